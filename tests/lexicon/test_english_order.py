"""What English drafts make of Korean idioms, articles and headlines: each case is a Korean text with its draft."""

import pytest

from tests.lexicon.drafts import draft

DRAFTS = [
    pytest.param(
        "이사회 심의를 거쳐 2027년 5월 문을 열 계획이다.",
        "It plans to open in May 2027 after board of directors deliberation.",
        id="it, and what comes before behind the day",
    ),
    pytest.param(
        "3월에 인가를 신청했으나 아직 결과가 나오지 않았다.",
        "It applied for the authorization in March but the result still did not come out.",
        id="it applied",
    ),
    pytest.param("버스는 하루 왕복 12차례 운행한다.", "The bus runs 12 round trips a day.", id="round trips a day"),
    pytest.param(
        "응답자 5명 중 1명꼴로 피해를 본 셈이다.", "One in five respondents suffered damage.", id="one in five"
    ),
    pytest.param(
        "매출은 전년보다 5.2% 늘어 역대 가장 많았다.",
        "Sales rose 5.2% from a year earlier and were the highest ever.",
        id="the highest ever",
    ),
    pytest.param(
        "수출액이 50억 달러를 넘은 것도 처음으로, 1년 전에는 42억 달러였다.",
        "It is the first time that exports exceeded $5 billion, and it was $4.2 billion a year earlier.",
        id="also the first time",
    ),
    pytest.param("부산을 고른 것은 인건비가 낮아서다.", "It chose Busan because the labor cost is low.", id="because"),
    pytest.param(
        "올해 신청자는 지난해보다 120명, 8.5% 많다.",
        "This year, applicants are 120 people, or 8.5%, more than last year.",
        id="both amounts",
    ),
    pytest.param(
        "농도는 1㎥에 18.4㎍으로 나타났다.", "The concentration was found to be at 18.4 μg per ㎥.", id="per measure"
    ),
    pytest.param(
        "처리 시간은 평균 2.4분으로, 기존 방식의 4.8분에서 절반으로 줄었다.",
        "Processing time was an average of 2.4 minutes and decreased by half from 4.8 minutes of the existing method.",
        id="by half",
    ),
    pytest.param(
        "평균 대기 기간은 9.2일로, 다른 병원의 14.1일보다 4.9일 짧았다.",
        "The average waiting period was 9.2 days, 4.9 days shorter than 14.1 days of other hospital.",
        id="the amount before the comparison",
    ),
    pytest.param(
        "연구팀은 환자 4,200명을 6년간 추적한 결과 사망률이 12% 낮았다고 밝혔다.",
        "The research team said after tracking 4,200 patients for six years, the mortality rate was 12% lower.",
        id="after tracking",
    ),
    pytest.param(
        "회사는 계약금 30억원을 두 차례로 나누어 받는다.",
        "The company receives down payment of 3 billion won in two installments.",
        id="installments",
    ),
    pytest.param(
        "메달은 중국 31개, 일본 20개, 한국 12개 순이다.",
        "The medal is in the order of China 31, Japan 20 and South Korea 12.",
        id="in order",
    ),
    pytest.param(
        "찬성률은 노조에서는 63%, 사측에서는 41%였다.",
        "The approval rate was 63% in the labor union and 41% in the management.",
        id="amounts by place",
    ),
    pytest.param(
        "한 상자에 2만원으로, 시중 가격의 절반에도 미치지 않는다.",
        "It is 20,000 won per box and does not reach half of the market price.",
        id="price per box",
    ),
    pytest.param(
        "진주에 본사를 둔 로봇 기업 6개사가 참가했다.",
        "Six robot companies that were headquartered in Jinju participated.",
        id="counted companies that have a place",
    ),
    pytest.param(
        "시는 보건소 3곳과 함께 노인 2,300명을 검진했다고 밝혔다.",
        "The city said it examined 2,300 elderly people together with three public health centers.",
        id="together with a count",
    ),
    pytest.param(
        "두 학교를 하나로 합치는 안이 투표에서 통과됐다.",
        "A plan that combines two schools into one was passed in the vote.",
        id="a plan, not an inside",
    ),
    pytest.param(
        "개막식은 다음 달 3일 열린다.",
        "The opening ceremony will be held on the 3rd of next month.",
        id="a day to come",
    ),
    pytest.param(
        "기업 40곳이 참가해 일자리 500개를 소개한다.",
        "40 companies participate and introduce 500 jobs.",
        id="two verbs of many",
    ),
    pytest.param(
        "이번 조사에서 응답자의 62%는 만족한다고 답했다.",
        "In this survey, 62% of respondents answered they are satisfied.",
        id="they",
    ),
    pytest.param(
        "올해 예산은 지난해 예산 80억원보다 12.5% 늘어난 90억원이다.",
        "This year's budget is 9 billion won, up 12.5% from a budget of 8 billion won last year.",
        id="up from",
    ),
    pytest.param(
        "울산에 있는 대학이 중국 기업과 협약을 맺었다.",
        "The university in Ulsan signed an agreement with a Chinese company.",
        id="in a place; of a country",
    ),
    pytest.param(
        "부산 자갈치 상가 다시 문 열어…점포 52곳 영업",
        "Busan Jagalchi shopping arcade opens again; 52 stores operate",
        id="headline: opens again",
    ),
    pytest.param(
        "전세사기 피해액 21.4% 감소…612명 검거",
        "Jeonse rental fraud losses fall 21.4%; 612 people arrested",
        id="headline: arrested",
    ),
    pytest.param(
        "나래항공, 부산~후쿠오카 노선 운항 재개",
        "Narae Airlines resumes Busan-Fukuoka flight route service",
        id="headline: from place to place",
    ),
    pytest.param(
        "대구시, 빈집 30채 주차장으로 바꿔",
        "Daegu turns 30 vacant houses into parking lot",
        id="headline: a counted object",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DRAFTS)
def test_english_drafts(text: str, expected: str) -> None:
    assert draft(text, "en") == expected
