"""The English preposition for a Korean particle, by the verb and the noun it stands between."""

import re

from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import gerund, participle, participle_of
from pipeline.lexicon.order.english.voice import base_of
from pipeline.lexicon.order.node import ACTING, CAUSES, FREELY, INTRANSITIVE, PASTIMES, Node

_ENDS = re.compile(r" (at|in|on|to|for|with|from|into|of|by|under|over|as|through|about|against|toward)$")
CHANGES = re.compile(
    r"\b(rose|rise|rises|rising|fell|fall|increas|decreas|grew|grow|drop|shr[aiu]nk|expand|rais|cut|surg|jump|lower|broaden|"
    r"reduc|chang|turn|convert|mov|transform|upgrad|widen|narrow|shorten|extend|climb|plung|soar|swell|slip|improv|doubl|switch|adjust)"
)
_MOTION = re.compile(r"\b(send|sent|sends|go|goes|went|come|comes|came|move|export|ship|travel|return|dispatch|deliver|"
                     r"donat|provid|suppl|giv|gave|grant|hand|transfer|submit|present|invite|bring|brought|pay|paid|lend|lent|support)")  # fmt: skip
_INSIDE = re.compile(r"\b(participat|invest|includ|contain|tak\w+ part|took part|place|appear|introduc|work|live|hold|held|"
                     r"reflect|install|build|built|set up|open|creat|establish|lie|lies|exist|is|are|was|were|there|has|have)\b|"
                     r"\b(participat|invest|includ|contain|install)")  # fmt: skip
_SWINGS = re.compile(r"\b(?:swung|swing)")
_ONLINE = word_set("누리집 홈페이지 웹사이트 사이트 앱 플랫폼 인터넷")
_SCALE = re.compile(r"\b(?:(operat|run\b|start)|built|build|creat|open|construct|establish|expand)")
_BARE = re.compile(r"\b(enter|join|attend|reach|exceed|visit|approach|contact)")
_ON = re.compile(r"\b(spend|spent|spends|focus|concentrat|impos|sit|place)")
_FOR = re.compile(r"\b(use|used|uses|needed|appl(?!\w* for)|wait)")
_GAINS = re.compile(r"(?:(?:has |plans to |will )?(?:win|won|wins) an order|bought|buys|buy|borrow|receiv|rais)")
_APPOINTS = re.compile(r"\b(?:appoint|nominat|designat|nam(?:ed|es)|elect(?:ed|s)?\b|select|commission)")
_PLACES = re.compile(r"(?:rank|finish|plac)")
_TRADES = re.compile(r"\b(?:buy|bought|acquir|purchas|sell\b|sells|sold|win|won|order|tak\w+ over|took over)")
_FIXED = re.compile(
    r"(?:\w+ to )?(?:fr[eo]ez|froze|hold|held|keep|kept|maintain|present|propos|decid|fix|offer|cap|limit|agree)"
)
_ESTIMATED = re.compile(
    r"\b(estimat|set|valu|total|tall|sell|sold|sells|amount|pric|stay|remain|project|forecast|stood|stand)"
)
_EVENTS = word_set(
    "회의 행사 대회 경기 간담회 회견 포럼 총회 기자회견 결승 결승전 시상식 개막식 기념식 토론회 설명회 공청회 박람회 전시회"
)
_ADJECTIVAL = re.compile(r"^(?:is|are|was|were|has|have|be)\b")
_NAMING = re.compile(r"\b(designat|appoint|select|elect|choos|chose|nam|recogni|regist|certif|consider|regard|us|employ|join|"
                     r"participat|serv|work|debut|list|classif|defin|treat|confirm|evaluat|adopt|nominat|pick|assign)")  # fmt: skip
_JOINS = re.compile(r"\b(?:combin|merg|integrat|unit|divid|split|group)")
_MEANS = ("방식", "방법", "수단", "절차", "투표", "표결")
_RATED = ("금리", "이율", "가격", "값", "요금", "조건", "속도")
_GOING = word_set("오르 가 오 진출하 이동하 나가 들어가 달리 올라가 내려가 퍼지 번지 확산하 확산되")
_SIDES = ("쪽", "방향", "방면")
_TELLS = word_set("안내하 소개하 설명하 뛰어놀")
"""Stems of verbs whose doer stands behind them even where their object is left out (안내하는 앱)."""
_WITH_OBJECT = re.compile(r"that \w+(?: (?:to|for|in|on|up|out))? (?:an?|the) ")
_THROUGH = word_set("사업 대책 조치 정책 제도 프로그램 공모 투표 캠페인 점검 조사")
_BECOMES = re.compile(
    r"chang|turn|convert|expand|transform|develop|switch|gr[eo]w|upgrad|spread|connect|link|extend|mov"
)
_SPOKEN = word_set(
    "언어 영어 한국어 중국어 일본어 베트남어 러시아어 스페인어 프랑스어 독일어 아랍어 몽골어 외국어 수어 모국어"
)
_SEASON = re.compile(r"^(?:an? |the )?(?:spring|summer|autumn|fall|winter|rainy season|vacation)\b(?! \w+ing)")
_PASSIVE_GLOSS = re.compile(
    r"^that (?:was|were|is|are|has|have|had|will|can|could|may|must|should|plans|did|does|decided|became|becomes)\b|"
    r"^that (?:failed|fails|refused|refuses|agreed|tried|managed) to "
)


def is_passive_relative(verb: Node) -> str:
    """The verb of a relative clause without object and subject: planned for that planned, where it takes an object."""
    words = verb.words
    able = can_be(words, verb) if words.startswith("that ") else ""
    if able and verb.lemma not in PASTIMES and not _ENDS.search(words):
        return able
    if not words.startswith("that ") or _PASSIVE_GLOSS.match(words) or verb.lemma in INTRANSITIVE:
        return words
    if (
        not is_transitive(verb)
        or _ENDS.search(words)
        or verb.lemma.endswith("받")
        or verb.lemma in _TELLS
        or _WITH_OBJECT.match(words)
    ):
        return words
    return participle_of(words[5:])


def can_be(words: str, verb: Node) -> str:
    """can eat as can be eaten, that can charge as that can be charged; empty where it says no such thing."""
    able = re.match(r"(that )?can (?!be\b)(.+)", words)
    return f"{able[1] or ''}can be {participle(able[2])}" if able and is_transitive(verb) else ""


def is_transitive(verb: Node) -> bool:
    """Whether the Korean verb can have an object."""
    if (
        verb.lemma in INTRANSITIVE
        or verb.lemma == "이"
        or re.match(r"(?:is|are|was|were) (?!\w+ing\b|found to have )", verb.words)
    ):
        return False
    return (verb.lemma.endswith("하") and _ADJECTIVAL.match(verb.words) is None) or not verb.lemma.endswith(
        ("되", "지", "리", "이", "하")
    )


def number_preposition(words: str) -> str:
    """The verb phrase for a plural subject: participates → participate, is → are."""
    first, space, rest = words.partition(" ")
    made = {"is": "are", "was": "were", "has": "have", "does": "do"}.get(first)
    if made is None:
        if not first.endswith("s") or first.endswith(("ss", "us")):
            return words
        made = first[:-3] + "y" if first.endswith("ies") and len(first) > 4 else first[:-1]
        made = first[:-2] if re.search(r"(?:ss|sh|ch|x|z|o)es$", first) else made
    return made + space + rest


def placed(node: Node, verb: Node | None, has_object: bool) -> str:
    """An adverbial with its preposition."""
    if re.search(r"\bscale$", node.words) and node.lemma == "규모":
        return ""
    if node.words == "nationwide" or re.match("(?:within|under|below|above) ", node.words):
        return node.words
    words = preposition(node, verb.words if verb is not None else "", verb, has_object)
    if words in ("in", "to") and node.lemma in _ONLINE:
        words = "on"
    if words == "from" and node.quantity is not None and node.quantity.unit in ("degC", "degree") and verb:
        words = words if CHANGES.search(verb.words) else "at"
    if words == "at" and node.words.startswith("of "):
        words = "at a scale"
    if node.lemma == "별" and node.form == "로":
        return f"by {re.sub('^(?:the|an?) ', '', node.words)}"
    if not words and not node.preposition and node.form == "에서":
        words = "at" if node.lemma in _EVENTS or node.lemma.endswith(("챌린지", "리그", "컵")) else "in"
    if words == "per" and node.words in ("one", "1"):
        return "each"
    said = re.sub(r"^(?:one|1) (?=\S)", "", node.words) if words == "per" else node.words
    charged = re.match(r"(?:an?|the) charge that (\w+)", said)
    if charged and node.lemma == "혐의":
        return f"on charges of {gerund(base_of(charged[1]))}{said[charged.end() :]}"
    return f"{words} {said}".strip() if said else ""


def preposition(node: Node, said: str, verb: Node | None, has_object: bool) -> str:
    """What stands before an adverbial: its gloss's own word, or one by particle, verb and noun."""
    form = node.form
    if node.preposition == "than" and CHANGES.search(said):
        return _compared(node)
    if node.preposition == "until" and node.date is None and verb is not None and verb.lemma in _GOING:
        return "to"
    if node.preposition in ("in", "from") and form in ("에서", "서", "에서는"):
        if node.is_a("place") and re.search(r"\b(?:bring|brought|import)", said):
            return "from"
        goal = verb is not None and any(part.form in ("로", "으로") for part in verb.parts)
        if _SWINGS.search(said) or (goal and CHANGES.search(said)):
            return "from"
        amount = node.quantity
        share = amount is not None and (amount.unit == "percent" or amount.counter in ("경기", "대회"))
        if node.lemma == "현장":
            return "on"
        if _GAINS.match(said) and has_object and node.preposition == "in" and node.lemma not in _EVENTS:
            return "from" if ACTING.search(node.lemma) and not node.is_a("place") else "in"
        return (
            "at"
            if (node.lemma in _EVENTS or node.lemma == "홈") and node.preposition == "in"
            else "in"
            if share and not (CHANGES.search(said) and (goal or has_object))
            else node.preposition
        )
    if node.preposition.endswith(" with"):
        return node.preposition
    if form in ("로", "으로", "으로는", "로는"):
        return _toward(node, said, verb, has_object)
    if (
        node.preposition == "to"
        and form in ("에게", "에게는", "께")
        and has_object
        and re.match(r"(?:\w+ to )?support", said)
    ):
        return "for"
    if node.preposition == "up to" and re.match(r"(?:will |to )?(?:rise|rose|f[ae]ll|drop|climb|grow|grew)", said):
        return "to"
    if node.preposition:
        return node.preposition if form not in ("에", "에는") or not _ENDS.search(said) else ""
    if form in ("에", "에는", "에도"):
        return _at(node, said, has_object)
    if form in ("와", "과"):
        return "" if said.endswith(" with") else "with"
    if form in ("로부터", "으로부터"):
        return "from"
    if form == "보다":
        return _compared(node) if CHANGES.search(said) else "than"
    return ""


def _compared(node: Node) -> str:
    """보다 with a change: from last year, compared with other methods."""
    earlier = (
        node.date is not None
        or node.quantity is not None
        or re.search(r"(?:전|년|월|기|때|당시|주|초|말)$", node.lemma)
    )
    return "from" if earlier else "compared with"


def _toward(node: Node, said: str, verb: Node | None, has_object: bool) -> str:
    """(으)로: to, at, as, with or because of."""
    amount = node.quantity
    if node.lemma in _MEANS:
        return "by"
    if node.lemma == "대상":
        return "among" if re.search(r"\b(?:conduct|survey|carr(?:y|ied) out|done)", said) else "for"
    if node.lemma == "규모" and (way := _SCALE.search(said)):
        return "at" if way[1] else "with"
    if node.lemma in _RATED and not _ENDS.search(said):
        return "at"
    if _ENDS.search(said) and not has_object:
        return ""
    if amount is not None and amount.unit != "ordinal" and _PLACES.match(said):
        return "with"
    if re.match(r"(?:return|came back|comes back|sent back|send)", said):
        return "to"
    if node.lemma in _THROUGH and not _NAMING.search(said) and not _BECOMES.search(said) and not _ENDS.search(said):
        return "through"
    if CHANGES.search(said):
        if node.lemma in CAUSES:
            return "due to"
        return "to" if amount is not None or node.is_a("place") else "into"
    if node.lemma == "수준" or (amount is not None and amount.unit in ("km/h", "m/s")):
        return "at"
    if amount is not None:
        if amount.unit == "score":
            return ""
        if amount.unit == "ordinal":
            return "in"
        if _FIXED.match(said) and amount.unit != "count":
            return "at"
        if amount.unit == "count" and (made := re.search(r"\b(?:built|composed|formed|made up)\b", said)):
            return "as" if made[0] == "built" else "of"
        if _ESTIMATED.search(said) or not has_object:
            return "at"
        return "with"
    if node.is_a("place") or node.lemma.endswith(_SIDES):
        return "to"
    if node.lemma in CAUSES:
        return "due to"
    if node.lemma in FREELY or node.lemma == "적":
        return ""
    if node.lemma in _SPOKEN:
        return "in"
    if _JOINS.search(said) and has_object:
        return "into"
    if verb is not None and verb.lemma == "정하" and has_object:
        return "as"
    return "with" if has_object and not _NAMING.search(said) else "as"


def _at(node: Node, said: str, has_object: bool) -> str:
    """에: in, to, on, for or nothing."""
    if _ENDS.search(said) and not has_object:
        return ""
    amount = node.quantity
    if _APPOINTS.search(said) and not node.is_a("place", "organization"):
        return "as"
    if amount is not None and amount.unit == "ordinal" and _PLACES.match(said):
        return ""
    if amount is not None and amount.unit == "count" and amount.value == 1:
        return "per"
    if amount is not None and amount.unit in ("hour", "minute", "second"):
        return "" if node.words.startswith("after ") else "in"
    if amount is not None and amount.unit.isupper():
        return "for" if _TRADES.search(said) else "at"
    if _BARE.search(said) and not has_object:
        return ""
    if node.is_a("place"):
        return "to" if _MOTION.search(said) or re.match(r"los[te]", said) else "in"
    if _SEASON.search(node.words) or (node.lemma.endswith("지방") and not _MOTION.search(said)):
        return "in"
    if re.match(r"clos(?:ed?|es)$", said):
        return "at"
    if re.match(r"(?:succeed|fail)", said):
        return "in"
    if re.match(r"(?:is|are|was|were) (?:dis)?satisfied", said):
        return "with"
    if has_object and re.search(r" to (?:send|dispatch|deliver|supply|provide|donate|pay)$", said):
        return "to"
    if _ON.search(said):
        return "on"
    if _INSIDE.search(said):
        return "in"
    if _FOR.search(said):
        return "for"
    return "to"
