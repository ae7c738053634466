"""A whole gate in one call: read, score, compare, calibrate, decide; what the command line prints is made here."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import data, perturb, statistics
from eval.baselines import Baseline, lead_baseline
from eval.calibration import calibrate
from eval.columns import MAPS, load_mapped, with_columns
from eval.compare import Comparison, compare
from eval.damaged_run import damaged
from eval.data import Reference, Run
from eval.gate import Decision, Rules, decide, facts_of
from eval.perturb import SelfTest
from eval.report import Findings
from eval.score import RunScore, score
from pipeline.errors import InputError


@dataclass(frozen=True)
class Pair:
    """Two scored runs over the same references; a side given as ``scores.json`` has an empty run."""

    references: list[Reference]
    base: tuple[Run, RunScore]
    candidate: tuple[Run, RunScore]


def load_references(name: str, columns: Sequence[str] = (), limit: int | None = None) -> dict[str, Reference]:
    """References from a file, or through ``datasets`` by the name of a column map or of a data set."""
    path = Path(name)
    if path.exists() or (name not in MAPS and not columns):
        return data.load_references(path)
    return load_mapped(with_columns(name, list(columns)), limit)


def load_scores(path: Path) -> RunScore:
    """A run's scores from the JSON that ``score --json`` prints."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise InputError(f"{path} line {error.lineno}: broken JSON: {error.msg}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not readable: {error}") from error
    return data.parse(RunScore, value if isinstance(value, dict) else {}, str(path))


def score_run(path: Path, references: dict[str, Reference], attempted: bool = False) -> tuple[Run, RunScore]:
    """One run and its scores."""
    run = data.load_run(path)
    return run, score(data.join(references, [run], attempted), run)


def score_pair(base: Path, candidate: Path, references: dict[str, Reference], attempted: bool = False) -> Pair:
    """Both runs scored; each may be a run folder, a ``briefs.jsonl`` or a ``scores.json``."""
    runs = {path: data.load_run(path) for path in (base, candidate) if path.suffix != ".json"}
    rows = data.join(references, list(runs.values()), attempted)
    sides = []
    for label, path in (("base", base), ("candidate", candidate)):
        if path in runs:
            run = _named(runs[path], label, base.name == candidate.name)
            sides.append((run, score(rows, run)))
        else:
            scored = load_scores(path)
            sides.append((Run(scored.run, {}), scored))
    if not runs:
        rows = [references[key] for key in sides[0][1].ids if key in references]
    return Pair(rows, sides[0], sides[1])


def _named(run: Run, label: str, alike: bool) -> Run:
    """The run, with its role before its name where both runs have one name."""
    return Run(f"{label} {run.name}", run.outputs, run.rejects, run.digest) if alike else run


def compare_pair(pair: Pair, seed: int = statistics.SEED) -> Comparison:
    """The comparison of a pair."""
    return compare(pair.base[1], pair.candidate[1], pair.references, seed)


def press_self_test() -> SelfTest:
    """The self-test on the benchmark that comes with the program; from patterns alone where it is not installed."""
    rows = list(data.load_references(data.PRESS).values()) if data.PRESS.is_file() else []
    return perturb.remembered(rows)


def judge(pair: Pair, rules: Rules, self_test: SelfTest | None, baselines: Sequence[Baseline] = ()) -> Findings:
    """The verdict and all that a report shows; ``InputError`` where it would be INVALID."""
    comparison = compare_pair(pair)
    if self_test is not None and not self_test.passed:
        raise InputError(
            f"the self-test failed for this version: {'; '.join(self_test.failures)}; see 'hanbrief eval perturb'",
            code="self-test",
        )
    decision: Decision = decide(facts_of(comparison, pair.candidate[1], rules), rules)
    clusters = statistics.cluster_index([reference.cluster for reference in pair.references])
    harmed = None
    if pair.candidate[0].outputs:
        harmed = score(pair.references, damaged(pair.references, pair.candidate[0]))
    calibration = calibrate(pair.base[1], pair.candidate[1], harmed, clusters)
    return Findings(
        references=pair.references,
        outputs=(pair.base, pair.candidate),
        comparison=comparison,
        decision=decision,
        rules=rules,
        calibration=calibration,
        self_test=self_test,
        baselines=(lead_baseline(pair.references), *baselines),
    )
