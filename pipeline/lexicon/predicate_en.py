"""English for a Korean predicate: the base form from the lexicon, the rest from its endings."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.lexicon.entries import Entry
from pipeline.lexicon.inflect import adverb, comparative, gerund, is_modal, participle, past, superlative, third
from pipeline.lexicon.segment import Segment

_NEGATIONS = ("not", "do not")
_SKIPPED = (
    "that",
    "it is that",
    "doing",
    "have done",
    "end up",
    "do for",
    "try",
    "keep",
    "manage to",
    "saying that",
    "make sure to",
    "come to",
    "that",
    "become",
    "one's",
)
_BECAUSE = ("in addition to", "due to", "thanks to", "because of")
_STATES = frozenset({"be", "believe", "know", "have", "want", "own", "lie", "contain", "remain", "there", "not"})
"""Verbs without a progressive form."""
_LINKS = ("and", "but", "or")
_BEFORE = ("that had", "that used to")
"""던 and 었던, which say past before a noun."""
_PASSIVE = re.compile(
    r"be (?:\w+ed|held|made|built|born|known|found|set|sold|sent|given|seen|taken|put|cut|kept|led|drawn)\b"
)


class Manner(NamedTuple):
    """What a predicate takes from its sentence: its last tense, and "more" or "most" where it is compared."""

    past_sentence: bool = False
    degree: str = ""


def compose(base: str, entry: Entry | None, endings: Sequence[Segment], manner: Manner = Manner()) -> str:
    """The verb phrase ``base`` with tense, negation, modality and connection of ``endings``, innermost first.

    Past is the simple past, present the third person; before a noun (ㄴ, 는) a relative clause
    with "that", adjectives as they are. The sentence lends its tense to clauses without one (고, 며).
    """
    if not base:
        return ""
    adjective = _compared(base, manner.degree) if entry is not None and entry.pos == "adjective" else ""
    verb = f"be {adjective}" if adjective else base.replace("be not ", "not be ")
    is_past, connective, adnominal = False, "", ""
    for item in endings:
        is_past = is_past or any(token.tag == "EP" and token.form == "었" for token in item.tokens)
        said = _said(item)
        if said in _BEFORE:
            is_past, adnominal = True, "ㄴ"
            continue
        if said == "amount to":
            is_past = is_past or item.tokens[0].form == "ㄴ"
            continue
        if said == "become" and not verb.startswith("be "):
            verb = f"be {participle(verb)}"
        if said == "so that" and adjective and verb == f"be {adjective}":
            return adjective if manner.degree else adverb(base)
        if item.tokens[-1].tag == "ETM" and len(item.tokens) == 1:
            adnominal = item.tokens[0].form
        elif (framed := _framed(verb, said)) is not None:
            verb = framed
        elif said and said not in _SKIPPED and item.tokens[-1].tag != "EP":
            connective = said
    is_past = is_past or (manner.past_sentence and connective in _LINKS)
    return _finished(verb, adjective, (is_past, connective, adnominal))


def _compared(adjective: str, degree: str) -> str:
    """The adjective in the degree its sentence gives it."""
    if degree == "more":
        return comparative(adjective)
    return superlative(adjective) if degree == "most" else adjective


def _said(item: Segment) -> str:
    """What an ending says, without the "that" of a quotation around a modal (겠다고: will)."""
    if item.entry is None or item.tokens[0].tag[0] == "J":
        return ""
    if item.tokens[-1].tag == "EF" and item.tokens[-1].form == "자":
        return "let us"
    return item.entry.en.removeprefix("saying ").removeprefix("that it ").replace("…", "").strip()


def _framed(verb: str, said: str) -> str | None:
    """``verb`` inside what an auxiliary says (plan to, cannot, be found to have), None where it says no such thing."""
    if said in _SKIPPED:
        return verb
    if said in _NEGATIONS:
        return f"not {verb}"
    if said.endswith(" to have"):
        return f"{said} not {participle(verb[4:])}" if verb.startswith("not ") else f"{said} {participle(verb)}"
    if said.startswith("be ") and not said.endswith((" to", " that", " as")):
        return f"{said} not {gerund(verb[4:])}" if verb.startswith("not ") else f"{said} {gerund(verb)}"
    if said == "consider":
        return f"consider {gerund(verb)}"
    if said in ("have", "have been", "have ever"):
        return f"have {participle(verb)}"
    if said == "be":
        return verb if is_modal(verb) or verb.partition(" ")[0] in _STATES else f"be {gerund(verb)}"
    if (said.endswith(" to") and not said.startswith(("in ", "due", "thanks"))) or is_modal(said):
        return f"{said} {verb}"
    return None


def _finished(verb: str, adjective: str, how: tuple[bool, str, str]) -> str:
    """The verb phrase in its final form."""
    is_past, connective, adnominal = how
    if adnominal and not connective:
        if verb.startswith("be ") and (verb == f"be {adjective}" or not _PASSIVE.match(verb)):
            return verb[3:]
        if verb == "be":
            return ""
        if verb.startswith("there be"):
            return "without" if verb == "there be no" else "that is"
        if adnominal == "ㄹ":
            return f"to {verb}" if not is_modal(verb) else f"that {verb}"
        return f"that {_tensed(verb, adnominal == 'ㄴ' or is_past)}"
    if connective == "let us":
        return f"let us {verb}"
    if connective in ("in order to", "to"):
        return f"to {verb}"
    if connective in (
        "for",
        "by",
        "after",
        "before",
        "while",
        "instead of",
        "rather than",
        "as a way of",
        "through",
        *_BECAUSE,
    ):
        return f"{connective} {gerund(verb)}" if not verb.startswith("not ") else f"{connective} not {gerund(verb[4:])}"
    if connective in _LINKS:
        return f"{_tensed(verb, is_past)} {connective}"
    said = _tensed(verb, is_past)
    return f"{connective} {said}" if connective else said


def _tensed(verb: str, is_past: bool) -> str:
    """The finite form; "not" becomes did not, does not."""
    if verb == "not be" or verb.startswith("not be "):
        return ("was not" if is_past else "is not") + verb[6:]
    if verb.startswith("not "):
        return ("did not " if is_past else "does not ") + verb[4:]
    return past(verb) if is_past else third(verb)
