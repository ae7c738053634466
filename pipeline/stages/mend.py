"""Mend: a wrong rendering replaced by the right one where it is plain which word stands for which.

Guangzhou for Gwangju, yuan for won, Guangju, "June 26" for the 26th: the finding names what was expected,
and either what stands there instead or nothing; in the second case a word of nearly the same letters is taken.
Nothing else in the text changes, and what comes out is checked again like any other hypothesis.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.records import Finding, TargetLang

_REPLACED = frozenset(
    [
        "value_changed",
        "scale_changed",
        "unit_changed",
        "unit_converted",
        "date_changed",
        "date_invented",
        "name_contradicted",
    ]
)
_MISSING = ("value_missing", "date_missing", "name_missing")
_NEAR = 0.72
"""Letters in common (0 to 1) from which a word counts as a misspelling: Guangju and Gwangju have 0.86."""
_CAPITALIZED = re.compile(r"\b[A-Z][\w’'-]*(?:[ -][A-Z][\w’'-]*)*")


def mend(text: str, findings: Sequence[Finding], lang: TargetLang) -> str:
    """``text`` with what its blocking ``findings`` say put right where that can be done; else ``text`` itself."""
    blocking = [finding for finding in findings if finding.severity == "block"]
    swaps: list[tuple[tuple[int, int] | None, str]] = [
        (f.span, f.expected) for f in blocking if f.check in _REPLACED and f.span and f.expected
    ]
    lost = [f for f in blocking if f.check in _MISSING and f.expected]
    for kind in ("value", "date", "place"):
        added = [f for f in blocking if f.check == f"{kind}_invented" and f.span and not f.expected]
        wanted = [f for f in lost if f.check == ("name_missing" if kind == "place" else f"{kind}_missing")]
        if len(added) == 1 and len(wanted) == 1:
            swaps.append((added[0].span, wanted[0].expected))
            lost.remove(wanted[0])
    swaps += [
        (span, f.expected) for f in lost if f.check == "name_missing" and (span := _misspelled(text, f.expected, lang))
    ]
    return _replaced(text, [(span, words) for span, words in swaps if span is not None and _whole(text, span)])


def _whole(text: str, span: tuple[int, int]) -> bool:
    """Whether the span isn't a piece of a longer number."""
    starts, ends = text[span[0]].isdigit(), text[span[1] - 1].isdigit()
    return not (ends and re.match(r"[,.]?\d", text[span[1] :])) and not (
        starts and re.search(r"\d[,.]?$", text[: span[0]])
    )


def _misspelled(text: str, expected: str, lang: TargetLang) -> tuple[int, int] | None:
    """Where the one name stands that has nearly the letters of ``expected``; None for none or several."""
    if lang == "zh" and not expected.isascii():
        size = len(expected)
        spans = [(at, at + size) for at in range(len(text) - size + 1)]
        near = [span for span in spans if size >= 3 and _differs_by_one(text[slice(*span)], expected)]
    else:
        spans = [match.span() for match in _CAPITALIZED.finditer(text)]
        near = [span for span in spans if SequenceMatcher(None, text[slice(*span)], expected).ratio() >= _NEAR]
    return near[0] if len(near) == 1 else None


def _differs_by_one(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _replaced(text: str, swaps: Sequence[tuple[tuple[int, int], str]]) -> str:
    """``text`` with the spans replaced from the end on; overlapping ones leave it as it is."""
    ordered = sorted(swaps, reverse=True)
    if any(low[0][1] > high[0][0] for high, low in pairwise(ordered)):
        return text
    for (start, end), words in ordered:
        before = text[:start]
        if words.startswith("the ") and re.search(r"\b[Tt]he $", before):
            words = words[4:]
        text = before + words + text[end:]
    return text
