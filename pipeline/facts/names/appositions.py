"""Names with their titles and bodies as one unit: 강기정 광주광역시장 → Gwangju Mayor Kang Gi-jung, 光州市长姜琪正.

Each unit is a mention of the person that spans body, title and name; the title in it is a mention of
its own. Later mentions by family name and title (강 시장) belong to the person they repeat.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.facts.names.person import Person, korean, shortened
from pipeline.facts.names.romanize import surnames
from pipeline.facts.names.titles import Title, TitleSpan, body_before, chinese_office, english_office, holds, words_of
from pipeline.facts.words import Words
from pipeline.records import TARGET_LANGS, Mention, Rendering, TargetLang

_MODIFIERS = {
    "전": ("former ", "前"),
    "전임": ("former ", "前任"),
    "현": ("", "现任"),
    "신임": ("new ", "新任"),
    "고": ("the late ", "已故"),
}
_MODIFIED = re.compile(r"(?:^|(?<=[\s),]))(전임|신임|전|현|고) $")
_AMBIGUOUS = frozenset("이전현신구고한주양방반내명금여남연대제지모도당원정선우부공두피")
_ADNOMINAL = frozenset("전현고각총본")
_FAMILY = re.compile(r"(?:^|(?<![가-힣A-Za-z0-9]))([가-힣]{1,3})\s$")


@dataclass(frozen=True)
class Unit:
    """What stands together: the title with its body, and the person whose it is."""

    span: TitleSpan
    body: Mention | None
    person: Person | None
    modifier: str = ""

    @property
    def start(self) -> int:
        """Where the unit begins."""
        starts = [self.office_start, *([self.person.start] if self.person else [])]
        return min(starts)

    @property
    def office_start(self) -> int:
        """Where the body, or the title without one, begins."""
        return min(self.span.start, self.body.start) if self.body else self.span.start

    @property
    def parted(self) -> bool:
        """Whether the name stands between body and title (저장성 루산 부성장)."""
        return bool(self.body and self.person and self.body.end <= self.person.start < self.span.start)

    @property
    def end(self) -> int:
        """Where the unit ends."""
        return max(self.span.end, self.person.end if self.person else 0)


def mentions_of(words: Words, people: list[Person], bodies: list[Mention], titles: list[TitleSpan]) -> list[Mention]:
    """The mentions of persons and titles, units before the titles that they hold."""
    families = frozenset(person.family for person in people if person.sure and person.family not in _AMBIGUOUS)
    units = list(_units(words, people, bodies, titles, families))
    joined = {unit.person for unit in units if unit.person}
    named = {person.ko for person in joined if len(person.ko) > 2}
    known = [person for person in people if person in joined or person.sure or person.ko in named]
    offices = {(unit.person.ko, unit.span.title.ko[-2:]) for unit in units if unit.person}
    found: list[Mention] = []
    by_family: dict[str, list[Person]] = {}
    for person in known:
        by_family.setdefault(person.family, []).append(person)
    later_units = [_later(words, unit, by_family, offices) for unit in units]
    for unit in later_units:
        if unit.person is None and unit.body is None and not unit.span.title.bare:
            continue
        if unit.person:
            found.append(_unit_mention(words.text, unit))
        found.append(_title_mention(words.text, unit))
    held = {at for unit in later_units if unit.person for at in range(unit.start, unit.end)}
    alone = [person for person in known if person not in joined and person.start not in held]
    return [*found, *(_person_mention(words.text, person) for person in alone)]


def _units(
    words: Words, people: list[Person], bodies: list[Mention], titles: list[TitleSpan], families: frozenset[str]
) -> Iterator[Unit]:
    by_end = {body.end: body for body in sorted(bodies, key=lambda body: body.end - body.start)}
    ending = {person.end: person for person in people}
    starting = {person.start: person for person in people}
    last = -1
    for span in titles:
        body = body_before(words.text, span, by_end)
        start = min(span.start, body.start) if body else span.start
        modifier, before = _modifier(words.text, start)
        person = ending.get(before) or ending.get(start) or starting.get(span.end + 1)
        if person is not None and (person.start < last or _separated(words.text, span, person)):
            person = None
        if body is None and person is not None and person.end <= start:
            body = _body_of_name(words.text, person, by_end, last)
        named = person is not None or bool(_surname_before(words, before + 1, families))
        if holds(words.text, span, body, named=named):
            unit = Unit(span, body, person, modifier if person is None or person.end <= start else "")
            last = unit.end
            yield unit


def _separated(text: str, span: TitleSpan, person: Person) -> bool:
    """A name after the title belongs to it only over a plain space."""
    return person.start > span.end and text[span.end : person.start] not in (" ", "\u00a0")


def _modifier(text: str, start: int) -> tuple[str, int]:
    """전, 현 … before the office, and where a name before that would have to end."""
    found = _MODIFIED.search(text, max(0, start - 4), start)
    if found:
        return found.group(1), found.start() - 1
    return "", start - 1


def _body_of_name(text: str, person: Person, by_end: dict[int, Mention], last: int) -> Mention | None:
    """The body before the name: 저장성 루산 부성장, 네이버 최수연 대표."""
    body = by_end.get(person.start - 1) if text[person.start - 1 : person.start] == " " else None
    return body if body and body.start >= last else None


def _surname_before(words: Words, start: int, families: frozenset[str]) -> str:
    """A family name alone before the title: 강 시장, 야오 시장.

    전 시장 (former), 이 시장 (this) and the like need that someone of the name is known, or Kiwi's word for it.
    """
    found = _FAMILY.search(words.text, max(0, start - 6), start)
    name = found.group(1) if found else ""
    if not found or name in families or name not in surnames():
        return name if name in families else ""
    token = words.starting.get(found.start(1))
    proper = token is not None and str(token.tag) == "NNP" and token.len == len(name)
    return name if (proper and name not in _ADNOMINAL) or name not in _AMBIGUOUS else ""


def _later(words: Words, unit: Unit, known: dict[str, list[Person]], offices: set[tuple[str, str]]) -> Unit:
    """The unit with the person whom a family name and title repeat, if that is what it is.

    ``offices`` pairs each named person with the last two characters of a title that the text gives them.
    """
    at = _modifier(words.text, unit.office_start)[1] + 1
    found = _FAMILY.search(words.text, max(0, at - 6), at)
    if unit.person is not None or not found:
        return unit
    name, start = found.group(1), found.start(1)
    fitting = known.get(name, [])
    same = [person for person in fitting if (person.ko, unit.span.title.ko[-2:]) in offices]
    fitting = same or ([] if name in _AMBIGUOUS else fitting)
    before = [person for person in fitting if person.start < start] or fitting
    doubtful = name in _AMBIGUOUS and unit.span.title.ko == "시장"
    if not before and (doubtful or not _surname_before(words, at, frozenset())):
        return unit
    person = before[-1] if before else _stranger(name)
    return replace(unit, person=shortened(person, start, start + len(name)))


@lru_cache(maxsize=256)
def _stranger(family: str) -> Person:
    """Someone known by the family name alone; the usual character of the name is a guess."""
    latin, hanja = (tuple(spellings) for spellings in surnames()[family])
    return replace(korean(family), ko=family, en=latin, zh=hanja, family=family, family_en=latin, family_zh=hanja)


def _unit_mention(text: str, unit: Unit) -> Mention:
    person = unit.person
    if person is None:
        raise ValueError("a unit without a person is a title")
    offices_en, offices_zh = english_office(unit.span.title, unit.body), chinese_office(unit.span.title, unit.body)
    former_en, former_zh = _MODIFIERS.get(unit.modifier, ("", ""))
    en = [f"{former_en}{office}" if former_en else office for office in offices_en]
    first = _english(unit.span.title, en[0], person.en[0], with_body=unit.body is not None)
    more = [_english(unit.span.title, office, person.en[0], with_body=unit.body is not None) for office in en[1:6]]
    short = [f"{word} {family}" for word in offices_en[-len(unit.span.title.en) :] for family in person.family_en[:1]]
    accepted_en = tuple(dict.fromkeys([first, *person.en, *more, *short]))
    renderings: dict[TargetLang, Rendering] = {
        "en": Rendering(
            preferred=first, accepted=accepted_en, origin=person.origin, certain=person.certain or _known(person)
        ),
        "zh": _chinese(unit, person, [former_zh + office for office in offices_zh]),
    }
    start, end = unit.start, unit.end
    return Mention(
        kind="person", surface=text[start:end], start=start, end=end, renderings=renderings, key=f"person:{person.ko}"
    )


def _known(person: Person) -> bool:
    """Whether the Latin spelling can be relied on: every usual one is accepted for a Korean name with hanja."""
    return person.origin in ("hanja", "gazetteer", "latin")


def _english(title: Title, office: str, name: str, *, with_body: bool) -> str:
    """Name and office in English order: Gwangju Mayor Kang Gi-jung; Gu Jianxin, director of the …"""
    if title.ko == "씨":
        return name
    if " of " in office and office[:1].islower():
        return f"{name}, {office}"
    if not title.before:
        return f"{name}, {office}" if with_body else f"{office} {name}"
    return f"{office} {name}"


def _chinese(unit: Unit, person: Person, offices: list[str]) -> Rendering:
    """Office and name in Chinese: body and title before a full name, the bare title after it (姜市长)."""
    title = unit.span.title
    names = person.zh or person.en[:1]
    bare = words_of(title, None)[1]
    if title.ko == "씨":
        whole = [names[0]]
    elif unit.body is None:
        whole = [names[0] + word for word in offices] + [word + names[0] for word in offices]
    else:
        whole = [office + names[0] for office in offices[:4]] + [names[0] + word for word in bare]
    certain = bool(person.zh) and (person.certain or person.origin == "hanja")
    spellings = person.zh if person.zh else person.en
    accepted = tuple(dict.fromkeys([*whole, *spellings]))
    return Rendering(preferred=whole[0], accepted=accepted, origin=person.origin, certain=certain)


def _title_mention(text: str, unit: Unit) -> Mention:
    start, end = unit.span.start if unit.parted else unit.office_start, unit.span.end
    title, body = unit.span.title, unit.body
    renderings = dict(_bare_title(title) if body is None else _title_renderings(title, body))
    key = f"title:{title.ko}" + (f"@{body.key.partition(':')[2]}" if body else "")
    return Mention(kind="title", surface=text[start:end], start=start, end=end, renderings=renderings, key=key)


@lru_cache(maxsize=512)
def _bare_title(title: Title) -> tuple[tuple[TargetLang, Rendering], ...]:
    return _title_renderings(title, None)


def _title_renderings(title: Title, body: Mention | None) -> tuple[tuple[TargetLang, Rendering], ...]:
    """The office and, less exact, the title alone, in both languages."""
    offices = {"en": english_office(title, body), "zh": chinese_office(title, body)}
    plain = dict(zip(TARGET_LANGS, words_of(title, body), strict=True))
    return tuple(
        (
            lang,
            Rendering(
                preferred=offices[lang][0],
                accepted=tuple(dict.fromkeys([*offices[lang], *plain[lang]])),
                origin="gazetteer",
            ),
        )
        for lang in TARGET_LANGS
    )


def _person_mention(text: str, person: Person) -> Mention:
    zh = person.zh or person.en
    renderings: dict[TargetLang, Rendering] = {
        "en": Rendering(preferred=person.en[0], accepted=person.en, origin=person.origin, certain=_known(person)),
        "zh": Rendering(preferred=zh[0], accepted=zh, origin=person.origin, certain=bool(person.zh)),
    }
    return Mention(
        kind="person",
        surface=text[person.start : person.end],
        start=person.start,
        end=person.end,
        renderings=renderings,
        key=f"person:{person.ko}",
    )
