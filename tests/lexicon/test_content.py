"""Clauses told as facts and amounts in a row: each case is a Korean sentence with its drafts in both languages."""

import pytest

from pipeline.facts.mentions import find_mentions
from pipeline.lexicon.gloss import gloss
from pipeline.lexicon.order.draft import ordered
from pipeline.records import TargetLang

CASES = [
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
]


@pytest.mark.parametrize(("text", "en", "zh"), CASES)
def test_drafts(text: str, en: str, zh: str) -> None:
    assert (_draft(text, "en"), _draft(text, "zh")) == (en, zh)


def _draft(text: str, lang: TargetLang) -> str:
    mentions = find_mentions(text)
    return ordered(text, gloss(text, lang, mentions), [m for m in mentions if lang in m.renderings], lang)
