"""The dates, periods and times of Chinese text (Simplified), read into the same values and keys as the Korean ones."""

import datetime as dt
import re

from pipeline.facts.dateforms_zh import render_date as render_date
from pipeline.facts.dates import clock, numeric, plausible
from pipeline.facts.datespans import Grammar, Reading, Rule, Slots, find
from pipeline.records import Mention

_DIGITS = {
    "〇": 0,
    "零": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_YEARS = {
    "前年": "year_before_last", "去年": "last_year", "今年": "this_year", "本年度": "this_year", "本年": "this_year",
    "年内": "this_year", "明年": "next_year", "后年": "year_after_next", "上一年度": "year_before", "上一年": "year_before",
    "前一年": "year_before", "上年": "year_before", "一年前": "year_before", "两年前": "year_before_last", "2年前": "year_before_last", "1年前": "year_before", "同比": "year_before",
    "次年": "year_after", "翌年": "year_after", "第二年": "year_after", "同年": "same_year", "当年": "same_year",
    "那一年": "same_year", "去年同期": "same_period_last_year", "上年同期": "same_period_last_year",
    "前一年同期": "same_period_last_year", "去年同一时期": "same_period_last_year", "去年同时期": "same_period_last_year",
}  # fmt: skip
_QUARTERS = {"上季度": "last_quarter", "上个季度": "last_quarter", "上一季度": "quarter_before", "本季度": "this_quarter",
             "这个季度": "this_quarter", "下季度": "next_quarter", "下个季度": "next_quarter"}  # fmt: skip
_MONTHS = {
    "上个月": "last_month", "上月": "last_month", "这个月": "this_month", "本月": "this_month", "下个月": "next_month",
    "下月": "next_month", "同月": "same_month", "当月": "same_month", "上一个月": "month_before", "前一个月": "month_before",
    "前一月": "month_before", "环比": "period_before",
}  # fmt: skip
_WEEKS = {"上周": "last_week", "上星期": "last_week", "上个星期": "last_week", "本周": "this_week", "这周": "this_week",
          "这个星期": "this_week", "下周": "next_week", "下星期": "next_week", "下个星期": "next_week"}  # fmt: skip
_DAYS = {
    "前天": "day_before_yesterday", "昨天": "yesterday", "昨日": "yesterday", "今天": "today", "今日": "today",
    "明天": "tomorrow", "明日": "tomorrow", "后天": "day_after_tomorrow", "当天": "that_day", "当日": "that_day",
    "同一天": "that_day", "同天": "that_day", "同日": "that_day", "这一天": "that_day", "这天": "that_day",
    "那天": "that_day", "那一天": "that_day", "前一天": "day_before", "前一日": "day_before", "次日": "day_after",
    "翌日": "day_after", "第二天": "day_after", "隔天": "day_after", "如今": "nowadays", "当今": "nowadays", "现今": "nowadays",
}  # fmt: skip
_MOMENTS: dict[str, Slots] = {
    "今早": {"day": "relative:today", "part": "morning"},
    "今晨": {"day": "relative:today", "part": "morning"},
    "今晚": {"day": "relative:today", "part": "evening"},
    "昨晚": {"day": "relative:yesterday", "part": "night"},
    "昨夜": {"day": "relative:yesterday", "part": "night"},
    "明早": {"day": "relative:tomorrow", "part": "morning"},
    "明晚": {"day": "relative:tomorrow", "part": "evening"},
    "当夜": {"day": "relative:that_day", "part": "night"},
    "那晚": {"day": "relative:that_day", "part": "evening"},
    "当晚": {"day": "relative:that_day", "part": "evening"},
}
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
_PERIOD_PARTS = {
    "年初": "early", "月初": "early", "初期": "early", "初": "early", "上旬": "early", "伊始": "early", "早期": "early",
    "年中": "mid", "中旬": "mid", "中期": "mid", "下旬": "late", "后期": "late", "末期": "late", "晚些时候": "late",
    "年底": "end", "年末": "end", "月底": "end", "月末": "end", "底": "end", "末": "end",
}  # fmt: skip
_TURNS = {"年底": ("year", "end"), "年末": ("year", "end"), "岁末": ("year", "end"), "年初": ("year", "early"),
          "月底": ("month", "end"), "月末": ("month", "end"), "月初": ("month", "early")}  # fmt: skip
_DAY_PARTS = {"凌晨": "dawn", "清晨": "morning", "早上": "morning", "早晨": "morning", "上午": "morning",
              "中午": "afternoon", "午后": "afternoon", "下午": "afternoon", "傍晚": "evening", "晚上": "evening",
              "晚间": "evening", "夜间": "night", "深夜": "night", "夜里": "night", "午夜": "night"}  # fmt: skip


def find_dates(text: str, published: dt.date | None = None) -> list[Mention]:
    """The dates, periods and times of Chinese ``text`` in order; offsets in ``text``.

    >>> [(m.surface, m.key) for m in find_dates("24日表示，今年第三季度出口同比增长，为期3天。")]
    [('24日', ''), ('今年第三季度', 'relative:this_year'), ('同比', 'relative:year_before')]
    """
    return find(text, _GRAMMAR, published)


def _any(words: dict[str, str] | dict[str, Slots] | dict[str, tuple[str, str]]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def number(text: str) -> int:
    """The number of digits or Chinese numerals below 100, or of digits read one by one (二〇二六): 二十四 → 24."""
    if text.isdecimal():
        return int(text)
    if "十" not in text:
        return int("".join(str(_DIGITS[sign]) for sign in text))
    tens, _, ones = text.partition("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


class _Numbers:
    """Reads a match whose groups are the numbers of the given slots."""

    def __init__(self, *slots: str) -> None:
        self.slots = slots

    def __call__(self, match: re.Match[str]) -> Reading | None:
        found: Slots = {slot: number(text) for slot, text in zip(self.slots, match.groups(), strict=False)}
        if isinstance(year := found.get("year"), int) and year < 100:
            found["year"] = 2000 + year
        return Reading(found) if plausible(found) else None


class _Span:
    """Reads ``2至5日``: two numbers of one slot."""

    def __init__(self, slot: str) -> None:
        self.slot = slot

    def __call__(self, match: re.Match[str]) -> Reading | None:
        first: Slots = {self.slot: number(match[1])}
        high = number(match[2] or match[3])
        last: Slots = {self.slot: high + 2000 if self.slot == "year" and high < 100 else high}
        return Reading(first, last) if plausible(first) and plausible(last) else None


class _Word:
    """Reads a word of a table into a key atom of its slot."""

    def __init__(self, slot: str, words: dict[str, str]) -> None:
        self.slot, self.words = slot, words

    def __call__(self, match: re.Match[str]) -> Reading:
        return Reading({self.slot: f"relative:{self.words[match[1]]}"})


def _listed_day(match: re.Match[str]) -> Reading | None:
    reading = _Numbers("day")(match)
    return None if reading is None else reading._replace(bound=True)


def _moment(match: re.Match[str]) -> Reading:
    return Reading(_MOMENTS[match[1]])


def _decade(match: re.Match[str]) -> Reading | None:
    tens = number(match[3])
    if match[2]:
        return Reading({"decade": f"decade:{int(match[2]) * 100 + tens}"})
    century = number(match[1]) - 1 if match[1] else 19
    return Reading({"decade": f"decade:{century * 100 + tens}"}) if tens % 10 == 0 else None


def _last_century_decade(match: re.Match[str]) -> Reading:
    return Reading({"decade": f"decade:{1900 + number(match[1])}"})


def _century(match: re.Match[str]) -> Reading:
    era: Slots = {"era": "era:bc"} if match[1] else {}
    return Reading({**era, "century": f"century:{number(match[2])}"})


def _before_christ(match: re.Match[str]) -> Reading | None:
    return Reading({"era": "era:bc", "year": number(match[1])})


def _half(match: re.Match[str]) -> Reading:
    return Reading({"half": 1 if match[1] == "上" else 2})


def _first_quarters(match: re.Match[str]) -> Reading:
    return Reading({"quarter": 1}, {"quarter": number(match[1])})


def _season(match: re.Match[str]) -> Reading:
    year = {"今": "this_year", "去": "last_year", "明": "next_year"}[match[1]]
    return Reading({"year": f"relative:{year}", "season": f"season:{_SEASONS[match[2]]}"})


def _bare_season(match: re.Match[str]) -> Reading:
    return Reading({"season": f"season:{_SEASONS[match[1]]}"}, bound=True)


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
    if turn is None or match.string[match.start() - 1 : match.start()] in ("年", "月") and match[1][0] == "月":
        return Reading({"part": _PERIOD_PARTS[match[1]]}, bound=True)
    return Reading({"part": turn[1]}, weak={turn[0]: f"relative:this_{turn[0]}"})


def _anchor(match: re.Match[str]) -> Reading:
    return Reading({"anchor": "relative:past"}, bound=True)


def _day_part(match: re.Match[str]) -> Reading:
    return Reading({"part": _DAY_PARTS[match[1]]}, bound=True)


def _time(match: re.Match[str]) -> Reading | None:
    """An hour with 时, or with 点 where a part of the day, minutes or 左右 show that it is a time."""
    part = _DAY_PARTS.get(match[1] or "")
    if part is None and not match[2].isdecimal():
        return None
    minute = 30 if match[4] == "半" else int(number(match[5])) if match[5] else None
    if (
        part is None
        and minute is None
        and match[3] == "点"
        and not re.match("整|钟|左|许|前|刚|过|多", match.string[match.end() :][:2].strip())
    ):
        return None
    return clock(_zh_part(match[1], part), number(match[2]), minute, match[2].startswith("0"))


def _zh_part(word: str | None, part: str | None) -> str | None:
    return "afternoon" if word in ("晚上", "晚间", "傍晚") else part


def _digital(match: re.Match[str]) -> Reading | None:
    return clock(
        _zh_part(match[1], _DAY_PARTS.get(match[1] or "")), int(match[2]), int(match[3]), match[2].startswith("0")
    )


def _noon(match: re.Match[str]) -> Reading:
    return Reading({"hour": 12 if match[1] in ("正午", "中午12点") else 0})


_N = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_NO_DIGIT = r"(?<![\d.,一二三四五六七八九十百千万亿])"
_YEAR = r"([12]\d{3}|[一二][〇零○一二三四五六七八九]{3})"
_TO = r"\s?(?:至|到|-|~|—)\s?"
_RULES = (
    Rule(r"(?<![\d.-])(\d{4})(?:\. ?(\d{1,2})\. ?|-(\d\d)-|/(\d{1,2})/)(\d{1,2})(?![\d-])", numeric),
    Rule(rf"{_NO_DIGIT}{_YEAR}年?{_TO}(?:{_YEAR}|(?<=[-~])(\d\d))\s?(?:财年|学年|赛季|年)(?![代来])", _Span("year")),
    Rule(r"(?<=\()([12]\d{3})\s?[~-]\s?([12]\d{3})(?=\))", _Span("year")),
    Rule(r"(?<=\()((?:1[5-9]|20)\d\d)(?=\))", _Numbers("year")),
    Rule(rf"(?:公元前)\s?(\d{{1,5}})\s?年(?!代)", _before_christ),
    Rule(rf"(?:公元)\s?(\d{{1,4}})\s?年(?!代)", _Numbers("year")),
    Rule(r"(?:上个?世纪)\s?(\d0|[二三四五六七八九]十)年代", _last_century_decade),
    Rule(
        r"(?<![\d,])(?:(\d{2}|[一二]十[一二三四五六七八九]?)\s?世纪\s?)?(\d{2})?(\d0|[二三四五六七八九]十)\s?年代",
        _decade,
    ),
    Rule(
        r"(公元前)?(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,3})\s?世纪(?!\s?[\d二三四五六七八九]{1,2}[0十]年代)",
        _century,
    ),
    Rule(rf"{_NO_DIGIT}{_YEAR}\s?(?:财年|学年|年度|年(?![代多来]|以来?上|间(?!，)))", _Numbers("year")),
    Rule(r"(?<![\d,.])(\d{2})年(?=\d{1,2}月)", _Numbers("year")),
    Rule(rf"{_NO_DIGIT}{_N}月?{_TO}{_N}\s?月(?!份?[球饼])份?", _Span("month")),
    Rule(rf"{_NO_DIGIT}{_N}\s?月份?(?![球饼亮])", _Numbers("month")),
    Rule(rf"{_NO_DIGIT}{_N}[日号]?{_TO}{_N}\s?[日号](?![间游线楼内])", _Span("day")),
    Rule(r"(?<![\d.,])(\d{1,2})(?=(?:[、,]\d{1,2}){1,3}日)", _listed_day),
    Rule(r"(?<=月)([一二三四五六七八九十]{1,3})日", _Numbers("day")),
    Rule(r"(?<![为期第连续\d.,])(\d{1,2})\s?日(?![间游本元语军圆均报子常内行])", _Numbers("day")),
    Rule(rf"(?<=[月到至]){_N}\s?号(?![线楼馆厅])", _Numbers("day")),
    Rule(r"(?<![第编\dA-Za-z-])(\d{1,2})号(?=[上下晚早在至到表宣，,。起开以之当（(（]|$)", _Numbers("day")),
    Rule(r"([上下])半年", _half),
    Rule(r"前([二两三])个?季度", _first_quarters),
    Rule(r"第?([一二三四1-4])季度?\s?(?:至|到|-|~)\s?第?([一二三四1-4])季度", _Span("quarter")),
    Rule(r"(?<![\d.])第?([一二三四1-4])季度(?!连)", _Numbers("quarter")),
    Rule(
        rf"({_any(_DAY_PARTS)})?\s?{_NO_DIGIT}{_N}\s?([点时])(?![间代候期尚刻光点区])(?:(半)|(\d{{1,2}}|[一二三四五]?十[一二三四五六七八九]?)分?)?",
        _time,
    ),
    Rule(rf"({_any(_DAY_PARTS)})?\s?(?<![\d:.])(\d{{1,2}}):(\d{{2}})(?![\d:.])", _digital),
    Rule(r"(正午|午夜)", _noon),
    Rule(r"([今去明])年?([春夏秋冬])[天季]?(?!奥|运)", _season),
    Rule(r"(?<=年)\s?([春夏秋冬])[天季](?!奥|运)", _bare_season),
    Rule(
        rf"(?<![目一二两三四五六七八九十几数半\d\s])({_any(_YEARS)})(?!\s?\d{{1,2}}\s?岁|代|纪|轻|龄|级|[一二三四五六七八九十]+月?大)",
        _Word("year", _YEARS),
    ),
    Rule(rf"({_any(_QUARTERS)})", _Word("quarter", _QUARTERS)),
    Rule(rf"({_any(_MONTHS)})", _Word("month", _MONTHS)),
    Rule(r"(?:(上个?|本|这个?|下个?))?周末", _weekend),
    Rule(r"([上本这下])个?(?:周|星期|礼拜)([一二三四五六日天])(?!次|年)", _week_day),
    Rule(rf"({_any(_WEEKS)})(?!边|围|年)", _Word("week", _WEEKS)),
    Rule(rf"({_any(_MOMENTS)})", _moment),
    Rule(rf"({_any(_DAYS)})(?!然|使|教育|养成|学习|环境|因素|努力|形成|培养)", _Word("day", _DAYS)),
    Rule(r"(?:刚刚)?过去的|(?<!以)刚过去的", _anchor),
    Rule(
        r"(?<![一两二三四五六七八九十几数\d])[\((]?(?:周|星期|礼拜)([一二三四五六日天])(?!次|年|遍|圈|[岁期天]|泰晤士|夜现场)[\))]?",
        _weekday,
    ),
    Rule(rf"({_any(_PERIOD_PARTS)})", _period_part),
    Rule(rf"({_any(_DAY_PARTS)})", _day_part),
)
_ZONE = r"(?:\((?:当地|北京|韩国|首尔|美国|美东|东部)(?:标准)?时间\))?"
_GRAMMAR = Grammar(
    rules=_RULES,
    glue=rf"\s?{_ZONE}\s?[的,]?\s?",
    ranges=rf"{_ZONE}\s?(?:至|到|-{{1,2}}|~)\s?",
    lists=r"\s?(?:、|和|及|与|以及|或|/)\s?",
)
