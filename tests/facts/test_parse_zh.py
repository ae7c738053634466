"""Chinese quantities: the table of press phrases, and spans."""

import importlib.util
from pathlib import Path

import pytest

from pipeline.facts.figures.chinese import find_figures

_SPEC = importlib.util.spec_from_file_location("figure_tables", Path(__file__).with_name("figure_tables.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
tables = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(tables)

ROWS = tables.rows("figures_zh.tsv")


@pytest.mark.parametrize(("text", "figures"), ROWS, ids=[text for text, _ in ROWS])
def test_figures(text: str, figures: str) -> None:
    assert tables.describe(find_figures(text)) == figures


def test_table_is_large() -> None:
    assert len(ROWS) >= 200


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("约3.5万人参加", ["约3.5万人"]),
        ("投资 4269 亿韩元", ["4269 亿韩元"]),
        ("1600多家企业和第4届博览会", ["1600多家企业", "第4届"]),
        ("同比增长6.3%，达8.42亿美元", ["6.3%", "8.42亿美元"]),
        ("共100人以上", ["100人以上"]),
        ("价值5兆韩元", ["5兆韩元"]),
    ],
)
def test_spans(text: str, surfaces: list[str]) -> None:
    found = find_figures(text)
    assert [mention.surface for mention in found] == surfaces
    assert all(text[mention.start : mention.end] == mention.surface for mention in found)
