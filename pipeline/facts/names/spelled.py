"""A name that no table has, in Latin letters: as English, as pinyin, or by its sounds."""

from functools import lru_cache
from itertools import islice, product

from pipeline.facts.names.romanize import latin, place, syllable
from pipeline.facts.names.transliterate import chinese_cuts, chinese_readings, japanese
from pipeline.facts.tables import rows

_LONGEST = 5
_RIEUL = range(0xB77C, 0xB9C8)


@lru_cache(maxsize=1)
def _brand_words() -> dict[str, str]:
    return {row["ko"]: row["en"] for row in rows("brand_words.csv")}


@lru_cache(maxsize=1024)
def english(name: str) -> str:
    """The English words that a name is made of, written as one; empty where it isn't made of them alone.

    >>> english("브라이트필즈"), english("한빛")
    ('Brightfields', '')
    """
    if not name:
        return ""
    best = [""] + [""] * len(name)
    for end in range(1, len(name) + 1):
        for size in range(min(_LONGEST, end), 0, -1):
            word = _brand_words().get(name[end - size : end])
            if word and (best[end - size] or end == size):
                best[end] = best[end - size] + word
                break
    return best[-1].capitalize()


def spellings(name: str, country: str = "") -> tuple[str, ...]:
    """The Latin spellings of a name, the preferred first; ``country`` is the key of the one it is of, if not Korea.

    >>> spellings("들녘"), spellings("쑹산", "CN")[0], spellings("가미시로", "JP")[0]
    (('Deullyeok', 'Deulnyeok'), 'Songshan', 'Kamishiro')
    """
    if name.isascii():
        return (name,)
    foreign = _foreign(name, country) if country else []
    apart = "".join(syllable(char) for char in name).capitalize()
    found = [spelling for spelling in (english(name), *foreign, latin(name), place(name), apart) if spelling]
    if ord(name[0]) in _RIEUL:
        found += ["L" + spelling[1:] for spelling in found if spelling[0] == "R"]
    return tuple(dict.fromkeys(found))


def _foreign(name: str, country: str) -> list[str]:
    if country == "CN":
        return _pinyin(name)
    return [japanese(name) if country == "JP" else latin(name).replace("ll", "l")]


def _pinyin(name: str) -> list[str]:
    """The name by the table of Chinese syllables, at most six ways, if it can be cut into two or more of them."""
    cut = next((cut for cut in chinese_cuts(name) if len(cut) > 1), ())
    ways = product(*(chinese_readings(piece) for piece in cut)) if cut else ()
    return ["".join(way).capitalize() for way in islice(ways, 6)]
