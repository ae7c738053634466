"""Chinese dates: read from text, written, and read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.dates.calendar import compatible
from pipeline.facts.dates.chinese import find_dates, number, render_date
from pipeline.records import DateValue

FOUND = [
    ("9月24日", {"month": 9, "day": 24}, ""),
    ("24日表示", {"day": 24}, ""),
    ("24号上午", {"day": 24, "part": "morning"}, ""),
    ("2026年", {"year": 2026}, ""),
    ("2026年3月15日", {"year": 2026, "month": 3, "day": 15}, ""),
    ("2026 年 3 月 15 日", {"year": 2026, "month": 3, "day": 15}, ""),
    ("二〇二六年", {"year": 2026}, ""),
    ("九月二十四日", {"month": 9, "day": 24}, ""),
    ("去年", {}, "relative:last_year"),
    ("今年", {}, "relative:this_year"),
    ("明年", {}, "relative:next_year"),
    ("上个月", {}, "relative:last_month"),
    ("下月2日", {"day": 2}, "relative:next_month"),
    ("同月20日", {"day": 20}, "relative:same_month"),
    ("今年上半年", {"half": 1}, "relative:this_year"),
    ("第三季度", {"quarter": 3}, ""),
    ("三季度", {"quarter": 3}, ""),
    ("前三季度", {"quarter": 1, "end": {"quarter": 3}}, ""),
    ("2至5日", {"day": 2, "end": {"day": 5}}, ""),
    ("9月24日至27日", {"month": 9, "day": 24, "end": {"month": 9, "day": 27}}, ""),
    ("9月28日至10月3日", {"month": 9, "day": 28, "end": {"month": 10, "day": 3}}, ""),
    ("2024年至2026年", {"year": 2024, "end": {"year": 2026}}, ""),
    ("1995-96赛季", {"year": 1995, "end": {"year": 1996}}, ""),
    ("上午10点", {"hour": 10}, ""),
    ("下午2时30分", {"hour": 14, "minute": 30}, ""),
    ("晚上8点", {"hour": 20}, ""),
    ("早上 7:55", {"hour": 7, "minute": 55}, ""),
    ("11 点 20 分", {"hour": 11, "minute": 20}, "clock:12"),
    ("截至2030年", {"year": 2030}, ""),
    ("90年代", {}, "decade:1990"),
    ("20世纪90年代", {}, "decade:1990"),
    ("上世纪90年代", {}, "decade:1990"),
    ("19 世纪 30 年代", {}, "decade:1830"),
    ("21世纪", {}, "century:21"),
    ("去年同期", {}, "relative:same_period_last_year"),
    ("同比增长3%", {}, "relative:year_before"),
    ("环比下降", {}, "relative:period_before"),
    ("周一", {"weekday": 0}, ""),
    ("星期一", {"weekday": 0}, ""),
    ("上周五", {"weekday": 4}, "relative:last_week"),
    ("24日（周四）下午2时", {"day": 24, "weekday": 3, "hour": 14}, ""),
    ("24日（当地时间）下午", {"day": 24, "part": "afternoon"}, ""),
    ("年底前", {"part": "end"}, "relative:this_year"),
    ("年初", {"part": "early"}, "relative:this_year"),
    ("去年年底", {"part": "end"}, "relative:last_year"),
    ("2026年底", {"year": 2026, "part": "end"}, ""),
    ("9月中旬", {"month": 9, "part": "mid"}, ""),
    ("当天", {}, "relative:that_day"),
    ("当日", {}, "relative:that_day"),
    ("前一天", {}, "relative:day_before"),
    ("今春", {}, "relative:this_year+season:spring"),
]

NOT_DATES = [
    "为期3天",
    "3个月内",
    "10年来",
    "2小时",
    "3号线",
    "1600多家企业",
    "0.3个百分点",
    "100日元",
    "每周四天工作制",
    "先天与后天教育",
    "2022年冬季奥运会"[5:],
    "第4届博览会",
    "13月",
    "光明天使",
]


def value_of(fields: dict) -> DateValue:
    """The ``DateValue`` of a table's fields."""
    end = fields.get("end")
    return DateValue(**{**fields, "end": None if end is None else DateValue(**end)})


@pytest.mark.parametrize(("text", "fields", "key"), FOUND, ids=[row[0] for row in FOUND])
def test_chinese_date(text, fields, key):
    (mention,) = find_dates(text)
    assert (mention.value, mention.key) == (value_of(fields), key)


@pytest.mark.parametrize("text", NOT_DATES)
def test_other_words_and_numbers_are_no_dates(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("fields", "key", "preferred"),
    [
        ({"day": 24}, "", "24日"),
        ({"year": 2026, "month": 9, "day": 24, "implied": ("year", "month")}, "", "24日"),
        ({"year": 2026, "month": 3, "day": 15}, "", "2026年3月15日"),
        ({"quarter": 3}, "relative:this_year", "今年第三季度"),
        ({"part": "end"}, "relative:last_year", "去年年底"),
        ({"part": "early"}, "decade:1990", "20世纪90年代初"),
        ({"day": 28}, "relative:last_month", "上月28日"),
        ({"month": 3, "day": 2, "end": {"month": 3, "day": 5}}, "", "3月2日至5日"),
        ({"month": 12, "day": 1, "hour": 10}, "relative:coming", "12月1日上午10时"),
        ({"day": 24, "part": "afternoon"}, "", "24日下午"),
        (
            {"day": 7, "weekday": 1, "hour": 14, "end": {"day": 7, "weekday": 1, "hour": 16}},
            "",
            "7日（周二）下午2时至下午4时",
        ),
        ({"weekday": 4}, "relative:last_week", "上周五"),
        ({}, "relative:same_period_last_year", "去年同期"),
        ({}, "relative:that_day", "当天"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_preferred_form(fields, key, preferred):
    assert render_date(value_of(fields), key).preferred == preferred


@pytest.mark.parametrize(("text", "amount"), [("24", 24), ("二十四", 24), ("十", 10), ("三十", 30), ("二〇二六", 2026)])
def test_numerals(text, amount):
    assert number(text) == amount


def plain_dates() -> st.SearchStrategy[DateValue]:
    """Dates and periods of every grain, without ranges."""
    years, months, days = st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 31)
    maybe_year = st.none() | years
    parts = st.sampled_from(["early", "mid", "late", "end"])
    return st.one_of(
        st.builds(DateValue, day=days),
        st.builds(DateValue, year=years),
        st.builds(DateValue, year=maybe_year, month=months),
        st.builds(DateValue, year=maybe_year, month=months, day=days, weekday=st.none() | st.integers(0, 6)),
        st.builds(DateValue, year=maybe_year, quarter=st.integers(1, 4)),
        st.builds(DateValue, year=maybe_year, half=st.integers(1, 2)),
        st.builds(
            DateValue, year=maybe_year, month=months, day=days, hour=st.integers(0, 23), minute=st.integers(1, 59)
        ),
        st.builds(DateValue, year=years, part=parts),
        st.builds(DateValue, year=maybe_year, month=months, part=parts),
        st.builds(
            DateValue, month=months, day=days, part=st.sampled_from(["morning", "afternoon", "evening", "night"])
        ),
    )


def ranges() -> st.SearchStrategy[DateValue]:
    """Ranges of days in one month, of months, of years and across a year's end."""
    ends = st.tuples(st.integers(1, 27), st.integers(28, 31))
    dated = st.tuples(st.none() | st.integers(1900, 2100), st.none() | st.integers(1, 12), ends).map(
        lambda row: DateValue(
            year=row[0] if row[1] else None,
            month=row[1],
            day=row[2][0],
            end=DateValue(year=row[0] if row[1] else None, month=row[1], day=row[2][1]),
        )
    )
    months = st.tuples(st.integers(1, 6), st.integers(7, 12)).map(
        lambda pair: DateValue(month=pair[0], end=DateValue(month=pair[1]))
    )
    years = st.integers(1950, 2000).map(lambda year: DateValue(year=year, end=DateValue(year=year + 7)))
    turns = st.integers(1950, 2000).map(
        lambda year: DateValue(year=year, month=12, day=24, end=DateValue(year=year + 1, month=1, day=2))
    )
    return st.one_of(dated, months, years, turns)


RELATIVE = [
    "relative:last_year", "relative:this_year", "relative:next_year", "relative:year_before", "relative:last_month",
    "relative:this_month", "relative:next_month", "relative:month_before", "relative:last_week", "relative:yesterday",
    "relative:today", "relative:tomorrow", "relative:that_day", "relative:day_before", "relative:day_after",
    "relative:same_period_last_year", "relative:year_before_last", "relative:year_after_next", "decade:1990",
    "century:21", "relative:this_year+season:summer", "relative:last_quarter", "relative:next_quarter",
    "relative:same_month", "relative:same_year", "relative:this_week+relative:weekend",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(value=plain_dates() | ranges())
def test_written_and_read_back(value):
    (mention,) = find_dates(f"于{render_date(value).preferred}举行。")
    assert compatible(value, mention.value, "", mention.key) == "same"


@settings(max_examples=200, deadline=None)
@given(value=plain_dates())
def test_every_accepted_form_reads_back(value):
    for form in render_date(value).accepted:
        found = find_dates(f"于{form}举行。")
        assert [compatible(value, m.value, "", m.key) for m in found] in (["same"], ["partial"]), form


@pytest.mark.parametrize("key", RELATIVE)
def test_relative_words_read_back(key):
    (mention,) = find_dates(f"{render_date(DateValue(), key).preferred}举行。")
    assert compatible(DateValue(), mention.value, key, mention.key) == "same"
