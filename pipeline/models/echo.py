"""The ``echo`` engine: scripted answers and scripted faults, for tests and dry runs."""

import os
import time
from collections import deque
from collections.abc import Callable, Sequence

from pipeline.config import Decoding, ModelSpec
from pipeline.errors import ModelError
from pipeline.models.base import Generation, Request
from pipeline.models.cache import Progress
from pipeline.records import ModelInfo

FAULT_BATCH = 12
"""Requests in one call (an article makes some eight) above which ``{memory}`` and ``{memory-error}`` run out of memory."""
ENDLESS_CHARS = 1_000_000
CALLS = 1_000


class Echo:
    """Answers from ``spec.script``: the answer beside the first needle that is in the request's last turn,
    with ``{text}`` in it replaced by that turn; without a match the turn itself. With ``n`` above 1 the
    answers of the next matching needles follow. It counts as prompted unless the spec names a family.
    An answer that names one of ``FAULTS`` does what a failing model does. Each request takes ``spec.delay_s``.
    ``calls`` holds the last requests seen, in order."""

    max_input_tokens: int

    def __init__(self, spec: ModelSpec, role: str, progress: Progress | None = None) -> None:
        self.info = ModelInfo(role=role, engine="echo", weights="", revision="", licence=spec.licence)
        self.prompted = spec.family is None
        self.max_input_tokens = spec.context_tokens
        self.calls: deque[Request] = deque(maxlen=CALLS)
        self._script = spec.script
        self._delay = spec.delay_s
        self._failed: set[str] = set()

    def count_tokens(self, text: str) -> int:
        """The words between spaces."""
        return len(text.split())

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Generation]]:
        """The scripted answers to each request, in the script's order."""
        self.calls.extend(requests)
        time.sleep(self._delay * len(requests))
        for each in requests:
            for needle, answer in self._script:
                if needle in each.text and answer in FAULTS:
                    FAULTS[answer](self, needle, len(requests))
        return [self._answers(each.text, decoding) for each in requests]

    def first_time(self, needle: str) -> bool:
        """Whether this needle hasn't failed in this process before."""
        known = needle in self._failed
        self._failed.add(needle)
        return not known

    def _answers(self, text: str, decoding: Decoding) -> list[Generation]:
        found = [answer.replace("{text}", text) for needle, answer in self._script if needle in text]
        found = ["무한 " * (ENDLESS_CHARS // 3) if answer == "{endless}" else answer for answer in found]
        answers = list(dict.fromkeys([answer for answer in found if answer not in FAULTS] or [text]))[: decoding.n]
        return [self._generation(text, answer, -float(rank)) for rank, answer in enumerate(answers)]

    def _generation(self, text: str, answer: str, score: float) -> Generation:
        return Generation(
            text=answer,
            score=score,
            prompt_tokens=self.count_tokens(text),
            output_tokens=self.count_tokens(answer),
        )


def _raise(engine: Echo, needle: str, size: int) -> None:
    raise RuntimeError("scripted: the model raised")


def _once(engine: Echo, needle: str, size: int) -> None:
    if engine.first_time(needle):
        raise ModelError("scripted: the model failed once")


def _hang(engine: Echo, needle: str, size: int) -> None:
    time.sleep(24 * 3600)


def _die(engine: Echo, needle: str, size: int) -> None:
    os._exit(3)


def _memory(engine: Echo, needle: str, size: int) -> None:
    if size > FAULT_BATCH:
        raise MemoryError


def _memory_error(engine: Echo, needle: str, size: int) -> None:
    if size > FAULT_BATCH:
        raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB")


FAULTS: dict[str, Callable[[Echo, str, int], None]] = {
    "{raise}": _raise,
    "{once}": _once,
    "{hang}": _hang,
    "{die}": _die,
    "{memory}": _memory,
    "{memory-error}": _memory_error,
}
"""Answers that are faults: raise, fail once a process, hang, end the process, run out of memory."""
