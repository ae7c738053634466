"""Sentences of a body: where one ends and the next begins, offsets true."""

import pytest

from pipeline.text.clean import clean
from pipeline.text.sentences import split

QUOTED = (
    "대회는 로봇이 공원과 계단이 섞인 1.9㎞ 길을 달리는 방식으로 치러졌다. ‘한들이’의 로봇은 31분 만에 11개를 배달했다."
)
ENDING = "이름은 ‘한들이’로 정했다. 시는 내년에 로봇 3대를 더 만든다."


@pytest.mark.parametrize(
    ("body", "second"),
    [
        pytest.param(QUOTED, "‘한들이’의 로봇은 31분 만에 11개를 배달했다.", id="a quoted name begins the sentence"),
        pytest.param(ENDING, "시는 내년에 로봇 3대를 더 만든다.", id="a quoted name inside the sentence before"),
    ],
)
def test_a_quoted_name_goes_with_its_sentence(body: str, second: str) -> None:
    sentences = split(body, clean(body, "제목").lines)
    assert [sentence.text for sentence in sentences][1:] == [second]
    assert all(body[s.start : s.end] == s.text for s in sentences)
