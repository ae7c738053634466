"""Lines of a file of any size, each decoded by itself, so that a damaged or endless line costs only itself."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from pipeline.errors import InputError
from pipeline.io.decoding import HEAD, decode_narrow, wide
from pipeline.io.limits import MAX_LINE_BYTES

_CHUNK = 1 << 20
_ENDS = {"utf-16-le": b"\n\x00", "utf-16-be": b"\x00\n", "utf-32-le": b"\n\x00\x00\x00"}
_MARKED = {b"\xff\xfe\x00\x00": "utf-32-le", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class Line(NamedTuple):
    """A line with its end, or, where it can't be read, the reason."""

    text: str
    error: InputError | None = None


def lines(file: BinaryIO) -> Iterator[Line]:
    """Every line of a text file at its beginning; ``InputError`` when the file is no text at all.

    Only the line feed ends a line, so that a separator inside a JSON string parts nothing.
    """
    head = file.read(HEAD)
    codec = wide(head)
    mark = next((mark for mark in _MARKED if head.startswith(mark)), b"") if codec else b""
    codec = _MARKED.get(mark, codec or "")
    file.seek(len(mark))
    for data in _split(file, _ENDS.get(codec, b"\n")):
        yield _line(data, codec)


def _line(data: bytes, codec: str) -> Line:
    if len(data) > MAX_LINE_BYTES:
        return Line("", InputError(f"a line of more than {MAX_LINE_BYTES:,} bytes", code="too_large"))
    try:
        return Line(data.decode(codec) if codec else decode_narrow(data))
    except UnicodeDecodeError:
        return Line("", InputError(f"a line that isn't {codec.upper()}", code="encoding"))
    except InputError as error:
        return Line("", error)


def _split(file: BinaryIO, end: bytes) -> Iterator[bytes]:
    """The lines with their ends; of an overlong one only so much as shows that it is."""
    rest = b""
    while chunk := file.read(_CHUNK):
        rest += chunk
        start = 0
        while (stop := _find(rest, end, start)) >= 0:
            yield rest[start:stop]
            start = stop
        rest = rest[start:]
        if len(rest) > MAX_LINE_BYTES + _CHUNK:  # what is cut away is a multiple of four bytes: alignment holds
            rest = rest[: MAX_LINE_BYTES + 4] + rest[-(len(rest) % 4 or 4) :]
    if rest:
        yield rest


def _find(data: bytes, end: bytes, start: int) -> int:
    """Where the line that begins at ``start`` stops, at a whole character; -1 where it goes on."""
    at = data.find(end, start)
    while at >= 0 and (at - start) % len(end):
        at = data.find(end, at + 1)
    return at + len(end) if at >= 0 else -1
