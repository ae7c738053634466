"""Korean dates: what is found, with which value and key, alone and with a publication date; comparison and safety."""

import datetime as dt
import time
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.dates import chinese as dates_zh
from pipeline.facts.dates import english as dates_en
from pipeline.facts.dates import korean as dates
from pipeline.facts.dates.calendar import compatible, points, resolve, same_date
from pipeline.facts.dates.korean import find_dates
from pipeline.records import DateValue
from tests.conftest import seconds

PUBLISHED = dt.date(2026, 9, 26)

# text, surface, fields (range end under "end"), key
FOUND = [
    ("시는 24일 밝혔다.", "24일", {"day": 24}, ""),
    ("9월 24일 개막", "9월 24일", {"month": 9, "day": 24}, ""),
    ("2026년 3월 15일", "2026년 3월 15일", {"year": 2026, "month": 3, "day": 15}, ""),
    ("2026.3.15. 배포", "2026.3.15", {"year": 2026, "month": 3, "day": 15}, ""),
    ("2026. 3. 15. 배포", "2026. 3. 15", {"year": 2026, "month": 3, "day": 15}, ""),
    ("2026-03-15", "2026-03-15", {"year": 2026, "month": 3, "day": 15}, ""),
    ("'26.3.15 배포", "26.3.15", {"year": 2026, "month": 3, "day": 15}, ""),
    ("3월 15일(금) 연다", "3월 15일(금)", {"month": 3, "day": 15, "weekday": 4}, ""),
    ("9.24.(목) 연다", "9.24.(목)", {"month": 9, "day": 24, "weekday": 3}, ""),
    ("지난 3월 시작했다", "지난 3월", {"month": 3}, "relative:past"),
    ("지난달 28일", "지난달 28일", {"day": 28}, "relative:last_month"),
    ("내달 2일", "내달 2일", {"day": 2}, "relative:next_month"),
    ("다음 달 3~5일", "다음 달 3~5일", {"day": 3, "end": {"day": 5}}, "relative:next_month"),
    ("이달 말까지", "이달 말", {"part": "end"}, "relative:this_month"),
    ("오는 12월 1일 오전 10시", "오는 12월 1일 오전 10시", {"month": 12, "day": 1, "hour": 10}, "relative:coming"),
    ("같은 달 20일", "같은 달 20일", {"day": 20}, "relative:same_month"),
    ("같은 날 열렸다", "같은 날", {}, "relative:that_day"),
    ("강 시장은 이날 만났다", "이날", {}, "relative:that_day"),
    ("전날보다", "전날", {}, "relative:day_before"),
    ("어제 발표했다", "어제", {}, "relative:yesterday"),
    ("오늘 연다", "오늘", {}, "relative:today"),
    ("내일 연다", "내일", {}, "relative:tomorrow"),
    ("오늘날 산업", "오늘날", {}, "relative:nowadays"),
    ("올해 목표", "올해", {}, "relative:this_year"),
    ("지난해 실적", "지난해", {}, "relative:last_year"),
    ("작년 실적", "작년", {}, "relative:last_year"),
    ("내년 예산", "내년", {}, "relative:next_year"),
    ("재작년 실적", "재작년", {}, "relative:year_before_last"),
    ("올 상반기", "올 상반기", {"half": 1}, "relative:this_year"),
    ("올해 3분기", "올해 3분기", {"quarter": 3}, "relative:this_year"),
    ("2026년 3분기", "2026년 3분기", {"year": 2026, "quarter": 3}, ""),
    ("1분기 매출", "1분기", {"quarter": 1}, ""),
    ("1~3분기 누적", "1~3분기", {"quarter": 1, "end": {"quarter": 3}}, ""),
    ("하반기 채용", "하반기", {"half": 2}, ""),
    ("전년 동기 대비", "전년 동기", {}, "relative:same_period_last_year"),
    ("작년 동기보다", "작년 동기", {}, "relative:same_period_last_year"),
    ("지난해 같은 기간보다", "지난해 같은 기간", {}, "relative:same_period_last_year"),
    ("전년 대비 3%", "전년", {}, "relative:year_before"),
    ("전월 대비", "전월", {}, "relative:month_before"),
    ("지난해 말 기준", "지난해 말", {"part": "end"}, "relative:last_year"),
    ("연말까지 마친다", "연말", {"part": "end"}, "relative:this_year"),
    ("연초에 세운", "연초", {"part": "early"}, "relative:this_year"),
    ("내년 초 착공", "내년 초", {"part": "early"}, "relative:next_year"),
    ("2025년 말", "2025년 말", {"year": 2025, "part": "end"}, ""),
    ("2019년 뒤 가장 낮은 값", "2019년", {"year": 2019}, ""),
    ("시가 26일 여는 대회", "26일", {"day": 26}, ""),
    ("9월 중순께", "9월 중순", {"month": 9, "part": "mid"}, ""),
    ("2030년까지", "2030년", {"year": 2030}, ""),
    ("2024~2026년 사업", "2024~2026년", {"year": 2024, "end": {"year": 2026}}, ""),
    ("2∼5일 열린다", "2∼5일", {"day": 2, "end": {"day": 5}}, ""),
    ("3월 2∼5일", "3월 2∼5일", {"month": 3, "day": 2, "end": {"month": 3, "day": 5}}, ""),
    ("9월 24일부터 27일까지", "9월 24일부터 27일까지", {"month": 9, "day": 24, "end": {"month": 9, "day": 27}}, ""),
    ("9월 28일~10월 3일", "9월 28일~10월 3일", {"month": 9, "day": 28, "end": {"month": 10, "day": 3}}, ""),
    ("내년 3월부터 5월까지", "내년 3월부터 5월까지", {"month": 3, "end": {"month": 5}}, "relative:next_year"),
    (
        "24일 오전 10시부터 25일 오후 6시까지",
        "24일 오전 10시부터 25일 오후 6시까지",
        {"day": 24, "hour": 10, "end": {"day": 25, "hour": 18}},
        "",
    ),
    ("오후 2시~4시", "오후 2시~4시", {"hour": 14, "end": {"hour": 16}}, ""),
    ("월요일에", "월요일", {"weekday": 0}, ""),
    ("지난 월요일", "지난 월요일", {"weekday": 0}, "relative:past"),
    ("지난주 금요일", "지난주 금요일", {"weekday": 4}, "relative:last_week"),
    ("이번 주말", "이번 주말", {}, "relative:this_week+relative:weekend"),
    ("오후 2시 30분", "오후 2시 30분", {"hour": 14, "minute": 30}, ""),
    ("오전 9시 반에", "오전 9시 반", {"hour": 9, "minute": 30}, ""),
    ("14:00 시작", "14:00", {"hour": 14, "minute": 0}, ""),
    ("7시에 시작", "7시", {"hour": 7}, "clock:12"),
    ("정오부터", "정오", {"hour": 12}, ""),
    ("24일(현지시간) 오후", "24일(현지시간) 오후", {"day": 24, "part": "afternoon"}, ""),
    ("1990년대 초", "1990년대 초", {"part": "early"}, "decade:1990"),
    ("21세기 산업", "21세기", {}, "century:21"),
    ("기원전 323년", "기원전 323년", {"year": 323}, "era:bc"),
    ("올봄 개장", "올봄", {}, "relative:this_year+season:spring"),
    ("올여름 개장", "올여름", {}, "relative:this_year+season:summer"),
    ("26년 상반기", "26년 상반기", {"year": 2026, "half": 1}, ""),
    ("2026학년도", "2026학년도", {"year": 2026}, ""),
    ("2026 광주비엔날레", "2026", {"year": 2026}, ""),
    ("24일 전남도는", "24일", {"day": 24}, ""),
    ("24일 동안구청에서", "24일", {"day": 24}, ""),
    ("24일 만나", "24일", {"day": 24}, ""),
    ("２４일 밝혔다", "２４일", {"day": 24}, ""),
]

NOT_DATES = [
    "3일간 열린다",
    "2박 3일 일정",
    "3박4일 방문",
    "10일 동안 진행",
    "3개월 만에",
    "5년간 투입",
    "20년 만에",
    "지난 10일간",
    "지난 3년간",
    "주 5일 근무",
    "2~3일 걸린다",
    "최장 10일",
    "3일이 소요될",
    "1일 평균 3천명",
    "5일장이 선다",
    "2시간 동안",
    "17개 시도와 3시군",
    "제4회 박람회",
    "민선 8기",
    "1166개 기업",
    "4269억원을 투입",
    "3분의 1",
    "062-613-1234",
    "1만2000년",
    "월드컵 10월드",
    "32일",
    "13월",
]


def value_of(fields: dict) -> DateValue:
    """The ``DateValue`` of a table's fields."""
    end = fields.get("end")
    return DateValue(**{**fields, "end": None if end is None else DateValue(**end)})


@pytest.mark.parametrize(("text", "surface", "fields", "key"), FOUND, ids=[row[0] for row in FOUND])
def test_korean_date(text, surface, fields, key):
    (mention,) = find_dates(text)
    assert (mention.surface, mention.value, mention.key) == (surface, value_of(fields), key)
    assert text[mention.start : mention.end] == surface


@pytest.mark.parametrize("text", NOT_DATES)
def test_durations_and_numbers_are_no_dates(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("24일 밝혔다", [{"year": 2026, "month": 9, "day": 24, "implied": ("year", "month")}]),
        ("9월 24일", [{"year": 2026, "month": 9, "day": 24, "implied": ("year",)}]),
        ("지난달 28일", [{"year": 2026, "month": 8, "day": 28, "implied": ("year", "month")}]),
        ("지난해", [{"year": 2025, "implied": ("year",)}]),
        ("어제", [{"year": 2026, "month": 9, "day": 25, "implied": ("year", "month", "day")}]),
        ("지난 11월", [{"year": 2025, "month": 11, "implied": ("year",)}]),
        ("오는 3월", [{"year": 2027, "month": 3, "implied": ("year",)}]),
        ("오는 2일", [{"year": 2026, "month": 10, "day": 2, "implied": ("year", "month")}]),
        ("1분기", [{"year": 2026, "quarter": 1, "implied": ("year",)}]),
        ("2025년 1분기", [{"year": 2025, "quarter": 1}]),
        (
            "지난주 금요일",
            [{"year": 2026, "month": 9, "day": 18, "weekday": 4, "implied": ("year", "month", "day")}],
        ),
        ("1990년대", [{}]),
        ("전년 대비", [{}]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_publication_date_fills_implied_fields(text, fields):
    assert [m.value for m in find_dates(text, PUBLISHED)] == [value_of(row) for row in fields]


def test_bare_day_far_ahead_belongs_to_last_month():
    (mention,) = find_dates("28일 밝혔다", dt.date(2026, 9, 2))
    assert (mention.value.month, mention.value.day) == (8, 28)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("9월 24일 개막했다. 이날 행사", {"month": 9, "day": 24, "implied": ("month", "day")}),
        ("9월 24일 개막했다. 전날 행사", {"month": 9, "day": 23, "implied": ("month", "day")}),
        ("3월 시작해 같은 달 20일 끝났다", {"month": 3, "day": 20, "implied": ("month",)}),
        ("9월 24일과 25일", {"month": 9, "day": 25}),
        ("9월 24·25일", {"month": 9, "day": 25}),
    ],
)
def test_later_dates_lean_on_earlier_ones(text, last):
    assert find_dates(text)[-1].value == value_of(last)


@pytest.mark.parametrize(
    ("source", "source_key", "target", "target_key", "agreement"),
    [
        ({"day": 24}, "", {"day": 24}, "", "same"),
        ({"day": 24}, "", {"day": 25}, "", "contradicted"),
        ({"day": 24}, "", {"month": 9, "day": 24}, "", "added"),
        ({"day": 24, "month": 9, "implied": ("month",)}, "", {"month": 9, "day": 24}, "", "same"),
        ({"day": 24, "month": 9, "implied": ("month",)}, "", {"month": 10, "day": 24}, "", "contradicted"),
        ({"month": 9, "day": 24}, "", {"day": 24}, "", "partial"),
        ({}, "relative:last_year", {}, "relative:last_year", "same"),
        ({}, "relative:last_year", {}, "relative:this_year", "contradicted"),
        ({}, "relative:last_year", {"year": 2025}, "", "added"),
        ({"year": 2025, "implied": ("year",)}, "relative:last_year", {"year": 2025}, "", "same"),
        ({}, "relative:year_before", {}, "relative:last_year", "same"),
        ({"month": 3}, "relative:past", {"month": 3}, "", "same"),
        ({"month": 3}, "relative:past", {"month": 3}, "relative:coming", "contradicted"),
        ({"hour": 7}, "clock:12", {"hour": 19}, "", "same"),
        ({"hour": 7}, "", {"hour": 19}, "", "contradicted"),
        ({"part": "end"}, "relative:last_year", {"part": "late"}, "relative:last_year", "same"),
        ({"day": 2, "end": {"day": 5}}, "", {"day": 2}, "", "partial"),
        ({"day": 2, "end": {"day": 5}}, "", {"day": 2, "end": {"day": 6}}, "", "contradicted"),
        ({}, "decade:1990", {}, "decade:1980", "contradicted"),
    ],
)
def test_agreement(source, source_key, target, target_key, agreement):
    assert compatible(value_of(source), value_of(target), source_key, target_key) == agreement


def test_points_of_a_range():
    first, last = points(value_of({"day": 2, "end": {"day": 5}}))
    assert (first, last) == (DateValue(day=2), DateValue(day=5))


PROSE: list[tuple[ModuleType, str]] = [
    (dates, "시는 24일 오후 2시 지난해 3분기 4269억원을 투입한 사업을 9월 24일부터 27일까지 알린다고 밝혔다. "),
    (dates_en, "The mayor said on the 24th that exports rose 3.2% in the third quarter of 2026 from a year earlier. "),
    (dates_zh, "市长24日下午2时表示，今年第三季度出口同比增长3.2%，9月24日至27日举行会议，共1600多家企业参加。"),
]
NOISE = ["1" * 100_000, "1." * 50_000, "3월 " * 30_000, "early " * 20_000, "十" * 50_000, "\ud800 24일 \udfff" * 10_000]


@pytest.mark.parametrize(("parser", "sentence"), PROSE, ids=["ko", "en", "zh"])
def test_a_quarter_megabyte_takes_under_a_second(parser, sentence):
    text = sentence * (250_000 // len(sentence.encode()))
    assert len(parser.find_dates(text)) >= text.count(sentence)
    assert seconds(lambda: parser.find_dates(text), 1, time.process_time) < 1


@pytest.mark.parametrize("noise", NOISE, ids=["digits", "dots", "months", "early", "ten", "surrogates"])
@pytest.mark.parametrize("parser", [dates, dates_en, dates_zh], ids=["ko", "en", "zh"])
def test_noise_neither_raises_nor_hangs(parser, noise):
    assert seconds(lambda: parser.find_dates(noise), 3, time.process_time) < 3


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(alphabet="0123456789년월일시분말초~.-:' 지난올해오후전(금)of theSeptMay年月日时至,—上下", max_size=40)
)
def test_offsets_hold_in_any_text(text):
    for parser in (dates, dates_en, dates_zh):
        for mention in parser.find_dates(text, PUBLISHED):
            assert text[mention.start : mention.end] == mention.surface


@settings(max_examples=200, deadline=None)
@given(day=st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)), published=st.dates(dt.date(1950, 1, 1)))
def test_full_dates_need_no_publication_date(day, published):
    (mention,) = find_dates(f"{day.year}년 {day.month}월 {day.day}일", published)
    expected = DateValue(year=day.year, month=day.month, day=day.day)
    assert mention.value == expected
    assert same_date(expected, resolve(expected, "", published))
