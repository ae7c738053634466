"""Runs that are killed at a random moment and started again must end with the bytes of one that wasn't.

``python tests/soak/kill.py --runs 100`` kills the runner, the worker, or both, with SIGKILL: some while the models
load, most in the middle of the work, some while the files are exported; a third is killed a second time.
With ``--engine ray`` it is a process of Ray's that is killed.
"""

import argparse
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import psutil

from pipeline.run.ledger import NAME
from tests.soak.releases import COMMAND, ENVIRONMENT, echo_config, write_rows

LIMIT_S = 3600.0
FILES = ("briefs.jsonl", "rejects.jsonl", "index.html")


class Plan(NamedTuple):
    """What is run, and in which folder."""

    root: Path
    articles: int
    engine: str

    def command(self, out: Path) -> list[str]:
        """The command line of a run into ``out``."""
        inputs, config = str(self.root / "in.jsonl"), str(self.root / "echo.yaml")
        return [*COMMAND, "run", inputs, "--config", config, "--out", str(out), "--engine", self.engine]


def prepare(root: Path, articles: int, delay_s: float, engine: str = "local") -> Plan:
    """The inputs and the config of a test in ``root``."""
    write_rows(root / "in.jsonl", articles)
    echo_config(root / "echo.yaml", delay_s)
    return Plan(root, articles, engine)


def finish(plan: Plan, out: Path) -> dict[str, bytes]:
    """Runs to the end; the bytes of the files that must not differ."""
    done = subprocess.run(plan.command(out), env=ENVIRONMENT, capture_output=True, timeout=LIMIT_S, check=False)
    if done.returncode:
        raise RuntimeError(f"exit code {done.returncode}: {done.stderr.decode()[-2000:]}")
    left = [str(path) for path in out.rglob("*.partial")]
    if left:
        raise RuntimeError(f"left behind: {left}")
    pages = {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.glob("briefs/*.md"))}
    return {name: (out / name).read_bytes() for name in FILES} | pages


def ended(out: Path) -> int:
    """How many articles have ended, -1 before there is a ledger."""
    try:
        with closing(sqlite3.connect(f"{(out / NAME).as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
            return int(connection.execute("SELECT COUNT(*) FROM ends").fetchone()[0])
    except sqlite3.OperationalError:
        return -1


def kill_once(plan: Plan, out: Path, dice: random.Random) -> str:
    """Starts a run and kills it at a random moment; what was killed when, or '' when it was over before."""
    with subprocess.Popen(plan.command(out), env=ENVIRONMENT, stderr=subprocess.DEVNULL) as process:
        moments = ("actors",) if plan.engine == "ray" else ("start", "work", "work", "work", "work", "export")
        moment = dice.choice(moments)
        wanted = {"start": -1, "actors": -1, "work": dice.randint(0, plan.articles - 8), "export": plan.articles}[
            moment
        ]
        until = time.monotonic() + LIMIT_S
        usable = plan.articles - plan.articles // 10 - 1 if moment == "export" else wanted
        while process.poll() is None and ended(out) < usable and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(dice.uniform(0, 3 if moment == "start" else 0.3))
        if moment == "actors":
            _await_actors(process)
            time.sleep(dice.uniform(0, plan.articles * 0.2))
        if process.poll() is not None:
            return ""
        target = _kill(process, dice, plan.engine)
        process.wait(LIMIT_S)
        return f"{target} at {moment}, {ended(out)} ended" if target else ""


def _kill(process: "subprocess.Popen[bytes]", dice: random.Random, engine: str) -> str:
    """Kills the runner, a worker, or both."""
    workers = _workers(process.pid, engine)
    if engine == "ray" and not workers:
        return ""
    target = "worker" if engine == "ray" else dice.choices(("runner", "worker", "both"), (6, 2, 2))[0]
    if target in ("worker", "both") and workers:
        dice.choice(workers).send_signal(signal.SIGKILL)
    if target in ("runner", "both") or not workers:
        process.send_signal(signal.SIGKILL)
    return target if workers else "runner"


def _await_actors(process: "subprocess.Popen[bytes]") -> None:
    """Waits until Ray has started its actors."""
    until = time.monotonic() + LIMIT_S
    while process.poll() is None and not _workers(process.pid, "ray") and time.monotonic() < until:
        time.sleep(0.1)


def _workers(pid: int, engine: str) -> list[psutil.Process]:
    """The workers that a runner has started (with Ray: the actors)."""
    try:
        return [p for p in psutil.Process(pid).children(recursive=True) if _is_worker(p, engine)]
    except psutil.Error:
        return []


def _is_worker(process: psutil.Process, engine: str) -> bool:
    try:
        line = " ".join(process.cmdline())
    except psutil.Error:
        return False
    return "MapWorker" in line if engine == "ray" else "spawn_main" in line


def trial(plan: Plan, number: int, wanted: dict[str, bytes]) -> str:
    """One killed and resumed run; '' when it was over too soon to be killed. ``RuntimeError`` where bytes differ."""
    dice = random.Random(number)
    out = plan.root / f"out-{number}"
    said = kill_once(plan, out, dice)
    if said and dice.random() < 0.33:
        said += "; again " + (kill_once(plan, out, dice) or "too late")
    if said:
        got = finish(plan, out)
        wrong = [name for name in wanted.keys() | got.keys() if wanted.get(name) != got.get(name)]
        if wrong:
            raise RuntimeError(f"run {number} ({said}): {len(wrong)} files differ, {sorted(wrong)[:3]}")
    shutil.rmtree(out, ignore_errors=True)
    return said


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the trials; exit code 1 where one differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--delay", type=float, default=0.01, help="seconds of an answer")
    parser.add_argument("--engine", choices=("local", "ray"), default="local")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        plan = prepare(Path(folder), options.articles, options.delay, options.engine)
        started = time.monotonic()
        wanted = finish(plan, Path(folder) / "undisturbed")
        print(f"undisturbed: {time.monotonic() - started:.1f} s, {len(wanted)} files", flush=True)
        killed = same = number = 0
        while killed < options.runs:
            number += 1
            try:
                said = trial(plan, options.seed + number, wanted)
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                print(f"{number}: FAILED: {error}", flush=True)
                killed += 1
                continue
            killed, same = killed + bool(said), same + bool(said)
            print(f"{number}: {said or 'over before the kill, not counted'}", flush=True)
        print(f"{same} of {killed} killed runs ended with the same bytes; {time.monotonic() - started:.0f} s")
        return int(same != killed)


if __name__ == "__main__":
    sys.exit(main())
