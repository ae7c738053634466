"""When something in a report is: the minute of a match, the issue of a journal, months in a row, the same month last year."""

import re
from collections.abc import Sequence

from pipeline.lexicon.order.node import NOMINAL, Node, Role

_BEGINNINGS = ("창단", "창립", "설립", "개교", "개원", "출범", "창업", "개장", "창간", "개청", "개국")
_HALVES = {"전반": "first half", "후반": "second half", "연장 전반": "first half of extra time", "연장": "extra time"}


def timed(nodes: Sequence[Node]) -> list[Node]:
    """The nodes with the times in them made English."""
    made = list(nodes)
    for change in (
        _in_a_row,
        _this_season,
        _first_year,
        _founded,
        _minutes,
        _months,
        _afterwards,
        _since_when,
        _as_of,
        _last_year,
        _issue,
    ):
        made = change(made)
    return made


def _minutes(nodes: list[Node]) -> list[Node]:
    """전반 23분에 → in the 23rd minute of the first half."""
    made: list[Node] = []
    for node in nodes:
        half = next((at for at in (-1, -2) if len(made) >= -at and made[at].lemma in _HALVES), None)
        number = made[-1] if made and half == -2 else node
        minute = node.quantity is not None and node.quantity.unit == "minute" and half == -1
        honored = node.words == "person" and half == -2 and number.quantity is not None
        amount = number.quantity
        if half is None or amount is None or not (minute or honored) or amount.value != int(amount.value):
            made.append(node)
            continue
        words = f"the {_nth(int(amount.value))} minute of the {_HALVES[made[half].lemma]}"
        del made[half:]
        place = node.role in ("place", "time")
        made.append(node._replace(words=words, preposition="in" if place else "", mention=None, lemma="분"))
    return made


def _nth(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _months(nodes: list[Node]) -> list[Node]:
    """18개월째 하락했다 → for the 18th month in a row."""
    units = {"개월차": "month", "개월째": "month", "주째": "week", "주차": "week", "분기째": "quarter"}
    made: list[Node] = []
    for node in nodes:
        amount = node.quantity
        unit = units.get(amount.counter or "") if amount is not None and amount.unit == "ordinal" else None
        if (
            unit is not None
            and node.role in ("figure", "time", "adverb")
            and re.match(r"\d+(?:st|nd|rd|th)$", node.words)
        ):
            made.append(node._replace(role="adverb", words=f"for the {node.words} {unit} in a row", mention=None))
        else:
            made.append(node)
    return made


def _in_a_row(nodes: list[Node]) -> list[Node]:
    """5개월 연속 증가했다, 16개월 연속 감소세를 이어갔다 → for five months in a row."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        before = made[-1] if made else None
        role: Role = "adverb" if at + 1 < len(nodes) and nodes[at + 1].role in (*NOMINAL, "object") else "figure"
        lasts = (
            before is not None
            and before.quantity is not None
            and before.quantity.unit in ("month", "week", "year", "day")
        )
        if before is not None and lasts and before.role in ("figure", "time") and node.words == "in a row":
            made[-1] = before._replace(role=role, words=f"for {before.words} in a row", mention=None)
        else:
            made.append(node)
    return made


def _this_season(nodes: list[Node]) -> list[Node]:
    """올 시즌 38경기에서 → in 38 matches this season."""
    made = list(nodes)
    for at, node in enumerate(nodes[:-1]):
        counted = nodes[at + 1].quantity is not None and nodes[at + 1].role in ("place", "figure", "object")
        if node.role == "bare" and re.match(r"(?:this|last|next) season$", node.words) and counted:
            made[at] = node._replace(role="time")
            played = nodes[at + 1]
            if played.quantity is not None and played.quantity.counter == "경기" and played.words.isdigit():
                made[at + 1] = played._replace(words=f"{played.words} matches")
    return made


def _first_year(nodes: list[Node]) -> list[Node]:
    """첫해인 올해 → this year, the first year."""
    made: list[Node] = []
    for node in nodes:
        before = made[-1] if made else None
        named = before is not None and before.role == "relative" and before.lemma == "이" and not before.parts
        if before is not None and named and node.role == "time" and re.match(r"(?:first|last) year$", before.words):
            made[-1] = node._replace(words=f"{node.words}, the {before.words}")
        else:
            made.append(node)
    return made


def _founded(nodes: list[Node]) -> list[Node]:
    """창단 10년 만에 처음으로 → for the first time, 10 years after its founding."""
    made: list[Node] = []
    left = list(nodes)
    while left:
        node = left.pop(0)
        span = re.match(r"in (.+)", left[0].words) if left and left[0].quantity is not None else None
        if node.role == "bare" and node.lemma in _BEGINNINGS and span and left[0].role == "time":
            when = left.pop(0)._replace(words=f"{span[1]} after its {node.words}", mention=None)
            if left and left[0].words == "for the first time":
                when = when._replace(words=f"{left.pop(0).words}, {when.words}")
            made.append(when)
        else:
            made.append(node)
    return made


def _afterwards(nodes: list[Node]) -> list[Node]:
    """실적 발표 뒤 7.4% 오른 → up 7.4% after the announcement: a noun with 뒤 or 후 tells when."""
    made: list[Node] = []
    for node in nodes:
        when = (
            node.role == "bare"
            and node.lemma in ("뒤", "후", "이후", "직후")
            and re.match(r"(?:right )?after ", node.words)
        )
        made.append(node._replace(role="time") if when else node)
    return made


def _since_when(nodes: list[Node]) -> list[Node]:
    """X한 것은 2014년 이후 12년 만이다 → it is the first time in 12 years, since 2014, that X."""
    last = next((at for at in range(len(nodes) - 1, -1, -1) if nodes[at].role == "predicate"), 0)
    thing = next((at for at in range(last) if nodes[at].lemma == "것" and nodes[at].role == "topic"), 0)
    if not thing or not last or nodes[thing - 1].role != "relative" or nodes[thing].words:
        return nodes
    span = nodes[last - 1]
    if nodes[last].lemma != "이" or span.lemma != "만" or not span.words.startswith("after "):
        return nodes
    years = span.words.removeprefix("after ")
    between = nodes[thing + 1 : last - 1]
    since = next(
        (n.words.replace("after ", "since ", 1) for n in between if n.words.startswith(("after ", "since "))), ""
    )
    if any(node.role not in ("time", "place") for node in between):
        return nodes
    did = re.sub("^that ", "", nodes[thing - 1].words)
    said = f"it is the first time in {years}{f', {since},' if since else ''} that"
    told = nodes[thing - 1]._replace(role="predicate", words=did, form="다")
    return [Node("lead", said, form="saying"), *nodes[: thing - 1], told, *nodes[last + 1 :]]


def _as_of(nodes: list[Node]) -> list[Node]:
    """10월 기준 역대 최대 → the largest ever for October; 9월 기준 → as of September."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        before = made[-1] if made else None
        ahead = nodes[at + 1] if at + 1 < len(nodes) else None
        if (
            node.lemma == "기준"
            and not node.words.startswith("on a ")
            and node.role in ("bare", "place", "adverb")
            and before is not None
            and before.role == "time"
        ):
            record = ahead is not None and (ahead.lemma in ("역대", "사상") or "all-time" in ahead.words)
            words = re.sub(r"^(?:in|on|at) ", "", before.words)
            made[-1] = before._replace(words=f"{'for' if record else 'as of'} {words}", form="기준")
        elif node.lemma == "기준" and node.role == "bare" and node.words.startswith("on a "):
            made.append(node._replace(role="adverb"))
        else:
            made.append(node)
    return made


def _last_year(nodes: list[Node]) -> list[Node]:
    """지난해 같은 달 → the same month last year: the year isn't lost."""
    made: list[Node] = []
    for node in nodes:
        said = re.match(r"the same (month|quarter|period|week)$", node.words)
        surface = node.mention.surface if node.mention is not None else ""
        if said and node.date is not None and re.match(r"(?:지난해|작년|전년)", surface):
            made.append(node._replace(words=f"{node.words} last year"))
        elif said and node.date is not None and re.match(r"올해", surface):
            made.append(node._replace(words=f"{node.words} this year"))
        else:
            made.append(node)
    return made


def _issue(nodes: list[Node]) -> list[Node]:
    """11월호에 → in the November issue."""
    made: list[Node] = []
    for node in nodes:
        before = made[-1] if made else None
        if node.lemma == "호" and before is not None and before.role == "time" and not before.form:
            month = re.sub(r"^(?:in|on) ", "", before.words)
            made[-1] = node._replace(
                words=f"{month} issue", role=node.role, preposition="in" if node.role == "place" else ""
            )
        else:
            made.append(node)
    return made
