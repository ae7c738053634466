"""What a stage's result depends on, as one digest a stage: it is made again only when that has changed.

A key holds the keys of the stages before it, the part of the config that the stage reads, the contents of the
files that this part names, and the program's own rules and tables. So a changed translator keeps the
summaries, a changed termbase or an update of the program keeps nothing.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.config import Config

ROOMS = ("text", "facts", "lexicon", "memory", "models", "stages")
"""The rooms of the program that decide what a brief says."""
_WEIGHTS = "file:"


def stage_keys(config: Config, stages: tuple[str, ...]) -> dict[str, str]:
    """The key of each stage, in order; the last is what a whole article depends on, but for the config's name."""
    parts = _parts(config)
    keys: dict[str, str] = {}
    key = program()
    for stage in stages:
        part = parts.get(stage, config.model_dump(mode="json", exclude={"name", "runner", "batch_articles"}))
        key = _digest([key, stage, part, [list(pair) for pair in _files(part)]])
        keys[stage] = key
    return keys


def end_key(config: Config, keys: Mapping[str, str]) -> str:
    """The key of an article's end: all its stages, and the config as the brief names it."""
    return _digest([list(keys.values()), config.name, config.digest])


def _parts(config: Config) -> dict[str, Any]:
    """What each stage reads of the config; a stage that isn't named here is held to read all of it."""
    values = config.model_dump(mode="json")
    models = values["models"]
    return {
        "clean": None,
        "ground": values["termbase"],
        "summarize": [values["summarizer"], models[config.summarizer.model]],
        "verify": values["termbase"],
    }


def _files(part: Any) -> Iterator[tuple[str, str]]:
    """The files that a part of the config names, each with the digest of its contents (weights: size and time)."""
    if isinstance(part, Mapping):
        part = list(part.values())
    if isinstance(part, list):
        for item in part:
            yield from _files(item)
    elif isinstance(part, str) and part.startswith(_WEIGHTS):
        for path in _weights(Path(part.removeprefix(_WEIGHTS)).expanduser()):
            yield part, f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}"
    elif isinstance(part, str) and os.path.isfile(part):  # not Path.is_file, which raises where a text is too long
        yield part, hashlib.sha256(Path(part).read_bytes()).hexdigest()


def _weights(path: Path) -> list[Path]:
    """The weights' files: itself, or those of a folder."""
    return sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path] if path.is_file() else []


@lru_cache(maxsize=1)
def program() -> str:
    """A digest of the program's rules and tables, so that an update never serves old results as its own."""
    root = Path(__file__).resolve().parent.parent
    files = sorted(
        p for room in ROOMS for p in (root / room).rglob("*") if p.is_file() and "__pycache__" not in p.parts
    )
    total = hashlib.sha256()
    for path in (root / "records.py", *files):
        total.update(f"{path.relative_to(root)} {path.stat().st_size}\n".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _digest(values: Any) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=True).encode()).hexdigest()[:16]
