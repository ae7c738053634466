"""A sentence with the words that belong to it: names and figures first, endings carried over, nothing misread."""

import itertools

import pytest

from pipeline.facts.mentions import find_mentions, localize
from pipeline.lexicon.gloss import behind, gloss, instead, listed, mixed
from pipeline.lexicon.inflect import gerund, participle, past, plural, third
from pipeline.records import TargetLang

GLOSSED = [
    pytest.param("밝혔다.", "en", "밝혔다[said].", id="past"),
    pytest.param("협약을 체결할 예정이다.", "en", "협약을 체결할 예정이다[plans to sign an agreement].", id="plan"),
    pytest.param("늘어난 것으로 나타났다.", "en", "늘어난 것으로 나타났다[was found to have increased].", id="found"),
    pytest.param("정하지 못했다.", "en", "정하지 못했다[could not set].", id="negation"),
    pytest.param("정하지 못했다.", "zh", "정하지 못했다[未能确定].", id="negation zh"),
    pytest.param("시작할 예정이다.", "zh", "시작할 예정이다[将开始].", id="plan zh"),
    pytest.param(
        "이번 방문을 계기로", "en", "이번[this] 방문을 계기로[on the occasion of visit]", id="particle phrase"
    ),
    pytest.param("이번 방문을 계기로", "zh", "이번[此次] 방문을 계기로[以访问为契机]", id="particle around the noun"),
    pytest.param("16일 밝혔다.", "en", "16일[on the 16th] 밝혔다[said].", id="date"),
    pytest.param("항저우에서", "en", "항저우에서[in Hangzhou]", id="place"),
    pytest.param("서울 시장 점유율", "en", "서울[Seoul] 시장 점유율[market share]", id="market, not mayor"),
    pytest.param("편지 412통을", "en", "편지[letter] 412통을[412]", id="ambiguous counter stays bare"),
    pytest.param("9승을", "en", "9승을[nine wins]", id="counter"),
]


@pytest.mark.parametrize(("text", "lang", "expected"), GLOSSED)
def test_glosses(text: str, lang: TargetLang, expected: str) -> None:
    assert behind(text, gloss(text, lang, find_mentions(text))) == expected


def test_forms_of_one_sentence() -> None:
    text = "시는 35억원을 투입했다."
    units = gloss(text, "en", find_mentions(text))
    assert mixed(text, units) == "시는[city] 3.5 billion won을 투입했다[invested]."
    assert instead(text, units) == "city 3.5 billion won invested."
    assert listed(units) == "시는 = city; 35억원을 = 3.5 billion won; 투입했다 = invested"


def test_units_cover_the_text_in_order() -> None:
    text = "두 기관은 청년 창업을 지원하기 위해 업무협약을 체결하고 협력을 강화해 나갈 방침이다."
    units = gloss(text, "zh", find_mentions(text))
    assert all(text[u.start : u.end] == u.surface for u in units)
    assert all(a.end <= b.start for a, b in itertools.pairwise(units))


@pytest.mark.parametrize("text", ["", "\ud800", "ㄱ" * 3000, "1" * 5000, "(((", "English only."])
def test_hostile_texts_end(text: str) -> None:
    gloss(text, "en", find_mentions(text))


FORMS = [
    ("carry out", "carried out", "carried out", "carries out", "carrying out"),
    ("be held", "was held", "been held", "is held", "being held"),
    ("rise", "rose", "risen", "rises", "rising"),
    ("plan to", "planned to", "planned to", "plans to", "planning to"),
]


@pytest.mark.parametrize("forms", FORMS, ids=lambda forms: forms[0])
def test_english_verb_forms(forms: tuple[str, ...]) -> None:
    assert (past(forms[0]), participle(forms[0]), third(forms[0]), gerund(forms[0])) == forms[1:]


@pytest.mark.parametrize(
    ("noun", "expected"), [("vote", "votes"), ("city", "cities"), ("person", "people"), ("box", "boxes")]
)
def test_plural(noun: str, expected: str) -> None:
    assert plural(noun) == expected


def test_a_name_inside_a_quoted_noun_leaves_the_rest() -> None:
    text = "‘춘천물안개마라톤’을 연다."
    known = localize(text, find_mentions("춘천에 사람이 모였다."))
    assert [mention.surface for mention in known] == ["춘천"]
    assert "Chuncheon water mist marathon" in [unit.gloss for unit in gloss(text, "en", known)]
