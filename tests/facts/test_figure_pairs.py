"""Right figures in whatever form a translator chose, and the damages that come nearest to them."""

from pathlib import Path
from typing import get_args

import pytest

from pipeline.facts.checks.compare import compare
from pipeline.records import TargetLang

FIGURE_CHECKS = {"value_missing", "value_invented", "value_changed", "scale_changed", "unit_changed"}


def _rows() -> list[tuple[TargetLang, str, str]]:
    """The rows of the table: target language, Korean, translation."""
    langs: dict[str, TargetLang] = {lang: lang for lang in get_args(TargetLang)}
    lines = Path(__file__).with_name("figure_pairs.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(langs[lang], source, target) for lang, source, target in cells]


RIGHT = _rows()


def _blocked(source: str, target: str, lang: TargetLang) -> set[str]:
    return {f.check for f in compare(source, target, lang) if f.severity == "block"} & FIGURE_CHECKS


@pytest.mark.parametrize(("lang", "source", "target"), RIGHT, ids=[f"{row[2]}" for row in RIGHT])
def test_right_figures_pass(lang: TargetLang, source: str, target: str) -> None:
    assert _blocked(source, target, lang) == set()


def test_table_is_large() -> None:
    assert len(RIGHT) >= 150


@pytest.mark.parametrize(
    ("lang", "source", "target", "check"),
    [
        pytest.param("en", "2~4위를 차지했다.", "It came second and fourth.", "value_missing", id="broken range"),
        pytest.param("zh", "2~4위를 차지했다.", "排名第二和第四。", "value_missing", id="broken range zh"),
        pytest.param("en", "객차 1,300대를 갖췄다.", "It has 1,300 passengers.", "unit_changed", id="cars as people"),
        pytest.param("zh", "객차 1,300대를 갖췄다.", "共有1300名乘客。", "unit_changed", id="cars as people zh"),
        pytest.param("en", "150만 마리", "one and a half billion birds", "scale_changed", id="half of another scale"),
        pytest.param("en", "전체의 20%가 찬성했다.", "A quarter were in favor.", "value_missing", id="other share"),
        pytest.param("zh", "전체의 20%가 찬성했다.", "四分之一的人赞成。", "value_missing", id="other share zh"),
        pytest.param("zh", "매출이 4배로 늘었다.", "销售额翻了一番。", "value_changed", id="doubled for four times"),
        pytest.param("en", "36×24㎜ 필름", "36 by 42 mm film", "value_changed", id="other size"),
        pytest.param("zh", "36×24㎜ 필름", "36x42毫米胶片", "value_changed", id="other size zh"),
        pytest.param("en", "1시간 30분간 회의했다.", "It lasted an hour and three minutes.", "value_changed", id="minutes"),
        pytest.param("zh", "1시간 30분간 회의했다.", "会议进行了两个半小时。", "value_missing", id="other duration zh"),
        pytest.param("zh", "시속 160km", "160公里", "value_missing", id="speed told as a distance"),
        pytest.param("zh", "섭씨 32도의 더위", "华氏32度的高温", "unit_changed", id="other scale of heat"),
        pytest.param("zh", "학생 36명", "两打学生", "value_changed", id="two dozen for 36"),
        pytest.param("zh", "수백만 달러를 썼다.", "花费了数亿美元。", "scale_changed", id="vague scale"),
        pytest.param("en", "10년이 지났다.", "A century has passed.", "value_missing", id="century for a decade"),
        pytest.param("zh", "기온이 영하 20도까지 내려갔다.", "气温降至20℃。", "value_missing", id="sign lost"),
    ],
)  # fmt: skip
def test_near_misses_block(lang: TargetLang, source: str, target: str, check: str) -> None:
    assert check in _blocked(source, target, lang)
