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
