"""What a change to a text is: where it is made, what it should set off, and the ways all languages share."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.data import HandName, Reference
from pipeline.records import Lang

NAMED = ("person", "place", "organization")


@dataclass(frozen=True)
class Site:
    """One sentence of a reference in one language, with the same sentence in all three and the other references."""

    reference: Reference
    lang: Lang
    index: int
    text: str
    others: Sequence[Reference]

    def sentence(self, lang: Lang) -> str:
        """The same sentence in ``lang``."""
        return self.reference.summary(lang)[self.index]

    def names(self) -> Iterator[tuple[HandName, str]]:
        """People, places and organizations that stand in the text, with the longest spelling that does."""
        for name in self.reference.names:
            if name.kind in NAMED:
                ways = [way for way in spellings(name, self.lang) if word(way, self.lang).search(self.text)]
                if ways:
                    yield name, max(ways, key=len)


Make = Callable[[Site, random.Random], Iterator[str]]


@dataclass(frozen=True)
class Change:
    """A damage (``expects`` names the defects that count as found) or a harmless rewrite (``expects`` is empty)."""

    name: str
    lang: Lang
    make: Make
    expects: tuple[str, ...] = ()


def spellings(name: HandName, lang: Lang) -> tuple[str, ...]:
    """How the name may be written in ``lang``."""
    return {"ko": (name.surface,), "en": name.en, "zh": name.zh}[lang]


def word(text: str, lang: Lang) -> re.Pattern[str]:
    """Finds ``text``, in English only as whole words."""
    border = r"(?<![A-Za-z-]){}(?![A-Za-z])" if lang == "en" else "{}"
    return re.compile(border.format(re.escape(text)))


def each(pattern: str, ways: Callable[[re.Match[str]], Sequence[str] | str]) -> Make:
    """Every match of ``pattern`` replaced on its own by each of its ``ways``; a way equal to the match is left out."""
    compiled = re.compile(pattern)

    def make(site: Site, _draw: random.Random) -> Iterator[str]:
        for match in compiled.finditer(site.text):
            given = ways(match)
            for way in [given] if isinstance(given, str) else given:
                if way != match.group():
                    yield site.text[: match.start()] + way + site.text[match.end() :]

    return make


def table(pairs: Mapping[str, Sequence[str] | str], whole: bool = False, after: str = "", before: str = "") -> Make:
    """Every word of ``pairs`` replaced by each of its ways; ``before`` and ``after`` are patterns that must stand there."""
    keys = "|".join(re.escape(key) for key in sorted(pairs, key=len, reverse=True))
    pattern = rf"\b(?:{keys})\b" if whole else f"(?:{keys})"
    return each(before + pattern + after, lambda match: pairs[match.group()])


def each_unit(units: Mapping[str, Sequence[str] | str]) -> Make:
    """The unit behind a number in digits replaced; years such as 2026 aren't numbers with a unit."""
    keys = "|".join(re.escape(key) for key in sorted(units, key=len, reverse=True))
    pattern = rf"(?<![\d.,])(?!(?:19|20)\d\d[년年])(\d[\d,.]*[조억만천万亿]?[ -]?)({keys})(?![A-Za-z]|기|년|度|间 )"

    def ways(match: re.Match[str]) -> list[str]:
        given = units[match.group(2)]
        return [match.group(1) + way for way in ([given] if isinstance(given, str) else given)]

    return each(pattern, ways)


def together(*makes: Make) -> Make:
    """All texts of several ways to make them."""

    def make(site: Site, draw: random.Random) -> Iterator[str]:
        for one in makes:
            yield from one(site, draw)

    return make


def other_digit(match: re.Match[str]) -> list[str]:
    """The number with its first, and with its last digit changed; neither becomes 0."""
    text = match.group()
    places = [i for i, char in enumerate(text) if char.isdigit()]
    out = []
    for place in {places[0], places[-1]}:
        digit = str((int(text[place]) + 3) % 10 or 4)
        out.append(text[:place] + digit + text[place + 1 :])
    return out


def other_name(site: Site, draw: random.Random) -> Iterator[str]:
    """A name replaced by one of its kind from another release that this release doesn't have."""
    for name, way in site.names():
        rivals = [n for r in site.others for n in r.names if n.kind == name.kind]
        fitting = [n for n in rivals if n.surface not in site.reference.source and spellings(n, site.lang)]
        for rival in draw.sample(fitting, min(2, len(fitting))):
            spelling = spellings(rival, site.lang)[0]
            if _known(spelling, site):
                continue
            yield _put(spelling, way, site)


def _put(new: str, old: str, site: Site) -> str:
    """The text with the first ``old`` replaced."""
    match = word(old, site.lang).search(site.text)
    if match is None:
        return site.text
    behind = site.text[match.end() :]
    if site.lang == "ko":
        behind = _particle(new[-1], behind)
    return site.text[: match.start()] + new + behind


def _particle(last: str, behind: str) -> str:
    """What follows a Korean word, its particle in the form that the word's last syllable asks for."""
    for closed, opened in (("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로")):
        for form in (closed, opened):
            if re.match(rf"{form}(?![가-힣])", behind):
                final = (ord(last) - 0xAC00) % 28 if "가" <= last <= "힣" else 0
                right = closed if final and not (closed == "으로" and final == 8) else opened
                return right + behind[len(form) :]
    return behind


def _known(spelling: str, site: Site) -> bool:
    """Whether a spelling belongs to a name of the site's own reference."""
    own = {way for name in site.reference.names for way in spellings(name, site.lang)}
    return any(spelling in way or way in spelling for way in own)


def swapped_names(site: Site, _draw: random.Random) -> Iterator[str]:
    """Two names of one kind that have changed places; pairs joined as equals (A and B) are left alone."""
    found = list(site.names())
    for i, (first, one) in enumerate(found):
        for second, two in found[i + 1 :]:
            a, b = word(one, site.lang).search(site.text), word(two, site.lang).search(site.text)
            if first.kind != second.kind or a is None or b is None or one in two or two in one:
                continue
            low, high = sorted((a, b), key=lambda match: match.start())
            between = site.text[low.end() : high.start()]
            if re.match(r"(?: 씨)?\s*(?:and\b|,|과|와|·|、|和|与|及)", between) and len(between) <= 30:
                continue
            yield site.text[: low.start()] + high.group() + between + low.group() + site.text[high.end() :]


def dropped(_site: Site, _draw: random.Random) -> Iterator[str]:
    """The sentence left out."""
    yield ""


def added(joint: str) -> Make:
    """A sentence of another release put behind; only sentences with a figure are taken."""

    def make(site: Site, draw: random.Random) -> Iterator[str]:
        pool = [s for r in site.others for s in r.summary(site.lang) if re.search(r"\d{2}", s)]
        for sentence in draw.sample(pool, min(1, len(pool))):
            yield site.text + joint + sentence

    return make


def doubled(joint: str) -> Make:
    """The sentence said twice."""

    def make(site: Site, _draw: random.Random) -> Iterator[str]:
        yield site.text + joint + site.text

    return make


def cut(site: Site, draw: random.Random) -> Iterator[str]:
    """The sentence broken off between half and four fifths of it, inside a word."""
    yield site.text[: int(len(site.text) * draw.uniform(0.5, 0.8))].rstrip(" ,，、")


def in_language(lang: Lang) -> Make:
    """The same sentence in another language."""

    def make(site: Site, _draw: random.Random) -> Iterator[str]:
        yield site.sentence(lang)

    return make


def korean_name(site: Site, _draw: random.Random) -> Iterator[str]:
    """A name left as it stands in Korean."""
    for name, way in site.names():
        yield _put(name.surface, way, site)


def other_spelling(site: Site, _draw: random.Random) -> Iterator[str]:
    """A name in another of its accepted spellings that says no less."""
    for name, way in site.names():
        for other in spellings(name, site.lang):
            if (
                other[:4] != "the "
                and other != way
                and other.casefold() not in way.casefold()
                and way.casefold() not in other.casefold()
            ):
                yield _put(other, way, site)


def with_hanja(opening: str, closing: str) -> Make:
    """A person's name with its characters behind it in brackets, where the reference has them."""

    def make(site: Site, _draw: random.Random) -> Iterator[str]:
        for name, way in site.names():
            hanja = name.zh[0] if name.zh else ""
            if name.kind == "person" and re.fullmatch(r"[\u3400-\u9fff]{2,4}", hanja):
                yield site.text.replace(way, f"{way}{opening}{hanja}{closing}", 1)

    return make


def person_with(title: str, before: bool) -> Make:
    """A person's name with a courtesy title before or behind it."""

    def make(site: Site, _draw: random.Random) -> Iterator[str]:
        for name, way in site.names():
            if name.kind == "person":
                yield site.text.replace(way, title + way if before else way + title, 1)

    return make


def other_quotes(opening: str, closing: str) -> Make:
    """A name put in quotation marks."""

    def make(site: Site, _draw: random.Random) -> Iterator[str]:
        for name, way in site.names():
            if name.kind != "place" and opening not in site.text:
                yield site.text.replace(way, opening + way + closing, 1)

    return make
