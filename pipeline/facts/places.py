"""Places of a text: Korean ones with their renderings, English and Chinese ones by key.

Longest match over the tables. A form that is also a common word (수원 source of water, 부산하다 busy)
counts only with a proper-noun reading, its suffix or its province beside it (``guards.csv``).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.facts.gazetteer import Gazetteer
from pipeline.facts.namesakes import Sense, choose
from pipeline.facts.place_forms import Place, all_places, ancestors
from pipeline.facts.tables import rows, several
from pipeline.facts.words import Words
from pipeline.records import Mention, Rendering, TargetLang

HOME = "KR"
_LOCATIVE = re.compile(r"(?:에서|에도|에는|서|으로|로|까지|부터|발|행|산|와|과|·|[ ]?지역|[ ]?등)(?:[^가-힣]|[가-힣]?[^가-힣])|에(?![가-힣]| (?:비해|대해))")
_HEADS = {"시장": "시", "도지사": "도", "군수": "군", "구청장": "구", "성장": "성", "주지사": "주", "시의": "시", "도의": "도", "군의": "군"}
_HEADS |= {"구의": "구", "시청": "시", "도청": "도", "군청": "군", "구청": "구", "시교": "시", "도교": "도", "현지사": "현"}
Found = tuple[int, int, list[Sense]]


@lru_cache(maxsize=1)
def guards() -> dict[str, str]:
    """Forms that are also common words, and what it takes to read them as names: nnp, suffix, never."""
    return {row["ko"]: row["guard"] for row in rows("guards.csv")}


@lru_cache(maxsize=1)
def korean_forms() -> Gazetteer[Sense]:
    """All Korean forms; the senses of one form in the order of rank, older readings of Chinese names last."""
    found: Gazetteer[Sense] = Gazetteer()
    pairs = [
        (form, Sense(place.key, suffixed, older=place.kind.startswith("cn-") and not form.startswith(place.ko)))
        for place in all_places().values()
        for form, suffixed in place.korean()
    ]
    for form, sense in sorted(pairs, key=lambda pair: (pair[1].older, all_places()[pair[1].key].rank)):
        found.add(form, sense)
    return found


@lru_cache(maxsize=2)
def _target_forms(lang: TargetLang) -> Gazetteer[str]:
    """English or Chinese forms with the keys of their places; an empty key hides a name that isn't a place."""
    stops = {row["form"] for row in rows("lookup_stops.csv") if row["lang"] == lang}
    found: Gazetteer[str] = Gazetteer()
    for place in sorted(all_places().values(), key=lambda place: place.rank):
        forms = place.english(suffixed=False) if lang == "en" else place.chinese(suffixed=True)
        loose = set(place.loose[lang == "zh"])
        for form in forms:
            small = lang == "zh" and place.kind in ("kr-gun", "kr-gu") and not form.endswith(("郡", "区"))
            if len(form) > 1 and form not in stops and form not in loose and not small:
                found.add(form, place.key)
    for table in ("organizations.csv", "people.csv"):
        for row in rows(table):
            for form in (row[lang], *several(row[f"{lang}_also"])):
                if not found.meanings(form):
                    found.add(form, "")
    return found


def find_places(text: str, lang: TargetLang) -> list[Mention]:
    """The places that an English or Chinese text names, ``key`` as in the Korean mentions, without renderings.

    South Korea isn't reported: a translation of a Korean release may say it where the Korean needn't.
    """

    def whole(start: int, end: int, _: list[str]) -> bool:
        return lang == "zh" or not (_inside(text, start) or _inside(text, end))

    return [
        Mention(kind="place", surface=text[start:end], start=start, end=end, key=f"place:{keys[0]}")
        for start, end, keys in _target_forms(lang).scan(text, whole)
        if keys[0] not in ("", HOME)
    ]


def _inside(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def covers(source_keys: frozenset[str], key: str) -> bool:
    """Whether a place of the target is one of the source's, or one that such a place lies in (keys with prefix)."""
    bare = {key.removeprefix("place:") for pair in source_keys for key in pair.split("+")}
    wanted = key.removeprefix("place:")
    return wanted in bare or any(wanted in ancestors(known) for known in bare)


def find_korean_places(words: Words) -> list[Mention]:
    """The places of a Korean text in order, not overlapping, with renderings in both languages."""
    found = list(_matches(words, frozenset()))
    known = frozenset(sense.key for _, _, senses in found for sense in senses)
    found = list(_matches(words, known)) if known else found
    return [_mention(words.text, item, senses) for item, senses in zip(found, choose(words.text, found), strict=True)]


def _matches(words: Words, known: frozenset[str]) -> Iterator[Found]:
    """The accepted forms; ``known`` holds the places that the text names without doubt."""
    forms, text, last_end, last_keys = korean_forms(), words.text, -9, frozenset[str]()
    at = 0
    while at < len(text):
        for end, senses in forms.at(text, at):
            beside = last_keys if at - last_end <= 2 and not text[last_end:at].strip(" ·,와과") else frozenset[str]()
            if _accepted(words, at, end, senses) and _guarded(words, at, end, senses, beside, known):
                yield at, end, senses
                last_end, last_keys, at = end, frozenset(sense.key for sense in senses), end
                break
        else:
            at += 1


def _accepted(words: Words, start: int, end: int, senses: list[Sense]) -> bool:
    closed = words.closes(end) or headed(words.text, end)
    return closed and words.opens(start) and not words.verbal(start, end) and bool(senses)


def _guarded(
    words: Words, start: int, end: int, senses: list[Sense], beside: frozenset[str], known: frozenset[str]
) -> bool:
    """Whether a form that is also a common word has what its guard asks for."""
    guard = guards().get(words.text[start:end], "")
    if guard in ("", "never"):
        return not guard
    if any(key in ancestors(sense.key) for sense in senses for key in beside):
        return True
    if not (words.proper(start, end) and words.closes(end)):
        return False
    return guard == "nnp" or bool(beside) or (guard == "locative" and bool(_LOCATIVE.match(words.text, end))) or _known(senses, known)


def _known(senses: list[Sense], known: frozenset[str]) -> bool:
    return any(sense.key in known for sense in senses)


def headed(text: str, end: int) -> bool:
    """Whether the place that ends at ``end`` heads an office: 광주광역시|장, 경기도|지사, 강남구|청장, 광주|시장.

    >>> headed("광주시장", 3), headed("광주시가", 3)
    (True, False)
    """
    return any(text.startswith(head, end - 1) or text.startswith(head, end) for head in _HEADS)


def rendering(place: Place, lang: TargetLang, *, suffixed: bool) -> Rendering:
    """The names of a place in one language, the preferred as the Korean form has it (광주시 光州市, 광주 光州)."""
    own = place.english(suffixed=suffixed) if lang == "en" else place.chinese(suffixed=suffixed)
    accepted = tuple(dict.fromkeys([*own, *place.loose[lang == "zh"]]))
    return Rendering(preferred=accepted[0], accepted=accepted, origin="gazetteer")


def _mention(text: str, found: Found, senses: list[Sense]) -> Mention:
    """The mention; senses that can't be told apart all pass, and where they differ none is certain."""
    start, end, _ = found
    places = [(all_places()[sense.key], sense.suffixed) for sense in senses]
    renderings: dict[TargetLang, Rendering] = {}
    for lang in ("en", "zh"):
        each = [rendering(place, lang, suffixed=suffixed) for place, suffixed in places]
        accepted = tuple(dict.fromkeys(spelling for one in each for spelling in one.accepted))
        certain = len({one.preferred for one in each}) == 1
        first = each[0].preferred
        renderings[lang] = Rendering(preferred=first, accepted=accepted, origin="gazetteer", certain=certain)
    key = f"place:{senses[0].key}" if len(senses) == 1 else f"place:{text[start:end]}"
    return Mention(kind="place", surface=text[start:end], start=start, end=end, renderings=renderings, key=key)
