"""What stands around a Chinese number: 约, 超过, 至少, 第, 零下, currency signs; 多, 余, 以上, 左右."""

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.facts.figures.pieces import Piece, Prefix
from pipeline.facts.figures.units import alternation, by_form
from pipeline.records import Approximation

_BEFORE: tuple[tuple[Approximation, str], ...] = (
    ("about", r"大约|约莫|约为|约|大概|估计|接近|将近|近"),
    ("at_least", r"至少|最少|不少于|不低于|不小于|起码"),
    ("at_most", r"至多|最多|不超过|不多于|不高于|最高|多达|高达"),
    ("over", r"超过了|超过|超|逾|突破|高于|多于|大于"),
    ("under", r"不足|不到|未满|不满|低于|少于|小于"),
)
_BEFORE_PATTERN = re.compile(
    "(?:" + "|".join(f"(?P<{name}>{forms})" for name, forms in _BEFORE) + r")?"
    r"\s?(?P<rank>第\s?|(?<![A-Za-z])N[oO]\.\s?)?(?P<sign>零下\s?|负|(?:(?<![0-9A-Za-z一-鿿%)~-])|(?<=[至到为达是于]))-)?$"
)
_OVER_WORD = re.compile(r"上$")
_AFTER: tuple[tuple[Approximation, str], ...] = (
    ("at_least", r"\s?(?:及|或)?以上"),
    ("at_most", r"\s?(?:及|或)?以[下内]"),
    ("about", r"左右|上下"),
    ("over", r"[多余](?=[，,。、的人名]|$)"),
)
_AFTER_PATTERN = re.compile("|".join(f"(?P<{name}>{forms})" for name, forms in _AFTER))
_MORE = re.compile(r"\s?[多余](?![数边])")
_SOME = re.compile(r"\s?(?:来(?=[个名岁年人天次家位块])|几(?=[个名岁年人天次家位块座所种项件分小辆张只条]))")
"""十几个 and 三十来岁: more than the ten that stands before."""
_REACH = 16
_LATIN_NAME = re.compile(r"(?<!/)(?<![a-z]{3})[A-Za-z][-·]?$|(?![万亿千百至到为达是于])[一-鿿]-$")


@lru_cache(maxsize=1)
def _currency() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z])" + alternation("zh", prefix=True) + r"\s?$")


def before_number(text: str, pos: int) -> Prefix | None:
    """The affixes that end at ``pos``; None where the number belongs to a Latin name (F-35, S25)."""
    before = text[max(0, pos - _REACH) : pos]
    currency = _currency().search(before)
    if currency is None and _LATIN_NAME.search(before):
        return None
    name = by_form("zh", True)[currency.group().rstrip()].name if currency else None
    match = _BEFORE_PATTERN.search(before[: currency.start()] if currency else before)
    if match is None or not match.group().strip():
        over = text[pos : pos + 1] in tuple("百千万亿") and _OVER_WORD.search(before)
        start = pos - 1 if over else pos - (len(currency.group()) if currency else 0)
        return Prefix(start, approx="over" if over else "exact", currency=name)
    approx = next((kind for kind, _ in _BEFORE if match[kind]), "exact")
    return Prefix(
        start=pos - len(before) + match.start(),
        approx=approx,  # type: ignore[arg-type]
        currency=name,
        negative=bool(match["sign"]),
        ordinal=bool(match["rank"]),
    )


def more_before_unit(text: str, pos: int) -> tuple[bool, int]:
    """True and its end where 多 or 余 stands between number and measure word (1600多家), else False and ``pos``."""
    match = _MORE.match(text, pos) or (_SOME.match(text, pos) if text[pos - 1 : pos] == "十" else None)
    return (True, match.end()) if match else (False, pos)


def modified(text: str, piece: Piece) -> Piece:
    """``piece`` with 以上, 左右 and their like behind it taken in."""
    match = _AFTER_PATTERN.match(text, piece.end)
    if match is None or piece.approx == "vague":
        return piece
    return replace(piece, end=match.end(), approx=next(kind for kind, _ in _AFTER if match[kind]))
