"""Chinese for a Korean predicate: the verb from the lexicon, with the particles its endings call for."""

import re
from collections.abc import Sequence

from pipeline.lexicon.entries import Entry
from pipeline.lexicon.predicate_en import Manner
from pipeline.lexicon.segment import Segment

_BEHIND = frozenset(
    [
        "之际",
        "之后",
        "时",
        "后",
        "前",
        "之前",
        "同时",
        "期间",
        "的话",
        "的情况下",
        "的事",
        "以来",
        "途中",
        "时候",
        "着",
        "完",
        "出来",
        "下去",
        "起来",
        "而",
        "等",
        "的",
    ]
)
_DEGREES = {"more": "更", "most": "最"}
_SKIPPED = frozenset(
    [
        "称",
        "的",
        "并",
        "并称",
        "了",
        "地",
        "表示",
        "而",
        "好",
        "掉",
        "为…做",
        "试",
        "不停地",
        "着",
        "出来",
        "下去",
        "得以",
        "称将",
        "代替",
    ]
)


def compose(base: str, entry: Entry | None, endings: Sequence[Segment], manner: Manner = Manner()) -> str:
    """The verb ``base`` with negation, modality and connection of ``endings``; 的 before a noun."""
    if not base:
        return ""
    adjective = entry is not None and entry.pos == "adjective"
    verb, adnominal = _DEGREES.get(manner.degree, "") + base if adjective else base, False
    for at, item in enumerate(endings):
        said = item.entry.zh if item.entry is not None else ""
        if said == "曾":
            state = adjective or any(token.tag == "VX" for before in endings[:at] for token in before.tokens)
            adnominal, verb = True, verb if state and not _PLANNED.match(verb) else _once(verb)
        elif item.tokens[-1].tag == "ETM" and len(item.tokens) == 1:
            adnominal = True
        elif said == "变得" and not adjective:
            continue
        elif said == "不":
            verb = ("未" if not adjective and _past_follows(endings[at:]) else "不") + verb
        elif said == "一…就":
            verb += "后"
        elif "…" in said and said not in _SKIPPED:
            verb = said.replace("…", verb, 1)
        elif said in _BEHIND and said not in _SKIPPED:
            verb = verb + said
        elif said and said not in _SKIPPED:
            verb = said + verb
    if adnominal and verb == "是":
        return ""
    return verb + "的" if adnominal and not verb.endswith("的") else verb


_PLANNED = re.compile("计划|预定|定为|将|拟|是$")


def _once(verb: str) -> str:
    """던 before a noun: 曾运营, and what was planned 原计划, 原定; 是 is 为."""
    if verb == "是":
        return "为"
    for plan, once in (("计划", "原计划"), ("预定", "原定"), ("定为", "原定"), ("将", "原定"), ("拟", "原拟")):
        if verb.startswith(plan):
            return once + verb[len(plan) :]
    return "曾" + verb


def _past_follows(endings: Sequence[Segment]) -> bool:
    """What comes right behind the first of ``endings``, a negation, is 었 or ㄴ: it didn't happen."""
    following = [token for item in endings[1:5] for token in item.tokens if token.tag[0] not in "JV"]
    return bool(following) and following[0].form in ("었", "았", "였", "ㄴ")
