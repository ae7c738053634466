"""Words set apart as the source has them, and sentences that stand without the one before."""

import pytest

from pipeline.text.trim import alone, spaced


@pytest.mark.parametrize(
    ("short", "source", "made"),
    [
        pytest.param("가온시는 숲을 주제로한 전시를 연다.", "가온시는 숲을 주제로 한 전시를 5월에 연다.", "가온시는 숲을 주제로 한 전시를 연다.", id="two words joined"),
        pytest.param("한들시부시장을 만났다.", "그는 한들시 부시장을 만났다.", "한들시 부시장을 만났다.", id="an office joined to its city"),
        pytest.param("가온시는 숲길을 연다.", "가온시는 오래된 숲길을 연다.", "가온시는 숲길을 연다.", id="nothing joined"),
        pytest.param("느루초록을 연다.", "느루는 초록을 연다.", "느루초록을 연다.", id="what the source doesn't have stays for the checks"),
    ],
)  # fmt: skip
def test_words_are_parted_as_in_the_source(short: str, source: str, made: str) -> None:
    assert spaced(short, source) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param("반면 가온시 수출은 3% 줄었다.", "가온시 수출은 3% 줄었다.", id="contrast"),
        pytest.param("다만, 협약은 아직 맺지 않았다.", "협약은 아직 맺지 않았다.", id="reserve"),
        pytest.param("다만이라는 가게가 문을 연다.", "다만이라는 가게가 문을 연다.", id="a name that begins so"),
    ],
)  # fmt: skip
def test_a_sentence_stands_alone(text: str, made: str) -> None:
    assert alone(text) == made
