"""Korean words of two senses, and the other checks of what a translation makes of its source's words: every sentence invented."""

import pytest

from pipeline.facts.checks.salad import check_salad
from pipeline.facts.checks.senses import check_senses
from pipeline.records import TargetLang

BELLY = "의료진은 배를 15cm 열어 종양을 떼어 냈다."
SEASON = "이번 절기 독감 환자는 같은 주의 12명보다 많다."
ROLLS = "회사는 김밥 30만줄을 수출했다."
GIFT = "부부는 모은 재산을 병원에 내놓았다."
LOSS = "회사는 영업손실 52억원을 냈다."
SHOW = "시는 5월 강릉에서 특별전을 여는 방안을 논의했다."
PROFIT = "3분기 영업이익이 반도체 덕분에 크게 뛰었다."
VISIT = "시장은 환경관리국을 찾아 직원들과 간담회를 열었다."
TOP = "우리 팀이 5위 안에 든 것은 처음이다."
YEARS = "지난해 방문객은 3만명으로 전년 4만명보다 줄었다."
HOME = "부산에 본사를 둔 기업이다."
EVERY = "20초에 한 번꼴로 신고가 들어왔다."
DAILY = "버스는 하루 세 차례 다닌다."
WORTH = "회사는 나사 300만달러어치를 공급한다."
TROPHY = "팀은 결승에서 져 우승컵을 내줬다."
LIKE = "일본처럼 밥을 즐기는 사람이 많다."


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        pytest.param(
            BELLY, "Surgeons removed the tumor through a 15-centimeter incision in the abdomen.", "en", id="belly"
        ),
        pytest.param(SEASON, "There are more flu patients this season than the 12 of the same week.", "en", id="week"),
        pytest.param(SEASON, "本季流感患者多于同一周的12人。", "zh", id="week zh"),
        pytest.param("배를 타고 온 손님이 문을 열었다.", "The guests came by ship.", "en", id="no belly at all"),
        pytest.param(ROLLS, "公司出口了30万条紫菜包饭。", "zh", id="rolls"),
        pytest.param(GIFT, "The couple donated their savings to a hospital.", "en", id="gift"),
        pytest.param(LOSS, "公司营业亏损52亿韩元。", "zh", id="loss"),
        pytest.param("회사는 세금과 영업손실 52억원을 냈다.", "公司支付了税款。", "zh", id="really paid"),
        pytest.param(SHOW, "该市讨论5月在江陵举办特展的方案。", "zh", id="show"),
        pytest.param(PROFIT, "Operating profit jumped in the third quarter thanks to chips.", "en", id="profit"),
        pytest.param(VISIT, "The mayor visited the bureau and met its staff.", "en", id="visit"),
        pytest.param(TOP, "It is the first time our team has finished in the top five.", "en", id="top five"),
        pytest.param(TOP, "这是我队首次跻身前五名。", "zh", id="top five zh"),
        pytest.param(YEARS, "Visitors fell to 30,000 last year from 40,000 a year earlier.", "en", id="two years"),
        pytest.param(YEARS, "去年访客为3万人，少于前年的4万人。", "zh", id="two years zh"),
        pytest.param(HOME, "It is a Busan-based company.", "en", id="head office"),
        pytest.param(EVERY, "A report came in every 20 seconds.", "en", id="every so often"),
        pytest.param(DAILY, "The bus runs three times a day.", "en", id="a day"),
        pytest.param(WORTH, "The company supplies screws worth $3 million.", "en", id="worth"),
        pytest.param(TROPHY, "The team lost the final and the trophy.", "en", id="trophy"),
        pytest.param(LIKE, "Many people enjoy rice, as in Japan.", "en", id="like"),
    ],
)
def test_the_right_sense_passes(source: str, target: str, lang: TargetLang) -> None:
    assert list(check_senses(source, target, lang)) == []


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        pytest.param(BELLY, "Surgeons opened a ship by 15 centimeters.", "en", id="belly"),
        pytest.param(BELLY, "医生打开船15厘米。", "zh", id="belly zh"),
        pytest.param(SEASON, "This solar term there are more patients than the 12 cautions.", "en", id="season"),
        pytest.param(SEASON, "比同样注意的12人多。", "zh", id="week zh"),
        pytest.param(ROLLS, "公司出口了30万行紫菜包饭。", "zh", id="rolls"),
        pytest.param(GIFT, "The couple launched their property to a hospital.", "en", id="gift"),
        pytest.param(LOSS, "公司支付营业亏损52亿韩元。", "zh", id="loss"),
        pytest.param(SHOW, "该市讨论5月在江陵打开特展的方案。", "zh", id="show"),
        pytest.param(PROFIT, "Operating profit ran greatly in the third quarter.", "en", id="profit"),
        pytest.param(VISIT, "市长找到环境管理局，与职员座谈。", "zh", id="visit zh"),
        pytest.param(TOP, "It is the first time our team placed 5th.", "en", id="top five"),
        pytest.param(TOP, "我队首次获得第5位。", "zh", id="top five zh"),
        pytest.param(YEARS, "去年访客为3万人，比去年的4万人减少。", "zh", id="two years zh"),
        pytest.param(HOME, "It is a company formed in Busan.", "en", id="head office"),
        pytest.param(EVERY, "A report came in 20 seconds as once.", "en", id="every so often"),
        pytest.param(DAILY, "The bus runs one day three times.", "en", id="a day"),
        pytest.param(WORTH, "The company supplies it with $3 million.", "en", id="worth"),
        pytest.param(TROPHY, "The team lost the final and won the trophy.", "en", id="trophy"),
        pytest.param(LIKE, "Many Japanese people enjoy rice.", "en", id="like"),
    ],
)
def test_the_other_sense_blocks(source: str, target: str, lang: TargetLang) -> None:
    findings = list(check_senses(source, target, lang))
    assert [f.check for f in findings][:1] == ["word_misread"]
    assert findings[0].severity == "block"


@pytest.mark.parametrize(
    ("target", "lang"),
    [
        pytest.param("Sales rose to at least 3.2 billion won in March 2027.", "en", id="to at least"),
        pytest.param("The mayor, referred to in the report, asked for more buses.", "en", id="referred to in"),
        pytest.param("What the city wants is more buses.", "en", id="what clause"),
        pytest.param("On May 4 2027 about 200 people came.", "en", id="date and figure"),
        pytest.param("游客可以以3000韩元购买门票。", "zh", id="可以 and 以"),
        pytest.param("该市表示，目前，门票为3000韩元。", "zh", id="adverb between commas"),
        pytest.param("对120名65岁以上居民进行检查。", "zh", id="count and age"),
    ],
)
def test_plain_sentences_show_no_sign(target: str, lang: TargetLang) -> None:
    assert [f for f in check_salad(target, lang) if f.severity == "block"] == []


@pytest.mark.parametrize(
    ("target", "lang"),
    [
        pytest.param("The bridge is of to the river.", "en", id="prepositions"),
        pytest.param("The harvest is most at 431 tons.", "en", id="most"),
        pytest.param("It opened a show that did Busan with paper.", "en", id="did"),
        pytest.param("What was with the share of 12% was 9% in May.", "en", id="what was with"),
        pytest.param("The bus amounts to go out daily.", "en", id="amounts to go"),
        pytest.param("It came out last year and so that it is right a product, fixes.", "en", id="a lost subject"),
        pytest.param("It will run the plant as per year of 300,000.", "en", id="as per year"),
        pytest.param("There are 29 152 pots.", "en", id="two figures"),
        pytest.param("公司每次运送60件一天的货物。", "zh", id="frequency behind"),
        pytest.param("6个2130名居民。", "zh", id="two figures zh"),
        pytest.param("市政府买下住宅，借，改为公园。", "zh", id="a verb alone"),
        pytest.param("由总部设在的12家企业组成。", "zh", id="a place word alone"),
        pytest.param("9家企业食品企业参加。", "zh", id="a noun twice"),
    ],
)
def test_word_order_of_the_korean_blocks(target: str, lang: TargetLang) -> None:
    assert "block" in [f.severity for f in check_salad(target, lang) if f.check == "garbled"]
