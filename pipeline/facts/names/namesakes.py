"""Which of several places of one name is meant (광주, 중구, 고성, 산시), by what stands near it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.facts.names.place_forms import all_places, ancestors
from pipeline.text.script import simplified

INSTITUTION = re.compile(
    r"(?:의 | )[가-힣]{0,8}(?:대학교|대학|고등학교|중학교|초등학교|병원|의료원|시청|시민|공장|본사|아파트|전통시장)"
)
"""What stands behind a town, not behind a sea or a region of its name."""
_BRACKETED = re.compile(r"\s?\(([一-鿿]{1,8})\)")


@dataclass(frozen=True)
class Sense:
    """One place that a form can mean; ``older`` marks a Chinese place in its Sino-Korean reading."""

    key: str
    suffixed: bool
    older: bool = False


Found = tuple[int, int, list[Sense]]


@lru_cache(maxsize=1)
def _children() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, place in all_places().items():
        if place.parent:
            found.setdefault(place.parent, set()).add(key)
    return {parent: frozenset(keys) for parent, keys in found.items()}


def choose(text: str, found: Sequence[Found]) -> list[list[Sense]]:
    """For each match the senses that remain: one where the text tells, several where it can't.

    Evidence, strongest first: the hanja in brackets; the province or city right before it; the same
    name told apart elsewhere in the text; the province, or a place in it, named elsewhere; the rank.
    """
    named = [_sure(senses) for _, _, senses in found]
    elsewhere = Counter(key for key in named if key)
    told = _told(text, found, named)
    return [_pick(senses, told.get(at), elsewhere, told) for at, (_, _, senses) in enumerate(found)]


def _sure(senses: list[Sense]) -> str:
    """The key of a form with one sense only."""
    return senses[0].key if len(senses) == 1 else ""


def _told(text: str, found: Sequence[Found], named: list[str]) -> dict[int, str]:
    """By index, the key that the hanja in brackets or the place right before tells."""
    told: dict[int, str] = {}
    before_end, before = -9, ""
    for at, (start, end, senses) in enumerate(found):
        if len(senses) > 1:
            near = before if 0 <= start - before_end <= 1 else ""
            fitting = _by_hanja(text, end, senses) or [s.key for s in senses if near and near in ancestors(s.key)]
            fitting = fitting or _towns(text, end, senses)
            if 0 < len(fitting) < len(senses):
                told[at] = fitting[0]
        before_end, before = end, told.get(at) or named[at]
    return told


def _towns(text: str, end: int, senses: list[Sense]) -> list[str]:
    """The towns among the senses where an institution stands behind the name: 동해의 나린대학교."""
    if not INSTITUTION.match(text, end):
        return []
    return [sense.key for sense in senses if all_places()[sense.key].kind.startswith("kr-")]


def _by_hanja(text: str, end: int, senses: list[Sense]) -> list[str]:
    bracket = _BRACKETED.match(text, end)
    if not bracket:
        return []
    hanja = simplified(bracket.group(1))
    places = all_places()
    return [sense.key for sense in senses if hanja in places[sense.key].chinese(suffixed=True)]


def _pick(senses: list[Sense], key: str | None, elsewhere: Counter[str], told: dict[int, str]) -> list[Sense]:
    by_key = {sense.key: sense for sense in senses}
    if key:
        return [by_key[key]]
    again = [known for known in dict.fromkeys(told.values()) if known in by_key]
    if again:
        return [by_key[again[0]]]
    if len(senses) == 1:
        return senses
    scores = {sense.key: _nearness(sense, elsewhere) for sense in senses}
    best = max(scores.values())
    kept = [sense for sense in senses if scores[sense.key] == best]
    rank = min((all_places()[sense.key].rank, sense.older) for sense in kept)
    return [sense for sense in kept if (all_places()[sense.key].rank, sense.older) == rank]


def _nearness(sense: Sense, elsewhere: Counter[str]) -> int:
    """How often the text names what the place lies in, or what lies in it; a province itself has the first claim."""
    place = all_places()[sense.key]
    inside = sum(elsewhere[key] for key in _children().get(sense.key, ()))
    around = sum(elsewhere[key] for key in ancestors(sense.key) if key not in ("KR",))
    own = 3 if place.rank <= 1 and not sense.older else 0
    foreign = sense.older and not around
    return 0 if foreign else min(2, inside + around) + own
