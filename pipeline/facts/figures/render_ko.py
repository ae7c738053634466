"""Quantities in canonical Korean: 4269억 원, 3만 5000명, 0.3%포인트, 제4회."""

from decimal import Decimal

from pipeline.facts.figures.counted_nouns import written
from pipeline.facts.figures.numerals import plain
from pipeline.facts.figures.renderings import commas, rendering, scaled, spread, unique
from pipeline.facts.figures.units import table
from pipeline.records import Approximation, Quantity, Rendering

_SCALES = (("경", 16), ("조", 12), ("억", 8), ("만", 4))
_BEFORE: dict[Approximation, str] = {"about": "약 ", "at_most": "최대 "}
_AFTER: dict[Approximation, str] = {"at_least": " 이상", "under": " 미만", "over": " 초과"}
_SPACED = frozenset({"원", "달러", "위안", "엔", "유로", "파운드", "센트"})


def render_quantity(quantity: Quantity) -> Rendering:
    """The canonical spelling of ``quantity`` and other exact ones.

    >>> render_quantity(Quantity(value=Decimal("426900000000"), unit="KRW")).preferred
    '4269억 원'
    """
    if quantity.approx == "vague":
        return rendering([_vague(quantity)])
    if quantity.unit == "fraction":
        return rendering([f"{plain(quantity.upper or Decimal(1))}분의 {plain(quantity.value)}"])
    if quantity.unit == "score":
        return rendering([f"{plain(quantity.value)}대 {plain(quantity.upper or Decimal(0))}"])
    forms = spread(quantity, _single, "~") if quantity.upper is not None else _single(quantity)
    before, after = _BEFORE.get(quantity.approx, ""), _AFTER.get(quantity.approx, "")
    return rendering([before + form + after for form in forms])


def numbers(value: Decimal) -> list[str]:
    """Every exact spelling of the bare value: 1조 2000억, 1조2000억, 1.2조, 12000억, 1,200,000,000,000."""
    sign, size = ("-", -value) if value < 0 else ("", value)
    grouped = mixed(size)
    forms = [grouped, grouped.replace(" ", ""), commas(size), plain(size)]
    forms += [digits + word for digits, word in scaled(size, _SCALES, most=16)]
    return [sign + form for form in unique(forms)]


def mixed(value: Decimal) -> str:
    """The value in groups of ten thousand.

    >>> mixed(Decimal(123456789))
    '1억 2345만 6789'
    """
    if value >= 10**20 or value != value.to_integral_value():
        return commas(value)
    rest, parts = int(value), []
    for word, power in _SCALES:
        count, rest = divmod(rest, 10**power)
        parts.append(f"{count}{word}" if count else "")
    end = Decimal(rest)
    if not any(parts):
        return commas(value)
    tight = "" if end < 1000 else " "
    groups = " ".join(part for part in parts if part)
    return groups if not end else groups + (tight if groups.endswith("만") else "") + plain(end)


def _single(quantity: Quantity) -> list[str]:
    """The spellings of one value with its unit or counter."""
    word = quantity.counter or ""
    unit = table().get(quantity.unit)
    forms = list(unit.forms["ko"]) if unit is not None and unit.forms["ko"] else []
    if not word and forms:
        word = forms[0]
    counter = table().get(quantity.counter or "")
    if counter is not None and counter.forms["ko"]:
        word = counter.forms["ko"][0]
    word = "대" if word == "주요대" else written(word)
    lead = "제" if quantity.unit == "ordinal" and (counter is None or counter.kind != "ordinal") else ""
    if quantity.unit in ("degC", "degree") and quantity.value < 0:
        return [f"영하 {number}도" for number in numbers(-quantity.value)]
    gap = " " if word in _SPACED else ""
    return [f"{lead}{number}{gap}{word}" for number in numbers(quantity.value)]


def _vague(quantity: Quantity) -> str:
    """수십억 원."""
    power = quantity.value.adjusted()
    number = {0: "", 1: "십", 2: "백", 3: "천"}[power % 4] + ["", "만", "억", "조", "경"][min(power // 4, 4)]
    unit = table().get(quantity.unit)
    word = written(quantity.counter or "") or (unit.forms["ko"][0] if unit is not None and unit.forms["ko"] else "")
    return f"수{number} {word}".rstrip()
