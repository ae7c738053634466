"""The dates, periods and times of Korean text, as the press writes them.

Own rules throughout: durations (3일간, 20년 만에) are figures and never dates, and every relative expression
(지난해, 이날, 전년 동기) keeps its meaning in the mention's key when no publication date is known.
"""

import datetime as dt
import re

from pipeline.facts.dates import words_ko as words
from pipeline.facts.dates.readers import (
    DIGITS,
    NUMERIC,
    Century,
    Fixed,
    Numbers,
    Span,
    Word,
    any_of,
    before_christ,
    clock,
    heads,
    numeric,
)
from pipeline.facts.dates.spans import Grammar, Reading, Rule, Slots, find
from pipeline.records import Mention

_WEEKDAYS = "월화수목금토일"
_TURNS = {"연말": ("year", "end"), "연초": ("year", "early"), "월말": ("month", "end"), "월초": ("month", "early")}
_BEFORE_COUNT = re.compile(
    r"(?:박|주|최장|최대|최소|총|약|무려|고작|불과|단|단지|꼬박|하루|앞으로|향후|평균|연간|만|최단)\s?$"
)
_DATE_BEFORE = re.compile(r"(?:월|달|오는|지난|년)\s?$")
_DATE_AFTER = re.compile(r"[^가-힣]*\(|\s?(?:까지|열|개최|진행|양일|에)")
_HOUR_TAIL = re.compile(r"\s?(?:정각|경|쯤|께|에|부터|까지|이후|이전|무렵|[가를](?=\s))|\s?[~-]\s?\d{1,2}시")


def find_dates(text: str, published: dt.date | None = None) -> list[Mention]:
    """The dates, periods and times of Korean ``text`` in order (kind ``date``, a ``DateValue`` and a key each).

    Offsets are in ``text``. With ``published`` the missing year and month are filled and marked implied.

    >>> [(m.surface, m.key) for m in find_dates("지난달 28일 개막해 내달 2일까지 3일간 열린다.")]
    [('지난달 28일', 'relative:last_month'), ('내달 2일', 'relative:next_month')]
    """
    return find(text, _GRAMMAR, published)


def _day(match: re.Match[str]) -> Reading | None:
    """A day of the month, unless a word before it (총, 최장, 2박) makes it a number of days."""
    if _BEFORE_COUNT.search(match.string[max(0, match.start() - 6) : match.start()]):
        return None
    return Numbers("day")(match)


def _days(match: re.Match[str]) -> Reading | None:
    """A range of days; ``2~3일`` without a month or a word that sets a date is more likely a length of time."""
    before = match.string[max(0, match.start() - 6) : match.start()]
    after = match.string[match.end() : match.end() + 8]
    dated = _DATE_BEFORE.search(before) or _DATE_AFTER.match(after)
    low, high = int(match[1]), int(match[2])
    if _BEFORE_COUNT.search(before) or (not dated and high - low == 1 and high < 8):
        return None
    return Span("day")(match)


def _season(match: re.Match[str]) -> Reading:
    season: Slots = {"season": f"season:{words.SEASONS[match[2]]}"}
    if match[1].startswith("지난"):
        return Reading({"anchor": "relative:past", **season})
    return Reading({"year": "relative:this_year", **season})


def _decade(match: re.Match[str]) -> Reading:
    year = int(match[1])
    return Reading({"decade": f"decade:{year if year > 99 else 1900 + year}"})


def _half(match: re.Match[str]) -> Reading:
    return Reading({"half": 1 if match[1] == "상" else 2})


def _weekday(match: re.Match[str]) -> Reading:
    return Reading({"weekday": _WEEKDAYS.index(match[1])}, bound=match[0].startswith("("))


def _weekend(match: re.Match[str]) -> Reading:
    weekend: Slots = {"weekday": "relative:weekend"}
    week = {"지난": "last_week", "이번": "this_week", "다음": "next_week", "오는": "next_week"}.get(match[1])
    return Reading({"week": f"relative:{week}", **weekend} if week else weekend)


def _anchor(match: re.Match[str]) -> Reading:
    return Reading({"anchor": "relative:past" if match[0] == "지난" else "relative:coming"}, bound=True)


def _night(match: re.Match[str]) -> Reading:
    return Reading({"day": f"relative:{words.NIGHTS[match[1]]}", "part": "night"})


def _turn(match: re.Match[str]) -> Reading:
    unit, part = _TURNS[match[1]]
    return Reading({"part": part}, weak={unit: f"relative:this_{unit}"})


def _time(match: re.Match[str]) -> Reading | None:
    """An hour with 시; alone (3시) only where a particle or a range shows that it is a time."""
    minute = 30 if match[4] else int(match[3]) if match[3] else None
    part = words.DAY_PARTS.get(match[1] or "")
    cued = part is not None or minute is not None or match.string[match.start() - 1 : match.start()] in ("~", "-")
    if not cued and not _HOUR_TAIL.match(match.string, match.end()):
        return None
    return clock(part, int(match[2]), minute, match[2].startswith("0"))


def _digital(match: re.Match[str]) -> Reading | None:
    return clock(words.DAY_PARTS.get(match[1] or ""), int(match[2]), int(match[3]), match[2].startswith("0"))


def _twelve(match: re.Match[str]) -> Reading:
    return Reading({"hour": 12 if match[1] == "정오" else 0})


_START = r"(?<![가-힣])"
_GIVEN = r"(?<=내주)(?:[고며지었어면려게겠자던느신]|도록)|(?<=[을를]\s내주)는"
"""What follows 내주 where it isn't next week but a form of 내주다 (to give up): 자리를 내주고."""
_NUMBER = r"(?<![\d,.만천])"
_COUNT_TAIL = (
    r"\s?(?:동안(?!구)|연속|연휴|만에|만의|넘게|정도|가량|짜리|째|씩|마다|안에|안으로|이내|이하|미만|이상(?![가-힣])"
    r"|(?:[이은을]\s)?(?:걸[려리렸]|소요)|일정|남[은았짓겨]|앞으로 다가|뒤(?![가-힣])|뒤에|중(?![가-힣])"
    r"|전(?![가-힣])|전(?:에|부터|까지|보다|의|인)(?![가-힣])|후(?![가-힣])|후[에인]"
    r"|간(?![가-힣])|간[의은에을씩만도](?![가-힣])|간으로|내(?![가-힣])|내[에로])"
)
_DAY_TAIL = rf"(?!{_COUNT_TAIL}|여|[차치분장][^가-힣]|차례|\s?(?:평균|최대|최소|당[^일])|분의|장이|장을|본[^가-힣]|절)"
_YEAR_TAIL = rf"(?!{_COUNT_TAIL}|여|[차치]|간)"
_COUNTERS = (
    "명|개|원|만|억|조|여|건|대|곳|가구|세대|달러|미터|킬로|톤|페이지|회|배|종|점|위|표|부|권|마리|그루|평|석|편"
    "|시간|분|일|월"
)
_MERIDIEM = r"(오전|오후|새벽|아침|낮|저녁|밤)?\s?"
_YEAR_RULES = (
    Rule(NUMERIC, numeric),
    Rule(r"(?<=')(\d{2})(?:\. ?(\d{1,2})\. ?|-(\d\d)-|/(\d{1,2})/)(\d{1,2})(?!\d)", numeric),
    Rule(r"(?<![\d.])(\d{4})\. ?(\d{1,2})\.(?! ?\d)", Numbers("year", "month")),
    Rule(rf"(?<![\d.])(\d{{1,2}})\. ?(\d{{1,2}})\.?(?=\s?\([{_WEEKDAYS}](?:요일)?[),])", Numbers("month", "day")),
    Rule(r"(?<![\d,.])(\d{4})\s?[~-]\s?'?(\d{4}|\d{2})\s?(?:년|시즌|학년도)", Span("year")),
    Rule(r"(?:기원전|BC)\s?(\d{1,2},?\d{0,3})\s?년", before_christ, "기B"),
    Rule(r"(?<=\()([12]\d{3})\s?[~-]\s?([12]\d{3})(?=\))", Span("year")),
    Rule(r"(?<=\()((?:1[5-9]|20)\d\d)(?=\))", Numbers("year")),
    Rule(r"서기\s?(\d{1,4})년", Numbers("year"), "서"),
    Rule(rf"{_NUMBER}(\d{{3}}0|\d0)년대", _decade),
    Rule(rf"{_NUMBER}([12]\d{{3}})(?=\s?[~-]\s?[12]\d{{3}}년)", Numbers("year")),
    Rule(rf"{_NUMBER}([12]\d{{3}})(?:학년도|년도|\s?년(?!도|대)){_YEAR_TAIL}", Numbers("year")),
    Rule(rf"{_NUMBER}((?:19|20)\d\d)년(?=\s?[뒤후전](?![가-힣]))", Numbers("year")),
    Rule(rf"(?<=')(\d{{2}})\s?년도?{_YEAR_TAIL}", Numbers("year")),
    Rule(rf"{_NUMBER}(\d{{2}})년(?=\s?(?:\d{{1,2}}월|[상하]반기|[1-4]\s?분기))", Numbers("year")),
    Rule(rf"(?<![\d,.만천제])((?:19|20)\d\d)(?=\s(?!{_COUNTERS})[가-힣]{{2}})", Numbers("year")),
    Rule(r"(?<!\d)(기원전\s?)?(?<!\d)(\d{1,2})세기(?! 전| 만에| 동안|[가 ]*넘)", Century(), DIGITS + "기"),
)
_DAY_RULES = (
    Rule(r"(?<![\d,.])(\d{1,2})월?\s?[~-]\s?(\d{1,2})월(?!드)", Span("month")),
    Rule(r"(?<![\d,.])(\d{1,2})\s?월(?!드)", Numbers("month")),
    Rule(rf"(?<![\d.])(\d{{1,2}})일?\s?[~-]\s?(\d{{1,2}})일{_DAY_TAIL}", _days),
    Rule(r"(?<![\d.])(\d{1,2})(?=(?:\s?[·,ㆍ]\s?\d{1,2}){1,3}일(?!간))", Numbers("day", bound=True)),
    Rule(rf"(?<![\d.])(\d{{1,2}})\s?일{_DAY_TAIL}", _day),
    Rule(r"(상)(?=\s?[·ㆍ/]\s?하반기)", _half, "상"),
    Rule(r"([상하])반기", _half, "상하"),
    Rule(r"(?<!\d)([1-4])\s?[~-]\s?([1-4])\s?분기", Span("quarter")),
    Rule(rf"(?<!\d)([1-4])(?:/4)?\s?분기{_YEAR_TAIL}", Numbers("quarter")),
    Rule(
        rf"{_MERIDIEM}(?<![\d,.])(\d{{1,2}})\s?시(?!간|즌|군|도|민|장|리즈|범|설|행)"
        r"(?:\s?(\d{1,2})분(?!의)|\s?(반)(?=[\s에경쯤]))?",
        _time,
        DIGITS + heads(words.DAY_PARTS),
    ),
    Rule(rf"{_MERIDIEM}(?<![\d:.])(\d{{1,2}}):(\d{{2}})(?![\d:.]\d|\d)", _digital, DIGITS + heads(words.DAY_PARTS)),
    Rule(r"(정오|자정)(?=[\s에까부쯤,.이])", _twelve, "정자"),
)
_WORD_RULES = (
    Rule(
        r"(?:지난해|작년|전년도?)\s?(?:같은\s?(?:기간|시기|분기)|동기|동월|동분기|이맘때)",
        Fixed({"year": "relative:same_period_last_year"}),
        "지작전",
    ),
    Rule(rf"{_START}(올|이번\s|지난\s?)\s?(봄|여름|가을|겨울)", _season, "올이지"),
    Rule(
        r"(?<=[해년] )(봄|여름|가을|겨울)(?![가-힣]{2})",
        Word("season", words.SEASONS, "season", bound=True),
        heads(words.SEASONS),
    ),
    Rule(rf"{_START}올(?=\s?(?:\d|[상하]반기|연말|연초))", Fixed({"year": "relative:this_year"}, bound=True), "올"),
    Rule(rf"{_START}({any_of(words.YEARS)})", Word("year", words.YEARS), heads(words.YEARS)),
    Rule(rf"{_START}({any_of(words.QUARTERS)})", Word("quarter", words.QUARTERS), heads(words.QUARTERS)),
    Rule(rf"{_START}({any_of(words.MONTHS)})(?![가-힣]?[리려린])", Word("month", words.MONTHS), heads(words.MONTHS)),
    Rule(
        rf"{_START}({any_of(words.WEEKS)})(?!말|년|기|차|[가-힣]?제|{_GIVEN})",
        Word("week", words.WEEKS),
        heads(words.WEEKS),
    ),
    Rule(rf"{_START}({any_of(words.NIGHTS)})", _night, heads(words.NIGHTS)),
    Rule(rf"{_START}({any_of(words.DAYS)})(?!날|치기)", Word("day", words.DAYS), heads(words.DAYS)),
    Rule(rf"{_START}(?:(지난|이번|다음|오는)\s)?주말", _weekend, "지이다오주"),
    Rule(rf"{_START}(?:지난|오는)(?=\s?(?:\d|[{_WEEKDAYS}]요일))", _anchor, "지오"),
    Rule(rf"(?:{_START}|(?<=매주))([{_WEEKDAYS}])요일", _weekday, _WEEKDAYS),
    Rule(rf"\(([{_WEEKDAYS}])(?:요일)?\)", _weekday, "("),
    Rule(r"(연말|연초|월말|월초)(?!정산|연시)", _turn, "연월"),
    Rule(
        rf"(?<![가-힣][가-힣])({any_of(words.PERIOD_PARTS)})(?=[에엔까부쯤경께의와과이기로인]|[^가-힣]|$)",
        Word("part", words.PERIOD_PARTS, bound=True),
        heads(words.PERIOD_PARTS),
    ),
    Rule(rf"({any_of(words.DAY_PARTS)})", Word("part", words.DAY_PARTS, bound=True), heads(words.DAY_PARTS)),
)
_ZONE = r"(?:\((?:현지|한국|우리|동부|미국|중국|일본)\s?(?:시[간각]|표준시)\))?"
_GRAMMAR = Grammar(
    rules=(*_YEAR_RULES, *_DAY_RULES, *_WORD_RULES),
    glue=rf"\.?\s?{_ZONE}\s?(?:의\s)?",
    ranges=rf"\.?{_ZONE}\s?(?:[~-]|부터|에서)\s?'?",
    lists=r"\s?(?:[·,ㆍ/]|와|과|및|이?나)\s?",
    closing=r"\s?까지",
)
