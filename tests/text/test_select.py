"""The sentences that get told: the news first, no quotation, nothing twice."""

from pipeline.records import Sentence
from pipeline.text.select import select

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
