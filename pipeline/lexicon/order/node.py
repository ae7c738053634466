"""The units of a Korean sentence as nodes for laying out: what each word is to the words around it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.facts.tables import word_set
from pipeline.lexicon.gloss import Unit
from pipeline.lexicon.segment import index
from pipeline.records import DateValue, Mention, Quantity, TargetLang

Role = Literal[
    "bare", "figure", "determiner", "genitive", "link", "relative", "partitive", "such", "topic", "subject", "object",
    "place", "time", "adverb", "lead", "quote", "clause", "predicate", "particle", "comma", "dot", "dash", "open",
    "close", "break", "end",
]  # fmt: skip
NOMINAL: tuple[Role, ...] = ("bare", "figure", "determiner", "genitive", "link", "relative", "partitive", "such")
VERBAL: tuple[Role, ...] = ("clause", "predicate", "quote", "relative")
_QUOTATIVE = re.compile(r"[다라자냐]고$|[다라]며$|[다라]면서$|[다라]는데$")
_PREPOSITION = {
    "en": re.compile(r"^(in|to|until|from|than|every|only|also|on|at|with|by|for|as|between|up to|even) (?=\S)"),
    "zh": re.compile(r"^(在|向|至|从|比|每|仅|也|与|作为)(?=.)"),
}
_PLAIN = word_set("이 가 을 를 은 는 의 에 로 으로 ᆫ")
"""Particles without words of their own: a gloss that begins like a preposition is the noun's."""
_AND = re.compile(r"(?: and| or|和|与|及|或)$")
_SAYS = re.compile(r"^(?:대하|따르|통하|위하|관하|관련하|인하|의하|비하|걸치|맞|맞추|향하|둘러싸|놓|기하|비롯하|포함하|제외하|두|하|"
                   r"앞두|달하|이르|넘|거치|이용하|활용하|상당하|해당하|속하|위치하|더하|힘입|기반하|기초하|근거하|비교하|잇|이어)$")  # fmt: skip
"""Stems of the verbs inside particles of several words (에 대한, 를 위해, 에 따라)."""
FREELY = word_set(
    "무료 별도 개별 순차 자동 최대 최소 본격 정식 전액 현금 실시간 온라인 차례 단계 공동 무상 추가 직접 처음"
)
"""Nouns that are adverbs with 로."""
INTRANSITIVE = word_set(
    "참가하 참석하 참여하 증가하 감소하 상승하 하락하 출발하 도착하 거주하 근무하 활동하 성장하 발생하 종료하 존재하 위치하 개막하 폐막하 개장하 "
    "급증하 급감하 급등하 급락하 합격하 입주하 방문하 출범하 우승하 마감하 하 지나 살 있 없 가 오 나 나오 늘 줄 오르 내리 떨어지 걸리 속하 들 "
    "들어가 들어서 늘어나 줄어들 일하 남 모이 이르 달하 흐르 자라 앉 서 되 쉬 죽 넘 일어나 끝나 시작하 어울리 다니 떠나 돌아오 입학하 졸업하 "
    "당선하 맞 향하 오래가 뛰 걷 날 웃 울 싸우 움직이 이기"
)
"""Stems of verbs without an object: before a noun they are active (참가한 선수: that took part)."""
WITHIN = word_set("나 일어나 발생하 터지 무너지 끊기 쌓이 자라 흐르 멈추 열리 묻히 늘 줄 살 있 없 모이 일하")
"""Stems of verbs for what things do or undergo by themselves, so that a noun behind them is where they do."""
ADVERBIAL = word_set(
    "공동 소폭 대폭 최초 처음 직접 전격 공식 본격 집중 조기 신규 추가 우선 별도 일제 무상 유상 정식 동시 연속 점차 전원 전액 전량 "
    "무료 최종 첫 자체 단독 긴급 특별 정기 상시 수시 자동 개별 순차 단계 일부 "
    "전면 제때 잠정 불구속 강제 불법 무단 임시 상호"
)
"""Nouns that stand before a verb as adverbs (공동 탐사하다)."""
PASTIMES = word_set(
    "배우 읽 보 즐기 체험하 쉬 놀 뛰놀 뛰어놀 공부하 관람하 먹 운동하 연습하 일하 만나 살 머무르 머물 걷 앉 감상하 쇼핑하 산책하 묵 모이"
)
"""Stems of verbs for what people do at a place, so that it is no object of theirs (책을 읽을 수 있는 곳)."""
_TIMES = ("minute", "hour", "day", "week", "month", "year")
NAMED = ("person", "organization", "place", "term", "title")
_LISTS = ("와", "과", "하고", "이나", "나", "이랑", "랑", "며", "이며")
CAUSES = word_set(
    "화재 사고 폭우 태풍 지진 부진 영향 부상 질병 폭설 가뭄 장마 한파 폭염 홍수 산불 침수 정전 고장 파업 전쟁 감염 감염병 적조 강풍 "
    "붕괴 악화 둔화 침체 급증 급감 감소 상승 하락 호조 여파 노후화 고령화 혐의 결함 오류 부족 확산 효과 덕 재해 집중호우 호우 누수 낙뢰 개통 완공 준공 이유 장애 때문"
)
"""Nouns behind which 로 gives the reason."""
ACTING = re.compile(
    r"(?:회사|기업|업체|[가-힣]사|정부|당국|시|군|구|도|부|청|처|위|단|팀|자|인|원|생|측|회|당|관|국|행|장|진|님|씨|들|학교|대|대학|병원|센터|"
    r"경찰|검찰|법원|노조|조합|선수|감독|대표|사람|국민|여성|남성|청년|의사|교사|고객|그|이들|우리|로봇|나라|도시|가족|부부|군인|팬|은행|연구소|[가-힣]가|체|업계|학계|재계|관계)$"
)
"""Ends of nouns for who can do something."""
MEETINGS = (
    "위원회",
    "회의",
    "협의회",
    "회담",
    "총회",
    "포럼",
    "간담회",
    "이사회",
    "정상회의",
    "협상",
    "대화",
    "면담",
    "협의",
)
_HOLDS = word_set("열 개최하 갖 가지 소집하 마치")
_SESSION = re.compile(r"\b(?:meeting|talks|conference|summit|session)\b|会议|会谈|座谈会")
_CONNECTIVES = ("및", "또는", "혹은", "내지")


class Node(NamedTuple):
    """A phrase in the target language: its words, what it is to its verb, and its preposition."""

    role: Role
    words: str
    preposition: str = ""
    mention: Mention | None = None
    lemma: str = ""
    """The Korean head: a noun, or a verb's stem (공개하, 늘)."""
    form: str = ""
    """The Korean particle or ending."""
    parts: tuple["Node", ...] = ()
    """Of a clause: its arguments in Korean order; of a linked noun: its modifiers and itself alone."""
    past: bool = False
    stop: bool = False
    """A comma that is no link stands behind it."""

    @property
    def quantity(self) -> Quantity | None:
        """The amount a figure stands for."""
        value = self.mention.value if self.mention is not None else None
        return value if isinstance(value, Quantity) else None

    @property
    def date(self) -> DateValue | None:
        """The date the node stands for."""
        value = self.mention.value if self.mention is not None else None
        return value if isinstance(value, DateValue) else None

    def is_a(self, *kinds: str) -> bool:
        """Whether the node is a mention of one of these kinds."""
        return self.mention is not None and self.mention.kind in kinds


class Piece(NamedTuple):
    """One of Kiwi's tokens: form, main tag."""

    form: str
    tag: str


def made_node(unit: Unit, inside: Sequence[Piece], mention: Mention | None, lang: TargetLang) -> Node:
    last = inside[-1] if inside else Piece("", "NNG")
    if unit.surface in _CASES and not unit.gloss:
        return Node("particle", "", form=unit.surface, lemma=_CASES[unit.surface])
    if inside and all(piece.tag[0] == "J" for piece in inside) and not unit.gloss:
        return Node("particle", "", form=last.form, lemma=last.tag)
    words = unit.gloss or ("" if last.tag[0] in "JE" and len(inside) == 1 else unit.surface)
    if inside and inside[0] in (("것", "NNB"), ("거", "NNB"), ("수", "NNB"), ("씨", "NNB")) and not unit.gloss:
        words = ""
    role = _role(words, inside, mention)
    if role in ("place", "figure", "bare") and _lasting(unit.surface, mention):
        role = "time"
    if role == "clause" and last.tag == "NNG" and " " not in unit.surface:
        role = "bare"
    lemma = _lemma(inside, role)
    past = any(piece.tag == "EP" and piece.form in ("었", "았", "였") for piece in inside)
    if role == "relative" and lemma == "이" and not unit.gloss and mention is None:
        words = {"en": "that was" if past else "that is", "zh": "的"}[lang]
    if (lang == "en" and words in ("even once", "even one")) or _RATE.match(words):
        role = "adverb"
    if lang == "en" and role == "figure" and mention is not None and (often := _often(mention, words)):
        role, words = "adverb", often
    if lang == "en" and role == "predicate" and words.startswith("be "):
        words = ("was" if past else "is") + words[2:]
    if any(piece.tag == "VCP" for piece in inside) and words in ("be", "是"):
        words = {"en": "is", "zh": "是"}[lang] if role != "relative" else {"en": "that is", "zh": "的"}[lang]
    form, preposition = last.form if last.tag[0] in "JE" else "", ""
    if role == "link":
        words = _AND.sub("", words)
    if role == "genitive" and lang == "zh":
        words = words.removesuffix("的")
    if role in ("place", "topic", "subject", "object", "genitive", "link", "partitive") and inside:
        found = _prefix(words, inside, lang)
        if found and not (role == "genitive" and mention is not None and mention.kind == "date"):
            preposition, words = found[1], words[found.end() :]
    if role == "link" and preposition in ("with", "与"):
        preposition = ""
    particles = [piece.form for piece in inside if piece.tag[0] == "J"]
    if role == "place" and len(particles) > 1 and particles[0] == "에" and last.tag == "JX":
        form, preposition = "에", ""
    if last.form == "함께" and words.startswith("together with "):
        role, preposition, words = "place", "together with", words[14:]
    return Node(role, words, preposition, mention, lemma, form, (), past)


_RATE = re.compile(r"(?:once|one in) every |每.{1,12}一[次人]$")
"""How often something happens: once every nine seconds."""


def _often(mention: Mention, words: str) -> str:
    """How many times: once, twice, 30 times; empty for other amounts."""
    amount = mention.value
    if not isinstance(amount, Quantity) or amount.unit != "count" or amount.counter not in ("차례", "번"):
        return ""
    bare = words.removesuffix("s").removesuffix(" time")
    return {"one": "once", "two": "twice"}.get(bare, f"{bare} times")


def _lasting(surface: str, mention: Mention | None) -> bool:
    """A duration as an adverb: 3년간, 열흘 동안, 7년 만에."""
    amount = mention.value if mention is not None else None
    if not isinstance(amount, Quantity) or amount.unit not in _TIMES:
        return False
    return surface.endswith(("간", "동안", "만에", "내내", "이내에", "내에", "뒤", "후"))


def _prefix(words: str, inside: Sequence[Piece], lang: TargetLang) -> re.Match[str] | None:
    """The preposition at the beginning of a gloss, if its particle can have given one."""
    particles = [piece.form for piece in inside if piece.tag[0] == "J"]
    if (
        _is_particle(inside)
        or len(particles) > 1
        or inside[-1].form in _BOUND
        or (len(inside) > 1 and inside[-2].form in _BOUND)
    ):
        return _prefixes(lang).match(words)
    if not particles or particles[0] in _PLAIN:
        return _AS[lang].match(words) if particles and particles[0] in ("로", "으로") else None
    return _PREPOSITION[lang].match(words)


_CASES = {"을": "JKO", "를": "JKO", "은": "JX", "는": "JX", "이": "JKS", "가": "JKS", "의": "JKG"}
_BOUND = ("중", "가운데", "때문", "덕분", "대신", "탓", "이후", "이래", "이전")
_AS = {"en": re.compile(r"^(as|to|with|by) (?=\S)"), "zh": re.compile(r"^(作为|至|到)(?=.)")}


@lru_cache(maxsize=2)
def _prefixes(lang: TargetLang) -> re.Pattern[str]:
    """What particles of several words say before their noun, the longest first."""
    said = {"of", "among", "in", "on", "at", "from", "with"} if lang == "en" else {"在", "从", "与", "向", "因", "由于"}
    for senses in index().senses.values():
        for entry in senses.get("particle", ()):
            words = (entry.en if lang == "en" else entry.zh).split("…")[0].strip()
            said.add(words)
    options = "|".join(re.escape(words) for words in sorted(filter(None, said), key=len, reverse=True))
    return re.compile(f"^({options}){' ' if lang == 'en' else ''}(?=.)")


def _lemma(inside: Sequence[Piece], role: Role) -> str:
    """The last noun, or the stem of the verb."""
    if role in VERBAL or role == "determiner":
        for at, piece in enumerate(inside):
            if piece.tag in ("VV", "VA", "XSV", "XSA", "VCP", "VCN"):
                before = inside[at - 1].form if at and piece.tag in ("XSV", "XSA") else ""
                return before + piece.form
        if inside and inside[0].tag == "VX":  # a verb that Kiwi takes for an auxiliary behind a phrase
            return inside[0].form
    nouns = [piece.form for piece in inside if piece.tag[0] in "NXS" and piece.tag not in ("XSV", "XSA")]
    return nouns[-1] if nouns else ""


_SIMPLE: dict[str, Role] = {
    "JKO": "object", "JKG": "genitive", "JC": "link", "EF": "predicate", "MM": "determiner", "ETM": "relative",
    "MAG": "adverb", "MAJ": "lead", "SP": "comma", "SSO": "open", "SSC": "close", "SF": "end", "VCP": "predicate",
    "JKQ": "quote", "SE": "break", "SO": "dash",
}  # fmt: skip


def _role(words: str, inside: Sequence[Piece], mention: Mention | None) -> Role:
    last = inside[-1] if inside else Piece("", "NNG")
    tags = [piece.tag for piece in inside]
    dated = mention is not None and isinstance(mention.value, DateValue)
    if len(inside) == 1 and last.form == "씩":
        return "adverb"
    if inside and inside[0] == ("등", "NNB") and "VV" not in tags and tags[1:2] != ["NNB"]:
        return "such"
    if last.form in _CONNECTIVES:
        return "link"
    if len(inside) == 1 and last.form in tuple("·・ㆍ‧∙•"):
        return "dot"
    if last.tag == "SS" and len(inside) == 1:
        return "open" if last.form in "<《「『[(“‘" else "close"
    if _is_particle(inside) and not words.startswith("that "):
        return "partitive" if last.tag == "ETM" else "place"
    if last.tag == "ETM":
        before = tags[-2] if len(tags) > 1 else ""
        return "determiner" if before in ("VA", "XSA") and not words.startswith(("that ", "可以", "能")) else "relative"
    if last.tag == "EC" and last.form == "게" and tags[-2:-1] in (["VA"], ["XSA"]):
        return "adverb"
    if last.tag == "EC":
        return "quote" if _QUOTATIVE.search(last.form) else "clause"
    if last.tag[0] == "J":
        return _cased(last, words, dated, before=tags[-2] if len(tags) > 1 else "")
    told = mention is not None and isinstance(mention.value, Quantity)
    if last.form in ("중", "가운데") and words.startswith("among "):
        return "partitive"
    if last.form in ("중", "가운데") and (told or inside[0].form in ("이", "그")):
        return "partitive"
    if last.tag in ("NNB", "NNG") and any(tag[0] == "E" for tag in tags[:-1]) and mention is None:
        return "time" if inside[0].form == "지나" else "clause"
    if last.tag in _SIMPLE:
        return _SIMPLE[last.tag]
    if dated:
        return "time"
    return "figure" if mention is not None and isinstance(mention.value, Quantity) else "bare"


def _cased(last: Piece, words: str, dated: bool, before: str) -> Role:
    """What a particle makes of its noun."""
    if before and before[0] == "E" and before not in ("ETN",):
        return "quote" if last.tag == "JKQ" else "clause"
    if last.form in _LISTS and (last.tag == "JC" or (last.tag == "JKB" and (before == "NNB" or _AND.search(words)))):
        return "link"
    if last.tag in ("JX", "JKS", "JKC") and before != "JKB":
        if last.form in ("은", "는", "도", "ᆫ", "이란", "란"):
            return "time" if dated else "topic"
        if last.tag == "JKS" or last.form in ("이", "가"):
            return "subject"
        if last.form in ("을", "를"):
            return "object"
        if last.tag == "JKC":
            return "object"
    if last.tag in ("JKB", "JX", "JKV"):
        return "time" if dated else "place"
    return _SIMPLE.get(last.tag, "place")


def _is_particle(inside: Sequence[Piece]) -> bool:
    """A noun with a particle of several words: 협약에 따라, 지역을 위한."""
    for at in range(1, len(inside) - 2):
        if (
            inside[at].tag in ("JKB", "JKO")
            and inside[at - 1].tag != "ETN"
            and inside[0].tag[0] in "NS"
            and _SAYS.match(inside[at + 1].form)
        ):
            rest = inside[at + 2 :]
            return (
                len(rest) <= 2 and rest[-1].tag in ("EC", "ETM") and rest[-1].form not in ("고", "며", "지만", "으며")
            )
    return False


def met(verb: Node | None) -> bool:
    """회의를 열고: the meeting at which something is then agreed, which isn't agreed itself."""
    if verb is not None and verb.lemma in ("만나", "방문하", "면담하", "둘러보"):
        return True
    if verb is None or verb.lemma not in _HOLDS:
        return False
    if any(part.quantity is not None and part.quantity.counter in ("차례", "번", "회") for part in verb.parts):
        return False
    return _SESSION.search(verb.words) is not None or any(part.lemma.endswith(MEETINGS) for part in verb.parts)
