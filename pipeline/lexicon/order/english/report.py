"""What figures are to the nouns and verbs of a report (earnings, statistics, orders, results), set before the clauses are laid out."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import plural
from pipeline.lexicon.order.english.article import is_plural
from pipeline.lexicon.order.english.preposition import CHANGES
from pipeline.lexicon.order.english.voice import base_of
from pipeline.lexicon.order.node import NAMED, NOMINAL, VERBAL, Node

_TO = ("로", "으로")
_BEGINS = ("topic", "subject", "lead", "clause", "break", "quote", "relative", "comma")
_COMES_TO = word_set(
    "차지하 해당하 달하 넘 넘어서 웃돌 밑돌 채우 기록하 상회하 하회하 뛰어넘 초과하 경신하 전환하 전환되 내 올리 이르 그치 속하"
)
"""Stems of verbs that say more of an amount already told: 115억달러로 전체의 20%를 차지했다."""
_TRIED = word_set("실패하 성공하")
_FLOORS = ("지하", "지상")


def reported(nodes: Sequence[Node]) -> list[Node]:
    """The nodes with what they report of amounts, ranks, parts and minutes made English."""
    made = list(nodes)
    for change in (_agreed, _floors, _exceeded, _folds, _ranked, _parted, _per_head, _amounted, _at_place, _tried):
        made = change(made)
    return made


_RESOLVES = {
    "의결하": "decided", "결정하": "decided", "확정하": "decided", "결의하": "decided", "합의하": "agreed", "약속하": "promised",
    "협의하": "agreed", "뜻": "agreed",
}  # fmt: skip


def _agreed(nodes: list[Node]) -> list[Node]:
    """부과하기로 의결했다 → decided to impose: what is resolved is the verb's own."""
    made: list[Node] = []
    for node in nodes:
        before = made[-1] if made else None
        deed = re.match(r"(?:decide[sd]|agree[sd]) to (.+)$", before.words) if before is not None else None
        if before is None or deed is None or before.form not in _TO or node.lemma not in _RESOLVES:
            made.append(node)
            continue
        link = re.search(r",? (?:and|but)$", node.words)
        that = "that " if node.role == "relative" else ""
        words = f"{that}{_RESOLVES[node.lemma]} to {deed[1]}{link[0] if link else ''}"
        made[-1] = node._replace(words=words, lemma=f"{before.lemma}하")
    return made


def _floors(nodes: list[Node]) -> list[Node]:
    """지하 3층~지상 35층 → three floors below ground and 35 above."""
    made: list[Node] = []
    at = 0
    while at < len(nodes):
        five = list(nodes[at : at + 5])
        lemmas = [node.lemma for node in five]
        if len(five) == 5 and lemmas[0] == "지하" and lemmas[3] == "지상" and five[2].role in ("dash", "comma", "dot"):
            low, high = five[1].words, five[4].words
            floor = "floor" if five[1].quantity is not None and five[1].quantity.value == 1 else "floors"
            words = (
                f"with {re.sub(r' floors?$', '', low)} {floor} below ground and {re.sub(r' floors?$', '', high)} above"
            )
            made.append(Node("adverb", words))
            if five[4].form and five[4].role not in ("figure", "bare", "place", "link"):
                made[-1] = five[4]._replace(words=words.removeprefix("with "), mention=None)
            at += 5
        else:
            made.append(nodes[at])
            at += 1
    if made != nodes:
        made = _floors_last(made)
    return made


def _floors_last(nodes: list[Node]) -> list[Node]:
    """The floors behind the buildings that have them: nine buildings with three floors below ground."""
    for at, node in enumerate(nodes[:-1]):
        following = nodes[at + 1]
        if node.role == "adverb" and " below ground and " in node.words and following.quantity is not None:
            with_them = following._replace(words=f"{following.words} {node.words}")
            return [*nodes[:at], with_them, *nodes[at + 2 :]]
    return nodes


def _exceeded(nodes: list[Node]) -> list[Node]:
    """500만건을 넘었다 → exceeded 5 million: an amount with its verb in it, at the end of a clause."""
    made: list[Node] = []
    for node in nodes:
        over = node.role in ("predicate", "clause", "quote") and re.match(r"more than (?=[\d$€£])", node.words)
        if over and node.lemma in ("넘", "넘어서"):
            words = node.words[over.end() :]
            link = re.search(r",? (?:and|but|or)$", words)
            words = words[: link.start()] if link else words
            made.append(Node("figure", re.sub(r" (?:cases|people)$", "", words), mention=node.mention))
            made.append(
                node._replace(
                    words=("exceeded" if node.past or not link else "exceeds") + (link[0] if link else ""), mention=None
                )
            )
        else:
            made.append(node)
    return made


def _folds(nodes: list[Node]) -> list[Node]:
    """2.3배로 늘었다 → rose 2.3-fold."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        amount = node.quantity
        ahead = nodes[at + 1] if at + 1 < len(nodes) else None
        times = amount is not None and amount.unit == "times" and node.role in ("place", "figure")
        number = re.match(r"(\d+(?:\.\d+)?) times$", node.words)
        base = made[-1].role == "genitive" if made else False
        if times and number and not base and ahead is not None and ahead.role in VERBAL and CHANGES.search(ahead.words):
            made.append(node._replace(role="figure", words=f"{number[1]}-fold", preposition="", form=""))
        else:
            made.append(node)
    return made


_RANKS = {1: "top", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth"}


def _ranked(nodes: list[Node]) -> list[Node]:
    """2위 업체 → second-ranked company: a rank without a particle before a noun."""
    made = list(nodes)
    for at, node in enumerate(nodes[:-1]):
        amount, after = node.quantity, nodes[at + 1]
        rank = amount is not None and amount.unit == "ordinal" and amount.counter == "위" and node.role == "figure"
        if (
            rank
            and amount is not None
            and after.role in (*NOMINAL, "topic", "subject", "object", "place")
            and after.quantity is None
        ):
            if not after.words or after.date is not None or node.form or amount.upper is not None:
                continue
            said = _RANKS.get(int(amount.value), node.words)
            made[at] = node._replace(role="determiner", words=f"{said}-ranked", mention=None)
    return made


def _parted(nodes: list[Node]) -> list[Node]:
    """임원 42명 가운데 여성은 → of 42 executives, women: the whole stands before its part."""
    made = list(nodes)
    for at, node in enumerate(nodes[:-1]):
        if node.role != "partitive" or node.preposition not in ("among", "of") or node.date is not None:
            continue
        following = next((n for n in nodes[at + 1 :] if n.role not in ("bare", "determiner", "genitive")), None)
        if following is None or following.role not in ("topic", "subject"):
            if nodes[at + 1].role in ("predicate", "clause", "quote") and " the " in nodes[at + 1].words:
                made[at] = node._replace(role="place", preposition="among", words=_many(node))
            continue
        if nodes[at + 1].quantity is not None or following.quantity is not None:
            continue
        words = node.words if node.quantity is not None or is_plural(node.words) else _many(node)
        made[at] = node._replace(role="place", preposition="of" if node.quantity is not None else "among", words=words)
    return made


def _many(node: Node) -> str:
    """A noun of which one part is told, as a plural."""
    common = node.mention is None and re.search(r"[a-z]$", node.words) and node.lemma not in ("이", "그", "자체")
    return (
        plural(node.words)
        if common and not re.match(r"(?:this|that|these|those|which|them|it)\b", node.words)
        else node.words
    )


def _per_head(nodes: list[Node]) -> list[Node]:
    """가구당 월평균 소득 → monthly average income per household."""
    made = list(nodes)
    for at, node in enumerate(nodes[:-1]):
        per = node.role in ("bare", "figure") and re.match(r"per (?:one |1 )?[\w.]+(?: meters?| \w+)*$", node.words)
        if not per:
            continue
        last = at + 1
        while last < len(nodes) and nodes[last].role in ("bare", "determiner") and nodes[last].quantity is None:
            last += 1
        if last >= len(nodes) or nodes[last].role not in ("topic", "subject") or nodes[last].quantity is not None:
            continue
        said = re.sub(r"^per (?:one|1) ", "per ", node.words)
        made[at] = node._replace(words="", role="end", mention=None)
        made[last] = nodes[last]._replace(words=f"{nodes[last].words} {said}")
    return [node for node in made if node.words or node.role != "end" or node.lemma != "당"]


def _amounted(nodes: list[Node]) -> list[Node]:
    """115억달러로 전체의 20%를 차지했다 → were $11.5 billion and accounted for 20% of the total."""
    made = list(nodes)
    verbs = [at for at, node in enumerate(nodes) if node.role in ("predicate", "clause", "quote")]
    for at in reversed(verbs):
        verb = made[at]
        turns = made[at - 1].lemma in ("흑자", "적자") and verb.lemma in ("전환하", "전환되", "돌아서")
        if (verb.lemma not in _COMES_TO or CHANGES.match(verb.words)) and not turns:
            continue
        first = next(
            (n for n in range(at - 1, -1, -1) if made[n].role in ("topic", "subject", "clause", "lead", "quote")), None
        )
        if first is None or made[first].role not in ("topic", "subject") or made[first].is_a(*NAMED):
            continue
        told = first + 1
        amount = made[told]
        if amount.role != "place" or amount.form not in _TO or amount.quantity is None or told + 1 >= at:
            continue
        if amount.quantity.unit in ("ordinal", "times"):
            continue
        be = "was" if verb.past else "is"
        stop = told + 1 + (made[told + 1].role == "comma")
        stated = amount._replace(role="figure", form="", preposition="")
        made[told:stop] = [stated, Node("clause", f"{be} and", lemma="이", form="고", past=verb.past)]
    return made


def _at_place(nodes: list[Node]) -> list[Node]:
    """대전으로 39.8%였다 → was Daejeon, at 39.8%."""
    for at in range(len(nodes) - 2):
        where, amount, verb = nodes[at : at + 3]
        named = where.role == "place" and where.form in _TO and (where.is_a(*NAMED) or where.quantity is None)
        if named and at and nodes[at - 1].role == "topic" and amount.quantity is not None and verb.lemma == "이":
            if amount.role != "figure" or verb.role not in ("predicate", "clause", "quote"):
                continue
            told = where._replace(
                role="figure", form="", preposition="", words=f"{where.words}, at {amount.words}", mention=None
            )
            return [*nodes[:at], told, *nodes[at + 2 :]]
    return nodes


def _tried(nodes: list[Node]) -> list[Node]:
    """4강 진출에 실패했다 → failed to advance: a verbal noun before 실패하다 is its verb."""
    for at, node in enumerate(nodes[:-1]):
        verb = nodes[at + 1]
        if node.role != "place" or node.form != "에" or verb.lemma not in _TRIED or not verb.words.startswith("fail"):
            continue
        base = base_of(node.words)
        doing = re.match(r"\w+ing ", node.words) is not None and base != node.words
        if doing:
            words = re.sub(r"^(fail\w*)", rf"\1 to {base}", verb.words)
            return [*nodes[:at], verb._replace(words=words), *nodes[at + 2 :]]
        if " " in node.words or not (base != node.words or node.words in ("advance", "attempt", "escape")):
            continue
        words = re.sub(r"^(fail\w*)", rf"\1 to {base}{' to' if base == 'advance' else ''}", verb.words)
        before = nodes[at - 1] if at else None
        kept = list(nodes[:at])
        if before is not None and before.role in ("bare", "figure"):
            kept[-1] = before._replace(role="object")
        return [*kept, verb._replace(words=words), *nodes[at + 2 :]]
    return nodes
