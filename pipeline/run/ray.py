"""The Ray runner: the same stages as actor pools of Ray Data over many machines; the driver writes the ledger.

Each phase of the chain is a pool. An actor holds a supervisor with its worker process, so a model that hangs,
raises or dies costs one article here as it does on one machine. The articles of an actor that dies, or of a
machine that goes, are given to another by Ray. Only the driver knows the ledger and the output folder.
"""

import json
import logging
import os
import uuid
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from pipeline.build import MODEL_STAGES, phases
from pipeline.config import Config, RaySpec
from pipeline.errors import ConfigError, HanbriefError, ModelError
from pipeline.records import Draft, Reject
from pipeline.run.events import log
from pipeline.run.ledger import PAGE, Ledger, as_json, pack, unpack
from pipeline.run.local import Item, Keys, Report, done_rows, ended, report_end, restored, taken, wants
from pipeline.run.supervisor import Supervisor, total
from pipeline.stages.render import RunInfo

OBJECT_STORE_BYTES = 512 * 2**20
"""Shared memory of a Ray that is started here; what doesn't fit goes to disk."""


class RayRunner:
    """Brings every pending article of a ledger to its end on a Ray cluster."""

    def __init__(
        self, ledger: Ledger, keys: Keys, config: Config, address: str = "", report: Report | None = None
    ) -> None:
        self.ledger = ledger
        self.keys = keys
        self.config = config
        self.address = address
        self.report = report or (lambda stages, count: None)
        self._counted: dict[str, dict[str, dict[str, Any]]] = {}

    def run(self, number: int) -> None:
        """Ends all pending articles; each batch is in the ledger as soon as it comes back."""
        ray = _ray()
        _connect(ray, self.address, self.config.runner.ray)
        try:
            for block in self._dataset(ray).iter_batches(batch_size=None, batch_format="pyarrow"):
                self._end(block.to_pylist(), number)
        except ray.exceptions.RayError as error:
            raise _plain(error) from error
        finally:
            if not self.address:
                ray.shutdown()

    def _dataset(self, ray: Any) -> Any:
        """The pending articles through the pools, lazily."""
        spec, size = self.config.runner.ray, self.config.batch_articles
        dataset = ray.data.from_arrow(list(self._blocks(ray, size)))
        for stages in phases():
            model = bool(set(stages) & set(MODEL_STAGES))
            dataset = dataset.map_batches(
                Actor,
                fn_constructor_args=(self.config.model_dump_json(), stages),
                batch_size=size,
                batch_format="pyarrow",
                compute=ray.data.ActorPoolStrategy(size=spec.model_workers if model else spec.rule_workers),
                num_cpus=spec.model_cpus if model else spec.rule_cpus,
                num_gpus=spec.model_gpus if model else 0,
            )
        return dataset

    def _blocks(self, ray: Any, size: int) -> Iterator[Any]:
        """The pending articles as tables of a batch each; they wait in Ray's store, which spills to disk."""
        import pyarrow

        tasks = self.ledger.pending()
        while page := list(islice(tasks, PAGE)):
            rows = [_packed(taken(self.ledger, self.keys, task)) for task in page]
            for first in range(0, len(rows), size):
                yield pyarrow.Table.from_pylist(rows[first : first + size], schema=_schema())

    def _end(self, rows: list[dict[str, Any]], number: int) -> None:
        """Writes the ends of some articles down, and what their stages made."""
        items = [_unpacked(row) for row in rows]
        ends = [
            (item.number, ended(item.result, unpack(RunInfo, row["info"])))
            for item, row in zip(items, rows, strict=True)
        ]
        done = [
            one
            for item, row in zip(items, rows, strict=True)
            for one in done_rows(item.number, item.result, json.loads(row["seconds"]), self.keys)
        ]
        self.ledger.end(ends, self.keys.end, done)
        self._counted |= dict(json.loads(row["statistics"]) for row in rows)
        self.ledger.count(number, total(self._counted.values()))
        for _, end in ends:
            report_end(end)
        self.report("done", len(ends))


class Actor:
    """A phase of the chain in a process of Ray's, with a supervised worker of its own."""

    def __init__(self, config: str, stages: tuple[str, ...]) -> None:
        self.stages = stages
        self.model = bool(set(stages) & set(MODEL_STAGES))
        self.supervisor = Supervisor(Config.model_validate_json(config), stages)
        self.name = uuid.uuid4().hex
        self.info: RunInfo | None = None

    def __call__(self, table: Any) -> Any:
        """The table with its drafts brought through the stages."""
        import pyarrow

        rows = table.to_pylist()
        if self.info is None:
            self.info = self.supervisor.start()
        items = [_unpacked(row) for row in rows]
        for call in [(stage,) for stage in self.stages] if self.model else [self.stages]:
            items = [restored(item, call) for item in items]
            places = [place for place, item in enumerate(items) if wants(item, call)]
            drafts = [draft for place in places if isinstance(draft := items[place].result, Draft)]
            for place, outcome in zip(places, self.supervisor.run(call, drafts), strict=True):
                items[place] = items[place]._replace(result=outcome.result)
                rows[place]["seconds"] = json.dumps(json.loads(rows[place]["seconds"]) | outcome.seconds)
        notes = self._notes() if self.model else {}
        made = [row | notes | _packed(item, row["seconds"]) for row, item in zip(rows, items, strict=True)]
        return pyarrow.Table.from_pylist(made, schema=_schema())

    def _notes(self) -> dict[str, str]:
        """What the driver must know of the models, and what this actor has counted."""
        counted = [self.name, self.supervisor.statistics()]
        return {"info": pack(self.info) if self.info else "", "statistics": json.dumps(counted)}


def _schema() -> Any:
    import pyarrow

    texts = ("kind", "result", "kept", "seconds", "info", "statistics")
    return pyarrow.schema([("number", pyarrow.int64()), *((name, pyarrow.string()) for name in texts)])


def _packed(item: Item, seconds: str = "{}") -> dict[str, Any]:
    """An item as a row of texts, but for what the actors add."""
    kind = "draft" if isinstance(item.result, Draft) else "reject"
    row = {"number": item.number, "kind": kind, "result": pack(item.result), "kept": as_json(item.kept)}
    return row | {"seconds": seconds}


def _unpacked(row: Mapping[str, Any]) -> Item:
    result = unpack(Draft, row["result"]) if row["kind"] == "draft" else unpack(Reject, row["result"])
    return Item(row["number"], result, json.loads(row["kept"]))


def _ray() -> Any:
    """The library; ``ConfigError`` says how to install it."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise ConfigError(
            f"--engine ray: the library '{error.name}' isn't installed; pip install -e \".[ray]\""
        ) from error
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
    return ray


def _connect(ray: Any, address: str, spec: RaySpec) -> None:
    """Joins the cluster at ``address``, or starts one here; ``ConfigError`` where it is too small or isn't there."""
    rules = sum(not set(stages) & set(MODEL_STAGES) for stages in phases())
    cpus = spec.model_workers * spec.model_cpus + rules * spec.rule_workers * spec.rule_cpus
    gpus = spec.model_workers * spec.model_gpus
    common: dict[str, Any] = {"include_dashboard": False, "log_to_driver": False, "logging_level": "ERROR"}
    try:
        if address:
            ray.init(address=address, **{name: value for name, value in common.items() if name != "include_dashboard"})
        else:
            here = max(os.cpu_count() or 1, -(-int(cpus * 1000) // 1000))
            ray.init(address="local", num_cpus=here, object_store_memory=OBJECT_STORE_BYTES, **common)
    except (ConnectionError, ValueError, RuntimeError) as error:
        where = f"--address '{address}': no Ray cluster answers there" if address else "Ray can't be started here"
        raise ConfigError(f"{where}: {str(error)[:200]}") from error
    has = ray.cluster_resources()
    log("ray_connected", address=address or "here", cpus=has.get("CPU", 0), gpus=has.get("GPU", 0))
    if has.get("CPU", 0) < cpus or has.get("GPU", 0) < gpus:
        raise ConfigError(
            f"the Ray cluster has {has.get('CPU', 0):g} CPUs and {has.get('GPU', 0):g} GPUs, runner.ray asks for "
            f"{cpus:g} and {gpus:g}: add machines, or lower model_workers, rule_workers or what each takes"
        )


def _plain(error: Exception) -> HanbriefError:
    """The program's own error inside one of Ray's, or Ray's in a line."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, HanbriefError):
            return cause
        cause = getattr(cause, "cause", None) or cause.__cause__
    return ModelError(f"Ray failed: {str(error).strip().splitlines()[-1][:300]}; run the same command again to go on")
