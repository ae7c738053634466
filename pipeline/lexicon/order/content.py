"""What both languages read alike: a clause told as a fact, and amounts in a row with one verb at the end."""

from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.order.node import NOMINAL, VERBAL, Node
from pipeline.records import TargetLang

_KNOWS = word_set("확인하 발견하 밝히 밝혀내 알아내 규명하 입증하 파악하 증명하 알리 강조하 보여주 알게 되")
"""Stems of verbs of finding out and telling."""
_FACTS = ("사실", "점", "것")
_COMES_TO = word_set("집계되 나타나 추산되 추정되 조사되 나오 이 파악되 전망되")
"""Stems of verbs that say what an amount comes to."""
_IS = {"en": "was and", "zh": "是"}


def contents(nodes: Sequence[Node], lang: TargetLang) -> list[Node]:
    """줄어든다는 사실을 확인하다 confirms that it falls; 매출이 3억원, 이익이 1억원으로 집계되다: the first amount has a verb too."""
    made: list[Node] = []
    left = list(nodes)
    while left:
        node = left.pop(0)
        if _is_fact(node, left) or _is_found(node, left):
            words = node.words.removesuffix("的事").removesuffix("的").removeprefix("that ")
            made.append(node._replace(role="quote", words=words, form="다고"))
            del left[0]
        elif node.role == "comma" and _is_listed(made, left):
            made += [_is(lang), node]
        elif _is_first(node, made, left):
            made += [node._replace(role="figure", preposition="", form=""), _is(lang)]
        else:
            made.append(node)
    return made


def _is(lang: TargetLang) -> Node:
    return Node("clause", _IS[lang], lemma="이", form="고", past=True)


def _is_first(node: Node, made: Sequence[Node], left: Sequence[Node]) -> bool:
    """수입은 510억달러로 무역수지는: the amount with 로 is all that is said of its subject."""
    amount = node.quantity
    if amount is None or amount.unit in ("ordinal", "score") or node.role != "place" or node.form not in ("로", "으로"):
        return False
    following = next((item for item in left if item.role not in NOMINAL), None)
    if any(item.quantity is not None and item.form in ("로", "으로") for item in left):
        return False
    other = following is not None and following.role in ("topic", "subject") and not node.stop
    return other and bool(made) and made[-1].role in ("topic", "subject")


def _is_fact(node: Node, left: Sequence[Node]) -> bool:
    """다는 사실을 and 다는 점을 before a verb of finding out."""
    told = node.role == "relative" and node.form.endswith(("다는", "라는"))
    return told and len(left) > 1 and left[0].lemma in _FACTS and left[0].role == "object" and _knows(left[1])


def _is_found(node: Node, left: Sequence[Node]) -> bool:
    """는 것을 in one unit, before a verb of finding out."""
    told = node.role == "clause" and not node.form and bool(node.words)
    return told and len(left) > 1 and (left[0].role, left[0].lemma) == ("particle", "JKO") and _knows(left[1])


def _knows(verb: Node) -> bool:
    return verb.role in VERBAL and verb.role != "relative" and verb.lemma in _KNOWS


def _is_listed(made: Sequence[Node], left: Sequence[Node]) -> bool:
    """A subject with its amount before the comma, another with 로 and a verb of amounts behind it."""
    if len(made) < 2 or made[-1].quantity is None or made[-1].role != "figure" or made[-2].role != "subject":
        return False
    verb = next((at for at, node in enumerate(left) if node.role in VERBAL), 0)
    if verb < 2 or left[verb].lemma not in _COMES_TO:
        return False
    amounts = [node for node in left[:verb] if node.quantity is not None]
    subjects = [node for node in left[:verb] if node.role == "subject"]
    return bool(amounts) and len(subjects) == len(amounts) and left[verb - 1] is amounts[-1]
