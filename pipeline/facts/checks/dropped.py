"""A noun of the source that nothing in the translation tells, and a noun beside a share that nothing in the source gave.

A word of the source may well be put otherwise. So each side vouches for the other: a noun counts as lost only where no
word of the translation is left over that could stand for it.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.checks.glosses import EMPTY, EMPTY_ZH, HAN, akin, unexplained, words
from pipeline.facts.checks.parts import SENTENCE, Anchor, noun_ends
from pipeline.facts.checks.polarity import denies
from pipeline.records import Finding, TargetLang
from pipeline.text.morph import tokenize

_LIGHT = re.compile(
    r"(?:것|등|때|위해|위한|통해|대한|관련|이번|현재|예정|계획|방침|결과|규모|기준|사실|이상|이하|미만|가운데|동안|경우|대상|"
    r"상황|이날|당시|모두|전체|최대|최소|평균|처음|각각|포함|추가|국내|현지|지역|해당|이후|이전|내용|사업|정도|수준|측|시간|"
    r"답했|말[한했]|설명|강조|언급|주장|다음|기록|공개|증가|감소|발표|집계|역대|기간|금액|사람)"
)
"""Nouns that another wording may well leave out."""
_MIN_WORDS = 5
_LONG = 4
"""A noun of so many syllables is a compound: each word of its gloss says something."""
_SHARE_OF = re.compile(r"(?:%|percent) of (?:all |the |its |their )?([a-z]{4,}s)\b")
_DENIED = re.compile(
    r"(?:지 않은|지 않는|[이가] 없는|[이가] 아닌|지 못한|지 못하는) (?!것|지|수|채|만|줄|한|이상|바|데)"
)
_QUOTED = re.compile(r"[‘“'\"][^‘’“”'\".,]{2,24}[’”'\"]")
_ANYBODY = re.compile(r"people|persons?|respondents|participants|voters|members|those|cases|times|sales|points")


def check_details(
    source: str, target: str, lang: TargetLang, nouns: Sequence[Anchor], names: Sequence[Anchor] = ()
) -> Iterator[Finding]:
    """Blocking findings for what ``target`` lost of the source's nouns; ``nouns`` are the glossed words of the source,
    ``names`` those that have a check of their own."""
    if not SENTENCE.search(source.strip()):
        return
    left = unexplained(target, lang, nouns)
    lost = [noun for noun in _content(source, nouns) if _untold(noun, source, target, lang)]
    if len(nouns) >= _MIN_WORDS and len(lost) > len(left) + bool(left) and not _before_name(lost[-1], names, source):
        yield _finding(lang, lost[0], source)
    for noun in list(_unquoted(source, target, lang, nouns))[len(left) :][:1]:
        yield _finding(lang, noun, source)
    if _DENIED.search(source) and not denies(target, lang):
        message = "what the source says is without or not so isn't told as such"
        yield Finding(check="negation_flipped", severity="block", lang=lang, message=message)
    share = _SHARE_OF.search(target)
    if share and not lost and share[1] in left and not _ANYBODY.fullmatch(share[1]):
        yield _added(lang, share)


def _content(source: str, nouns: Sequence[Anchor]) -> Iterator[Anchor]:
    """The glossed nouns that say something by themselves; names have a check of their own."""
    ends = noun_ends(source)
    heads = {t.start for t in tokenize(source) if t.tag in ("NNG", "NNP", "SL")}
    for noun in nouns:
        surface = source[noun.start : noun.end]
        named = any(char.isupper() for char in noun.words[0]) or source[: noun.start].endswith(("‘", "“", "'", '"'))
        kept = noun.start in heads and any(noun.start + 1 < end <= noun.end for end in ends)
        if kept and not named and not _LIGHT.match(surface):
            yield noun


def _unquoted(source: str, target: str, lang: TargetLang, nouns: Sequence[Anchor]) -> Iterator[Anchor]:
    """The glossed words of a name between quotation marks that the target doesn't tell: ‘춘천물안개마라톤’ is no 'Chuncheon Marathon'."""
    for quoted in _QUOTED.finditer(source):
        for noun in nouns:
            inside = quoted.start() < noun.start and noun.end < quoted.end()
            spelled = any(char.isupper() for char in noun.words[0])
            if inside and not spelled and _untold(noun, source, target, lang):
                yield noun


def _before_name(noun: Anchor, names: Sequence[Anchor], source: str) -> bool:
    """The noun only says what the name behind it is (소프트웨어 기업 가나랩이); what is joined to it (의사와) is another."""
    joined = any(t.tag in ("JC", "JKB") and t.start + t.len == noun.end for t in tokenize(source))
    return not joined and any(source[noun.end : name.start] == " " for name in names)


def _untold(noun: Anchor, source: str, target: str, lang: TargetLang) -> list[str]:
    """The words of an English gloss that the target has in no form; a Chinese gloss of which it has no character."""
    gloss = noun.words[0]
    if lang == "zh":
        chars = [c for run in HAN.findall(gloss) for c in run if c not in EMPTY_ZH]
        return [gloss] if chars and not any(c in target for c in chars) else []
    theirs, mine = words(target), [w for w in words(gloss) if w not in EMPTY]
    lost = [w for w in mine if not any(akin(w, t) for t in theirs)]
    inside = [t for t in tokenize(source) if noun.start <= t.start < noun.end]
    surface = source[noun.start : max((t.start + t.len for t in inside if t.tag[0] in "NX"), default=noun.end)]
    compound = (" " in surface or len(surface) >= _LONG) and not any(t.tag[0] == "V" or t.tag == "XSV" for t in inside)
    return lost if compound or len(lost) == len(mine) else []


def _finding(lang: TargetLang, noun: Anchor, source: str) -> Finding:
    surface = source[noun.start : noun.end]
    return Finding(
        check="detail_lost",
        severity="block",
        lang=lang,
        message=f"{surface} is '{noun.words[0]}': nothing in the translation tells it",
        expected=noun.words[0],
        source_span=(noun.start, noun.end),
    )


def _added(lang: TargetLang, share: re.Match[str]) -> Finding:
    message = f"'{share.group()}': the source doesn't say a share of whom or what"
    return Finding(
        check="value_swapped", severity="block", lang=lang, message=message, found=share.group(), span=share.span()
    )
