"""The commands as a user types them, with a scripted model in place of a real one."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.config import shipped
from tests.conftest import seconds

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
KOREAN = (
    "한들시는 17일 새빛재단과 청년 창업을 지원하는 업무협약을 체결했다고 밝혔다. 두 기관은 앞으로 3년간 35억원을 투입하기로 했다. "
    "시는 올해 창업 공간 12곳을 새로 열고 청년 400명에게 임대료를 지원할 계획이다."
)


@pytest.fixture
def echo_config(tmp_path: Path) -> Path:
    """A config whose one model says everything back."""
    values: dict[str, Any] = {
        "name": "echo",
        "models": {"echo": {"engine": "echo", "licence": "none"}},
        "summarizer": {"model": "echo", "sentences": 3},
        "translator": {"model": "echo", "ladder": [{"name": "replace", "grounding": "replace"}]},
    }
    path = tmp_path / "echo.yaml"
    path.write_text(yaml.safe_dump(values), encoding="utf-8")
    return path


def hanbrief(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, without a terminal."""
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=120, env=dict(os.environ))


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_run_writes_everything(tmp_path: Path, echo_config: Path) -> None:
    out = tmp_path / "out"
    done = hanbrief("run", EXAMPLES, "--config", echo_config, "--out", out, "--report-lang", "ko")
    assert done.returncode == 0, done.stderr
    briefs = rows(out / "briefs.jsonl")
    assert {brief["id"] for brief in briefs} == {p.stem for p in EXAMPLES.glob("*.txt")}
    for brief in briefs:
        assert set(brief) >= {"id", "status", "headline", "sentences", "facts", "findings", "provenance"}
        assert brief["status"] == "needs_review"  # an echo leaves Korean in both languages
        assert set(brief["headline"]) == {"ko", "en", "zh"}
        body = (EXAMPLES / f"{brief['id']}.txt").read_text(encoding="utf-8")
        assert brief["sentences"]
        for sentence in brief["sentences"]:
            assert set(sentence) == {"ko", "en", "zh", "sources", "findings"}
            assert all(body[start:end].strip() for start, end in sentence["sources"])
        assert (out / "briefs" / f"{brief['id']}.md").read_text(encoding="utf-8").startswith("# ")
    assert rows(out / "rejects.jsonl") == []
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert (run["read"], run["briefs"], run["rejects"]) == (len(briefs), len(briefs), 0)
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "<mark" in page and f"브리프 {len(briefs)}건 · 검증됨 0건" in page and "한글 남음: " in page


def test_bad_input_loses_no_other_article(tmp_path: Path, echo_config: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    bad = {
        "empty.txt": b"",
        "english.txt": b"This text is in English only, and no Korean press release at all. " * 3,
        "binary.txt": bytes(range(256)),
        "encoding.txt": KOREAN.encode("cp949") + b"\x80\xff",
        "huge.txt": KOREAN.encode() * 20_000,
        "long.txt": KOREAN.encode() * 1_000,
        "short.txt": "짧다.".encode(),
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(KOREAN, encoding="utf-8")
    out = tmp_path / "out"
    done = hanbrief("run", folder, "--config", echo_config, "--out", out)
    assert done.returncode == 0, done.stderr
    assert [brief["id"] for brief in rows(out / "briefs.jsonl")] == ["good"]
    codes = {reject["id"]: (reject["stage"], reject["code"]) for reject in rows(out / "rejects.jsonl")}
    assert codes == {
        "empty": ("read", "empty"),
        "english": ("clean", "not_korean"),
        "binary": ("read", "binary"),
        "encoding": ("read", "encoding"),
        "huge": ("read", "too_large"),
        "long": ("clean", "too_long"),
        "short": ("clean", "too_short"),
    }
    assert all(reject["detail"] for reject in rows(out / "rejects.jsonl"))


def test_standard_input_and_limit(tmp_path: Path, echo_config: Path) -> None:
    out = tmp_path / "out"
    done = hanbrief("run", "-", "--config", echo_config, "--out", out, "--format", "jsonl", stdin=KOREAN)
    assert done.returncode == 0, done.stderr
    assert len(rows(out / "briefs.jsonl")) == 1
    assert not (out / "index.html").exists()
    done = hanbrief("run", EXAMPLES, "--config", echo_config, "--out", out, "--limit", 2)
    assert len(rows(out / "briefs.jsonl")) == 2


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = hanbrief("run", EXAMPLES, "--out", out, "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "6 articles to brief" in done.stderr
    assert not out.exists()


WRONG = [
    pytest.param(["run", "none.txt", "--out", "OUT"], 3, "no such file or folder", id="missing path"),
    pytest.param(["run", "EXAMPLES", "--out", "OUT", "--config", "ofline"], 2, "shipped are: cpu", id="unknown config"),
    pytest.param(
        ["run", "EXAMPLES", "--out", "OUT", "--format", "pdf"], 2, "allowed: jsonl, md, html", id="unknown format"
    ),
    pytest.param(
        ["run", "EXAMPLES", "--out", "OUT", "--report-lang", "jp"], 2, "allowed are en, ko, zh", id="unknown language"
    ),
    pytest.param(["run", "EXAMPLES"], 2, "--out", id="no out folder"),
    pytest.param(["check", "--source", "가", "--target", "a"], 2, "--lang", id="check without a language"),
    pytest.param(["check", "none.jsonl"], 3, "no such file", id="check of a missing file"),
    pytest.param(
        ["run", "EXAMPLES", "--out", "OUT", "--config", "WEIGHTS"], 4, "no such file or folder", id="missing weights"
    ),
]


@pytest.mark.parametrize(("arguments", "code", "message"), WRONG)
def test_errors_are_short_and_say_what_is_allowed(
    tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    values = yaml.safe_load(shipped()["offline"].read_text(encoding="utf-8"))
    values["models"]["qwen"] |= {"weights": "file:/nowhere/model.gguf", "sha256": ""}
    (tmp_path / "weights.yaml").write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")
    places = {"OUT": tmp_path / "out", "EXAMPLES": EXAMPLES, "WEIGHTS": tmp_path / "weights.yaml"}
    done = hanbrief(*(places.get(argument, argument) for argument in arguments))
    assert done.returncode == code, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_ground_shows_values_and_renderings(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(KOREAN, encoding="utf-8")
    done = hanbrief("ground", path, "--json")
    assert done.returncode == 0, done.stderr
    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    won = next(m for m in row["mentions"] if m["surface"] == "35억원")
    assert (won["kind"], won["unit"], won["en"][0], won["zh"][0]) == ("figure", "KRW", "3.5 billion won", "35亿韩元")
    assert KOREAN[won["start"] : won["end"]] == "35억원"


def test_check_exit_codes(tmp_path: Path) -> None:
    good = "The two agencies will invest 3.5 billion won over the next three years."
    bad = "The two agencies will invest 35 billion won over the next three years."
    pairs = tmp_path / "pairs.jsonl"
    source = "두 기관은 앞으로 3년간 35억원을 투입하기로 했다."
    lines = [
        {"id": name, "source": source, "target": text, "lang": "en"} for name, text in (("good", good), ("bad", bad))
    ]
    pairs.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = hanbrief("check", pairs, "--json")
    assert done.returncode == 1, done.stderr
    found = {row["id"]: row["findings"] for row in map(json.loads, done.stdout.splitlines())}
    assert found["good"] == []
    assert [(f["check"], f["severity"]) for f in found["bad"]] == [("scale_changed", "block")]
    assert hanbrief("check", "--source", source, "--target", good, "--lang", "en").returncode == 0


def test_help_is_quick_and_loads_no_model_library() -> None:
    code = "import sys, pipeline.cli; sys.exit(any(m in sys.modules for m in ('torch', 'transformers', 'kiwipiepy')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert hanbrief("--help").returncode == 0
    assert seconds(lambda: hanbrief("--help"), 5) < 5  # a guard against heavy imports; the benchmark measures the 0.5 s
