"""English headlines: the verb that a noun at the end of a clause stands for, and who does it."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import adverb, participle, third
from pipeline.lexicon.order.english.preposition import is_transitive
from pipeline.lexicon.order.english.voice import base_of
from pipeline.lexicon.order.node import INTRANSITIVE, VERBAL, Node
from pipeline.lexicon.segment import index

_MADE = {
    "signs": word_set("계약 협약 업무협약 협정 양해각서 조약 협약서"),
    "holds": word_set(
        "행사 대회 공연 전시 전시회 포럼 세미나 토론회 설명회 간담회 박람회 축제 기획전 캠페인 교육 훈련 기념식 특별전 공동전 회의 전"
    ),
    "conducts": word_set("조사 시험 점검 실험 연구"),
    "posts": word_set("적자 흑자 순손실 순이익 손실 영업손실"),
    "wins": word_set("금메달 은메달 동메달 우승컵 대상 최우수상"),
}
"""What is done with a noun at the end of a headline that names no verb."""
_ADJECTIVES = ("official", "formal", "joint", "final", "early", "partial", "temporary", "full", "direct", "additional")
_TURNS = {"swing to loss": "swings to loss", "return to profit": "returns to profit"}
_BEFORE_VERB = ("adverb", "time", "place")


def titled(nodes: Sequence[Node]) -> list[Node]:
    """A headline's nodes with a verb in each clause that has somebody to do it."""
    made: list[Node] = []
    clause: list[Node] = []
    topics = any(node.role == "topic" for node in nodes)
    for node in [*_door(nodes), Node("break", "")]:
        if node.role != "break":
            clause.append(node)
            continue
        clause = _counted([_agreed(node) for node in clause])
        made += _subject(_done(_verb(clause, topics), topics))
        if node.words:
            made.append(node)
        clause = []
    return made


def _door(nodes: Sequence[Node]) -> list[Node]:
    """문 열다 without its particle: opens."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        if node.lemma == "문" and node.role == "bare" and after is not None and after.lemma == "열":
            continue
        made.append(
            node._replace(lemma="열리") if node.lemma == "열" and made[-1:] != list(nodes[at - 1 : at]) else node
        )
    return made


def _verb(clause: list[Node], topics: bool) -> list[Node]:
    """The clause with a verb for its last noun."""
    if not clause or any(node.role in VERBAL for node in clause) or clause[-1].role != "bare":
        return clause
    last = clause[-1]
    if last.words in _TURNS:
        return [*clause[:-1], last._replace(role="predicate", words=_TURNS[last.words], lemma="전환되")]
    if last.lemma == "영업" and len(clause) > 1 and clause[-2].role == "figure":
        return [*clause[:-1], last._replace(role="predicate", words="operates", lemma="일하")]
    first, _, noun = last.words.rpartition(" ")
    verb = index().find(f"{last.lemma}하다", ("verb",), frozenset) if last.mention is None else None
    if verb is not None and first in _ADJECTIVES and noun.startswith(verb.en[:4]):
        words = f"{adverb(first)} {third(verb.en)}"
        return [*clause[:-1], last._replace(role="predicate", words=words, lemma=f"{last.lemma}하")]
    if not topics:
        return clause
    for words, nouns in _MADE.items():
        if last.lemma in nouns and last.mention is None:
            return [*clause, Node("predicate", words, lemma="하하")]
    return clause


def _agreed(node: Node) -> Node:
    """전세기 20편 운항 합의: agrees on."""
    return node._replace(words="agrees on") if node.lemma == "합의하" and node.words == "agrees" else node


def _counted(clause: list[Node]) -> list[Node]:
    """빈집 30채 주차장으로 바꿔: what is counted before a place is the object."""
    made = list(clause)
    for at in range(1, len(clause) - 1):
        amount = clause[at].quantity
        counted = amount is not None and amount.unit == "count" and clause[at].role == "figure"
        goal = (
            clause[at + 1].role == "place" and clause[at + 1].form in ("로", "으로") and clause[at + 1].quantity is None
        )
        if counted and goal and clause[at - 1].role == "bare":
            made[at] = clause[at]._replace(role="object")
    return made


def _done(clause: list[Node], topics: bool) -> list[Node]:
    """7,318명 검거 where nobody does it: 7,318 people arrested."""
    at = next((n for n, node in enumerate(clause) if node.role == "predicate"), 0)
    if topics or not at or clause[at].form or any(node.role in ("subject", "object") for node in clause):
        return clause
    verb = clause[at]
    if verb.lemma in INTRANSITIVE or not is_transitive(verb) or " " in verb.words:
        return clause
    what = next((n for n in range(at - 1, -1, -1) if clause[n].role not in _BEFORE_VERB), -1)
    if what < 0 or clause[what].role not in ("bare", "figure"):
        return clause
    done = "takes place" if verb.lemma == "개최하" else participle(base_of(verb.words))
    passive = verb._replace(words=done, lemma=verb.lemma[:-1] + "되")
    return [*clause[:what], clause[what]._replace(role="subject"), *clause[what + 1 : at], passive, *clause[at + 1 :]]


def _subject(clause: list[Node]) -> list[Node]:
    """시장 2구역 다시 문 연다: the noun before a verb without object is its subject, and whose noun it is the topic."""
    at = next((n for n, node in enumerate(clause) if node.role == "predicate"), 0)
    if not at or any(node.role == "subject" for node in clause[:at]):
        return clause
    if clause[at].lemma not in INTRANSITIVE and not re.search("(?:되|지|리)$", clause[at].lemma):
        return clause
    nouns = [n for n in range(at) if clause[n].role in ("bare", "figure") and not _is_share(clause[n])]
    topic = any(node.role == "topic" for node in clause[:at])
    share = any(_is_share(node) for node in clause[:at])
    if not nouns or (topic and not share):
        return clause
    what, made = nouns[-1], list(clause)
    first = next((n for n in nouns if n + 1 < what and clause[n + 1].role in _BEFORE_VERB), -1)
    if not topic and first >= 0 and clause[first].words[:1].isupper():
        made[first] = clause[first]._replace(role="topic")
        if not share:
            return made
    made[what] = clause[what]._replace(role="subject")
    return made


def _is_share(node: Node) -> bool:
    return node.quantity is not None and node.quantity.unit in ("percent", "percentage_point", "times")
