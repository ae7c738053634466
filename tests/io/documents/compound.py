"""A small writer of OLE compound files (MS-CFB, version 3), for HWP 5 documents made by hand."""

import struct
from itertools import pairwise

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT_SECTOR, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
Entry = tuple[str, int, list[int], int]
"""Name, kind (1 storage, 2 stream, 5 root), its children's numbers, and its stream's number or -1."""


def compound(streams: dict[str, bytes]) -> bytes:
    """The bytes of a compound file with these streams; ``Folder/Name`` puts one into a storage."""
    entries, contents = _tree(streams)
    small = [data if len(data) < CUTOFF else b"" for data in contents]
    mini_fat, mini_starts = _chains(small, MINI)
    mini_stream = b"".join(_padded(data, MINI) for data in small)
    large = [b"" if len(data) < CUTOFF else data for data in contents]
    chunks = [bytes(128 * len(entries)), struct.pack(f"<{len(mini_fat)}I", *mini_fat), mini_stream, *large]
    fat_sectors = 1
    while fat_sectors * 128 < fat_sectors + sum(-(-len(chunk) // SECTOR) for chunk in chunks):
        fat_sectors += 1
    fat, starts = _chains(chunks, SECTOR, [FAT_SECTOR] * fat_sectors)
    fat += [FREE] * (fat_sectors * 128 - len(fat))
    places = [
        (mini if len(data) < CUTOFF else start, len(data))
        for data, mini, start in zip(contents, mini_starts, starts[3:], strict=True)
    ]
    chunks[0] = _directory(entries, [*places, (starts[2], len(mini_stream))])
    mini_sectors = -(-len(chunks[1]) // SECTOR)
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, 0, fat_sectors, starts[0], 0, CUTOFF,
        starts[1], mini_sectors, END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *range(fat_sectors), *[FREE] * (109 - fat_sectors))
    return header + struct.pack(f"<{len(fat)}I", *fat) + b"".join(_padded(chunk, SECTOR) for chunk in chunks)


def _padded(data: bytes, size: int) -> bytes:
    return data.ljust(-(-len(data) // size) * size, b"\0")


def _chains(chunks: list[bytes], size: int, table: list[int] | None = None) -> tuple[list[int], list[int]]:
    """The allocation table with a chain for each chunk, and where each chain starts."""
    table = list(table or [])
    starts = []
    for chunk in chunks:
        count = -(-len(chunk) // size)
        starts.append(len(table) if count else END)
        table += [*range(len(table) + 1, len(table) + count), END] if count else []
    return table, starts


def _tree(streams: dict[str, bytes]) -> tuple[list[Entry], list[bytes]]:
    entries: list[Entry] = [("Root Entry", 5, [], len(streams))]
    storages: dict[str, int] = {"": 0}
    for index, path in enumerate(streams):
        folder, _, name = path.rpartition("/")
        if folder not in storages:
            storages[folder] = len(entries)
            entries[0][2].append(len(entries))
            entries.append((folder, 1, [], -1))
        entries[storages[folder]][2].append(len(entries))
        entries.append((name, 2, [], index))
    return entries, list(streams.values())


def _directory(entries: list[Entry], places: list[tuple[int, int]]) -> bytes:
    """The directory; the children of a storage hang in a chain of right siblings, shorter names first."""
    right: dict[int, int] = {}
    first: dict[int, int] = {}
    for number, (_, _, children, _) in enumerate(entries):
        order = sorted(children, key=lambda child: (len(entries[child][0]), entries[child][0].upper()))
        if order:
            first[number] = order[0]
            right |= dict(pairwise(order))
    out = b""
    for number, (name, kind, _, stream) in enumerate(entries):
        raw = name.encode("utf-16-le")
        start, size = places[stream] if stream >= 0 else (0, 0)
        out += struct.pack(
            "<64sHBBIII16sIQQIQ",
            raw, len(raw) + 2, kind, 1, NONE, right.get(number, NONE), first.get(number, NONE), bytes(16), 0, 0, 0,
            start, size,
        )  # fmt: skip
    return out
