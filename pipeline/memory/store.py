"""A translation memory: exact matches, the nearest examples, and the files it is kept in."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np

from pipeline.memory.entries import Entry, read_entries, same_text, write_entries
from pipeline.memory.features import Features, features
from pipeline.memory.index import Index
from pipeline.records import TargetLang

__all__ = ["Entry", "Memory"]
SHIPPED = Path(__file__).parent / "data" / "press.jsonl"


class Memory:
    """Sentences with their translations, one entry for each Korean sentence.

    The index is made at the first ``near`` (or by ``prepare``), about 2 ms a new entry, and again
    after ``add``, when only what is new is analyzed.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: dict[str, Entry] = {}
        self._features: dict[str, Features] = {}
        self._index: Index | None = None
        self.add(entries)

    @classmethod
    def load(cls, path: Path | str) -> "Memory":
        """The memory of a JSON Lines file; ``InputError`` names file, line and what is allowed."""
        return cls(read_entries(Path(path)))

    @classmethod
    def shipped(cls) -> "Memory":
        """The press memory of the package: a copy of one's own, sharing the index that is made only once."""
        return _shipped().prepare()._copy()

    def _copy(self) -> "Memory":
        copy = Memory()
        copy._entries, copy._features, copy._index = dict(self._entries), dict(self._features), self._index
        return copy

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in the order they came."""
        return tuple(self._entries.values())

    def add(self, entries: Iterable[Entry]) -> int:
        """How many sentences are new. A sentence already there gets what the newer entry says of it:
        a language the newer entry leaves empty keeps its translation."""
        before = len(self._entries)
        for entry in entries:
            key = same_text(entry.ko)
            older = self._entries.get(key)
            self._entries[key] = _joined(older, entry) if older else entry
            self._features.pop(key, None)
            self._index = None
        return len(self._entries) - before

    def save(self, path: Path | str) -> None:
        """Writes all entries as JSON Lines: the whole file or nothing."""
        write_entries(Path(path), self._entries.values())

    def exact(self, text: str) -> Entry | None:
        """The entry of this very sentence, white space and the form of quotation marks aside."""
        return self._entries.get(same_text(text))

    def near(
        self, text: str, n: int = 1, *, lang: TargetLang | None = None, exclude: Collection[str] = ()
    ) -> list[tuple[float, Entry]]:
        """The ``n`` entries most like ``text`` with their similarity (0 to 1), best first, ties in file order.

        With ``lang`` only entries translated into it; never those whose Korean is in ``exclude``.
        """
        if not self._entries or n < 1:
            return []
        index = self.prepare()._index
        out = {same_text(korean) for korean in exclude}
        scores = index.scores(features(text)) if index else np.zeros(0)
        chosen: list[tuple[float, Entry]] = []
        rows = list(self._entries.items())
        for at in np.argsort(-scores, kind="stable"):
            key, entry = rows[at]
            if key not in out and (lang is None or entry.text(lang)):
                chosen.append((round(float(scores[at]), 6), entry))
                if len(chosen) == n:
                    break
        return chosen

    def prepare(self) -> "Memory":
        """This memory with its index made."""
        if self._index is None:
            for key, entry in self._entries.items():
                if key not in self._features:
                    self._features[key] = features(entry.ko, entry.terms)
            self._index = Index([self._features[key] for key in self._entries])
        return self

    def names(self) -> frozenset[str]:
        """The names its entries' ``terms`` give: Korean surfaces and renderings. Where they are invented,
        one that turns up in the translation of another text has leaked from an example."""
        words = {word for entry in self._entries.values() for term in entry.terms.values() for word in term.values()}
        return frozenset(words | {surface for entry in self._entries.values() for surface in entry.terms})


def _joined(older: Entry, newer: Entry) -> Entry:
    """The newer entry, with the older one's translation and terms where it has none."""
    return newer.model_copy(
        update={
            "en": newer.en or older.en,
            "zh": newer.zh or older.zh,
            "terms": {
                surface: words for surface, words in {**older.terms, **newer.terms}.items() if surface in newer.ko
            },
        }
    )


@lru_cache(maxsize=1)
def _shipped() -> Memory:
    return Memory.load(SHIPPED)
