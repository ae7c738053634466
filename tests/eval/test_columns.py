"""Column maps: known sets, maps of the user's, and rows that don't fit."""

import pytest

from eval.columns import MAPS, references_of, with_columns
from pipeline.errors import ConfigError, InputError


def test_parallel_configs_are_joined_by_id() -> None:
    parts = {
        "kor_Hang": [{"id": 1, "text": "가"}, {"id": 2, "text": "나"}],
        "eng_Latn": [{"id": 2, "text": "b"}, {"id": 1, "text": "a"}],
        "cmn_Hans": [{"id": 1, "text": "甲"}, {"id": 2, "text": "乙"}],
    }
    found = references_of(MAPS["flores-plus"], parts)
    assert [(r.body, r.summary_en, r.summary_zh) for r in found.values()] == [
        ("가", ("a",), ("甲",)),
        ("나", ("b",), ("乙",)),
    ]


def test_dates_and_row_numbers() -> None:
    columns = with_columns("press/set:train", ["body=text", "published=when", "summary_ko=short"])
    found = references_of(columns, {"": [{"text": "본문", "when": "2026.03.20 10:00", "short": "요약"}]})
    assert str(found["000000"].published) == "2026-03-20"
    assert (columns.dataset, columns.split) == ("press/set", "train")


def test_a_known_map_can_be_changed() -> None:
    assert with_columns("xlsum-ko", ["title=head"]).columns["korean"]["title"] == "head"


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("xlsum-ko", ["colour=red"], "FIELD one of id, title, body"),
        ("xlsum-ko", ["body"], "expected FIELD=COLUMN"),
        ("some/set", [], "maps are: xlsum-ko"),
    ],
    ids=["unknown field", "no column", "no body"],
)
def test_bad_maps(name: str, given: list[str], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        with_columns(name, given)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"kor_Hang": [{"id": 1, "txt": "가"}], "eng_Latn": [], "cmn_Hans": []}, "no column 'text'; it has: id, txt"),
        ({"kor_Hang": [{"id": 1, "text": "가"}], "eng_Latn": [], "cmn_Hans": []}, "id 1: not in every config"),
    ],
    ids=["no column", "not in every config"],
)
def test_rows_that_dont_fit(parts: dict[str, list[dict[str, object]]], message: str) -> None:
    with pytest.raises(InputError) as caught:
        references_of(MAPS["flores-plus"], parts)
    assert message in str(caught.value)
