"""Where a mention of the Korean stands in an English or Chinese text: what pages mark and light."""

import re

from pipeline.facts.checks.values import accepted, dates_told, figures_told, occurs
from pipeline.facts.dates.calendar import compatible
from pipeline.facts.figures.units import same
from pipeline.records import DateValue, Mention, Quantity, TargetLang

_JOINTS = re.compile(r"[\s\-‐‑–·・,.'’]+")
_TAKEN = "\x00"


def locate(mention: Mention, text: str, lang: TargetLang) -> tuple[int, int] | None:
    """Where the mention stands in a target text: an accepted spelling, or a figure or date of its value."""
    spellings = sorted(accepted(mention, lang), key=len, reverse=True)
    if mention.value is None:
        return next((span for spelling in spellings if (span := _loosely(spelling, text))), None)
    wordy = [spelling for spelling in spellings if not re.fullmatch(r"[\d.,\s]+", spelling)]
    exact = next((span for spelling in wordy if (span := occurs(spelling, text))), None)
    if exact is not None:
        return exact
    alike = (m for m in (*dates_told(text, lang), *figures_told(text, lang)) if same_value(mention, m))
    return next(((m.start, m.end) for m in alike), None)


def without(text: str, span: tuple[int, int] | None) -> str:
    """The text with the span blanked, offsets kept."""
    return text if span is None else text[: span[0]] + _TAKEN * (span[1] - span[0]) + text[span[1] :]


def same_value(one: Mention, two: Mention) -> bool:
    """Two figures of one value and unit, or two dates that don't contradict each other."""
    if isinstance(one.value, Quantity) and isinstance(two.value, Quantity):
        return same(one.value, two.value)
    if isinstance(one.value, DateValue) and isinstance(two.value, DateValue):
        return compatible(one.value, two.value, one.key, two.key) in ("same", "partial")
    return False


def _loosely(spelling: str, text: str) -> tuple[int, int] | None:
    """Where a spelling stands in a text, letter case, spaces, hyphens and points aside."""
    wanted = _JOINTS.sub("", spelling).casefold()
    kept = [(at, char) for at, char in enumerate(text) if not _JOINTS.fullmatch(char)]
    plain = "".join(char.lower() if len(char.lower()) == 1 else char for _, char in kept)
    at = plain.find(wanted) if wanted else -1
    while at >= 0:
        start, end = kept[at][0], kept[at + len(wanted) - 1][0] + 1
        if not (_joined(text, start - 1, start) or _joined(text, end - 1, end)):
            return start, end
        at = plain.find(wanted, at + 1)
    return None


def _joined(text: str, left: int, right: int) -> bool:
    """Two ASCII letters or digits side by side: the spelling would be cut out of a longer word."""
    return left >= 0 and right < len(text) and all(text[at].isascii() and text[at].isalnum() for at in (left, right))
