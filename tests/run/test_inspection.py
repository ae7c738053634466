"""``hanbrief ground --gloss``: the glossed sentences, in every form, with the user's terms above the rest."""

import json
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.run.inspection import Glossing, glossing_of, ground_inputs

RELEASE = (
    "새빛시는 16일 청년 창업을 지원하기 위해 35억원을 투입한다고 밝혔다.\n\n"
    "시는 서울에서 두 기관과 업무협약을 체결할 예정이다. 올해 지원 대상은 120명이다.\n"
)


def _release(folder: Path) -> str:
    path = folder / "release.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("glossing", "expected"),
    [
        pytest.param(Glossing(langs=("en",)), "3.5 billion won을 투입한다고[invests] 밝혔다[said].", id="mixed"),
        pytest.param(Glossing(langs=("zh",)), "35亿韩元을 투입한다고[投入] 밝혔다[表示].", id="mixed zh"),
        pytest.param(Glossing(langs=("en",), form="gloss"), "35억원을[3.5 billion won]", id="behind"),
        pytest.param(Glossing(langs=("en",), form="gloss_list"), "밝혔다 = said", id="list"),
        pytest.param(Glossing(langs=("en",), form="replace"), "3.5 billion won을 투입한다고 밝혔다.", id="replace"),
    ],
)
def test_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str], glossing: Glossing, expected: str) -> None:
    assert ground_inputs([_release(tmp_path)], as_json=False, glossing=glossing) == 0
    shown = capsys.readouterr().out
    assert expected in shown
    assert ("zh: " in shown) == ("zh" in glossing.langs)


def test_json_has_units_of_both_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ground_inputs([_release(tmp_path)], as_json=True, glossing=Glossing()) == 0
    row = json.loads(capsys.readouterr().out)
    first = row["sentences"][0]
    assert set(first["units"]) == {"en", "zh"}
    for units in first["units"].values():
        assert all(first["text"][unit["start"] : unit["end"]] == unit["surface"] for unit in units)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        pytest.param("청년 창업,Youth Launch,青年启航", "Youth Launch을", id="over the lexicon"),
        pytest.param("서울,Seoul Metropolis,首尔都", "Seoul Metropolis", id="over the gazetteer"),
    ],
)
def test_termbase_wins(tmp_path: Path, capsys: pytest.CaptureFixture[str], term: str, expected: str) -> None:
    terms = tmp_path / "terms.csv"
    terms.write_text(f"ko,en,zh\n{term}\n", encoding="utf-8")
    assert (
        ground_inputs([_release(tmp_path)], as_json=False, termbase=str(terms), glossing=Glossing(langs=("en",))) == 0
    )
    assert expected in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lang", "form", "message"),
    [
        pytest.param("ja", "gloss", "--lang 'ja': allowed: en, zh", id="unknown language"),
        pytest.param("en", "pretty", "--form 'pretty': allowed: .*gloss_mixed", id="unknown form"),
    ],
)
def test_wrong_options_are_refused(lang: str, form: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        glossing_of(lang, form)
