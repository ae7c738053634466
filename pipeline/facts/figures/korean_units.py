"""The unit or counter behind a Korean number, told from words that only begin like one."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.facts.figures.counted_nouns import counted
from pipeline.facts.figures.korean_context import aged, per_share
from pipeline.facts.figures.numerals import Number
from pipeline.facts.figures.units import Unit, alternation, by_form, table

_PARTICLES = frozenset("을를이가은는의에로으과와도만씩당간째까부마중여규짜어안상쯤보뿐내인였입며한등대")
_OFFICES = re.compile(
    r"\s?(?:국회|대통령|총선|대선|회장|총장|위원장|사장|총리|도지사|의회|교황|원장|이사장|대표이사|왕|임금|총재|의장)"
)
_SHARES_FROM = 60
"""From here on 주 counts shares, below it weeks: releases speak of 3주 and of 100만주."""
_DECADES = frozenset(range(10, 100, 10))
_MAJOR = re.compile(
    r"\s(?:핵심|중점|추진|주요|과제|기업|뉴스|그룹|은행|시중은행|전략|공약|산업|분야|사업|도시|브랜드|축제|원칙|정책|성과|국정|권역|강국"
    r"|명소|대기업|금융|거래소)"
)
"""What the greatest of a kind are: 10대 과제, 5대 은행."""
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
    if unit.name == "week" and match.group() == "주":
        return _weeks_or_shares(text, UnitMatch(unit, at, end), number)
    found = UnitMatch(unit, at, end)
    if unit.name == "대":
        found = _vehicles_or_else(text, found, number)
    return found if found.ordinal or found.group else _by_noun(text, found)


def _by_noun(text: str, match: UnitMatch) -> UnitMatch | None:
    """The match with its unit as what is counted decides (유물 12점, 82점); None where that is no counter."""
    name = counted(text, match.start, match.end, match.unit.name)
    if name is None:
        return None
    return match if name == match.unit.name else replace(match, unit=table()[name])


def _weeks_or_shares(text: str, match: UnitMatch, number: Number) -> UnitMatch:
    """3주 in weeks, 100만주 in shares, 1주당 850원 per share."""
    if number.value == 1 and per_share(text, match.end):
        return replace(match, unit=table()["주당"], end=match.end + len("당"))
    return replace(match, unit=table()["주"]) if number.value >= _SHARES_FROM else match


def _vehicles_or_else(text: str, match: UnitMatch, number: Number) -> UnitMatch:
    """20대 as vehicles, as an age group (20대 청년), as an office's turn (15대 국회) or a generation (3대째)."""
    if number.value in _DECADES and aged(text, match.start, match.end):
        return replace(match, unit=table()["age"], group=True)
    if text.startswith("째", match.end):
        return replace(match, unit=table()["세대"], end=match.end + len("째"), ordinal=True)
    if number.value <= _SHARES_FROM and _MAJOR.match(text, match.end):
        return replace(match, unit=table()["주요대"])
    return replace(match, ordinal=_OFFICES.match(text, match.end) is not None)


def _checked(text: str, at: int, form: str, spaced: bool) -> Unit | None:
    """The unit of ``form`` unless the letters behind make another word of it."""
    unit = by_form("ko")[form]
    after = text[at + len(form) : at + len(form) + 1]
    if form[-1].isascii() and form[-1].isalpha() and after.isascii() and after.isalnum():
        return None
    of = text.startswith(f"{form}의 ", at) and (form == "대" or not spaced)
    if after in unit.not_before and after and not of:
        return None
    hangul = "가" <= after <= "힣"
    if spaced and len(form) == 1 and hangul and after not in _PARTICLES:
        return None
    return unit


def _generic(text: str, at: int, form: str, spaced: bool) -> Unit | None:
    """개 where a longer counter that begins with it fits badly."""
    return _checked(text, at, "개", spaced) if form.startswith("개") and form != "개" else None
