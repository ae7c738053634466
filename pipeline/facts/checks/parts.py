"""A sentence cut into its parts, and what of the source's amounts and dates stands in a part."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.facts.checks.values import date_of, dates_told, figures_told, quantity
from pipeline.facts.dates.calendar import compatible
from pipeline.facts.figures.units import same
from pipeline.records import Mention, Quantity, TargetLang
from pipeline.text.morph import tokenize

SENTENCE = re.compile(r"다[.”\"’']*$")
"""How a Korean sentence ends, and no headline."""
KOREAN_PARTS = re.compile(r"[,，;；…]|(?<=[고며]) ")
PARTS = {
    "en": re.compile(r"[,;](?!\d)|(?<!\w)(?:and|while|but|whereas)(?!\w)"),
    "zh": re.compile(r"[，、；]|[,;](?!\d)|而(?!且)|和"),
}


class Anchor(NamedTuple):
    """What an amount may belong to: where it stands in the Korean, and how it may be written in the target."""

    start: int
    words: tuple[str, ...]
    end: int = 0
    """Where a noun ends in the Korean."""


def parts(source: str, mentions: Sequence[Mention], lang: TargetLang) -> Iterator[tuple[int, int, list[Mention]]]:
    """The parts of the Korean, from and to, each with those of the amounts or dates that stand in it."""
    values = [m for m in mentions if m.value is not None and lang in m.renderings]
    cuts = [0, *(match.end() for match in KOREAN_PARTS.finditer(source)), len(source)]
    for start, end in pairwise(cuts):
        yield start, end, [m for m in values if start <= m.start < end]


def stands(mention: Mention, part: str, lang: TargetLang) -> bool:
    """Whether the amount or date of ``mention`` stands in a part of the target."""
    if not isinstance(mention.value, Quantity):
        found = dates_told(part, lang)
        return any(compatible(date_of(mention), date_of(d), mention.key, d.key) in ("same", "partial") for d in found)
    figures = figures_told(part, lang)
    return bool(spelled(mention, part, lang)) or any(same(quantity(mention), quantity(f)) for f in figures)


def spelled(figure: Mention, text: str, lang: TargetLang) -> list[re.Match[str]]:
    """Where the figure stands in ``text`` in an accepted spelling with digits, the longest at each place."""
    found = [
        match
        for spelling in figure.renderings[lang].accepted
        if any(c.isdigit() for c in spelling)
        for match in re.finditer(rf"(?<![\d.,]){re.escape(spelling)}(?!\d|[.,]\d)", text)
    ]
    return list({match.start(): match for match in found}.values())


def noun_ends(source: str) -> set[int]:
    """Where the nouns of the Korean end."""
    return {token.start + token.len for token in tokenize(source) if token.tag in ("NNG", "NNP", "XSN", "NR")}
