"""Why an article got no brief, in Korean or Chinese. The program states the reason once, in English, and keeps that in
``rejects.jsonl``; here it is told in the reader's language, sentence by sentence, with its own figures and names."""

import re
from functools import lru_cache
from importlib import resources
from string import Formatter
from typing import NamedTuple

import yaml

from pipeline.records import Lang


class Reason(NamedTuple):
    """A sentence as it is found in English, and how each language says it."""

    english: re.Pattern[str]
    said: dict[str, str]


def reason(detail: str, lang: Lang) -> str:
    """The reason in ``lang``; in English where the table doesn't have it.

    >>> reason("12 characters of text; at least 40 are needed for a brief", "zh")
    '正文只有 12 字，至少 40 字才能生成简报。'
    """
    if lang == "en":
        return detail
    for known in _reasons():
        if (found := known.english.fullmatch(detail)) is not None:
            parts = {name: reason(text, lang) for name, text in found.groupdict().items()}
            return known.said[lang].format(**parts)
    return detail


@lru_cache(maxsize=1)
def _reasons() -> tuple[Reason, ...]:
    """The table, the sentences with the most words of their own first: they are the surest."""
    text = resources.files("pipeline.io").joinpath("strings/rejects.yaml").read_text(encoding="utf-8")
    rows: list[dict[str, str]] = yaml.safe_load(text)
    ordered = sorted(rows, key=lambda row: -sum(len(own) for own, *_ in Formatter().parse(row["en"])))
    return tuple(Reason(_pattern(row["en"]), row) for row in ordered)


def _pattern(english: str) -> re.Pattern[str]:
    """What the sentence looks like with any words in its fields, the shortest that fit."""
    parts = (re.escape(own) + (f"(?P<{name}>.+?)" if name else "") for own, name, *_ in Formatter().parse(english))
    return re.compile("".join(parts), re.DOTALL)
