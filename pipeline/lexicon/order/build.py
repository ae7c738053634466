"""The shift-reduce pass over a sentence's nodes: each verb takes the arguments that stand before it."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.facts.tables import word_set
from pipeline.lexicon.order.attach import full, is_agreed, is_beside, is_complete, is_frame, waits
from pipeline.lexicon.order.gap import gapped
from pipeline.lexicon.order.node import ADVERBIAL, INTRANSITIVE, NOMINAL, VERBAL, Node, Role
from pipeline.records import TargetLang

_SHARES = ("percent", "percentage_point", "times")
_BARRIERS = ("topic", "clause", "quote", "predicate", "lead", "break")
_SEASONS = ("시즌", "대회", "학기")
"""Nouns that make a time with 지난 and 이번 though they are no date."""
_SURVEYS = word_set("조사 통계 보고서 자료 집계 실태조사 백서 동향")
"""Named papers in which something was found."""
_RESULTS = word_set("순이익 영업이익 당기순이익 순손실 영업손실 손실 이익 적자 흑자 매출")
"""What a company's results turn round from."""
_PERIODS = ("최근", "지난", "향후", "앞")
_SUCH: dict[str, Role] = {
    "을": "object",
    "를": "object",
    "이": "subject",
    "가": "subject",
    "은": "topic",
    "는": "topic",
}
"""What 등 with a particle is to its verb."""


class Span(NamedTuple):
    """A clause of the sentence: what stands before it, its topic and its verb with arguments (None where the
    sentence ends without a verb)."""

    leads: tuple[Node, ...]
    topic: Node | None
    loose: tuple[Node, ...]
    verb: Node | None


class Builder:
    """The pass; how words are put together is in the methods of the two languages."""

    lang: TargetLang

    def draft(self, nodes: Sequence[Node]) -> str:
        """The sentence, without its mark."""
        return self.sentence(spans(self.reduced(_enclosed(self, gapped(nodes)))))

    def reduced(self, nodes: Sequence[Node]) -> list[Node]:
        """The nodes with modifiers in their nouns and arguments in their verbs."""
        stack: list[Node] = []
        for at, node in enumerate(nodes):
            if node.role in VERBAL:
                if node.words or node.role != "clause":
                    self._verb(stack, node, nodes[at + 1 :])
            elif node.role in ("comma", "dot", "dash"):
                self._comma(stack, node, nodes[at + 1 :])
            elif node.role == "particle":
                _particle(self, stack, node)
            elif node.role == "break":
                self._close(stack)
                stack.append(node)
            elif (
                node.role == "determiner" and len(stack) > 1 and stack[-1].role == "figure" and stack[-2].form == "보다"
            ):
                stack[-2:] = [self.exceeding(stack[-2], stack[-1], node)]
            elif node.role == "determiner" and stack and stack[-1].form == "에" and self.completed(stack[-1], node):
                stack.append(node._replace(role="relative", words=self.completed(stack.pop(), node)))
            elif node.role == "determiner" and node.lemma and stack and stack[-1].role == "subject":
                stack.append(node._replace(role="relative", words=self.whose(stack.pop(), node)))
            elif node.role == "time" and node.quantity is not None and stack and stack[-1].lemma in _PERIODS:
                stack.append(self.over(stack.pop(), node))
            elif (
                node.role == "time"
                and node.quantity is not None
                and node.form == "에"
                and stack
                and stack[-1].role == "bare"
            ):
                stack.append(self.since(self.nominal(stack, stack.pop()), node))
            elif node.role == "such" and node.form in _SUCH:
                stack.append(self.nominal(stack, node)._replace(role=_SUCH[node.form]))
            elif node.role == "time" and self.lang == "zh" and stack and stack[-1].role == "relative":
                stack.append(self.nominal(stack, node))
            elif node.role in ("bare", "figure", "determiner", "adverb", "time", "lead", "such"):
                stack.append(node)
            elif node.role not in ("open", "close", "end"):
                stack.append(self.nominal(stack, node))
        self._close(stack)
        return stack

    def nominal(self, stack: list[Node], head: Node) -> Node:
        """``head`` with the modifiers on top of the stack taken into it."""
        taken: list[Node] = []
        if head.lemma == "규모" and head.role == "genitive" and stack and stack[-1].quantity is not None:
            return head._replace(words=self.phrase([stack.pop()], head))
        if head.quantity is not None and head.role == "place" and stack and stack[-1].role == "bare":
            alone = not any(node.role in ("topic", "subject") for node in stack)
            if (head.form == "에" and head.quantity.unit.isupper()) or (head.form in ("로", "으로") and alone):
                return head
        while stack and (stack[-1].role in NOMINAL or self._dated(stack, head, taken)):
            if (
                head.role == "genitive"
                and head.quantity is None
                and stack[-1].role == "link"
                and is_complete(stack[-1])
            ):
                break
            if stack[-1].role == "partitive" and head.quantity is None and head.role in ("link", "place"):
                break
            top = stack.pop()
            taken.insert(0, top._replace(role="partitive") if top.role == "time" else top)
        parts = (*taken, head) if head.role == "link" and taken else head.parts
        return head._replace(words=self.phrase(taken, head), parts=parts)

    def _dated(self, stack: Sequence[Node], head: Node, taken: Sequence[Node]) -> bool:
        """A bare date belongs to its noun behind a genitive (회사의 2025년 매출) and before a figure compared (2023년 642명에서)."""
        top = stack[-1]
        if top.role != "time" or top.form or (top.date is None and top.lemma not in _SEASONS):
            return False
        if head.form == "에서" and head.lemma in _RESULTS and any(node.quantity is not None for node in taken):
            return True
        if head.quantity is not None and not taken:
            below = stack[-2] if len(stack) > 1 else None
            from_it = below is not None and below.quantity is not None and below.form == "에서"
            return head.form in ("에서", "보다") or (head.form in ("로", "으로") and from_it)
        if head.quantity is not None and head.form == "보다":
            return all(node.role == "bare" for node in taken)
        if head.lemma in ("예산", "예산안", "본예산"):
            return True
        return len(stack) > 1 and stack[-2].role == "genitive"

    def _close(self, stack: list[Node]) -> None:
        """Loose modifiers on top of the stack become one noun."""
        if stack and stack[-1].role in NOMINAL:
            loose = stack.pop()
            stack.append(self.nominal(stack, loose._replace(role="figure" if loose.role == "figure" else "bare")))

    def _comma(self, stack: list[Node], mark: Node, ahead: Sequence[Node]) -> None:
        """Between nouns it is a link; behind anything else it says nothing."""
        if not stack or stack[-1].role not in ("bare", "figure", "such"):
            if stack and mark.role == "comma":
                stack[-1] = stack[-1]._replace(stop=True)
            return
        if mark.role == "dash":
            between = stack[-1].is_a("place")
            dash = ("—" if between else "至") if self.lang == "zh" and stack[-1].mention is not None else "-"
            stack[-1] = stack[-1]._replace(words=stack[-1].words + dash, form="~")
            return
        if mark.role == "comma" and ahead and ahead[0].role == "lead":
            return
        loose = stack.pop()
        tight = "·" if mark.role == "dot" else ","
        taken: list[Node] = []
        while stack and stack[-1].role in ("bare", "figure", "determiner", "such"):
            taken.insert(0, stack.pop())
        made = loose._replace(words=self.phrase(taken, loose))
        figured = any(node.role == "figure" for node in taken) or loose.role == "figure"
        stack.append(made._replace(role="link", form=tight, mention=None if taken and figured else made.mention))

    def _verb(self, stack: list[Node], verb: Node, ahead: Sequence[Node]) -> None:
        """``verb`` with its arguments, as a clause or as a modifier of the noun to come."""
        taken: list[Node] = []
        if verb.role == "relative" and verb.quantity is not None and ahead and ahead[0].quantity is not None:
            while stack and stack[-1].role in ("genitive", "time", "bare"):
                taken.insert(0, stack.pop())
            stack.append(verb._replace(words=self.relative(taken, verb)))
            return
        self._argument(stack)
        while stack and stack[-1].role not in _BARRIERS:
            if verb.role == "relative" and full(taken if verb.lemma != "이" else [], stack, verb):
                break
            if (
                stack[-1].role == "place"
                and stack[-1].quantity is not None
                and stack[-1].form in ("로", "으로")
                and waits(taken, stack, verb)
            ):
                break
            if (
                verb.role == "relative"
                and verb.lemma == "이"
                and stack[-1].quantity
                and stack[-1].form in ("로", "으로")
            ):
                break
            if verb.role == "relative" and verb.quantity is not None and stack[-1].role in ("place", "time"):
                break
            taken.insert(0, stack.pop())
        if (
            verb.lemma in INTRANSITIVE
            and not verb.form
            and not any(node.role in ("topic", "subject") for node in (*stack, *taken))
        ):
            first = next(
                (at for at, node in enumerate(taken) if node.role in ("object", "bare", "figure") and not node.form),
                None,
            )
            taken = [node._replace(role="subject") if at == first else node for at, node in enumerate(taken)]
        if self._with_clause(stack, verb, taken, ahead):
            return
        stack.append(verb._replace(parts=tuple(taken)))
        if verb.role == "relative":
            stack[-1] = verb._replace(words=self.relative(taken, verb), parts=tuple(taken))

    def _with_clause(self, stack: list[Node], verb: Node, taken: Sequence[Node], ahead: Sequence[Node]) -> bool:
        """Whether the clause before a relative verb is taken into its clause, which then stands on the stack."""
        before = stack[-1] if stack else None
        first = stack[0]._replace(past=stack[0].past and verb.form != "는") if stack else verb
        if verb.role == "relative" and len(stack) == 1 and taken and self.coordinates(first, taken, ahead):
            whole = verb._replace(words=self.relative(taken, verb))
            stack[-1] = whole._replace(words=self.both(stack[0], whole), parts=(*stack[0].parts, *taken))
            return True
        if before is not None and is_agreed(before, taken, verb, ahead):
            lifted = [node for node in before.parts if is_frame(node)]
            first = before._replace(parts=tuple(node for node in before.parts if not is_frame(node)))
            stack[-1:] = [*lifted, verb._replace(words=self.agreed(first, verb._replace(parts=tuple(taken))))]
            return True
        if before is not None and is_beside(before, taken, verb):
            whole = verb._replace(words=self.relative(taken, verb))
            stack[-1] = whole._replace(words=self.both(before, whole), parts=(*before.parts, *taken))
            return True
        if verb.role == "relative" and not taken and before is not None and self.goes_along(before):
            stack[-1] = verb._replace(words=self.both(before, verb), parts=before.parts)
            return True
        return False

    def _argument(self, stack: list[Node]) -> None:
        """Modifiers right before a verb are its object, or an amount."""
        if stack and stack[-1].role in NOMINAL:
            loose = stack.pop()
            below = stack[-1].role if stack else "topic"
            if (
                loose.role == "figure"
                and below == "bare"
                and loose.quantity is not None
                and loose.quantity.unit in _SHARES
            ):
                noun = stack.pop()
                topic = any(node.role == "topic" for node in stack)
                stack.append(self.nominal(stack, noun._replace(role="object" if topic else "subject")))
                stack.append(loose)
                return
            if loose.lemma in ADVERBIAL and any(node.role in ("object", "place", "topic") for node in stack):
                stack.append(loose._replace(role="adverb", words=self.adverb(loose.words)))
                return
            role: Role = "figure" if loose.role == "figure" else "object"
            stack.append(self.nominal(stack, loose._replace(role=role)))

    def phrase(self, before: Sequence[Node], head: Node) -> str:
        """The words of a noun with its modifiers."""
        raise NotImplementedError

    def whose(self, subject: Node, adjective: Node) -> str:
        """형편이 어려운: a quality of something that the noun has."""
        return subject.words + adjective.words

    def completed(self, place: Node, adjective: Node) -> str:
        """폭염에 취약한: a quality with what it is about; empty where the adjective takes no place."""
        return ""

    def goes_along(self, clause: Node) -> bool:
        """Whether a clause right before a relative verb belongs to its relative clause: 물을 걸러 쓰는 (방식)."""
        return False

    def coordinates(self, clause: Node, taken: Sequence[Node], ahead: Sequence[Node]) -> bool:
        """Whether a sentence's first clause belongs to the relative clause of its subject: 의사를 태우고 마을을 도는 버스가."""
        return False

    def both(self, clause: Node, verb: Node) -> str:
        """The clause and the relative verb behind it as one relative clause."""
        return clause.words + verb.words

    def agreed(self, clause: Node, verb: Node) -> str:
        """Two things that an agreement is to do, before its noun."""
        raise NotImplementedError

    def exceeding(self, than: Node, amount: Node, adjective: Node) -> Node:
        """지난해보다 2만 명 많은: by how much the noun exceeds something."""
        return adjective._replace(words=than.words + amount.words + adjective.words)

    def over(self, noun: Node, time: Node) -> Node:
        """최근 5년간: how the stretch of time lies to now."""
        return time._replace(words=noun.words + time.words)

    def since(self, noun: Node, time: Node) -> Node:
        """창단 10년 만에: the time counts from the noun."""
        return time._replace(words=noun.words + time.words)

    def surveyed(self, source: Node) -> Node:
        """‘쌀 생산량 조사’에서: where it was found opens the sentence."""
        raise NotImplementedError

    def adverb(self, words: str) -> str:
        """A noun that works as an adverb."""
        return words

    def relative(self, arguments: Sequence[Node], verb: Node) -> str:
        """A clause before its noun."""
        raise NotImplementedError

    def sentence(self, parts: Sequence[Span]) -> str:
        """The clauses in order."""
        raise NotImplementedError

    def quoted(self, words: str) -> str:
        """Words between quotation marks."""
        return f"“{words}”"


def _particle(builder: Builder, stack: list[Node], node: Node) -> None:
    """A particle apart from its noun (behind a quotation mark or a Latin name) gives the noun its role."""
    if not stack or stack[-1].role not in ("bare", "figure", "time"):
        return
    head = stack.pop()
    tag, form = node.lemma, node.form
    if form == "보다":
        stack.append(builder.nominal(stack, head._replace(role="place", form=form)))
        return
    if tag == "JKQ":
        stack.append(head._replace(role="quote", form=form))
    elif tag == "JKO":
        stack.append(builder.nominal(stack, head._replace(role="object", form=form)))
    elif tag == "JKG":
        stack.append(builder.nominal(stack, head._replace(role="genitive", form=form)))
    elif form in ("와", "과") and tag == "JC":
        stack.append(head._replace(role="link", form=form))
    elif form in ("은", "는", "도") and head.role != "time":
        stack.append(builder.nominal(stack, head._replace(role="topic", form=form)))
    elif tag in ("JKS", "JKC"):
        stack.append(builder.nominal(stack, head._replace(role="subject", form=form)))
    elif head.role == "time":
        stack.append(head)
    elif form == "에서" and head.lemma in _SURVEYS:
        stack.append(builder.surveyed(builder.nominal(stack, head._replace(role="lead"))))
    else:
        stack.append(builder.nominal(stack, head._replace(role="place", form=form)))


def _enclosed(builder: Builder, nodes: Sequence[Node]) -> list[Node]:
    """What stands between quotation marks is one node."""
    made: list[Node] = []
    at = 0
    while at < len(nodes):
        node = nodes[at]
        if node.role != "open":
            made.append(node)
            at += 1
            continue
        stop = next((n for n in range(at + 1, len(nodes)) if nodes[n].role == "close"), len(nodes))
        inside = [item for item in nodes[at + 1 : stop] if item.role not in ("open", "close")]
        if stop < len(nodes) and inside:
            if node.words == "(" and len(inside) == 1 and made and inside[0].words == made[-1].words:
                at = stop + 1
                continue
            words = builder.draft(inside)
            if node.words == "(" and made and made[-1].quantity is not None:
                made[-1] = made[-1]._replace(words=f"{made[-1].words} ({words})")
                at = stop + 1
                continue
            made.append(Node("bare", builder.quoted(words), lemma=inside[-1].lemma, form="”"))
        else:
            made += inside
        at = stop + 1
    return made


def spans(stack: Sequence[Node]) -> list[Span]:
    """The reduced sentence cut into its clauses."""
    made: list[Span] = []
    leads: list[Node] = []
    topic: Node | None = None
    loose: list[Node] = []
    waiting: list[Node] = []
    for node in stack:
        if node.role == "lead":
            leads.append(node)
        elif node.role == "topic" and topic is None:
            topic, leads, loose = node, leads + loose, []
        elif node.role in VERBAL:
            own = node.role == "clause" and topic is not None and any(part.role == "subject" for part in node.parts)
            if waiting and not own:
                node, waiting = node._replace(parts=(*waiting, *node.parts)), []
            if own:
                waiting, loose = loose, []
            made.append(Span(tuple(leads), topic, tuple(loose), node))
            leads, topic, loose = [], None, []
        elif node.role == "break":
            if leads or topic or loose:
                made.append(Span(tuple(leads), topic, tuple(loose), None))
            made.append(Span((), None, (), node))
            leads, topic, loose = [], None, []
        else:
            loose.append(node)
    if leads or topic or loose:
        made.append(Span(tuple(leads), topic, tuple(loose), None))
    return made
