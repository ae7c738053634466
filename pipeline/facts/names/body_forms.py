"""What a word that names a company or an institution is made of: 국립|부여|문화유산|연구소, 들녘|푸드."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.facts.names.place_forms import all_places
from pipeline.facts.names.places import guards, korean_forms
from pipeline.facts.names.spelled import spellings
from pipeline.facts.tables import rows, word_set

_FOUNDERS = {
    "국립": ("National", "国立"),
    "시립": ("Municipal", "市立"),
    "도립": ("Provincial", "道立"),
    "군립": ("County", "郡立"),
    "구립": ("District", "区立"),
}
_WIDE = ("한국", "대한", "전국", "국제", "세계", "아시아", "남북", "한중", "한미", "한일")
"""What begins the name of a body that says what it is (대한장애인사이클연맹): the lexicon has its words."""
_LONGEST_FIELD = 6
_LONGEST_RESTS = 4


_PARTICLES = word_set(
    "은 는 이 가 을 를 의 에 와 과 도 만 로 등 측 에서 에게 으로 보다 처럼 까지 부터 이나 이며 이자 이다 라며 라고 이라 이란 에는 에도 "
    "에서는 에서도 에게는 와의 과의 와도 과도 이라는 이라고 으로서 으로부터 으로는 측은 측이 측에 들은 들이"
)


@dataclass(frozen=True)
class Ending:
    """A row of the table of endings; ``own`` and ``marks`` as its first line tells."""

    ko: str
    en: str
    zh: str
    own: bool
    marks: str
    joined: bool


@dataclass(frozen=True)
class Parts:
    """A word in its parts; ``end`` is where the name ends in the word, before 장 and particles."""

    founder: str
    stem: str
    fields: tuple[str, ...]
    ending: Ending
    end: int


@lru_cache(maxsize=1)
def endings() -> dict[str, Ending]:
    """The endings by their Korean form."""
    return {
        row["ko"]: Ending(row["ko"], row["en"], row["zh"], row["own"] == "yes", row["marks"], row["joined"] == "yes")
        for row in rows("body_endings.csv")
    }


@lru_cache(maxsize=1)
def fields() -> dict[str, tuple[str, str]]:
    """The fields in English and Chinese by their Korean form."""
    return {row["ko"]: (row["en"], row["zh"]) for row in rows("body_fields.csv")}


@lru_cache(maxsize=1)
def stops() -> frozenset[str]:
    """The common words that name no body before an ending."""
    return frozenset(row["ko"] for row in rows("body_stops.csv"))


@lru_cache(maxsize=1)
def _tails() -> dict[str, tuple[int, ...]]:
    """The last syllables of endings with the lengths of those, longest first."""
    found: dict[str, set[int]] = {}
    for ko in endings():
        found.setdefault(ko[-1], set()).add(len(ko))
    return {tail: tuple(sorted(sizes, reverse=True)) for tail, sizes in found.items()}


def name_ends(word: str) -> Iterator[int]:
    """Where a name at the start of ``word`` can end: at its end, or before particles or 장, the longest first."""
    for size in range(max(0, min(_LONGEST_RESTS, len(word) - 2)) + 1):
        rest = word[len(word) - size :]
        if not rest or rest in _PARTICLES or (rest[0] == "장" and rest[1:] in ("", *_PARTICLES)):
            yield len(word) - size


@lru_cache(maxsize=4096)
def taken_apart(word: str) -> Parts | None:
    """The parts of a word of Hangul that may name a body, None where it has no ending of the table.

    >>> found = taken_apart("국립부여문화유산연구소장은")
    >>> (found.founder, found.stem, found.fields, found.ending.ko) if found else None
    ('국립', '부여', ('문화유산',), '연구소')
    """
    for end in name_ends(word):
        for size in _tails().get(word[end - 1], ()):
            ending = endings().get(word[end - size : end]) if size < end else None
            if ending is None:
                continue
            founder = word[:2] if word[:2] in _FOUNDERS and end - size > 2 else ""
            stem, inner = _fields_off(word[len(founder) : end - size], 0 if founder else 2)
            if len(stem) > 1 or (founder and not stem):
                return Parts(founder, stem, inner, ending, end)
    return None


def _fields_off(stem: str, least: int) -> tuple[str, tuple[str, ...]]:
    """``stem`` without the fields at its end, which leave at least so many syllables, and those."""
    found: list[str] = []
    while True:
        sizes = range(min(_LONGEST_FIELD, len(stem) - least), 1, -1)
        size = next((size for size in sizes if stem[-size:] in fields()), 0)
        if not size:
            return stem, tuple(found)
        found.insert(0, stem[-size:])
        stem = stem[:-size]


def place_of(stem: str) -> str:
    """The key of the place that a name begins with (부여|박물관), empty where it is none or a country."""
    if guards().get(stem) == "never":
        return ""
    found = [all_places()[sense.key] for sense in korean_forms().meanings(stem)]
    places = [place for place in found if place.kind not in ("country", "region")]
    home = [place for place in places if place.kind.startswith("kr-")]
    return next((place.key for place in [*home, *places]), "") if len(places) == len(found) else ""


def is_common(parts: Parts) -> bool:
    """Whether the words before the ending are all common ones (대형|병원, 지역|문화|재단)."""
    stem = parts.stem
    if parts.founder and not stem:
        return False
    known = stops() | fields().keys()
    if stem.startswith(_WIDE):
        return True
    whole = stem in known or any(stem[:at] in known and stem[at:] in known for at in range(2, len(stem) - 1))
    return whole or (stem[-2:] in stops() and not place_of(stem[:-2]) and stem[:-2] in known)


def named(parts: Parts, country: str = "") -> tuple[list[str], list[str]]:
    """The English and the Chinese names of a body, the preferred first."""
    place = all_places().get(place_of(parts.stem))
    latin = (place.en,) if place else spellings(parts.stem, country) if parts.stem else ("",)
    han = place.zh if place else latin[0]
    inner = [fields()[field] for field in parts.fields]
    founder_en, founder_zh = _FOUNDERS.get(parts.founder, ("", ""))
    behind = [*(en for en, _ in inner), parts.ending.en]
    english = [_english([stem, founder_en], behind, joined=parts.ending.joined) for stem in latin]
    if founder_en:
        english += [_english([founder_en, stem], behind, joined=False) for stem in latin[:1]]
    tail = "".join(zh for _, zh in inner) + parts.ending.zh
    chinese = [founder_zh + han + tail]
    if not parts.ending.own and not place:
        chinese = [english[0], *chinese]
    bare = [] if place or parts.founder else [*latin]
    return [*english, *bare], [*chinese, *english, *bare]


def _english(before: Sequence[str], behind: Sequence[str], *, joined: bool) -> str:
    """The words of an English name, an ending like gate joined to the one before it."""
    words = " ".join(word for word in before if word)
    return words + "".join(behind) if joined else " ".join([*([words] if words else []), *behind])
