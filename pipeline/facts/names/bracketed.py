"""Persons whose name the release gives again in brackets: in Chinese characters or in Latin letters."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.facts.names.hanja import chinese_family, chinese_spellings, reads_as
from pipeline.facts.names.person import Person, figure, figure_rows, figures, korean
from pipeline.facts.names.romanize import is_given, split_name, surnames, syllable_spellings
from pipeline.facts.names.romanize import parts as syllable_parts
from pipeline.facts.names.transliterate import chinese_cuts, japanese
from pipeline.facts.tables import rows, several
from pipeline.facts.words import Words
from pipeline.text.script import simplified

_HAN_BRACKET = re.compile(r"(?<![가-힣])([가-힣]{2,10}(?: [가-힣]{1,6})?)\s?\(([㐀-鿿々]{2,6})([·,/]\s?[^()]{1,24})?\)")
_AGED = re.compile(r"(?<![가-힣])([가-힣]{2,4})\s?\((?:[남여][·,/]\s?)?[1-9][0-9](?:세)?(?:[·,/]\s?[^()]{1,24})?\)")
"""An age in brackets behind a name: 양승비(27·영월군청), 최다솜(여·34세)."""
_LATIN_BRACKET = re.compile(
    r"(?<![가-힣])([가-힣]{1,8}(?: [가-힣]{1,8}){0,2})\s?\(([A-Z][A-Za-zÀ-ɏ.'’-]+(?:[ ][A-Z][A-Za-zÀ-ɏ.'’-]*){1,3})\)"
)


def find_bracketed(words: Words) -> Iterator[Person]:
    """The persons of a Korean text with characters or Latin letters in brackets after the name."""
    for found in _HAN_BRACKET.finditer(words.text):
        person = _with_hanja(found.group(1), simplified(found.group(2)), found.group(2))
        if person:
            person = _fixed(person)
            start = found.end(1) - len(person.ko)
            end = found.end(1) if found.group(3) and words.text[found.end() : found.end() + 1] != " " else found.end()
            yield replace(person, start=start, name_end=found.end(1), end=end)
    for found in _AGED.finditer(words.text):
        parts = split_name(found.group(1))
        if parts and is_given(parts[1]):
            start, end = found.span(1)
            yield replace(korean(found.group(1)), start=start, name_end=end, end=end, sure=True)
    for found in _LATIN_BRACKET.finditer(words.text):
        ko = _name_tail(found.group(1), found.group(2))
        if ko:
            person = korean(ko) if split_name(ko) and " " not in ko else _foreign(ko, found.group(2))
            listed = next(iter(figures().meanings(ko)), None)
            if listed:
                person = figure(figure_rows()[listed], 0, 0)
            spellings = tuple(dict.fromkeys([found.group(2), *person.en]))
            start = found.end(1) - len(ko)
            yield replace(
                person,
                start=start,
                name_end=found.end(1),
                end=found.end(),
                en=spellings,
                origin="latin",
                certain=True,
                sure=" " not in ko,
            )


def _fixed(person: Person) -> Person:
    """A person with characters, in the spelling of the table of public figures where it has the same person."""
    row = figure_rows().get(person.ko)
    if row is None or row["zh"] != person.zh[0]:
        return person
    return replace(person, en=tuple(dict.fromkeys([row["en"], *several(row["en_also"]), *person.en])), certain=True)


def _with_hanja(words_before: str, hanja: str, raw: str) -> Person | None:
    """The person of a name with hanja: Korean where the readings agree, Japanese or Chinese otherwise."""
    last = words_before.split(" ")[-1]
    if reads_as(hanja, last) or reads_as(raw, last):
        parts = split_name(last)
        if not parts or simplified(hanja[: len(parts[0])]) not in surnames()[parts[0]][1]:
            return None
        return replace(korean(last), zh=(hanja,), family_zh=(hanja[: len(parts[0])],), origin="hanja", sure=True)
    for kanji, ko, en in _japanese_families():
        if raw.startswith(kanji) and words_before.split(" ")[-2:][0].startswith(ko):
            return _japanese(words_before, ko, en, raw, kanji)
    if " " in words_before and _kana(words_before.split(" ")[-2] + last) and not chinese_cuts(last):
        family_ko = words_before.split(" ")[-2]
        return _japanese(words_before, family_ko, japanese(family_ko), raw, raw[:2])
    family = chinese_family(hanja)
    if not any(len(cut) == len(hanja) for cut in chinese_cuts(last)):
        return None
    if not family or not 2 <= len(hanja) <= 4 or re.search("[省市县区州学会社部厅局]$", hanja[2:]):
        return None
    spellings = chinese_spellings(hanja)
    cut = next(iter(chinese_cuts(last)), ())
    family_ko = cut[0] if cut else last[:1]
    return Person(
        0,
        0,
        0,
        last,
        tuple(spellings),
        (hanja,),
        family_ko,
        (spellings[0].split(" ")[0],),
        (family,),
        "hanja",
        certain=True,
        sure=True,
    )


def _kana(hangul: str) -> bool:
    """Whether the Hangul can spell Japanese: open syllables, or such as end in ㄴ or ㅅ."""
    found = [syllable_parts(char) for char in hangul]
    return all(cut is not None and cut[2] in (0, 4, 19) for cut in found)


@lru_cache(maxsize=1)
def _japanese_families() -> tuple[tuple[str, str, str], ...]:
    table = [(row["kanji"], row["ko"], row["en"]) for row in rows("surnames_jp.csv")]
    return tuple(sorted(table, key=lambda row: -len(row[0])))


def _japanese(before: str, ko: str, en: str, raw: str, kanji: str) -> Person:
    pieces = before.split(" ")
    name = " ".join(pieces[-2:]) if len(pieces) > 1 and pieces[-2].startswith(ko) else pieces[-1]
    given = japanese(name.removeprefix(ko).strip())
    zh = simplified(raw)
    return Person(
        0, 0, 0, name, (f"{given} {en}", f"{en} {given}"), (zh,), ko, (en,), (simplified(kanji),), "hanja", sure=True
    )


def _name_tail(words_before: str, latin: str) -> str:
    """The words before the bracket that make the name: as many as the Latin has, a Korean name being one."""
    pieces = words_before.split(" ")
    if (
        split_name(pieces[-1])
        and len(pieces[-1]) <= 4
        and latin.replace("-", " ").lower().split(" ")[0] in _latin_syllables(pieces[-1])
    ):
        return pieces[-1]
    count = len(latin.split(" "))
    return " ".join(pieces[-count:]) if len(pieces) >= count else ""


def _latin_syllables(name: str) -> set[str]:
    family, given = split_name(name) or ("", "")
    latin = {spelling.lower() for spelling in surnames().get(family, ([], []))[0]}
    return latin | {spelling for char in given[:1] for spelling in syllable_spellings().get(char, [])}


def _foreign(ko: str, latin: str) -> Person:
    family = latin.split(" ")[-1]
    return Person(0, 0, 0, ko, (latin,), (), ko.split(" ")[-1], (family,), (), "latin", certain=True)
