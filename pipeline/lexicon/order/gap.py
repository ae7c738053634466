"""Clauses whose verb is said once at the end, each with its verb."""

from collections.abc import Sequence

from pipeline.lexicon.order.node import VERBAL, Node


def gapped(nodes: Sequence[Node]) -> list[Node]:
    """A수출은 5%, 수입은 3% 늘었다: the verb at the end goes for both, so the first gets it too."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        made.append(node)
        if node.role != "comma" or not made[:-1] or made[-2].role not in ("figure", "place"):
            continue
        following = list(nodes[at + 1 :])
        verb = next((n for n, item in enumerate(following) if item.role in VERBAL), None)
        topic = next((n for n, item in enumerate(following) if item.role in ("topic", "subject")), None)
        before = [item for item in made[:-1] if item.role in (*VERBAL, "topic", "subject")]
        if verb is None or topic is None or topic > verb or not _holds_topic(before):
            continue
        if following[verb].role in ("predicate", "clause"):
            made[-1] = following[verb]._replace(role="clause", form="고")
    return made


def _holds_topic(before: Sequence[Node]) -> bool:
    """A topic stands last, or before one clause that leads to the verb (16채는 헐어서 주차장으로, …)."""
    if not before:
        return False
    leads = before[-1].role == "clause" and before[-1].form in ("어서", "아서", "여서")
    last = before[-2] if leads and len(before) > 1 else before[-1]
    return last.role in ("topic", "subject")
