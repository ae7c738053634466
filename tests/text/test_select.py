"""The sentences that get told: the news first, no quotation, nothing twice."""

import pytest

from pipeline.records import Sentence
from pipeline.text.select import leans, select

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
    ],
)
def test_a_sentence_that_leans_on_the_one_before(text: str, leaning: bool) -> None:
    assert leans(text) is leaning
