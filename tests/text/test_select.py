"""The sentences that get told: the news first, no quotation, nothing twice."""

import pytest

from pipeline.records import Sentence
from pipeline.text.select import leans, select, teases

TEXTS = [
    "한들시는 청년 창업을 돕기 위해 3년간 35억원을 투입한다고 17일 밝혔다.",
    "이도현 시장은 “청년이 머무는 도시를 만들기 위해 가진 힘을 모두 쏟아 끝까지 돕겠다”고 말했다.",
    "한들시는 청년 창업을 돕기 위해 3년간 35억원을 투입하기로 했다.",
    "시는 올해 창업 공간 12곳을 새로 열고 청년 400명에게 임대료를 지원한다.",
    "한편, 한들시는 지난해 우수 도시로 뽑혔다.",
]
SENTENCES = [Sentence(text=text, start=0, end=len(text), paragraph=i) for i, text in enumerate(TEXTS)]


def test_news_first_and_no_copy() -> None:
    assert select(SENTENCES, 2, title="한들시, 청년 창업에 35억원") == [0, 3]


def test_never_more_than_there_are() -> None:
    assert sorted(select(SENTENCES, 9)) == [0, 1, 2, 3, 4]
    assert select([], 3) == []


TOLD = [
    "한들시는 하나시에 무역사절단을 보내 상담 213건, 3860만달러를 올렸다고 16일 밝혔다.",
    "사절단은 한들시에 본사를 둔 가전 기업과 식품 기업 14개사로 꾸려졌다.",
    "한들시의 식품 기업은 하나시의 유통사에 소스를 3년에 걸쳐 공급하기로 했다.",
    "현장에서 서명한 계약은 9건, 610만달러다.",
    "한들시는 내년 상반기 하나시에 전시관을 열 계획이다.",
]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("한들시 무역사절단, 상담 3860만달러…계약은 610만달러", 3, id="second half of the title"),
        pytest.param("한들시, 하나시에 내년 상반기 전시관 연다", 4, id="plan in the title"),
        pytest.param("가전·식품 기업 14개사 하나시로", 1, id="who went"),
    ],
)
def test_what_the_title_tells_is_told(title: str, told: int) -> None:
    texts = [Sentence(text=text, start=0, end=len(text), paragraph=i) for i, text in enumerate(TOLD)]
    assert told in select(texts, 2, title=title)


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        pytest.param("정부는 이를 2030년까지 15%로 높인다.", True, id="this"),
        pytest.param("이 기간 방문객은 9만명이었다.", True, id="this period"),
        pytest.param("그해 6억원이던 수출은 9억원이 됐다.", True, id="that year"),
        pytest.param(
            "가온시는 폐교 3곳을 사들였고 이를 도서관으로 고친다.", False, id="what it means stands before it"
        ),
        pytest.param("가온시는 도서관 3곳을 연다.", False, id="no pronoun"),
        pytest.param("지난해 같은 때보다 8.2% 적다.", True, id="less, and it isn't said what"),
        pytest.param("9개월 연속 흑자다.", True, id="a state of something unnamed"),
        pytest.param("90억원을 들여 공장을 5월에 끝낼 계획이다.", False, id="a plan is the announcer's"),
        pytest.param("피해액도 90억원에서 70억원으로 감소했다.", False, id="what fell stands before 도"),
        pytest.param("국비가 7억원, 시비가 3억원이며 나머지는 성금이다.", True, id="parts of an unnamed amount"),
        pytest.param("사업비는 국비가 7억원, 시비가 3억원이다.", False, id="parts of a named amount"),
        pytest.param("나머지 27명은 임시 숙소에 머문다.", True, id="the rest"),
    ],
)
def test_a_sentence_that_leans_on_the_one_before(text: str, leaning: bool) -> None:
    assert leans(text) is leaning


TEASER = "먼 길을 걷던 가온시 주민의 발이 되어 줄 버스가 온다."
FULL = "가온시는 전기버스 12대를 들여와 주민 900명이 타게 한다고 15일 밝혔다."


@pytest.mark.parametrize(
    ("first", "after", "title", "teasing"),
    [
        pytest.param(TEASER, FULL, "가온시, 주민 900명에 전기버스", True, id="the report tells all of it"),
        pytest.param(FULL, FULL, "가온시, 주민 900명에 전기버스", False, id="a report itself"),
        pytest.param(
            TEASER,
            FULL.replace("가온시는", "시는"),
            "가온시, 주민 900명에 전기버스",
            False,
            id="the report names nobody",
        ),
        pytest.param(
            "가온시 버스 7대가 주민의 발이 됐다.",
            FULL,
            "가온시 버스 7대 주민에게",
            False,
            id="it has the title's figure",
        ),
    ],
)
def test_a_first_sentence_that_only_leads_up_to_the_report(first: str, after: str, title: str, teasing: bool) -> None:
    texts = [first, after, "나무 30그루도 심는다."]
    sentences = [Sentence(text=text, start=0, end=len(text), paragraph=i) for i, text in enumerate(texts)]
    assert teases(sentences, title) is teasing


def test_a_sentence_of_many_clauses_gives_way_to_a_plain_one() -> None:
    tangle = (
        "가온시는 도서관 지붕이 낡아 비가 새는 데다 창틀이 틀어져 바람이 들고 난방비가 해마다 늘어 주민의 항의가 이어진 점을 받아들여, 설계를 다시 하고 "
        "예산을 나누어 세우는 방안과 도서관을 옮기는 방안을 함께 놓고 전문가와 주민의 뜻을 물은 끝에 내년 봄에 도서관을 고치는 공사를 먼저 하기로 했다고 설명했다."
    )
    texts = ["가온시는 도서관 3곳을 고친다고 15일 밝혔다.", tangle, "공사에는 내년 봄까지 9억원이 든다."]
    sentences = [Sentence(text=text, start=0, end=len(text), paragraph=i) for i, text in enumerate(texts)]
    assert select(sentences, 2, title="가온시 도서관 3곳 고친다") == [0, 2]
