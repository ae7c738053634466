"""The log: one line an event, never more."""

import io
import json

import pytest

from pipeline.run.events import configure, log


@pytest.fixture
def stream() -> io.StringIO:
    return io.StringIO()


def test_json_lines(stream: io.StringIO) -> None:
    configure("json", stream)
    log("brief", article="a\n\ud800", status="verified", nothing=None)
    log("call_failed", level="warning", articles=["a", "b"])
    configure("none")
    log("unseen")
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert (first["event"], first["level"], first["article"]) == ("brief", "info", "a\n\ud800")
    assert "nothing" not in first
    assert (second["level"], second["articles"]) == ("warning", ["a", "b"])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("a", "article=a", id="bare"),
        pytest.param("가온", "article=가온", id="Hangul"),
        pytest.param("a b\nc", 'article="a b\\nc"', id="quoted"),
        pytest.param("", 'article=""', id="empty"),
        pytest.param(3, "article=3", id="number"),
        pytest.param(["a"], 'article=["a"]', id="list"),
    ],
)
def test_text_lines(stream: io.StringIO, value: object, shown: str) -> None:
    configure("text", stream)
    log("brief", article=value)
    configure("none")
    (line,) = stream.getvalue().splitlines()
    assert line.endswith(f" info brief {shown}")
