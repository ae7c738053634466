"""What a Korean counter counts where that decides the word for it: 유물 12점 artifacts, 82점 points, 전세기 20편 flights.

``data/counted_nouns.csv`` gives, for each such counter, the variants of ``units.csv`` with the nouns that
select them. The nearest noun before the figure decides, then the nearest one behind it, then, for rows
that reach ``far``, one anywhere in the sentence. A counter with a ``-`` row is none without such a noun
(문 is a gun only beside 자주포).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.facts.tables import rows

_NEAR = 16
_GENITIVE = re.compile(r"의 [가-힣]{1,6}")


@dataclass(frozen=True)
class _Variant:
    name: str
    far: bool
    words: re.Pattern[str] | None


@lru_cache(maxsize=1)
def _variants() -> dict[str, tuple[_Variant, ...]]:
    """The variants by counter, in the order of the file."""
    found: dict[str, tuple[_Variant, ...]] = {}
    for row in rows("counted_nouns.csv"):
        words = re.compile(row["words"]) if row["words"] else None
        variant = _Variant(row["variant"], row["reach"] == "far", words)
        found[row["counter"]] = (*found.get(row["counter"], ()), variant)
    return found


@lru_cache(maxsize=1)
def _counters() -> dict[str, str]:
    return {variant.name: counter for counter, variants in _variants().items() for variant in variants}


def written(counter: str) -> str:
    """The counter as Korean writes it: 편 for 항공편; any other as it is.

    >>> written("항공편"), written("유물점"), written("명")
    ('편', '점', '명')
    """
    return _counters().get(counter, counter)


def counted(text: str, start: int, end: int, counter: str) -> str | None:
    """The variant of ``counter`` that stands at ``[start, end)`` of ``text``, itself where none is selected.

    None where the counter is one beside certain nouns only and there is none.

    >>> counted("전세기 20편을", 6, 7, "편"), counted("논문 2편", 4, 5, "편"), counted("영화 2편", 4, 5, "편")
    ('항공편', '논문편', '편')
    """
    variants = _variants().get(counter)
    if variants is None:
        return counter
    genitive = _GENITIVE.match(text, end)
    spans = [(end, genitive.end())] if genitive else []
    for low, high in [*spans, (max(0, start - _NEAR), start), (end, end + _NEAR)]:
        found = list(_within(variants, text, low, high))
        if found:
            return (max if high == start else min)(found)[1]
    for row in variants:
        if row.far and row.words is not None and row.words.search(text):
            return row.name
    return None if any(row.name == "-" for row in variants) else counter


def _within(variants: tuple[_Variant, ...], text: str, low: int, high: int) -> Iterator[tuple[int, str]]:
    """Each selecting noun between two offsets, with where it ends, and its variant."""
    for row in variants:
        for match in row.words.finditer(text, low, high) if row.words is not None else ():
            yield match.end(), row.name
