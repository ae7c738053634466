"""Hostile files through ``hanbrief run`` with the echo engine: each must end as a brief or a reject, and nothing else happen.

``python tests/soak/hostile.py --generated 5000`` runs all files of ``tests/soak/handmade.py`` and so many of
``tests/soak/generated.py``. It counts as a failure when a run raises, a file has no end, the time limit or the
worker's death ended an article, reading one file takes over ten seconds of processor time, or a file is
written outside the output folder.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pipeline.io.readers import read
from pipeline.run.session import Job, execute
from tests.soak import generated, handmade
from tests.soak.releases import echo_config

LIMIT_S = 10.0
OUR_FAULT = ("timed_out", "worker_died", "out_of_memory", "model_failed", "internal")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Result(NamedTuple):
    """What a run over hostile inputs came to; ``failures`` must be empty."""

    articles: int
    briefs: int
    rejects: Counter[str]
    slowest: tuple[float, str]
    failures: list[str]


def attack(inputs: Sequence[str], root: Path, name: str, limit_s: float = LIMIT_S) -> Result:
    """Reads the inputs and runs them into ``root/name``, watched."""
    expected, slowest = _read(inputs)
    out = root / name
    config = echo_config(root / f"{name}.yaml", batch=16, rules_limit_s=limit_s, time_limit_s=limit_s)
    before = _tree(root)
    with _watched(root) as written:
        execute(Job(inputs=tuple(inputs), config=str(config), out=out, log_format="json"))
    strays = [path for path in _tree(root) - before if not path.startswith(str(out))]
    briefs, rejects = _rows(out / "briefs.jsonl"), _rows(out / "rejects.jsonl")
    ends = Counter([row["id"] for row in briefs] + [row["id"] for row in rejects])
    failures = [f"{count} end(s) too few or too many: {each!r}" for each, count in _difference(expected, ends)]
    failures += [f"written outside: {path}" for path in [*strays, *written]]
    failures += [f"{row['source']}: {row['code']}: {row['detail']}" for row in rejects if row["code"] in OUR_FAULT]
    failures += _misnamed(out, len(briefs))
    if slowest[0] > LIMIT_S:
        failures.append(f"reading {slowest[1]} took {slowest[0]:.1f} s")
    codes = Counter(f"{row['stage']}/{row['code']}" for row in rejects)
    return Result(sum(expected.values()), len(briefs), codes, slowest, failures)


def _read(inputs: Sequence[str]) -> tuple[Counter[str], tuple[float, str]]:
    """The ids that must come out, and the longest time from one article to the next."""
    ids: Counter[str] = Counter()
    slowest, last = (0.0, ""), time.process_time()
    for item in read(inputs):
        ids[item.id] += 1
        now = time.process_time()
        slowest, last = max(slowest, (now - last, item.source)), now
    return ids, slowest


def _difference(expected: Counter[str], found: Counter[str]) -> list[tuple[str, int]]:
    return [(each, found[each] - expected[each]) for each in expected | found if found[each] != expected[each]]


def _misnamed(out: Path, briefs: int) -> list[str]:
    """What is wrong with the briefs' files: too few, or not plain files directly in their folder."""
    pages = list((out / "briefs").iterdir()) if briefs else []
    wrong = [f"not a plain file: {page}" for page in pages if page.is_symlink() or not page.is_file()]
    return wrong + ([f"{len(pages)} files for {briefs} briefs"] if len(pages) != briefs else [])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]


def _tree(root: Path) -> set[str]:
    return {os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names}


@contextmanager
def _watched(root: Path) -> Iterator[list[str]]:
    """The files that this process opens for writing outside ``root``; devices and byte code don't count."""
    written: list[str] = []
    watching = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching[0] and event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES:
            path = os.path.abspath(os.fsdecode(arguments[0])) if isinstance(arguments[0], str | bytes) else ""
            if path and not path.startswith((str(root), "/dev/")) and "__pycache__" not in path:
                written.append(path)

    sys.addaudithook(hook)
    try:
        yield written
    finally:
        watching[0] = False


def run_all(
    root: Path, count: int, seed: int = 0, batch: int = 500, limit_s: float = LIMIT_S
) -> Iterator[tuple[str, Result]]:
    """The result of the files made by hand, then of each batch of generated ones."""
    yield "handmade", attack(handmade.write(root / "in" / "handmade"), root, "handmade", limit_s)
    for start in range(0, count, batch):
        folder = root / "in" / f"{start}"
        folder.mkdir(parents=True)
        for name, data in list(generated.files(min(start + batch, count), seed))[start:]:
            (folder / name).write_bytes(data)
        yield f"{start}", attack([str(folder)], root, f"out-{start}", limit_s)
        shutil.rmtree(folder)


def main() -> int:
    """Runs everything and prints a line a batch; exit code 1 after a failure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--generated", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=int, default=500)
    parser.add_argument("--limit-s", type=float, default=LIMIT_S, help="for each article and stage, by the clock")
    options = parser.parse_args()
    started = time.perf_counter()
    total, briefs, failures = 0, 0, 0
    codes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for name, result in run_all(Path(folder), options.generated, options.seed, options.batch, options.limit_s):
            total, briefs, codes = total + result.articles, briefs + result.briefs, codes + result.rejects
            failures += len(result.failures)
            print(
                f"{name}: {result.articles} articles, {result.briefs} briefs, slowest to read {result.slowest[0]:.2f} s",
                flush=True,
            )
            for failure in result.failures:
                print(f"  FAILURE {failure}", flush=True)
    files = len(handmade.TEXTS) + len(handmade.PLACES) + options.generated
    print(
        f"{files} files, {total} articles: {briefs} briefs, {sum(codes.values())} rejects {dict(codes.most_common())}"
    )
    print(f"{failures} failures, {time.perf_counter() - started:.0f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
