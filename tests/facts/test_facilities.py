"""Facilities, foreign offices, teams, vessels and famous sights, each as one name."""

import pytest

from pipeline.facts.mentions import find_mentions, localize
from pipeline.facts.names.find import find_names
from pipeline.facts.names.hanja import pinyin
from pipeline.facts.names.spelled import english, spellings

NAMED = [
    pytest.param(
        "부산 하늘목어시장에 불이 났다.", "하늘목어시장", "Haneulmok Fish Market", "Haneulmok鱼市场", id="market"
    ),
    pytest.param(
        "안동국제음악당에서", "안동국제음악당", "Andong International Music Hall", "安东国际音乐厅", id="hall"
    ),
    pytest.param("대구체육관에서 열린", "대구체육관", "Daegu Gymnasium", "大邱体育馆", id="gymnasium"),
    pytest.param(
        "여수문화예술회관은", "여수문화예술회관", "Yeosu Culture and Arts Center", "丽水文化艺术会馆", id="arts"
    ),
    pytest.param(
        "난징시 원림녹화관리국을 찾아",
        "원림녹화관리국",
        "Bureau of Landscape and Forestry",
        "园林绿化管理局",
        id="China",
    ),
    pytest.param("저장성 수리국장과", "수리국", "Water Resources Bureau", "水利局", id="bureau before its head"),
    pytest.param(
        "중국 시안시 한릉박물관(漢陵博物館)은", "한릉박물관", "Hanling Museum", "汉陵博物馆", id="by its characters"
    ),
    pytest.param("프로농구 창원 블루웨이가 이겼다.", "창원 블루웨이", "Changwon Blueway", "昌原Blueway队", id="team"),
    pytest.param("프로야구 대전 나래새가 졌다. 나래새는", "나래새", "Naraesae", "Naraesae队", id="team alone"),
    pytest.param(
        "유소년 축구에서 쑤저우 핑장중이", "핑장중", "Pingjiang Middle School", "Pingjiang中学", id="school abroad"
    ),
    pytest.param(
        "두 대학은 ‘가람새대’가 된다.", "가람새대", "Garamsae University", "Garamsae大学", id="short university"
    ),
    pytest.param("유통사 톈란상무(天瀾商貿)에", "톈란상무", "Tianlan Trading", "天澜商贸", id="trading company"),
]


@pytest.mark.parametrize(("text", "surface", "en", "zh"), NAMED)
def test_bodies(text: str, surface: str, en: str, zh: str) -> None:
    if "톈란" in text:
        text = "광저우의 " + text
    found = {mention.surface: mention.renderings for mention in find_names(text)}
    assert (found[surface]["en"].preferred, found[surface]["zh"].preferred) == (en, zh)


VESSELS = [
    pytest.param("어선 ‘제5대룡호’를 구조했다.", "제5대룡호", "No. 5 Daeryong", "第5Daeryong号", id="number first"),
    pytest.param("낚싯배 23은빛호가", "23은빛호", "No. 23 Eunbit", "第23Eunbit号", id="number without 제"),
    pytest.param("여객선 고운바다3호가", "고운바다3호", "Gounbada 3", "Gounbada3号", id="number last"),
    pytest.param("‘푸른돛호’를 띄웠다.", "푸른돛호", "Pureundot", "Pureundot号", id="in quotation marks"),
    pytest.param("누리호가 날았다.", "누리호", "Nuri", "世界号", id="table"),
    pytest.param("위성 아리랑 6호는", "아리랑 6호", "Arirang 6", "阿里郎6号", id="table with a number"),
]


@pytest.mark.parametrize(("text", "surface", "en", "zh"), VESSELS)
def test_vessels(text: str, surface: str, en: str, zh: str) -> None:
    (found,) = [mention for mention in find_names(text) if mention.kind == "term"]
    assert found.surface == surface
    assert (found.renderings["en"].preferred, found.renderings["zh"].preferred) == (en, zh)


@pytest.mark.parametrize(
    "text",
    ["지하철 7호선과 3호기를 짓는다.", "제3호 안건과 신호를 보호했다.", "전세 2호를 공급한다.", "주민을 보호해 왔다."],
)
def test_no_vessels(text: str) -> None:
    assert [mention.surface for mention in find_names(text) if mention.kind == "term"] == []


PLACES = [
    pytest.param("강원 동해의 한새대학교는", "동해", "Donghae", "东海市", id="a town has a university"),
    pytest.param(
        "통영국제음악당에서", "통영국제음악당", "Tongyeong Concert Hall", "统营国际音乐堂", id="hall of the table"
    ),
    pytest.param("포항 죽도어시장이", "죽도어시장", "Jukdo Fish Market", "竹岛鱼市场", id="market of the table"),
    pytest.param("동해에서 지진이 났다.", "동해", "East Sea", "东海", id="the sea"),
    pytest.param("부여 새솔리 밭에서", "부여", "Buyeo", "扶余", id="a village within it"),
    pytest.param("정원인 줘정위안은", "줘정위안", "Humble Administrator's Garden", "拙政园", id="garden"),
    pytest.param("룽먼석굴을 둘러봤다.", "룽먼석굴", "Longmen Grottoes", "龙门石窟", id="grottoes"),
    pytest.param(
        "카자흐스탄 카라간다주와 동부 도르가이주에", "도르가이주", "Dorgai Province", "Dorgai州", id="sibling"
    ),
    pytest.param("스리랑카 중부주 마탈레시에서", "중부주", "Central Province", "中央省", id="quarter"),
    pytest.param("수원특례시는", "수원특례시", "Suwon", "水原市", id="special city"),
]


@pytest.mark.parametrize(("text", "surface", "en", "zh"), PLACES)
def test_places(text: str, surface: str, en: str, zh: str) -> None:
    found = {mention.surface: mention.renderings for mention in find_names(text) if mention.kind == "place"}
    assert (found[surface]["en"].preferred, found[surface]["zh"].preferred) == (en, zh)


@pytest.mark.parametrize("text", ["부여 관리를 맡았다.", "부여 마무리에 나섰다.", "지위 부여 논리를 폈다."])
def test_a_noun_is_no_village(text: str) -> None:
    assert [mention.surface for mention in find_names(text) if mention.kind == "place"] == []


def test_a_numbered_vice_mayor() -> None:
    (found,) = [mention for mention in find_names("한가람(韓佳藍) 수원시 제2부시장은") if mention.kind == "person"]
    assert found.renderings["en"].preferred.startswith("Suwon Second Vice Mayor Han")
    assert found.renderings["zh"].preferred == "水原市第二副市长韩佳蓝"


def test_a_sentence_knows_the_short_name_of_its_university() -> None:
    known = find_mentions("통합 대학의 이름은 ‘가람새대학교’로 정했다.")
    (found,) = localize("2028년에 ‘가람새대’로 문을 연다.", [m for m in known if m.kind == "organization"])[1:]
    assert (found.surface, found.renderings["en"].preferred) == ("가람새대", "Garamsae University")


ENGLISH = [
    pytest.param("루미브릿지", "Lumibridge", id="joined"),
    pytest.param("라피스", "Lapis", id="whole"),
    pytest.param("메디로보틱스", "Medirobotics", id="medical robots"),
    pytest.param("그린웨이브", "Greenwave", id="wave"),
    pytest.param("가람", "", id="Korean"),
    pytest.param("나린", "", id="coined"),
]


@pytest.mark.parametrize(("name", "expected"), ENGLISH)
def test_english_words_in_names(name: str, expected: str) -> None:
    assert english(name) == expected


def test_both_the_english_and_the_sound_are_accepted() -> None:
    assert {"Lapis", "Rapis"} <= set(spellings("라피스"))


def test_pinyin_of_names() -> None:
    assert pinyin("商都") == "Shangdu"
    assert {"Pingzhang", "Pingjiang"} <= set(spellings("핑장", "CN"))
