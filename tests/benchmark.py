"""Times what a user waits for, and prints it: ``python tests/benchmark.py [--model]``. No test, and never in one.

The first figures need no model; ``--model`` adds the offline config's own: joining the weights and one release.
"""

import argparse
import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.facts.checks.compare import compare
from pipeline.facts.mentions import find_mentions, localize
from pipeline.lexicon.gloss import gloss
from pipeline.records import TARGET_LANGS
from pipeline.text import morph

ROOT = Path(__file__).resolve().parent.parent
ROWS = [json.loads(line) for line in (ROOT / "eval/references/press.jsonl").read_text(encoding="utf-8").splitlines()]


def median(times: list[float]) -> float:
    """The middle value."""
    return sorted(times)[len(times) // 2]


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def ground_and_check(row: dict[str, str]) -> None:
    """Grounds a release and checks its six reference translations."""
    published = dt.date.fromisoformat(row["published"])
    mentions = find_mentions(row["body"], published)
    for lang in TARGET_LANGS:
        for source, target in zip(row["summary_ko"], row[f"summary_{lang}"], strict=True):
            local = localize(source, mentions, published)
            compare(source, target, lang, mentions=local, published=published, strict=True)


def facts() -> None:
    """Grounding, checking and glossing, each text seen for the first time."""
    ground_and_check(ROWS[0])
    gloss(ROWS[0]["summary_ko"][0], "en")
    morph._tokens.cache_clear()
    print(
        f"ground an article and check its brief: {median([timed(lambda r=r: ground_and_check(r)) for r in ROWS]) * 1000:.1f} ms"
    )
    sentences = [sentence for row in ROWS for sentence in row["summary_ko"]]
    morph._tokens.cache_clear()
    print(f"gloss a sentence: {median([timed(lambda s=s: gloss(s, 'en')) for s in sentences]) * 1000:.1f} ms")


def start() -> None:
    """The command's own start."""
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "--help"]
    times = [timed(lambda: subprocess.run(command, capture_output=True, check=True, cwd=ROOT)) for _ in range(7)]
    print(f"hanbrief --help: {median(times):.2f} s")


def model() -> None:
    """The offline config on one example: the wall time and the peak memory of the whole command."""
    release = ROOT / "examples/local-government.txt"
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", "from pipeline.cli import main; main()"]
        fetch = timed(lambda: subprocess.run([*command, "models", "fetch"], check=True, cwd=ROOT))
        print(f"weights ready: {fetch:.1f} s")
        seconds = timed(lambda: subprocess.run([*command, "run", str(release), "--out", folder], check=True, cwd=ROOT))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (2**30 if sys.platform == "darwin" else 2**20)
    print(
        f"one release of {len(release.read_text(encoding='utf-8'))} characters: {seconds:.1f} s, {peak:.2f} GiB at most"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", action="store_true")
    start()
    facts()
    if parser.parse_args().model:
        model()
