"""What a mention is worth and how it may be written, and what a target tells: the questions that all comparisons ask."""

import re
from decimal import Decimal
from functools import lru_cache

from pipeline.facts.dates import chinese as dates_zh
from pipeline.facts.dates import english as dates_en
from pipeline.facts.figures import chinese as parse_zh
from pipeline.facts.figures import english as parse_en
from pipeline.records import DateValue, Mention, Quantity, TargetLang

_WON = re.compile(r"(?<=\d )Won\b|(?<=illion )Won\b")
_TOUCHED_BEFORE = re.compile(r"[\d.,]$")
_TOUCHED_BEHIND = re.compile(r"\d|[.,]\d")
_DATE_NUMBERS = ("year", "month", "day", "quarter", "hour")


@lru_cache(maxsize=256)
def figures_told(target: str, lang: TargetLang) -> tuple[Mention, ...]:
    """The figures of an English or Chinese text, kept: every check asks for the same sentences.

    A headline's "49.8 Billion Won" is money as "49.8 billion won" is.
    """
    plain = _WON.sub(lambda match: match[0].lower(), target) if lang == "en" else target
    found = (parse_en if lang == "en" else parse_zh).find_figures(plain)
    return tuple(m.model_copy(update={"surface": target[m.start : m.end]}) for m in found)


@lru_cache(maxsize=256)
def dates_told(target: str, lang: TargetLang) -> tuple[Mention, ...]:
    """The dates of an English or Chinese text, kept for the same reason."""
    return tuple((dates_en if lang == "en" else dates_zh).find_dates(target))


def quantity(mention: Mention) -> Quantity:
    """The mention's quantity; ``TypeError`` when it has none."""
    if not isinstance(mention.value, Quantity):
        raise TypeError(f"mention '{mention.surface}' has no quantity")
    return mention.value


def date_of(mention: Mention) -> DateValue:
    """The mention's date; ``TypeError`` when it has none."""
    if not isinstance(mention.value, DateValue):
        raise TypeError(f"mention '{mention.surface}' has no date")
    return mention.value


def accepted(mention: Mention, lang: TargetLang) -> tuple[str, ...]:
    """Every spelling of the mention that passes in ``lang``, the preferred one first."""
    rendering = mention.renderings.get(lang)
    return (rendering.preferred, *rendering.accepted) if rendering else ()


def occurs(spelling: str, target: str) -> tuple[int, int] | None:
    """Where ``spelling`` stands in ``target`` with no digit touching it, letter case aside."""
    low, wanted = target.casefold(), spelling.casefold()
    if not wanted or len(low) != len(target):
        return None
    at = low.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not _TOUCHED_BEFORE.search(low[max(0, at - 2) : at]) and not _TOUCHED_BEHIND.match(low, end):
            return at, end
        at = low.find(wanted, at + 1)
    return None


def date_numbers(value: DateValue) -> set[Decimal]:
    """The numbers a date stands for, its end's too."""
    numbers = {Decimal(getattr(value, field)) for field in _DATE_NUMBERS if getattr(value, field) is not None}
    return numbers | (date_numbers(value.end) if value.end is not None else set())


def written(date: Mention) -> set[Decimal]:
    """The numbers a date stands for or is written with (16세기, 1년 전)."""
    return date_numbers(date_of(date)) | {Decimal(digits) for digits in re.findall(r"\d{1,9}", date.surface)}


def parts_of(value: Quantity) -> set[Decimal]:
    """The two numbers of a fraction (one in five), none for anything else."""
    return {value.value, value.upper} if value.unit == "fraction" and value.upper is not None else set()
