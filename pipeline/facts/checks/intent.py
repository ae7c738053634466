"""Whether what is planned is told as planned and what was done as done.

협약을 체결할 예정이다 (will sign) isn't 협약을 체결했다 (signed). The main clause decides: its last verb is a plan
(예정, 계획, 방침, 기로, 목표, ㄹ 것) or a past. The words for plans in English and Chinese are read widely: a
translation counts as planned when it has any of them, as done only when it has none. What was done is held against
a plan only in a sentence of one verb, since another clause may look ahead.
"""

import re
from collections.abc import Iterator

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
    "zh": re.compile(r"计划(?:于|在|将)?[^的书案]{0,12}(?:签|举行|建|开|投)|拟于|预定于|将于|将在"),
}

_PASTS = frozenset([("었", "EP"), ("더", "EP"), ("ᆫ", "ETM"), ("은", "ETM"), ("던", "ETM")])
_OVER = re.compile(r"\b(?:was|were|had been|held|opened|launched|started|began|signed|screened)\b")
_AHEAD = re.compile(
    r"\b(?:is|are|will|has|have|plans?|aims?|would|to be|can|does|do|said|announced|[a-z]+(?<!s)s (?:a|an|the|its|up|on|in|to|for|from)\b)"
)
"""Any of these in the English and its tense is right somewhere: an aside may well be in the past."""


def check_intent(source: str, target: str, lang: TargetLang) -> Iterator[Finding]:
    """A blocking finding where a plan is told as done or what was done as a plan."""
    tokens = [(token.form, token.tag.split("-")[0]) for token in tokenize(source)]
    if not any(tag == "EF" for _, tag in tokens[-3:]):
        return
    last = tokens[-_LAST:]
    planned = any(form in _PLANS and tag == "NNG" for form, tag in last[:-1]) or _decided(last)
    if planned and not _PLANNED[lang].search(target):
        yield _finding(lang, "the source plans what the translation tells as done", "")
    now = tokens[-1 - (tokens[-1][1] != "EF")] in (("ᆫ다", "EF"), ("는다", "EF")) and not any(
        (form, tag) in _PASTS or form in ("지난", "지난해", "작년", "전년", "앞서") for form, tag in tokens
    )
    if lang == "en" and now and _OVER.search(target) and not _AHEAD.search(target):
        yield _finding(lang, "the source tells as going on or to come what the translation tells as over", "")
    alone = sum(tag in ("VV", "VA", "XSV", "XSA", "VCP") for _, tag in tokens) == 1
    past = any(form == "었" and tag == "EP" for form, tag in tokens[-4:])
    sure = _SURE_PLAN[lang].search(target)
    if past and alone and not planned and sure:
        yield _finding(lang, f"'{sure.group()}' plans what the source tells as done", sure.group())


def _decided(tokens: list[tuple[str, str]]) -> bool:
    """기로 하다, or a future (ㄹ 것, 겠) that ends the sentence."""
    forms = [form for form, _ in tokens]
    nominal = any(forms[at : at + 2] in (["기", "로"], ["기로", "하"]) for at in range(len(forms)))
    future = any(forms[at] in ("ᆯ", "을") and forms[at + 1] in ("것", "거") for at in range(len(forms) - 1))
    return nominal or future or ("겠", "EP") in tokens


def _finding(lang: TargetLang, message: str, found: str) -> Finding:
    return Finding(check="plan_changed", severity="block", lang=lang, message=message, found=found)
