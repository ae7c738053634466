"""Configs: shipped ones load, wrong ones say what, where, what is allowed."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.config import Config, load, parse, shipped
from pipeline.errors import ConfigError

NAMES = ("cpu", "cpu-llm", "gpu", "nc", "offline", "ungrounded")


def values(name: str = "offline") -> dict[str, Any]:
    loaded = yaml.safe_load(shipped()[name].read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("name", NAMES)
def test_shipped_configs_load(name: str) -> None:
    config = load(name)
    assert config.name == name
    assert all(spec.licence != "unknown" for spec in config.models.values())


def test_all_configs_are_tested() -> None:
    assert set(shipped()) == set(NAMES)


def test_digest_is_of_values_not_of_text(tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    copy.write_text("# a comment\n" + shipped()["offline"].read_text(encoding="utf-8"), encoding="utf-8")
    assert load(str(copy)).digest == load("offline").digest


WRONG = [
    pytest.param(
        ("summarizer", "sentenses"), 3, "unknown key 'summarizer.sentenses' (did you mean 'sentences'?)", id="near key"
    ),
    pytest.param(("models", "qwen", "wieghts"), "x", "did you mean 'weights'?", id="near key in a model"),
    pytest.param(("summarizer", "sentences"), 0, "summarizer.sentences", id="out of range"),
    pytest.param(("models", "qwen", "engine"), "llama", "'llamacpp'", id="unknown engine lists the known"),
    pytest.param(("translator", "model"), "gwen", "no model named 'gwen'; models has: qwen", id="unknown model"),
    pytest.param(("translator", "grounding"), "brackets", "translator.grounding", id="unknown form"),
    pytest.param(
        ("translator", "ladder"),
        [{"name": "one"}, {"name": "memory", "memory": 1}],
        "ladder.1.name: 'memory' is kept for sentences taken from the translation memory; give this rung any other name",
        id="a rung by the memory's name",
    ),
    pytest.param(
        ("translator", "ladder"),
        [{"name": "literal"}],
        "'literal' is kept for a rung with literal: true",
        id="a rung by the literal draft's name",
    ),
    pytest.param(("summarizer", "prompt"), {"template": "no place"}, "{source}", id="template without a place"),
]


@pytest.mark.parametrize(("path", "value", "message"), WRONG)
def test_wrong_configs(path: tuple[str, ...], value: Any, message: str) -> None:
    changed = values()
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(ConfigError) as error:
        parse(changed, "my.yaml")
    assert message in str(error.value)
    assert "my.yaml" in str(error.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("a: [", "not readable as YAML", id="broken YAML"),
        pytest.param("- a\n- b\n", "expected a mapping", id="a list"),
        pytest.param("!!python/object/apply:os.system ['true']", "not readable as YAML", id="no objects"),
    ],
)
def test_unreadable_configs(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        load(str(path))


def test_missing_config_lists_the_shipped() -> None:
    with pytest.raises(ConfigError, match="shipped are: cpu"):
        load("ofline")


def test_config_is_frozen() -> None:
    config: Config = load("offline")
    with pytest.raises(ValueError, match="frozen"):
        config.name = "other"  # type: ignore[misc]
