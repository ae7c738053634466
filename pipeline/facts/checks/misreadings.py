"""Set readings that a small model gets wrong though every number stands: each with the words that betray it.

A second investigation becomes two investigations, a delegation of eight becomes eight delegations, "to 2.3 times"
becomes "by 2.3 times", 21 m away becomes a fall of 21 m, a delay to September becomes a delay in September.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records import Finding, TargetLang

_EN = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NTH = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ZH = ("", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十")
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BODIES = "대표단|사절단|방문단|연수단|선수단|조사단|봉사단|실사단|참관단|원정대"
_NAMED = r"(?:phase|stage|round|game|step|level|leg|tier|wave|no\\.|grade|unit|match|class|part|day|week|year|season|hall|lot|zone) "


class _Misreading(NamedTuple):
    """What the Korean says, and what tells it wrongly in English and Chinese.

    ``_N_`` stands for the Korean's number in digits or words, ``_NTH_`` for its English ordinal, ``_ZH_`` for the
    Chinese number; ``but_en`` and ``but_zh`` are words that tell it rightly and settle the matter.
    """

    message: str
    ko: str
    en: str
    zh: str
    but_en: str = ""
    but_zh: str = ""


_MISREADINGS = (
    _Misreading(
        "an ordinal is told as a count",
        r"(?<![\d.,년])(?P<n>\d{1,2})(?:차|상|단계|번째)(?= ?[가-힣]|$)(?!례|로|선|량|원|장|관)",
        r"(?<!_NTH_ )\b_N_ (?:[a-z]+ ){0,2}?(?!times|wins|years|months|days|points|steps|stages|levels|tiers)[a-z]+s\b",
        r"(?<![第\d.])(?:_N_|_ZH_)(?:次|个阶段|个项目|项|场|轮)",
        rf"\b(?:_NTH_|_N_(?:st|nd|rd|th)|{_NAMED}_N_|{_NAMED}[IVX]+)\b|secondary|tertiary",
        r"第(?:_N_|_ZH_)|(?:_N_|_ZH_)[期相级阶档]|二次|再次|次轮|首",
    ),
    _Misreading(
        "a game is told as a series",
        r"(?<![\d.])(?P<n>\d)차전",
        r"\b(?:_NTH_|_N_(?:st|nd|rd|th)) (?:series|war|battle)",
        r"(?<![第\d])(?:_N_|_ZH_)次(?:战|世界)",
    ),
    _Misreading(
        "members are told as groups",
        rf"(?<![\d.,])(?P<n>\d{{1,3}})명(?:의|으로|규모| 규모의)?[가-힣 ]{{0,6}}?(?:{_BODIES})",
        r"\b_N_ (?:[a-z]+ ){0,2}(?:delegations|missions|teams|groups|squads|parties)\b",
        r"(?<![\d.])(?:_N_|_ZH_)[个支][\u4e00-\u9fff]{0,4}团",
    ),
    _Misreading(
        "a rise to so many times is told as a rise by them",
        r"(?<![\d.,])(?P<n>\d[\d.]{0,7})배(?:로|에 (?:달|이르|이른|육박)|(?:가|나) (?:됐|되|된)| 수준| 규모|까지|$|[.…,])",
        r"\bby (?:about |around |nearly |some |more than )?_N_ times|_N_ times (?:more|higher|larger|greater)\b",
        r"(?:增长|增加|上升|提高|扩大|上涨|增|涨|多)了?约?(?:_N_|_ZH_)倍",
    ),
    _Misreading(
        "a change by a share is told as a change to it",
        r"(?<![\d.,])(?P<n>\d[\d.]{0,7})(?:%|퍼센트) ?(?:늘|증가|줄|감소|오르|오른|올라|올랐|상승|하락|떨어|급증|급감|성장)",
        r"(?<!from )(?<!up )(?<!close )\bto _N_(?: ?%| percent(?! points?| higher| lower| more| less))",
        r"(?:增|升|减|降|跌|涨|长|加|少)[至到为]_N_%",
    ),
    _Misreading(
        "a fall is told as a gift",
        r"(?<![\d.,])(?P<n>\d[\d.]{0,7})(?:%|명|건|곳|만명) (?:더 |가량 )?(?:주는|줄어|줄었|줄고)(?! 것)",
        r"\bg(?:ave|iven?|ives|iving) (?:only |just |about |up to )?_N_\b",
        r"给(?:予|出)?约?_N_",
    ),
    _Misreading(
        "a payment to somebody is told as a charge",
        r"(?:비|료|요금|값|금액)(?:을|를)? (?![^.]*(?:부과|징수|청구|충전|물[리려]|받[는던고아]))[^.]{0,30}?(?:지원|돌려|환급|보전|보조|면제|감면)",
        r"\b(?:by charging|charg(?:es|ed|ing) (?:an?|the|up|\d))",
        r"收取|征收",
        r"without charging|stop charging|not charg\w+|instead of charging",
        r"(?:不|不再|停止|免)(?:收取|征收)",
    ),
    _Misreading(
        "what comes in parts is told as shared",
        r"(?:차례|번|회)(?:로|에)? (?:나눠|나누어|나눈) (?:받|내|갚|지급|납부|지불)",
        r"\bshar(?:e|es|ed|ing)\b",
        r"分享|共享",
    ),
    _Misreading(
        "a thing is told as the one who acts",
        r"(?:신청|공개|발표|결정|확정|제출|요청)하지 (?:않|못)",
        r"\b(?:certification|approval|permit|licen[cs]e|registration|price|schedule|budget|date|result|amount|location|name)s? "
        r"(?:(?:did|does|do) not|didn['’]t|(?:has|have|had) not(?: yet)?) (?:appl(?:y|ied)|disclosed?|announced?|decided?|submit(?:ted)?|requested?)\b",
        r"(?!)",
    ),
    _Misreading(
        "who gets the money is told as who pays it",
        r"투자(?:금|를|금을)? ?(?:[가-힣]+ )?(?:유치|받)(?![^.]*투자(?:하|한|할|해|했))",
        r"\binvest(?:s|ed|ing)? (?:about |up to |more than )?[$€¥\d]",
        r"(?<!吸引)(?<!获得)(?<!获)(?<!招商引资)(?<!接受)投资(?:了)?约?\d",
        r"\b(?:attract\w*|rais\w+|secur\w+|receiv\w+|funding|invest(?:ed|ing) (?:about |more than )?[$€¥\d][\w.,]*(?: (?:million|billion|trillion|won|dollars|yen|yuan|euros))* in (?:it|the company)|drew)\b",
        r"吸引|获|招商引资|融资|接受|引进|引资|筹",
    ),
    _Misreading(
        "a defeat is told as a win",
        r"\d ?[-대] ?\d(?:로|으로)? ?(?:패|졌|무릎|역전패|석패|완패)(?![^.]*(?:이겼|꺾|승리|우승))",
        r"\b(?:wins?|won|beats?|defeats|defeated|winning|victory)\b",
        r"(?:战胜|击败|获胜|取胜|胜(?!负)|夺冠)",
        r"\b(?:los[est]\w*|defeated by|beaten|fell|falls|runners?-up|defeat)\b(?! and win)",
        r"不敌|负|败|输|失利",
    ),
    _Misreading(
        "a rank is told of the country",
        r"(?<![\d.,])(?P<n>\d{1,3})위 [가-힣]+의 ",
        r"\bthe _N_(?:st|nd|rd|th) (?:United|Great|South|North|[A-Z][a-z]+(?:land|ia|ain|an))\b(?! (?:team|player|runner|rider|athlete|swimmer))",
        r"(?!)",
    ),
    _Misreading(
        "an event is told as held by who took part in it",
        r"^(?![^.]*(?:주최|주관|공동으로|[이가은는] (?:연|개최한|마련한|여는) )).*?(?:에서|일|월|지난달|최근) (?:열린|열렸|개최된|개최됐)",
        r"\bheld by\b(?! (?:turns|a vote))",
        r"由[^，。]{2,16}(?:举办|主办|举行|召开)",
    ),
    _Misreading(
        "what there is has lost its verb",
        r"\d(?:곳|개|명|채|마리|동|척)[이가]? 있(?:으며|고|는데)",
        r"\A(?!.*\b(?:there|has|have|had|total\w*|number\w*|home to|exist\w*|remain\w*|st(?:an|oo)ds? at|is|are|was|were|boasts?|contains?|includ\w+|owns?|runs?|operates?)\b).*\Z",
        r"(?!)",
    ),
    _Misreading(
        "games are told as spectators",
        r"(?<![\d.,])(?P<n>\d{1,3})경기",
        r"\b_N_ (?:home |away )?(?:spectators|fans|people|visitors)\b",
        r"(?<![\d.])_N_名?(?:主场|客场)?(?:观众|球迷)",
    ),
    _Misreading(
        "a venue is told as the Games",
        r"올림픽 ?(?:체육센터|공원|경기장|체육관|수영장)",
        r"\bOlympics\b|\bOlympic Games\b",
        r"奥运会(?![^，。]{0,4}(?:中心|公园|馆|场))",
        r"\b(?:Cent(?:er|re)|Park|Stadium|Gymnasium|Hall|Pool|Arena)\b",
    ),
    _Misreading(
        "an approval won is told as one given",
        r"(?:국내|판매|품목|시판|식약처|FDA) ?(?:판매 ?)?(?:허가|승인)(?![가-힣]*(?:하지|했|한|하기|한다))",
        r"\b(?:permits|approves)\b",
        r"(?!)",
        r"\b(?:receiv|w[io]n|obtain|gain|secur|get|got|by)\w*\b",
    ),
    _Misreading(
        "a distance is told as a fall",
        r"\d ?(?:km|㎞|m|미터|킬로미터)[가-힣 ]{0,4}떨어[진져]",
        r"\b(?:fell|fallen|falls|dropped|drops|declined|decreased|down)\b",
        r"下降|掉|跌|落(?!户|地|成|座|实)|减少",
    ),
    _Misreading(
        "how long it lasts is told as how much later",
        r"(?<![\d.,])(?P<n>\d{1,3}) ?(?:년|개월|주|일|시간|분)(?:간| 동안)(?![가-힣])",
        r"\b(?:after _N_ (?:years|months|weeks|days|hours|minutes)\b|_N_ (?:years|months|weeks|days|hours|minutes) later)",
        r"(?<![\d.])_N_(?:年|个月|周|天|日|小时|分钟)(?:之|以)?后",
    ),
    _Misreading(
        "the new date is told as the day of the change",
        r"(?:\d월|\d일|내년)(?:으?로|까지) (?:미[루뤘룬뤄]|연기|늦[추췄춘춰]|앞당|옮|순연)",
        rf"(?:postpon|delay|put off|push|mov|reschedul|advanc|brought)\w*(?: (?!to |until |till |from )[\w-]+){{0,5}} (?:in {_MONTHS}|on (?:the|{_MONTHS}) ?\d)",
        r"(?:[月日]|明年)(?:将|又|再)?(?:推迟|延期|延后|提前|推后|延迟)",
        rf"\b(?:to|until|till) (?:early |late |mid-|the )?(?:{_MONTHS}|\d|next)",
        r"(?:到|至|为)(?:明年|今年|下个?|次|\d{4}年)?(?:\d{1,2}[月日号]|年|月|第)|至明年|到明年",
    ),
)  # fmt: skip


def check_misreadings(source: str, target: str, lang: TargetLang) -> Iterator[Finding]:
    """Blocking findings for set readings told wrongly; spans are in ``target``, source spans in ``source``."""
    for reading in _MISREADINGS:
        for said in re.finditer(reading.ko, source):
            number = said.groupdict().get("n")
            if number and len(re.findall(rf"(?<![\d.,]){re.escape(number)}(?!\d)", source)) > 1:
                continue
            wrong, right = (reading.en, reading.but_en) if lang == "en" else (reading.zh, reading.but_zh)
            found = re.search(_filled(wrong, said), target, re.IGNORECASE)
            if found and not (right and re.search(_filled(right, said), target, re.IGNORECASE)):
                yield Finding(
                    check="value_changed",
                    severity="block",
                    lang=lang,
                    message=f"{said.group()}: {reading.message} in '{found.group()}'",
                    found=found.group(),
                    span=found.span(),
                    source_span=said.span(),
                )


def _filled(pattern: str, said: re.Match[str]) -> str:
    """The pattern with the number that the Korean gives, in digits and, up to ten, in words."""
    digits = said.groupdict().get("n")
    if digits is None:
        return pattern
    number = int(digits) if digits.isdigit() else 0
    word, nth, han = (names[number] if 0 < number < len(names) else "" for names in (_EN, _NTH, _ZH))
    plain = re.escape(digits)
    told = {"_NTH_": nth or f"{plain}th", "_N_": f"(?:{plain}|{word})" if word else plain, "_ZH_": han or plain}
    for slot, words in told.items():
        pattern = pattern.replace(slot, words)
    return pattern
