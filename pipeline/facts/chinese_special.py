"""Chinese figures of their own form: fractions, percentages in words, 三成, 翻番, scores, stays, decimals in words."""

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.facts.chinese_affixes import before_number, modified
from pipeline.facts.numerals import EXACT, HANZI, Number, plain, read
from pipeline.facts.pieces import Piece

_HAN = "零〇一二两三四五六七八九十百千"
_NUMERAL = rf"([0-9]{{1,9}}(?:\.[0-9]{{1,9}})?|[{_HAN}]{{1,9}}(?:点[零〇一二三四五六七八九]{{1,9}})?)"
_PERCENT = re.compile(r"百分之" + _NUMERAL)
_PERMILLE = re.compile(r"千分之" + _NUMERAL)
_FRACTION = re.compile(rf"([0-9]{{1,6}}|[{_HAN}]{{1,6}})\s?分之\s?([0-9]{{1,6}}|[{_HAN}]{{1,6}})")
_SLASH = re.compile(r"([0-9])/([0-9]{1,2})(?![0-9/])")
_TENTHS = re.compile(
    r"([一二两三四五六七八九0-9])成(?:([一二三四五六七八九五0-9]))?(?![立为功果员都长本就绩品分交])(?:半)?"
)
_DOUBLED = re.compile(r"(?:翻了?[一]番|翻番)")
_STAY = re.compile(
    r"([0-9]{1,2}|[一二两三四五六七八九十]{1,2})\s?([天日晚夜])\s?([0-9]{1,2}|[一二两三四五六七八九十]{1,2})\s?([夜晚天日])"
)
_N = r"([0-9]{1,4}(?:\.[0-9]{1,3})?)"
_SCORE = re.compile(_N + r"\s?(?:比|:|：)\s?" + _N + r"(?![0-9:%])")
_HYPHEN = re.compile(r"([0-9]{1,3})-([0-9]{1,3})(?![0-9%-])")
_AND_HALF = re.compile(r"([0-9]{1,3}|[一二两三四五六七八九十]{1,2})个半(小时|月)")
_AND_MORE = re.compile(r"([0-9]{1,3}|[一二两三四五六七八九十]{1,2})个[多余](小时|月)")
_NEIGHBORS = re.compile(r"([一二两三四五六七八])([二两三四五六七八九])([十百千])?(?![一二三四五六七八九十百千万亿点])")
_UNITS = {"小时": "hour", "年": "year", "月": "month", "世纪": "century", "天": "day"}
_POINT = re.compile(r"点([零〇一二三四五六七八九]{1,9})(?![十百千分])")


def special_at(text: str, pos: int) -> Piece | None:
    """The figure of special form at ``pos``, None where there is none."""
    if text[pos - 1 : pos].isascii() and text[pos - 1 : pos].isalnum():
        return None
    found = _share(text, pos) or _fraction(text, pos) or _half_more(text, pos) or _stay(text, pos)
    found = found or _score(text, pos) or _doubled(text, pos)
    if found is None:
        return _pair(text, pos)
    return modified(text, _prefixed(text, found))


def _prefixed(text: str, piece: Piece) -> Piece:
    """``piece`` with 约 and its like before it."""
    prefix = before_number(text, piece.start)
    return (
        piece
        if prefix is None
        else replace(piece, start=prefix.start, approx=piece.approx if prefix.approx == "exact" else prefix.approx)
    )


def _pair(text: str, pos: int) -> Piece | None:
    """两三名 and 二三十分钟 as ranges without their unit."""
    match = _NEIGHBORS.match(text, pos)
    if match is None:
        return None
    one, two = Decimal(HANZI.digits[match[1]]), Decimal(HANZI.digits[match[2]])
    scale = Decimal(HANZI.small.get(match[3] or "", 1))
    if two != one + 1 or text[pos - 1 : pos] in HANZI.small:
        return None
    return Piece(one * scale, pos, match.end(), upper=two * scale, scale=scale, weak=True)


def _doubled(text: str, pos: int) -> Piece | None:
    match = _DOUBLED.match(text, pos)
    return None if match is None else Piece(Decimal(2), pos, match.end(), unit="times")


def _value(word: str) -> Decimal:
    """The value of digits or numerals, with 点 as the decimal point."""
    whole, _, tenths = word.partition("点")
    number = read(whole, 0, HANZI)
    digits = "".join(str(HANZI.digits[char]) for char in tenths)
    value = number.value if number else Decimal(0)
    return value + Decimal(f"0.{digits}") if digits else value


def decimal_after(text: str, number: Number) -> Number:
    """三点五亿: a spelled number with the decimals and the scale behind it."""
    match = _POINT.match(text, number.end) if not number.digits else None
    if match is None:
        return number
    digits = "".join(str(HANZI.digits[char]) for char in match[1])
    value = Decimal(f"{plain(number.value)}.{digits}")
    scale, end = Decimal(1), match.end()
    while text[end : end + 1] in HANZI.big and scale < 10**13 and end < len(text):
        scale *= HANZI.big[text[end]]
        end += 1
    return Number(EXACT.multiply(value, scale), end, scale, digits=False)


def _share(text: str, pos: int) -> Piece | None:
    """百分之三点五, 百分之0.3个百分点 aside, and 三成."""
    for pattern, unit in ((_PERCENT, "percent"), (_PERMILLE, "permille")):
        match = pattern.match(text, pos)
        if match:
            return Piece(_value(match[1]), pos, match.end(), unit=unit)
    match = _TENTHS.match(text, pos)
    if match is None:
        return None
    tail = _value(match[2]) if match[2] else Decimal(5) if match.group().endswith("半") else Decimal(0)
    return Piece(_value(match[1]) * 10 + tail, pos, match.end(), unit="percent")


def _fraction(text: str, pos: int) -> Piece | None:
    """三分之一 as 1 over 3, 一半 as 1 over 2."""
    if text.startswith("一半", pos) and text[pos - 1 : pos] not in ("另", "上", "下", "前", "后"):
        return Piece(Decimal(1), pos, pos + 2, unit="fraction", upper=Decimal(2))
    match = _FRACTION.match(text, pos)
    if match:
        below, above = _value(match[1]), _value(match[2])
    else:
        match = _SLASH.match(text, pos)
        above, below = (Decimal(match[1]), Decimal(match[2])) if match else (Decimal(0), Decimal(0))
        if above >= below or below > 20:
            return None
    if match is None or not above or not below:
        return None
    return Piece(above, pos, match.end(), unit="fraction", upper=below)


def _half_more(text: str, pos: int) -> Piece | None:
    """一个半小时 is 1.5 hours."""
    match = _AND_HALF.match(text, pos)
    more = _AND_MORE.match(text, pos)
    if more:
        return Piece(_value(more[1]), pos, more.end(), unit=_UNITS[more[2]], approx="over")
    return None if match is None else Piece(_value(match[1]) + Decimal("0.5"), pos, match.end(), unit=_UNITS[match[2]])


def _stay(text: str, pos: int) -> Piece | None:
    """4天3夜 and 三天两夜 as four and three days."""
    match = _STAY.match(text, pos)
    if match is None or (match[2] in "天日") == (match[4] in "天日"):
        return None
    days = match[1] if match[2] in "天日" else match[3]
    return Piece(_value(days), pos, match.end(), unit="day")


def _score(text: str, pos: int) -> Piece | None:
    """2比1, 12.3比1, 3:2 as a score."""
    match = _SCORE.match(text, pos) or _HYPHEN.match(text, pos)
    if match is None:
        return None
    one, two = Decimal(match[1]), Decimal(match[2])
    if one == two == 1 or (match.re is _HYPHEN and one < two):
        return None
    return Piece(one, pos, match.end(), unit="score", upper=two)
