"""The press lexicon: Korean lemmas and phrases with one English and one Chinese gloss each.

The tables lie in ``entries/*.tsv``; the README beside this file says how they are written. ``zh``
is Simplified Chinese with mainland newsroom wording. A gloss may be empty only where neither
language carries the word by itself (case particles, tense endings).
"""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import InputError

COLUMNS = ("ko", "pos", "en", "zh", "when")
POS = (
    "noun",
    "verb",
    "adjective",
    "adverb",
    "determiner",
    "connective",
    "phrase",
    "ending",
    "particle",
    "counter",
    "suffix",
    "prefix",
)
FOLDER = Path(__file__).parent / "entries"


class Entry(NamedTuple):
    """One sense: ``when`` holds the neighbors that select it (see ``choose``); empty for the default sense."""

    ko: str
    pos: str
    en: str
    zh: str
    when: frozenset[str] = frozenset()


class Row(NamedTuple):
    """One line of a table as it stands: its cells, its file and its line number (the header is line 1)."""

    cells: tuple[str, ...]
    path: Path
    line: int


def choose(senses: Iterable[Entry], neighbors: Collection[str]) -> Entry | None:
    """The sense that ``neighbors`` select with the most votes, else the default; None where there is neither.

    A neighbor is a lemma of the sentence, ``<lemma`` or ``>lemma`` where it stands right before or
    behind, or a class there (``<@figure``, ``<@duration``, ``<@date``, ``<@name``, ``<@joined``, ``>@end`` …).
    What stands right there has three votes. On a tie the sense listed first wins.
    """
    best, votes = None, 0
    for entry in senses:
        score = sum(3 if word[0] in "<>" else 1 for word in entry.when if word in neighbors)
        if score > votes or (best is None and not entry.when):
            best, votes = entry, score
    return best


class Lexicon:
    """All senses by lemma and part of speech; immutable after construction."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._senses: dict[tuple[str, str], list[Entry]] = {}
        for entry in entries:
            self._senses.setdefault((entry.ko, entry.pos), []).append(entry)
        for senses in self._senses.values():
            if len(senses) > 1:
                senses.sort(key=lambda entry: bool(entry.when))

    def __len__(self) -> int:
        return sum(map(len, self._senses.values()))

    def __iter__(self) -> Iterator[Entry]:
        for senses in self._senses.values():
            yield from senses

    def __contains__(self, key: tuple[str, str]) -> bool:
        return key in self._senses

    def lookup(self, ko: str, pos: str) -> tuple[Entry, ...]:
        """Every sense of a lemma as that part of speech, the default one first; empty if it is unknown."""
        return tuple(self._senses.get((ko, pos), ()))

    def sense(self, ko: str, pos: str, neighbors: Collection[str] = ()) -> Entry | None:
        """The sense that ``neighbors`` select (see ``choose``); a lemma with none is unknown: None."""
        return choose(self._senses.get((ko, pos), ()), frozenset(neighbors))


def rows(path: Path) -> Iterator[Row]:
    """The lines of one table after the header, split at tabs; blank lines are left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        found = lines[0] if lines else "an empty file"
        expected = " ".join(COLUMNS)
        raise InputError(f"{path}:1: header is {found!r}; expected the tab-separated columns {expected}; mend line 1")
    for number, line in enumerate(lines[1:], start=2):
        if line.strip():
            yield Row(tuple(line.split("\t")), path, number)


def read(path: Path) -> Iterator[Entry]:
    """The entries of one table; raises ``InputError`` at a row without five columns or of unknown part of speech."""
    for row in rows(path):
        if len(row.cells) != len(COLUMNS) or row.cells[1] not in POS:
            raise InputError(
                f"{path}:{row.line}: {row.cells!r} is no entry; expected five tab-separated columns, the second one of "
                f"{', '.join(POS)}; run python -m pipeline.lexicon.check"
            )
        ko, pos, en, zh, when = row.cells
        yield Entry(ko, pos, en, zh, frozenset(when.split(",")) if when else frozenset())


def tables(folder: Path = FOLDER) -> list[Path]:
    """The lexicon's tables in ``folder``, sorted by name; raises ``InputError`` if there are none."""
    found = sorted(folder.glob("*.tsv"))
    if not found:
        raise InputError(f"{folder}: no *.tsv table found; the lexicon needs at least one; reinstall the package")
    return found


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The packaged lexicon, read once for the process."""
    return Lexicon(entry for path in tables() for entry in read(path))
