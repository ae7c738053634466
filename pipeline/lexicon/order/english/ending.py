"""What an ending or a noun says with the words around it: 신청하면 된다, 두 번째로 많다, 떨어지자, 늘리겠다는 목표."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import past, plural
from pipeline.lexicon.order.english.voice import base_of
from pipeline.lexicon.order.node import VERBAL, Node

_GREATEST = {
    "많": "largest", "크": "largest", "높": "highest", "길": "longest", "낮": "lowest", "적": "lowest",
    "빠르": "fastest", "넓": "largest", "작": "smallest",
}  # fmt: skip
_SIDES = ("나라", "국가", "기관", "회사", "도시", "대학", "팀", "정상")
_NUMBERS = ("determiner", "figure")
_AIMS = word_set("목표 계획 방침 의지 구상 뜻 포부 입장 약속")
_RANKS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def enough(nodes: list[Node]) -> list[Node]:
    """누리집에서 신청하면 된다 → can apply: what is enough to do."""
    made: list[Node] = []
    for node in nodes:
        before = made[-1] if made else None
        becomes = node.lemma == "되" and node.role in VERBAL
        if becomes and before is not None and before.role == "clause" and before.form in ("면", "으면"):
            told = re.sub(r"^if |,$| (?:to|for)$", "", before.words)
            made[-1] = node._replace(words=f"can {base_of(told)}", lemma=before.lemma)
        else:
            made.append(node)
    return made


def ranked(nodes: list[Node]) -> list[Node]:
    """두 번째로 많다 → the second largest."""
    made: list[Node] = []
    for node in nodes:
        before = made[-1] if made else None
        greatest = _GREATEST.get(node.lemma) if node.role in VERBAL else None
        rank = int(before.quantity.value) if before is not None and before.lemma == "째" and before.quantity else 0
        if greatest and before is not None and before.form in ("로", "으로") and rank in _RANKS:
            be = re.match(r"(?:is|was|are|were|that is|that was)\b", node.words)
            made[-1] = node._replace(words=f"{be[0] if be else 'is'} the {_RANKS[rank]} {greatest}")
        else:
            made.append(node)
    return made


def _is_of_sides(number: Node, ahead: Node | None) -> bool:
    """두 나라 장관: the number counts the countries, not the ministers."""
    two = number.role == "determiner" and number.words in ("two", "three", "four")
    return two and ahead is not None and ahead.role in ("subject", "topic", "object", "bare") and ahead.quantity is None


def _sets(ahead: Sequence[Node]) -> bool:
    """A figure is reached: 석 달 만에 2%대를 기록했다."""
    return any(node.role in VERBAL and node.lemma in ("기록하", "돌파하", "넘어서", "넘", "웃돌") for node in ahead)


def turned(nodes: list[Node]) -> list[Node]:
    """떨어지자: as it fell; 늘리겠다는 목표: a goal to increase; 개항 이후 before a noun is a time."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        ahead = nodes[at + 1] if at + 1 < len(nodes) else None
        if node.role == "clause" and node.form == "자" and node.words.startswith("as "):
            node = node._replace(words=f"as {past(base_of(node.words[3:]))}")
        elif node.role == "clause" and node.words.startswith("and then "):
            node = node._replace(words=f"{node.words[9:]}, and then it")
        elif node.words.startswith("will ") and ahead is not None and ahead.lemma in _AIMS and node.form == "다는":
            node = node._replace(words=f"to {node.words[5:]}")
        elif node.role == "bare" and node.lemma == "기간" and 0 < len(made) < 4 and {n.role for n in made} == {"bare"}:
            node = Node("time", f"during the {' '.join(n.words for n in made)} {node.words}")
            made.clear()
        elif node.role == "bare" and node.lemma in _SIDES and made and _is_of_sides(made[-1], ahead):
            node = Node("partitive", f"of the {made.pop().words} {plural(node.words)}", form="의")
        elif node.role == "bare" and node.words in ("in the province", "in the city", "in the county"):
            node = node._replace(role="partitive", form="의")
        elif node.lemma == "국내" and node.role == "place" and node.words == "domestic":
            node = node._replace(words="Korea", preposition="in")
        elif node.lemma == "만" and ahead is not None and ahead.quantity is not None and _sets(nodes[at + 1 : at + 4]):
            node = node._replace(words=f"for the first time in {node.words.removeprefix('after ')}", form="처음")
        elif node.role == "partitive" and node.lemma == "중" and ahead is not None and ahead.role == "relative":
            node = node._replace(role="adverb", words=f"while {node.words}") if node.words.endswith("ing") else node
        elif node.lemma == "하" and node.words in ("did", "does") and made and made[-1].lemma == "돌파":
            node = node._replace(words="reached" if node.past else "reaches")
        elif node.role == "bare" and node.words.startswith("without "):
            node = node._replace(role="adverb")
        elif node.lemma == "간" and node.words.startswith("between ") and made and made[-1].role in _NUMBERS:
            node = Node("partitive", f"between the {made.pop().words} {plural(node.words[8:])}", form="의")
        elif node.role == "bare" and node.lemma == "이후" and node.words.startswith("since ") and ahead is not None:
            node = node._replace(role="time")
        made.append(node)
    return made
