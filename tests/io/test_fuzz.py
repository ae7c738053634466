"""The short form of ``tests/soak/fuzz.py``: some examples for every parser and reader, always the same ones."""

import pytest

from tests.soak.fuzz import TARGETS, attempt


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_invented_breaks_it(name: str) -> None:
    found = attempt(name, 25, 7)
    assert found is None, f"{found.value}\n{found.trace}"


FOUND_BEFORE = [
    pytest.param("dates ko", "٣", id="a digit that isn't ASCII begins no date"),
    pytest.param("mentions", "꧹월 ٣일", id="Javanese and Arabic digits"),
    pytest.param("mentions", "9" * 400 + "명", id="more digits than a decimal divides"),
    pytest.param("figures zh", "-92/2/9\ufffd\ufffd-92/2/9", id="a negative fraction"),
    pytest.param("sentences", "\x01\x02\n한들시는 17일 협약을 맺었다.", id="a title of control characters"),
    pytest.param("read jsonl", b'{"body": 1' + b"0" * 5_000 + b"}", id="a number of 5,000 digits"),
    pytest.param(
        "safetensors",
        b'M\0\0\0\0\0\0\0{"w": {"dtype": "F32", "shape": ["2", 1], "data_offsets": [0, Infinity]}} ',
        id="sizes",
    ),
]


@pytest.mark.parametrize(("name", "value"), FOUND_BEFORE)
def test_what_was_found_stays_mended(name: str, value: str | bytes) -> None:
    TARGETS[name].run(value)
