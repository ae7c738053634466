"""``hanbrief watch``: the new files of a folder become briefs as they come, in one ledger.

The folder is looked at again and again. A file is read once its size and time have stood still between two looks;
one that changes is read anew. Files that go away keep their briefs.
"""

import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console

from pipeline.errors import ConfigError, InputError
from pipeline.io.files import files
from pipeline.io.readers import read
from pipeline.records import Article, Record, Reject
from pipeline.run.ledger import NAME, Ledger
from pipeline.run.session import Job, execute

Stamp = tuple[int, int]
"""A file's size in bytes and its time of change in nanoseconds."""


class Watch(Record):
    """How to watch: seconds between two looks, seconds a file must stand still, and whether to look only once."""

    interval: float = 5.0
    settle: float = 2.0
    once: bool = False


def watch(job: Job, options: Watch) -> int:
    """Watches the one folder of ``job.inputs`` until Ctrl-C or SIGTERM (exit code 0), or works once (the run's code)."""
    folder = _folder(job)
    console = Console(stderr=True, highlight=False, quiet=job.log_format != "none")
    state = _State(folder, job.out)
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        while True:
            code = _round(job, state, options.settle)
            if options.once:
                return code or 0
            if code is not None or state.rounds == 1:
                console.print(f"watching {folder}; stop with Ctrl-C", markup=False)
            time.sleep(options.interval)
    except KeyboardInterrupt:
        if options.once:
            raise
        console.print("stopped watching; the same command goes on", markup=False)
        return 0
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: Any) -> None:
    raise KeyboardInterrupt


def _folder(job: Job) -> Path:
    """The folder to watch; ``ConfigError`` where it is none, or holds the output, which would be read as input."""
    folder = Path(job.inputs[0])
    if len(job.inputs) != 1 or not folder.is_dir():
        raise ConfigError(f"watch '{' '.join(job.inputs)}': give one folder that is there")
    if job.out.resolve().is_relative_to(folder.resolve()):
        raise ConfigError(f"--out '{job.out}' lies in the watched folder and would be read again; give another")
    return folder


def _round(job: Job, state: "_State", settle: float) -> int | None:
    """Looks, and runs when something has changed; the run's exit code, None where there was nothing to do."""
    first = state.look()
    if first != state.done:
        time.sleep(settle)
    ready = {path: stamp for path, stamp in state.look().items() if first.get(path) == stamp}
    state.rounds += 1
    if ready == state.done or not (items := list(state.items(ready))):
        return None
    state.done = ready
    return execute(job, items=items)


class _State:
    """What was read, by file, so that a round reads only what is new."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.rounds = 0
        self.done: dict[Path, Stamp] = {}
        self._folder = folder
        self._read: dict[Path, tuple[Stamp, list[Article | Reject]]] = {}
        self._unlisted: list[Reject] = []
        self._kept = list(_briefed(out))

    def look(self) -> dict[Path, Stamp]:
        """The readable files of the folder and below, with their stamps; lock files of office programs aside."""
        found: dict[Path, Stamp] = {}
        self._unlisted = []
        try:
            for item in files(str(self._folder)):
                if isinstance(item, Reject):
                    self._unlisted.append(item)
                elif not item.name.startswith("~") and (stamp := _stamp(item)):
                    found[item] = stamp
        except InputError:  # nothing readable in it yet
            return {}
        return found

    def items(self, ready: dict[Path, Stamp]) -> Iterator[Article | Reject]:
        """The articles of the files that are ready, of files that are gone but were briefed, and rejects."""
        known = {article.source: position for position, article in enumerate(self._kept)}
        for path in sorted(ready, key=lambda path: (known.get(str(path), len(known)), path)):
            if path not in self._read or self._read[path][0] != ready[path]:
                self._read[path] = (ready[path], list(read([str(path)])))
        sources = {str(path) for path in self._read}
        here = [
            item
            for path, (_, items) in self._read.items()
            for item in items
            if path in ready or isinstance(item, Article)
        ]
        gone = [article for article in self._kept if not {article.source, _file(article)} & sources]
        yield from numbered([*gone, *here, *self._unlisted])


def _file(article: Article) -> str:
    """The file of an article that is one row of it (``FILE:ROW``)."""
    return article.source.rpartition(":")[0]


def _stamp(path: Path) -> Stamp | None:
    """The stamp of a file, None when it has gone away meanwhile."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns


def _briefed(out: Path) -> Iterator[Article]:
    """The articles of the run in the output folder that became briefs."""
    if not (out / NAME).is_file():
        return
    with Ledger.open(out, readonly=True) as ledger:
        for brief in ledger.briefs():
            article = ledger.article(brief.id)
            if article is not None:
                yield article


def numbered(items: Iterable[Article | Reject]) -> Iterator[Article | Reject]:
    """The items with ids made unique: the second ``a`` is ``a-2``."""
    taken: set[str] = set()
    for item in items:
        name, number = item.id, 1
        while name in taken:
            number += 1
            name = f"{item.id}-{number}"
        taken.add(name)
        yield item if name == item.id else item.model_copy(update={"id": name})
