"""What is only spoken of told as the news: a date of it (지난해 7월 불이 난 시장) told without it, which then seems the main
deed's, and its verb (골목을 누비는 차가 나왔다) told in the main one's place.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.checks.glosses import content, told, unexplained
from pipeline.facts.checks.parts import SENTENCE, Anchor
from pipeline.facts.checks.values import date_of, dates_told
from pipeline.facts.dates.calendar import compatible
from pipeline.records import Finding, Mention, TargetLang
from pipeline.text.morph import tokenize

_LONGEST = 14
"""Characters between the date and the verb of its clause."""
_THAT_DOES = re.compile(r"that ([a-z]{4,})")
_FORMAL = frozenset(
    ["것", "바", "지", "데", "뒤", "후", "이후", "이래", "결과", "가운데", "다음", "만큼", "채", "점", "상태"]
)


def check_attributes(
    source: str, target: str, lang: TargetLang, dates: Sequence[Mention], nouns: Sequence[Anchor]
) -> Iterator[Finding]:
    """Blocking findings for dates that ``target`` tells though it has lost the clause that they date, and for a main verb
    in whose place the verb of such a clause is told."""
    if lang == "en" and SENTENCE.search(source.strip()) and nouns:
        yield from _instead(source, target, nouns)
    found = dates_told(target, lang)
    for date in dates:
        if not any(compatible(date_of(date), date_of(d), date.key, d.key) in ("same", "partial") for d in found):
            continue
        span = _clause(source, date)
        own = [n for n in nouns if span and span[0] <= n.start < span[1] and content(n.words[0], lang)]
        named = any(char.isupper() for noun in own for char in noun.words[0][:1])
        if len(own) > 1 and not named and not any(told(noun.words[0], target, lang) for noun in own):
            message = f"{date.surface} is when {source[span[0] : span[1]]}, which isn't told" if span else ""
            yield Finding(
                check="date_changed",
                severity="block",
                lang=lang,
                message=message,
                found=date.renderings[lang].preferred if lang in date.renderings else "",
                source_span=(date.start, span[1] if span else date.end),
            )


def _instead(source: str, target: str, nouns: Sequence[Anchor]) -> Iterator[Finding]:
    """No word tells the last verb, none is left over that could, and a clause's verb has its past."""
    last = nouns[-1]
    if not content(last.words[0], "en") or told(last.words[0], target, "en") or unexplained(target, "en", nouns):
        return
    for noun in nouns[:-1]:
        verb = _THAT_DOES.fullmatch(noun.words[0])
        done = verb and re.search(
            rf"(?<!that )(?<!which )(?<!who )\b{verb[1][:5]}[a-z]*ed (?!by\b|in\b|on\b|at\b|to\b|from\b)", target
        )
        if done:
            yield Finding(
                check="detail_lost",
                severity="block",
                lang="en",
                message=f"{source[last.start : last.end]} isn't told; '{done[0].strip()}' stands in its place",
                found=done[0].strip(),
                source_span=(last.start, last.end),
            )
            return


def _clause(source: str, date: Mention) -> tuple[int, int] | None:
    """Where a subject or object with its verb stands right behind the date and describes a noun (불이 난)."""
    tokens = [t for t in tokenize(source) if t.start >= date.end]
    case = next((at for at, t in enumerate(tokens) if t.tag.startswith(("J", "E", "S"))), 0)
    if not case or tokens[case].tag not in ("JKS", "JKO") or not all(t.tag.startswith("NN") for t in tokens[:case]):
        return None
    for at, token in enumerate(tokens[case + 1 :], start=case + 1):
        if token.tag == "ETM" and token.form in ("ᆫ", "은") and at + 1 < len(tokens):
            doing = tokens[at - 1].tag.split("-")[0] in ("VV", "XSV")
            ends = token.start + token.len
            near = ends - date.end <= _LONGEST and tokens[at + 1].form not in _FORMAL
            return (tokens[0].start, ends) if doing and near else None
        if token.tag[0] in "JES" and token.form != "어":
            return None
    return None
