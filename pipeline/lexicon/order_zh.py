"""Chinese order: subject, time, place, manner, verb, object; modifiers stay before their noun."""

import re
from collections.abc import Sequence

from pipeline.lexicon.order_build import Builder, Span
from pipeline.lexicon.order_node import CAUSES, FREELY, Node
from pipeline.records import TargetLang

_OPENER = re.compile(r"^(?:如果|若|只要|即使|虽然|尽管|但|因为|由于|为了|随着|不仅|无论|一旦|自从|每当)")
_MODAL = re.compile(
    r"^(?:(?:目标是|计划|有望|决定|正在|预计|预期|可以|可能|能够|应当|应该|必须|需要|无法|不能|不得|未能|没有|已经|想要|希望|打算|"
    r"有必要|力争|努力|约定|同意|要求|争取|考虑|难以|开始|继续|将(?!来|军)|拟(?!定)|已(?!经)|曾|可(?!行|靠|谓|见)|能(?!源|力|量)|"
    r"应(?!对|用|急|邀|聘)|须|未(?!来)|不(?!足|同|满|断|良|仅)|正(?!式|常|确)|就|才|要(?!求)))+(?=.)"
)
_PLACED = ("subject", "place", "topic", "partitive", "adverb", "time", "quote")
_PLANS = re.compile(r"^(?:将|计划|拟|预计|有望|打算|决定|商定|约定)$")
_FROM = re.compile("从|自")
_SOONER = re.compile("^(?:尚|还|也|仍|已|只|都|均|又|再|尚未|依然|现|仅|首先|目前|近期)$")
_BEHIND = re.compile(r"(?:的同时|同时|之后|之前|之际|期间|以来|的情况下|的情况|的话|途中|时候|时|后|前)$")
_TIMED = re.compile(r"^(?:[은는ㄴᆫㄹᆯ기]|면서|자마자|다가|자|으면서|며)$")
CHANGES = re.compile(r"增|减|升|降|涨|跌|缩|扩|提高|提升|下调|上调|拓宽|翻|改善|延长|缩短|变")
_BECOMES = re.compile(
    r"改变|改为|改建|变更|转换|转变|改造|变成|转为|换成|指定|任命|选定|评选|更名|命名|划分|分为|打造|定|选|称|视|归|诊断|建设|制作|建造|培育|发展|推算|估计|统计|推定|判断|调查|分类|确认|显示|列为|延长"
)
_GIVES = re.compile(
    r"提供|支援|支持|供应|捐|交付|转达|传达|申请|提交|建议|要求|送|发送|发放|支付|派|移交|出售|销售|销往|出口|借|出租|租给|赠|汇|通报|公布|介绍|投放|缴|偿|贷|拨|交|寄|递|传|展示|说明"
)
_AFTER = re.compile(
    r"(?:在|于|至|到|达|入|出席|参加|参与|进入|加入|属于|位于|停留|前往|达到|签署|签名|超过|抵达|访问|获选|入选|当选|对应|应对|负责|反对|同意|赞成|适用|着手|成功|失败|影响|给|向|为|对|触|接近|关注|集中|符合|遭遇|来自|隶属|登上|跻身|突破|有|无|是)$"
)
_MOVES = re.compile(r"派|发送|派遣|前往|出口|移|运|搬|转移|寄|送|返回|出发|疏散|迁")
_CLASSIFIED = re.compile(r"^(.*?[\d一两二三四五六七八九十百千万亿])(人)(左右|以上|以下|多)?$")
_LATIN = re.compile(r"[A-Za-z0-9]$")
_ONCE = re.compile(r"^[一两三\d]+[次回遍]$")


class Chinese(Builder):
    """Lays clauses and phrases out in Chinese."""

    lang: TargetLang = "zh"

    def phrase(self, before: Sequence[Node], head: Node) -> str:
        """Everything in the Korean order, 的 behind a genitive, 、 and 和 between linked nouns, the count before the noun."""
        links: list[str] = []
        run: list[Node] = []
        such = ""
        for node in before:
            if node.role == "link":
                links.append(_joined([*run, node]))
                run = []
            elif node.role == "such":
                such += "、".join([*links, *filter(None, [_joined(run)])]) + "等"
                links, run = [], []
            else:
                run.append(node)
        if head.role == "such":
            return "、".join([*links, *filter(None, [_joined(run)])]) + "等"
        last = _joined([*run, head])
        if links:
            last = "、".join(links) + "和" + last
        return such + last

    def relative(self, arguments: Sequence[Node], verb: Node) -> str:
        """The clause with its 的, before its noun."""
        words = verb.words
        ends = "的" if words.endswith("的") else ""
        return self.clause(verb._replace(words=words.removesuffix("的"), parts=tuple(arguments))) + ends

    def clause(self, verb: Node, subject: str = "") -> str:
        """Opener, subject, time, modal, adverbials, verb, object, result."""
        opener, words, behind = _cut(verb)
        modal = _MODAL.match(words)
        modals = modal[0] if modal else ""
        words = words[len(modals) :]
        own, parts = _own(verb.parts)
        times, until = _times(parts)
        objects = [node for node in parts if node.role not in _PLACED]
        slots = _slots(parts, words, objects)
        adverbs = [node.words for node in parts if node.role == "adverb"]
        sooner = "".join(word for word in adverbs if _SOONER.match(word))
        late = "".join(word for word in adverbs if _ONCE.match(word))
        front = "".join(word for word in adverbs if not _ONCE.match(word) and not _SOONER.match(word))
        front += slots["front"] + slots["against"]
        back, result = slots["behind"], slots["result"]
        if slots["against"] and any(node.role == "figure" for node in objects):
            words = words.removeprefix("更") or words
        things = "".join(_said(node) for node in objects)
        if result:
            words = words.removesuffix("为") or words
        if things.endswith("的") and len(words) == 4 and not back:
            words, things = words[:2] + things + words[2:], ""
        if result.startswith("为") and any(node.role == "object" for node in objects) and not back:
            front, things = f"{front}将{things}", ""
        if modals.endswith("正在") and front.startswith("在"):
            modals = modals[:-1]
        if times and _PLANS.match(modals):
            times, modals = "", modals + ("于" if times[0].isdigit() and "至" not in times else "") + times
        quoted = "".join("，" + node.words for node in parts if node.role == "quote")
        before = [opener, subject, own, times, sooner, modals, until, front]
        return "".join([*before, words, back, things, late, result, behind, quoted])

    def sentence(self, parts: Sequence[Span]) -> str:
        """Clauses in order, a comma between them; what was said behind who said it."""
        made, but = "", ""
        for span in told_first(parts):
            verb = span.verb
            text = self._span(span._replace(verb=verb._replace(words=verb.words.removeprefix("但"))) if verb else span)
            if not text:
                continue
            if made and made[-1] not in "，、…":
                made += "，"
            made += but + text
            but = "但" if verb is not None and verb.words.startswith("但") and verb.role == "clause" else ""
        return made.strip("，、")

    def _span(self, span: Span) -> str:
        lead = "".join(_lead(node) for node in span.leads)
        topic = (
            f"{span.topic.preposition if span.topic.preposition not in ('也', '仅') else ''}{span.topic.words}"
            if span.topic
            else ""
        )
        also = span.topic.preposition if span.topic is not None and span.topic.preposition in ("也", "仅") else ""
        loose = "".join(_said(node) for node in span.loose)
        if span.verb is None:
            return lead + topic + also + loose
        if span.verb.role == "break":
            return ""
        verb = span.verb
        return lead + self.clause(verb, topic + also + loose)


def told_first(parts: Sequence[Span]) -> list[Span]:
    """Quoted clauses moved behind the verb of saying, which takes their topic where it has none of its own."""
    at = max((n for n, span in enumerate(parts) if span.verb is not None and span.verb.role == "quote"), default=-1)
    if at < 0 or at + 1 >= len(parts) or parts[at + 1].verb is None:
        return list(parts)
    saying = parts[at + 1]
    content = list(parts[: at + 1])
    verb = saying.verb
    own = saying.topic is not None or any(node.role == "subject" for node in (verb.parts if verb else ()))
    first = next((n for n, span in enumerate(content) if span.topic is not None), None)
    if not own and first is not None:
        saying = saying._replace(topic=content[first].topic, leads=(*content[first].leads, *saying.leads))
        content[first] = content[first]._replace(topic=None, leads=())
    return [saying, *content, *parts[at + 2 :]]


def _own(nodes: Sequence[Node]) -> tuple[str, list[Node]]:
    """The clause's own subject with the time before it, and the other arguments."""
    at = next((at for at, node in enumerate(nodes) if node.role == "subject"), 0)
    times = "".join(_said(node) for node in nodes[:at] if node.role == "time")
    own = "".join(node.words for node in nodes if node.role == "subject")
    return times + own, [
        n for m, n in enumerate(nodes) if n.role != "subject" and (m > at or n.role != "time" or not at)
    ]


def _times(nodes: Sequence[Node]) -> tuple[str, str]:
    """When, and until when: 到2030年 goes behind a modal, but 从3月至5月 stays together."""
    dates = [_said(node) for node in nodes if node.role == "time"]
    if _FROM.search("".join(dates)):
        return "".join(dates), ""
    until = "".join("到" + date[1:] for date in dates if date.startswith("至"))
    return "".join(date for date in dates if not date.startswith("至")), until


def _slots(nodes: Sequence[Node], words: str, objects: Sequence[Node]) -> dict[str, str]:
    """The adverbials by where they stand: in front of the verb, against what it compares, behind it, its result."""
    slots = {"front": "", "against": "", "behind": "", "result": ""}
    held = any(node.role == "place" and node.form in ("에", "에는") for node in nodes)
    taken = bool(objects) or held or "最" in words
    for node in nodes:
        if node.role in ("place", "topic", "partitive"):
            said, where = placed(node, words, taken if node.form in ("로", "으로") else bool(objects))
            slots[where] += said
    return slots


def _cut(verb: Node) -> tuple[str, str, str]:
    """如果, the verb, 时: what stands at the two ends of a clause."""
    words = verb.words
    opening = _OPENER.match(words)
    opener = opening[0] if opening and opening.end() < len(words) else ""
    words = words[len(opener) :]
    ending = _BEHIND.search(words)
    if ending is None or ending.start() == 0 or verb.role in ("predicate", "quote"):
        return opener, words, ""
    if verb.form in ("고", "어", "아", "여", "며", "지만", "는데", "나", "으나"):
        return opener, words, ""
    return opener, words[: ending.start()], ending[0]


def _lead(node: Node) -> str:
    words = _said(node)
    return f"{words}，" if node.role == "lead" and len(words) > 1 else words


def _said(node: Node) -> str:
    """The node's words with the preposition of its gloss."""
    return node.preposition + node.words if node.words else ""


def placed(node: Node, words: str, has_object: bool) -> tuple[str, str]:
    """An adverbial with its preposition, and where it stands: a slot of the clause."""
    form = node.form
    if not node.words:
        return "", "front"
    if form == "보다" or node.preposition == "比":
        return "比" + node.words, "against"
    if form in ("로", "으로", "로는", "으로는"):
        return _toward(node, words, has_object)
    if node.preposition == "至" and (node.quantity is not None or CHANGES.search(words) or _MOVES.search(words)):
        return "至" + node.words, "result"
    if node.preposition:
        return node.preposition + node.words.removeprefix(node.preposition), "front"
    if form in ("에", "에는", "에도", "엔"):
        return _at(node, words, has_object)
    if form in ("와", "과"):
        return "与" + node.words, "front"
    return node.words, "front"


def _toward(node: Node, words: str, has_object: bool) -> tuple[str, str]:
    """(으)로: 至 behind a change, 为 behind a verb of becoming, 因 before a cause, 前往, 以."""
    amount = node.quantity
    if node.preposition == "至" or (amount is not None and CHANGES.search(words)):
        return "至" + node.words, "result"
    if amount is not None and amount.unit == "score":
        return "以" + node.words, "front"
    if amount is not None and amount.unit != "ordinal":
        return ("以" + node.words, "front") if has_object else ("为" + node.words, "result")
    if node.lemma in CAUSES:
        return "因" + node.words, "front"
    if _BECOMES.search(words) and not words.startswith("按"):
        return "为" + node.words, "result"
    if node.is_a("place") or node.lemma.endswith(("쪽", "방향", "방면")):
        return "向" + node.words, "front"
    if node.lemma in FREELY or node.lemma == "적" or node.words.endswith(("地", "费")):
        return node.words, "front"
    return (
        "用" if has_object and node.preposition != "作为" else "作为" if node.preposition else "以"
    ) + node.words, "front"


def _at(node: Node, words: str, has_object: bool) -> tuple[str, str]:
    """에: behind the verb where it has no object, 向 with verbs of giving, 每 with one, else 在."""
    amount = node.quantity
    if amount is not None and amount.unit.isupper():
        return "以" + node.words, "front"
    if amount is not None and amount.unit == "count" and amount.value == 1:
        return "每" + node.words.removeprefix("一").removeprefix("1"), "front"
    if not has_object and (_AFTER.search(words) or not node.is_a("place")):
        return node.words, "behind"
    if _GIVES.search(words) or _MOVES.search(words):
        return "向" + node.words, "front"
    return "在" + node.words.removeprefix("在"), "front"


def _joined(nodes: Sequence[Node]) -> str:
    """Words side by side: counts go before their noun, 的 behind a genitive, a space between Latin letters."""
    made: list[Node] = []
    for node in nodes:
        if not node.words:
            continue
        if _counts(node) and made and made[-1].role == "bare" and (made[-1].mention is None or made[-1].is_a("term")):
            at = len(made)
            while (
                at and made[at - 1].role in ("bare", "determiner") and (made[at - 1].mention is None or at == len(made))
            ):
                at -= 1
            made = [
                *made[:at],
                node._replace(words=_classified(node.words, "".join(n.words for n in made[at:])), role="figure"),
                *made[at:],
            ]
            if made[at].words.endswith(made[-1].words) and len(made) > at + 1:
                made = made[: at + 1]
            continue
        made.append(node)
    words = ""
    for node in made:
        said = node.preposition + node.words if node.role == "partitive" else node.words
        if node.role == "partitive" and node.date is not None:
            said += "的" if node is not made[-1] and made[made.index(node) + 1].quantity is not None else ""
        if node.role == "genitive" and node is not nodes[-1] and not said.endswith("的"):
            said += "的"
        space = " " if _LATIN.search(words) and re.match(r"[A-Za-z0-9]", said) else ""
        words += space + said
    return words


def _counts(node: Node) -> bool:
    if node.role == "partitive":
        return False
    amount = node.quantity
    return amount is not None and (amount.unit == "count" or amount.unit in ("m2", "km2", "ha", "km", "m", "t"))


def _classified(words: str, noun: str) -> str:
    """9.4万人 → 9.4万名 before the noun that says who they are."""
    found = _CLASSIFIED.match(words)
    if not found or not noun:
        return words
    return f"{found[1]}{found[3] or ''}名" if found[3] in ("多",) else f"{found[1]}名"
