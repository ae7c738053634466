"""Set phrases that stand for a number without naming it: round the clock, 成千上万, teenagers."""

import re

from pipeline.records import Quantity

_PHRASES: tuple[tuple[str, tuple[int, ...], str], ...] = (
    ("hour", (24,), r"(?:a?round)[- ]the[- ]clock|24/7|全天候|昼夜"),
    ("age", (10,), r"teen|adolescen|少年|十几岁|十多岁"),
    ("vague", (1_000, 10_000), r"thousands (?:up)?on thousands|成千上万|千千万万|成千累万"),
    ("vague", (100, 1_000), r"hundreds and thousands|成百上千|千百年"),
    ("counted", (1,), r"\b(?:per|each|every)\b|每|人均"),
)
"""Unit, values and the phrases that say as much in English or Chinese; "vague" is any unit of a vague number,
"counted" any Korean counter (한 사람에 40만원, 400,000 won per person)."""
_COMPILED = tuple((unit, values, re.compile(phrases, re.IGNORECASE)) for unit, values, phrases in _PHRASES)


def worded(value: Quantity, target: str) -> bool:
    """True if a set phrase of ``target`` says ``value``; thousands are said so only of a vague number.

    >>> from decimal import Decimal
    >>> worded(Quantity(value=Decimal(24), unit="hour"), "open around the clock")
    True
    """
    kinds = (value.unit, value.approx, "counted" if value.unit == "count" and value.counter else "")
    return any(
        unit in kinds and value.value in values and phrases.search(target) is not None
        for unit, values, phrases in _COMPILED
    )
