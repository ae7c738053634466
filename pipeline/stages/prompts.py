"""Requests for an engine from the prompts of a config: the words stand there, not here.

A worked example is plain Korean in the config and is grounded here in the same form as the sentence
to translate, so example and task always look alike.
"""

from collections.abc import Sequence

from pipeline.config import Example, GroundingForm, Prompt
from pipeline.facts.mentions import localize
from pipeline.lexicon.gloss import behind, gloss, instead, listed, mixed
from pipeline.lexicon.order.draft import ordered
from pipeline.memory.entries import Entry
from pipeline.models.base import Engine, Request, Turn
from pipeline.records import Lang, Mention, Rendering, TargetLang
from pipeline.stages.slots import slots_of


def request(engine: Engine, prompt: Prompt, source: str, target_lang: Lang) -> Request:
    """What to ask ``engine``: chat turns with worked examples, or the bare text when it takes none."""
    if not engine.prompted:
        return Request(turns=(Turn(role="user", content=source),), target_lang=target_lang)
    turns = [Turn(role="system", content=prompt.system)] if prompt.system else []
    for example in prompt.examples:
        turns += _pair(fill(prompt.template, example.source), example.target)
    return Request(turns=(*turns, Turn(role="user", content=fill(prompt.template, source))), target_lang=target_lang)


def translation_request(
    engine: Engine, prompt: Prompt, text: str, mentions: Sequence[Mention], how: tuple[TargetLang, GroundingForm]
) -> Request:
    """A request to translate ``text``, grounded in the form of ``how``, examples and all."""
    lang, form = how
    source, glossary = ground(text, mentions, lang, form)
    if not engine.prompted:
        return Request(turns=(Turn(role="user", content=source),), target_lang=lang)
    turns = [Turn(role="system", content=prompt.system)] if prompt.system else []
    for example in prompt.examples:
        shown, words = ground(example.source, _mentions(example, lang), lang, form)
        turns += _pair(fill(prompt.template, shown, words), example.target)
    return Request(turns=(*turns, Turn(role="user", content=fill(prompt.template, source, glossary))), target_lang=lang)


def _pair(question: str, answer: str) -> list[Turn]:
    return [Turn(role="user", content=question), Turn(role="assistant", content=answer)]


def fill(template: str, source: str, glossary: str = "") -> str:
    """The template with its two places filled; braces inside the text stay as they are."""
    before, _, after = template.partition("{source}")
    return before.replace("{glossary}", glossary) + source + after.replace("{glossary}", glossary)


def _mentions(example: Example, lang: TargetLang) -> tuple[Mention, ...]:
    """The mentions of a worked example, its invented names among them."""
    names = [
        Mention(
            kind="term",
            surface=surface,
            start=0,
            end=len(surface),
            renderings={lang: Rendering(preferred=words, accepted=(words,), origin="termbase")},
        )
        for surface, words in example.terms.items()
    ]
    return localize(example.source, names)


def ground(text: str, mentions: Sequence[Mention], lang: TargetLang, form: GroundingForm) -> tuple[str, str]:
    """The source text and the glossary that a prompt of this grounding form gets."""
    if form == "replace":
        return in_place(text, mentions, lang), ""
    if form == "list":
        pairs = {m.surface: m.renderings[lang].preferred for m in mentions if lang in m.renderings}
        return text, "; ".join(f"{surface} = {rendering}" for surface, rendering in pairs.items())
    if form == "none":
        return text, ""
    units = gloss(text, lang, mentions)
    if form == "gloss_list":
        return text, listed(units)
    if form in ("draft", "draft_beside", "draft_mixed"):
        made = ordered(text, units, [m for m in mentions if lang in m.renderings], lang)
        if form == "draft":
            return made, ""
        return mixed(text, units) if form == "draft_mixed" else in_place(text, slots_of(mentions, lang), lang), made
    return {"gloss": behind, "gloss_mixed": mixed, "gloss_replace": instead}[form](text, units), ""


def drafted(text: str, mentions: Sequence[Mention], lang: TargetLang) -> str:
    """``text`` glossed and laid out in the word order of ``lang``."""
    return ground(text, mentions, lang, "draft")[0]


def example_of(entry: Entry, lang: TargetLang) -> Example:
    """An entry of a memory as a worked example."""
    terms = {surface: words[lang] for surface, words in entry.terms.items() if lang in words}
    return Example(source=entry.ko, target=entry.text(lang), terms=terms)


def in_place(text: str, mentions: Sequence[Mention], lang: TargetLang) -> str:
    """``text`` with each mention's rendering in place of its Korean words."""
    for mention in sorted(mentions, key=lambda m: m.start, reverse=True):
        if lang in mention.renderings:
            text = text[: mention.start] + mention.renderings[lang].preferred + text[mention.end :]
    return text
