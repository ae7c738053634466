"""Paragraphs from the lines of a PDF's pages: which lines belong together, by their places on the page.

All lengths are in points, the origin at the lower left of the page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_BULLET = re.compile(
    r"^(?:[□○●■◇◆▷▶▲△ㅇ◦▪•·∙❍❏※☎*]|[-–—]\s|\(?\d{1,2}[.)]\s|[①-⑳]|[가나라마바사아자차카타파하][.)]\s|다\)\s)"
)
_PAGE_NUMBER = re.compile(r"^[-–—\s]*\d{1,4}\s*(?:/\s*\d{1,4})?[-–—\s]*$")
_ENDED = re.compile(r"[.!?。…:;][\"'”’」』)\]]*$")
_MARGIN_SHARE = 0.08
"""Running heads and page numbers stand in this share of the page, above and below."""
_COLUMN_SHARE = 0.42
"""A line that ends left of this share of the page's width has room to spare, even in two columns."""
_LOOSE = 1.3
"""Lines this much further apart than in the closer quarter of the document are two paragraphs."""


class Line(NamedTuple):
    """One line: its text, its place, and the width of its first word; ``page`` counts from 0."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    word: float
    page: int

    @property
    def height(self) -> float:
        """From descender to ascender, never 0."""
        return max(self.top - self.bottom, 1.0)


class Page(NamedTuple):
    """The lines of one page in reading order, its height and width."""

    lines: tuple[Line, ...]
    height: float
    width: float


def grouped(pages: Sequence[Page]) -> list[list[str]]:
    """The lines of each paragraph, in order; table cells side by side are one line, parted by `` | ``."""
    lines = _rows([line for page in pages for line in page.lines])
    shape = _Shape(lines, max((page.width for page in pages), default=0.0))
    groups: list[list[str]] = []
    for index, line in enumerate(lines):
        if index and shape.goes_on(lines[index - 1], line):
            groups[-1].append(line.text)
        else:
            groups.append([line.text])
    return groups


def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], int]:
    """The pages without page numbers and without lines that stand at the edge of half the pages; how many went."""
    edges = Counter(key for page in pages for key in {_key(line) for line in page.lines if _at_edge(line, page)})
    often = {key for key, count in edges.items() if count >= 2 and count * 2 >= len(pages)}
    kept = [
        page._replace(lines=tuple(line for line in page.lines if not _is_furniture(line, page, often)))
        for page in pages
    ]
    return kept, sum(len(page.lines) for page in pages) - sum(len(page.lines) for page in kept)


def _at_edge(line: Line, page: Page) -> bool:
    zone = page.height * _MARGIN_SHARE
    return line.top <= zone or line.bottom >= page.height - zone


def _key(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _is_furniture(line: Line, page: Page, often: set[str]) -> bool:
    return _at_edge(line, page) and (_PAGE_NUMBER.match(line.text) is not None or _key(line) in often)


def _rows(lines: Sequence[Line]) -> list[Line]:
    """The lines with those side by side made one."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if (
            last
            and last.page == line.page
            and abs(last.bottom - line.bottom) < last.height / 2
            and line.left > last.right
        ):
            out[-1] = last._replace(text=f"{last.text} | {line.text}", right=line.right)
        else:
            out.append(line)
    return out


class _Shape:
    """How the document sets its paragraphs: its usual line distance, its right margin, whether it justifies."""

    def __init__(self, lines: Sequence[Line], width: float) -> None:
        distances = [
            (a.bottom - b.bottom) / a.height
            for a, b in pairwise(lines)
            if a.page == b.page and 0.8 < (a.bottom - b.bottom) / a.height < 3
        ]
        self._distance = sorted(distances)[len(distances) // 4] if distances else 1.5
        counts = Counter(line.page for line in lines)
        most = max(width * _COLUMN_SHARE, *(line.right for line in lines)) if lines else 0.0
        self._right = {
            page: max(width * _COLUMN_SHARE, *(line.right for line in lines if line.page == page))
            if count >= 5
            else most
            for page, count in counts.items()
        }
        long = [line for line in lines if line.right > self._right[line.page] * 0.8]
        flush = sum(self._right[line.page] - line.right < 0.7 * line.height for line in long)
        self._justified = flush * 2 > len(long)

    def goes_on(self, a: Line, b: Line) -> bool:
        """Whether ``b`` continues the paragraph of ``a``."""
        if " | " in a.text or " | " in b.text or _BULLET.match(b.text):
            return False
        if abs(a.height - b.height) > 0.2 * a.height or not self._is_full(a, b):
            return False
        if a.page != b.page:
            return _ENDED.search(a.text) is None
        apart = (a.bottom - b.bottom) / a.height
        indented = b.left - a.left > 0.8 * a.height and not _BULLET.match(a.text)
        return 0.3 < apart < self._distance * _LOOSE and not indented

    def _is_full(self, a: Line, b: Line) -> bool:
        """Whether ``a`` had no room for more: flush with the margin, or short of it by less than the next word."""
        room = self._right[a.page] - a.right
        return room < 1.05 * a.height or (not self._justified and room < b.word + 0.3 * a.height)
