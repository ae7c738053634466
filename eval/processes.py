"""Commands run as processes of their own: how long they take and how much memory they and theirs hold at most."""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.records import Record

HANBRIEF = (sys.executable, "-c", "from pipeline.cli import main; main()")
PROGRAMS = Path(__file__).resolve().parent / "programs"
POLL_S = 0.2


class Finished(Record):
    """A command that has ended well: seconds of wall time, its standard output, and MiB at most (0 where unknown)."""

    seconds: float
    output: str
    peak_mib: int


def program(name: str, job: dict[str, Any]) -> tuple[Finished, dict[str, Any]]:
    """One of the programs beside this file, given ``job``; how it went, and its answer."""
    done = finish([sys.executable, str(PROGRAMS / f"{name}.py")], json.dumps(job))
    return done, json.loads(done.output.strip().splitlines()[-1])


def finish(command: Sequence[str], given: str = "") -> Finished:
    """Runs the command to its end; ``InputError`` with its last words where it fails."""
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, text=True)
        watch = _Watch(child.pid)
        output, _ = child.communicate(given)
        seconds = time.perf_counter() - started
        peak = watch.end()
        said.seek(0)
        words = said.read().strip()
    if child.returncode != 0:
        raise InputError(f"{' '.join(command)[:200]} ended with exit code {child.returncode}: {words[-600:]}")
    return Finished(seconds=seconds, output=output, peak_mib=peak)


class _Watch:
    """Looks at the resident memory of a process and all below it until it is told to stop (Linux only)."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._over = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> int:
        """The most that was seen, in MiB."""
        self._over.set()
        self._thread.join()
        return self._peak // 1024

    def _look(self) -> None:
        while not self._over.wait(POLL_S):
            self._peak = max(self._peak, sum(_resident_kib(pid) for pid in _tree(self._pid)))


def _tree(pid: int) -> list[int]:
    """The process and all that it has started, as far as they are still there."""
    found, waiting = list[int](), [pid]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        for listed in Path(f"/proc/{pid}/task").glob("*/children"):
            waiting += [int(child) for child in _read(listed).split()]
    return found


def _resident_kib(pid: int) -> int:
    lines = [line for line in _read(Path(f"/proc/{pid}/status")).splitlines() if line.startswith("VmRSS:")]
    return int(lines[0].split()[1]) if lines else 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
