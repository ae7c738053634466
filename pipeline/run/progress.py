"""What a run shows while it goes on: a bar on a terminal, nothing elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
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


class Display:
    """The bar: which stages are at work, how many articles have ended, the rate and the time left."""

    def __init__(self, progress: Progress, done: int, total: int) -> None:
        self._progress = progress
        self._loading = progress.add_task("loading the model", total=None)
        self._total, self._done = total, done
        self._task: Any = None

    def loading(self, what: str, done: int, total: int) -> None:
        """Shows how far a model is loaded."""
        self._progress.update(self._loading, description=what, completed=done, total=total, visible=True)

    def report(self, stages: str, count: int) -> None:
        """Shows what is at work, and counts articles that have ended."""
        if self._task is None:
            self._progress.update(self._loading, visible=False)
            self._task = self._progress.add_task("reading", total=self._total, completed=self._done)
        if stages == "done":
            self._progress.update(self._task, advance=count)
        else:
            self._progress.update(self._task, description=stages)


@contextmanager
def display(console: Console, done: int, total: int) -> Iterator[Display]:
    """A display that is silent when standard error isn't a terminal."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<20}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        yield Display(progress, done, total)


class _Rate(ProgressColumn):
    """Articles a minute, empty until there is one to count."""

    def render(self, task: Task) -> Text:
        """The rate of a task."""
        return Text(f"{task.speed * 60:.1f}/min" if task.speed else "")
