"""English noun phrases: counted nouns, amounts, places small to large, series."""

import re
from collections.abc import Sequence

from pipeline.lexicon.inflect import plural
from pipeline.lexicon.order.node import Node, word_set

_NUMBERS = word_set("two three four five six seven eight nine ten several both various many")
_MEASURES = ("m2", "km2", "ha", "m", "km", "cm", "mm", "t", "kg", "g", "l", "kL")
_RATES = {"annual": " a year", "yearly": " a year", "monthly": " a month", "daily": " a day", "weekly": " a week"}
_BOUNDS = {"최고": "up to", "최대": "up to", "최소": "at least", "최장": "up to"}
_NAMED_BY = {"상": "Phase", "라운드": "Round", "구간": "Section", "차전": "Game"}
"""Nouns named by the bare number before them."""
_NO_OF = (
    "percent",
    "percentage_point",
    "times",
    "count",
    "ordinal",
    "year",
    "month",
    "day",
    "hour",
    "minute",
    "week",
    "degC",
)


_ORDINAL = re.compile(r"(?:\d(?:st|nd|rd|th)|first|second|third|[a-z](?:th|ieth))$")
_GROUPS = word_set("delegation team group crew corps squad committee audience crowd mission class panel council")


def added(back: list[str], front: Sequence[Node], node: Node) -> list[str]:
    """The phrases behind the noun with one more: the nearest Korean modifier comes first."""
    words = node.words
    if node.role == "genitive":
        if node.lemma == "규모" and front and front[-1].role == "figure":
            return [f"worth {front[-1].words}", *back]
        words = run([*front, node])
        if words.startswith(("worth ", "of ")):
            return [words, *back]
        if node.date is not None:
            return [words if re.match(r"(in|on|at|from|by) ", words) else f"of {words}", *back]
        said = node.preposition or "of"
        return [" ".join([f"{said} {words}", *back])]
    return [f"{node.preposition} {words}".strip(), *back]


def sized(nodes: Sequence[Node]) -> list[Node]:
    """3억원 규모 + noun: worth 300 million won, behind it."""
    made: list[Node] = []
    for node in nodes:
        amount = made[-1].quantity if made else None
        if node.role == "bare" and node.lemma == "규모" and amount is not None:
            made[-1] = Node("partitive", f"{'worth' if amount.unit.isupper() else 'of'} {made[-1].words}")
        elif (
            node.role == "relative"
            and node.quantity is None
            and node.words
            and " " not in node.words
            and node.form == "ㄴ"
        ):
            made.append(node._replace(role="bare"))
        else:
            made.append(node)
    return made


def run(nodes: Sequence[Node]) -> str:
    """Bare nouns and figures side by side."""
    made = ""
    last: Node | None = None
    nodes = _designated(_bounded(nodes))
    for at, node in enumerate(nodes):
        if last is None or not made:
            made = node.words
        elif last.form == "~":
            made += node.words
        elif last.is_a("place") and node.is_a("place"):
            made = f"{node.words}, {made}"
        elif not node.words:
            continue
        elif at == len(nodes) - 1 and node.words.startswith(("a ", "an ")):
            made = f"{made} {node.words.partition(' ')[2]}"
        elif node.quantity is not None and last.quantity is None and last.date is None:
            before = made
            inner = at < len(nodes) - 1 and node.quantity.unit == "count" and last.mention is None
            distance = at < len(nodes) - 1 and node.quantity.unit in _MEASURES
            named = node.words[:1].isupper() or _ORDINAL.search(node.words)
            made = f"{bare_count(node.words)} {made}" if inner and not named else _amount(made, node, last)
            if distance:
                made = f"{before} {node.words}"
        elif last.quantity is not None:
            made = f"{made} {_counted(last, node, final=at == len(nodes) - 1)}"
        else:
            counted = (
                last.role == "determiner" and last.words in _NUMBERS and at == len(nodes) - 1 and node.mention is None
            )
            made = f"{made} {plural(node.words) if counted else node.words}"
        last = node
    return made


def _bounded(nodes: Sequence[Node]) -> list[Node]:
    """최고 연 5.5% → up to 5.5% per year: 최고 and 최대 before an amount, 연 and 월 behind it, 1인당 too."""
    made: list[Node] = []
    bound, rate, behind = "", "", ""
    for at, node in enumerate(nodes):
        near = any(other.quantity is not None for other in nodes[at + 1 : at + 4])
        if (
            node.quantity is None
            and near
            and node.lemma in _BOUNDS
            and not (made and made[-1].lemma in ("역대", "사상"))
        ):
            bound = f"{_BOUNDS[node.lemma]} "
        elif near and re.match(r"per (?:one |1 )?[a-z]+$", node.words):
            rate += f" {re.sub(r'^per (?:one|1) ', 'per ', node.words)}"
        elif near and node.quantity is not None and node.quantity.unit == "day" and node.lemma == "하루":
            rate = " a day"
        elif near and node.words in _RATES:
            rate += _RATES[node.words]
        elif node.words.endswith(" per") and at + 1 < len(nodes):
            behind = f" per {node.words.removesuffix(' per')}"
        elif behind:
            made.append(node._replace(words=node.words + behind))
            behind = ""
        elif node.quantity is not None and (bound or rate):
            made.append(node._replace(words=f"{bound}{node.words}{rate}"))
            bound, rate = "", ""
        else:
            made.append(node)
    return made


def _designated(nodes: Sequence[Node]) -> list[Node]:
    """임상 3상 → Phase 3 clinical trial: a number that names its noun stands behind it."""
    made: list[Node] = []
    for node in nodes:
        before = made[-1] if made else None
        if (
            before is not None
            and before.quantity is not None
            and before.quantity.counter == ""
            and node.lemma in _NAMED_BY
        ):
            number = before.quantity.value
            words = f"{_NAMED_BY[node.lemma]} {number}"
            made[-1] = node._replace(words=words)
            if node.lemma == "상" and len(made) > 1 and made[-2].lemma == "임상":
                made[-2:] = [node._replace(words=f"{words} clinical trial")]
        else:
            made.append(node)
    return made


def _counted(figure: Node, noun: Node, *, final: bool) -> str:
    """The noun behind its number: 37 homes."""
    amount = figure.quantity
    if (
        amount is None
        or _ORDINAL.search(figure.words)
        or not final
        or noun.mention is not None
        or amount.unit != "count"
        or amount.value == 1
    ):
        return noun.words
    return plural(noun.words) if re.search(r"\d$|^[a-z]+$", figure.words) else noun.words


def _amount(noun: str, figure: Node, last: Node) -> str:
    """매출 5236억원 → sales of 523.6 billion won; 유물 612점 → 612 artifacts; 수도관 46km → 46 kilometers of pipe."""
    amount = figure.quantity
    if amount is None or (last.role == "determiner" and amount.unit != "count"):
        return f"{noun} {figure.words}"
    if amount.unit == "ordinal" or figure.words[:1].isupper() or _ORDINAL.search(figure.words):
        return f"{noun} {figure.words}"
    if noun.split()[-1] in _GROUPS and amount.counter in ("명", "인"):
        return f"{noun} of {figure.words}"
    if amount.unit in _MEASURES:
        return f"{figure.words} of {noun}"
    if amount.unit != "count":
        return f"{noun} {'' if amount.unit in _NO_OF else 'of '}{figure.words}"
    if last.mention is not None and last.mention.kind not in ("term",):
        return f"{noun} {figure.words}"
    if noun.split()[-1] in ("average", "total", "maximum", "minimum"):
        return f"{noun} of {figure.words}"
    if noun.split()[-1] in ("most", "more", "least"):
        return f"{noun} {figure.words}"
    bare = bare_count(figure.words)
    if re.search(r"\d$|^[a-z]+$|\b(?:m|b|tr)illion$", bare):
        return f"{bare} {plural(noun) if amount.value != 1 else noun}"
    tail = figure.words.rsplit(" ", 1)[-1]
    return figure.words if noun.split()[-1][:4].lower() == tail[:4].lower() else f"{noun} {figure.words}"


def bare_count(words: str) -> str:
    """14,500 people → 14,500, for a noun that says who they are."""
    return re.sub(r" (?:people|person|places?|locations?|cases?|items?|units?)$", "", words)


def is_many(node: Node) -> bool:
    """The phrase is plural: a list, or a counted noun."""
    if node.is_a("organization", "person"):
        return False
    if node.words.partition(" ")[0] in _NUMBERS:
        return True
    amount = node.quantity
    if amount is not None:
        return amount.unit == "count" and amount.value != 1
    return bool(re.search(r"\band\b", node.words)) or bool(
        re.match(r"(?:[\d,]+|two|three|four|five|six|seven|eight|nine) ", node.words)
    )


def series(words: Sequence[str]) -> str:
    """A, B and C."""
    words = [word for word in words if word]
    if len(words) < 2:
        return words[0] if words else ""
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counts_inside(front: Sequence[Node]) -> bool:
    """텅스텐과 리튬 4개 (광구): what is counted stands behind, so the nouns linked say of what kind it is."""
    counts = [at for at, node in enumerate(front) if node.quantity is not None and node.quantity.unit == "count"]
    return bool(counts) and counts[0] > 0 and all(node.mention is None for node in front[: counts[0]])


def is_bare_count(node: Node) -> bool:
    """A count without a noun of its own: 31개 (의 메달), not 53가구 (의 집)."""
    counted = node.quantity is not None and node.quantity.unit == "count"
    return counted and re.search(r"\d$|^[a-z]+$|\d people$", node.words) is not None


def is_list_of_places(nodes: Sequence[Node]) -> bool:
    """광주와 부산 (주민): the places linked belong to the noun behind them together."""
    return all(node.is_a("place") for node in nodes if node.role == "link")
