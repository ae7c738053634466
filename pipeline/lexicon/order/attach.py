"""What belongs to which verb: how far a relative clause reaches back, and two deeds before one noun."""

from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.order.node import INTRANSITIVE, MEETINGS, WITHIN, Node, met

_PAPERS = word_set("협약 협정 양해각서 업무협약 계약 합의서 의향서")
_SIGNS = ("맺", "체결하")
_NO_DEEDS = word_set("만나 방문하 갖 가지 찾 마치 참석하 개최하 소집하")
"""Stems of verbs for what is done before an agreement is signed, and is none of what it says."""
_MOVES = word_set("늘어나 늘 증가하 감소하 줄어들 줄 오르 떨어지 하락하 상승하 급증하 급감하 불어나")
"""Stems of verbs without an object: what stands before them belongs to the next verb."""
_EVENTS = (*MEETINGS, "대회", "행사", "축제", "전시", "전", "식", "경기", "공연", "선거", "재판", "시장", "장터")
_HAPPENS = word_set("열리 개최되 발생하 일어나 시작되 시작하 끝나 폐막하 개막하")
"""Stems of verbs right behind a day that is theirs: 10일 열린 회의."""


def is_agreed(clause: Node, taken: Sequence[Node], verb: Node, ahead: Sequence[Node]) -> bool:
    """상표를 개발하고 판로를 개척하는 협약: both are what the agreement is to do."""
    paper = bool(ahead) and (ahead[0].lemma in _PAPERS or ahead[0].lemma in _SIGNS)
    joined = clause.role == "clause" and clause.form == "고" and not clause.past and not met(clause)
    deed = clause.lemma not in INTRANSITIVE and clause.lemma not in _NO_DEEDS
    owned = any(node.role == "subject" for node in (*clause.parts, *taken))
    return paper and joined and deed and not owned and verb.role == "relative" and verb.form == "는"


def is_frame(node: Node) -> bool:
    """When and where an agreement is signed."""
    return (node.role == "time" and node.date is not None) or (node.role == "place" and node.form == "에서")


def is_beside(clause: Node, taken: Sequence[Node], verb: Node) -> bool:
    """통역하고 회의록까지 만드는 앱: what is also done is done by the same noun."""
    also = any(node.role == "adverb" and node.words in ("also", "也") for node in taken)
    beside = clause.role == "clause" and clause.form == "고" and not clause.past and verb.role == "relative"
    return also and beside and not any(node.role == "subject" for node in (*clause.parts, *taken))


def is_complete(link: Node) -> bool:
    """The linked noun has its own amount or genitive, so that a genitive behind it belongs to the next one only."""
    return link.quantity is not None or any(node.role == "genitive" for node in link.parts)


def full(taken: Sequence[Node], stack: Sequence[Node], verb: Node) -> bool:
    """A relative clause takes one object and one subject, and leaves the day behind the topic to the sentence."""
    top = stack[-1]
    if top.role == "subject" and verb.lemma in ("열리", "개최되") and taken and not top.lemma.endswith(_EVENTS):
        return True
    if top.role == "object" and verb.lemma in _MOVES:
        return True
    if top.role in ("place", "time") and any(node.lemma == "대비" and node.role == "time" for node in taken):
        return True
    if top.stop or (top.role == "partitive" and top.quantity is not None):
        return True
    if top.role == "time" and top.form in ("는", "은"):
        return True
    if top.role in ("object", "subject") and any(node.role == top.role for node in taken):
        return True
    if top.role in ("object", "subject", "place") and any(node.role == "subject" for node in taken):
        return top.role == "object"
    if top.role == "place" and top.quantity is not None and top.form in ("로", "으로") and taken:
        return any(node.role == "topic" for node in stack)
    if top.role == "time" and taken and taken[0].role == "time" and taken[0].quantity is not None and top.form:
        return False
    inner = bool(taken) and verb.lemma in WITHIN and top.date is not None and top.date.day is None
    if (not taken and verb.lemma in _HAPPENS) or (top.role == "time" and inner):
        return False
    if top.role == "time" and len(stack) > 1 and stack[-2].role == "topic":
        return top.date is not None and (top.date.day is not None or bool(taken))
    return False


def waits(taken: Sequence[Node], stack: Sequence[Node], verb: Node) -> bool:
    """What stands between the topic and a clause with its own subject is for the topic's verb."""
    own = any(node.role == "subject" for node in taken)
    return own and verb.role == "clause" and any(node.role == "topic" for node in stack)
