"""Countries by one sign: 美 대통령, 한중 정상회담, 한·미·일."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations

from pipeline.facts.names.place_forms import all_places
from pipeline.facts.names.places import korean_forms
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
    "우": "UA",
}
_BLOCS = {
    "EU": ("EU", "欧盟"),
    "유럽연합": ("EU", "欧盟"),
    "아세안": ("ASEAN", "东盟"),
    "ASEAN": ("ASEAN", "东盟"),
    "아프리카": ("Africa", "非洲"),
    "중앙아시아": ("Central Asia", "中亚"),
    "중남미": ("Latin America", "中南美"),
    "태평양도서국": ("Pacific Islands", "太平洋岛国"),
    "태도국": ("Pacific Islands", "太平洋岛国"),
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
    "UA": "乌",
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
_PAIRS = (
    "한중일|한일중|한미일|북중러|남북미|미중러|한중|한미|한일|한러|한불|한독|한영|한호|미중|미러|미일|미북|중일|중러|중미(?= 갈등)|일중|북중|북러|북일"
    "|북미(?= ?(?:정상|회담|협상|대화|관계|수교))|러우(?= ?전쟁)|남북(?! (?:일직선|방향|축|길이|종단|횡단|도로|간선|약 |[0-9]))"
)
_NOUNS = "간|정상|관계|협력|양국|교류|무역|통상|동맹|FTA|경제|외교|연합|회담|전쟁|갈등|해협|공동"
_SIGN = "[한중일미영프독북러호인]"
_JOINT = "[·∙・‧–-]"
_SIGNS = re.compile(r"(?<![㐀-鿿])[韓中日美英佛獨北露印臺](?:[·∙・‧-]?[韓中日美英佛獨北露印臺]){0,3}(?![㐀-鿿)])")
_DOTTED = re.compile(
    rf"(?<![가-힣A-Za-z])(?!영.호남|중.고|인.적)(?:{_SIGN}(?:{_JOINT}{_SIGN}){{1,3}}|러{_JOINT}우)(?!본|국(?!제))(?=(?:{_NOUNS})|[가-힣]?(?![가-힣]))"
)
_JOINED = re.compile(rf"(?<![가-힣])(?:{_PAIRS})(?=\s|(?:{_NOUNS}|의|과|와|이|은|는)|[^가-힣])")
_MIXED = re.compile(rf"(?<![가-힣A-Za-z])({_SIGN}){_JOINT}(?=[가-힣A-Z]{{2}})")
"""A sign joined to a country's whole name: 한-카자흐스탄, 한·아세안."""
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


def find_joined(words: Words) -> Iterator[Mention]:
    """A country's sign with another's name behind it as one mention: 한-카자흐스탄 → Korea-Kazakhstan, 韩国-哈萨克斯坦."""
    for found in _MIXED.finditer(words.text):
        sign, at = all_places()[_HANGUL[found.group(1)]], found.end()
        place = next(((end, senses[0].key) for end, senses in korean_forms().at(words.text, at)), None)
        end, key = place or (0, "")
        partner = all_places().get(key)
        if partner is not None and partner.kind in ("country", "region"):
            names, keys = (partner.en, partner.zh), f"{sign.key}+{key}"
        else:
            bloc = next((bloc for bloc in _BLOCS if words.text.startswith(bloc, at)), "")
            if not bloc:
                continue
            end, names, keys = at + len(bloc), _BLOCS[bloc], sign.key
        if words.closes(end) or re.match(_NOUNS, words.text[end:]):
            yield _pair(words.text, (found.start(), end), sign.key, names, keys)


def _pair(text: str, span: tuple[int, int], sign: str, names: tuple[str, str], keys: str) -> Mention:
    first, own = _english(sign)[0], all_places()[sign].zh
    en = [f"{first}-{names[0]}", f"{names[0]}-{first}", _listed([first, names[0]]), _listed([names[0], first])]
    zh = [f"{own}-{names[1]}", f"{own}{names[1]}", f"{own}和{names[1]}", f"{own}与{names[1]}", f"{own}—{names[1]}"]
    renderings: dict[TargetLang, Rendering] = {
        "en": Rendering(preferred=en[0], accepted=tuple(en), origin="rule", certain=False),
        "zh": Rendering(preferred=zh[0], accepted=tuple(zh), origin="rule", certain=False),
    }
    start, end = span
    return Mention(
        kind="place", surface=text[start:end], start=start, end=end, renderings=renderings, key="place:" + keys
    )


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
