"""What English drafts make of reports: earnings, orders, statistics, matches, courts, posts; each a Korean text with its draft."""

import pytest

from tests.lexicon.drafts import draft

REPORTS = [
    pytest.param(
        "영업이익은 910억원으로 1년 전보다 1.7배로 늘었다.",
        "The operating profit rose 1.7-fold to 91 billion won from a year earlier.",
        id="1.7-fold",
    ),
    pytest.param(
        "직원은 620명으로 지난해보다 45명 늘었다.",
        "The number of employees rose by 45 to 620 from last year.",
        id="the number of people",
    ),
    pytest.param(
        "누리제약은 스위스 제약사 에덴과 2억달러 규모의 공급 계약을 체결했다.",
        "Nuri Pharmaceutical signed a supply contract worth $200 million with Swiss pharmaceutical company Eden.",
        id="a partner with an agreement of some size",
    ),
    pytest.param(
        "한빛중공업은 덴마크 선사에서 컨테이너선 3척을 6200억원에 수주했다.",
        "Hanbit Heavy Industries won an order for three container ships from a Danish shipping company for 620 billion won.",
        id="an order for, from, for",
    ),
    pytest.param(
        "대중국 수출은 98억달러로 전체의 18%를 차지했다.",
        "The exports to China were $9.8 billion and accounted for 18% of the total.",
        id="came to, and accounted for",
    ),
    pytest.param(
        "소방청에 따르면 지난달 산불로 집을 잃은 주민은 120명이다.",
        "According to the National Fire Agency, the number of residents who lost home due to the forest fire last month is 120.",
        id="according to, before a relative",
    ),
    pytest.param(
        "농산물 가운데 양파가 12%, 감자가 9% 올랐다.",
        "Among agricultural products, the onion rose 12% and the potato rose 9%.",
        id="among",
    ),
    pytest.param(
        "승진한 임원 30명 가운데 여성은 8명으로 역대 가장 많다.",
        "Of 30 executives who were promoted, the number of women is the highest ever at eight.",
        id="of so many",
    ),
    pytest.param(
        "1인당 월평균 소득은 310만원으로 3% 늘었다.",
        "Monthly average income per person rose 3% to 3.1 million won.",
        id="per head",
    ),
    pytest.param(
        "하늘식품은 나트륨을 25% 줄인 음료를 내놓는다.",
        "Haneul Foods releases a beverage that reduced the sodium by 25%.",
        id="by so much",
    ),
    pytest.param(
        "고용률은 61.2%로 0.4%포인트 떨어져 7개월째 하락했다.",
        "The employment rate fell 0.4 percentage points to 61.2% and fell for the 7th month in a row.",
        id="month in a row",
    ),
    pytest.param(
        "수출은 52억달러로 6개월 연속 증가했다.",
        "The export rose for six months in a row to $5.2 billion.",
        id="months in a row",
    ),
    pytest.param(
        "나라항공은 협력사 지분 40%를 320억원에 팔았다.",
        "The Nara aviation sold a 40% stake in a partner company for 32 billion won.",
        id="a stake in",
    ),
    pytest.param(
        "배당금은 50억원이며 다음 달 3일 지급할 예정이다.",
        "The dividend is 5 billion won and is to be paid on the 3rd of next month.",
        id="done to the shared subject",
    ),
    pytest.param(
        "배터리를 한 번 충전하면 500km를 달린다.",
        "If the battery is charged once, it travels 500 kilometers.",
        id="a condition turned",
    ),
    pytest.param(
        "이정호는 후반 12분에 골을 넣었다.",
        "Lee Jung-ho scored a goal in the 12th minute of the second half.",
        id="minute of the half",
    ),
    pytest.param(
        "광주는 제주를 2-1로 꺾고 3연승을 달렸다.",
        "Gwangju defeated Jeju 2-1 and won three in a row.",
        id="score and run of wins",
    ),
    pytest.param(
        "대구는 서울과 2-2로 비겼다.",
        "Daegu drew 2-2 with Seoul.",
        id="drew with",
    ),
    pytest.param(
        "한국은 금메달 3개를 포함해 메달 11개로 종합 5위에 올랐다.",
        "South Korea ranked overall 5th with 11 medals, including three gold medals.",
        id="including",
    ),
    pytest.param(
        "한국 선수가 이 대회에서 우승한 것은 2011년 이후 15년 만이다.",
        "It is the first time in 15 years, since 2011, that a South Korean athlete won the championship at this competition.",
        id="first time in",
    ),
    pytest.param(
        "대표팀은 결승 진출에 실패했다.",
        "The national team failed to reach the final.",
        id="failed to",
    ),
    pytest.param(
        "법원은 회삿돈 9억원을 빼돌린 혐의로 기소된 최 모 씨에게 징역 2년을 선고했다.",
        "The court sentenced Choi, who was indicted on charges of embezzling a company fund of 900 million won, to two years in prison.",
        id="sentenced",
    ),
    pytest.param(
        "재판부는 회사가 피해자에게 200만원을 배상하라고 판결했다.",
        "The court ruled the company must compensate 2 million won to victims.",
        id="ruled that",
    ),
    pytest.param(
        "법원은 소비자가 낸 소송에서 원고 승소로 판결했다.",
        "The court ruled for the plaintiff in a lawsuit that consumers filed.",
        id="for the plaintiff",
    ),
    pytest.param(
        "위원회는 은행 두 곳에 과징금 40억원을 부과하기로 의결했다.",
        "The committee decided to impose a penalty surcharge of 4 billion won on two banks.",
        id="decided to",
    ),
    pytest.param(
        "단지는 지하 2층~지상 20층 5개 동으로 지어진다.",
        "The complex is built as five buildings with two floors below ground and 20 above.",
        id="floors",
    ),
    pytest.param(
        "시장점유율은 21%로 3위 업체보다 5%포인트 높다.",
        "The market share is 21%, 5 percentage points higher than the third-ranked company.",
        id="ranked",
    ),
    pytest.param(
        "이 회사 최대주주인 나래홀딩스는 지분을 팔았다.",
        "Narae Holdings, which is this company's largest shareholder, sold the stake.",
        id="apposed",
    ),
    pytest.param(
        "이 회사 주가는 실적 발표 뒤 4% 올랐다.",
        "This company's stock price rose 4% after earnings announcement.",
        id="of this company",
    ),
    pytest.param(
        "연구팀은 이 소재를 세계 최초로 개발했다.",
        "The research team developed this material for the first time in the world.",
        id="for the first time in the world",
    ),
    pytest.param(
        "연구진이 환자에게 약을 4주간 투여한 결과 통증이 줄었다.",
        "After the research team administered medicine four weeks to patients, the pain decreased.",
        id="after somebody did",
    ),
    pytest.param(
        "이용자는 300만명을 넘었다.",
        "Users exceeded 3 million.",
        id="exceeded",
    ),
    pytest.param(
        "혼인 건수는 2만건으로 1500건, 8% 늘었다.",
        "Marriage number of cases rose by 1,500 cases, or 8%, to 20,000.",
        id="both amounts of a change",
    ),
]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_reports(text: str, expected: str) -> None:
    assert draft(text, "en") == expected
