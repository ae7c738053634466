"""English noun phrases: counted nouns, amounts, places small to large, series."""

import re
from collections.abc import Sequence

from pipeline.lexicon.inflect import plural
from pipeline.lexicon.order_node import Node, word_set

_NUMBERS = word_set("two three four five six seven eight nine ten several both various many")
_MEASURES = ("m2", "km2", "ha", "m", "km", "cm", "mm", "t", "kg", "g", "l", "kL")
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
    for at, node in enumerate(nodes):
        if last is None or not made:
            made = node.words
        elif last.form == "~":
            made += node.words
        elif last.is_a("place") and node.is_a("place"):
            made = f"{node.words}, {made}"
        elif not node.words:
            continue
        elif node.quantity is not None and last.quantity is None and last.date is None:
            made = _amount(made, node, last)
        elif last.quantity is not None:
            made = f"{made} {_counted(last, node, final=at == len(nodes) - 1)}"
        else:
            counted = (
                last.role == "determiner" and last.words in _NUMBERS and at == len(nodes) - 1 and node.mention is None
            )
            made = f"{made} {plural(node.words) if counted else node.words}"
        last = node
    return made


def _counted(figure: Node, noun: Node, *, final: bool) -> str:
    """The noun behind its number: 37 homes."""
    amount = figure.quantity
    if amount is None or not final or noun.mention is not None or amount.unit != "count" or amount.value == 1:
        return noun.words
    return plural(noun.words) if re.search(r"\d$|^[a-z]+$", figure.words) else noun.words


def _amount(noun: str, figure: Node, last: Node) -> str:
    """매출 5236억원 → sales of 523.6 billion won; 유물 612점 → 612 artifacts; 수도관 46km → 46 kilometers of pipe."""
    amount = figure.quantity
    if amount is None or (last.role == "determiner" and amount.unit != "count"):
        return f"{noun} {figure.words}"
    if amount.unit in _MEASURES:
        return f"{figure.words} of {noun}"
    if amount.unit != "count":
        return f"{noun} {'' if amount.unit in _NO_OF else 'of '}{figure.words}"
    if last.mention is not None and last.mention.kind not in ("term",):
        return f"{noun} {figure.words}"
    if noun.split()[-1] in ("most", "more", "least"):
        return f"{noun} {figure.words}"
    bare = bare_count(figure.words)
    if re.search(r"\d$|^[a-z]+$", bare):
        return f"{bare} {plural(noun) if amount.value != 1 else noun}"
    tail = figure.words.rsplit(" ", 1)[-1]
    return figure.words if noun.split()[-1][:4].lower() == tail[:4].lower() else f"{noun} {figure.words}"


def bare_count(words: str) -> str:
    """14,500 people → 14,500, for a noun that says who they are."""
    return re.sub(r" (?:people|person|places?|locations?|cases?|items?|units?)$", "", words)


def is_many(node: Node) -> bool:
    """The phrase is plural: a list, or a counted noun."""
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
