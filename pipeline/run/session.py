"""One ``hanbrief run``: read, work, export, and say what happened."""

import resource
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any, Literal

from rich.console import Console

from pipeline.build import names, notices
from pipeline.config import Config, load
from pipeline.errors import ConfigError, InputError, ModelError
from pipeline.io.readers import read
from pipeline.io.writers import Format
from pipeline.records import Article, Lang, Record, Reject
from pipeline.run import lock
from pipeline.run.events import LogFormat, configure, log
from pipeline.run.export import export
from pipeline.run.keys import end_key, stage_keys
from pipeline.run.ledger import Counts, Ledger, now
from pipeline.run.local import Keys, Runner
from pipeline.run.progress import display
from pipeline.run.supervisor import Supervisor, total

EngineChoice = Literal["local", "ray"]
Retry = Literal["", "rejects", "all"]
ENGINES: tuple[EngineChoice, ...] = ("local", "ray")
RETRIES: tuple[Retry, ...] = ("", "rejects", "all")
SHOWN_REJECTS = 20
MODEL_CODES = ("model_failed", "out_of_memory", "timed_out", "worker_died")
"""Codes of rejects that are a model's doing and not the article's."""


class Job(Record):
    """What a run was asked to do."""

    inputs: tuple[str, ...]
    config: str
    out: Path
    limit: int | None = None
    formats: tuple[Format, ...] = ("jsonl", "md", "html")
    columns: Mapping[str, str] = {}
    retry: Retry = ""
    engine: EngineChoice = "local"
    address: str = ""
    memory: str = ""
    log_format: LogFormat = "none"
    report_lang: Lang = "en"


def execute(job: Job, *, dry_run: bool = False, items: Iterable[Article | Reject] | None = None) -> int:
    """Runs the job (over ``items`` where its inputs are read already); exit code 0, or 3 when no input became a brief, 4 when that was the model's doing."""
    config = _config(job)
    configure(job.log_format)
    console = Console(stderr=True, highlight=False, quiet=job.log_format != "none")
    for notice in notices(config):
        console.print(f"[yellow]note:[/] {notice.message}")
    items = _inputs(job) if items is None else items
    if dry_run:
        return _dry_run(items, config, console)
    if job.out.exists() and not job.out.is_dir():
        raise ConfigError(f"--out '{job.out}' is a file; give a folder, new or old")
    with lock.held(job.out), Ledger.open(job.out) as ledger, _stoppable():
        try:
            return _Session(job, config, ledger, console).run(items)
        except KeyboardInterrupt:
            log("stopped", level="warning")
            console.print("stopped; what is finished is kept: run the same command again to go on")
            raise


def _config(job: Job) -> Config:
    """The job's config, with the translation memory that the job names."""
    config = load(job.config)
    if job.memory and not Path(job.memory).is_file():
        raise ConfigError(f"--memory '{job.memory}': no such file; make one with hanbrief memory import")
    return config.model_copy(update={"memory": job.memory}) if job.memory else config


def _inputs(job: Job) -> Iterator[Article | Reject]:
    """The inputs, the first of them already read, so that a wrong path is found before anything is written."""
    items = islice(read(job.inputs, job.columns), job.limit)
    return chain(list(islice(items, 1)), items)


def _stoppable() -> Any:
    """SIGTERM is as good as Ctrl-C while this holds."""
    return _Terminated()


class _Terminated:
    """Turns SIGTERM into ``KeyboardInterrupt`` in the main thread."""

    def __enter__(self) -> None:
        self._main = threading.current_thread() is threading.main_thread()
        if self._main:
            self._before = signal.signal(signal.SIGTERM, _interrupt)

    def __exit__(self, *error: object) -> None:
        if self._main:
            signal.signal(signal.SIGTERM, self._before)


def _interrupt(number: int, frame: Any) -> None:
    raise KeyboardInterrupt


def _dry_run(items: Iterable[Article | Reject], config: Config, console: Console) -> int:
    """Says what would be done; no model is loaded."""
    articles = rejects = 0
    for item in items:
        articles += isinstance(item, Article)
        if isinstance(item, Reject):
            rejects += 1
            console.print(f"  reject {item.source}: {item.detail}", markup=False)
    console.print(f"{articles} articles to brief, {rejects} that can't be read, config {config.name} ({config.digest})")
    return 0


class _Session:
    """A job over an open ledger."""

    def __init__(self, job: Job, config: Config, ledger: Ledger, console: Console) -> None:
        self.job, self.config, self.ledger, self.console = job, config, ledger, console
        stages = stage_keys(config, names())
        self.keys = Keys(stages=stages, end=end_key(config, stages))
        self.started = time.perf_counter()

    def run(self, items: Iterable[Article | Reject]) -> int:
        """Reads, works, exports; the exit code."""
        log("run_started", config=self.config.name, config_digest=self.config.digest, engine=self.job.engine)
        number = self.ledger.take_in(items, self.keys.end, self.config.name)
        if self.job.retry:
            again = self.ledger.forget(rejects_only=self.job.retry == "rejects")
            log("retried", articles=again, only_rejects=self.job.retry == "rejects")
        before = self.ledger.counts()
        log("inputs_read", articles=before.read, pending=before.pending)
        if before.pending:
            self._work(number, before)
        self.ledger.finish(number)
        counts = self.ledger.counts()
        if counts.pending:
            raise InputError(
                f"{counts.read} articles were read but {counts.briefs} briefs and {counts.rejects} rejects came out; "
                "run the same command again for the rest"
            )
        export(self.ledger, self.job.out, self._facts(counts), self.job.formats, self.keys.stages, self.job.report_lang)
        self._say(counts)
        log("run_finished", read=counts.read, briefs=counts.briefs, verified=counts.verified, rejects=counts.rejects)
        return 0 if counts.briefs or not counts.read else self._exit_code()

    def _work(self, number: int, before: Counts) -> None:
        """Brings the pending articles to their ends."""
        with display(self.console, before.read - before.pending, before.read) as shown:
            if self.job.engine == "ray":
                from pipeline.run.ray import RayRunner

                RayRunner(self.ledger, self.keys, self.config, self.job.address, shown.report).run(number)
                return
            supervisor = Supervisor(self.config, names(), shown.loading)
            Runner(self.ledger, self.keys, supervisor, shown.report).run(self.config.batch_articles, number)

    def _facts(self, counts: Counts) -> dict[str, Any]:
        """What ``run.json`` says of the run; nothing of the environment, where secrets are."""
        first = next(self.ledger.briefs(), None)
        counted = total(self.ledger.counted())
        stages = {name: values for name, values in counted.items() if name in names()}
        return {
            "config": self.config.name,
            "config_digest": self.config.digest,
            "models": [info.model_dump() for info in first.provenance.models] if first else [],
            "finished": now(),
            "inputs": list(self.job.inputs),
            "read": counts.read,
            "briefs": counts.briefs,
            "verified": counts.verified,
            "rejects": counts.rejects,
            "seconds": round(time.perf_counter() - self.started, 1),
            "seconds_by_stage": self.ledger.seconds(self.keys.stages),
            "peak_memory_mib": peak_mib(),
            "stages": stages,
            "engines": {name: values for name, values in counted.items() if name not in stages},
        }

    def _say(self, counts: Counts) -> None:
        """The last lines on standard error: counts, and the first rejects."""
        seconds = time.perf_counter() - self.started
        self.console.print(
            f"{counts.briefs} briefs ({counts.verified} verified), {counts.rejects} rejected, {seconds:.1f} s, "
            f"{peak_mib()} MiB at most: {self.job.out}",
            markup=False,
        )
        for reject in islice(self.ledger.rejects(), SHOWN_REJECTS):
            self.console.print(
                f"  reject {reject.source or reject.id}: {reject.stage}/{reject.code}: {reject.detail}", markup=False
            )
        if counts.rejects > SHOWN_REJECTS:
            self.console.print(f"  … and {counts.rejects - SHOWN_REJECTS} more in rejects.jsonl", markup=False)

    def _exit_code(self) -> int:
        """4 where every article was rejected for the model's sake, else 3."""
        model = all(reject.code in MODEL_CODES for reject in self.ledger.rejects())
        return ModelError.exit_code if model else InputError.exit_code


def peak_mib() -> int:
    """The largest resident size of the runner and of its largest worker together, in MiB
    (``ru_maxrss`` is KiB on Linux, bytes on macOS)."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(who).ru_maxrss for who in both) // (1024 * 1024 if sys.platform == "darwin" else 1024)
