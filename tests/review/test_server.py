"""``hanbrief review`` as it is typed: what it refuses, and the export without a page."""

import json
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline.errors import ConfigError, HanbriefError, InputError
from pipeline.review.desk import Desk
from pipeline.review.server import Options, review
from tests.review.invented import OPENING

WEB = pytest.mark.skipif(not (find_spec("fastapi") and find_spec("uvicorn")), reason="needs the extra [web]")


def test_a_folder_without_a_ledger_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no ledger.sqlite there; give the --out folder"):
        review(Options(folder=tmp_path))
    assert not list(tmp_path.glob("*.sqlite")), "looking makes no ledger"


def test_the_missing_extra_is_named(run_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(ConfigError, match=r"review needs the library 'uvicorn': pip install -e \"\.\[web\]\""):
        review(Options(folder=run_folder))


@WEB
@pytest.mark.parametrize(
    ("options", "said"),
    [({"termbase": "nowhere.csv"}, "--termbase 'nowhere.csv': no such file"), ({"port": -1}, "--port -1")],
    ids=["termbase", "port"],
)
def test_options_that_cannot_be(run_folder: Path, options: dict[str, object], said: str) -> None:
    with pytest.raises(HanbriefError, match=said):
        review(Options.model_validate({"folder": run_folder} | options))


@WEB
def test_a_taken_port_is_refused(run_folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(ConfigError, match=r"give another, or 0"):
        review(Options(folder=run_folder, port=taken.getsockname()[1]))


@pytest.mark.parametrize(
    ("name", "form", "rows"),
    [("out.jsonl", "", 1), ("memory.jsonl", "memory", 2), ("out.txt", "", 1), ("new/out.jsonl", "jsonl", 1)],
)
def test_export_without_a_page(desk: Desk, run_folder: Path, tmp_path: Path, name: str, form: str, rows: int) -> None:
    desk.approve("clean", "민지", 0)
    path = tmp_path / name
    assert review(Options(folder=run_folder, memory=tmp_path / "kept.jsonl"), path, form) == 0
    text = path.read_text(encoding="utf-8")
    assert OPENING.zh in text
    if path.suffix == ".jsonl":
        assert len([json.loads(line) for line in text.splitlines()]) == rows
    assert OPENING.en in (tmp_path / "kept.jsonl").read_text(encoding="utf-8")


def test_an_unknown_format_lists_those_there_are(run_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no format 'xyz'; give one with --format: jsonl, tmx, memory"):
        review(Options(folder=run_folder), tmp_path / "out.xyz")


def test_a_format_goes_with_an_export(run_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"--format 'docx': it is the format of --export FILE, which isn't given"):
        review(Options(folder=run_folder), None, "docx")
    with pytest.raises(ConfigError, match=r"its name has no ending that tells the format; give one with --format"):
        review(Options(folder=run_folder), tmp_path / "letters")
    with pytest.raises(ConfigError, match=r"--memory '.*nowhere.m.jsonl': no such folder"):
        review(Options(folder=run_folder, memory=tmp_path / "nowhere" / "m.jsonl"))


def test_the_command_line_says_it_in_a_line(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "review", str(tmp_path / "nowhere")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1 and "give the --out folder of a run" in done.stderr
