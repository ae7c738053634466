"""Whether a word of the Korean, by its gloss, stands in a translation in some form, and what of that no gloss explains."""

import re
import unicodedata
from collections.abc import Sequence

from pipeline.facts.checks.parts import Anchor
from pipeline.facts.checks.values import dates_told, figures_told
from pipeline.records import TargetLang

LATIN = re.compile(r"[A-Za-z][A-Za-z'’]*[A-Za-z]")
HAN = re.compile(r"[\u4e00-\u9fff]+")
EMPTY = frozenset(
    re.findall(
        r"\w+",
        "the that this these those with from for and are was were has have had will its their his her our which who whom whose "
        "while been being than then there they them into onto over under about around more most much many each every both all "
        "also only just such same other another some any not but yet still when where what how why after before since until "
        "during through within without between among against per via due did does done can could would should may might must "
        "out off one two three four five six seven eight nine ten first second third said says say told tells announced reported "
        "according it he she an of to in on at by as is be or if so no up basis basi",
    )
)
"""English words that stand for nothing of the source by themselves."""
EMPTY_ZH = frozenset(
    "的了和与在为是将把被从至到对向于以及并等中内上下年月日时分第个名家件台人次项位所条这那其该各每已有也又而但则还就都之由让使给用表示称约共多"
    "少最一二三四五六七八九十两百千万亿元"
)
_STEM = 5
_COMMON = 3
"""How many letters two short words of one origin share at least (use, using)."""


def words(text: str) -> list[str]:
    """The Latin words of the text without accents, in small letters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return [word.lower() for word in LATIN.findall(plain)]


def akin(one: str, two: str) -> bool:
    """Whether two words share their beginning: as much of it as a stem has, or nearly all of a short word."""
    size = min(_STEM, max(_COMMON, min(len(one), len(two)) - 1))
    return one[:size] == two[:size] or one.rstrip("s") == two.rstrip("s")


def content(gloss: str, lang: TargetLang) -> list[str]:
    """What a gloss says: its English words, or its Chinese characters and Latin words, but for those that say nothing."""
    latin = [word for word in words(gloss) if word not in EMPTY]
    return latin if lang == "en" else [c for run in HAN.findall(gloss) for c in run if c not in EMPTY_ZH] + latin


def told(gloss: str, target: str, lang: TargetLang) -> list[str]:
    """What of the gloss's content stands in the target in some form."""
    theirs = words(target)
    return [
        part
        for part in content(gloss, lang)
        if (part in target if HAN.match(part) else any(akin(part, word) for word in theirs))
    ]


def unexplained(target: str, lang: TargetLang, nouns: Sequence[Anchor]) -> list[str]:
    """The content words (English) or characters (Chinese) of the target that no gloss has, its values aside."""
    for found in (*figures_told(target, lang), *dates_told(target, lang)):
        target = target[: found.start] + " " * (found.end - found.start) + target[found.end :]
    glosses = " ".join(word for noun in nouns for word in noun.words)
    if lang == "zh":
        return [c for c in "".join(HAN.findall(target)) if c not in glosses and c not in EMPTY_ZH]
    known = words(glosses)
    return [w for w in words(target) if len(w) > 2 and w not in EMPTY and not any(akin(w, k) for k in known)]
