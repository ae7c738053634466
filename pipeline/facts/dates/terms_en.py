"""The words that English dates are written with: the press's own first, then the others that pass."""

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
SHORT_MONTHS = {1: "Jan.", 2: "Feb.", 8: "Aug.", 9: "Sept.", 10: "Oct.", 11: "Nov.", 12: "Dec."}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = ("first", "second", "third", "fourth")
YEARS = {
    "year_before_last": ("the year before last", "two years ago"),
    "last_year": ("last year", "the previous year"),
    "this_year": ("this year", "the current year"),
    "next_year": ("next year", "the coming year"),
    "year_after_next": ("the year after next",),
    "year_before": ("a year earlier", "the previous year", "a year ago", "the year before", "year-on-year", "last year"),
    "year_after": ("the following year",),
    "same_year": ("the same year", "that year"),
    "same_period_last_year": (
        "the same period last year", "the same period a year earlier", "the same period of the previous year",
        "the corresponding period last year", "a year earlier", "a year ago", "year-on-year", "year over year",
    ),
}  # fmt: skip
QUARTERS = {
    "last_quarter": ("last quarter", "the previous quarter"),
    "quarter_before": ("the previous quarter", "a quarter earlier", "quarter-on-quarter", "last quarter"),
    "this_quarter": ("this quarter",),
    "next_quarter": ("next quarter", "the coming quarter"),
}
MONTH_WORDS = {
    "last_month": ("last month", "the previous month"),
    "this_month": ("this month",),
    "next_month": ("next month", "the coming month"),
    "month_before": ("the previous month", "a month earlier", "month-on-month", "last month"),
    "same_month": ("the same month", "that month"),
    "period_before": ("the previous month", "the previous quarter"),
}
WEEKS = {"last_week": "last week", "this_week": "this week", "next_week": "next week"}
DAYS = {
    "day_before_yesterday": ("the day before yesterday",),
    "yesterday": ("yesterday",),
    "today": ("today",),
    "tomorrow": ("tomorrow",),
    "day_after_tomorrow": ("the day after tomorrow",),
    "nowadays": ("today", "nowadays"),
    "that_day": ("that day", "the same day"),
    "day_before": ("the previous day", "the day before"),
    "day_after": ("the following day", "the next day", "the day after"),
}
PERIOD_PARTS = {
    "early": ("early {}", "the beginning of {}", "the start of {}"),
    "beginning": ("the beginning of {}", "the start of {}", "early {}"),
    "mid": ("mid-{}", "the middle of {}"),
    "late": ("late {}", "the end of {}"),
    "end": ("the end of {}", "late {}"),
}
