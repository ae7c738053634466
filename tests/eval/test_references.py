"""The checker of the reference file: each fault it must name, and the shipped file without any."""

from pathlib import Path

import pytest

from eval import data
from eval.data import HandFigure
from eval.references import check
from tests.eval.invented import make_reference


def test_the_shipped_references_have_no_faults() -> None:
    assert check.faults(data.PRESS) == []


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("4269억원", "ko", 426_900_000_000),
        ("1조2천억원", "ko", 1_200_000_000_000),
        ("3만5천여명", "ko", 35_000),
        ("426.9 billion won", "en", 426_900_000_000),
        ("$73.3bn", "en", 73_300_000_000),
        ("2,140 million dollars", "en", 2_140_000_000),
        ("4,269亿韩元", "zh", 426_900_000_000),
        ("6万3120亿韩元", "zh", 6_312_000_000_000),
        ("1.2万亿韩元", "zh", 1_200_000_000_000),
        ("fourteen companies", "en", None),
    ],
)
def test_values(text: str, lang: str, value: int | None) -> None:
    start = text.lstrip("$")
    assert check.value(start, lang) == value


@pytest.mark.parametrize(
    ("surface", "en", "zh", "fault"),
    [
        ("4269억원", "426.9 billion won", "4269亿韩元", ""),
        ("4269억원", "42.69 billion won", "4269亿韩元", "not 426900000000"),
        ("4269억원", "426.9 billion dollars", "4269亿韩元", "lacks the currency"),
        ("3860만달러", "$38.6 million", "3860亿美元", "zh '3860亿美元'"),
        ("2027년 3월", "March 2,027", "2027年3月", "has 2,027"),
        ("12일", "the 13th", "12日", "has 13"),
        ("지난해", "last year", "去年", ""),
    ],
)
def test_figures(surface: str, en: str, zh: str, fault: str) -> None:
    found = list(check.figure_faults(HandFigure(surface=surface, en=(en,), zh=(zh,)), make_reference(0).published))
    assert fault in " ".join(found)
    assert bool(found) is bool(fault)


def test_faults_of_a_release() -> None:
    reference = make_reference(0).model_copy(
        update={
            "summary_ko": ("예산은 777억원이다.", "둘째 문장이다."),
            "summary_zh": ("光州廣域市。", "한글", "三。"),
            "headline_en": "광주 Plan",
            "names": (data.HandName(surface="없는 이름", en=("Nobody",), zh=()),),
        }
    )
    found = " / ".join(check.reference_faults(reference))
    for fault in (
        "characters; 700 to 1600",
        "summary_ko has 2 sentences",
        "surface '없는 이름' doesn't occur",
        "name '없는 이름': a spelling is missing",
        "summary number 777",
        "Hangul in Chinese: 한글",
        "Traditional characters in Chinese: 廣",
        "Hangul or Han in English: 광주 Plan",
        "no headline_ko",
    ):
        assert fault in found


def test_faults_of_a_file() -> None:
    rows = [make_reference(number).model_copy(update={"difficulty": "easy"}) for number in range(4)]
    found = list(check.file_faults([*rows, rows[0]]))
    assert "domain 'city' has 3 releases; 5 are asked for" in found
    assert "0 of 5 releases are hard; a third is asked for" in found
    assert any(fault.startswith("2 releases have one body") for fault in found)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(make_reference(0).model_dump_json() + "\n", encoding="utf-8")
    assert check.main([str(path)]) == 1
    assert "faults" in capsys.readouterr().out
    assert check.main([str(tmp_path / "none.jsonl")]) == 3
