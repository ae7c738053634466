"""What stands together in the Korean stays together: joined names, rates, since, totals with their parts; all invented."""

import pytest

from pipeline.facts.checks.pairing import check_pairing
from pipeline.facts.mentions import find_mentions
from pipeline.records import TargetLang
from pipeline.stages.ladder import Task
from tests.conftest import seconds

CITIES = "새 노선은 강릉과 속초에 걸쳐 있다."
SUPPLY = "강릉시와 인근 마을 9곳의 주민 2만1,000명이 새 정수장의 물을 쓴다."
HIRED = "병원은 간호사를 320명으로 45명 더 뽑았다."
FOUNDED = "2015년 설립 이후 누적 수주액은 820억원으로 늘었다."
YEARLY = "군은 농가 한 가구에 연 60만원까지 지원한다."
EACH = "시는 한 가구당 25만원을 지급한다."
FLOUR = "밀가루는 1억2,000만 달러로 3.1%, 과일은 4,500만 달러로 8.7% 증가했다."
SHORT = "가격은 52만원으로, 협회가 조사한 평균 가격 110만원의 절반에도 미치지 않는다."
SURVEY = "통계청은 ‘2024년 어류 양식 조사’에서 양식 어류가 8만톤으로 지난해 9만톤보다 1만톤 줄었다고 밝혔다."
RECORD = "부산 갈매기스는 시즌을 61승 72패 9무로 마쳤다."
TALKS = "산업부는 몽골 광업부와 협력 회의를 열고 구리 광산을 공동 개발하기로 합의했다."
NEXT = "산업부는 내년 5월 회의를 열고 광산을 공동 개발하기로 합의했다."
RACE = "종목별로는 단축코스 1,300명, 장거리코스 870명이다."
DROP = "6월까지 승객은 3.4% 주는 데 그쳤다."
PARTS = "회사는 계약금 50억원을 세 차례로 나누어 받는다."
FEES = "군은 주민에게 버스 요금을 월 3만원까지 지원한다."
UNFILED = "미국 판매 허가는 신청하지 않았다."
RAISED = "온라인 교육 기업 온결랩은 310억원 투자를 유치했다."
FIVEFOLD = "수출액은 1년 새 2.4배 수준이 됐다."
STATE = "영업이익은 321억원을 기록했고 매출은 4% 늘었다."
PLAIN = "다올테크 3분기 영업이익 321억원, 사상 최대"
SIDES = "서인대에서는 71.3%, 누리대에서는 56.8%가 반대했다."
STAY = "평균 대기 기간은 8.3일로, 지난해 환자 120명의 11.2일보다 짧았다."
EARNED = "상반기에 910억원을 벌어 둔 덕분에 누적 순이익은 745억원이다."

BUDGET = "올해 예산은 540억원으로 지난해 예산 430억원보다 25.6% 늘었다."

RIGHT = [
    pytest.param(BUDGET, "en", "This year's budget is 54 billion won, up 25.6 percent from 43 billion won last year.", id="budget"),
    pytest.param(CITIES, "en", "The new line runs through Gangneung and Sokcho.", id="joined"),
    pytest.param(CITIES, "zh", "新线路横跨江陵和束草。", id="joined zh"),
    pytest.param(
        SUPPLY, "en", "21,000 people in Gangneung and nine nearby villages use water from the new plant.", id="supply"
    ),
    pytest.param(SUPPLY, "zh", "江陵市和附近9个村庄的2.1万名居民使用新净水厂的水。", id="supply zh"),
    pytest.param(HIRED, "en", "The hospital hired 45 more nurses, for a total of 320.", id="hired"),
    pytest.param(HIRED, "en", "The hospital increased its nurses by 45 to 320.", id="hired by and to"),
    pytest.param(HIRED, "zh", "医院增聘45名护士，达到320名。", id="hired zh"),
    pytest.param(FOUNDED, "en", "Cumulative orders since its founding in 2015 rose to 82 billion won.", id="since"),
    pytest.param(FOUNDED, "zh", "2015年成立以来，累计订单额增至820亿韩元。", id="since zh"),
    pytest.param(YEARLY, "en", "The county gives each farm household up to 600,000 won a year.", id="yearly"),
    pytest.param(YEARLY, "zh", "郡向每户农家每年支援最多60万韩元。", id="yearly zh"),
    pytest.param(EACH, "en", "The city pays 250,000 won per household.", id="each"),
    pytest.param(EACH, "zh", "市向每户发放25万韩元。", id="each zh"),
    pytest.param(FLOUR, "en", "Flour rose 3.1 percent to $120 million and fruit 8.7 percent to $45 million.", id="flour"),
    pytest.param(SHORT, "en", "At 520,000 won, the price doesn't reach half of the average price of 1.1 million won surveyed by the association.", id="short"),
    pytest.param(SHORT, "zh", "价格为52万韩元，不到协会调查的平均价格110万韩元的一半。", id="short zh"),
    pytest.param(RECORD, "en", "The Busan Galmaegis finished the season with 61 wins, 72 losses and nine draws.", id="record"),
    pytest.param(NEXT, "en", "The Ministry of Trade, Industry and Energy agreed to hold a meeting in May next year and develop mines together.", id="to be held"),
    pytest.param(RACE, "en", "By event, 1,300 people are in the short course and 870 in the long-distance course.", id="race"),
    pytest.param(DROP, "en", "Passengers fell only 3.4 percent through June.", id="drop"),
    pytest.param(PARTS, "en", "The company receives the down payment of 5 billion won in three installments.", id="parts"),
    pytest.param(FEES, "en", "The county supports residents' bus fares by up to 30,000 won a month.", id="fees"),
    pytest.param(UNFILED, "en", "It did not apply for approval to sell in the United States.", id="unfiled"),
    pytest.param(RAISED, "en", "Online education company Ongyeol Lab attracted 31 billion won in investment.", id="raised"),
    pytest.param(RAISED, "zh", "在线教育企业Ongyeol Lab吸引投资310亿韩元。", id="raised zh"),
    pytest.param(FIVEFOLD, "en", "Exports grew to 2.4 times in one year.", id="times"),
    pytest.param(STATE, "en", "Operating profit was 32.1 billion won and sales rose 4 percent.", id="state"),
    pytest.param(STATE, "en", "Operating profit reached 32.1 billion won and sales grew 4 percent.", id="state reached"),
    pytest.param(SIDES, "en", "At Seoin University 71.3 percent opposed it, and at Nuri University 56.8 percent.", id="sides"),
]  # fmt: skip


def blocking(source: str, lang: TargetLang, target: str) -> list[str]:
    task = Task(0, source, lang, tuple(find_mentions(source)), None)
    return [f.message for f in task.check(target) if f.severity == "block" and f.check != "name_missing"]


@pytest.mark.parametrize(("source", "lang", "target"), RIGHT)
def test_what_stays_together_passes(source: str, lang: TargetLang, target: str) -> None:
    assert blocking(source, lang, target) == []


WRONG = [
    pytest.param(BUDGET, "en", "This year's budget is 43 billion won, up 25.6 percent from last year's 54 billion won.", "where a change begins", id="budget"),
    pytest.param(CITIES, "en", "The new line runs through Gangneung, east of Sokcho.", "side by side", id="joined"),
    pytest.param(CITIES, "zh", "新线路位于江陵的束草。", "side by side", id="joined zh"),
    pytest.param(SUPPLY, "zh", "附近9个村庄的2.1万名居民使用江陵市的新净水厂的水。", "alone in", id="supply zh"),
    pytest.param(HIRED, "en", "The hospital hired 320 nurses and added 45 more.", "is part of", id="hired"),
    pytest.param(HIRED, "zh", "医院选拔320名和45名护士。", "is part of", id="hired zh"),
    pytest.param(FOUNDED, "en", "In 2015, cumulative orders rose to 82 billion won.", "since when", id="since"),
    pytest.param(FOUNDED, "zh", "2015年成立的累计订单额增至820亿韩元。", "since when", id="since zh"),
    pytest.param(YEARLY, "en", "The county gives each farm household up to 600,000 won.", "'연'", id="yearly"),
    pytest.param(YEARLY, "zh", "郡向每户农家支援最多60万韩元。", "'연'", id="yearly zh"),
    pytest.param(EACH, "en", "The city pays 250,000 won to households.", "'한 가구당'", id="each"),
    pytest.param(EACH, "zh", "市向家庭发放25万韩元。", "'한 가구당'", id="each zh"),
    pytest.param(FLOUR, "en", "Sales of flour rose 3.1 percent to $120 million and fruit 8.7 percent to $45 million.", "no amount of this", id="sales nobody gave"),
    pytest.param(FLOUR, "zh", "面粉销售额为1.2亿美元，增长3.1%；水果为4500万美元，增长8.7%。", "no amount of this", id="sales zh"),
    pytest.param(SHORT, "zh", "价格为52万韩元，协会不到调查的平均价格110万韩元的一半。", "falls short", id="short zh"),
    pytest.param(SHORT, "en", "At 520,000 won, the association does not reach half of the surveyed average price of 1.1 million won.", "falls short", id="short"),
    pytest.param(SURVEY, "zh", "统计厅表示，养殖鱼类为8万吨，“2024年鱼类养殖调查”比去年的9万吨减少1万吨。", "what changed", id="survey zh"),
    pytest.param(RECORD, "en", "The Busan Galmaegis finished the season with 61 wins, 72 losses and nine.", "drawn", id="record"),
    pytest.param(TALKS, "en", "The Ministry of Trade, Industry and Energy agreed to hold a cooperation meeting with Mongolia and develop copper mines together.", "held is told as agreed", id="held"),
    pytest.param(TALKS, "zh", "产业部商定举行与蒙古的合作会议，共同开发铜矿。", "held is told as agreed", id="held zh"),
    pytest.param(RACE, "en", "By event, there are 1,300 short courses and 870 long-distance courses.", "counts people", id="race"),
    pytest.param(DROP, "en", "Passengers gave only 3.4% through June.", "gift", id="drop"),
    pytest.param(DROP, "zh", "到6月乘客仅给3.4%。", "gift", id="drop zh"),
    pytest.param(PARTS, "en", "The company shares the down payment of 5 billion won with three.", "shared", id="parts"),
    pytest.param(FEES, "en", "The county helps residents by charging a bus fare of up to 30,000 won a month.", "charge", id="fees"),
    pytest.param(FEES, "zh", "郡向居民收取每月最多3万韩元的公交费。", "charge", id="fees zh"),
    pytest.param(UNFILED, "en", "US sales approval did not apply.", "one who acts", id="unfiled"),
    pytest.param(RAISED, "en", "Online education company Ongyeol Lab invested 31 billion won.", "who pays", id="raised"),
    pytest.param(RAISED, "zh", "在线教育企业Ongyeol Lab投资310亿韩元。", "who pays", id="raised zh"),
    pytest.param(FIVEFOLD, "en", "Exports rose by 2.4 times in one year.", "rise by them", id="times"),
    pytest.param(FIVEFOLD, "zh", "出口额1年间增长2.4倍。", "rise by them", id="times zh"),
    pytest.param(STATE, "en", "Operating profit rose 32.1 billion won and sales grew 4 percent.", "what it is", id="state"),
    pytest.param(STATE, "zh", "营业利润增加321亿韩元，销售额增长4%。", "what it is", id="state zh"),
    pytest.param(PLAIN, "en", "Daol Tech Third-Quarter Profit Rises 32.1 Billion Won, Record High", "no part of a change", id="capital Won"),
    pytest.param(SIDES, "en", "56.8% opposed it at Seoin University in 71.3% and Nuri University.", "here it stands with", id="sides"),
    pytest.param(EARNED, "en", "Thanks to earning 91 billion won net profit of 74.5 billion won in the first half.", "amount of its own", id="heaped"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "lang", "target", "message"), WRONG)
def test_what_is_parted_blocks(source: str, lang: TargetLang, target: str, message: str) -> None:
    assert message in " | ".join(blocking(source, lang, target))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_wall_of_figures_ends_soon(lang: TargetLang) -> None:
    source, target = "1명" * 990, "1 " * 990
    mentions = find_mentions(source)
    assert seconds(lambda: list(check_pairing(source, target, lang, mentions, ())), 5) < 5
