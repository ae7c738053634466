"""Hangul into Latin: the Revised Romanization of Korean (Ministry of Culture notice 2000-8).

Two readings of one rule book: ordinary words and places show the sound changes between syllables
(신라 Silla, 종로 Jongno); names of persons don't, each syllable of the given name being written as
it stands and joined by a hyphen, and the family name in the spelling its bearers use.
"""

from functools import lru_cache
from itertools import product

from pipeline.facts.tables import rows

INITIALS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
VOWELS = (
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
)
FINALS = (
    "",
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
)
_SILENT, _RIEUL, _HIEUT, _NIEUN, _MIEUM = 11, 5, 18, 2, 6
_LINKED = {1: "g", 4: "n", 7: "d", 8: "r", 16: "m", 17: "b", 19: "s", 20: "ss", 22: "j", 23: "ch"}
_LINKED |= {
    2: "kk",
    21: "ng",
    24: "k",
    25: "t",
    26: "p",
    9: "lg",
    10: "lm",
    11: "lb",
    5: "nj",
    6: "n",
    15: "r",
    18: "ps",
}
_NASAL = {"k": "ng", "t": "n", "p": "m"}
_ASPIRATED = {0: "k", 3: "t", 7: "p", 12: "ch"}
_EU = 18
"""The index of the vowel ㅡ, which Hangul puts where a foreign word has no vowel."""
LIMIT = 48
"""Most accepted spellings given for one person."""


def parts(char: str) -> tuple[int, int, int] | None:
    """The indices of initial, vowel and final of a Hangul syllable, None for any other character."""
    code = ord(char) - 0xAC00
    if not 0 <= code < 11172:
        return None
    return code // 588, code % 588 // 28, code % 28


def syllable(char: str) -> str:
    """One syllable as it stands alone, lower case; other characters unchanged.

    >>> syllable("정")
    'jeong'
    """
    found = parts(char)
    if found is None:
        return char
    initial, vowel, final = found
    return INITIALS[initial] + VOWELS[vowel] + FINALS[final]


def _joint(final: int, initial: int, *, palatal: bool) -> tuple[str, str]:
    """How a final and the next initial are written where they meet (rule 1, sound changes)."""
    coda, onset = FINALS[final], INITIALS[initial]
    if initial == _SILENT:
        return ("", {7: "j", 25: "ch"}[final]) if palatal and final in (7, 25) else ("", _LINKED.get(final, ""))
    if final == 27 and initial in _ASPIRATED:
        return "", _ASPIRATED[initial]
    if initial == _RIEUL:
        return ("l", "l") if coda in ("l", "n") else (_NASAL.get(coda, coda), "n" if coda else "r")
    if initial in (_NIEUN, _MIEUM):
        return ("l", "l") if coda == "l" and initial == _NIEUN else (_NASAL.get(coda, coda), onset)
    return coda, onset


def romanize(text: str) -> str:
    """Hangul of ``text`` in Latin, lower case, with the sound changes; other characters unchanged.

    >>> [romanize(word) for word in ("신라", "종로", "왕십리", "백마", "독립문")]
    ['silla', 'jongno', 'wangsimni', 'baengma', 'dongnimmun']
    """
    out: list[str] = []
    pending = 0
    for char in text:
        found = parts(char)
        if found is None:
            out += [FINALS[pending], char]
            pending = 0
            continue
        initial, vowel, final = found
        coda, onset = _joint(pending, initial, palatal=vowel == 20) if out else ("", INITIALS[initial])
        out += [coda, onset, VOWELS[vowel]]
        pending = final
    return "".join([*out, FINALS[pending]])


def place(text: str) -> str:
    """A place or a proper noun: ``romanize`` with a capital.

    >>> place("여의도")
    'Yeouido'
    """
    return romanize(text).capitalize()


def latin(name: str) -> str:
    """A name in Latin letters with a capital; the ㅡ of foreign words is left out.

    >>> latin("한벽"), latin("오르카스"), latin("송하리")
    ('Hanbyeok', 'Orkas', 'Songhari')
    """
    found = [parts(char) for char in name]
    silent = [at for at, cut in enumerate(found) if at and cut is not None and cut[1] == _EU and not cut[2]]
    if not silent or len(name) < 3:
        return place(name)
    said = [syllable(char) for char in name]
    return "".join(s.removesuffix("eu") if at in silent else s for at, s in enumerate(said)).capitalize()


@lru_cache(maxsize=1)
def surnames() -> dict[str, tuple[list[str], list[str]]]:
    """Korean family names: Hangul to (usual Latin spellings, hanja in simplified form), most usual first."""
    return {row["ko"]: (row["en"].split("|"), row["zh"].split("|")) for row in rows("surnames_kr.csv")}


def is_given(syllables: str) -> bool:
    """Whether all ``syllables`` are such as Korean given names are made of."""
    return all(char in syllable_spellings() for char in syllables)


@lru_cache(maxsize=1)
def syllable_spellings() -> dict[str, list[str]]:
    """Syllables of given names with the spellings in use, most usual first."""
    return {row["ko"]: row["en"].split("|") for row in rows("syllables_kr.csv")}


def split_name(name: str) -> tuple[str, str] | None:
    """Family name and given name of a Korean full name of two to five syllables, None if no family name fits.

    >>> split_name("남궁민수"), split_name("강기정")
    (('남궁', '민수'), ('강', '기정'))
    """
    for size in (2, 1):
        if name[:size] in surnames() and size < len(name) <= size + 3 and (size == 1 or len(name) > 2):
            return name[:size], name[size:]
    return None


def _given(given: str) -> list[str]:
    choices = []
    for char in given:
        usual = syllable_spellings().get(char, [])
        choices.append(list(dict.fromkeys([*usual, syllable(char)]))[:3])
    hyphened = ["-".join(spelling).capitalize() for spelling in product(*choices)]
    return hyphened


def person_spellings(name: str) -> list[str]:
    """Accepted Latin spellings of a Korean name, the preferred first (family name first, given name hyphenated).

    At most ``LIMIT``; the preferred one comes also unhyphenated and with the family name last. An
    unknown family name is romanized by the rule.

    >>> person_spellings("강기정")[0]
    'Kang Gi-jung'
    """
    family, given = split_name(name) or (name[:1], name[1:])
    families = surnames().get(family, ([place(family)], []))[0]
    pairs = [(f, g) for g, f in product(_given(given), families)]
    pairs.sort(key=lambda pair: families.index(pair[0]))
    first_family, first = pairs[0]
    variants = [f"{first_family} {first}", f"{first_family} {first.replace('-', '')}", f"{first} {first_family}"]
    return list(dict.fromkeys(variants + [f"{f} {g}" for f, g in pairs]))[:LIMIT]


def loose(text: str) -> str:
    """``text`` for comparing spellings: small letters without hyphens, apostrophes and spaces.

    >>> loose("Kang Gi-jung") == loose("KANG Gijung")
    True
    """
    return "".join(char for char in text.casefold() if char not in "-‐‑–'’` .\u00a0")
