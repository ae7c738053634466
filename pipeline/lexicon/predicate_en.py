"""English for a Korean predicate: the base form from the lexicon, the rest from its endings."""

from collections.abc import Sequence

from pipeline.lexicon.entries import Entry
from pipeline.lexicon.inflect import gerund, is_modal, participle, past, third
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
)
_LINKS = ("and", "but", "or")


def compose(base: str, entry: Entry | None, endings: Sequence[Segment], past_sentence: bool = False) -> str:
    """The verb phrase ``base`` with tense, negation, modality and connection of ``endings``, innermost first.

    Past is the simple past, present the third person; before a noun (ㄴ, 는) a relative clause
    with "that", adjectives as they are. ``past_sentence`` lends its tense to clauses without one (고, 며).
    """
    if not base:
        return ""
    adjective = base if entry is not None and entry.pos == "adjective" else ""
    verb = f"be {base}" if adjective else base
    is_past, connective, adnominal = False, "", ""
    for item in endings:
        is_past = is_past or any(token.tag == "EP" and token.form == "었" for token in item.tokens)
        said = item.entry.en if item.entry is not None else ""
        if item.tokens[-1].tag == "ETM" and len(item.tokens) == 1:
            adnominal = item.tokens[0].form
        elif (framed := _framed(verb, said)) is not None:
            verb = framed
        elif said and said not in _SKIPPED and item.tokens[-1].tag != "EP":
            connective = said
    is_past = is_past or (past_sentence and connective in _LINKS)
    return _finished(verb, adjective, (is_past, connective, adnominal))


def _framed(verb: str, said: str) -> str | None:
    """``verb`` inside what an auxiliary says (plan to, cannot, be found to have), None where it says no such thing."""
    if said in _SKIPPED:
        return verb
    if said in _NEGATIONS:
        return f"not {verb}"
    if said.endswith(" to have"):
        return f"{said} {participle(verb)}"
    if said in ("have", "have been", "have ever"):
        return f"have {participle(verb)}"
    if said == "be":
        return f"be {gerund(verb)}"
    if (said.endswith(" to") and said != "in order to") or is_modal(said):
        return f"{said} {verb}"
    return None


def _finished(verb: str, adjective: str, how: tuple[bool, str, str]) -> str:
    """The verb phrase in its final form."""
    is_past, connective, adnominal = how
    if adnominal and not connective:
        if adjective and verb == f"be {adjective}":
            return adjective
        if adnominal == "ㄹ":
            return f"to {verb}" if not is_modal(verb) else verb
        return f"that {_tensed(verb, adnominal == 'ㄴ' or is_past)}"
    if connective in ("in order to", "to"):
        return f"to {verb}"
    if connective in ("for", "by", "after", "before", "while", "instead of", "rather than", "as a way of", "through"):
        return f"{connective} {gerund(verb)}" if not verb.startswith("not ") else f"{connective} not {gerund(verb[4:])}"
    if connective in _LINKS:
        return f"{_tensed(verb, is_past)} {connective}"
    said = _tensed(verb, is_past)
    return f"{connective} {said}" if connective else said


def _tensed(verb: str, is_past: bool) -> str:
    """The finite form; "not" becomes did not, does not."""
    if verb.startswith("not be "):
        return ("was not " if is_past else "is not ") + verb[7:]
    if verb.startswith("not "):
        return ("did not " if is_past else "does not ") + verb[4:]
    return past(verb) if is_past else third(verb)
