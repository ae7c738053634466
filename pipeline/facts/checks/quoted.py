"""Whether a name in quotation marks (‘제3회 가나물빛마라톤’) keeps its words: another marathon of the same town is another.

A word may be told by its gloss, by its sound, or in any wording of the translator's. So it counts as lost only where
the rest of the name stands there and nothing beside it is left over that could be the word.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.checks.glosses import content, told, unexplained
from pipeline.facts.checks.omitted import consonants
from pipeline.facts.checks.parts import Anchor
from pipeline.facts.names.romanize import romanize
from pipeline.records import Finding, TargetLang
from pipeline.text.morph import tokenize

_QUOTED = re.compile(r"[‘“'\"「『《〈]([^‘’“”'\"「」『』《》〈〉]{4,24})[’”'\"」』》〉]")
_NUMBERED = re.compile(r"제\s?\d+(?:회|차|기) ([가-힣]{5,16})(?=[ ,.…]|$)")
_SPOKEN = ("E", "V", "XSV", "XSA", "JX", "JKS", "JKO", "JKB", "JKQ")
"""What a plain name has none of: such words are somebody's, or a title of a work, and may be told freely."""
_COUNTED = re.compile(r"제?\s?\d+ ?[가-힣]{0,2}")
_ORDINARY = frozenset(
    [
        "사업",
        "행사",
        "대회",
        "프로젝트",
        "프로그램",
        "제도",
        "축제",
        "캠페인",
        "서비스",
        "시스템",
        "계획",
        "협약",
        "운동",
        "정책",
    ]
)
_LEAST = {"en": 1, "zh": 2}
"""Words or characters of a gloss that make a loss: a 店 or 会 may go."""
_LIGHT = frozenset(
    [
        "goes",
        "program",
        "project",
        "event",
        "service",
        "system",
        "plan",
        "business",
        "campaign",
        "policy",
        *"事业项目计划活动制度工程服务",
    ]
)
"""Words of a gloss that the name has without them."""
_CASE = re.compile(r"(?:에서|으로|까지|부터|에는|과의|와의|[은는이가을를에의와과도로])$")
_NEAR = {"en": 24, "zh": 6}
"""Characters before what is told of a name among which the rest may stand."""
_BEHIND = {"en": re.compile(r"(?: (?:of|for|on|with|at|by|about)|[:,]) .{0,24}"), "zh": re.compile(".{0,2}")}


def check_quoted(source: str, target: str, lang: TargetLang, nouns: Sequence[Anchor]) -> Iterator[Finding]:
    """Blocking findings for names in quotation marks of which ``target`` has lost a word; ``nouns`` are the glossed words
    of the source."""
    tokens = tokenize(source)
    for found in (*_QUOTED.finditer(source), *_NUMBERED.finditer(source)):
        start, end = found.span(1)
        if any(t.tag.startswith(_SPOKEN) for t in tokens if start <= t.start < end):
            continue
        inside = [noun for noun in nouns if start <= noun.start < end]
        parts = [(source[n.start : min(n.end, end)], n.words[0]) for n in inside] + list(
            _unglossed(source, (start, end), nouns)
        )
        lost = [part for part in parts if not _is_told(part, target, lang)]
        here = [place for part in parts for place in _where(part[1], target, lang)]
        if not lost or not here:
            continue
        first, last = min(here)[0], max(end for _, end in here)
        behind = _BEHIND[lang].match(target, last)
        before = target[max(0, first - _NEAR[lang]) : first]
        whole = re.sub(r"^[A-Za-z’']+", "", before) if len(before) == _NEAR[lang] else before
        near = whole + target[first : behind.end() if behind else last]
        if not unexplained(near, lang, nouns) and not _unknown_sounds(near, nouns):
            yield _finding(lost[0][0], source[start:end], lang, (start, end))


def _unglossed(source: str, span: tuple[int, int], nouns: Sequence[Anchor]) -> Iterator[tuple[str, str]]:
    """The words of the name that no gloss covers, without counts and particles."""
    start, end = span
    plain = "".join(
        " " if any(noun.start <= at < noun.end for noun in nouns) else source[at] for at in range(start, end)
    )
    for word in _COUNTED.sub(" ", plain).split():
        bare = _CASE.sub("", word)
        if len(bare) > 1 and re.fullmatch("[가-힣]+", bare):
            yield bare, ""


def _is_told(part: tuple[str, str], target: str, lang: TargetLang) -> bool:
    surface, gloss = part
    own = [word for word in content(gloss, lang) if word not in _LIGHT]
    if surface in _ORDINARY or (gloss and not own):
        return True
    sound = consonants(romanize(re.sub("[^가-힣]", "", _CASE.sub("", surface))))
    said = consonants("".join(re.findall(r"[A-Za-z'’-]+", target)))
    lost = set(own) - set(told(gloss, target, lang))
    whole = bool(own) and len(lost) < _LEAST[lang]
    return whole or bool(sound and sound in said)


def _unknown_sounds(near: str, nouns: Sequence[Anchor]) -> bool:
    """Whether a word in Latin capitals stands there that no gloss has: a part of the name by its sound."""
    glosses = " ".join(word for noun in nouns for word in noun.words).casefold()
    return any(word.casefold() not in glosses for word in re.findall(r"[A-Z][a-z]{2,}", near))


def _where(gloss: str, target: str, lang: TargetLang) -> Iterator[tuple[int, int]]:
    """Where the last of each told word stands; the name of the town may stand before, for itself."""
    for part in told(gloss, target, lang):
        stem = re.escape(part[:5]) + "[A-Za-z]*"
        yield from [match.span() for match in re.finditer(stem, target, re.IGNORECASE)][-1:]


def _finding(lost: str, name: str, lang: TargetLang, span: tuple[int, int]) -> Finding:
    return Finding(
        check="name_missing",
        severity="block",
        lang=lang,
        message=f"'{lost}' of the name '{name}' isn't told",
        source_span=span,
    )
