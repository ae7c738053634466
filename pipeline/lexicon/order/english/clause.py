"""English order: subject, verb, object, place, time; relative clauses and of-phrases behind their noun."""

import re
from collections.abc import Sequence

from pipeline.lexicon.inflect import plural
from pipeline.lexicon.order.build import Span
from pipeline.lexicon.order.english.article import is_plural, kept, made_new
from pipeline.lexicon.order.english.finish import finished
from pipeline.lexicon.order.english.noun import bare_count, is_many
from pipeline.lexicon.order.english.phrase import Phrases, cut
from pipeline.lexicon.order.english.preposition import (
    CHANGES,
    is_passive_relative,
    is_transitive,
    number_preposition,
    placed,
)
from pipeline.lexicon.order.english.speech import told_first
from pipeline.lexicon.order.english.subject import conditioned, counts, doable, number_of, owned, undergone
from pipeline.lexicon.order.english.verb import MOVES, plain, worded
from pipeline.lexicon.order.english.voice import (
    LASTS,
    decided,
    future,
    is_decided_for,
    is_undergone,
    passive,
    planned_once,
)
from pipeline.lexicon.order.node import ACTING, CAUSES, VERBAL, Node

_EARLY = re.compile(
    r"^(also|already|still|newly|jointly|recently|currently|mainly|only|never|now|soon|directly|officially|fully|mutually|illegally|temporarily|formally)$"
)
_CLAUSE_INSIDE = re.compile(r" (?:where|that|who|whose) .{12}")
_AUXILIARY = re.compile(
    r"^((?:is|are|was|were|has|have|had|will|can|could|may|must|should|does|do|did)(?: not| been)?|plans to) "
)
_COMPARED = re.compile(
    r"^((?:is|are|was|were|will be) (?:not )?)((?:more|less|fewer|away|apart|ahead|tall|wide|long|deep|thick|\w+er)\b.*)$"
)
_PLANNED = re.compile(r"^(?:plans? to|will|can|decid\w+|aims? to|intends? to|agree|is to)\b")
_LATER = re.compile(r"(?:more|less|(?!togeth|howev|ov|und|aft|nev|ev)\w+er)\b")
_FIXES = re.compile(r"\b(?:set|schedul|fix|plan)")
_SETS = re.compile(
    r"\b(?:set|schedul|fix|plan|postpon|put off|push|delay|mov|chang|advanc|bring forward|brought forward|carr|shift)"
)
_AFTERWARDS = ("after", "following", "through", "pending")
_PLACED = ("subject", "place", "topic", "partitive", "adverb", "time", "quote")


class English(Phrases):
    """Lays clauses and phrases out in English."""

    def __init__(self, *, articles: bool = True) -> None:
        super().__init__(articles=articles)
        self.inside = 0
        self.told = False
        self.many = False
        self.plural = False
        self.last: Node | None = None

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
        if own is not None and words.startswith("to "):
            that = "for "
        return that + self.clause(verb._replace(words=rest, parts=tuple(arguments)))

    def clause(self, verb: Node, subject: str = "", *, opener: str = "", many: bool = False) -> str:
        """Opener, subject, verb, object and complements, adverbials, time."""
        arguments = list(verb.parts)
        own = [node for node in arguments if node.role == "subject"]
        subject = " ".join([*filter(None, [subject]), *(owned(node.words, subject) for node in own)])
        words = verb.words
        objects = [node for node in arguments if node.role not in _PLACED]
        places = [node for node in arguments if node.role in ("place", "topic", "partitive")]
        changes = CHANGES.search(words) is not None
        than = [node for node in places if changes and (node.form == "보다" or node.preposition == "than")]
        if (not verb.past or re.match(r"was\b", words)) and (many or (own and is_many(own[-1]))):
            words = number_preposition(words)
        words, objects, places = worded(words, verb, (subject, objects, places))
        words = plain(words, verb)
        compared = _COMPARED.match(words)
        amount = next((node for node in objects if node.role == "figure"), None)
        if amount is not None and verb.lemma in MOVES and amount.quantity is not None:
            objects, places = _moved_by(amount, objects, places)
            amount = next((node for node in objects if node.role == "figure"), None)
        if compared and amount is not None:
            words = f"{compared[1]}{amount.words} {compared[2]}"
            objects.remove(amount)
        places = _each_last(places)
        ways = [node for node in places if node.form in ("로", "으로") and node.quantity is None]
        if changes and len(ways) > 1 and ways[0].lemma not in CAUSES:
            places[places.index(ways[0])] = ways[0]._replace(form="", preposition="with")
        after = [node for node in places if node.preposition in _AFTERWARDS]
        places = [node for node in places if node not in after]
        adverbs = [node.words for node in arguments if node.role == "adverb"]
        if amount is not None and amount in objects and adverbs and _LATER.match(adverbs[-1]):
            objects.remove(amount)
            adverbs[-1] = " ".join(
                [amount.words, adverbs[-1], *(placed(n, verb, False) for n in places if n.form == "보다")]
            )
            places = [node for node in places if node.form != "보다"]
        early = [word for word in adverbs if _EARLY.match(word)]
        words = _with_adverbs(words, early)
        told = [node.words for node in arguments if node.role == "quote"]
        heavy = [node for node in places if node not in than and _CLAUSE_INSIDE.search(node.words)]
        tail = [
            words,
            *(self._object(node, words) for node in objects),
            *(placed(node, verb, bool(objects)) for node in places if node not in (*than, *heavy)),
            *(word for word in adverbs if word not in early),
            *_times([node for node in arguments if node.role == "time"], verb),
            *(placed(node, verb, bool(objects)) for node in heavy),
            *(placed(node, verb, bool(objects)) for node in (*than, *after)),
            *told,
        ]
        return " ".join(filter(None, [opener, subject, *tail]))

    def _object(self, node: Node, verb: str) -> str:
        """An object's words, with the article that its verb calls for."""
        if node.preposition in ("only", "also"):
            return f"{node.preposition} {node.words}"
        if not self.articles or node.role != "object":
            return node.words
        return kept(node.words) if CHANGES.search(verb) else made_new(node.words, node, verb)

    def draft(self, nodes: Sequence[Node]) -> str:
        """The sentence, without its mark; a name between quotation marks gets no articles."""
        outer, self.articles = (
            self.articles,
            self.articles and (not self.inside or any(n.role in VERBAL for n in nodes)),
        )
        self.inside += 1
        made = super().draft(nodes)
        self.inside -= 1
        self.articles = outer
        return made if self.inside else finished(made)

    def sentence(self, parts: Sequence[Span]) -> str:
        """Clauses in order; what was said goes behind who said it."""
        made: list[str] = []
        last = len(parts) - 1
        at = 0
        subject_before = False
        self.told = False
        self.many = False
        self.plural = False
        self.last = None
        parts = planned_once(self._purposes(told_first(parts)))
        carried: Node | None = None
        for at, span in enumerate(parts):
            text, carried = self._span(span, carried, last_one=at == last, it=subject_before)
            said = span.verb is not None and span.verb.role == "predicate" and span.verb.form == "said"
            subject_before = said or (subject_before and text.endswith(","))
            made.append(text)
        text = re.sub(r"\s+", " ", " ".join(filter(None, made))).strip()
        text = re.sub(r"(\w)- (?=\w)", r"\1-", text)
        text = re.sub(r",(?:\s*,)+", ",", re.sub(r"\s+([,.;])", r"\1", text))
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
        lead = re.sub(r"^(from [^,]+), until ", r"\1 to ", " ".join(_lead(node) for node in span.leads))
        if not self.articles and _is_dated(span):
            span = span._replace(leads=(), verb=span.verb and span.verb._replace(parts=(*span.verb.parts, *span.leads)))
            lead = ""
        verb = future(span.verb) if span.verb is not None and self.articles else span.verb
        if verb is None:
            return self._verbless(lead, topic, span.loose), None
        if verb.role == "break":
            return "," if self.articles else ";", None
        opener, words, closer = cut(verb.words)
        closer = closer or _joining(verb, opener)
        own = any(node.role == "subject" for node in verb.parts)
        if topic is not None and opener == "by" and not own and not last_one and verb.form == "등":
            return f"{lead} {self.clause(verb._replace(words=words), opener='by')},", topic
        doing = opener in ("after", "before") and re.match(r"\w+ing\b", words) is not None
        if topic is not None and opener and (own or doing) and not last_one:
            made = self.clause(verb._replace(words=words), opener=_beside(opener, words))
            return f"{lead} {made},", topic
        if verb.words.startswith("to ") and not last_one and (topic is not None or it):
            return f"{lead} {self.clause(verb._replace(words=words))},", topic
        subject, many = self._subject(topic, verb, own=own)
        if topic is not None and not opener and not own:
            verb, words, lead, subject = self._done(topic, (verb, words), (lead, subject), many=many)
        if own and many:
            verb = verb._replace(parts=tuple(node for node in verb.parts if node.role != "subject"))
        verb, words, own = self._carried(topic, (opener, words), verb, own=own)
        if not subject and not own and opener == "so that":
            words = f"it {words}"
        if not subject and not own and not opener:
            subject, words = self._it(verb, words, it=it)
        if subject or own:
            self.plural = many or any(is_many(node) for node in verb.parts if node.role == "subject")
        elif not opener:
            words = self._shared_number(words, verb)
        self.told = self.told or bool(subject or (own and not opener))
        share = topic is not None and topic.quantity is not None and topic.quantity.unit == "percent"
        self.many = verb.role == "predicate" and verb.form == "said" and (many or share)
        opener = _beside(opener, words) if subject or own else opener
        verb = _with_topic(verb, topic, bare=own and not subject)
        made = self.clause(verb._replace(words=words), subject, opener=opener, many=many)
        if verb.preposition == "apposed":
            made = re.sub(r"^(?:it )?(?:is|was|are|were) ", "", made)
        lead = " ".join(filter(None, [lead, *(self._loose(node) for node in span.loose)]))
        if (opener and not last_one) or (verb.form == "로" and verb.lemma == "이"):
            return f"{lead} {made},", None
        link = f"{',' if len(made) > 60 else ''} {closer}" if closer and not last_one else ""
        return f"{lead} {made}{link}", None

    def _done(
        self, topic: Node, told: tuple[Node, str], before: tuple[str, str], *, many: bool
    ) -> tuple[Node, str, str, str]:
        """The verb, its words, the lead and the subject, turned where the topic is what is done or decided."""
        (verb, words), (lead, subject) = told, before
        if is_undergone(topic, verb):
            judged = decided(subject, verb._replace(words=words))
            verb, subject = (verb, subject) if judged is None else (judged, "")
            words = judged.words if judged is not None else passive(words, many=many) or words
        if is_decided_for(topic, verb._replace(words=words)):
            lead, subject = f"{lead} for {subject},", ""
        return verb, words, lead, subject

    def _carried(self, topic: Node | None, said: tuple[str, str], verb: Node, *, own: bool) -> tuple[Node, str, bool]:
        """The verb, its words and whether it has a subject, in the passive where the subject it shares is what is done."""
        opener, words = said
        if topic is None and not opener and not own:
            words = undergone(self.last, verb, words, many=self.plural) or words
        if topic is not None or own:
            self.last = topic if not own else None
        if topic is None and not own and (turned := conditioned(opener, words, verb)) is not None:
            words, own = turned[0], True
            verb = verb._replace(parts=turned[1])
            self.last = next((node for node in turned[1] if node.role == "subject"), None)
        return verb, words, own

    def _shared_number(self, words: str, verb: Node) -> str:
        """The verb of a clause that shares the plural subject of the one before."""
        return number_preposition(words) if self.plural and (not verb.past or words.startswith("was ")) else words

    def _it(self, verb: Node, words: str, *, it: bool) -> tuple[str, str]:
        """The pronoun for a clause without a subject, with its verb; empty where the clause shares one or needs none."""
        first = self.articles and not self.told and verb.preposition != "apposed"
        if not (it or first) or re.match(r"(?:there\b|let us|please|it\b|to\b|“)", words):
            return "", words
        if self.inside > 1 and words.startswith("will "):
            return "we", words
        words = doable(verb, words)
        return ("they", number_preposition(words)) if self.many else ("it", words)

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
        if not own and (number := number_of(words, topic, verb)):
            return number, False
        first = next((node for node in verb.parts if node.role == "subject"), None)
        if first is not None and own:
            takes = not any(node.role == "object" for node in verb.parts) and is_transitive(verb)
            if takes and not (counts(first, topic) and ACTING.search(topic.lemma)):
                return "", False
            if counts(first, topic):
                noun = re.sub("^(?:the|an?) ", "", words)
                return f"{bare_count(first.words)} {noun if is_plural(noun) else plural(noun)}", True
            return f"{words}{chr(39)}s" if not words.endswith("s") else f"{words}{chr(39)}", False
        return words, is_many(topic)

    def _loose(self, node: Node) -> str:
        return placed(node, None, False) if node.role == "place" else node.words


def _with_topic(verb: Node, topic: Node | None, *, bare: bool) -> Node:
    """The verb with "also" where its topic has 도, and with the topic as its object where that is no subject."""
    also = topic is not None and topic.preposition == "also"
    verb = verb._replace(parts=(*verb.parts, Node("adverb", "also"))) if also else verb
    return verb._replace(parts=(*verb.parts, topic._replace(role="object"))) if topic is not None and bare else verb


def _each_last(places: list[Node]) -> list[Node]:
    """up to 400,000 won per person, not per person up to 400,000 won."""
    for at, node in enumerate(places[:-1]):
        single = node.form == "에" and node.quantity is not None and node.quantity.value == 1
        if single and places[at + 1].preposition == "up to":
            return [*places[:at], places[at + 1], node, *places[at + 2 :]]
    return places


def _moved_by(amount: Node, objects: list[Node], places: list[Node]) -> tuple[list[Node], list[Node]]:
    """rose by 77 to 487: a count that changes by another; objects and places with their words."""
    if amount.quantity is None or amount.quantity.unit != "count" or amount.words.startswith("by "):
        return objects, places
    goal = next((node for node in places if node.form in ("로", "으로") and node.quantity is not None), None)
    same = goal is not None and goal.quantity is not None and goal.quantity.counter == amount.quantity.counter
    by = f"by {bare_count(amount.words) if same else amount.words}"
    objects = [node._replace(words=by) if node is amount else node for node in objects]
    places = [node._replace(words=bare_count(node.words)) if same and node is goal else node for node in places]
    return objects, places


def _is_dated(span: Span) -> bool:
    """Nothing but times stands before the clause."""
    return span.verb is not None and span.verb.role != "break" and all(node.role == "time" for node in span.leads)


def _joining(verb: Node, opener: str) -> str:
    """What 고 and 되 say where the gloss has no word for them."""
    return {"고": "and", "되": "but"}.get(verb.form, "") if not opener and verb.role == "clause" else ""


def _beside(opener: str, words: str) -> str:
    """while costs rising → with costs rising."""
    return "with" if opener == "while" and words.split(" ")[0].endswith("ing") else opener


def _lead(node: Node) -> str:
    """However, last year, …: what stands before the subject."""
    if node.form == "saying":
        return node.words
    words = placed(node, None, False) if node.role == "place" else node.words
    words = re.sub(r"^(?:as|due to) (?=(?:this|these) )", "with ", words)
    return f"{words}," if words else ""


def _when(node: Node, verb: Node) -> str:
    """A time with the preposition its verb calls for: by 2030 for what is done then, until for what lasts."""
    if node.form in ("로", "으로") and node.date is not None and _SETS.search(verb.words):
        return f"{'for' if _FIXES.search(verb.words) else 'to'} {node.words}"
    if verb.lemma in MOVES and (ago := re.match(r"after ((?:about )?\w+ years?)$", node.words)):
        return f"for the first time in {ago[1]}"
    if re.match(r"(?:on )?\d{1,2}(?::\d\d)? [ap]\.m\.", node.words):
        return f"at {node.words.removeprefix('on ')}"
    if node.words.startswith("until ") and _PLANNED.search(verb.words) and not LASTS.search(verb.words):
        return "by " + node.words[6:]
    return node.words


def _times(nodes: Sequence[Node], verb: Node) -> list[str]:
    """The times of a clause: from April to June where both ends are told."""
    begins = any(node.words.startswith("from ") for node in nodes)
    return [
        f"to {node.words[6:]}" if begins and node.words.startswith("until ") else _when(node, verb) for node in nodes
    ]


def _with_adverbs(words: str, early: Sequence[str]) -> str:
    """has already signed: adverbs behind the auxiliary."""
    words = re.sub(r"^plan(s?) to be ", lambda m: "is to be " if m[1] else "are to be ", words)
    if not early:
        return words
    auxiliary = _AUXILIARY.match(words) if early != ["still"] else None
    cut = auxiliary.end() if auxiliary else 0
    return f"{words[:cut]}{' '.join(early)} {words[cut:]}"
