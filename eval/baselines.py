"""Baselines that need no model: lead-3, the release's first three sentences as its Korean summary.

It has no English or Chinese (a baseline that can't translate says nothing there), so only its Korean
scores are shown; its rows carry the status ``baseline`` so that nobody takes it for a run.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from eval.data import Output, OutTexts, Reference, Run
from eval.metrics import overlap, shape
from pipeline.records import Record

STATUS = "baseline"


class Baseline(Record):
    """A baseline's Korean scores and where they come from."""

    name: str
    scores: dict[str, float]
    note: str = ""


def lead_run(references: Sequence[Reference], count: int = shape.LEAD) -> Run:
    """A run of the first ``count`` sentences of every release, Korean only."""
    outputs = {
        reference.id: Output(
            id=reference.id,
            status=STATUS,
            sentences=tuple(OutTexts(ko=sentence) for sentence in shape.lead(reference.body, count)),
        )
        for reference in references
    }
    return Run(f"lead-{count}", outputs)


def lead_baseline(references: Sequence[Reference]) -> Baseline:
    """Lead-3's mean ROUGE and shape; no scores where the references have no Korean summaries."""
    run = lead_run(references)
    rows = [reference for reference in references if reference.summary_ko]
    table: dict[str, list[float]] = {}
    for reference in rows:
        texts = run.output(reference.id).texts("ko")
        rouge = overlap.rouge(" ".join(texts), " ".join(reference.summary_ko))
        for name, value in rouge.items():
            table.setdefault(f"ko_{name}", []).append(value)
        for name, value in shape.shape(reference.body, texts).items():
            table.setdefault(name, []).append(value)
    return Baseline(
        name=run.name,
        scores={name: fmean(values) for name, values in table.items()},
        note="Korean only: the first three sentences of the release, not translated",
    )


def write_run(run: Run, folder: Path) -> Path:
    """``folder/briefs.jsonl`` of a baseline; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "briefs.jsonl"
    lines = (json.dumps(output.model_dump(mode="json"), ensure_ascii=False) for output in run.outputs.values())
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
