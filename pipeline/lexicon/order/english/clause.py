"""English order: subject, verb, object, place, time; relative clauses and of-phrases behind their noun."""

import re
from collections.abc import Sequence

from pipeline.lexicon.inflect import adverb, comparative, gerund, gerund_of, plural, third
from pipeline.lexicon.order.build import Builder, Span
from pipeline.lexicon.order.english.noun import (
    added,
    bare_count,
    counts_inside,
    is_bare_count,
    is_list_of_places,
    is_many,
    run,
    series,
    sized,
)
from pipeline.lexicon.order.english.preposition import (
    CHANGES,
    is_passive_relative,
    is_transitive,
    number_preposition,
    placed,
)
from pipeline.lexicon.order.english.speech import told_first
from pipeline.lexicon.order.english.voice import (
    LASTS,
    base_of,
    contained,
    decided,
    is_decided_for,
    is_undergone,
    passive,
    planned_once,
)
from pipeline.lexicon.order.node import CAUSES, Node, word_set
from pipeline.records import TargetLang

_LEADING = re.compile(
    r"^(if|when|as|while|because|so that|although|even though|even if|after|before|since|until|once|whether|by|through|"
    r"instead of|without|as soon as|given that|depending on whether|despite) (?=\S)"
)
_TRAILING = re.compile(r"[ ,]*\b(and|but|or)$")
_EARLY = re.compile(
    r"^(also|already|still|newly|jointly|recently|currently|mainly|only|never|now|soon|directly|officially)$"
)
_AUXILIARY = re.compile(
    r"^((?:is|are|was|were|has|have|had|will|can|could|may|must|should|does|do|did)(?: not| been)?|plans to) "
)
_COMPARED = re.compile(
    r"^((?:is|are|was|were|will be) (?:not )?)((?:more|less|fewer|away|apart|ahead|tall|wide|long|deep|thick|\w+er)\b.*)$"
)
_PLANNED = re.compile(r"^(?:plans? to|will|decid\w+|aims? to|intends? to|agree|is to)\b")
_LATER = re.compile(r"(?:more|less|(?!togeth|howev|ov|und|aft|nev|ev)\w+er)\b")
_FIXES = re.compile(r"\b(?:set|schedul|fix|plan)")
_SETS = re.compile(
    r"\b(?:set|schedul|fix|plan|postpon|put off|push|delay|mov|chang|advanc|bring forward|brought forward|carr|shift)"
)
_PLACED = ("subject", "place", "topic", "partitive", "adverb", "time", "quote")
_ADJECTIVES = word_set(
    "joint slight large direct official first intensive early additional separate final special regular automatic "
    "individual sequential partial simultaneous formal full independent"
)


class English(Builder):
    """Lays clauses and phrases out in English."""

    lang: TargetLang = "en"

    def phrase(self, before: Sequence[Node], head: Node) -> str:
        """Adjectives and nouns, the head, of-phrases, relative clauses; places small to large; counted nouns plural."""
        front: list[Node] = []
        back: list[str] = []
        links: list[tuple[str, bool]] = []
        if not head.words and before and before[-1].role == "relative":
            return self._nominal(before, head)
        if head.lemma == "규모" and before and before[-1].quantity is not None:
            said = "worth" if before[-1].quantity.unit.isupper() else "of"
            return " ".join(
                filter(None, [self.phrase(before[:-1], head._replace(words="", lemma="")), said, before[-1].words])
            )
        before, shared = self._shared(before, head)
        for node in sized(before):
            if node.role == "such":
                among = [*(words for words, _ in links), run(front)]
                back = [f"including {series(among)}"] if any(among) else []
                front, links = [], []
            elif node.role == "link" and node.form == "·" and not node.is_a("place") and node.quantity is None:
                front.append(node._replace(role="bare", words=f"{run([*front, node])} and"))
                del front[:-1]
            elif node.role == "link":
                links.append((" ".join(filter(None, [run([*front, node]), *back])), node.form == ","))
                front, back = [], []
            elif (
                node.role == "partitive"
                and node.date is not None
                and head.quantity is None
                and re.match(r"(?:last|this|next) \w+$", node.words)
            ):
                front.append(node._replace(role="determiner", words=f"{node.words}'s", mention=None))
            elif node.role == "genitive" and head.quantity is None and is_bare_count(node):
                front.append(node._replace(role="figure", words=bare_count(node.words)))
            elif node.role == "figure" and node.quantity is not None and node.quantity.unit == "age":
                back = [f"aged {node.words.removesuffix(' years old')}", *back]
            elif node.role in ("genitive", "relative", "partitive"):
                back = added(back, front, contained(node, head))
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
        said = series([*(words for words, _ in links), " ".join(filter(None, [run([*front, head]), *back]))])
        return " ".join([said, *shared])

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
        return f"whose {subject.words} {'are' if subject.words.endswith('s') else 'is'} {adjective.words}"

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
        return adjective or (clause.form == "어" and not _LEADING.match(clause.words))

    def both(self, clause: Node, verb: Node) -> str:
        """that filters water and uses, built by spending 3 billion won."""
        words = _cut(clause.words)[1]
        base = base_of(words)
        made = self.relative((), verb)
        if not made.startswith("that ") and clause.form == "고":
            return f"that is {base.removeprefix('be ')} and {verb.words.removeprefix('that ')}"
        if made.startswith("that "):
            told = "is" + base[2:] if base.startswith("be ") else third(base)
            return f"that {self.clause(clause._replace(words=told if not verb.past else words))} and {made[5:]}"
        return f"{made} by {self.clause(clause._replace(words=gerund(base)))}"

    def since(self, noun: Node, time: Node) -> Node:
        """창단 10년 만에 → in 10 years since founding."""
        return time._replace(words=f"{time.words} since {noun.words}")

    def adverb(self, words: str) -> str:
        """joint → jointly, first time → for the first time."""
        if words == "first time":
            return "for the first time"
        return adverb(words) if words in _ADJECTIVES else words

    def relative(self, arguments: Sequence[Node], verb: Node) -> str:
        """The clause behind its noun: that …, or a participle where the noun is what is done (held last year)."""
        words = verb.words
        own = next((node for node in arguments if node.role == "subject"), None)
        base = next((node for node in arguments if node.role == "genitive"), None)
        if verb.quantity is not None and base is not None:
            return f"{words} {'that of' if verb.quantity.unit == 'times' else 'of'} {base.words}"
        if verb.quantity is not None:
            return f"with {own.words} of {words}" if own is not None else words
        has_subject = any(node.role == "subject" for node in arguments)
        if not has_subject and not any(node.role in ("object", "figure") for node in arguments):
            words = is_passive_relative(verb)
        that, rest = ("that ", words[5:]) if words.startswith("that ") else ("", words)
        return that + self.clause(verb._replace(words=rest, parts=tuple(arguments)))

    def clause(self, verb: Node, subject: str = "", *, opener: str = "", many: bool = False) -> str:
        """Opener, subject, verb, object and complements, adverbials, time."""
        arguments = list(verb.parts)
        own = [node for node in arguments if node.role == "subject"]
        subject = " ".join([*filter(None, [subject]), *(node.words for node in own)])
        words = verb.words
        objects = [node for node in arguments if node.role not in _PLACED]
        places = [node for node in arguments if node.role in ("place", "topic", "partitive")]
        changes = CHANGES.search(words) is not None
        than = [node for node in places if changes and (node.form == "보다" or node.preposition == "than")]
        if (not verb.past or words.startswith("was ")) and (many or (own and is_many(own[-1]))):
            words = number_preposition(words)
        compared = _COMPARED.match(words)
        amount = next((node for node in objects if node.role == "figure"), None)
        if compared and amount is not None:
            words = f"{compared[1]}{amount.words} {compared[2]}"
            objects.remove(amount)
        ways = [node for node in places if node.form in ("로", "으로") and node.quantity is None]
        if changes and len(ways) > 1 and ways[0].lemma not in CAUSES:
            places[places.index(ways[0])] = ways[0]._replace(form="", preposition="with")
        adverbs = [node.words for node in arguments if node.role == "adverb"]
        if amount is not None and amount in objects and adverbs and _LATER.match(adverbs[-1]):
            objects.remove(amount)
            adverbs[-1] = " ".join(
                [amount.words, adverbs[-1], *(placed(n, verb, False) for n in places if n.form == "보다")]
            )
            places = [node for node in places if node.form != "보다"]
        early = [word for word in adverbs if _EARLY.match(word)]
        words = _with_adverbs(
            re.sub(r"^plan(s?) to be ", lambda m: "is to be " if m[1] else "are to be ", words), early
        )
        told = [node.words for node in arguments if node.role == "quote"]
        tail = [
            words,
            *(
                " ".join(filter(None, [node.preposition if node.preposition in ("only", "also") else "", node.words]))
                for node in objects
            ),
            *(placed(node, verb, bool(objects)) for node in places if node not in than),
            *(word for word in adverbs if word not in early),
            *(_when(node, verb) for node in arguments if node.role == "time"),
            *(placed(node, verb, bool(objects)) for node in than),
            *told,
        ]
        return " ".join(filter(None, [opener, subject, *tail]))

    def sentence(self, parts: Sequence[Span]) -> str:
        """Clauses in order; what was said goes behind who said it."""
        made: list[str] = []
        last = len(parts) - 1
        at = 0
        subject_before = False
        parts = self._purposes(planned_once(told_first(parts)))
        carried: Node | None = None
        for at, span in enumerate(parts):
            text, carried = self._span(span, carried, last_one=at == last, it=subject_before)
            subject_before = span.verb is not None and span.verb.role == "predicate" and span.verb.form == "said"
            made.append(text)
        text = re.sub(r"\s+", " ", " ".join(filter(None, made))).strip()
        text = re.sub(r"\s+([,.;])", r"\1", text)
        text = re.sub(r",? (and|but|or),?$", "", text).rstrip(",")
        return text[:1].upper() + text[1:]

    def _purposes(self, parts: Sequence[Span]) -> list[Span]:
        """What a thing is used for or agreed on (법인을 세우는 데 쓰다) stands behind its verb, which takes the topic."""
        made: list[Span] = []
        for span in parts:
            before = made[-1].verb if made else None
            if before is not None and span.verb is not None and re.match(r"for \w+ing\b", before.words):
                words = self.clause(before)
                words = "on" + words[3:] if span.verb.words.startswith("agree") else words
                verb = span.verb._replace(parts=(*span.verb.parts, Node("place", words)))
                last = made.pop()
                made.append(
                    span._replace(
                        verb=verb,
                        topic=span.topic or last.topic,
                        leads=(*last.leads, *span.leads),
                        loose=(*last.loose, *span.loose),
                    )
                )
            else:
                made.append(span)
        return made

    def _span(self, span: Span, carried: Node | None, *, last_one: bool, it: bool) -> tuple[str, Node | None]:
        """One clause, and the topic that the next one still needs."""
        topic = span.topic or carried
        lead = " ".join(_lead(node) for node in span.leads)
        verb = span.verb
        if verb is None:
            return self._verbless(lead, topic, span.loose), None
        if verb.role == "break":
            return ",", None
        opener, words, closer = _cut(verb.words)
        if not closer and not opener and verb.role == "clause" and verb.form in ("고", "되"):
            closer = "and" if verb.form == "고" else "but"
        own = any(node.role == "subject" for node in verb.parts)
        if topic is not None and opener and own and not last_one:
            made = self.clause(verb._replace(words=words), opener=opener)
            return f"{lead} {made},", topic
        if verb.words.startswith("to ") and not last_one and topic is not None:
            return f"{lead} {self.clause(verb._replace(words=words))},", topic
        subject, many = self._subject(topic, verb, own=own)
        if topic is not None and not opener and not own and is_undergone(topic, verb):
            judged = decided(subject, verb._replace(words=words))
            if judged is not None:
                verb, words, subject = judged, judged.words, ""
            else:
                words = passive(words, many=many) or words
        if topic is not None and not opener and not own and is_decided_for(topic, verb._replace(words=words)):
            lead, subject = f"{lead} for {subject},", ""
        if own and many:
            verb = verb._replace(parts=tuple(node for node in verb.parts if node.role != "subject"))
        if it and not subject and not own and not opener and not words.startswith(("it ", "to ")):
            subject = "it"
        if opener in ("while", "by", "after", "before") and (subject or own) and words.split(" ")[0].endswith("ing"):
            opener = {"while": "with"}.get(opener, opener)
        if topic is not None and topic.preposition == "also":
            verb = verb._replace(parts=(*verb.parts, Node("adverb", "also")))
        if topic is not None and own and not subject:
            verb = verb._replace(parts=(*verb.parts, topic._replace(role="object")))
        made = self.clause(verb._replace(words=words), subject, opener=opener, many=many)
        loose = " ".join(self._loose(node) for node in span.loose)
        if opener and not last_one:
            closer = ","
        elif closer and not last_one:
            closer = f"{',' if len(made) > 60 else ''} {closer}"
        return f"{lead} {loose} {made}{closer if not last_one else ''}", None

    def _verbless(self, lead: str, topic: Node | None, nodes: Sequence[Node]) -> str:
        """What stands without a verb: nouns, then places and times."""
        loose = sorted(nodes, key=lambda node: node.role in ("place", "time"))
        words = [topic.words if topic else "", *(self._loose(node) for node in loose)]
        return " ".join(filter(None, [lead, *words]))

    def _subject(self, topic: Node | None, verb: Node, *, own: bool) -> tuple[str, bool]:
        """The topic as the clause's subject, and whether it is plural."""
        if topic is None:
            return "", False
        also = topic.preposition if topic.preposition != "also" else ""
        words = " ".join(filter(None, [also, topic.words]))
        first = next((node for node in verb.parts if node.role == "subject"), None)
        if first is not None and own:
            if first.quantity is not None and first.quantity.unit == "count" and topic.mention is None:
                return f"{bare_count(first.words)} {plural(words)}", True
            if not any(node.role == "object" for node in verb.parts) and is_transitive(verb):
                return "", False
            return f"{words}{chr(39)}s" if not words.endswith("s") else f"{words}{chr(39)}", False
        return words, is_many(topic)

    def _loose(self, node: Node) -> str:
        return placed(node, None, False) if node.role == "place" else node.words


def _cut(words: str) -> tuple[str, str, str]:
    """The connective before the verb, the verb, the one behind it."""
    leading = _LEADING.match(words)
    opener = leading[1] if leading else ""
    words = words[leading.end() :] if leading else words
    trailing = _TRAILING.search(words)
    return opener, words[: trailing.start()] if trailing else words, trailing[1] if trailing else ""


def _lead(node: Node) -> str:
    """However, last year, …: what stands before the subject."""
    if node.form == "saying":
        return node.words
    words = placed(node, None, False) if node.role == "place" else node.words
    return f"{words}," if words else ""


def _when(node: Node, verb: Node) -> str:
    """A time with the preposition its verb calls for: by 2030 for what is done then, until for what lasts."""
    if node.form in ("로", "으로") and node.date is not None and _SETS.search(verb.words):
        return f"{'for' if _FIXES.search(verb.words) else 'to'} {node.words}"
    if node.words.startswith("until ") and _PLANNED.search(verb.words) and not LASTS.search(verb.words):
        return "by " + node.words[6:]
    return node.words


def _with_adverbs(words: str, early: Sequence[str]) -> str:
    """has already signed: adverbs behind the auxiliary."""
    if not early:
        return words
    auxiliary = _AUXILIARY.match(words) if early != ["still"] else None
    cut = auxiliary.end() if auxiliary else 0
    return f"{words[:cut]}{' '.join(early)} {words[cut:]}"


def _behind(nodes: Sequence[Node]) -> list[str]:
    return [node.words for node in nodes if node.words]
