"""Signs that a sentence keeps the word order of its Korean: two prepositions side by side, 正在未能, a figure on a figure.

Each sign that makes a sentence unreadable blocks; those that are only rough are warnings, by which the better of two
wordings can be chosen.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.facts.checks.values import dates_told
from pipeline.records import Finding, Severity, TargetLang


class _Sign(NamedTuple):
    message: str
    pattern: re.Pattern[str]
    severity: Severity = "block"


_ZH_COUNT = r"\d[\d,.万亿]*(?:次|件|台|个|名|人|艘|辆|家|处|套)"
_ADVERBS = (
    "同时|此外|其中|目前|不过|另外|然而|因此|所以|但是|而且|并且|结果|最终|最后|今后|届时|随后|据悉|近日|对此|同日|首先|其次|当时|例如|比如|随着|反之|"
    "但|而|即|另|为此|去年|今年|明年|当天|日前|昨日|今日|当日|总之|当前|此前|之后|后来|相反|反观|于是|尤其|特别|未来|期间|现场|会上|其|也|则|故|后|此次|本次|还有|不仅|甚至|如今|现在|以及|和|是"
)
_SIGNS = {
    "en": (
        _Sign("two prepositions meet", re.compile(r"\b(?:of (?:to|with|of|in(?! ?-)|for)|to (?:of|with|from|on|for)|with (?:to|of|for|by|from)|at (?:of|with|to|in)|for (?:of|to|with)|by (?:of|to|with))\b(?! (?:at|up|or|and)\b)", re.I)),
        _Sign("'most' stands without what it is most of", re.compile(r"(?<!the )\b(?:is|are|was|were) most (?:at|all-time|in (?:all|the)|with|by|to)\b|\bmost all-time\b", re.I)),
        _Sign("a helping verb stands before a name", re.compile(r"\b(?:that|which|who) did (?=[A-Z“\"])")),
        _Sign("'what' has lost its verb", re.compile(r"^What (?:was|is|were) (?:with|of|in|at)\b|^What [a-z]+(?:s|ed|ose|ook) [^.?]{4,120} (?:is|are|was|were) (?:many|much|few|high|low|that)\b\.?$")),
        _Sign("a predicate stands alone", re.compile(r"\bamounts? to (?:go|come|be|do|have|take|get|make)\b|\bas once\b|\bas (?:\w+ )?at a rate of\.?$", re.I)),
        _Sign("a clause has lost its subject", re.compile(r"\bso that (?:it )?(?:is|was) (?:right|fit)\b", re.I)),
        _Sign("a noun is told twice", re.compile(r"\b(people|won|years|units|cases) \1\b", re.I)),
        _Sign("a preposition has lost its noun", re.compile(r"\bas per (?:year|day|month|person|hour)\b|\bto early\b|\buntil (?:rises|falls|comes|goes|opens|minutes)\b|^(?:Found|Stands|Made|Held|Put|Gave) to (?!be\b|have\b)", re.I)),
        _Sign("a figure stands on a figure", re.compile(r"\b[Ww]eek \d{1,2} \d|(?<![\d.,#-])(?:\d{2,}|\d+[,.]\d[\d,.]*) \d[\d,]*(?! ?(?:million|billion|trillion|/)|[-:/.]?\d*(?:st|nd|rd|th)\b)(?=[ .,])")),
        _Sign("a country stands within a name", re.compile(r", (?:Japan|China|South Korea|Korea|Vietnam|Indonesia|Germany|France|Canada|India|Thailand) (?:City|Prefecture|County|Province)\b")),
        _Sign("a comparison is cut off", re.compile(r"\b(?:than|compared with|compared to) (?:person|people|that|which|who)(?: (?:slept|sleeps|to|that|is|was)\b|$)", re.I)),
        _Sign("a noun has lost its number", re.compile(r"[a-z]'s (?:less|more) than\b"), "warn"),
        _Sign("what it means can't be told", re.compile(r"\bperson that \w+s \w+ that \w+ed\b|\b(?:said|announced)(?: on the \d+\w\w)? person that\b", re.I)),
        _Sign("nobody is said to do it", re.compile(r"^(?:[A-Z][a-z]{2,}s|Announced|Applied|Posted|Said|Found|Released|Bought|Does not|Did not|Is|Was|Are|Were) (?!(?:is|are|was|were|will|has|have|rose|fell|and)\b)(?:to |on |that |a |an |the |its |in |not |as |for |new |up |\d|approval)[^.]*\.$"), "warn"),
    ),
    "zh": (
        _Sign("a count stands on a frequency", re.compile(rf"{_ZH_COUNT}(?:一天|每天|每年|日均|平均|每月)")),
        _Sign("a figure stands on a figure", re.compile(r"\d[个名件台家次种](?=\d[\d,.万]*[个名件台家种人])|\d[个名件台家](?:[\u4e00-\u9fff]{2,4})个(?=[\u4e00-\u9fff]{2})")),
        _Sign("a verb stands alone between commas", re.compile(rf"[，,](?!(?:{_ADVERBS})[，,])[\u4e00-\u9fff]{{1,2}}[，,]|[，,](?:转身|发运|借|买|协商|推进)[。，]")),
        _Sign("a place word has no noun", re.compile(r"(?:设在|位于|处于|在于)的|在其他在|其他在|在在|从从|的的|(?<!可)(?<!得)(?<!用)(?<!予)(?<!加)以以|于于|和和|为为|与和|和与|正在未|在以总部|以总部设")),
        _Sign("a particle is left over", re.compile(r"[一-鿿]从以|将这以|州由主|以提高为目标至|以降低为目标至|[一-鿿]直到升")),
        _Sign("a letter stands behind its noun", re.compile(r"轮[A-H](?![A-Za-z])")),
        _Sign("a comparison is cut off", re.compile(r"比人(?:高|低|多|少|大)|比(?:的|在|以)[^，。]{0,4}(?:高|低|多|少)")),
        _Sign("a noun is told twice", re.compile(r"(\d[\d,.万亿]*[家个名件])([\u4e00-\u9fff]{2})[\u4e00-\u9fff]{2}\2")),
        _Sign("a verb ends in nothing", re.compile(r"[，,]是[。]?$"), "warn"),
        _Sign("a comparison stands before its noun", re.compile(r"更(?:多|高|低|少|大|长)\d|更(?:多|高|低|少)(?!的)[\u4e00-\u9fff]{2,4}\d"), "warn"),
        _Sign("a helping verb has lost its object", re.compile(r"是(?:首次|第一次|最多|最高)[。]$|以[\u4e00-\u9fff]{1,6}为[\u4e00-\u9fff]{1,6}进行|作为[^，。]{2,16}为目标"), "warn"),
    ),
}  # fmt: skip


def check_salad(target: str, lang: TargetLang) -> Iterator[Finding]:
    """Findings for the signs in ``target``; the first place of each."""
    plain = target
    for date in dates_told(target, lang):
        plain = plain[: date.start] + "\u00b7" * (date.end - date.start) + plain[date.end :]
    for sign in _SIGNS[lang]:
        if found := sign.pattern.search(plain):
            yield Finding(
                check="garbled",
                severity=sign.severity,
                lang=lang,
                message=f"{sign.message}: '{target[slice(*found.span())]}'",
                found=target[slice(*found.span())],
                span=found.span(),
            )
