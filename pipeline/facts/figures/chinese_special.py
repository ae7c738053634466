"""Chinese figures of their own form: fractions, percentages in words, 三成, 翻番, scores, stays, decimals in words."""

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.facts.figures.chinese_affixes import before_number, modified
from pipeline.facts.figures.numerals import EXACT, HANZI, Number, plain, read
from pipeline.facts.figures.pieces import Piece
from pipeline.records import Approximation

_HAN = "零〇一二两三四五六七八九十百千"
_NUMERAL = rf"([0-9]{{1,9}}(?:\.[0-9]{{1,9}})?|[{_HAN}]{{1,9}}(?:点[零〇一二三四五六七八九]{{1,9}})?)"
_PERCENT = re.compile(r"百分之" + _NUMERAL)
_PERMILLE = re.compile(r"千分之" + _NUMERAL)
_FRACTION = re.compile(rf"([0-9]{{1,6}}|[{_HAN}]{{1,6}}万?|万)\s?分之\s?([0-9]{{1,6}}|[{_HAN}]{{1,6}})")
_SLASH = re.compile(r"([0-9])/([0-9]{1,2})(?![0-9/])")
_TENTHS = re.compile(
    r"([一二两三四五六七八九0-9])成(?:([一二三四五六七八九五0-9]))?(?![立为功果员都长本就绩品分交])(?:半)?"
)
_DOUBLED = re.compile(r"翻(?:了?([一两二三四1-4]))?番|(?:增加|增长|上升|提高|扩大|增多)了?(?:近|约|整整)?(一倍)")
_HALF = re.compile(r"(过)?半数|一半(?!是海)|(?<!超)过半(?=[，。,、的]|$)")
_PART = re.compile(
    r"(?:([一二两三四五六七八九十1-9])分之([一二两三四五六七八九1-9])|半)个?([多])?(?=(?:英里|公里|千米|英寸|英尺|小时|钟头|世纪|年|月|英亩|公顷|吨|米))"
)
_HUNDREDTHS = re.compile(r"([0-9]{1,2})秒([0-9]{2})(?![0-9.,]|[万亿名人个米岁年月日])")
_COUNTLESS = re.compile(r"数以([百千万亿]{1,2})计的?")
_TEENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八])([二三四五六七八九])(?![十百千万亿点])")
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
_POINT = re.compile(r"点([零〇一二三四五六七八九]{1,9})(?!分(?!之)|[十百千](?![万亿]))")


def special_at(text: str, pos: int) -> Piece | None:
    """The figure of special form at ``pos``, None where there is none."""
    if text[pos - 1 : pos].isascii() and text[pos - 1 : pos].isalnum():
        return None
    countless = _COUNTLESS.match(text, pos)
    if countless:
        return Piece(_value("一" + countless[1]), pos, countless.end(), unit="count", approx="vague")
    found = _share(text, pos) or _part(text, pos) or _fraction(text, pos) or _half_more(text, pos) or _stay(text, pos)
    found = found or _score(text, pos) or _doubled(text, pos) or _seconds(text, pos)
    if found is None:
        return _pair(text, pos)
    return modified(text, _prefixed(text, found))


def _seconds(text: str, pos: int) -> Piece | None:
    """37秒82 as 37.82 seconds."""
    match = _HUNDREDTHS.match(text, pos)
    return Piece(Decimal(f"{match[1]}.{match[2]}"), pos, match.end(), unit="second") if match else None


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
    teens = _TEENS.match(text, pos)
    if teens and HANZI.digits[teens[3]] == HANZI.digits[teens[2]] + 1:
        tens = Decimal(10 * HANZI.digits[teens[1]] if teens[1] else 10)
        low, high = (tens + HANZI.digits[teens[group]] for group in (2, 3))
        return Piece(low, pos, teens.end(), upper=high, weak=True)
    match = _NEIGHBORS.match(text, pos)
    if match is None:
        return None
    one, two = Decimal(HANZI.digits[match[1]]), Decimal(HANZI.digits[match[2]])
    scale = Decimal(HANZI.small.get(match[3] or "", 1))
    if two != one + 1 or text[pos - 1 : pos] in HANZI.small:
        return None
    return Piece(one * scale, pos, match.end(), upper=two * scale, scale=scale, weak=True)


def _doubled(text: str, pos: int) -> Piece | None:
    """翻番 and 增加一倍 are twice as much, 翻两番 four times as much."""
    match = _DOUBLED.match(text, pos)
    if match is None:
        return None
    times = Decimal(2) ** (1 if match[2] or not match[1] else int(_value(match[1])))
    return Piece(times, match.start(2) if match[2] else pos, match.end(), unit="times")


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
    while scale < 10**13 and end < len(text):
        char, after = text[end], text[end + 1 : end + 2]
        if char not in HANZI.big and not (char in HANZI.small and after and after in HANZI.big):
            break
        scale *= HANZI.big.get(char) or HANZI.small[char]
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
    """三分之一 as 1 over 3, 一半 and 半数 as 1 over 2."""
    half = _HALF.match(text, pos)
    if half and text[pos - 1 : pos] not in ("另", "上", "下", "前", "后"):
        approx: Approximation = "over" if half.group().startswith("过") else "exact"
        return Piece(Decimal(1), pos, half.end(), unit="fraction", upper=Decimal(2), approx=approx)
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


def _part(text: str, pos: int) -> Piece | None:
    """四分之一英里 and 半小时: the part of the unit that follows, as a number without its unit."""
    match = _PART.match(text, pos)
    if match is None or text[pos - 1 : pos] in tuple("上下前后大小多一两三个") + tuple("0123456789"):
        return None
    above, below = (_value(match[2]), _value(match[1])) if match[1] else (Decimal(1), Decimal(2))
    if text[match.end() : match.end() + 1] in ("月", "年") and match[1]:
        return None
    return Piece(EXACT.divide(above, below), pos, match.end(), approx="over" if match[3] else "exact")


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
    drawn = "平" in text[max(0, pos - 8) : match.end() + 4]
    if (one == two == 1 and not drawn) or (match.re is _HYPHEN and one < two):
        return None
    return Piece(one, pos, match.end(), unit="score", upper=two)
