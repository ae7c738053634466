"""English verb phrases turned: a plan told once for all its verbs, a thing done told in the passive."""

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import gerund, is_modal, participle, past, third
from pipeline.lexicon.order.build import Span
from pipeline.lexicon.order.node import ACTING, INTRANSITIVE, Node, met
from pipeline.lexicon.segment import index

_PLAN = re.compile(
    r"^((?:plans?|planned|decided?s?|agree[sd]?|(?:is|are|was|were)(?: expected| scheduled| set| likely)?|aims?|aimed|intends?|intended|tries|tried|continue[sd]?) "
    r"(?:not )?to|(?:will|would|can|could|must|had to)(?: not)?) (?!not )(.+)$"
)
"""What frames a verb: plans to, decided to, will."""
LASTS = re.compile(r"\b(?:run|operate|hold|accept|recruit|continue|be held|remain|stay|receive|exhibit|display)\b")
"""Verbs for what goes on until a date."""
_CHAINS = ("고", "어", "거나")
_BE = re.compile(r"^(?:is|are|was|were|be|been|has|have|had)\b")
_LINK = re.compile(r"(,? (?:and|but|or))$")
_DECISION = re.compile(r"^(decided|decides|agreed|agrees) to (not )?(.+)$")
_MADE = word_set(
    "만들 맺 짓 빌리 빌려주 세우 뽑 팔 찾 내놓 담 넣 줄이 늘리 올리 낮추 높이 바꾸 나누 고치 미루 없애 받 알리 싣 쓰 치르 보내 들이 헐 부수 허물 뜯 묻 꾸미"
)
"""Stems of verbs without 하다 that need an object."""
_DONE = word_set(
    "조사 행사 공사 심사 검사 수사 대회 회의 지원 인원 재원 공원 정원 자원 요인 원인 승인 할인 시장 현장 주장 전시회 계획서 기간 시간 구간 중간 공간 계약 공연 채용"
)
"""Nouns with such an end that things are done to."""
_GOES_BY_ITSELF = word_set(
    "운행하 운영하 통과하 착공하 준공하 개통하 개관하 개항하 연결하 회복하 진행하 지속하 확대하 축소하 변화하 완료하 연속하 우려하 예상하 기대하 말하 밝히"
)
"""Verbs that have a 되다 beside them and yet work without an object."""
_PERSONS = ("명", "인", "팀", "개사", "곳", "개국", "사람")


@lru_cache(maxsize=1)
def _bases() -> dict[str, str]:
    """The base for each finite form of the lexicon's verbs."""
    found = {"is": "be", "was": "be", "are": "be", "were": "be", "has": "have", "had": "have"}
    for senses in index().senses.values():
        for entry in (*senses.get("verb", ()), *senses.get("phrase", ())):
            base = entry.en.partition(" ")[0]
            if base.isalpha() and base.islower():
                found.setdefault(third(base), base)
                found.setdefault(past(base), base)
                found.setdefault(gerund(base), base)
    return found


def base_of(words: str) -> str:
    """The base of a finite verb phrase, with "not" before it where it is negated.

    >>> base_of("brings in"), base_of("did not sign"), base_of("jointly surveyed")
    ('bring in', 'not sign', 'jointly survey')
    """
    negated = re.match(r"(?:did|does|do) not ", words)
    if negated:
        return f"not {words[negated.end() :]}"
    first, space, rest = words.partition(" ")
    if first.endswith("ly") and rest and first not in _bases():
        return f"{first} {base_of(rest)}"
    return _bases().get(first, first) + space + rest


def planned_once(parts: Sequence[Span]) -> list[Span]:
    """The clauses with what frames the last of a chain of verbs before the first: plans to build a plant and hire 20 people.

    A chain is clauses in 고 and 어 without a subject of their own that share the planned verb's one.
    """
    made = _intended([_told(span) for span in parts])
    for at in range(len(made) - 2, -1, -1):
        verb, said = made[at].verb, made[at + 1].verb
        if verb is not None and said is not None and _chained(made[at]) and said.role == "quote" and not said.past:
            made[at] = made[at]._replace(verb=verb._replace(words=third(base_of(verb.words))))
    for at in range(len(made) - 1, 0, -1):
        verb = made[at].verb
        frame = _PLAN.match(verb.words) if verb is not None else None
        if verb is None or frame is None or frame[2].startswith("be ") or _own(made[at]) or made[at].leads:
            continue
        first = at
        agreed = frame[1].startswith(("agreed", "decided"))
        while (
            first
            and _chained(made[first - 1])
            and not (agreed and met(made[first - 1].verb))
            and (first == at or not _own(made[first]))
        ):
            first -= 1
        if first == at:
            continue
        for n in range(first, at):
            item = made[n].verb
            if item is not None:
                made[n] = made[n]._replace(verb=_by(item._replace(words=base_of(item.words))))
        start = made[first].verb
        made[at] = made[at]._replace(verb=_by(verb._replace(words=frame[2])))
        if start is not None:
            made[first] = made[first]._replace(verb=start._replace(words=f"{frame[1]} {start.words}"))
    return made


def _intended(parts: Sequence[Span]) -> list[Span]:
    """What is done until a year to come is a plan: will spend 45 billion won by 2028 and replace the pipes."""
    made = list(parts)
    for at, span in enumerate(parts):
        verb = span.verb
        if verb is None or verb.past or verb.role not in ("predicate", "quote") or verb.lemma in _STANDS:
            continue
        if _PLAN.match(verb.words) or is_modal(verb.words) or _BE.match(verb.words):
            continue
        first = at
        while first and _chained(made[first - 1]) and not _own(made[first]):
            first -= 1
        times = [
            n for item in made[first : at + 1] if item.verb is not None for n in item.verb.parts if n.role == "time"
        ]
        base = base_of(verb.words)
        if any(_is_ahead(node) for node in times) and base != verb.words:
            made[at] = span._replace(verb=verb._replace(words=f"will {base}"))
    return made


def _is_ahead(time: Node) -> bool:
    surface = time.mention.surface if time.mention is not None else ""
    return _FUTURE.match(surface) is not None or (
        time.words.startswith("until ") and re.match(r"20\d\d년|올해 말|연말|내년", surface) is not None
    )


_FUTURE = re.compile(r"^(?:오는|다음 ?달|다음 ?주|내달|내주|내년|향후|앞으로|내후년)")
_STANDS = word_set(
    "이 있 없 아니 남 달하 이르 해당하 필요하 예상되 기대되 전망되 추정되 집계되 나타나 보이 알려지 차지하 위하 대하 하"
)


def future(verb: Node) -> Node:
    """What is told in the present of a day to come: will open, will be held."""
    words, link = _LINK.sub("", verb.words), (_LINK.search(verb.words) or [""])[0]
    finite = verb.role in ("predicate", "quote") or (
        verb.role == "clause" and verb.form in ("고", "며", "되", "지만", "으며")
    )
    if not finite or verb.past or verb.lemma in _STANDS:
        return verb
    times = [node for node in verb.parts if node.role == "time" and node.mention is not None]
    if not any(_FUTURE.match(node.mention.surface) for node in times if node.mention is not None):
        return verb
    if (
        _PLAN.match(words)
        or is_modal(words)
        or re.match(r"(?:has|have|had|let|it|there|to|is (?:to|expected|scheduled))\b", words)
    ):
        return verb
    base = base_of(words)
    if base.startswith("be ") and not verb.lemma.endswith(("되", "지", "리", "받")):
        return verb
    if base == words:
        return verb
    return verb._replace(words=f"will {base}{link}")


def _by(verb: Node) -> Node:
    """A planned verb: what is done until 2030 is done by then, unless it lasts."""
    if LASTS.search(verb.words):
        return verb
    parts = (
        node._replace(words="by " + node.words[6:]) if node.role == "time" and node.words.startswith("until ") else node
        for node in verb.parts
    )
    return verb._replace(parts=tuple(parts))


def _told(span: Span) -> Span:
    """Plans and copulas don't borrow the past of the sentence's end; a decision in a chain is past."""
    verb = span.verb
    if verb is None or verb.past or verb.role != "clause":
        return span
    if verb.lemma in _AT_ONCE and verb.form in ("고", "어", "며", "으며") and third(base_of(verb.words)) == verb.words:
        verb = verb._replace(words=past(base_of(verb.words)), past=True)
        return span._replace(verb=verb)
    words = re.sub(r"^planned to ", "plans to ", re.sub(r"^decides to ", "decided to ", verb.words))
    if verb.lemma == "이":
        words = re.sub(r"^was\b", "is", words)
    return span._replace(verb=verb._replace(words=words))


_AT_ONCE = word_set("숨지 다치 사망하 부상하 붙잡 검거하 체포하 구속하")
"""What is over when it is told, even where the sentence goes on in the present (숨지고 … 치료를 받고 있다)."""


def _own(span: Span) -> bool:
    parts = span.verb.parts if span.verb is not None else ()
    return span.topic is not None or any(node.role == "subject" for node in parts)


def _chained(span: Span) -> bool:
    """A clause whose verb the next one's plan goes for too."""
    verb = span.verb
    if verb is None or verb.role != "clause" or verb.form not in _CHAINS or verb.past:
        return False
    if any(node.role == "subject" for node in verb.parts):
        return False
    return not (_BE.match(verb.words) or _PLAN.match(verb.words) or is_modal(verb.words)) and not re.match(
        r"(?:if|when|as|while|because|so|by|after|before|to|for|without)\b", verb.words
    )


_CONTENT = word_set(
    "계획 방안 계약 협약 협정 사업 방침 정책 대책 조치 법안 목표 프로젝트 방법 기술 합의 결정 공사 예산 작업 수술 절차 기회 능력 노력 운동 "
    "캠페인 제안 안건 전략 구상 의견 요청 권한 개정안 조례안"
)
"""Nouns whose relative clause says what they are about: 공장을 짓는 계획, a plan to build a plant."""


_ABOUT = ("는", "다는", "ㄴ다는", "ᆫ다는", "는다는", "자는")


def contained(clause: Node, head: Node) -> Node:
    """The clause before a noun as what the noun is about, where it is such a noun: to build for that builds."""
    said = re.match(r"that (?!is |was |are |were |will |can |could |does |did |has |had )", clause.words)
    if clause.role != "relative" or clause.form not in _ABOUT or head.lemma not in _CONTENT or not said:
        return clause
    if any(node.role == "subject" for node in clause.parts):
        return clause
    words = f"to {base_of(clause.words[said.end() :])}"
    if not LASTS.search(words):
        words = re.sub(r" until (?=(?:the end of |next |this )?\w+)", " by ", words)
    return clause._replace(words=words)


def is_thing(topic: Node) -> bool:
    """The topic is no person, place or body: things are done to it."""
    if topic.is_a("person", "organization", "place", "title", "term"):
        return False
    amount = topic.quantity
    if amount is not None:
        return topic.words[:1].isdigit() and not (amount.unit == "count" and (amount.counter or "명") in _PERSONS)
    return topic.words.rpartition(" ")[2][:1].islower() and (not ACTING.search(topic.lemma) or topic.lemma in _DONE)


def is_decided_for(topic: Node, verb: Node) -> bool:
    """A decision with an object of its own about a thing: 배당은 540원을 유지하기로 했다."""
    return is_thing(topic) and _DECISION.match(verb.words) is not None and any(n.role == "object" for n in verb.parts)


def is_undergone(topic: Node, verb: Node) -> bool:
    """The topic is what is done: 협약은 체결하지 않았다, 12채는 텃밭으로 만들었다."""
    if any(node.role in ("object", "subject", "quote", "bare") for node in verb.parts) or verb.role == "quote":
        return False
    if not is_thing(topic):
        return False
    if verb.lemma in INTRANSITIVE or verb.lemma in _GOES_BY_ITSELF:
        return False
    if verb.lemma.endswith("하"):
        return len(verb.lemma) > 2 and f"{verb.lemma[:-1]}되다" in index().senses
    return verb.lemma in _MADE


def passive(words: str, *, many: bool) -> str:
    """The passive of a finite verb phrase, empty where it has none.

    >>> passive("did not sign", many=False), passive("plans to apply", many=False), passive("made", many=True)
    ('was not signed', 'is to be applied', 'were made')
    """
    words, link = _LINK.sub("", words), (_LINK.search(words) or [""])[0]
    been, be = ("were", "are") if many else ("was", "is")
    going = re.match(r"(?:is|was|are|were) (?=\w+ing\b)", words)
    if going:
        said = been if words.startswith("w") else be
        return f"{said} being {participle(base_of(words[going.end() :]))}{link}"
    if _BE.match(words):
        return ""
    frame = _PLAN.match(words)
    if frame is not None:
        said = re.sub(r"^plans? to$", f"{be} to", frame[1])
        said = re.sub(r"^planned to$", f"{been} to", said)
        return f"{said} be {participle(frame[2])}{link}" if not _BE.match(frame[2]) else ""
    base = base_of(words)
    if base.startswith("not "):
        return f"{been if words.startswith('did') else be} not {participle(base[4:])}{link}"
    first = words.partition(" ")[0]
    return f"{be if first == third(base.partition(' ')[0]) else been} {participle(base)}{link}"


def decided(topic: str, verb: Node) -> Node | None:
    """It was decided not to …: a decision about the topic, None where the verb tells none."""
    found = _DECISION.match(verb.words)
    if found is None:
        return None
    words = f"it was {participle(base_of(found[1]))} {found[2] or ''}to {found[3]}"
    return verb._replace(words=words, parts=(Node("object", topic), *verb.parts))
