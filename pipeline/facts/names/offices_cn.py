"""Offices of Chinese cities and provinces in Sino-Korean: 쑤저우시 원림녹화관리국 → Bureau of Landscape and Forestry."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.facts.names.gazetteer import Gazetteer
from pipeline.facts.tables import rows, several
from pipeline.facts.words import Words
from pipeline.records import Mention, Rendering


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    return {row["ko"]: row for row in rows("bodies_cn.csv")}


@lru_cache(maxsize=1)
def _forms() -> Gazetteer[str]:
    found: Gazetteer[str] = Gazetteer()
    for form in _table():
        found.add(form, form)
    return found


def find_chinese_offices(words: Words, places: Sequence[Mention]) -> Iterator[Mention]:
    """The offices that stand right behind a place in China, without the place; not certain, their names vary."""
    for place in places:
        if not place.key.startswith("place:CN-"):
            continue
        for start in (place.end, place.end + 1):
            if start > place.end and words.text[place.end : start] != " ":
                continue
            whole = [end for end, _ in _forms().at(words.text, start) if _ends(words, end)]
            if whole:
                yield _mention(words.text, start, whole[0])
                break


def _ends(words: Words, end: int) -> bool:
    """Whether the name ends there, before particles or the title of its head."""
    return words.closes(end) or words.text.startswith(("장", "장관"), end)


def _mention(text: str, start: int, end: int) -> Mention:
    surface = text[start:end]
    row = _table()[surface]
    en, zh = ([row[lang], *several(row[f"{lang}_also"])] for lang in ("en", "zh"))
    renderings = {
        "en": Rendering(preferred=en[0], accepted=tuple(en), origin="gazetteer", certain=False),
        "zh": Rendering(preferred=zh[0], accepted=tuple(zh), origin="gazetteer", certain=False),
    }
    return Mention(
        kind="organization", surface=surface, start=start, end=end, renderings=renderings, key=f"org:cn-{surface}"
    )
