"""Sentences with offsets: Kiwi splits each paragraph, quotations stay whole."""

import re
from collections.abc import Sequence

from pipeline.records import Sentence
from pipeline.text.clean import Line
from pipeline.text.morph import kiwi, printable

_ENDS = re.compile(r"[.!?。…:;][\"'”’」』)\]]*$")
_NAME_LEFT = re.compile(r"[.!?]\s+(?P<name>[‘“'\"「『《<][^.!?‘“’”]{1,30}[’”'\"」』》>])$")
_WRAP_CHARS = 25
_MAX_CHARS = 2_000
"""What is longer is a list or no text; the checks of one such sentence of 70,000 characters took minutes."""


def split(body: str, lines: Sequence[Line]) -> tuple[Sentence, ...]:
    """The sentences of the text lines of ``body``; each ``text`` equals ``body[start:end]``."""
    sentences: list[Sentence] = []
    for paragraph, (start, end) in enumerate(paragraphs(body, lines)):
        for first, last in _pieces(body, start, end):
            if 2 <= last - first <= _MAX_CHARS:
                sentences.append(Sentence(text=body[first:last], start=first, end=last, paragraph=paragraph))
    return tuple(sentences)


def _pieces(body: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph.

    A quoted name that begins a sentence (… 열렸다. ‘한들’의 로봇은 …) goes with what follows it: the splitter takes
    its quotation marks for those of the sentence before.
    """
    spans: list[tuple[int, int]] = []
    for piece in kiwi().split_into_sents(printable(body[start:end])):
        first, last = _trim(body, start + piece.start, start + piece.end)
        name = _NAME_LEFT.search(body[spans[-1][0] : spans[-1][1]]) if spans and spans[-1][1] == first else None
        if name and first < last:
            before = spans[-1][0]
            spans[-1] = _trim(body, before, before + name.start("name"))
            first = before + name.start("name")
        spans.append((first, last))
    return spans


def paragraphs(body: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Spans of paragraphs: a line is one, unless it is hard-wrapped into the next of the same block."""
    spans: list[tuple[int, int]] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and spans and _wraps(body, previous, line):
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
        previous = line
    return spans


def _wraps(body: str, line: Line, following: Line) -> bool:
    """The line breaks off in mid-sentence and the next one goes on without a bullet."""
    text = body[line.start : line.end]
    between = body[line.end : following.start]
    return (
        line.block == following.block
        and len(text) >= _WRAP_CHARS
        and _ENDS.search(text) is None
        and not between.strip()
    )


def _trim(body: str, start: int, end: int) -> tuple[int, int]:
    while start < end and body[start].isspace():
        start += 1
    while start < end and body[end - 1].isspace():
        end -= 1
    return start, end
