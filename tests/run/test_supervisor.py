"""Whatever a model does, one article's fault costs no other its result."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from pipeline.config import Config, parse
from pipeline.errors import ModelError
from pipeline.records import Draft, Reject
from pipeline.run import supervisor as supervising
from pipeline.run.service import Answer
from pipeline.run.supervisor import Outcome, Supervisor, added
from pipeline.run.worker import CallError
from tests.run.briefs import article

Fate = Callable[[list[str]], str]
"""What happens to a call over these ids: a fault's code, or '' for nothing."""


def config(**runner: Any) -> Config:
    values = {
        "name": "t",
        "models": {"m": {"engine": "echo"}},
        "summarizer": {"model": "m"},
        "translator": {"model": "m"},
    }
    return parse(values | {"batch_articles": 8, "runner": runner}, "test")


class FakeWorker:
    """A worker without a process: each call meets its fate; ``calls`` are the ids of each."""

    fate: Fate = staticmethod(lambda ids: "")
    calls: list[list[str]] = []  # noqa: RUF012
    started = 0

    def __init__(self, *arguments: object) -> None:
        type(self).started += 1
        self.alive = True
        self.info = None
        self.statistics: dict[str, dict[str, Any]] = {}

    def wait_ready(self) -> None:
        return

    def call(self, stages: tuple[str, ...], drafts: Sequence[Draft], limit_s: float) -> Answer:
        ids = [draft.article.id for draft in drafts]
        self.calls.append(ids)
        if code := self.fate(ids):
            self.alive = code in ("model_failed", "out_of_memory")
            raise CallError(stages[0], code.removeprefix("other_"), "scripted", mine=not code.startswith("other_"))
        self.statistics = {"m": {"requests": len(self.calls), "by": {"x": 1}}}
        return Answer(number=1, results=tuple(drafts), seconds={stages[0]: len(drafts)}, statistics=self.statistics)

    def end(self) -> None:
        self.alive = False


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> type[FakeWorker]:
    fresh = type("Fresh", (FakeWorker,), {"calls": [], "started": 0})
    monkeypatch.setattr(supervising, "Worker", fresh)
    return fresh


def run(supervisor: Supervisor, count: int = 4, stage: str = "translate") -> list[Outcome]:
    return supervisor.run((stage,), [Draft(article=article(f"a{i}")) for i in range(count)])


def codes(outcomes: list[Outcome]) -> list[str]:
    return [outcome.result.code if isinstance(outcome.result, Reject) else "" for outcome in outcomes]


def once(fate: Fate) -> Fate:
    """The fate the first time it strikes, nothing after."""
    struck: list[str] = []

    def happen(ids: list[str]) -> str:
        code = "" if struck else fate(ids)
        if code:
            struck.append(code)
        return code

    return happen


BAD = "a2"
FATES = [
    pytest.param(lambda ids: "", 1, ["", "", "", ""], 1, id="all well"),
    pytest.param(lambda ids: "model_failed" * (BAD in ids), 6, ["", "", "model_failed", ""], 1, id="raises always"),
    pytest.param(once(lambda ids: "model_failed" * (BAD in ids)), 5, ["", "", "", ""], 1, id="raises once"),
    pytest.param(lambda ids: "timed_out" * (BAD in ids), 6, ["", "", "timed_out", ""], 4, id="hangs always"),
    pytest.param(lambda ids: "worker_died" * (BAD in ids), 6, ["", "", "worker_died", ""], 4, id="dies always"),
    pytest.param(once(lambda ids: "worker_died"), 5, ["", "", "", ""], 2, id="dies once"),
    pytest.param(once(lambda ids: "other_worker_died"), 2, ["", "", "", ""], 2, id="another's hang"),
    pytest.param(lambda ids: "out_of_memory" * (len(ids) > 2), 3, ["", "", "", ""], 1, id="memory short for four"),
    pytest.param(
        lambda ids: "out_of_memory" * (BAD in ids), 6, ["", "", "out_of_memory", ""], 1, id="memory short for one"
    ),
]


@pytest.mark.parametrize(("fate", "calls", "expected", "workers"), FATES)
def test_one_fault_costs_no_other(
    worker: type[FakeWorker], fate: Fate, calls: int, expected: list[str], workers: int
) -> None:
    worker.fate = staticmethod(fate)
    supervisor = Supervisor(config(attempts=2), ("translate",))
    outcomes = run(supervisor)
    assert codes(outcomes) == expected
    assert [outcome.result.article.id for outcome in outcomes if isinstance(outcome.result, Draft)] == [
        f"a{i}" for i, code in enumerate(expected) if not code
    ]
    assert (len(worker.calls), worker.started) == (calls, workers)


@pytest.mark.parametrize("attempts", [1, 2, 5])
def test_attempts_are_as_configured(worker: type[FakeWorker], attempts: int) -> None:
    worker.fate = staticmethod(lambda ids: "model_failed")
    outcomes = run(Supervisor(config(attempts=attempts), ("translate",)), 1)
    assert codes(outcomes) == ["model_failed"]
    assert len(worker.calls) == attempts


def test_batches_stay_small_once_memory_was_short(worker: type[FakeWorker]) -> None:
    worker.fate = staticmethod(lambda ids: "out_of_memory" * (len(ids) > 2))
    supervisor = Supervisor(config(), ("translate",))
    run(supervisor, 8)
    worker.calls.clear()
    run(supervisor, 8)
    assert [len(ids) for ids in worker.calls] == [2, 2, 2, 2]


def test_a_broken_model_stops_the_run(worker: type[FakeWorker]) -> None:
    worker.fate = staticmethod(lambda ids: "model_failed")
    supervisor = Supervisor(config(failures_in_row=3, attempts=1), ("translate",))
    with pytest.raises(ModelError, match=r"3 articles in a row failed, the last .a2.*--retry rejects"):
        run(supervisor)


def test_a_closed_supervisor_starts_no_worker(worker: type[FakeWorker]) -> None:
    supervisor = Supervisor(config(), ("translate",))
    supervisor.close()
    with pytest.raises(ModelError, match="stopped"):
        run(supervisor)
    assert worker.started == 0


def test_counts_of_all_workers_are_added(worker: type[FakeWorker]) -> None:
    supervisor = Supervisor(config(), ("translate",))
    run(supervisor)
    worker.fate = staticmethod(once(lambda ids: "worker_died"))
    run(supervisor, 1)
    assert worker.started == 2
    assert supervisor.statistics()["m"]["by"] == {"x": 2}
    assert added({"m": {"a": 1, "s": "x"}}, {"m": {"a": 2, "s": "y"}, "n": {}}) == {"m": {"a": 3, "s": "y"}, "n": {}}


def test_lanes_do_not_wait_for_each_other(worker: type[FakeWorker]) -> None:
    gone, come = threading.Event(), threading.Event()

    def fate(ids: list[str]) -> str:
        if len(ids) == 2:
            come.set()
            gone.wait(10)
        return ""

    worker.fate = staticmethod(fate)
    supervisor = Supervisor(config(), ("clean", "translate"))
    thread = threading.Thread(target=run, args=(supervisor, 2, "translate"))
    thread.start()
    assert come.wait(10)
    assert codes(run(supervisor, 3, "clean")) == ["", "", ""]
    gone.set()
    thread.join()
