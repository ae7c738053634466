"""A count told of another thing than the source counts: people as systems, calls as nothing at all.

"18,600 systems" for 18,600명 who used the system; "were dispatched to 1.673 million" for 167만3천건 of calls; the year
of one amount behind the other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.facts.checks.parts import Anchor, noun_ends
from pipeline.facts.checks.values import date_of, dates_told, figures_told, quantity
from pipeline.facts.dates.calendar import compatible
from pipeline.facts.figures.units import same
from pipeline.records import Finding, Mention, Quantity, TargetLang

_MANY = 3
_THING = re.compile(
    r"[ -](?:[a-z'’-]+[ -]|\d+ (?=o['’]clock)){0,7}?"
    r"((?:system|facilit|program|project|measure|device|product|service|center|hospital|school|universit|building|plan|polic|rule|law|store|"
    r"shop|vehicle|ship|boat|vessel|bus|truck|train|artifact|site|island|village|district|institution|building|event|exhibition|agreement|"
    r"contract|term|season|threshold|standard|test|survey|risk|disease|rate|course|race|category|division|kilomet(?:re|er))(?:y|s|es|ies))\b"
)
_BROKEN = re.compile(
    r"[,.;:]|\b(?:and|or|of|in|to|for|from|by|with|at|on|per|than|as|who|that|which|were|was|are|is|will|have|has|had|used?|uses|using|visited|joined|attended|received)\b"
)
_BARE = re.compile(r"(?:\.?$|[,;]| (?:and|or|in|on|at|from|to|with|as|that|by|of|for|were|was) )")
_VERB = re.compile(
    r"\b(?:dispatch\w*|respond\w*|rush\w*|sent|screen\w*|ship\w*|deliver\w*|suppl\w+|build\w*|built|install\w*|train\w*|sell\w*|sold|plant\w*|publish\w*|handl\w+|did|held|conduct\w*|carried|saw|recorded)(?: out| up)?(?: to)? (?:about |around |some |more than |nearly |over )?$",
    re.I,
)
_EACH_KO = re.compile(
    r"씩|각|당|마다|매|하나|한 |1인|별로|개인|하루|연|월|똑같이|같은|[가-힣]에 \d|\d[가-힣]{1,2}에 |꼴|짜리"
)
_CHAIN = re.compile(r"[가-힣](?P<dot>·)[가-힣]+(?: [가-힣A-Za-z]+){0,3}[가-힣A-Za-z]* ?$")
_AND = {"en": re.compile(r"\band (?:the )?$"), "zh": re.compile(r"[和与及、]$")}
_APART = 6
"""Characters between a count and a noun that stands elsewhere, at least."""
_SMALL = frozenset(["the", "for", "and", "with", "from", "each", "all", "people", "person", "about", "into", "over"])
_REAL = {
    "en": re.compile(r"^(?!(?:when|while|after|before|is|are|was|were)\b)[A-Za-z ]*[a-z]{3,}$"),
    "zh": re.compile(r"^[\u4e00-\u9fff]{2,}$"),
}
_BEHIND = {
    "en": re.compile(r"(?: (?!(?:of|in|to|for|from|by|with|at|on|per|than|as|who|that|which|were|was|are|is|will|have|has|had|and|or|people)\b)[A-Za-z-]+){1,3}"),
    "zh": re.compile(r"[名个家所处件台艘辆座项位]?[\u4e00-\u9fff]{2,6}(?=[，。、了和]|$)"),
}  # fmt: skip
_COUNTERS = (
    "건",
    "편",
    "대",
    "척",
    "채",
    "그루",
    "권",
    "곳",
    "개",
    "점",
    "마리",
    "줄",
    "회",
    "차례",
    "번",
    "벌",
    "병",
    "상자",
    "포기",
)


def check_belongings(
    source: str,
    target: str,
    lang: TargetLang,
    values: tuple[Sequence[Mention], Sequence[Mention]],
    nouns: Sequence[Anchor],
) -> Iterator[Finding]:
    """Blocking findings for counts of ``target`` that have lost their thing or have another's, and for the dates of
    amounts; ``values`` are the source's figures and its dates."""
    figures, dates = values
    found = figures_told(target, lang)
    amounts = [m for m in figures if isinstance(m.value, Quantity)]
    if lang == "en":
        for mention in amounts:
            told = [
                f for f in found if same(quantity(mention), quantity(f)) or quantity(f).value == quantity(mention).value
            ]
            if len(told) == 1 and quantity(mention).unit == "count" and quantity(mention).value >= _MANY:
                yield from _things(mention, told[0], target, amounts)
    for mention in amounts:
        for f in found:
            if same(quantity(mention), quantity(f)):
                yield from _split(source, mention, (target, f, lang), nouns)
    if lang == "en":
        yield from _heaped(amounts, found, target)
    for mention in amounts:
        yield from _another(source, mention, (target, found, lang), nouns)
    yield from _shared(source, target, lang, (amounts, found))
    yield from _dated(source, target, lang, (amounts, found, dates))


def _things(mention: Mention, told: Mention, target: str, amounts: Sequence[Mention]) -> Iterator[Finding]:
    counter = quantity(mention).counter or ""
    behind = target[told.end :]
    thing = _THING.match(behind)
    if counter == "명" and thing and not _BROKEN.search(thing.group()) and "people" not in thing.group():
        yield _finding(mention, "en", target[told.start : told.end + thing.end()], "counts people")
    twins = [m for m in amounts if quantity(m).counter == counter]
    verb = _VERB.search(target[: told.start])
    if (
        counter.endswith(_COUNTERS)
        and len(twins) == 1
        and verb
        and _BARE.match(behind)
        and told.surface[-1].isdigit() | told.surface.endswith("illion")
    ):
        yield _finding(mention, "en", target[verb.start() : told.end], "counts something that isn't told")


def _split(
    source: str, mention: Mention, where: tuple[str, Mention, TargetLang], nouns: Sequence[Anchor]
) -> Iterator[Finding]:
    """바다·하천 감시선 24척 (boats of both kinds) told as "the sea and 24 river boats"."""
    target, told, lang = where
    chain = _CHAIN.search(source[: mention.start])
    if not chain or not _AND[lang].search(target[: told.start]):
        return
    first = [noun.words[0] for noun in nouns if noun.end == chain.start("dot")]
    last = [noun.words[0] for noun in nouns if noun.start == chain.end("dot")]
    before = any(word.casefold() in target[: told.start].casefold()[-40:] for word in first)
    behind = any(word.casefold() in target[told.end :].casefold()[:40] for word in last)
    if before and behind:
        yield _finding(mention, lang, target[told.start - 6 : told.end + 6], "counts all that it stands with")


def _another(
    source: str, mention: Mention, where: tuple[str, Sequence[Mention], TargetLang], nouns: Sequence[Anchor]
) -> Iterator[Finding]:
    """A count with its noun at hand (가나 경찰과 도둑 12명을) told right before a noun that stands elsewhere."""
    target, found, lang = where
    told = [f for f in found if same(quantity(mention), quantity(f))]
    if quantity(mention).unit != "count" or len(told) != 1:
        return
    ends = noun_ends(source)
    own = [n for n in nouns if n.end in ends and n.end <= mention.start and not source[n.end : mention.start].strip()]
    own += [n for n in nouns if source[mention.end : n.start] == "의 "]
    told_own = [stem for noun in own for stem in _stems(noun.words[0], lang) if stem in _far(target, told[0])]
    if not told_own:
        return
    behind = _BEHIND[lang].match(target, told[0].end)
    phrase = behind[0].casefold() if behind else ""
    if not phrase or any(stem in phrase for noun in own for stem in _stems(noun.words[0], lang)):
        return
    for noun in nouns:
        apart = noun.end + _APART < mention.start or noun.start > mention.end + _APART
        stems = _stems(noun.words[0], lang)[-1:]
        if apart and stems and any(_REAL[lang].search(noun.words[0]) and stem in phrase for stem in stems):
            yield _finding(
                mention,
                lang,
                target[told[0].start : told[0].end] + (behind[0] if behind else ""),
                f"counts {own[0].words[0]}",
            )
            return


def _far(target: str, told: Mention) -> str:
    """The target but for what stands right around the figure."""
    return (target[: max(0, told.start - 4 * _APART)] + " " + target[told.end :]).casefold()


def _stems(gloss: str, lang: TargetLang) -> list[str]:
    """What the words of a gloss begin with, without its article and preposition; a Chinese gloss as it is."""
    if lang == "zh":
        return re.findall(r"[\u4e00-\u9fff]{2,}", gloss)
    return [word.casefold()[:5].rstrip("ys") for word in re.findall(r"[A-Za-z]{3,}", gloss) if word not in _SMALL]


def _heaped(amounts: Sequence[Mention], found: Sequence[Mention], target: str) -> Iterator[Finding]:
    """Two amounts of money in one phrase: "464 billion won net profit of 335.6 billion won"."""
    for one, two in pairwise(found):
        money = quantity(one).unit == quantity(two).unit and quantity(one).unit.isupper()
        if money and re.fullmatch(r" (?:[a-z]+ ){1,3}of (?:about )?", target[one.end : two.start]):
            own = [m for m in amounts if same(quantity(m), quantity(one))]
            if own and not re.search(r"\b(?:and|from|to|worth|out|instead|each)\b", target[one.end : two.start]):
                yield _finding(own[0], "en", target[one.start : two.end], "is an amount of its own")


def _shared(
    source: str, target: str, lang: TargetLang, given: tuple[Sequence[Mention], Sequence[Mention]]
) -> Iterator[Finding]:
    """A whole amount told as what each gets, though nothing in the Korean is counted one by one."""
    amounts, found = given
    if _EACH_KO.search(source):
        return
    for mention in amounts:
        for f in found:
            before, behind = target[: f.start], target[f.end :]
            each = (
                re.match(r" (?:each|apiece)\b", behind)
                if lang == "en"
                else re.search(r"每[份次人名户家个台位项]$", before)
            )
            if each and same(quantity(mention), quantity(f)):
                yield _finding(mention, lang, target[max(0, f.start - 3) : f.end + 5], "is all of it")


def _dated(
    source: str, target: str, lang: TargetLang, given: tuple[Sequence[Mention], Sequence[Mention], Sequence[Mention]]
) -> Iterator[Finding]:
    """A date right before its amount in the Korean (지난해 3,100명보다) told right beside the other one of two amounts."""
    amounts, found, dates = given
    for date in dates:
        own = [m for m in amounts if re.fullmatch(r"의? ", source[date.end : m.start])]
        if len(own) != 1 or not re.match(r"보다|에서|에 비해|과 비교|대비", source[own[0].end :]):
            continue
        beside = list(_beside(date, target, lang, found))
        if beside and not any(same(quantity(own[0]), quantity(f)) for f in beside):
            others = [m for m in amounts if any(same(quantity(m), quantity(f)) for f in beside) and m is not own[0]]
            if others and quantity(others[0]).unit == quantity(own[0]).unit:
                yield _finding(own[0], lang, beside[0].surface, f"is the one of {date.surface}")


def _beside(date: Mention, target: str, lang: TargetLang, found: Sequence[Mention]) -> Iterator[Mention]:
    """The amounts of the target with the date right behind them (English) or right before them (Chinese)."""
    for told in dates_told(target, lang):
        if compatible(date_of(date), date_of(told), date.key, told.key) not in ("same", "partial"):
            continue
        for f in found:
            if lang == "en" and re.fullmatch(
                r"(?: (?:people|units|cases|visitors))? (?:in |of |for )?", target[f.end : told.start]
            ):
                yield f
            if lang == "zh" and re.fullmatch(r"的?", target[told.end : f.start]):
                yield f


def _finding(mention: Mention, lang: TargetLang, found: str, what: str) -> Finding:
    return Finding(
        check="value_swapped",
        severity="block",
        lang=lang,
        message=f"{mention.surface} {what}, not so in '{found}'",
        found=found,
        source_span=(mention.start, mention.end),
    )
