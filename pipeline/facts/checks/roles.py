"""Who did it to whom, and what was more than what: A sold to B isn't B sold to A, more A than B isn't more B than A.

Read from the order of the names alone, so only the plain active sentence is held against its source; a passive
(was sold by), an exchange (received from) and a shared deed (with) are left alone.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.checks.parts import Anchor
from pipeline.facts.checks.rival_words import RIVALS
from pipeline.records import Finding, TargetLang
from pipeline.text.morph import tokenize

_SUBJECT = ("은", "는", "이", "가")
_OTHER = ("에", "에게", "를", "을")
_TURNED = {
    "en": re.compile(
        r"\b(?:by|from|with|receiv\w*|got|gets?|accept\w*|was|were|is|are|been|be|under|and|gain\w*|won|obtain\w*|take\w*|took|"
        r"borrow\w*|bought|buy\w*|import\w*|join\w*|welcom\w*|hosts?|hosted|saw|see|will|has|have|had|where)\b|['’]s?\b|,",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"被|由|从|接|收|获|受|与|和|同|借|买|购|进口|得|是|的|有|，|、|在|中|为|将|把"),
}
_DIRECT = {"en": re.compile(r"^(?:the |mayor |ceo )?$", re.IGNORECASE), "zh": re.compile(r"^$")}
_THAN = {
    "en": re.compile(r"\bthan (?:the )?(?:number of |that of )?"),
    "zh": re.compile(r"比|较(?!多|大|高|小|少|低)|于"),
}
_BASE = re.compile(r"(?<![가-힣])([가-힣]{2,8})[이가은는] ([가-힣]{2,8})보다 ")
_MORE = re.compile(r"많|높|크|앞서|길|늘|적|낮|작|짧|줄")


def check_roles(
    source: str, target: str, lang: TargetLang, nouns: Sequence[Anchor], names: Sequence[Anchor]
) -> Iterator[Finding]:
    """Blocking findings for subject and object, or the two sides of a comparison, told in each other's place.

    ``names`` are those with all their accepted spellings, by the same offsets as ``nouns``.
    """
    yield from _compared_rivals(source, target, lang)
    spellings = {name.start: name.words for name in names}
    nouns = [noun._replace(words=(*noun.words, *spellings.get(noun.start, ()), *_head(noun))) for noun in nouns]
    tokens = tokenize(source)
    cases = {token.start: token.form for token in tokens if token.tag in ("JKS", "JX", "JKB", "JKO")}
    behind = {anchor: _case(anchor, cases) for anchor in nouns if anchor.words[0]}
    subjects = [a for a, case in behind.items() if case in _SUBJECT]
    bases = [a for a, case in behind.items() if case == "보다" or source.startswith("보다", a.end)]
    others = [a for a, case in behind.items() if case in _OTHER]
    for subject in subjects[:1]:
        for base in bases[:1]:
            if base.start > subject.start and _MORE.search(source[base.end :]):
                yield from _compared(subject, base, target, lang)
        for other in others[:1] if not bases else []:
            if other.start > subject.start and _named(subject, lang) and _named(other, lang):
                yield from _exchanged(subject, other, target, lang)


def _head(noun: Anchor) -> tuple[str, ...]:
    """The name at the head of a gloss: Daon of "Daon shipping"."""
    return tuple(re.findall(r"^[A-Z][a-z]{3,}(?= [a-z])", noun.words[0]))


def _compared_rivals(source: str, target: str, lang: TargetLang) -> Iterator[Finding]:
    """찬성이 반대보다 많다 told as opposition above support: what stands behind "than" is what the Korean compares."""
    sides = _BASE.search(source)
    if not sides or not _MORE.search(source[sides.end() :]):
        return
    for family in dict.fromkeys(rival.family for rival in RIVALS):
        rivals = [rival for rival in RIVALS if rival.family == family and not rival.needed]
        mine = [rival for rival in rivals if re.search(rival.ko, sides[1])]
        base = [rival for rival in rivals if re.search(rival.ko, sides[2])]
        for than in _THAN[lang].finditer(target) if len(mine) == len(base) == 1 and mine != base else ():
            behind = re.match(r"[\w ]{2,16}" if lang == "en" else r"[^，,。\d]{1,4}", target[than.end() :])
            own, other = ((r.en if lang == "en" else r.zh) for r in (mine[0], base[0]))
            if behind and re.search(own, behind[0], re.I) and not re.search(other, behind[0], re.I):
                anchor = Anchor(sides.start(2), (sides[2],), sides.end(2))
                yield _finding(source_of=anchor, lang=lang, found=than[0] + behind[0], what="is compared with")


def _case(anchor: Anchor, cases: dict[int, str]) -> str:
    """The particle inside or right behind the noun's unit, empty where there is none."""
    inside = [form for start, form in cases.items() if anchor.start < start <= anchor.end]
    return inside[-1] if inside else ""


def _named(anchor: Anchor, lang: TargetLang) -> bool:
    """A name, which stands in the target as it was given: capitals in English, anything in Chinese."""
    return lang == "zh" or anchor.words[0][:1].isupper()


def _places(anchor: Anchor, target: str, lang: TargetLang) -> list[re.Match[str]]:
    plural = {"man": "m[ae]n", "woman": "wom[ae]n"}
    found = []
    for word in (word for word in anchor.words if len(word) > 1):
        edges = rf"\b{plural.get(word, re.escape(word))}" if lang == "en" else re.escape(word)
        found += list(re.finditer(edges, target, re.IGNORECASE if word.islower() else 0))
    return found


def _compared(subject: Anchor, base: Anchor, target: str, lang: TargetLang) -> Iterator[Finding]:
    than = list(_THAN[lang].finditer(target))
    mine, theirs = _places(subject, target, lang), _places(base, target, lang)
    if len(than) != 1 or not mine:
        return
    after = than[0].end()
    if any(m.start() == after for m in mine) and not any(m.start() >= after for m in theirs):
        yield _finding(
            source_of=base, lang=lang, found=target[than[0].start() : mine[0].end()], what="is compared with"
        )


def _exchanged(subject: Anchor, other: Anchor, target: str, lang: TargetLang) -> Iterator[Finding]:
    mine, theirs = _places(subject, target, lang), _places(other, target, lang)
    if len({m.start() for m in mine}) != 1 or len({m.start() for m in theirs}) != 1:
        return
    first, last = theirs[0], mine[0]
    plain = first.start() < last.start() and _DIRECT[lang].match(target[: first.start()])
    if plain and not _TURNED[lang].search(target[first.end() : last.start()]):
        yield _finding(source_of=subject, lang=lang, found=target[: last.end()], what="is the one who did it")


def _finding(*, source_of: Anchor, lang: TargetLang, found: str, what: str) -> Finding:
    return Finding(
        check="roles_exchanged",
        severity="block",
        lang=lang,
        message=f"'{source_of.words[0]}' {what} in the source, not so in '{found}'",
        expected=source_of.words[0],
        found=found,
        source_span=(source_of.start, source_of.end or source_of.start),
    )
