"""What stands without particles in a headline, clause by clause: who acts, what changes, what is done to what."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.nominal import ordinal
from pipeline.lexicon.order.node import ACTING, INTRANSITIVE, NAMED, VERBAL, Node
from pipeline.records import TargetLang

_ASKS = word_set("요구하 촉구하 약속하 강조하 당부하 비판하 반발하 호소하 주장하 다짐하 지시하 발표하 선언하 전망하")
"""Stems of verbs of which a quotation is what was said."""
_CHANGES = re.compile(r"^(?:증가|감소|상승|하락|급증|급감|급등|급락|늘|줄|늘어나|줄어들|오르|내리|떨어지|뛰|성장)하?$")
_UP = re.compile(r"^(?:증가|상승|급증|급등|늘|오르|뛰|성장)")
_TRANSITIVE = word_set("인하하 인상하 확대하 축소하 전환하 상향하 하향하 감축하 조정하 연장하 단축하")
_HAPPENS = word_set("결항하 결항되 발생하 개막하 개통하 개장하 출토되 검출되")
_TIMES = ("minute", "hour", "day", "week", "month", "year", "ordinal")
_GRANTS = re.compile(r"(?:부|처|청|시|군|구|도|위|정부|당국|법원|국)$")
"""Who permits things; others are permitted to sell or do them."""
_UNITS = {"day": "天", "week": "周", "month": "个月", "year": "年"}
_THAN = re.compile(r"compared with |[比与]")
_MONEY = re.compile(r"[A-Z]{3}$")


def headed(nodes: Sequence[Node], lang: TargetLang) -> list[Node]:
    """The headline's nodes, each clause between breaks with its subject or object told by its role."""
    made: list[Node] = []
    clause: list[Node] = []
    for node in [*nodes, Node("break", "")]:
        if node.role != "break":
            clause.append(node)
            continue
        clause = _bare_words(clause, lang)
        made += _provided(
            _subjected(_counting(_changed(_reached(_happened(_visited(_asked(_acted(clause))))), lang), lang)), lang
        )
        if node.words:
            made.append(node)
        clause = []
    return made


def _bare_words(clause: list[Node], lang: TargetLang) -> list[Node]:
    """What a headline shortens: 활성화 위해, 전년보다, 33주째, 점검 나서, 주의."""
    made: list[Node] = []
    for node in clause:
        last = made[-1] if made else None
        amount = node.quantity
        if last is not None and last.role == "bare" and amount is not None and _is_new_rate(node, clause):
            made[-1] = last._replace(role="object", form="를")
            made.append(node)
        elif last is not None and last.role == "bare" and node.role == "clause" and node.lemma == "위하":
            made[-1] = last._replace(role="place", preposition={"en": "for", "zh": "为"}[lang], form="위해")
        elif last is not None and last.role == "time" and _is_than(node):
            made[-1] = last._replace(words=f"compared with {last.words}" if lang == "en" else f"比{last.words}")
        elif last is not None and last.role == "bare" and (node.lemma, node.form) == ("나", "어서"):
            made[-1] = last._replace(role="object")
            made.append(node._replace(role="predicate", words={"en": "begins", "zh": "着手"}[lang], lemma="나서"))
        elif (
            last is not None
            and (last.role, last.lemma) == ("bare", "문")
            and node.lemma == "열"
            and node.role in VERBAL
        ):
            made[-1] = node._replace(words={"en": "opens", "zh": "开放"}[lang], lemma="열리")
        elif node.lemma == "째" and amount is not None and amount.unit in _UNITS and amount.value == int(amount.value):
            made.append(node._replace(role="time", words=_running(int(amount.value), amount.unit, lang), mention=None))
        elif lang == "en" and node.words == "permits" and made and not _GRANTS.search(made[0].lemma):
            made.append(node._replace(words="wins approval for"))
        elif node.lemma == "주의하" and node.words == "is careful":
            made.append(node._replace(words="beware of"))
        else:
            made.append(node)
    return made


def _is_new_rate(node: Node, clause: Sequence[Node]) -> bool:
    """기준금리 2.75%로 0.25%p 인하: what is cut stands bare before what it comes to."""
    return node.role == "place" and node.form in ("로", "으로") and clause[-1].lemma in _TRANSITIVE


def _subjected(clause: list[Node]) -> list[Node]:
    """독감 환자 2주 연속 줄어: the noun before a verb that takes no object is its subject."""
    verb = next((n for n, node in enumerate(clause) if node.role in VERBAL), 0)
    if not verb or clause[verb].lemma not in (*INTRANSITIVE, "열리"):
        return clause
    if any(node.role in ("topic", "subject", "object", "open", "quote", "comma", "link") for node in clause[:verb]):
        return clause
    at = next((n for n, node in enumerate(clause) if not _names(node)), 0)
    if not at or (clause[at - 1].role == "figure" and verb < 2):
        return clause
    return [*clause[: at - 1], clause[at - 1]._replace(role="subject"), *clause[at:]]


def _names(node: Node) -> bool:
    """A noun, or the count behind it."""
    amount = node.quantity
    counted = node.role == "figure" and amount is not None and amount.unit == "count"
    return counted or (node.role in ("bare", "genitive", "determiner") and node.words not in ("连续", "in a row"))


def _is_than(node: Node) -> bool:
    """보다 apart from its date, or 比 in its place."""
    return (node.role, node.form) == ("particle", "보다") or node.words == "比"


def _running(number: int, unit: str, lang: TargetLang) -> str:
    """33주째: for the 33rd week, 连续33周."""
    return f"for the {ordinal(number)} {unit}" if lang == "en" else f"连续{number}{_UNITS[unit]}"


def _acted(clause: list[Node]) -> list[Node]:
    """…다솜군, 대책 발표: the name or body alone before a later clause's first comma acts, too."""
    if len(clause) < 3 or clause[1].role != "comma" or clause[0].role != "bare":
        return clause
    who = clause[0]
    if clause[-1].role not in VERBAL or not (who.is_a(*NAMED) or ACTING.search(who.lemma)):
        return clause
    return [who._replace(role="topic"), *clause[2:]]


def _asked(clause: list[Node]) -> list[Node]:
    """노조 “…” 요구: whoever stands before the quotation said it."""
    at = next((n for n, node in enumerate(clause) if node.role == "open"), 0)
    if not at or clause[at - 1].role != "bare" or len(clause) < 3 or clause[-2].role != "close":
        return clause
    verb = clause[-1]
    if verb.role not in VERBAL or verb.lemma not in _ASKS or any(node.role == "topic" for node in clause[:at]):
        return clause
    return [*clause[: at - 1], clause[at - 1]._replace(role="topic"), *clause[at:]]


def _visited(clause: list[Node]) -> list[Node]:
    """대표단 쑤저우 방문: whoever stands before the place visits it."""
    if len(clause) < 3 or clause[-1].role not in VERBAL or clause[-1].lemma not in ("방문하", "찾", "시찰하"):
        return clause
    who, where = clause[-3:-1]
    if who.role != "bare" or where.role != "bare" or not where.is_a("place") or who.is_a("place"):
        return clause
    if any(node.role in ("topic", "subject", "object") for node in clause) or not ACTING.search(who.lemma):
        return clause
    return [*clause[:-3], who._replace(role="topic"), where._replace(role="object"), clause[-1]]


def _happened(clause: list[Node]) -> list[Node]:
    """항공편 132편 결항: what happens has what is counted as its subject."""
    if len(clause) < 2 or clause[-1].role not in VERBAL or clause[-1].lemma not in _HAPPENS:
        return clause
    if clause[-2].role != "figure" or any(node.role in ("topic", "subject", "comma", "object") for node in clause):
        return clause
    return [*clause[:-2], clause[-2]._replace(role="subject"), clause[-1]]


def _reached(clause: list[Node]) -> list[Node]:
    """수수료 1%로 인하: what has no particle before where a change ends is what is changed."""
    if len(clause) < 3 or clause[-1].role not in VERBAL or clause[-1].lemma not in _TRANSITIVE:
        return clause
    what, goal = clause[-3], clause[-2]
    to = goal.role == "place" and goal.quantity is not None and goal.form in ("로", "으로")
    if not to or what.role != "bare" or any(node.role == "object" for node in clause):
        return clause
    return [*clause[:-3], what._replace(role="object"), goal, clause[-1]]


def _changed(clause: list[Node], lang: TargetLang) -> list[Node]:
    """수출 687억달러로 12.4% 늘어: the noun before the figures changes; 전년 대비 4.1% 감소 alone is down 4.1%."""
    if len(clause) == 2 and clause[0].role == "time" and _THAN.match(clause[0].words):
        return _times_as_much(clause, lang)
    if len(clause) < 2 or clause[-1].role != "predicate" or not _CHANGES.match(clause[-1].lemma):
        return clause
    if any(node.role in ("subject", "object", "comma", "quote", "clause", "open") for node in clause):
        return clause
    verb, before = clause[-1], clause[:-1]
    amount = before[-1].quantity
    if before[-1].role != "figure" or amount is None or amount.unit in _TIMES:
        return clause
    at = next((n for n, node in enumerate(before) if node.quantity is not None), 0)
    if at and before[at - 1].role == "bare" and not any(node.role == "topic" for node in before):
        return [*before[: at - 1], before[at - 1]._replace(role="subject"), *before[at:], verb]
    if any(node.role in ("topic", "bare") for node in before):
        return clause
    return _alone(before, verb, lang)


def _times_as_much(clause: list[Node], lang: TargetLang) -> list[Node]:
    """전년比 2.3배: 2.3 times the level of a year earlier, 为上年的2.3倍."""
    than, amount = clause
    if amount.role != "figure" or amount.quantity is None or amount.quantity.unit != "times":
        return clause
    base = re.sub("相比$", "", _THAN.sub("", than.words))
    words = f"{amount.words} the level of {base}" if lang == "en" else f"为{base}的{amount.words}"
    return [Node("bare", words, lemma="배")]


def _alone(before: list[Node], verb: Node, lang: TargetLang) -> list[Node]:
    """A change that names nothing that changes: down 4.1% from a year earlier; 比上年减少4.1%."""
    amount, rest = before[-1], before[:-1]
    if any(node.role not in ("time", "place", "adverb") or node.quantity is not None for node in rest):
        return [*before, verb]
    said = [
        f"{node.preposition} {node.words}".strip() if lang == "en" else node.preposition + node.words for node in rest
    ]
    if lang == "en":
        way = "up" if _UP.match(verb.lemma) else "down"
        words = " ".join([way, amount.words, *said]).replace("than ", "from ").replace("compared with ", "from ")
    else:
        words = "".join([*said, verb.words, amount.words])
    return [Node("bare", words, lemma=verb.lemma)]


def _counting(clause: list[Node], lang: TargetLang) -> list[Node]:
    """8월 판매 31만대: Chinese headlines leave the count behind what is counted (8月销售31万辆)."""
    if lang == "en" or len(clause) < 2 or any(node.role in VERBAL for node in clause):
        return clause
    noun, amount = clause[-2:]
    counts = amount.role == "figure" and amount.quantity is not None and amount.quantity.unit == "count"
    if noun.role != "bare" or not counts or noun.mention is not None:
        return clause
    return [*clause[:-2], noun._replace(words=noun.words + amount.words)]


def _provided(clause: list[Node], lang: TargetLang) -> list[Node]:
    """500곳에 1억원 지원: an amount is provided, not supported."""
    if len(clause) < 2 or clause[-1].lemma != "지원하" or clause[-1].words not in ("supports", "support", "支援"):
        return clause
    amount = clause[-2].quantity
    if clause[-2].role not in ("figure", "object") or amount is None or not _MONEY.match(amount.unit):
        return clause
    words = {"en": clause[-1].words.replace("support", "provide"), "zh": "提供"}[lang]
    return [*clause[:-1], clause[-1]._replace(words=words)]
