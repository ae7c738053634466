"""English noun phrases: counted nouns, amounts, places small to large, series."""

import re
from collections.abc import Sequence

from pipeline.facts.figures.units import table
from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import plural
from pipeline.lexicon.order.english.article import PLURALS, is_plural
from pipeline.lexicon.order.english.preposition import number_preposition
from pipeline.lexicon.order.node import ACTING, INTRANSITIVE, Node

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


_PEOPLE = word_set(
    "주민 학생 환자 소비자 청년 노인 근로자 노동자 시민 고객 상인 관광객 관람객 방문객 이용자 가입자 참가자 피해자 어린이 여성 남성 자영업자 농민 어민 "
    "부부 사람 선수 감독 졸업생 유학생 직원 교사 의사 간호사 전문가 외국인 장애인 승객 운전자 응답자 신청자 주부 군인 작가 배우 가수 교수 연구자"
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


def named(clause: Node, head: Node) -> Node:
    """A relative clause as its noun calls for it: Kim, who won; Busan, which …; residents who left; 9 billion won, up 9%."""
    if clause.role != "relative" or not clause.words.startswith("that "):
        return clause
    said = clause.words[5:]
    if _is_plural(head) and not any(node.role == "subject" for node in clause.parts):
        said = number_preposition(said)
        clause = clause._replace(words=f"that {said}")
    if clause.lemma == "있" and (place := re.match(r"(?:lies?|is|are) (?=in )", said)):
        return clause._replace(words=said[place.end() :])
    if head.is_a("person") or head.lemma in ("그", "그녀", "씨"):
        return clause._replace(words=f", who {said},")
    if head.is_a("organization", "place") and head.role != "bare":
        return clause._replace(words=f", which {said},")
    amount = head.quantity
    changed = re.match(r"(increased|rose|grew|jumped|surged|decreased|fell|dropped|declined) ", said)
    if amount is not None and amount.unit != "count" and changed:
        way = "up" if changed[1] in ("increased", "rose", "grew", "jumped", "surged") else "down"
        return clause._replace(words=f", {way} {said[changed.end() :]}")
    acted = any(node.role == "subject" for node in clause.parts)
    if acted and clause.lemma in ("참여하", "참가하", "출연하", "출전하") and not head.is_a("person"):
        return clause._replace(words=f"in which {said}")
    area = head.mention is None and _WHERE.search(head.lemma)
    if (area or (head.quantity is not None and _AREAS.search(head.words))) and _happens(clause):
        return clause._replace(words=f"where {said}")
    people = amount is not None and amount.unit == "count" and amount.counter in ("명", "인")
    if people or (head.mention is None and head.lemma in _PEOPLE):
        own = next((node for node in clause.parts if node.role == "subject"), None)
        if own is None:
            return clause._replace(words=f"who {said}")
        return (
            clause if ACTING.search(own.lemma) else clause._replace(words=f"whose {re.sub('^(?:the|an?) ', '', said)}")
        )
    return clause


_WHERE = re.compile(r"(?:지역|시군|시군구|마을|곳|현장|도시|구간|해역|농장|지구|단지|사업장|놀이터|공간|쉼터|공원)$")
"""Ends of nouns for where something happens."""
_AREAS = re.compile(r"\b(?:cities|counties|areas|regions|villages|districts|sites|places|locations)$")


def _happens(clause: Node) -> bool:
    """The clause has its own subject and no object: what happens at the noun (특보가 내려진 지역)."""
    roles = [node.role for node in clause.parts]
    happens = clause.lemma in (*INTRANSITIVE, "뛰어놀", "놀") or clause.lemma.endswith(("되", "지", "리", "나"))
    return happens and "subject" in roles and not {"object", "figure"} & set(roles)


def _is_plural(head: Node) -> bool:
    counted = head.quantity is not None and head.quantity.unit == "count"
    if counted and re.match(r"(?:[\d,]+|two|three|four|five|six|seven|eight|nine|ten)$", head.words):
        return True
    return (counted or head.mention is None) and is_plural(head.words)


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
        elif made == last.words and (of := national(last, node)):
            made = f"{of} {node.words}"
        elif at == len(nodes) - 1 and node.words.startswith(("a ", "an ")):
            made = f"{made} {node.words.partition(' ')[2]}"
        elif last.is_a("place") and node.words[:1].isupper() and node.quantity and made.startswith(f"{last.words}, "):
            made = f"{last.words} {node.words}{made.removeprefix(last.words)}"
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
    return re.sub(r"^((?:about |more than )?[\d,]+) nationwide (.+)$", r"\1 \2 nationwide", made)


_NATIONAL = re.compile(
    r"(?:[a-z]ese|[a-z]an|[a-z]ish|French|Dutch|Swiss|Thai|Iraqi|Israeli|Pakistani|Greek|Czech|Saudi|Emirati)$"
)


def national(country: Node, noun: Node) -> str:
    """A country before a noun: Chinese exports, the U.S. market, China's Ministry of Education; empty for other places."""
    mention = country.mention
    if mention is None or not re.fullmatch(r"place:[A-Z]{2}", mention.key) or not country.is_a("place"):
        return ""
    if mention.key == "place:US":
        return "U.S."
    if noun.is_a("organization"):
        return f"{country.words}'s" if not country.words.endswith("s") else ""
    if noun.mention is not None or not noun.words[:1].islower():
        return ""
    forms = (form for form in mention.renderings["en"].accepted if form != country.words)
    return next((form for form in forms if _NATIONAL.search(form)), "")


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
    if amount.unit == "percent" and noun.split()[-1] in ("stake", "interest", "share", "discount", "deposit"):
        last_word = noun.split()[-1]
        before = noun.removesuffix(last_word).strip()
        if last_word != "stake" or not before:
            return f"a {figure.words} {noun}"
        owner = f"a {before}" if before[0].islower() and not is_plural(before) else before
        return f"a {figure.words} stake in {owner}"
    if amount.unit == "ordinal" or figure.words[:1].isupper() or _ORDINAL.search(figure.words):
        return f"{noun} {figure.words}"
    unit = table().get(amount.counter or "")
    if unit is not None and unit.kind == "container" and amount.unit == "count":
        return f"{figure.words} of {plural(noun)}"
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
    if noun.split()[-1][:4].lower() == tail[:4].lower():
        return f"{figure.words.removesuffix(tail)}{plural(noun) if amount.value != 1 else noun}"
    return f"{noun} {figure.words}"


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
    if amount is not None and amount.unit == "percent":
        return re.search(r"% of (?:the )?(?:[a-z]+ )*[a-z]+s$", node.words) is not None
    if amount is not None:
        return amount.unit == "count" and amount.value != 1
    if (
        node.mention is None
        and node.lemma in PLURALS
        and not re.match(r"(?:an?|one|this|that|each|every) ", node.words)
    ):
        return True
    if node.mention is None and is_plural(
        re.split(r" (?:of|that|who|in|from|for|to|with|at|worth|per)\b", node.words)[0]
    ):
        return True
    return bool(re.search(r"\band\b", node.words)) or bool(
        re.match(r"(?:the )?(?:[\d,]+|two|three|four|five|six|seven|eight|nine) ", node.words)
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
