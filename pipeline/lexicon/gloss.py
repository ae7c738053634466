"""A Korean sentence as units, each with its gloss in English or Chinese.

Mentions come first (their renderings are what the checks accept), then the lexicon's senses with the
Korean ending carried over: 밝혔다 said, 체결할 예정이다 plans to sign, 늘어난 increased, 않았다 did not.
Known in the literature as dictionary prompting (DiPMT, Ghazvininejad et al. 2023; chain of dictionary,
Lu et al. 2023).
"""

from collections.abc import Callable, Sequence
from typing import Literal

from pipeline.lexicon import predicate_en, predicate_zh
from pipeline.lexicon.entries import Entry
from pipeline.lexicon.headline import is_headline, nominal_verb, turned_final
from pipeline.lexicon.nominal import is_said_of, phrase, value
from pipeline.lexicon.segment import Index, Segment, index, segment
from pipeline.lexicon.spelling import respelled, titled
from pipeline.records import Mention, Quantity, Record, TargetLang

UnitOrigin = Literal["figure", "date", "name", "term", "lexicon", "spelling", "none"]
Made = tuple[int, str, UnitOrigin, int]
"""Where a unit stops (a segment), its words, their origin, and from where on (an offset) the Korean isn't carried."""
_PREDICATES = ("verb", "adjective")
_STEM_TAGS = ("VV", "VA", "VX", "XSV", "XSA", "VCP", "VCN")
_DEGREES = {"더": "more", "더욱": "more", "가장": "most", "제일": "most"}
_SHARES = ("percent", "percentage_point")
_COPULA = Entry("이다", "verb", "be", "是")


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
    known = using or index()
    found = segment(text, [m for m in mentions if lang in m.renderings], known)
    segments = titled(text, respelled(text, found, known))
    headline = is_headline(segments)
    units: list[Unit] = []
    at = 0
    while at < len(segments):
        stop, glossed, origin, tail = _unit(segments, at, lang, headline=headline)
        start, end = segments[at].start, max(segments[stop - 1].end, segments[at].end)
        end = max(end, units[-1].end) if units else end
        start = max(start, units[-1].end) if units else start
        if start < end:
            particle = text[tail:end] if origin not in ("lexicon", "spelling", "none") and tail < end else ""
            unit = Unit(surface=text[start:end], start=start, end=end, gloss=glossed, origin=origin, particle=particle)
            units.append(unit)
        at = stop
    return tuple(units)


def mixed(text: str, units: Sequence[Unit]) -> str:
    """Names, figures and dates in place of their Korean, the other glosses in brackets behind their words."""
    return _laid_out(text, units, _mixed)


def _mixed(unit: Unit) -> str:
    if unit.origin in ("lexicon", "spelling", "none"):
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


def _unit(segments: Sequence[Segment], at: int, lang: TargetLang, *, headline: bool) -> Made:
    """The unit that begins with the segment at ``at``."""
    first = segments[at]
    if first.mention is not None:
        return _nominal(segments, at, lang, _origin(first.mention))
    if (degree := _degree(segments, at)) and at + 1 < len(segments) and _is_adjective(segments, at + 1):
        return _predicate(segments, at + 1, lang, degree, headline=headline)
    if first.tokens[0].tag == "VCP" or _is_predicate(segments, at):
        return _predicate(segments, at, lang, "more" if _compared(segments, at) else "", headline=headline)
    if first.entry is not None and first.entry.pos in ("particle", "ending"):
        stray = len(first.tokens) == 1 and not (at > 0 and _is_predicate(segments, at - 1))
        return at + 1, "" if stray else value(first, lang).replace("…", ""), "lexicon", first.end
    if first.entry is None and not first.spelling and first.tokens[0].tag[0] in "JESXV":
        return at + 1, "", "none", first.end
    if _is_done(segments, at):
        return _predicate(segments, at, lang, "", headline=headline)
    if headline and (verb := nominal_verb(segments, at, lang)):
        return at + 1, verb, "lexicon", first.end
    return _nominal(segments, at, lang, "spelling" if first.spelling else "lexicon")


def _nominal(segments: Sequence[Segment], at: int, lang: TargetLang, origin: UnitOrigin) -> Made:
    stop, words, tail = phrase(segments, at, lang)
    return stop, words, origin if words else "none", tail


def _origin(mention: Mention) -> UnitOrigin:
    if mention.kind in ("figure", "date", "term"):
        return mention.kind
    return "name"


def _is_predicate(segments: Sequence[Segment], at: int) -> bool:
    """The segment ends in a verb stem, or a light verb (하다, 되다) follows its noun."""
    item = segments[at]
    if item.entry is None or item.tokens[-1].tag not in _STEM_TAGS:
        return False
    return item.entry.pos in (*_PREDICATES, "phrase") or is_said_of(item)


def _is_done(segments: Sequence[Segment], at: int) -> bool:
    """A noun with 하다 or 되다 that has no verb of its own in the lexicon."""
    entry = segments[at].entry
    if entry is None or entry.pos != "noun" or at + 1 >= len(segments) or segments[at + 1].mention is not None:
        return False
    light = segments[at + 1].tokens
    return len(light) == 1 and light[0].tag == "XSV" and light[0].form in ("하", "되")


def _is_adjective(segments: Sequence[Segment], at: int) -> bool:
    entry = segments[at].entry
    return entry is not None and entry.pos == "adjective" and _is_predicate(segments, at)


def _degree(segments: Sequence[Segment], at: int) -> str:
    entry = segments[at].entry
    return _DEGREES.get(entry.ko, "") if entry is not None and entry.pos == "adverb" else ""


def _compared(segments: Sequence[Segment], at: int) -> bool:
    """An adjective behind what it is compared with: 지난해보다 (3%) 높았다."""
    if not _is_adjective(segments, at):
        return False
    before = segments[at - 1].mention if at else None
    if before is not None and isinstance(before.value, Quantity) and before.value.unit in _SHARES:
        return True
    for item in reversed(segments[max(0, at - 8) : at]):
        if item.tokens[0].form == "보다" and item.tokens[0].tag == "JKB":
            return True
        if item.entry is not None and item.entry.pos in _PREDICATES:
            return False
    return False


def _predicate(segments: Sequence[Segment], at: int, lang: TargetLang, degree: str, *, headline: bool) -> Made:
    """A verb, an adjective or the copula with all the endings that follow it in one unit."""
    stop = at + (2 if _is_done(segments, at) else 1)
    while stop < len(segments) and (_is_ending(segments[stop]) or _is_between(segments, stop)):
        stop += 1
    endings = [item for item in segments[at + 1 : stop] if item.tokens[0].tag != "XSV"]
    if headline:
        endings = turned_final(segments, stop, endings)
    copula = segments[at].tokens[0].tag == "VCP"
    entry = _COPULA if copula else segments[at].entry
    base = value(segments[at], lang) if not copula else (_COPULA.en if lang == "en" else _COPULA.zh)
    if _is_done(segments, at) and lang == "en":
        base = f"{'undergo' if segments[at + 1].tokens[0].form == '되' else 'carry out'} {base}"
    compose = predicate_en.compose if lang == "en" else predicate_zh.compose
    tensed = predicate_en.Manner(past_sentence=_ends_in_past(segments), degree=degree)
    return stop, compose(base, entry, endings, tensed), "lexicon", segments[stop - 1].end


def _ends_in_past(segments: Sequence[Segment]) -> bool:
    """The sentence's last ending is a past one."""
    last = [token for item in segments[-4:] for token in item.tokens if token.tag in ("EP", "EF")]
    return len(last) > 1 and last[-2].form == "었"


def _is_between(segments: Sequence[Segment], at: int) -> bool:
    """A particle inside a verb: 내보내지는 않았다."""
    inside = segments[at].tokens[0].tag == "JX" and at + 1 < len(segments) and segments[at + 1].mention is None
    return inside and segments[at + 1].tokens[0].tag == "VX"


def _is_ending(item: Segment) -> bool:
    if item.mention is not None:
        return False
    return (
        item.tokens[0].tag[0] == "E"
        or item.tokens[0].tag == "VX"
        or (item.entry is not None and item.entry.pos == "ending")
    )
