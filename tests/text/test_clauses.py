"""Sentences of several clauses cut into sentences of one: which are cut, where, and how the pieces read."""

import pytest

from pipeline.text.clauses import inner_clauses, split_clauses

CUT = [
    pytest.param("광주시는 24일 35억원을 투입하고 내년 상반기에 청년 400명을 새로 뽑는다.", ["광주시는 24일 35억원을 투입한다.", "광주시는 내년 상반기에 청년 400명을 새로 뽑는다."], id="topic carried"),
    pytest.param("시는 올해 도서관 3곳을 새로 열었으며 내년에는 시민 1만명에게 책을 빌려준다.", ["시는 올해 도서관 3곳을 새로 열었다.", "시는 내년에는 시민 1만명에게 책을 빌려준다."], id="내년에는 is no topic"),
    pytest.param("매출은 870억원으로 12% 늘었으나 영업이익은 42억원으로 8% 줄었다.", ["매출은 870억원으로 12% 늘었다.", "영업이익은 42억원으로 8% 줄었다."], id="a topic of its own"),
    pytest.param("두 기관은 공동 연구를 시작하고 연구원 45명을 서로 보냈다.", ["두 기관은 공동 연구를 시작했다.", "두 기관은 연구원 45명을 서로 보냈다."], id="tense of the whole"),
    pytest.param("참가자가 지난해보다 크게 늘었지만 관람료 수입은 오히려 줄었다.", ["참가자가 지난해보다 크게 늘었다.", "관람료 수입은 오히려 줄었다."], id="but"),
    pytest.param("새 버스는 소음이 작고 승차감이 좋으며 유지 비용도 적게 든다.", ["새 버스는 소음이 작고 승차감이 좋다.", "새 버스는 유지 비용도 적게 든다."], id="too short a first clause stays"),
    pytest.param("가온시는 공원 12곳을 만들었고 느루시는 도서관 3곳을 열었다.", ["가온시는 공원 12곳을 만들었다.", "느루시는 도서관 3곳을 열었다."], id="two topics"),
    pytest.param("이 공장은 연간 30만톤을 생산하며 직원 1,200명이 일하고 있다.", ["이 공장은 연간 30만톤을 생산한다.", "직원 1,200명이 일하고 있다."], id="a subject of its own"),
    pytest.param("시는 축제를 열면서 교통을 통제하고 임시 주차장 8곳을 마련했다.", ["시는 축제를 열면서 교통을 통제했다.", "시는 임시 주차장 8곳을 마련했다."], id="while stays"),
    pytest.param("새 도서관은 책 3만권을 갖추고 있지만 주말에는 문을 열지 않는다.", ["새 도서관은 책 3만권을 갖추고 있다.", "새 도서관은 주말에는 문을 열지 않는다."], id="an auxiliary isn't cut off"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pieces"), CUT)
def test_clauses_become_sentences(text: str, pieces: list[str]) -> None:
    assert split_clauses(text) == pieces


WHOLE = [
    pytest.param("군은 다리를 고치고 도로를 넓힐 계획이라고 16일 밝혔다.", id="reported speech"),
    pytest.param("군은 낡은 다리 12개를 고치고 마을 도로 35km를 넓힐 계획이다.", id="a plan holds for both clauses"),
    pytest.param("시는 낡은 공원 12곳을 고치고 내년까지 도서관 3곳을 새로 열기로 했다.", id="a decision holds for both"),
    pytest.param("재단은 “청년을 돕고 마을을 살리겠다”고 밝혔다.", id="a quote"),
    pytest.param("시는 짧게 말하고 떠났다.", id="short"),
    pytest.param("협약식은 24일 시청 대회의실에서 열렸다.", id="one clause"),
    pytest.param("", id="empty"),
    pytest.param("공장 12곳", id="no verb"),
    pytest.param("시는 어려운 여건 속에서도 해외 판매망을 꾸준히 넓혀 왔다.", id="an auxiliary verb"),
]  # fmt: skip


@pytest.mark.parametrize("text", WHOLE)
def test_other_sentences_stay_whole(text: str) -> None:
    assert split_clauses(text) == [text]


INNER = [
    pytest.param("시는 예산이 3.2% 줄었다고 밝혔다.", 0, id="reporting frame"),
    pytest.param("비율은 4.1%로 낮아졌다.", 0, id="auxiliary verb"),
    pytest.param("시는 실태를 점검할 예정이다.", 0, id="plan"),
    pytest.param("시가 비어 있던 집을 사서 고쳤다.", 2, id="relative and joined"),
    pytest.param("매출은 늘었고 이익은 줄었다.", 1, id="side by side"),
]


@pytest.mark.parametrize(("text", "count"), INNER)
def test_clauses_within_are_counted(text: str, count: int) -> None:
    assert inner_clauses(text) == count
