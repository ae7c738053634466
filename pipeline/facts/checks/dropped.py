"""A noun of the source that nothing in the translation tells, and a noun beside a share that nothing in the source gave.

A word of the source may well be put otherwise. So each side vouches for the other: a noun counts as lost only where no
word of the translation is left over that could stand for it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.facts.checks.parts import Anchor, noun_ends
from pipeline.facts.checks.polarity import denies
from pipeline.facts.checks.values import dates_told, figures_told
from pipeline.records import Finding, TargetLang
from pipeline.text.morph import tokenize

_STEM = 5
_COMMON = 3
"""How many letters two short words of one origin share at least (use, using)."""
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’]*[A-Za-z]")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_SENTENCE = re.compile(r"다[.”\"’']*$")
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "the that this these those with from for and are was were has have had will its their his her our which who whom whose "
        "while been being than then there they them into onto over under about around more most much many each every both all "
        "also only just such same other another some any not but yet still when where what how why after before since until "
        "during through within without between among against per via due did does done can could would should may might must "
        "out off one two three four five six seven eight nine ten first second third said says say told tells announced reported "
        "according it he she an of to in on at by as is be or if so no up",
    )
)
"""Words that stand for nothing of the source by themselves."""
_EMPTY_ZH = frozenset(
    "的了和与在为是将把被从至到对向于以及并等中内上下年月日时分第个名家件台人次项位所条这那其该各每已有也又而但则还就都之由让使给用表示称约共多"
    "少最一二三四五六七八九十两百千万亿元"
)
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
_ANYBODY = re.compile(r"people|persons?|respondents|participants|voters|members|those|cases|times|sales|points")


def check_details(
    source: str, target: str, lang: TargetLang, nouns: Sequence[Anchor], names: Sequence[Anchor] = ()
) -> Iterator[Finding]:
    """Blocking findings for what ``target`` lost of the source's nouns; ``nouns`` are the glossed words of the source,
    ``names`` those that have a check of their own."""
    if not _SENTENCE.search(source.strip()):
        return
    left = _unexplained(target, lang, nouns)
    lost = [(noun, words) for noun in _content(source, nouns) if (words := _untold(noun, source, target, lang))]
    if len(nouns) >= _MIN_WORDS and len(lost) > len(left) + bool(left) and not _before_name(lost[-1][0], names, source):
        yield _finding(lang, lost[0][0], source)
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


def _before_name(noun: Anchor, names: Sequence[Anchor], source: str) -> bool:
    """The noun only says what the name behind it is (소프트웨어 기업 가나랩이)."""
    return any(source[noun.end : name.start] == " " for name in names)


def _untold(noun: Anchor, source: str, target: str, lang: TargetLang) -> list[str]:
    """The words of an English gloss that the target has in no form; a Chinese gloss of which it has no character."""
    gloss = noun.words[0]
    if lang == "zh":
        chars = [c for run in _HAN.findall(gloss) for c in run if c not in _EMPTY_ZH]
        return [gloss] if chars and not any(c in target for c in chars) else []
    theirs, mine = _words(target), [w for w in _words(gloss) if w not in _EMPTY]
    lost = [w for w in mine if not any(_akin(w, t) for t in theirs)]
    inside = [t for t in tokenize(source) if noun.start <= t.start < noun.end]
    surface = source[noun.start : max((t.start + t.len for t in inside if t.tag[0] in "NX"), default=noun.end)]
    compound = (" " in surface or len(surface) >= _LONG) and not any(t.tag[0] == "V" or t.tag == "XSV" for t in inside)
    return lost if compound or len(lost) == len(mine) else []


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return [word.lower() for word in _LATIN.findall(plain)]


def _akin(one: str, two: str) -> bool:
    """Whether two words share their beginning: as much of it as a stem has, or nearly all of a short word."""
    size = min(_STEM, max(_COMMON, min(len(one), len(two)) - 1))
    return one[:size] == two[:size] or one.rstrip("s") == two.rstrip("s")


def _unexplained(target: str, lang: TargetLang, nouns: Sequence[Anchor]) -> list[str]:
    """The content words (English) or characters (Chinese) of the target that no gloss has, its values aside."""
    for found in (*figures_told(target, lang), *dates_told(target, lang)):
        target = target[: found.start] + " " * (found.end - found.start) + target[found.end :]
    glosses = " ".join(word for noun in nouns for word in noun.words)
    if lang == "zh":
        return [c for c in "".join(_HAN.findall(target)) if c not in glosses and c not in _EMPTY_ZH]
    known = _words(glosses)
    return [w for w in _words(target) if len(w) > 2 and w not in _EMPTY and not any(_akin(w, k) for k in known)]


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
