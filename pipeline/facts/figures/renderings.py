"""Exact spellings of a value: plain digits, digits with commas, coefficient and scale word."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from pipeline.facts.figures.numerals import EXACT, plain
from pipeline.facts.figures.units import endpoints
from pipeline.records import Quantity, Rendering


def commas(value: Decimal) -> str:
    """The exact decimal expansion with thousands separators.

    >>> commas(Decimal("1234567.5"))
    '1,234,567.5'
    """
    whole, _, tail = plain(value).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}" + (f".{tail}" if tail else "")


def decimals(value: Decimal) -> int:
    """How many digits stand behind the point."""
    return len(plain(value).partition(".")[2])


def scaled(value: Decimal, scales: Iterable[tuple[str, int]], most: int) -> list[tuple[str, str]]:
    """Each (coefficient, scale word) that says ``value`` exactly with a coefficient of 1 or more and at
    most ``most`` decimals, the largest scale first; ``scales`` are (word, power of ten), largest first."""
    found = []
    for word, power in scales:
        coefficient = EXACT.divide(value, Decimal(10) ** power)
        if abs(coefficient) >= 1 and decimals(coefficient) <= most:
            found.append((plain(coefficient), word))
    return found


def yearlike(number: str) -> bool:
    """True for four bare digits that read as a year."""
    return len(number) == 4 and number.isdigit() and 1900 <= int(number) <= 2100


def unique(forms: Iterable[str]) -> tuple[str, ...]:
    """The forms in order without repeats and empties."""
    return tuple(dict.fromkeys(form for form in forms if form))


def rendering(forms: Sequence[str]) -> Rendering:
    """A rule's rendering whose first form is preferred."""
    spellings = unique(forms)
    return Rendering(preferred=spellings[0], accepted=spellings, origin="rule")


_SCALED = re.compile(r"[^0-9]{0,4}([0-9][0-9,.]*)\s?(?:thousand|million|billion|trillion|bn|mn|tn|万|亿)")


def shares_scale(number: str, form: str) -> bool:
    """True if ``number`` before a joint would be read in the scale of ``form``: 1 to 2 million."""
    match = _SCALED.match(form)
    if match is None or not number.replace(",", "").replace(".", "").isdigit():
        return False
    return Decimal(number.replace(",", "")) < Decimal(match[1].replace(",", ""))


def spread(quantity: Quantity, write: Callable[[Quantity], Sequence[str]], joint: str) -> list[str]:
    """Spellings of a range with the unit at both ends, the same at each."""
    low, high = (write(end) for end in endpoints(quantity))
    if len(low) != len(high):
        low, high = low[:1], high[:1]
    return [one + joint + two for one, two in zip(low, high, strict=True)]
