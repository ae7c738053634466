"""Foreign names in Hangul read back: Chinese by the loanword rule's table, Japanese by its kana table."""

from functools import lru_cache
from itertools import islice

from pipeline.facts.names.hanja import CHINESE_SURNAMES, pinyin
from pipeline.facts.names.romanize import parts
from pipeline.facts.tables import rows

_JAPANESE_LEADS = dict(
    zip(
        range(19),
        ["g", "k", "n", "d", "t", "r", "m", "b", "p", "s", "ts", "", "j", "j", "ch", "k", "t", "p", "h"],
        strict=True,
    )
)
_JAPANESE_FIRST = _JAPANESE_LEADS | {0: "k", 3: "t", 12: "ch"}
_JAPANESE_VOWELS = {
    0: "a",
    2: "ya",
    4: "o",
    5: "e",
    8: "o",
    12: "yo",
    13: "u",
    17: "yu",
    18: "u",
    20: "i",
    9: "wa",
    1: "e",
}
_JAPANESE_TAILS = {0: "", 4: "n", 19: "t"}
_JAPANESE_WHOLE = {
    "시": "shi",
    "쓰": "tsu",
    "즈": "zu",
    "스": "su",
    "치": "chi",
    "지": "ji",
    "쇼": "sho",
    "슈": "shu",
    "샤": "sha",
    "조": "jo",
    "주": "ju",
}
_JAPANESE_WHOLE |= {
    "자": "za",
    "제": "ze",
    "후": "fu",
    "초": "cho",
    "추": "chu",
    "차": "cha",
    "신": "shin",
    "진": "jin",
    "유": "yu",
    "요": "yo",
}


@lru_cache(maxsize=1)
def _chinese() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows("pinyin_hangul.csv"):
        found.setdefault(row["ko"], []).append(row["pinyin"].replace("ü", "yu"))
    return found


def chinese_readings(syllable: str) -> list[str]:
    """The pinyin syllables, in small letters, that a syllable of the loanword rule's table stands for."""
    return _chinese().get(syllable, [])


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    latin = {pinyin(char).lower() for char in CHINESE_SURNAMES}
    return frozenset(ko for ko, spellings in _chinese().items() if latin.intersection(spellings))


@lru_cache(maxsize=4096)
def chinese_cuts(hangul: str) -> tuple[tuple[str, ...], ...]:
    """The ways (at most 8) to cut Hangul into syllables of the Chinese table, long syllables first.

    >>> chinese_cuts("야오가오위안")[0]
    ('야오', '가오', '위안')
    """

    def cut(at: int) -> list[tuple[str, ...]]:
        if at == len(hangul):
            return [()]
        pieces = (hangul[at : at + size] for size in (3, 2, 1) if at + size <= len(hangul))
        return list(islice(((p, *rest) for p in pieces if p in _chinese() for rest in cut(at + len(p))), 8))

    return tuple(cut(0)) if len(hangul) <= 9 else ()


def chinese_guess(hangul: str) -> list[str]:
    """Pinyin spellings a transliterated Chinese full name can stand for, empty where it can't be one.

    The spellings of the likeliest cut (two to three syllables, a known family name first), at most 12.

    >>> chinese_guess("왕이")
    ['Wang Yi']
    """
    for syllables in sorted(chinese_cuts(hangul), key=len):
        if 2 <= len(syllables) <= 3 and syllables[0] in _families():
            firsts = _chinese()[syllables[0]]
            givens = [""]
            for syllable in syllables[1:]:
                givens = [given + pinyin for given in givens for pinyin in _chinese()[syllable]]
            return [f"{first.capitalize()} {given.capitalize()}" for first in firsts for given in givens][:12]
    return []


def same_chinese(hangul: str, hanja: str) -> bool:
    """Whether Hangul is the transliteration of the characters by the loanword table (루산, 卢山).

    >>> same_chinese("야오가오위안", "姚高员"), same_chinese("광저우", "苏州")
    (True, False)
    """
    latin = pinyin(hanja).lower()
    return any(latin in _joined(cut) for cut in chinese_cuts(hangul))


def _joined(syllables: tuple[str, ...]) -> list[str]:
    spellings = [""]
    for syllable in syllables:
        spellings = [before + after for before in spellings for after in _chinese()[syllable]][:256]
    return spellings


def japanese(hangul: str) -> str:
    """The likely Hepburn spelling of a Japanese name in Hangul, capital first, long vowels unmarked.

    >>> japanese("시게루"), japanese("요시무라")
    ('Shigeru', 'Yoshimura')
    """
    out = []
    for char in hangul:
        whole, found = _JAPANESE_WHOLE.get(char), parts(char)
        if whole or found is None:
            out.append(whole or char)
            continue
        lead, vowel, tail = found
        out.append(
            (_JAPANESE_FIRST if not out else _JAPANESE_LEADS)[lead]
            + _JAPANESE_VOWELS.get(vowel, "u")
            + _JAPANESE_TAILS.get(tail, "")
        )
    return "".join(out).capitalize()
