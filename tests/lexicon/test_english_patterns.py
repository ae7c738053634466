"""What English drafts make of the fixed patterns of public offices' releases: each case is a Korean text with its draft."""

import pytest

from tests.lexicon.drafts import draft

DRAFTS = [
    pytest.param(
        "도는 임산부에게 주는 교통비를 올린다.",
        "The province raises the transportation cost given to pregnant women.",
        id="allowance given",
    ),
    pytest.param(
        "시는 5월 여는 박람회의 입장권을 판다.",
        "The city sells the admission ticket of the expo held in May.",
        id="what is opened in a month",
    ),
    pytest.param(
        "시는 어린이가 놀 수 있는 공간을 만들었다.",
        "The city created a space where children can play.",
        id="where children can play",
    ),
    pytest.param(
        "형편이 어려운 학생을 돕는다.", "It helps students whose circumstances are difficult.", id="whose circumstances"
    ),
    pytest.param(
        "시는 전국 초등학교 300곳에 교사를 보낸다.",
        "The city sends teachers to 300 elementary schools nationwide.",
        id="nationwide behind",
    ),
    pytest.param("전국 24개 팀이 참가했다.", "24 teams nationwide participated.", id="teams nationwide"),
    pytest.param(
        "부산의 출생아 수는 612명으로 지난해보다 54명 늘었다.",
        "The number of births of Busan rose by 54 to 612 from last year.",
        id="by so many to so many",
    ),
    pytest.param(
        "사고로 3명이 숨지고 9명이 다쳐 병원에서 치료를 받고 있다.",
        "Three people died due to the accident and nine people were injured and are receiving treatment in the hospital.",
        id="past before what goes on",
    ),
    pytest.param(
        "경찰은 40대 여성을 조사하고 있다.", "Police are investigating a woman in her 40s.", id="a woman in her 40s"
    ),
    pytest.param(
        "올해 들어 화재는 모두 92건 발생했다.", "So far this year, a total of 92 fires occurred.", id="so far this year"
    ),
    pytest.param(
        "장관은 손을 자주 씻어 달라고 당부했다.", "The Minister asked people to wash the hand often.", id="asked people"
    ),
    pytest.param(
        "시는 정부에 예산을 늘려 달라고 요청했다.",
        "The city asked the government to increase the budget.",
        id="asked the government",
    ),
    pytest.param(
        "시는 학생에게 일찍 자 달라고 당부했다.", "The city asked students to sleep early.", id="asked students"
    ),
    pytest.param(
        "시는 한국어 강좌를 여는 등 지원을 확대하고 있다.",
        "By holding a Korean course, the city is expanding support.",
        id="by doing and so on",
    ),
    pytest.param(
        "경찰은 사고 원인을 조사 중이다.",
        "Police are investigating the cause of the accident.",
        id="under investigation",
    ),
    pytest.param(
        "응답자의 58%는 만족한다고 답했고 12%는 불만족한다고 답했다.",
        "58% of respondents answered they are satisfied, and 12% answered they are dissatisfied.",
        id="two sayings",
    ),
    pytest.param(
        "정부는 수당을 20만 원으로 인상하는 내용의 개정안을 의결했다.",
        "The government passed a revision bill to raise the allowance to 200,000 won.",
        id="revision to do something",
    ),
    pytest.param(
        "시는 더위에 취약한 노인을 돕는다.", "The city helps elderly people vulnerable to heat.", id="vulnerable to"
    ),
    pytest.param(
        "시는 경제적으로 어려운 청소년을 돕는다.",
        "The city helps economically disadvantaged youths.",
        id="economically disadvantaged",
    ),
    pytest.param(
        "최근 5년간 산불은 연평균 120건 발생했다.",
        "Over the past five years, an annual average of 120 forest fires occurred.",
        id="annual average occurred",
    ),
    pytest.param(
        "시는 2016년부터 지금까지 빈집 90채를 고쳤다.",
        "The city repaired 90 vacant houses since 2016.",
        id="since until now",
    ),
    pytest.param(
        "센터는 상담 프로그램을 매주 화요일 운영한다.",
        "The center operates a consultation program every Tuesday.",
        id="every Tuesday",
    ),
    pytest.param(
        "시는 축제마다 3천만 원을 지원한다.", "The city provides 30 million won for each festival.", id="for each"
    ),
    pytest.param(
        "시는 시민에게 2만 원짜리 상품권을 준다.",
        "The city gives a gift certificate worth 20,000 won to citizens.",
        id="worth",
    ),
    pytest.param("시는 공원 안에 도서관을 짓는다.", "The city builds a library inside the park.", id="inside"),
    pytest.param(
        "시는 '바다의 날'을 주제로 한 전시회를 열었다.",
        "The city held an exhibition on the theme of “Day of sea”.",
        id="on the theme of",
    ),
    pytest.param(
        "시는 청년이 살기 좋은 도시를 만든다.",
        "The city creates a city good for young people to live in.",
        id="good to live in",
    ),
    pytest.param(
        "시는 단체와 함께 청년을 위한 토론회를 열었다.",
        "The city held a forum for young people together with the organization.",
        id="together with, outside the relative clause",
    ),
    pytest.param(
        "시는 관광객이 30% 늘 것으로 기대하고 있다.", "The city expects tourists will rise 30%.", id="expects others to"
    ),
    pytest.param(
        "시는 대학에 학생 1인당 50만 원의 장학금을 전달했다.",
        "The city presented scholarships of 500,000 won per student to the university.",
        id="so much per student",
    ),
    pytest.param(
        "교육청은 신고가 8% 줄어든 430건이라고 밝혔다.",
        "The Office of Education said the report fell 8% to 430 cases.",
        id="fell to what it is",
    ),
    pytest.param(
        "출생아가 9년 만에 늘었다.", "The newborn rose for the first time in nine years.", id="first time in years"
    ),
    pytest.param("시청에서 토론회를 열었다.", "It held a forum in the city hall.", id="city hall"),
    pytest.param(
        "특보가 내려진 지역에 직원을 보냈다.",
        "It sent employees to a region where the special advisory was issued.",
        id="where something was issued",
    ),
    pytest.param(
        "무료 급식소는 하루 평균 200명이 이용한다.",
        "A daily average of 200 people use the soup kitchen.",
        id="object told as topic",
    ),
    pytest.param(
        '김하늘 시장은 "내년에 문을 열겠다"고 말했다.',
        "Mayor Kim Ha-neul said “We will open next year”.",
        id="quoted plan",
    ),
    pytest.param(
        "시는 아이를 키우는 가정을 돕는다.",
        "The city helps a household that raises a child.",
        id="active before its noun",
    ),
    pytest.param(
        "중부지방에 시간당 30㎜가 넘는 비가 내렸다.",
        "It rained more than 30 mm per hour in the central region.",
        id="per hour",
    ),
    pytest.param("공연은 24일 오후 7시에 열린다.", "The performance is held at 7 p.m. on the 24th.", id="at an hour"),
    pytest.param(
        "경찰은 음주운전을 하다 사고를 낸 40대 남성을 붙잡았다.",
        "Police caught a man in his 40s who drove drunk and caused an accident.",
        id="while drunk",
    ),
    pytest.param(
        "시는 커피를 주제로 한 축제를 해변에서 연다.",
        "The city holds a festival on the theme of coffee in the beach.",
        id="on the theme of, without quotation marks",
    ),
    pytest.param(
        "시는 작가 12명이 참여하는 전시회를 연다.",
        "The city holds an exhibition in which 12 writers participate.",
        id="in which they take part",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DRAFTS)
def test_patterns(text: str, expected: str) -> None:
    assert draft(text, "en") == expected
