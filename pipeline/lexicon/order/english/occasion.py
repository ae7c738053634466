"""What courts, matches, appointments and forecasts are told with, as English tells it, before the clauses are laid out."""

import re
from collections.abc import Sequence

from pipeline.facts.names.romanize import surnames
from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import past, plural, third
from pipeline.lexicon.order.english.voice import base_of
from pipeline.lexicon.order.node import VERBAL, Node

_SUITS = word_set("소송 소 항소 상고 가처분 신청 헌법소원 청구 이의 탄원 취소소송 손해배상소송")
_RULES = word_set("판결하 명령하 권고하 지시하 요구하 주문하 결정하")
_OFFICE = re.compile(r"(?:장|관|감독|위원|대사|대표|이사|사장|회장|총재|총장|코치|지사|의원|교수|사령관|검사|판사)$")
_RUNS = word_set("달리 이어가 이어 기록하 거두 올리 질주하 이어나가")
_STREAKS = {"연승": "wins", "연패": "losses", "연속": "games"}
_ALL = word_set("전체 총 연간 전년 한해 누적")


def on_occasion(nodes: Sequence[Node]) -> list[Node]:
    """The nodes with what is said of parties, verdicts, runs of wins and offices made English."""
    made = list(nodes)
    for change in (
        _apposed,
        _against,
        _drawn,
        _ever_first,
        _unnamed,
        _sentenced,
        _ordered,
        _filed,
        _expected,
        _streak,
        _served,
        _including,
        _whole_year,
        _first_in,
        _of_this,
    ):
        made = change(made)
    return made


def _unnamed(nodes: list[Node]) -> list[Node]:
    """김 모 씨에게 → Kim: a party told by the family name only."""
    made: list[Node] = []
    at = 0
    while at < len(nodes):
        whole = nodes[at].lemma
        if (
            len(whole) == 2
            and whole[1] == "모"
            and whole[0] in surnames()
            and at + 1 < len(nodes)
            and nodes[at + 1].lemma == "씨"
        ):
            made.append(nodes[at + 1]._replace(words=surnames()[whole[0]][0][0]))
            at += 2
            continue
        family = surnames().get(nodes[at].words) or surnames().get(nodes[at].lemma)
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        if (
            family
            and nodes[at].role == "bare"
            and nodes[at].mention is None
            and after is not None
            and after.lemma == "모"
        ):
            head = nodes[at + 2] if at + 2 < len(nodes) and nodes[at + 2].lemma == "씨" else None
            made.append((head or after)._replace(words=family[0][0], lemma="씨"))
            at += 3 if head is not None else 2
        else:
            made.append(nodes[at])
            at += 1
    return made


def _sentenced(nodes: list[Node]) -> list[Node]:
    """김 씨에게 징역 4년을 선고했다 → sentenced Kim to four years in prison."""
    for at in range(1, len(nodes) - 1):
        jail, span, verb = nodes[at - 1 : at + 2]
        if (
            verb.lemma not in ("선고하", "구형하")
            or jail.lemma not in ("징역", "금고", "징역형")
            or span.quantity is None
        ):
            continue
        start = max((n for n in range(at) if nodes[n].role in ("topic", "clause", "quote")), default=-1)
        whom = next((n for n in range(at - 2, start, -1) if nodes[n].form in ("에게", "에게는")), None)
        term = Node("place", f"{span.words} in prison", "to", span.mention, "징역")
        if verb.lemma == "구형하" or whom is None:
            return [*nodes[: at - 1], span._replace(words=f"{span.words} in prison", mention=None), *nodes[at + 1 :]]
        told = nodes[whom]._replace(role="object", preposition="", form="를")
        return [*nodes[:whom], told, *nodes[whom + 1 : at - 1], term, *nodes[at + 1 :]]
    return nodes


def _ordered(nodes: list[Node]) -> list[Node]:
    """회사가 … 배상하라고 판결했다 → ruled that the company must compensate."""
    made = list(nodes)
    for at, node in enumerate(nodes[:-1]):
        verb = nodes[at + 1]
        told = node.role == "quote" and node.form.endswith("라고") and verb.lemma in _RULES and verb.role in VERBAL
        start = max((n for n in range(at) if nodes[n].role in (*VERBAL, "topic")), default=-1)
        own = any(item.role == "subject" for item in nodes[start + 1 : at])
        if told and own and node.words.startswith("to "):
            modal = "must" if verb.lemma in ("판결하", "명령하", "결정하") else "should"
            made[at] = node._replace(words=f"{modal} {base_of(node.words[3:])}")
    return made


def _filed(nodes: list[Node]) -> list[Node]:
    """소송을 냈다, 회사가 낸 소송 → filed."""
    made = list(nodes)
    for at, node in enumerate(nodes):
        if node.role not in VERBAL or node.lemma not in ("내", "제기하"):
            continue
        near = [nodes[at - 1]] if at and nodes[at - 1].role == "object" else []
        if node.role == "relative":
            near += [item for item in nodes[at + 1 : at + 6] if item.role not in VERBAL]
        if any(item.lemma in _SUITS for item in near):
            words = re.sub(r"\b(?:produced|submitted|posted|paid|raised|made)\b", "filed", node.words)
            made[at] = node._replace(words=re.sub(r"\b(?:produces|submits|posts|pays|raises|makes)\b", "files", words))
    return made


def _expected(nodes: list[Node]) -> list[Node]:
    """늘어날 것으로 보고 있다 → expects."""
    made = list(nodes)
    for at, node in enumerate(nodes):
        found = re.match(r"(is|was|are|were) (?:seeing|estimating|looking at)\b", node.words)
        start = max((n for n in range(at) if nodes[n].role in ("predicate", "clause")), default=-1)
        quoted = any(item.role == "quote" for item in nodes[start + 1 : at])
        if node.lemma == "보" and node.role in VERBAL and found and quoted:
            will = any(item.role == "quote" and item.words.startswith("will ") for item in nodes[start + 1 : at])
            base = "expect" if will else "believe"
            words = past(base) if found[1] in ("was", "were") else third(base)
            made[at] = node._replace(words=words + node.words[found.end() :])
    return made


def _streak(nodes: list[Node]) -> list[Node]:
    """3연승을 달렸다 → won three in a row."""
    made = list(nodes)
    for at, node in enumerate(nodes[:-1]):
        amount, verb = node.quantity, nodes[at + 1]
        kind = amount.counter if amount is not None else None
        if kind not in ("연승", "연패") or verb.lemma not in _RUNS or verb.role not in VERBAL or node.role != "object":
            continue
        link = re.search(r",? (?:and|but)$", verb.words)
        words = ("won" if kind == "연승" else "lost") if verb.past or verb.role == "clause" else "has won"
        number = re.sub(r" (?:consecutive|straight|wins?|losses|games?).*$", "", node.words)
        made[at] = node._replace(role="figure", words=f"{number} in a row", form="")
        made[at + 1] = verb._replace(words=words + (link[0] if link else ""))
    return made


def _served(nodes: list[Node]) -> list[Node]:
    """본부장을 지냈다 → served as division head."""
    made = list(nodes)
    for at, node in enumerate(nodes[:-1]):
        verb = nodes[at + 1]
        office = node.is_a("title") or _OFFICE.search(node.lemma)
        if node.role == "object" and office and verb.lemma in ("지내", "역임하", "맡") and verb.role in VERBAL:
            words = re.sub(r"\b(?:spent time|spends time|served|held|passed)\b.*?(?= and$|$)", "served as", verb.words)
            made[at + 1] = verb._replace(words=words)
    return made


def _including(nodes: list[Node]) -> list[Node]:
    """금메달 7개를 포함해 메달 24개로 → with 24 medals, including seven gold medals."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        before = made[-1] if made else None
        found = (
            re.match(r"including (.+)$", node.words) if node.role == "clause" and node.quantity is not None else None
        )
        amounts = [n for n in range(at + 1, min(at + 5, len(nodes))) if nodes[n].quantity is not None]
        if found is None or before is None or before.role != "bare" or not amounts:
            made.append(node)
            continue
        counted = found[1]
        if counted.endswith(" people") or not re.search(r"[a-z]+ [a-z]", counted):
            counted = f"{counted.removesuffix(' people')} {plural(_person(made[-2:]))}"
            del made[-2 if len(made) > 1 and made[-2].role == "bare" else -1 :]
        else:
            made.pop()
        whole = amounts[0]
        noun = nodes[whole - 1]
        own = whole - 1 > at and noun.role == "bare" and noun.mention is None
        total = f"{nodes[whole].words} {plural(noun.words)}" if own else nodes[whole].words
        told = nodes[whole]._replace(words=f"{total}, including {counted},", lemma=noun.lemma)
        return [*made, *nodes[at + 1 : whole - own], told, *nodes[whole + 1 :]]
    return made


def _person(nouns: Sequence[Node]) -> str:
    """South Korean crew member: the noun counted, with a nation before it."""
    first, noun = nouns[0], nouns[-1]
    if first is noun or first.role != "bare":
        return noun.words
    return f"{'South Korean' if first.words == 'South Korea' else first.words} {noun.words}"


def _whole_year(nodes: list[Node]) -> list[Node]:
    """지난해 전체 매출을 → last year's total sales."""
    made = list(nodes)
    for at, node in enumerate(nodes[:-2]):
        year = (
            node.role == "time"
            and not node.form
            and node.date is not None
            and re.match(r"(?:last|this|next) \w+$", node.words)
        )
        if at and year and nodes[at + 1].lemma in _ALL and nodes[at + 1].role in ("bare", "determiner"):
            made[at] = node._replace(role="determiner", words=f"{node.words}'s", mention=None)
    return made


def _first_in(nodes: list[Node]) -> list[Node]:
    """점유율 1위인 업체 → company ranked first in market share."""
    made: list[Node] = []
    for node in nodes:
        amount = node.quantity
        rank = amount is not None and amount.unit == "ordinal" and amount.counter == "위"
        if not (rank and node.role == "relative" and node.lemma == "이" and made and made[-1].role == "bare"):
            made.append(node)
            continue
        said: list[str] = []
        while made and made[-1].role == "bare" and made[-1].quantity is None:
            said.insert(0, made.pop().words)
        place = "first" if node.words == "1st" else node.words
        made.append(node._replace(words=f"that ranks {place} in {' '.join(said)}", mention=None, form="는"))
    return made


_BODIES = word_set(
    "회사 업체 기업 은행 병원 학교 대학 도시 지역 나라 단체 기관 제품 사업 법인 매장 공장 단지 구단 팀 선수 씨"
)


def _of_this(nodes: list[Node]) -> list[Node]:
    """이 회사 주가 → this company's stock price."""
    made = list(nodes)
    for at, node in enumerate(nodes[:-2]):
        body, thing = nodes[at + 1], nodes[at + 2]
        this = (
            node.role in ("determiner", "bare")
            and node.words == "this"
            and body.role == "bare"
            and body.lemma in _BODIES
        )
        if not this or thing.mention is not None or body.mention is not None or not thing.words[:1].islower():
            continue
        if thing.role in ("bare", "topic", "subject", "object", "place"):
            made[at + 1] = body._replace(role="determiner", words=f"{body.words}'s")
    return made


_SUPERLATIVE = re.compile(r"(?:\w+est|first|only|top|last)\b")


def _apposed(nodes: list[Node]) -> list[Node]:
    """이 회사 최대주주인 한마루는 → Hanmaru, which is this company's largest shareholder."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        named = at + 1 < len(nodes) and nodes[at + 1].is_a("person", "organization")
        noun = (
            node.role == "relative"
            and node.lemma == "이"
            and node.mention is None
            and re.match(r"[a-z]+(?: [a-z]+)*$", node.words)
        )
        if not named or not noun or node.words.startswith(("that ", "to ")):
            made.append(node)
            continue
        owner: list[str] = []
        while made and made[-1].role in ("bare", "determiner") and made[-1].quantity is None:
            owner.insert(0, made.pop().words)
        of = f"{' '.join(owner)}'s " if owner and (owner[0] == "this" or owner[-1][:1].isupper()) else ""
        words = of + " ".join([*([] if of else owner), node.words])
        article = "" if of else "the " if _SUPERLATIVE.match(words) else "an " if words[0] in "aeio" else "a "
        made.append(node._replace(words=f"that is {article}{words}", form="는"))
    return made


def _against(nodes: list[Node]) -> list[Node]:
    """회사를 상대로 → against the company; 원고 승소로 판결했다 → ruled for the plaintiff."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        before = made[-1] if made else None
        ruled = re.match(r"ruling (for|against) (the \w+)$", node.words)
        if before is not None and before.role == "object" and node.lemma == "상대" and node.form == "로":
            made[-1] = before._replace(role="place", preposition="against", form="에")
        elif ruled and node.form == "로" and at + 1 < len(nodes) and nodes[at + 1].lemma == "판결하":
            made.append(node._replace(role="figure", words=f"{ruled[1]} {ruled[2]}", form=""))
        else:
            made.append(node)
    return made


def _drawn(nodes: list[Node]) -> list[Node]:
    """인천과 2-2로 비겼다 → drew 2-2 with Incheon; 왕리를 이겼다 → beat Wang Li."""
    made = list(nodes)
    for at, node in enumerate(nodes[:-1]):
        score = nodes[at + 1].quantity
        goals = node.quantity is not None and node.quantity.counter == "골"
        if (goals or node.lemma == "골") and nodes[at + 1].lemma == "넣" and nodes[at + 1].role in VERBAL:
            made[at + 1] = nodes[at + 1]._replace(words=re.sub(r"\bputs? in\b", "scored", nodes[at + 1].words))
        if node.role == "link" and node.form in ("와", "과") and score is not None and score.unit == "score":
            made[at] = node._replace(role="place", preposition="with")
        if node.role == "object" and node.mention is not None and node.quantity is None:
            for n in range(at + 1, min(at + 4, len(nodes))):
                if nodes[n].lemma == "이기" and nodes[n].role in VERBAL:
                    made[n] = nodes[n]._replace(words=re.sub(r"\bw[io]ns?\b", "beat", nodes[n].words))
    return made


def _ever_first(nodes: list[Node]) -> list[Node]:
    """세계 최초로 → for the first time in the world."""
    made: list[Node] = []
    for node in nodes:
        found = re.match(
            r"(?:(world|South Korea|Korea)['’]s first|first in (?:the )?(world|South Korea|Korea))$", node.words
        )
        if node.lemma == "최초" and node.form == "로" and found:
            where = found[1] or found[2]
            words = f"for the first time in {'the world' if where == 'world' else where}"
            made.append(node._replace(role="adverb", words=words))
        else:
            made.append(node)
    return made
