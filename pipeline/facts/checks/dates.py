"""Dates of a target held against those of its Korean source: changed, invented, or missing."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.facts.checks.values import accepted, date_numbers, date_of, occurs
from pipeline.facts.dates.calendar import compatible, given, points
from pipeline.records import Finding, Mention, TargetLang


def date_findings(
    dates: Sequence[Mention], found: Sequence[Mention], others: set[Decimal], where: tuple[str, TargetLang]
) -> Iterator[Finding]:
    """Findings for dates that the target changed, invented or lost; ``others`` are the source's other numbers."""
    target, lang = where
    grades = {(i, j): _grade(s, t) for i, s in enumerate(dates) for j, t in enumerate(found)}
    open_dates = [
        i for i in range(len(dates)) if not any(grades[i, j] in ("same", "partial") for j in range(len(found)))
    ]
    for j, mention in enumerate(found):
        own = [grades[i, j] for i in range(len(dates))]
        if {"same", "partial"} & set(own) or (
            date_numbers(date_of(mention)) and date_numbers(date_of(mention)) <= others
        ):
            continue
        if not given(date_of(mention)) or _put_off(mention, dates, target):
            continue
        partners = [i for i in open_dates if given(date_of(dates[i]))]
        added = [i for i in range(len(dates)) if grades[i, j] == "added"]
        check = "date_changed" if partners and not added else "date_invented"
        source = dates[(added or partners)[0]] if added or partners else None
        open_dates = [i for i in open_dates if source is None or dates[i] is not source]
        yield _date_finding(check, mention, source, lang)
    for i in open_dates:
        if any(occurs(s, target) for s in accepted(dates[i], lang)):
            continue
        yield _date_missing(dates[i], lang)


def _grade(source: Mention, target: Mention) -> str:
    """How the target's date agrees with the source's, or with the first or last of its range."""
    whole = compatible(date_of(source), date_of(target), source.key, target.key)
    if whole in ("same", "partial") or date_of(source).end is None:
        return whole
    ends = [compatible(point, date_of(target), "", target.key) for point in points(date_of(source))]
    return "partial" if "same" in ends else whole


_PUT_OFF = re.compile(
    r"\b(?:push|postpon|mov|delay|put|brought|bring|shift|defer|reschedul|advanc)\w{0,6} [^.]{0,80}\bfrom $"
)


def _put_off(found: Mention, dates: Sequence[Mention], target: str) -> bool:
    """ "Pushed back from June to September" is no range: both its ends are dates of the source."""
    ends = points(date_of(found))
    moved = len(ends) == 2 and _PUT_OFF.search(target[: found.start])
    return bool(moved) and all(any(compatible(date_of(d), e, d.key, "") == "same" for d in dates) for e in ends)


def _date_finding(check: str, found: Mention, source: Mention | None, lang: TargetLang) -> Finding:
    expected = source.renderings[lang].preferred if source is not None and lang in source.renderings else ""
    wanted = f"{source.surface} is {expected}: " if source is not None else ""
    tail = "says more than the source or something else" if check == "date_invented" else "is another date"
    return Finding(
        check=check,
        severity="block",
        lang=lang,
        message=f"{wanted}'{found.surface}' {tail}",
        expected=expected,
        found=found.surface,
        span=(found.start, found.end),
        source_span=(source.start, source.end) if source is not None else None,
    )


def _date_missing(source: Mention, lang: TargetLang) -> Finding:
    expected = source.renderings[lang].preferred if lang in source.renderings else source.surface
    return Finding(
        check="date_missing",
        severity="block" if {"year", "month", "day", "quarter"} & set(given(date_of(source))) else "warn",
        lang=lang,
        message=f"{source.surface} is {expected}: not in the translation",
        expected=expected,
        source_span=(source.start, source.end),
    )
