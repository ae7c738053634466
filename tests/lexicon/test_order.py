"""Drafts in English and Chinese order: each case is a Korean sentence with both of its drafts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import TargetLang
from tests.lexicon.drafts import draft

DRAFTS = [
    pytest.param(
        "회사는 게임 ‘별무덤 기사단’을 출시했다.",
        "The company launched the game “Byeolmudeom Gisadan”.",
        "公司推出游戏“Byeolmudeom Gisadan”。",
        id="title spelled whole",
    ),
    pytest.param(
        "작가는 웹소설 ‘검은 등대의 기록’을 연재한다.",
        "The writer serializes the web novel “Record of black lighthouse”.",
        "作家连载网络小说《黑的灯塔的记录》。",
        id="title translated",
    ),
    pytest.param(
        "시는 새 도서관을 열었다.", "The city opened a new library.", "市打开新图书馆。", id="object before the verb"
    ),
    pytest.param(
        "시는 16일 새 도서관을 열었다.",
        "The city opened a new library on the 16th.",
        "市16日打开新图书馆。",
        id="day behind the verb",
    ),
    pytest.param(
        "회사는 2027년 부산에 공장을 짓는다.",
        "The company builds a plant in Busan in 2027.",
        "公司2027年在釜山建厂。",
        id="place and year",
    ),
    pytest.param(
        "시는 24일 항저우시와 협약을 체결했다.",
        "The city signed an agreement with Hangzhou on the 24th.",
        "市24日与杭州市签署协议。",
        id="with a name",
    ),
    pytest.param(
        "회사는 신제품을 출시한다고 밝혔다.",
        "The company said it launches a new product.",
        "公司表示，推出新产品。",
        id="what was said",
    ),
    pytest.param(
        "사업이 끝나면 비용이 줄어든다고 시는 설명했다.",
        "The city explained if the project ends, the cost decreases.",
        "市介绍，如果项目结束，费用减少。",
        id="who said it at the end",
    ),
    pytest.param(
        "강기정 시장은 도서관을 열겠다고 말했다.",
        "Mayor Kang Gi-jung said it will open a library.",
        "Kang Gi-jung市长表示，打开图书馆。",
        id="person said",
    ),
    pytest.param(
        "정부는 수출이 늘어날 것으로 예상했다.",
        "The government expected the export will increase.",
        "政府预计，出口增加。",
        id="expected to",
    ),
    pytest.param(
        "매출은 3142억원으로 29.8% 늘었다.",
        "Sales rose 29.8% to 314.2 billion won.",
        "销售额为3142亿韩元，增长29.8%。",
        id="change to a figure",
    ),
    pytest.param(
        "수출액은 지난해보다 8% 감소했다.",
        "Exports fell 8% from last year.",
        "出口额比去年减少8%。",
        id="change compared",
    ),
    pytest.param(
        "누수율은 38%에서 22%로 낮아졌다.",
        "The leakage rate fell from 38% to 22%.",
        "漏水率从38%降低至22%。",
        id="from figure to figure",
    ),
    pytest.param(
        "올해 생산량은 예상보다 4만톤 적었다.",
        "This year, the output was 40,000 tons fewer than expected.",
        "今年产量比预期少4万吨。",
        id="comparative with amount",
    ),
    pytest.param(
        "수출은 5%, 수입은 3% 늘었다.",
        "The export rose 5% and the import rose 3%.",
        "出口增长5%，进口增长3%。",
        id="gapped verb",
    ),
    pytest.param(
        "제천과 안동, 대구를 잇는 열차를 운행한다.",
        "It runs a train that connects Jecheon, Andong and Daegu.",
        "运行连接堤川、安东和大邱的列车。",
        id="linked places",
    ),
    pytest.param(
        "광주·부산 주민이 참가했다.",
        "Residents of Gwangju and Busan participated.",
        "光州和釜山居民参加。",
        id="linked with a dot",
    ),
    pytest.param(
        "부산시청 등 5개 건물에서 행사를 연다.",
        "It holds an event in five buildings including Busan City Hall.",
        "在釜山市政府等5栋建筑物举办活动。",
        id="such as with count",
    ),
    pytest.param(
        "박물관은 유물 612점을 공개했다.",
        "The museum unveiled 612 artifacts.",
        "博物馆公开612件文物。",
        id="counted noun",
    ),
    pytest.param(
        "시는 주민 9만4000명에게 수돗물을 공급한다.",
        "The city supplies tap water to 94,000 residents.",
        "市向9.4万名居民供应自来水。",
        id="counted people",
    ),
    pytest.param(
        "시는 낡은 수도관 46km를 교체했다.",
        "The city replaced 46 kilometers of old water pipe.",
        "市更换46公里陈旧的水管。",
        id="measured noun",
    ),
    pytest.param(
        "회사는 매출 5236억원을 기록했다.",
        "The company recorded sales of 523.6 billion won.",
        "公司达到销售额5236亿韩元。",
        id="amount of money",
    ),
    pytest.param(
        "시는 3860만달러 규모의 수출 상담을 했다.",
        "The city held an export consultation worth $38.6 million.",
        "市进行3860万美元规模的出口洽谈。",
        id="worth",
    ),
    pytest.param(
        "주민 850명 가운데 523명이 귀가했다.",
        "523 people of 850 residents returned home.",
        "850名居民中，523人回家。",
        id="share of several",
    ),
    pytest.param(
        "시는 주민이 쓰는 공간을 만들었다.",
        "The city created a space that residents use.",
        "市打造居民使用的空间。",
        id="relative with subject",
    ),
    pytest.param(
        "지난해 계획한 행사는 취소됐다.",
        "The event planned last year was canceled.",
        "去年计划的活动取消。",
        id="passive relative",
    ),
    pytest.param(
        "대회를 준비한 협회는 선수 20명을 뽑았다.",
        "The association that prepared the competition selected 20 athletes.",
        "准备比赛的协会选拔20名选手。",
        id="relative with object",
    ),
    pytest.param(
        "행사는 태풍으로 취소됐다.", "The event was canceled due to the typhoon.", "活动因台风取消。", id="cause"
    ),
    pytest.param(
        "정부는 계곡을 위험구역으로 지정했다.",
        "The government designated the valley as the danger zone.",
        "政府将山谷指定为危险区域。",
        id="designated as",
    ),
    pytest.param(
        "연구팀은 굴 껍데기로 블록을 개발했다.",
        "The research team developed a block with the oyster shell.",
        "研究团队用牡蛎壳开发砌块。",
        id="instrument",
    ),
    pytest.param(
        "시는 협약에 따라 공장을 짓는다.",
        "The city builds a plant according to the agreement.",
        "市根据协议建厂。",
        id="according to",
    ),
    pytest.param(
        "구는 2028년까지 시설을 정비할 예정이다.",
        "The district plans to improve the facility by 2028.",
        "区将到2028年整治设施。",
        id="date until",
    ),
    pytest.param(
        "수출은 늘었으나 수입은 줄었다.",
        "The export increased but the import decreased.",
        "出口增加，但进口减少。",
        id="contrast",
    ),
    pytest.param(
        "시는 예산을 편성하고 공장을 지었다.",
        "The city drew up a budget and built a plant.",
        "市编制预算，建厂。",
        id="chain of verbs",
    ),
    pytest.param(
        "회사는 앱 ‘말빛’을 출시했다.",
        "The company launched the app “Malbit”.",
        "公司推出应用程序“Malbit”。",
        id="plain quotation marks",
    ),
    pytest.param(
        "매출과 영업이익은 각각 19.0%, 23.8% 증가했다.",
        "Sales and the operating profit rose 19% and 23.8% respectively.",
        "销售额和营业利润分别增长19%和23.8%。",
        id="respectively",
    ),
    pytest.param(
        "두 기관은 유적을 공동 조사했다.",
        "The two agencies jointly surveyed the historic site.",
        "两家机构共同调查遗迹。",
        id="jointly",
    ),
    pytest.param(
        "가람시, 공장 건설 추진",
        "Temple City pursues factory construction",
        "伽蓝市推进工厂建设",
        id="headline topic",
    ),
    pytest.param(
        "3분기 영업이익 23.8% 증가",
        "Operating profit rises 23.8% in the third quarter",
        "第三季度营业利润增长23.8%",
        id="headline change",
    ),
    pytest.param(
        "수산물 수출 9억1800만달러, 8.0% 증가",
        "Seafood exports rise 8% to $918 million",
        "水产品出口为9.18亿美元，增长8%",
        id="headline amount and change",
    ),
    pytest.param(
        "시, 도서관 개관…공원은 제외",
        "City opens library; park is excluded",
        "市开馆图书馆，公园排除",
        id="headline of two parts",
    ),
    pytest.param(
        "회사는 앱을 3만원에 판매한다.",
        "The company sells the app for 30,000 won.",
        "公司以3万韩元销售应用程序。",
        id="price",
    ),
    pytest.param(
        "시는 근로자 한 명에 20만원을 지원한다.",
        "The city provides 200,000 won per worker.",
        "市每名劳动者支援20万韩元。",
        id="per person",
    ),
    pytest.param("협약은 체결하지 않았다.", "The agreement was not signed.", "协议未签署。", id="negation"),
    pytest.param(
        "시는 3년간 184억원을 투입한다.",
        "The city invests 18.4 billion won for three years.",
        "市3年间投入184亿韩元。",
        id="duration",
    ),
    pytest.param(
        "연구팀은 7년 만에 신품종을 개발했다.",
        "The research team developed a new variety after seven years.",
        "研究团队历时7年开发新品种。",
        id="after years",
    ),
]
ENGLISH = [
    pytest.param(
        "시는 공원을 넓히고 나무 300그루를 심기로 했다.",
        "The city decided to expand the park and plant 300 trees.",
        id="decision told once for its verbs",
    ),
    pytest.param(
        "도서관은 내년 3월 열기로 하고 사서를 뽑았다.",
        "The library decided to open in March next year and selected the librarian.",
        id="decision and what was done",
    ),
    pytest.param("계약 기간은 확정하지 않았다.", "The contract period was not finalized.", id="passive without agent"),
    pytest.param("빈집은 청년에게 빌려준다.", "The vacant house is lent to young people.", id="lent in the passive"),
    pytest.param(
        "협회는 개막을 5월로 연기했다.", "The association postponed an opening to May.", id="postponed to a month"
    ),
    pytest.param(
        "적자가 30억원으로 커졌지만 김민아 관장은 요금을 올리지 않겠다고 말했다.",
        "The loss grew to 3 billion won but Director Kim Min-ah said it will not raise the fee.",
        id="deficit before who speaks",
    ),
    pytest.param(
        "시는 1인당 월 10만원을 지원한다.",
        "The city provides 100,000 won per person per month.",
        id="per person per month",
    ),
    pytest.param("두 나라는 회의를 세 차례 열었다.", "The two countries held a meeting three times.", id="three times"),
    pytest.param(
        "두 도시는 폐수를 줄이는 협약을 맺었다.",
        "The two cities signed an agreement to reduce wastewater.",
        id="agreement to do something",
    ),
    pytest.param(
        "대학은 지역 기업과 교육 협약을 맺었다.",
        "The university signed an education agreement with a local company.",
        id="agreement with somebody",
    ),
    pytest.param(
        "박물관은 도시의 역사와 문화를 소개한다.",
        "The museum introduces history and culture of the city.",
        id="genitive of a whole list",
    ),
    pytest.param(
        "회사는 보장금 5억원과 매출의 3%를 받는다.",
        "The company receives a guarantee fund of 500 million won and 3% of sales.",
        id="amount and a share",
    ),
    pytest.param("창고는 북쪽으로 300m 떨어져 있다.", "The warehouse is 300 meters away to the north.", id="distance"),
    pytest.param(
        "한국 선수가 결승에 오른 것은 처음이다.",
        "It is the first time that a South Korean athlete reached the final.",
        id="first time that",
    ),
    pytest.param(
        "최근 3년간 화재로 17명이 숨졌다.",
        "17 people died due to the fire over the past three years.",
        id="over the past years",
    ),
    pytest.param("주민의 62%가 통합에 찬성했다.", "62% of residents approved to integration.", id="share as subject"),
    pytest.param(
        "노사는 임금을 3% 올리는 데 합의했다.", "Labor and management agreed on raising wage by 3%.", id="agreed on"
    ),
    pytest.param(
        "병원은 환자가 늘었다며 예방접종을 당부했다.",
        "The hospital asked vaccination, saying patients increased.",
        id="saying why",
    ),
    pytest.param(
        "단체는 계획을 철회하라고 요구했다.", "The organization demanded to withdraw the plan.", id="demanded to"
    ),
    pytest.param(
        "축제에는 지난해보다 2만 명 많은 15만 명이 다녀갔다.",
        "150,000 people, 20,000 more than last year, visited the festival.",
        id="more than last year",
    ),
    pytest.param(
        "시는 50억원을 들여 지은 도서관을 공개했다.",
        "The city unveiled a library built by spending 5 billion won.",
        id="built by spending",
    ),
    pytest.param("선수단은 31개의 메달을 땄다.", "The team won 31 medals.", id="count in the genitive"),
    pytest.param(
        "손익은 12억원 흑자에서 47억원 적자로 돌아섰다.",
        "The profit and loss swung to a 4.7 billion won loss from a 1.2 billion won profit.",
        id="swing from profit to loss",
    ),
    pytest.param(
        "정부는 대표단 8명을 보냈다.", "The government sent a delegation of eight people.", id="members of a group"
    ),
    pytest.param(
        "회사는 공장을 짓고 직원을 뽑는다고 발표했다.",
        "The company announced it builds a plant and hires employees.",
        id="announced plan of two verbs",
    ),
    pytest.param(
        "시는 쓰레기를 2030년까지 절반으로 줄인다는 목표를 세웠다.",
        "The city set a goal to reduce garbage to half by 2030.",
        id="goal to do something",
    ),
]
"""Constructions that English turns round: plans, passives, comparisons, lists, what is said."""
WORDS = (
    "시는 정부가 유물 612점을 광주에서 16일 부산과 등 및 , · … ‘ ’ “ ” 것으로 밝혔다. 늘었다 때문에 규모의 수출 3억원 "
    "보다 3.5% 만든 크고 위해 라고 했다 가운데 2030년까지 를 ( ) ~ 로 에 만 ABC 서명한 것은"
)
SCRAPS = st.lists(st.sampled_from(WORDS.split()) | st.text(max_size=4), max_size=14)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("text", "en", "zh"), DRAFTS)
def test_drafts(text: str, en: str, zh: str, lang: TargetLang) -> None:
    assert draft(text, lang) == {"en": en, "zh": zh}[lang]


@pytest.mark.parametrize(("text", "en"), ENGLISH)
def test_english(text: str, en: str) -> None:
    assert draft(text, "en") == en


@pytest.mark.parametrize("lang", ["en", "zh"])
@given(scraps=SCRAPS, gap=st.sampled_from(["", " "]))
@settings(max_examples=60, deadline=None)
def test_any_text_has_a_draft(scraps: list[str], gap: str, lang: TargetLang) -> None:
    assert isinstance(draft(gap.join(scraps), lang), str)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_comes_of_nothing(lang: TargetLang) -> None:
    assert draft("", lang) == ""
