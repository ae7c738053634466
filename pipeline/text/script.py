"""Which script a text is in, by counting characters: Korean, English and Chinese differ by script."""

import re
from functools import lru_cache
from typing import Any

from opencc import OpenCC

from pipeline.text.morph import printable

_HANGUL = re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


@lru_cache(maxsize=1)
def _to_simplified() -> Any:
    return OpenCC("t2s")


def counts(text: str) -> dict[str, int]:
    """How many letters of each script ``text`` has: ``hangul``, ``han``, ``latin``."""
    return {
        "hangul": len(_HANGUL.findall(text)),
        "han": len(_HAN.findall(text)),
        "latin": len(_LATIN.findall(text)),
    }


def hangul_share(text: str) -> float:
    """The share of Hangul among the letters of ``text``, 0.0 where it has none.

    >>> hangul_share("광주 AI")
    0.5
    """
    found = counts(text)
    return found["hangul"] / (sum(found.values()) or 1)


def simplified(text: str) -> str:
    """``text`` with Traditional characters turned into Simplified ones, character by character.

    >>> simplified("光州廣域市")
    '光州广域市'
    """
    converted: str = _to_simplified().convert(printable(text))
    return converted


def traditional_spans(text: str) -> list[tuple[int, int]]:
    """The offsets of characters that Simplified Chinese writes otherwise.

    >>> traditional_spans("光州廣場")
    [(2, 3), (3, 4)]
    """
    plain = simplified(text)
    if len(plain) != len(text):
        return [(0, len(text))]
    return [(i, i + 1) for i, (old, new) in enumerate(zip(text, plain, strict=True)) if old != new]
