"""HWP 5 (OLE compound file) through olefile: sections inflated within a limit, their records read as paragraphs.

Page headers and footers, hidden comments and memos are left out; foot- and endnotes come after their paragraph,
marked ``※`` as press releases mark theirs.
"""

import datetime as dt
import io
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipeline.errors import InputError
from pipeline.io.documents.document import Budget, Document, left_out, rows, tidy
from pipeline.io.documents.kinds import expect
from pipeline.io.documents.package import MAX_PART_BYTES
from pipeline.io.documents.records5 import (
    CTRL_HEADER,
    LIST_HEADER,
    PARA_HEADER,
    PARA_TEXT,
    PICTURE,
    TABLE,
    Node,
    text,
    tree,
)
from pipeline.records import Article

_SIGNATURE = b"HWP Document File"
_COMPRESSED, _PASSWORD, _DISTRIBUTION, _DRM, _CERTIFICATE, _CERTIFICATE_DRM = (1 << bit for bit in (0, 1, 2, 4, 8, 10))
_LEFT_OUT = {"head": "page headers", "foot": "page footers", "tcmt": "comments"}
_SUMMARY = "\x05HwpSummaryInformation"
_SUMMARY_KEYS = {2: "title", 4: "author", 8: "saved_by", 12: "created", 13: "modified"}
_FILE_TIME_START = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


def read(data: bytes, name: str, source: str) -> Article:
    """The article ``name`` of a HWP 5 file's bytes; ``InputError`` with a code for what can't be read."""
    expect(".hwp", data)
    return _document(data).article(name, source)


def _document(data: bytes) -> Document:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            version, flags = _header(ole)
            walk = _Walk()
            found = [line for section in _sections(ole, flags) for line in walk.paragraphs(tree(section))]
            properties = _properties(ole)
    except (OSError, EOFError, IndexError, KeyError, ValueError, TypeError, struct.error, MemoryError) as error:
        raise InputError(f"damaged HWP: {str(error)[:200]}; save or send it again", code="damaged") from error
    return Document(
        reader="olefile", form=f"HWP {version}", paragraphs=tuple(found), properties=properties,
        warnings=left_out(walk.left_out),
    )  # fmt: skip


def _header(ole: Any) -> tuple[str, int]:
    """Version and flags of the file header; ``InputError`` for what is locked, too old or no HWP."""
    if not ole.exists("FileHeader"):
        raise InputError("an OLE file but no HWP (an old .doc or .xls?); save it as .hwpx", code="wrong_type")
    header = ole.openstream("FileHeader").read(256)
    if len(header) < 40 or not header.startswith(_SIGNATURE):
        raise InputError("damaged HWP: its file header isn't one; save or send it again", code="damaged")
    version, flags = struct.unpack_from("<II", header, 32)
    if flags & _PASSWORD:
        raise InputError("the HWP has a password; take it off in Hangul and save it again", code="encrypted")
    if flags & (_DISTRIBUTION | _DRM | _CERTIFICATE | _CERTIFICATE_DRM):
        raise InputError(
            "a distribution copy or rights-managed HWP, whose text is encrypted; ask for an ordinary copy",
            code="encrypted",
        )
    return ".".join(str(version >> shift & 0xFF) for shift in (24, 16, 8, 0)), flags


def _sections(ole: Any, flags: int) -> Iterator[bytes]:
    """The inflated sections in order."""
    numbers = sorted(
        int(match[1])
        for entry in ole.listdir()
        if entry[0] == "BodyText" and (match := re.fullmatch(r"Section(\d+)", entry[-1]))
    )
    if not numbers:
        raise InputError("damaged HWP: it has no section; save or send it again", code="damaged")
    for number in numbers:
        data = ole.openstream(f"BodyText/Section{number}").read()
        yield _inflate(data) if flags & _COMPRESSED else data


def _inflate(data: bytes) -> bytes:
    """Raw deflate within the limit; ``InputError`` for what doesn't inflate, stops half-way or grows too large."""
    inflater = zlib.decompressobj(-15)
    try:
        found = inflater.decompress(data, MAX_PART_BYTES)
    except zlib.error as error:
        raise InputError(f"damaged HWP: {error}; save or send it again", code="damaged") from error
    if inflater.unconsumed_tail:
        raise InputError(f"a section inflates past {MAX_PART_BYTES:,} bytes; a release is smaller", code="too_large")
    if not inflater.eof:
        raise InputError("damaged HWP: a section breaks off; save or send it again", code="damaged")
    return found


def _properties(ole: Any) -> dict[str, str]:
    """Title, author and times of the summary; times in ISO 8601, UTC."""
    if not ole.exists(_SUMMARY):
        return {}
    values = ole.getproperties(_SUMMARY)
    found = {name: _property(values.get(key)) for key, name in _SUMMARY_KEYS.items()}
    return {name: value for name, value in found.items() if value}


def _property(value: Any) -> str:
    if isinstance(value, (int, float)) and value > 0:  # seconds since 1601
        return (_FILE_TIME_START + dt.timedelta(seconds=min(value, 4e10))).isoformat(timespec="seconds")
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return tidy(value.partition("\x00")[0]) if isinstance(value, str) else ""


class _Walk:
    """Collects paragraphs; what is nested in one (table, text box, note) comes after its own text."""

    def __init__(self) -> None:
        self.left_out: Counter[str] = Counter()
        self._budget = Budget()

    def paragraphs(self, nodes: list[Node]) -> list[str]:
        """The paragraphs among the records and all that is nested in them."""
        return [line for node in nodes if node.tag == PARA_HEADER for line in self._paragraph(node)]

    def _paragraph(self, node: Node) -> Iterator[str]:
        controls = [child for child in node.children if child.tag == CTRL_HEADER]
        yield from (self._budget.take(text(child.data, controls)) for child in node.children if child.tag == PARA_TEXT)
        for control in controls:
            yield from self._control(control)

    def _control(self, control: Node) -> list[str]:
        name = control.control()
        if name == "secd":  # the section's settings, with the text of its master pages
            return []
        if name in _LEFT_OUT:
            self.left_out[_LEFT_OUT[name]] += 1
            return []
        if name == "tbl ":
            return self._table(control)
        if name.strip() in ("fn", "en"):
            return [f"※ {line}" for line in self._inside(control) if tidy(line)]
        return self._inside(control)

    def _inside(self, node: Node) -> list[str]:
        """The paragraphs of the lists anywhere in a shape, a note or a group of shapes."""
        self.left_out["pictures"] += node.tag == PICTURE
        found = self.paragraphs(node.children)
        for child in node.children:
            if child.tag not in (PARA_HEADER, PARA_TEXT):
                found.extend(self._inside(child) if child.tag != CTRL_HEADER else self._control(child))
        return found

    def _table(self, control: Node) -> list[str]:
        """The table's rows, then its caption (the list that comes before the table record)."""
        cells: dict[int, list[list[str]]] = {}
        caption: list[str] = []
        current = caption
        inside = False
        for child in control.children:
            if child.tag == TABLE:
                inside = True
            elif child.tag == LIST_HEADER and inside:
                current = []
                cells.setdefault(_row(child), []).append(current)
                current.extend(self.paragraphs(child.children))
            elif child.tag == PARA_HEADER:
                current.extend(self._paragraph(child))
        return [*rows([cells[row] for row in sorted(cells)]), *caption]


def _row(cell: Node) -> int:
    """The row address of a cell: after the list header's 8 bytes come column and row."""
    return int.from_bytes(cell.data[10:12], "little")
