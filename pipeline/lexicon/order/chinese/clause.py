"""Chinese order: subject, time, place, manner, verb, object; modifiers stay before their noun."""

import re
from collections.abc import Sequence

from pipeline.lexicon.order.build import Builder, Span
from pipeline.lexicon.order.chinese.amounts import amounts_to, comes_to
from pipeline.lexicon.order.chinese.finish import finished
from pipeline.lexicon.order.chinese.measured import distant, measured
from pipeline.lexicon.order.chinese.noun import is_counted, joined, shared_count
from pipeline.lexicon.order.chinese.partner import partnered
from pipeline.lexicon.order.chinese.prepare import prepared
from pipeline.lexicon.order.chinese.preposition import CHANGES, placed
from pipeline.lexicon.order.chinese.related import emerged, related, withstanding
from pipeline.lexicon.order.chinese.slots import ONCE, objects, said, slotted, times
from pipeline.lexicon.order.chinese.spans import handed_on, planned_first, told_first
from pipeline.lexicon.order.content import MEETING
from pipeline.lexicon.order.node import INTRANSITIVE, NOMINAL, Node
from pipeline.records import TargetLang

_OPENER = re.compile(r"^(?:是因为|如果|若|只要|即使|虽然|尽管|但|因为|由于|为了|直到|随着|不仅|无论|一旦|自从|每当)")
_MODAL = re.compile(
    r"^(?:(?:目标是|原计划|原定|计划|有望|决定|商定|正在|预计将|预计|预期|可以|可能|只需|期待|成功(?=..)|能够|应当|应该|必须|需要|无法|不能|不得|未能|没有|"
    r"已经|曾经|想要|希望|打算|有必要|力争|努力|约定|承诺|同意(?=.{2})|用于(?=..)|要求|争取|考虑|难以|开始|继续|将(?!来|军)|拟(?!定)|已(?!经)|曾(?!经)|"
    r"可(?!行|靠|谓|见)|能(?!源|力|量)|应(?!对|用|急|邀|聘)|须|相当于(?=..)|未(?!来)|不(?!足|同|满|断|良|仅)|正(?!式|常|确|在)|就|才|要(?!求)))+(?=.)"
)
_PLAN = re.compile(
    r"^(?:目标是|原计划|原定|计划|有望|决定|商定|约定|承诺|同意|打算|希望|期待|力争|争取|预计将|预计|预期|将|拟)+"
)
_BEHIND = re.compile(r"(?:的同时|同时|之后|之前|之际|期间|以来|的结果显示|的情况下|的情况|的话|途中|时候|时|后|前)$")
_FOUND = re.compile(r"^(?:据悉|据传|据了解|据推测|经确认|结果显示|调查显示|分析认为|分析显示)(?=.)")
_FRAME = re.compile("^(研究|推进|包含)(.{2,})(方案|内容)$")
_TOTALS = ("전체", "총", "총액", "절반", "이", "그", "중")
_BEARS = re.compile(r"^各?(?:承担|负担|负责|支付|缴纳|主办|承办|运营|管理|提供|担任|执行|制作|设计|开发)$")
_MOST = re.compile("最[多少高低大小长短]")
_SHORT = 4
"""Characters of a verb alone."""
_CONTENT = ("점", "사실", "것", "내용", "방안", "계획", "제도")


class Chinese(Builder):
    """Lays clauses and phrases out in Chinese."""

    lang: TargetLang = "zh"

    def draft(self, nodes: Sequence[Node]) -> str:
        """The sentence, without its mark."""
        return finished(super().draft(prepared(partnered(measured(related(nodes))))))

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
        if not links and (parted := _parted(run, head)):
            return such + parted
        if links and is_counted(run, head) and all(node.form == "·" for node in before if node.role == "link"):
            return such + shared_count(links, run, head)
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

    def agreed(self, clause: Node, verb: Node) -> str:
        """开发品牌并共同开拓销路的."""
        return f"{self.clause(clause)}并{self.relative(verb.parts, verb)}"

    def surveyed(self, source: Node) -> Node:
        """在“…”中，"""
        return source._replace(words=f"在{source.words}中")

    def exceeding(self, than: Node, amount: Node, adjective: Node) -> Node:
        """比去年多2万名的 before its noun."""
        more = adjective.words.removesuffix("的").removeprefix("更")
        return adjective._replace(words=f"比{than.words}{more}{amount.words}的")

    def relative(self, arguments: Sequence[Node], verb: Node) -> str:
        """The clause with its 的, before its noun."""
        words = verb.words
        if verb.lemma == "이" and words not in ("的", "正在", "为的", "是的", "为", "是"):
            return _being(arguments, verb)
        arguments = emerged(arguments, words)
        ends = "的" if words.endswith("的") else ""
        return self.clause(verb._replace(words=words.removesuffix("的"), parts=tuple(arguments))) + ends

    def goes_along(self, clause: Node) -> bool:
        """만들 때 나오는: the time belongs to what the noun does then."""
        return clause.role == "clause" and clause.words.endswith("时") and not _OPENER.match(clause.words)

    def both(self, clause: Node, verb: Node) -> str:
        """制作1吨砖时产生的, 口译会议并制作纪要的."""
        link = "" if clause.words.endswith("时") else "并"
        return self.clause(clause) + link + verb.words.removeprefix("也")

    def completed(self, place: Node, adjective: Node) -> str:
        """더위에 강한: 耐热的."""
        return withstanding(place, adjective)

    def clause(self, verb: Node, subject: str = "") -> str:
        """Opener, subject, time, modal, adverbials, verb, object, result."""
        found = _FOUND.match(verb.words)
        if found and verb.role != "relative":
            return f"{found[0]}，{self.clause(verb._replace(words=verb.words[found.end() :]), subject)}"
        opener, words, behind = _cut(verb)
        if (told := self._stated(verb, opener, subject)) is not None:
            return told
        if (far := distant(verb)) is not None:
            own, _ = _own(verb.parts)
            return "".join([opener, subject, own, far])
        planned, modals, words = _modals(words)
        if (frame := _FRAME.match(words)) is not None:
            inner = verb._replace(words=frame[2], parts=tuple(node for node in verb.parts if node.role != "subject"))
            return "".join(
                [opener, subject, _own(verb.parts)[0], planned, modals, frame[1], self.clause(inner), "的", frame[3]]
            )
        own, parts = _own(_risen(verb.parts, words))
        if planned == "目标是" and subject and not own:
            subject += "的" * (not subject.endswith("目标"))
        if own and subject and words.startswith("占") and any(node.quantity is not None for node in parts):
            subject += "中，"
        own, parts = _through(own, parts)
        by = own if own and subject and _BEARS.match(words) and not _has_object(parts) else ""
        own = "" if by else own
        if own and subject and not opener and not CHANGES.search(words) and not re.match("[占为是被]", words):
            own = _PERSONS.sub(r"\1有\2", own)
        if own and subject and not opener and _is_cause(verb, behind):
            own, behind = f"因{own}", ""
        if own and subject and planned in ("期待", "预计", "预期", "希望"):
            subject, planned = subject + planned, ""
        when = times(parts, words, planned)
        slots = slotted(parts, words, planned)
        slots["front"] = f"由{by}{slots['front']}" if by else slots["front"]
        if slots["behind"]:
            words = words.replace("达成协议", "商定")
        done = objects(verb, words, parts, slots)
        if done["verb"] in ("是", "为") and not done["things"] and when["before"] and not slots["front"]:
            done["things"], when["before"], done["verb"] = when["before"], "", "为"
        late = "".join(node.words for node in parts if node.role == "adverb" and ONCE.match(node.words))
        if modals.endswith("正在") and slots["front"].startswith("在"):
            modals = modals[:-1]
        quoted = "".join("，" + node.words for node in parts if node.role == "quote")
        first = [subject, opener] if opener == "为了" else [opener, subject]
        before = [*first, own, when["before"], slots["sooner"], slots["agreed"], planned, when["within"]]
        before += [slots["whole"], modals, when["until"], slots["front"], done["held"], slots["from"], slots["against"]]
        return "".join([*before, done["verb"], slots["behind"], done["things"], late, slots["result"], behind, quoted])

    def _stated(self, verb: Node, opener: str, subject: str) -> str | None:
        """출원 건수는 30건으로 가장 많다: what the noun comes to, then what is said of it; None where nothing is."""
        _, words, _ = _cut(verb)
        if opener:
            return None
        at = next((n for n, node in enumerate(verb.parts) if amounts_to(verb, n, _modals(words)[2], subject)), None)
        if at is None:
            return None
        first = [node for node in verb.parts[:at] if node.role in ("time", "subject")]
        rest = tuple(node for n, node in enumerate(verb.parts) if n != at and node not in first)
        amount = comes_to(verb.parts[at].words)
        head = "".join([opener, subject, *(said(node) for node in first), amount])
        if not rest and words in ("出现", "显示", "为"):
            return head
        if not rest and _MOST.fullmatch(words):
            whose = head.removesuffix(amount)
            return f"{whose}{words}，{amount}"
        return f"{head}，{self.clause(verb._replace(words=verb.words.removeprefix(opener), parts=rest))}"

    def _verb(self, stack: list[Node], verb: Node, ahead: Sequence[Node]) -> None:
        """As everywhere; a clause with 고 before 점 or 방안 belongs to what it says: 认罪并赔偿的点."""
        super()._verb(stack, verb, ahead)
        content = bool(ahead) and ahead[0].lemma in _CONTENT and verb.role == "relative" and len(stack) > 1
        if content and stack[-2].role == "clause" and stack[-2].form == "고" and not stack[-2].past:
            relative, clause = stack.pop(), stack.pop()
            stack.append(relative._replace(words=f"{self.clause(clause)}并{relative.words}"))
        either = verb.role == "relative" and len(stack) > 1 and _is_either(stack[-2])
        if either:
            relative, clause = stack.pop(), stack.pop()
            first = self.clause(clause._replace(words=clause.words.removeprefix("或")))
            stack.append(relative._replace(words=f"{first}或{relative.words}"))

    def nominal(self, stack: list[Node], head: Node) -> Node:
        """As everywhere; 据… opens the sentence."""
        if head.role == "place" and not head.preposition and re.match("在.{2,}(?:中|后|前|间|上)$", head.words):
            head = head._replace(preposition="在", words=head.words.removeprefix("在"))
        made = super().nominal(stack, head)
        if made.form == MEETING:
            return made._replace(role="lead", preposition="", words=f"在{made.words}上")
        return made._replace(role="lead") if made.preposition == "据" else made

    def sentence(self, parts: Sequence[Span]) -> str:
        """Clauses in order, a comma between them; what was said behind who said it."""
        made, but, link = "", "", "，"
        told = handed_on(planned_first(told_first(parts)), _frames)
        for at, span in enumerate(told):
            verb = span.verb
            if verb is not None:
                verb = _along(verb, told[at + 1 : at + 2])._replace(role=verb.role)
                words = verb.words.removeprefix("但")
                span = span._replace(verb=verb._replace(words=words.removeprefix("或") if _is_either(verb) else words))
            text = self._span(span)
            if not text:
                continue
            link = "" if link == "，" and _is_about(told[:at]) else link
            link = "并" if link == "，" and _is_joint(told[:at], span, text) else link
            if made and made[-1] not in "，、…":
                made += link
            then = "则" * (text.startswith("为") and at > 0 and _supposes(told[at - 1]))
            made += but + then + text
            link = "或" if verb is not None and _is_either(verb) else "，"
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


def _supposes(span: Span) -> bool:
    return span.verb is not None and span.verb.words.startswith("如果")


def _parted(run: Sequence[Node], head: Node) -> str:
    """62.5%的受访者 and 37套中，16套: a part told as topic with its whole; empty where there is none."""
    whole = run[-1] if run else None
    if whole is None or head.quantity is None or head.role not in ("topic", "subject"):
        return ""
    if whole.role == "genitive" and head.quantity.unit == "percent" and whole.lemma not in _TOTALS:
        return f"{head.words}的{joined([*run[:-1], whole._replace(role='bare')])}"
    words = joined(run).removesuffix("的")
    if whole.role != "partitive" or head.role != "topic" or not words.endswith("中"):
        return ""
    return f"{words}{'，' * (words != '其中')}{head.words}"


def _is_either(verb: Node) -> bool:
    """사들이거나: one of two things done."""
    return verb.role == "clause" and verb.form == "거나" and verb.words.startswith("或")


def _is_about(before: Sequence[Span]) -> bool:
    """围绕…方案 needs no comma before 协商."""
    last = before[-1].verb if before else None
    return last is not None and last.role == "clause" and last.words.startswith("围绕")


def _is_joint(before: Sequence[Span], span: Span, text: str) -> bool:
    """A verb alone behind what is done to the same thing: 购入50万股并注销."""
    last = before[-1].verb if before else None
    verb = span.verb
    if last is None or verb is None or verb.parts or span.topic or span.leads or span.loose or len(text) > _SHORT:
        return False
    if (
        CHANGES.search(text)
        or verb.lemma in INTRANSITIVE
        or re.match("[不未没无最更被为是]|由", text)
        or _OPENER.match(last.words)
    ):
        return False
    done = any(part.role == "object" for part in last.parts)
    return done and last.role == "clause" and last.form in ("고", "어", "아", "여", "어서", "며")


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


_PERSONS = re.compile(r"^((?:.*[年月日季度间])?)(约?\d[\d.]*[万亿]?多?[人名])$")
"""A count of persons, behind a time or alone."""


def _has_object(parts: Sequence[Node]) -> bool:
    return any(node.role == "object" for node in parts)


def _frames(verb: Node) -> bool:
    """The clause says when or if."""
    opener, _, behind = _cut(verb)
    return opener in ("如果", "若", "只要", "一旦", "直到") or behind in ("后", "之后", "时", "前", "之前")


def _is_cause(verb: Node, behind: str) -> bool:
    """A clause with its own subject inside another's: 销售额因汇率上升减少."""
    return (behind == "同时" and verb.form == "면서") or (not behind and verb.form in ("어", "아", "여", "어서"))


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


_ALONE = re.compile("^(?:涨价|降价|减产|停产|起火|开业|倒闭|竣工|落成)$")


def _risen(parts: Sequence[Node], words: str) -> Sequence[Node]:
    """What has no particle before a verb that takes no object is its subject: 原料涨价."""
    if not _ALONE.match(words) or any(node.role == "subject" for node in parts):
        return parts
    return [node._replace(role="subject") if node.role == "object" and not node.form else node for node in parts]


def _through(own: str, parts: list[Node]) -> tuple[str, list[Node]]:
    """심의를 거쳐 3월 문을 연다: what is gone through before the time of the deed."""
    via = next((n for n, node in enumerate(parts) if re.match("经过?.", said(node)) and node.role == "place"), None)
    if via is None or not any(node.role == "time" and node.date is not None for node in parts[via:]):
        return own, parts
    passed = said(parts[via]).removeprefix("经过").removeprefix("经")
    return f"{own}经{passed}后", [*parts[:via], *parts[via + 1 :]]


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
