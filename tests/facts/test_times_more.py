"""So many times as much isn't a rise of so many times."""

import pytest

from pipeline.facts.checks.bindings import _times_more
from pipeline.records import TargetLang

CASES = [
    pytest.param("수주액은 2.3배로 늘었다", "订单额增长2.3倍。", "zh", 1, id="rise to"),
    pytest.param("3분기 이익 1년 새 2.3배", "利润一年增长2.3倍", "zh", 1, id="no verb"),
    pytest.param("3분기 이익 1년 새 2.3배", "Profit rises 2.3 times in a year", "en", 1, id="no verb in English"),
    pytest.param("수주액은 2.3배로 늘었다", "订单额增至2.3倍。", "zh", 0, id="told as to"),
    pytest.param("수주액이 2.3배 증가했다", "订单额增长2.3倍。", "zh", 0, id="the Korean says so itself"),
    pytest.param("수주액은 작년의 12.3배다", "增长2.3倍。", "zh", 0, id="another figure"),
]


@pytest.mark.parametrize(("source", "target", "lang", "count"), CASES)
def test_times_more(source: str, target: str, lang: TargetLang, count: int) -> None:
    assert len(list(_times_more(source, target, lang))) == count
