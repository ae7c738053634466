"""Moving a memory between its JSON Lines file and TMX, as the command line does it."""

from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.memory.store import Memory
from pipeline.memory.tmx import read_tmx, write_tmx


def import_tmx(tmx: Path, out: Path) -> str:
    """What was done, in words: the units of ``tmx`` are in the memory file ``out``, which is made or added to.

    A sentence that ``out`` has already gets the translation of ``tmx``; the rest of ``out`` stays.
    """
    _suffix("--out", out, ".jsonl")
    memory = Memory.load(out) if out.exists() else Memory()
    entries, passed = read_tmx(tmx)
    new = memory.add(entries)
    memory.save(out)
    again = len(entries) - new
    return (
        f"{out}: {new} new sentences, {again} that were there already or came twice, {len(memory)} in all; "
        f"{passed} units without Korean or without a translation passed over"
    )


def export_tmx(memory: Path, out: Path) -> str:
    """What was done, in words: ``out`` holds the entries of the memory file as TMX 1.4."""
    _suffix("--out", out, ".tmx")
    entries = Memory.load(memory).entries
    write_tmx(out, entries)
    return f"{out}: {len(entries)} sentences"


def _suffix(option: str, path: Path, suffix: str) -> None:
    if path.suffix.lower() != suffix:
        raise ConfigError(f"{option} '{path}': the file's name must end in {suffix}; try {path.with_suffix(suffix)}")
