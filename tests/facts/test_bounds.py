"""Bounds that stay on their side, and bases of a comparison that don't become its result."""

import pytest

from pipeline.facts.checks.bounds import check_bounds
from pipeline.facts.mentions import find_mentions
from pipeline.records import TargetLang

SALES = "매출은 전년의 1조3800억원보다 7.2% 늘었으나 영업이익은 953억원에서 35.8% 감소했다."
MOVED = "비중은 35%에서 48%로 커졌다."
LIMIT = "보증금 3억원 이하 주택이 대상이다."
MORE = "봉사자는 지난해보다 25명, 5.0% 많다."
FIRST = "점유율이 30%를 넘어선 것은 처음으로, 1년 전에는 27.5%였다."
HALVED = "대기 시간은 평균 4분으로, 시험 운영 때의 8분에서 절반으로 줄었다."

CASES = [
    pytest.param(SALES, "Sales rose 7.2% from a year earlier to 1.38 trillion won, but operating profit fell 35.8% from 95.3 billion won.", "en", ["1.38 trillion won"], id="base told as result"),
    pytest.param(SALES, "Sales rose 7.2% from 1.38 trillion won, but operating profit fell 35.8% to 95.3 billion won.", "en", ["95.3 billion won"], id="start told as end"),
    pytest.param(SALES, "Sales rose 7.2% compared to 1.38 trillion won, but operating profit fell 35.8% from 95.3 billion won.", "en", [], id="right"),
    pytest.param(SALES, "销售额比上年的1.38万亿韩元增加7.2%，但营业利润减少35.8%至953亿韩元。", "zh", ["953亿韩元"], id="start told as end zh"),
    pytest.param(SALES, "销售额比上年的1.38万亿韩元增加7.2%，但营业利润从953亿韩元减少35.8%。", "zh", [], id="right zh"),
    pytest.param(MOVED, "The share rose from 48% to 35%.", "en", ["48%"], id="backwards"),
    pytest.param(MOVED, "The share rose from 35% to 48%.", "en", [], id="forwards"),
    pytest.param(LIMIT, "Homes with deposits of at least 300 million won qualify.", "en", ["at least 300 million won"], id="at most told as at least"),
    pytest.param(LIMIT, "Homes with deposits of up to 300 million won qualify.", "en", [], id="at most"),
    pytest.param(MORE, "The volunteers are 25 people and 5% more than last year.", "en", ["25"], id="difference told as total"),
    pytest.param(MORE, "There are 25 people, or 5%, more volunteers than last year.", "en", [], id="difference"),
    pytest.param(MORE, "志愿者为25人，比去年多5%。", "zh", ["25人"], id="difference told as total zh"),
    pytest.param(MORE, "志愿者比去年多25人，增加5%。", "zh", [], id="difference zh"),
    pytest.param(FIRST, "The share of more than 30% was 27.5% for the first time a year earlier.", "en", ["27.5%"], id="first time on the other figure"),
    pytest.param(FIRST, "The share topped 30% for the first time, up from 27.5% a year earlier.", "en", [], id="first time"),
    pytest.param(FIRST, "份额超过30%的在上年首次为27.5%。", "zh", ["27.5%"], id="first time on the other figure zh"),
    pytest.param(FIRST, "份额首次超过30%，1年前为27.5%。", "zh", [], id="first time zh"),
    pytest.param(HALVED, "The waiting time from 4 to 8 minutes has decreased by half.", "en", ["4 to 8 minutes"], id="halved told backwards"),
    pytest.param(HALVED, "The waiting time averaged 4 minutes, half of the 8 minutes in the trial.", "en", [], id="halved"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "lang", "wrong"), CASES)
def test_bounds_and_bases(source: str, target: str, lang: TargetLang, wrong: list[str]) -> None:
    figures = [mention for mention in find_mentions(source) if mention.kind == "figure"]
    assert [finding.found for finding in check_bounds(source, target, lang, figures)] == wrong
