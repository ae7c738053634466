"""Whether both of two things that the Korean gives to choose from (사들이거나 빌려, 현금 또는 카드) are told, and one thing
with its count and its amount (213건, 3860만달러 규모의 상담) stays one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.facts.checks.glosses import content, told
from pipeline.facts.checks.parts import Anchor
from pipeline.facts.checks.values import figures_told, quantity
from pipeline.facts.figures.units import same
from pipeline.records import Finding, Mention, Quantity, TargetLang
from pipeline.text.morph import tokenize

_OR = {
    "en": re.compile(r"\b(?:or|either|whether|nor|whichever|whatever|alternative\w*|any)\b|/", re.IGNORECASE),
    "zh": re.compile(r"或|还是|要么|抑或|任|、|/|及|和|与"),
}
_WORTH = re.compile(r", ?(?:총 |모두 |약 )?$")
_SIZED = re.compile(r"(?:어치|상당|규모)?의? ?(?:규모의|상당의|어치의)? [가-힣]")
_TWO = re.compile(
    r"(?: [a-z]+){0,2},? and (?:an?|one|the) (?:[a-z-]+ ){1,3}(?:worth|of|for|totaling|valued at) (?:about )?"
)


def check_alternatives(
    source: str, target: str, lang: TargetLang, nouns: Sequence[Anchor], figures: Sequence[Mention]
) -> Iterator[Finding]:
    """Blocking findings for one of two alternatives that ``target`` lacks, and for one thing that it tells as two."""
    if not _OR[lang].search(target):
        yield from _lost(source, target, lang, nouns)
    if lang == "en":
        yield from _parted(source, target, figures)


def _lost(source: str, target: str, lang: TargetLang, nouns: Sequence[Anchor]) -> Iterator[Finding]:
    tokens = tokenize(source)
    for token in tokens[1:-1]:
        if (token.form, token.tag) != ("거나", "EC") and (token.form, token.tag) not in _WORDS:
            continue
        before = next((n for n in reversed(nouns) if n.start < token.start), None)
        behind = next((n for n in nouns if n.start >= token.start + token.len and n is not before), None)
        for noun in (before, behind):
            if noun and content(noun.words[0], lang) and not told(noun.words[0], target, lang):
                message = f"{source[noun.start : noun.end]} is one of two alternatives: nothing tells it"
                yield _finding("detail_lost", lang, message, noun.words[0], (noun.start, noun.end))
                return


_WORDS = frozenset([("또는", "MAJ"), ("혹은", "MAJ"), ("또는", "MAG"), ("혹은", "MAG")])


def _parted(source: str, target: str, figures: Sequence[Mention]) -> Iterator[Finding]:
    found = figures_told(target, "en")
    amounts = [m for m in figures if isinstance(m.value, Quantity)]
    for one, two in pairwise(amounts):
        joined = _WORTH.fullmatch(source[one.end : two.start]) and _SIZED.match(source, two.end)
        if not joined or quantity(one).unit != "count" or not quantity(two).unit.isupper():
            continue
        for first, last in pairwise(found):
            told_so = same(quantity(first), quantity(one)) and same(quantity(last), quantity(two))
            if told_so and _TWO.fullmatch(target[first.end : last.start]):
                words = target[first.start : last.end]
                message = f"{one.surface}, {two.surface} count one thing, told as two in '{words}'"
                yield _finding("value_swapped", "en", message, words, (one.start, two.end))


def _finding(check: str, lang: TargetLang, message: str, found: str, span: tuple[int, int]) -> Finding:
    return Finding(check=check, severity="block", lang=lang, message=message, found=found, source_span=span)
