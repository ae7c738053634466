"""Checks a reference file by rules of its own, apart from the parsers it is there to judge.

``python -m eval.references.check FILE`` prints one line a fault and exits 1 where there is one. Asked of
each release: length and sentences, that surfaces and summary numbers occur, that every spelling of a
figure has the figure's value, no Hangul or Traditional characters in a target; and of the whole file
unique ids, five releases a domain and a third of them hard.
"""

import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import opencc

from eval.data import HandFigure, Reference, load_references
from pipeline.errors import InputError

BODY = (700, 1600)
SENTENCES = 3
PER_DOMAIN = 5
HARD_SHARE = 1 / 3
_SCALES = {
    "조": 10**12, "억": 10**8, "만": 10**4, "천": 10**3, "백": 10**2, "万亿": 10**12, "亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2,
    "trillion": 10**12, "tn": 10**12, "billion": 10**9, "bn": 10**9, "million": 10**6, "mn": 10**6, "m": 10**6, "thousand": 10**3,
}  # fmt: skip
_NUMBER = r"(?:\d[\d,]*)?\.?\d+"
_KO_PART = re.compile(rf"({_NUMBER})\s?(조|억|만|천|백)?")
_ZH_PART = re.compile(rf"({_NUMBER})\s?(万亿|亿|万|千|百)?")
_EN_PART = re.compile(rf"({_NUMBER})[\s-]?(trillion|tn\b|billion|bn\b|million|mn\b|m\b(?!-|²)|thousand)?", re.I)
_CURRENCIES = {
    "원": ("won", "KRW", "₩", "W", "韩元", "韩币", "韩圆"),
    "달러": ("dollar", "$", "USD", "美元"),
    "유로": ("euro", "€", "EUR", "欧元"),
    "엔": ("yen", "¥", "JPY", "日元", "日圆"),
    "위안": ("yuan", "RMB", "CNY", "¥", "元", "renminbi", "人民币"),
}
_CALENDAR = re.compile(r"\d\s*[년월일시분]|분기|세기|오전|오후|박|주년|요일")
_DURATION = re.compile(r"간|동안|시간|개월|분\d|\d초|년을|박|걸쳐")
_NATIVE = {"한 ": 1, "두 ": 2, "세 ": 3, "네 ": 4, "다섯 ": 5, "첫": 1}
_AMOUNT = re.compile(rf"^{_NUMBER}\s?[조억만천]?[\d,조억만천\s]*(원|달러|유로|엔|위안)?$")
_BOTH = "著乾瞭於"
_SIMPLIFY = opencc.OpenCC("t2s")


def value(text: str, lang: str) -> Decimal | None:
    """The number a text begins with, scale words counted in; ``None`` where it has no digits.

    >>> value("1조2천억원", "ko"), value("426.9 billion won", "en"), value("4269亿韩元", "zh")
    (Decimal('1200000000000'), Decimal('426900000000.0'), Decimal('426900000000'))
    """
    joined = re.match(r"(\d+)万(\d{4})亿", text) if lang == "zh" else None
    if joined:
        return Decimal(joined.group(1) + joined.group(2)) * 10**8
    pattern = {"ko": _KO_PART, "en": _EN_PART, "zh": _ZH_PART}[lang]
    total, last, end = None, 0, None
    for match in pattern.finditer(text):
        if end is not None and match.start() != end:
            break
        scale = _SCALES[match.group(2).lower()] if match.group(2) else 1
        amount = Decimal(match.group(1).replace(",", "")) * scale
        rest = text[match.end() :]
        bare = re.match(r"(조|억|만|亿|万)", rest) if match.group(2) in ("천", "백", "千", "百") else None
        amount *= _SCALES[bare.group()] if bare else 1
        if total is not None and (lang == "en" or scale >= last):
            break
        total, last = (total or Decimal(0)) + amount, scale
        end = match.end() + (bare.end() if bare else 0)
    return total


def figure_faults(figure: HandFigure, published: dt.date | None) -> Iterator[str]:
    """Spellings whose value or currency isn't the surface's. Dates may only use numbers they can come from."""
    for lang, ways in (("en", figure.en), ("zh", figure.zh)):
        if not ways:
            yield f"figure '{figure.surface}': no {lang} spelling"
        for way in ways:
            if _CALENDAR.search(figure.surface) and not _DURATION.search(figure.surface):
                yield from _date_faults(figure.surface, way, lang, published)
            elif _AMOUNT.match(figure.surface):
                yield from _amount_faults(figure.surface, way, lang)


def _date_faults(surface: str, way: str, lang: str, published: dt.date | None) -> Iterator[str]:
    """Numbers of a date's spelling that come neither from the surface nor from the day of publication.

    Allowed beside them: the month before or after it (지난달, 다음 달), full hours, years near it, decades,
    seasons (2024-25).
    """
    allowed = {int(d) for d in re.findall(r"\d+", surface)}
    allowed |= {n for word, n in _NATIVE.items() if word in surface}
    if published:
        month = published.month
        allowed |= {published.year + k for k in range(-2, 3)} | {
            published.day,
            month,
            month % 12 + 1,
            (month - 2) % 12 + 1,
        }
    allowed |= {n - 12 for n in allowed if 12 < n <= 24} | {n + 12 for n in allowed if n <= 12} | {0}
    allowed |= {n % 100 for n in allowed if n > 1000} | {n // 100 + 1 for n in allowed if n > 1000}
    for digits in re.findall(r"\d[\d,]*", way):
        if "," in digits.strip(",") or int(digits.strip(",")) not in allowed:
            yield f"figure '{surface}': {lang} '{way}' has {digits}"


def _amount_faults(surface: str, way: str, lang: str) -> Iterator[str]:
    """The value and the currency of one spelling of an amount."""
    mine, other = value(surface, "ko"), value(way, lang)
    if other is not None and mine != other and "成" not in way:
        yield f"figure '{surface}': {lang} '{way}' is {other:f}, not {mine:f}"
    for korean, signs in _CURRENCIES.items():
        if surface.endswith(korean) and not any(sign.lower() in way.lower() for sign in signs):
            yield f"figure '{surface}': {lang} '{way}' lacks the currency"


def reference_faults(reference: Reference) -> Iterator[str]:
    """The faults of one release."""
    if not BODY[0] <= len(reference.body) <= BODY[1]:
        yield f"body has {len(reference.body)} characters; {BODY[0]} to {BODY[1]} are asked for"
    for lang in ("ko", "en", "zh"):
        count = len(reference.summary(lang))
        if count != SENTENCES:
            yield f"summary_{lang} has {count} sentences; {SENTENCES} are asked for"
    for field in ("headline_ko", "headline_en", "headline_zh", "title", "published", "domain", "difficulty"):
        if not getattr(reference, field):
            yield f"no {field}"
    text = "\n".join((reference.source, *reference.summary_ko))
    for item in (*reference.figures, *reference.names):
        if item.surface not in text:
            yield f"surface '{item.surface}' doesn't occur"
    for name in reference.names:
        if not name.en or not name.zh:
            yield f"name '{name.surface}': a spelling is missing"
    for figure in reference.figures:
        yield from figure_faults(figure, reference.published)
    yield from _number_faults(reference)
    yield from _script_faults(reference)


def _number_faults(reference: Reference) -> Iterator[str]:
    """Numbers of the Korean summary and headline that the release hasn't."""
    have = set(re.findall(_NUMBER, reference.source.replace(",", "")))
    for sentence in (*reference.summary_ko, reference.headline_ko):
        for number in re.findall(_NUMBER, sentence.replace(",", "")):
            if number.rstrip(".") not in have:
                yield f"summary number {number} isn't in the release: {sentence}"


def _script_faults(reference: Reference) -> Iterator[str]:
    """Hangul in a target, Han in English, Traditional characters in Chinese."""
    for item in (*reference.figures, *reference.names):
        for text in (*item.en, *item.zh):
            if re.search(r"[\uac00-\ud7a3]", text):
                yield f"Hangul in a spelling of '{item.surface}': {text}"
        yield from (f"Traditional in a spelling of '{item.surface}': {t}" for t in item.zh if _traditional(t))
    for text in (*reference.summary_en, reference.headline_en):
        if re.search(r"[\uac00-\ud7a3\u3400-\u9fff]", text):
            yield f"Hangul or Han in English: {text}"
    for text in (*reference.summary_zh, reference.headline_zh):
        if re.search(r"[\uac00-\ud7a3]", text):
            yield f"Hangul in Chinese: {text}"
        if _traditional(text):
            yield f"Traditional characters in Chinese: {_traditional(text)} in {text}"


def _traditional(text: str) -> str:
    """The characters that Simplified Chinese writes otherwise."""
    return "".join(a for a, b in zip(text, _SIMPLIFY.convert(text), strict=False) if a != b and a not in _BOTH)


def file_faults(references: Sequence[Reference]) -> Iterator[str]:
    """Faults of the file as a whole: releases a domain, the share of hard ones, bodies that repeat."""
    for domain, count in sorted(Counter(reference.domain for reference in references).items()):
        if count != PER_DOMAIN:
            yield f"domain '{domain}' has {count} releases; {PER_DOMAIN} are asked for"
    hard = sum(reference.difficulty == "hard" for reference in references)
    if hard < HARD_SHARE * len(references):
        yield f"{hard} of {len(references)} releases are hard; a third is asked for"
    for reference in references:
        if reference.difficulty == "hard" and not reference.hard_because:
            yield f"{reference.id}: hard, but hard_because is empty"
    for body, count in Counter(reference.body for reference in references).items():
        if count > 1:
            yield f"{count} releases have one body: {body[:40]}"


def faults(path: Path) -> list[str]:
    """All faults of a reference file, each with the id of its release."""
    references = list(load_references(path).values())
    found = [f"{reference.id}: {fault}" for reference in references for fault in reference_faults(reference)]
    return [*found, *file_faults(references)]


def main(arguments: Sequence[str]) -> int:
    """Prints the faults of the files named; 0 without any, 1 with some, 3 for a file that can't be read."""
    code = 0
    for name in arguments:
        try:
            found = faults(Path(name))
        except InputError as error:
            print(error)
            return error.exit_code
        print(*(f"{name}: {fault}" for fault in found), sep="\n" if found else "")
        print(f"{name}: {len(found)} faults")
        code = code or int(bool(found))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
