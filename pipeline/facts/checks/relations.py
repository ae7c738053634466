"""How two quantities relate: converted, a power of ten apart, vague on one side, a threshold moved."""

import re
from decimal import Decimal

from pipeline.facts.figures.counted_nouns import written
from pipeline.facts.figures.numerals import EXACT
from pipeline.facts.figures.units import same, table
from pipeline.records import Quantity

SMALL = 3
"""Counts up to this are often said otherwise (두 도시 → both cities), so they only warn."""
SPELLED = 12
"""Number words up to this (one, a second) often count nothing in English and Chinese."""
PLAIN = ("count", "ordinal", "times", "score")
STRICT = ("percent", "percentage_point")
"""Beside currencies, the units that must not change: 3 seasons for 3 years is a wording, 5.2% for 5.2%p an error."""
CONVERTED = Decimal("0.06")
"""How far a measure may be from its source when only the unit system differs (165 km/h, 105 mph)."""
ANIMALS_AND_PEOPLE = ("마리", "명", "대")
_PEOPLE = re.compile(
    r"\s?(?:people|persons|passengers|men|women|riders|workers)(?![A-Za-z])|\s?名?(?:乘客|旅客|人(?![造工形]))"
)
_DOZEN = re.compile(r"dozen|打", re.IGNORECASE)
_ROUGH = Decimal("0.2")
THINGS = ("대", "척", "곳", "채", "그루", "권", "필지", "마리")
_MONTH_IN_SECONDS = Decimal(2_629_800)
_SHARE = Decimal("0.02")
"""How far a percentage may be from the fraction that rounds it (33% and a third)."""
_DEGREES = Decimal("1.2")
"""How far a rounded Celsius figure may be from its Fahrenheit one."""


def is_strict(value: Quantity) -> bool:
    """A unit that must be kept: a currency, percent, percentage point."""
    return value.unit in STRICT or (len(value.unit) == 3 and value.unit.isupper())


def is_small(value: Quantity) -> bool:
    """A count up to ``SMALL``; a range is as small as its upper end."""
    upper = value.upper if value.upper is not None and value.unit not in ("score", "fraction") else value.value
    return not is_strict(value) and max(abs(value.value), abs(upper)) <= SMALL


def _share(value: Quantity) -> Decimal | None:
    """What part of the whole a fraction or a percentage is."""
    if value.unit == "fraction" and value.upper:
        return EXACT.divide(value.value, value.upper)
    return EXACT.divide(value.value, Decimal(100)) if value.unit == "percent" and value.upper is None else None


def _same_share(value: Quantity, other: Quantity) -> bool:
    """20% and one in five, 33% and a third: the same part said in two ways."""
    one, two = _share(value), _share(other)
    return one is not None and two is not None and value.unit != other.unit and abs(one - two) <= _SHARE * one


def _celsius(value: Quantity) -> Decimal | None:
    if value.unit == "degF":
        return EXACT.divide((value.value - 32) * 5, Decimal(9))
    return value.value if value.unit in ("degC", "degree") else None


def _same_heat(value: Quantity, other: Quantity) -> bool:
    """32 degrees Celsius and 90 degrees Fahrenheit."""
    one, two = _celsius(value), _celsius(other)
    return one is not None and two is not None and "degF" in (value.unit, other.unit) and abs(one - two) <= _DEGREES


def converted(value: Quantity, other: Quantity) -> bool:
    """The same measure in another system of units, give or take rounding."""
    units = table()
    if _same_share(value, other) or (value.unit != other.unit and _same_heat(value, other)):
        return True
    if value.unit == other.unit or is_strict(value) or value.unit not in units or other.unit not in units:
        return False
    one, two = value.value * units[value.unit].factor, other.value * units[other.unit].factor
    kinds = (kind(value), kind(other))
    if set(kinds) == {"time", "month"}:
        one, two = (n * _MONTH_IN_SECONDS if kind == "month" else n for n, kind in zip((one, two), kinds, strict=True))
    elif kinds[0] != kinds[1]:
        return False
    return bool(one) and abs(one - two) <= CONVERTED * abs(one)


def kind(value: Quantity) -> str:
    unit = table().get(value.unit)
    return unit.kind if unit else value.unit


def power_of_ten(value: Quantity, other: Quantity) -> int | None:
    """The power of ten between two amounts of one kind, or with the same digits; None when it isn't one."""
    if not value.value or not other.value or value.value.is_signed() != other.value.is_signed():
        return None
    ratio = other.value / value.value
    power = ratio.adjusted()
    digits = len(value.value.normalize().as_tuple().digits)
    alike = kind(value) == kind(other) or digits >= 2
    return power if alike and power and ratio == Decimal(10) ** power else None


def alike_vague(value: Quantity, other: Quantity) -> bool:
    """수천 년 and 千年: vague on one side, the same order of magnitude and unit."""
    exact = [quantity.model_copy(update={"approx": "exact"}) for quantity in (value, other)]
    return "vague" in (value.approx, other.approx) and same(*exact)


def threshold_moved(value: Quantity, other: Quantity) -> bool:
    """ "Two or more" became "more than two": for a small whole number that is another number."""
    if value.unit not in PLAIN or not same(value, other) or value.value > SPELLED:
        return False
    return {value.approx, other.approx} in ({"at_least", "over"}, {"at_most", "under"})


def in_dozens(value: Quantity, other: Quantity, surface: str) -> bool:
    """Forty-odd told as four dozen: a dozen is as rough as the source's own word."""
    rough = value.approx in ("over", "at_least", "about") and _DOZEN.search(surface) is not None
    return rough and other.unit == "count" and abs(value.value - other.value) <= _ROUGH * value.value


def counted_as_kinds(value: Quantity, other: Quantity) -> bool:
    """300 animals (마리) became 300 species (种)."""
    return same(value, other) and written(value.counter or "") in ANIMALS_AND_PEOPLE and other.counter == "종"


def counted_as_people(value: Quantity, other: Quantity, behind: str) -> bool:
    """1,300 vehicles (대) became 1,300 passengers; ``behind`` is what follows the target's figure."""
    if value.unit == "age" or written(value.counter or "") not in THINGS or not same(value, other) or is_small(value):
        return False
    return other.counter == "명" or _PEOPLE.match(behind) is not None
