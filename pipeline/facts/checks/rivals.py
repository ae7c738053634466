"""Words that stand against each other: next year and last year, per person and per household, exports and imports.

A translation can keep every number and still say "this year's budget" for 내년 예산, "a year" for 월 20만원 or
"imports" for 수출. Each family below has its rivals with the words for them in the three languages. Where the
Korean says one rival, a translation that says another in its place is wrong; where the rival is one that must be
told (next year, until, planned), a translation without any word for it is wrong too. The word lists are wide on the
side of what tells a rival, so that a free wording passes.
"""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.facts.checks.rival_words import RIVALS, Rival
from pipeline.records import Finding, TargetLang

_CHECKS = {"year": "date_changed", "month": "date_changed", "bound": "date_changed", "share": "unit_changed"}
_CHECKS |= {"rate": "unit_changed"}


def check_rivals(source: str, target: str, lang: TargetLang, published: dt.date | None = None) -> Iterator[Finding]:
    """Blocking findings for a rival told in another's place, or a needed one not told at all.

    ``published`` gives the numbers that next year, last year and the months may be told with.
    """
    for family in dict.fromkeys(rival.family for rival in RIVALS):
        rivals = [rival for rival in RIVALS if rival.family == family]
        said = [rival for rival in rivals if re.search(rival.ko, source)]
        told = [rival for rival in rivals if _told(rival, target, lang, published)]
        for rival in said:
            others = [other for other in told if other not in said]
            if rival not in told and (others or rival.needed):
                yield _finding(rival, others[0] if others else None, source, target, lang)


def _told(rival: Rival, target: str, lang: TargetLang, published: dt.date | None) -> bool:
    words = rival.en if lang == "en" else rival.zh
    if re.search(words, target, re.IGNORECASE):
        return True
    return rival.family == "year" and any(year in target for year in _years(rival, published))


def _years(rival: Rival, published: dt.date | None) -> tuple[str, ...]:
    """The year's own number; any year of this century where the day of publication isn't known."""
    if published is None:
        return ("20",)
    shift = {"내": 1, "지": -1, "올": 0}[rival.ko[0]]
    return (str(published.year + shift),)


def _finding(rival: Rival, other: Rival | None, source: str, target: str, lang: TargetLang) -> Finding:
    said = re.search(rival.ko, source)
    found = re.search(other.en if lang == "en" else other.zh, target, re.IGNORECASE) if other else None
    surface = said.group() if said else ""
    message = f"'{found.group()}' stands where the source says {surface}" if found else f"{surface} isn't told"
    return Finding(
        check=_CHECKS.get(rival.family, "direction_flipped"),
        severity="block",
        lang=lang,
        message=message,
        found=found.group() if found else "",
        span=found.span() if found else None,
        source_span=said.span() if said else None,
    )
