"""What a bench found: one row a way, the ratios, the machine; and the table of it."""

import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from pipeline.records import Record

Suite = Literal["start", "seq2seq", "offline", "growth", "growth-offline"]
SUITES: tuple[Suite, ...] = ("start", "seq2seq", "offline", "growth", "growth-offline")
LIBRARIES = ("torch", "transformers", "ctranslate2", "xllamacpp", "kiwipiepy")
_COLUMNS = (
    ("way", "way", "{}"),
    ("articles", "articles", "{}"),
    ("seconds", "seconds", "{:.1f}"),
    ("articles/min", "articles_a_minute", "{:.2f}"),
    ("output tokens/s", "output_tokens_a_second", "{:.1f}"),
    ("padding", "padding_ratio", "{:.3f}"),
    ("prompt cached", "cached_share", "{:.1%}"),
    ("inside the model", "model_share", "{:.1%}"),
    ("rules", "rules_share", "{:.2%}"),
    ("peak MiB", "peak_mib", "{}"),
)


class Settings(Record):
    """``articles`` go through ours, ``plain`` of them through each plain way; ``small`` makes models that prove the
    bench and measure nothing."""

    work: Path
    articles: int = 32
    plain: int = 2
    peers: bool = False
    small: bool = False


class Row(Record):
    """One way of doing the work of a suite. Shares are of the wall time; None where a way doesn't tell."""

    way: str
    articles: int
    seconds: float
    articles_a_minute: float
    output_tokens: int | None = None
    output_tokens_a_second: float | None = None
    padding_ratio: float | None = None
    cached_share: float | None = None
    model_share: float | None = None
    rules_share: float | None = None
    peak_mib: int | None = None


class Result(Record):
    """A suite's rows and the ratios that matter, by name."""

    suite: Suite
    rows: tuple[Row, ...]
    ratios: dict[str, float]


class Report(Record):
    """All results with the machine and the versions they belong to."""

    machine: dict[str, str]
    settings: Settings
    results: tuple[Result, ...]


def machine() -> dict[str, str]:
    """The processor, its cores, the memory and the versions of what does the work."""
    lines = _lines("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    total = next((line.split()[1] for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), "0")
    found = {
        "processor": names[0] if names else platform.processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{int(total) / 2**20:.0f} GiB",
        "system": platform.system(),
        "python": platform.python_version(),
    }
    for library in LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            found[library] = "not installed"
    return found


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).is_file() else []


def table(report: Report) -> Iterator[str]:
    """The report as lines of Markdown."""
    yield ", ".join(f"{name} {value}" for name, value in report.machine.items())
    for result in report.results:
        shown = [each for each in _COLUMNS if any(getattr(row, each[1]) is not None for row in result.rows)]
        yield f"\n### {result.suite}\n"
        yield f"| {' | '.join(title for title, _, _ in shown)} |"
        yield f"|{' --- |' * len(shown)}"
        for row in result.rows:
            yield f"| {' | '.join(_cell(getattr(row, name), form) for _, name, form in shown)} |"
        yield ""
        yield from (f"- {name}: {value:.3f}" for name, value in result.ratios.items())


def _cell(value: str | float | None, form: str) -> str:
    return "" if value is None else form.format(value)
