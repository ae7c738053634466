"""Countries by one sign: 美 대통령, 한중 정상회담, 한·미·일."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations

from pipeline.facts.names.place_forms import all_places
from pipeline.facts.words import Words
from pipeline.records import Mention, Rendering, TargetLang

_HANJA = {
    "韓": "KR",
    "中": "CN",
    "日": "JP",
    "美": "US",
    "英": "GB",
    "佛": "FR",
    "獨": "DE",
    "北": "KP",
    "露": "RU",
    "印": "IN",
    "臺": "TW",
}
_HANGUL = {
    "한": "KR",
    "중": "CN",
    "일": "JP",
    "미": "US",
    "영": "GB",
    "프": "FR",
    "독": "DE",
    "북": "KP",
    "러": "RU",
    "호": "AU",
    "인": "IN",
}
_CHINESE = {
    "KR": "韩",
    "CN": "中",
    "JP": "日",
    "US": "美",
    "GB": "英",
    "FR": "法",
    "DE": "德",
    "KP": "朝",
    "RU": "俄",
    "AU": "澳",
    "IN": "印",
    "TW": "台",
}
_ENGLISH = {
    "KR": ("Korea", "South Korea", "ROK"),
    "US": ("U.S.", "US", "United States"),
    "KP": ("North Korea",),
    "GB": ("U.K.", "UK", "Britain"),
}
_ADJECTIVES = {
    "KR": ("Korean", "South Korean"),
    "US": ("American",),
    "CN": ("Chinese",),
    "JP": ("Japanese",),
    "RU": ("Russian",),
}
_PAIRS = "한중일|한일중|한미일|북중러|한중|한미|한일|한러|한불|한독|미중|미러|미일|중일|중러|북중|북러|북일|남북미|남북"
_SIGNS = re.compile(r"(?<![㐀-鿿])[韓中日美英佛獨北露印臺](?:[·∙・‧-]?[韓中日美英佛獨北露印臺]){0,3}(?![㐀-鿿)])")
_DOTTED = re.compile(r"(?<![가-힣])[한중일미영프독북러호인](?:[·∙・‧][한중일미영프독북러호인]){1,3}(?![가-힣]{2})")
_JOINED = re.compile(
    rf"(?<![가-힣])(?:{_PAIRS})(?=\s|(?:간|의|과|와|이|은|는|정상|관계|협력|양국|교류|무역|통상|동맹|FTA|경제|외교|연합|회담|전쟁|갈등|해협)|[^가-힣])"
)
_BEFORE = re.compile(
    r"(?<![가-힣])[미중일영독러북](?= (?:국무부|재무부|상무부|국방부|법무부|교통부|해군|육군|공군|해병대|정부|의회|대통령|연방|하원|상원|대선|증시|당국|언론|행정부))"
)


def find_signs(words: Words) -> Iterator[Mention]:
    """Countries named by a sign, one or several in a row; ``key`` joins several by ``+``.

    Renderings of several countries aren't certain: English and Chinese choose their own order.
    """
    for pattern in (_SIGNS, _DOTTED, _JOINED, _BEFORE):
        for found in pattern.finditer(words.text):
            keys = [_HANJA.get(char) or _HANGUL.get(char) or ("KR" if char == "남" else "") for char in found.group()]
            yield _mention(found, [key for key in keys if key])


def _mention(found: re.Match[str], keys: list[str]) -> Mention:
    renderings = dict(_renderings(tuple(keys)))
    start, end = found.span()
    return Mention(
        kind="place", surface=found.group(), start=start, end=end, renderings=renderings, key="place:" + "+".join(keys)
    )


@lru_cache(maxsize=512)
def _renderings(keys: tuple[str, ...]) -> tuple[tuple[TargetLang, Rendering], ...]:
    found = _single(keys[0]) if len(keys) == 1 else _several(list(keys))
    return tuple(found.items())


def _single(key: str) -> dict[TargetLang, Rendering]:
    place = all_places()[key]
    en = tuple(dict.fromkeys([*_ENGLISH.get(key, ()), *place.english(suffixed=False), *place.loose[0]]))
    zh = tuple(dict.fromkeys([*place.chinese(suffixed=False), *place.loose[1], _CHINESE[key]]))
    return {
        "en": Rendering(preferred=en[0], accepted=en, origin="gazetteer"),
        "zh": Rendering(preferred=zh[0], accepted=zh, origin="gazetteer"),
    }


def _several(keys: list[str]) -> dict[TargetLang, Rendering]:
    if keys == ["KR", "KP"]:
        en: list[str] = ["inter-Korean", "South and North Korea", "two Koreas"]
        zh = ["韩朝", "南北", "朝韩", "南北韩", "韩国和朝鲜"]
    else:
        en = ["-".join(_english(key)[0] for key in order) for order in permutations(keys)]
        en += [_listed([_english(key)[0] for key in order]) for order in permutations(keys)]
        en += ["-".join(_ADJECTIVES.get(key, _english(key))[0] for key in order) for order in permutations(keys)]
        zh = ["".join(_CHINESE[key] for key in order) for order in permutations(keys)]
        zh += ["、".join(all_places()[key].zh for key in keys), "和".join(all_places()[key].zh for key in keys)]
    return {
        "en": Rendering(preferred=en[0], accepted=tuple(dict.fromkeys(en)), origin="rule", certain=False),
        "zh": Rendering(preferred=zh[0], accepted=tuple(dict.fromkeys(zh)), origin="rule", certain=False),
    }


def _english(key: str) -> tuple[str, ...]:
    return _ENGLISH.get(key) or (all_places()[key].en,)


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]])
