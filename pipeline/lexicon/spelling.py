"""Unknown names in Latin letters, so that no Hangul is left for the model to guess at.

Kiwi takes an unknown name to pieces (한서금융지주 → 한+서+금융지주) or swallows what follows it
(한벽역사박물관): the pieces are put together again and the known nouns behind them told apart.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.names.body_forms import endings, place_of
from pipeline.facts.names.place_forms import all_places
from pipeline.facts.names.romanize import latin, place
from pipeline.facts.names.spelled import english
from pipeline.lexicon.entries import Entry
from pipeline.lexicon.segment import Index, Morpheme, Segment

_NAME = re.compile(r"[가-힣]{2,12}")
_NOUNS = ("NNG", "NNP", "XR")
_CUT = ("VV", "VA", "EC", "EF", "ETN", "ETM")
_QUOTED = re.compile(
    r"(?:‘([^‘’]{1,25})’|“([^“”]{1,25})”|《([^》]{1,25})》|〈([^〉]{1,25})〉|「([^」]{1,25})」|『([^』]{1,25})』|<([^>]{1,25})>)"
    r"(?!이?라[고며]|[고며])"
)
"""A title or a product's name in its marks; with 라고 or 며 behind it's what somebody says."""
_MEANS = ("NNG", "NNP", "XR", "VV", "VA", "MAG", "MM")
_WORD = re.compile("[가-힣]+")
_KINDS = {
    "대": Entry("대", "suffix", "University", "大学"),
    "동": Entry("동", "suffix", "-dong", "洞"),
    "리": Entry("리", "suffix", "-ri", "里"),
    "읍": Entry("읍", "suffix", "-eup", "邑"),
    "면": Entry("면", "suffix", "-myeon", "面"),
    "항": Entry("항", "suffix", "Port", "港"),
    "역": Entry("역", "suffix", "Station", "站"),
}
"""What the last syllable of an unknown name says it is."""
_ROADS = ("대로", "대교", "산성", "마을", "고개", "해변")
"""What ends the name of a road or a spot, whatever words it is made of."""
_LEADS = {
    "대한": Entry("대한", "noun", "Korea", "大韩"),
    "국립": Entry("국립", "noun", "National", "国立"),
    "시립": Entry("시립", "noun", "Municipal", "市立"),
    "도립": Entry("도립", "noun", "Provincial", "道立"),
}
"""What stands in front of known nouns and is no name: 대한+사이클+연맹."""


def respelled(text: str, segments: Sequence[Segment], using: Index) -> list[Segment]:
    """``segments`` with unknown names whole and spelled; what is known stays as it is."""
    made: list[Segment] = []
    for word in _words(segments):
        made += _mended(text, word, using)
    return made


def titled(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """``segments`` with the unknown words of quoted titles spelled: ‘Byeolmudeom Gisadan’, ‘Dak and Bamboo’.

    A coined title is spelled whole. One that also has known words keeps them to be translated (온길 실증 사업: the
    Ongil demonstration project), and so does what somebody says. A name in it that has renderings settles all.
    """
    made = list(segments)
    for match in _QUOTED.finditer(text):
        inside = [at for at, item in enumerate(made) if match.start() < item.start and item.end < match.end()]
        parts = [made[at] for at in inside]
        if any(map(_meaningless, parts)) and not any(map(_rendered, parts)):
            spelled = [_whole(text, parts)] if _is_coined(parts) else _by_words(text, parts)
            made[inside[0] : inside[-1] + 1] = spelled
    return made


def _meaningless(item: Segment) -> bool:
    return item.mention is None and item.entry is None and item.tokens[0].tag in _MEANS


def _is_coined(parts: Sequence[Segment]) -> bool:
    """Whether a title is a name by its sound: no word of it is known, or an unknown one ends it and all are nouns."""
    tags = [token.tag for item in parts for token in item.tokens]
    if tags[-1][0] in "JE":
        return False
    words = [word for word in _words(parts) if any(token.tag in _MEANS for item in word for token in item.tokens)]
    strange = [any(map(_meaningless, word)) for word in words]
    return all(strange) or (strange[-1] and not any(tag[0] in "JEM" for tag in tags))


def _by_words(text: str, parts: Sequence[Segment]) -> list[Segment]:
    """The parts with the nouns that nobody knows spelled, each with the nouns that it touches."""
    made: list[Segment] = []
    for word in _words(parts):
        nouns = [at for at, item in enumerate(word) if item.entry is None and item.tokens[0].tag in _NOUNS]
        while nouns and nouns[-1] + 1 < len(word) and word[nouns[-1] + 1].tokens[0].tag in _NOUNS:
            nouns.append(nouns[-1] + 1)
        if nouns and word[0].mention is None:
            first, last = nouns[0], nouns[-1]
            made += [*word[:first], _whole(text, word[first : last + 1]), *word[last + 1 :]]
        else:
            made += word
    return made


def _rendered(item: Segment) -> bool:
    """A mention that isn't written in digits alone."""
    return item.mention is not None and not item.mention.surface.isdecimal()


def _whole(text: str, parts: Sequence[Segment]) -> Segment:
    """One segment for a title, its words in Latin letters."""
    start, end = parts[0].start, parts[-1].end
    behind = [token.start for item in parts for token in item.tokens if token.tag[0] in "JE"]

    def spelled(word: re.Match[str]) -> str:
        ends = any(word.start() <= at - start < word.end() for at in behind)
        return english(word.group()) or (place if ends else latin)(word.group())

    name = text[start:end]
    return Segment((Morpheme(name, "NNP", start, end),), spelling=_WORD.sub(spelled, name))


def _words(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """The segments that stand together without a space; mentions and symbols stand for themselves."""
    word: list[Segment] = []
    for item in segments:
        alone = item.mention is not None or item.tokens[0].tag[0] == "S" or item.tokens[0].tag == "W_SERIAL"
        if word and (alone or item.start > word[-1].end):
            yield word
            word = []
        if alone:
            yield [item]
        else:
            word.append(item)
    if word:
        yield word


def _mended(text: str, word: list[Segment], using: Index) -> list[Segment]:
    bad = [at for at in range(len(word)) if _unknown(word, at) or _broken(word, at)]
    if not bad:
        return word
    first, last = min(bad), max(bad)
    if word[first].entry is not None or word[first].end - word[first].start == 1:
        first = 0
    while last + 1 < len(word) and _syllable(word[last + 1]) and word[last + 1].tokens[0].form != "대":
        last += 1
    name = text[word[first].start : word[last].end]
    if not _NAME.fullmatch(name):
        return word
    tokens = tuple(token for item in word[first : last + 1] for token in item.tokens)
    return [*word[:first], *_cut(name, tokens, using), *word[last + 1 :]]


def _unknown(word: Sequence[Segment], at: int) -> bool:
    """A noun without an entry."""
    return word[at].entry is None and word[at].mention is None and word[at].tokens[0].tag in _NOUNS


def _broken(word: Sequence[Segment], at: int) -> bool:
    """A verb, an ending or a lone determiner that runs into a noun without a space: a name taken to pieces."""
    if at + 1 == len(word) or word[at + 1].tokens[0].tag not in _NOUNS:
        return False
    tag = word[at].tokens[-1].tag
    return tag in _CUT or (tag == "MM" and _syllable(word[at]) and _syllable(word[at + 1]))


def _syllable(item: Segment) -> bool:
    return item.end - item.start == 1 and item.tokens[0].tag in (*_NOUNS, "MM", "NNB", "XSN")


def _cut(name: str, tokens: tuple[Morpheme, ...], using: Index) -> list[Segment]:
    """The name as a stem to spell and the known nouns at its end (박물관), each as a segment."""
    stem, known = name, list[tuple[str, Entry | None]]()
    while len(stem) >= 4:
        found = next((at for at in range(2, len(stem) - 1) if _noun(stem[at:], using)), None)
        if found is None:
            break
        known.insert(0, (stem[found:], _noun(stem[found:], using)))
        stem = stem[:found]
    if (kind := _KINDS.get(stem[-1])) is not None and len(stem) > 2 and not known:
        known = [(stem[-1], kind)]
        stem = stem[:-1]
    start = tokens[0].start
    lead = _lead(stem, known, using) if known else None
    spelled = "" if lead else english(stem) or latin(stem)
    made = [Segment((Morpheme(stem, "NNP", start, start + len(stem)),), entry=lead, spelling=spelled)]
    at = start + len(stem)
    for form, entry in known:
        made.append(Segment((Morpheme(form, "NNG", at, at + len(form)),), entry=entry))
        at += len(form)
    return made


def _lead(stem: str, known: Sequence[tuple[str, Entry | None]], using: Index) -> Entry | None:
    """What stands before known nouns where it is no name to spell: 대한, a Korean place, a known noun (복지+버스)."""
    found = all_places().get(place_of(stem))
    if found is not None and found.kind.startswith("kr-"):
        return Entry(stem, "noun", found.en, found.zh)
    return _LEADS.get(stem) or (None if _names_body(known) else _noun(stem, using))


def _names_body(known: Sequence[tuple[str, Entry | None]]) -> bool:
    """Whether the last of the nouns makes a company's, an institution's or a road's name of what stands before it."""
    return known[-1][0] in endings() or known[-1][0] in _ROADS


def _noun(form: str, using: Index) -> Entry | None:
    """The noun of that form, if the lexicon has it."""
    return using.find(form, ("noun",), frozenset) if len(form) > 1 else None
