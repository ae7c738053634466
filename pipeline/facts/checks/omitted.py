"""Names whose spelling only a rule knows: left out of the target altogether, or there in some spelling.

루미게이트 may be Lumigate or Rumigate, 미르대 Mir or Mireu University: a word with the same consonants passes. Of a
facility called after its town (통영국제음악당) some word for what it is has to stay. In Chinese an unknown name may be
written in any characters, so only such facilities are looked for.
"""

import re
from functools import lru_cache

from pipeline.facts.names.body_forms import Parts, fields, place_of, taken_apart
from pipeline.records import Mention, Rendering, TargetLang

_KINDS = ("person", "organization", "place")
_ORIGINS = ("rule", "romanization")
_LATIN = re.compile(r"[A-Z][A-Za-z'’-]+")
_CLASSES = str.maketrans("kcqdbvfxzj", "gggtpppsss", "wyh")
_HALLS = frozenset({"hall", "center", "centre", "arena", "venue", "house"})
"""Words that translators exchange for one another in the names of halls."""
_SHORTEST = 2


def is_omitted(mention: Mention, target: str, lang: TargetLang) -> bool:
    """Whether an uncertain name that isn't in ``target`` as it is accepted isn't there in another spelling either."""
    rendering = mention.renderings[lang]
    if mention.kind not in _KINDS or rendering.certain or rendering.origin not in _ORIGINS:
        return False
    parts = taken_apart(mention.surface) if mention.kind == "organization" else None
    if parts is not None and (place_of(parts.stem) or not parts.stem):
        return not _kind_named(parts, target, lang)
    return lang == "en" and not _resembled(rendering, target)


def _kind_named(parts: Parts, target: str, lang: TargetLang) -> bool:
    """Whether a word of what a facility is stands in the target: Music or Hall, 音乐 or 乐厅."""
    inner = [fields()[field] for field in parts.fields]
    if lang == "zh":
        whole = "".join([*(zh for _, zh in inner), parts.ending.zh])
        return any(whole[at : at + 2] in target for at in range(max(1, len(whole) - 1)))
    words = " ".join([*(en for en, _ in inner), parts.ending.en]).casefold().split()
    said = set(re.findall(r"[a-z]+", target.casefold()))
    return any(word in said or word + "s" in said for word in words) or (
        not _HALLS.isdisjoint(words) and not _HALLS.isdisjoint(said)
    )


def _resembled(rendering: Rendering, target: str) -> bool:
    """Whether a word in capitals has the consonants of a name's word, or is that word."""
    said = [consonants(word) for word in _LATIN.findall(target)]
    plain = target.casefold()
    for spelling in rendering.accepted:
        for word in _LATIN.findall(spelling)[:2]:
            own = consonants(word)
            if len(own) < _SHORTEST:
                if re.search(rf"\b{re.escape(word.casefold())}", plain):
                    return True
            elif any(own == other or (len(own) > _SHORTEST and other.startswith(own)) for other in said):
                return True
    return False


@lru_cache(maxsize=4096)
def consonants(word: str) -> str:
    """The consonants of a word by their classes (k and g, t and d, l and r are one each), doubled ones once."""
    bare = re.sub(r"[aeiou'’ -]", "", word.casefold().replace("ch", "j").replace("r", "l").replace("sh", "s"))
    classes = bare.translate(_CLASSES)
    return re.sub(r"(.)\1+", r"\1", classes)
