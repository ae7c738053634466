"""The records of a HWP 5 section as a tree, and the text of its paragraphs.

After Hancom's published format description, revision 1.3: a record's header is 32 bits (tag 10, level 10, size 12;
a size of 0xFFF is followed by 32 bits with the real one); a record belongs to the last one of a lower level.
"""

import struct
from dataclasses import dataclass, field

from pipeline.errors import InputError

PARA_HEADER, PARA_TEXT, CTRL_HEADER, LIST_HEADER, TABLE, PICTURE = 66, 67, 71, 72, 77, 85
MAX_LEVEL = 100
_LONG = 0xFFF
_SINGLE = frozenset((0, 10, 13, *range(24, 32)))
"""Control characters of one 16-bit unit; the others below 32 take eight."""
_BLANKS = {9: "\t", 10: "\n", 24: "-", 30: " ", 31: " "}
_EXTENDED = frozenset((1, 2, 3, 11, 12, 14, 15, 16, 17, 18, 21, 22, 23))
"""Those that stand for a control header among the paragraph's records."""


@dataclass(slots=True)
class Node:
    """One record with those that belong to it."""

    tag: int
    data: bytes
    children: list["Node"] = field(default_factory=list)

    def control(self) -> str:
        """The four-letter name of a control header, stored back to front."""
        return self.data[3::-1].decode("latin-1")


def tree(data: bytes) -> list[Node]:
    """The top records of an inflated section; ``InputError`` (``damaged``) where a record runs past the end."""
    root = Node(-1, b"")
    open_nodes = [root]
    at = 0
    while at + 4 <= len(data):
        (header,) = struct.unpack_from("<I", data, at)
        tag, level, size = header & 0x3FF, (header >> 10) & 0x3FF, header >> 20
        at += 4
        if size == _LONG and at + 4 <= len(data):
            (size,) = struct.unpack_from("<I", data, at)
            at += 4
        if at + size > len(data) or level > MAX_LEVEL:
            raise InputError(f"damaged HWP: a record ends past its section (at byte {at:,})", code="damaged")
        node = Node(tag, data[at : at + size])
        del open_nodes[level + 1 :]
        open_nodes[-1].children.append(node)
        open_nodes.append(node)
        at += size
    return root.children


def text(data: bytes, controls: list[Node]) -> str:
    """The text of a ``PARA_TEXT`` record (UTF-16LE with control characters); ``controls`` are the paragraph's control
    headers in order, of which ruby and composed characters carry text of their own."""
    units = struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])
    waiting = iter(controls)
    out = bytearray()
    at = 0
    while at < len(units):
        unit = units[at]
        if unit >= 32:
            out += unit.to_bytes(2, "little")
        elif unit in _EXTENDED:
            out += _own_text(next(waiting, None))
        else:
            out += _BLANKS.get(unit, "").encode("utf-16-le")
        at += 1 if unit >= 32 or unit in _SINGLE else 8
    return out.decode("utf-16-le", "replace")


def _own_text(control: Node | None) -> bytes:
    """The main text of a ruby (``tdut``) or composed characters (``tcps``): a length, then so many units."""
    if control is None or control.control() not in ("tdut", "tcps") or len(control.data) < 6:
        return b""
    (count,) = struct.unpack_from("<H", control.data, 4)
    return control.data[6 : 6 + 2 * count]
