"""What the noun of a Chinese clause comes to: 为30件, 平均为0.9秒, 为顺差32亿美元, before what else is said of it."""

import re
from collections.abc import Sequence

from pipeline.lexicon.order.chinese.preposition import CHANGES, SHIFTS, STATES, placed
from pipeline.lexicon.order.node import Node

_BALANCE = re.compile(r"^(?:盈利|亏损|顺差|逆差|赤字)\d")
_MEAN = re.compile(r"^([日月年]?平均|[日月年]均)(?=约?\d)")
_EXCEEDS = re.compile(r"^(比.+)的(约?\d.*)$")
_MEANS = ("방식", "방법", "형태", "차원", "취지", "목적", "기준", "이유", "계기", "대상", "중심", "결과")


def amounts_to(verb: Node, at: int, words: str, subject: str) -> bool:
    """The argument at ``at`` says what the clause's noun is: an amount before a state, a noun before a comma."""
    node = verb.parts[at]
    if verb.role == "relative" or node.role != "place" or node.form not in ("로", "으로") or not node.words:
        return False
    amount = node.quantity
    if _BALANCE.match(node.words) and subject:
        return not (CHANGES.search(words) or SHIFTS.search(words))
    if amount is not None:
        return amount.unit not in ("ordinal", "score") and _says_more(verb.parts[at + 1 :], verb.parts[:at], words)
    before = [item for item in verb.parts[:at] if item.role != "time"]
    return node.stop and bool(subject) and not before and _is_kind(node)


def comes_to(words: str) -> str:
    """为30件, 平均为0.9秒; what exceeds something by so much says so behind: 为41人，比去年多3人."""
    if (mean := _MEAN.match(words)) is not None:
        return f"{mean[0]}为{words[mean.end() :]}"
    if (exceeds := _EXCEEDS.match(words)) is not None:
        return f"为{exceeds[2]}，{exceeds[1]}"
    return f"为{words}"


def _says_more(after: Sequence[Node], before: Sequence[Node], words: str) -> bool:
    """What follows an amount with 로 is said of it: a state, or a change by another amount (3억원으로 5% 늘었다)."""
    if re.match("保持|维持", words):
        return not any(node.role == "object" and node.quantity is None for node in (*before, *after))
    if not CHANGES.search(words):
        return STATES.search(words) is not None
    if any(node.role == "object" or (node.quantity is not None and node.form == "에서") for node in before):
        return False
    if any(node.role == "object" for node in after):
        return False
    return any(node.role == "figure" or node.form in ("로", "으로") or node.words.startswith("连续") for node in after)


def _is_kind(node: Node) -> bool:
    """The noun with 로 says what something is, no cause, means or direction."""
    return not node.lemma.endswith(_MEANS) and placed(node, "", True)[0].startswith("用")
