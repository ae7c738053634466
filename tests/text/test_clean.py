"""Furniture is told from text, titles and dates are taken, offsets stay true."""

import datetime as dt

import pytest

from pipeline.text.clean import clean, line_kind
from pipeline.text.sentences import split

LINES = [
    pytest.param("![]() |", "markup", id="empty image"),
    pytest.param("<br/><br>", "markup", id="html breaks"),
    pytest.param("| --- | --- |", "markup", id="table rule"),
    pytest.param("▲ 업무협약식에 참석한 두 기관 관계자들", "caption", id="triangle caption"),
    pytest.param("사진=한들재단 제공", "caption", id="photo credit"),
    pytest.param("▲ 첫째 과제는 예산 확보라고 설명했다.", "text", id="triangle list item"),
    pytest.param("홍길동 기자 gildong@press.example", "byline", id="reporter with mail"),
    pytest.param("문의: 정책홍보과 (02-000-0000)", "contact", id="contact"),
    pytest.param("담당 부서 | 산업정책과 | 책임자 과장 김하늘", "contact", id="department table"),
    pytest.param("[ⓒ 새벽일보. 무단전재-재배포 금지]", "copyright", id="copyright"),
    pytest.param("저작권자 새벽일보", "copyright", id="owner"),
    pytest.param("“이 보도자료는 공공누리 제1유형에 따라 이용할 수 있습니다.”", "copyright", id="open licence"),
    pytest.param("보도자료", "header", id="header"),
    pytest.param("배포일: 2026년 2월 11일 / 담당: 소상공인과", "header", id="date header"),
    pytest.param("2026-01-29", "header", id="date alone"),
    pytest.param("2026. 3. 17.(화)", "header", id="date with weekday"),
    pytest.param("※ 자세한 내용은 누리집 참조", "note", id="note"),
    pytest.param("붙임 1. 사업 개요", "note", id="attachment"),
    pytest.param("<끝>", "end", id="end mark"),
    pytest.param("한들시는 24일 새빛재단과 업무협약을 체결했다.", "text", id="sentence"),
    pytest.param("사진작가 김하늘은 24일 개인전을 연다고 밝혔다.", "text", id="photographer"),
    pytest.param("담당자들은 현장을 점검하고 대책을 마련했다.", "text", id="officials as subject"),
    pytest.param("등록일자리 3000개를 만들겠다고 했다.", "text", id="word that begins like a header"),
]


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_line_kind(line: str, kind: str) -> None:
    assert line_kind(line) == kind


RELEASE = """[보도자료] 한들시, 새빛재단과 청년 창업 협약
- 3년간 35억원 투입 -
배포일: 2026. 3. 17.

![]() |
▲ 협약식 모습 |
[새벽일보=김하늘 기자] 한들시는 17일 새빛재단과 업무협약을 맺었다. 두 기관은 3년간 35억원을 투입한다.

○ 이도현 시장은 “청년이 머무는 도시를 만들겠다. 실패해도 괜찮다”고 말했다.

문의: 청년정책과 02-000-0000
[ⓒ 새벽일보. 무단전재 금지]
"""


def test_release_is_cleaned() -> None:
    cleaned = clean(RELEASE)
    assert cleaned.title == "한들시, 새빛재단과 청년 창업 협약"
    assert cleaned.published == dt.date(2026, 3, 17)
    sentences = split(RELEASE, cleaned.lines)
    assert [s.text for s in sentences] == [
        "한들시는 17일 새빛재단과 업무협약을 맺었다.",
        "두 기관은 3년간 35억원을 투입한다.",
        "이도현 시장은 “청년이 머무는 도시를 만들겠다. 실패해도 괜찮다”고 말했다.",
    ]
    assert all(RELEASE[s.start : s.end] == s.text for s in sentences)
    assert [s.paragraph for s in sentences] == [0, 0, 1]


def test_given_title_and_date_win() -> None:
    cleaned = clean(RELEASE, title="다른 제목", published=dt.date(2025, 1, 1))
    assert (cleaned.title, cleaned.published) == ("다른 제목", dt.date(2025, 1, 1))


def test_title_repeated_in_the_body_is_no_sentence() -> None:
    body = "한들시, 예산 확정\n\n한들시는 내년 예산을 확정했다고 17일 밝혔다."
    assert [body[x.start : x.end] for x in clean(body, title="한들시, 예산 확정").lines] == [
        "한들시는 내년 예산을 확정했다고 17일 밝혔다."
    ]


def test_subtitles_are_no_text() -> None:
    body = "조선의 편지, 처음으로 한자리에\n한글박물관 특별전\n5월 1일 개막\n\n박물관은 17일 특별전을 연다고 밝혔다. 편지 412통이 나온다."
    cleaned = clean(body)
    assert cleaned.title == "조선의 편지, 처음으로 한자리에"
    assert split(body, cleaned.lines)[0].text.startswith("박물관은")


def test_hard_wrapped_lines_are_joined() -> None:
    body = "한들시는 17일 시청 대회의실에서 새빛재단과 청년 창업을 지원하는\n업무협약을 체결했다고 밝혔다.\n두 기관은 힘을 모은다."
    sentences = split(body, clean(body).lines)
    assert len(sentences) == 2
    assert sentences[0].text.startswith("한들시는") and sentences[0].text.endswith("밝혔다.")


def test_about_block_is_no_text() -> None:
    body = (
        "새빛바이오는 신약을 출시했다고 밝혔다.\n\n■ 새빛바이오 소개\n2009년 설립된 전문 기업이다. 임직원은 300명이다."
    )
    assert len(split(body, clean(body).lines)) == 1


@pytest.mark.parametrize("body", ["", "\n\n", "\ud800", "()" * 5000, "▲" * 5000, "[" * 20000, "\x00\x01", "=" * 50000])
def test_hostile_bodies_end(body: str) -> None:
    split(body, clean(body).lines)
