"""Numbered slots: a figure or a date leaves the sentence as ``#1`` and comes back right, whatever the model does."""

import re
from collections.abc import Sequence

from pipeline.records import Mention, TargetLang

_SLOT = re.compile(r"#\s?(\d+)")


def slotted(mentions: Sequence[Mention], lang: TargetLang) -> tuple[tuple[Mention, ...], dict[str, str]]:
    """The mentions with ``#1``, ``#2`` … as the rendering of each figure and date, and what each slot stands for."""
    made: list[Mention] = []
    slots: dict[str, str] = {}
    for mention in mentions:
        rendering = mention.renderings.get(lang)
        if mention.kind in ("figure", "date") and rendering is not None:
            slot = f"#{len(slots) + 1}"
            slots[slot] = rendering.preferred
            mention = mention.model_copy(
                update={"renderings": {lang: rendering.model_copy(update={"preferred": slot, "accepted": (slot,)})}}
            )
        made.append(mention)
    return tuple(made), slots


def slots_of(mentions: Sequence[Mention], lang: TargetLang) -> tuple[Mention, ...]:
    """Those of the mentions that have a slot."""
    return tuple(m for m in mentions if lang in m.renderings and _SLOT.fullmatch(m.renderings[lang].preferred))


def filled(text: str, slots: dict[str, str]) -> str:
    """``text`` with every slot filled; empty when one is missing, told twice, or unknown."""
    if not slots:
        return text
    seen = [f"#{number}" for number in _SLOT.findall(text)]
    if sorted(seen) != sorted(slots):
        return ""
    return _SLOT.sub(lambda match: slots[f"#{match[1]}"], text)
