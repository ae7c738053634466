"""The local runner: batches of articles through the stages, each written to the ledger as it ends.

The phases of the chain (rules, models, rules) have a thread each: while the models write one batch, the next is
cleaned and grounded and the last is checked. Never more than a few batches are in memory.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from itertools import islice, takewhile
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import TypeAdapter

from pipeline.build import MODEL_STAGES, ORDER, phases
from pipeline.records import Brief, Draft, Record, Reject
from pipeline.run.events import log
from pipeline.run.ledger import Done, Ledger, Task, as_json
from pipeline.run.supervisor import Outcome, Supervisor
from pipeline.stages.render import RunInfo, render

Report = Callable[[str, int], None]
"""Called with a phase's stages and 0 as it begins a batch; with ``done`` and the number of articles that ended."""
_FIELDS: dict[str, tuple[str, TypeAdapter[Any]]] = {
    stage.name: (stage.fills, TypeAdapter(cast(Any, Draft.model_fields[stage.fills].annotation))) for stage in ORDER
}
_T = TypeVar("_T")
_U = TypeVar("_U")


class Keys(Record):
    """What decides whether work is done: the key of each stage and that of an article's end."""

    stages: dict[str, str]
    end: str


class Item(NamedTuple):
    """An article on its way: its number in the ledger, what it has become, and what of it was kept from before."""

    number: int
    result: Draft | Reject
    kept: dict[str, str]


Batch = list[Item]


class Runner:
    """Brings every pending article of a ledger to its end."""

    def __init__(self, ledger: Ledger, keys: Keys, supervisor: Supervisor, report: Report | None = None) -> None:
        self.ledger = ledger
        self.keys = keys
        self.supervisor = supervisor
        self.report = report or (lambda stages, count: None)

    def run(self, batch: int, number: int) -> None:
        """Ends all pending articles in batches of this size, for the run of this number."""
        info = self.supervisor.start()
        with ExitStack() as stack:
            stack.callback(self.supervisor.close)
            stream: Iterator[Batch] = self._batches(batch)
            for stages in phases():
                threads = ThreadPoolExecutor(1, thread_name_prefix=stages[0])
                stack.callback(threads.shutdown, wait=False, cancel_futures=True)
                stream = ahead(stream, partial(self._phase, stages), threads)
            for items in stream:
                self._end(items, info)
                self.ledger.count(number, self.supervisor.statistics())

    def _batches(self, size: int) -> Iterator[Batch]:
        tasks = self.ledger.pending()
        while page := list(islice(tasks, size)):
            yield [taken(self.ledger, self.keys, task) for task in page]

    def _phase(self, stages: tuple[str, ...], items: Batch) -> Batch:
        """The batch after these stages; a model's stage is a call and a commit of its own."""
        self.report(", ".join(stages), 0)
        calls = [(stage,) for stage in stages] if set(stages) & set(MODEL_STAGES) else [stages]
        for call in calls:
            items = [restored(item, call) for item in items]
            wanted = [i for i, item in enumerate(items) if wants(item, call)]
            drafts = [draft for i in wanted if isinstance(draft := items[i].result, Draft)]
            outcomes = self.supervisor.run(call, drafts)
            for place, outcome in zip(wanted, outcomes, strict=True):
                items[place] = items[place]._replace(result=outcome.result)
            self._keep([items[place].number for place in wanted], outcomes)
        return items

    def _keep(self, numbers: Sequence[int], outcomes: Sequence[Outcome]) -> None:
        """Writes down what the stages made."""
        self.ledger.keep(
            done
            for number, outcome in zip(numbers, outcomes, strict=True)
            for done in done_rows(number, outcome.result, outcome.seconds, self.keys)
        )

    def _end(self, items: Batch, info: RunInfo) -> None:
        """Writes the ends of a batch down, in one transaction."""
        ends = [(item.number, ended(item.result, info)) for item in items]
        self.ledger.end(ends, self.keys.end)
        for _, end in ends:
            report_end(end)
        self.report("done", len(ends))


def report_end(end: Brief | Reject) -> None:
    """Logs how an article ended."""
    if isinstance(end, Brief):
        log("brief", article=end.id, status=end.status, findings=len(end.findings))
    else:
        log("reject", level="warning", article=end.id, stage=end.stage, code=end.code)


def ahead(items: Iterable[_T], work: Callable[[_T], _U], threads: ThreadPoolExecutor) -> Iterator[_U]:
    """The work's results in order; one item is worked on while the result before it is in use.

    >>> list(ahead([1, 2, 3], lambda n: n * n, ThreadPoolExecutor(1)))
    [1, 4, 9]
    """
    waiting: deque[Future[_U]] = deque()
    for item in items:
        waiting.append(threads.submit(work, item))
        if len(waiting) > 1:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def taken(ledger: Ledger, keys: Keys, task: Task) -> Item:
    """A pending article with what was kept of it; a translation without its summary is of no use."""
    kept = ledger.kept(task.number, keys.stages)
    whole = takewhile(lambda stage: stage in kept, MODEL_STAGES)
    return Item(task.number, Draft(article=task.article), {stage: kept[stage] for stage in whole})


def restored(item: Item, stages: tuple[str, ...]) -> Item:
    """The item with what a kept stage had made, where that is the one to come."""
    if isinstance(item.result, Reject) or len(stages) != 1 or (value := item.kept.get(stages[0])) is None:
        return item
    field, adapter = _FIELDS[stages[0]]
    return item._replace(result=item.result.model_copy(update={field: adapter.validate_python(json.loads(value))}))


def wants(item: Item, stages: tuple[str, ...]) -> bool:
    """Whether the item still needs these stages."""
    return isinstance(item.result, Draft) and not (len(stages) == 1 and stages[0] in item.kept)


def done_rows(number: int, result: Draft | Reject, seconds: Mapping[str, float], keys: Keys) -> list[Done]:
    """What stages made of an article, to be written down; of rules only their seconds, since they are quick."""
    return [
        Done(
            number=number,
            stage=stage,
            key=keys.stages[stage],
            seconds=spent,
            value=_value(result, stage) if stage in MODEL_STAGES else None,
        )
        for stage, spent in seconds.items()
    ]


def _value(result: Draft | Reject, stage: str) -> str | None:
    """The JSON of what a stage filled in, to be kept; nothing of a reject."""
    if isinstance(result, Reject):
        return None
    field, adapter = _FIELDS[stage]
    return as_json(adapter.dump_python(getattr(result, field), mode="json"))


def ended(result: Draft | Reject, info: RunInfo) -> Brief | Reject:
    """The article's end: a draft through all stages as a brief."""
    return render(result, info) if isinstance(result, Draft) else result
