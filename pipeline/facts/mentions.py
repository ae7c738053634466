"""Every figure, date and name of a Korean text as ``Mention`` records with their renderings.

Where finders overlap, the order of trust is: the user's termbase, then a name longer than what it
overlaps, then dates, then figures. Two mentions never overlap in what comes back.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pipeline.facts.dates import chinese as dates_zh
from pipeline.facts.dates import english as dates_en
from pipeline.facts.dates.korean import find_dates
from pipeline.facts.figures import render_en, render_zh
from pipeline.facts.figures.korean import find_figures
from pipeline.facts.names.bodies import abbreviated
from pipeline.facts.names.find import find_names
from pipeline.facts.names.people import known_people
from pipeline.facts.names.person import Person
from pipeline.facts.names.termbase import Termbase
from pipeline.records import DateValue, Mention, Quantity, Rendering, TargetLang

_RANK = {"date": 1, "figure": 2}
_WHOLE = ("person", "organization", "term")
"""Kinds whose short names aren't looked for within longer words."""


def find_mentions(text: str, published: dt.date | None = None, termbase: Termbase | None = None) -> tuple[Mention, ...]:
    """The mentions of a Korean text in order; offsets in characters of ``text``, none overlapping."""
    return _merge([*_named(text, termbase, ()), *_values(text, published)])


def _named(text: str, termbase: Termbase | None, people: tuple[Person, ...]) -> Sequence[Mention]:
    known = tuple(person for person in people if person.ko in text)
    return find_names(text, termbase, known) if termbase else _names(text, known)


@lru_cache(maxsize=256)
def _names(text: str, people: tuple[Person, ...]) -> tuple[Mention, ...]:
    """The names that need no termbase; both languages and every check ask for the same sentences."""
    return tuple(find_names(text, known=people))


@lru_cache(maxsize=256)
def _values(text: str, published: dt.date | None) -> tuple[Mention, ...]:
    """The dates and figures with their renderings, kept for the same reason."""
    return tuple(_rendered(mention) for mention in [*find_dates(text, published), *find_figures(text)])


def localize(
    text: str, known: Sequence[Mention], published: dt.date | None = None, termbase: Termbase | None = None
) -> tuple[Mention, ...]:
    """The mentions of ``text``, a sentence made from a release whose mentions are ``known``.

    What the release says of a name (its hanja, whom 강 시장 means) holds for the sentence too, so a
    name known from the release wins over what the sentence alone would give. A name that the release gives
    to two (강원 고성군, 경남 고성군) is read by the sentence alone.
    """
    found: list[Mention] = []
    names = {m.surface: m for m in (*abbreviated(known), *known) if m.kind not in _RANK}
    shared = {m.surface for m in known if m.kind == "place" and m.key != names[m.surface].key}
    names = {surface: m for surface, m in names.items() if not any(other in surface for other in shared)}
    for surface in sorted(names, key=len, reverse=True):
        at = text.find(surface)
        while at >= 0:
            if names[surface].kind not in _WHOLE or not text[:at][-1:].isalnum():
                found.append(names[surface].model_copy(update={"start": at, "end": at + len(surface)}))
            at = text.find(surface, at + len(surface))
    return _merge([*found, *_named(text, termbase, known_people(known)), *_values(text, published)])


def _rendered(mention: Mention) -> Mention:
    """A date or a figure with its renderings in both target languages."""
    if mention.value is None:
        return mention
    return mention.model_copy(update={"renderings": dict(_renderings(mention.value, mention.key))})


@lru_cache(maxsize=4096)
def _renderings(value: Quantity | DateValue, key: str) -> tuple[tuple[TargetLang, Rendering], ...]:
    """How a value is written in each target language; releases repeat their figures."""
    if isinstance(value, Quantity):
        return (("en", render_en.render_quantity(value)), ("zh", render_zh.render_quantity(value)))
    return (("en", dates_en.render_date(value, key)), ("zh", dates_zh.render_date(value, key)))


def _merge(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Non-overlapping mentions: the user's terms first, then longer ones, then by kind; earlier given wins ties."""

    def trust(item: tuple[int, Mention]) -> tuple[int, int, int, int]:
        at, mention = item
        origins = {rendering.origin for rendering in mention.renderings.values()}
        return ("termbase" not in origins, mention.start - mention.end, _RANK.get(mention.kind, 0), at)

    taken: list[Mention] = []
    used: set[int] = set()
    for _, mention in sorted(enumerate(mentions), key=trust):
        span = range(mention.start, mention.end)
        if span and used.isdisjoint(span):
            used.update(span)
            taken.append(mention)
    return tuple(sorted(taken, key=lambda mention: mention.start))
