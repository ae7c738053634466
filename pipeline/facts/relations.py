"""How two quantities relate: converted, a power of ten apart, vague on one side, a threshold moved."""

from decimal import Decimal

from pipeline.facts.units import same, table
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


def is_strict(value: Quantity) -> bool:
    """A unit that must be kept: a currency, percent, percentage point."""
    return value.unit in STRICT or (len(value.unit) == 3 and value.unit.isupper())


def is_small(value: Quantity) -> bool:
    return not is_strict(value) and abs(value.value) <= SMALL


def converted(value: Quantity, other: Quantity) -> bool:
    """The same measure in another system of units, give or take rounding."""
    units = table()
    if value.unit == other.unit or is_strict(value) or value.unit not in units or other.unit not in units:
        return False
    one, two = value.value * units[value.unit].factor, other.value * units[other.unit].factor
    return kind(value) == kind(other) and bool(one) and abs(one - two) <= CONVERTED * abs(one)


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
    return "vague" in (value.approx, other.approx) and value.unit == other.unit and value.value == other.value


def threshold_moved(value: Quantity, other: Quantity) -> bool:
    """ "Two or more" became "more than two": for a small whole number that is another number."""
    if value.unit not in PLAIN or not same(value, other) or value.value > SPELLED:
        return False
    return {value.approx, other.approx} in ({"at_least", "over"}, {"at_most", "under"})


def counted_as_kinds(value: Quantity, other: Quantity) -> bool:
    """300 animals (마리) became 300 species (种)."""
    return same(value, other) and value.counter in ANIMALS_AND_PEOPLE and other.counter == "종"
