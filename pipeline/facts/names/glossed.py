"""Words that the release itself glosses with characters: 육소룡(六小龙), 우전(乌镇)진."""

import re
from collections.abc import Iterator

from pipeline.facts.names.hanja import pinyin, reads_as
from pipeline.facts.names.transliterate import same_chinese
from pipeline.facts.words import Words
from pipeline.records import Mention, MentionKind, Rendering, TargetLang
from pipeline.text.script import simplified

_GLOSSED = re.compile(r"([가-힣]{2,10})['’\"”」』》]?\s?\(([㐀-鿿]{2,10})\)")
_SPELLED = re.compile(
    r"(?<![가-힣])([가-힣]{1,8}(?: [가-힣]{1,8}){0,3})\s?\(([A-Z][A-Za-zÀ-ɏ.'’-]+(?: [A-Z][A-Za-zÀ-ɏ.'’-]*){1,3})\)"
)
_PLACE = re.compile("[省市县区州镇村岛山江河湖港]$")


def find_glossed(words: Words) -> Iterator[Mention]:
    """Terms and places whose characters stand in brackets; the Chinese is theirs, the English pinyin where read so."""
    for found in _GLOSSED.finditer(words.text):
        raw = found.group(2)
        hanja = simplified(raw)
        hangul = found.group(1)[-len(hanja) :]
        if reads_as(raw, hangul) or reads_as(hanja, hangul):
            start = found.end(1) - len(hangul)
            yield _mention(words.text, (start, found.end(1)), hanja, "term", latin="")
        elif same_chinese(found.group(1), hanja):
            kind: MentionKind = "place" if _PLACE.search(hanja) else "term"
            yield _mention(words.text, found.span(1), hanja, kind, latin=pinyin(hanja))


def find_spelled(words: Words) -> Iterator[Mention]:
    """Names and terms with their Latin spelling in brackets: 세서미 스트리트(Sesame Street). Chinese isn't known."""
    for found in _SPELLED.finditer(words.text):
        pieces, count = found.group(1).split(" "), len(found.group(2).split(" "))
        start = found.end(1) - len(" ".join(pieces[-count:]))
        if len(pieces) < count or not _nominal(words, start, found.end(1)):
            continue
        latin = found.group(2)
        renderings: dict[TargetLang, Rendering] = {"en": Rendering(preferred=latin, accepted=(latin,), origin="latin")}
        surface = words.text[start : found.end(1)]
        yield Mention(
            kind="term", surface=surface, start=start, end=found.end(1), renderings=renderings, key=f"term:{surface}"
        )


def _nominal(words: Words, start: int, end: int) -> bool:
    """Whether the span holds nouns only, the marks of names among them."""
    tags = [str(token.tag) for token in words.tokens if start <= token.start < end]
    return all(tag[:1] in "NSX" for tag in tags)


def _mention(text: str, span: tuple[int, int], hanja: str, kind: MentionKind, *, latin: str) -> Mention:
    renderings: dict[TargetLang, Rendering] = {"zh": Rendering(preferred=hanja, accepted=(hanja,), origin="hanja")}
    if latin:
        renderings["en"] = Rendering(preferred=latin, accepted=(latin,), origin="hanja", certain=False)
    start, end = span
    surface = text[start:end]
    return Mention(kind=kind, surface=surface, start=start, end=end, renderings=renderings, key=f"{kind}:{surface}")
