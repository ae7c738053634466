"""The Chinese words for years, months, weeks, days and their parts, each with the name of what it means."""

from pipeline.facts.dates.readers import by_word

YEARS = by_word(
    {
        "year_before_last": "前年|两年前|2年前",
        "last_year": "去年",
        "this_year": "今年|本年度|本年",
        "next_year": "明年",
        "year_after_next": "后年",
        "year_before": "上一年度|上一年|前一年|上年|一年前|1年前|同比",
        "year_after": "次年|翌年|第二年",
        "same_year": "同年|当年|那一年",
        "same_period_last_year": "去年同期|上年同期|前一年同期|去年同一时期|去年同时期",
    }
)
QUARTERS = by_word(
    {
        "last_quarter": "上季度|上个季度",
        "quarter_before": "上一季度",
        "this_quarter": "本季度|这个季度",
        "next_quarter": "下季度|下个季度",
    }
)
MONTHS = by_word(
    {
        "last_month": "上个月|上月",
        "this_month": "这个月|本月",
        "next_month": "下个月|下月",
        "same_month": "同月|当月",
        "month_before": "上一个月|前一个月|前一月",
        "period_before": "环比",
    }
)
WEEKS = by_word(
    {
        "last_week": "上周|上星期|上个星期",
        "this_week": "本周|这周|这个星期",
        "next_week": "下周|下星期|下个星期",
    }
)
DAYS = by_word(
    {
        "day_before_yesterday": "前天",
        "yesterday": "昨天|昨日",
        "today": "今天|今日",
        "tomorrow": "明天|明日",
        "day_after_tomorrow": "后天",
        "that_day": "当天|当日|同一天|同天|同日|这一天|这天|那天|那一天",
        "day_before": "前一天|前一日",
        "day_after": "次日|翌日|第二天|隔天",
        "nowadays": "如今|当今|现今",
    }
)
SEASONS = by_word(
    {
        "spring": "春",
        "summer": "夏",
        "autumn": "秋",
        "winter": "冬",
    }
)
PERIOD_PARTS = by_word(
    {
        "early": "年初|月初|初期|初|上旬|伊始|早期",
        "mid": "年中|中旬|中期",
        "late": "下旬|后期|末期|晚些时候",
        "end": "年底|年末|月底|月末|底|末",
    }
)
DAY_PARTS = by_word(
    {
        "dawn": "凌晨",
        "morning": "清晨|早上|早晨|上午",
        "afternoon": "中午|午后|下午",
        "evening": "傍晚|晚上|晚间",
        "night": "夜间|深夜|夜里|午夜",
    }
)
MOMENTS = by_word(
    {
        "day=today part=morning": "今早|今晨",
        "day=today part=evening": "今晚",
        "day=yesterday part=night": "昨晚|昨夜",
        "day=tomorrow part=morning": "明早",
        "day=tomorrow part=evening": "明晚",
        "day=that_day part=night": "当夜",
        "day=that_day part=evening": "当晚|那晚",
    }
)
