"""How a date is written in Chinese (Simplified): the press's form first, then the other spellings that pass."""

from pipeline.facts.dates.calendar import atoms, given
from pipeline.records import DateValue, Rendering

Parts = dict[str, int | str]

_YEARS = {
    "year_before_last": ("前年", "两年前"), "last_year": ("去年", "上年"), "this_year": ("今年", "本年度"), "next_year": ("明年",),
    "year_after_next": ("后年",), "year_before": ("上年", "前一年", "上一年", "同比", "去年", "一年前"),
    "year_after": ("次年", "翌年", "第二年"), "same_year": ("同年", "当年"),
    "same_period_last_year": ("去年同期", "上年同期", "前一年同期", "同比"),
}  # fmt: skip
_QUARTERS = {"last_quarter": ("上季度", "上个季度"), "quarter_before": ("上一季度", "环比", "上季度"),
             "this_quarter": ("本季度",), "next_quarter": ("下季度", "下个季度")}  # fmt: skip
_MONTHS = {"last_month": ("上月", "上个月"), "this_month": ("本月", "这个月"), "next_month": ("下月", "下个月"),
           "month_before": ("前一个月", "环比", "上月"), "same_month": ("同月", "当月"),
           "period_before": ("环比",)}  # fmt: skip
_WEEKS = {"last_week": ("上周", "上星期"), "this_week": ("本周", "这周"), "next_week": ("下周", "下星期")}
_DAYS = {
    "day_before_yesterday": ("前天",), "yesterday": ("昨天", "昨日"), "today": ("今天", "今日"), "tomorrow": ("明天", "明日"),
    "day_after_tomorrow": ("后天",), "nowadays": ("如今", "今天", "当今"), "that_day": ("当天", "当日", "同日", "同一天", "这一天", "这天"),
    "day_before": ("前一天", "前一日"), "day_after": ("次日", "第二天", "翌日"),
}  # fmt: skip
_SEASONS = {"spring": "春", "summer": "夏", "autumn": "秋", "winter": "冬"}
_NUMERALS = "一二三四"
_YEAR_PARTS = {"early": ("年初", "初"), "beginning": ("年初", "初"), "mid": ("年中",), "late": ("年底", "年末"),
               "end": ("年底", "年末", "底", "末")}  # fmt: skip
_MONTH_PARTS = {"early": ("初", "上旬"), "beginning": ("初", "上旬"), "mid": ("中旬",), "late": ("下旬", "底"),
                "end": ("底", "末", "下旬")}  # fmt: skip
_OTHER_PARTS = {"early": ("初", "初期"), "beginning": ("初", "初期"), "mid": ("中期",), "late": ("后期", "末"),
                "end": ("末", "末期")}  # fmt: skip
_DAY_PARTS = {"dawn": ("凌晨", "清晨"), "morning": ("上午", "早上"), "afternoon": ("下午",), "evening": ("晚上", "傍晚", "晚间"),
              "night": ("夜间", "晚上", "深夜")}  # fmt: skip
_HOUR_WORDS = ((5, ("凌晨", "上午", "早上")), (12, ("上午", "早上")), (13, ("中午", "下午")), (18, ("下午",)),
               (24, ("下午", "晚上")))  # fmt: skip
"""The words before an hour, up to the hour given."""


def render_date(value: DateValue, key: str = "") -> Rendering:
    """``value`` (with the mention's ``key``) in Chinese: ``24日``, ``2026年3月15日``, ``今年第三季度``, ``去年年底``.

    The preferred form never tells a field that is only implied; the accepted ones may.
    """
    forms = _forms(_parts(value, key, ()), value)
    for extra in (("month",), ("year", "month"), ("year",), ("year", "month", "day")):
        if set(extra) <= set(value.implied) and (extra != ("year",) or "month" not in value.implied):
            forms += _forms(_parts(value, key, extra), value)
    if atoms(key).get("year") == "relative:this_year" and value.part in _YEAR_PARTS and not value.month:
        forms += [form.removeprefix("今年") for form in forms if form.startswith("今年年")]
    accepted = tuple(dict.fromkeys(form for form in forms if form))
    return Rendering(
        preferred=accepted[0] if accepted else "", accepted=accepted, origin="rule", certain=bool(accepted)
    )


def _parts(value: DateValue, key: str, told: tuple[str, ...]) -> Parts:
    parts: Parts = {slot: atom.partition(":")[2] for slot, atom in atoms(key).items()}
    parts.update(given(value))
    parts.update({field: getattr(value, field) for field in told})
    if "month" in told or "day" in told:
        parts.pop("week", None)
    return parts


def _forms(parts: Parts, value: DateValue) -> list[str]:
    if value.end is None:
        return _single(parts)
    last: Parts = dict(given(value.end))
    same = [
        slot
        for slot in ("year", "half", "quarter", "month", "day", "weekday")
        if slot in last and last[slot] == parts.get(slot)
    ]
    shared = set(same[: next((place for place, slot in enumerate(same) if slot in ("half", "quarter")), len(same))])
    if shared >= (last.keys() - {"weekday", "part"}):
        shared = set()
    short = {slot: number for slot, number in last.items() if slot not in shared}
    starts, ends = _single(parts), _single(short)
    return [f"{start}{word}{end}" for word in ("至", "到", "-") for start in starts[:3] for end in ends[:3]]


def _single(parts: Parts) -> list[str]:
    """The date from the coarsest field to the finest; every field's other words make other forms."""
    forms = [""]
    for pieces in (_years(parts), _periods(parts), _days(parts), _week(parts), _part(parts), _times(parts)):
        if pieces:
            forms = [form + piece for piece in pieces for form in forms][:24]
    return [form for form in forms if form]


def _years(parts: Parts) -> tuple[str, ...]:
    era = "公元前" if "era" in parts else ""
    if "century" in parts:
        return (f"{era}{parts['century']}世纪",)
    if "decade" in parts:
        decade = int(parts["decade"])
        century = f"{decade // 100 + 1}世纪{decade % 100}年代"
        return (f"{decade}年代",) if decade % 100 == 0 else (century, f"{decade}年代", f"{decade % 100}年代")
    year = parts.get("year")
    if isinstance(year, str):
        return _YEARS.get(year, ())
    return () if year is None else (f"{era}{year}年",)


def _periods(parts: Parts) -> tuple[str, ...]:
    if "season" in parts:
        season = _SEASONS[str(parts["season"])]
        return (f"{season}季", f"{season}天") if "year" in parts else (f"{season}季",)
    if "half" in parts:
        return ("上半年",) if parts["half"] == 1 else ("下半年",)
    if isinstance(quarter := parts.get("quarter"), str):
        return _QUARTERS.get(quarter, ())
    if isinstance(quarter, int):
        return (f"第{_NUMERALS[quarter - 1]}季度", f"{_NUMERALS[quarter - 1]}季度", f"{quarter}季度")
    if isinstance(month := parts.get("month"), str):
        return _MONTHS.get(month, ())
    if month is None:
        return ()
    return (f"{month}月",) if "day" in parts or "part" in parts else (f"{month}月", f"{month}月份")


def _days(parts: Parts) -> tuple[str, ...]:
    if isinstance(day := parts.get("day"), str):
        return _DAYS.get(day, ())
    return () if day is None else (f"{day}日", f"{day}号")


def _week(parts: Parts) -> tuple[str, ...]:
    weeks = _WEEKS.get(str(parts.get("week")), ())
    weekday = parts.get("weekday")
    if weekday is None:
        return weeks
    if weekday == "weekend":
        return tuple(f"{week}末" for week in weeks[:1]) or ("周末",)
    name = "一二三四五六日"[int(weekday)]
    if weeks:
        return tuple(f"{week}{name}" for week in weeks)
    if "day" in parts:
        return (f"（周{name}）", f"（星期{name}）", f"周{name}", f"星期{name}")
    return (f"周{name}", f"星期{name}")


def _part(parts: Parts) -> tuple[str, ...]:
    part = parts.get("part")
    if not isinstance(part, str):
        return ()
    if part in _DAY_PARTS:
        return _DAY_PARTS[part]
    if "month" in parts:
        return _MONTH_PARTS[part]
    if "year" in parts and not {"half", "quarter", "season", "era"} & parts.keys():
        return _YEAR_PARTS[part]
    return _OTHER_PARTS[part]


def _times(parts: Parts) -> tuple[str, ...]:
    hour, minute = parts.get("hour"), parts.get("minute")
    if not isinstance(hour, int):
        return ()
    tail = f"{int(minute)}分" if minute else ""
    if "clock" in parts or "part" in parts or hour == 24:
        return (f"{hour}时{tail}", f"{hour}:{int(minute or 0):02d}", f"{hour}点{tail or '整'}")
    twelve = hour if hour <= 12 else hour - 12
    words = next(words for limit, words in _HOUR_WORDS if hour < limit)
    forms = [f"{word}{twelve}{unit}{tail}" for word in words for unit in "时点"]
    return (*forms, f"{hour:02d}:{int(minute or 0):02d}")
