"""Places of a text: Korean ones with their renderings, English and Chinese ones by key.

Longest match over the tables. A form that is also a common word (수원 source of water, 부산하다 busy)
counts only with a proper-noun reading, its suffix or its province beside it (``guards.csv``).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.facts.names.gazetteer import Gazetteer
from pipeline.facts.names.namesakes import INSTITUTION, Sense, choose
from pipeline.facts.names.place_forms import SETTLED_NOUNS, Place, all_places, ancestors
from pipeline.facts.tables import rows, several
from pipeline.facts.words import Words
from pipeline.records import TARGET_LANGS, Mention, Rendering, TargetLang

HOME = "KR"
_LOCATIVE = re.compile(
    r"(?:에서|에도|에는|서|으로|로|까지|부터|발|행|산|와|과|·|[ ]?지역|[ ]?등)(?:[^가-힣]|[가-힣]?[^가-힣])|에(?![가-힣]| (?:비해|대해))"
)
_HEADS = {
    "시장": "시",
    "도지사": "도",
    "군수": "군",
    "구청장": "구",
    "성장": "성",
    "주지사": "주",
    "시의": "시",
    "도의": "도",
    "군의": "군",
}
_HEADS |= {
    "구의": "구",
    "시청": "시",
    "도청": "도",
    "군청": "군",
    "구청": "구",
    "시교": "시",
    "도교": "도",
    "현지사": "현",
}
_WORLD_WAR = re.compile(r"(?:세계|[0-9]차) ?$")
_CAPITALS = {
    "US": "US-washington",
    "CN": "CN-BJ",
    "JP": "JP-13",
    "KP": "KP-pyongyang",
    "RU": "RU-moscow",
    "KR": "KR-11",
}
_CURRENCY = re.compile(r"\$|[ -](?:dollar|cent)s?\b")
# 西班牙语, 印度教, 中文 say nothing of a place; 中国教育, 中国文化 do.
_TONGUE = re.compile(r"语|教(?![育授师学练])|文(?![化明件字学])")
_SOUNDS = frozenset("斯尔德特克拉里罗尼亚奥巴戈利维娜莉莎吉基茨姆弗曼森迪诺丹瓦伊贝卡塔萨费托敦伦蒂布鲁科洛")
_ELSEWHERE = {
    "화성": re.compile(
        r"탐사|궤도|행성|로버|착륙선|우주선|인류|나사|NASA|화성인|(?<![가-힣])지구(?:와|에서|로|의|보다|는|를)"
    ),
}
"""What tells that a place's name is another thing of that name: 화성 the planet."""
_VILLAGE = re.compile(r" ([가-힣]{2,3}[읍면리])(?=[ ,·]|(?:에서|에|서|의|와|과|은|는|이|가|을|를|로)(?![가-힣]))")
"""A town or a village within what stands before it: 부여 송하리."""
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
    for place in sorted(all_places().values(), key=lambda place: (place.rank, lang == "zh" and place.key[:2] != "CN")):
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

    def whole(start: int, end: int, keys: list[str]) -> bool:
        if lang == "en":
            return not (_inside(text, start) or _inside(text, end) or _CURRENCY.match(text, end))
        if _TONGUE.match(text, end):
            return False
        return end - start > 3 or not keys[0] or not _foreign(keys[0]) or not _spelled_on(text, start, end)

    return [
        Mention(kind="place", surface=text[start:end], start=start, end=end, key=f"place:{keys[0]}")
        for start, end, keys in _target_forms(lang).scan(text, range(len(text)), whole)
        if keys[0] not in ("", HOME)
    ]


def _foreign(key: str) -> bool:
    return not key.startswith(("KR", "CN", "JP", "TW", "HK", "KP"))


def _spelled_on(text: str, start: int, end: int) -> bool:
    """Whether a short transliterated place is a part of a longer transliteration (马里 in 马里奥, 尼斯 in 吉尼斯)."""
    return text[end : end + 1] in _SOUNDS or (start > 0 and text[start - 1] in _SOUNDS)


def _inside(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def covers(source_keys: frozenset[str], key: str) -> bool:
    """Whether a place of the target is one of the source's, one that such a place lies in, or a capital that
    newspapers name for its state (Washington for the United States); keys with their prefix."""
    bare = {key.removeprefix("place:") for pair in source_keys for key in pair.removeprefix("place:").split("+")}
    wanted = key.removeprefix("place:")
    capitals = {_CAPITALS[known] for known in bare if known in _CAPITALS}
    return wanted in bare | capitals or any(wanted in ancestors(known) for known in bare)


def find_korean_places(words: Words) -> list[Mention]:
    """The places of a Korean text in order, not overlapping, with renderings in both languages."""
    found = list(_matches(words, frozenset()))
    known = frozenset(sense.key for _, _, senses in found for sense in senses)
    if known and any(form in words.text for form in _guarded_forms(known)):
        found = list(_matches(words, known))
    return [_mention(words.text, item, senses) for item, senses in zip(found, choose(words.text, found), strict=True)]


def _guarded_forms(keys: frozenset[str]) -> Iterator[str]:
    """The names of these places that are also common words."""
    return (
        place.ko for place in (all_places()[key] for key in keys) if guards().get(place.ko) in ("locative", "suffix")
    )


def _matches(words: Words, known: frozenset[str]) -> Iterator[Found]:
    """The accepted forms; ``known`` holds the places that the text names without doubt."""
    text, last_end, last_keys = words.text, -9, frozenset[str]()

    def accept(start: int, end: int, senses: list[Sense]) -> bool:
        beside = last_keys if start - last_end <= 2 and not text[last_end:start].strip(" ·,와과") else frozenset[str]()
        return _accepted(words, start, end) and _guarded(words, start, end, senses, beside, known)

    for start, end, senses in korean_forms().scan(text, words.openings, accept):
        last_end, last_keys = end, frozenset(sense.key for sense in senses)
        yield start, end, senses


def _accepted(words: Words, start: int, end: int) -> bool:
    if words.text.startswith("대전", start) and _WORLD_WAR.search(words.text, max(0, start - 4), start):
        return False
    return (words.closes(end) or headed(words.text, end)) and not words.verbal(start, end)


def _guarded(
    words: Words, start: int, end: int, senses: list[Sense], beside: frozenset[str], known: frozenset[str]
) -> bool:
    """Whether a form that is also a common word has what its guard asks for."""
    guard = guards().get(words.text[start:end], "")
    if guard in ("", "never"):
        return not guard
    other = _ELSEWHERE.get(words.text[start:end])
    if other and other.search(words.text):
        return False
    if words.text.startswith("지사", end) and words.closes(end + 2):
        return True
    if any(key in ancestors(sense.key) for sense in senses for key in beside) or _shown(words.text, end, senses):
        return True
    if not (words.proper(start, end) and words.closes(end)):
        return False
    return (
        guard == "nnp"
        or _siblings(senses, beside)
        or (guard == "locative" and bool(_LOCATIVE.match(words.text, end) or INSTITUTION.match(words.text, end)))
        or _known(senses, known)
    )


def _siblings(senses: list[Sense], beside: frozenset[str]) -> bool:
    """Whether the place right before lies in the same province or country."""
    parents = {all_places()[sense.key].parent for sense in senses}
    return any(all_places()[key].parent in parents for key in beside)


def _shown(text: str, end: int, senses: list[Sense]) -> bool:
    """Whether what follows shows the place: a place within it (경기 광주), or its Latin or Chinese name in brackets."""
    keys = {sense.key for sense in senses}
    village = _VILLAGE.match(text, end)
    if village and village.group(1) not in SETTLED_NOUNS and any(all_places()[key].kind[:3] == "kr-" for key in keys):
        return True
    if text[end : end + 1] == " " and end + 1 < len(text):
        after = (sense for _, inner in korean_forms().at(text, end + 1) for sense in inner)
        return any(all_places()[sense.key].parent in keys for sense in after)
    names = (name for key in keys for name in (all_places()[key].en, all_places()[key].zh))
    return text[end : end + 1] == "(" and any(text.startswith(name, end + 1) for name in names)


def _known(senses: list[Sense], known: frozenset[str]) -> bool:
    return any(sense.key in known for sense in senses)


def headed(text: str, end: int) -> bool:
    """Whether the place that ends at ``end`` heads an office: 광주광역시|장, 경기도|지사, 강남구|청장, 광주|시장.

    >>> headed("광주시장", 3), headed("광주시가", 3)
    (True, False)
    """
    return any(text.startswith(head, end - 1) or text.startswith(head, end) for head in _HEADS)


@lru_cache(maxsize=1)
def _areas() -> dict[tuple[str, str], str]:
    """The English names of seas and regions by their Korean and Chinese ones."""
    return {(place.ko, place.zh): place.en for place in all_places().values() if place.kind == "area"}


def _is_namesake(place: Place) -> bool:
    return _areas().get((place.ko, place.zh), place.en) != place.en


def rendering(place: Place, lang: TargetLang, *, suffixed: bool) -> Rendering:
    """The names of a place in one language, the preferred as the Korean form has it (광주시 光州市, 광주 光州).

    A town that shares its name with a sea is 东海市 in Chinese however the Korean has it.
    """
    suffixed = suffixed or (lang == "zh" and place.kind.startswith("kr-") and _is_namesake(place))
    own = place.english(suffixed=suffixed) if lang == "en" else place.chinese(suffixed=suffixed)
    accepted = tuple(dict.fromkeys([*own, *place.loose[lang == "zh"]]))
    return Rendering(preferred=accepted[0], accepted=accepted, origin="gazetteer")


def _mention(text: str, found: Found, senses: list[Sense]) -> Mention:
    """The mention; senses that can't be told apart all pass, and where they differ none is certain."""
    start, end, _ = found
    key = f"place:{senses[0].key}" if len(senses) == 1 else f"place:{text[start:end]}"
    renderings = dict(_renderings(tuple(senses)))
    return Mention(kind="place", surface=text[start:end], start=start, end=end, renderings=renderings, key=key)


@lru_cache(maxsize=4096)
def _renderings(senses: tuple[Sense, ...]) -> tuple[tuple[TargetLang, Rendering], ...]:
    """The renderings of one or several senses by language."""
    places = [(all_places()[sense.key], sense.suffixed) for sense in senses]
    found: list[tuple[TargetLang, Rendering]] = []
    for lang in TARGET_LANGS:
        each = [rendering(place, lang, suffixed=suffixed) for place, suffixed in places]
        accepted = tuple(dict.fromkeys(spelling for one in each for spelling in one.accepted))
        certain = len({one.preferred for one in each}) == 1
        found.append((lang, Rendering(preferred=accepted[0], accepted=accepted, origin="gazetteer", certain=certain)))
    return tuple(found)
