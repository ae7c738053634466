"""The words of a Korean sentence with the part that each plays, and where a phrase or clause before a word begins.

No parser: the ending of a word says what it is, and a clause reaches back to the topic, to the clause before it, or
to the second word in the same case, which must belong to another verb.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from kiwipiepy import Token

from pipeline.text.morph import tokenize

_VERBAL = ("VV", "VA", "XSV", "XSA", "VX", "VCP", "VCN")
_NOMINAL = ("NNG", "NNP", "NNB", "NR", "NP", "SN", "SL", "SH", "SW", "XSN", "XPN", "XR")
_CASE_ROLES = {"JKS": "subject", "JKO": "object", "JKG": "of", "JC": "and"}
_WITH = frozenset(["와", "과", "에게", "께", "이랑"])


class Word(NamedTuple):
    """A word between spaces: its span, its part in the sentence, the stem of its verb or noun, and its last ending."""

    text: str
    start: int
    end: int
    role: str
    stem: str
    ending: str
    verbal: bool
    named: bool
    quoted: bool


def words_of(text: str) -> list[Word]:
    """The words of ``text``; a role is topic, subject, object, oblique, with, of, and, modifier, nominalized, clause,
    final, adverb or bare."""
    starts, at = {}, 0
    for number, piece in enumerate(text.split()):
        at = text.index(piece, at)
        starts.update(dict.fromkeys(range(at, at + len(piece)), (number, at, piece)))
        at += len(piece)
    tokens = [token for token in tokenize(text) if token.start in starts]
    return [_word(place[2], place[1], list(group)) for place, group in groupby(tokens, key=lambda t: starts[t.start])]


def _word(piece: str, start: int, tokens: Sequence[Token]) -> Word:
    parts = [(token.form, token.tag.split("-")[0]) for token in tokens]
    core = [part for part in parts if part[1] not in ("SF", "SP", "SSO", "SSC", "SE", "SS")] or parts
    stems = [at for at, (_, tag) in enumerate(core) if tag in _VERBAL]
    stem = _stem(core, stems[0]) if stems else next((f for f, tag in reversed(core) if tag in _NOMINAL), core[0][0])
    return Word(
        text=piece,
        start=start,
        end=start + len(piece),
        role=_role(core),
        stem=stem,
        ending=core[-1][0],
        verbal=bool(stems),
        named=core[0][1] == "NNP" or (core[0][1] == "XPN" and core[0][0] == "제"),
        quoted=parts[0][1] in ("SSO", "SS"),
    )


def _stem(core: Sequence[tuple[str, str]], at: int) -> str:
    """The verb's stem, or the noun that 하다 or 되다 makes a verb of."""
    return core[at - 1][0] if at and core[at][1] in ("XSV", "XSA") else core[at][0]


def _role(core: Sequence[tuple[str, str]]) -> str:
    form, tag = core[-1]
    previous = core[-2][1] if len(core) > 1 else ""
    if tag == "JX" and form in ("은", "는"):
        return "oblique" if previous in ("JKB", "EC", "ETN") else "topic"
    if tag == "JX":
        return "oblique"
    if tag == "JKB":
        return "nominalized" if previous == "ETN" and form == "에" else "with" if form in _WITH else "oblique"
    roles = {
        "ETM": "modifier",
        "MM": "determiner",
        "ETN": "nominalized",
        "EC": "clause",
        "EF": "final",
        "MAG": "adverb",
    }
    return _CASE_ROLES.get(tag) or roles.get(tag) or "bare"


def begin(words: Sequence[Word], at: int, *, subjects: bool = True) -> int:
    """The index of the first word of the clause whose verb is ``words[at]``; its topic isn't part of it.

    ``subjects``: whether the clause has a subject of its own.
    """
    return _back(words, at, open_=True, subjects=subjects)


def phrase_begin(words: Sequence[Word], at: int) -> int:
    """The index of the first word of the noun phrase whose last word is ``words[at]``."""
    return _back(words, at, open_=False, subjects=True)


def _back(words: Sequence[Word], at: int, *, open_: bool, subjects: bool) -> int:
    seen: set[str] = set()
    first = at
    while first:
        word = words[first - 1]
        if word.role in ("topic", "clause", "final", "with", "nominalized") or word.text.endswith(","):
            break
        if word.role in ("subject", "object", "oblique", "adverb"):
            if not open_ or word.role in seen - {"oblique", "adverb"} or (word.role == "subject" and not subjects):
                break
            seen.add(word.role)
        if word.role == "modifier" and word.verbal:
            open_, seen = True, set()
        first -= 1
    return first
