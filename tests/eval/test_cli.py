"""``hanbrief eval`` end to end on invented runs: exit codes, JSON, the report's files."""

import json
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval import calibration, judge
from eval.cli import app
from eval.data import OutTexts, Run
from eval.perturb import Row, SelfTest
from tests.eval.invented import copied_run, make_references

RUNNER = CliRunner()
COUNT = 60


def write_run(folder: Path, run: Run) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(o.model_dump(mode="json"), ensure_ascii=False) for o in run.outputs.values()]
    (folder / "briefs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def changed(run: Run, count: int, old: str, new: str) -> Run:
    """The run with ``old`` written as ``new`` in the English and Chinese of its first ``count`` articles."""
    outputs = dict(run.outputs)
    for key in list(outputs)[:count]:
        rows = tuple(
            OutTexts(ko=s.ko, en=s.en.replace(old, new), zh=s.zh.replace(old, new)) for s in outputs[key].sentences
        )
        outputs[key] = outputs[key].model_copy(update={"sentences": rows})
    return Run(run.name, outputs)


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Reference file and runs: perfect, wordier, and one with wrong scales in ten articles."""
    passed = SelfTest(rules="r", references="d", seed=0, rows=(), untouched=())
    monkeypatch.setattr(judge, "press_self_test", lambda: passed)
    monkeypatch.setattr(calibration, "_DRAWS", 200)
    references = make_references(COUNT)
    path = tmp_path / "references.jsonl"
    path.write_text("".join(r.model_dump_json() + "\n" for r in references), encoding="utf-8")
    good = copied_run(references)
    wordy = changed(
        changed(good, COUNT, "next month", "in the course of next month"), COUNT, "将于下月", "将会在下个月"
    )
    return {
        "references": path,
        "good": write_run(tmp_path / "good", good),
        "wordy": write_run(tmp_path / "wordy", wordy),
        "broken": write_run(tmp_path / "broken", changed(good, 10, "billion", "million")),
        "few": write_run(tmp_path / "few", copied_run(references[:20])),
    }


@pytest.mark.parametrize(
    ("base", "candidate", "options", "code", "word"),
    [
        ("wordy", "good", [], 0, "PASS"),
        ("good", "good", ["--allow-equal"], 0, "PASS"),
        ("good", "good", [], 2, "UNDECIDED"),
        ("good", "wordy", [], 1, "WORSE"),
        ("good", "broken", ["--allow-equal"], 1, "10 newly broken"),
        ("good", "few", ["--allow-equal"], 1, "newly broken"),
        ("few", "few", ["--attempted"], 3, "20 articles: at least 30"),
        ("good", "good", ["--margin", "-1"], 3, "--margin -1"),
        ("good", "good", ["--ceiling", "A99=1"], 3, "NAME must be seconds or one of A1"),
        ("good", "nowhere", [], 3, "no such file"),
    ],
)
def test_gate_exit_codes(
    runs: dict[str, Path], base: str, candidate: str, options: list[str], code: int, word: str
) -> None:
    paths = [str(runs[base]), str(runs.get(candidate, Path(candidate)))]
    result = RUNNER.invoke(app, ["gate", *paths, "-r", str(runs["references"]), *options])
    assert result.exit_code == code, result.output
    assert word in result.output


def test_a_failed_self_test_makes_the_gate_invalid(runs: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    row = Row(change="scale", lang="en", expects=("A4",), items=100, hits=50, target=95.0)
    failed = SelfTest(rules="r", references="d", seed=0, rows=(row,), untouched=())
    monkeypatch.setattr(judge, "press_self_test", lambda: failed)
    result = RUNNER.invoke(app, ["gate", str(runs["good"]), str(runs["good"]), "-r", str(runs["references"]), "--json"])
    assert result.exit_code == 3
    assert "self-test failed" in result.output
    assert "en damage of A2 to A5: 50.0 %" in result.output


def test_report_is_one_offline_file_with_marks(runs: dict[str, Path], tmp_path: Path) -> None:
    arguments = ["gate", str(runs["good"]), str(runs["broken"]), "-r", str(runs["references"])]
    RUNNER.invoke(app, [*arguments, "--report", str(tmp_path / "out"), "--json"])
    html = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "<svg" in html
    assert "<mark" in html
    assert not [word for word in ("http://", "https://", "src=", "@import", "url(") if word in html]
    value = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert (value["verdict"], value["exit_code"]) == ("WORSE", 1)
    assert value["comparison"]["blame"]["broken"]["A4"] == {"summary": 0, "en": 10, "zh": 0}
    assert (tmp_path / "out" / "report.md").read_text(encoding="utf-8").startswith("## WORSE: broken against good")


def test_scores_can_be_kept_and_compared_later(runs: dict[str, Path], tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    result = RUNNER.invoke(app, ["score", str(runs["good"]), "-r", str(runs["references"]), "--json"])
    value = json.loads(result.stdout)
    assert value["corpus"]["ko_rougeL"] == 100.0
    assert value["corpus"]["en_recall"] == 100.0
    kept.write_text(result.stdout, encoding="utf-8")
    again = RUNNER.invoke(app, ["compare", str(kept), str(runs["wordy"]), "-r", str(runs["references"]), "--json"])
    assert json.loads(again.stdout)["primaries"][1]["mean"] < 0
    kept.write_text(json.dumps(value | {"signatures": {"ko_rougeL": "older"}}), encoding="utf-8")
    older = RUNNER.invoke(app, ["compare", str(kept), str(runs["wordy"]), "-r", str(runs["references"]), "--json"])
    assert older.exit_code == 3
    assert "another signature" in json.loads(older.stdout)["reason"]


def test_lead3_is_korean_only(runs: dict[str, Path], tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["lead3", "-r", str(runs["references"]), "--out", str(tmp_path / "lead"), "--json"])
    assert "en_chrf++" not in json.loads(result.stdout)["scores"]
    rows = [json.loads(line) for line in (tmp_path / "lead" / "briefs.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == COUNT
    assert all(row["status"] == "baseline" and row["sentences"][0]["en"] == "" for row in rows)


def test_a_broken_line_is_named(runs: dict[str, Path]) -> None:
    path = runs["good"] / "briefs.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:4], lines[4][:-9], *lines[5:]]), encoding="utf-8")
    result = RUNNER.invoke(app, ["score", str(runs["good"]), "-r", str(runs["references"])])
    assert result.exit_code == 3
    assert "briefs.jsonl line 5: broken JSON" in result.output


def test_four_hundred_articles_take_less_than_a_minute(tmp_path: Path, runs: dict[str, Path]) -> None:
    references = make_references(400)
    path = tmp_path / "many.jsonl"
    path.write_text("".join(r.model_dump_json() + "\n" for r in references), encoding="utf-8")
    run = copied_run(references)
    first, second = write_run(tmp_path / "a", run), write_run(tmp_path / "b", changed(run, 40, "rose", "fell"))
    began = time.monotonic()
    result = RUNNER.invoke(app, ["gate", str(first), str(second), "-r", str(path), "--report", str(tmp_path / "out")])
    assert result.exit_code == 1, result.output
    assert time.monotonic() - began < 60
