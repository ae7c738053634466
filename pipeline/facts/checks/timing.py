"""Whether each date stands with the deed it dates, and a span of time is told as the span it is.

"기록했다고 30일 발표했다" announces on the 30th; it records on no day. 지난 시즌 74만명보다 dates what is compared with, not the
result; 심의를 거쳐 3월 문을 연다 opens in March; 오는 5월 4일 시작한다 isn't "started on May 4"; 2년 만에 287명을 찾아냈다 took two
years, while 2년 만에 다시 열린다 comes after two years without.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.facts.checks.values import date_of, dates_told, figures_told, quantity
from pipeline.facts.dates import chinese as dates_zh
from pipeline.facts.dates.calendar import compatible
from pipeline.facts.figures.units import same
from pipeline.records import DateValue, Finding, Mention, Quantity, TargetLang
from pipeline.text.morph import tokenize

_SAY = r"(?:밝혔|밝힌|발표했|발표하|공시했|공시하|말했|전했|설명했|알렸|공고했|강조했|덧붙였|소개했)"
_SAID_ON = re.compile(rf" ?(?:오전 |오후 )?{_SAY}")
_ENDS_SAYING = re.compile(rf"고 ?(?:[가-힣]+ )?{_SAY}다[.”\"’']*$")
_BEFORE_PERIOD = re.compile(r" (?=(?:올해|지난해|작년|내년|상반기|하반기|[1-4]분기))")
_SAYING_EN = (
    r"(?:sa(?:id|ys|ying)|announc\w+|disclos\w+|reveal\w+|explain\w+|report(?:s|ed|ing)?|unveil\w+|releas\w+|publish\w+|stat(?:es|ed|ement)|add(?:s|ed)|"
    r"told|notif\w+|posted|according to|filing|introduc\w+|emphasi\w+|not(?:es|ed)|made public|confirmed|declared|public)"
)
_AT_SAYING_EN = re.compile(
    rf"\b{_SAYING_EN}\b(?:(?! that\b| it\b| its\b| has\b| had\b| was\b| were\b| will\b| would\b|[;.]).){{0,45}}$",
    re.IGNORECASE,
)
_OPENS_EN = re.compile(r"^(?:[\w ]{0,24}[,:] ?)?(?:in [\w ]{2,40})?(?:on )?(?:the )?$", re.IGNORECASE)
_SAYS_NEXT_EN = re.compile(rf"^,?(?: [\w.’'-]+){{0,4}}? {_SAYING_EN}\b", re.IGNORECASE)
_SAYING_ZH = r"(?:表示|宣布|公告|公布|发布|介绍|透露|指出|强调|通报|披露|说明|宣称|消息|报道|补充|告知|称|说)"
_SAYS_NEXT_ZH = re.compile(rf"^[^，。；]{{0,24}}?{_SAYING_ZH}")
_AT_SAYING_ZH = re.compile(rf"{_SAYING_ZH}(?:于|在)?$")
_OPENS_ZH = re.compile(rf"^，[^。；]{{0,40}}?{_SAYING_ZH}")

_FIRST_DEED = re.compile(
    r"(?:거쳐|거친 (?:뒤|후)|마치고|마친 (?:뒤|후)|받아|받은 (?:뒤|후)|받고|끝내고|끝낸 (?:뒤|후)|통과하면|나오면|완료하고),? $"
)
_DATED_DEED_EN = re.compile(
    r"\b(?:after|following|upon)(?: (?!it\b|they\b|will\b|would\b|plans?\b|to\b|is\b|are\b|in\b|on\b|by\b)[\w’'-]+){1,12} (?:in|on|by) (?:the )?$",
    re.IGNORECASE,
)
_DATED_DEED_ZH = re.compile(r"^(?:经过|历经|通过|完成|接受|经)(?!济|营|常|费|典)")

_LAST_SEASON = re.compile(r"(?:지난|전) 시즌(?:의)? $")
_SEASON = {"en": r"(?:last|previous) season", "zh": r"(?:上赛?季|上个赛季)"}

_COMING = re.compile(r"^(?:오는|내년|다음 ?달|내달|내일|다음 ?주|차기)")
_CLAUSES = {
    "en": re.compile(r"[,;](?!\d)|\b(?:and|but|while|that|which|who|as|because)\b"),
    "zh": re.compile(r"[，；。]"),
}
_PAST_EN = re.compile(
    r"\b(?:was|were|has|have) (?:not |also )?(?:been )?[a-z]+(?:ed|en|ld|wn)\b|\b(?:started|began|opened|launched|held|completed|finished|introduced|"
    r"supplied|exported|invested|provided|expanded|installed|built|established|released|selected|recruited|hosted|operated|carried|signed|gave|sold|made)\b"
)
_AHEAD_EN = re.compile(
    r"\b(?:will|would|to [a-z]+|[a-z]+ing|is|are|can|could|should|may|plan\w*|schedul\w+|due|expect\w+|set for|slated|aims?|[a-z]{3,}s (?:a|an|the|its))\b"
)
_PAST_ZH = re.compile(
    r"(?<![为除])[\u4e00-\u9fff]了(?![解如])(?![^，。]{0,14}的)|已经?(?![知])|于[^，]{0,8}(?:开始了|举行了)"
)
_AHEAD_ZH = re.compile(r"将|计划|拟|预计|打算|目标|预定|定于|准备|会(?!议|长)|要")

_TALKS = re.compile(r"(?:围绕|针对|就|对)(?!业|读|外|内|接)")
"""What follows a date of the talks themselves."""

_AFTER_SPAN = re.compile(
    r"(?:\d+|[한두세네]|다섯|열|수십|몇) ?(?:여 ?)?(?:년|개월|달|주|시즌)(?: ?\d+개월)? ?만에(?! 최)"
)
_AGAIN = re.compile(
    r"다시|재[개가도진편등발연]|처음|최초|최대|최고|최저|최소|최다|첫|복귀|부활|되찾|돌아|탈환|만의|또|재차|바뀌|바꾼|교체|개정|인상|인하"
)
_TURNED = re.compile(
    r"늘|줄|증가|감소|오르|올랐|올라|내려|내렸|떨어|꺾|정상|우승|흑자|적자|반등|상승|하락|이겼|승리|열렸|열린|개최"
)
"""What turns or comes round: 4년 만에 늘었다 may be a first time in four years though no word says so."""
_FOUNDED = re.compile(
    r"(?:창단|출범|설립|개통|개교|개원|창립|데뷔|개장|취임|개관|출시|시행|도입|결혼|입단|착공)(?:한 지)? "
)
_GAP = {
    "en": re.compile(
        r"\bfor the first time in\b|\bafter an? [\w-]+ ?(?:[\w-]+ )?(?:gap|hiatus|break|absence|interval)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"时隔|阔别"),
}
_WITHIN = {
    "en": re.compile(r"\bwithin (?:just |only |about )?(?:an? |the )?[\w-]+ (?:years?|months?|weeks?|seasons?)\b", re.IGNORECASE),
    "zh": re.compile(r"[\d一二两三四五六七八九十]+个?(?:年|月|周|赛季)(?:之内|以内|内|里)"),
}  # fmt: skip
_LAST_YEAR = {"en": re.compile(r"\blast year", re.IGNORECASE), "zh": re.compile(r"去年")}
_YEAR_BEFORE = {
    "en": re.compile(
        r"earlier|previous|prior|year before|preceding|\b20\d\d\b|year ago|year[- ]on[- ]year", re.IGNORECASE
    ),
    "zh": re.compile(r"上年|前年|前一年|上一年|\d{4}年|同比|再上"),
}


def check_timing(source: str, target: str, lang: TargetLang, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Blocking findings for dates beside another deed or amount, and for spans of time told as another kind of span.

    ``mentions`` are the source's, with offsets in ``source``.
    """
    dates = [m for m in mentions if isinstance(m.value, DateValue)]
    figures = [m for m in mentions if isinstance(m.value, Quantity)]
    found = dates_told(target, lang)
    for date in dates:
        told = _told(date, found)
        if told and _dates_the_saying(source, date) and not any(_at_saying(target, d, lang) for d in told):
            yield _date(date, target, told[0], lang, "is the day of the announcement")
        elif len(told) == 1:
            yield from _deed(source, target, lang, (date, told[0]))
            yield from _base(source, target, lang, (date, told[0], figures))
    yield from _season(source, target, lang, figures)
    yield from _heaped(dates, found, target, lang)
    yield from _spans(source, target, lang)


def _alike(date: Mention, told: Mention) -> bool:
    return compatible(date_of(date), date_of(told), date.key, told.key) in ("same", "partial")


def _told(date: Mention, found: Sequence[Mention]) -> list[Mention]:
    """Where the target tells the date whole, else where it tells a part of it."""
    whole = [d for d in found if compatible(date_of(date), date_of(d), date.key, d.key) == "same"]
    return whole or [d for d in found if _alike(date, d)]


def _dates_the_saying(source: str, date: Mention) -> bool:
    """The day stands right before the saying verb, or before another period in what a saying verb ends."""
    value = date_of(date)
    if value.day is None or value.end is not None:
        return False
    if _SAID_ON.match(source, date.end):
        return True
    topic = re.search(r"[은는] $", source[: date.start]) is not None
    return topic and bool(_BEFORE_PERIOD.match(source, date.end)) and bool(_ENDS_SAYING.search(source))


def _at_saying(target: str, told: Mention, lang: TargetLang) -> bool:
    before, behind = target[: told.start], target[told.end :]
    if lang == "en":
        opens = _OPENS_EN.search(before) is not None and re.search(rf"\b{_SAYING_EN}\b", behind, re.I) is not None
        return opens or bool(_AT_SAYING_EN.search(before)) or bool(_SAYS_NEXT_EN.match(behind))
    says = _SAYS_NEXT_ZH.match(behind)
    own = says is not None and not dates_zh.find_dates(says[0]) and not re.search(r"[\d.]+[万亿%名人件]", says[0])
    return own or bool(_AT_SAYING_ZH.search(before)) or bool(_OPENS_ZH.match(behind))


def _deed(source: str, target: str, lang: TargetLang, pair: tuple[Mention, Mention]) -> Iterator[Finding]:
    """A date that the Korean puts on the last deed told on the one before it; a coming date told with a past."""
    date, told = pair
    before, behind = target[: told.start], target[told.end :]
    if _FIRST_DEED.search(source[: date.start]):
        wrong = (
            _DATED_DEED_EN.search(before) and re.match(r" ?(?:[.,;]|$)", behind)
            if lang == "en"
            else _DATED_DEED_ZH.match(behind)
        )
        if wrong:
            yield _date(date, target, told, lang, "is the day of what comes after that")
    if not _COMING.match(date.surface) or _past_behind(source, date):
        return
    if lang == "zh" and _TALKS.match(behind) and re.search(r" ?[가-힣]*[는을] ", source[date.end :]):
        yield _date(date, target, told, lang, "is the day of what they talk about")
    cuts = [0, *(at for m in _CLAUSES[lang].finditer(target) for at in m.span()), len(target)]
    clause = next((target[a:b] for a, b in pairwise(cuts) if a <= told.start < b), "")
    past, ahead = (_PAST_EN, _AHEAD_EN) if lang == "en" else (_PAST_ZH, _AHEAD_ZH)
    if past.search(clause) and not ahead.search(clause):
        message = f"{date.surface} is to come, told as over in '{clause.strip()}'"
        yield _finding("plan_changed", lang, message, clause.strip(), date)


def _past_behind(source: str, date: Mention) -> bool:
    """Whether the first verb behind the date is a past (내년 예산을 편성했다)."""
    tokens = tokenize(source)
    behind = [at for at, token in enumerate(tokens) if token.start >= date.end]
    for at in behind:
        tag = tokens[at].tag
        if tag in ("EC", "EF", "ETM", "ETN", "EP"):
            doing = tokens[at - 1].tag.split("-")[0] in ("VV", "XSV")
            return tokens[at].form == "었" or (tag == "ETM" and doing and tokens[at].form in ("ᆫ", "은", "던"))
    return True


def _base(
    source: str, target: str, lang: TargetLang, given: tuple[Mention, Mention, Sequence[Mention]]
) -> Iterator[Finding]:
    """The date of what is compared with (지난해 43억원보다) told beside the other amount."""
    date, told, figures = given
    for figure in figures:
        its = re.fullmatch(r"의? ", source[date.end : figure.start]) and _compared(source, figure)
        if its and _beside_another(target, lang, (told.start, told.end), (figure, figures)):
            yield _date(date, target, told, lang, f"is the time of {figure.surface}")


def _season(source: str, target: str, lang: TargetLang, figures: Sequence[Mention]) -> Iterator[Finding]:
    """The same for last season, which is no date of the calendar."""
    for figure in figures:
        said = _LAST_SEASON.search(source[: figure.start])
        places = list(re.finditer(_SEASON[lang], target, re.IGNORECASE))
        its = said and len(places) == 1 and _compared(source, figure)
        if its and _beside_another(target, lang, places[0].span(), (figure, figures)):
            message = f"지난 시즌 is the time of {figure.surface}, not so in '{places[0][0]}'"
            yield _finding("date_changed", lang, message, places[0][0], figure)


def _compared(source: str, figure: Mention) -> bool:
    return re.match(r"(?: [가-힣]+)?(?:보다|에서 |에 비해)", source[figure.end :]) is not None


def _beside_another(
    target: str, lang: TargetLang, span: tuple[int, int], given: tuple[Mention, Sequence[Mention]]
) -> bool:
    """Whether the date at ``span`` of the target stands before "from" or "than" and behind another amount."""
    base, figures = given
    found = figures_told(target, lang)
    mine = [f for f in found if same(quantity(f), quantity(base))]
    if len(mine) != 1 or mine[0].start < span[1]:
        return False
    between = target[span[1] : mine[0].start]
    if lang == "zh":
        return re.fullmatch(r"[比从较](?!上|去)约?", between) is not None
    others = [f for f in found if any(same(quantity(f), quantity(o)) for o in figures if o is not base)]
    beside = any(
        re.fullmatch(r"(?: [a-z]+){0,2},? (?:in |of )?(?:the )?", target[f.end : span[0]])
        for f in others
        if f.end <= span[0]
    )
    return beside and re.fullmatch(r",? (?:from|than|compared (?:to|with)) (?:about |the )?", between) is not None


def _heaped(dates: Sequence[Mention], found: Sequence[Mention], target: str, lang: TargetLang) -> Iterator[Finding]:
    """In Chinese a day right before a longer period (30日第二季度): two dates of the Korean have run together."""
    for one, two in pairwise(found) if lang == "zh" else ():
        longer = date_of(two).day is None and date_of(two).hour is None and date_of(two).weekday is None
        if one.end != two.start or date_of(one).day is None or not longer or date_of(two).part is not None:
            continue
        own = [d for d in dates if _alike(d, one)]
        if own and not any(_alike(d, one) and _alike(d, two) for d in dates):
            yield _date(own[0], target, one, lang, "has run together with another date")


def _spans(source: str, target: str, lang: TargetLang) -> Iterator[Finding]:
    """N년 만에 as a gap or as the time it took; 지난해 and 전년 told as one year."""
    said = _AFTER_SPAN.search(source)
    if said and not _FOUNDED.search(source[: said.start()]):
        again = _AGAIN.search(source) is not None
        open_ = not again and _TURNED.search(source[said.end() :]) is not None
        wrong = None if open_ else (_WITHIN if again else _GAP)[lang].search(target)
        if wrong:
            sense = "the time since it was last so" if again else "the time it took"
            message = f"{said[0]} is {sense}, not so in '{wrong[0]}'"
            yield _finding("value_changed", lang, message, wrong[0], said.span())
    years = re.search(r"(?:지난해|작년)(?!보다)[^.]{2,60}?(?<!대비 )(전년)(?! ?동기)", source)
    if years and len(_LAST_YEAR[lang].findall(target)) > 1 and not _YEAR_BEFORE[lang].search(target):
        message = f"전년 is the year before last year, told as the same year in '{target}'"
        yield _finding("date_changed", lang, message, "", years.span(1))


def _date(date: Mention, target: str, told: Mention, lang: TargetLang, what: str) -> Finding:
    around = target[max(0, told.start - 24) : told.end + 12].strip()
    return _finding("date_changed", lang, f"{date.surface} {what}, not so in '{around}'", told.surface, date)


def _finding(check: str, lang: TargetLang, message: str, found: str, place: Mention | tuple[int, int]) -> Finding:
    span = place if isinstance(place, tuple) else (place.start, place.end)
    return Finding(check=check, severity="block", lang=lang, message=message, found=found, source_span=span)
