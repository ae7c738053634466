"""A watched folder: files are taken when they stand still, once, and keep their briefs when they go."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ConfigError
from pipeline.records import Article, Reject
from pipeline.run import watch as watching
from pipeline.run.ledger import Ledger
from pipeline.run.session import Job
from pipeline.run.watch import Watch, numbered, watch
from tests.io.exports.briefs import brief
from tests.run.briefs import article, reject

ONCE = Watch(interval=0.01, settle=0.0, once=True)
Runs = list[list[str]]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Runs:
    """The ids of the items of each run that the watch asked for; the third look after the last run stops it."""
    made: Runs = []

    def execute(job: Job, *, items: Iterable[Article | Reject]) -> int:
        made.append([item.id for item in items])
        return 0

    monkeypatch.setattr(watching, "execute", execute)
    return made


def job(folder: Path) -> Job:
    (folder / "in").mkdir(exist_ok=True)
    return Job(inputs=(str(folder / "in"),), config="echo", out=folder / "out")


def put(folder: Path, name: str, text: str = "가온시는 24일 새 도서관을 연다.") -> Path:
    path = folder / "in" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def steps(monkeypatch: pytest.MonkeyPatch, *actions: Callable[[], Any]) -> None:
    """Each pause between two looks does the next thing; after the last comes Ctrl-C."""
    left = iter(actions)

    def sleep(seconds: float) -> None:
        if seconds == Watch().interval:
            action = next(left, None)
            if action is None:
                raise KeyboardInterrupt
            action()

    monkeypatch.setattr(time, "sleep", sleep)


def test_files_are_taken_as_they_come(tmp_path: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    work = job(tmp_path)
    steps(
        monkeypatch,
        lambda: None,
        lambda: put(tmp_path, "b.txt"),
        lambda: put(tmp_path, "sub/a.txt"),
        lambda: None,
        lambda: (put(tmp_path, "~$b.docx"), put(tmp_path, ".hidden.txt"), put(tmp_path, "picture.png")),
        lambda: put(tmp_path, "b.txt", "가온시는 25일 새 도서관을 두 곳 더 연다."),
        lambda: (tmp_path / "in" / "b.txt").unlink(),
    )
    assert watch(work, Watch()) == 0
    assert runs == [["b"], ["b", "a"], ["b", "a"], ["b", "a"]]


def test_growing_file_waits(tmp_path: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    work = job(tmp_path)
    path = put(tmp_path, "a.txt")
    monkeypatch.setattr(time, "sleep", lambda seconds: path.write_text(path.read_text("utf-8") + "더", "utf-8"))
    assert watch(work, ONCE) == 0
    assert runs == []
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    assert watch(work, ONCE) == 0
    assert runs == [["a"]]


def test_rejects_are_not_lost_and_not_kept(tmp_path: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    work = job(tmp_path)
    put(tmp_path, "a.txt")
    bad = put(tmp_path, "b.hwpx", "kein Dokument")
    steps(monkeypatch, bad.unlink)
    watch(work, Watch())
    assert runs == [["a", "b"], ["a"]]


def test_a_new_watch_goes_on_from_the_ledger(tmp_path: Path, runs: Runs) -> None:
    work = job(tmp_path)
    gone = article("gone").model_copy(update={"source": str(tmp_path / "in" / "gone.txt")})
    here = article("here").model_copy(update={"source": str(tmp_path / "in" / "here.txt")})
    with Ledger.open(work.out) as ledger:
        ledger.take_in([here, gone], "k", "echo")
        ledger.end(
            [(1, brief().model_copy(update={"id": "here"})), (2, brief().model_copy(update={"id": "gone"}))], "k"
        )
    put(tmp_path, "here.txt")
    put(tmp_path, "aaa.txt")
    assert watch(work, ONCE) == 0
    assert runs == [["gone", "here", "aaa"]]


def test_empty_folder_is_waited_for(tmp_path: Path, runs: Runs) -> None:
    assert watch(job(tmp_path), ONCE) == 0
    assert runs == []


def test_numbered() -> None:
    items = [article("a"), reject("a", "binary"), article("a-2"), article("a")]
    assert [item.id for item in numbered(items)] == ["a", "a-2", "a-2-2", "a-3"]


def test_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="give one folder"):
        watch(Job(inputs=(str(tmp_path / "none"),), config="echo", out=tmp_path), ONCE)
    with pytest.raises(ConfigError, match="would be read again"):
        watch(Job(inputs=(str(tmp_path),), config="echo", out=tmp_path / "out"), ONCE)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_stops_cleanly(number: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "watch", "in", "--out", "out"]
    root = str(Path(__file__).resolve().parents[2])
    process = subprocess.Popen(  # a shell's background jobs ignore Ctrl-C, and hand that on
        command,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stderr is not None
    assert "watching in" in process.stderr.readline()
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "stopped watching" in said
    assert "Traceback" not in said
