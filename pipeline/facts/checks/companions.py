"""What an amount or a date stands with: its noun (12 villages), its verb (3 dead), its whole (35 of 210)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.facts.checks.parts import PARTS, Anchor, noun_ends, parts, stands
from pipeline.facts.checks.rival_words import RIVALS, Rival
from pipeline.facts.checks.values import figures_told, quantity
from pipeline.facts.figures.units import same
from pipeline.records import Finding, Mention, Quantity, TargetLang
from pipeline.text.morph import tokenize

_FAMILIES = ("lives", "school", "gender", "trade", "result", "works", "stance", "vote", "deal", "doors", "match")
_OUT_OF = re.compile(r" ?(?:중|가운데)(?:에서|에|의)? ")
_LISTED = re.compile(r"[과와,·]| 및 ")
_OF = re.compile(r" of (?:the |its |these )?(?:total )?")
_AMONG = re.compile(r"[\u4e00-\u9fff]{0,4}(?:中|当中|里面)(?:的|有|,|，)?")
_BETWEEN = {"en": re.compile(r"[ -](?:[a-z][a-z-]*[ -]){0,2}"), "zh": re.compile(r"(?:[^\W\d_和与及、，]){0,4}")}
_PREPOSITION = re.compile(r"\b(?:and|of|in|to|for|from|by|with|at|on|or|per|than|as|were|was|are|is|will)\b")

_PLURAL = re.compile(r"[a-z]{2}s\b")
_TOTAL = {
    "en": (re.compile(r"(?:total(?:ing|ed|s)?(?: of)?|altogether|combined) $"), re.compile(r",? (?:in total|in all|altogether|combined)\b")),
    "zh": (re.compile(r"(?:共计?|总计|合计|总共|一共|总额为?)约?$"), re.compile(r"(?!)")),
}  # fmt: skip


class _Owned(NamedTuple):
    figure: Mention
    word: str
    """The noun as the target is expected to write it."""


def check_companions(
    source: str,
    target: str,
    lang: TargetLang,
    values: Sequence[Mention],
    nouns: Sequence[Anchor],
) -> Iterator[Finding]:
    """Blocking findings for figures and dates of the source that stand with another's noun or verb in ``target``."""
    yield from _rivals(source, target, lang, values)
    figures = [m for m in values if isinstance(m.value, Quantity) and lang in m.renderings]
    found = figures_told(target, lang)
    yield from _nouns(source, target, lang, (figures, found, nouns))
    for figure in figures:
        if source.startswith("씩", figure.end) and len(figures) > 1:
            yield from _summed(figure, found, (target, lang))
    for whole, part in pairwise(figures):
        if _OUT_OF.search(source[whole.end : part.start]) and quantity(part).value < quantity(whole).value:
            yield from _turned(whole, part, found, (target, lang))


def _rivals(source: str, target: str, lang: TargetLang, values: Sequence[Mention]) -> Iterator[Finding]:
    """Of two rivals of a family (dead and injured) each keeps its amount or date."""
    for family in _FAMILIES:
        rivals = [rival for rival in RIVALS if rival.family == family]
        if sum(bool(re.search(rival.ko, source)) for rival in rivals) < 2:
            continue
        owned = [(value, rival) for value, rival in _with_rivals(source, values, rivals, lang)]
        for part in PARTS[lang].split(target):
            told = [r for r in rivals if re.search(r.en if lang == "en" else r.zh, part, re.IGNORECASE)]
            inside = [(value, rival) for value, rival in owned if stands(value, part, lang)]
            if len(told) == len(inside) == 1 and told[0] is not inside[0][1]:
                yield _finding(inside[0][0], lang, part.strip())


def _with_rivals(
    source: str, values: Sequence[Mention], rivals: Sequence[Rival], lang: TargetLang
) -> Iterator[tuple[Mention, Rival]]:
    """The amounts and dates with the one rival around them, or else the one that follows them."""
    for start, end, inside in parts(source, values, lang):
        for at, value in enumerate(inside):
            before = inside[at - 1].end if at else start
            behind = inside[at + 1].start if at + 1 < len(inside) else end
            after = "" if _LISTED.match(source, value.end) else source[value.end : behind]
            for text in (source[before:behind], after, source[before : value.start]):
                said = [rival for rival in rivals if re.search(rival.ko, text)]
                if len(said) == 1:
                    yield value, said[0]
                    break


def _nouns(
    source: str, target: str, lang: TargetLang, given: tuple[Sequence[Mention], Sequence[Mention], Sequence[Anchor]]
) -> Iterator[Finding]:
    """A noun right behind a figure of the target is the one the source has with that figure."""
    figures, found, nouns = given
    owned = list(_owned(source, figures, nouns, lang))
    for one in owned:
        rivals = [other for other in owned if other.word != one.word]
        if len(rivals) + 1 != len(owned) or any(same(quantity(one.figure), quantity(o.figure)) for o in rivals):
            continue
        for at in re.finditer(one.word, target, re.IGNORECASE):
            before = [f for f in found if f.end <= at.start()]
            if not before or not _joined(target[before[-1].end : at.start()], lang):
                continue
            value = quantity(before[-1])
            if not same(value, quantity(one.figure)) and any(same(value, quantity(o.figure)) for o in rivals):
                yield _finding(one.figure, lang, target[before[-1].start : at.end()])


def _joined(between: str, lang: TargetLang) -> bool:
    return (
        _BETWEEN[lang].fullmatch(between) is not None
        and not _PREPOSITION.search(between)
        and not _PLURAL.search(between)
    )


def _owned(source: str, figures: Sequence[Mention], nouns: Sequence[Anchor], lang: TargetLang) -> Iterator[_Owned]:
    """The counts with the noun before them (중학생 170명), or else the noun behind them (12개 마을)."""
    ends = noun_ends(source)
    cased = {token.start + token.len for token in tokenize(source) if token.tag in ("JKS", "JKO", "JKB", "JX")}
    for figure in figures:
        if quantity(figure).unit != "count":
            continue
        before = [
            a for a in nouns if a.end in ends and a.end <= figure.start and not source[a.end : figure.start].strip()
        ]
        behind = [a for a in nouns if a.end in cased and source[figure.end : a.start] in (" ", "의 ")]
        for noun in (before or behind)[:1]:
            if word := _pattern(noun.words[0], lang):
                yield _Owned(figure, word)


def _pattern(gloss: str, lang: TargetLang) -> str:
    """The last word of an English gloss with its plural, a Chinese gloss as it is; empty where it is too short."""
    if lang == "zh":
        return re.escape(gloss) if re.fullmatch(r"[\u4e00-\u9fff]{2,}", gloss) else ""
    word = gloss.rsplit(" ", 1)[-1]
    stem = word[:-1] if word.endswith("y") else word
    return rf"\b{re.escape(stem)}(?:y|ies|e?s)?\b" if re.fullmatch(r"[a-z]{3,}", word) else ""


def _summed(each: Mention, found: Sequence[Mention], where: tuple[str, TargetLang]) -> Iterator[Finding]:
    """What each gets (35억원씩) told as the total."""
    target, lang = where
    before, behind = _TOTAL[lang]
    for f in found:
        if same(quantity(each), quantity(f)) and (before.search(target[: f.start]) or behind.match(target, f.end)):
            yield _finding(each, lang, target[max(0, f.start - 12) : f.end + 12])


def _turned(
    whole: Mention, part: Mention, found: Sequence[Mention], where: tuple[str, TargetLang]
) -> Iterator[Finding]:
    """35 of 210 told as 210 of 35."""
    target, lang = where
    for one, two in pairwise(found):
        between = (_OF if lang == "en" else _AMONG).fullmatch(target[one.end : two.start])
        first, second = (whole, part) if lang == "en" else (part, whole)
        if between and same(quantity(one), quantity(first)) and same(quantity(two), quantity(second)):
            yield _finding(part, lang, target[one.start : two.end])


def _finding(value: Mention, lang: TargetLang, found: str) -> Finding:
    return Finding(
        check="value_swapped",
        severity="block",
        lang=lang,
        message=f"{value.surface} belongs elsewhere in the source: '{found}'",
        expected=value.renderings[lang].preferred,
        found=found,
        source_span=(value.start, value.end),
    )
