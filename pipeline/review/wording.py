"""The words of the page in Korean, English or Chinese, and values said in them."""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.facts.figures.renderings import commas
from pipeline.io.wording import Words, table
from pipeline.records import DateValue, Lang, Mention, Quantity
from pipeline.review.events import LANGS

_FIELDS = ("year", "month", "day", "quarter", "half", "weekday", "hour", "minute", "part")


class PageWords(Words):
    """What is said of a brief, with the strings of the page and values in words."""

    def value(self, mention: Mention) -> str:
        """The value of a figure or a date in words; empty for a name."""
        if isinstance(mention.value, Quantity):
            return self._quantity(mention.value)
        return self._date(mention.value) if isinstance(mention.value, DateValue) else ""

    def _quantity(self, value: Quantity) -> str:
        number = commas(value.value) + (f" – {commas(value.upper)}" if value.upper is not None else "")
        unit = f"{value.unit} ({value.counter})" if value.counter else value.unit
        approx = "" if value.approx == "exact" else f"{self(f'approx.{value.approx}')} "
        return f"{approx}{number} {unit}"

    def _date(self, value: DateValue) -> str:
        day = [value.year, value.month, value.day]
        given = [number for number in day if number is not None]
        whole = len(given) > 1 and day[: len(given)] == given
        said = ["-".join(f"{number:02}" for number in given)] if whole else []
        rest = _FIELDS[3:] if whole else _FIELDS
        fields = [(name, getattr(value, name)) for name in rest]
        said += [f"{self(f'field.{name}')} {number}" for name, number in fields if number is not None]
        if value.end is not None:
            said.append(f"{self('field.end')} {self._date(value.end)}")
        if value.implied:
            names = ", ".join(self(f"field.{name}") for name in value.implied)
            said.append(f"({self('field.implied', fields=names)})")
        return " ".join(said)


@lru_cache(maxsize=len(LANGS))
def words(lang: Lang) -> PageWords:
    """The words of one language."""
    return PageWords(lang, table("pipeline.io", lang) | table("pipeline.review", lang))


def preferred(accept: str, allowed: Sequence[Lang] = LANGS) -> Lang:
    """The allowed language an ``Accept-Language`` header likes best; English when it names none.

    >>> preferred("fr, zh-CN;q=0.8, en;q=0.9")
    'en'
    """
    liked: list[tuple[float, Lang]] = []
    for part in accept.split(","):
        tag, _, weight = part.strip().partition(";q=")
        primary = tag.partition("-")[0].strip().lower()
        for lang in allowed:
            if lang == primary:
                liked.append((_weight(weight), lang))
    best = max(liked, key=lambda item: item[0], default=(0.0, "en"))
    return best[1] if best[0] > 0 else "en"


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
