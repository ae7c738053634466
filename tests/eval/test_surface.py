"""Defects that need no facts: each kind once, and silence on sound sentences."""

import pytest

from eval.metrics.surface import sentence_faults, twin_faults
from pipeline.records import Lang

SOUND: list[tuple[Lang, str]] = [
    ("ko", "광주시는 4269억원을 들여 기업 160곳을 지원한다고 밝혔다."),
    ("ko", "강기정(姜琪正) 시장은 “AI 도시로 만들겠다”고 말했다."),
    ("en", "Gwangju will spend 426.9 billion won to support 160 companies, Mayor Kang said."),
    ("en", "Mayor Kang (姜琪正) said, “We will build an AI city.”"),
    ("zh", "光州市将投入4269亿韩元支持160家企业。"),
    ("zh", "Oreum Tech第二季度销售额为2268亿韩元，其中著名产品占一半。"),
]


@pytest.mark.parametrize(("lang", "text"), SOUND)
def test_sound_sentences_are_silent(lang: Lang, text: str) -> None:
    assert sentence_faults(text, lang, 0) == []


@pytest.mark.parametrize(
    ("lang", "text", "code", "found"),
    [
        ("en", "", "A1", ""),
        ("ko", "광주시는 기업 160곳을 지원한다고 밝히", "A1", "한다고 밝히"),
        ("en", "Gwangju will spend 426.9 billion won to", "A1", "won to"),
        ("zh", "光州市将投入4269亿韩元支持", "A1", "支持"),
        ("ko", "광주시는 기업을 지원한다. 무단전재 및 재배포 금지.", "A1", "무단전재"),
        ("en", "Translation: Gwangju will support companies.", "A1", "Translation:"),
        ("en", "Gwangju will support 기업 this year.", "A2", "기업"),
        ("zh", "光州市将支援企業發展工作。", "A2", "業"),
        ("zh", "Gwangju will support many local companies this year.", "A2", "Gwangju"),
        ("en", "光州市将支持本地企业发展。", "A2", "光州"),
        ("ko", "Gwangju will support many local companies this year.", "A2", "Gwangju"),
        ("en", "The city said so. The city said so. The city said so.", "A8", "The city said"),
        ("zh", "光州市将支持企业光州市将支持企业。", "A8", "光州市将支持企业"),
    ],
)
def test_faults_are_found_with_their_span(lang: Lang, text: str, code: str, found: str) -> None:
    evidence = [e for e in sentence_faults(text, lang, 0) if e.code == code]
    assert evidence
    assert any(found in e.found for e in evidence)
    assert all(e.span is None or text[slice(*e.span)] == e.found for e in evidence)


def test_length_limits() -> None:
    assert [e.code for e in sentence_faults("가" * 200 + "다.", "ko", 0)] == ["A9"]


def test_a_headline_need_not_end() -> None:
    assert sentence_faults("Gwangju to Spend 426.9 Billion Won on AI", "en", -1) == []


def test_twins() -> None:
    found = twin_faults(["시는 돕는다.", "다르다.", "시는  돕는다"], "ko")
    assert [(e.code, e.sentence) for e in found] == [("A8", 2)]
