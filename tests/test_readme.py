"""The README is true: its commands exist, its links lead somewhere, its fields are the program's."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.facts.mentions import find_mentions
from pipeline.records import Brief, BriefSentence

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_commands_exist() -> None:
    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    named = set(re.findall(r"^hanbrief ([a-z]+)", README, re.MULTILINE))
    assert named >= {"run", "ground", "check", "eval", "doctor"}
    assert named <= known


@pytest.mark.parametrize("command", ["run", "ground", "check", "doctor", "models"])
def test_help_of_every_command(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_links_lead_somewhere() -> None:
    for document in [ROOT / "README.md", *ROOT.glob("*/README.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            assert "://" in target or (document.parent / target).exists(), f"{document.name}: {target}"


@pytest.mark.parametrize("target", ["brief", "test"])
def test_make_targets_exist(target: str) -> None:
    if shutil.which("make") is None:
        pytest.skip("make isn't installed")
    assert subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_row_has_the_fields_shown() -> None:
    block = re.search(r"```json\n(.*?)```", README, re.DOTALL)
    assert block is not None
    shown = json.loads(block.group(1))
    assert set(shown) <= set(Brief.model_fields)
    assert set(shown["sentences"][0]) == set(BriefSentence.model_fields)


def test_facts_shown_are_the_programs() -> None:
    found = {
        m.surface: m for m in find_mentions("광주시는 그동안 4269억원을 투입했다. 강기정 시장은 24일 항저우를 찾았다.")
    }
    assert found["4269억원"].renderings["en"].preferred == "426.9 billion won"
    assert found["4269억원"].renderings["zh"].preferred == "4269亿韩元"
    assert found["강기정 시장"].renderings["en"].preferred == "Mayor Kang Gi-jung"
    assert found["24일"].renderings["en"].preferred == "the 24th"
    assert found["항저우"].renderings["en"].preferred == "Hangzhou"
