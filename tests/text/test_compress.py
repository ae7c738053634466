"""Press sentences cut by rule: what goes, what stays, and that the check has the last word."""

import pytest

from pipeline.facts.checks.shortened import check_shortened
from pipeline.text.compress import compress

CUT = [
    pytest.param("가온시는 도서관 3곳을 새로 열었다고 15일 밝혔다.", "가온시는 도서관 3곳을 새로 열었다.", id="what the announcer did"),
    pytest.param("가온시는 도서관 3곳을 새로 열 계획이라고 15일 밝혔다.", "가온시는 도서관 3곳을 새로 열 계획이다.", id="a plan stays a plan"),
    pytest.param("가온시는 12일 도서관 3곳을 열었다고 밝혔다.", "가온시는 도서관 3곳을 열었다.", id="the day of the report"),
    pytest.param("가온시는 12일 도서관 3곳을 열었다고 15일 밝혔다.", "가온시는 12일 도서관 3곳을 열었다.", id="the day of the deed"),
    pytest.param("가온시는 시민 안전을 위해 안전요원 120명을 배치한다.", "가온시는 안전요원 120명을 배치한다.", id="purpose, a noun"),
    pytest.param("가온시는 홍수 피해를 막기 위해 둑 12곳을 고친다.", "가온시는 둑 12곳을 고친다.", id="purpose, a clause"),
    pytest.param("느루재단은 회원 80명이 참석한 가운데 정기총회를 열었다.", "느루재단은 정기총회를 열었다.", id="who attended"),
    pytest.param("느루재단은 본관 대회의실에서 정기총회를 열었다.", "느루재단은 정기총회를 열었다.", id="the hall"),
    pytest.param("가온시는 사과, 포도, 배 등 5개 작물을 지원한다.", "가온시는 5개 작물을 지원한다.", id="a list with its count"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "short"), CUT)
def test_what_can_go_is_cut(text: str, short: str) -> None:
    assert compress(text, 10, (), lambda made: not check_shortened(made, text)) == short


WHOLE = [
    pytest.param("가온시는 상반기 관광객이 12% 늘었다고 15일 밝혔다.", "가온시는 상반기 관광객이 12% 늘었다고 밝혔다.", id="a claim about others keeps who makes it"),
    pytest.param("가온시는 3만원 이상 사면 5000원을 돌려준다.", "가온시는 3만원 이상 사면 5000원을 돌려준다.", id="a condition"),
    pytest.param("느루재단은 참가자를 뽑지 않았다.", "느루재단은 참가자를 뽑지 않았다.", id="negation"),
    pytest.param("매출은 늘었지만 이익은 절반으로 줄었다.", "매출은 늘었지만 이익은 절반으로 줄었다.", id="a contrast"),
    pytest.param("37채 가운데 16채는 헐어서 주차장으로 만들었다.", "37채 가운데 16채는 헐어서 주차장으로 만들었다.", id="of so many"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "short"), WHOLE)
def test_what_matters_stays(text: str, short: str) -> None:
    assert compress(text, 10, (), lambda made: not check_shortened(made, text)) == short


def test_no_more_than_needed_is_cut() -> None:
    text = "가온시는 홍수 피해를 막기 위해 둑 12곳을 고친다고 15일 밝혔다."
    assert compress(text, len(text), (), lambda made: True) == text
    assert compress(text, len(text) - 1, (), lambda made: True).startswith("가온시는 홍수 피해를 막기 위해")


def test_the_check_has_the_last_word() -> None:
    text = "가온시는 도서관 3곳을 새로 열었다고 15일 밝혔다."
    assert compress(text, 10, (), lambda made: False) == text
