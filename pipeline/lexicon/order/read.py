"""A Korean sentence's units read as nodes, with what a node is by those around it."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.gloss import Unit
from pipeline.lexicon.headline import STAYS_NOUN, is_headed
from pipeline.lexicon.inflect import third
from pipeline.lexicon.order.content import contents
from pipeline.lexicon.order.english.idiom import idiomatic, senses
from pipeline.lexicon.order.english.moment import timed
from pipeline.lexicon.order.english.occasion import on_occasion
from pipeline.lexicon.order.english.pattern import patterned, underway
from pipeline.lexicon.order.english.report import reported
from pipeline.lexicon.order.english.title import titled
from pipeline.lexicon.order.english.voice import base_of
from pipeline.lexicon.order.heading import headed
from pipeline.lexicon.order.node import ACTING, NAMED, NOMINAL, VERBAL, WITHIN, Node, Piece, made_node
from pipeline.lexicon.segment import index, morphemes
from pipeline.records import Mention, TargetLang

_OBJECT_INSIDE = re.compile(
    r"^(.*?\w) (?:an?|the) (memorandum of understanding|(?!with|of|to|for|in|on)[\w-]+(?: (?!with\b|of\b|to\b|for\b|in\b|on\b)[\w-]+)*?)(,? (?:and|but|or))?$"
)
"""What a gloss says of a verb with its object: signed an agreement and."""
_MANY_INSIDE = re.compile(r"^(\w+(?:ed|es|s)) ([a-z]+s)(,? (?:and|but|or))?$")
"""The same of many: presented scholarships."""
_SHARED = word_set(
    "협약 계약 협정 양해각서 합의 합의서 회담 면담 교류전 공동전 업무협약 협력 대화 통화 협의 논의 간담회 친선경기 평가전 조약 회의 협상"
)
"""What is made or held with somebody."""
_SIZES = word_set("규모 상당 금액 내용")
"""Nouns with which the size or the matter of an agreement stands between it and its partner."""
_STATES = r"(?:is|are|was|were|aims|has|will|can|must|should)\b"
_COUNTED_TIMES = ("차례", "번", "회", "차")


def read(text: str, units: Sequence[Unit], mentions: Sequence[Mention], lang: TargetLang) -> list[Node]:
    """The units as nodes with their roles; in a headline the noun before the first comma is the topic."""
    tokens = [(Piece(token.form, token.tag), token.start, token.end) for token in morphemes(text)]
    nodes = []
    for unit in units:
        inside = [piece for piece, start, end in tokens if unit.start <= start < unit.end and end <= unit.end]
        within = [m for m in mentions if unit.start <= m.start < unit.end]
        nodes.append(made_node(unit, inside, within[-1] if within else None, lang))
    if lang == "en":
        nodes = _with_objects(underway(nodes, units), units)
    headline = is_headed([piece for piece, _, _ in tokens]) or _is_told(text, nodes)
    nodes = contents(nodes, lang)
    if lang == "en" and any(piece.tag == "EF" for piece, _, _ in tokens):
        nodes = patterned(nodes)
    if headline:
        _as_headline(nodes, lang)
        nodes = headed(nodes, lang)
        nodes = titled(nodes) if lang == "en" else nodes
    _promote(nodes, lang)
    _complements(nodes, lang)
    if lang == "en":
        nodes = senses(nodes)
        _judged(nodes)
        nodes = on_occasion(reported(timed(idiomatic(nodes, text))))
    return _partnered(nodes, lang)


def _is_told(text: str, nodes: Sequence[Node]) -> bool:
    """포항 죽도시장 다시 문 연다: a headline that ends in a verb, without a full stop and without particles."""
    bare = not any(node.role in ("topic", "subject", "object") for node in nodes)
    return bare and text.rstrip()[-1:] == "다" and len(nodes) > 1


def _with_objects(nodes: Sequence[Node], units: Sequence[Unit]) -> list[Node]:
    """The object inside a verb's gloss (계약을 따내다: win a contract) apart from it where modifiers stand before it."""
    made: list[Node] = []
    for node, unit in zip(nodes, units, strict=True):
        found = _OBJECT_INSIDE.match(node.words) if node.role in VERBAL else None
        modified = (
            made and made[-1].role in NOMINAL and made[-1].role != "link" and made[-1].lemma not in _COUNTED_TIMES
        )
        if made and made[-1].role in ("genitive", "relative") and node.role in VERBAL:
            found = found or _MANY_INSIDE.match(node.words)
        noun = re.match(r"(\S+?)(?:을|를|으로|로) ", unit.surface)
        if found and noun and modified:
            made.append(Node("object", found[2], lemma=noun[1], form="을"))
            node = node._replace(words=found[1] + (found[3] or ""))
        made.append(node)
    return made


def _complements(nodes: list[Node], lang: TargetLang) -> None:
    """가 before 되다 and 아니다 is no subject; 것으로 behind a verb makes it what is said."""
    for at, node in enumerate(nodes[:-1]):
        following = nodes[at + 1]
        if node.role in ("subject", "topic") and following.lemma in ("되", "아니") and node.form in ("이", "가"):
            nodes[at] = node._replace(role="object")
        if (
            node.role == "relative"
            and following.form in ("으로", "로")
            and following.lemma == "것"
            and not following.words
        ):
            words = node.words.removesuffix("的")
            if lang == "en":
                words = re.sub("^to ", "will ", words.removeprefix("that "))
            nodes[at] = node._replace(role="quote", words=words, form="것으로")
            nodes[at + 1] = following._replace(role="end")


def _judged(nodes: list[Node]) -> None:
    """X라고 했다 said X; X한 것은 처음이다 it is the first time that X; X한 것은 아니다 it is not that X."""
    for at, node in enumerate(nodes[:-1]):
        following = nodes[at + 1]
        if node.role == "quote" and following.lemma == "하" and following.role in VERBAL:
            words = re.sub(r"\bdid\b", "said", re.sub(r"\bdo(?:es)?\b", "says", following.words))
            nodes[at + 1] = following._replace(words=words)
        if (
            node.role == "quote"
            and node.form.endswith("라고")
            and node.lemma not in ("이", "아니", "것")
            and not node.past
            and not re.match(_STATES, node.words)
        ):
            nodes[at] = node._replace(words=f"to {base_of(node.words)}")
        if node.role != "relative" or following.lemma != "것" or following.words or at + 2 >= len(nodes):
            continue
        if nodes[at + 2].lemma == "이번" and nodes[at + 2].role == "subject" and at + 3 < len(nodes):
            del nodes[at + 2]
        last = nodes[at + 2]
        said = "it is not that" if last.lemma == "아니" else ""
        said = "it is the first time that" if "first time" in last.words else said
        if following.role not in ("topic", "subject", "object", "bare") or not said:
            continue
        if said and last.form in ("로", "으로") and last.role in ("place", "adverb"):
            nodes[at + 2] = last = last._replace(role="clause", lemma="것", form="")
            if at + 3 < len(nodes) and nodes[at + 3].role == "comma":
                del nodes[at + 3]
        if last.role == "bare" and at + 3 < len(nodes) and nodes[at + 3].role in VERBAL:
            nodes[at + 2 : at + 4] = [nodes[at + 3]]
            last = nodes[at + 2]
        if last.role in ("predicate", "quote", "clause"):
            nodes[at] = node._replace(role="quote", words=re.sub("^to ", "will ", node.words.removeprefix("that ")))
            nodes[at + 1] = following._replace(role="end")
            nodes[at + 2] = last._replace(words=said, lemma="것")
            return


def _partnered(nodes: list[Node], lang: TargetLang) -> list[Node]:
    """와 between a name and something else is "with"."""
    for at, node in enumerate(nodes[:-1]):
        if node.role != "link" or node.form not in ("와", "과"):
            continue
        if (lang == "en" or node.quantity is not None or node.is_a("organization")) and _shares(
            node, nodes[at + 1 :], nodes[:at]
        ):
            nodes[at] = node._replace(role="place", preposition={"en": "with", "zh": "与"}[lang])
            continue
        if not node.is_a(*NAMED):
            continue
        following = next((n for n in nodes[at + 1 :] if n.role not in ("determiner", "open")), node)
        if (
            following.role in ("bare", "object", "adverb", "time")
            and not following.is_a(*NAMED)
            and following.form != "”"
            and following.lemma not in ("인근", "주변", "다른")
        ):
            nodes[at] = node._replace(role="place", preposition={"en": "with", "zh": "与"}[lang])
    return nodes


def _shares(node: Node, ahead: Sequence[Node], behind: Sequence[Node] = ()) -> bool:
    """Somebody with whom the object ahead is made or held: 대학과 … 협약을 맺다, 제약사 노든과 …."""
    kind = behind[-1] if behind and behind[-1].role == "bare" and node.mention is None else node
    counted = node.quantity is not None and (node.quantity.counter or "").endswith(("곳", "개사", "기관", "개국"))
    acts = counted or ACTING.search(node.lemma) or (ACTING.search(kind.lemma) and node.words[:1].isupper())
    if not node.is_a("person", "organization", "place") and not acts:
        return False
    for following in ahead:
        if following.role == "object" and (following.lemma in _SHARED or following.lemma.endswith("협약")):
            return True
        if following.role == "genitive" and (following.quantity is not None or following.lemma in _SIZES):
            continue
        if following.role in ("link", "topic", "subject", "genitive", "clause", "quote", "predicate"):
            return False
    return False


def _as_headline(nodes: list[Node], lang: TargetLang) -> None:
    """The noun before the first comma is the topic, a verbal noun at the end of a clause the predicate."""
    comma = next((at for at, node in enumerate(nodes) if node.role == "comma"), None)
    taken = ("clause", "predicate", "quote", "topic", "subject", "time", "place")
    opening = nodes[: comma or 0]
    if opening and opening[-1].role == "close" and opening[0].role in ("bare", "open") and len(opening) < 8:
        nodes[len(opening)] = Node("particle", "", form="는", lemma="JX")
    elif opening and _may_be_topic(opening[-1]) and not any(node.role in taken for node in opening):
        nodes[len(opening) - 1 : len(opening) + 1] = [opening[-1]._replace(role="topic")]
    _amounts(nodes)
    for at, node in enumerate(nodes):
        following = nodes[at + 1].role if at + 1 < len(nodes) else "end"
        if following not in ("end", "break", "comma", "close"):
            continue
        if node.role == "clause":
            nodes[at] = node._replace(role="predicate")
        elif at and node.role == "bare" and node.mention is None and _verbal(node, lang):
            nodes[at] = node._replace(role="predicate", lemma=node.lemma + "하")


def _may_be_topic(node: Node) -> bool:
    """A noun, a count of those who act (기업 14개사), or a number that names one of several (2구역)."""
    acting = node.quantity is not None and node.quantity.counter in ("개사", "명", "팀", "개국")
    return node.role == "bare" or (node.role == "figure" and (node.words[:1].isupper() or acting))


def _amounts(nodes: list[Node]) -> None:
    """Whose amount a headline gives (가람시 3분기 수출 9억원), and what it came to (수출 9억원, 8% 증가)."""
    topics = any(node.role == "topic" for node in nodes)
    for at in range(len(nodes) - 3):
        whose, time, what = nodes[at : at + 3]
        if not topics and (whose.role, time.role, time.form, what.role) == ("bare", "time", "", "bare"):
            nodes[at] = whose._replace(role="genitive") if whose.is_a(*NAMED) else whose
            break
    for at in range(len(nodes) - 4):
        noun, amount, mark, share, last = nodes[at : at + 5]
        roles = (noun.role, amount.role, mark.role, share.role)
        if roles != ("bare", "figure", "comma", "figure") or last.role not in ("bare", "predicate"):
            continue
        if share.quantity is not None and share.quantity.unit == "percent":
            nodes[at : at + 3] = [noun._replace(role="topic"), amount._replace(role="place", form="로")]
            break


def _verbal(node: Node, lang: TargetLang) -> bool:
    """The noun's gloss is that of its verb (체결 → signs), as headlines have it."""
    if node.lemma in STAYS_NOUN:
        return False
    verb = index().find(node.lemma + "하다", ("verb", "phrase"), frozenset)
    return verb is not None and node.words in ((third(verb.en),) if lang == "en" else (verb.zh,))


def _is_inner(subject: Node, ahead: Sequence[Node]) -> bool:
    """A thing right before what it undergoes or is: 특보가 내려진 지역, 형편이 어려운 학생."""
    if not ahead or ACTING.search(subject.lemma) or subject.is_a(*NAMED):
        return False
    undergone = ahead[0].role == "relative" and (
        re.search("(?:되|지|히|리)$", ahead[0].lemma) or ahead[0].lemma in WITHIN
    )
    return bool(undergone) or (ahead[0].role == "determiner" and ahead[0].words in ("difficult", "insufficient"))


def _promote(nodes: list[Node], lang: TargetLang) -> None:
    """In a sentence without a topic the first subject is one, unless it is a relative clause's own."""
    if any(node.role == "topic" for node in nodes):
        return
    subjects = [at for at, n in enumerate(nodes) if n.role == "subject" or (n.role, n.lemma) == ("particle", "JKS")]
    if not subjects or any(node.role in ("clause", "quote") for node in nodes[: subjects[0]]):
        return
    if lang == "en" and any(node.role == "place" for node in nodes[: subjects[0]]):
        return
    verb = next((node for node in nodes[subjects[0] :] if node.role in VERBAL), nodes[-1])
    acts = ACTING.search(nodes[subjects[0]].lemma) and re.search("(?:되|지)$", verb.lemma)
    others = [at for at in subjects[1:] if at + 1 >= len(nodes) or nodes[at + 1].role != "relative"]
    direct = len(subjects) > 1 and nodes[subjects[0] + 1].role == "relative"
    if verb.role == "relative" and (others or direct) and not acts:
        return
    if lang == "en" and _is_inner(nodes[subjects[0]], nodes[subjects[0] + 1 : subjects[0] + 2]):
        return
    if nodes[subjects[0]].role == "particle":
        nodes[subjects[0]] = nodes[subjects[0]]._replace(form="는", lemma="JX")
        return
    nodes[subjects[0]] = nodes[subjects[0]]._replace(role="topic")
