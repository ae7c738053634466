"""The worked examples of all shipped configs: no real place or person in them, and a leak of their names is found."""

import pytest

from pipeline.config import Example, load, shipped
from pipeline.facts.mentions import find_mentions
from pipeline.facts.names.places import find_places
from pipeline.records import TARGET_LANGS
from pipeline.stages.ladder import Task
from pipeline.stages.translate import _invented

NAMED = ("person", "place")


def examples(name: str) -> list[Example]:
    """All worked examples of a shipped config."""
    config = load(name)
    used = [config.summarizer.prompt, config.summarizer.headline_prompt]
    for rung in config.translator.ladder:
        used += rung.prompts.values()
    used += [*config.translator.prompts.values(), *config.translator.headline_prompts.values()]
    return [example for prompt in used for example in prompt.examples]


@pytest.mark.parametrize("name", sorted(shipped()))
def test_no_real_place_or_person(name: str) -> None:
    for example in examples(name):
        found = [m for m in find_mentions(example.source) if m.kind in NAMED]
        assert not [m.surface for m in found if not any(m.surface in term for term in example.terms)], example.source
        for lang in TARGET_LANGS:
            places = [place.surface for place in find_places(example.target, lang)]
            assert not [p for p in places if not any(p in term for term in example.terms.values())], example.target


@pytest.mark.parametrize("name", sorted(shipped()))
def test_the_names_are_found_when_they_leak(name: str) -> None:
    leaks = _invented(load(name).translator, None)
    for example in examples(name):
        for words in example.terms.values():
            lang = next(lang for lang in TARGET_LANGS if words in leaks[lang])
            task = Task(0, "행사가 열렸다.", lang, (), None, leaks=leaks[lang])
            assert "example_leaked" in {f.check for f in task.check(f"{words}。")}


def test_there_are_examples_to_look_at() -> None:
    assert sum(len(examples(name)) for name in shipped()) >= 4
