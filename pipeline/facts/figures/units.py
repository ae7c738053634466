"""The units of ``data/units.csv``, their spellings by language, and when two quantities are equal."""

import csv
import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from importlib import resources

from pipeline.facts.figures.numerals import EXACT, plain
from pipeline.records import Lang, Quantity

COUNTERS = frozenset({"counter", "container", "ordinal", "ordinal_counter", "occasion"})
"""Kinds whose rows are Korean counters: ``container`` keeps its word before the noun in English (boxes of
apples), ``ordinal`` always ranks (위), ``ordinal_counter`` ranks or counts (층), ``occasion`` counts how often
(회) and so may be said as a multiple in English."""


MAN_TO_MAN = "일대일"
"""The counter of 1대1 and 1:1 where one person is told to serve one person; no score."""

_ONE_WORD = frozenset(
    {frozenset(("age", "year")), frozenset(("GBP", "lb")), frozenset(("degree", "degF"))}
) | frozenset(frozenset(("ordinal", unit)) for unit in ("minute", "hour", "day", "week", "month", "year"))
"""Pairs that one language has one word for: years of age, 파운드, degrees of an unnamed scale, 25분 as the 25th minute."""


@dataclass(frozen=True)
class Unit:
    """One row: ``factor`` converts to the base of ``kind``; ``forms`` by language, prefixes apart."""

    name: str
    kind: str
    factor: Decimal
    forms: dict[Lang, tuple[str, ...]]
    prefixes: dict[Lang, tuple[str, ...]]
    not_before: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_counter(self) -> bool:
        """True for a Korean counter (명, 곳), False for money, a share or a measure."""
        return self.kind in COUNTERS

    @property
    def is_money(self) -> bool:
        """True for a currency: its kind is an ISO 4217 code."""
        return len(self.kind) == 3 and self.kind.isupper() and self.kind.isalpha() and self.kind != "TEU"


def _unit(row: dict[str, str]) -> Unit:
    """The unit of one CSV row; forms that begin with ``^`` stand before the number."""
    langs: tuple[Lang, ...] = ("ko", "en", "zh")
    cells = {lang: [form for form in row[lang].split("|") if form] for lang in langs}
    return Unit(
        name=row["unit"],
        kind=row["kind"],
        factor=Decimal(row["factor"] or 1),
        forms={lang: tuple(form for form in cells[lang] if form[0] != "^") for lang in langs},
        prefixes={lang: tuple(form[1:] for form in cells[lang] if form[0] == "^") for lang in langs},
        not_before=frozenset(row["not_before"]),
    )


@lru_cache(maxsize=1)
def table() -> dict[str, Unit]:
    """All units by name, in the order of the file."""
    text = resources.files("pipeline.facts").joinpath("data/units.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {row["unit"]: _unit(row) for row in csv.DictReader(lines)}


@lru_cache(maxsize=6)
def by_form(lang: Lang, prefix: bool = False) -> dict[str, Unit]:
    """Each spelling of ``lang`` to its unit, the first row winning; with ``prefix`` those before the number."""
    found: dict[str, Unit] = {}
    for unit in table().values():
        for form in (unit.prefixes if prefix else unit.forms)[lang]:
            found.setdefault(form, unit)
    return found


@lru_cache(maxsize=6)
def alternation(lang: Lang, prefix: bool = False) -> str:
    """A regular expression for all spellings of ``lang``, longest first."""
    forms = sorted(by_form(lang, prefix), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(form) for form in forms) + ")"


def key(quantity: Quantity) -> str:
    """A canonical text of the quantity.

    >>> key(Quantity(value=Decimal("4.269E11"), unit="KRW"))
    'KRW:426900000000'
    """
    upper = "" if quantity.upper is None else f"..{plain(quantity.upper)}"
    return f"{quantity.unit}:{plain(quantity.value)}{upper}"


def endpoints(quantity: Quantity) -> tuple[Quantity, ...]:
    """A range as its two ends, anything else as itself (scores and fractions aren't ranges)."""
    if quantity.upper is None or quantity.unit in ("score", "fraction"):
        return (quantity,)
    low = quantity.model_copy(update={"upper": None})
    return low, low.model_copy(update={"value": quantity.upper})


def _base(quantity: Quantity) -> tuple[str, Decimal]:
    """The kind and the value in its base unit; the sign counts for temperatures only, since
    "-3.2%" is rightly said as "fell 3.2%"."""
    unit = table().get(quantity.unit)
    kind, factor = (unit.kind, unit.factor) if unit else (quantity.unit, Decimal(1))
    value = EXACT.multiply(quantity.value, factor)
    return kind, value if kind in ("temperature", "degF") else abs(value)


def ranks(quantity: Quantity) -> bool:
    """True where the quantity may be said as an ordinal and as a count (층, 호기, 회, 단계)."""
    unit = table().get(quantity.counter or "")
    return unit is not None and unit.kind in ("ordinal", "ordinal_counter", "occasion")


def _kinds_meet(one: Quantity, two: Quantity) -> bool:
    """True where languages put the same amount under these two different kinds."""
    kinds = {one.unit, two.unit}
    if kinds == {"count", "ordinal"}:
        count = one if one.unit == "count" else two
        return count.counter is None or ranks(one) or ranks(two)
    if kinds == {"age", "count"}:
        return True
    if kinds == {"bbl", "count"}:
        return "용기통" in (one.counter, two.counter)
    if kinds == {"count", "times"} or kinds == {"ordinal", "times"}:
        counters = [table().get(quantity.counter or "") for quantity in (one, two)]
        return any(unit is not None and unit.kind == "occasion" for unit in counters)
    return kinds == {"score", "count"} and one.upper is not None and two.upper is not None


def same(one: Quantity, two: Quantity) -> bool:
    """True where both say the same amount: exact value, vagueness, range and unit, any spelling.

    Counters and approximations don't count; measures are converted by exact factors; a percentage
    never equals a fraction; a rank equals a bare number, and a count only where the Korean
    counter leaves it open.

    >>> same(Quantity(value=Decimal("1.5"), unit="km"), Quantity(value=Decimal(1500), unit="m"))
    True
    """
    if (one.approx == "vague") != (two.approx == "vague") or (one.upper is None) != (two.upper is None):
        return False
    if one.unit == two.unit == "fraction" and one.upper is not None and two.upper is not None:
        return one.value * two.upper == two.value * one.upper
    if frozenset((one.unit, two.unit)) in _ONE_WORD:
        return one.value == two.value and one.upper == two.upper
    kind_one, value_one = _base(one)
    kind_two, value_two = _base(two)
    if kind_one != kind_two and not _kinds_meet(one, two):
        return False
    if value_one != value_two:
        return False
    if one.upper is None or two.upper is None:
        return True
    ends = [quantity.model_copy(update={"value": quantity.upper, "upper": None}) for quantity in (one, two)]
    return _base(ends[0])[1] == _base(ends[1])[1]
