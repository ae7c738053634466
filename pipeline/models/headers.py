"""Headers of weight files, read and doubted before any library takes memory for them.

A header says how long its strings, arrays and tensors are. Each length is compared with the bytes
that are really there, so a damaged or hostile file is refused with ``WeightsError``. Layouts follow
the published GGUF (versions 2 and 3) and safetensors formats.
"""

import json
import math
import mmap
import struct
from pathlib import Path
from typing import Any

from pipeline.errors import WeightsError

GGUF_MAGIC = b"GGUF"
_SCALARS = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_STRING, _ARRAY = 8, 9
_MAX_DIMENSIONS = 8
_MAX_NESTING = 3
# Bytes a block and elements a block of the GGML tensor types met in published files.
_BLOCKS = {0: (4, 1), 1: (2, 1), 2: (18, 32), 3: (20, 32), 6: (22, 32), 7: (24, 32), 8: (34, 32)}
_BLOCKS |= {10: (84, 256), 11: (110, 256), 12: (144, 256), 13: (176, 256), 14: (210, 256), 15: (292, 256)}
_BLOCKS |= {20: (18, 32), 23: (136, 256), 24: (1, 1), 25: (2, 1), 26: (4, 1), 27: (8, 1), 28: (8, 1), 30: (2, 1)}
_SAFETENSORS_BITS = {"F64": 64, "I64": 64, "U64": 64, "F32": 32, "I32": 32, "U32": 32, "BF16": 16, "F16": 16}
_SAFETENSORS_BITS |= {"I16": 16, "U16": 16, "I8": 8, "U8": 8, "BOOL": 8, "F8_E4M3": 8, "F8_E5M2": 8}
_MAX_JSON = 100_000_000
_MAX_NAME = 65_535
"""Bytes of a key or a tensor's name; the GGUF format allows no more for keys."""
_MAX_ITEMS = 20_000_000
"""Strings and arrays of a header; the largest vocabularies have some 300,000 tokens and twice as many merges."""


def check(path: Path) -> None:
    """Nothing, when the header of a ``.gguf`` or ``.safetensors`` file fits its size; else ``WeightsError``."""
    try:
        if path.suffix == ".safetensors":
            _check_safetensors(path)
        else:
            _check_gguf(path)
    except OSError as error:
        raise WeightsError(f"weights {path}: can't be read: {error.strerror or error}") from error


class _Reader:
    """A cursor over a file's bytes that refuses to step past their end."""

    def __init__(self, path: Path, data: Any, size: int) -> None:
        self.path, self.data, self.size, self.at, self.items = path, data, size, 0, 0

    def claim(self, length: int, what: str) -> int:
        """Where ``length`` bytes start that the cursor now steps over."""
        if length > self.size - self.at:
            raise _lie(self.path, f"{what} claims {length:,} bytes at offset {self.at:,}", self.size)
        self.at += length
        return self.at - length

    def number(self, form: str, what: str) -> int:
        """The little-endian integer of struct form ``I`` or ``Q`` at the cursor."""
        start = self.claim(struct.calcsize("<" + form), what)
        (value,) = struct.unpack_from("<" + form, self.data, start)
        return int(value)

    def count(self, least: int, what: str) -> int:
        """A number of items that take at least ``least`` bytes each."""
        value = self.number("Q", what)
        if value * least > self.size - self.at:
            raise _lie(self.path, f"{what} claims {value:,} items at offset {self.at:,}", self.size)
        return value

    def string(self, what: str) -> bytes:
        """The length-prefixed string at the cursor."""
        length = self.number("Q", what)
        if length > _MAX_NAME:
            raise _lie(self.path, f"{what} of {length:,} bytes at offset {self.at:,}", self.size)
        start = self.claim(length, what)
        return bytes(self.data[start : start + length])

    def value(self, kind: int, depth: int = 0) -> int | None:
        """A metadata value, stepped over; returned where it is an unsigned 32-bit integer."""
        if kind == _STRING:
            self.claim(self.number("Q", "a string"), "a string")
        elif kind == _ARRAY and depth < _MAX_NESTING:
            self._array(depth)
        elif kind == 4:
            return self.number("I", "a value")
        elif kind in _SCALARS:
            self.claim(_SCALARS[kind], "a value")
        else:
            raise _lie(self.path, f"unknown value type {kind} at offset {self.at:,}", self.size)
        return None

    def _array(self, depth: int) -> None:
        kind = self.number("I", "an array")
        count = self.count(_SCALARS.get(kind, 8), "an array")
        if kind in _SCALARS:
            self.claim(count * _SCALARS[kind], "an array")
            return
        self.items += count
        if self.items > _MAX_ITEMS:
            raise _lie(self.path, f"more than {_MAX_ITEMS:,} strings and arrays", self.size)
        for _ in range(count):
            self.value(kind, depth + 1)


def _check_gguf(path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        if file.read(4) != GGUF_MAGIC:
            raise WeightsError(
                f"weights {path}: not a GGUF file (it doesn't begin with 'GGUF'). "
                "Allowed are GGUF files and folders of safetensors; fetch the file again or correct the path."
            )
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            _walk_gguf(_Reader(path, data, size))


def _walk_gguf(reader: _Reader) -> None:
    reader.claim(4, "the magic")
    version = reader.number("I", "the version")
    if version not in (2, 3):
        raise _lie(reader.path, f"GGUF version {version}, only 2 and 3 are read", reader.size)
    tensors = reader.count(24, "the tensor table")
    alignment = 32
    for _ in range(reader.count(12, "the metadata table")):
        key = reader.string("a key")
        value = reader.value(reader.number("I", "a value type"))
        if key == b"general.alignment":
            alignment = value or 0
    if not 8 <= alignment <= 1 << 16:
        raise _lie(reader.path, f"an alignment of {alignment}", reader.size)
    ends = [_tensor_end(reader) for _ in range(tensors)]
    start = -(-reader.at // alignment) * alignment
    if ends and start + max(ends) > reader.size:
        raise _lie(reader.path, f"its tensors end at byte {start + max(ends):,}", reader.size)


def _tensor_end(reader: _Reader) -> int:
    """Where the next tensor of the table ends, in bytes from the start of the tensor data."""
    name = reader.string("a tensor's name")
    dimensions = reader.number("I", "a tensor")
    if dimensions > _MAX_DIMENSIONS:
        raise _lie(reader.path, f"tensor {name[:60]!r} with {dimensions:,} dimensions", reader.size)
    elements = math.prod(reader.number("Q", "a dimension") for _ in range(dimensions))
    kind = reader.number("I", "a tensor")
    offset = reader.number("Q", "a tensor")
    bytes_, block = _BLOCKS.get(kind, (0, 1))
    return offset + -(-elements // block) * bytes_


def _check_safetensors(path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        prefix = file.read(8)
        length = int.from_bytes(prefix, "little")
        if len(prefix) < 8 or not 2 <= length <= min(size - 8, _MAX_JSON):
            raise _lie(path, f"a header of {length:,} bytes", size)
        try:
            table = json.loads(file.read(length))
        except (ValueError, RecursionError) as error:
            raise _lie(path, "a header that isn't JSON", size) from error
    if not isinstance(table, dict):
        raise _lie(path, "a header that isn't a table", size)
    for name, entry in table.items():
        if name != "__metadata__":
            _check_entry(path, name, entry, size - 8 - length)


def _check_entry(path: Path, name: str, entry: Any, room: int) -> None:
    """Refuse a safetensors entry whose span, type or shape doesn't fit the ``room`` bytes of data."""
    try:
        start, end = _whole(entry["data_offsets"])
        bits = _SAFETENSORS_BITS.get(entry["dtype"])
        shape = _whole(entry["shape"])
    except (KeyError, TypeError, ValueError) as error:
        raise _lie(path, f"tensor '{name[:60]}' without a readable type, shape and span", room) from error
    wrong = start > end or end > room
    if wrong or (bits is not None and math.prod(shape) * bits != (end - start) * 8):
        raise _lie(
            path,
            f"tensor '{name[:60]}' at bytes {str(start)[:20]} to {str(end)[:20]} with shape {str(shape)[:80]}",
            room,
        )


def _whole(values: Any) -> list[int]:
    """A list of at most eight sizes; ``ValueError`` for anything else."""
    if not isinstance(values, list) or len(values) > _MAX_DIMENSIONS:
        raise ValueError("no list of sizes")
    if not all(type(value) is int and 0 <= value < 1 << 63 for value in values):
        raise ValueError("sizes that aren't whole numbers")
    return values


def _lie(path: Path, claim: str, size: int) -> WeightsError:
    return WeightsError(
        f"weights {path}: the header doesn't fit the file: {claim}, the file has {size:,}. "
        "It is damaged, cut short or not a weight file; fetch it again."
    )
