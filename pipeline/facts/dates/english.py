"""The dates, periods and times of English text, read into the same values and keys as the Korean ones."""

import datetime as dt
import re

from pipeline.facts.dates import words_en as words
from pipeline.facts.dates.forms_en import render_date as render_date
from pipeline.facts.dates.readers import (
    DIGITS,
    NUMERIC,
    Fixed,
    Numbers,
    Phrase,
    Word,
    any_of,
    before_christ,
    checked,
    clock,
    heads,
    numeric,
)
from pipeline.facts.dates.spans import Grammar, Reading, Rule, Slots, find
from pipeline.records import Mention

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept\.?|Sep\.?|Oct\.?|Nov\.?|Dec\.?)(?![a-z])"
)
_WEEKDAY = r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?![a-z])"


def find_dates(text: str, published: dt.date | None = None) -> list[Mention]:
    """The dates, periods and times of English ``text`` in order; offsets in ``text``.

    >>> [(m.surface, m.key) for m in find_dates("It opened in the first half of last year; you may visit in May.")]
    [('first half of last year', 'relative:last_year'), ('May', '')]
    """
    return find(text, _GRAMMAR, published)


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _month_day(match: re.Match[str]) -> Reading | None:
    return _month_days(_month_number(match[1]), match[2], match[3])


def _day_month(match: re.Match[str]) -> Reading | None:
    return _month_days(_month_number(match[3]), match[1], match[2])


def _month_days(month: int, first: str, second: str | None) -> Reading | None:
    last: Slots | None = {"month": month, "day": int(second)} if second else None
    return checked({"month": month, "day": int(first)}, last)


def _month(match: re.Match[str]) -> Reading | None:
    """A month alone; March and May (and short Mar) only where a preposition or a year shows that they are months."""
    before, after = (
        match.string[max(0, match.start() - 12) : match.start()],
        match.string[match.end() : match.end() + 8],
    )
    sure = (
        (match[1][:3] not in ("Mar", "May") and len(match[1]) > 3)
        or words.MONTH_CUE.search(before)
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
    season: Slots = {"season": f"season:{words.SEASONS[match[2].lower()]}"}
    if match[1].lower() == "next":
        return Reading({"year": "relative:next_year", **season})
    return Reading({**_anchor(match[1], "year"), **season})


def _weekday(match: re.Match[str]) -> Reading:
    return Reading({"weekday": _WEEKDAYS.index(match[1][:3].lower())})


def _ordinal_day(match: re.Match[str]) -> Reading | None:
    """``the 24th`` as a day of the month: after a preposition, and with no noun that it counts behind it."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    article = before.endswith(("the ", "The ")) or bool(re.search(r"\bon $", before, re.IGNORECASE))
    cued = bool(words.ORDINAL_CUE.search(before)) or article
    listed = words.ORDINAL_LIST.match(match.string, match.end())
    if not cued or not words.ORDINAL_END.match(match.string, listed.end() if listed else match.end()):
        return None
    return checked({"day": int(match[1])})


def _year(match: re.Match[str]) -> Reading | None:
    """A bare number as a year where a preposition or a noun of years stands beside it, else only beside a month."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    after = match.string[match.end() : match.end() + 24]
    if words.COUNTED.match(after) or re.search(r"[$€£¥₩]\s?$|(?:about|nearly|over|some|almost|No\.) $", before):
        return None
    named = re.search(r"\b[A-Z][a-z]+ $|\($", before) and not re.match(r" [a-z]", after)
    cued = bool(named) or bool(
        words.YEAR_CUE.search(before) and not (words.LOOSE_CUE.search(before) and re.match(r" [a-z]", after))
    )
    return Reading({"year": int(match[1])}, bound=not (cued or words.YEAR_NOUN.match(after)))


def _years(match: re.Match[str]) -> Reading | None:
    low, high = int(match[1]), int(match[2])
    high += low - low % 100 if high < 100 else 0
    return Reading({"year": low}, {"year": high}) if low < high else None


def _relative(match: re.Match[str]) -> Reading:
    which, unit = match[1].lower(), match[2].lower()
    table = {
        "previous": words.PREVIOUS,
        "preceding": words.PREVIOUS,
        "prior": words.PREVIOUS,
        "following": words.FOLLOWING,
    }
    if which in table:
        return Reading({unit: f"relative:{table[which][unit]}"})
    word = {"coming": "next", "past": "last", "upcoming": "next"}.get(which, which)
    return Reading({unit: f"relative:{word}_{unit}"})


def _half(match: re.Match[str]) -> Reading:
    return Reading({"half": words.ORDINALS[match[1].lower()]})


def _quarter(match: re.Match[str]) -> Reading | None:
    return checked({"quarter": words.ORDINALS[match[1].lower()]})


def _coded(match: re.Match[str]) -> Reading | None:
    """``Q3``, ``3Q26``, ``H1``: letter and digit or digit and letter, and a year of two digits."""
    slots: Slots = {"quarter" if "Q" in match[0] else "half": int(match[1] or match[2])}
    if match[3]:
        slots["year"] = 2000 + int(match[3])
    return checked(slots)


def _first_quarters(match: re.Match[str]) -> Reading:
    return Reading({"quarter": 1}, {"quarter": {"two": 2, "three": 3}[match[1].lower()]})


def _decade(match: re.Match[str]) -> Reading | None:
    year = int(match[1] or match[2] or match[3])
    if year < 100 and re.search("temperatures?", match.string[max(0, match.start() - 40) : match.start()]):
        return None
    return Reading({"decade": f"decade:{year if year > 99 else 1900 + year if year >= 30 else 2000 + year}"})


def _century(match: re.Match[str]) -> Reading:
    number = match[1] or words.CENTURIES[match[2].lower()]
    era: Slots = {"era": "era:bc"} if match[3] else {}
    return Reading({**era, "century": f"century:{int(number)}"})


def _common_era(match: re.Match[str]) -> Reading | None:
    return checked({"year": int(match[1] or match[2])})


def _part(match: re.Match[str]) -> Reading:
    return Reading({"part": words.PARTS[(match[1] or match[2]).lower()]}, bound=True)


def _bare_year_end(match: re.Match[str]) -> Reading:
    return Reading({"part": "end"}, weak={"year": "relative:this_year"})


def _year_turn(match: re.Match[str]) -> Reading:
    part = "end" if "end" in match[0].lower() else "beginning"
    unit = (match[2] or "year").lower()
    return Reading({"part": part}, weak={unit: f"relative:this_{unit}"})


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
_UNIT = "|".join(words.PREVIOUS)
_RULES = (
    Rule(NUMERIC, numeric),
    Rule(
        rf"\b{_MONTH}\s(\d{{1,2}}){_ST}(?:{_TO}(?:the )?(\d{{1,2}}){_ST})?(?![\d:%]|,\d{{3}}|\.\d| ?[ap]\.?m)",
        _month_day,
        "JFMASOND",
    ),
    Rule(rf"(?<![\d.,-])(\d{{1,2}}){_ST}(?:{_TO}(?:the )?(\d{{1,2}}){_ST})?\s(?:of\s)?{_MONTH}", _day_month),
    Rule(r"(?<=and )(\d{1,2})(?:st|nd|rd|th)?(?=[.,;)]|\s(?:in|at|to|and|of|for)\b|$)", Numbers("day", bound=True)),
    Rule(rf"(?i:\b(this past|this coming|last|this|next|past|coming)\s){_MONTH}", _anchored_month, "tTlLnNpPcC"),
    Rule(rf"\b{_MONTH}", _month, "JFMASOND"),
    Rule(r"(?<![\d,.])(\d{1,4}(?:,\d{3})?)\s(?:BCE?|B\.C\.(?:E\.)?)(?![A-Za-z])", before_christ),
    Rule(r"(?<![\w,.])(?:(?:AD|A\.D\.)\s(\d{1,4})|(\d{1,4})\s(?:AD|A\.D\.|CE)(?![A-Za-z]))", _common_era, DIGITS + "A"),
    Rule(r"(?i:(?<![\d,.])(?:(1[0-9]\d0|20\d0)|(?<=the )([2-9]0)|(?<=')([2-9]0))'?s\b)", _decade),
    Rule(
        rf"(?i:\b(?:(\d{{1,2}})(?:st|nd|rd|th)|({any_of(words.CENTURIES)}))(?:[ -]century|"
        r" centuries|(?= (?:and|or|to) (?:(?:the )?(?:early|late) )?(?:\d\d[a-z]{2}|[a-z-]+) centur))(?:\s(B\.?C))?)",
        _century,
        DIGITS + heads(words.CENTURIES),
    ),
    Rule(
        r"(?<![\d,.$])([12]\d{3})\s?(?:[-~]|to|through|and(?=\s[12]\d{3}))\s?([12]\d{3}|\d{2})(?![\d,.]\d|\d|[-/])",
        _years,
    ),
    Rule(r"(?:(?<![\d,.$#/-])|(?<=mid-))(1[5-9]\d\d|20\d\d|2100)(?![\d%]|[,.:/]\d|-\d)", _year),
    Rule(r"\b(?:[QH]([1-4])|([1-4])[QH])(?:'?(\d\d))?(?![\w-])", _coded, DIGITS + "QH"),
    Rule(r"(?i:\bfirst (two|three) quarters)", _first_quarters, "fF"),
    Rule(rf"(?i:\b({any_of(words.ORDINALS)})[ -]quarter)(?!-?final|back|ly)", _quarter, heads(words.ORDINALS)),
    Rule(
        r"(?i:\b(first|second|latter|1st|2nd)[ -]half)(?! of (?:the )?(?!year|[12]\d{3}|last|this|next))(?! (?:goal|time))",
        _half,
        DIGITS + "fFsSlL",
    ),
    Rule(
        r"(?i:\b(?:same|corresponding) (?:period|quarter|time|month|half) (?:of |in |a |the )?(?:the )?(?:last|previous|prior"
        r"|preceding|year)(?: (?:year|before|earlier|ago))?)",
        Fixed({"year": "relative:same_period_last_year"}),
        "sScC",
    ),
    Rule(rf"(?i:\b({any_of(words.PHRASES)}))(?![a-z]|-old)", Phrase(words.PHRASES), heads(words.PHRASES)),
    Rule(
        rf"(?i:\b(last|this|next|previous|preceding|prior|following|coming|upcoming) ({_UNIT}))(?![a-z])",
        _relative,
        "lLtTnNpPfFcCuU",
    ),
    Rule(rf"(?i:\b(last|this past|this coming|this|next|past|coming)\s){_WEEKDAY}", _anchored_weekday, "lLtTnNpPcC"),
    Rule(rf"\b{_WEEKDAY}(?! (?:Times|Telegraph|Mail|Mirror|Express|Night Live|Evening Post))", _weekday, "MTWFS"),
    Rule(r"\((Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?\)", _weekday, "("),
    Rule(r"(?i:\b(last|this|next) (spring|summer|autumn|fall|winter))(?![a-z])", _anchored_season, "lLtTnN"),
    Rule(
        r"\b(spring|summer|autumn|fall|winter)(?= (?:of|20|last year|next year|this year))",
        Word("season", words.SEASONS, "season", bound=True),
        heads(words.SEASONS),
    ),
    Rule(r"(?i:\b(end|beginning|start) of the (year|month))(?![a-z])", _year_turn, "eEbBsS"),
    Rule(r"(?i:\byear[ -]end|\bend-of-year)(?![a-z])", _bare_year_end, "yYeE"),
    Rule(
        r"(?i:\b(?:(early|late|mid)(?:-|(?=\s))|(beginning|start|middle|end)(?= of\b)))",
        _part,
        heads(words.PARTS),
    ),
    Rule(rf"(?<![\d:.,])(\d{{1,2}})(?::(\d\d))?{_TO}(\d{{1,2}})(?::(\d\d))?\s?{_AM}", _times),
    Rule(rf"(?<![\d:.,])(\d{{1,2}})(?:[:.](\d\d))?\s?{_AM}", _time),
    Rule(r"(?<![\d:.])(\d{1,2})\s?o'clock", _oclock),
    Rule(r"(?<![\d:.,])(\d{1,2}):(\d{2})(?![\d:.]\d|\d)", _digital),
    Rule(r"(?i:\b(noon|midnight))\b", _noon, "nNmM"),
    Rule(r"(?<![\d.,])(\d{1,2})(?:st|nd|rd|th)\b", _ordinal_day),
    Rule(rf"(?i:\b({any_of(words.DAY_PARTS)}))\b", Word("part", words.DAY_PARTS, bound=True), heads(words.DAY_PARTS)),
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
