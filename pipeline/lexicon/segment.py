"""A Korean sentence cut into the lexicon's words: longest match over Kiwi's morphemes.

Matching is by strings: a run of morphemes is looked up as it is written (spaces left out) and as a
lemma (the last verb stem with 다), so that one entry finds 업무협약을 체결했다 and 업무협약을 체결하기로.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.facts.tables import word_set
from pipeline.lexicon.entries import Entry, Lexicon, choose, load
from pipeline.records import DateValue, Mention, Quantity
from pipeline.text.morph import tokenize

MAX_RUN = 9
NEAR = 12
"""How many morphemes before and behind a word may choose its sense."""
_STEMS = ("VV", "VA", "VX", "XSV", "XSA", "VCP", "VCN")
_NUMBERS = ("SN", "NR", "MM")
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_AFTER_FIGURE = re.compile(r"(?<=[%\d㎡㎞℃㏊㎏㎝㎜㎥㎾㎿])(?:는|가|은|이|를|을)(?=[\s,.]|$)")
"""A particle behind a figure, which Kiwi may take for a verb (71%는 → 늘다)."""
_OPENING = re.compile(r"(?<=[월일년주] )여는(?= )")
"""열다 before what is opened on a day, which Kiwi may take for a noun (5월 여는 박람회)."""
_DIGIT = re.compile("[0-9]")
_SUBJECTIVE = ("은", "는", "이", "가")
_SPEAKING = word_set("말 서명 사과 당부 인사말 축사 격려 약속 강조 사임 참석")
"""Nouns of verbs that have people for their subjects only."""
_QUOTING = ("다고", "라고", "이라고", "자고", "냐고", "ㄴ다고", "는다고")
_FOLDED = {"ᆫ": "ㄴ", "ᆯ": "ㄹ", "ᆷ": "ㅁ", "ᆸ": "ㅂ", "은": "ㄴ", "을": "ㄹ", "음": "ㅁ"}
_ENDINGS = {
    "아": "어",
    "여": "어",
    "았": "었",
    "였": "었",
    "아서": "어서",
    "여서": "어서",
    "어야": "어야",
    "아야": "어야",
    "여야": "어야",
}
_PLUS_L = {chr(code): chr(code + 8) for code in range(0xAC00, 0xD7A4, 28)}
"""An open syllable and the same one with ㄹ: Kiwi gives 푸다 for 푸는, from 풀다."""
_PARTICLES = ({"을", "를"}, {"와", "과"}, {"로", "으로"}, {"이", "가"}, {"은", "는"})
_BY_TAG = {
    "N": ("noun", "phrase", "verb", "adjective", "determiner", "adverb", "connective"),
    "S": ("noun", "phrase"),
    "XR": ("noun", "adjective", "verb", "phrase", "adverb"),
    "XSN": ("suffix",),
    "XPN": ("prefix", "noun", "verb", "adjective", "phrase"),
    "XSV": ("verb", "adjective", "ending"),
    "XSA": ("verb", "adjective", "ending"),
    "X": ("noun",),
    "VV": ("verb", "adjective", "phrase"),
    "VA": ("adjective", "verb", "phrase"),
    "V": ("verb", "adjective", "phrase", "ending"),
    "M": ("connective", "adverb", "determiner", "phrase", "noun", "verb", "adjective"),
    "J": ("particle", "phrase", "ending", "connective"),
    "E": ("ending", "particle"),
    "I": ("connective", "adverb"),
}


class Morpheme(NamedTuple):
    """One of Kiwi's tokens with its tag's main part; offsets in characters of the sentence."""

    form: str
    tag: str
    start: int
    end: int


class Segment(NamedTuple):
    """A run of morphemes with the sense or the mention found for it; an unknown name with its Latin spelling."""

    tokens: tuple[Morpheme, ...]
    entry: Entry | None = None
    mention: Mention | None = None
    spelling: str = ""

    @property
    def start(self) -> int:
        """Where it begins in the sentence."""
        return self.mention.start if self.mention else self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the sentence."""
        return self.mention.end if self.mention else max(token.end for token in self.tokens)


def morphemes(text: str) -> list[Morpheme]:
    """Kiwi's morphemes of ``text``, endings brought to one form (았, 였 → 었; ᆫ, 은 → ㄴ; 으면 → 면)."""
    found = [Morpheme(_fold(t.form, t.tag), t.tag.split("-")[0], t.start, t.start + t.len) for t in tokenize(text)]
    for match in _AFTER_FIGURE.finditer(text):
        inside = [at for at, token in enumerate(found) if match.start() <= token.start < match.end()]
        if inside and found[inside[0]].tag in ("VV", "VCP"):
            found[inside[0] : inside[-1] + 1] = [Morpheme(match.group(), "JX", match.start(), match.end())]
    for match in _OPENING.finditer(text):
        at = next((at for at, token in enumerate(found) if token.start == match.start()), len(found))
        if [(token.form, token.tag[0]) for token in found[at : at + 2]] == [("여", "N"), ("는", "J")]:
            found[at] = Morpheme("열", "VV", match.start(), match.start() + 1)
            found[at + 1] = Morpheme("는", "ETM", match.start() + 1, match.end())
    for at in range(len(found) - 2, -1, -1):
        if (
            found[at].tag == "JKS" and found[at].form == "가" and found[at + 1].tag == "JX"
        ):  # 판매가도: no two particles
            found[at] = found[at]._replace(tag="XSN")
        if found[at].tag == "NNP" and (found[at].form[-1:], found[at + 1].tag[0]) == ("서", "N"):
            found[at : at + 1] = _at_place(found[at])
        if (found[at].tag, found[at + 1].form) == ("SN", "G") and found[at].end == found[at + 1].start:
            found[at : at + 2] = [Morpheme(f"{found[at].form}G", "SL", found[at].start, found[at + 1].end)]
    return found


def _at_place(token: Morpheme) -> list[Morpheme]:
    """어선서 for 어선에서, as headlines write it, where the lexicon has the noun; else the token as it is."""
    noun, end = token.form[:-1], token.end - 1
    if len(noun) < 2 or "noun" not in index().senses.get(noun, {}) or token.form in index().senses:
        return [token]
    return [Morpheme(noun, "NNG", token.start, end), Morpheme("에서", "JKB", end, token.end)]


def _fold(form: str, tag: str) -> str:
    if tag.startswith("ET"):
        return _FOLDED.get(form, form)
    if tag.startswith("E"):
        form = _ENDINGS.get(form, form)
        if len(form) > 1:
            form = form[1:] if form[0] == "으" else _FOLDED.get(form[0], form[0]) + form[1:]
    return "".join(_FOLDED.get(c, c) if c in "ᆫᆯᆷᆸ" else c for c in form)


class Index:
    """The lexicon by written form, spaces left out; quotative endings with a verb (다고 밝히다) stay apart.

    Two endings that differ in a space only (는데, 는 데) keep it.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.senses: dict[str, dict[str, list[Entry]]] = {}
        for entry in lexicon:
            if entry.pos == "ending" and " " in entry.ko and entry.ko.split()[0] in _QUOTING:
                continue
            key = entry.ko.replace(" ", "")
            if entry.pos == "ending" and key != entry.ko and (key, "ending") in lexicon:
                key = entry.ko
            self.senses.setdefault(key, {}).setdefault(entry.pos, []).append(entry)

    def find(self, key: str, allowed: Sequence[str], neighbors: Callable[[], Collection[str]]) -> Entry | None:
        """The best sense (see ``choose``) of the first allowed part of speech that has one."""
        known = self.senses.get(key)
        if known is None:
            return None
        for pos in allowed:
            senses = known.get(pos, ())
            if len(senses) == 1 and not senses[0].when:
                return senses[0]
            if senses and (best := choose(senses, neighbors())) is not None:
                return best
        return None


@lru_cache(maxsize=1)
def index() -> Index:
    """The packaged lexicon's index, made once for the process."""
    return Index(load())


class Words(NamedTuple):
    """A sentence's morphemes with their lemmas and the mentions they lie in."""

    text: str
    tokens: list[Morpheme]
    lemmas: list[str]
    owner: list[Mention | None]

    def neighbors(self, at: int, stop: int) -> frozenset[str]:
        """What may choose the sense of the run ``[at, stop)``: lemmas near it, and what stands right there.

        Right before a verb stands its particle, and the noun that has it.
        """
        near = {*self.lemmas[max(0, at - NEAR) : at], *self.lemmas[stop : stop + NEAR]}
        if at:
            near.update(["<" + self.lemmas[at - 1]] if self.tokens[at - 1].tag not in ("JX", "JKS") else ())
            near.update("<@" + kind for kind in self._kinds(at - 1))
            if self.tokens[at - 1].end == self.tokens[at].start and self.tokens[at - 1].tag[0] in "NX":
                near.add("<@joined")
        verbal = any(token.tag[0] == "V" or token.tag in ("XSV", "XSA") for token in self.tokens[at:stop])
        if at > 1 and verbal and self.tokens[at - 1].tag[0] == "J":
            near.add("<" + self.lemmas[at - 2])
            near.update("<@" + kind for kind in self._kinds(at - 2))
        if stop < len(self.tokens):
            near.add(">" + self.lemmas[stop])
            near.update(">@" + kind for kind in self._kinds(stop))
        if stop == len(self.tokens) or self.tokens[stop].tag[0] == "S":
            near.add(">@end")
        if self._speaks(stop):
            near.add(">@speaks")
        return frozenset(near)

    def _speaks(self, stop: int) -> bool:
        """Whether what ends at ``stop`` is the subject of a sentence whose last verb only people are subjects of."""
        if stop == len(self.tokens) or self.tokens[stop].form not in _SUBJECTIVE:
            return False
        if any(token.tag == "JX" and token.form in _SUBJECTIVE for token in self.tokens[stop + 1 :]):
            return False
        return any(lemma in _SPEAKING for lemma in self.lemmas[-6:])

    def _kinds(self, at: int) -> Iterator[str]:
        """The classes of the morpheme at ``at``: noun, figure, duration, date, name, person, place …"""
        mention = self.owner[at]
        if mention is None:
            if self.tokens[at].tag[0] == "N":
                yield "noun"
            return
        yield mention.kind
        if mention.kind not in ("figure", "date"):
            yield "name"
        if isinstance(mention.value, Quantity) and mention.value.unit in _TIMES:
            yield "duration"
        if isinstance(mention.value, DateValue):
            yield "date"


def segment(text: str, mentions: Sequence[Mention], using: Index | None = None) -> list[Segment]:
    """The segments of ``text`` in order: mentions whole, then the longest entries, then what is left."""
    found = using or index()
    tokens = list(_parted(text, morphemes(text), mentions))
    words = Words(text, tokens, [lemma(tokens, at) for at in range(len(tokens))], _owners(tokens, mentions))
    segments: list[Segment] = []
    at = 0
    while at < len(tokens):
        mention = words.owner[at]
        stop, entry = _longest(words, at, found) if _open(mention) else (at + 1, None)
        if mention is not None and entry is None:
            while stop < len(tokens) and words.owner[stop] is mention:
                stop += 1
            segments.append(Segment(tuple(tokens[at:stop]), mention=mention))
        else:
            segments.append(Segment(tuple(tokens[at:stop]), entry=entry))
        at = stop
    return segments


def _parted(text: str, tokens: Sequence[Morpheme], mentions: Sequence[Mention]) -> Iterator[Morpheme]:
    """The morphemes, a noun that goes on behind a name in it as the name and the morphemes of the rest (춘천|안개|마라톤)."""
    ends = {mention.end for mention in mentions if mention.value is None}
    for token in tokens:
        cut = next((at for at in range(token.start + 1, token.end - 1) if at in ends), None)
        if cut is None or token.tag[0] != "N":
            yield token
            continue
        yield Morpheme(text[token.start : cut], token.tag, token.start, cut)
        for part in morphemes(text[cut : token.end]):
            yield part._replace(start=part.start + cut, end=part.end + cut)


def lemma(tokens: Sequence[Morpheme], at: int) -> str:
    """The lemma of a morpheme: verbs with 다, 하다-verbs by their noun."""
    token = tokens[at]
    return token.form + "다" if token.tag in ("VV", "VA", "VX") else token.form


def _owners(tokens: Sequence[Morpheme], mentions: Sequence[Mention]) -> list[Mention | None]:
    """For each morpheme the mention whose span it lies in."""
    owners: list[Mention | None] = []
    for token in tokens:
        inside = [m for m in mentions if m.start <= token.start < m.end]
        verb = token.tag == "VV" and inside and inside[0].kind == "date" and token.end >= inside[0].end
        owners.append(inside[0] if inside and not verb else None)
    return owners


def _longest(words: Words, at: int, found: Index) -> tuple[int, Entry | None]:
    """Where the longest entry from ``at`` stops, and its sense; the single morpheme when there is none.

    An entry may take in a whole figure when it is written with its digits (임상 2상, 3차전).
    """
    tokens, owner = words.tokens, words.owner
    limit = at
    while limit < len(tokens) and limit - at < MAX_RUN and _open(owner[limit]):
        limit += 1
    plain = _allowed(tokens, at)
    if (manner := _manner(tokens, at, found)) is not None:
        return at + 1, manner
    for stop in range(limit, at, -1):
        if stop < len(tokens) and owner[stop] is not None and owner[stop] is owner[stop - 1]:
            continue
        counted = any(owner[at:stop])
        allowed = plain if plain[0] == "noun" or not _whole(tokens, at, stop) else (*plain, "noun")
        for key in _keys(words.text, tokens[at:stop]):
            entry = found.find(key, allowed, lambda stop=stop: words.neighbors(at, stop))  # type: ignore[misc]
            if entry is not None and _fits(entry, tokens, at, stop) and (not counted or _DIGIT.search(entry.ko)):
                return stop, entry
    return at + 1, None


def _manner(tokens: Sequence[Morpheme], at: int, found: Index) -> Entry | None:
    """전액 in 전액 지원하다: the adverb before a verb that the lexicon has, though it has the noun 전액 지원 too."""
    if at + 2 >= len(tokens) or tokens[at + 2].tag != "XSV" or tokens[at].tag != "NNG" or _joined(tokens, at):
        return None
    verb = f"{tokens[at + 1].form}{tokens[at + 2].form}다"
    adverbs = found.senses.get(tokens[at].form, {}).get("adverb", ())
    return adverbs[0] if adverbs and adverbs[0].en != "first" and "verb" in found.senses.get(verb, ()) else None


def _open(mention: Mention | None) -> bool:
    """An entry may take this in: no mention, or a figure."""
    return mention is None or mention.kind == "figure"


def _whole(tokens: Sequence[Morpheme], at: int, stop: int) -> bool:
    """An unspaced word that ends in a noun, whatever Kiwi takes its beginning for (빈+집, 어+선)."""
    touching = all(tokens[n].end >= tokens[n + 1].start for n in range(at, stop - 1))
    return stop - at > 1 and touching and tokens[stop - 1].tag in ("NNG", "NNP")


def _allowed(tokens: Sequence[Morpheme], at: int) -> tuple[str, ...]:
    """The parts of speech a run from ``at`` may have, likeliest first."""
    tag = tokens[at].tag
    if tag == "NNB" and at and tokens[at - 1].tag in _NUMBERS:
        return ("counter", "noun", "ending", "phrase")
    allowed = _BY_TAG.get(tag) or _BY_TAG.get(tag[0]) or ("noun", "phrase")
    if tag[0] == "N" and _joined(tokens, at):
        return ("suffix", *allowed) if tokens[at].end - tokens[at].start == 1 else (*allowed, "suffix")
    return allowed


def _joined(tokens: Sequence[Morpheme], at: int) -> bool:
    """A noun's part or a figure touches the morpheme from before."""
    before = tokens[at - 1].tag if at and tokens[at - 1].end == tokens[at].start else "-"
    return before[0] in "NXS" and before != "SSO"


def _fits(entry: Entry, tokens: Sequence[Morpheme], at: int, stop: int) -> bool:
    """A noun ends in no particle or ending of the sentence (한 변+이 isn't 변이), and a syllable that is only a
    part of a longer unspaced word (통역+문, 한+솔) isn't a word of its own."""
    run = tokens[at:stop]
    spaced = any(run[n].end < run[n + 1].start for n in range(len(run) - 1))
    if spaced != (" " in entry.ko) and (run[0].tag[0] == "J" or entry.ko.startswith("이 ")):
        return False
    if entry.pos == "determiner" and len(run) == 1 and run[0].end - run[0].start == 1:
        return run[0].tag not in ("NNB", "NP") and not _between(tokens, at, stop)
    predicate = entry.pos in ("verb", "adjective") or (run[0].tag[0] == "J" and entry.ko.endswith("다"))
    if predicate and len(run) > 1 and run[-1].tag in ("EF", "EC"):
        return False
    if entry.pos != "noun":
        return True
    if run[-1].tag[0] in "JE" and run[-1].tag != "ETN":
        ends = stop == len(tokens) or tokens[stop].tag[0] == "S"
        return run[-1].tag == "JKS" and ends and at > 0
    if run[0].tag == "NNB" and len(run) > 1:
        return at > 0 and tokens[at - 1].end < run[0].start and tokens[at - 1].tag not in _NUMBERS
    if len(run) > 1 or run[0].end - run[0].start > 1 or run[0].tag == "NNB" or "<@joined" in entry.when:
        return True
    if _joined(tokens, at) and tokens[at - 1].tag[0] in "NX" and tokens[at - 1].end - tokens[at - 1].start == 1:
        return False
    return not _runs_on(tokens, at, stop)


def _between(tokens: Sequence[Morpheme], at: int, stop: int) -> bool:
    """A single syllable (양 of 양승비) touches another single syllable of a noun."""
    return _runs_on(tokens, at, stop) and tokens[stop].end - tokens[stop].start == 1


def _runs_on(tokens: Sequence[Morpheme], at: int, stop: int) -> bool:
    """A noun's part touches the run from behind."""
    return stop < len(tokens) and tokens[stop].start == tokens[at].end and tokens[stop].tag in ("NNG", "NNP", "XR")


def _keys(text: str, run: Sequence[Morpheme]) -> list[str]:
    """The strings a run may stand under: lemma, morphemes joined, as written; particles in both their forms."""
    joined = "".join(token.form for token in run)
    written = text[run[0].start : max(token.end for token in run)].replace(" ", "")
    keys = [joined, written]
    if run[-1].tag in _STEMS:
        before = text[run[0].start : run[-1].start].replace(" ", "")
        keys = [joined + "다", before + run[-1].form + "다"]
    if run[0].tag[0] == "E" and len(run) > 1:
        keys.insert(0, _spaced(run))
    if run[-1].tag == "VV" and (open_ := _PLUS_L.get(run[-1].form[-1:])):
        keys.append(keys[0][: -len(run[-1].form) - 1] + run[-1].form[:-1] + open_ + "다")
    if run[0].tag.startswith("J"):
        for pair in _PARTICLES:
            if run[0].form in pair:
                (other,) = pair - {run[0].form}
                keys += [other + key[len(run[0].form) :] for key in keys if key.startswith(run[0].form)]
    return keys


def _spaced(run: Sequence[Morpheme]) -> str:
    """The morphemes joined, with a space where the sentence has one."""
    words = [run[0].form]
    for before, token in pairwise(run):
        words += [" "] * (token.start > before.end) + [token.form]
    return "".join(words) + ("다" if run[-1].tag in _STEMS else "")
