"""Every figure, date and name of a Korean text as ``Mention`` records with their renderings.

Where finders overlap, the order of trust is: the user's termbase, then a name longer than what it
overlaps, then dates, then figures. Two mentions never overlap in what comes back.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from pipeline.facts import dates_en, dates_zh, render_en, render_zh
from pipeline.facts.dates import find_dates
from pipeline.facts.figures import find_figures
from pipeline.facts.names import find_names
from pipeline.facts.termbase import Termbase
from pipeline.records import DateValue, Mention, Quantity, Rendering, TargetLang

_RANK = {"date": 1, "figure": 2}


def find_mentions(text: str, published: dt.date | None = None, termbase: Termbase | None = None) -> tuple[Mention, ...]:
    """The mentions of a Korean text in order; offsets in characters of ``text``, none overlapping."""
    values = [*find_dates(text, published), *find_figures(text)]
    return _merge([*find_names(text, termbase), *(_rendered(mention) for mention in values)])


def localize(
    text: str, known: Sequence[Mention], published: dt.date | None = None, termbase: Termbase | None = None
) -> tuple[Mention, ...]:
    """The mentions of ``text``, a sentence made from a release whose mentions are ``known``.

    What the release says of a name (its hanja, whom 강 시장 means) holds for the sentence too, so a
    name known from the release wins over what the sentence alone would give.
    """
    found: list[Mention] = []
    names = {m.surface: m for m in known if m.kind not in _RANK}
    for surface in sorted(names, key=len, reverse=True):
        at = text.find(surface)
        while at >= 0:
            found.append(names[surface].model_copy(update={"start": at, "end": at + len(surface)}))
            at = text.find(surface, at + len(surface))
    return _merge([*found, *find_mentions(text, published, termbase)])


def _rendered(mention: Mention) -> Mention:
    """A date or a figure with its renderings in both target languages."""
    renderings: dict[TargetLang, Rendering] = {}
    if isinstance(mention.value, Quantity):
        renderings = {"en": render_en.render_quantity(mention.value), "zh": render_zh.render_quantity(mention.value)}
    elif isinstance(mention.value, DateValue):
        renderings = {
            "en": dates_en.render_date(mention.value, mention.key),
            "zh": dates_zh.render_date(mention.value, mention.key),
        }
    return mention.model_copy(update={"renderings": renderings})


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
