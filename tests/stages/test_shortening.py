"""What a shortened sentence must keep of its source: the facts of the title, names, places, and who did what."""

import pytest

from pipeline.models.base import Generation
from pipeline.stages.shortening import dear, first_usable, keeps

CONTRACT = "느루재단은 하나시 외곽에 온실을 짓는 3,840만 달러짜리 계약을 따냈다고 29일 밝혔다."
CASES = [
    pytest.param(CONTRACT, "느루재단, 3,840만 달러 온실 수주", "느루재단은 하나시 외곽에 온실을 짓는 3,840만 달러짜리 계약을 따냈다.", True, id="the amount stays"),
    pytest.param(CONTRACT, "느루재단, 3,840만 달러 온실 수주", "느루재단은 하나시 외곽에 온실을 짓는 계약을 따냈다.", False, id="the title's amount is lost"),
    pytest.param(CONTRACT, "느루재단, 온실 수주", "느루재단은 온실을 짓는 3,840만 달러짜리 계약을 따냈다.", True, id="what the title doesn't tell may go"),
    pytest.param("가온구급대는 올해 상반기 1만3,000건 출동해 환자 900명을 옮겼다고 20일 밝혔다.", "올해 상반기 출동 1만3,000건", "가온구급대는 1만3,000건 출동해 환자 900명을 옮겼다고 밝혔다.", False, id="the title's period is lost"),
    pytest.param("느루극단은 일본에서 신작 ‘검은 우산의 밤’을 다음 달 6일 처음 공연한다고 밝혔다.", "느루극단 신작 공연", "느루극단은 일본에서 신작을 다음 달 6일 처음 공연한다고 밝혔다.", False, id="the name in quotation marks is lost"),
    pytest.param("느루전자는 중국 창저우에서 밥솥을 처음 선보이고 현지 판매를 시작했다고 8일 밝혔다.", "", "느루전자는 밥솥을 처음 선보이고 현지 판매를 시작했다고 밝혔다.", False, id="a place that 현지 means"),
    pytest.param("시가 주민 500명을 조사한 결과, 상인이 배달 한 건에 더 낸 돈은 평균 5800원이었다.", "", "시가 배달 한 건에 더 낸 돈은 평균 5800원이었다.", False, id="who looked isn't who paid"),
    pytest.param("있지도 않은 사고를 꾸민 허위 사고가 23억원, 일부러 사고를 낸 고의 사고가 17억원이었다.", "", "있지도 않은 사고가 23억원, 고의 사고가 17억원이었다.", False, id="another accident"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "title", "short", "usable"), CASES)
def test_an_answer_that_loses_what_is_dear_isn_t_used(source: str, title: str, short: str, usable: bool) -> None:
    need = dear(source, title, leads=False, dated=False)
    assert bool(first_usable([Generation(text=short)], source, need)) is usable


def test_names_of_the_title_stay_in_the_first_sentence() -> None:
    source, title = "가온시는 지난달 말 강원 춘천시에서 축제를 열었다.", "가온시, 춘천시서 축제"
    short = "가온시는 축제를 열었다."
    assert not keeps(short, dear(source, title, leads=True, dated=False))
    assert keeps(short, dear(source, title, leads=False, dated=False))


def test_dates_stay_for_a_next_sentence_that_speaks_of_the_period() -> None:
    source = "가온시는 지난해 12월부터 올해 3월까지 벌인 단속의 결과를 28일 내놓았다."
    short = "가온시는 단속의 결과를 내놓았다."
    assert not keeps(short, dear(source, "", leads=True, dated=True))
    assert keeps(short, dear(source, "", leads=True, dated=False))


def test_quotation_marks_stay_whole() -> None:
    source = "‘가온’은 2018년 두 품종을 섞어 얻은 씨앗 3,400개에서 골라냈다."
    made = first_usable(
        [Generation(text="'가온'은 2018년 씨앗 3,400개에서 골라냈다.")],
        source,
        dear(source, "", leads=False, dated=False),
    )
    assert made in ("", "‘가온’은 2018년 씨앗 3,400개에서 골라냈다.")
