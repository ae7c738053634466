"""The user's cache folder: where it is, one writer at a time, and digests that are computed once.

Hashing a gigabyte takes seconds, so a digest is kept in a small JSON file beside the size and the
modification time it belongs to, and is used again as long as both are unchanged.
"""

import contextlib
import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import WeightsError

Progress = Callable[[str, int, int], None]
"""Called with what is being done, and the bytes done and wanted so far."""

CHUNK = 4 << 20


def folder() -> Path:
    """``$HANBRIEF_CACHE``, else ``$XDG_CACHE_HOME/hanbrief``, else ``~/.cache/hanbrief``; it need not exist."""
    own = os.environ.get("HANBRIEF_CACHE")
    if own:
        return Path(own).expanduser()
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "hanbrief"


def subfolder(name: str) -> Path:
    """That folder inside the cache, made if need be; ``WeightsError`` where it can't be made."""
    path = folder() / name
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WeightsError(
            f"cache folder {path}: can't be made: {error.strerror or error}. "
            "Set HANBRIEF_CACHE to a folder you may write to."
        ) from error
    return path


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock that belongs to ``path``; a second process waits until the first is done."""
    with path.with_name(path.name + ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def sha256(path: Path, progress: Progress | None = None, *, verify: bool = False) -> str:
    """SHA-256 of the file, 64 hexadecimal digits; a kept one unless ``verify`` asks to read every byte."""
    kept = None if verify else _kept(path)
    if kept is None:
        kept = _hash(path, progress)
        keep(path, kept)
    return kept


def keep(path: Path, digest: str) -> None:
    """Remember that the file, as it is now, has this digest; a cache that can't be written is no error."""
    with contextlib.suppress(OSError, WeightsError):
        note = _note(path)
        subfolder("digests")
        draft = note.with_name(f"{note.name}.{os.getpid()}")
        draft.write_text(json.dumps(_state(path) | {"sha256": digest}), encoding="utf-8")
        draft.replace(note)


def _kept(path: Path) -> str | None:
    """The digest kept for the file, where its size and modification time are still the same."""
    try:
        note = json.loads(_note(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    same = isinstance(note, dict) and {**note, **_state(path)} == note
    return str(note["sha256"]) if same and "sha256" in note else None


def _note(path: Path) -> Path:
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]
    return folder() / "digests" / f"{name}.json"


def _state(path: Path) -> dict[str, Any]:
    stat = path.stat()
    return {"path": str(path.resolve()), "size": stat.st_size, "mtime_ns": stat.st_mtime_ns}


def _hash(path: Path, progress: Progress | None) -> str:
    total, done, digest = path.stat().st_size, 0, hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            done += len(chunk)
            if progress:
                progress(f"checking {path.name}", done, total)
    return digest.hexdigest()
