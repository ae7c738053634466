"""Chinese drafts of press constructions: each case is a Korean sentence with its draft."""

import pytest

from tests.lexicon.drafts import draft

DRAFTS = [
    pytest.param(
        "군은 내년 4억원을 들여 낡은 주택을 고칠 계획이다.",
        "郡计划于明年投入4亿韩元，修缮陈旧的住宅。",
        id="plan told before the chain",
    ),
    pytest.param("시는 예산을 편성하고 공장을 짓기로 했다.", "市决定编制预算，建厂。", id="decision before the chain"),
    pytest.param("수출은 늘고 수입은 줄어들 전망이다.", "出口增加，进口预计将减少。", id="plan of another subject"),
    pytest.param("회사는 신제품 출시를 내년 3월로 미뤘다.", "公司将新产品上市推迟至明年3月。", id="put off until"),
    pytest.param("공연은 태풍으로 다음 달로 연기됐다.", "演出因台风推迟至下月。", id="put off by itself"),
    pytest.param(
        "지난해 수출액은 212억원으로 전체의 54.9%를 차지했다.",
        "去年出口额为212亿韩元，占总体的54.9%。",
        id="amount and what is said of it",
    ),
    pytest.param(
        "평균 입원 기간은 12.4일로 지난해보다 4.7일 짧았다.",
        "平均住院期间为12.4天，比去年短4.7天。",
        id="amount and comparison",
    ),
    pytest.param(
        "회사는 연간 매출 전망을 3450억원으로 낮췄다.",
        "公司将全年销售额预期降低至3450亿韩元。",
        id="change of an object",
    ),
    pytest.param(
        "시는 버스 요금을 1500원에서 1700원으로 올렸다.",
        "市将公交车费从1500韩元提高至1700韩元。",
        id="from and to of an object",
    ),
    pytest.param("공장은 역에서 남쪽으로 3km 떨어져 있다.", "工厂位于站南边3公里处。", id="how far"),
    pytest.param(
        "작년 수주는 68억달러로 목표인 72억달러의 95%에 머물렀다.",
        "去年订单为68亿美元，停留在目标72亿美元的95%。",
        id="target in apposition",
    ),
    pytest.param(
        "연구팀은 2차 조사에서 유물 31점을 확인했다.", "研究团队在第二次调查中确认31件文物。", id="second survey"
    ),
    pytest.param("회사는 부산에 제3공장을 짓고 있다.", "公司正在釜山建造第三工厂。", id="third factory"),
    pytest.param("지난해 착공할 계획이던 다리는 완공되지 않았다.", "原计划于去年动工的桥未竣工。", id="planned once"),
    pytest.param("시는 이용료를 전액 받지 않기로 했다.", "市决定全额不收取使用费。", id="not at all"),
    pytest.param(
        "두 나라는 회담에서 광구를 공동 탐사하기로 합의했다.", "两国在会谈中商定共同勘探矿区。", id="agreed at talks"
    ),
    pytest.param("시는 부시장에 강기정 국장을 임명했다.", "市将Kang Gi-jung局长任命为副市长。", id="appointed to"),
    pytest.param("은행은 금리를 2.5%로 유지했다.", "银行将利率保持在2.5%。", id="kept at"),
    pytest.param(
        "시는 요금을 2000원으로 올리는 방안을 검토하고 있다.",
        "市正在研究将费用提高至2000韩元的方案。",
        id="proposal under study",
    ),
    pytest.param(
        "회사는 사우디에 공장을 짓는 3840만달러 계약을 따냈다.",
        "公司赢得在沙特阿拉伯建厂的3840万美元合同。",
        id="verb with its object inside",
    ),
    pytest.param("두 대학은 첫 입학생 40명을 선발했다.", "两所大学选拔40名首批新生。", id="first group"),
    pytest.param("비용은 두 기관이 절반씩 부담한다.", "费用由两家机构各承担一半。", id="each half"),
    pytest.param(
        "항공사는 비행기 6대를 들여왔고 은행 14곳이 참여했다.",
        "航空公司引进6架飞机，14家银行参与。",
        id="planes and firms",
    ),
    pytest.param(
        "대미 수출은 자동차 판매가 부진해 3.1% 줄었다.",
        "对美出口因汽车销售低迷，减少3.1%。",
        id="cause with its own subject",
    ),
    pytest.param("환율이 오르면서 비용이 늘었다.", "随着汇率上升，费用增加。", id="along with"),
    pytest.param(
        "요금은 한국에서 1만원, 일본에서 2180엔이다.", "费用在韩国为1万韩元，在日本为2180日元。", id="list of places"
    ),
    pytest.param(
        "연구팀은 단단하고 오래가는 품종을 개발했다.", "研究团队开发坚硬、持久的品种。", id="adjectives before a noun"
    ),
    pytest.param("회사는 12억원 흑자를 기록했다.", "公司实现盈利12亿韩元。", id="loss behind its amount"),
    pytest.param("연구진은 잠이 부족하다고 했다.", "研究团队表示，睡眠不足。", id="said with 고 했다"),
    pytest.param("대표팀은 태국과의 경기에서 이겼다.", "国家队在与泰国的比赛中战胜。", id="with somebody"),
    pytest.param("시는 13일부터 보조금을 지급한다.", "市从13日起发放补贴。", id="from a day on"),
    pytest.param("온열질환으로 이송된 환자가 늘었다.", "因中暑类疾病被送往的患者增加。", id="because of a disease"),
    pytest.param(
        "시는 수질이 나빠지자 공장 12곳을 점검했다.", "水质变坏后，市检查12家工厂。", id="goes to the main clause"
    ),
    pytest.param("신청자가 많으면 추첨으로 선발한다.", "如果申请人多，通过抽签选拔。", id="draw of lots"),
    pytest.param("발사체는 위성 8기를 분리하는 데 성공했다.", "运载火箭成功分离8颗卫星。", id="succeeded in"),
    pytest.param("시는 공장 3곳에 과태료를 부과했다.", "市对3家工厂处以罚款。", id="fined"),
    pytest.param(
        "귀농 인구는 집계를 시작한 2013년 이후 가장 적었다.",
        "归农人口开始统计的2013年以来最少。",
        id="since a year told by a clause",
    ),
    pytest.param("서울시는 1심에서 이겼다.", "首尔市在一审战胜。", id="course of a trial"),
    pytest.param(
        "재판부는 피고인이 범행을 인정하고 피해액을 갚은 점을 고려했다.",
        "审判庭考虑被告人认可犯罪行为并偿还损失金额的点。",
        id="clauses inside what was considered",
    ),
    pytest.param(
        "소비자원이 제품을 시험한 결과 3개 제품이 기준에 미달했다.",
        "韩国消费者院试验产品的结果显示，3个产品未达到标准。",
        id="test and its result",
    ),
    pytest.param(
        "연구진은 원인이 밝혀진 것은 아니라고 말했다.", "研究团队表示，原因并未查明。", id="negated clause with noun"
    ),
    pytest.param(
        "법원은 징역 2년에 집행유예 3년을 선고했다.", "法院判处有期徒刑2年、缓刑3年。", id="sentence of a court"
    ),
]


@pytest.mark.parametrize(("text", "zh"), DRAFTS)
def test_drafts(text: str, zh: str) -> None:
    assert draft(text, "zh") == zh
