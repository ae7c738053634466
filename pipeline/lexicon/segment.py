"""A Korean sentence cut into the lexicon's words: longest match over Kiwi's morphemes.

Matching is by strings: a run of morphemes is looked up as it is written (spaces left out) and as a
lemma (the last verb stem with 다), so that one entry finds 업무협약을 체결했다 and 업무협약을 체결하기로.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicon.entries import Entry, Lexicon, load
from pipeline.records import Mention
from pipeline.text.morph import tokenize

MAX_RUN = 9
NEAR = 8
"""How many morphemes before and behind a word may choose its sense."""
_STEMS = ("VV", "VA", "VX", "XSV", "XSA", "VCP", "VCN")
_NUMBERS = ("SN", "NR", "MM")
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
_PARTICLES = ({"을", "를"}, {"와", "과"}, {"로", "으로"}, {"이", "가"}, {"은", "는"})
_BY_TAG = {
    "N": ("noun", "phrase", "verb", "adjective", "determiner", "adverb", "connective"),
    "S": ("noun", "phrase"),
    "XR": ("noun", "adjective", "verb", "phrase", "adverb"),
    "XSN": ("suffix",),
    "XPN": ("prefix", "noun", "phrase"),
    "XSV": ("verb", "adjective", "ending"),
    "XSA": ("verb", "adjective", "ending"),
    "X": ("noun",),
    "V": ("verb", "adjective", "phrase", "ending"),
    "M": ("connective", "adverb", "determiner", "phrase", "noun"),
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
    """A run of morphemes with the sense or the mention found for it, or neither."""

    tokens: tuple[Morpheme, ...]
    entry: Entry | None = None
    mention: Mention | None = None

    @property
    def start(self) -> int:
        """Where it begins in the sentence."""
        return self.mention.start if self.mention else self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the sentence."""
        return self.mention.end if self.mention else max(token.end for token in self.tokens)


def morphemes(text: str) -> list[Morpheme]:
    """Kiwi's morphemes of ``text``, endings brought to one form (았, 였 → 었; ᆫ, 은 → ㄴ)."""
    return [Morpheme(_fold(t.form, t.tag), t.tag.split("-")[0], t.start, t.start + t.len) for t in tokenize(text)]


def _fold(form: str, tag: str) -> str:
    if tag.startswith("ET"):
        return _FOLDED.get(form, form)
    if tag.startswith("E"):
        form = _ENDINGS.get(form, form)
    return "".join(_FOLDED.get(c, c) if c in "ᆫᆯᆷᆸ" else c for c in form)


class Index:
    """The lexicon by written form, spaces left out; quotative endings with a verb (다고 밝히다) stay apart."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.senses: dict[str, dict[str, list[Entry]]] = {}
        for entry in lexicon:
            if entry.pos == "ending" and " " in entry.ko and entry.ko.split()[0] in _QUOTING:
                continue
            self.senses.setdefault(entry.ko.replace(" ", ""), {}).setdefault(entry.pos, []).append(entry)

    def find(self, key: str, allowed: Sequence[str], neighbors: frozenset[str]) -> Entry | None:
        """The best sense of the first allowed part of speech that has one."""
        known = self.senses.get(key)
        if known is None:
            return None
        for pos in allowed:
            best, votes = None, -1
            for entry in known.get(pos, ()):
                score = len(entry.when & neighbors) if entry.when else 0
                if (not entry.when or score) and score > votes:
                    best, votes = entry, score
            if best is not None:
                return best
        return None


@lru_cache(maxsize=1)
def index() -> Index:
    """The packaged lexicon's index, made once for the process."""
    return Index(load())


def segment(text: str, mentions: Sequence[Mention], using: Index | None = None) -> list[Segment]:
    """The segments of ``text`` in order: mentions whole, then the longest entries, then what is left."""
    found = using or index()
    tokens = morphemes(text)
    owner = _owners(tokens, mentions)
    lemmas = [lemma(tokens, at) for at in range(len(tokens))]
    segments: list[Segment] = []
    at = 0
    while at < len(tokens):
        mention = owner[at]
        if mention is not None:
            stop = at + 1
            while stop < len(tokens) and owner[stop] is mention:
                stop += 1
            segments.append(Segment(tuple(tokens[at:stop]), mention=mention))
        else:
            neighbors = frozenset(lemmas[max(0, at - NEAR) : at + NEAR])
            stop, entry = _longest(text, tokens, at, owner, (found, neighbors))
            segments.append(Segment(tuple(tokens[at:stop]), entry=entry))
        at = stop
    return segments


def lemma(tokens: Sequence[Morpheme], at: int) -> str:
    """The lemma of a morpheme: verbs with 다, 하다-verbs by their noun."""
    token = tokens[at]
    return token.form + "다" if token.tag in ("VV", "VA", "VX") else token.form


def _owners(tokens: Sequence[Morpheme], mentions: Sequence[Mention]) -> list[Mention | None]:
    """For each morpheme the mention whose span it lies in."""
    owners: list[Mention | None] = []
    for token in tokens:
        inside = [m for m in mentions if m.start <= token.start < m.end]
        owners.append(inside[0] if inside else None)
    return owners


def _longest(
    text: str,
    tokens: Sequence[Morpheme],
    at: int,
    owner: Sequence[Mention | None],
    source: tuple[Index, frozenset[str]],
) -> tuple[int, Entry | None]:
    """Where the longest entry from ``at`` stops, and its sense; the single morpheme when there is none."""
    found, neighbors = source
    limit = at
    while limit < len(tokens) and limit - at < MAX_RUN and owner[limit] is None:
        limit += 1
    tag = tokens[at].tag
    allowed = _BY_TAG.get(tag) or _BY_TAG.get(tag[0]) or ("noun", "phrase")
    if tag == "NNB" and at and tokens[at - 1].tag in _NUMBERS:
        allowed = ("counter", "noun", "ending", "phrase")
    for stop in range(limit, at, -1):
        for key in _keys(text, tokens[at:stop]):
            entry = found.find(key, allowed, neighbors)
            if entry is not None and _fits(entry, tokens, at, stop):
                return stop, entry
    return at + 1, None


def _fits(entry: Entry, tokens: Sequence[Morpheme], at: int, stop: int) -> bool:
    """A noun ends in no particle or ending of the sentence (한 변+이 isn't 변이), and a syllable that is only a
    part of a longer unspaced word (통역+문) isn't a word of its own."""
    run = tokens[at:stop]
    if entry.pos != "noun":
        return True
    if run[-1].tag[0] in "JE" or (run[0].tag == "NNB" and len(run) > 1):
        return False
    if len(run) > 1 or run[0].end - run[0].start > 1 or run[0].tag == "NNB":
        return True
    behind = at > 0 and tokens[at - 1].end == run[0].start and tokens[at - 1].tag[0] in "NX"
    ahead = stop < len(tokens) and tokens[stop].start == run[0].end and tokens[stop].tag in ("NNG", "NNP", "XR")
    return not (behind or ahead)


def _keys(text: str, run: Sequence[Morpheme]) -> list[str]:
    """The strings a run may stand under: lemma, morphemes joined, as written; particles in both their forms."""
    joined = "".join(token.form for token in run)
    written = text[run[0].start : max(token.end for token in run)].replace(" ", "")
    keys = [joined, written]
    if run[-1].tag in _STEMS:
        before = text[run[0].start : run[-1].start].replace(" ", "")
        keys = [joined + "다", before + run[-1].form + "다"]
    if run[0].tag.startswith("J"):
        for pair in _PARTICLES:
            if run[0].form in pair:
                (other,) = pair - {run[0].form}
                keys += [other + key[len(run[0].form) :] for key in keys if key.startswith(run[0].form)]
    return keys
