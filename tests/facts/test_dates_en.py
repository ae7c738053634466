"""English dates: read from text, written, and read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.dates.calendar import compatible
from pipeline.facts.dates.english import find_dates, render_date
from pipeline.records import DateValue

FOUND = [
    ("September 24", {"month": 9, "day": 24}, ""),
    ("Sept. 24, 2026", {"year": 2026, "month": 9, "day": 24}, ""),
    ("24 September", {"month": 9, "day": 24}, ""),
    ("the 24th of September", {"month": 9, "day": 24}, ""),
    ("said on the 24th that", {"day": 24}, ""),
    ("by the 24th.", {"day": 24}, ""),
    ("in 2026", {"year": 2026}, ""),
    ("by 2030", {"year": 2030}, ""),
    ("the 2026 budget", {"year": 2026}, ""),
    ("in March 2026", {"year": 2026, "month": 3}, ""),
    ("in May", {"month": 5}, ""),
    ("2026-03-15", {"year": 2026, "month": 3, "day": 15}, ""),
    ("last year", {}, "relative:last_year"),
    ("this year", {}, "relative:this_year"),
    ("next month", {}, "relative:next_month"),
    ("the previous month", {}, "relative:month_before"),
    ("the first half of this year", {"half": 1}, "relative:this_year"),
    ("the third quarter", {"quarter": 3}, ""),
    ("third-quarter earnings", {"quarter": 3}, ""),
    ("Q3 2026", {"year": 2026, "quarter": 3}, ""),
    ("1Q26", {"year": 2026, "quarter": 1}, ""),
    ("from the 2nd to the 5th", {"day": 2, "end": {"day": 5}}, ""),
    ("September 2–5", {"month": 9, "day": 2, "end": {"month": 9, "day": 5}}, ""),
    (
        "September 24 to 27, 2026",
        {"year": 2026, "month": 9, "day": 24, "end": {"year": 2026, "month": 9, "day": 27}},
        "",
    ),
    ("between June and August this year", {"month": 6, "end": {"month": 8}}, "relative:this_year"),
    ("from 2024 to 2026", {"year": 2024, "end": {"year": 2026}}, ""),
    ("10 a.m.", {"hour": 10}, ""),
    ("2:30 p.m.", {"hour": 14, "minute": 30}, ""),
    ("2-4 p.m.", {"hour": 14, "end": {"hour": 16}}, ""),
    ("at noon", {"hour": 12}, ""),
    ("10 a.m. on September 24", {"month": 9, "day": 24, "hour": 10}, ""),
    ("the afternoon of the 24th", {"day": 24, "part": "afternoon"}, ""),
    ("the 1990s", {}, "decade:1990"),
    ("the 21st century", {}, "century:21"),
    ("the nineteenth century", {}, "century:19"),
    ("same period last year", {}, "relative:same_period_last_year"),
    ("up from a year earlier", {}, "relative:year_before"),
    ("rose 3% year-on-year", {}, "relative:year_before"),
    ("on Monday", {"weekday": 0}, ""),
    ("Monday, September 24, 2026", {"year": 2026, "month": 9, "day": 24, "weekday": 0}, ""),
    ("last Friday", {"weekday": 4}, "relative:past"),
    ("at the end of the year", {"part": "end"}, "relative:this_year"),
    ("the end of last year", {"part": "end"}, "relative:last_year"),
    ("early next year", {"part": "early"}, "relative:next_year"),
    ("mid-September", {"month": 9, "part": "mid"}, ""),
    ("the 28th of last month", {"day": 28}, "relative:last_month"),
    ("that day", {}, "relative:that_day"),
    ("on the same day", {}, "relative:that_day"),
    ("tonight", {"part": "night"}, "relative:today"),
    ("this spring", {}, "relative:this_year+season:spring"),
]

NOT_DATES = [
    "you may go and march on",
    "May we help",
    "March for peace",
    "2026 people attended",
    "in 2000 homes",
    "$2026",
    "the 4th Hangzhou expo",
    "on the 24th floor",
    "the 15th president",
    "for three days",
    "H1N1 cases",
    "a 2-1 win",
    "Jan Smith said",
    "temperatures in the 90s",
    "24 hours",
    "2,026 won",
]


def value_of(fields: dict) -> DateValue:
    """The ``DateValue`` of a table's fields."""
    end = fields.get("end")
    return DateValue(**{**fields, "end": None if end is None else DateValue(**end)})


@pytest.mark.parametrize(("text", "fields", "key"), FOUND, ids=[row[0] for row in FOUND])
def test_english_date(text, fields, key):
    (mention,) = find_dates(text)
    assert (mention.value, mention.key) == (value_of(fields), key)


@pytest.mark.parametrize("text", NOT_DATES)
def test_other_words_and_numbers_are_no_dates(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("fields", "key", "preferred"),
    [
        ({"day": 24}, "", "the 24th"),
        ({"year": 2026, "month": 9, "day": 24, "implied": ("year", "month")}, "", "the 24th"),
        ({"month": 9, "day": 24}, "", "September 24"),
        ({"year": 2026, "month": 3, "day": 15}, "", "March 15, 2026"),
        ({"quarter": 3}, "relative:this_year", "the third quarter of this year"),
        ({"year": 2025, "implied": ("year",)}, "relative:last_year", "last year"),
        ({"part": "end"}, "relative:last_year", "the end of last year"),
        ({"part": "early"}, "decade:1990", "the early 1990s"),
        ({"day": 28}, "relative:last_month", "the 28th of last month"),
        ({"month": 3, "day": 2, "end": {"month": 3, "day": 5}}, "", "March 2 to 5"),
        ({"month": 3, "end": {"month": 5}}, "relative:next_year", "March to May next year"),
        ({"month": 12, "day": 1, "hour": 10}, "relative:coming", "10 a.m. on December 1"),
        ({"day": 24, "hour": 10, "end": {"day": 24, "hour": 12}}, "", "10 a.m. to noon on the 24th"),
        ({}, "relative:same_period_last_year", "the same period last year"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_preferred_form(fields, key, preferred):
    assert render_date(value_of(fields), key).preferred == preferred


def test_implied_month_is_accepted_but_not_preferred():
    forms = render_date(value_of({"year": 2026, "month": 9, "day": 24, "implied": ("year", "month")}))
    assert "September 24" in forms.accepted
    assert "September 24, 2026" in forms.accepted
    assert not any("2026" in form and "Sep" not in form for form in forms.accepted)


def plain_dates() -> st.SearchStrategy[DateValue]:
    """Dates and periods of every grain, without ranges."""
    years, months, days = st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 31)
    maybe_year = st.none() | years
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
        st.builds(DateValue, day=days, hour=st.integers(0, 23)),
        st.builds(DateValue, year=years, part=st.sampled_from(["early", "mid", "late", "end"])),
        st.builds(DateValue, year=maybe_year, month=months, part=st.sampled_from(["early", "mid", "late", "end"])),
        st.builds(
            DateValue, month=months, day=days, part=st.sampled_from(["morning", "afternoon", "evening", "night"])
        ),
    )


def ranges() -> st.SearchStrategy[DateValue]:
    """Ranges of days in one month or two, of months and of years."""
    ends = st.tuples(st.integers(1, 27), st.integers(28, 31))
    days = ends.map(lambda pair: DateValue(day=pair[0], end=DateValue(day=pair[1])))
    months = st.tuples(st.integers(1, 6), st.integers(7, 12)).map(
        lambda pair: DateValue(month=pair[0], end=DateValue(month=pair[1]))
    )
    dated = st.tuples(st.none() | st.integers(1900, 2100), st.integers(1, 12), ends).map(
        lambda row: DateValue(
            year=row[0], month=row[1], day=row[2][0], end=DateValue(year=row[0], month=row[1], day=row[2][1])
        )
    )
    years = st.integers(1950, 2000).map(lambda year: DateValue(year=year, end=DateValue(year=year + 7)))
    return st.one_of(days, months, dated, years)


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
    (mention,) = find_dates(f"It was in {render_date(value).preferred}.")
    assert compatible(value, mention.value, "", mention.key) == "same"


@settings(max_examples=200, deadline=None)
@given(value=plain_dates())
def test_every_accepted_form_reads_back(value):
    for form in render_date(value).accepted:
        found = find_dates(f"It was {'in' if value.day is None else 'on'} {form}.")
        assert [compatible(value, m.value, "", m.key) for m in found] in (["same"], ["partial"]), form


@pytest.mark.parametrize("key", RELATIVE)
def test_relative_words_read_back(key):
    (mention,) = find_dates(f"It was {render_date(DateValue(), key).preferred}.")
    assert compatible(DateValue(), mention.value, key, mention.key) == "same"
