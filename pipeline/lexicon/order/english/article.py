"""English articles and plurals, which Korean doesn't have: by what the noun is and by what stands around it.

Nouns that can't be counted get no article unless something behind them says which one is meant; a topic, a noun with
an of-phrase and a superlative get "the", other modified nouns "a". Groups of people (주민, 학생) are plural.
"""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import plural
from pipeline.lexicon.order.node import FREELY, NAMED, Node

_DETERMINED = re.compile(
    r"(?:(?:the|an?|this|these|that|those|its|his|her|their|our|each|every|all|any|some|no|another|both|various|many|much|"
    r"several|more|most|less|few|fewer|such|other|others|last|next|what|who|one|half|about|only|also|up to|at least|over|"
    r"under|nearly|almost|around|more than|less than|worth|per|a total|today|tomorrow|"
    r"yesterday|he|she|it|they|we|i|him|them|us|once|twice|up|down|at|of|in|on|from|with|by|for|to|as|after|before|per cent|no\.|so far)\b|(?!\d+(?:st|nd|rd|th)\b)[\d$€£¥“\"‘(-]|(?!(?:wo)?men[’']|children[’'])\w+[’']s? )",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:(?!first (?:new|attempt))first|last|only|same|final|next|previous|following|remaining|rest|largest|\w+[^aeiou]iest|highest|lowest|biggest|smallest|"
    r"longest|shortest|latest|oldest|best|worst|main|whole|entire|present|\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|"
    r"seventh|eighth|ninth|tenth|early|second half|first half|world|public|other party)\b"
)
_MASS = word_set(
    """
    advertising advice agriculture aid air alcohol access assistance attention awareness blood budgeting capital care cargo cash cement
    certification clothing coal commerce competitiveness compensation concrete confidence congestion construction consumption content
    cooperation copper corruption cotton credit crime cultivation culture damage data debris demand diplomacy disclosure distribution
    drinking dust education efficiency electricity employment energy engineering enforcement entertainment environment equipment
    evidence expertise feedback fertilizer finance fishing flooding food freight fruit fuel funding furniture garbage gas gasoline
    gold goods governance growth health healthcare heat help history home homework housing hydrogen hygiene imports industry inflation
    information infrastructure innovation insurance interest investment iron judgment justice knowledge labor land law leather leave
    lending lighting liquidity litigation livestock logistics love machinery maintenance management manpower manufacturing marketability
    marketing material meat medicine merchandise milk money music navigation news nutrition observation oil operation oxygen paper parking
    participation patrol payment peace pepper personnel petroleum plastic pollution poverty power precipitation prevention privacy
    procurement production productivity progress promotion property protection publicity quality rain rainfall recovery recycling
    recruitment rehabilitation rent repair research restoration revenue rice safety salt sand satisfaction scrap seafood seawater seaweed
    security sewage shipping shopping silence silver sleep snow software soil spending staff steel storage stock strength sugar supervision
    supply support sunlight surveillance tax technology timber time tofu tourism trade traffic training transparency transport transportation
    trash travel treatment turnout unemployment unrest use usage violence wage waste wastewater water wealth weather welfare wheat wildlife
    wood work youth nationwide abroad overseas everyone everything nothing each everywhere domestic approval sales exports production
    serialization hiring hospitalization opposition deliberation renovation experience smoking drinking participation progress tuition kimchi
    vaccination inoculation legislation immigration integration dementia cancer diabetes influenza pre-order tungsten lithium uranium tuna ramyeon coffee tea beer wine rest itself thereby together
    real-time full-time stainless officially directly jointly he she it they we i him them us person
    """.replace("\n", " ")
)
"""Nouns without a plural, and words that take no article."""
_BEHIND_A_NAME = re.compile(
    r"\b(?:Ministry|Agency|Commission|Service|Administration|Institute|Committee|Council|Office|Bureau|Authority|Court|Board|"
    r"Foundation|Association|Federation|Headquarters|Center|Union|Guard|Station|Fund|Police|Government|Museum|Council|Army|Navy|"
    r"Library|Corporation|League|Prosecutors|Assembly|Bank of \w+|University of \w+|Society|Hall|Department|Party|Club)$|"
    r"^(?:Ministry|Bank|University|Board|Institute|Bureau|Office|Department|Museum|Embassy|City|Association|Council|Committee) of\b|"
    r"\b(?:Ministry|Institute|Agency|Administration|Association|Center|Bureau|Commission|Service|Foundation|Council|Corporation|Fund) (?:of|for|on)\b"
)
_OFFICE = re.compile(
    r"(?:(?:Vice )?Minister|Governor|Mayor|Commissioner|Superintendent|Prime Minister)(?: of (?:the )?[A-Z].*)?$"
)
"""An office without the name of who holds it."""
_COUNTRIES = re.compile(
    r"^(?:United States|United Kingdom|Netherlands|Philippines|United Arab Emirates|Czech Republic|European Union|Middle East)$"
)
PLURALS = word_set(
    "사람 이용객 여행객 탑승객 입장객 내방객 참관객 탐방객 주민 학생 환자 소비자 청년 노인 근로자 노동자 시민 고객 상인 관광객 관람객 방문객 이용자 가입자 참가자 참석자 피해자 어린이 아동 여성 남성 "
    "자영업자 소상공인 농업인 어업인 농민 어민 농가 어가 입주민 투자자 구직자 실업자 승객 운전자 외국인 장애인 졸업생 유학생 대학생 초등학생 중학생 "
    "고등학생 청소년 임산부 노동조합원 조합원 임직원 직원 교사 교원 의사 간호사 의료진 전문가 연구자 관계자 지역민 도민 군민 구민 국민 관중 시청자 독자 "
    "창업자 예비창업자 사업자 납세자 채무자 보행자 응답자 대상자 신청자 수급자 생존자 실종자 부상자 사망자 이재민 귀농인 다문화가족 가족 "
    "중소기업 스타트업 협력사 협력업체 입주기업 음식점 어선 차량 매장 점포"
)
"""Nouns that mean many where nothing says how many."""
_AMOUNT = re.compile(
    r"(?:about |a total of |over |more than |nearly )?(?:[\d$]|(?:two|three|four|five|six|seven|eight|nine) )"
)
_SINGLE = re.compile(r"\b(?:an?|one|this|that|each|every|another|any|no|single|first|same)\b")
_MAKES = re.compile(
    r"\b(?:open|build|built|hold|held|launch|sign|mak|made|develop|creat|set up|install|establish|releas|unveil|introduc|issu|publish|"
    r"form|hir|win|won|receiv|propos|suggest|conven|stag|host|organiz|found|find|post|record|submit|carr|conduct|offer|giv|gave|buy|bought)"
)


def many(head: Node, front: Sequence[Node]) -> Node:
    """The head as a plural where it means many and nothing counts or names it."""
    if head.mention is not None or head.lemma not in PLURALS or not re.search(r"[a-z]$", head.words):
        return head
    if is_plural(head.words) or any(node.quantity is not None for node in front):
        return head
    if any(node.role == "determiner" and _SINGLE.search(node.words) for node in front):
        return head
    return head._replace(words=plural(head.words))


def is_plural(words: str) -> bool:
    """Whether the last word of a noun phrase is a plural."""
    last = words.split()[-1] if words.split() else ""
    return last in ("people", "children", "men", "women", "police", "crew", "staff", "personnel") or (
        last.endswith("s") and not last.endswith(("ss", "us", "is", "sis", "news", "series"))
    )


def with_article(core: str, head: Node, front: Sequence[Node], back: Sequence[str]) -> str:
    """The noun phrase's core with its article, if it needs one; ``back`` is what stands behind it."""
    if core == "anyone":
        return core
    if _is_worth(core, head, front):
        return f"{_indefinite(core)} {core}"
    if re.match(r"(?:two|three|four|five) \w+", core) and head.role == "topic" and head.date is None:
        return f"the {core}"
    if re.match(r"\d+(?:st|nd|rd|th) |number of (?!times\b)", core):
        return f"the {core}"
    if (
        not core
        or _DETERMINED.match(core)
        or re.match(r"(?:Week|Game|Phase|Zone|Unit|Section|Round|Line) \d", core)
        or re.search("[가-힣]", core)
        or core.endswith("ed")
    ):
        return core
    if head.role in ("topic", "subject") and not front and _OFFICE.match(core):
        return f"the {core}"
    if head.mention is not None and head.is_a(*NAMED):
        named = _BEHIND_A_NAME.search(head.words) or (_COUNTRIES.match(head.words) and not front)
        named = named or core.startswith("U.S.")
        return f"the {core}" if named and not (front and front[0].is_a("person")) else core
    if (
        front
        and front[0].is_a("organization", "place")
        and not core.startswith("U.S.")
        and _is_named_with_the(front[0].words)
    ):
        return f"the {core}"
    base, of, amount = core.partition(" of ")
    if of and _AMOUNT.match(amount):
        plain = is_plural(base) or base.split()[-1] in _MASS or not re.search("[a-z]$", base) or base == "damage"
        return core if plain else f"{_indefinite(core)} {core}"
    if head.quantity is not None or head.date is not None or head.role in ("time", "figure"):
        return core
    return _common(core, head, front, back)


def _common(core: str, head: Node, front: Sequence[Node], back: Sequence[str]) -> str:
    """A common noun's core with its article."""
    if head.lemma in FREELY and head.form in ("로", "으로"):
        return core
    last = core.split()[-1]
    titled = core.endswith("”") and not core.startswith("“")
    if last[:1].isupper() and not core[:1].islower():
        return core
    if last in _MASS or last.removesuffix("”") in _MASS or last.endswith("ly"):
        return f"the {core}" if back and _is_of(back) else core
    if titled:
        return f"the {core}"
    if is_plural(core):
        return f"the {core}" if _FIRST.search(core) and last not in ("sales", "exports", "earnings") else core
    if not re.search(r"[a-z]\)?$", last):
        return core
    return f"{_article(core, head, front, back)} {core}"


def _is_named_with_the(name: str) -> bool:
    return bool(_BEHIND_A_NAME.search(name) or _COUNTRIES.match(name))


def _is_worth(core: str, head: Node, front: Sequence[Node]) -> bool:
    """A noun with its price before it: a $38.4 million contract."""
    priced = bool(front) and front[-1].quantity is not None and front[-1].quantity.unit.isupper()
    countable = head.mention is None and re.search(r"[a-z]$", core) and core.split()[-1] not in _MASS
    return bool(priced and countable and re.match(r"[$\d]", core) and not is_plural(core))


def _is_of(back: Sequence[str]) -> bool:
    return any(re.match(r"(?:of (?![\d$])|that )", words) for words in back)


def _article(core: str, head: Node, front: Sequence[Node], back: Sequence[str]) -> str:
    """Which of the two a singular noun gets."""
    if _FIRST.search(core) or head.role in ("topic", "genitive", "partitive"):
        return "the"
    amount = any(re.match(r"(?:of|worth) (?:about |over )?[\d$]", words) for words in back)
    if _is_of(back) and not amount and not any(words.startswith("that ") for words in back):
        return "the"
    if not front and not back and head.role in ("subject", "place", "object"):
        return "the"
    return _indefinite(core)


def _indefinite(core: str) -> str:
    vowel = re.match(r"(?:[aeio]|[AEIO][a-z]|un(?!i)|u[^sn]|hour|honor|8|11\b|18\b|MVP|MOU|SN|AI|LED|X-)", core)
    return "an" if vowel and not re.match(r"(?:one|[Ee]u)", core) else "a"


def made_new(words: str, node: Node, verb: str) -> str:
    """A bare object of a verb that brings it about: opened a school, signed an agreement."""
    if (
        not words.startswith("the ")
        or not _MAKES.search(verb)
        or _FIRST.search(words)
        or " of " in words
        or "“" in words
    ):
        return words
    if node.mention is not None or is_plural(words):
        return words
    return f"{_indefinite(words[4:])} {words[4:]}"


def kept(words: str) -> str:
    """The object of a verb of change, which was there before: raised the forecast."""
    return re.sub(r"^an? (?!.* (?:of|worth) [\d$]|.*\bthat )(?=[a-z])", "the ", words)


def definite(words: str) -> str:
    """A noun of a topic's list: the city for a city."""
    return re.sub(r"^an? (?=[a-z])", "the ", words)
