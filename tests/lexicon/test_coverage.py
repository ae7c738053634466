"""Coverage counts what has a gloss in both languages, and names what has none."""

import json
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.lexicon.check import main
from pipeline.lexicon.coverage import cover, read_texts


@pytest.mark.parametrize(
    ("text", "tokens", "glossed", "spelled"),
    [
        pytest.param("시는 예산을 늘렸다.", 3, 3, 0, id="all known"),
        pytest.param("꿺뛝이 예산을 늘렸다.", 3, 2, 1, id="unknown name"),
        pytest.param("", 0, 0, 0, id="empty"),
    ],
)
def test_cover(text: str, tokens: int, glossed: int, spelled: int) -> None:
    found = cover([text])
    assert found[:3] == (tokens, glossed, spelled)
    assert sum(found.missing.values()) == tokens - glossed


def test_fields_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(
        json.dumps({"title": "시가 밝혔다.", "body": "예산이다.\n\n매출이다.", "other": "말"}), encoding="utf-8"
    )
    assert list(read_texts(str(path))) == ["시가 밝혔다.", "예산이다.", "매출이다."]
    assert list(read_texts(f"{path}:other")) == ["말"]


def test_missing_file_is_refused() -> None:
    with pytest.raises(InputError, match=r"nowhere\.jsonl: no such file"):
        list(read_texts("nowhere.jsonl"))


def test_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"ko": "시는 예산을 늘렸다."}), encoding="utf-8")
    assert main(["--coverage", str(path)]) == 0
    assert "100.0% of 3 content words glossed" in capsys.readouterr().out
