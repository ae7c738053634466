"""Headlines without particles: who acts, what changes, how long; in drafts of both languages."""

import datetime as dt

import pytest

from pipeline.facts.mentions import find_mentions, localize
from pipeline.lexicon.gloss import gloss
from pipeline.lexicon.order.draft import ordered
from pipeline.records import TargetLang

PUBLISHED = dt.date(2026, 9, 20)


def draft(text: str, lang: TargetLang) -> str:
    mentions = localize(text, find_mentions(text, PUBLISHED), PUBLISHED)
    return ordered(text, gloss(text, lang, mentions), [m for m in mentions if lang in m.renderings], lang)


CASES = [
    pytest.param(
        "정유사 8월 판매 31만대…전년 대비 4.1% 감소",
        "down 4.1% from a year earlier",
        "减少4.1%",
        id="a change alone",
    ),
    pytest.param(
        "9월 수출 687억달러로 12.4% 늘어…반도체가 이끌었다",
        "xport rises 12.4% to $68.7 billion in September",
        "9月出口为687亿美元，增长12.4%",
        id="the noun before the figures changes",
    ),
    pytest.param("노조 “임금 7% 인상” 요구", "abor union demands “", "工会要求“", id="who said the quotation"),
    pytest.param(
        "경기도, 내달부터 배달앱 수수료 1%로 인하",
        "delivery app fee to 1%",
        "将外卖应用手续费下调至1%",
        id="what is cut to a figure",
    ),
    pytest.param("서울 집값 0.12% 올라…33주째 상승", "for the 33rd week", "连续33周", id="weeks in a row"),
    pytest.param("부산시, 관광 활성화 위해 맞손", "joins hands for tourism promotion", "为振兴旅游携手", id="위해 alone"),
    pytest.param("소방청, 화재 예방 점검 나서", "begins fire prevention inspection", "着手火灾预防检查", id="나서"),
    pytest.param("폭설로 제주 항공편 132편 결항", "132 Jeju flights are canceled", "班航班停航", id="what is canceled"),
    pytest.param("부산시, 온실 짓는다…38억원 투입", "Busan builds greenhouse", "釜山市建造温室", id="the comma of a clause with a verb"),
    pytest.param("“지원금 두 배로”…부산시, 인구 대책 발표", "Busan announces population measure", "釜山市发布人口对策", id="who acts in the second clause"),
    pytest.param("중기부, 중소기업 500곳에 1억원 지원", "provides 100 million won", "提供1亿韩元", id="an amount is provided"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "en", "zh"), CASES)
def test_headline(text: str, en: str, zh: str) -> None:
    assert en in draft(text, "en")
    assert zh in draft(text, "zh")


def test_times_as_much() -> None:
    text = "정유사 3분기 이익 498억…전년比 2.3배"
    assert draft(text, "en").endswith("2.3 times the level of a year earlier")
    assert draft(text, "zh").endswith("为上年的2.3倍")
