"""Broken lines of Korean put together: whether a space stood where the line ended.

Korean may break a line inside a word, and a PDF doesn't say whether it did. Digits and punctuation are decided by
rule, words that stand unbroken elsewhere in the document by those; for the rest Kiwi judges which reading is
likelier: inside a word a space costs much, between words it costs nothing (the project's examples broken at random,
397 breaks: Kiwi alone found all but 1 of 108 spaces and 80 % of the mid-word breaks, and most of those it missed are
what the rules decide). A document that never breaks inside words is known by its other lines.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.text.morph import kiwi, printable

_COST = 2.0
"""Log-likelihood a space may cost and still be believed."""
_FEW = 0.15
"""A document with at least six breaks, of which no more than this share look mid-word, breaks between words only."""
_JOINED = (
    re.compile(r"[(\[{〈《「『‘“·~∼/]\n|\n[)\]}〉》」』’”,.%:;!?·…~∼(]"),
    re.compile(r"\d\n[\d가-힣A-Za-z℃㎡㎞]|\d[만억조천백]\n[\d가-힣]|\d[,.]\n\d|[가-힣]-\n"),
)
_SPACED = re.compile(r"[.!?,…”’]\n|[A-Za-z]\n[A-Za-z]")


def joined(groups: Sequence[Sequence[str]]) -> list[str]:
    """One text for each group of lines.

    >>> joined([["협약을 체결했", "다고 밝혔다."]])
    ['협약을 체결했다고 밝혔다.']
    """
    whole = "\n".join(line for lines in groups for line in lines)
    breaks = [_spaced(a, b, whole) for lines in groups for a, b in pairwise(lines)]
    inside = sum(not spaced for spaced in breaks)
    by_word = len(breaks) >= 6 and inside <= _FEW * len(breaks)
    spaces = iter([True] * len(breaks) if by_word else breaks)
    return ["".join([lines[0], *((" " if next(spaces) else "") + line for line in lines[1:])]) for lines in groups]


def _spaced(a: str, b: str, whole: str) -> bool:
    """Whether a space stood between the end of ``a`` and the start of ``b``, lines of the text ``whole``."""
    seam = f"{a[-3:]}\n{b[:3]}"
    if any(pattern.search(seam) for pattern in _JOINED):
        return False
    if _SPACED.search(seam):
        return True
    word, head = a.split()[-1], b.split()[0][:2]
    together, apart = whole.count(word + head), whole.count(f"{word} {head}")
    if together != apart:  # the same words elsewhere, unbroken
        return apart > together
    left, right = " ".join(printable(a).split()[-2:]), " ".join(printable(b).split()[:2])
    return bool(_score(f"{left} {right}") - _score(left + right) > -_COST)


def _score(text: str) -> float:
    return float(kiwi().analyze(text)[0][1])
