"""An English verb and the amounts beside it: rose for increased, cut by 5%, won an order for ships, beat Busan 3-1."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import gerund
from pipeline.lexicon.order.english.noun import bare_count
from pipeline.lexicon.order.english.preposition import CHANGES
from pipeline.lexicon.order.english.voice import base_of
from pipeline.lexicon.order.node import Node

_SHARES = ("percent", "percentage_point", "KRW", "USD", "count", "year", "month", "day", "hour", "minute")
_RANKS = re.compile(r"(?:rank|finish|plac)")
MOVES = word_set("증가하 늘 늘어나 감소하 줄 줄어들")
_PLAIN_WORDS = {
    "increased": "rose", "increases": "rises", "increase": "rise", "increasing": "rising",
    "decreased": "fell", "decreases": "falls", "decrease": "fall", "decreasing": "falling",
}  # fmt: skip
"""What newsrooms write of an amount that changes by itself."""
_APART = re.compile(
    r"^(\w+(?: to \w+)?) (to (?:the )?(?:prosecutors|public|traffic|court|trial|mind|sleep)|on (?:consignment|hold)|"
    r"into (?:operation|practice|account|use)|(?:from|out of) office|for sale)$"
)
_AT_LAST = re.compile(r"^(\w+) (unanimously|urgently|by acclamation)$")
_DECLARES = re.compile(r"^((?:declare|designate|name|appoint|elect)[sd]?) (an? .+)$")
"""Verbs with a phrase that stands behind their object: refer 35 people to prosecutors."""
_MOVED = re.compile(rf"\b(?:{'|'.join(_PLAIN_WORDS)})\b")


def worded(
    words: str, verb: Node, around: tuple[str, Sequence[Node], Sequence[Node]]
) -> tuple[str, list[Node], list[Node]]:
    """A verb, its objects and its places with what stands between them; ``around`` is the subject, the objects and the places."""
    subject, objects, places = around[0], list(around[1]), list(around[2])
    things = [node for node in objects if node.role == "object"]
    if things and words.endswith("an order"):
        words = f"{words} for"
    if things and verb.lemma == "이기":
        words = re.sub(r"^w(?:on|ins?)\b", lambda found: {"won": "beat", "wins": "beats"}.get(found[0], "beat"), words)
    if things and CHANGES.search(words) and verb.lemma not in ("바뀌", "바꾸"):
        objects = [_by(node) for node in objects]
    if objects and (found := _APART.match(words) or _AT_LAST.match(words)):
        words, objects = found[1], [*objects, Node("bare", found[2])]
    if objects and (found := _DECLARES.match(words)):
        words, objects = found[1], [*objects, Node("bare", found[2])]
    if things and " " in words and words.rpartition(" ")[2] == things[-1].words.rpartition(" ")[2]:
        words = words.rpartition(" ")[0]
    if words.endswith("charges"):
        objects = [node._replace(words=_charged(node.words)) for node in objects]
    if subject.startswith("the number of "):
        objects = [node._replace(words=bare_count(node.words)) for node in objects]
        places = [node._replace(words=bare_count(node.words)) if _is_people(node) else node for node in places]
    return words, objects, sorted(places, key=lambda node: not _is_result(node, words))


def _by(node: Node) -> Node:
    """A figure beside an object that changes: by 5%."""
    amount = node.quantity
    if node.role != "figure" or amount is None or amount.unit not in _SHARES or "by " in node.words:
        return node
    return node._replace(words=f"by {node.words}")


def _charged(words: str) -> str:
    """on charges that embezzled … → of embezzling …."""
    return re.sub(r"^that (\w+)", lambda found: f"of {gerund(base_of(found[1]))}", words)


def _is_people(node: Node) -> bool:
    return node.quantity is not None and node.quantity.counter in ("명", "인")


def _is_result(node: Node, words: str) -> bool:
    """A score, or a rank behind "ranked", comes right behind the verb."""
    if node.quantity is None:
        return False
    return node.quantity.unit == "score" or (node.quantity.unit == "ordinal" and _RANKS.match(words) is not None)


def plain(words: str, verb: Node) -> str:
    """rose 5% for increased 5%."""
    moved = verb.lemma in MOVES and any(node.quantity is not None for node in verb.parts)
    return _MOVED.sub(lambda found: _PLAIN_WORDS[found[0]], words) if moved else words
