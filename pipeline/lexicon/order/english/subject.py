"""What an English clause needs of its subject that Korean leaves to its figures: whose number changes, what is done to a thing."""

import re

from pipeline.lexicon.inflect import plural
from pipeline.lexicon.order.english.article import PLURALS, is_plural
from pipeline.lexicon.order.english.preposition import CHANGES, can_be
from pipeline.lexicon.order.english.voice import is_undergone, passive
from pipeline.lexicon.order.node import ACTING, Node

_PEOPLE = re.compile(r"(?:자|원|객|생|민|인|명|사)$")
_TOLD = ("차지하", "기록하", "웃돌", "밑돌", "달하", "그치", "이르")


def number_of(words: str, topic: Node, verb: Node) -> str:
    """직원은 487명으로 늘었다 → the number of employees; empty where the verb tells no number of them."""
    if topic.mention is not None or not (topic.lemma in PLURALS or _PEOPLE.search(topic.lemma)):
        return ""
    most = re.match(r"(?:is|was) the (?:highest|lowest|largest|most|fewest)\b", verb.words)
    changes = CHANGES.match(verb.words) is not None or verb.lemma in ("이", *_TOLD) or most is not None
    counts = [
        node for node in verb.parts if node.role == "figure" or (node.role == "place" and node.form in ("로", "으로"))
    ]
    told = any(_is_people(node) for node in counts)
    if not (changes and told) or re.match(r"(?:the )?(?:number|ratio|share|rate|one|two|[\d,]+)\b", words):
        return ""
    if not re.match(r"[a-z]", words):
        return ""
    bare = re.sub(r"^(?:the|an?) ", "", words)
    noun, space, rest = _split(bare)
    return f"the number of {noun if is_plural(noun) else plural(noun)}{space}{rest}"


def _split(words: str) -> tuple[str, str, str]:
    """A noun and what stands behind it."""
    found = re.search(r" (?=(?:who|that|whose|of|in|from|aged|with|at)\b)", words)
    return (words[: found.start()], " ", words[found.end() :]) if found else (words, "", "")


def _is_people(node: Node) -> bool:
    amount = node.quantity
    return amount is not None and amount.unit == "count" and amount.counter in ("명", "인")


def undergone(last: Node | None, verb: Node, words: str, *, many: bool) -> str:
    """총액은 2억원이며 주주에게 지급할 예정이다 → is to be paid: what is done to the subject that the clause shares; empty elsewhere."""
    if (
        last is None
        or verb.lemma == "전환하"
        or not is_undergone(last, verb)
        or re.search(r"\b(?:an?|the|in|part) ", words)
    ):
        return ""
    return passive(words, many=many)


def conditioned(opener: str, words: str, verb: Node) -> tuple[str, tuple[Node, ...]] | None:
    """배터리를 충전하면 → if the battery is charged: a condition without a subject turned, with its parts; None elsewhere."""
    if opener not in ("if", "when", "once"):
        return None
    thing = next((node for node in verb.parts if node.role == "object"), None)
    if thing is None or any(node.role in ("subject", "topic") for node in verb.parts):
        return None
    turned = passive(words, many=is_plural(thing.words))
    if not turned or re.search(r"\b(?:had|been|become)\b", turned):
        return None
    parts = tuple(node._replace(role="subject", form="가") if node is thing else node for node in verb.parts)
    return turned, parts


def doable(verb: Node, words: str) -> str:
    """먹을 수 있다 without an object: it can be eaten."""
    return words if any(node.role == "object" for node in verb.parts) else can_be(words, verb) or words


def counts(amount: Node, topic: Node) -> bool:
    """참가자는 20명이 …: so many of the topic; not 제도는 20명이 …, which so many people use."""
    if amount.quantity is None or amount.quantity.unit != "count" or topic.mention is not None:
        return False
    return amount.quantity.counter != "명" or ACTING.search(topic.lemma) is not None


def owned(words: str, owner: str) -> str:
    """A subject without its article behind whose it is."""
    return re.sub(r"^(?:the|an?) ", "", words) if owner.endswith(("’s", "'s", "'")) else words
