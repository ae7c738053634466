"""Persons in a Korean text: by a name in brackets, by the table of public figures, or by the shape of a Korean name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.facts.gazetteer import Gazetteer
from pipeline.facts.hanja import chinese_family, chinese_spellings, reads_as
from pipeline.facts.places import guards
from pipeline.facts.romanize import person_spellings, split_name, surnames, syllable_spellings
from pipeline.facts.tables import rows, several
from pipeline.facts.transliterate import chinese_cuts, chinese_guess, japanese
from pipeline.facts.words import Words
from pipeline.records import Origin
from pipeline.text.script import simplified

_HAN_BRACKET = re.compile(r"(?<![가-힣])([가-힣]{2,10}(?: [가-힣]{1,6})?)\s?\(([㐀-鿿々]{2,6})\)")
_GLOSS = re.compile(r"['’”」』》]?\s?\([㐀-鿿]")
_LATIN_BRACKET = re.compile(r"(?<![가-힣])([가-힣]{1,8}(?: [가-힣]{1,8}){0,2})\s?\(([A-Z][A-Za-zÀ-ɏ.'’-]+(?:[ ][A-Z][A-Za-zÀ-ɏ.'’-]*){1,3})\)")
_FREQUENT = frozenset("김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용")
NOT_NAMES = frozenset("이사회 이사장 대변인 조합원 위원장 공동체 한국인 정부안 고등학 신도시 주민등 전문가 신재생 공무원 주요국 한반도 강남권 민주당 서비스 우주선 신기술 이용자 방송사 "
                      "성균관 이노베 원자력 전기차 반도체 인공지 남북한 주차장 조선소 지자체 공모전 현대차 소비자 기획전 유니콘 조사단 이주민 배터리 이재민 연구원 서울시 신한은 우수상 최우수 전주기 전시회".split())


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


@lru_cache(maxsize=1)
def _figures() -> Gazetteer[str]:
    found: Gazetteer[str] = Gazetteer()
    for row in rows("people.csv"):
        for form in (row["ko"], *several(row["ko_also"])):
            found.add(form, row["ko"])
    return found


@lru_cache(maxsize=1)
def _figure_rows() -> dict[str, dict[str, str]]:
    return {row["ko"]: row for row in rows("people.csv")}


def find_people(words: Words) -> list[Person]:
    """The possible names of persons in order, not overlapping; those not ``sure`` need a title beside them."""
    found: list[Person] = []
    used: set[int] = set()
    for person in (*_bracketed(words), *_listed(words), *_shaped(words)):
        span = range(person.start, person.end)
        if used.isdisjoint(span):
            used.update(span)
            found.append(person)
    return sorted(_united(found), key=lambda person: person.start)


def _united(found: list[Person]) -> Iterator[Person]:
    """The persons, each with the best that the text says of the name anywhere (루산 as in 루산(卢山))."""
    best: dict[str, Person] = {}
    for person in found:
        if person.certain or person.zh:
            best.setdefault(person.ko, person)
    by_family = {person.family: person for person in best.values() if len(person.family) > 1}
    for person in found:
        known = best.get(person.ko)
        if known:
            yield replace(known, start=person.start, name_end=person.name_end, end=person.end)
        elif person.ko in by_family:
            yield shortened(by_family[person.ko], person.start, person.end)
        else:
            yield person


def shortened(person: Person, start: int, end: int) -> Person:
    """The person at a place where only the family name stands."""
    own = [word for word in person.en[0].split(" ") if word in person.family_en][:1]
    family = person.family_en[:1] if person.certain else person.family_en
    en = tuple(dict.fromkeys([*own, *family, *person.en]))
    zh = tuple(dict.fromkeys([*person.family_zh, *person.zh]))
    certain = person.certain or person.origin == "hanja"
    return replace(person, start=start, name_end=end, end=end, en=en, zh=zh, certain=certain)


def _bracketed(words: Words) -> Iterator[Person]:
    for found in _HAN_BRACKET.finditer(words.text):
        person = _with_hanja(found.group(1), simplified(found.group(2)), found.group(2))
        if person:
            person = _fixed(person)
            start = found.end(1) - len(person.ko)
            yield replace(person, start=start, name_end=found.end(1), end=found.end())
    for found in _LATIN_BRACKET.finditer(words.text):
        ko = _name_tail(found.group(1), found.group(2))
        if ko:
            person = korean(ko) if split_name(ko) and " " not in ko else _foreign(ko, found.group(2))
            spellings = tuple(dict.fromkeys([found.group(2), *person.en]))
            start = found.end(1) - len(ko)
            yield replace(
                person, start=start, name_end=found.end(1), end=found.end(), en=spellings, origin="latin", certain=True, sure=True
            )


def _fixed(person: Person) -> Person:
    """A person with characters, in the spelling of the table of public figures where it has the same person."""
    row = _figure_rows().get(person.ko)
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
    family = chinese_family(hanja)
    if not family or not 2 <= len(hanja) <= 4 or re.search("[省市县区州大学会社部厅局龙山江湖路街寺]$", hanja[2:]):
        return None
    en = chinese_spellings(hanja)
    cut = next(iter(chinese_cuts(last)), ())
    family_ko = cut[0] if cut else last[:1]
    return Person(
        0, 0, 0, last, tuple(en), (hanja,), family_ko, (en[0].split(" ")[0],), (family,), "hanja", certain=True, sure=True
    )


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
    if split_name(pieces[-1]) and len(pieces[-1]) <= 4 and latin.replace("-", " ").lower().split(" ")[0] in _latin_syllables(pieces[-1]):
        return pieces[-1]
    count = len(latin.split(" "))
    return " ".join(pieces[-count:]) if len(pieces) >= count else ""


def _latin_syllables(name: str) -> set[str]:
    family, given = split_name(name) or ("", "")
    latin = {spelling.lower() for spelling in surnames().get(family, ([], []))[0]}
    return latin | {spelling for char in given[:1] for spelling in syllable_spellings().get(char, [])}


def _foreign(ko: str, latin: str) -> Person:
    family = latin.split(" ")[-1]
    return Person(0, 0, 0, ko, (latin,), (), ko.split(" ")[-1], (family,), (), "latin", certain=True, sure=True)


def korean(name: str) -> Person:
    """A Korean name by romanization; the characters of the given name aren't guessed."""
    family, _ = split_name(name) or (name[:1], name[1:])
    latin, hanja = surnames().get(family, ([name[:1]], []))
    return Person(0, 0, 0, name, tuple(person_spellings(name)), (), family, tuple(latin), tuple(hanja))


def _listed(words: Words) -> Iterator[Person]:
    def accept(start: int, end: int, _: list[str]) -> bool:
        guard = guards().get(words.text[start:end], "")
        if guard == "never" or not (words.opens(start) and words.closes(end)) or words.verbal(start, end):
            return False
        return not guard or words.proper(start, end)

    for start, end, names in _figures().scan(words.text, accept):
        row = _figure_rows()[names[0]]
        en, zh = ((row[lang], *several(row[f"{lang}_also"])) for lang in ("en", "zh"))
        family, family_en, family_zh = _figure_family(row, en, zh)
        yield Person(start, end, end, row["ko"], en, zh, family, family_en, family_zh, "gazetteer", certain=True, sure=len(row["ko"]) > 2)


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


def _shaped(words: Words) -> Iterator[Person]:
    """Proper nouns of a name's shape: 강기정, 남궁민수; 량원펑 by the Chinese table."""
    for token in words.tokens:
        tag, start, end = str(token.tag), token.start, token.start + token.len
        form = words.text[start:end]
        if tag not in ("NNP", "NNG") or not words.opens(start) or form in NOT_NAMES or not re.fullmatch(r"[가-힣]{2,6}", form):
            continue
        parts = split_name(form)
        if _GLOSS.match(words.text, end):
            continue
        if parts and len(parts[1]) in (1, 2) and tag == "NNP":
            named = not form.endswith("의") and all(char in syllable_spellings() for char in parts[1])
            sure = named and len(parts[1]) == 2 and (parts[0] in _FREQUENT or len(parts[0]) > 1)
            yield replace(korean(form), start=start, name_end=end, end=end, sure=sure and words.closes(end))
        elif tag == "NNP" and (guess := chinese_guess(form)):
            family = chinese_cuts(form)[0][0]
            only = len(guess) == 1
            spellings = tuple(guess)
            yield Person(start, end, end, form, spellings, (), family, (spellings[0].split(" ")[0],), (), "romanization", certain=False, sure=only and len(form) > 3)
