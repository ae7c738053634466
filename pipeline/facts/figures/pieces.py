"""Figures while a scanner puts them together: single pieces, ranges, and lists that share a unit."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.facts.figures.numerals import EXACT, MOST_FIGURES, digit_run
from pipeline.facts.figures.units import key, table
from pipeline.records import Approximation, Mention, Quantity


@dataclass(frozen=True)
class Piece:
    """One figure at ``[start, end)``; ``unit`` is None while nothing but the number is known.

    ``scale`` is the scale word behind the last digits (10,000 in 3만), 1 where there is none;
    ``weak`` marks a number word that counts only as part of a range or list.
    """

    value: Decimal
    start: int
    end: int
    unit: str | None = None
    upper: Decimal | None = None
    counter: str | None = None
    approx: Approximation = "exact"
    scale: Decimal = Decimal(1)
    weak: bool = False

    def mention(self, text: str) -> Mention:
        """The finished mention; a bare number is a count."""
        quantity = Quantity(
            value=self.value,
            unit=self.unit or "count",
            upper=self.upper,
            counter=self.counter,
            approx=self.approx,
        )
        surface = text[self.start : self.end]
        return Mention(
            kind="figure", surface=surface, start=self.start, end=self.end, value=quantity, key=key(quantity)
        )


def is_year(piece: Piece, text: str) -> bool:
    """True for a bare 1900 to 2100 without a comma, or a range of two: a calendar year, not a figure."""
    if piece.unit is not None or piece.scale != 1 or piece.approx not in ("exact", "about"):
        return False
    ends = (piece.value, piece.value if piece.upper is None else piece.upper)
    plain = "," not in text[piece.start : piece.end] and "." not in text[piece.start : piece.end]
    return plain and all(1900 <= end <= 2100 for end in ends)


@dataclass(frozen=True)
class Joints:
    """What may stand between two figures: ``span`` makes a range, ``change`` one only where the first
    has no unit of its own, ``opened`` one only where ``opener`` ends before the first (between 2 and 5),
    ``closed`` one only where ``closer`` follows the second (2와 5 사이), ``listing`` shares the unit of the
    second with the first."""

    span: re.Pattern[str]
    change: re.Pattern[str]
    listing: re.Pattern[str]
    opener: re.Pattern[str] | None = None
    opened: re.Pattern[str] | None = None
    closed: re.Pattern[str] | None = None
    closer: re.Pattern[str] | None = None
    longest: int = 12

    def ranges(self, text: str, one: Piece, two: Piece) -> bool:
        """True if what stands between (and before) the two makes them a range."""
        gap = text[one.end : two.start]
        if self.span.fullmatch(gap) or (one.unit is None and self.change.fullmatch(gap)):
            return True
        if self.closed is not None and self.closer is not None and self.closed.fullmatch(gap):
            return self.closer.match(text, two.end) is not None
        if self.opener is None or self.opened is None or not self.opened.fullmatch(gap):
            return False
        return self.opener.search(text[max(0, one.start - self.longest) : one.start]) is not None


def _as_range(one: Piece, two: Piece) -> Piece | None:
    """The range from ``one`` to ``two``, None where they can't be its ends (2~3만 is 20,000 to 30,000)."""
    if one.upper is not None or two.upper is not None or "vague" in (one.approx, two.approx):
        return None
    shared = one.unit is None or two.unit is None
    if one.unit is not None and two.unit is None and one.unit in table() and table()[one.unit].is_money:
        two = replace(two, unit=one.unit)
    ranks = one.unit == two.unit == "ordinal" and one.counter is None
    if one.unit is not None and (one.unit, one.counter) != (two.unit, two.counter) and not ranks:
        return None
    low = one.value
    if shared and one.scale == 1 and two.scale > 1 and low < two.value / two.scale:
        low = EXACT.multiply(low, two.scale)
    if low >= two.value:
        return None
    approx = one.approx if one.approx != "exact" else two.approx
    return replace(two, value=low, upper=two.value, start=one.start, approx=approx, weak=one.weak and two.weak)


def _part_of(one: Piece, two: Piece) -> Piece:
    """A quarter to half a mile: the fraction ``one`` as a part of the unit of ``two``, if that is a measure."""
    unit = table()[two.unit or ""]
    if (
        unit.is_counter
        or unit.is_money
        or not one.upper
        or unit.kind not in ("length", "time", "month", "mass", "area")
    ):
        return one
    return replace(one, value=EXACT.divide(one.value, one.upper), upper=None, unit=unit.name)


def _joined(one: Piece, two: Piece, text: str, joints: Joints) -> tuple[Piece | None, Piece]:
    """What is finished and what stays open when ``two`` follows ``one``."""
    gap = text[one.end : two.start]
    if len(gap) > joints.longest:
        return one, two
    if one.unit == "fraction" and two.unit in table() and joints.change.fullmatch(gap):
        return _part_of(one, two), two
    if joints.ranges(text, one, two):
        merged = _as_range(one, two)
        return (None, merged) if merged else (one, two)
    if one.unit is None and two.unit is not None and one.scale == 1 and joints.listing.fullmatch(gap):
        return replace(one, unit=two.unit, counter=two.counter), two
    return one, two


@dataclass(frozen=True)
class Prefix:
    """What stands before a number; ``start`` is where it begins."""

    start: int
    approx: Approximation = "exact"
    currency: str | None = None
    negative: bool = False
    ordinal: bool = False


def scan(text: str, start: re.Pattern[str], piece_at: Callable[[str, int], Piece | None]) -> Iterator[Piece]:
    """All single figures and number candidates of masked text, left to right; ``start`` finds where one may begin."""
    pos = 0
    for _ in range(MOST_FIGURES):
        match = start.search(text, pos)
        if match is None:
            return
        piece = piece_at(text, match.start())
        if piece is None:
            pos = max(digit_run(text, match.start())[1], match.start() + 1)
        else:
            yield piece
            pos = max(piece.end, match.start() + 1)


def join(pieces: Iterable[Piece], text: str, joints: Joints) -> Iterator[Piece]:
    """The pieces in order with ranges merged and shared units handed on."""
    open_piece: Piece | None = None
    for piece in pieces:
        if open_piece is None:
            open_piece = piece
            continue
        done, open_piece = _joined(open_piece, piece, text, joints)
        if done is not None:
            yield done
    if open_piece is not None:
        yield open_piece
