"""What ``doctor`` and ``models`` say."""

from pathlib import Path

import pytest

from pipeline.errors import WeightsError
from pipeline.run.machine import examine, fetch, model_lines


def test_doctor_names_machine_libraries_and_a_config() -> None:
    lines = list(examine())
    text = "\n".join(lines)
    assert "cores" in text
    assert "transformers" in text
    assert lines[-1].startswith("suggested config: ")


def test_models_are_listed_with_licence_and_warning() -> None:
    text = "\n".join(model_lines())
    assert "facebook/m2m100_418M" in text
    assert "CC-BY-NC-4.0: not for commercial use" in text


def test_fetch_says_what_a_file_is(tmp_path: Path) -> None:
    config = tmp_path / "c.yaml"
    config.write_text(
        "name: c\nmodels: {m: {engine: causal, weights: 'file:/nowhere', licence: x}}\n"
        "summarizer: {model: m}\ntranslator: {model: m}\n",
        encoding="utf-8",
    )
    with pytest.raises(WeightsError, match="no such file or folder"):
        list(fetch(str(config), verify=False))
