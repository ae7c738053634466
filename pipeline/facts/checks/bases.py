"""Whether an amount keeps what it is measured by and what it is compared with: 연결 기준 is consolidated, 시멘트만 쓸 때의
231㎏보다 compares with cement alone, and 3배 많다 is three times as much, in Chinese not 多3倍 (four times).
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.checks.glosses import content, told
from pipeline.facts.checks.parts import Anchor
from pipeline.facts.checks.values import figures_told, quantity
from pipeline.records import Finding, Mention, Quantity, TargetLang

_BASES = (
    (
        re.compile(r"연결 ?(?:재무제표 ?)?기준(?:으로는?)? "),
        {"en": re.compile(r"consolidat|\bcombined|\bgroup", re.I), "zh": re.compile(r"合并|联结|连结|综合|集团")},
    ),
    (
        re.compile(r"(?:별도|개별) ?(?:재무제표 ?)?기준(?:으로는?)? (?!을|이)"),
        {
            "en": re.compile(r"stand-?alone|separate|consolidated|parent|individual|\bown\b|alone", re.I),
            "zh": re.compile(r"个别|单独|母公司|非合并|独立|单体|分别|另行|单一"),
        },
    ),
    (
        re.compile(r"전년 ?(?:동기|동월|같은 (?:기간|달))|(?:지난해|작년) (?:동기|동월|같은 (?:기간|달))"),
        {
            "en": re.compile(r"\byears?\b|\byear[- ]|\byoy\b|annual|corresponding|\b20\d\d\b", re.I),
            "zh": re.compile(r"同比|同期|上年|去年|前年|同月|\d{4}年"),
        },
    ),
)
_SEASON = re.compile(r"\d{2,4} ?[~∼–/-] ?\d{2,4} ?시즌")
_SEASON_TOLD = {"en": re.compile(r"\bseasons?\b|\bcampaign", re.I), "zh": re.compile(r"赛季|季")}
_MONEY = re.compile(r"\d ?(?:억|조|만|천|백)? ?(?:원|달러|유로|엔|위안|%)|흑자|적자")
_THAN = re.compile(r"보다|에 비해|[과와] 비교|[과와] 견")
_PHRASE = re.compile(r"(?:^|[은는이가,] |[고며서] )(?P<base>(?:(?![은는이가,] )[^,])+)의 (?:약 |평균 )?$")
_WHEN = re.compile(r"(?:월|년|해|분기|반기|기간|동기|전|주|일|시즌|당시|달)$")
"""A time that is compared with is a date, and has checks of its own."""
_COMPARES = {
    "en": re.compile(r"\b(?:from|than|compared|comparison|against|versus|vs|below|above|over|relative|instead|unlike|while|whereas)\b", re.I),
    "zh": re.compile(r"[比较与和同从由对]"),
}  # fmt: skip
_REACH = {"en": re.compile(r"[^;]{0,80}"), "zh": re.compile(r"[^，。；]{0,40}")}
_LIGHT = re.compile(r"기간|당시|평균|전체|기존|이전|종전|같은|때$|경우|규모|수준")
_TIMES_KO = re.compile(r"([\d.]+) ?배(?:나|가량|정도|쯤|가까이)? ?(?:많|높|크|컸|큰|빠르|빠른|빨라|빨랐|길|긴|넓)")
_TIMES_ZH = r"(?:多|高|大|快|长|宽)(?:出|了)?约?{}倍(?!以?上的)"


def check_bases(
    source: str, target: str, lang: TargetLang, figures: Sequence[Mention], nouns: Sequence[Anchor]
) -> Iterator[Finding]:
    """Blocking findings for a basis that ``target`` doesn't tell, for what an amount is compared with told apart from the
    comparison, and in Chinese for so many times told as so many times more."""
    for ko, words in _BASES if _MONEY.search(source) else ():
        if (said := ko.search(source)) and not words[lang].search(target):
            yield _finding("detail_lost", lang, f"'{said[0].strip()}' isn't told", "", said.span())
    if (said := _SEASON.search(source)) and not _SEASON_TOLD[lang].search(target):
        yield _finding("date_changed", lang, f"{said[0]} is one season, told as a span of years", "", said.span())
    for figure in figures:
        if isinstance(figure.value, Quantity) and _THAN.match(source, figure.end):
            yield from _moved(source, target, lang, (figure, nouns))
    for times in _TIMES_KO.finditer(source) if lang == "zh" else ():
        if more := re.search(_TIMES_ZH.format(re.escape(times[1])), target):
            message = f"{times[0]} is that many times as much, told as that many times more in '{more[0]}'"
            yield _finding("value_changed", lang, message, more[0], times.span())


def _moved(source: str, target: str, lang: TargetLang, given: tuple[Mention, Sequence[Anchor]]) -> Iterator[Finding]:
    """What the amount compared with is the amount of (시멘트만 쓸 때의) told somewhere else."""
    figure, nouns = given
    phrase = _PHRASE.search(source[: figure.start])
    base = quantity(figure)
    places = [f for f in figures_told(target, lang) if (quantity(f).value, quantity(f).unit) == (base.value, base.unit)]
    if not phrase or _WHEN.search(phrase["base"]) or len(places) != 1:
        return
    own = [
        noun
        for noun in nouns
        if phrase.start("base") <= noun.start < phrase.end("base")
        and not _LIGHT.search(source[noun.start : noun.end].rstrip("의"))
        and content(noun.words[0], lang)
    ]
    own = [noun for noun in own if _mostly(noun, target, lang)]
    beside = [_REACH[lang].match(target, m.end()) for m in _COMPARES[lang].finditer(target)]
    compared = _COMPARES[lang].search(target[: places[0].end])
    near = " ".join(match[0] for match in beside if match)
    if own and compared and not any(_mostly(noun, near, lang) for noun in own):
        noun = own[0]
        message = f"{source[noun.start : figure.end]} is what it is compared with, told elsewhere"
        yield _finding("value_swapped", lang, message, noun.words[0], (noun.start, figure.end))


def _mostly(noun: Anchor, text: str, lang: TargetLang) -> bool:
    return len(told(noun.words[0], text, lang)) * 2 >= len(content(noun.words[0], lang))


def _finding(check: str, lang: TargetLang, message: str, found: str, span: tuple[int, int]) -> Finding:
    return Finding(check=check, severity="block", lang=lang, message=message, found=found, source_span=span)
