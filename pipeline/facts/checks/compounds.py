"""Measures told in two steps (1시간 30분, 17 pounds 1 ounce) and the whole that they make."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.facts.checks.relations import converted, kind
from pipeline.facts.checks.values import quantity
from pipeline.facts.figures.units import same, table
from pipeline.records import Mention, Quantity

_NEAR = 3
"""How many characters may part the two halves."""


def compounds(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, Quantity]]:
    """Neighbors of one kind in a greater and a smaller unit, with their sum in the greater one."""
    for first, second in pairwise(mentions):
        one, two = quantity(first), quantity(second)
        if one.unit == "GBP" and two.unit == "oz":
            one = one.model_copy(update={"unit": "lb"})
        units = table()
        if second.start - first.end > _NEAR or one.unit not in units or two.unit not in units:
            continue
        big, small = units[one.unit], units[two.unit]
        if kind(one) != kind(two) or big.is_counter or big.is_money or big.factor <= small.factor or one.upper:
            continue
        yield first, second, one.model_copy(update={"value": one.value + two.value * small.factor / big.factor})


def _meets(whole: Quantity, mentions: Sequence[Mention]) -> bool:
    return any(same(whole, quantity(m)) or converted(quantity(m), whole) for m in mentions)


def told_whole(parts: Sequence[Mention], wholes: Sequence[Mention]) -> set[int]:
    """Where those of ``parts`` start that together make one of ``wholes`` (7.75 kg as 17 pounds 1 ounce)."""
    starts: set[int] = set()
    for first, second, whole in compounds(parts):
        if _meets(whole, wholes):
            starts |= {first.start, second.start}
    return starts


def told_in_parts(wholes: Sequence[Mention], parts: Sequence[Mention]) -> set[int]:
    """Where those of ``wholes`` start that two of ``parts`` make together."""
    sums = [whole for _, _, whole in compounds(parts)]
    return {m.start for m in wholes if any(same(s, quantity(m)) or converted(quantity(m), s) for s in sums)}
