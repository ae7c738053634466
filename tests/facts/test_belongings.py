"""Figures in another part of a change or beside another thing, names in another part, nouns lost: every sentence invented."""

import pytest

from pipeline.facts.mentions import find_mentions
from pipeline.records import TargetLang
from pipeline.stages.ladder import Task

BOATS = "내년 어선은 각 1,150척으로 올해보다 50척 줄어든다."
EXPORTS = "1분기 김 수출 9억1000만달러…일본이 최대 시장"
STAY = "입원 기간은 8.4일로, 지난해 12.1일보다 3.7일 짧았다."
GUARDS = "안전요원은 지난해보다 340명, 9.0% 많다."
DEAL = "가람대학교는 중국 칭다오의 칭다오대학교와 교환학생 협약을 맺었다고 밝혔다."
AGENCY = "미국 식품의약국에는 지난 4월 허가를 신청했다."
GREENHOUSE = "부산시, 후쿠오카에 체험관 짓는다"
PEOPLE = "이 제도는 지난해 1만2500명이 쓴 것으로 나타났다."
CALLS = "소방서는 지난해 3,200건 출동했다."
FUNDS = "베트남에는 700만 달러, 태국에는 230만 달러의 자본금이 필요하다."
CAMERAS = "시는 교통·안전 카메라 1400대를 설치한다."
HALVES = "회사는 보증금 3억엔을 두 차례로 나누어 받는다."
CARE = "시는 노인 요양시설의 감염 관리 실태를 오는 5월에 점검할 예정이다."
FREE = "회사는 설탕이 들어 있지 않은 음료를 오는 5월 시장에 내놓는다."
VOTES = "가람대에서는 61.4%가 찬성했다."
DELAY = "회사는 신제품 공개를 9월로 미뤘다."
WATCH = "연구팀은 효과를 2년간 살필 예정이다."

RIGHT = [
    pytest.param(
        BOATS, "en", "Next year the number of boats will fall by 50 from this year to 1,150 each.", id="boats"
    ),
    pytest.param(
        EXPORTS, "en", "Seaweed exports reach $910 million in first quarter, Japan the largest market", id="exports"
    ),
    pytest.param(STAY, "en", "The hospital stay was 8.4 days, 3.7 days shorter than 12.1 days last year.", id="stay"),
    pytest.param(STAY, "zh", "住院时间为8.4天，比去年的12.1天短3.7天。", id="stay zh"),
    pytest.param(GUARDS, "en", "There are 340 more safety guards than last year, up 9 percent.", id="guards"),
    pytest.param(PEOPLE, "en", "The system was found to have been used by 12,500 people last year.", id="people"),
    pytest.param(PEOPLE, "en", "Last year 12,500 workers were found to have used the system.", id="workers"),
    pytest.param(CALLS, "en", "The fire station was dispatched 3,200 times last year.", id="calls"),
    pytest.param(FUNDS, "en", "In Vietnam, $7 million in capital is needed; in Thailand, $2.3 million.", id="funds"),
    pytest.param(CAMERAS, "zh", "该市将安装1400台交通和安全摄像头。", id="cameras"),
    pytest.param(HALVES, "zh", "公司将分2次收取3亿日元保证金。", id="halves"),
    pytest.param(
        CARE, "en", "The city plans to check infection control at nursing homes for the elderly in May.", id="care"
    ),
    pytest.param(FREE, "en", "The company will put a sugar-free drink on the market in May.", id="free of"),
    pytest.param(VOTES, "en", "At Garam University, 61.4 percent voted in favor.", id="votes"),
    pytest.param(DELAY, "zh", "公司将新产品发布推迟至9月。", id="delay"),
    pytest.param(WATCH, "zh", "研究团队将在2年内观察效果。", id="watch"),
]


@pytest.mark.parametrize(("source", "lang", "target"), RIGHT)
def test_a_free_wording_passes(source: str, lang: TargetLang, target: str) -> None:
    assert _blocking(source, lang, target) == []


WRONG = [
    pytest.param(BOATS, "en", "Next year boats will decrease from 1,150 to 50 per ship.", "value_changed", id="result as beginning"),
    pytest.param(EXPORTS, "en", "Seaweed Exports Rise 910 Million Dollars in First Quarter", "value_changed", id="a rise nobody told"),
    pytest.param(STAY, "en", "The stay was 3.7 days shorter than 8.4 days, against 12.1 days last year.", "value_changed", id="result as basis"),
    pytest.param(GUARDS, "en", "Safety guards are 340 people and 9% more than last year.", "value_changed", id="difference as number"),
    pytest.param(PEOPLE, "en", "12,500 systems were found to have been used last year.", "value_swapped", id="people as systems"),
    pytest.param(CALLS, "en", "The fire station was dispatched to 3,200 and came back last year.", "value_swapped", id="calls as nothing"),
    pytest.param(FUNDS, "en", "In Vietnam, $2.3 million is needed; in Thailand, $7 million in capital.", "value_swapped", id="by turns"),
    pytest.param(CAMERAS, "zh", "该市将安装交通和1400台安全摄像头。", "value_swapped", id="half of a pair"),
    pytest.param(HALVES, "zh", "公司将保证金分成2次，每份3亿日元。", "value_swapped", id="the whole as each"),
    pytest.param(CARE, "en", "The city plans to inspect the actual conditions of elderly care facilities in May.", "detail_lost", id="care"),
    pytest.param(FREE, "en", "The company will put a sugar drink on the market in May.", "negation_flipped", id="free of"),
    pytest.param(VOTES, "en", "61.4% of residents approved at Garam University.", "value_swapped", id="a share of nobody named"),
    pytest.param(DELAY, "zh", "公司9月推迟了新产品发布。", "value_changed", id="delay"),
    pytest.param(WATCH, "zh", "研究团队将在2年后观察效果。", "value_changed", id="watch"),
    pytest.param(DEAL, "en", "Garam University said Qingdao University and students of Qingdao, China signed an exchange agreement.", "agent_changed", id="partner"),
    pytest.param(AGENCY, "en", "The Food and Drug Administration in the United States applied for approval in April.", "agent_changed", id="addressee"),
    pytest.param(GREENHOUSE, "en", "Builds Experience Hall in Busan and Fukuoka", "agent_changed", id="agent as place"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "lang", "target", "check"), WRONG)
def test_what_is_elsewhere_blocks(source: str, lang: TargetLang, target: str, check: str) -> None:
    assert check in _blocking(source, lang, target)


def _blocking(source: str, lang: TargetLang, target: str) -> list[str]:
    task = Task(0, source, lang, tuple(find_mentions(source)), None)
    return [f.check for f in task.check(target) if f.severity == "block"]
