"""Recall of figures and names by the hand-written spellings, without any parser.

What is asked: of the reference's figures and names whose Korean surface stands in the system's
Korean text, how many stand in its English and Chinese in one of the accepted spellings? And how
many of all of them did the Korean summary keep? Digits must not run on: 26 isn't in 426 or 26.5.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from eval.data import HandFigure, Reference
from pipeline.records import TARGET_LANGS, TargetLang


@dataclass(frozen=True)
class Recall:
    """Counts for one article: hand-written items, those kept in Korean, and those of these kept in a target."""

    items: int
    kept_ko: int
    kept: dict[TargetLang, int]
    lost: dict[TargetLang, tuple[str, ...]]

    def share(self, lang: str) -> float:
        """Percent kept: in ``ko`` of all items, in ``en`` and ``zh`` of those kept in Korean; 100 of none."""
        if lang == "ko":
            return 100.0 * self.kept_ko / self.items if self.items else 100.0
        kept = self.kept["en" if lang == "en" else "zh"]
        return 100.0 * kept / self.kept_ko if self.kept_ko else 100.0


@lru_cache(maxsize=16384)
def plain(text: str, lang: str) -> str:
    """``text`` in one width and case, thousands' commas out; in Korean and Chinese without white space.

    >>> plain("４２６．９ billion  Won", "en")
    '426.9 billion won'
    """
    folded = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("‘", "'")
    folded = re.sub(r"(?<=\d),(?=\d{3})", "", folded)
    return re.sub(r"\s+", "" if lang in ("ko", "zh") else " ", folded)


@lru_cache(maxsize=65536)
def _pattern(spelling: str, lang: str) -> re.Pattern[str]:
    text = re.escape(plain(spelling, lang))
    before = r"(?<![\d.])" if text[:1].isdigit() else (r"(?<![a-z])" if lang == "en" else "")
    last = spelling.strip()[-1:]
    after = r"(?!\d|\.\d)" if last.isdigit() else (r"(?![a-z])" if lang == "en" and last.isalpha() else "")
    return re.compile(before + text + after)


def stands(spelling: str, text: str, lang: str) -> bool:
    """Whether the spelling stands in the text, on number and (in English) word borders.

    >>> stands("26.9억", "426.9억 원", "ko"), stands("4269억원", "4,269억 원을 투입", "ko")
    (False, True)
    """
    return bool(spelling.strip()) and _pattern(spelling, lang).search(plain(text, lang)) is not None


def recall(reference: Reference, korean: str, targets: dict[TargetLang, str]) -> Recall:
    """The counts for one article's texts, each all its sentences as one string."""
    items: tuple[HandFigure, ...] = (*reference.figures, *reference.names)
    in_korean = [item for item in items if stands(item.surface, korean, "ko")]
    lost: dict[TargetLang, tuple[str, ...]] = {}
    for lang in TARGET_LANGS:
        accepted = {item.surface: item.en if lang == "en" else item.zh for item in in_korean}
        lost[lang] = tuple(s for s, ways in accepted.items() if not any(stands(w, targets[lang], lang) for w in ways))
    surfaces = {item.surface for item in in_korean}
    kept: dict[TargetLang, int] = {lang: len(surfaces) - len(lost[lang]) for lang in TARGET_LANGS}
    return Recall(len({item.surface for item in items}), len(surfaces), kept, lost)
