"""Korean morphology: one Kiwi for the process, loaded on first use (about two seconds)."""

import re
from functools import lru_cache
from typing import Any

from kiwipiepy import Kiwi, Token

UNKNOWN = 100
"""Kiwi numbers the words it guesses by their tag, below this; the words of its dictionary above."""
_UNPRINTABLE = re.compile(r"[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@lru_cache(maxsize=1)
def kiwi() -> Any:
    """The process's one analyser; a single worker, since more only add start-up time."""
    return Kiwi(num_workers=1)


def printable(text: str) -> str:
    """``text`` with control characters and lone surrogates replaced by spaces; its length is unchanged."""
    return _UNPRINTABLE.sub(" ", text)


def tokenize(text: str) -> list[Token]:
    """Kiwi's tokens of ``text`` (``form``, ``tag``, ``start``, ``len``; offsets in characters of ``text``)."""
    return list(_tokens(text))


@lru_cache(maxsize=512)
def _tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, kept: selection, names, glosses and checks all ask for the same sentences."""
    return tuple(kiwi().tokenize(printable(text)))
