"""Chinese order: subject, time, place, manner, verb, object; modifiers stay before their noun."""

import re
from collections.abc import Sequence

from pipeline.lexicon.order.build import Builder, Span
from pipeline.lexicon.order.chinese.noun import joined
from pipeline.lexicon.order.chinese.prepare import prepared
from pipeline.lexicon.order.chinese.preposition import CHANGES, STATES, placed
from pipeline.lexicon.order.chinese.slots import ONCE, objects, said, slotted, times
from pipeline.lexicon.order.chinese.spans import handed_on, planned_first, told_first
from pipeline.lexicon.order.node import NOMINAL, Node
from pipeline.records import TargetLang

_OPENER = re.compile(r"^(?:如果|若|只要|即使|虽然|尽管|但|因为|由于|为了|随着|不仅|无论|一旦|自从|每当)")
_MODAL = re.compile(
    r"^(?:(?:目标是|原计划|原定|计划|有望|决定|商定|正在|预计将|预计|预期|可以|可能|只需|期待|成功(?=..)|能够|应当|应该|必须|需要|无法|不能|不得|未能|没有|"
    r"已经|曾经|想要|希望|打算|有必要|力争|努力|约定|承诺|同意(?=.{2})|要求|争取|考虑|难以|开始|继续|将(?!来|军)|拟(?!定)|已(?!经)|曾(?!经)|"
    r"可(?!行|靠|谓|见)|能(?!源|力|量)|应(?!对|用|急|邀|聘)|须|未(?!来)|不(?!足|同|满|断|良|仅)|正(?!式|常|确|在)|就|才|要(?!求)))+(?=.)"
)
_PLAN = re.compile(
    r"^(?:目标是|原计划|原定|计划|有望|决定|商定|约定|承诺|同意|打算|希望|期待|力争|争取|预计将|预计|预期|将|拟)+"
)
_BEHIND = re.compile(r"(?:的同时|同时|之后|之前|之际|期间|以来|的情况下|的情况|的话|途中|时候|时|后|前)$")
_FOUND = re.compile(r"^(?:据悉|据传|据了解|据推测|经确认|结果显示|调查显示|分析认为|分析显示)(?=.)")
_FRAME = re.compile("^(研究|推进|包含)(.{2,})(方案|内容)$")
_CONTENT = ("점", "사실", "것", "내용", "방안", "계획", "제도")


class Chinese(Builder):
    """Lays clauses and phrases out in Chinese."""

    lang: TargetLang = "zh"

    def draft(self, nodes: Sequence[Node]) -> str:
        """The sentence, without its mark."""
        return super().draft(prepared(nodes))

    def phrase(self, before: Sequence[Node], head: Node) -> str:
        """Everything in the Korean order, 的 behind a genitive, 、 and 和 between linked nouns, the count before the noun."""
        links: list[str] = []
        run: list[Node] = []
        such = ""
        for node in before:
            if node.role == "link":
                links.append(joined([*run, node]))
                run = []
            elif node.role == "such":
                such += "、".join([*links, *filter(None, [joined(run)])]) + "等"
                links, run = [], []
            else:
                run.append(node)
        if head.role == "such":
            return "、".join([*links, *filter(None, [joined(run)])]) + "等"
        last = joined([*run, head])
        if links:
            apart = (
                before[0].form == ","
                and not links[0][:1].isdigit()
                and all(node.quantity is not None for node in (head, *filter(_is_link, before)))
            )
            last = "、".join(links) + ("、" if apart else "和") + last
        return such + last

    def since(self, noun: Node, time: Node) -> Node:
        """创队10年来 before 首次, 报警53分钟后 else."""
        words = time.words.removeprefix("时隔")
        return time._replace(words=f"{noun.words}{words}后" if words != time.words else noun.words + time.words)

    def relative(self, arguments: Sequence[Node], verb: Node) -> str:
        """The clause with its 的, before its noun."""
        words = verb.words
        if verb.lemma == "이" and words not in ("的", "正在", "为的", "是的", "为", "是"):
            return _being(arguments, verb)
        ends = "的" if words.endswith("的") else ""
        return self.clause(verb._replace(words=words.removesuffix("的"), parts=tuple(arguments))) + ends

    def clause(self, verb: Node, subject: str = "") -> str:
        """Opener, subject, time, modal, adverbials, verb, object, result."""
        found = _FOUND.match(verb.words)
        if found and verb.role != "relative":
            return f"{found[0]}，{self.clause(verb._replace(words=verb.words[found.end() :]), subject)}"
        opener, words, behind = _cut(verb)
        if (told := self._stated(verb, opener, subject)) is not None:
            return told
        if (far := _distant(verb)) is not None:
            own, _ = _own(verb.parts)
            return "".join([opener, subject, own, far])
        planned, modals, words = _modals(words)
        if (frame := _FRAME.match(words)) is not None:
            inner = verb._replace(words=frame[2], parts=tuple(node for node in verb.parts if node.role != "subject"))
            return "".join(
                [opener, subject, _own(verb.parts)[0], planned, modals, frame[1], self.clause(inner), "的", frame[3]]
            )
        own, parts = _own(verb.parts)
        if own and subject and not opener and _is_cause(verb, behind):
            own, behind = f"因{own}", ""
        if own and subject and planned in ("期待", "预计", "预期", "希望"):
            subject, planned = subject + planned, ""
        when = times(parts, words, planned)
        slots = slotted(parts, words, planned)
        done = objects(verb, words, parts, slots)
        late = "".join(node.words for node in parts if node.role == "adverb" and ONCE.match(node.words))
        if modals.endswith("正在") and slots["front"].startswith("在"):
            modals = modals[:-1]
        quoted = "".join("，" + node.words for node in parts if node.role == "quote")
        before = [opener, subject, own, when["before"], slots["sooner"], slots["agreed"], planned, when["within"]]
        before += [slots["whole"], modals, when["until"], slots["front"], done["held"], slots["from"], slots["against"]]
        return "".join([*before, done["verb"], slots["behind"], done["things"], late, slots["result"], behind, quoted])

    def _stated(self, verb: Node, opener: str, subject: str) -> str | None:
        """출원 건수는 30건으로 가장 많다: what the noun comes to, then what is said of it; None where nothing is."""
        _, words, _ = _cut(verb)
        if opener:
            return None
        at = next((n for n, node in enumerate(verb.parts) if _amounts_to(verb, n, _modals(words)[2], subject)), None)
        if at is None:
            return None
        first = [node for node in verb.parts[:at] if node.role in ("time", "subject")]
        rest = tuple(node for n, node in enumerate(verb.parts) if n != at and node not in first)
        head = "".join([opener, subject, *(said(node) for node in first), "为", verb.parts[at].words])
        if not rest and words in ("出现", "显示", "为"):
            return head
        return f"{head}，{self.clause(verb._replace(words=verb.words.removeprefix(opener), parts=rest))}"

    def _verb(self, stack: list[Node], verb: Node, ahead: Sequence[Node]) -> None:
        """As everywhere; a clause with 고 before 점 or 방안 belongs to what it says: 认罪并赔偿的点."""
        super()._verb(stack, verb, ahead)
        content = bool(ahead) and ahead[0].lemma in _CONTENT and verb.role == "relative" and len(stack) > 1
        if content and stack[-2].role == "clause" and stack[-2].form == "고" and not stack[-2].past:
            relative, clause = stack.pop(), stack.pop()
            stack.append(relative._replace(words=f"{self.clause(clause)}并{relative.words}"))

    def nominal(self, stack: list[Node], head: Node) -> Node:
        """As everywhere; 据… opens the sentence."""
        if head.role == "place" and not head.preposition and re.match("在.{2,}(?:中|后|前|间|上)$", head.words):
            head = head._replace(preposition="在", words=head.words.removeprefix("在"))
        made = super().nominal(stack, head)
        return made._replace(role="lead") if made.preposition == "据" else made

    def sentence(self, parts: Sequence[Span]) -> str:
        """Clauses in order, a comma between them; what was said behind who said it."""
        made, but = "", ""
        told = handed_on(planned_first(told_first(parts)), _frames)
        for at, span in enumerate(told):
            verb = span.verb
            if verb is not None:
                verb = _along(verb, told[at + 1 : at + 2])._replace(role=verb.role)
                span = span._replace(verb=verb._replace(words=verb.words.removeprefix("但")))
            text = self._span(span)
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
        loose = "".join(said(node) for node in span.loose)
        if span.verb is None:
            return lead + topic + also + loose
        if span.verb.role == "break":
            return ""
        verb = span.verb
        return lead + self.clause(verb, topic + also + loose)


def _is_link(node: Node) -> bool:
    return node.role == "link"


def _being(arguments: Sequence[Node], verb: Node) -> str:
    """A noun with the copula before another: 目标72亿美元, 边长13.4米的正方形."""
    if verb.words.startswith("正在"):
        return "".join([*(said(node) for node in arguments), verb.words.removesuffix("的"), "的"])
    if all(node.role in NOMINAL for node in arguments):
        made = joined([*arguments, verb._replace(role="bare")])
    else:
        made = "".join(
            [*(placed(node, "", True)[0] if node.role == "place" else said(node) for node in arguments), verb.words]
        )
    return made + "的" * (verb.quantity is not None and not made.endswith("的"))


def _modals(words: str) -> tuple[str, str, str]:
    """The plan, the other modals and the verb: 计划 · 不 · 收取."""
    modal = _MODAL.match(words)
    modals = (modal[0] if modal else "").removeprefix("正在期待") or ""
    modals = "期待" + modals if words.startswith("正在期待") else modals
    plan = _PLAN.match(modals)
    planned = plan[0] if plan else ""
    verb = words[len(modal[0]) if modal else 0 :]
    return planned, modals[len(planned) :], "进行" if verb == "做" else verb


def _amounts_to(verb: Node, at: int, words: str, subject: str) -> bool:
    """The argument at ``at`` says what the clause's noun is: an amount before a state, a noun before a comma."""
    node = verb.parts[at]
    if verb.role == "relative" or node.role != "place" or node.form not in ("로", "으로") or not node.words:
        return False
    amount = node.quantity
    if amount is not None:
        return amount.unit not in ("ordinal", "score") and _says_more(verb.parts[at + 1 :], verb.parts[:at], words)
    before = [item for item in verb.parts[:at] if item.role != "time"]
    return node.stop and bool(subject) and not before and _is_kind(node)


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
    return any(node.role == "figure" or node.form in ("로", "으로") for node in after)


_MEANS = ("방식", "방법", "형태", "차원", "취지", "목적", "기준", "이유", "계기", "대상", "중심", "결과")


def _is_kind(node: Node) -> bool:
    """The noun with 로 says what something is, no cause, means or direction."""
    return not node.lemma.endswith(_MEANS) and placed(node, "", True)[0].startswith("用")


def _frames(verb: Node) -> bool:
    """The clause says when or if."""
    opener, _, behind = _cut(verb)
    return opener in ("如果", "若", "只要", "一旦") or behind in ("后", "之后", "时", "前", "之前")


def _is_cause(verb: Node, behind: str) -> bool:
    """A clause with its own subject inside another's: 销售额因汇率上升减少."""
    return (behind == "同时" and verb.form == "면서") or (not behind and verb.form in ("어", "아", "여", "어서"))


def _distant(verb: Node) -> str | None:
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


def _along(verb: Node, following: Sequence[Span]) -> Node:
    """늘면서 before a clause with a subject of its own is 随着."""
    if verb.form != "면서" or not verb.words.endswith("同时") or not following or _OPENER.match(verb.words):
        return verb
    after = following[0].verb
    own = following[0].topic is not None or (after is not None and any(node.role == "subject" for node in after.parts))
    return verb._replace(words="随着" + verb.words.removesuffix("同时")) if own else verb


def _own(nodes: Sequence[Node]) -> tuple[str, list[Node]]:
    """The clause's own subject with the time before it, and the other arguments."""
    at = next((at for at, node in enumerate(nodes) if node.role == "subject"), 0)
    when = "".join(said(node) for node in nodes[:at] if node.role == "time")
    own = "".join(node.words for node in nodes if node.role == "subject")
    return when + own, [
        n for m, n in enumerate(nodes) if n.role != "subject" and (m > at or n.role != "time" or not at)
    ]


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
    words = placed(node, "", True)[0] if node.role == "place" else said(node)
    course = node.role == "place" and words.startswith("在") and words[-1:] in tuple("中上")
    return f"{words}，" if course or (node.role == "lead" and len(words) > 1) else words
