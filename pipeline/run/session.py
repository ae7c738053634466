"""One ``hanbrief run``: read, build, run, write, and say what happened."""

import datetime as dt
import resource
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from pipeline.build import build, notices
from pipeline.config import Config, load
from pipeline.errors import ConfigError, InputError
from pipeline.io.readers import read
from pipeline.io.writers import Format, write_outputs
from pipeline.records import Article, Brief, Record, Reject
from pipeline.run.local import run


class Job(Record):
    """What a run was asked to do."""

    inputs: tuple[str, ...]
    config: str
    out: Path
    limit: int | None = None
    formats: tuple[Format, ...] = ("jsonl", "md", "html")
    columns: Mapping[str, str] = {}


def execute(job: Job, *, dry_run: bool = False) -> int:
    """Runs the job; exit code 0, or 3 when no input became a brief."""
    config = load(job.config)
    console = Console(stderr=True, highlight=False)
    for notice in notices(config):
        console.print(f"[yellow]note:[/] {notice.message}")
    items = list(islice(read(job.inputs, job.columns), job.limit))
    if dry_run:
        return _dry_run(items, config, console)
    if job.out.exists() and not job.out.is_dir():
        raise ConfigError(f"--out '{job.out}' is a file; give a folder, new or old")
    started = time.perf_counter()
    briefs, rejects = _ends(items, config, console)
    seconds = time.perf_counter() - started
    if len(briefs) + len(rejects) != len(items):
        raise InputError(
            f"{len(items)} articles were read but {len(briefs)} briefs and {len(rejects)} rejects came out"
        )
    write_outputs(job.out, briefs, rejects, _run_info(job, config, briefs, rejects, seconds), job.formats)
    _summary(console, job, briefs, rejects, seconds)
    return 0 if briefs or not items else InputError.exit_code


def _dry_run(items: list[Article | Reject], config: Config, console: Console) -> int:
    """Says what would be done; no model is loaded."""
    articles = sum(isinstance(item, Article) for item in items)
    console.print(
        f"{articles} articles to brief, {len(items) - articles} that can't be read, config {config.name} ({config.digest})"
    )
    for item in items:
        if isinstance(item, Reject):
            console.print(f"  reject {item.source}: {item.detail}", markup=False)
    return 0


def _ends(items: list[Article | Reject], config: Config, console: Console) -> tuple[list[Brief], list[Reject]]:
    """Every article's end, with a progress bar on a terminal."""
    if not any(isinstance(item, Article) for item in items):
        return [], [item for item in items if isinstance(item, Reject)]
    with _progress(console) as progress:
        loading = progress.add_task("loading the model", total=None)
        chain = build(
            config, lambda what, done, total: progress.update(loading, description=what, completed=done, total=total)
        )
        progress.remove_task(loading)
        task = progress.add_task("reading", total=len(items))

        def report(stage: str, count: int) -> None:
            progress.update(task, description=stage, advance=count if stage == "done" else 0)

        ends = list(run(chain, _named(items, progress, task), config.batch_articles, report))
    return [end for end in ends if isinstance(end, Brief)], [end for end in ends if isinstance(end, Reject)]


def _named(items: Iterable[Article | Reject], progress: Progress, task: Any) -> Iterator[Article | Reject]:
    """The items, each shown by name as it is taken up."""
    for item in items:
        progress.update(task, article=item.id[:30])
        yield item


def _progress(console: Console) -> Progress:
    """A bar with article, stage, rate and time left; silent when standard error isn't a terminal."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<18}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[article]}"),
        _Rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return _WithArticle(*columns, console=console, disable=not console.is_terminal, transient=True)


class _Rate(ProgressColumn):
    """Articles a minute, empty until there is one to count."""

    def render(self, task: Task) -> Text:
        """The rate of a task."""
        return Text(f"{task.speed * 60:.1f}/min" if task.speed else "")


class _WithArticle(Progress):
    """A progress display whose tasks may name an article."""

    def add_task(self, description: str, *args: Any, **fields: Any) -> Any:
        """Adds a task with an empty article name unless one is given."""
        return super().add_task(description, *args, **({"article": ""} | fields))


def _run_info(job: Job, config: Config, briefs: list[Brief], rejects: list[Reject], seconds: float) -> dict[str, Any]:
    """What ``run.json`` says of the run."""
    stages: dict[str, float] = {}
    for brief in briefs:
        for stage, spent in brief.provenance.seconds.items():
            stages[stage] = round(stages.get(stage, 0.0) + spent, 3)
    return {
        "config": config.name,
        "config_digest": config.digest,
        "models": [info.model_dump() for info in briefs[0].provenance.models] if briefs else [],
        "finished": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "inputs": list(job.inputs),
        "read": len(briefs) + len(rejects),
        "briefs": len(briefs),
        "verified": sum(brief.status == "verified" for brief in briefs),
        "rejects": len(rejects),
        "seconds": round(seconds, 1),
        "seconds_by_stage": stages,
        "peak_memory_mib": _peak_mib(),
    }


def _peak_mib() -> int:
    """The process's largest resident size in MiB (``ru_maxrss`` is KiB on Linux, bytes on macOS)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _summary(console: Console, job: Job, briefs: list[Brief], rejects: list[Reject], seconds: float) -> None:
    verified = sum(brief.status == "verified" for brief in briefs)
    console.print(
        f"{len(briefs)} briefs ({verified} verified), {len(rejects)} rejected, {seconds:.1f} s, {_peak_mib()} MiB at most: {job.out}",
        markup=False,
    )
    for reject in rejects:
        console.print(
            f"  reject {reject.source or reject.id}: {reject.stage}/{reject.code}: {reject.detail}", markup=False
        )
