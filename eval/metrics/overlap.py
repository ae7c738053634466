"""ROUGE that works for Korean and Chinese: rouge-score with its own tokenizer replaced.

Its default tokenizer keeps ASCII letters and digits only, so that identical Korean texts score 0
and unrelated ones that share "22" score 1. Here Korean is cut into Kiwi's morphemes and Chinese
into characters (a run of Latin letters or digits stays one token).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from kiwipiepy import Token
from rouge_score.rouge_scorer import RougeScorer

from pipeline.text.morph import tokenize as analyze

KINDS = ("rouge1", "rouge2", "rougeL")
_SYMBOLS = ("SF", "SP", "SS", "SSO", "SSC", "SE", "SO", "SW", "SB")
_FUNCTION = ("J", "E", "VCP", "XSV", "XSA")
_HAN = re.compile(r"[A-Za-z0-9]+|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]|[\uac00-\ud7a3]")


@lru_cache(maxsize=16384)
def tokens(text: str) -> tuple[Token, ...]:
    """Kiwi's tokens of a Korean text, each text analyzed once."""
    return tuple(analyze(text))


def content(found: Iterable[Token]) -> tuple[str, ...]:
    """The forms of the tokens that carry content, Latin ones in lower case."""
    return tuple(t.form.lower() for t in found if t.tag not in _SYMBOLS and not t.tag.startswith(_FUNCTION))


@lru_cache(maxsize=16384)
def morphemes(text: str) -> tuple[str, ...]:
    """Kiwi's morphemes of a Korean text that carry content, Latin ones in lower case.

    Particles, endings, the copula and verb suffixes are left out, as is punctuation: with them, summaries
    of unrelated releases shared a ROUGE-1 of 27 on average and 39 at most, without them 7 and 26.
    """
    return content(tokens(text))


@lru_cache(maxsize=16384)
def characters(text: str) -> tuple[str, ...]:
    """The Han characters of a Chinese text, and its runs of Latin letters or digits in lower case.

    >>> characters("投入4269亿韩元。")
    ('投', '入', '4269', '亿', '韩', '元')
    """
    return tuple(match.group().lower() for match in _HAN.finditer(text))


class _Morphemes:
    """Korean tokenizer in the shape that rouge-score asks for."""

    def tokenize(self, text: str) -> list[str]:
        """Morphemes of ``text``."""
        return list(morphemes(text))


class _Characters:
    """Chinese tokenizer in the shape that rouge-score asks for."""

    def tokenize(self, text: str) -> list[str]:
        """Characters of ``text``."""
        return list(characters(text))


@lru_cache(maxsize=2)
def _scorer(lang: str) -> RougeScorer:
    return RougeScorer(list(KINDS), use_stemmer=False, tokenizer=_Morphemes() if lang == "ko" else _Characters())


def rouge(hypothesis: str, reference: str, lang: str = "ko") -> dict[str, float]:
    """F1 of ROUGE-1, ROUGE-2 and ROUGE-L, 0 to 100, for ``lang`` ``ko`` or ``zh``; 0 for an empty hypothesis."""
    return dict(zip(KINDS, _rouge(hypothesis, reference, lang), strict=True))


@lru_cache(maxsize=16384)
def _rouge(hypothesis: str, reference: str, lang: str) -> tuple[float, ...]:
    if not hypothesis.strip() or not reference.strip():
        return tuple(0.0 for _ in KINDS)
    scores = _scorer(lang).score(reference, hypothesis)
    return tuple(100.0 * scores[kind].fmeasure for kind in KINDS)


def signature(kind: str, lang: str) -> str:
    """The signature of one kind: what was counted, on which tokens, by which versions."""
    from importlib.metadata import version

    units = f"kiwi-{version('kiwipiepy')}-content" if lang == "ko" else "char"
    return f"{kind}|f1|tok:{units}|case:lc|punct:no|version:rouge-score-{version('rouge_score')}"
