"""The hand-written spellings as a judge of their own beside the parsers.

A finding is dropped where a person has written that this very rendering is right; a name that stands
in the Korean sentence and in none of its hand-written spellings in the target is a finding even
where the name finder is unsure of it, or doesn't know it.
"""

import re
from collections.abc import Sequence

from eval.data import HandFigure, HandName, Reference
from eval.metrics.evidence import Evidence
from eval.metrics.strings import stands
from pipeline.records import TargetLang

_NAMED = ("person", "place", "organization")
_ANAPHORS = {
    "en": re.compile(
        r"\b(?:it|its|they|their|he|his|she|her|(?:the|both|two) (?:company|firm|agency|ministry|city|cities|county|province|"
        r"commission|administration|service|authority|institute|university|universities|club|team|museum|center|centre|bank|"
        r"foundation|association|office|board|group|government|committee|district|hospital|startup|companies|countries|sides))\b",
        re.I,
    ),
    "zh": re.compile(
        r"该|其|他|她|它|双方|两国|两市|两校|(?:^|[，。])(?:公司|政府|委员会|学校|医院|俱乐部|协会|机构|部门|市|厅|对华|在华|中韩|韩中)|对华|在华|中韩|韩中"
    ),
}


def spellings_of(item: HandFigure, reference: Reference, lang: TargetLang) -> tuple[str, ...]:
    """The item's spellings, and for a name those of its other names (해양수산부 and 해수부 share one)."""
    own = item.en if lang == "en" else item.zh
    if not isinstance(item, HandName):
        return own
    kin = [name for name in reference.names if set(name.zh) & set(item.zh) and set(name.en) & set(item.en)]
    more = (way for name in kin for way in (name.en if lang == "en" else name.zh))
    return tuple(dict.fromkeys((*own, *more)))


def named_in(reference: Reference, korean: str) -> list[HandName]:
    """People, places and organizations whose surface stands in ``korean`` outside a longer name's."""
    left = korean
    found = []
    for name in sorted(reference.names, key=lambda item: -len(item.surface)):
        if name.surface in left:
            left = left.replace(name.surface, "\0")
            if name.kind in _NAMED and len(name.surface) > 1:
                found.append(name)
    return found


def missing_names(reference: Reference, korean: str, target: str, lang: TargetLang, index: int) -> list[Evidence]:
    """A6 for each name of the Korean sentence with none of its spellings in the target.

    Where the target speaks of "the company" or 该市, a name may be meant by that and isn't missed.
    """
    if _ANAPHORS[lang].search(target):
        return []
    lost = [
        n
        for n in named_in(reference, korean)
        if not any(stands(s, target, lang) for s in spellings_of(n, reference, lang))
    ]
    return [
        Evidence(
            code="A6",
            check="name_missing",
            lang=lang,
            born="translation",
            sentence=index,
            source_span=_span(name.surface, korean),
            expected=next(iter(spellings_of(name, reference, lang)), ""),
            message=f"{name.surface}: none of its hand-written spellings stands in the translation",
        )
        for name in lost
    ]


def _span(surface: str, text: str) -> tuple[int, int] | None:
    at = text.find(surface)
    return (at, at + len(surface)) if at >= 0 else None


def upheld(evidence: Sequence[Evidence], reference: Reference, korean: str, target: str) -> list[Evidence]:
    """The evidence that the hand-written spellings don't refute."""
    return [item for item in evidence if not _refuted(item, reference, korean, target)]


def _refuted(item: Evidence, reference: Reference, korean: str, target: str) -> bool:
    """A value, date or name that a person accepted: what was found is part of an accepted spelling, or what is
    missing stands there in one."""
    if item.code not in ("A3", "A4", "A5", "A6") or item.lang == "ko":
        return False
    lang: TargetLang = "en" if item.lang == "en" else "zh"
    hands = [hand for hand in (*reference.figures, *reference.names) if hand.surface in korean]
    if item.span:
        hands += [hand for hand in reference.names if hand.surface in reference.source]
        return any(_covers(s, target, item.span) for hand in hands for s in spellings_of(hand, reference, lang))
    if not item.source_span:
        return False
    start, end = item.source_span
    return any(
        _meets(hand.surface, korean, start, end)
        and any(stands(s, target, lang) for s in spellings_of(hand, reference, lang))
        for hand in hands
    )


def _covers(spelling: str, target: str, span: tuple[int, int]) -> bool:
    """Whether an occurrence of the spelling holds the whole span."""
    at = target.lower().find(spelling.lower()) if spelling else -1
    while at >= 0:
        if at <= span[0] and span[1] <= at + len(spelling):
            return True
        at = target.lower().find(spelling.lower(), at + 1)
    return False


def _meets(surface: str, korean: str, start: int, end: int) -> bool:
    """Whether an occurrence of the surface overlaps the span of the Korean sentence."""
    at = korean.find(surface)
    while at >= 0:
        if at < end and start < at + len(surface):
            return True
        at = korean.find(surface, at + 1)
    return False
