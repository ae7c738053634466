"""The Korean words for years, months, weeks, days and their parts, each with the name of what it means."""

from pipeline.facts.dates.readers import by_word

YEARS = by_word(
    {
        "year_before_last": "지지난해|재작년|2년 전",
        "last_year": "지난해|작년",
        "this_year": "올 한 해|올 한해|올해|금년|연내",
        "next_year": "내년",
        "year_after_next": "내후년",
        "year_before": "전년도|전년|1년 전",
        "year_after": "이듬해",
        "same_year": "그해|그 해|같은 해",
    }
)
MONTHS = by_word(
    {
        "last_month": "지난달|지난 달|저번 달",
        "this_month": "이번 달|이번달|이달|이 달",
        "next_month": "다음 달|다음달|내달",
        "same_month": "같은 달|같은달",
        "month_before": "전월",
    }
)
WEEKS = by_word(
    {
        "last_week": "지난주|지난 주|저번 주",
        "this_week": "이번 주|이번주|금주",
        "next_week": "다음 주|다음주|내주",
    }
)
QUARTERS = by_word(
    {
        "last_quarter": "지난 분기",
        "quarter_before": "전분기",
        "this_quarter": "이번 분기",
        "next_quarter": "다음 분기",
    }
)
DAYS = by_word(
    {
        "day_before_yesterday": "그저께|그제|엊그제",
        "yesterday": "어제",
        "today": "오늘|금일",
        "tomorrow": "내일|명일",
        "day_after_tomorrow": "모레",
        "that_day": "이날|그날|같은 날|같은날|당일",
        "day_before": "전날",
        "day_after": "다음 날|다음날|이튿날|익일",
        "nowadays": "오늘날",
    }
)
NIGHTS = by_word(
    {
        "yesterday": "어젯밤|지난밤|간밤",
    }
)
SEASONS = by_word(
    {
        "spring": "봄",
        "summer": "여름",
        "autumn": "가을",
        "winter": "겨울",
    }
)
PERIOD_PARTS = by_word(
    {
        "early": "초순|초반|초기|초|상순",
        "mid": "중순|중반",
        "late": "하순|후반|말기",
        "end": "말",
    }
)
DAY_PARTS = by_word(
    {
        "dawn": "새벽",
        "morning": "아침|오전",
        "afternoon": "낮|오후",
        "evening": "저녁",
        "night": "밤",
    }
)
