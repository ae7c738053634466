"""Clauses told as facts and amounts in a row: each case is a Korean sentence with its drafts in both languages."""

import pytest

from pipeline.facts.mentions import find_mentions
from pipeline.lexicon.gloss import gloss
from pipeline.lexicon.order.draft import ordered
from pipeline.records import TargetLang

CASES = [
    pytest.param(
        "위원들은 박물관도 방문했다.", "The member also visited the museum.", "委员也访问博物馆。", id="also visited"
    ),
    pytest.param(
        "시는 2028년까지 450억원을 들여 낡은 하수관 120㎞를 교체한다고 18일 밝혔다.",
        "The city said on the 18th it will spend 45 billion won by 2028 and replace 120 kilometers of old sewer pipe.",
        "市18日表示，到2028年投入450亿韩元，更换120公里陈旧的排水管。",
        id="done by a year to come",
    ),
    pytest.param(
        "계약 규모는 최대 3억달러다.",
        "The contract scale is up to $300 million.",
        "合同规模为最多3亿美元。",
        id="copula in the figure",
    ),
    pytest.param(
        "10a당 수확량은 514kg이다.", "The yield per 10 a is 514 kilograms.", "每10公亩产量为514公斤。", id="per so much"
    ),
    pytest.param(
        "2018년 창업 이후 누적 투자금은 1,130억원으로 늘었다.",
        "Since startup in 2018, accumulation investment funds rose to 113 billion won.",
        "2018年创业之后累计投资金增加至1130亿韩元。",
        id="since a year",
    ),
    pytest.param(
        "축제에는 관광객 32만명이 다녀가 지난해보다 15% 늘었다.",
        "320,000 tourists visited the festival, up 15% from last year.",
        "在庆典32万名游客到访，比去年增长15%。",
        id="how much more that is",
    ),
    pytest.param(
        "고등학교 3학년 학생 20명이 참가했다.",
        "20 third-grade high school students participated.",
        "20名高中3年级学生参加。",
        id="grade before a noun",
    ),
    pytest.param(
        "이 과정은 초등학교 2학년까지 운영한다.",
        "This process operates up to the second grade of elementary school.",
        "该过程运营至小学2年级。",
        id="grade of a school",
    ),
    pytest.param(
        "박물관은 12월 1일부터 내년 3월 31일까지 지도 80점을 선보이는 특별전을 연다.",
        "The museum holds a special exhibition that showcases 80 maps from December 1 to March 31 next year.",
        "博物馆从12月1日至明年3月31日举行展示80件地图的特展。",
        id="from one day to another",
    ),
    pytest.param(
        "도는 취업을 준비하는 청년 3000명에게 매달 50만원씩 6개월간 지원한다.",
        "The province provides 500,000 won a month each to 3,000 young people who prepare for employment for six months.",
        "道6个月间向准备就业的3000名青年每月支援50万韩元。",
        id="money every month",
    ),
    pytest.param(
        "복지부는 환자가 집에서 진료를 받을 수 있도록 하는 사업을 다음 달 시작한다.",
        "The Ministry of Health and Welfare will start a project in which patients can receive medical treatment at home next month.",
        "保健福祉部将于下月开始患者能在家接受诊疗的项目。",
        id="project in which people can",
    ),
    pytest.param(
        "두 도시는 교류를 넓히기로 하는 협약에 서명했다.",
        "The two cities signed an agreement to expand the exchange.",
        "两座城市签署扩大交流的协议。",
        id="agreement to broaden",
    ),
    pytest.param(
        "연구진은 새 촉매를 쓰면 비용이 40% 줄어든다는 사실을 확인했다.",
        "The research team confirmed if a new catalyst is used, the cost falls 40%.",
        "研究团队确认，如果使用新催化剂，费用减少40%。",
        id="fact that",
    ),
    pytest.param(
        "연구진은 새 촉매를 쓰면 비용이 40% 줄어드는 것을 확인했다.",
        "The research team confirmed if a new catalyst is used, the cost falls 40%.",
        "研究团队确认，如果使用新催化剂，费用减少40%。",
        id="what was found",
    ),
    pytest.param(
        "3분기 매출이 4조2000억원, 영업이익이 3100억원으로 집계됐다.",
        "In the third quarter, sales were 4.2 trillion won and the operating profit was tallied at 310 billion won.",
        "第三季度销售额为4.2万亿韩元，营业利润据统计为3100亿韩元。",
        id="amounts in a row",
    ),
    pytest.param(
        "지난달 수입은 510억달러로 무역수지는 50억달러 흑자를 기록했다.",
        "Last month, the import was $51 billion and the trade balance posted a $5 billion surplus.",
        "上月进口为510亿美元，贸易收支实现顺差50亿美元。",
        id="amount with 로 before another subject",
    ),
    pytest.param(
        "출생아 수는 2만1000명으로 9개월 연속 늘었다.",
        "The number of births rose for nine months in a row to 21,000.",
        "出生人数为2.1万人，连续9个月增加。",
        id="months in a row",
    ),
]


@pytest.mark.parametrize(("text", "en", "zh"), CASES)
def test_drafts(text: str, en: str, zh: str) -> None:
    assert (_draft(text, "en"), _draft(text, "zh")) == (en, zh)


def _draft(text: str, lang: TargetLang) -> str:
    mentions = find_mentions(text)
    return ordered(text, gloss(text, lang, mentions), [m for m in mentions if lang in m.renderings], lang)
