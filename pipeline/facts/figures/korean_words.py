"""Korean number words that count things: native numerals, day words, vague and Sino-Korean ones."""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.facts.figures.units import Unit, table

_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_TENS = {"열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_RANGES: dict[str, tuple[int, int | None]] = {
    "한두": (1, 2),
    "두세": (2, 3),
    "두서너": (2, 4),
    "서너": (3, 4),
    "너댓": (4, 5),
    "네댓": (4, 5),
    "네다섯": (4, 5),
    "대여섯": (5, 6),
    "예닐곱": (6, 7),
}


def _native() -> dict[str, tuple[int, int | None]]:
    """All native numerals from 한 to 아흔아홉 and the double ones (두세), as (value, upper)."""
    words: dict[str, tuple[int, int | None]] = {word: (value, None) for word, value in _ONES.items()}
    for ten, value in _TENS.items():
        words[ten] = (value, None)
        words |= {ten + gap + one: (value + unit, None) for one, unit in _ONES.items() for gap in ("", " ")}
    words |= {"스무": (20, None), "석": (3, None), "서": (3, None), "넉": (4, None), "첫": (1, None)}
    return words | _RANGES


NATIVE = _native()
_NATIVE = re.compile("(?:" + "|".join(sorted(NATIVE, key=len, reverse=True)) + ")")
_DAYS = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "열흘": 10, "보름": 15}
_DAY_WORD = re.compile(r"(이틀|사흘|나흘|닷새|엿새|열흘|보름(?![달날]))|일주일|하루(?=\s?(?:만에|동안|간\s))")
_ATTACHED = frozenset(
    {"명", "곳", "차례", "times", "month", "개", "hour", "사람", "번째", "번", "개사", "마리", "가지"}
)
_IDIOMS = {
    "한": frozenset(
        {"층", "부", "호", "회", "번", "발", "정", "장", "두", "위", "차", "통", "표", "골", "걸음", "편", "줄"}
    ),
    "세": frozenset({"기", "부", "문", "인", "표", "권"}),
    "네": frozenset({"기"}),
    "열": frozenset({"기", "차", "대", "정", "발", "부"}),
    "서": frozenset({"명", "대", "권", "점", "기", "장", "위", "부", "동", "층", "회", "편", "표", "통", "두", "줄"}),
    "석": frozenset({"명", "점", "권", "기", "부"}),
    "두": frozenset({"부", "통", "발"}),
}
_MONTHLY = frozenset({"석", "넉", "서"})
_KINDS = frozenset({"times", "time", "month", "age", "night", "percent", "length", "mass", "area", "volume"})
SINO_SHORT = frozenset({"month", "개국", "주년", "percent", "percentage_point", "개사", "학년"})
"""What a single Sino-Korean digit may count when spelled out (삼 개월); elsewhere it is a word (이 회사)."""


@dataclass(frozen=True)
class Word:
    """A number word: value, upper end for a double one (두세), end in the text."""

    value: Decimal
    upper: Decimal | None
    end: int
    text: str


def native_at(text: str, pos: int) -> Word | None:
    """The native numeral at ``pos``, whatever follows."""
    match = _NATIVE.match(text, pos)
    if match is None:
        return None
    value, upper = NATIVE[match.group()]
    return Word(Decimal(value), None if upper is None else Decimal(upper), match.end(), match.group())


def day_word_at(text: str, pos: int) -> Word | None:
    """사흘 (three days) and its like at ``pos``; 하루 only where it measures (하루 만에)."""
    match = _DAY_WORD.match(text, pos)
    if match is None:
        return None
    days = 7 if match.group() == "일주일" else _DAYS.get(match.group(), 1)
    return Word(Decimal(days), None, match.end(), match.group())


def counts_native(word: Word, unit: Unit, attached: bool) -> bool:
    """True if a native numeral may stand before this unit: 세 곳 may, 세계 and 한 번 may not."""
    if attached and unit.name not in _ATTACHED:
        return False
    if word.text == "첫":
        return unit.name == "번째"
    if word.text in _MONTHLY and unit.name != "month" and not (word.text == "석" and unit.name == "장"):
        return False
    if unit.name in _IDIOMS.get(word.text, frozenset()) or (word.value == 1 and unit.name == "times"):
        return False
    return unit.is_counter or unit.kind in _KINDS


def polite(unit: Unit, native: bool) -> Unit:
    """분 behind a native numeral is people (세 분), elsewhere minutes."""
    return table()["분"] if native and unit.name == "minute" else unit
