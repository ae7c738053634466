"""Headlines: they drop the verb's ending (…체결, …돌파) or stop at a linking one (…로 늘어)."""

from collections.abc import Sequence
from typing import Protocol

from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import third
from pipeline.lexicon.segment import Segment, index
from pipeline.records import TargetLang

_STOPS = ("SF", "SE", "SS", "SSC")
_LINKING = ("어", "아", "여")
"""Endings of 늘어, 올라 and 밝혀, read as final or linking ones."""
STAYS_NOUN = word_set(
    "계약 행사 대책 협약 전망 적자 흑자 서비스 수출 수입 시험 대회 경기 공연 전시 영업 조사 연구 사업 공사 투자 "
    "보도 사고 재해 소비 교육 훈련 여행 운동 관광 통화 대출 예금 근무 생활 활동 노력 관심 걱정 사랑 생각 말 일"
)
"""Nouns that stay nouns at the end of a headline."""


class Tagged(Protocol):
    """A morpheme: its form and its tag."""

    @property
    def form(self) -> str: ...

    @property
    def tag(self) -> str: ...


def is_headline(segments: Sequence[Segment]) -> bool:
    """No verb in the text has a final ending before its last mark, or the text has … and no full stop at its end."""
    return is_headed([token for item in segments for token in item.tokens[-1:]])


def is_headed(tokens: Sequence[Tagged]) -> bool:
    """The same of a text's tokens (``form`` and ``tag``)."""
    if not any(token.tag == "EF" and token.form != "어" for token in tokens):
        return True
    present = not any(token.tag == "EP" for token in tokens)
    return tokens[-1].tag != "SF" and any(token.tag == "SE" or (present and token.tag == "SP") for token in tokens)


def nominal_verb(segments: Sequence[Segment], at: int, lang: TargetLang) -> str:
    """The verb that the noun at the end of a headline's clause stands for, empty where it is a noun.

    English in the present tense (체결 → signs), Chinese as it is.
    """
    entry = segments[at].entry
    if entry is None or entry.pos != "noun" or entry.ko in STAYS_NOUN or not at or not _closes(segments, at + 1):
        return ""
    if _opens(segments, at):
        return ""
    first, space, second = entry.ko.partition(" ")
    keys = [f"{entry.ko}하다"] if not space else [f"{first}{josa}{second}하다" for josa in "을를"]
    for key in keys:
        verb = index().find(key, ("verb", "phrase"), frozenset)
        if verb is not None:
            return third(verb.en) if lang == "en" else verb.zh
    return ""


def _closes(segments: Sequence[Segment], at: int) -> bool:
    """The headline or its clause ends before ``at``: at its end, at … or at a comma."""
    if at >= len(segments):
        return True
    token = segments[at].tokens[0]
    return token.tag in _STOPS or token.form in (",", "…")


def _opens(segments: Sequence[Segment], at: int) -> bool:
    """Nothing of the clause stands before ``at``, or the noun is the second part of a word."""
    before = segments[at - 1]
    opening = before.tokens[0].tag[0] == "S" and before.tokens[0].tag not in ("SSC", "SL", "SN", "SW")
    return (opening and before.mention is None) or (before.end == segments[at].start and before.mention is None)


def turned_final(segments: Sequence[Segment], stop: int, endings: list[Segment]) -> list[Segment]:
    """The endings without a linking one (늘어, 줄고) at the end of a headline's clause."""
    if (
        endings
        and (endings[-1].tokens[-1].tag == "EC" or endings[-1].tokens[-1].form in _LINKING)
        and _closes(segments, stop)
        and len(endings[-1].tokens) == 1
    ):
        return endings[:-1]
    return endings
