"""The checks of figures against 500 translations of real systems read by hand: the table that ``reflag.py`` renews."""

from pathlib import Path

import pytest

TABLE = Path(__file__).parents[1] / "data" / "figure_judgements.tsv"
PRECISION, RECALL = 0.90, 0.95


def _rows() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:]]


ROWS = _rows()


def test_the_table_is_whole() -> None:
    assert len(ROWS) >= 500
    assert len({(row["id"], row["system"], row["lang"]) for row in ROWS}) == len(ROWS)
    assert {row["verdict"] for row in ROWS} == {"right", "wrong"}
    assert {row["flagged"] for row in ROWS} == {"yes", "no"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_precision_and_recall_hold(lang: str) -> None:
    wrong = [row for row in ROWS if row["lang"] == lang and row["verdict"] == "wrong"]
    flagged = [row for row in ROWS if row["lang"] == lang and row["flagged"] == "yes"]
    hits = [row for row in wrong if row["flagged"] == "yes"]
    assert len(hits) / len(flagged) >= PRECISION
    assert len(hits) / len(wrong) >= RECALL
