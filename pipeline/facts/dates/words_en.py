"""The English words for years, months, weeks, days and their parts, and the words that tell a year from a number."""

import re

from pipeline.facts.dates.readers import by_word

PHRASES = by_word(
    {
        "day=day_before_yesterday": "the day before yesterday",
        "day=day_after_tomorrow": "the day after tomorrow",
        "day=yesterday": "yesterday",
        "day=today": "today",
        "day=tomorrow": "tomorrow",
        "day=nowadays": "nowadays",
        "day=today part=night": "tonight",
        "day=yesterday part=night": "last night",
        "day=today part=morning": "this morning",
        "day=today part=afternoon": "this afternoon",
        "day=today part=evening": "this evening",
        "day=that_day part=dawn": "that dawn",
        "day=that_day part=morning": "that morning",
        "day=that_day part=afternoon": "that afternoon",
        "day=that_day part=evening": "that evening",
        "day=that_day part=night": "that night",
        "day=that_day": "that day|that same day|the same day|on this day",
        "day=day_before": "the previous day|the day before|the day earlier",
        "day=day_after part=morning": "the following morning|the next morning",
        "day=day_after": "the following day|the next day|the day after",
        "month=same_month": "the same month|that month",
        "month=month_before": "a month earlier|month-on-month|month-over-month|on-month",
        "quarter=quarter_before": "a quarter earlier|quarter-on-quarter|quarter-over-quarter|on-quarter",
        "year=same_year": "the same year|that same year|that year",
        "year=year_before_last": "the year before last|two years ago",
        "year=year_after_next": "the year after next",
        "year=this_year": "within the year|the current year",
        "year=year_before": "a year earlier|a year ago|one year ago|the year before|the year earlier|on-year|yoy"
        "|year-on-year|year on year|year-over-year|year over year",
        "week=this_week weekday=weekend": "this weekend",
        "week=last_week weekday=weekend": "last weekend",
        "week=next_week weekday=weekend": "next weekend",
        "weekday=weekend": "weekend|weekends|the weekend",
    }
)
PREVIOUS = {"year": "year_before", "quarter": "quarter_before", "month": "month_before", "week": "last_week"}
FOLLOWING = {"year": "year_after", "quarter": "next_quarter", "month": "next_month", "week": "next_week"}
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "latter": 2}
CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
SEASONS = by_word({"spring": "spring", "summer": "summer", "autumn": "autumn|fall", "winter": "winter"})
DAY_PARTS = {part: part for part in ("dawn", "morning", "afternoon", "evening", "night")}
PARTS = by_word({"early": "early", "beginning": "beginning|start", "mid": "mid|middle", "late": "late", "end": "end"})

MONTH_CUE = re.compile(
    r"(?:\b(?:in|of|by|this|last|next|past|coming|since|until|till|early|mid|late|during|from|to|through|and|between"
    r"|before|after|for|on)[ -](?:the )?|[-~]|\bmid-)$",
    re.IGNORECASE,
)
"""Before March or May it shows that they are months."""
YEAR_CUE = re.compile(
    r"(?:\b(?:in|by|since|until|till|from|before|after|during|through|around|circa|for|year|early|mid|late|fiscal|FY"
    r"|spring|summer|fall|autumn|winter|between|of|and|to|back in|than|the|as of|half|quarter|or|either|a)|'s)"
    r"[ -](?:the year |the |early |mid-|late )?$",
    re.IGNORECASE,
)
"""Before a bare number it lets it be a year."""
LOOSE_CUE = re.compile(r"\b(?:for|than|of|and|to|around|about|over)[ -](?:the )?$", re.IGNORECASE)
"""Cues that stand before counts as well: not enough when a lower-case word follows the number."""
YEAR_NOUN = re.compile(
    r" (?:budget|season|edition|elections?|fiscal|academic|school|census|report|forecast|target|plan|figures?"
    r"|levels?|survey|law|campaign|financial|tax|model|study|general|presidential|revenue|sales|film|book|album|[A-Z])"
)
COUNTED = re.compile(
    r" ?(?:%|percent|people|won|yuan|yen|dollars|euros|km|m\b|kg|miles|feet|men|women|children|[mb]illion|trillion"
    r"|(?:meter|metre|kilomet(?:er|re)|mile|foot|person|seat|page|square|ton|bed|hectare|acre)\b|or (?:so|more)"
    r"|(?!(?:was|is|has|as|us|this|series|sales|elections|figures|levels|plus|less|its|his|towards|always|perhaps)\b)"
    r"[a-z]+s\b)"
)
"""Behind a bare number it makes it a count."""
ORDINAL_CUE = re.compile(
    r"\b(?:on|by|from|to|until|till|since|through|of|before|after|between|and|evening|morning|afternoon|night)"
    r"(?: the)? ?$|(?:day,?|[-~]|\d(?:st|nd|rd|th) (?:to|and)(?: the)?) ?$",
    re.IGNORECASE,
)
ORDINAL_LIST = re.compile(r"(?:(?:,| and| or| to|,? and| through|-)\s?(?:the )?\d{1,2}(?:st|nd|rd|th)\b){1,4}")
ORDINAL_END = re.compile(
    r"\s*(?:$|[.,;:!?)(\]\"'~-]|(?:of|at|in|on|to|and|that|for|with|after|before|by|from|through|until|local|as|when"
    r"|where|it|he|she|they|said|while|about|between|the)\b)"
)
"""Behind ``the 24th`` it shows that no noun is counted."""
