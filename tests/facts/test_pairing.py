"""Each amount with its own name, noun and direction, though every number of the sentence is there."""

import pytest

from pipeline.facts.mentions import find_mentions
from pipeline.records import TargetLang
from pipeline.stages.ladder import Task

CITIES = "부산은 120명, 대구는 80명을 뽑는다."
SALES = "매출은 870억원, 영업이익은 42억원이었다."
PUPILS = "초등학생 230명과 중학생 170명이 참가했다."
TREES = "주민 1,200명이 나무 3,500그루를 심었다."
TRADE = "수출은 12.4% 늘고 수입은 3.1% 줄었다."

RIGHT = [
    pytest.param(CITIES, "en", "Busan will hire 120 people and Daegu 80.", id="cities"),
    pytest.param(CITIES, "en", "Daegu will hire 80 people, while Busan will hire 120.", id="in another order"),
    pytest.param(CITIES, "en", "Busan and Daegu will hire 120 and 80 people, respectively.", id="respectively"),
    pytest.param(CITIES, "zh", "釜山招聘120人，大邱招聘80人。", id="cities zh"),
    pytest.param(SALES, "en", "Sales were 87 billion won and operating profit was 4.2 billion won.", id="sales"),
    pytest.param(SALES, "zh", "销售额为870亿韩元，营业利润为42亿韩元。", id="sales zh"),
    pytest.param(PUPILS, "en", "230 elementary school students and 170 middle school students took part.", id="nouns"),
    pytest.param(TREES, "en", "1,200 residents planted 3,500 trees.", id="two things"),
    pytest.param(TREES, "en", "Residents, 1,200 of them, planted trees, 3,500 in all.", id="nouns first"),
    pytest.param(TREES, "zh", "1200名居民种植了3500棵树。", id="two things zh"),
    pytest.param(TRADE, "en", "Exports rose 12.4 percent and imports fell 3.1 percent.", id="directions"),
    pytest.param(TRADE, "zh", "出口增加12.4%，进口减少3.1%。", id="directions zh"),
]  # fmt: skip


def checks(source: str, lang: TargetLang, target: str) -> set[str]:
    task = Task(0, source, lang, find_mentions(source), None)
    return {f.check for f in task.check(target) if f.severity == "block"}


@pytest.mark.parametrize(("source", "lang", "target"), RIGHT)
def test_amounts_with_their_owners(source: str, lang: TargetLang, target: str) -> None:
    assert checks(source, lang, target) == set()


WRONG = [
    pytest.param(CITIES, "en", "Busan will hire 80 people and Daegu 120.", "value_swapped", id="cities"),
    pytest.param(CITIES, "zh", "釜山招聘80人，大邱招聘120人。", "value_swapped", id="cities zh"),
    pytest.param(SALES, "en", "Sales were 4.2 billion won and operating profit was 87 billion won.", "value_swapped", id="sales"),
    pytest.param(SALES, "zh", "销售额为42亿韩元，营业利润为870亿韩元。", "value_swapped", id="sales zh"),
    pytest.param(PUPILS, "en", "170 elementary school students and 230 middle school students took part.", "value_swapped", id="nouns"),
    pytest.param(TREES, "en", "3,500 residents planted 1,200 trees.", "value_swapped", id="two things"),
    pytest.param(TRADE, "en", "Exports rose 3.1 percent and imports fell 12.4 percent.", "value_swapped", id="exports and imports"),
    pytest.param(TRADE, "en", "Exports fell 12.4 percent and imports rose 3.1 percent.", "direction_flipped", id="both directions"),
    pytest.param(TRADE, "zh", "出口减少12.4%，进口增加3.1%。", "direction_flipped", id="both directions zh"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "lang", "target", "check"), WRONG)
def test_amounts_with_another_owner(source: str, lang: TargetLang, target: str, check: str) -> None:
    assert check in checks(source, lang, target)
