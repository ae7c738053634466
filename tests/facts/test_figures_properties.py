"""Render then parse gives the same value in all three languages; no text makes a parser raise or run long."""

import time
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.figures import chinese as parse_zh
from pipeline.facts.figures import english as parse_en
from pipeline.facts.figures import korean as figures
from pipeline.facts.figures import render_en, render_ko, render_zh
from pipeline.facts.figures.units import same
from pipeline.records import Approximation, Mention, Quantity, Rendering
from tests.conftest import seconds

Find = Callable[[str], list[Mention]]
Render = Callable[[Quantity], Rendering]
PAIRS: dict[str, tuple[Render, Find]] = {
    "ko": (render_ko.render_quantity, figures.find_figures),
    "en": (render_en.render_quantity, parse_en.find_figures),
    "zh": (render_zh.render_quantity, parse_zh.find_figures),
}
WHOLE = st.one_of(
    st.integers(0, 10**16),
    st.integers(0, 9999),
    st.builds(lambda digits, power: digits * 10**power, st.integers(1, 9999), st.integers(0, 12)),
)
DECIMALS = st.builds(lambda whole, power: Decimal(whole) / 10**power, st.integers(0, 10**9), st.integers(1, 4))
VALUES = st.one_of(WHOLE.map(Decimal), DECIMALS)
UNITS = st.sampled_from(
    ["KRW", "USD", "CNY", "JPY", "EUR", "percent", "percentage_point", "times", "m2", "t", "km", "GWh"]
)
APPROXIMATIONS: st.SearchStrategy[Approximation] = st.sampled_from(
    ["exact", "about", "over", "at_least", "at_most", "under"]
)


def _check(quantity: Quantity, lang: str) -> None:
    render, find = PAIRS[lang]
    for spelling in render(quantity).accepted:
        found = find(spelling)
        assert len(found) == 1, (spelling, found)
        value = found[0].value
        assert isinstance(value, Quantity)
        assert same(value, quantity), (spelling, value)


@pytest.mark.parametrize("lang", list(PAIRS))
@settings(max_examples=120, deadline=None)
@given(value=VALUES, unit=UNITS, approx=APPROXIMATIONS)
def test_every_spelling_of_an_amount_reads_back(lang: str, value: Decimal, unit: str, approx: Approximation) -> None:
    _check(Quantity(value=value, unit=unit, approx=approx), lang)


@pytest.mark.parametrize("lang", list(PAIRS))
@settings(max_examples=80, deadline=None)
@given(value=WHOLE.filter(lambda value: value > 1), counter=st.sampled_from(["명", "개사", "가구", "곳", "개", "건"]))
def test_every_spelling_of_a_count_reads_back(lang: str, value: int, counter: str) -> None:
    _check(Quantity(value=Decimal(value), unit="count", counter=counter), lang)


@pytest.mark.parametrize("lang", list(PAIRS))
@settings(max_examples=60, deadline=None)
@given(value=st.integers(1, 999))
def test_every_spelling_of_a_rank_reads_back(lang: str, value: int) -> None:
    _check(Quantity(value=Decimal(value), unit="ordinal", counter="회"), lang)


@pytest.mark.parametrize("lang", list(PAIRS))
@settings(max_examples=80, deadline=None)
@given(low=WHOLE, more=st.integers(1, 10**6), unit=st.sampled_from(["KRW", "USD", "percent", "t", "hour"]))
def test_the_preferred_range_reads_back(lang: str, low: int, more: int, unit: str) -> None:
    quantity = Quantity(value=Decimal(low), upper=Decimal(low + more), unit=unit)
    render, find = PAIRS[lang]
    found = find(render(quantity).preferred)
    assert len(found) == 1
    assert isinstance(found[0].value, Quantity)
    assert same(found[0].value, quantity)


@pytest.mark.parametrize("lang", list(PAIRS))
@settings(max_examples=20, deadline=None)
@given(power=st.integers(1, 14), unit=st.sampled_from(["KRW", "count"]))
def test_vague_amounts_keep_their_order_of_magnitude(lang: str, power: int, unit: str) -> None:
    counter = "명" if unit == "count" else None
    quantity = Quantity(value=Decimal(10) ** power, unit=unit, counter=counter, approx="vague")
    found = PAIRS[lang][1](PAIRS[lang][0](quantity).preferred)
    assert len(found) == 1
    assert isinstance(found[0].value, Quantity)
    assert same(found[0].value, quantity)


ALPHABET = "0123456789,.-~%$₩()'\" \n\x00\ud800일이삼십백천만억조경원명개약제여년월시분초一二三十百千万亿元多约第之点成半of the onetwhalfmilb"


@pytest.mark.parametrize("lang", list(PAIRS))
@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(), st.text(alphabet=ALPHABET, max_size=60)))
def test_no_text_raises(lang: str, text: str) -> None:
    for mention in PAIRS[lang][1](text):
        assert text[mention.start : mention.end] == mention.surface
        assert mention.surface


MEGABYTE = 1_000_000
LONG = {
    "digits": "1" * MEGABYTE,
    "scale": "1조" * (MEGABYTE // 2),
    "brackets": "(" * MEGABYTE,
    "surrogates": "\ud800" * MEGABYTE,
    "commas": ",234" * (MEGABYTE // 4),
    "lists": "1,1 " * (MEGABYTE // 4),
    "hyphens": "1-" * (MEGABYTE // 2),
    "numerals": "一" * MEGABYTE,
    "stacked": "1万亿" * (MEGABYTE // 4),
    "words": "twenty two million " * (MEGABYTE // 19),
    "mails": "a@" * (MEGABYTE // 2),
}


@pytest.mark.parametrize("lang", list(PAIRS))
@pytest.mark.parametrize("name", list(LONG))
def test_a_megabyte_takes_under_two_seconds(lang: str, name: str) -> None:
    assert seconds(lambda: PAIRS[lang][1](LONG[name]), 2, time.process_time) < 2


def test_a_run_of_digits_is_no_figure() -> None:
    for _, find in PAIRS.values():
        assert find("9" * 41) == []
        assert find("9" * 100_000) == []
