"""Whether what the Korean says together stays together: two names joined by "and", an amount with what it is counted by,
a year with its "since", a total with the part that was added to it, an amount with a noun that the source has.

Each of them leaves every number, date and name in place, so comparing these sees nothing. Read from what stands right
beside the name or the amount; where the Korean doesn't say it plainly, nothing is found.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.facts.checks.parts import Anchor
from pipeline.facts.checks.relations import kind
from pipeline.facts.checks.values import figures_told, quantity
from pipeline.facts.figures.units import same
from pipeline.records import Finding, Mention, Quantity, TargetLang
from pipeline.text.morph import tokenize

_CHAIN = re.compile(r"(?:와|과|·| 및) ?(?:[가-힣]{1,4} )?")
_WITH_NOUN = re.compile(r"[와과] (?:[가-힣]{1,4} )?[가-힣]{2,}(?: ?\d[\d,.]*[가-힣]+)?(?:의 |[은는이가을를] )")
_LONGER = re.compile(r"(?: ?[가-힣]{1,6})?(?:[·,]|[와과](?: |$)| 및)")
_JOINS = {
    "en": re.compile(r"\b(?:and|with|between|both|as well as|or|to|from|along\w*|together|joint\w*|plus|two)\b|[&/–-]|^, $", re.I),
    "zh": re.compile(r"[和与及、跟同·至到从经并—-]|两"),
}  # fmt: skip
_LIKE = {
    "en": re.compile(r"\b(?:than|like|unlike|same|compared|against|meet\w*|met|consult\w*|partner\w*|sign\w*|agree\w*)\b", re.I),
    "zh": re.compile(r"比|像|不同|一样|相同|向|对|双方|会见|会晤"),
}  # fmt: skip
_NEAR = 24
"""Characters before a name among which what joins it stands (between Busan and Daegu)."""

_PER_UNIT = (
    r"(?:인|명|가구|세대|건|대|곳|개|시간|평|㎡|㎥|m²|㎏|kg|t|톤|팀|회|마리|병|잔|권|㏊|ha|리터|ℓ|L|사람|마을|학교|편)"
)
_PER = re.compile(rf"(?:(?:\d+|한)? ?{_PER_UNIT}당|(?:한|1) ?{_PER_UNIT}에) (?:약 |평균 |최대 |최고 |연 |월 |하루 )*$")
_PER_TOLD = {
    "en": re.compile(
        r"\b(?:per|each|every|apiece|individual\w*|one|hourly|an? (?:person|head|household|family|unit|piece|share|hour|kilogram|kilo|ton|team|case|square|day|month|year|copy|bottle|cup|village|school))\b|/|-person",
        re.I,
    ),
    "zh": re.compile(r"每|均|单|一|/|1|各"),
}
_PERIOD = re.compile(r"(?:^| )(?P<period>연간?|매년|해마다|월|매월|매달|하루|매일) (?:평균 |최대 |최고 |약 )*$")
_PERIOD_TOLD = {
    "연": (re.compile(r"annual|year|annum", re.I), re.compile(r"年")),
    "월": (re.compile(r"month", re.I), re.compile(r"月")),
    "하": (re.compile(r"\bday|daily|a day|24", re.I), re.compile(r"[日天]")),
}
_PERIODS = {"연": "연", "연간": "연", "매년": "연", "해마다": "연", "월": "월", "매월": "월", "매달": "월"}

_SINCE = re.compile(r"(?: [가-힣]+)? (?:이후|이래)(?: |로)|부터 (?:지금까지|현재까지|줄곧)")
_SINCE_TOLD = {
    "en": re.compile(r"\b(?:since|after|follow\w*|from|later|onward\w*|beg[aiu]n\w*|start(?:s|ed|ing)?|subsequent\w*|past)\b", re.I),
    "zh": re.compile(r"来|后|自|从|起|至今|开始"),
}  # fmt: skip

_ADDED = re.compile(r" ?(?:을 |를 )?(?:더|늘|증원|추가|증가|증설)")
_AND = {
    "en": re.compile(r"^(?!.*\b(?:total|up|increas\w+|rais\w+|bring\w+|than)\b).*\band\b"),
    "zh": re.compile(r"^[^，。\d]{0,8}[和与、及又再更另]"),
}
_TO_THAT = {
    "en": re.compile(r"\b(?:to|total\w*|at|of|reach\w*|becom\w+|now|mak\w+|with) (?:a total of )?$", re.I),
    "zh": re.compile(r"[到至为达成共计有]约?$"),
}

_NOBODY_GAVE = (
    (
        re.compile(r"매출|판매|팔|영업|실적|수익|거래|소비|분양|수출|납품|공급|주문|계약|상품|매상|장사"),
        re.compile(r"\b(?:sales|revenues?|turnover)\b", re.I),
        re.compile(r"销售额|营业额|营收"),
    ),
    (
        re.compile(r"이익|영업익|수익|흑자|적자|손익|순익|이윤|실적|차익|영리|벌|남[겼는]"),
        re.compile(r"\bprofits?\b", re.I),
        re.compile(r"利润"),
    ),
)
_SCORE = re.compile(r"\d+승 ?\d+패 ?\d+무(?![가-힣]{2})")
_DRAWS = {"en": re.compile(r"\bdraw|\bt(?:ie|ied)\b|\bties\b|\d[-–]\d+[-–]\d", re.I), "zh": re.compile(r"平")}
_HELD = re.compile(r"(?:열|개최하|체결하|맺|서명하|방문하|만나|갖|가지)고,? .{2,70}기로 (?:합의|했|하고|결정|뜻|약속)")
_AHEAD = re.compile(r"내년|오는|다음|내달|하반기|매년|정기|해마다|향후|앞으로|번갈아")
_AGREED_TO_HOLD = {
    "en": re.compile(r"\b(?:agreed|decided) to (?:hold|host|sign|visit|meet|conclude)\b"),
    "zh": re.compile(r"(?:商定|同意|决定|约定)(?:共同)?(?:举行|举办|召开|签署|签订|访问|会见)"),
}
_QUOTED_IN = re.compile(r"[’”\"']에서 ")
_QUOTED_DOES = {
    "en": re.compile(
        r"^(?!.*\b(?:in|according to|from|by|through) (?:the |its )?[“‘\"']).*[”’\"'],? (?:fell|rose|decreased|increased|dropped|grew|came) "
    ),
    "zh": re.compile(r"^(?!.*[在据从于按照过]“).*”(?:比|减少|增加|下降|上升|达|为)"),
}
_REACHES = {
    "en": r"[ -](?:(?:does|did|do|is|was) not|doesn['’]t|didn['’]t) (?:even )?(?:reach|amount|come)",
    "zh": r"(?:不达|达不到|不到|不及|不足|未达|未到)",
}
_ADNOMINAL = re.compile(r" (?:[가-힣]+ )?[가-힣]*[가-힣](?<=[한된는운른린진난본산쓴낸킨은을할]) ")


def check_bindings(
    source: str,
    target: str,
    lang: TargetLang,
    mentions: Sequence[Mention],
    anchors: tuple[Sequence[Anchor], Sequence[Anchor]],
) -> Iterator[Finding]:
    """Blocking findings for what ``target`` has parted; ``mentions`` are the source's, ``anchors`` its names with all
    their spellings and its glossed nouns."""
    names, nouns = anchors
    figures = [m for m in mentions if isinstance(m.value, Quantity)]
    yield from _names(source, target, lang, ([m for m in mentions if m.value is None], names))
    for figure in figures:
        yield from _rate(source, target, lang, figure)
    for one, two in pairwise(figures):
        if re.fullmatch(r"으?로 ", source[one.end : two.start]) and _ADDED.match(source, two.end):
            yield from _added(one, two, target, lang)
    yield from _since(source, target, lang, [m for m in mentions if m.kind == "date"])
    if figures:
        yield from _nouns_given(source, target, lang)
    yield from _times_more(source, target, lang)
    yield from _relative(source, target, lang, nouns)
    if _SCORE.search(source) and not _DRAWS[lang].search(target):
        yield _finding("value_swapped", lang, "what was drawn (무) isn't told as drawn", "")
    held = _HELD.search(source)
    if held and not _AHEAD.search(source[: held.end()]) and (found := _AGREED_TO_HOLD[lang].search(target)):
        yield _finding("plan_changed", lang, "what was held is told as agreed", found[0])
    if _QUOTED_IN.search(source) and (found := _QUOTED_DOES[lang].search(target)):
        yield _finding("value_swapped", lang, "where the source found it is told as what changed", found[0][-24:])


def _names(
    source: str, target: str, lang: TargetLang, given: tuple[Sequence[Mention], Sequence[Anchor]]
) -> Iterator[Finding]:
    """Two names of a chain (가나주와 다라주) that nothing joins in the target: "Gana, east of Dara"."""
    mentions, names = given
    words = {name.start: name.words for name in names}
    joints = {token.start for token in tokenize(source) if token.tag == "JC"}
    yield from _first_of_two(source, target, lang, (mentions, words, joints))
    for one, two in pairwise(mentions):
        between = source[one.end : two.start]
        if not _CHAIN.fullmatch(between) or (between[0] in "와과" and one.end not in joints):
            continue
        if _LONGER.match(source, two.end) or re.search(r"[·,][^ ]* ?$|[와과] $", source[: one.start]):
            continue
        first, last = (_place(words.get(m.start, ()), target) for m in (one, two))
        if not first or not last or first[0] == last[0]:
            continue
        first, last = sorted((first, last))
        before, inside = target[max(0, first[0] - _NEAR) : first[0]], target[first[1] : last[0]]
        if not _JOINS[lang].search(inside) and not _JOINS[lang].search(before):
            message = f"{one.surface} and {two.surface} stand side by side, not so in"
            yield _finding("name_contradicted", lang, message, target[first[0] : last[1]], (one.start, two.end))


def _first_of_two(
    source: str,
    target: str,
    lang: TargetLang,
    given: tuple[Sequence[Mention], dict[int, tuple[str, ...]], set[int]],
) -> Iterator[Finding]:
    """The name of a pair with a common noun (가나시와 인근 마을) that has nothing beside it to join it to another."""
    mentions, words, joints = given
    for one in mentions:
        if one.end not in joints or not _WITH_NOUN.match(source, one.end):
            continue
        at = _place(words.get(one.start, ()), target)
        around = _JOINS[lang].search(target[max(0, at[0] - _NEAR) : at[1] + _NEAR]) if at else True
        if at and not around and not _LIKE[lang].search(target):
            message = f"{one.surface} stands with another in the source, alone in"
            yield _finding("detail_lost", lang, message, target[max(0, at[0] - _NEAR) : at[1]], (one.start, one.end))


def _place(words: Sequence[str], target: str) -> tuple[int, int] | None:
    """Where the one place of a name is in the target, the longest spelling; None where it stands nowhere or twice."""
    found: dict[int, int] = {}
    for word in words:
        for match in re.finditer(re.escape(word), target) if len(word) > 1 else ():
            found[match.start()] = max(match.end(), found.get(match.start(), 0))
    return next(iter(found.items())) if len(found) == 1 else None


def _rate(source: str, target: str, lang: TargetLang, figure: Mention) -> Iterator[Finding]:
    """What one gets (한 가구에 30만원) or a year brings (연 40만원) told without the one or the year."""
    if lang == "en" and (figure.surface.endswith("당") or source.startswith("당 ", figure.end)):
        for f in figures_told(target, lang):
            wrong = same(quantity(f), quantity(figure)) and re.match(r" ?per [a-z]+", target[f.end :])
            if wrong:
                message = f"{figure.surface} is what something is counted by, not so in"
                yield _finding("value_swapped", lang, message, f.surface + wrong[0], (figure.start, figure.end))
    before = source[max(0, figure.start - 40) : figure.start]
    if (per := _PER.search(before)) and not _PER_TOLD[lang].search(target):
        yield _told_without(figure, lang, per[0].strip())
    period = _PERIOD.search(before)
    if period and kind(quantity(figure)) != "time":
        said = _PERIOD_TOLD[_PERIODS.get(period["period"], "하")]
        if not said[lang == "zh"].search(target):
            yield _told_without(figure, lang, period["period"])


def _told_without(figure: Mention, lang: TargetLang, what: str) -> Finding:
    message = f"{figure.surface} is told without '{what}', by which it is counted, in"
    return _finding("value_changed", lang, message, "", (figure.start, figure.end))


def _added(total: Mention, part: Mention, target: str, lang: TargetLang) -> Iterator[Finding]:
    """487명으로 77명 더 (77 more, 487 in all) told as 487 and 77 more."""
    found = figures_told(target, lang)
    for one, two in pairwise(found):
        if not (same(quantity(one), quantity(total)) and same(quantity(two), quantity(part))):
            continue
        joined = _AND[lang].search(target[one.end : two.start])
        if joined and not _TO_THAT[lang].search(target[: one.start]):
            message = f"{part.surface} is part of {total.surface}, told beside it in"
            yield _finding("value_changed", lang, message, target[one.start : two.end], (part.start, part.end))


def _since(source: str, target: str, lang: TargetLang, dates: Sequence[Mention]) -> Iterator[Finding]:
    for date in dates:
        if _SINCE.match(source, date.end) and not _SINCE_TOLD[lang].search(target):
            message = f"{date.surface} is since when, told as the time itself in"
            yield _finding("date_changed", lang, message, target[:40], (date.start, date.end))


def _times_more(source: str, target: str, lang: TargetLang) -> Iterator[Finding]:
    """2.3배 alone is that many times as much, not a rise of so many times."""
    for found in _RISE_OF_TIMES[lang].finditer(target):
        told = re.search(rf"(?<![\d.]){re.escape(found[1])}\s?배", source)
        if told and not _RISING.match(source, told.end()):
            yield _finding("value_changed", lang, f"{told[0]} is how many times as much, told as a rise of", found[0])


_RISE_OF_TIMES = {
    "en": re.compile(
        r"\b(?:rise|rose|risen|increase|grow|grew)[a-z]* (?:by )?(?:about )?(\d+(?:\.\d+)?) times\b", re.I
    ),
    "zh": re.compile(r"(?:增长|增加|提高|上升|扩大)了?约?(\d+(?:\.\d+)?)倍"),
}
_RISING = re.compile(
    r"(?!로)\s?(?:가량|정도|이상|넘게)?\s?(?:증가|늘|성장|급증|상승|급등|확대|뛰|오르|올|높|커|불어|[가-힣]*\s?(?:증가|늘|상승|성장))"
)


def _nouns_given(source: str, target: str, lang: TargetLang) -> Iterator[Finding]:
    """Amounts told as sales or profits where the Korean names no such thing."""
    for ko, en, zh in _NOBODY_GAVE:
        found = (en if lang == "en" else zh).search(target)
        if found and not ko.search(source):
            yield _finding("value_swapped", lang, "the source tells no amount of this", found[0])


def _relative(source: str, target: str, lang: TargetLang, nouns: Sequence[Anchor]) -> Iterator[Finding]:
    """Who did a thing that is spoken of (회사가 조사한 가격에 미치지 않는다) told as what falls short of the amount."""
    for noun in nouns:
        word = noun.words[0]
        if source[noun.end - 1 : noun.end] not in ("이", "가") or not _ADNOMINAL.match(source, noun.end):
            continue
        if found := re.search(re.escape(word) + _REACHES[lang], target, re.IGNORECASE):
            message = "it is the amount that falls short in the source, not so in"
            yield _finding("value_swapped", lang, message, found[0], (noun.start, noun.end))


def _finding(check: str, lang: TargetLang, message: str, found: str, span: tuple[int, int] | None = None) -> Finding:
    told = f"{message} '{found}'" if found else message.removesuffix(" in")
    return Finding(check=check, severity="block", lang=lang, message=told, found=found, source_span=span)
