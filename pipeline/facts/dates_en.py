"""The dates, periods and times of English text, read into the same values and keys as the Korean ones."""

import datetime as dt
import re

from pipeline.facts.dateforms_en import render_date as render_date
from pipeline.facts.dates import clock, numeric, plausible
from pipeline.facts.datespans import Grammar, Reading, Rule, Slots, find
from pipeline.records import Mention

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept\.?|Sep\.?|Oct\.?|Nov\.?|Dec\.?)(?![a-z])"
)
_WEEKDAY = r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?![a-z])"
_UNITS = {"year": "year", "quarter": "quarter", "month": "month", "week": "week"}
_PREVIOUS = {"year": "year_before", "quarter": "quarter_before", "month": "month_before", "week": "last_week"}
_FOLLOWING = {"year": "year_after", "quarter": "next_quarter", "month": "next_month", "week": "next_week"}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
_SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
_DAY_PARTS = {"dawn": "dawn", "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night"}
_PARTS = {"early": "early", "beginning": "beginning", "start": "beginning", "mid": "mid", "middle": "mid",
          "late": "late", "end": "end"}  # fmt: skip
_PHRASES: dict[str, Slots] = {
    "the day before yesterday": {"day": "relative:day_before_yesterday"},
    "the day after tomorrow": {"day": "relative:day_after_tomorrow"},
    "yesterday": {"day": "relative:yesterday"},
    "today": {"day": "relative:today"},
    "tomorrow": {"day": "relative:tomorrow"},
    "tonight": {"day": "relative:today", "part": "night"},
    "last night": {"day": "relative:yesterday", "part": "night"},
    "this morning": {"day": "relative:today", "part": "morning"},
    "this afternoon": {"day": "relative:today", "part": "afternoon"},
    "this evening": {"day": "relative:today", "part": "evening"},
    "that morning": {"day": "relative:that_day", "part": "morning"},
    "that afternoon": {"day": "relative:that_day", "part": "afternoon"},
    "that evening": {"day": "relative:that_day", "part": "evening"},
    "that night": {"day": "relative:that_day", "part": "night"},
    "that day": {"day": "relative:that_day"},
    "that same day": {"day": "relative:that_day"},
    "the same day": {"day": "relative:that_day"},
    "on this day": {"day": "relative:that_day"},
    "the previous day": {"day": "relative:day_before"},
    "the day before": {"day": "relative:day_before"},
    "the day earlier": {"day": "relative:day_before"},
    "nowadays": {"day": "relative:nowadays"},
    "the following morning": {"day": "relative:day_after", "part": "morning"},
    "the next morning": {"day": "relative:day_after", "part": "morning"},
    "the following day": {"day": "relative:day_after"},
    "the next day": {"day": "relative:day_after"},
    "the day after": {"day": "relative:day_after"},
    "the same month": {"month": "relative:same_month"},
    "that month": {"month": "relative:same_month"},
    "the same year": {"year": "relative:same_year"},
    "that same year": {"year": "relative:same_year"},
    "that year": {"year": "relative:same_year"},
    "the year before last": {"year": "relative:year_before_last"},
    "two years ago": {"year": "relative:year_before_last"},
    "the year after next": {"year": "relative:year_after_next"},
    "a year earlier": {"year": "relative:year_before"},
    "a year ago": {"year": "relative:year_before"},
    "one year ago": {"year": "relative:year_before"},
    "the year before": {"year": "relative:year_before"},
    "the year earlier": {"year": "relative:year_before"},
    "year-on-year": {"year": "relative:year_before"},
    "year on year": {"year": "relative:year_before"},
    "year-over-year": {"year": "relative:year_before"},
    "year over year": {"year": "relative:year_before"},
    "on-year": {"year": "relative:year_before"},
    "yoy": {"year": "relative:year_before"},
    "a month earlier": {"month": "relative:month_before"},
    "month-on-month": {"month": "relative:month_before"},
    "month-over-month": {"month": "relative:month_before"},
    "on-month": {"month": "relative:month_before"},
    "quarter-on-quarter": {"quarter": "relative:quarter_before"},
    "quarter-over-quarter": {"quarter": "relative:quarter_before"},
    "a quarter earlier": {"quarter": "relative:quarter_before"},
    "on-quarter": {"quarter": "relative:quarter_before"},
    "within the year": {"year": "relative:this_year"},
    "the current year": {"year": "relative:this_year"},
    "this weekend": {"week": "relative:this_week", "weekday": "relative:weekend"},
    "last weekend": {"week": "relative:last_week", "weekday": "relative:weekend"},
    "next weekend": {"week": "relative:next_week", "weekday": "relative:weekend"},
    "weekend": {"weekday": "relative:weekend"},
    "weekends": {"weekday": "relative:weekend"},
}
_NOT_MONTH = re.compile(
    r"(?:\b(?:in|of|by|this|last|next|past|coming|since|until|till|early|mid|late|during|from|to|through|and|between"
    r"|before|after|for|on)[ -](?:the )?|[-~]|\bmid-)$",
    re.IGNORECASE,
)
_YEAR_CUE = re.compile(
    r"\b(?:in|by|since|until|till|from|before|after|during|through|around|circa|for|year|early|mid|late|fiscal|FY|spring"
    r"|summer|fall|autumn|winter|between|of|and|to|back in|than|the|as of|half|quarter|or|either|a|'s)[ -](?:the year |the |early |mid-|late )?$",
    re.IGNORECASE,
)
_YEAR_NOUN = re.compile(
    r" (?:budget|season|edition|election|elections|fiscal|academic|school|census|report|forecast|target|plan|figure|figures"
    r"|level|levels|survey|law|campaign|financial|tax|model|study|general|presidential|revenue|sales|film|book|album|[A-Z])"
)
_COUNTED = re.compile(
    r" ?(?:%|percent|people|won|yuan|yen|dollars|euros|km|m\b|kg|miles|feet|meters|metres|tons|tonnes|hours|days|years|months"
    r"|men|women|children|(?:meter|metre|kilometer|kilometre|mile|foot|person|seat|page|square|ton|bed|hectare|acre)\b|million|billion|trillion|or (?:so|more)|(?!(?:was|is|has|as|us|this|series|sales|elections|figures"
    r"|levels|plus|less|its|his|towards|always|perhaps)\b)[a-z]+s\b)"
)
_LOOSE_CUES = re.compile(r"\b(?:for|than|of|the|and|to|around|about|over)[ -](?:the )?$", re.IGNORECASE)
_ORDINAL_CUE = re.compile(
    r"\b(?:on|by|from|to|until|till|since|through|of|before|after|between|and|evening|morning|afternoon|night)(?: the)? ?$"
    r"|(?:day,?|[-~]|\d(?:st|nd|rd|th) (?:to|and)(?: the)?) ?$",
    re.IGNORECASE,
)
_ORDINAL_LIST = re.compile(r"(?:(?:,| and| or| to|,? and| through|-)\s?(?:the )?\d{1,2}(?:st|nd|rd|th)\b){1,4}")
_ORDINAL_END = re.compile(
    r"\s*(?:$|[.,;:!?)(\]\"'~-]|(?:of|at|in|on|to|and|that|for|with|after|before|by|from|through|until|local|as|when|where|it|he|she"
    r"|they|said|while|about|between|the|to)\b(?! (?:century|floor)))"
)


def find_dates(text: str, published: dt.date | None = None) -> list[Mention]:
    """The dates, periods and times of English ``text`` in order; offsets in ``text``.

    >>> [(m.surface, m.key) for m in find_dates("It opened in the first half of last year; you may visit in May.")]
    [('first half of last year', 'relative:last_year'), ('May', '')]
    """
    return find(text, _GRAMMAR, published)


def _any(words: dict[str, Slots] | dict[str, str] | dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _checked(slots: Slots, last: Slots | None = None, bound: bool = False) -> Reading | None:
    return Reading(slots, last, bound) if plausible(slots) and plausible(last or {}) else None


def _month_day(match: re.Match[str]) -> Reading | None:
    return _month_days(_month_number(match[1]), match[2], match[3])


def _day_month(match: re.Match[str]) -> Reading | None:
    return _month_days(_month_number(match[3]), match[1], match[2])


def _month_days(month: int, first: str, second: str | None) -> Reading | None:
    last: Slots | None = {"month": month, "day": int(second)} if second else None
    return _checked({"month": month, "day": int(first)}, last)


def _month(match: re.Match[str]) -> Reading | None:
    """A month alone; March and May (and short Mar) only where a preposition or a year shows that they are months."""
    before, after = (
        match.string[max(0, match.start() - 12) : match.start()],
        match.string[match.end() : match.end() + 8],
    )
    sure = (
        match[1][:3] not in ("Mar", "May")
        and len(match[1]) > 3
        or _NOT_MONTH.search(before)
        or re.match(r"(?:,| of)? ?[12]\d{3}\b", after)
    )
    return Reading({"month": _month_number(match[1])}) if sure else None


def _anchored_month(match: re.Match[str]) -> Reading:
    month: Slots = {"month": _month_number(match[2])}
    return Reading({**_anchor(match[1], "year"), **month})


def _anchor(word: str, this: str) -> Slots:
    word = word.lower().removeprefix("the ").strip()
    if word == "this":
        return {this: f"relative:this_{this}"} if this else {}
    return {"anchor": "relative:past" if word in ("last", "past", "this past") else "relative:coming"}


def _anchored_weekday(match: re.Match[str]) -> Reading:
    weekday: Slots = {"weekday": _WEEKDAYS.index(match[2][:3].lower())}
    return Reading({**_anchor(match[1], ""), **weekday})


def _anchored_season(match: re.Match[str]) -> Reading:
    season: Slots = {"season": f"season:{_SEASONS[match[2].lower()]}"}
    if match[1].lower() == "next":
        return Reading({"year": "relative:next_year", **season})
    return Reading({**_anchor(match[1], "year"), **season})


def _season(match: re.Match[str]) -> Reading:
    return Reading({"season": f"season:{_SEASONS[match[1].lower()]}"}, bound=True)


def _weekday(match: re.Match[str]) -> Reading:
    return Reading({"weekday": _WEEKDAYS.index(match[1][:3].lower())})


def _ordinal_day(match: re.Match[str]) -> Reading | None:
    """``the 24th`` as a day of the month: after a preposition, and with no noun that it counts behind it."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    article = before.endswith(("the ", "The ")) or bool(re.search(r"\bon $", before, re.IGNORECASE))
    cued = bool(_ORDINAL_CUE.search(before)) or article
    listed = _ORDINAL_LIST.match(match.string, match.end())
    if not cued or not _ORDINAL_END.match(match.string, listed.end() if listed else match.end()):
        return None
    return _checked({"day": int(match[1])})


def _listed_day(match: re.Match[str]) -> Reading | None:
    return _checked({"day": int(match[1])}, bound=True)


def _year(match: re.Match[str]) -> Reading | None:
    """A bare number as a year where a preposition or a noun of years stands beside it, else only beside a month."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    after = match.string[match.end() : match.end() + 24]
    if _COUNTED.match(after) or re.search(r"[$€£¥₩]\s?$|(?:about|nearly|over|some|almost|No\.) $", before):
        return None
    named = re.search(r"\b[A-Z][a-z]+ $|\($", before) and not re.match(r" [a-z]", after)
    cued = bool(named) or bool(
        _YEAR_CUE.search(before) and not (_LOOSE_CUES.search(before) and re.match(r" [a-z]", after))
    )
    return Reading({"year": int(match[1])}, bound=not (cued or _YEAR_NOUN.match(after)))


def _years(match: re.Match[str]) -> Reading | None:
    low, high = int(match[1]), int(match[2])
    high += low - low % 100 if high < 100 else 0
    return Reading({"year": low}, {"year": high}) if low < high else None


def _relative(match: re.Match[str]) -> Reading:
    which, unit = match[1].lower(), match[2].lower()
    table = {"previous": _PREVIOUS, "preceding": _PREVIOUS, "prior": _PREVIOUS, "following": _FOLLOWING}
    if which in table:
        return Reading({unit: f"relative:{table[which][unit]}"})
    word = {"coming": "next", "past": "last", "upcoming": "next"}.get(which, which)
    return Reading({unit: f"relative:{word}_{unit}"})


def _phrase(match: re.Match[str]) -> Reading:
    return Reading(_PHRASES[re.sub(r"\s+", " ", match[1].lower())])


def _same_period(match: re.Match[str]) -> Reading:
    return Reading({"year": "relative:same_period_last_year"})


def _half(match: re.Match[str]) -> Reading:
    return Reading({"half": _ORDINALS[match[1].lower()] if match[1].lower() != "latter" else 2})


def _quarter(match: re.Match[str]) -> Reading | None:
    return _checked({"quarter": _ORDINALS[match[1].lower()]})


def _coded(match: re.Match[str]) -> Reading | None:
    """``Q3``, ``3Q26``, ``H1``: letter and digit or digit and letter, and a year of two digits."""
    slots: Slots = {"quarter" if "Q" in match[0] else "half": int(match[1] or match[2])}
    if match[3]:
        slots["year"] = 2000 + int(match[3])
    return _checked(slots)


def _first_quarters(match: re.Match[str]) -> Reading:
    return Reading({"quarter": 1}, {"quarter": {"two": 2, "three": 3}[match[1].lower()]})


def _decade(match: re.Match[str]) -> Reading | None:
    year = int(match[1] or match[2] or match[3])
    if year < 100 and re.search("temperatures?", match.string[max(0, match.start() - 40) : match.start()]):
        return None
    return Reading({"decade": f"decade:{year if year > 99 else 1900 + year if year >= 30 else 2000 + year}"})


def _century(match: re.Match[str]) -> Reading:
    number = match[1] or {"nineteenth": 19, "twentieth": 20, "twenty-first": 21, "eighteenth": 18}[match[2].lower()]
    era: Slots = {"era": "era:bc"} if match[3] else {}
    return Reading({**era, "century": f"century:{int(number)}"})


def _before_christ(match: re.Match[str]) -> Reading:
    return Reading({"era": "era:bc", "year": int(match[1].replace(",", ""))})


def _common_era(match: re.Match[str]) -> Reading | None:
    return _checked({"year": int(match[1] or match[2])})


def _part(match: re.Match[str]) -> Reading:
    return Reading({"part": _PARTS[(match[1] or match[2]).lower()]}, bound=True)


def _year_turn(match: re.Match[str]) -> Reading:
    part = "end" if "end" in match[0].lower() else "beginning"
    unit = (match[2] or "year").lower()
    return Reading({"part": part}, weak={unit: f"relative:this_{unit}"})


def _bare_year_end(match: re.Match[str]) -> Reading:
    return Reading({"part": "end"}, weak={"year": "relative:this_year"})


def _day_part(match: re.Match[str]) -> Reading:
    return Reading({"part": _DAY_PARTS[match[1].lower()]}, bound=True)


def _time(match: re.Match[str]) -> Reading | None:
    part = "afternoon" if match[3][0] in "pP" else "morning"
    return clock(part, int(match[1]), int(match[2]) if match[2] else None)


def _times(match: re.Match[str]) -> Reading | None:
    late = "afternoon" if match[5][0] in "pP" else "morning"
    last = clock(late, int(match[3]), int(match[4]) if match[4] else None)
    early = "morning" if late == "afternoon" and int(match[1]) > int(match[3]) % 12 and int(match[1]) < 12 else late
    first = clock(early, int(match[1]), int(match[2]) if match[2] else None)
    return Reading(first.slots, last.slots) if first and last else None


def _digital(match: re.Match[str]) -> Reading | None:
    return clock(None, int(match[1]), int(match[2]), match[1].startswith("0"))


def _oclock(match: re.Match[str]) -> Reading | None:
    return clock(None, int(match[1]), None)


def _noon(match: re.Match[str]) -> Reading:
    return Reading({"hour": 12 if match[1].lower() == "noon" else 0})


_ST = r"(?:st|nd|rd|th)?"
_TO = r"\s?(?:[-~]|to|through)\s?"
_AM = r"([aApP]\.?\s?[mM](?![A-Za-z])\.?)"
_UNIT = "|".join(_UNITS)
_RULES = (
    Rule(r"(?<![\d.-])(\d{4})(?:\. ?(\d{1,2})\. ?|-(\d\d)-|/(\d{1,2})/)(\d{1,2})(?![\d-])", numeric),
    Rule(
        rf"\b{_MONTH}\s(\d{{1,2}}){_ST}(?:{_TO}(?:the )?(\d{{1,2}}){_ST})?(?![\d:%]|,\d{{3}}|\.\d| ?[ap]\.?m)",
        _month_day,
    ),
    Rule(rf"(?<![\d.,-])(\d{{1,2}}){_ST}(?:{_TO}(?:the )?(\d{{1,2}}){_ST})?\s(?:of\s)?{_MONTH}", _day_month),
    Rule(r"(?<=and )(\d{1,2})(?:st|nd|rd|th)?(?=[.,;)]|\s(?:in|at|to|and|of|for)\b|$)", _listed_day),
    Rule(rf"(?i:\b(this past|this coming|last|this|next|past|coming)\s){_MONTH}", _anchored_month),
    Rule(rf"\b{_MONTH}", _month),
    Rule(r"(?<![\d,.])(\d{1,4}(?:,\d{3})?)\s(?:BCE?|B\.C\.(?:E\.)?)(?![A-Za-z])", _before_christ),
    Rule(r"(?<![\w,.])(?:(?:AD|A\.D\.)\s(\d{1,4})|(\d{1,4})\s(?:AD|A\.D\.|CE)(?![A-Za-z]))", _common_era),
    Rule(r"(?i:(?:\bthe )?(?<![\d,.])(?:(1[0-9]\d0|20\d0)|(?<=the )([2-9]0)|(?<=')([2-9]0))'?s\b)", _decade),
    Rule(
        r"(?i:\b(?:(\d{1,2})(?:st|nd|rd|th)|(nineteenth|twentieth|twenty-first|eighteenth))(?:[ -]century|"
        r" centuries|(?= (?:and|or|to) (?:(?:the )?(?:early|late) )?(?:\d\d[a-z]{2}|[a-z-]+) centur))(?:\s(B\.?C))?)",
        _century,
    ),
    Rule(
        r"(?<![\d,.$])([12]\d{3})\s?(?:[-~]|to|through|and(?=\s[12]\d{3}))\s?([12]\d{3}|\d{2})(?![\d,.]\d|\d|[-/])",
        _years,
    ),
    Rule(r"(?<![\d,.$#/-])(1[5-9]\d\d|20\d\d|2100)(?![\d%]|[,.:/]\d|-\d)", _year),
    Rule(r"\b(?:[QH]([1-4])|([1-4])[QH])(?:'?(\d\d))?(?![\w-])", _coded),
    Rule(r"(?i:\bfirst (two|three) quarters)", _first_quarters),
    Rule(rf"(?i:\b({_any(_ORDINALS)})[ -]quarter)(?!-?final|back)", _quarter),
    Rule(
        r"(?i:\b(first|second|latter|1st|2nd)[ -]half)(?! of (?:the )?(?!year|[12]\d{3}|last|this|next))(?! (?:goal|time))",
        _half,
    ),
    Rule(
        rf"(?i:\b(?:the )?(?:same|corresponding) (?:period|quarter|time|month|half) (?:of |in |a |the )?(?:the )?(?:last|previous|prior"
        r"|preceding|year)(?: (?:year|before|earlier|ago))?)",
        _same_period,
    ),
    Rule(rf"(?i:\b({_any(_PHRASES)}))(?![a-z]|-old)", _phrase),
    Rule(rf"(?i:\b(last|this|next|previous|preceding|prior|following|coming|upcoming) ({_UNIT}))(?![a-z])", _relative),
    Rule(rf"(?i:\b(last|this past|this coming|this|next|past|coming)\s){_WEEKDAY}", _anchored_weekday),
    Rule(rf"\b{_WEEKDAY}(?! (?:Times|Telegraph|Mail|Mirror|Express|Night Live|Evening Post))", _weekday),
    Rule(r"\((Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?\)", _weekday),
    Rule(r"(?i:\b(last|this|next) (spring|summer|autumn|fall|winter))(?![a-z])", _anchored_season),
    Rule(r"\b(spring|summer|autumn|fall|winter)(?= (?:of|20|last year|next year|this year))", _season),
    Rule(r"(?i:\b(?:the |at )?(?:the )?(end|beginning|start) of the (year|month))(?![a-z])", _year_turn),
    Rule(r"(?i:\byear[ -]end|\bend-of-year)(?![a-z])", _bare_year_end),
    Rule(r"(?i:\b(?:(early|late|mid)(?:-|(?=\s))|(beginning|start|middle|end)(?= (?:of|in)\b)))", _part),
    Rule(rf"(?<![\d:.,])(\d{{1,2}})(?::(\d\d))?{_TO}(\d{{1,2}})(?::(\d\d))?\s?{_AM}", _times),
    Rule(rf"(?<![\d:.,])(\d{{1,2}})(?:[:.](\d\d))?\s?{_AM}", _time),
    Rule(r"(?<![\d:.])(\d{1,2})\s?o'clock", _oclock),
    Rule(r"(?<![\d:.,])(\d{1,2}):(\d{2})(?![\d:.]\d|\d)", _digital),
    Rule(r"(?i:\b(noon|midnight))\b", _noon),
    Rule(r"(?<![\d.,])(\d{1,2})(?:st|nd|rd|th)\b", _ordinal_day),
    Rule(rf"(?i:\b({_any(_DAY_PARTS)}))\b", _day_part),
)
_ZONE = r"(?:\s?\((?:local|Korean?|Korea|Eastern|Beijing)(?: standard)? time\)|,? local time,?)?"
_GRAMMAR = Grammar(
    rules=_RULES,
    glue=rf"{_ZONE},?(?:'s)?[\s-]?(?:(?:of|on|in|at)\s)?(?:the\s)?|{_ZONE}",
    ranges=rf"{_ZONE}(?:\s?[-~]\s?|\s(?:to|through|until|till)\s)(?:the\s)?",
    lists=r",?\s(?:and|or)\s(?:the\s)?|,\s",
    between=("between", "and"),
    ordered=False,
)
