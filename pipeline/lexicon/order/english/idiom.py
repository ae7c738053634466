"""Korean ways of saying an amount or a reason, set as English says them before the clauses are laid out."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import gerund, plural
from pipeline.lexicon.order.english.noun import bare_count
from pipeline.lexicon.order.english.voice import base_of
from pipeline.lexicon.order.node import NAMED, VERBAL, Node
from pipeline.records import Quantity

_RATES = {"annual": " a year", "yearly": " a year", "monthly": " a month", "daily": " a day", "weekly": " a week"}
_SUPERLATIVE = re.compile(
    r"^(is|was|are|were) (?:the )?(most(?: (?!and\b|but\b)[a-z]+)?|least [a-z]+|[a-z]{2,}est|best|worst)\b(.*)$"
)
_COMPARES = re.compile(r"^(?:is|was|are|were) (?:not )?(?:more|less|fewer|(?!und|ov|aft|ev)\w+er)\b")
_EVER = ("역대", "사상")
_AT = ("에서", "에서는", "에는", "에서도", "서", "서는")
_TO = ("로", "으로")
_MEASURES = ("m2", "m3", "km2", "ha", "a", "km", "kg", "l", "L", "t", "kL", "mL", "dL")
_MOVES = word_set("늘 늘어나 증가하 줄 줄어들 감소하 오르 내리 상승하 하락하 떨어지")
_REASON = re.compile(r"(?:[가-힣]서|때문)(?:이었|였|이)?다\.?$")


def idiomatic(nodes: Sequence[Node], text: str) -> list[Node]:
    """The nodes of ``text`` with the idioms in them made English."""
    made = list(nodes)
    for change in (_per_day, _per_measure, _one_in, _in_order, _by_place, _both_amounts, _superlative, _after):
        made = change(made)
    return _stated(_priced(_reasoned(made, text)))


def _is_group(node: Node | None) -> bool:
    """A noun that 지역 makes local: residents, companies."""
    return (
        node is not None
        and node.mention is None
        and node.role in ("bare", "object", "subject", "topic", "genitive", "link", "place")
    )


def _per_day(nodes: list[Node]) -> list[Node]:
    """하루 왕복 12차례 → 12 round trips a day; 하루 세 차례 → three times a day."""
    made: list[Node] = []
    at = 0
    while at < len(nodes):
        node = nodes[at]
        day = node.lemma == "하루" and node.role in ("bare", "figure", "time")
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        trip = after is not None and after.lemma == "왕복"
        often = nodes[at + 1 + trip] if at + 1 + trip < len(nodes) else None
        if day and often is not None and often.role == "adverb" and often.quantity is not None:
            words = often.words.removesuffix(" times") + " round trips" if trip else often.words
            made.append(often._replace(words=f"{words} a day"))
            at += 2 + trip
        else:
            made.append(node)
            at += 1
    return made


def _per_measure(nodes: list[Node]) -> list[Node]:
    """1㎥에 21.6㎍ → 21.6 μg per ㎥."""
    made: list[Node] = []
    for node in nodes:
        before = made[-1] if made else None
        one = before.quantity if before is not None else None
        one_each = before is not None and before.form in ("에", "당") and one is not None and node.quantity is not None
        if before is not None and one is not None and one_each and _is_single(one):
            made[-1] = node._replace(words=f"{node.words} per {re.sub(r'^(?:1|one) ', '', before.words)}")
        else:
            made.append(node)
    return made


def _is_single(amount: Quantity) -> bool:
    """One of a measure: 1㎥, 1km."""
    return amount.value == 1 and amount.upper is None and amount.unit in _MEASURES


def _one_in(nodes: list[Node]) -> list[Node]:
    """70초에 한 번꼴로 → once every 70 seconds; 응답자 5명 중 1명꼴로 → one in five respondents."""
    made: list[Node] = []
    for node in nodes:
        told = node.preposition if node.preposition in ("once every", "one in every") else ""
        if node.lemma != "꼴" or (not told and (not made or made[-1].quantity is None)):
            made.append(node)
            continue
        words = re.sub(r" ?at a rate of$", "", node.words)
        base = node if told else made.pop()
        if told:
            rate = node._replace(role="adverb", words=f"{told} {words}", preposition="", form="")
        elif base.form == "에":
            rate = node._replace(role="adverb", words=f"{words} every {base.words}", form="")
        else:
            group = made.pop() if made and made[-1].role == "bare" and made[-1].mention is None else None
            many = f"{bare_count(base.words)} {plural(group.words)}" if group is not None else base.words
            own = any(item.role in ("topic", "subject") for item in made)
            words = f"{words.partition(' ')[0]} in {many}"
            rate = node._replace(role="adverb" if own else "subject", words=f"at {words}" if own else words, form="")
        if len(made) > 1 and made[-1].role == "comma" and made[-2].quantity is not None and rate.role == "adverb":
            made.pop()
            amount = made.pop()
            average = made.pop().words if made and made[-1].lemma == "평균" else ""
            said = f"at a {average} of {amount.words}" if average else f"at {amount.words}"
            made.append(rate._replace(words=f"{said}, or {rate.words}"))
        else:
            made.append(rate)
    return made


def _in_order(nodes: list[Node]) -> list[Node]:
    """431점, 152점, 29점 순이다 → is in the order of …"""
    made: list[Node] = []
    for node in nodes:
        if made and made[-1].lemma in ("순", "순서") and made[-1].role in ("bare", "place") and node.lemma == "이":
            made[-1] = node._replace(words=re.sub(r"^(is|was|are|were)\b", r"\1 in the order of", node.words))
        else:
            made.append(node)
    return made


def _by_place(nodes: list[Node]) -> list[Node]:
    """서울에서 63%, 부산에서 58%가 → 63% in Seoul and 58% in Busan."""
    made: list[Node] = []
    at = 0
    while at < len(nodes):
        stop, said = at, list[str]()
        while (found := _placed_amount(nodes, stop)) is not None:
            stop, words = found
            said.append(words)
            if nodes[stop - 1].role != "figure" or stop >= len(nodes) or nodes[stop].role != "comma":
                break
            stop += 1
        if len(said) > 1:
            made.append(nodes[stop - 1]._replace(words=f"{', '.join(said[:-1])} and {said[-1]}"))
            at = stop
        else:
            made.append(nodes[at])
            at += 1
    return made


def _placed_amount(nodes: Sequence[Node], at: int) -> tuple[int, str] | None:
    """Where the amount with its place that begins at ``at`` stops, and both as English has them."""
    if at + 1 >= len(nodes) or nodes[at].role != "place" or nodes[at].quantity is not None:
        return None
    if nodes[at].form not in _AT and not (nodes[at].form == "는" and nodes[at].preposition in ("in", "at")):
        return None
    rate = ""
    last = at + 1
    if re.match(r"per \w+$", nodes[last].words) and last + 1 < len(nodes):
        rate, last = f" {nodes[last].words}", last + 1
    elif nodes[last].words in _RATES and last + 1 < len(nodes):
        rate, last = _RATES[nodes[last].words], last + 1
    if nodes[last].quantity is None or nodes[last].role not in ("figure", "subject", "object"):
        return None
    place = nodes[at]
    where = "the " if place.is_a("place") and place.words.startswith("United ") else ""
    where = "" if not where and (place.is_a(*NAMED) or not re.match("[a-z]", place.words)) else "the "
    return last + 1, f"{nodes[last].words}{rate} {place.preposition or 'in'} {where}{place.words}"


def _both_amounts(nodes: list[Node]) -> list[Node]:
    """지난해보다 340명, 9.0% 많다 → 340 people, or 9%, more than last year."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        ahead = nodes[at + 1] if at + 1 < len(nodes) else None
        share = node.quantity is not None and node.quantity.unit in ("percent", "times") and node.role == "figure"
        listed = share and len(made) > 2 and made[-1].role == "comma" and made[-2].role == "figure"
        compared = ahead is not None and ahead.role in VERBAL and any(item.form == "보다" for item in made[-4:-2])
        compared = compared or (ahead is not None and ahead.lemma in _MOVES and _is_share_of(node, made))
        if listed and compared:
            made[-2:] = [made[-2]._replace(words=f"{made[-2].words}, or {node.words},")]
        else:
            made.append(node)
    return made


def _is_share_of(share: Node, before: Sequence[Node]) -> bool:
    """1만4000건, 6.9% 늘었다: the share is the same change as the count listed before it."""
    amount = before[-2].quantity if len(before) > 1 else None
    return (
        amount is not None
        and share.quantity is not None
        and amount.unit not in ("percent", "percentage_point", "times")
    )


def _superlative(nodes: list[Node]) -> list[Node]:
    """역대 가장 많다 → is the highest ever; 431점으로 가장 많다 → is the largest at 431."""
    made: list[Node] = []
    for node in nodes:
        node = node._replace(words=node.words.replace("the most ever", "the highest ever"))
        found = _SUPERLATIVE.match(node.words) if node.role in VERBAL else None
        if found is None:
            made.append(node)
            continue
        ever = bool(made) and made[-1].lemma in _EVER and made[-1].role in ("bare", "adverb", "determiner")
        if ever:
            made.pop()
        best = found[2] if found[2] != "most" else ("highest" if ever else "largest")
        made.append(node._replace(words=f"{found[1]} the {best}{' ever' if ever else ''}{found[3]}"))
    return made


def _after(nodes: list[Node]) -> list[Node]:
    """환자를 추적한 결과 → after tracking patients."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        ahead = nodes[at + 1].role if at + 1 < len(nodes) else "end"
        loose = node.lemma == "결과" and node.role in ("bare", "adverb") and ahead not in (*VERBAL, "close", "end")
        if loose and made and made[-1].role == "relative" and made[-1].words.startswith("that "):
            told = made[-1].words[5:]
            start = max((n for n in range(len(made) - 1) if made[n].role in (*VERBAL, "topic")), default=-1)
            own = any(item.role == "subject" for item in made[start + 1 : -1])
            words = "after " + (told if own else gerund(base_of(told)))
            made[-1] = made[-1]._replace(role="clause", words=words, form="결과")
        else:
            made.append(node)
    return made


def senses(nodes: list[Node]) -> list[Node]:
    """Words whose sense the words around them choose: 합치는 안 a plan, 지역 주민 local residents, 국비가 들어가다 goes into."""
    made = list(nodes)
    for at, node in enumerate(nodes):
        before = nodes[at - 1] if at else None
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        if before is not None and node.lemma == "안" and before.role == "relative" and node.words == "inside":
            made[at] = node._replace(words="plan")
        elif node.words in ("region", "local area") and node.role == "bare" and _is_group(after):
            made[at] = node._replace(words="local")
        elif before is not None and node.lemma == "들어가" and node.role in VERBAL and _is_money(before):
            words = re.sub(r"\bcosts?\b", "went into" if node.past else "goes into", node.words)
            made[at] = node._replace(words=words)
        elif after is not None and node.lemma == "차례" and node.form == "로" and after.role in VERBAL:
            paid = after.words.replace(" in installments", "")
            times = "rounds" if paid == after.words else "installments"
            made[at] = node._replace(role="adverb", words=f"in {re.sub(' times?$', '', node.words)} {times}")
            made[at + 1] = after._replace(words=paid)
        elif after is not None and _exceeds(node) and after.lemma == "것":
            said = f"that exceeded {node.words.removeprefix('more than ')}"
            made[at] = node._replace(role="relative", words=said, mention=None, past=True)
    return made


def _is_money(node: Node) -> bool:
    return node.role in ("subject", "topic") and node.quantity is not None and node.quantity.unit.isupper()


def _exceeds(node: Node) -> bool:
    """A figure with its verb in it: 50억 달러를 넘은, 60%를 넘어선."""
    return node.role in ("partitive", "relative") and node.words.startswith("more than ")


def _reasoned(nodes: list[Node], text: str) -> list[Node]:
    """부산을 고른 것은 값이 낮아서다 → it chose Busan because the price is low."""
    thing = next((at for at, n in enumerate(nodes) if n.lemma == "것" and n.role == "topic" and not n.words), 0)
    last = next((at for at in range(len(nodes) - 1, -1, -1) if nodes[at].role == "predicate"), 0)
    if not thing or last <= thing or nodes[thing - 1].role != "relative" or not _REASON.search(text.rstrip()):
        return nodes
    did = nodes[thing - 1]
    because = Node("lead", "because", form="saying")
    reason = [*nodes[thing + 1 : last], nodes[last]._replace(words=re.sub(r" and$", "", nodes[last].words))]
    told = did._replace(role="predicate", words=re.sub("^that ", "", did.words), form="다")
    return [*nodes[: thing - 1], told, because, *reason, *nodes[last + 1 :]]


def _priced(nodes: list[Node]) -> list[Node]:
    """한 쌍에 148만원으로, … → it is 1.48 million won per pair, and …"""
    for at, node in enumerate(nodes[:-2]):
        if node.role in (*VERBAL, "topic", "subject"):
            break
        following = nodes[at + 1]
        if node.quantity is None or node.form not in _TO or node.role != "place" or following.role != "comma":
            continue
        if any(item.form in (*_TO, "에서") and item.quantity is not None for item in nodes[at + 2 :]):
            break
        be = Node("clause", "is", lemma="이", form="고")
        return [*nodes[:at], node._replace(role="figure", form=""), be, *nodes[at + 2 :]]
    return nodes


def _begins(node: Node) -> bool:
    """A clause begins behind it."""
    return node.role in ("topic", "lead") or (node.role == "clause" and node.form not in ("어", "어서", "게", "도록"))


def _is_amount(node: Node) -> bool:
    return node.quantity is not None and node.quantity.unit != "ordinal"


def _stated(nodes: list[Node]) -> list[Node]:
    """12.4일로 … 4.7일 짧았다 → was 12.4 days, 4.7 days shorter than …: what the topic amounts to, before the comparison."""
    verbs = [at for at, node in enumerate(nodes) if node.role in ("predicate", "quote")]
    last = next((at for at in reversed(verbs) if nodes[at].role == "quote"), verbs[-1] if verbs else 0)
    first = next((at for at in range(last - 1, 0, -1) if _begins(nodes[at])), 0)
    goals = [at for at in range(first + 1, last) if nodes[at].form in _TO and nodes[at].role == "place"]
    amounts = [at for at in goals if _is_amount(nodes[at])]
    if not amounts or nodes[amounts[0] + 1].role in VERBAL:
        return nodes
    verb, amount = nodes[last], amounts[0]
    than = [n for n in nodes[amount + 1 : last] if n.form == "보다"]
    halved = any(nodes[at].lemma in ("절반", "반") for at in goals if at > amount)
    if not (than and _COMPARES.match(verb.words)) and not halved:
        return nodes
    be = "was" if verb.past else "is"
    made = [n for at, n in enumerate(nodes) if at != amount + 1 or n.role != "comma"]
    stated = nodes[amount]._replace(role="figure", form="")
    if nodes[amount - 1].lemma == "평균":
        made[amount - 1] = stated._replace(words=f"an average of {stated.words}")
        made[amount] = Node("clause", be, lemma="이", form="고" if halved else "로", past=verb.past)
    else:
        made[amount : amount + 1] = [
            stated,
            Node("clause", be, lemma="이", form="고" if halved else "로", past=verb.past),
        ]
    if halved:
        made[made.index(verb)] = verb._replace(words=f"{verb.words} by half", lemma="반감되")
        at = next(n for n, node in enumerate(made) if node.lemma in ("절반", "반") and node.form in _TO)
        return [*made[:at], *made[at + 1 :]]
    at = made.index(verb)
    made[at] = verb._replace(preposition="apposed")
    return made
