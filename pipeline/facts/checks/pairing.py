"""Whether each amount of a list stays with its own name: $14.99 in the United States, 2,180 yen in Japan.

A translation can have every figure right and still give them to the wrong owners. Where the Korean has two or
more parts with one name and one figure each, a part of the target with one of these names and one of these
figures must pair them as the Korean does.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.facts.checks.polarity import directions, korean_direction
from pipeline.records import Finding, Mention, Quantity, TargetLang

_KOREAN_PARTS = re.compile(r"[,，;；…]|(?<=[고며]) ")
_PARTS = {
    "en": re.compile(r"[,;](?!\d)|(?<!\w)(?:and|while|but|whereas)(?!\w)"),
    "zh": re.compile(r"[，、；,;](?!\d)|而(?!且)|和"),
}

_RESPECTIVELY = re.compile(r"\brespectively\b|分别|各为", re.IGNORECASE)
"""Names first and figures after them in the same order: no part of the sentence holds a pair."""


class Anchor(NamedTuple):
    """What an amount may belong to: where it stands in the Korean, and how it may be written in the target."""

    start: int
    words: tuple[str, ...]
    end: int = 0
    """Where a noun ends in the Korean."""


class _Pair(NamedTuple):
    anchor: Anchor
    figure: Mention


def check_pairing(
    source: str,
    target: str,
    lang: TargetLang,
    figures: Sequence[Mention],
    anchors: Sequence[Anchor],
    nouns: Sequence[Anchor] = (),
) -> Iterator[Finding]:
    """Blocking findings for figures that stand with another's name or direction in ``target``; offsets are in
    ``source``. ``nouns`` are anchors that may stand right before their figure (중학생 170명)."""
    yield from _directions(source, target, lang, figures)
    if _RESPECTIVELY.search(target):
        return
    yield from _counted(source, target, lang, figures, nouns)
    pairs = list(_pairs(source, figures, anchors, lang))
    if len(pairs) < 2:
        return
    for part in _PARTS[lang].split(target):
        folded = part.casefold()
        named = [pair for pair in pairs if any(word.casefold() in folded for word in pair.anchor.words)]
        valued = [pair for pair in pairs if _stands(pair.figure, part, lang)]
        if len(named) == len(valued) == 1 and named[0] is not valued[0]:
            yield _swapped(valued[0], named[0].anchor, lang)


def _swapped(pair: _Pair, other: Anchor, lang: TargetLang) -> Finding:
    return Finding(
        check="value_swapped",
        severity="block",
        lang=lang,
        message=f"{pair.figure.surface} belongs to '{pair.anchor.words[0]}', here it stands with '{other.words[0]}'",
        expected=pair.anchor.words[0],
        found=other.words[0],
        source_span=(pair.figure.start, pair.figure.end),
    )


def _directions(source: str, target: str, lang: TargetLang, figures: Sequence[Mention]) -> Iterator[Finding]:
    """A part of the source with one figure and one direction, told with that figure in the other direction alone."""
    for start, end, own in _parts(source, figures, lang):
        way = korean_direction(source[start:end])
        for part in _PARTS[lang].split(target) if len(own) == 1 and way else ():
            told = directions(part, lang)
            if told and told != way and _stands(own[0], part, lang):
                message = f"{own[0].surface} goes {way} in the source, {told} in the translation"
                yield Finding(
                    check="direction_flipped", severity="block", lang=lang, message=message, found=part.strip()
                )


def _counted(
    source: str, target: str, lang: TargetLang, figures: Sequence[Mention], nouns: Sequence[Anchor]
) -> Iterator[Finding]:
    """A noun right before its figure (중학생 170명) must keep it where nouns and figures alternate in the target."""
    pairs = []
    for figure in figures:
        before = [a for a in nouns if a.end and a.start < figure.start and not source[a.end : figure.start].strip()]
        if len(before) == 1 and lang in figure.renderings:
            pairs.append(_Pair(before[0], figure))
    values = {pair.figure.renderings[lang].preferred for pair in pairs}
    words = {word for pair in pairs for word in pair.anchor.words}
    if len(pairs) < 2 or len(values) < len(pairs) or len(words) != sum(len(pair.anchor.words) for pair in pairs):
        return
    places: list[tuple[int, int, bool]] = []
    for at, pair in enumerate(pairs):
        noun = _only([m.start() for word in pair.anchor.words for m in re.finditer(re.escape(word), target, re.I)])
        number = _only([m.start() for m in _spelled(pair.figure, target, lang)])
        if noun is None or number is None:
            return
        places += [(noun, at, True), (number, at, False)]
    places.sort()
    for (_, one, first), (_, two, second) in zip(places[::2], places[1::2], strict=True):
        if first == second or first != places[0][2]:
            return
        if one != two:
            yield _swapped(pairs[two if first else one], pairs[one if first else two].anchor, lang)


def _only(places: Sequence[int]) -> int | None:
    return places[0] if len(set(places)) == 1 else None


def _parts(source: str, figures: Sequence[Mention], lang: TargetLang) -> Iterator[tuple[int, int, list[Mention]]]:
    """The parts of the Korean, from and to, each with its amounts."""
    amounts = [m for m in figures if isinstance(m.value, Quantity) and lang in m.renderings]
    cuts = [0, *(match.end() for match in _KOREAN_PARTS.finditer(source)), len(source)]
    for start, end in pairwise(cuts):
        yield start, end, [m for m in amounts if start <= m.start < end]


def _pairs(source: str, figures: Sequence[Mention], anchors: Sequence[Anchor], lang: TargetLang) -> Iterator[_Pair]:
    """The parts of the Korean with one anchor and one figure; those that share an anchor's words are left out."""
    found = []
    for start, end, amounts in _parts(source, figures, lang):
        inside = [a for a in anchors if start <= a.start < end]
        if len(inside) == len(amounts) == 1 and inside[0].words:
            found.append(_Pair(inside[0], amounts[0]))
    words = [word for pair in found for word in pair.anchor.words]
    values = [pair.figure.renderings[lang].preferred for pair in found]
    for pair in found:
        if (
            not any(words.count(word) > 1 for word in pair.anchor.words)
            and values.count(pair.figure.renderings[lang].preferred) == 1
        ):
            yield pair


def _stands(figure: Mention, part: str, lang: TargetLang) -> bool:
    return bool(_spelled(figure, part, lang))


def _spelled(figure: Mention, text: str, lang: TargetLang) -> list[re.Match[str]]:
    """Where the figure stands in ``text`` in an accepted spelling with digits, the longest at each place."""
    found = [
        match
        for spelling in figure.renderings[lang].accepted
        if any(c.isdigit() for c in spelling)
        for match in re.finditer(rf"(?<![\d.,]){re.escape(spelling)}(?!\d|[.,]\d)", text)
    ]
    return list({match.start(): match for match in found}.values())
