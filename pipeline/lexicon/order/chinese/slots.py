"""What stands where in a Chinese clause: times, adverbials and objects of a verb by their slots."""

import re
from collections.abc import Sequence

from pipeline.lexicon.order.chinese.noun import about
from pipeline.lexicon.order.chinese.preposition import CHANGES, MEETINGS, placed, until_when
from pipeline.lexicon.order.node import Node

_AGREED = re.compile("商定|决定|约定|同意|承诺")
_AT_TIME = re.compile(
    r"^(?:\d|明年|今年|去年|后年|本月|下月|上月|下半年|上半年|年底|年初|第)(?!.*(?:至|从|每|以来|起))"
)
_FROM = re.compile("从|自")
_FULLER = {"建厂": ("建设", "工厂"), "下雪": ("下", "的雪"), "下雨": ("下", "的雨")}
_HANDED = re.compile("^(?:支援|支持|提供|支付|发放|补贴|补助|投资|投入|贷|奖励)")
_MEASURED = re.compile("^更?[早晚快慢多少高低长短大小重轻]$")
_BEGUN = re.compile(r"^(.+)的(销售|生产|运营|供应|出口|进口|运行|栽培|发放|招募|开发|建设|提供)$")
_MORE = re.compile("[多少高低]$|增|减|升|降")
_EVER = ("历届", "历来", "史上", "历史", "有史以来", "同期")
_BOTH = re.compile(r"(约?[\d.]+[万亿]?[^\d和、，%]{1,4})和(约?[\d.]+%)")
_RANKED = re.compile(r"((?:首次)?跻身)(前\d+名)")
_NAMES = re.compile("(?:宣布|指定|选定|评选|列|任命)为..|移送检方$")
"""Verbs that have what becomes of their object in them: 将3个郡宣布为特别灾区."""
_PASSES = re.compile("获(..+通过)$")
_NARROW = 4
"""Characters of 世界 or 亚洲 before a rank."""
_OFTEN = re.compile(r"^[一两三\d]+[次场例]$")
ONCE = re.compile(r"^[一两三\d]+[次回遍]$")
_PLACES = ("ha", "m2", "km2", "degree", "degC")
_OF_AMOUNTS = {"有差异": "相差", "存在差异": "相差"}
_CONTINUES = {"延续": "保持", "继续": "保持", "保持": "保持", "实现": "实现", "出现": "出现", "录得": "录得"}
_ESTIMATED = re.compile(r"^([^\d，]{2,12}(?:估算|推算|统计|推定|估计))(约?\d.*)$")
_RUN = re.compile(r"^(连续\d+(?:个月|个季度|年|周|天|个赛季))(.{2,})$")
_PLACED = ("subject", "place", "topic", "partitive", "adverb", "time", "quote")
_SEPARABLE = re.compile(
    r"^(吸引|展开|因涉嫌|送往|前往|加强|扩大|深化|促进|推动|强化|进行|开展|开始|举行|召开|签署|缔结|达成|制定|实施|发表|提出|举办|接受|获得|发布|推进|赢得|签订|中标|建)(.{2,4}|厂)$"
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
    nodes = [_more(_where(node, nodes, words), objects) for node in nodes]
    for node in nodes:
        if node.role == "adverb" and not ONCE.match(node.words) and (objects or words != "是"):
            compared = _MEASURED.match(node.words) and any(other.form == "보다" for other in nodes)
            slot = "front" if node.form == "더" else _adverbial(node.words)
            slots["measured" if compared else slot] += node.words.removeprefix("更" * bool(compared))
        elif node.role == "time":
            slots["result"] += until_when(node, words)
        elif node.role in ("place", "topic", "partitive") and not _handed(node, words, objects):
            where_said, where = placed(node, words, taken if node.form in ("로", "으로") else bool(objects))
            first = node.lemma.endswith(MEETINGS) or node.preposition in ("为", "为了")
            agreed = first and where == "front" and _AGREED.search(planned)
            slots["agreed" if agreed else where] += where_said
    return slots


def _more(node: Node, objects: Sequence[Node]) -> Node:
    """더 with an amount is 再: 再整治50套."""
    counted = node.role == "adverb" and node.words == "更" and any(item.quantity is not None for item in objects)
    return node._replace(words="再", form="더") if counted else node


def _where(node: Node, nodes: Sequence[Node], words: str) -> Node:
    """An amount with 에서 that nothing leaves is where or how warm: 在零下20度保持, 在35公顷开始."""
    amount = node.quantity
    if amount is None or node.preposition != "从" or amount.unit not in _PLACES or CHANGES.search(words):
        return node
    goes = any(other.form in ("로", "으로", "까지") and other.quantity is not None for other in nodes)
    return node if goes else node._replace(preposition="在", mention=None)


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
    often = [node for node in amounts if _OFTEN.match(node.words)]
    ordered = [*often, *(node for node in objects if node not in often)] if len(objects) > len(amounts) else objects
    things = "".join(said(node) for node in ordered if node not in amounts or not slots["measured"])
    if slots["measured"]:
        slots["against"] += slots["measured"] + "".join(node.words for node in amounts)
    words = _by_amount(words, amounts, slots)
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
    if (fixed := _fixed(words, things, amounts)) is not None:
        return fixed
    words, things = _with_thing(words, things)
    handed = [node.words for node in parts if _handed(node, words, objects)]
    things = f"{handed[0]}的{things}" if handed else things
    moved = any(node.role == "object" for node in objects) and not slots["behind"]
    changed = slots["result"] and (verb.role != "relative" or slots["from"])
    if moved and (slots["result"][:1] == "为" or changed):
        held = "".join(said(node) for node in objects if node.role == "object")
        return {"held": f"将{held}", "verb": words, "things": things.replace(held, "", 1)}
    if slots["special"] and not _SEPARABLE.match(words):
        slots["front"] = slots["special"] + slots["front"]
    elif slots["special"]:
        things = slots["special"] + things
    if things and not slots["behind"] and not any(node.form in ("을", "를") for node in objects):
        first, second = _separated(words, things)
        if second and things.startswith("为") and not things.endswith("的"):
            things = about(things[1:], second)
        return {"held": "", "verb": first + things + second, "things": ""}
    return {"held": "", "verb": words, "things": things}


def _by_amount(words: str, amounts: Sequence[Node], slots: dict[str, str]) -> str:
    """The verb as amounts and adverbials want it: 增长8%, 相差3天, 由12家企业组成, 负于对手."""
    if amounts:
        words = words.removeprefix("更") or words
        words = _OF_AMOUNTS.get(words, words)
    if words == "增加" and any(node.quantity is not None and node.quantity.unit == "percent" for node in amounts):
        return "增长"
    if words in ("组建", "组成", "构成") and slots["front"].startswith("由"):
        return "组成"
    return "负于" if slots["behind"] and words in ("落败", "负", "输", "败", "败北") else words


def _fixed(words: str, things: str, amounts: Sequence[Node]) -> dict[str, str] | None:
    """A verb and its object in an order of their own: 连续12个月保持顺差, 据消防署估算为3亿, 跻身世界前3名, 为历届最多."""
    if words in _CONTINUES and (run := _RUN.match(things)) is not None:
        return {"held": "", "verb": f"{run[1]}{_CONTINUES[words]}", "things": run[2]}
    if words in ("是", "为") and things.endswith("依次"):
        return {"held": "", "verb": "依次为", "things": things.removesuffix("依次")}
    if words == "为" and (estimate := _ESTIMATED.match(things)) is not None:
        return {"held": f"据{estimate[1]}", "verb": words, "things": estimate[2]}
    if (rank := _RANKED.fullmatch(words)) is not None and len(things) <= _NARROW:
        return {"held": "", "verb": f"{rank[1]}{things}{rank[2]}", "things": ""}
    if things and _NAMES.match(words):
        return {"held": f"将{things}", "verb": words, "things": ""}
    if things and (passes := _PASSES.match(words)) is not None:
        return {"held": "", "verb": f"获{things}{passes[1]}", "things": ""}
    if words.startswith("最") and things in _EVER:
        return {"held": "", "verb": f"为{things}{words}", "things": ""}
    if len(amounts) == 1 and (both := _BOTH.fullmatch(things)) is not None and _MORE.match(words):
        return {"held": "", "verb": words, "things": f"{both[1]}，{words}{both[2]}"}
    return None


def _with_thing(words: str, things: str) -> tuple[str, str]:
    """开始销售·新车 for 开始·新车的销售; 价值240万美元的·产品."""
    if words in ("开始", "停止", "恢复", "中断", "重启") and (begun := _BEGUN.match(things)) is not None:
        return words + begun[2], begun[1]
    return words, things + "产品" * (things.startswith("价值") and things.endswith("的"))


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
