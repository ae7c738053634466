"""Ships, rockets and satellites: 제7명성호 → No. 7 Myeongseong, 第7Myeongseong号; 누리호 → Nuri, 世界号."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.facts.names.romanize import place
from pipeline.facts.names.spelled import spellings
from pipeline.facts.tables import rows, several
from pipeline.facts.words import Words
from pipeline.records import Mention, Origin, Rendering

_CRAFT = (
    r"(?:어선|여객선|화물선|유조선|상선|낚싯배|선박|운반선|컨테이너선|카페리|요트|보트|조사선|실습선|연구선|시추선|지도선|관공선|병원선|"
    r"유람선|관광선|크루즈선?|함정|경비함|경비정|군함|구축함|잠수함|호위함|상륙함|쇄빙선|예인선|바지선|채낚기|저인망|통발|우주선|탐사선|위성|발사체|로켓)"
)
_NUMBERED = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?:제 ?)?(\d{1,4}) ?([가-힣]{2,5}?)호(?=[^가-힣]|[은는이가을를의에와과로도](?![가-힣])|에서|에는)"
)
"""제7명성호, 107대양호: the number comes first."""
_NAMED = re.compile(
    rf"(?:{_CRAFT}(?:인)? ?['‘“]?|(?<=[‘“']))([가-힣]{{2,6}}?)(?:[- ]?(\d{{1,4}}))?호(?=[^가-힣]|[은는이가을를의에와과로도](?![가-힣])|에서|에는)"
)
"""여객선 한바다3호, ‘누리마루호’: behind the word for what it is, or in quotation marks."""
_NO_NAMES = tuple("보구신부암번상옹변선환")
"""Endings of what stands before 호 in words and lakes (신재생 보호, 의암호)."""


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    return {row["ko"]: row for row in rows("vessels.csv")}


def find_vessels(words: Words) -> list[Mention]:
    """The vessels and craft of a Korean text, the number and 호 in the name; terms, certain where a table has them."""
    text = words.text
    found: dict[int, Mention] = {}
    for match in _NUMBERED.finditer(text):
        number, name = match.groups()
        if match.group().startswith("제") or len(name) > 2 or _behind_craft(text, match.start()):
            found.setdefault(match.start(), _mention(text, match.span(), name, number, first=True))
    for match in _NAMED.finditer(text):
        name, number = match.group(1), match.group(2) or ""
        if not name.endswith(_NO_NAMES):
            span = (match.start(1), match.end())
            found.setdefault(match.start(1), _mention(text, span, name, number, first=False))
    for match in _listed(text):
        name, number = match.group(1), match.group(2) or ""
        found.setdefault(match.start(), _mention(text, match.span(), name, number, first=False))
    return sorted(found.values(), key=lambda mention: mention.start)


def _behind_craft(text: str, start: int) -> bool:
    return re.search(_CRAFT + r" ?['‘“]?$", text[max(0, start - 8) : start]) is not None


def _listed(text: str) -> Iterator[re.Match[str]]:
    names = "|".join(sorted(_table(), key=len, reverse=True))
    yield from re.finditer(rf"(?<![가-힣A-Za-z])({names})(?:[- ]?(\d{{1,2}}))?호(?![가-힣]{{2}})", text)


def _mention(text: str, span: tuple[int, int], name: str, number: str, *, first: bool) -> Mention:
    row = _table().get(name)
    latin = [row["en"], *several(row["en_also"])] if row else list(dict.fromkeys([place(name), *spellings(name)]))
    han = [row["zh"], *several(row["zh_also"])] if row else latin[:1]
    en = [form for word in latin for form in _english(word, number, first=first)]
    zh = [form for word in han for form in _chinese(word, number, first=first)]
    origin: Origin = "gazetteer" if row else "rule"
    renderings = {
        "en": Rendering(preferred=en[0], accepted=tuple(dict.fromkeys(en)), origin=origin, certain=False),
        "zh": Rendering(preferred=zh[0], accepted=tuple(dict.fromkeys([*zh, *en])), origin=origin, certain=False),
    }
    start, end = span
    surface = text[start:end]
    return Mention(kind="term", surface=surface, start=start, end=end, renderings=renderings, key=f"term:{surface}")


def _english(word: str, number: str, *, first: bool) -> Iterator[str]:
    """The English forms, the preferred first: No. 7 Myeongseong, Hanbada 3, Nuri."""
    if number:
        if first:
            yield f"No. {number} {word}"
        yield from (f"{word} {number}", f"{word} No. {number}", f"{word}ho {number}", f"No. {number} {word}")
        yield from (f"{number} {word}", f"{word}-{number}", f"{number}-{word}")
        return
    yield from (word, f"{word}ho", f"{word}-ho")


def _chinese(word: str, number: str, *, first: bool) -> Iterator[str]:
    """The Chinese forms, the preferred first: 第7Myeongseong号, Hanbada3号, 世界号."""
    if number and first:
        yield from (f"第{number}{word}号", f"{number}{word}号")
    yield from (f"{word}{number}号", f"“{word}”{number}号", f"{word}{number}")
