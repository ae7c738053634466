"""Names that have changed places: who did what to whom, apart from any parser (A6).

Each hand-written name has a role in the Korean sentence, by its particle, and one in the translation,
by its preposition or by coming first. Two names of one kind are swapped where each has the role that only
fits the other, or where each stands by the other's figure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from eval.data import HandName, Reference
from eval.metrics.hand import named_in, spellings_of
from pipeline.records import TargetLang

_PARTICLE = re.compile(
    r"(?:\([^)]*\))?[’”]?(은|는|이|가|께서|을|를|와|과|에서|에게|에|으로|로|부터|까지|의|보다)?(?=[\s,.·]|$)"
)
_TITLED = re.compile(r"(?:\([^)]*\))?\s(?:[가-힣]+\s)?[가-힣]+?(은|는|이|가|께서|을|를|와|과|에게|의)(?=[\s,.]|$)")
_ROLES = {
    "subject": ("은", "는", "이", "가", "께서"),
    "object": ("을", "를"),
    "with": ("와", "과"),
    "from": ("부터",),
    "at": ("에서",),
    "to": ("에게", "에", "으로", "로", "까지"),
}
_FITS: dict[str, set[str]] = {
    "subject": {"first", "by"},
    "object": {"later", "to", "with", "of", "on", "for"},
    "with": {"with", "later", "and", "between", "to"},
    "from": {"from", "later", "of"},
    "at": {"at", "from", "of", "later", "first"},
    "to": {"to", "later", "at", "on", "until", "of", "for"},
}
_PREPOSITIONS: dict[TargetLang, dict[str, str]] = {
    "en": {
        "in": "at", "at": "at", "from": "from", "to": "to", "into": "to", "toward": "to", "with": "with", "of": "of", "by": "by",
        "and": "and", "between": "between", "on": "on", "for": "for", "near": "at", "until": "until", "between the": "between",
    },
    "zh": {
        "在": "at", "于": "at", "从": "from", "自": "from", "到": "to", "至": "to", "赴": "to", "向": "to", "对": "to", "给": "to", "给了": "to",
        "与": "with", "和": "with", "同": "with", "由": "by", "被": "by", "前往": "to", "往": "to", "见": "later",
    },
}  # fmt: skip
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:[조억만万亿](?:\d[\d,]*)?)*")


@dataclass(frozen=True)
class _Placed:
    """A name with its role and place in the Korean sentence and in the translation."""

    name: HandName
    own: str
    korean: int
    given: str
    span: tuple[int, int]


def swapped(reference: Reference, korean: str, target: str, lang: TargetLang) -> Iterator[tuple[tuple[int, int], str]]:
    """(span in ``target``, message) of each pair of like names that have changed places."""
    placed = _placed(reference, korean, target, lang)
    for a, b in combinations(placed, 2):
        if _group(a.name) != _group(b.name) or _joined(a, b, korean):
            continue
        if _crossed(a, b) or _by_figures(a, b, korean, target) or (lang == "zh" and _turned(a, b, target)):
            yield a.span, f"{a.name.surface} and {b.name.surface} have changed places"


def _placed(reference: Reference, korean: str, target: str, lang: TargetLang) -> list[_Placed]:
    """The names found once on each side, in the order of the translation."""
    found: list[tuple[HandName, tuple[int, int]]] = []
    used: set[int] = set()
    ways = [(way, n) for n in named_in(reference, korean) for way in spellings_of(n, reference, lang) if way]
    for way, name in sorted(ways, key=lambda item: -len(item[0])):
        at = target.find(way)
        if at < 0 or any(name is other for other, _ in found) or used & set(range(at, at + len(way))):
            continue
        used |= set(range(at, at + len(way)))
        found.append((name, (at, at + len(way))))
    found.sort(key=lambda item: item[1])
    first: set[str] = set()
    out = []
    for name, span in found:
        given = _given(target, span, lang) or ("later" if _group(name) in first else "first")
        if given == "first":
            first.add(_group(name))
        place = korean.find(name.surface)
        out.append(_Placed(name, _own(korean, place + len(name.surface), name.kind), place, given, span))
    return out


def _group(name: HandName) -> str:
    """People are swapped with people; places and organizations with each other (a city is both)."""
    return "person" if name.kind == "person" else "place"


def _own(korean: str, end: int, kind: str) -> str:
    """The role that the particle behind a Korean name gives it; empty for a modifier."""
    match = _PARTICLE.match(korean, end)
    if (match is None or not match.group(1)) and kind == "person":
        match = _TITLED.match(korean, end)
    particle = match.group(1) if match else None
    return next((role for role, particles in _ROLES.items() if particle in particles), "")


def _given(target: str, span: tuple[int, int], lang: TargetLang) -> str:
    """The role that the preposition before a name gives it; empty where there is none."""
    before = target[: span[0]]
    if lang == "zh":
        words = sorted(_PREPOSITIONS["zh"], key=len, reverse=True)
        return next((_PREPOSITIONS["zh"][w] for w in words if before.endswith(w)), "")
    for word in reversed(re.split(r"[,;]", before)[-1].split()[-3:]):
        if word.lower() in _PREPOSITIONS["en"]:
            return _PREPOSITIONS["en"][word.lower()]
        if word.endswith(("ed", "'s")):
            return ""
    return ""


def _crossed(a: _Placed, b: _Placed) -> bool:
    """Each has the role that fits the other and not itself."""
    if a.own == b.own:
        return False
    if not a.own or not b.own:
        known, other = (a, b) if a.own else (b, a)
        fits = _FITS[known.own] - {"later"}
        if known.own == "subject":
            return _usurped(a, b)
        if abs(known.korean - other.korean) <= len(other.name.surface) + 2:
            return False
        moved = known.own in ("to", "from") and known.given in {"from", "first", "by", "to"} - fits
        return moved and other.given in fits
    return (
        a.given in _FITS[b.own]
        and a.given not in _FITS[a.own]
        and b.given in _FITS[a.own]
        and b.given not in _FITS[b.own]
    ) or ("subject" in (a.own, b.own) and _usurped(a, b))


def _usurped(a: _Placed, b: _Placed) -> bool:
    """The Korean subject stands behind the translation's first name, which comes later and is no subject in the Korean."""
    subject, other = (a, b) if a.own == "subject" else (b, a)
    taken = other.given == "first" and other.span < subject.span and other.korean > subject.korean
    return taken and other.own != "subject" and subject.given != "by" and subject.span[0] - other.span[1] > 3


def _joined(a: _Placed, b: _Placed, korean: str) -> bool:
    """Two names that do one thing together (A와 B는): their order says nothing."""
    low, high = sorted((a, b), key=lambda item: item.korean)
    between = korean[low.korean + len(low.name.surface) : high.korean]
    return re.fullmatch(r"(?: 씨)?(?:와|과|,|·|및| 및)\s?(?:[가-힣]{1,6}\s){0,2}", between) is not None


def _turned(a: _Placed, b: _Placed, target: str) -> bool:
    """In Chinese, two modifiers (or a place and the one in it) that stand in the other order than in Korean."""
    first, second = sorted((a, b), key=lambda item: item.span)
    if first.korean < second.korean or first.own not in ("", "at", "to") or second.own:
        return False
    between = target[first.span[1] : second.span[0]]
    return len(between) <= 6 and not re.search(r"[，。、；和与]", between)


def _by_figures(a: _Placed, b: _Placed, korean: str, target: str) -> bool:
    """Name, figure, name, figure in Korean; the same figures in the translation with the names the other way round."""
    low, high = sorted((a, b), key=lambda item: item.korean)
    one, two = _next(korean, low.korean, high.korean), _next(korean, high.korean, len(korean))
    places = {_digits(m.group()): m.start() for m in _FIGURE.finditer(target)}
    if not one or not two or one == two or one not in places or two not in places:
        return False
    mixed = sorted([(places[one], "f"), (places[two], "f"), (a.span[0], "n"), (b.span[0], "n")])
    if [kind for _, kind in mixed] not in (["n", "f", "n", "f"], ["f", "n", "f", "n"]):
        return False
    first = min((a, b), key=lambda item: item.span)
    return (first.name is low.name) != (places[one] < places[two])


def _next(text: str, start: int, end: int) -> str:
    """The significant digits of the first figure between two places."""
    match = _FIGURE.search(text, start, end)
    return _digits(match.group()) if match else ""


def _digits(figure: str) -> str:
    """Significant digits, so that 412억 and 41.2 billion agree, 1만900 and 10,900 too.

    >>> _digits("1만900"), _digits("10,900"), _digits("41.2")
    ('109', '109', '412')
    """
    parts = re.split(r"[조억만万亿]", figure.replace(",", ""))
    joined = parts[0] + "".join(part.zfill(4) for part in parts[1:] if part)
    return joined.replace(".", "").strip("0")
