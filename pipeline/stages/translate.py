"""Translate: every short sentence into English and Chinese, by the ladder of the config.

All sentences of all articles of a batch, both languages, go to the engine together, rung by rung; only
those that no rung has got right yet climb on. The memory's exact matches come before any model call. Where a sentence
stays wrong or rough to the end, a spare one of the summary that comes out well in both languages stands in for it;
where the headline does, the first sentence becomes the headline.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from pipeline.config import Prompt, Rung, TranslatorSpec
from pipeline.facts.mentions import localize
from pipeline.facts.names.termbase import Termbase
from pipeline.memory.store import Memory
from pipeline.models.base import Engine, Generation, Request
from pipeline.records import TARGET_LANGS, Draft, Hypothesis, Reject, Summary, TargetLang, Translation
from pipeline.stages.base import reject
from pipeline.stages.ladder import LITERAL, MEMORY, Task, blocks
from pipeline.stages.prompts import drafted, example_of, translation_request
from pipeline.stages.slots import filled, slotted
from pipeline.text.clauses import split_clauses
from pipeline.text.select import leans


class Translate:
    """Fills ``translations``: one ``Translation`` a target language, never pivoting through another."""

    name: ClassVar[str] = "translate"
    needs: ClassVar[frozenset[str]] = frozenset({"summary", "mentions"})
    fills: ClassVar[str] = "translations"

    def __init__(
        self,
        engine: Engine,
        spec: TranslatorSpec,
        termbase: Termbase | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.engine = engine
        self.spec = spec
        self.termbase = termbase
        self.memory = memory
        self._examples = memory
        if any(rung.memory for rung in spec.ladder):
            self._examples = Memory.shipped()
            self._examples.add(memory.entries if memory else ())
        self._leaks = _invented(spec, self._examples)
        self._counts: dict[str, Counter[str]] = {}

    def run(self, drafts: Sequence[Draft]) -> list[Draft | Reject]:
        """The drafts with their translations; an article is rejected when a sentence stays empty."""
        tasks = [task for at, draft in enumerate(drafts) for task in self._tasks(at, draft)]
        self._all_rungs(tasks)
        failing = {task.article for task in tasks if task.number > 1 and not task.sound()}
        spares = [task for at in sorted(failing) for task in self._tasks(at, drafts[at], spares=True)]
        self._all_rungs(spares)
        tasks += spares
        self._count(tasks)
        return [self._ended(draft, [task for task in tasks if task.article == at]) for at, draft in enumerate(drafts)]

    def statistics(self) -> dict[str, Any]:
        """How often each rung was tried, passed and chosen, and the model calls a sentence, since the start."""
        totals = self._counts.get("", Counter())
        return {
            "sentences": totals["sentences"],
            "passed": totals["passed"],
            "calls": totals["calls"],
            "calls_per_sentence": round(totals["calls"] / (totals["sentences"] or 1), 2),
            "rungs": {name: dict(counts) for name, counts in self._counts.items() if name},
        }

    def _tasks(self, at: int, draft: Draft, *, spares: bool = False) -> list[Task]:
        """The headline and the sentences of a draft, or its spare sentences, in each language."""
        summary = _summary(draft)
        first_spare = 1 + len(summary.sentences)
        made = []
        for number, sentence in enumerate(summary.texts):
            if (number >= first_spare) != spares:
                continue
            mentions = localize(sentence.text, draft.mentions or (), draft.article.published, self.termbase)
            made += [
                Task(
                    at,
                    sentence.text,
                    lang,
                    mentions,
                    draft.article.published,
                    number,
                    (self.spec.sure if number else self.spec.headline_sure).get(lang),
                    self._leaks[lang],
                )
                for lang in TARGET_LANGS
            ]
        return made

    def _all_rungs(self, tasks: Sequence[Task]) -> None:
        """The ladder from the memory to its end, each rung for the tasks that are still open."""
        self._remembered(tasks)
        for rung in self.spec.ladder:
            self._climb(rung, [task for task in tasks if not task.passed(self.spec.adequate)])

    def _remembered(self, tasks: Sequence[Task]) -> None:
        """Exact matches of the user's memory as first hypotheses; they are checked like any other."""
        for task in tasks if self.memory else ():
            entry = self.memory.exact(task.text) if self.memory else None
            if entry is not None and entry.text(task.lang):
                task.add(entry.text(task.lang), None, MEMORY, mending=False)

    def _climb(self, rung: Rung, tasks: Sequence[Task]) -> None:
        """One rung for all tasks that are still open."""
        if rung.literal:
            for task in tasks:
                task.add(drafted(task.text, task.mentions, task.lang), None, LITERAL, mending=False)
        else:
            self._ask(rung, tasks)
        counts = self._counts.setdefault(rung.name, Counter())
        counts["tried"] += len(tasks)
        counts["passed"] += sum(task.passed(self.spec.adequate) for task in tasks)

    def _ask(self, rung: Rung, tasks: Sequence[Task]) -> None:
        plans = [(task, self._requests(rung, task)) for task in tasks]
        requests = [request for _, asked in plans for request, _ in asked]
        decoding = self.spec.decoding.model_copy(
            update={
                "n": rung.n,
                "temperature": rung.temperature or self.spec.decoding.temperature,
                "num_beams": max(rung.n, self.spec.decoding.num_beams),
            }
        )
        answers = iter(self.engine.generate(requests, decoding) if requests else ())
        for task, asked in plans:
            self._read(rung, task, [(next(answers), slots) for _, slots in asked])

    def _requests(self, rung: Rung, task: Task) -> list[tuple[Request, dict[str, str]]]:
        """What to ask for a task, a request a clause where the rung splits, each with its slots."""
        prompt = self._prompt(rung, task)
        pieces = split_clauses(task.text) if rung.split else [task.text]
        if rung.split and len(pieces) == 1:
            return []
        made = []
        for piece in pieces:
            mentions = (
                task.mentions if piece == task.text else localize(piece, task.mentions, task.published, self.termbase)
            )
            mentions, slots = slotted(mentions, task.lang) if rung.slots else (mentions, {})
            if rung.slots and not slots:
                return []
            request = translation_request(self.engine, prompt, piece, mentions, (task.lang, rung.grounding))
            made.append((request, slots))
        task.calls += len(made) * rung.n
        return made

    def _prompt(self, rung: Rung, task: Task) -> Prompt:
        """The prompt of the rung, its worked examples from the memory where the rung says so."""
        own = self.spec.headline_prompts if task.number == 0 else self.spec.prompts
        prompt = rung.prompts.get(task.lang) or own.get(task.lang) or self.spec.prompts.get(task.lang, Prompt())
        if not rung.memory or self._examples is None:
            return prompt
        near = self._examples.near(task.text, rung.memory, lang=task.lang, exclude=(task.text,))
        if not near:
            return prompt
        return prompt.model_copy(update={"examples": tuple(example_of(entry, task.lang) for _, entry in near[::-1])})

    def _read(self, rung: Rung, task: Task, answers: Sequence[tuple[Sequence[Generation], dict[str, str]]]) -> None:
        """The answers as hypotheses: the k-th of each clause make the k-th hypothesis."""
        for number in range(max((len(found) for found, _ in answers), default=0)):
            texts, scores = [], []
            for found, slots in answers:
                generation = found[min(number, len(found) - 1)] if found else None
                text = filled(_line(generation.text), slots) if generation and generation.finish == "stop" else ""
                texts.append(text)
                scores.append(generation.score if generation else None)
            if all(texts):
                known = [score for score in scores if score is not None]
                mean = sum(known) / len(known) if known else None
                task.add(("" if task.lang == "zh" else " ").join(texts), mean, rung.name, mending=self.spec.mend)
            elif texts and not task.hypotheses and any(texts):
                task.add(" ".join(filter(None, texts)), None, rung.name, mending=False)

    def _count(self, tasks: Sequence[Task]) -> None:
        totals = self._counts.setdefault("", Counter())
        totals["sentences"] += len(tasks)
        totals["passed"] += sum(task.passed(0.0) for task in tasks)
        totals["calls"] += sum(task.calls for task in tasks)
        for task in tasks:
            chosen = task.best().strategy
            name, _, mended = chosen.partition("+")
            self._counts.setdefault(name or "none", Counter())["chosen"] += 1
            self._counts[name or "none"]["mended"] += bool(mended)

    def _ended(self, draft: Draft, tasks: Sequence[Task]) -> Draft | Reject:
        """The draft with its translations, or a reject that names the language with an empty sentence."""
        numbers = numbers_told(tasks, len(_summary(draft).sentences), _leaning(draft))
        count = len(_summary(draft).texts)
        chosen: dict[TargetLang, list[Hypothesis]] = {lang: [Hypothesis(text="")] * count for lang in TARGET_LANGS}
        for task in tasks:
            if task.number in numbers:
                chosen[task.lang][task.number] = task.best()
        empty = [lang for lang, side in chosen.items() if not all(side[number].text.strip() for number in numbers)]
        if empty:
            detail = f"the translator returned an empty sentence in {', '.join(empty)}"
            return reject(draft.article, self.name, "empty_translation", detail)
        sides = {lang: Translation(headline=side[0], sentences=tuple(side[1:])) for lang, side in chosen.items()}
        return draft.model_copy(update={"translations": sides})


def _summary(draft: Draft) -> Summary:
    if draft.summary is None:
        raise ValueError(f"article {draft.article.id}: translate came before summarize")
    return draft.summary


def numbers_told(tasks: Sequence[Task], sentences: int, leaning: Mapping[int, int]) -> list[int]:
    """The numbers of the texts that the brief tells: the headline and as many sentences as it should have, a spare
    that is sound in place of one that isn't, the one with most to block first. A spare that leans on what isn't told is
    none, and a sentence that leans on one replaced gives way too. The first sentence always stays; where it is sound,
    no literal draft, and the headline isn't, there is no headline of its own."""
    sound = {n: all(task.sound() for task in tasks if task.number == n) for n in {task.number for task in tasks}}
    weight = {n: sum(blocks(task.best().findings) for task in tasks if task.number == n) for n in sound}
    leads = sound.get(1, False) and all(task.best().strategy != LITERAL for task in tasks if task.number == 1)
    told = list(range(0 if sound[0] or not leads else 1, sentences + 1))
    failing = sorted((n for n in told if n > 1 and not sound[n]), key=lambda n: -weight[n])
    stays = set(told) - set(failing)
    spares = [n for n in sorted(sound) if n > sentences and sound[n] and leaning.get(n, 1) in stays]
    replaced = failing[: len(spares)]
    replaced += [n for n in sorted(stays) if leaning.get(n) in replaced]
    for out, standin in zip(replaced, spares, strict=False):
        told[told.index(out)] = standin
    return told


def _leaning(draft: Draft) -> dict[int, int]:
    """The numbers of the texts that speak of the sentence before them, each with the number of the text that tells
    that sentence; -1 where none does."""
    sources = [text.sources for text in _summary(draft).texts]
    told = {at[0]: number for number, at in enumerate(sources) if number and len(at) == 1}
    parts = draft.sentences or ()
    return {number: told.get(at - 1, -1) for at, number in told.items() if at < len(parts) and leans(parts[at].text)}


def _invented(spec: TranslatorSpec, memory: Memory | None) -> dict[TargetLang, frozenset[str]]:
    """The names of all worked examples: one that turns up in a translation has leaked."""
    prompts = [
        *spec.prompts.values(),
        *spec.headline_prompts.values(),
        *(p for rung in spec.ladder for p in rung.prompts.values()),
    ]
    words = {word for prompt in prompts for example in prompt.examples for word in example.terms.values()}
    if memory is not None:
        words |= memory.names()
    return {
        "en": frozenset(w for w in words if len(w) > 3 and w.isascii()),
        "zh": frozenset(w for w in words if len(w) > 1 and not w.isascii()),
    }


def _line(text: str) -> str:
    """The first paragraph on one line."""
    return " ".join(text.strip().split("\n\n")[0].split())
