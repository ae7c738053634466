"""Files behind a path, and their bytes: folders walked once each, only regular files opened, nothing waited for."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import InputError
from pipeline.io.decoding import scrub
from pipeline.io.formats import SUFFIXES
from pipeline.io.limits import MAX_DEPTH, MAX_FILES
from pipeline.records import Reject


def check_exists(name: str) -> None:
    """Nothing, when there is a file or folder of that name; else ``InputError``."""
    try:
        found = os.path.lexists(name)
    except ValueError:  # a NUL in the name
        found = False
    if not found:
        raise InputError(
            f"input '{scrub(name)}': no such file or folder; give a file ({', '.join(SUFFIXES)}), a folder or '-'"
        )


def files(name: str) -> Iterator[Path | Reject]:
    """The readable files behind a path: itself, or those in a folder and below, sorted by folder and name.

    Hidden files, READMEs and files of other types are passed over in folders. A folder that can't be listed
    or lies too deep is a ``Reject``; one without any readable file is an ``InputError``.
    """
    if not os.path.isdir(name):
        yield Path(name)
        return
    count = 0
    for count, found in enumerate(_walk(Path(name), 0, set()), start=1):
        if count > MAX_FILES:
            raise InputError(f"input folder '{scrub(name)}': more than {MAX_FILES:,} files; give folders one by one")
        yield found
    if not count:
        raise InputError(f"input folder '{scrub(name)}': no readable file in it; allowed are {', '.join(SUFFIXES)}")


def _walk(folder: Path, depth: int, seen: set[tuple[int, int]]) -> Iterator[Path | Reject]:
    """The files of a folder and those below; a folder that links lead to again is passed over."""
    try:
        state = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield rejected(folder, "unreadable", f"can't be listed: {error.strerror}")
        return
    if (state.st_dev, state.st_ino) in seen:
        return
    seen.add((state.st_dev, state.st_ino))
    if depth > MAX_DEPTH:
        yield rejected(folder, "too_deep", f"more than {MAX_DEPTH} folders deep; give this folder by itself")
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            yield from _walk(path, depth + 1, seen)
        elif path.suffix.lower() in SUFFIXES and path.stem != "README":
            yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def rejected(path: Path, code: str, detail: str) -> Reject:
    """The reject of a file that can't be read."""
    return Reject(id=scrub(path.stem or str(path)), source=scrub(str(path)), stage="read", code=code, detail=detail)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, open for reading; ``InputError`` ``not_a_file`` for pipes, devices and folders, which might never end."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:
        raise InputError("a name with a NUL character", code="unreadable") from error
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise InputError(
                "a pipe, device or socket, not a file; give a file, or '-' to read standard input", code="not_a_file"
            )
        yield file


def contents(path: Path, most: int) -> bytes:
    """The bytes of a file; ``InputError`` ``too_large`` beyond ``most``, of which no more is read."""
    with opened(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise InputError(
            f"{os.stat(path).st_size:,} bytes; a release may have at most {most:,}. "
            "Split it, or give .jsonl with one release a row.",
            code="too_large",
        )
    return data
