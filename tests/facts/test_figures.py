"""Korean quantities: the table of press phrases, spans, and equality of quantities."""

import importlib.util
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.facts.figures.korean import find_figures
from pipeline.facts.figures.units import endpoints, key, same, table
from pipeline.records import Quantity

_SPEC = importlib.util.spec_from_file_location("figure_tables", Path(__file__).with_name("figure_tables.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
tables = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(tables)

ROWS = tables.rows("figures_ko.tsv")


@pytest.mark.parametrize(("text", "figures"), ROWS, ids=[text for text, _ in ROWS])
def test_korean_figures(text: str, figures: str) -> None:
    assert tables.describe(find_figures(text)) == figures


def test_table_is_large() -> None:
    assert len(ROWS) >= 400


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("시민 약 3만5천여명이 왔다", ["약 3만5천여명"]),
        ("예산은 1조 2천억 원, 인원은 3명", ["1조 2천억 원", "3명"]),
        ("１，２００개를 ３∼５％ 할인", ["１，２００개", "３∼５％"]),
        ("제4회 행사에 최소 50명 이상", ["제4회", "최소 50명 이상"]),
        ("3억달러(약 4천억원)", ["3억달러", "약 4천억원"]),
        ("3만 달러를 넘는 소득", ["3만 달러를 넘는"]),
        ("민선 8기 3박4일", ["민선 8기", "3박4일"]),
    ],
)
def test_spans_are_in_the_raw_text(text: str, surfaces: list[str]) -> None:
    found = find_figures(text)
    assert [mention.surface for mention in found] == surfaces
    assert all(text[mention.start : mention.end] == mention.surface for mention in found)


def _quantity(spec: str, counter: str | None = None) -> Quantity:
    unit, _, value = spec.partition(":")
    low, _, high = value.partition("..")
    return Quantity(value=Decimal(low), unit=unit, upper=Decimal(high) if high else None, counter=counter)


@pytest.mark.parametrize(
    ("one", "two", "equal"),
    [
        ("km:1.5", "m:1500", True),
        ("t:3", "kg:3000", True),
        ("ha:1", "m2:10000", True),
        ("week:2", "day:14", True),
        ("year:1", "month:12", True),
        ("decade:2", "year:20", True),
        ("bp:25", "percentage_point:0.25", True),
        ("USc:50", "USD:0.5", True),
        ("GW:1", "MW:1000", True),
        ("KRW:1000", "CNY:1000", False),
        ("percent:50", "fraction:1..2", False),
        ("percent:0.3", "percentage_point:0.3", False),
        ("fraction:2..4", "fraction:1..2", True),
        ("fraction:1..3", "fraction:1..4", False),
        ("percent:-3.2", "percent:3.2", True),
        ("degC:-5", "degC:5", False),
        ("degC:30", "degree:30", True),
        ("age:19", "year:19", True),
        ("age:65", "count:65", True),
        ("ordinal:4", "count:4", True),
        ("count:2..5", "count:2..5", True),
        ("count:2..5", "count:2..6", False),
        ("count:2", "count:2..5", False),
        ("times:2", "percent:2", False),
    ],
)
def test_same(one: str, two: str, equal: bool) -> None:
    assert same(_quantity(one), _quantity(two)) is equal
    assert same(_quantity(two), _quantity(one)) is equal


@pytest.mark.parametrize(
    ("counter", "unit", "equal"),
    [("층", "ordinal", True), ("개", "ordinal", False), ("회", "times", True), ("명", "times", False)],
)
def test_same_by_counter(counter: str, unit: str, equal: bool) -> None:
    assert same(_quantity("count:3", counter), _quantity(f"{unit}:3")) is equal


def test_vague_amounts_equal_only_vague_ones() -> None:
    vague = Quantity(value=Decimal(10), unit="count", approx="vague")
    assert same(vague, vague.model_copy(update={"counter": "명"}))
    assert not same(vague, _quantity("count:10"))


def test_endpoints_of_a_range() -> None:
    assert [key(end) for end in endpoints(_quantity("KRW:10..20"))] == ["KRW:10", "KRW:20"]
    assert endpoints(_quantity("score:2..1")) == (_quantity("score:2..1"),)


def test_unit_table_is_sound() -> None:
    units = table()
    assert len(units) > 200
    assert all(unit.factor > 0 for unit in units.values())
    assert [unit.name for unit in units.values() if unit.is_money and unit.factor != 1] == ["USc"]
