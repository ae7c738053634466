"""English quantities: the table of press phrases, and spans."""

import importlib.util
from pathlib import Path

import pytest

from pipeline.facts.figures.english import find_figures

_SPEC = importlib.util.spec_from_file_location("figure_tables", Path(__file__).with_name("figure_tables.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
tables = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(tables)

ROWS = tables.rows("figures_en.tsv")


@pytest.mark.parametrize(("text", "figures"), ROWS, ids=[text for text, _ in ROWS])
def test_figures(text: str, figures: str) -> None:
    assert tables.describe(find_figures(text)) == figures


def test_table_is_large() -> None:
    assert len(ROWS) >= 200


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("It drew more than 35,000 people.", ["more than 35,000"]),
        ("It spent 426.9 billion won on 160 firms.", ["426.9 billion won", "160"]),
        ("Up 6.3 percent to US$842 million", ["6.3 percent", "US$842 million"]),
        ("three nights and four days in May", ["three nights and four days"]),
        ("50 or more, or over 60", ["50 or more", "over 60"]),
    ],
)
def test_spans(text: str, surfaces: list[str]) -> None:
    found = find_figures(text)
    assert [mention.surface for mention in found] == surfaces
    assert all(text[mention.start : mention.end] == mention.surface for mention in found)
