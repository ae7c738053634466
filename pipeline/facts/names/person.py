"""A person's name in a text, with the spellings that are known of it, and the table of public figures."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.facts.names.gazetteer import Gazetteer
from pipeline.facts.names.romanize import person_spellings, split_name, surnames
from pipeline.facts.names.transliterate import chinese_cuts
from pipeline.facts.tables import rows, several
from pipeline.records import Origin


@dataclass(frozen=True)
class Person:
    """A name in the text: ``end`` is after the brackets, ``name_end`` before them; spellings the preferred first.

    ``zh`` is empty where the characters aren't known. ``sure`` says that it is a person without a title beside it.
    """

    start: int
    name_end: int
    end: int
    ko: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    family: str
    family_en: tuple[str, ...]
    family_zh: tuple[str, ...]
    origin: Origin = "romanization"
    certain: bool = False
    sure: bool = False


def korean(name: str) -> Person:
    """A Korean name by romanization; the characters of the given name aren't guessed."""
    family, _ = split_name(name) or (name[:1], name[1:])
    latin, hanja = surnames().get(family, ([name[:1]], []))
    return Person(0, 0, 0, name, tuple(person_spellings(name)), (), family, tuple(latin), tuple(hanja))


def shortened(person: Person, start: int, end: int) -> Person:
    """The person at a place where only the family name stands."""
    own = [word for word in person.en[0].split(" ") if word in person.family_en][:1]
    family = person.family_en[:1] if person.certain else person.family_en
    en = tuple(dict.fromkeys([*own, *family, *person.en]))
    zh = tuple(dict.fromkeys([*person.family_zh, *person.zh]))
    certain = person.certain or person.origin == "hanja"
    return replace(person, start=start, name_end=end, end=end, en=en, zh=zh, certain=certain)


@lru_cache(maxsize=1)
def figures() -> Gazetteer[str]:
    """The Korean forms of the public figures, with the main form."""
    found: Gazetteer[str] = Gazetteer()
    for row in rows("people.csv"):
        for form in (row["ko"], *several(row["ko_also"])):
            found.add(form, row["ko"])
    return found


@lru_cache(maxsize=1)
def figure_rows() -> dict[str, dict[str, str]]:
    """The rows of the public figures by their main Korean form."""
    return {row["ko"]: row for row in rows("people.csv")}


def figure(row: dict[str, str], start: int, end: int) -> Person:
    """The public figure of a row of the table; a name of two syllables alone needs a title beside it."""
    en, zh = ((row[lang], *several(row[f"{lang}_also"])) for lang in ("en", "zh"))
    family = _figure_family(row, en, zh)
    return Person(start, end, end, row["ko"], en, zh, *family, "gazetteer", certain=True, sure=len(row["ko"]) > 2)


def _figure_family(
    row: dict[str, str], en: tuple[str, ...], zh: tuple[str, ...]
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The family name of a public figure in the three languages: the last word of a foreign name."""
    ko = row["ko"]
    if " " in ko or "·" in zh[0] or len(zh) > 1 or not re.search(r" ", en[0]):
        last = "" if " " not in ko else ko.split(" ")[-1]
        return last or ko, (en[0].split(" ")[-1],), zh[1:] or zh
    parts = split_name(ko)
    family = parts[0] if parts and len(ko) <= 4 else next(iter(chinese_cuts(ko)), (ko[:1],))[0]
    return family, (en[0].split(" ")[0],), (zh[0][: 2 if len(family) > 1 and len(zh[0]) > 3 else 1],)
