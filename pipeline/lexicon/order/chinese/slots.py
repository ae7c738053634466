"""What stands where in a Chinese clause: times, adverbials and objects of a verb by their slots."""

import re
from collections.abc import Sequence

from pipeline.lexicon.order.chinese.preposition import MEETINGS, placed, until_when
from pipeline.lexicon.order.node import Node

_AGREED = re.compile("商定|决定|约定|同意|承诺")
_AT_TIME = re.compile(
    r"^(?:\d|明年|今年|去年|后年|本月|下月|上月|下半年|上半年|年底|年初|第)(?!.*(?:至|从|每|以来|起))"
)
_FROM = re.compile("从|自")
_FULLER = {"建厂": ("建设", "工厂")}
_HANDED = re.compile("^(?:支援|支持|提供|支付|发放|补贴|补助|投资|投入|贷|奖励)")
_MEASURED = re.compile("^更?[早晚快慢多少高低长短大小重轻]$")
ONCE = re.compile(r"^[一两三\d]+[次回遍]$")
_PLACED = ("subject", "place", "topic", "partitive", "adverb", "time", "quote")
_SEPARABLE = re.compile(
    r"^(展开|因涉嫌|送往|前往|加强|扩大|深化|促进|推动|强化|进行|开展|开始|举行|召开|签署|缔结|达成|制定|实施|发表|提出|举办|接受|获得|发布|推进|赢得|签订|中标|建)(.{2,4}|厂)$"
)
_SOONER = re.compile("^(?:当初|起初|尚|还|也|仍|已|只|都|均|又|再|尚未|依然|现|仅|首先|目前|近期)$")
_WHOLE = re.compile("^(?:全额|全部|全量|完全|一律|全面|均|都|绝对|绝)$")


def times(nodes: Sequence[Node], words: str, planned: str) -> dict[str, str]:
    """When: before a plan or behind it, and until when (到2030年 goes behind a modal, 从3月至5月 stays together)."""
    dated = [node for node in nodes if node.role == "time" and not until_when(node, words)]
    dates = [said(node) + "起" * _starts(node) for node in dated]
    if sum("从" in date for date in dates) == 1 and any(date.startswith("至") for date in dates):
        dates = [date.removesuffix("起") for date in dates]
    found = {"before": "", "within": "", "until": ""}
    if _FROM.search("".join(dates)):
        return {**found, "within" if planned else "before": "".join(dates)}
    found["until"] = "".join("到" + date[1:] for date in dates if date.startswith("至"))
    dates = [date for date in dates if not date.startswith("至")]
    day = any(node.date is not None and node.date.day is not None and node.date.month is None for node in dated)
    whole = "".join(dates)
    if not planned or (_AGREED.search(planned) and day):
        return {**found, "before": whole}
    at = bool(dated) and dated[0].date is not None and _AT_TIME.match(whole) and not _AGREED.search(planned)
    return {**found, "within": f"于{whole}" if at and planned not in ("目标是", "希望", "力争", "争取") else whole}


def _starts(node: Node) -> bool:
    """从13日起: a day or a month with 부터."""
    words = said(node)
    return node.date is not None and node.form == "부터" and words.startswith("从") and "至" not in words


def slotted(nodes: Sequence[Node], words: str, planned: str) -> dict[str, str]:
    """The adverbials by where they stand, from "sooner" before a plan to "result" behind the object."""
    names = ("sooner", "special", "measured", "agreed", "whole", "front", "from", "against", "behind", "result")
    slots = dict.fromkeys(names, "")
    objects = [node for node in nodes if node.role not in _PLACED]
    held = any(node.role == "place" and node.form in ("에", "에는") for node in nodes)
    taken = bool(objects) or held or "最" in words
    for node in nodes:
        if node.role == "adverb" and not ONCE.match(node.words) and (objects or words != "是"):
            compared = _MEASURED.match(node.words) and any(other.form == "보다" for other in nodes)
            slots["measured" if compared else _adverbial(node.words)] += node.words.removeprefix("更" * bool(compared))
        elif node.role == "time":
            slots["result"] += until_when(node, words)
        elif node.role in ("place", "topic", "partitive") and not _handed(node, words, objects):
            where_said, where = placed(node, words, taken if node.form in ("로", "으로") else bool(objects))
            agreed = where == "front" and _AGREED.search(planned) and node.lemma.endswith(MEETINGS)
            slots["agreed" if agreed else where] += where_said
    return slots


def _adverbial(words: str) -> str:
    """The slot of an adverb."""
    if _SOONER.match(words):
        return "sooner"
    if words in ("特别", "定期", "追加", "额外", "最终", "专项"):
        return "special"
    return "whole" if _WHOLE.match(words) else "front"


def objects(verb: Node, words: str, parts: Sequence[Node], slots: dict[str, str]) -> dict[str, str]:
    """What the verb does it to: behind it, or in front of it with 将 where a result follows."""
    objects = [node for node in parts if node.role not in _PLACED]
    amounts = [node for node in objects if node.role == "figure"]
    things = "".join(said(node) for node in objects if node not in amounts or not slots["measured"])
    if slots["measured"]:
        slots["against"] += slots["measured"] + "".join(node.words for node in amounts)
    if slots["against"] and amounts:
        words = words.removeprefix("更") or words
    if slots["result"]:
        words = words.removesuffix("为") or words
    if words in ("认为", "视为"):
        things = things.removesuffix("的")
    if words == "成为" and any(node.quantity is not None for node in objects):
        words = "增至" if objects[-1].quantity is not None and objects[-1].quantity.unit == "times" else "为"
    if words == "是":
        adverbs = "".join(node.words for node in parts if node.role == "adverb")
        things = things or adverbs
        words = "为" if things and objects and objects[-1].quantity is not None else words
    if slots["behind"] and words in ("落败", "负", "输", "败", "败北"):
        words = "负于"
    handed = [node.words for node in parts if _handed(node, words, objects)]
    things = f"{handed[0]}的{things}" if handed else things
    moved = any(node.role == "object" for node in objects) and not slots["behind"]
    if moved and (slots["result"][:1] == "为" or (slots["result"] and verb.role != "relative")):
        held = "".join(said(node) for node in objects if node.role == "object")
        return {"held": f"将{held}", "verb": words, "things": things.replace(held, "", 1)}
    if slots["special"] and not _SEPARABLE.match(words):
        slots["front"] = slots["special"] + slots["front"]
    elif slots["special"]:
        things = slots["special"] + things
    if things and not slots["behind"] and not any(node.form in ("을", "를") for node in objects):
        first, second = _separated(words, things)
        return {"held": "", "verb": first + things + second, "things": ""}
    return {"held": "", "verb": words, "things": things}


def _separated(words: str, things: str) -> tuple[str, str]:
    """A verb that has its object in it, in two: 展开·调查, 签署·协议."""
    if things.endswith("的") and len(words) == 4:
        return words[:2], words[2:]
    if words in _FULLER:
        return _FULLER[words]
    parts = _SEPARABLE.match(words)
    return (parts[1], parts[2]) if parts and not things[-1].isdigit() else (words, "")


def _handed(node: Node, words: str, objects: Sequence[Node]) -> bool:
    """An amount up to which something is paid: 支援每年最多40万韩元的配送费."""
    amount = node.quantity
    if amount is None or node.role != "place" or not amount.unit.isupper() or node.form != "까지":
        return False
    return bool(objects) and _HANDED.match(words) is not None


def said(node: Node) -> str:
    """The node's words with the preposition of its gloss."""
    return node.preposition + node.words if node.words else ""
