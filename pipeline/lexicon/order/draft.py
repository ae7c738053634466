"""A Korean sentence's glosses laid out in English or Chinese word order: a draft for a model to polish.

Korean puts the verb last and every modifier before its noun. Particles tell subject, object and adverbial,
endings tell where a clause ends, so a shift-reduce pass over the units is enough for press sentences:
each verb takes the arguments that stand before it. English gets verb, object, place and time in that order
and relative clauses behind their noun; Chinese keeps modifiers in front and moves only the object.
"""

from collections.abc import Sequence

from pipeline.lexicon.gloss import Unit
from pipeline.lexicon.order.chinese.clause import Chinese
from pipeline.lexicon.order.english.clause import English
from pipeline.lexicon.order.read import read
from pipeline.records import Mention, TargetLang


def ordered(text: str, units: Sequence[Unit], mentions: Sequence[Mention], lang: TargetLang) -> str:
    """The draft in ``lang``; ``units`` and ``mentions`` are those of ``text``. Korean that has no gloss stays.

    A text without a full stop (a headline) gets none.
    """
    stop = ("." if lang == "en" else "。") if text.rstrip()[-1:] in tuple(".。") else ""
    builder = English(articles=bool(stop)) if lang == "en" else Chinese()
    made = builder.draft(read(text, units, mentions, lang))
    if text.rstrip()[-1:] in ("?", "!"):
        stop = text.rstrip()[-1] if lang == "en" else {"?": "？", "!": "！"}[text.rstrip()[-1]]
    return made + stop * (lang == "zh" or not made.endswith(stop or " ")) if made else ""
