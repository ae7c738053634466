"""The draft of a Korean sentence or headline, for the tests of every construction."""

from pipeline.facts.mentions import find_mentions
from pipeline.lexicon.gloss import gloss
from pipeline.lexicon.order.draft import ordered
from pipeline.records import TargetLang


def draft(text: str, lang: TargetLang) -> str:
    """``text`` as its draft in ``lang``, with the names and figures that are found in it."""
    mentions = find_mentions(text)
    return ordered(text, gloss(text, lang, mentions), [m for m in mentions if lang in m.renderings], lang)
