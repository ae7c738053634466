"""Whether each amount of a list stays with its own name: $14.99 in the United States, 2,180 yen in Japan.

A translation can have every figure right and still give them to the wrong owners. Where the Korean has two or
more parts with one name and one figure each, a part of the target with one of these names and one of these
figures must pair them as the Korean does.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.facts.checks.actors import check_actors, check_causes, check_maker
from pipeline.facts.checks.alternatives import check_alternatives
from pipeline.facts.checks.attributes import check_attributes
from pipeline.facts.checks.bases import check_bases
from pipeline.facts.checks.belongings import check_belongings
from pipeline.facts.checks.bindings import check_bindings
from pipeline.facts.checks.changes import check_changes
from pipeline.facts.checks.companions import check_companions
from pipeline.facts.checks.compare import LONGEST
from pipeline.facts.checks.dropped import check_details
from pipeline.facts.checks.firsts import check_firsts
from pipeline.facts.checks.parts import PARTS, Anchor, noun_ends, parts, spelled, stands
from pipeline.facts.checks.polarity import directions, korean_direction
from pipeline.facts.checks.quoted import check_quoted
from pipeline.facts.checks.roles import check_roles
from pipeline.facts.mentions import find_mentions
from pipeline.records import Finding, Mention, TargetLang

__all__ = ["Anchor", "check_pairing"]

_RESPECTIVELY = re.compile(r"\brespectively\b|分别|各为", re.IGNORECASE)
"""Names first and figures after them in the same order: no part of the sentence holds a pair."""


_MOST = 40
"""Figures of a sentence above which it is no sentence: each is held against each."""
_WHERE = re.compile(r"(?:에서|에)[는선]$")
"""The particles of a noun that owns the figure right behind it (가나대에서는 63.7%)."""
_LEAD = re.compile(r"^(?:in|at|on|to|from|for) (?:the )?|^在")


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
    yield from check_roles(source, target, lang, nouns, anchors)
    if max(len(source), len(target)) > LONGEST or len(figures) > _MOST:
        return
    yield from check_details(source, target, lang, nouns, anchors)
    yield from check_actors(source, target, lang, anchors, nouns)
    yield from check_maker(source, target, lang, nouns)
    yield from check_causes(source, target, lang)
    yield from check_changes(source, target, lang, figures)
    known = find_mentions(source)
    dates = [m for m in known if m.kind == "date"]
    names = [m for m in known if m.value is None]
    yield from check_bindings(source, target, lang, [*figures, *dates, *names], (anchors, nouns))
    yield from check_belongings(source, target, lang, (figures, dates), nouns)
    yield from check_attributes(source, target, lang, dates, nouns)
    yield from check_alternatives(source, target, lang, nouns, figures)
    yield from check_bases(source, target, lang, figures, nouns)
    yield from check_quoted(source, target, lang, nouns)
    yield from check_firsts(source, target, lang)
    if _RESPECTIVELY.search(target):
        return
    yield from _counted(source, target, lang, figures, nouns)
    yield from check_companions(source, target, lang, [*figures, *dates], nouns)
    for values in (figures, dates):
        pairs = list(_pairs(source, values, anchors, lang))
        found = list(_paired(pairs, target, lang))
        ordered = [pair for pair in pairs if values is figures and pair.anchor.start < pair.figure.start]
        yield from found or _alternating(ordered, target, lang)


def _paired(pairs: Sequence[_Pair], target: str, lang: TargetLang) -> Iterator[Finding]:
    """The parts of the target with one of the names and another's amount or date."""
    for part in PARTS[lang].split(target) if len(pairs) > 1 else ():
        named = [pair for pair in pairs if any(_occurs(word, part, lang) for word in pair.anchor.words)]
        valued = [pair for pair in pairs if stands(pair.figure, part, lang)]
        if len(named) == len(valued) == 1 and named[0] is not valued[0]:
            yield _swapped(valued[0], named[0].anchor, lang)


def _occurs(word: str, part: str, lang: TargetLang) -> bool:
    """Whether the word begins a word of the part: man isn't in woman."""
    edge = r"(?<![A-Za-z])" if lang == "en" else ""
    return re.search(edge + re.escape(word), part, re.IGNORECASE) is not None


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
    for start, end, own in parts(source, figures, lang):
        way = korean_direction(source[start:end])
        for part in PARTS[lang].split(target) if len(own) == 1 and way else ():
            told = directions(part, lang)
            if told and told != way and stands(own[0], part, lang):
                message = f"{own[0].surface} goes {way} in the source, {told} in the translation"
                yield Finding(
                    check="direction_flipped", severity="block", lang=lang, message=message, found=part.strip()
                )


def _counted(
    source: str, target: str, lang: TargetLang, figures: Sequence[Mention], nouns: Sequence[Anchor]
) -> Iterator[Finding]:
    """A noun right before its figure (중학생 170명) must keep it where nouns and figures alternate in the target."""
    pairs = []
    ends = noun_ends(source)
    for figure in figures:
        before = [
            a
            for a in nouns
            if (a.end in ends or _WHERE.search(source[a.start : a.end]) or _owns(source, a, figure))
            and a.end <= figure.start
            and not source[a.end : figure.start].strip()
        ]
        if len(before) == 1 and lang in figure.renderings:
            words = tuple(_LEAD.sub("", word) for word in before[0].words)
            pairs.append(_Pair(before[0]._replace(words=words), figure))
    yield from _alternating(pairs, target, lang)


def _owns(source: str, noun: Anchor, figure: Mention) -> bool:
    """Whether the figure is what is said of the noun before it (기간은 12.4일로), not part of another phrase (센터는 65세 이상)."""
    topic = source[noun.end - 1 : noun.end] in ("은", "는")
    return topic and re.match(r"으?로[ ,]|,|이[다며고]|였|보다", source[figure.end :]) is not None


def _alternating(pairs: Sequence[_Pair], target: str, lang: TargetLang) -> Iterator[Finding]:
    """Names and figures by turns, each once in the target: the first name goes with the figure next to it, and so on."""
    values = {pair.figure.renderings[lang].preferred for pair in pairs}
    words = {word for pair in pairs for word in pair.anchor.words}
    if len(pairs) < 2 or len(values) < len(pairs) or len(words) != sum(len(pair.anchor.words) for pair in pairs):
        return
    places: list[tuple[int, int, bool]] = []
    for at, pair in enumerate(pairs):
        noun = _only(
            [
                m.start()
                for word in pair.anchor.words
                for m in re.finditer(re.escape(word), target, re.I)
                if len(word) > 1
            ]
        )
        number = _only([m.start() for m in spelled(pair.figure, target, lang)])
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


def _pairs(source: str, figures: Sequence[Mention], anchors: Sequence[Anchor], lang: TargetLang) -> Iterator[_Pair]:
    """The parts of the Korean with one anchor and one figure; those that share an anchor's words are left out."""
    found = []
    for start, end, amounts in parts(source, figures, lang):
        inside = [a for a in anchors if start <= a.start < end]
        if len(amounts) == 1:
            inside = [a for a in inside if a.start < amounts[0].start] or inside
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
