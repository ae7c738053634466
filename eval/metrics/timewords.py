"""Words for this, last and next year and for half-years, counted on both sides apart from the date parsers (A5)."""

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.records import TargetLang

_KO = {
    "last year": re.compile(r"지난해|작년|전년|지난 시즌|년 전|같은 기간|동기|같은 분기|지난 한 해|예년|직전"),
    "this year": re.compile(r"올해|금년|올 |올해만|이번 시즌|이달|연내|연말"),
    "next year": re.compile(r"내년|다음 해|이듬해|명년"),
    "first half": re.compile(r"상반기|전반기|전반"),
    "second half": re.compile(r"하반기|후반기|후반"),
}
_TARGET: dict[TargetLang, dict[str, re.Pattern[str]]] = {
    "en": {
        "last year": re.compile(r"\blast year\b|\bprevious year\b|\bprior year\b", re.I),
        "this year": re.compile(r"\bthis year\b(?!-)|\bcurrent year\b", re.I),
        "next year": re.compile(r"\bnext year\b|\bfollowing year\b", re.I),
        "first half": re.compile(r"\bfirst half\b", re.I),
        "second half": re.compile(r"\b(?:second|latter) half\b", re.I),
    },
    "zh": {
        "last year": re.compile(r"去年|(?<![比较])上年(?!度)"),
        "this year": re.compile(r"今年|本年"),
        "next year": re.compile(r"明年|次年|下一年"),
        "first half": re.compile(r"上半年"),
        "second half": re.compile(r"下半年"),
    },
}
_YEARS = {"last year": -1, "this year": 0, "next year": 1}


def strange(
    korean: str, target: str, lang: TargetLang, published: dt.date | None
) -> Iterator[tuple[tuple[int, int], str]]:
    """(span in ``target``, message) of each such word of which the Korean has nothing, not as a year's number either."""
    for name, pattern in _TARGET[lang].items():
        match = pattern.search(target)
        if match is None or _KO[name].search(korean):
            continue
        year = published.year + _YEARS[name] if published and name in _YEARS else None
        if year is not None and str(year) in korean:
            continue
        yield match.span(), f"the Korean doesn't say '{name}'"
