"""Whether what is planned or goes on is told so, and what was done as done.

협약을 체결할 예정이다 (will sign) isn't 협약을 체결했다 (signed), and 투입한다고 밝혔다 isn't "said it has invested". What is
told stands before the saying verb (…한다고 27일 밝혔다), else in the main clause: its last ending is a plan (예정, 계획, 방침,
기로, 목표, ㄹ 것), a present (ㄴ다) or a past. English and Chinese words for what is to come are read widely: "said it
would invest" looks ahead. A past is held against a plan only where nothing in the Korean looks ahead.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.records import Finding, TargetLang
from pipeline.text.morph import tokenize

_LAST = 12
"""Tokens before the end among which the main clause's intention stands (체결할 예정이라고 밝혔다)."""
_PLANS = frozenset(["예정", "계획", "방침", "목표", "전망", "구상"])
_PLANNED = {
    "en": re.compile(
        r"\b(?:will|plan(?:s|ned|ning)?|would|expect\w*|aim\w*|goal|target\w*|set|slated|due|intend\w*|schedul\w+|decid\w+|decision|going|agree[ds]?|"
        r"vow\w*|pledg\w+|promis\w+|forecast\w*|projected|predict\w*|to (?!(?:the|a|an|\d|its|their|this|that)\b)[a-z]+|hop\w+|propos\w+|"
        r"consider\w*|seek\w*|upcoming|shall|committ\w+|resolv\w+|want\w*|look(?:s|ed|ing)?|anticipat\w+|about to|opt\w*|settl\w+)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"将|计划|拟|预计|打算|决定|目标|要|商定|力争|会|方针|准备|争取|定于|预定|有望|欲|拟于|望|推进|旨在|同意|约定|达成|即"
    ),
}
_SURE_PLAN = {
    "en": re.compile(
        r"\b(?:will|(?<!a )(?<!A )(?<!the )(?<!The )plans? to|is (?:set|scheduled|slated|due) to|are (?:set|scheduled|slated|due) to|is going to)\b"
    ),
    "zh": re.compile(
        r"计划(?:于|在|将)?[^的书案]{0,12}(?:签|举行|建|开|投)|拟于|预定于|将于|将在|将(?:举行|举办|召开|启动|签署)"
    ),
}

_PASTS = frozenset([("었", "EP"), ("더", "EP"), ("ᆫ", "ETM"), ("은", "ETM"), ("던", "ETM")])
_PAST_WORDS = ("지난", "지난해", "작년", "전년", "앞서", "지난달", "이미", "그동안", "지금")
_OVER = re.compile(r"\b(?:was|were|had been|held|opened|launched|started|began|signed|screened)\b")
_AHEAD = re.compile(
    r"\b(?:is|are|will|has|have|plans?|aims?|would|to be|can|does|do|said|announced|[a-z]+(?<!s)s (?:a|an|the|its|up|on|in|to|for|from)\b)"
)
"""Any of these in the English and its tense is right somewhere: an aside may well be in the past."""

_PARTICIPLE = (
    r"(?:[a-z]{2,}ed|become|begun|bought|brought|built|come|done|drawn|fallen|given|gone|grown|held|kept|led|made|paid|put|risen|run|seen|sent|set|"
    r"shown|sold|spent|taken|won|written)"
)
_ADVERB = r"(?:also |already |not |newly |recently |officially |since |now )?"
_DONE = {
    "en": re.compile(
        rf"\b(?:has|have) {_ADVERB}(?:been )?(?!been\b){_PARTICIPLE}\b|\b(?:was|were) {_ADVERB}{_PARTICIPLE}\b|"
        r"\b(?:began|brought|built|chose|gave|held|kept|made|paid|ran|sent|set|sold|spent|took|"
        r"(?!based|compared|related|called|named|needed|required|expected|located|used|planned|aimed|designed|united|estimated|limited|reported|"
        r"provided that|priced|valued|aged|supposed|headquartered|scheduled|agreed|decided)[a-z]{2,}ed)"
        r" (?:[$£€¥]|\d|(?:from|by) \d|(?:a|an|its|their|new)\b)"
    ),
    "zh": re.compile(
        r"(?<!太)(?<!太.)(?<![为除罢])[\u4e00-\u9fff]了(?![解如望不得却])(?![^，。]{0,14}的)|已(?:经)?(?=[\u4e00-\u9fff]{2})(?![知有])"
    ),
}
"""What tells a thing as done, wherever it stands in a sentence of one tense."""
_MAIN_PAST = {
    "en": re.compile(
        r"^(?:[Ii]t|[Tt]hey|[A-Z][A-Za-z]+) (?:also )?(?!need|exceed|succeed|proceed|decid|agree|plann|expect|aim)[a-z]{3,}ed "
        r"(?!by\b|in\b|on\b|at\b|to\b|from\b|with\b|for\b|as\b|of\b|that\b)"
    ),
    "zh": re.compile(r"了(?:来自|出自|由|包括|共|约)[^，。了]{1,24}的\d[^，。的]{1,12}。?$"),
}
"""A past that can only be the main verb's: right behind the subject, or with a counted object that ends the sentence."""
_COMING = {
    "en": re.compile(
        r"\b(?:will|would|is|are|can|could|plan\w*|aim\w*|intend\w*|expect\w*|schedul\w*|going|agree[ds]?|decid\w*|set to|due)\b|"
        r"\b(?:opens|starts|begins|runs|lasts|continues|takes|comes|goes|applies|provides|supports|holds|makes|gives|sells|offers) |"
        r"\b[a-z]{3,}s (?:a|an|the|its|their)\b|, (?:and )?[a-z]{3,}ing\b"
    ),
    "zh": re.compile(r"将|计划|拟|预计|打算|决定|目标|会(?!议|长|员|社|谈)|要(?!求)|预定|定于|准备|正在|为|是"),
}
_OPEN_ENDED = re.compile(
    r"밝혔|말했|전했|설명했|발표했|강조했|덧붙였|알렸|공시했|기로|것으로|것이라|전망|예상|예정|계획|방침|목표|추진|합의|협의|약속|내다봤|관측|기대|"
    r"결정|확정|잡았|정했|세웠|제안|요청|촉구|당부|준비|예고"
)
_ANY_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|been|[a-z]{2,}ed|began|became|bought|broke|brought|built|came|chose|cut|drew|fell|felt|found|gave|got|grew|"
    r"held|hit|kept|led|left|lost|made|met|paid|put|ran|rose|said|sank|saw|sent|set|sold|spent|spoke|stood|swung|took|told|went|won|wrote)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|when|after|where)\b[^,]*")
_SAYING = {
    "en": re.compile(
        r"^.*?\b(?:said|says|announced|announces|disclosed|revealed|explained|reported|reports|added|stated|told|notified)\b"
        r"(?: in a (?:regulatory )?filing)?(?: on [^,]{0,16}?\d+(?:st|nd|rd|th)?)?,?(?: that)?\b"
    ),
    "zh": re.compile(r"^.*?(?:表示|宣布|公告|公布|介绍|透露|发布|说|称|说明)[，：]?"),
}
_COMPLETED = re.compile(
    r"마[치친쳐]|끝[내낸나난]|완료|마무리|통과|거[쳐치친]|확정|선정|확인|개발|받[아고은]|뒤|후|이어|데 이|만에|돼|되[어고]|나서"
)
"""A clause of what comes first (공사를 마치고) is done by the time the rest is."""
_TO_DO = re.compile(
    r"[가-힣](?:는|할|을) (?:[가-힣]+ ){0,2}[가-힣]*(?:협약|협정|계약|양해각서|합의서|MOU)[을를]? [^.,]{0,16}(?:맺|체결|서명|따냈)"
)
"""What an agreement is to do (개척하는 협약을 맺었다)."""
_AND_SIGNED = re.compile(
    r"\b(?:it|they|[A-Z][a-z]+|[a-z]{3,}s) (?!signed|said)([a-z]{3,}ed) (?:an?|the|its|their|two|joint|\d)\b[^.;]*?\band (?:also )?(?:signed|concluded|won)\b"
)
_HELD = re.compile(r"(?:열었|개최했|가졌|마쳤)다")
_WILL_HOLD = re.compile(r"将(?:举行|举办|召开)")
"""A meeting or ceremony that was held, whatever it was held for."""
_NOW = ("ᆫ다", "는다", "ᆫ다고", "는다고", "ᆫ다며", "는다며")
_LATER_NOUNS = re.compile(
    r"추진|방안|협약|계약|합의|공고|모집|예고|착수|착공|기공|준비|제안|요청|약속|검토|예산|승인|신청|선정|허가|인가|공모|수주|기대|다음 ?[달주]|내[달주년일]|오는 \d"
)


def check_intent(source: str, target: str, lang: TargetLang) -> Iterator[Finding]:
    """A blocking finding where a plan or a present is told as done, or what was done as a plan."""
    tokens = [(token.form, token.tag.split("-")[0]) for token in tokenize(source)]
    if not any(tag == "EF" for _, tag in tokens[-3:]):
        return
    last = tokens[-_LAST:]
    planned = any(form in _PLANS and tag == "NNG" for form, tag in last[:-1]) or _decided(last)
    if planned and not _PLANNED[lang].search(target):
        yield _finding(lang, "the source plans what the translation tells as done", "")
        return
    if found := _over(tokens, target, lang) or _finished(source, tokens, target, lang, planned):
        yield _finding(lang, f"the source tells as going on or to come what '{found}' tells as over", found)
        return
    pasts = sum(token == ("었", "EP") for token in _told(tokens)[0])
    signed = _AND_SIGNED.search(target) if lang == "en" and pasts == 1 and _TO_DO.search(source) else None
    if signed and not any(token in (("ᆫ", "ETM"), ("은", "ETM")) for token in tokens):
        yield _finding(lang, f"what the agreement is to do is told as done in '{signed.group()}'", signed.group(1))
        return
    alone = sum(tag in ("VV", "VA", "XSV", "XSA", "VCP") for _, tag in tokens) == 1
    past = any(form == "었" and tag == "EP" for form, tag in tokens[-4:])
    sure = _SURE_PLAN[lang].search(target)
    back = (
        alone
        or _looks_back(source, tokens)
        or (_HELD.search(source) and sure is not None and _WILL_HOLD.search(sure.group()))
    )
    if past and back and not planned and sure:
        yield _finding(lang, f"'{sure.group()}' plans what the source tells as done", sure.group())
    elif past and not planned and lang == "en" and (will := _still_to_come(source, target)):
        yield _finding(lang, f"'{will}' plans what the source tells as done", will)


def _still_to_come(source: str, target: str) -> str:
    """The "will" of a translation without any past, where the last of two clauses tells what was done."""
    last = re.split(r"(?<=[며고])(?:,)? |(?:지만|으나|는데|ㄴ데),? ", source)[-1]
    told = last != source and not _OPEN_ENDED.search(last)
    will = re.search(r"\b(?:will|plans? to|(?:is|are) (?:set |due )?to)\b", target)
    return will.group() if told and will and not _ANY_PAST.search(target) else ""


def _over(tokens: Sequence[tuple[str, str]], target: str, lang: TargetLang) -> str:
    """What tells as over what a plain present sentence without any past tells."""
    now = tokens[-1 - (tokens[-1][1] != "EF")] in (("ᆫ다", "EF"), ("는다", "EF"))
    past = any(token in _PASTS or token[0] in _PAST_WORDS for token in tokens)
    over = _OVER.search(target) if lang == "en" and now and not past and not _AHEAD.search(target) else None
    return over.group() if over else ""


def _finished(source: str, tokens: Sequence[tuple[str, str]], target: str, lang: TargetLang, planned: bool) -> str:
    """What the translation tells as done where the Korean's told clause, without any past, is a present or a plan."""
    inner, reported = _told(tokens)
    own = [token for token in inner if token != ("었", "EP") or not planned]
    if any(token in (("었", "EP"), ("더", "EP")) or token[0] in _PAST_WORDS for token in own) or not (
        planned or _present(inner)
    ):
        return ""
    if planned and (("기", "ETN") in inner or _did(inner) or _COMPLETED.search(source)):
        return ""
    text = target
    if reported:
        saying = _SAYING[lang].match(target)
        if saying is None:
            return ""
        text = target[saying.end() :]
    done = _DONE[lang].search(_RELATIVE.sub(lambda gone: " " * len(gone[0]), text) if lang == "en" else text)
    done = done or (_MAIN_PAST[lang].search(text.strip()) if not planned else None)
    if done is None or (not planned and _COMING[lang].search(text)):
        return ""
    return done.group().strip()


def _did(inner: Sequence[tuple[str, str]]) -> bool:
    """Whether a past stands in the clause, an attribute's too (연 도서관, 뽑힌 120명)."""
    return any(
        token in _PASTS and (token[1] != "ETM" or token[0] == "던" or before in ("VV", "XSV"))
        for (_, before), token in pairwise(inner)
    )


def _told(tokens: Sequence[tuple[str, str]]) -> tuple[Sequence[tuple[str, str]], bool]:
    """The tokens of what is told and whether it is quoted (…한다고 27일 밝혔다)."""
    for at in range(len(tokens) - 2, 0, -1):
        form, tag = tokens[at]
        quoted = tag == "EC" and form.endswith(("다고", "다며", "라고", "라며"))
        if quoted or (tag == "JKQ" and tokens[at - 1][1] == "EF"):
            return tokens[: at + quoted], True
    return tokens, False


def _present(inner: Sequence[tuple[str, str]]) -> bool:
    """Whether the told clause ends in the plain present of a doing verb (투입한다, 연다); denials are left alone."""
    ends = [at for at, (form, tag) in enumerate(inner) if tag in ("EC", "EF") and form in _NOW]
    return bool(ends) and ends[-1] >= len(inner) - 3 and inner[ends[-1] - 1][1] in ("VV", "XSV")


def _looks_back(source: str, tokens: Sequence[tuple[str, str]]) -> bool:
    """Nothing in the Korean looks ahead: no plan, no purpose, no noun that may be a plan's, no present."""
    ahead = (
        ("ᆯ", "ETM"),
        ("을", "ETM"),
        ("는", "ETM"),
        ("기", "ETN"),
        ("겠", "EP"),
        ("도록", "EC"),
        ("려고", "EC"),
        ("면", "EC"),
    )
    open_ended = any(token in ahead or token[0] in (*_NOW, *_PLANS) for token in tokens)
    return not open_ended and not _LATER_NOUNS.search(source)


def _decided(tokens: list[tuple[str, str]]) -> bool:
    """기로 하다, or a future (ㄹ 것, 겠) that ends the sentence."""
    forms = [form for form, _ in tokens]
    nominal = any(forms[at : at + 2] in (["기", "로"], ["기로", "하"]) for at in range(len(forms)))
    future = any(forms[at] in ("ᆯ", "을") and forms[at + 1] in ("것", "거") for at in range(len(forms) - 1))
    return nominal or future or ("겠", "EP") in tokens


def _finding(lang: TargetLang, message: str, found: str) -> Finding:
    return Finding(check="plan_changed", severity="block", lang=lang, message=message, found=found)
