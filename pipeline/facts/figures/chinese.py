"""Quantities of a Chinese text: 4269亿韩元, 1600多家, 百分之三点五, 三分之一, 第四届, 4天3夜, 零下20度."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from pipeline.facts.checks.dimensions import CROSS, crossed
from pipeline.facts.figures.chinese_affixes import before_number, modified, more_before_unit
from pipeline.facts.figures.chinese_scan import mask
from pipeline.facts.figures.chinese_special import decimal_after, special_at
from pipeline.facts.figures.english_words import SCALES
from pipeline.facts.figures.numerals import EXACT, HANZI, MAX_DIGITS, MOST_FIGURES, Number, digit_run, fold, read
from pipeline.facts.figures.pieces import Joints, Piece, is_year, join
from pipeline.facts.figures.units import Unit, alternation, by_form
from pipeline.records import Mention

_START = re.compile(
    r"[0-9零〇一二两三四五六七八九十百千廿卅]|翻(?=了?[一两二三四1-4]?番)|(?:增加|增长|上升|提高|扩大|增多)(?=了?(?:近|约|整整)?一倍)|半(?=[数个小英公年千])|过半|万(?=分之)|[数几](?=[十百千万亿])|数(?=以[百千万亿])|(?<=[上近过逾超约])[万亿](?=[人名个家户元])"
)
_JOINTS = Joints(
    span=re.compile(r"\s?[~-]{1,2}\s?|\s?[至到]\s?|—{1,2}"),
    change=re.compile(r"\s?[至到]\s?"),
    closed=re.compile(r"\s?[和与及]\s?"),
    closer=re.compile(r"\s?之?间(?!隔)"),
    listing=re.compile(rf"[、/·]|和|及|,|\s?{CROSS}\s?|\s?乘以?\s?"),
)
_TO = re.compile(r"\s?[至到~-]")
_MORE_SCALE = re.compile(r"[多余]([万亿]{1,2})")
_SPACED = re.compile(r"(?<!\d[ -])(?<!\d)(?<!热线)(?<!电话)(?<!拨打)\d{1,3}(?: \d{3})++(?=\s?[㐀-鿿]|\.\d)")
"""Spaces in place of the commas between thousands, as some systems write: 2 250分."""
_DOZEN = re.compile(r"打(?![败击算开破造工扮印电下出进入赢输响仗架断中听招到字球动量磨捞卡车折扰人死倒])")
_VAGUE = re.compile(r"[数几]")
_BARE = re.compile(r"[十百千万亿兆廿卅]")
_MEASURES = frozenset(
    "个家名位座所项处件次种张辆台艘架部篇支只头匹条棵株间套栋幢份场届期批组对双层级颗枚块片门户人例起轮站宗款座方"
)
"""Measure words that may follow a spelled numeral; those of the table come on top."""
_WORDY = frozenset({"千万", "万一", "十分", "百万", "一百", "万万", "三七", "七八"})


def find_figures(text: str) -> list[Mention]:
    """The figures of Chinese ``text`` in order, kind "figure", value a ``Quantity``; offsets in characters of ``text``.

    A bare 元 is yuan; 兆 is read as 10^12 and stays in the surface. Dates and clock times are no figures.

    >>> [mention.key for mention in find_figures("1600多家企业、4269亿韩元")]
    ['count:1600', 'KRW:426900000000']
    """
    masked = mask(crossed(_SPACED.sub(lambda spaced: spaced.group().replace(" ", ","), fold(text))))
    pieces = join(_pieces(masked), masked, _JOINTS)
    return [piece.mention(text) for piece in pieces if _counts(piece, masked)]


def _pieces(text: str) -> Iterator[Piece]:
    """All single figures of masked text, left to right."""
    pos = 0
    for _ in range(MOST_FIGURES):
        match = _START.search(text, pos)
        if match is None:
            return
        start = match.start()
        piece, end = _piece_at(text, start)
        if piece is not None:
            yield piece
        pos = max(piece.end if piece else end, start + 1)


def _piece_at(text: str, pos: int) -> tuple[Piece | None, int]:
    """The figure at ``pos``, and where to go on if there is none."""
    special = special_at(text, pos)
    if special is not None and special.unit is None:
        found = _with_unit(text, special.end, replace(special, weak=False), spelled=True)
        return (None, special.end) if found.unit is None else (found, found.end)
    if special is not None:
        return special, special.end
    vague = _VAGUE.match(text, pos) is not None
    number = read(text, pos + vague, HANZI)
    prefix = before_number(text, pos)
    if number is None or prefix is None or number.end - pos > MAX_DIGITS + 20:
        return None, max(digit_run(text, pos)[1], number.end if number else pos + 1)
    number = _with_more_scale(text, _in_dozens(text, _in_english(text, decimal_after(text, number))))
    more, at = more_before_unit(text, number.end)
    value = -number.value if prefix.negative else number.value
    approx = "vague" if vague else prefix.approx
    piece = Piece(value, prefix.start, number.end, scale=number.scale, approx=approx, unit=prefix.currency)
    spelled = not number.digits and not prefix.ordinal
    if prefix.currency is None:
        piece = _with_unit(text, at, piece, spelled)
    if prefix.ordinal:
        piece = replace(piece, unit="ordinal")
    if more or _MORE_SCALE.search(text[pos : number.end]):
        piece = replace(piece, approx="vague" if vague else "over", end=max(piece.end, at))
    piece = modified(text, piece)
    weak = spelled and not _stands(text, pos, number, piece, at)
    if piece.unit is None and re.match(r"[A-Za-z]", text[piece.end : piece.end + 1]):
        return None, piece.end
    if weak and not _TO.match(text, piece.end):
        return None, number.end
    return replace(piece, weak=weak), piece.end


def _with_more_scale(text: str, number: Number) -> Number:
    """550多万: the scale behind 多 taken in."""
    match = _MORE_SCALE.match(text, number.end)
    if match is None:
        return number
    scale = Decimal(1)
    for char in match[1]:
        scale *= HANZI.big[char]
    return Number(EXACT.multiply(number.value, scale), match.end(), scale, number.digits)


def _in_dozens(text: str, number: Number) -> Number:
    """两打: twenty-four."""
    match = _DOZEN.match(text, number.end) if number.value <= 100 and number.scale <= 100 else None
    return replace(number, value=number.value * 12, end=match.end(), digits=True) if match else number


_ENGLISH = re.compile(r"\s?(thousand|million|billion|trillion)(?![A-Za-z])", re.IGNORECASE)


def _in_english(text: str, number: Number) -> Number:
    """2.3 billion: an English scale word that a system left standing."""
    match = _ENGLISH.match(text, number.end) if number.digits else None
    if match is None:
        return number
    scale = Decimal(10) ** SCALES[match[1].lower()]
    return replace(number, value=EXACT.multiply(number.value, scale), end=match.end(), scale=scale)


def _stands(text: str, pos: int, number: Number, piece: Piece, at: int) -> bool:
    """True if a spelled numeral counts: a unit or a measure word follows, or it has a unit of its own (八十四)."""
    word = text[pos : number.end]
    if piece.unit is not None and piece.unit != "count":
        return True
    if len(word) == 1 and word in HANZI.small and not piece.counter:
        return False
    if piece.counter or text[at : at + 1] in _MEASURES:
        return not (word in ("百", "千", "万") and piece.approx == "exact" and text[at : at + 1] not in "个名位座所项")
    return piece.approx == "vague" or (
        len(word) >= 2 and bool(_BARE.search(word)) and word not in _WORDY and number.value > 10
    )


@dataclass(frozen=True)
class _Found:
    unit: Unit
    start: int
    end: int


@lru_cache(maxsize=1)
def _units() -> re.Pattern[str]:
    return re.compile(r"\s?(" + alternation("zh") + ")")


_NOT_UNIT = {
    "元": "旦素首宵月气组件论",
    "点": "钟半多左整燃击缀评",
    "天": "然空气堂",
    "月": "",
    "年": "代级度轻龄会货末",
    "分": "之钟布别类析享为成配店公行支局",
    "米": "饭其",
    "节": "日约省能目车课",
    "秒": "",
    "周": "年边围末",
    "度": "电假",
    "次": "于要",
    "代": "表理",
    "成": "立为功果",
    "期": "间望待",
    "升": "级高值至",
    "克": "服",
    "岁": "月",
    "吨": "",
    "夜": "",
    "瓦": "",
    "里": "",
    "寸": "",
    "层": "",
    "倍": "",
    "面": "",
    "位": "于",
    "级": "",
    "件": "",
    "股": "份票东权",
    "发": "展生现布表达电放出行言起",
    "座": "谈",
    "门": "",
    "家": "庭长园具",
    "人": "工民次员",
    "名": "",
    "等": "",
    "码": "",
    "晚": "上",
    "头": "",
    "口": "",
    "平": "方",
    "转": "",
    "条": "件",
    "场": "",
    "球": "",
    "对": "",
    "支": "",
}


def _with_unit(text: str, at: int, piece: Piece, spelled: bool) -> Piece:
    """``piece`` with the unit or measure word at ``at``."""
    match = _units().match(text, at)
    if match is None:
        return piece
    form, unit = match[1], by_form("zh")[match[1]]
    if len(form) == 1 and unit.is_counter and text[at - 1 : at] == "打":
        return piece
    after = text[match.end() : match.end() + 1]
    if after and after in _NOT_UNIT.get(form, ""):
        return piece
    grown = form[-1].isascii() and form[-1].isalpha() and after.isascii() and after.isalnum()
    if grown and ("/" not in form or after.isalpha()):
        return piece
    if spelled and unit.name in ("point", "포인트") and form == "点":
        return piece
    if unit.is_counter:
        if form == "世纪" and piece.value % 1:
            return replace(piece, unit="century", end=match.end())
        rank = unit.name in ("주년",) or form == "世纪"
        return replace(piece, unit="ordinal" if rank else "count", counter=unit.name, end=match.end())
    found = replace(piece, unit=unit.name, end=match.end())
    return _with_speed(text, _half(text, found))


_SPEEDS = {"km": "km/h", "mile": "mph", "nmi": "knot"}
_HEATS = {"摄氏": "degC", "华氏": "degF"}


def _with_speed(text: str, piece: Piece) -> Piece:
    """时速120公里 and 每小时120公里 are speeds."""
    before = text[max(0, piece.start - 8) : piece.start]
    heat = before.rstrip()[-2:]
    if piece.unit == "degree" and heat in _HEATS:
        return replace(piece, unit=_HEATS[heat])
    if piece.unit == "m" and re.search(r"每秒|秒速", before):
        return replace(piece, unit="m/s")
    if piece.unit in _SPEEDS and re.search(r"时速|每小时|/小时", before):
        return replace(piece, unit=_SPEEDS[piece.unit])
    if piece.unit in _SPEEDS and text.startswith(("每小时", "的时速"), piece.end):
        return replace(piece, unit=_SPEEDS[piece.unit])
    return piece


_HALVES = frozenset({"year", "hour", "month", "day", "times"})


def _half(text: str, piece: Piece) -> Piece:
    """两年半 is 2.5 years; 一个半小时 is left to the special forms."""
    if piece.unit not in _HALVES or not re.match(r"半(?![年月天小数径])", text[piece.end : piece.end + 2]):
        return piece
    return replace(piece, value=piece.value + Decimal("0.5"), end=piece.end + 1)


def _counts(piece: Piece, text: str) -> bool:
    """False for bare years and for digits that belong to a code."""
    if piece.weak:
        return False
    if is_year(piece, text):
        return False
    if piece.unit is not None or piece.scale > 1 or piece.upper is not None or piece.approx != "exact":
        return True
    before = text[piece.start - 1 : piece.start]
    return not (before and before in "#_")
