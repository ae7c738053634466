"""The report of a gate: one HTML file that works offline, a short Markdown, and JSON beside it."""

import datetime as dt
import json
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eval import cases, plots
from eval.baselines import Baseline
from eval.calibration import Calibration
from eval.compare import Comparison
from eval.data import Reference, Run
from eval.gate import Decision, Rules
from eval.metrics.evidence import CODES
from eval.perturb import SelfTest
from eval.score import RunScore

_PACKAGES = ("hanbrief", "sacrebleu", "rouge-score", "kiwipiepy", "numpy", "opencc")
_SHOWN = ("ko_rougeL", "ko_rouge1", "en_chrf++", "zh_chrf", "en_bleu", "zh_bleu", "ko_recall", "en_recall", "zh_recall")


@dataclass(frozen=True)
class Findings:
    """All that a report shows of one gate."""

    references: Sequence[Reference]
    outputs: Sequence[tuple[Run, RunScore]]
    comparison: Comparison
    decision: Decision
    rules: Rules
    calibration: Calibration
    self_test: SelfTest | None
    baselines: Sequence[Baseline] = ()


def write(findings: Findings, folder: Path) -> list[Path]:
    """``report.html``, ``report.md`` and ``report.json`` in ``folder``; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    context = _context(findings)
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).resolve().parent),
        autoescape=lambda name: name is not None and name.endswith("html.j2"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    paths = []
    for name in ("report.html", "report.md"):
        path = folder / name
        path.write_text(environment.get_template(f"{name}.j2").render(context), encoding="utf-8")
        paths.append(path)
    path = folder / "report.json"
    path.write_text(json.dumps(as_json(findings), ensure_ascii=False, indent=1), encoding="utf-8")
    return [*paths, path]


def as_json(findings: Findings) -> dict[str, Any]:
    """The report's content as JSON values; ``verdict`` is the word, ``exit_code`` its number."""
    return {
        "verdict": findings.decision.verdict.name,
        "exit_code": int(findings.decision.verdict),
        "decision": findings.decision.model_dump(mode="json"),
        "comparison": findings.comparison.model_dump(mode="json"),
        "calibration": findings.calibration.model_dump(mode="json"),
        "self_test": findings.self_test.model_dump(mode="json") if findings.self_test else None,
        "baselines": [baseline.model_dump(mode="json") for baseline in findings.baselines],
        "scores": {run.name: scored.model_dump(mode="json") for run, scored in findings.outputs},
        "manifest": manifest(findings),
    }


def _context(findings: Findings) -> dict[str, Any]:
    """What the templates are filled with."""
    comparison, outputs = findings.comparison, findings.outputs
    losses, gains = cases.extremes(comparison, findings.references, outputs)
    candidate = outputs[1][1]
    systems = [Baseline(name=run.name, scores=scored.corpus) for run, scored in outputs]
    power = findings.calibration.power
    return {
        "comparison": comparison,
        "decision": findings.decision,
        "candidate": candidate,
        "calibration": findings.calibration,
        "self_test": findings.self_test,
        "systems": [*findings.baselines, *systems],
        "shown": [name for name in _SHOWN if name in candidate.corpus],
        "titles": CODES,
        "losses": losses,
        "gains": gains,
        "broken": cases.broken(comparison, findings.references, outputs),
        "lost": [(a.id, a.lost.get("en", ()), a.lost.get("zh", ())) for a in candidate.articles if a.lost],
        "forest": plots.forest(comparison.primaries, findings.rules.margin_at(comparison.units)),
        "outcomes": plots.outcomes(comparison.primaries),
        "power": plots.bars(list(power.items())) if power else None,
        "manifest": manifest(findings),
        "made": dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M UTC"),
    }


def manifest(findings: Findings) -> dict[str, str]:
    """Versions, data, seeds, models and settings behind the report."""
    out = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            out[package] = version(package)
        except PackageNotFoundError:
            out[package] = "not installed"
    out["rules"] = findings.outputs[0][1].signatures.get("defects", "")
    out["references"] = (findings.comparison.primaries and findings.outputs[0][1].references_digest) or ""
    out["seed"] = str(findings.comparison.seed)
    out["gate"] = findings.rules.model_dump_json()
    for label, (_, scored) in zip(("base", "candidate"), findings.outputs, strict=True):
        out |= {f"{label}: {name}": value for name, value in scored.manifest.items() if value}
    return out
