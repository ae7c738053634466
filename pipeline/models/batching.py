"""Batches by a token budget, and the count of what an engine has done.

Texts are sorted by length, the longest first (so that a batch too large shows at once), put into batches and
their results put back into the order of the requests. Two bounds close a batch: the budget, and the padding:
over all batches of a call at most ``PADDING`` times the tokens that are really there, and ``SLACK`` more, are
computed. A batch for which memory is short is halved, and the budget with it, so a run goes on more slowly instead of dying.
"""

import re
import time
from collections.abc import Callable, Sequence

from pipeline.errors import ModelError
from pipeline.models.base import Generation, Statistics

PADDING = 1.08
"""Padded tokens over real ones, at most."""
SLACK = 64
"""Padded tokens that a call may have beyond that, so that one article's few sentences go through in one batch (by the
ratio alone eight sentences made six batches); from 3,200 tokens on the whole stays under 1.10."""
_SHORT = re.compile(r"out of memory|can't allocate memory|not enough memory|failed to allocate|bad_alloc", re.I)

Work = Callable[[list[int]], list[list[Generation]]]
"""Hypotheses for the requests of these indices, in their order."""


class Batcher:
    """Runs an engine's work in batches of at most ``budget`` tokens (a single text may have more), and counts it."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self._done = Statistics()

    def statistics(self) -> Statistics:
        """What was done so far."""
        return self._done

    def run(self, lengths: Sequence[int], cost: Callable[[int], int], work: Work) -> list[list[Generation]]:
        """The results of ``work`` in the order of ``lengths`` (tokens of each input).

        ``cost`` gives the tokens that a text takes in a batch whose longest input has so many tokens: that
        input and its output, times its beams. ``ModelError`` when memory is short for one text alone.
        """
        results: list[list[Generation]] = [[] for _ in lengths]
        waiting = self.batches(lengths, cost)
        while waiting:
            batch = waiting.pop(0)
            started = time.perf_counter()
            try:
                outputs = work(batch)
            except (MemoryError, RuntimeError) as error:
                if not memory_is_short(error):
                    raise
                waiting = [*self._halves(batch, lengths, cost, error), *waiting]
                continue
            self._count([lengths[index] for index in batch], outputs, time.perf_counter() - started)
            for index, output in zip(batch, outputs, strict=True):
                results[index] = output
        return results

    def batches(self, lengths: Sequence[int], cost: Callable[[int], int]) -> list[list[int]]:
        """Indices of the texts of each batch, longest first, within the budget and the padding bound."""
        made: list[list[int]] = []
        width = real = padded = 0
        for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
            length = lengths[index]
            real += length
            full = not made or (len(made[-1]) + 1) * cost(width) > self.budget
            if full or padded + width > PADDING * real + SLACK:
                made.append([])
                width = length
            made[-1].append(index)
            padded += width
        return made

    def _halves(
        self, batch: list[int], lengths: Sequence[int], cost: Callable[[int], int], error: Exception
    ) -> list[list[int]]:
        """The two halves of a batch that was too large; the budget becomes what they cost."""
        longest = max(lengths[index] for index in batch)
        if len(batch) == 1:
            raise ModelError(
                f"memory is short for one text of {longest:,} tokens alone: {str(error).strip()[:200]}. "
                "Use a smaller model, fewer beams or a machine with more memory."
            ) from error
        middle = (len(batch) + 1) // 2
        self.budget = min(self.budget, middle * cost(longest))
        self._done = self._done.model_copy(update={"shrunk": self._done.shrunk + 1})
        return [batch[:middle], batch[middle:]]

    def _count(self, lengths: list[int], outputs: list[list[Generation]], seconds: float) -> None:
        self._done += Statistics(
            requests=len(lengths),
            batches=1,
            input_tokens=sum(lengths),
            padded_tokens=max(lengths) * len(lengths),
            output_tokens=sum(each.output_tokens for found in outputs for each in found),
            seconds=seconds,
        )


def memory_is_short(error: Exception) -> bool:
    """Whether a library failed for want of memory (torch and CTranslate2 say so in words only)."""
    return isinstance(error, MemoryError) or bool(_SHORT.search(str(error)))
