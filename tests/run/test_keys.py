"""Keys: a stage is made again when something it depends on has changed, and only then."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.build import names
from pipeline.config import Config, parse
from pipeline.run.keys import end_key, program, stage_keys


def config(**changes: Any) -> Config:
    values: dict[str, Any] = {
        "name": "echo",
        "models": {"one": {"engine": "echo"}, "two": {"engine": "echo"}},
        "summarizer": {"model": "one"},
        "translator": {"model": "two"},
    }
    for path, value in changes.items():
        inner = values
        *parents, last = path.split("__")
        for part in parents:
            inner = inner.setdefault(part, {})
        inner[last] = value
    return parse(values, "test")


CHANGES = [
    pytest.param({"runner__attempts": 5}, set(), id="how it runs"),
    pytest.param({"batch_articles": 3}, set(), id="size of batches"),
    pytest.param({"name": "other"}, set(), id="name"),
    pytest.param({"translator__decoding": {"max_new_tokens": 9}}, {"translate", "verify"}, id="translator"),
    pytest.param({"models__two__delay_s": 1.0}, {"translate", "verify"}, id="the translator's model"),
    pytest.param({"summarizer__sentences": 2}, {"summarize", "translate", "verify"}, id="summarizer"),
    pytest.param({"termbase": "x.csv"}, {"ground", "summarize", "translate", "verify"}, id="termbase"),
]


@pytest.mark.parametrize(("changes", "redone"), CHANGES)
def test_what_a_change_touches(changes: dict[str, Any], redone: set[str]) -> None:
    before, after = stage_keys(config(), names()), stage_keys(config(**changes), names())
    assert {name for name in names() if before[name] != after[name]} == redone


def test_an_end_tells_its_config() -> None:
    one, other = config(), config(name="other")
    assert end_key(one, stage_keys(one, names())) != end_key(other, stage_keys(other, names()))
    same = config(runner__attempts=7)
    assert end_key(one, stage_keys(one, names())) == end_key(same, stage_keys(same, names()))


def test_contents_of_files_count(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("ko,en,zh\n", encoding="utf-8")
    first = stage_keys(config(termbase=str(path)), names())
    path.write_text("ko,en,zh\n가,a,啊\n", encoding="utf-8")
    assert stage_keys(config(termbase=str(path)), names())["ground"] != first["ground"]
    weights = tmp_path / "model.gguf"
    weights.write_bytes(b"GGUF")
    spec = config(models__two__weights=f"file:{weights}")
    before = stage_keys(spec, names())
    weights.write_bytes(b"GGUF2")
    assert stage_keys(spec, names())["translate"] != before["translate"]


def test_long_texts_are_no_paths() -> None:
    assert stage_keys(config(summarizer__prompt={"template": "가" * 500 + "{source}", "system": "\0"}), names())


def test_the_program_counts(tmp_path: Path) -> None:
    assert program() == program()
    assert yaml.safe_dump(stage_keys(config(), names()))
