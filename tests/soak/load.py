"""Twenty thousand short articles through one run: memory flat, a rate, and a ledger that agrees with the files.

``python tests/soak/load.py --articles 20000`` prints the memory of the runner and its worker while they work, and
at the end whether every bound was kept.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import psutil

from pipeline.run.ledger import Ledger
from tests.soak.kill import ended
from tests.soak.releases import COMMAND, ENVIRONMENT, echo_config, write_rows

BOUND_MIB = 1024
GROWTH_MIB = 60
"""How much more memory the last quarter of the articles may take than the second."""


class Sample(NamedTuple):
    """Seconds since the start, articles that have ended, MiB of the runner and its workers."""

    seconds: float
    ended: int
    mib: int


def watch(process: "subprocess.Popen[bytes]", out: Path, every_s: float) -> list[Sample]:
    """Samples until the process ends."""
    samples: list[Sample] = []
    started = time.monotonic()
    while process.poll() is None:
        samples.append(Sample(time.monotonic() - started, ended(out), _mib(process.pid)))
        if len(samples) % 10 == 1:
            print(f"{samples[-1].seconds:7.0f} s  {samples[-1].ended:7d} ended  {samples[-1].mib:5d} MiB", flush=True)
        time.sleep(every_s)
    samples.append(Sample(time.monotonic() - started, ended(out), 0))
    return samples


def _mib(pid: int) -> int:
    """Resident memory of a process and those it started; pages they share are counted for each."""
    total = 0
    try:
        runner = psutil.Process(pid)
        for process in (runner, *runner.children(recursive=True)):
            total += process.memory_info().rss
    except psutil.Error:
        return total // 2**20
    return total // 2**20


def faults(samples: Sequence[Sample], articles: int) -> list[str]:
    """Which bounds of memory weren't kept."""
    found = []
    highest = max(sample.mib for sample in samples)
    if highest > BOUND_MIB:
        found.append(f"memory: {highest} MiB, at most {BOUND_MIB} were promised")
    second = [s.mib for s in samples if articles * 0.25 <= s.ended < articles * 0.5]
    last = [s.mib for s in samples if articles * 0.75 <= s.ended and s.mib]
    if second and last and max(last) - max(second) > GROWTH_MIB:
        found.append(f"memory grows: {max(second)} MiB in the second quarter, {max(last)} MiB in the last")
    return found


def disagreements(out: Path, articles: int) -> list[str]:
    """Where ledger, files and counts don't agree."""
    found = []
    with Ledger.open(out, readonly=True) as ledger:
        counts = ledger.counts()
        if ledger.rows("PRAGMA integrity_check") != [("ok",)]:
            found.append("the ledger's file is damaged")
        if counts.read != articles or counts.pending:
            found.append(f"read {counts.read} of {articles}, {counts.pending} without an end")
        told = {"briefs.jsonl": counts.briefs, "rejects.jsonl": counts.rejects}
        ids = [brief.id for brief in ledger.briefs()] + [reject.id for reject in ledger.rejects()]
    if len(set(ids)) != articles:
        found.append(f"{len(set(ids))} different ids for {articles} articles")
    for name, count in told.items():
        with (out / name).open(encoding="utf-8") as file:
            lines = sum(1 for line in file if json.loads(line))
        if lines != count:
            found.append(f"{name} has {lines} rows, the ledger {count}")
    return found


def load(folder: Path, articles: int, formats: str, every_s: float) -> list[str]:
    """Runs it; what was wrong."""
    inputs, out = write_rows(folder / "in.jsonl", articles), folder / "out"
    config = echo_config(folder / "echo.yaml", batch=32)
    command = [*COMMAND, "run", str(inputs), "--config", str(config), "--out", str(out), "--format", formats]
    with subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE) as process:
        samples = watch(process, out, every_s)
        said = process.stderr.read().decode() if process.stderr else ""
    if process.returncode:
        return [f"exit code {process.returncode}: {said[-1000:]}"]
    at_work = [s for s in samples if s.ended > 0]
    work = next((s.seconds for s in at_work if s.ended >= samples[-1].ended), samples[-1].seconds)
    print(f"{articles} articles in {samples[-1].seconds:.0f} s, {articles / samples[-1].seconds * 60:.0f} a minute")
    print(f"the work took {work:.0f} s, the exports {samples[-1].seconds - work:.0f} s")
    print(f"at most {max(s.mib for s in samples)} MiB, ledger {(out / 'ledger.sqlite').stat().st_size / 2**20:.0f} MiB")
    return [*faults(samples, articles), *disagreements(out, articles)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 1 where a bound wasn't kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--format", default="jsonl,md,html", dest="formats")
    parser.add_argument("--every", type=float, default=2.0, help="seconds between two samples")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        wrong = load(Path(folder), options.articles, options.formats, options.every)
    for line in wrong:
        print(f"WRONG: {line}")
    print("every bound was kept" if not wrong else f"{len(wrong)} bounds weren't kept")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
