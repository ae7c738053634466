"""The nearest entries of a memory by the features of their sentences, computed once for all entries."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from pipeline.memory.features import Features

WEIGHTS = {"content": 0.5, "frame": 0.2, "kinds": 0.2, "length": 0.1}
OTHER_FORM = 0.75
"""What is left of the likeness of a headline to a sentence: an example sets the form of the answer."""
_GROUPS = ("content", "frame", "kinds")


class Index:
    """Scores a sentence against all sentences of a memory, 0 (nothing in common) to 1 (the same features)."""

    def __init__(self, rows: Sequence[Features]) -> None:
        self._size = len(rows)
        self._lengths = np.array([row.length for row in rows], dtype=np.float64)
        self._headlines = np.array([row.headline for row in rows], dtype=bool)
        self._postings: dict[str, dict[str, Any]] = {}
        self._rarity: dict[str, dict[str, float]] = {}
        self._totals: dict[str, Any] = {}
        for group in _GROUPS:
            self._add_group(group, [getattr(row, group) for row in rows])

    def _add_group(self, group: str, rows: Sequence[frozenset[str]]) -> None:
        counts = Counter(feature for row in rows for feature in row)
        rarity = {feature: self._weight(group, count) for feature, count in counts.items()}
        postings: dict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(rows):
            for feature in sorted(row):
                postings[feature].append(at)
        self._rarity[group] = rarity
        self._postings[group] = {feature: np.array(rows_with) for feature, rows_with in postings.items()}
        self._totals[group] = np.array([math.fsum(rarity[f] for f in row) for row in rows], dtype=np.float64)

    def _weight(self, group: str, count: int) -> float:
        """How much a feature counts: the rarer the more, but kinds all the same."""
        return 1.0 if group == "kinds" else math.log(1 + (self._size + 1) / (count + 0.5))

    def scores(self, query: Features) -> Any:
        """The similarity of each row to ``query``, as an array in the order of the rows."""
        total = WEIGHTS["length"] * self._closeness(query.length)
        for group in _GROUPS:
            total = total + WEIGHTS[group] * self._dice(group, getattr(query, group))
        return total * np.where(self._headlines == query.headline, 1.0, OTHER_FORM)

    def _closeness(self, length: int) -> Any:
        return np.minimum(self._lengths, length) / np.maximum(np.maximum(self._lengths, length), 1)

    def _dice(self, group: str, query: frozenset[str]) -> Any:
        """Twice the weight in common over both weights; 1 where both sides have nothing."""
        shared = np.zeros(self._size)
        own = []
        for feature in sorted(query):
            own.append(self._rarity[group].get(feature) or self._weight(group, 0))
            if feature in self._postings[group]:
                shared[self._postings[group][feature]] += own[-1]
        both = self._totals[group] + math.fsum(own)
        return np.where(both > 0, 2 * shared / np.where(both > 0, both, 1), 1.0)
