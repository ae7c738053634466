"""Sizes given as a product (36×24 mm, 6cm x 6cm) made readable: each number keeps or shares the unit."""

import re

CROSS = "\ue001"
"""Stands for the multiplication sign between two lengths; the scanners hand the unit of the second to the first."""

_N = r"[0-9]{1,6}(?:\.[0-9]{1,3})?"
_LENGTH = (
    r"(?:mm|cm|km|m|㎜|㎝|㎞|inch(?:es)?|in|ft|feet|foot|px|pixels"
    r"|毫米|厘米|公分|公里|米|英寸|英尺|像素|밀리미터|센티미터|킬로미터|미터|인치|피트|픽셀|화소)"
)
_SIGN = r"\s?[xX×*✕]\s?"
_SIZE = re.compile(
    rf"(?<![A-Za-z0-9.,])(?:{_N}\s?{_LENGTH}?{_SIGN}){{1,2}}{_N}[\s-]?{_LENGTH}(?![A-Za-z])", re.IGNORECASE
)
_BETWEEN = re.compile(r"[xX×*✕](?=\s?[0-9])")


def crossed(text: str) -> str:
    """Folded ``text`` with ``CROSS`` for the sign in every size whose last number has a length; same length.

    >>> crossed("36x24 mm, a 4x4 car").replace(CROSS, "·")
    '36·24 mm, a 4x4 car'
    """
    return _SIZE.sub(lambda match: _BETWEEN.sub(CROSS, match.group()), text)
