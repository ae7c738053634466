"""Headlines: nouns that stand for verbs, endings left out."""

import pytest

from pipeline.facts.mentions import find_mentions
from pipeline.lexicon.gloss import behind, gloss
from pipeline.records import TargetLang

HEADLINES = [
    pytest.param("두 도시, 광구 4개 공동 탐사 합의", "en", "합의[agrees]", id="noun for a verb"),
    pytest.param("두 도시, 광구 4개 공동 탐사 합의", "zh", "합의[达成协议]", id="noun for a verb zh"),
    pytest.param("해외 매출 비중 60% 첫 돌파", "en", "돌파[surpasses]", id="surpasses"),
    pytest.param("어선 승선원 9명 전원 구조", "en", "구조[rescues]", id="rescue, not structure"),
    pytest.param("피해액 36.5% 줄어", "en", "줄어[decreases]", id="linking ending at the end"),
    pytest.param("적자 폭 75% 줄이고 흑자 전환", "en", "줄이고[reduces and]", id="linking ending inside"),
    pytest.param("이재민 850명 중 523명 귀가", "en", "귀가[returns home]", id="noun taken for noun and particle"),
    pytest.param("3년간 600억원 규모 계약", "en", "계약[contract]", id="noun that stays a noun"),
    pytest.param("합의가 이뤄졌다.", "en", "합의가[agreement]", id="no headline"),
]


@pytest.mark.parametrize(("text", "lang", "expected"), HEADLINES)
def test_headlines(text: str, lang: TargetLang, expected: str) -> None:
    assert expected in behind(text, gloss(text, lang, find_mentions(text)))
