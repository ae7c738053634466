"""A Korean sentence as units, each with its gloss in English or Chinese.

Mentions come first (their renderings are what the checks accept), then the lexicon's senses with the
Korean ending carried over: 밝혔다 said, 체결할 예정이다 plans to sign, 늘어난 increased, 않았다 did not.
Known in the literature as dictionary prompting (DiPMT, Ghazvininejad et al. 2023; chain of dictionary,
Lu et al. 2023).
"""

import re
from collections.abc import Callable, Sequence
from typing import Literal

from pipeline.facts.romanize import place
from pipeline.lexicon import predicate_en, predicate_zh
from pipeline.lexicon.inflect import plural
from pipeline.lexicon.segment import Index, Segment, index, segment
from pipeline.records import DateValue, Mention, Quantity, Record, TargetLang

UnitOrigin = Literal["figure", "date", "name", "term", "lexicon", "none"]
_TOLD_COUNTERS = frozenset(
    ["표", "승", "패", "골", "그루", "척", "석", "팀", "쪽", "권", "학급", "문항", "객실", "병상"]
)
"""Counters that mean one thing only; 통 counts letters and barrels, 점 points and artifacts, so they stay bare."""
_PREDICATES = ("verb", "adjective")
_LOOSE_PARTICLES = {
    "en": {
        "에서": "in",
        "에게": "to",
        "까지": "until",
        "부터": "from",
        "보다": "than",
        "마다": "every",
        "만": "only",
        "도": "also",
    },
    "zh": {
        "에서": "在",
        "에게": "向",
        "까지": "至",
        "부터": "从",
        "보다": "比",
        "마다": "每",
        "만": "仅",
        "도": "也",
        "와": "与",
        "과": "与",
    },
}
_STEM_TAGS = ("VV", "VA", "VX", "XSV", "XSA", "VCP", "VCN")


class Unit(Record):
    """A stretch of the sentence ``[start, end)`` with its gloss, empty where nothing is known.

    ``particle`` is the Korean particle at the end of a name's unit that its gloss doesn't carry.
    """

    surface: str
    start: int
    end: int
    gloss: str
    origin: UnitOrigin
    particle: str = ""


def gloss(
    text: str, lang: TargetLang, mentions: Sequence[Mention] = (), using: Index | None = None
) -> tuple[Unit, ...]:
    """The units of Korean ``text`` in order; ``mentions`` are those of ``text``, with offsets in it."""
    segments = segment(text, [m for m in mentions if lang in m.renderings], using)
    units: list[Unit] = []
    at = 0
    while at < len(segments):
        stop, glossed, origin = _unit(segments, at, lang)
        start, end = segments[at].start, max(segments[stop - 1].end, segments[at].end)
        end = max(end, *(units[-1].end,)) if units else end
        start = max(start, units[-1].end) if units else start
        if start < end:
            mention = segments[at].mention
            bare = mention is not None and glossed == _counted(mention, lang)
            particle = text[mention.end : end] if mention is not None and bare else ""
            unit = Unit(surface=text[start:end], start=start, end=end, gloss=glossed, origin=origin, particle=particle)
            units.append(unit)
        at = stop
    return tuple(units)


def mixed(text: str, units: Sequence[Unit]) -> str:
    """Names, figures and dates in place of their Korean, the other glosses in brackets behind their words."""
    return _laid_out(text, units, _mixed)


def _mixed(unit: Unit) -> str:
    if unit.origin in ("lexicon", "none"):
        return f"{unit.surface}[{unit.gloss}]" if unit.gloss else unit.surface
    return unit.gloss + unit.particle


def behind(text: str, units: Sequence[Unit]) -> str:
    """The sentence with each gloss in brackets behind its words."""
    return _laid_out(text, units, lambda unit: f"{unit.surface}[{unit.gloss}]" if unit.gloss else unit.surface)


def instead(text: str, units: Sequence[Unit]) -> str:
    """The sentence with each gloss in place of its words."""
    return _laid_out(text, units, lambda unit: unit.gloss or unit.surface)


def listed(units: Sequence[Unit]) -> str:
    """The glosses as a list, each word once."""
    return "; ".join(dict.fromkeys(f"{unit.surface} = {unit.gloss}" for unit in units if unit.gloss))


def _laid_out(text: str, units: Sequence[Unit], write: Callable[[Unit], str]) -> str:
    made, last = [], 0
    for unit in units:
        made += [text[last : unit.start], write(unit)]
        last = unit.end
    return "".join([*made, text[last:]])


def _unit(segments: Sequence[Segment], at: int, lang: TargetLang) -> tuple[int, str, UnitOrigin]:
    """Where the unit from ``at`` stops, its gloss and its origin."""
    first = segments[at]
    if first.mention is not None:
        return _nominal(segments, at, lang, _counted(first.mention, lang), _origin(first.mention))
    if _is_predicate(segments, at):
        return _predicate(segments, at, lang)
    if first.entry is not None and first.entry.pos in ("particle", "ending"):
        return at + 1, _value(first, lang), "lexicon"
    if first.entry is None and first.tokens[0].tag[0] in "JESXV":
        return at + 1, "", "none"
    known = _value(first, lang) or _spelled(segments, at)
    return _nominal(segments, at, lang, known, "lexicon" if known else "none")


def _counted(mention: Mention, lang: TargetLang) -> str:
    """The mention's rendering, with the counter's noun where it is a bare number: 31점 → 31 points."""
    words = mention.renderings[lang].preferred
    value = mention.value
    if lang == "zh" or not isinstance(value, Quantity) or value.unit != "count" or not value.counter:
        return words
    sense = index().find(value.counter, ("counter",), frozenset())
    if sense is None or not sense.en or value.counter not in _TOLD_COUNTERS or not re.search(r"(?:\d|^[a-z]+)$", words):
        return words
    return f"{words} {sense.en if value.value == 1 else plural(sense.en)}"


def _spelled(segments: Sequence[Segment], at: int) -> str:
    """An unknown proper noun in Latin letters, so that the model needn't guess at it."""
    token = segments[at].tokens[0]
    if token.tag != "NNP" or not re.fullmatch(r"[가-힣]{2,8}", token.form):
        return ""
    return place(token.form)


def _origin(mention: Mention) -> UnitOrigin:
    if mention.kind in ("figure", "date", "term"):
        return mention.kind
    return "name"


def _value(item: Segment, lang: TargetLang) -> str:
    """The sense's words in ``lang``, empty where there is none."""
    if item.entry is None:
        return ""
    return item.entry.en if lang == "en" else item.entry.zh


def _is_predicate(segments: Sequence[Segment], at: int) -> bool:
    """The segment ends in a verb stem, or a light verb (하다, 되다) follows its noun."""
    item = segments[at]
    if item.entry is not None and item.entry.pos in (*_PREDICATES, "phrase"):
        return item.tokens[-1].tag in _STEM_TAGS
    return False


def _predicate(segments: Sequence[Segment], at: int, lang: TargetLang) -> tuple[int, str, UnitOrigin]:
    """A verb or adjective with all the endings that follow it in one unit."""
    stop = at + 1
    while stop < len(segments) and _is_ending(segments[stop]):
        stop += 1
    endings = segments[at + 1 : stop]
    compose = predicate_en.compose if lang == "en" else predicate_zh.compose
    words = compose(_value(segments[at], lang), segments[at].entry, endings, _ends_in_past(segments))
    return stop, words, "lexicon"


def _ends_in_past(segments: Sequence[Segment]) -> bool:
    """The sentence's last ending is a past one."""
    last = [token for item in segments[-4:] for token in item.tokens if token.tag in ("EP", "EF")]
    return len(last) > 1 and last[-2].form == "었"


def _is_ending(item: Segment) -> bool:
    if item.mention is not None:
        return False
    return (
        item.tokens[0].tag[0] == "E"
        or item.tokens[0].tag == "VX"
        or (item.entry is not None and item.entry.pos == "ending")
    )


def _nominal(
    segments: Sequence[Segment], at: int, lang: TargetLang, words: str, origin: UnitOrigin
) -> tuple[int, str, UnitOrigin]:
    """A noun or mention with the suffixes and particles that follow it."""
    stop = at + 1
    while (
        stop < len(segments) and _touches(segments[stop - 1], segments[stop]) and segments[stop].tokens[0].tag == "XSN"
    ):
        stop += 1
    if stop < len(segments) and segments[stop].mention is None and segments[stop].tokens[0].tag[0] == "J":
        item = segments[stop]
        stop += 1
        if words:
            return stop, _with_particle(words, item, segments[at].mention, lang), origin
    elif words and isinstance(mention := segments[at].mention, Mention) and isinstance(mention.value, DateValue):
        return stop, _on_date(words, mention.value, lang), origin
    return stop, words, origin


def _touches(item: Segment, following: Segment) -> bool:
    return following.mention is None and item.end == following.start


def _with_particle(words: str, item: Segment, mention: Mention | None, lang: TargetLang) -> str:
    """The noun's gloss with what its particle says: 을 계기로 → on the occasion of …; 에서 → in …."""
    if len(item.tokens) > 1:
        said = _value(item, lang)
        return _placed(words, said) if said else words
    form = "".join(token.form for token in item.tokens)
    if mention is not None and isinstance(mention.value, DateValue):
        if form in ("에", "은", "는", "에는"):
            return _on_date(words, mention.value, lang)
        if form == "까지" and lang == "en":
            return f"until {words}"
    if form == "에서":
        value = mention is not None and mention.value is not None
        said = {"en": "from" if value else "in", "zh": "从" if value else "在"}[lang]
    else:
        said = _LOOSE_PARTICLES[lang].get(form, "")
    return _placed(words, said) if said else words


def _placed(words: str, said: str) -> str:
    """``said`` around or before the noun: 以…为契机 takes it inside, 中 style words go before it."""
    if "…" in said:
        return said.replace("…", words, 1)
    return f"{said} {words}" if said.isascii() else f"{said}{words}"


def _on_date(words: str, value: DateValue, lang: TargetLang) -> str:
    """A date used as an adverb: on the 24th, in March."""
    if lang == "zh" or words.split()[0] in (
        "last",
        "this",
        "next",
        "on",
        "in",
        "at",
        "from",
        "between",
        "yesterday",
        "today",
    ):
        return words
    if value.hour is not None and value.day is None:
        return f"at {words}"
    return f"on {words}" if value.day is not None or value.weekday is not None else f"in {words}"
