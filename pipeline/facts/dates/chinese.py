"""The dates, periods and times of Chinese text (Simplified), read into the same values and keys as the Korean ones."""

import datetime as dt
import re

from pipeline.facts.dates import words_zh as words
from pipeline.facts.dates.forms_zh import render_date as render_date
from pipeline.facts.dates.readers import (
    DIGITS,
    NUMERIC,
    Century,
    Fixed,
    Numbers,
    Phrase,
    Span,
    Word,
    any_of,
    before_christ,
    clock,
    heads,
    numeric,
)
from pipeline.facts.dates.spans import Grammar, Reading, Rule, Slots, find
from pipeline.records import Mention

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_TURNS = dict.fromkeys(("年底", "年末", "岁末"), ("year", "end")) | dict.fromkeys(("月底", "月末"), ("month", "end"))
_TURNS |= {"年初": ("year", "early"), "月初": ("month", "early")}
_HOUR_TAIL = re.compile(r"\s?[整钟左许前刚过多]")


def find_dates(text: str, published: dt.date | None = None) -> list[Mention]:
    """The dates, periods and times of Chinese ``text`` in order; offsets in ``text``.

    >>> [(m.surface, m.key) for m in find_dates("24日表示，今年第三季度出口同比增长，为期3天。")]
    [('24日', ''), ('今年第三季度', 'relative:this_year'), ('同比', 'relative:year_before')]
    """
    return find(text, _GRAMMAR, published)


def number(text: str) -> int:
    """The number of digits or Chinese numerals below 100, or of digits read one by one (二〇二六): 二十四 → 24."""
    if text.isdecimal():
        return int(text)
    if "十" not in text:
        return int("".join(str(_DIGITS[sign]) for sign in text))
    tens, _, ones = text.partition("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _decade(match: re.Match[str]) -> Reading | None:
    tens = number(match[3])
    if match[2]:
        return Reading({"decade": f"decade:{int(match[2]) * 100 + tens}"})
    century = number(match[1]) - 1 if match[1] else 19
    return Reading({"decade": f"decade:{century * 100 + tens}"}) if tens % 10 == 0 else None


def _last_century_decade(match: re.Match[str]) -> Reading:
    return Reading({"decade": f"decade:{1900 + number(match[1])}"})


def _half(match: re.Match[str]) -> Reading:
    return Reading({"half": 1 if match[1] == "上" else 2})


def _first_quarters(match: re.Match[str]) -> Reading:
    return Reading({"quarter": 1}, {"quarter": number(match[1])})


def _season(match: re.Match[str]) -> Reading:
    year = {"今": "this_year", "去": "last_year", "明": "next_year"}[match[1]]
    return Reading({"year": f"relative:{year}", "season": f"season:{words.SEASONS[match[2]]}"})


def _weekday(match: re.Match[str]) -> Reading:
    return Reading({"weekday": _WEEKDAYS[match[1]]})


def _week_day(match: re.Match[str]) -> Reading:
    week = {"上": "last_week", "下": "next_week"}.get(match[1], "this_week")
    return Reading({"week": f"relative:{week}", "weekday": _WEEKDAYS[match[2]]})


def _weekend(match: re.Match[str]) -> Reading:
    week = {"上": "last_week", "本": "this_week", "这": "this_week", "下": "next_week"}.get((match[1] or "")[:1])
    weekend: Slots = {"weekday": "relative:weekend"}
    return Reading({"week": f"relative:{week}", **weekend} if week else weekend)


def _period_part(match: re.Match[str]) -> Reading:
    turn = _TURNS.get(match[1])
    if turn is None or (match.string[match.start() - 1 : match.start()] in ("年", "月") and match[1][0] == "月"):
        return Reading({"part": words.PERIOD_PARTS[match[1]]}, bound=True)
    return Reading({"part": turn[1]}, weak={turn[0]: f"relative:this_{turn[0]}"})


def _time(match: re.Match[str]) -> Reading | None:
    """An hour with 时, or with 点 where a part of the day, minutes or 左右 show that it is a time."""
    part = words.DAY_PARTS.get(match[1] or "")
    if part is None and not match[2].isdecimal():
        return None
    minute = 30 if match[4] else number(digits) if (digits := match[5] or match[6]) else None
    cued = part is not None or minute is not None or match[3] == "时"
    if not cued and not _HOUR_TAIL.match(match.string, match.end()):
        return None
    return clock(_spoken(match[1], part), number(match[2]), minute, match[2].startswith("0"))


def _spoken(word: str | None, part: str | None) -> str | None:
    return "afternoon" if word in ("晚上", "晚间", "傍晚") else part


def _digital(match: re.Match[str]) -> Reading | None:
    part = _spoken(match[1], words.DAY_PARTS.get(match[1] or ""))
    return clock(part, int(match[2]), int(match[3]), match[2].startswith("0"))


def _noon(match: re.Match[str]) -> Reading:
    return Reading({"hour": 12 if match[1] == "正午" else 0})


_NUMERALS = DIGITS + "一二三四五六七八九十"
_N = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_NO_DIGIT = r"(?<![\d.,一二三四五六七八九十百千万亿])"
_YEAR = r"([12]\d{3}|[一二][〇零○一二三四五六七八九]{3})"
_NOT_DAY = (
    r"间|游(?![客行览])|本(?![报市省届周月次])|元(?![首旦])|语(?!言)|圆(?!满)|均|报(?![道告名案])|子|内(?!蒙)|行程"
)
_TO = r"\s?(?:至|到|-|~|—)\s?"
_RULES = (
    Rule(NUMERIC, numeric),
    Rule(
        rf"{_NO_DIGIT}{_YEAR}年?{_TO}(?:{_YEAR}|(?<=[-~])(\d\d))\s?(?:财年|学年|赛季|年)(?![代来])",
        Span("year", number),
        DIGITS + "一二",
    ),
    Rule(r"(?<=\()([12]\d{3})\s?[~-]\s?([12]\d{3})(?=\))", Span("year", number)),
    Rule(r"(?<=\()((?:1[5-9]|20)\d\d)(?=\))", Numbers("year", number=number)),
    Rule(r"(?:公元前)\s?(\d{1,5})\s?年(?!代)", before_christ, "公"),
    Rule(r"(?:公元)\s?(\d{1,4})\s?年(?!代)", Numbers("year", number=number), "公"),
    Rule(r"(?:上个?世纪)\s?(\d0|[二三四五六七八九]十)年代", _last_century_decade, "上"),
    Rule(
        r"(?<![\d,])(?:(\d{2}|[一二]十[一二三四五六七八九]?)\s?世纪\s?)?(\d{2})?(\d0|[二三四五六七八九]十)\s?年代",
        _decade,
        _NUMERALS,
    ),
    Rule(
        r"(公元前)?(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,3})\s?世纪(?!\s?[\d二三四五六七八九]{1,2}[0十]年代)",
        Century(number),
        _NUMERALS + "公",
    ),
    Rule(
        rf"{_NO_DIGIT}{_YEAR}\s?(?:财年|学年|年度|年(?![代多来]|以来?上|间(?!，)))",
        Numbers("year", number=number),
        DIGITS + "一二",
    ),
    Rule(r"(?<![\d,.])(\d{2})年(?=\d{1,2}月)", Numbers("year", number=number)),
    Rule(rf"{_NO_DIGIT}{_N}月?{_TO}{_N}\s?月(?!份?[球饼])份?", Span("month", number), _NUMERALS),
    Rule(rf"{_NO_DIGIT}{_N}\s?月份?(?![球饼亮])", Numbers("month", number=number), _NUMERALS),
    Rule(rf"{_NO_DIGIT}{_N}[日号]?{_TO}{_N}\s?[日号](?![间游线楼内])", Span("day", number), _NUMERALS),
    Rule(r"(?<![\d.,])(\d{1,2})(?=(?:[、,]\d{1,2}){1,3}日)", Numbers("day", number=number, bound=True)),
    Rule(r"(?<=月)([一二三四五六七八九十]{1,3})日", Numbers("day", number=number), _NUMERALS),
    Rule(rf"(?<![为期第连续\d.,])(\d{{1,2}})\s?日(?!{_NOT_DAY})", Numbers("day", number=number)),
    Rule(rf"(?<=[月到至于在]){_N}\s?号(?![线楼馆厅])", Numbers("day", number=number), _NUMERALS),
    Rule(
        r"(?<![第编\dA-Za-z-])(\d{1,2})号(?=[上下晚早在至到表宣，,。起开以之当（(（]|$)", Numbers("day", number=number)
    ),
    Rule(r"([上下])半年", _half, "上下"),
    Rule(r"前([二两三])个?季度", _first_quarters, "前"),
    Rule(
        r"第?([一二三四1-4])季度?\s?(?:至|到|-|~)\s?第?([一二三四1-4])季度",
        Span("quarter", number),
        DIGITS + "第一二三四",
    ),
    Rule(r"(?<![\d.])第?([一二三四1-4])季度(?!连)", Numbers("quarter", number=number), DIGITS + "第一二三四"),
    Rule(
        rf"({any_of(words.DAY_PARTS)})?\s?{_NO_DIGIT}{_N}\s?([点时])(?![间代候期尚刻光点区])"
        r"(?:(半)|\s?(\d{1,2}|[一二三四五]?十[一二三四五六七八九]?)\s?分|(\d\d)(?![\d,.%]))?",
        _time,
        _NUMERALS + heads(words.DAY_PARTS),
    ),
    Rule(
        rf"({any_of(words.DAY_PARTS)})?\s?(?<![\d:.])(\d{{1,2}}):(\d{{2}})(?![\d:.])",
        _digital,
        DIGITS + heads(words.DAY_PARTS),
    ),
    Rule(r"(正午|午夜)", _noon, "正午"),
    Rule(r"([今去明])年?([春夏秋冬])[天季]?(?!奥|运)", _season, "今去明"),
    Rule(
        r"(?:(?<=年)|(?<=年 ))([春夏秋冬])[天季](?!奥|运)",
        Word("season", words.SEASONS, "season", bound=True),
        heads(words.SEASONS),
    ),
    Rule(
        rf"(?<!目)({any_of(words.YEARS)})"
        r"(?!\s?\d{1,2}\s?岁|代|纪|轻|龄|级|[一二三四五六七八九十]+月?大)",
        Word("year", words.YEARS),
        heads(words.YEARS),
    ),
    Rule(r"(?<![一二两三四五六七八九十几数半\d])(?<!\d )年内", Fixed({"year": "relative:this_year"}), "年"),
    Rule(rf"({any_of(words.QUARTERS)})", Word("quarter", words.QUARTERS), heads(words.QUARTERS)),
    Rule(rf"({any_of(words.MONTHS)})", Word("month", words.MONTHS), heads(words.MONTHS)),
    Rule(r"(?:(上个?|本|这个?|下个?))?周末", _weekend, "上本这下周"),
    Rule(r"([上本这下])个?(?:周|星期|礼拜)([一二三四五六日天])(?!次|年)", _week_day, "上本这下"),
    Rule(rf"({any_of(words.WEEKS)})(?!边|围|年)", Word("week", words.WEEKS), heads(words.WEEKS)),
    Rule(rf"({any_of(words.MOMENTS)})", Phrase(words.MOMENTS), heads(words.MOMENTS)),
    Rule(
        rf"({any_of(words.DAYS)})(?!然|使|教育|养成|学习|环境|因素|努力|形成|培养)",
        Word("day", words.DAYS),
        heads(words.DAYS),
    ),
    Rule(r"(?:刚刚)?过去的|(?<!以)刚过去的", Fixed({"anchor": "relative:past"}, bound=True), "刚过"),
    Rule(
        r"(?<![一两二三四五六七八九十几数\d])[\((]?(?:周|星期|礼拜)([一二三四五六日天])"
        r"(?!次|年|遍|圈|[岁期天]|泰晤士|夜现场)[\))]?",
        _weekday,
        "(周星礼",
    ),
    Rule(rf"({any_of(words.PERIOD_PARTS)})", _period_part, heads(words.PERIOD_PARTS)),
    Rule(rf"({any_of(words.DAY_PARTS)})", Word("part", words.DAY_PARTS, bound=True), heads(words.DAY_PARTS)),
)
_ZONE = r"(?:\((?:当地|北京|韩国|首尔|美国|美东|东部)(?:标准)?时间\))?"
_GRAMMAR = Grammar(
    rules=_RULES,
    glue=rf"\s?{_ZONE}\s?[的,]?\s?",
    ranges=rf"{_ZONE}\s?(?:至|到|-{{1,2}}|~)\s?",
    lists=r"\s?(?:、|和|及|与|以及|或|/)\s?",
)
