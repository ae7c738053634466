"""Requests for an engine from the prompts of a config: the words stand there, not here."""

from collections.abc import Sequence

from pipeline.config import GroundingForm, Prompt
from pipeline.models.base import Engine, Request, Turn
from pipeline.records import Lang, Mention, TargetLang


def request(engine: Engine, prompt: Prompt, source: str, target_lang: Lang, glossary: str = "") -> Request:
    """What to ask ``engine``: chat turns with worked examples, or the bare text when it takes none."""
    if not engine.prompted:
        return Request(turns=(Turn(role="user", content=source),), target_lang=target_lang)
    turns = [Turn(role="system", content=prompt.system)] if prompt.system else []
    for example in prompt.examples:
        turns.append(Turn(role="user", content=_fill(prompt.template, example.source, example.glossary)))
        turns.append(Turn(role="assistant", content=example.target))
    turns.append(Turn(role="user", content=_fill(prompt.template, source, glossary)))
    return Request(turns=tuple(turns), target_lang=target_lang)


def _fill(template: str, source: str, glossary: str) -> str:
    """The template with its two places filled; braces inside the text stay as they are."""
    before, _, after = template.partition("{source}")
    return before.replace("{glossary}", glossary) + source + after.replace("{glossary}", glossary)


def ground(text: str, mentions: Sequence[Mention], lang: TargetLang, form: GroundingForm) -> tuple[str, str]:
    """The source text and the glossary that a prompt of this grounding form gets."""
    if form == "replace":
        return in_place(text, mentions, lang), ""
    if form == "list":
        pairs = {m.surface: m.renderings[lang].preferred for m in mentions if lang in m.renderings}
        return text, "; ".join(f"{surface} = {rendering}" for surface, rendering in pairs.items())
    return text, ""


def in_place(text: str, mentions: Sequence[Mention], lang: TargetLang) -> str:
    """``text`` with each mention's rendering in place of its Korean words."""
    for mention in sorted(mentions, key=lambda m: m.start, reverse=True):
        if lang in mention.renderings:
            text = text[: mention.start] + mention.renderings[lang].preferred + text[mention.end :]
    return text
