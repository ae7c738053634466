"""Chinese for a Korean predicate: the verb from the lexicon, with the particles its endings call for."""

from collections.abc import Sequence

from pipeline.lexicon.entries import Entry
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
_SKIPPED = frozenset(
    ["称", "的", "并", "并称", "了", "地", "表示", "而", "好", "掉", "为…做", "试", "不停地", "着", "出来", "下去"]
)


def compose(base: str, entry: Entry | None, endings: Sequence[Segment], past_sentence: bool = False) -> str:
    """The verb ``base`` with negation, modality and connection of ``endings``; 的 before a noun."""
    if not base:
        return ""
    verb, is_past, adnominal = base, False, False
    for item in endings:
        is_past = is_past or any(token.form == "었" for token in item.tokens)
        said = item.entry.zh if item.entry is not None else ""
        if item.tokens[-1].tag == "ETM" and len(item.tokens) == 1:
            adnominal = True
        elif said == "不":
            verb = ("未" if _past_follows(endings, item) else "不") + verb
        elif "…" in said:
            verb = said.replace("…", verb, 1)
        elif said in _BEHIND and said not in _SKIPPED:
            verb = verb + said
        elif said and said not in _SKIPPED:
            verb = said + verb
    return verb + "的" if adnominal and not verb.endswith("的") else verb


def _past_follows(endings: Sequence[Segment], item: Segment) -> bool:
    """A past ending stands in or behind ``item``."""
    at = list(endings).index(item)
    return any(token.form == "었" for later in endings[at:] for token in later.tokens)
