"""Clauses told as facts and amounts in a row: each case is a Korean sentence with its drafts in both languages."""

import pytest

from tests.lexicon.drafts import draft

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
        "The province provides 500,000 won a month each for six months to 3,000 young people who prepare for employment.",
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
    pytest.param(
        "두 나라는 10일 열린 회의에서 내년 어선이 조업할 조건에 합의했다.",
        "At a meeting that was held on the 10th, the two countries agreed to a condition for fishing boats to fish next year.",
        "在10日举行的会议上，两国商定明年渔船捕捞的条件。",
        id="a meeting's day and what is agreed at it",
    ),
    pytest.param(
        "시와 재단은 공동 상표를 개발하고 판로를 개척하는 협약을 맺었다.",
        "The city and the foundation signed an agreement to develop a joint brand and develop sales channels.",
        "市和财团签署开发共同品牌并开拓销路的协议。",
        id="two deeds of one agreement",
    ),
    pytest.param(
        "시는 지난해 불이 난 시장을 복구했다.",
        "The city restored a market where the fire broke out last year.",
        "市修复去年失火的市场。",
        id="where it broke out",
    ),
    pytest.param(
        "이 식당은 하루 24시간 운영한다.",
        "This restaurant operates 24 hours a day.",
        "该餐厅每天24小时运营。",
        id="hours a day",
    ),
    pytest.param(
        "선수는 지난 시즌 12골보다 3골 많은 15골을 넣었다.",
        "The player scored 15 goals, three goals more than 12 goals last season.",
        "选手打入比上赛季12球多3球的15球。",
        id="more than last season",
    ),
    pytest.param(
        "이 회사는 통역하고 회의록까지 만드는 앱을 내놓았다.",
        "This company released an app that interprets and also makes minutes.",
        "该公司推出口译并制作会议纪要的应用程序。",
        id="what is made too",
    ),
    pytest.param(
        "대표팀은 일본을 3점 차로 이겼다.",
        "The national team beat Japan by three points.",
        "国家队以3分之差战胜日本。",
        id="by a margin",
    ),
    pytest.param(
        "매출은 연결 기준 3억원이다.",
        "Sales are 300 million won on a consolidated basis.",
        "销售额为合并口径3亿韩元。",
        id="consolidated",
    ),
    pytest.param(
        "올해 창립 30주년을 맞은 이 회사는 공장을 짓는다.",
        "This company that marked the 30th anniversary of founding this year builds a plant.",
        "今年迎来创立30周年的该公司建厂。",
        id="anniversary",
    ),
    pytest.param(
        "공장은 내년 4월 시험 생산을 거쳐 7월에 문을 연다.",
        "The factory opens in July after the trial production in April next year.",
        "工厂经明年4月试生产后7月投产。",
        id="through a trial",
    ),
    pytest.param(
        "인증은 신청하지 않았다.",
        "Certification was not applied for.",
        "认证未申请。",
        id="not applied for",
    ),
    pytest.param(
        "기록은 11초 46이다.",
        "The record is 11.46 seconds.",
        "记录为11.46秒。",
        id="hundredths of a second",
    ),
    pytest.param(
        "무역 사절단은 84건, 120만달러 규모의 수출 상담을 했다.",
        "The trade mission held 84 export consultations worth $1.2 million.",
        "贸易代表团进行84场、总额120万美元的出口洽谈。",
        id="so many of so much",
    ),
    pytest.param(
        "이 팀은 창단 20년 만에 처음으로 우승했다.",
        "This team won the championship for the first time, 20 years after its founding.",
        "该队伍创队20年后首次夺冠。",
        id="first time in so long",
    ),
    pytest.param(
        "시장은 20일 양국이 협력하기로 했다고 말했다.",
        "The mayor said two countries agreed to cooperate on the 20th.",
        "市长表示，20日两国商定开展合作。",
        id="the mayor speaks",
    ),
    pytest.param(
        "시장은 5% 커졌다.",
        "The market grew 5%.",
        "市场扩大5%。",
        id="the market grows",
    ),
    pytest.param(
        "시는 어린이가 안전하게 놀 수 있는 공원을 만든다.",
        "The city creates a park where children can play safely.",
        "市打造儿童可以安全地玩耍的公园。",
        id="where children can",
    ),
    pytest.param(
        "시는 누구나 이용할 수 있는 도서관을 열었다.",
        "The city opened a library that anyone can use.",
        "市打开任何人都可以使用的图书馆。",
        id="anyone can",
    ),
    pytest.param(
        "회사는 3분 안에 충전할 수 있는 배터리를 개발했다.",
        "The company developed a battery that can be charged within three minutes.",
        "公司开发可以3分钟内充电的电池。",
        id="can be done within",
    ),
    pytest.param(
        "시는 100명을 수용할 수 있는 시설을 지었다.",
        "The city built a facility that can accommodate 100 people.",
        "市建造可以容纳100人的设施。",
        id="can accommodate",
    ),
    pytest.param(
        "시는 학생이 머물 기숙사를 짓는다.",
        "The city builds a dormitory for students to stay.",
        "市建造学生停留的宿舍。",
        id="for students to",
    ),
]


@pytest.mark.parametrize(("text", "en", "zh"), CASES)
def test_drafts(text: str, en: str, zh: str) -> None:
    assert (draft(text, "en"), draft(text, "zh")) == (en, zh)
