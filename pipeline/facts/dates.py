"""The dates, periods and times of Korean text, as the press writes them.

Own rules throughout: durations (3일간, 20년 만에) are figures and never dates, and every relative expression
(지난해, 이날, 전년 동기) keeps its meaning in the mention's key when no publication date is known.
"""

import datetime as dt
import re

from pipeline.facts.datespans import Grammar, Reading, Rule, Slots, find
from pipeline.records import Mention

_DAY_COUNT = (
    r"\s?(?:동안(?!구)|연속|연휴|만에|만의|넘게|정도|가량|짜리|째|씩|마다|안에|안으로|뒤(?![가-힣])|뒤에|이내|이상(?![가-힣])|이하"
    r"|미만|(?:[이은을]\s)?(?:걸[려리렸]|소요)|일정|남[은았짓겨]|앞으로 다가|전(?![가-힣])|전(?:에|부터|까지|보다|의|인)(?![가-힣])|후(?![가-힣])|후[에인]"
    r"|간(?![가-힣])|간[의은에을씩만도](?![가-힣])|간으로|중(?![가-힣])|내(?![가-힣])|내[에로])"
)
_DAY_TAIL = rf"(?!{_DAY_COUNT}|여|[차치분장][^가-힣]|차례|분의|장이|장을|본[^가-힣]|절)"
_YEAR_TAIL = rf"(?!{_DAY_COUNT}|여|[차치]|간)"
_BEFORE_COUNT = re.compile(
    r"(?:박|주|최장|최대|최소|총|약|무려|고작|불과|단|단지|꼬박|하루|앞으로|향후|평균|연간|만|최단|매번)\s?$"
)
_COUNTERS = "명|개|원|만|억|조|여|건|대|곳|가구|세대|달러|미터|킬로|톤|페이지|회|배|종|점|위|표|부|권|마리|그루|평|석|편|시간|분|일|월"

_WEEKDAYS = "월화수목금토일"
_YEARS = {
    "지지난해": "year_before_last", "재작년": "year_before_last", "지난해": "last_year", "작년": "last_year",
    "올 한 해": "this_year", "올 한해": "this_year", "올해": "this_year", "금년": "this_year", "연내": "this_year",
    "내년": "next_year", "내후년": "year_after_next", "전년도": "year_before", "전년": "year_before",
    "1년 전": "year_before", "2년 전": "year_before_last", "이듬해": "year_after", "그해": "same_year", "그 해": "same_year", "같은 해": "same_year",
}  # fmt: skip
_MONTHS = {
    "지난달": "last_month", "지난 달": "last_month", "저번 달": "last_month", "이번 달": "this_month",
    "이번달": "this_month", "이달": "this_month", "이 달": "this_month", "다음 달": "next_month", "다음달": "next_month", "내달": "next_month",
    "같은 달": "same_month", "같은달": "same_month", "전월": "month_before",
}  # fmt: skip
_WEEKS = {
    "지난주": "last_week", "지난 주": "last_week", "저번 주": "last_week", "이번 주": "this_week", "이번주": "this_week",
    "금주": "this_week", "다음 주": "next_week", "다음주": "next_week", "내주": "next_week",
}  # fmt: skip
_QUARTERS = {"지난 분기": "last_quarter", "전분기": "quarter_before", "이번 분기": "this_quarter",
             "다음 분기": "next_quarter"}  # fmt: skip
_DAYS = {
    "그저께": "day_before_yesterday", "그제": "day_before_yesterday", "엊그제": "day_before_yesterday",
    "어제": "yesterday", "오늘": "today", "금일": "today", "내일": "tomorrow", "명일": "tomorrow",
    "모레": "day_after_tomorrow", "이날": "that_day", "그날": "that_day", "같은 날": "that_day", "같은날": "that_day",
    "당일": "that_day", "전날": "day_before", "다음 날": "day_after", "다음날": "day_after", "이튿날": "day_after",
    "익일": "day_after", "오늘날": "nowadays",
}  # fmt: skip
_NIGHTS = {"어젯밤": "yesterday", "지난밤": "yesterday", "간밤": "yesterday"}
_SEASONS = {"봄": "spring", "여름": "summer", "가을": "autumn", "겨울": "winter"}
_PERIOD_PARTS = {
    "초순": "early", "초반": "early", "초기": "early", "초": "early", "상순": "early", "중순": "mid", "중반": "mid",
    "하순": "late", "후반": "late", "말기": "late", "말": "end",
}  # fmt: skip
_DAY_PARTS = {"새벽": "dawn", "아침": "morning", "오전": "morning", "낮": "afternoon", "오후": "afternoon",
              "저녁": "evening", "밤": "night"}  # fmt: skip
_TURNS = {"연말연시": None, "연말": ("year", "end"), "연초": ("year", "early"), "월말": ("month", "end"),
          "월초": ("month", "early")}  # fmt: skip


def find_dates(text: str, published: dt.date | None = None) -> list[Mention]:
    """The dates, periods and times of Korean ``text`` in order (kind ``date``, a ``DateValue`` and a key each).

    Offsets are in ``text``. With ``published`` the missing year and month are filled and marked implied.

    >>> [(m.surface, m.key) for m in find_dates("지난달 28일 개막해 내달 2일까지 3일간 열린다.")]
    [('지난달 28일', 'relative:last_month'), ('내달 2일', 'relative:next_month')]
    """
    return find(text, _GRAMMAR, published)


def _any(words: dict[str, str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _numbers(*slots: str) -> "_Numbers":
    return _Numbers(slots)


class _Numbers:
    """Reads a match whose groups are the numbers of the given slots; a day past 31 or a month past 12 is no date."""

    def __init__(self, slots: tuple[str, ...]) -> None:
        self.slots = slots

    def __call__(self, match: re.Match[str]) -> Reading | None:
        found: Slots = {}
        for slot, digits in zip(self.slots, match.groups(), strict=False):
            found[slot] = int(digits) + (2000 if slot == "year" and len(digits) == 2 else 0)
        return Reading(found) if plausible(found) else None


def plausible(slots: Slots) -> bool:
    """Whether month, day, quarter, half, hour and minute lie in their ranges."""
    bounds = {
        "month": (1, 12),
        "day": (1, 31),
        "hour": (0, 24),
        "minute": (0, 59),
        "year": (1, 2999),
        "century": (1, 30),
    }
    limits = ((slot, *bounds[slot]) for slot in bounds if slot in slots)
    return all(low <= number <= high for slot, low, high in limits if isinstance(number := slots[slot], int))


def _span(slot: str) -> "_Span":
    return _Span(slot)


class _Span:
    """Reads ``2~5일``: two numbers of one slot, the second not before the first."""

    def __init__(self, slot: str) -> None:
        self.slot = slot

    def __call__(self, match: re.Match[str]) -> Reading | None:
        low, high = int(match[1]), int(match[2])
        if self.slot == "year" and high < 100:
            high += low - low % 100
        first: Slots = {self.slot: low}
        last: Slots = {self.slot: high}
        return Reading(first, last) if plausible(first) and plausible(last) else None


def _day(match: re.Match[str]) -> Reading | None:
    if _BEFORE_COUNT.search(match.string[max(0, match.start() - 6) : match.start()]):
        return None
    return _numbers("day")(match)


def _days(match: re.Match[str]) -> Reading | None:
    """A range of days; ``2~3일`` without a month or a word that sets a date is more likely a length of time."""
    before, after = match.string[max(0, match.start() - 6) : match.start()], match.string[match.end() : match.end() + 8]
    low, high = int(match[1]), int(match[2])
    dated = re.search(r"(?:월|달|오는|지난|년)\s?$", before) or re.match(
        r"[^가-힣]*\(|\s?(?:까지|열|개최|진행|양일|에)", after
    )
    if _BEFORE_COUNT.search(before) or low >= high and not dated or high - low == 1 and high < 8 and not dated:
        return None
    return _span("day")(match)


def _listed_day(match: re.Match[str]) -> Reading | None:
    reading = _numbers("day")(match)
    return None if reading is None else reading._replace(bound=True)


def _word(slot: str, words: dict[str, str], kind: str = "relative") -> "_Word":
    return _Word(slot, words, kind)


class _Word:
    """Reads a word of a table into a key atom."""

    def __init__(self, slot: str, words: dict[str, str], kind: str) -> None:
        self.slot, self.words, self.kind = slot, words, kind

    def __call__(self, match: re.Match[str]) -> Reading:
        return Reading({self.slot: f"{self.kind}:{self.words[match[1]]}"})


def _same_period(match: re.Match[str]) -> Reading:
    return Reading({"year": "relative:same_period_last_year"})


def _this_year(match: re.Match[str]) -> Reading:
    return Reading({"year": "relative:this_year"}, bound=True)


def _season(match: re.Match[str]) -> Reading:
    season = f"season:{_SEASONS[match[2]]}"
    if match[1].startswith("지난"):
        return Reading({"anchor": "relative:past", "season": season})
    return Reading({"year": "relative:this_year", "season": season})


def _bare_season(match: re.Match[str]) -> Reading:
    return Reading({"season": f"season:{_SEASONS[match[1]]}"}, bound=True)


def _decade(match: re.Match[str]) -> Reading:
    year = int(match[1])
    return Reading({"decade": f"decade:{year if year > 99 else 1900 + year}"})


def _century(match: re.Match[str]) -> Reading:
    return Reading({"century": f"century:{int(match[1])}"})


def _before_christ(match: re.Match[str]) -> Reading | None:
    if match[2] == "세기":
        return Reading({"era": "era:bc", "century": f"century:{int(match[1])}"})
    return Reading({"era": "era:bc", "year": int(match[1].replace(",", ""))})


def numeric(match: re.Match[str]) -> Reading | None:
    """Reads ``2026.3.15``, ``2026-03-15`` or ``2026/3/15``: groups year, three spellings of the month, day."""
    year, month, day = match[1], match[2] or match[3] or match[4], match[5]
    slots: Slots = {"year": int(year) + (2000 if len(year) == 2 else 0), "month": int(month), "day": int(day)}
    return Reading(slots) if plausible(slots) else None


def _half(match: re.Match[str]) -> Reading:
    return Reading({"half": 1 if match[1] == "상" else 2})


def _quarter(match: re.Match[str]) -> Reading:
    return Reading({"quarter": int(match[1])})


def _weekday(match: re.Match[str]) -> Reading:
    return Reading({"weekday": _WEEKDAYS.index(match[1])}, bound=match[0].startswith("("))


def _weekend(match: re.Match[str]) -> Reading:
    weekend: Slots = {"weekday": "relative:weekend"}
    week = {"지": "last_week", "이": "this_week", "다": "next_week", "오": "next_week"}.get((match[1] or "")[:1])
    return Reading({"week": f"relative:{week}", **weekend} if week else weekend)


def _anchor(match: re.Match[str]) -> Reading:
    return Reading({"anchor": "relative:past" if match[0] == "지난" else "relative:coming"}, bound=True)


def _night(match: re.Match[str]) -> Reading:
    return Reading({"day": f"relative:{_NIGHTS[match[1]]}", "part": "night"})


def _turn(match: re.Match[str]) -> Reading | None:
    turn = _TURNS[match[1]]
    if turn is None:
        return None
    return Reading({"part": turn[1]}, weak={turn[0]: f"relative:this_{turn[0]}"})


def _period_part(match: re.Match[str]) -> Reading:
    return Reading({"part": _PERIOD_PARTS[match[1]]}, bound=True)


def _day_part(match: re.Match[str]) -> Reading:
    return Reading({"part": _DAY_PARTS[match[1]]}, bound=True)


def clock(part: str | None, hour: int, minute: int | None, padded: bool = False) -> Reading | None:
    """The reading of a time in the given part of the day; without one an hour up to 12 stays open (``clock:12``)."""
    late = part in ("afternoon", "evening") or part == "night" and hour >= 6
    midnight = hour == 12 and part in ("night", "dawn", "morning")
    slots: Slots = {"hour": 0 if midnight else hour + 12 if late and hour < 12 else hour}
    if minute is not None:
        slots["minute"] = minute
    if part is None and 1 <= hour <= 12 and not padded:
        slots["clock"] = "clock:12"
    return Reading(slots) if plausible(slots) else None


def _time(match: re.Match[str]) -> Reading | None:
    minute = 30 if match[4] else int(match[3]) if match[3] else None
    part = _DAY_PARTS.get(match[1] or "")
    cued = part is not None or minute is not None or match.string[match.start() - 1 : match.start()] in ("~", "-")
    if not cued and not _HOUR_TAIL.match(match.string, match.end()):
        return None
    return clock(part, int(match[2]), minute, match[2].startswith("0"))


def _digital(match: re.Match[str]) -> Reading | None:
    return clock(_DAY_PARTS.get(match[1] or ""), int(match[2]), int(match[3]), match[2].startswith("0"))


def _twelve(match: re.Match[str]) -> Reading:
    return Reading({"hour": 12 if match[1] == "정오" else 0})


_HOUR_TAIL = re.compile(r"\s?(?:정각|경|쯤|께|에|부터|까지|이후|이전|무렵|[가를](?=\s))|[\s]?[~-]\s?\d{1,2}시")
_WORD_START = r"(?<![가-힣])"
_DAY_NUMBER = r"(?<![\d.])"

_RULES = (
    Rule(r"(?<![\d.-])(\d{4})(?:\. ?(\d{1,2})\. ?|-(\d\d)-|/(\d{1,2})/)(\d{1,2})(?![\d-])", numeric),
    Rule(r"(?<=')(\d{2})(?:\. ?(\d{1,2})\. ?|-(\d\d)-|/(\d{1,2})/)(\d{1,2})(?!\d)", numeric),
    Rule(r"(?<![\d.])(\d{4})\. ?(\d{1,2})\.(?! ?\d)", _numbers("year", "month")),
    Rule(rf"(?<![\d.])(\d{{1,2}})\. ?(\d{{1,2}})\.?(?=\s?\([{_WEEKDAYS}](?:요일)?[),])", _numbers("month", "day")),
    Rule(r"(?<![\d,.])(\d{4})\s?[~-]\s?'?(\d{4}|\d{2})\s?(?:년|시즌|학년도)", _span("year")),
    Rule(r"(?:기원전|BC)\s?(\d{1,2},?\d{0,3})\s?(년|세기)", _before_christ),
    Rule(r"(?<=\()([12]\d{3})\s?[~-]\s?([12]\d{3})(?=\))", _span("year")),
    Rule(r"(?<=\()((?:1[5-9]|20)\d\d)(?=\))", _numbers("year")),
    Rule(r"(?:서기)\s?(\d{1,4})년", _numbers("year")),
    Rule(rf"(?<![\d,.만천])(\d{{3}}0|\d0)년대(?:생)?", _decade),
    Rule(rf"(?<![\d,.만천])([12]\d{{3}})\s?(?:학년도|년도|년|회계연도)?(?=\s?[~-]\s?[12]\d{{3}}년)", _numbers("year")),
    Rule(rf"(?<![\d,.만천])([12]\d{{3}})(?:학년도|년도|\s?년(?!도|대)){_YEAR_TAIL}", _numbers("year")),
    Rule(rf"(?<=')(\d{{2}})\s?년도?{_YEAR_TAIL}", _numbers("year")),
    Rule(r"(?<![\d,.만천])(\d{2})년(?=\s?(?:\d{1,2}월|[상하]반기|[1-4]\s?분기))", _numbers("year")),
    Rule(rf"(?<![\d,.만천제])((?:19|20)\d\d)(?=\s(?!{_COUNTERS})[가-힣]{{2}})", _numbers("year")),
    Rule(r"(?<!\d)(\d{1,2})세기(?! 전| 만에| 동안|[가 ]*넘)", _century),
    Rule(r"(?<![\d,.])(\d{1,2})(?:월)?\s?[~-]\s?(\d{1,2})월(?!드)", _span("month")),
    Rule(r"(?<![\d,.])(\d{1,2})\s?월(?!드)", _numbers("month")),
    Rule(rf"{_DAY_NUMBER}(\d{{1,2}})(?:일)?\s?[~-]\s?(\d{{1,2}})일{_DAY_TAIL}", _days),
    Rule(r"(?<![\d.])(\d{1,2})(?=(?:\s?[·,ㆍ]\s?\d{1,2}){1,3}일(?!간))", _listed_day),
    Rule(rf"{_DAY_NUMBER}(\d{{1,2}})\s?일{_DAY_TAIL}", _day),
    Rule(r"([상하])반기", _half),
    Rule(r"(?<!\d)([1-4])\s?[~-]\s?([1-4])\s?분기", _span("quarter")),
    Rule(rf"(?<!\d)([1-4])\s?[/]?4?분기{_YEAR_TAIL}", _quarter),
    Rule(
        r"(오전|오후|새벽|아침|낮|저녁|밤)?\s?(?<![\d,.])(\d{1,2})\s?시(?!간|즌|군|도|민|장|리즈|범|설|행)"
        r"(?:\s?(\d{1,2})분(?!의)|\s?(반)(?=[\s에경쯤]))?",
        _time,
    ),
    Rule(r"(오전|오후)?\s?(?<![\d:.])(\d{1,2}):(\d{2})(?![\d:.])", _digital),
    Rule(r"(정오|자정)(?=[\s에까부쯤,.이])", _twelve),
    Rule(r"(?:지난해|작년|전년도?)\s?(?:같은\s?(?:기간|시기|분기)|동기|동월|동분기|이맘때)", _same_period),
    Rule(rf"{_WORD_START}(올|이번\s|지난\s?)\s?(봄|여름|가을|겨울)", _season),
    Rule(r"(?<=[해년] )(봄|여름|가을|겨울)(?![가-힣]{2})", _bare_season),
    Rule(rf"{_WORD_START}올(?=\s?(?:\d|[상하]반기|연말|연초))", _this_year),
    Rule(rf"{_WORD_START}({_any(_YEARS)})", _word("year", _YEARS)),
    Rule(rf"{_WORD_START}({_any(_QUARTERS)})", _word("quarter", _QUARTERS)),
    Rule(rf"{_WORD_START}({_any(_MONTHS)})(?![가-힣]?[리려린])", _word("month", _MONTHS)),
    Rule(rf"{_WORD_START}({_any(_WEEKS)})(?!말|년|기|차|[가-힣]?제)", _word("week", _WEEKS)),
    Rule(rf"{_WORD_START}({_any(_NIGHTS)})", _night),
    Rule(rf"{_WORD_START}({_any(_DAYS)})(?!날|치기)", _word("day", _DAYS)),
    Rule(rf"{_WORD_START}(?:(지난|이번|다음|오는)\s)?주말", _weekend),
    Rule(rf"{_WORD_START}(?:지난|오는)(?=\s?(?:\d|[{_WEEKDAYS}]요일))", _anchor),
    Rule(rf"(?:{_WORD_START}|(?<=매주))([{_WEEKDAYS}])요일", _weekday),
    Rule(rf"\(([{_WEEKDAYS}])(?:요일)?\)", _weekday),
    Rule(rf"({'|'.join(_TURNS)})(?!정산)", _turn),
    Rule(rf"(?<![가-힣][가-힣])({_any(_PERIOD_PARTS)})(?=[에엔까부쯤경께의와과이기로인]|[^가-힣]|$)", _period_part),
    Rule(rf"({_any(_DAY_PARTS)})", _day_part),
)


_ZONE = r"(?:\((?:현지|한국|우리|동부|미국|중국|일본)\s?(?:시[간각]|표준시)\))?"
_GLUE = rf"\.?\s?{_ZONE}\s?(?:의\s)?"
_GRAMMAR = Grammar(
    rules=_RULES,
    glue=_GLUE,
    ranges=rf"\.?{_ZONE}\s?(?:[~-]|부터|에서)\s?'?",
    lists=r"\s?(?:[·,ㆍ/]|와|과|및|이?나)\s?",
    closing=r"\s?까지",
)
