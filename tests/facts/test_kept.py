"""What a sentence must keep: titles, words of names, bases, alternatives, firsts, the deed of a date. Every sentence invented."""

import pytest

from pipeline.facts.mentions import find_mentions
from pipeline.records import TargetLang
from pipeline.stages.ladder import Task

MAYOR = "한도윤 여수시 부시장은 항만 시설을 둘러봤다."
RACE = "목포시는 오는 14일 ‘제5회 목포은하수마라톤’을 연다."
SCREEN = "축제는 오는 6월 ‘바람숲 음악회’로 시작한다."
FIRE = "안동시는 지난해 5월 벼락이 친 송림의 복원 공사를 마치고 도로를 다시 연다고 밝혔다."
RENTED = "군은 빈 창고 12동을 고치거나 헐어 주차장으로 바꿨다."
PAID = "요금은 현금 또는 카드로 낸다."
TALKS = "시는 무역사절단을 보내 84건, 520만달러 규모의 상담을 했다."
CLUB = "여자 핸드볼 구단이 창단 7년 만에 처음으로 우승했다."
CITY = "세종시는 전국에서 처음으로 무료 버스를 운행했다."
BATCH = "회사는 다음 달 3일 판매를 시작하며, 첫 물량으로 6만개를 부산항에서 보냈다."
BASIS = "회사는 연결 기준 매출 740억원, 영업이익 52억원을 기록했다."
ALONE = "벽돌 1톤을 구울 때 드는 전력은 석탄만 땔 때의 310kWh보다 21.5% 적었다."
TIMES = "새 품종의 수확량은 5.4톤으로 기존 품종의 1.8톤보다 3배 많았다."
SHIPPED = "회사는 다음 달 3일 판매를 시작하며, 부품 6만개를 부산항에서 보냈다."
FUNDS = "재단이 2000만 달러를 지원하고 나머지 500만 달러는 시가 댄다."
QUOTA = "할당량은 5만5000톤에서 5만4000톤으로 1000톤 감소한다."
TRUCK = "골목을 누비는 소형 트럭이 나왔다."
CREW = "의사와 간호사를 태우고 섬을 도는 버스가 환자 95명을 찾아냈다."
SEASON = "구단은 2023~2024시즌 12승 20패로 6위에 머물렀다."
CAUGHT = "지난해 밀수 적발 320억원…금액 4.1% 늘고 건수는 2.7% 줄어"
ROUND = "회사는 150억원 규모의 시리즈 B 투자를 유치했다."

TWINS = "울산시와 일본 고베시는 3억엔 규모의 기금을 나눈다."
WEEK = "올해 6주차 외래환자 1000명당 의심 환자는 12.5명이었다."
CONTEST = "학생 동아리가 독일 뮌헨에서 열린 로봇 대회에서 준우승했다."
ISLANDS = "남해군의 유인도는 23곳이 있으며 섬 인구는 3210명으로 12% 줄었다."
AID = "해솔바이오, 보청기 ‘귀울’ 국내 허가"
ENVOYS = "회의에는 탁윤성 외교부 경제외교조정관과 예를란 사비토프 외교부 차관이 참석했다."
VENUE = "팀은 2일 올림픽체육센터에서 열린 2차전에서 2-3으로 졌다."

LOST = [
    pytest.param(CONTEST, "en", "A student club finished second in a robot contest held by a student club in Munich, Germany.", "value_changed", id="held by who took part"),
    pytest.param(ISLANDS, "en", "23 inhabited islands of Namhae County and the island population fell 12% to 3,210 people.", "value_changed", id="there are"),
    pytest.param(ENVOYS, "en", "Tak Yoon-sung of the Ministry of Foreign Affairs and Vice Minister of Foreign Affairs Yereullan Sabitop attended the meeting.", "name_invented", id="foreign name by sound"),
    pytest.param(ENVOYS, "zh", "外交部Tak Yoon-sung和外交部副部长Sabitop出席会议。", "name_invented", id="foreign name by sound zh"),
    pytest.param(VENUE, "en", "The team lost 2-3 on the 2nd in the second leg of the Olympics.", "value_changed", id="venue as the Games"),
    pytest.param(AID, "en", "Haesol Bio permits hearing aid “Gwiul” at home", "value_changed", id="an approval won"),
    pytest.param(MAYOR, "en", "Han Do-yoon looked around port facilities in Yeosu.", "name_missing", id="no title"),
    pytest.param(MAYOR, "en", "Yeosu Mayor Han Do-yoon looked around port facilities.", "name_contradicted", id="deputy as head"),
    pytest.param(MAYOR, "zh", "Han Do-yoon到访丽水港口设施。", "name_missing", id="no title zh"),
    pytest.param(MAYOR, "zh", "丽水市长Han Do-yoon视察了港口设施。", "name_contradicted", id="deputy as head zh"),
    pytest.param(RACE, "en", "Mokpo will hold its 5th Mokpo marathon on the 14th.", "name_missing", id="word of a name"),
    pytest.param(RACE, "zh", "木浦市14日举行“第5届木浦马拉松”。", "name_missing", id="word of a name zh"),
    pytest.param(FIRE, "zh", "安东市表示，去年5月完成松林的修复施工，重新开放道路。", "date_changed", id="date of a clause zh"),
    pytest.param(FIRE, "en", "Andong said it finished the restoration of the pine forest in May last year and will reopen the road.", "date_changed", id="date of a clause"),
    pytest.param(RENTED, "en", "The county repaired 12 empty warehouses and turned them into parking lots.", "detail_lost", id="or razed"),
    pytest.param(RENTED, "zh", "郡修缮12栋空仓库，改为停车场。", "detail_lost", id="or razed zh"),
    pytest.param(PAID, "en", "The fare is paid by card.", "detail_lost", id="cash or card"),
    pytest.param(TALKS, "en", "The city sent a trade mission and did 84 cases and an export consultation worth $5.2 million.", "value_swapped", id="one thing as two"),
    pytest.param(CLUB, "en", "The club became the first women's handball team to win the title in seven years since its founding.", "detail_lost", id="first of all"),
    pytest.param(BATCH, "en", "The company will start sales on the 3rd of next month and has shipped 60,000 units from Busan Port.", "detail_lost", id="no first batch"),
    pytest.param(BASIS, "en", "The company recorded sales of 74 billion won and an operating profit of 5.2 billion won.", "detail_lost", id="no basis"),
    pytest.param(BASIS, "zh", "公司实现销售额740亿韩元，营业利润52亿韩元。", "detail_lost", id="no basis zh"),
    pytest.param(ALONE, "en", "When 1 ton of brick is baked, the electricity used burns only coal, 21.5% less than 310 kWh.", "value_swapped", id="compared with"),
    pytest.param(ALONE, "zh", "烧制1吨砖时所需电力仅煤炭燃烧时，比310千瓦时少21.5%。", "value_swapped", id="compared with zh"),
    pytest.param(TIMES, "zh", "新品种的产量为5.4吨，比现有品种的1.8吨多3倍。", "value_changed", id="times more zh"),
    pytest.param(SHIPPED, "en", "The company will start sales on the 3rd of next month and ship 60,000 parts from Busan Port.", "plan_changed", id="shipped told as to ship"),
    pytest.param(FUNDS, "en", "The foundation provided $20 million while the city paid the rest of $5 million.", "plan_changed", id="to pay told as paid"),
    pytest.param(QUOTA, "en", "The quota has fallen by 1,000 tons from 55,000 tons to 54,000 tons.", "plan_changed", id="falls told as fallen"),
    pytest.param(TRUCK, "en", "A small truck roamed the alley.", "detail_lost", id="main verb"),
    pytest.param(CREW, "en", "The bus that goes around islands found 95 patients.", "detail_lost", id="doctors and nurses"),
    pytest.param(SEASON, "en", "The club remained at 12 wins and 20 losses in 6th place from 2023 to 2024.", "date_changed", id="a season as two years"),
    pytest.param(SEASON, "zh", "俱乐部2023年至2024年12胜20负，排名第6位。", "date_changed", id="a season as two years zh"),
    pytest.param(CAUGHT, "en", "Smuggling Detection of 32 Billion Won Last Year Raises Amount by 4.1% and Reduces Number of Cases by 2.7%", "agent_changed", id="raised by nobody"),
    pytest.param(ROUND, "zh", "公司吸引150亿韩元规模的轮B投资。", "garbled", id="round B zh"),
    pytest.param(TWINS, "en", "Ulsan and Kobe, Japan City, share a fund worth 300 million yen.", "garbled", id="country in a name"),
    pytest.param(WEEK, "en", "Suspected patients were 12.5 people per Week 6 1,000 outpatients this year.", "garbled", id="week on a figure"),
]  # fmt: skip

KEPT = [
    pytest.param(VENUE, "en", "The team lost the second leg 2-3 at the Olympic Sports Center on the 2nd.", id="venue"),
    pytest.param(CONTEST, "en", "A student club finished second in a robot contest held in Munich, Germany.", id="held in"),
    pytest.param(ISLANDS, "en", "There are 23 inhabited islands in Namhae County, and the island population fell 12% to 3,210 people.", id="there are"),
    pytest.param(MAYOR, "en", "Yeosu Vice Mayor Han Do-yoon looked around port facilities.", id="title"),
    pytest.param(MAYOR, "en", "Han Do-yoon, deputy mayor of Yeosu, looked around port facilities.", id="title behind"),
    pytest.param(MAYOR, "zh", "丽水市副市长Han Do-yoon视察了港口设施。", id="title zh"),
    pytest.param(RACE, "en", "Mokpo will hold the “5th Mokpo Milky Way Marathon” on the 14th.", id="name by gloss"),
    pytest.param(RACE, "en", "Mokpo will hold the 5th Mokpo Eunhasu Marathon on the 14th.", id="name by sound"),
    pytest.param(RACE, "en", "Mokpo will hold the 5th Mokpo Galaxy Marathon on the 14th.", id="name in other words"),
    pytest.param(RACE, "zh", "木浦市将于14日举行“第5届木浦银河马拉松”。", id="name by gloss zh"),
    pytest.param(RACE, "zh", "木浦市将于14日举行“第5届木浦星河马拉松”。", id="name in other words zh"),
    pytest.param(FIRE, "en", "Andong said it finished restoring the pine forest that was struck by lightning in May last year and will reopen the road.", id="date of a clause"),
    pytest.param(FIRE, "zh", "安东市表示，完成了去年5月遭雷击的松林的修复施工，将重新开放道路。", id="date of a clause zh"),
    pytest.param(RENTED, "en", "The county repaired or tore down 12 empty warehouses and turned them into parking lots.", id="or razed"),
    pytest.param(RENTED, "zh", "郡修缮或拆除12栋空仓库，改为停车场。", id="or razed zh"),
    pytest.param(PAID, "en", "The fare is paid in cash or by card.", id="cash or card"),
    pytest.param(TALKS, "en", "The city sent a trade mission and held 84 consultations worth $5.2 million.", id="one thing"),
    pytest.param(CLUB, "en", "The women's handball club won the title for the first time in seven years since its founding.", id="first for itself"),
    pytest.param(CLUB, "zh", "女子手球俱乐部创队7年来首次夺冠。", id="first for itself zh"),
    pytest.param(CITY, "en", "Sejong became the first city in the country to run free buses.", id="first of all"),
    pytest.param(BATCH, "en", "The company will start sales on the 3rd of next month and has shipped 60,000 units from Busan Port as a first batch.", id="first batch"),
    pytest.param(BASIS, "en", "The company recorded consolidated sales of 74 billion won and an operating profit of 5.2 billion won.", id="basis"),
    pytest.param(BASIS, "zh", "按合并口径计算，公司实现销售额740亿韩元，营业利润52亿韩元。", id="basis zh"),
    pytest.param(ALONE, "en", "Baking 1 ton of brick takes 21.5% less electricity than the 310 kWh needed when only coal is burned.", id="compared with"),
    pytest.param(ALONE, "en", "Compared with burning only coal, baking 1 ton of brick took 21.5% less electricity than 310 kWh.", id="compared with before"),
    pytest.param(ALONE, "zh", "烧制1吨砖所需电力比仅烧煤炭时的310千瓦时少21.5%。", id="compared with zh"),
    pytest.param(TIMES, "zh", "新品种的产量为5.4吨，是现有品种1.8吨的3倍。", id="times as much zh"),
    pytest.param(SHIPPED, "en", "The company will start sales on the 3rd of next month and has shipped 60,000 parts from Busan Port.", id="shipped"),
    pytest.param(SHIPPED, "zh", "公司将于下月3日开始销售，并从釜山港发运了6万个零部件。", id="shipped zh"),
    pytest.param(FUNDS, "en", "The foundation provides $20 million, and the city pays the remaining $5 million.", id="to pay"),
    pytest.param(QUOTA, "en", "The quota will fall by 1,000 tons from 55,000 tons to 54,000 tons.", id="falls"),
    pytest.param(TRUCK, "en", "A small truck that roams alleys has been launched.", id="main verb"),
    pytest.param(CREW, "en", "The bus, which carries doctors and nurses around the islands, found 95 patients.", id="doctors and nurses"),
    pytest.param(SEASON, "en", "The club finished 6th with 12 wins and 20 losses in the 2023-2024 season.", id="a season"),
    pytest.param(CAUGHT, "en", "Smuggling Caught Last Year at 32 Billion Won; Amount Rises 4.1%, Cases Fall 2.7%", id="rises by itself"),
    pytest.param(ROUND, "zh", "公司吸引150亿韩元规模的B轮投资。", id="round B zh"),
    pytest.param(TWINS, "en", "Ulsan and Kobe, Japan, share a fund worth 300 million yen.", id="country behind a name"),
    pytest.param(WEEK, "en", "There were 12.5 suspected patients per 1,000 outpatients in Week 6 of this year.", id="week"),
]  # fmt: skip


def _blocking(source: str, lang: TargetLang, target: str) -> list[str]:
    task = Task(0, source, lang, tuple(find_mentions(source)), None)
    return [f.check for f in task.check(target) if f.severity == "block"]


@pytest.mark.parametrize(("source", "lang", "target", "check"), LOST)
def test_what_is_lost_blocks(source: str, lang: TargetLang, target: str, check: str) -> None:
    assert check in _blocking(source, lang, target)


@pytest.mark.parametrize(("source", "lang", "target"), KEPT)
def test_what_is_kept_passes(source: str, lang: TargetLang, target: str) -> None:
    assert _blocking(source, lang, target) == []
