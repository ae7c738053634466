"""English nouns with what belongs to them: adjectives before, of-phrases and relative clauses behind."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import adverb, comparative, gerund, gerund_of, past, third
from pipeline.lexicon.order.build import Builder
from pipeline.lexicon.order.content import MEETING
from pipeline.lexicon.order.english.article import definite, is_plural, many, with_article
from pipeline.lexicon.order.english.noun import (
    added,
    bare_count,
    counts_inside,
    is_bare_count,
    is_list_of_places,
    named,
    run,
    series,
    sized,
)
from pipeline.lexicon.order.english.voice import base_of, contained
from pipeline.lexicon.order.node import NOMINAL, PASTIMES, VERBAL, WITHIN, Node
from pipeline.records import TargetLang

LEADING = re.compile(
    r"^(if|when|as|while|because|so that|although|even though|even if|after|before|since|until|once|whether|by|through|"
    r"(?:about )?(?:\w+) (?:minutes?|hours?|days?|weeks?|months?|years?) after|instead of|without|as soon as|given that|depending on whether|despite|looking only at|looking at) (?=\S)"
)
_TRAILING = re.compile(r"[ ,]*\b(and then it|and|but|or)$")
_WITH_COMPLEMENT = {
    "vulnerable": "to", "sensitive": "to", "resistant": "to", "close": "to", "adjacent": "to", "harmful": "to",
    "helpful": "to", "necessary": "for", "needed": "for", "suitable": "for", "essential": "for", "good": "for",
}  # fmt: skip
"""Adjectives with the preposition for what they are about."""
_MOMENTS = word_set(
    "날 때 시기 기간 해 달 주 시간 순간 이유 원인 방식 방법 계획 사실 사건 사고 문제 상황 결과 점 것 수 중 가능성"
)
"""Nouns that tell when, why or what, not where."""
_VENUE = re.compile(
    r"(?:공간|공원|곳|장소|시설|센터|교실|마당|터|관|행사|축제|프로그램|숲|길|거리|카페|식당|장|실|구역|마을|단지)$"
)
_ADJECTIVES = word_set(
    "joint slight large direct official first intensive early additional separate final special regular automatic "
    "individual sequential partial simultaneous formal full independent"
)


class Phrases(Builder):
    """Lays noun phrases out in English, with articles where ``articles`` is true."""

    lang: TargetLang = "en"

    def __init__(self, *, articles: bool = True) -> None:
        self.articles = articles

    def nominal(self, stack: list[Node], head: Node) -> Node:
        """As everywhere; according to … opens the sentence."""
        made = super().nominal(stack, head)
        if made.form == MEETING:
            return made._replace(role="lead", words=f"at {made.words}")
        if made.preposition != "according to" or any(node.role in ("topic", "subject", *VERBAL) for node in stack):
            return made
        return made._replace(role="lead", words=f"according to {made.words}")

    def phrase(self, before: Sequence[Node], head: Node) -> str:
        """Adjectives and nouns, the head, of-phrases, relative clauses; places small to large; counted nouns plural."""
        front: list[Node] = []
        back: list[str] = []
        links: list[tuple[str, bool]] = []
        if not head.words and before and before[-1].role == "relative":
            return self._nominal(before, head)
        if head.lemma == "규모" and before and before[-1].quantity is not None:
            said = "worth" if before[-1].quantity.unit.isupper() else "of"
            rest = self.phrase(before[:-1], head._replace(words="", lemma=""))
            return " ".join(filter(None, [rest, said, before[-1].words]))
        before, shared = self._shared(before, head)
        head = many(head, before)
        for node in sized(before):
            if node.role == "such":
                among = [*(words for words, _ in links), run(front)]
                back = [f"including {series(among)}"] if any(among) else []
                front, links = [], []
            elif node.role == "link" and node.form == "·" and not node.is_a("place") and node.quantity is None:
                front.append(node._replace(role="bare", words=f"{run([*front, node])} and"))
                del front[:-1]
            elif node.role == "link":
                links.append((self._whole(run([*front, node]), node, front, back), node.form == ","))
                front, back = [], []
            elif _is_whose_year(node, head):
                front.append(node._replace(role="determiner", words=f"{node.words}'s", mention=None))
            elif node.role == "genitive" and head.quantity is None and is_bare_count(node):
                front.append(node._replace(role="figure", words=bare_count(node.words)))
            elif node.role == "figure" and node.quantity is not None and node.quantity.unit == "age":
                aged = node.words if node.words.startswith("in ") else f"aged {node.words.removesuffix(' years old')}"
                back = [_in_decade(aged, head), *back]
            elif node.role in ("genitive", "relative", "partitive"):
                back = added(back, front, named(contained(_where(node, head), head), head))
                front = [] if node.role != "relative" else front
            else:
                front.append(node)
        if head.role == "such":
            return f"{series([*(words for words, _ in links), run(front)])} and others"
        if links and front and front[0].is_a("place") and is_list_of_places(before) and not head.is_a("place"):
            of = f"of {series([*(words for words, _ in links), front[0].words])}"
            return " ".join(filter(None, [run([*front[1:], head]), of, *back, *shared]))
        if links and counts_inside(front) and head.quantity is None:
            front = [front[0]._replace(words=series([*(words for words, _ in links), front[0].words])), *front[1:]]
            links = []
        listed = [words for words, _ in links]
        if head.role == "topic" and self.articles:
            listed = [definite(words) for words in listed]
        said = series([*listed, self._whole(run([*front, head]), head, front, back)])
        return " ".join([said, *shared])

    def _whole(self, core: str, head: Node, front: Sequence[Node], back: Sequence[str]) -> str:
        """The noun with its article and what stands behind it."""
        if self.articles:
            core = with_article(core, head, front, back)
        if core.endswith("% stake") and back and back[0].startswith("of "):
            back = ["in " + back[0][3:], *back[1:]]
        return " ".join(filter(None, [core, *back]))

    def _nominal(self, before: Sequence[Node], head: Node) -> str:
        """A clause that stands for a noun (…는 것): opening a museum, what was signed."""
        said = before[-1].words
        if before[-1].form == "는" and head.form in ("을", "를", "이", "가", "도") and said.startswith("that "):
            return gerund_of(said[5:])
        said = re.sub("^that ", "what ", said) if said.startswith("that ") else f"what was {said}"
        return " ".join(filter(None, [said, *_behind(before[:-1])]))

    def _shared(self, before: Sequence[Node], head: Node) -> tuple[list[Node], list[str]]:
        """A list whose first noun alone has modifiers behind it: they go behind the whole list."""
        first = next((at for at, node in enumerate(before) if node.role == "link"), None)
        if first is None or any(node.role in ("genitive", "relative", "such") for node in before):
            return list(before), []
        link = before[first]
        moved = [node for node in link.parts if node.role in ("genitive", "relative")]
        if not moved or link.quantity is not None or any(node.role in ("link", "such") for node in link.parts[:-1]):
            return list(before), []
        if (head.quantity is not None and head.quantity.unit != "count") or any(
            node.parts for node in before[first + 1 :]
        ):
            return list(before), []
        kept = [node for node in link.parts if node not in moved]
        behind: list[str] = []
        for node in moved:
            behind = added(behind, [], node)
        return [*before[:first], *kept, *before[first + 1 :]], behind

    def whose(self, subject: Node, adjective: Node) -> str:
        """형편이 어려운 → whose circumstances are difficult."""
        own = re.sub(r"^(?:the|an?) ", "", subject.words)
        return f"whose {own} {'are' if subject.words.endswith('s') else 'is'} {adjective.words}"

    def completed(self, place: Node, adjective: Node) -> str:
        """폭염에 취약한 → vulnerable to the heat wave."""
        word = _WITH_COMPLEMENT.get(adjective.words, "") if place.role == "place" else ""
        return f"{adjective.words} {word} {place.words}" if word else ""

    def exceeding(self, than: Node, amount: Node, adjective: Node) -> Node:
        """지난해보다 2만 명 많은 → 20,000 people more than last year."""
        more = adjective.words if re.match(r"(?:more|less|\w+er)\b", adjective.words) else comparative(adjective.words)
        return adjective._replace(role="partitive", words=f", {bare_count(amount.words)} {more} than {than.words},")

    def over(self, noun: Node, time: Node) -> Node:
        """최근 5년간 → over the past five years."""
        span = re.sub(r"^(?:for|over|in) (?:the )?", "", time.words)
        return time._replace(words=f"over the {'past' if noun.lemma in ('최근', '지난') else 'next'} {span}")

    def goes_along(self, clause: Node) -> bool:
        """A clause in 어 without a subject, or an adjective in 고."""
        if clause.role != "clause" or any(node.role == "subject" for node in clause.parts) or clause.past:
            return False
        adjective = clause.form == "고" and re.match(r"(?:is|was) (?!\w+ing\b)", clause.words) is not None
        return adjective or (clause.form in ("어", "다") and not LEADING.match(clause.words))

    def coordinates(self, clause: Node, taken: Sequence[Node], ahead: Sequence[Node]) -> bool:
        """A clause in 고 without a subject, and a relative clause without one whose noun is the subject."""
        owned = any(node.role in ("subject", "topic") for node in (*clause.parts, *taken))
        head = next((node for node in ahead if node.role not in NOMINAL), None)
        joined = clause.role == "clause" and clause.form == "고" and not clause.past and not LEADING.match(clause.words)
        return joined and not owned and head is not None and (head.role in ("topic", "subject") or head.lemma == "JKS")

    def both(self, clause: Node, verb: Node) -> str:
        """that filters water and uses, built by spending 3 billion won."""
        words = cut(clause.words)[1]
        base = base_of(words)
        made = verb.words if verb.words.startswith("that also ") else self.relative((), verb)
        if not made.startswith("that ") and clause.form == "고":
            return f"that is {base.removeprefix('be ')} and {verb.words.removeprefix('that ')}"
        if made.startswith("that ") and clause.form == "다":
            return f"that {self.clause(clause._replace(words=past(base)))} and {made[5:]}"
        if made.startswith("that "):
            told = "is" + base[2:] if base.startswith("be ") else third(base)
            return f"that {self.clause(clause._replace(words=told if not verb.past else words))} and {made[5:]}"
        return f"{made} by {self.clause(clause._replace(words=gerund(base)))}"

    def agreed(self, clause: Node, verb: Node) -> str:
        """to develop a brand and pioneer a market."""
        first = self.clause(clause._replace(words=base_of(cut(clause.words)[1])))
        return f"to {first} and {self.clause(verb._replace(words=base_of(verb.words.removeprefix('that '))))}"

    def since(self, noun: Node, time: Node) -> Node:
        """창단 10년 만에 → in 10 years since founding."""
        return time._replace(words=f"{time.words} since {noun.words}")

    def surveyed(self, source: Node) -> Node:
        """in “…”, before the subject."""
        return source._replace(words=f"in {source.words}")

    def adverb(self, words: str) -> str:
        """joint → jointly, first time → for the first time."""
        if words == "first time":
            return "for the first time"
        return adverb(words) if words in _ADJECTIVES else words

    def clause(self, verb: Node, subject: str = "", *, opener: str = "", many: bool = False) -> str:
        """Opener, subject, verb, object and complements, adverbials, time."""
        raise NotImplementedError


def _where(clause: Node, head: Node) -> Node:
    """불이 난 시장: where the fire broke out; a clause with a subject of its own in which the noun has no other part."""
    own = any(node.role == "subject" for node in clause.parts)
    if not own and clause.words.startswith("that can ") and clause.lemma in PASTIMES and _VENUE.search(head.lemma):
        return clause._replace(words="where people" + clause.words[4:])
    open_ = clause.role == "relative" and own and clause.words.startswith("that ") and clause.quantity is None
    if not open_ or (clause.lemma not in WITHIN and not clause.lemma.endswith(("되", "히"))):
        return clause
    return clause if head.lemma in _MOMENTS else clause._replace(words="where " + clause.words[5:])


def _in_decade(aged: str, head: Node) -> str:
    """A man in his 40s, a woman in her 40s, people in their 40s."""
    owner = {"남성": "his", "남자": "his", "여성": "her", "여자": "her"}.get(head.lemma, "their")
    return aged if is_plural(head.words) else aged.replace("in their ", f"in {owner} ")


def _is_whose_year(node: Node, head: Node) -> bool:
    """A date that stands before its noun: last year's sales."""
    dated = node.role == "partitive" and node.date is not None and head.quantity is None
    return dated and re.match(r"(?:last|this|next) \w+$", node.words) is not None


def cut(words: str) -> tuple[str, str, str]:
    """The connective before the verb, the verb, the one behind it."""
    leading = LEADING.match(words)
    opener = leading[1] if leading else ""
    words = words[leading.end() :] if leading else words
    trailing = _TRAILING.search(words)
    return opener, words[: trailing.start()] if trailing else words, trailing[1] if trailing else ""


def _behind(nodes: Sequence[Node]) -> list[str]:
    return [node.words for node in nodes if node.words]
