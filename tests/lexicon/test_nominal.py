"""Nouns with what belongs to them: places in places, nouns that work as prepositions, particles by what follows."""

import pytest

from pipeline.facts.mentions import find_mentions
from pipeline.lexicon.gloss import behind, gloss, mixed
from pipeline.records import TargetLang

PHRASES = [
    pytest.param("중국 후난성 창사에서", "en", "in Changsha, Hunan Province, China", id="place in a place"),
    pytest.param("중국 후난성 창사에서", "zh", "在中国湖南省长沙", id="place in a place zh"),
    pytest.param("7년 만에", "en", "after seven years", id="after a time"),
    pytest.param("7년 만에", "zh", "时隔7年", id="after a time zh"),
    pytest.param("3년간", "en", "for three years", id="for a time"),
    pytest.param("주민 850명 중", "en", "주민[resident] of 850 people", id="of so many"),
    pytest.param("재개장 뒤", "en", "재개장 뒤[after reopening]", id="after a noun"),
    pytest.param("건물 앞", "zh", "건물 앞[建筑物前]", id="in front of, zh"),
    pytest.param("7월 1일부터 8월 31일까지", "en", "from July 1 to August 31", id="range of days"),
    pytest.param("서울에서 대구까지", "en", "from Seoul to Daegu", id="from a place to a place"),
    pytest.param(
        "54.2%에서 71.8%로 올랐다.", "en", "from 54.2% to 71.8% 올랐다[rose].", id="from a figure to a figure"
    ),
    pytest.param("54.2%에서 71.8%로 올랐다.", "zh", "从54.2% 至71.8% 올랐다[上升].", id="from a figure to a figure zh"),
    pytest.param(
        "매출은 20억원으로 집계됐다.", "en", "매출은[sales] 2 billion won으로 집계됐다[was tallied].", id="no to"
    ),
    pytest.param("텅스텐과 리튬을", "zh", "텅스텐과[钨和] 리튬을[锂]", id="and between nouns"),
    pytest.param("대표와 만났다.", "en", "대표와[with representative] 만났다[met].", id="with before a verb"),
    pytest.param("목표인 72억 달러", "en", "목표인[goal] $7.2 billion", id="copula before a noun says nothing"),
    pytest.param(
        "기간은 5년이며 매출은 늘었다.",
        "en",
        "기간은[period] five years이며[was and] 매출은[sales] 늘었다[increased].",
        id="copula",
    ),
    pytest.param("검사율은 71%는", "en", "검사율은[inspection rate] 71%는", id="particle taken for a verb"),
    pytest.param("비중은 2.4%에 불과하다.", "en", "비중은[share] 2.4%에 불과하다[is only].", id="particle with a verb"),
]


@pytest.mark.parametrize(("text", "lang", "expected"), PHRASES)
def test_phrases(text: str, lang: TargetLang, expected: str) -> None:
    assert mixed(text, gloss(text, lang, find_mentions(text))) == expected


SENSES = [
    pytest.param("소재 기업", "소재[material] 기업[company]", id="material"),
    pytest.param("산불 연기가 났다", "연기가[smoke]", id="smoke"),
    pytest.param("착공 연기를 알렸다", "연기를[postponement]", id="postponement"),
    pytest.param("새 전력 설비", "전력[electric power]", id="electric power"),
    pytest.param("회사가 이익을 냈다", "이익을[profit] 냈다[posted]", id="profit"),
    pytest.param("수수료를 냈다", "냈다[paid]", id="pay"),
    pytest.param("자사주를 소각했다", "소각했다[canceled]", id="retire shares"),
    pytest.param("쓰레기를 소각했다", "소각했다[incinerated]", id="incinerate"),
    pytest.param("업무협약의 물꼬를 텄다", "물꼬를 텄다[paved the way]", id="pave the way"),
    pytest.param("연결 기준 매출", "연결 기준[on a consolidated basis]", id="consolidated"),
    pytest.param("경상수지는 5억 달러 흑자를", "흑자를[surplus]", id="surplus"),
    pytest.param("회사가 흑자를", "흑자를[profit]", id="profit, not surplus"),
]


@pytest.mark.parametrize(("text", "expected"), SENSES)
def test_senses_in_sentences(text: str, expected: str) -> None:
    assert expected in behind(text, gloss(text, "en", find_mentions(text)))


VERBS = [
    pytest.param("관람료를 올리지 않겠다고", "en", "올리지 않겠다고[will not raise]", id="will not"),
    pytest.param("지난해보다 3% 높았다.", "en", "높았다[was higher]", id="compared"),
    pytest.param("가장 큰 시장", "en", "가장 큰[largest]", id="superlative"),
    pytest.param("가장 큰 시장", "zh", "가장 큰[最大的]", id="superlative zh"),
    pytest.param("심각하게 봤다", "en", "심각하게[seriously]", id="adverb"),
    pytest.param("선포되지 않은 상태이다", "zh", "선포되지 않은 상태이다[处于未宣布状态]", id="not yet zh"),
    pytest.param("하지 않기로 했다", "zh", "하지 않기로 했다[决定不做]", id="decided not to zh"),
    pytest.param("열지는 않았다", "en", "열지는 않았다[did not open]", id="particle inside a negation"),
    pytest.param("착공할 계획이던 공장", "en", "착공할 계획이던[that planned to break ground on]", id="had planned"),
    pytest.param("문제를 푸는 회사", "en", "푸는[that solves]", id="stem whose ㄹ is dropped"),
    pytest.param("없는 사고가 있었다", "en", "있었다[there was]", id="there was"),
]


@pytest.mark.parametrize(("text", "lang", "expected"), VERBS)
def test_predicates(text: str, lang: TargetLang, expected: str) -> None:
    assert expected in behind(text, gloss(text, lang, find_mentions(text)))
