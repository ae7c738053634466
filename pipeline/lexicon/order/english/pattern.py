"""What press Korean says in fixed patterns, as English says it: nodes joined or turned before they are laid out."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.gloss import Unit
from pipeline.lexicon.inflect import gerund, past, plural, third
from pipeline.lexicon.order.english.ending import enough, ranked, turned
from pipeline.lexicon.order.english.noun import bare_count
from pipeline.lexicon.order.english.voice import base_of
from pipeline.lexicon.order.node import ACTING, NOMINAL, VERBAL, Node
from pipeline.lexicon.segment import index

_ASKING = word_set("당부하 요청하 촉구하 부탁하 호소하 주문하 밝히 말하 전하")
_GROUPS = word_set(
    "학생 환자 주민 직원 고객 관광객 이용자 신청자 농민 승객 근로자 가입자 대상자 수급자 응답자 교사 아동 어린이 청년 노인"
)
_PER = re.compile(r"per (?!cent)[a-z]+$")
_MOVED = word_set("늘 늘어나 증가하 줄 줄어들 감소하 급증하 급감하 오르 상승하 하락하 떨어지")


def underway(nodes: Sequence[Node], units: Sequence[Unit]) -> list[Node]:
    """원인을 조사 중이다 → is investigating the cause; ``nodes`` are those of ``units``, one each."""
    made = list(nodes)
    around = frozenset(node.lemma for node in nodes)
    for at in range(len(nodes) - 1):
        stem = re.fullmatch(r"(\S+) 중", units[at].surface)
        doing = stem is not None and nodes[at].words.startswith(("in the middle of ", "under "))
        verb = index().find(f"{stem[1]}하다", ("verb",), lambda: around) if stem and doing else None
        be = nodes[at + 1]
        if verb is None or stem is None or be.lemma != "이" or be.role not in VERBAL:
            continue
        link = re.search(r" (?:and|but)$", be.words)
        words = f"{'was' if be.past else 'is'} {gerund(verb.en)}{link[0] if link else ''}"
        words = f"that {words}" if be.role == "relative" else words
        made[at : at + 2] = [be._replace(words=words, lemma=f"{stem[1]}하"), Node("end", "")]
    return made


def patterned(nodes: Sequence[Node]) -> list[Node]:
    """The nodes with the patterns of press Korean in them made English."""
    made = list(nodes)
    for change in (
        _worth,
        _rated,
        _counted,
        _joined,
        _asked,
        _told_amount,
        _happened,
        _expected,
        _by_doing,
        _soon_after,
        _inside,
        _themed,
        enough,
        ranked,
        turned,
    ):
        made = change(made)
    return made


def _worth(nodes: list[Node]) -> list[Node]:
    """213건, 3860만달러 규모의 상담을 → 213 consultations worth $38.6 million: one thing, counted and valued."""
    made = list(nodes)
    for at in range(len(made) - 4):
        count, comma, money, scale = made[at : at + 4]
        one, two = count.quantity, money.quantity
        thing = next((n for n in range(at + 4, len(made)) if made[n].role != "bare"), at)
        counted = one is not None and one.counter in ("건", "차례", "회") and made[thing].role in ("object", "subject")
        if comma.role == "comma" and scale.lemma == "규모" and two is not None and two.unit.isupper() and counted:
            noun = made[thing]._replace(role="bare", form="")
            made[at : thing + 1] = [money, scale, *made[at + 4 : thing], noun, made[thing]._replace(
                words=count.words, lemma=count.lemma, mention=count.mention)]  # fmt: skip
    return made


def _rated(nodes: list[Node]) -> list[Node]:
    """1인당 20만 원의 → of 200,000 won per person; 학생 1인당 → per student; 환자 1,000명당 → per 1,000 patients."""
    made: list[Node] = []
    rate = ""
    for at, node in enumerate(nodes):
        ahead = nodes[at + 1] if at + 1 < len(nodes) else None
        before = made[-1] if made else None
        group = before is not None and before.role == "bare" and before.lemma in _GROUPS and before.mention is None
        per = _PER.match(node.words) is not None and node.role in ("bare", "adverb", "figure", "place")
        if before is not None and group and node.words == "per person":
            node = node._replace(words=f"per {before.words}")
            made.pop()
        counted = re.match(r"per ([\d,]+) people$", node.words)
        if before is not None and group and counted:
            words = f"{counted[1]} {plural(before.words)}"
            made[-1] = before._replace(role="place", words=words, preposition="per", form="당")
        elif per and ahead is not None and (ahead.quantity is not None or _PER.match(ahead.words)):
            rate += f" {node.words}"
        else:
            made.append(node._replace(words=node.words + rate) if rate else node)
            rate = ""
    return made


def _counted(nodes: list[Node]) -> list[Node]:
    """모두 140대를 → a total of 140; 전국 32개 팀 → 32 teams nationwide; 1만 원짜리 상품권 → … worth 10,000 won."""
    made: list[Node] = []
    for node in nodes:
        before = made[-1] if made else None
        amount = node.quantity
        if amount is not None and amount.counter in ("팀", "개 팀", "개팀") and re.fullmatch(r"[\d,]+", node.words):
            node = node._replace(words=f"{node.words} teams")
        if before is None or amount is None:
            made.append(node)
        elif before.words == "all" and before.role == "adverb" and amount.unit != "ordinal":
            made[-1] = node._replace(words=f"a total of {node.words}") if node.words[:1].isdigit() else node
        elif before.words == "nationwide" and amount.unit == "count" and node.words.endswith((" people", " teams")):
            made[-1] = node._replace(words=f"{node.words} nationwide")
        elif node.words.startswith("worth ") and node.role in ("bare", "figure"):
            made.append(node._replace(role="partitive"))
        else:
            made.append(node)
    return made


def _joined(nodes: list[Node]) -> list[Node]:
    """올해 들어, 2015년부터 지금까지, 매주 수요일, 축제마다, 인상하는 내용의, 경제적으로 어려운, 지난 5년간, 관련 예산, 야외 행사."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        ahead = nodes[at + 1] if at + 1 < len(nodes) else None
        before = made[-1] if made else None
        noun = ahead is not None and ahead.role in ("bare", "object", "subject", "topic", "genitive", "place", "link")
        if ahead is not None and node.words == "that passed" and ahead.role == "time" and ahead.quantity is not None:
            node = node._replace(role="determiner", words="past", lemma="지난")
        elif noun and node.role == "bare" and node.words in _BEFORE_NOUN:
            node = node._replace(words=_BEFORE_NOUN[node.words])
        elif node.role == "place" and node.form == "다" and ahead is not None and ahead.role == "relative":
            node = node._replace(role="clause", words=third(node.words))
        elif noun and node.role == "bare" and node.is_a("title") and ahead is not None and ahead.mention is None:
            node = node._replace(words=node.words[:1].lower() + node.words[1:])
        elif noun and node.role == "bare" and re.match(r"within (?!\d)", node.words):
            node = node._replace(role="partitive", preposition="in", words=node.words.removeprefix("within "))
        if node.words == "full" and ahead is not None and ahead.quantity is not None and ahead.quantity.unit == "age":
            continue
        if before is None:
            made.append(node)
        elif before.date is not None and node.lemma == "들" and node.words.startswith("lifted"):
            first = ahead is not None and ahead.role == "time"
            made[-1] = before._replace(words=before.words if first else f"so far {before.words}")
        elif before.words.startswith("from ") and before.date is not None and node.words == "so far":
            made[-1] = before._replace(words="since" + before.words[4:])
        elif before.words == "every week" and re.match(r"on \w+day$", node.words):
            made[-1] = node._replace(words=f"every {node.words[3:]}")
        elif before.role == "bare" and before.mention is None and (node.role, node.form) == ("particle", "마다"):
            made[-1] = before._replace(role="place", words=f"each {before.words}", preposition="for", form="마다")
        elif before.role == "relative" and node.lemma == "내용" and node.role == "genitive":
            continue
        elif before.lemma == "적" and before.words.endswith("ly") and node.role == "determiner":
            hard = "disadvantaged" if node.words == "difficult" else node.words
            made[-1] = node._replace(words=f"{before.words} {hard}", lemma="")
        else:
            made.append(node)
    return made


_BEFORE_NOUN = {"outdoors": "outdoor", "indoors": "indoor", "related to": "related", "after school": "after-school"}
"""Glosses of nouns that stand before another noun as adjectives."""


def _asked(nodes: list[Node]) -> list[Node]:
    """서둘러 달라고 당부했다 → asked people to hurry; 정부에 … 달라고 요청했다 → asked the government to …"""
    made = list(nodes)
    for at, node in enumerate(nodes[:-1]):
        found = re.match(r"(?:asks?|asked) to (.+)$", node.words) if node.role == "quote" else None
        saying = nodes[at + 1]
        if found is None or saying.role not in VERBAL or saying.lemma not in _ASKING:
            continue
        start = max((n for n in range(at) if nodes[n].role in (*VERBAL, "topic")), default=-1)
        asked = next((n for n in range(start + 1, at) if _is_asked(nodes[n], saying)), None)
        whom = "" if asked is not None else " people"
        made[at] = node._replace(words=f"to {found[1]}", form="달라")
        said = re.sub(r"^(?:said|told|says|tells|conveyed|requested)\b", "asked", saying.words)
        made[at + 1] = saying._replace(words=re.sub(r"^(asked|asks|urged|urges)\b(?: to\b)?", rf"\1{whom}", said))
        if asked is not None:
            made[at + 1 : at + 1] = [made[asked]._replace(role="object", preposition="", form="를")]
            del made[asked]
        return made
    return made


def _is_asked(node: Node, saying: Node) -> bool:
    """Somebody, or a body, of whom something is asked: 시민에게, 정부에."""
    body = node.form == "에" and node.role == "place" and node.mention is None and ACTING.search(node.lemma)
    return node.form in ("에게", "에게는", "께") or bool(body and saying.lemma in ("요청하", "촉구하", "주문하"))


def _told_amount(nodes: list[Node]) -> list[Node]:
    """신고가 12% 줄어든 1,530건이라고 → reports fell 12% to 1,530."""
    for at in range(1, len(nodes) - 2):
        verb, amount, be = nodes[at : at + 3]
        share = nodes[at - 1].quantity is not None and nodes[at - 1].role == "figure"
        if verb.role != "relative" or verb.lemma not in _MOVED or be.lemma != "이" or not share:
            continue
        if amount.quantity is None or amount.quantity.unit != "count":
            continue
        if be.role not in ("quote", "predicate", "clause") or amount.role != "figure":
            continue
        words = past(base_of(verb.words.removeprefix("that ")))
        goal = amount._replace(role="place", form="로")
        link = " and" if be.words.endswith(" and") else ""
        told = be._replace(words=words + link, lemma=verb.lemma, past=True)
        return [*nodes[: at - 1], goal, nodes[at - 1], told, *nodes[at + 3 :]]
    return nodes


def _happened(nodes: list[Node]) -> list[Node]:
    """산불은 모두 214건 발생했다 → a total of 214 forest fires occurred."""
    made = list(nodes)
    for at in range(2, len(nodes)):
        verb, amount = nodes[at], nodes[at - 1]
        if verb.lemma != "발생하" or verb.role not in ("predicate", "clause", "quote") or amount.role != "figure":
            continue
        average = nodes[at - 2].role == "bare" and nodes[at - 2].words in ("annual average", "daily average")
        whole = amount.words.startswith("a total of ")
        last = at - 3 if average else at - 2
        what = nodes[last]
        if last < 0 or what.role not in ("topic", "subject") or what.mention is not None or amount.quantity is None:
            continue
        first = last
        while first and nodes[first - 1].role == "bare" and nodes[first - 1].mention is None:
            first -= 1
        if first and nodes[first - 1].role in NOMINAL:
            continue
        nouns = " ".join(node.words for node in nodes[first:last])
        count = bare_count(amount.words.removeprefix("a total of "))
        of = f"an {nodes[at - 2].words} of " if average else "a total of " if whole else ""
        of = of.replace("an daily", "a daily")
        subject = what._replace(words=f"{of}{count} {nouns} {plural(what.words)}".replace("  ", " "), lemma="")
        return [*made[:first], subject, *made[at:]]
    return made


def _themed(nodes: list[Node]) -> list[Node]:
    """‘바다’를 주제로 한 전시 → an exhibition on the theme of “the Sea”; 걷기 좋은 도시 → a city good for walking."""
    made: list[Node] = []
    for node in nodes:
        before = made[-1] if made else None
        theme = before is not None and before.preposition == "under the theme of" and before.words
        if before is not None and theme and (node.role, node.lemma) == ("relative", "하"):
            made[-1] = before._replace(role="object", preposition="", form="를")
            made.append(node._replace(words="on the theme of"))
        elif (
            before is not None
            and before.words == "under the theme of"
            and node.lemma == "하"
            and node.role == "relative"
        ):
            made[-1] = Node("particle", "", form="를", lemma="JKO")
            made.append(node._replace(words="on the theme of"))
        elif before is not None and node.role == "determiner" and node.words == "good" and _is_verb(before.words):
            base = base_of(before.words)
            made.pop()
            whom = made.pop() if made and made[-1].role in ("subject", "topic") and made[-1].mention is None else None
            said = f"for {plural(whom.words)} to {base} in" if whom is not None else f"for {gerund(base)}"
            made.append(node._replace(role="relative", words=f"good {said}", lemma=""))
        elif _supports(node) and _handed(made):
            made.append(node._replace(words=re.sub(r"\bsupport(s|ed)?\b", _provided, node.words)))
        else:
            made.append(node)
    return made


def _handed(made: list[Node]) -> bool:
    """Money stands before the verb, with how long it is paid between them or not: 매달 50만원씩 6개월간."""
    paid = next((node for node in reversed(made) if node.role != "time"), None)
    return paid is not None and paid.quantity is not None and paid.quantity.unit.isupper()


def _supports(node: Node) -> bool:
    return node.role in VERBAL and node.lemma == "지원하"


def _provided(found: re.Match[str]) -> str:
    return {"s": "provides", "ed": "provided"}.get(found[1] or "", "provide")


def _expected(nodes: list[Node]) -> list[Node]:
    """시는 관광객이 늘 것으로 기대하고 있다 → the city expects tourists to …: who expects isn't what changes."""
    for at, node in enumerate(nodes):
        found = re.match(r"(?:is|was|are|were) expecting to (.+)$|(?:expects|expected) to (.+)$", node.words)
        if found is None or node.role not in ("predicate", "clause", "quote"):
            continue
        before = [item.role for item in nodes[:at]]
        if "topic" not in before or "subject" not in before[len(before) - 1 - before[::-1].index("topic") :]:
            continue
        words = re.sub(r",? and$", "", found[1] or found[2])
        quote = node._replace(role="quote", words=f"will {words}", form="것으로")
        tail = " and" if node.words.endswith(" and") else ""
        return [
            *nodes[:at],
            quote,
            node._replace(words=f"{'expected' if node.past else 'expects'}{tail}", lemma="기대하"),
            *nodes[at + 1 :],
        ]
    return nodes


def _by_doing(nodes: list[Node]) -> list[Node]:
    """강좌를 여는 등 지원을 확대하다 → by opening a course and other means."""
    made = list(nodes)
    for at, node in enumerate(nodes[:-1]):
        found = re.match(r"including (\w+.*)$", node.words)
        if found is not None and node.form in ("등", "") and _is_verb(found[1]) and nodes[at + 1].role != "particle":
            made[at] = node._replace(role="clause", words=f"by {gerund(base_of(found[1]))}", form="등")
    return made


def _is_verb(words: str) -> bool:
    """A finite verb of the lexicon stands first: holds, opened."""
    return base_of(words) != words


def _soon_after(nodes: list[Node]) -> list[Node]:
    """불이 난 지 2시간 만에 → two hours after the fire broke out."""
    made: list[Node] = []
    for node in nodes:
        before = made[-1] if made else None
        since = before is not None and before.role == "clause" and re.match(r"since (.+)$", before.words)
        later = re.match(r"after (.+)$", node.words) if node.role == "time" else None
        if before is not None and since and later and node.quantity is not None:
            made[-1] = before._replace(words=f"{later[1]} after {past(base_of(since[1]))}", past=True)
        else:
            made.append(node)
    return made


_BELIEVES = re.compile(r"(?:believe|expect|predict|forecast|estimate|project|hope)")


def _inside(nodes: list[Node]) -> list[Node]:
    """공원 안에 → inside the park; 줄어들 것”이라고 → will decrease."""
    made: list[Node] = []
    for at, node in enumerate(nodes):
        before = made[-1] if made else None
        if before is not None and before.role == "relative" and _BELIEVES.match(node.words) and node.role in VERBAL:
            words = re.sub(r"^to ", "will ", before.words.removeprefix("that "))
            made[-1] = before._replace(role="quote", words=words, form="것으로")
        ends = at + 1 < len(nodes) and nodes[at + 1].role == "close"
        if node.role == "place" and node.form == "에" and node.words.startswith("inside "):
            made.append(node._replace(words=node.words.removeprefix("inside "), preposition="inside"))
        elif before is not None and before.words.startswith("to ") and node.lemma == "것" and not node.words and ends:
            made[-1] = before._replace(role="predicate", words=f"will {before.words[3:]}", form="것")
        else:
            made.append(node)
    return made
