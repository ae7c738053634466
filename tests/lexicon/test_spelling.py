"""Unknown names are put together again and spelled; known words stay words."""

import re

import pytest

from pipeline.facts.mentions import find_mentions
from pipeline.facts.names.romanize import latin
from pipeline.lexicon.gloss import gloss, listed
from pipeline.records import TARGET_LANGS, TargetLang


@pytest.mark.parametrize(
    ("name", "expected"), [("한벽", "Hanbyeok"), ("오르카스", "Orkas"), ("나린", "Narin"), ("으뜸", "Eutteum")]
)
def test_latin(name: str, expected: str) -> None:
    assert latin(name) == expected


NAMES = [
    pytest.param("나옴바이오 연고", "en", "나옴바이오 = Naom Bio", id="verb form in front"),
    pytest.param("한벽역사박물관은", "en", "한벽역사박물관은 = Hanbyeok History Museum", id="known noun behind"),
    pytest.param("한벽역사박물관은", "zh", "한벽역사박물관은 = Hanbyeok历史博物馆", id="known noun behind zh"),
    pytest.param("대한설상연맹은", "en", "Korea", id="lead before known nouns"),
    pytest.param("쑹산대와 협약을", "en", "쑹산대와 = with Ssungsan University", id="university"),
    pytest.param("‘설하’를 개발했다", "en", "설하 = Seolha", id="in quotation marks"),
    pytest.param("성북구 빈집 37채", "en", "빈집 = vacant house", id="word taken to pieces, but known"),
]


@pytest.mark.parametrize(("text", "lang", "expected"), NAMES)
def test_names(text: str, lang: TargetLang, expected: str) -> None:
    found = listed(gloss(text, lang, find_mentions(text)))
    assert expected.replace("with ", "") in found.replace("with ", "").replace(" and", "")


@pytest.mark.parametrize(
    "text", ["온새미로가 가맛골에서 연다솜을 열었다.", "다온빛, 가온별과 협약", "샛별누리재단이 밝혔다."]
)
def test_no_noun_is_left_without_gloss(text: str) -> None:
    for lang in TARGET_LANGS:
        bare = [
            u.surface for u in gloss(text, lang, find_mentions(text)) if not u.gloss and re.search("[가-힣]", u.surface)
        ]
        assert bare == []


TITLES = [
    pytest.param("게임 ‘별무덤 기사단’을", "별무덤 기사단", "Byeolmudeom Gisadan", id="words of a game"),
    pytest.param("《나래의 다온숲》을", "나래의 다온숲", "Naraeui Daonsup", id="book marks, no word known"),
    pytest.param("책 ‘AI 온길새’를", "AI 온길새", "AI Ongilsae", id="letters stay"),
]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("text", "title", "spelled"), TITLES)
def test_title_with_an_unknown_word_is_spelled_whole(text: str, title: str, spelled: str, lang: TargetLang) -> None:
    assert (title, spelled) in [(unit.surface, unit.gloss) for unit in gloss(text, lang, find_mentions(text))]


TRANSLATED = [
    pytest.param("웹소설 ‘검은 등대의 기록’을", "검은 등대의 기록", id="all words known"),
    pytest.param("사업 “온길 실증 사업”을", "온길 실증 사업", id="a name before known nouns"),
    pytest.param("「나래울 문화마당」은", "나래울 문화마당", id="corner marks"),
    pytest.param("‘강릉 별무덤 축제’를", "강릉 별무덤 축제", id="a place with renderings"),
    pytest.param("“온길 실증 사업을 키우겠다”고 말했다.", "온길 실증 사업을 키우겠다", id="speech"),
    pytest.param("기획전 ‘닥과 대나무’를", "닥과 대나무", id="an unknown word and a known one"),
    pytest.param("《별무덤으로 가는 길》을", "별무덤으로 가는 길", id="a clause"),
    pytest.param("‘AI 온길 사업’을", "AI 온길 사업", id="a known noun ends it"),
    pytest.param("공동 상표 ‘두 온길’을", "두 온길", id="a known determiner"),
    pytest.param("정부 “시장격리 않기로”", "시장격리 않기로", id="what is said in a headline"),
    pytest.param("‘온길 실증 도시’라고 강조했다.", "온길 실증 도시", id="what something is called"),
]


@pytest.mark.parametrize(("text", "inside"), TRANSLATED)
def test_what_is_glossed_by_its_words(text: str, inside: str) -> None:
    assert inside not in [unit.surface for unit in gloss(text, "en", find_mentions(text))]


BY_WORDS = [
    pytest.param("기획전 ‘닥과 대나무’를", "en", ["Dak", "and", "bamboo"], id="unknown syllable"),
    pytest.param("기획전 ‘닥과 대나무’를", "zh", ["Dak", "和", "竹子"], id="unknown syllable zh"),
    pytest.param("시의 ‘기억버스’가", "en", ["memory", "bus"], id="compound"),
    pytest.param("시의 ‘기억버스’가", "zh", ["记忆", "公交车"], id="compound zh"),
    pytest.param("‘찾아가는 복지버스’ 사업", "en", ["welfare", "bus"], id="compound behind a verb"),
    pytest.param("‘제3회 춘천물안개마라톤’을", "zh", ["春川", "马拉松"], id="a place begins it"),
    pytest.param("북부순환대로에서", "en", ["Sunhwan"], id="a road is a name"),
]


@pytest.mark.parametrize(("text", "lang", "words"), BY_WORDS)
def test_words_within_titles_keep_their_meaning(text: str, lang: TargetLang, words: list[str]) -> None:
    glosses = " ".join(unit.gloss for unit in gloss(text, lang, find_mentions(text)))
    assert [word for word in words if word not in glosses] == []
