"""The unit or counter behind a Korean number, told from words that only begin like one."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.facts.numerals import Number
from pipeline.facts.units import Unit, alternation, by_form, table

_PARTICLES = frozenset("을를이가은는의에로으과와도만씩당간째까부마중여규짜어안상쯤보뿐내인였입며한등대")
_OFFICES = re.compile(
    r"\s?(?:국회|대통령|총선|대선|회장|총장|위원장|사장|총리|도지사|의회|교황|원장|이사장|대표이사|왕|임금|총재|의장)"
)
_SHARES_FROM = 60
"""From here on 주 counts shares, below it weeks: releases speak of 3주 and of 100만주."""
_DECADES = frozenset(range(10, 100, 10))
_AGED = re.compile(
    r"\s?(?:남성|남자|남녀|여성|여자|청년|청소년|초반|중반|후반|인구|근로자|직장인|취업|구직|환자|운전자|소비자|젊|노년|부부"
    r"|시민|주민|학생|층|연령|[·,~]\s?[1-9]0대)"
)
_MORE = re.compile(r"\s?여(?=\s?[가-힣%㎡㎞㎏a-zA-Z])")
_NOT_MORE = re.compile(r"여[성자름유행권건러기]")


@dataclass(frozen=True)
class UnitMatch:
    """A unit at ``[start, end)``; ``ordinal`` where the words around make it a rank (15대 국회),
    ``group`` where it is an age group (20대 청년)."""

    unit: Unit
    start: int
    end: int
    ordinal: bool = False
    group: bool = False


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(alternation("ko"))


def more_before_unit(text: str, pos: int) -> tuple[bool, int]:
    """True and its end where 여 stands between number and unit (3만5천여 명), else False and ``pos``."""
    match = _MORE.match(text, pos)
    if match is None or _NOT_MORE.match(text, match.end() - 1):
        return False, pos
    return True, match.end()


def unit_after(text: str, pos: int, number: Number) -> UnitMatch | None:
    """The unit of ``number`` at ``pos``, a space before it allowed; None where there is none."""
    spaced = text[pos : pos + 1] == " "
    at = pos + spaced
    match = _pattern().match(text, at)
    if match is None:
        return None
    unit = _checked(text, at, match.group(), spaced) or _generic(text, at, match.group(), spaced)
    if unit is None:
        return None
    end = at + len("개") if unit.name == "개" and match.group() != "개" else match.end()
    if unit.name == "week" and match.group() == "주" and number.value >= _SHARES_FROM:
        unit = table()["주"]
    if unit.name == "대" and number.value in _DECADES and _AGED.match(text, end):
        unit = table()["age"]
        return UnitMatch(unit, at, end, group=True)
    ordinal = unit.name == "대" and _OFFICES.match(text, end) is not None
    return UnitMatch(unit, at, end, ordinal)


def _checked(text: str, at: int, form: str, spaced: bool) -> Unit | None:
    """The unit of ``form`` unless the letters behind make another word of it."""
    unit = by_form("ko")[form]
    after = text[at + len(form) : at + len(form) + 1]
    if form[-1].isascii() and form[-1].isalpha() and after.isascii() and after.isalnum():
        return None
    if after in unit.not_before and after:
        return None
    hangul = "가" <= after <= "힣"
    if spaced and len(form) == 1 and hangul and after not in _PARTICLES:
        return None
    return unit


def _generic(text: str, at: int, form: str, spaced: bool) -> Unit | None:
    """개 where a longer counter that begins with it fits badly."""
    return _checked(text, at, "개", spaced) if form.startswith("개") and form != "개" else None
