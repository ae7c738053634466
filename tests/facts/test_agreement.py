"""English against Chinese: the same amounts and directions, or a finding."""

import pytest

from pipeline.facts.checks.agreement import disagreements
from pipeline.facts.mentions import find_mentions
from pipeline.records import Finding

AGREED = [
    pytest.param("매출이 늘었다.", "Sales rose.", "销售额增长。", id="direction"),
    pytest.param("매출이 12% 늘었다.", "Sales rose 12 percent.", "销售额增长12%。", id="figure of the source"),
    pytest.param("매출이 870억원이다.", "Sales were 87 billion won.", "销售额为870亿韩元。", id="other scale words"),
    pytest.param("두 나라가 만났다.", "The two countries met.", "两国会面。", id="small number words"),
    pytest.param("수백명이 왔다.", "Hundreds of people came.", "数百人到场。", id="vague"),
    pytest.param("행사가 열렸다.", "An event was held.", "举行了活动。", id="nothing to compare"),
    pytest.param("손실이 줄었다.", "Losses narrowed.", "亏损缩小。", id="both words down"),
    pytest.param("매출이 870억원이다.", "Sales were made.", "销售额为870亿韩元。", id="lost in one: the source's matter"),
    pytest.param("매출이 늘고 이익이 줄었다.", "Sales rose and profit fell.", "销售额增加，利润减少。", id="up and down"),
    pytest.param("19명이 왔다.", "A total of 19 came.", "来了19人。", id="below the limit"),
    pytest.param("20일 내놓았다.", "It was released on the 20th.", "于20日推出。", id="a day is no amount"),
    pytest.param("‘NB-207’을 알렸다.", "It announced NB-207.", "公布了NB207号药。", id="the number of a name"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "en", "zh"), AGREED)
def test_agreeing_translations(source: str, en: str, zh: str) -> None:
    assert disagreements(en, zh, find_mentions(source)) == []


APART = [
    pytest.param("행사가 열렸다.", "The event drew 350 people.", "举行了活动。", "350", id="amount in English alone"),
    pytest.param("행사가 열렸다.", "An event was held.", "活动吸引了350人。", "350", id="amount in Chinese alone"),
    pytest.param("행사가 열렸다.", "The event drew 350 people.", "活动吸引了3500人。", "350", id="ten times"),
    pytest.param("행사가 열렸다.", "The event cost 3 billion won.", "活动耗资3亿韩元。", "3 billion", id="scale"),
    pytest.param("매출이 움직였다.", "Sales rose.", "销售额减少。", "up", id="up against down"),
    pytest.param("매출이 움직였다.", "Sales fell.", "销售额增长。", "down", id="down against up"),
    pytest.param("12%의 변화가 있었다.", "It fell 12 percent.", "上涨12%。", "down", id="direction of a figure"),
    pytest.param("120명이 왔다.", "120 people and 45 groups came.", "120人到场。", "45", id="beside a figure of the source"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "en", "zh", "found"), APART)
def test_disagreements_block(source: str, en: str, zh: str, found: str) -> None:
    findings = disagreements(en, zh, find_mentions(source))
    assert any(found in f.found for f in findings), findings
    assert {(f.check, f.severity, f.lang) for f in findings} == {("languages_disagree", "block", "en")}


def test_what_is_known_is_not_told_again() -> None:
    known = Finding(check="value_invented", severity="block", lang="en", message="", found="350")
    assert disagreements("The event drew 350 people.", "举行了活动。", (), [known]) == []
