"""Places smaller than the tables have, by their ending behind a known place: 부여군 송하리, 스리랑카 마탈레시."""

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.names.body_forms import name_ends
from pipeline.facts.names.place_forms import SETTLED_NOUNS
from pipeline.facts.names.romanize import place as romanized
from pipeline.facts.names.spelled import spellings
from pipeline.facts.words import Words
from pipeline.records import Mention, Rendering

_HOME = {"읍": ("eup", "邑"), "면": ("myeon", "面"), "동": ("dong", "洞"), "리": ("ri", "里")}
_ABROAD = {"시": ("City", "市"), "주": ("Province", "州"), "군": ("County", "郡"), "구": ("District", "区")}
_WORD = re.compile(r"[가-힣]{2,9}")
_QUARTERS = {
    "중부": ("Central", "中央"),
    "동부": ("Eastern", "东部"),
    "서부": ("Western", "西部"),
    "남부": ("Southern", "南部"),
    "북부": ("Northern", "北部"),
    "북동": ("Northeastern", "东北"),
    "북서": ("Northwestern", "西北"),
    "남동": ("Southeastern", "东南"),
    "남서": ("Southwestern", "西南"),
}
_NEAR = 12
"""How many characters before a city abroad its country stands at most (스리랑카 중부주 마탈레시)."""


def find_settlements(words: Words, places: Sequence[Mention]) -> list[Mention]:
    """The places behind ``places`` that only their ending tells, and where the text repeats them."""
    home = {place.end: place for place in places if place.key.startswith("place:KR") and place.key != "place:KR"}
    found: dict[str, Mention] = {}
    abroad = [
        (p.end, p.key.removeprefix("place:")[:2]) for p in places if not p.key.startswith(("place:KR", "place:reg"))
    ]
    for word in _WORD.finditer(words.text):
        if word.start() and words.text[word.start() - 1].isalnum():
            continue
        mention = _at_home(words, word, home) or _abroad(words, word, places, abroad)
        if mention is not None:
            if mention.surface[-1] in _HOME:
                home[mention.end] = mention
            else:
                abroad.append((mention.end, _country(abroad, word.start())))
            found.setdefault(mention.surface, mention)
            if mention.surface[-1] in _ABROAD and len(mention.surface) > 3:
                found.setdefault(mention.surface[:-1], _bare(mention))
    taken = {at for place in places for at in range(place.start, place.end)}
    return [mention for mention in _everywhere(words.text, found) if mention.start not in taken]


def _at_home(words: Words, word: re.Match[str], before: dict[int, Mention]) -> Mention | None:
    """송하리 where 부여군 stands right before it."""
    start = word.start()
    if before.get(start - 1) is None or words.text[start - 1] != " ":
        return None
    for size in name_ends(word.group()):
        name = word.group()[:size]
        if name[-1] in _HOME and 2 <= len(name) <= 4 and name not in SETTLED_NOUNS:
            hyphen, zh = _HOME[name[-1]]
            latin = romanized(name[:-1])
            return _mention(name, start, [f"{latin}-{hyphen}", f"{latin}{hyphen}", latin], [latin + zh, latin])
    return None


def _abroad(
    words: Words, word: re.Match[str], places: Sequence[Mention], abroad: Sequence[tuple[int, str]]
) -> Mention | None:
    """마탈레시 where a country stands shortly before it, and no dictionary has the word; 중부주 behind one."""
    country = _country(abroad, word.start())
    token = words.starting.get(word.start())
    if not country or token is None:
        return None
    if word.group()[2:3] == "주" and word.group()[:2] in _QUARTERS and _placed(words.text, word.start(), places):
        english, chinese = _QUARTERS[word.group()[:2]]
        en = [f"{english} Province", english]
        return _mention(word.group()[:3], word.start(), en, [f"{chinese}省", f"{chinese}省份", f"{chinese}州", *en])
    if not token.oov or not _placed(words.text, word.start(), places):
        return None
    for size in name_ends(word.group()):
        name = word.group()[:size]
        if name[-1] in _ABROAD and len(name) > 2 and name not in SETTLED_NOUNS and size < len(word.group()):
            generic, zh = _ABROAD[name[-1]]
            latin = spellings(name[:-1], country)
            en = [latin[0] if name[-1] == "시" else f"{latin[0]} {generic}", f"{latin[0]} {generic}", *latin]
            return _mention(name, word.start(), en, [latin[0] + zh, *latin])
    return None


def _country(abroad: Sequence[tuple[int, str]], start: int) -> str:
    """The country of the place abroad that ends shortly before ``start``."""
    return next((country for end, country in reversed(abroad) if 0 < start - end <= _NEAR), "")


def _placed(text: str, start: int, places: Sequence[Mention]) -> bool:
    """Whether a place, or a word for a province (중부주), stands right before."""
    if text[start - 1 : start] != " " or start < 2:
        return False
    return (
        text[start - 2] in "주성현도"
        or text[start - 3 : start - 1] in _QUARTERS
        or any(place.end == start - 1 for place in places)
    )


def _mention(name: str, start: int, en: list[str], zh: list[str]) -> Mention:
    return Mention(
        kind="place",
        surface=name,
        start=start,
        end=start + len(name),
        renderings={
            "en": Rendering(preferred=en[0], accepted=tuple(dict.fromkeys(en)), origin="rule", certain=False),
            "zh": Rendering(preferred=zh[0], accepted=tuple(dict.fromkeys([*zh, *en])), origin="rule", certain=False),
        },
        key=f"place:{name}",
    )


def _bare(mention: Mention) -> Mention:
    """The place without its ending: 마탈레 for 마탈레시."""
    latin = mention.renderings["en"].preferred.split(" ")[0]
    return _mention(mention.surface[:-1], mention.start, [latin], [latin]).model_copy(update={"key": mention.key})


def _everywhere(text: str, found: dict[str, Mention]) -> Iterator[Mention]:
    """The mentions wherever their names stand as words."""
    for name, mention in found.items():
        for again in re.finditer(rf"(?<![가-힣A-Za-z]){name}(?![A-Za-z])", text):
            rest = re.compile("[가-힣]*").match(text, again.end())
            word = name + (rest.group() if rest else "")
            if len(name) in list(name_ends(word)) or word == name:
                yield mention.model_copy(update={"start": again.start(), "end": again.end()})
