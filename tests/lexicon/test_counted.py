"""What a counter counts: the English noun and the Chinese measure word by the noun beside it, in gloss and draft."""

from decimal import Decimal

import pytest

from pipeline.facts.figures import chinese, english, korean, render_en, render_ko, render_zh
from pipeline.facts.figures.counted_nouns import written
from pipeline.facts.figures.units import COUNTERS, same, table
from pipeline.facts.mentions import find_mentions
from pipeline.lexicon.gloss import gloss
from pipeline.lexicon.inflect import plural
from pipeline.records import Quantity, TargetLang

COUNTED = [
    pytest.param("분청사기 등 유물 48점을 찾았다.", "48점을", "48", "48件", id="artifacts"),
    pytest.param("주장은 홀로 33점을 올렸다.", "33점을", "33 points", "33分", id="points"),
    pytest.param("공장은 김밥 5만줄을 만든다.", "5만줄을", "50,000 rolls", "5万卷", id="rolls"),
    pytest.param("21채 가운데 8채를 헐었다.", "21채 가운데", "of 21 houses", "21套中", id="houses"),
    pytest.param("21채 가운데 8채를 헐었다.", "8채를", "eight", "8套", id="of so many houses"),
    pytest.param("산불 17건이 났다.", "17건이", "17", "17起", id="fires"),
    pytest.param("규제 26건을 풀었다.", "26건을", "26", "26项", id="rules"),
    pytest.param("올해는 75편을 상영한다.", "75편을", "75 films", "75部", id="films"),
    pytest.param("전세기 15편을 띄운다.", "15편을", "15", "15班", id="flights"),
    pytest.param("장화 90켤레를 보냈다.", "90켤레를", "90 pairs", "90双", id="pairs"),
    pytest.param("부부 12쌍이 결혼식을 올렸다.", "12쌍이", "12", "12对", id="couples"),
    pytest.param("택시 60대를 늘린다.", "60대를", "60", "60辆", id="cars"),
    pytest.param("헬기 7대를 투입했다.", "7대를", "seven", "7架", id="aircraft"),
    pytest.param("서버 40대를 갖췄다.", "40대를", "40", "40台", id="machines"),
    pytest.param("약국 11곳이 문을 열었다.", "11곳이", "11", "11家", id="shops"),
    pytest.param("시는 오늘 19곳을 점검한다.", "19곳을", "19 locations", "19处", id="places"),
    pytest.param("한우 80마리를 키운다.", "80마리를", "80", "80头", id="cattle"),
    pytest.param("광어 3만 마리를 풀었다.", "3만 마리를", "30,000", "3万条", id="fish"),
    pytest.param("국회 의석 9석을 얻었다.", "9석을", "nine seats", "9个席位", id="seats of a parliament"),
    pytest.param("고분 6기를 조사했다.", "6기를", "six", "6座", id="tombs"),
    pytest.param("위성 4기를 쏘아 올렸다.", "4기를", "four", "4颗", id="satellites"),
    pytest.param("곡사포 5문을 배치했다.", "5문을", "five", "5门", id="guns"),
    pytest.param("임대주택 70가구를 공급한다.", "70가구를", "70 units", "70套", id="homes"),
    pytest.param("농가 70가구가 참여한다.", "70가구가", "70 households", "70户", id="households"),
    pytest.param("6개 구간을 막는다.", "6개 구간을", "six sections", "6个路段", id="sections"),
    pytest.param("드라마는 12부작으로 만든다.", "12부작으로", "12 episodes", "12集", id="episodes"),
]


def _glosses(text: str, lang: TargetLang) -> dict[str, str]:
    return {unit.surface: unit.gloss for unit in gloss(text, lang, find_mentions(text))}


@pytest.mark.parametrize(("text", "surface", "en", "zh"), COUNTED)
def test_counter_takes_the_word_of_its_noun(text: str, surface: str, en: str, zh: str) -> None:
    assert _glosses(text, "en")[surface].removesuffix(" of") == en
    assert _glosses(text, "zh")[surface] == zh


@pytest.mark.parametrize(
    "name", [name for name, unit in table().items() if unit.kind in COUNTERS - {"ordinal"} and name != "주당"]
)
@pytest.mark.parametrize("value", [2, 48, 6300])
def test_every_counter_reads_back(name: str, value: int) -> None:
    quantity = Quantity(value=Decimal(value), unit="count", counter=name)
    for render, find in ((render_en, english), (render_zh, chinese)):
        spelling = render.render_quantity(quantity).preferred
        found = [mention.value for mention in find.find_figures(spelling)]
        assert any(isinstance(other, Quantity) and same(quantity, other) for other in found), spelling


@pytest.mark.parametrize("name", ["유물점", "차량대", "김밥줄", "위성기", "편지통", "주택가구"])
def test_variant_is_written_as_its_counter(name: str) -> None:
    spelling = render_ko.render_quantity(Quantity(value=Decimal(30), unit="count", counter=name)).preferred
    assert spelling == f"30{written(name)}"
    assert korean.find_figures(f"{spelling}을 갖췄다")[0].surface == spelling


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("milk", "milk"),
        ("rental housing", "rental housing"),
        ("sneakers", "sneakers"),
        ("bus", "buses"),
        ("box", "boxes"),
    ],
)
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many
