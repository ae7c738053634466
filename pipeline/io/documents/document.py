"""What a reader gives: paragraphs, title and properties, made into an ``Article`` in one place."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pydantic import Field

from pipeline.errors import InputError
from pipeline.io.limits import MAX_TITLE_CHARS
from pipeline.io.reading import reading
from pipeline.records import Article, Record

MAX_CHARS = 2_000_000
_TITLE_WITHIN = 10
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")


class Document(Record):
    """A document as read. ``paragraphs`` are in reading order, a table's row is one of them, its cells parted
    by `` | ``; a line break the author set inside a paragraph stays. ``reader`` is the package that read it,
    ``form`` the format with the version the file claims. ``properties`` are the file's own (title, created,
    modified …); they are kept apart from the release's title and date because they often belong to a template."""

    reader: str
    form: str
    paragraphs: tuple[str, ...]
    heading: str | None = None
    properties: dict[str, str] = Field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def article(self, name: str, source: str) -> Article:
        """The article ``name``: paragraphs parted by blank lines; ``InputError`` (``no_text``) where there are none."""
        paragraphs = [text for text in map(tidy, self.paragraphs) if text]
        if not paragraphs:
            raise InputError(
                "no text in it; a scan or pictures only? Run text recognition first, or ask for the text file",
                code="no_text",
            )
        body = "\n\n".join(paragraphs)
        title = self.heading or _confirmed(self.properties.get("title", ""), paragraphs) or ""
        return Article(
            id=name,
            body=body,
            title=title[:MAX_TITLE_CHARS] or None,
            source=source,
            metadata={f"document_{key}": value for key, value in self.properties.items() if value},
            reading=reading(self.reader, self.form.strip(), body, self.warnings),
        )


def tidy(text: str) -> str:
    """``text`` without control characters, its spaces single, no blank line inside.

    >>> tidy("  가나\\x00다\\t 라 \\n\\n 마 ")
    '가나다 라\\n마'
    """
    lines = (_SPACES.sub(" ", line).strip() for line in _CONTROL.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)


def _confirmed(title: str, paragraphs: Sequence[str]) -> str | None:
    """The title property if the text bears it out: one of the first paragraphs says the same."""
    wanted = _squeeze(title)
    return next((text for text in paragraphs[:_TITLE_WITHIN] if wanted and _squeeze(text) == wanted), None)


def _squeeze(text: str) -> str:
    return re.sub(r"\W+", "", text)


def rows(cells: Iterable[Sequence[Sequence[str]]]) -> list[str]:
    """A table's paragraphs. Each row comes as cells, each cell as its paragraphs; a row becomes one line. A row
    that lays out prose (one cell, or a cell with several paragraphs or over 200 characters) gives its paragraphs.

    >>> rows([[["구분"], ["2026년"]], [["참가"], ["120명"]]])
    ['구분 | 2026년', '참가 | 120명']
    >>> rows([[["제목"]], [["담당"], ["첫 문단", "둘째 문단", "셋째 문단"]]])
    ['제목', '담당', '첫 문단', '둘째 문단', '셋째 문단']
    """
    found: list[str] = []
    for row in cells:
        texts = [[text for text in map(tidy, cell) if text] for cell in row]
        if len(texts) == 1 or any(len(cell) > 2 or sum(map(len, cell)) > 200 for cell in texts):
            found.extend(text for cell in texts for text in cell)
        elif any(texts):
            found.append(" | ".join(" ".join(cell).replace("\n", " ") for cell in texts))
    return found


def left_out(counts: Counter[str]) -> tuple[str, ...]:
    """The warnings for what a reader passed over, by kind."""
    return tuple(f"{what} left out: {count}" for what, count in sorted(counts.items()) if count)


class Budget:
    """Counts the characters taken from one document and stops at the limit."""

    def __init__(self) -> None:
        self._left = MAX_CHARS

    def take(self, text: str) -> str:
        """``text`` itself; ``InputError`` (``too_large``) once the document has given too much."""
        self._left -= len(text)
        if self._left < 0:
            raise InputError(f"more than {MAX_CHARS:,} characters of text; split it into releases", code="too_large")
        return text
