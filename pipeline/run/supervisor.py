"""Stages over drafts, whatever happens: a batch that fails is tried in parts, an article that fails is rejected.

A batch for which memory is short is halved, and later batches are no larger. Any other fault splits the batch
into its articles, each tried alone, so that one article costs no other its brief. After a hang or a death of the
worker the articles of that batch run alone in the worker, since nobody can say which of them it was.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pipeline.build import MODEL_STAGES
from pipeline.config import Config
from pipeline.errors import ModelError
from pipeline.records import Draft, Record, Reject
from pipeline.run.events import log
from pipeline.run.worker import CallError, Progress, Worker
from pipeline.stages.base import reject
from pipeline.stages.render import RunInfo


class Outcome(Record):
    """What the stages made of one draft, and its share of the seconds that each stage took."""

    result: Draft | Reject
    seconds: dict[str, float]


class Supervisor:
    """Runs stages in a worker that it starts when needed and starts again when it is gone."""

    def __init__(self, config: Config, stages: tuple[str, ...], progress: Progress | None = None) -> None:
        self.config = config
        self.spec = config.runner
        self.size = config.batch_articles
        self._stages = stages
        self._progress = progress
        self._worker: Worker | None = None
        self._starting = threading.Lock()
        self._lanes = {True: threading.Lock(), False: threading.Lock()}
        self._closed = False
        self._gate = _Gate()
        self._before: dict[str, dict[str, Any]] = {}
        self._in_row = 0

    def start(self) -> RunInfo:
        """What briefs say of the chain, once a worker has built it; ``ModelError`` where none can."""
        info = self._ready().info
        if info is None:
            raise ModelError("the worker gave no account of its models")
        return info

    def run(self, stages: tuple[str, ...], drafts: Sequence[Draft]) -> list[Outcome]:
        """One outcome for each draft, in order."""
        model = bool(set(stages) & set(MODEL_STAGES))
        size = self.size if model else self.config.batch_articles
        parts = [drafts[i : i + size] for i in range(0, len(drafts), size)]
        return [outcome for part in parts for outcome in self._part(stages, part)]

    def statistics(self) -> dict[str, dict[str, Any]]:
        """What stages and engines have counted, over all workers of this run."""
        return added(self._before, self._worker.statistics if self._worker else {})

    def close(self) -> None:
        """Ends the worker; calls that wait for it raise ``ModelError``."""
        self._closed = True
        if self._worker is not None:
            self._worker.end()

    def _part(self, stages: tuple[str, ...], drafts: Sequence[Draft]) -> list[Outcome]:
        """The outcomes of one call, or of its parts where it fails."""
        try:
            with self._gate.shared():
                return self._call(stages, drafts)
        except CallError as fault:
            log("call_failed", level="warning", code=fault.code, stage=fault.stage, articles=_ids(drafts))
            if not fault.mine:
                return self._part(stages, drafts)
            if fault.code == "out_of_memory" and len(drafts) > 1:
                half = (len(drafts) + 1) // 2
                if set(stages) & set(MODEL_STAGES):
                    self.size = min(self.size, half)
                    log("batch_shrunk", level="warning", articles=self.size)
                return [*self._part(stages, drafts[:half]), *self._part(stages, drafts[half:])]
            tried = int(len(drafts) == 1 and fault.code in ("model_failed", "out_of_memory"))
            return [self._alone(stages, draft, fault, self.spec.attempts - tried) for draft in drafts]

    def _alone(self, stages: tuple[str, ...], draft: Draft, fault: CallError, attempts: int) -> Outcome:
        """The outcome of one article, tried so many times by itself, else its reject."""
        while attempts > 0:
            try:
                with self._gate.alone() if fault.code != "model_failed" else self._gate.shared():
                    return self._call(stages, [draft])[0]
            except CallError as again:
                fault, attempts = again, attempts - again.mine
        with self._starting:
            self._in_row += 1
            if self._in_row >= self.spec.failures_in_row:
                raise ModelError(
                    f"{self._in_row} articles in a row failed, the last ({draft.article.id}) with {fault.code}: "
                    f"{fault.detail}. Mend the model, then run again with --retry rejects: what is finished stays"
                )
        detail = f"{fault.detail} (tried {self.spec.attempts} times)" if self.spec.attempts > 1 else fault.detail
        return Outcome(result=reject(draft.article, fault.stage, fault.code, detail), seconds={})

    def _call(self, stages: tuple[str, ...], drafts: Sequence[Draft]) -> list[Outcome]:
        model = bool(set(stages) & set(MODEL_STAGES))
        each = self.spec.time_limit_s if model else self.spec.rules_limit_s
        with self._lanes[model]:  # one call at a time, so that none spends its time limit waiting for another
            answer = self._ready().call(stages, drafts, each * len(stages) * len(drafts))
        self._in_row = 0
        shares = {stage: spent / len(drafts) for stage, spent in answer.seconds.items()}
        return [Outcome(result=result, seconds=shares) for result in answer.results]

    def _ready(self) -> Worker:
        """A worker that takes calls, a new one where there is none."""
        with self._starting:
            if self._closed:
                raise ModelError("the run was stopped")
            if self._worker is None or not self._worker.alive:
                if self._worker is not None:
                    self._before = added(self._before, self._worker.statistics)
                self._worker = Worker(self.config, self._stages, self._progress)
                self._worker.wait_ready()
            return self._worker


def _ids(drafts: Sequence[Draft]) -> list[str]:
    return [draft.article.id for draft in drafts]


def added(before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Counts of two processes together: numbers are added, within mappings too; of rates and all else the later stays."""
    return {name: _added(before.get(name, {}), after.get(name, {})) for name in (before | after)}


def total(counts: Iterable[dict[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """The counts of several processes or runs together."""
    sums: dict[str, dict[str, Any]] = {}
    for each in counts:
        sums = added(sums, each)
    return sums


def _added(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    total = before | after
    for name in before.keys() & after.keys():
        if isinstance(before[name], dict) and isinstance(after[name], dict):
            total[name] = _added(before[name], after[name])
        elif _is_count(name, before[name]) and _is_count(name, after[name]):
            total[name] = before[name] + after[name]
    return total


def _is_count(name: str, value: Any) -> bool:
    """Whether a value may be added; a rate (``calls_per_sentence``) may not."""
    return isinstance(value, int | float) and "_per_" not in name


class _Gate:
    """Many calls at a time, or one alone."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._inside = 0

    @contextmanager
    def shared(self) -> Iterator[None]:
        with self._condition:
            self._condition.wait_for(lambda: self._inside >= 0)
            self._inside += 1
        try:
            yield
        finally:
            with self._condition:
                self._inside -= 1
                self._condition.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self._condition:
            self._condition.wait_for(lambda: self._inside == 0)
            self._inside = -1
        try:
            yield
        finally:
            with self._condition:
                self._inside = 0
                self._condition.notify_all()
