"""What stands around a Korean number: 약, 최대, 영하, 제, currency signs; 이상, 안팎, 넘는, 반."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.facts.figures.pieces import Piece, Prefix
from pipeline.facts.figures.units import alternation, by_form
from pipeline.records import Approximation

_BEFORE: dict[str, Approximation] = {
    "약": "about",
    "대략": "about",
    "어림잡아": "about",
    "거의": "about",
    "근": "about",
    "최소": "at_least",
    "최소한": "at_least",
    "적어도": "at_least",
    "적게는": "at_least",
    "최대": "at_most",
    "많게는": "at_most",
}
_AFTER: tuple[tuple[Approximation, str], ...] = (
    (
        "about",
        r"(?:에\s?)?육박(?:하는|한|해|했다)?|(?:에\s)?가까운|가량|정도|안팎|내외|쯤|남짓|선(?=에서|으로|을|이)|전후",
    ),
    ("at_least", r"이상"),
    ("at_most", r"이하|이내|까지(?=\s?(?:지원|할인|가능|보상))"),
    ("under", r"미만|(?:을|를)?\s?밑도는|(?:이|가)?\s?안 되는"),
    (
        "over",
        r"(?<!\s)여(?=[가-힣\s,.)]|$)(?![성자름유행권건러기는])|초과|(?:[을를이가]\s?)?\s?(?:넘는|넘게|넘은|넘어|넘었|웃도는|웃돌|상회하는|돌파)",
    ),
)
_BEFORE_PATTERN = re.compile(
    r"(?:(?<![가-힣])(?P<approx>" + "|".join(sorted(_BEFORE, key=len, reverse=True)) + r")\s?)?"
    r"(?P<rank>(?<![가-힣])제\s?|민선\s?)?(?P<sign>영하\s?|마이너스\s?|(?<![0-9A-Za-z가-힣~)%-])-|\+)?$"
)
_AFTER_PATTERN = re.compile("|".join(rf"(?P<{name}>\s?(?:{forms}))" for name, forms in _AFTER))
_REACH = 16
"""Characters looked at before a number: the longest prefix with its spaces is shorter."""
_HALF = re.compile(r"\s?반(?=$|[^가-힣]|간|동안|만에|이|을|의|가)")
_HALVES = {"year", "month", "week", "hour", "minute", "day", "times"}
_BIG_BARE = Decimal(10) ** 8
_PEOPLE = re.compile(r"(?:인구|가입자|이용자|조회수?|회원|누적|팔로워|시청자?|관객|사용자)[^.\n]{0,10}$")
_NOT_MONEY = re.compile(
    r"\s?(?:인구|인의?|뷰|조회|다운로드|회원|사용자|이용자|배럴|광년|년|종|화소|픽셀|매개변수|파라미터|토큰|중국인|관객)"
)
_LATIN_NAME = re.compile(r"[A-Za-z][-·]?$|[가-힣]-$")


@lru_cache(maxsize=1)
def _currency() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z])" + alternation("ko", prefix=True) + r"\s?$")


def prefix_before(text: str, pos: int) -> Prefix | None:
    """The affixes that end at ``pos``; None where the number belongs to a Latin name (K-2, S25)."""
    before = text[max(0, pos - _REACH) : pos]
    currency = _currency().search(before)
    if currency is None and _LATIN_NAME.search(before):
        return None
    name = by_form("ko", True)[currency.group().rstrip()].name if currency else None
    match = _BEFORE_PATTERN.search(before[: currency.start()] if currency else before)
    if match is None:
        return Prefix(pos, currency=name)
    offset = pos - len(before)
    sign = match["sign"] or ""
    return Prefix(
        start=offset + match.start(),
        approx=_BEFORE[match["approx"]] if match["approx"] else "exact",
        currency=name,
        negative=bool(sign) and sign != "+" and not (sign == "-" and _is_bullet(text, pos)),
        ordinal=bool(match["rank"]),
    )


_SIGNED = re.compile(r"[0-9.,]{1,12}\s?(?:%|도|℃|°|퍼센트|포인트|조|억|만)|0\.[0-9]|[0-9]{1,12}\.[0-9]")


def _is_bullet(text: str, pos: int) -> bool:
    """True where the dash before a number opens a line rather than making it negative."""
    return _SIGNED.match(text, pos) is None


def modified(text: str, piece: Piece) -> Piece:
    """``piece`` with the approximation words behind it (이상, 안팎, 을 넘는) taken in."""
    for _ in range(2):
        match = _AFTER_PATTERN.match(text, piece.end)
        if match is None or not match.group().strip():
            return piece
        approx = next(name for name, _ in _AFTER if match[name])
        piece = replace(piece, end=match.end(), approx="vague" if piece.approx == "vague" else approx)
    return piece


def half_after(text: str, piece: Piece) -> Piece:
    """1년 반 is 1.5 years."""
    match = _HALF.match(text, piece.end) if piece.unit in _HALVES and piece.upper is None else None
    return piece if match is None else replace(piece, value=piece.value + Decimal("0.5"), end=match.end())


def inferred_money(text: str, piece: Piece) -> Piece:
    """A bare amount of 억 or 조 is won (5000억 펀드) unless people or the like are counted."""
    if piece.scale < _BIG_BARE or text[piece.end : piece.end + 1] in "~-%":
        return piece
    before = text[max(0, piece.start - _REACH) : piece.start]
    if _PEOPLE.search(before) or _NOT_MONEY.match(text, piece.end):
        return piece
    return replace(piece, unit="KRW") if not re.match(r"\s?(?:에서|내지)", text[piece.end : piece.end + 3]) else piece


_SPEED_REACH = 12
"""How many characters before the length 시속 may stand: 시속 100~200마일 has a range between."""
_SPEEDS = {
    ("시속", "km"): "km/h",
    ("시속", "mile"): "mph",
    ("초속", "m"): "m/s",
    ("초당", "m"): "m/s",
    ("시간당", "km"): "km/h",
    ("시간당", "mile"): "mph",
    ("화씨", "degree"): "degF",
    ("섭씨", "degree"): "degC",
    ("시속", "nmi"): "knot",
}


def with_speed(text: str, piece: Piece) -> Piece:
    """시속 120㎞ is a speed: the word stands before the number and belongs to it, the length behind it."""
    for (word, unit), speed in _SPEEDS.items():
        if piece.unit == unit and word in text[max(0, piece.start - _SPEED_REACH) : piece.start]:
            before = text[: piece.start].rstrip(" ")
            start = len(before) - len(word) if before.endswith(word) else piece.start
            return replace(piece, unit=speed, start=start)
    return piece
