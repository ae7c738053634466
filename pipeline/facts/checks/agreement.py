"""Whether the English and the Chinese of one Korean sentence say the same: amounts, and up or down.

Each is held against the Korean by ``compare``; this catches what the Korean leaves open, such as an
amount that only one language adds.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from pipeline.facts.checks.polarity import directions
from pipeline.facts.checks.values import dates_told, figures_told
from pipeline.records import Finding, Mention, Quantity

_TOLD_APART = 20
"""Counts below this come and go with wording (both sides, 两国), so only larger ones must stand in both."""


def disagreements(en: str, zh: str, mentions: Sequence[Mention], known: Sequence[Finding] = ()) -> list[Finding]:
    """Findings, in the English text, where ``en`` and ``zh`` tell different amounts or opposite directions.

    Amounts of the Korean's own ``mentions`` are ``compare``'s matter and left out here, and so is what the
    findings already ``known`` of the two texts report.
    """
    own = {m.value.value for m in mentions if isinstance(m.value, Quantity)}
    own |= {m.value.upper for m in mentions if isinstance(m.value, Quantity) and m.value.upper is not None}
    english = _amounts(figures_told(en, "en"), dates_told(en, "en"))
    chinese = _amounts(figures_told(zh, "zh"), dates_told(zh, "zh"))
    findings = []
    for value in sorted((english.keys() ^ chinese.keys()) - own):
        mention = english.get(value) or chinese[value]
        if _written(value, zh if value in english else en) or _reported(mention, known):
            continue
        other = "Chinese" if value in english else "English"
        findings.append(
            _finding(f"'{mention.surface}' stands in one translation but not in the {other}", mention.surface)
        )
    up_or_down = directions(en, "en"), directions(zh, "zh")
    if set(up_or_down) == {"up", "down"} and not any(f.check == "direction_flipped" for f in known):
        findings.append(_finding(f"the English says {up_or_down[0]}, the Chinese {up_or_down[1]}", up_or_down[0]))
    return findings


def _written(value: Decimal, text: str) -> bool:
    """Whether the other text has the number as it is, in a name or a code (NB-207)."""
    return re.search(rf"(?<![\d.,]){value.normalize():f}(?!\d|[.,]\d)", text) is not None


def _reported(mention: Mention, known: Sequence[Finding]) -> bool:
    return any(f.found and (f.found in mention.surface or mention.surface in f.found) for f in known)


def _amounts(mentions: Sequence[Mention], dates: Sequence[Mention]) -> dict[Decimal, Mention]:
    return {
        m.value.value: m
        for m in mentions
        if isinstance(m.value, Quantity)
        and not any(d.start <= m.start < d.end for d in dates)
        and m.value.value >= _TOLD_APART
        and any(c.isdigit() for c in m.surface)
    }


def _finding(message: str, found: str) -> Finding:
    return Finding(check="languages_disagree", severity="block", lang="en", message=message, found=found)
