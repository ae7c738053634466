"""Amounts of a Chinese sentence with what Korean says around them: 宽1.2米, 零下6度至零上3度, 每周4次, 超过1万人."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.order.node import VERBAL, Node

_END = Node("end", "")
_SIZES = {
    "폭": "宽", "너비": "宽", "길이": "长", "높이": "高", "깊이": "深", "무게": "重", "지름": "直径", "두께": "厚",
}  # fmt: skip
_LENGTHS = ("mm", "cm", "m", "km", "g", "kg", "t")
SIZED = re.compile(r"^(?:宽|长|高|深|重|直径|厚)约?\d")
"""A size told with its amount."""
_EACH = {"周": "每周", "月": "每月", "年": "每年", "每年": "每年", "每月": "每月", "每周": "每周"}
_ROUND = re.compile(r"^约?\d+[次回]$")
_HALVES = ("전반", "후반")
_RACES = ("여자", "남자", "남녀", "혼성")
_COSTS = word_set("들 소요되")
_PASSES = ("넘", "넘어서")
_HEIGHTS = ("零上", "零下")


def measured(nodes: Sequence[Node]) -> list[Node]:
    """The nodes with such amounts in one."""
    made: list[Node] = []
    left = list(nodes)
    while left:
        node = left.pop(0)
        following = left[0] if left else _END
        if (merged := _merged(node, following)) is not None:
            left[0] = merged
        elif node.words in _HEIGHTS and (above := _above(node, left)) is not None:
            left = above
        elif (span := _span(node, left)) is not None:
            left = span
        elif (rate := _rate(node, left)) is not None:
            made = [*_first_told(made), rate, Node("adverb", "一次")]
            left = left[2:]
        elif _is_passed(node):
            made.append(node._replace(words=_passed(node.words), mention=None))
        elif node.role == "figure" and not following.words and following.role in VERBAL and _surpasses(node):
            left[0] = following._replace(words=_passed(node.words), lemma="넘")
        elif node.role == "subject" and node.quantity is not None and following.lemma in _COSTS:
            made.append(node._replace(role="object", form="을"))
        else:
            made.append(node)
    return made


def _merged(node: Node, following: Node) -> Node | None:
    """폭 1.2m, 주 4회, 후반 35분, 여자 100m, 시리즈 B, 1인당: the next node with ``node`` in it; None for two."""
    amount = following.quantity
    if node.role == "bare" and node.lemma == "시리즈" and re.fullmatch("[A-H]", following.words):
        return following._replace(words=f"{following.words}轮", lemma="시리즈")
    if amount is None or node.role != "bare":
        return None
    if node.lemma in _SIZES and amount.unit in _LENGTHS:
        return following._replace(words=_SIZES[node.lemma] + following.words)
    if node.lemma in ("주", "월", "연") and node.words in _EACH and _ROUND.match(following.words):
        return following._replace(role="adverb", words=_EACH[node.words] + following.words, mention=None)
    if node.lemma in _HALVES and amount.unit == "minute" and following.role in ("figure", "place"):
        words = f"{node.words}第{following.words.removesuffix('钟')}钟"
        return following._replace(role="time", words=words, mention=None, form="에")
    if node.lemma in _RACES and amount.unit in ("m", "km") and following.words[:1].isdigit():
        return following._replace(words=node.words + following.words, mention=None, preposition="在")
    return None


def _above(node: Node, left: Sequence[Node]) -> list[Node] | None:
    """영상 3도, of which the number and its unit may stand apart."""
    if not left or left[0].quantity is None:
        return None
    amount, rest = left[0], list(left[1:])
    if amount.words.isdigit() and rest and rest[0].words == "度":
        return [rest[0]._replace(words=f"{node.words}{amount.words}度", mention=amount.mention), *rest[1:]]
    return [amount._replace(words=node.words + amount.words), *rest]


def _span(node: Node, left: Sequence[Node]) -> list[Node] | None:
    """영하 6도에서 4도로 before what is said of it: a span, no change."""
    if node.quantity is None or node.form != "에서" or not left or not node.words.endswith("度"):
        return None
    upto = left[0]
    verb = next((item for item in left[1:] if item.role in VERBAL), _END)
    if upto.form not in ("로", "으로") or not upto.words.endswith("度") or not re.search("[高低]$|^是$", verb.words):
        return None
    return [upto._replace(words=f"{node.words}至{upto.words}", mention=node.mention), *left[1:]]


def _rate(node: Node, left: Sequence[Node]) -> Node | None:
    """약 27초마다 한 번꼴로: 约每27秒, before the verb and its 一次."""
    if node.role != "figure" or len(left) < 2 or (left[0].role, left[0].form) != ("particle", "마다"):
        return None
    once = left[1].role in ("place", "adverb") and left[1].words.startswith("一次")
    about = "约" * node.words.startswith("约")
    return Node("adverb", f"{about}每{node.words.removeprefix('约')}") if once else None


def _first_told(made: list[Node]) -> list[Node]:
    """하루 평균 860건, before the rate: told on its own."""
    if len(made) < 2 or made[-1].role != "comma" or made[-2].role != "figure":
        return made
    mean = made[-3].words if len(made) > 2 and made[-3].words.endswith(("平均", "均")) else ""
    return [*made[: -3 if mean else -2], made[-2]._replace(role="lead", words=mean + made[-2].words, mention=None)]


def _is_passed(node: Node) -> bool:
    return node.quantity is not None and node.lemma in _PASSES and node.role in ("predicate", "clause", "quote")


def _surpasses(node: Node) -> bool:
    """The figure took 넘었 or 넘어섰 of its verb."""
    surface = node.mention.surface if node.mention is not None else ""
    return re.search(r"[을를] ?넘\w*$", surface) is not None


def _passed(words: str) -> str:
    """3亿多美元 as 超过3亿美元."""
    return "超过" + words.replace("多", "", 1)


def distant(verb: Node) -> str | None:
    """位于车站南边21米处, before a noun 距车站5公里; None where nothing lies that far."""
    amount = next(
        (node for node in verb.parts if node.quantity is not None and node.quantity.unit in ("m", "km")), None
    )
    if amount is None or not verb.lemma.startswith("떨어지") or verb.past:
        return None
    where = "".join(node.words for node in verb.parts if node.role == "place" and node is not amount)
    if verb.role == "relative":
        return f"距{where}{amount.words}"
    return f"位于{where}{amount.words}处" if where else None
