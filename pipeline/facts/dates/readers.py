"""Readers that the three languages' date rules share: numbers, spans, words of a table, clock times."""

import re
from collections.abc import Callable, Iterable, Mapping

from pipeline.facts.dates.spans import Reading, Slots

_BOUNDS = {"year": (1, 2999), "month": (1, 12), "day": (1, 31), "quarter": (1, 4), "half": (1, 2), "hour": (0, 24),
           "minute": (0, 59)}  # fmt: skip


def by_word(groups: Mapping[str, str]) -> dict[str, str]:
    """A table from each word to its group's name; the words of a group stand between bars."""
    return {word: name for name, words in groups.items() for word in words.split("|")}


def any_of(words: Mapping[str, object]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


DIGITS = "0123456789"


def heads(*words: Iterable[str]) -> str:
    """The characters that the words start with, in both cases."""
    firsts = {word[0] for group in words for word in group}
    return "".join(sorted({sign for first in firsts for sign in (first.lower(), first.upper())}))


def plausible(slots: Slots) -> bool:
    """Whether year, month, day, quarter, half, hour and minute lie in their ranges."""
    limits = ((number, *_BOUNDS[slot]) for slot, number in slots.items() if slot in _BOUNDS)
    return all(low <= number <= high for number, low, high in limits if isinstance(number, int))


def checked(slots: Slots, last: Slots | None = None, bound: bool = False) -> Reading | None:
    """The reading of plausible slots, else None."""
    return Reading(slots, last, bound) if plausible(slots) and plausible(last or {}) else None


class Numbers:
    """Reads a match whose groups are the numbers of ``slots``; a year of two digits is of this century."""

    def __init__(self, *slots: str, number: Callable[[str], int] = int, bound: bool = False) -> None:
        self.slots, self.number, self.bound = slots, number, bound

    def __call__(self, match: re.Match[str]) -> Reading | None:
        found: Slots = {slot: self.number(text) for slot, text in zip(self.slots, match.groups(), strict=False)}
        if isinstance(year := found.get("year"), int) and year < 100:
            found["year"] = 2000 + year
        return checked(found, bound=self.bound)


class Span:
    """Reads ``2~5일`` or ``1995-96``: two numbers of one slot, the second after the first."""

    def __init__(self, slot: str, number: Callable[[str], int] = int) -> None:
        self.slot, self.number = slot, number

    def __call__(self, match: re.Match[str]) -> Reading | None:
        low, high = (self.number(text) for text in match.groups() if text)
        if self.slot == "year" and high < 100:
            high += low - low % 100
        return checked({self.slot: low}, {self.slot: high}) if low < high or self.slot == "month" else None


class Word:
    """Reads a word of a table (its first group) into a key atom of ``slot``, or into the name itself for ``part``."""

    def __init__(self, slot: str, words: Mapping[str, str], kind: str = "relative", bound: bool = False) -> None:
        self.slot, self.words, self.bound = slot, words, bound
        self.prefix = "" if slot == "part" else f"{kind}:"

    def __call__(self, match: re.Match[str]) -> Reading:
        return Reading({self.slot: f"{self.prefix}{self.words[match[1].lower()]}"}, bound=self.bound)


class Fixed:
    """Reads any match into the same slots."""

    def __init__(self, slots: Slots, bound: bool = False) -> None:
        self.reading = Reading(slots, bound=bound)

    def __call__(self, match: re.Match[str]) -> Reading:
        return self.reading


class Century:
    """Reads ``기원전 3세기`` (an era or nothing, and the number) into its key atoms."""

    def __init__(self, number: Callable[[str], int] = int) -> None:
        self.number = number

    def __call__(self, match: re.Match[str]) -> Reading:
        century: Slots = {"century": f"century:{self.number(match[2])}"}
        return Reading({"era": "era:bc", **century} if match[1] else century)


def numeric(match: re.Match[str]) -> Reading | None:
    """Reads ``2026.3.15``, ``2026-03-15`` or ``2026/3/15``: groups year, three spellings of the month, day."""
    year, month, day = match[1], match[2] or match[3] or match[4], match[5]
    return checked({"year": int(year) + (2000 if len(year) == 2 else 0), "month": int(month), "day": int(day)})


NUMERIC = r"(?<![\d.-])(\d{4})(?:\. ?(\d{1,2})\. ?|-(\d\d)-|/(\d{1,2})/)(\d{1,2})(?![\d-])"


def before_christ(match: re.Match[str]) -> Reading:
    """Reads a year before Christ, thousands with or without a comma."""
    return Reading({"era": "era:bc", "year": int(match[1].replace(",", ""))})


def clock(part: str | None, hour: int, minute: int | None, padded: bool = False) -> Reading | None:
    """The reading of a time in the given part of the day; without one an hour up to 12 stays open (``clock:12``)."""
    late = part in ("afternoon", "evening") or (part == "night" and hour >= 6)
    midnight = hour == 12 and part in ("night", "dawn", "morning")
    slots: Slots = {"hour": 0 if midnight else hour + 12 if late and hour < 12 else hour}
    if minute is not None:
        slots["minute"] = minute
    if part is None and 1 <= hour <= 12 and not padded:
        slots["clock"] = "clock:12"
    return checked(slots)


class Phrase:
    """Reads a word of a table whose names are slots: ``day=today part=night`` for *tonight*."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.slots = {word: self._slots(name) for word, name in words.items()}

    def __call__(self, match: re.Match[str]) -> Reading:
        return Reading(self.slots[re.sub(r"\s+", " ", match[1].lower())])

    @staticmethod
    def _slots(name: str) -> Slots:
        pairs = (pair.split("=") for pair in name.split())
        return {slot: value if slot == "part" else f"relative:{value}" for slot, value in pairs}
