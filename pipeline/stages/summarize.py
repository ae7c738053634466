"""Summarize: a headline and a few short Korean sentences, each tied to its source sentences.

A prompted model (a chat model) shortens one selected sentence at a time: asked for a whole summary
a small model copies and corrupts. A summarization model (KoBART and its kin) gets the article,
in windows when it is longer than the model takes, and its sentences are tied back by similarity.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, ClassVar

from pipeline.config import Prompt, SummarizerSpec
from pipeline.models.base import Engine
from pipeline.records import Draft, Reject, Sentence, Summary, SummarySentence
from pipeline.stages.base import reject
from pipeline.stages.prompts import request
from pipeline.stages.shortening import Dear, dear, first_usable, keeps, usable
from pipeline.text.compress import compress
from pipeline.text.morph import kiwi, printable
from pipeline.text.select import content_words, leans, select, similarity, speaks_of_period, teases
from pipeline.text.trim import alone, trim

_TIED = 0.25
_CUT = 0.75
"""How far the rules cut, as a share of the length above which the model is asked: what they leave out costs no call."""
_RESERVE = 4
"""Sentences ranked beyond those told and spared, to take the place of some that can't stand alone."""
_RETRY = {"n": 2, "temperature": 0.7}
"""How a sentence is asked for again: sampled, since the greedy answer would come back as it was."""


class Summarize:
    """Fills ``summary`` with ``spec.sentences`` sentences and ``spec.spares`` more (fewer when the release has fewer)."""

    name: ClassVar[str] = "summarize"
    needs: ClassVar[frozenset[str]] = frozenset({"sentences", "mentions"})
    fills: ClassVar[str] = "summary"

    def __init__(self, engine: Engine, spec: SummarizerSpec) -> None:
        self.engine = engine
        self.spec = spec
        self._counts: Counter[str] = Counter()

    def run(self, drafts: Sequence[Draft]) -> list[Draft | Reject]:
        """The drafts with their summaries; all model calls of the batch are made together."""
        summaries = self._compressed(drafts) if self.engine.prompted else self._abstracted(drafts)
        return [
            draft.model_copy(update={"summary": summary})
            if summary
            else reject(draft.article, self.name, "no_summary", "the summarizer returned no usable sentence")
            for draft, summary in zip(drafts, summaries, strict=True)
        ]

    def _compressed(self, drafts: Sequence[Draft]) -> list[Summary | None]:
        """Selected sentences, each shortened by the model; a bad answer gives way to a trimmed sentence."""
        plans = [_plan(draft, self.spec.sentences, self.spec.spares) for draft in drafts]
        jobs = [(draft, index) for draft, plan in zip(drafts, plans, strict=True) for index in plan]
        texts = [trim(_sentences(draft)[index].text) for draft, index in jobs]
        needs = [need for draft, plan in zip(drafts, plans, strict=True) for need in _dear(draft, plan)]
        short = self._short(texts, needs, self.spec.prompt, self.spec.max_chars)
        limit = round(self.spec.max_chars * _CUT)
        made = [
            _fitted(SummarySentence(text=text, sources=(index,)), found, need, limit)
            for text, found, need, (_, index) in zip(texts, short, needs, jobs, strict=True)
        ]
        bodies: list[tuple[SummarySentence, ...]] = []
        for plan in plans:
            bodies.append(tuple(made[: len(plan)]))
            made = made[len(plan) :]
        return self._with_headlines(drafts, bodies)

    def _short(self, texts: Sequence[str], needs: Sequence[Dear], prompt: Prompt, limit: int) -> list[str]:
        """Each text over ``limit`` characters shortened, asked again with sampling where the first answer fails its
        checks or loses what its text needs; empty where the text is short enough or no answer holds."""
        made = [""] * len(texts)
        open_ = [i for i, text in enumerate(texts) if len(text) > limit]
        for decoding in (self.spec.decoding, self.spec.decoding.model_copy(update=_RETRY)):
            requests = [request(self.engine, prompt, texts[i], "ko") for i in open_]
            answers = self.engine.generate(requests, decoding) if requests else []
            self._counts["asked"] += len(requests)
            for i, found in zip(open_, answers, strict=True):
                made[i] = first_usable(found, texts[i], needs[i])
            open_ = [i for i in open_ if not made[i]]
        self._counts["failed"] += len(open_)
        return made

    def statistics(self) -> dict[str, Any]:
        """How many sentences were asked for, and how many stayed as they were since no answer held."""
        return dict(self._counts)

    def _abstracted(self, drafts: Sequence[Draft]) -> list[Summary | None]:
        """The model's own summary of each article, window by window, tied back to the source."""
        windows = [_windows(self.engine, _sentences(draft)) for draft in drafts]
        requests = [request(self.engine, self.spec.prompt, text, "ko") for group in windows for text in group]
        answers = self.engine.generate(requests, self.spec.decoding)
        bodies: list[tuple[SummarySentence, ...]] = []
        for draft, group in zip(drafts, windows, strict=True):
            texts = [answer[0].text for answer in answers[: len(group)] if answer]
            answers = answers[len(group) :]
            bodies.append(_tied(texts, _sentences(draft), self.spec.sentences))
        return self._with_headlines(drafts, bodies)

    def _with_headlines(
        self, drafts: Sequence[Draft], bodies: Sequence[tuple[SummarySentence, ...]]
    ) -> list[Summary | None]:
        """Summaries with a headline: the release's title, else the lead made short."""
        limit = self.spec.headline_chars
        leads = [_title(draft, limit) for draft in drafts]
        asked = [
            i
            for i, (d, lead) in enumerate(zip(drafts, leads, strict=True))
            if not d.article.title or len(lead) > limit * 2
        ]
        short = dict.fromkeys(asked, "")
        if self.engine.prompted and self.spec.headline_prompt.examples:
            texts = [leads[i] for i in asked]
            answers = self._short(texts, [Dear()] * len(texts), self.spec.headline_prompt, limit)
            short = dict(zip(asked, answers, strict=True))
        summaries: list[Summary | None] = []
        for i, (lead, body) in enumerate(zip(leads, bodies, strict=True)):
            headline = _shortened(lead, short.get(i, ""), 0).model_copy(update={"sources": _lead_sources(drafts[i])})
            told, spares = body[: self.spec.sentences], body[self.spec.sentences :]
            summaries.append(Summary(headline=headline, sentences=told, spares=spares) if body else None)
        return summaries


def _sentences(draft: Draft) -> tuple[Sentence, ...]:
    return draft.sentences or ()


def _title(draft: Draft, limit: int) -> str:
    """The release's own title, its first half where it is a long one of two halves (A…B); else the lead."""
    title = trim(draft.article.title or _sentences(draft)[0].text)
    first = re.split(r"\s*(?:…|\.{3}|⋯)\s*", title)[0]
    return first if len(title) > limit and len(first) >= limit / 3 else title


def _lead_sources(draft: Draft) -> tuple[int, ...]:
    """A headline rests on the lead, or on no sentence when it is the release's own title."""
    return () if draft.article.title else (0,)


def _plan(draft: Draft, count: int, spares: int) -> list[int]:
    """The ``count`` sentences to tell, in the order of the release, then the spare ones, best first.

    A sentence that speaks of the one before it (이를, 이 기간) is told beside that one or not at all while others
    remain. A first sentence that only leads up to the report after it isn't told.
    """
    sentences, title = _sentences(draft), draft.article.title or ""
    skipped = {0} if teases(sentences, title) else set()
    ranked = select(sentences, count + spares + _RESERVE, title, draft.mentions or (), skipped)
    told, rest = ranked[:count], ranked[count:]
    for index in sorted(told):
        stands = [i for i in rest if not leans(sentences[i].text) or i - 1 in told]
        if leans(sentences[index].text) and index - 1 not in told and stands:
            told[told.index(index)], rest[rest.index(stands[0])] = stands[0], index
    rest.sort(key=lambda i: leans(sentences[i].text) and i - 1 not in told)
    return [*sorted(told), *rest[:spares]]


def _shortened(text: str, short: str, index: int) -> SummarySentence:
    """The short form where there is one, else ``text`` itself."""
    return SummarySentence(text=short or text, sources=(index,), strategy="compressed" if short else "trimmed")


def _dear(draft: Draft, plan: Sequence[int]) -> list[Dear]:
    """What each sentence of a plan must keep, however short it gets."""
    texts = [trim(sentence.text) for sentence in _sentences(draft)]
    dated = [index + 1 in plan and speaks_of_period(texts[index + 1]) for index in plan]
    title = draft.article.title or ""
    return [dear(texts[index], title, leads=index == min(plan), dated=dated[at]) for at, index in enumerate(plan)]


def _fitted(whole: SummarySentence, short: str, need: Dear, limit: int) -> SummarySentence:
    """The model's short form, or the ``whole`` sentence where there is none, cut by rule where it is still too long."""
    text = whole.text
    cut = compress(short or text, limit, need.nouns, lambda made: usable(made, text) and keeps(made, need))
    made = _shortened(text, short, whole.sources[0])
    strategy = made.strategy if cut == made.text else "cut"
    return made.model_copy(update={"text": alone(cut), "strategy": strategy})


def _windows(engine: Engine, sentences: Sequence[Sentence]) -> list[str]:
    """The article in pieces that the model can take, whole sentences each; one sentence is never cut in two."""
    windows: list[list[str]] = [[]]
    used = 0
    for sentence in sentences:
        cost = engine.count_tokens(sentence.text) + 1
        if cost > engine.max_input_tokens:
            continue
        if used + cost > engine.max_input_tokens and windows[-1]:
            windows.append([])
            used = 0
        windows[-1].append(sentence.text)
        used += cost
    return [" ".join(window) for window in windows if window]


def _tied(texts: Sequence[str], sentences: Sequence[Sentence], count: int) -> tuple[SummarySentence, ...]:
    """At most ``count`` sentences of the model's summary, each with the source sentences nearest to it."""
    bags = [content_words(sentence.text) for sentence in sentences]
    made: list[SummarySentence] = []
    for text in texts:
        for piece in kiwi().split_into_sents(printable(text)):
            bag = content_words(piece.text)
            near = [similarity(bag, other) for other in bags]
            best = max(range(len(near)), key=near.__getitem__)
            sources = tuple(i for i, value in enumerate(near) if i == best or value >= max(_TIED, near[best] * 0.8))
            if len(piece.text.strip()) >= 2:
                made.append(SummarySentence(text=piece.text.strip(), sources=sources, strategy="abstracted"))
    if len(texts) > 1:  # windows: keep the most telling sentences, not the first window's alone
        chosen = select([Sentence(text=s.text, start=0, end=len(s.text), paragraph=0) for s in made], count, "", ())
        made = [made[i] for i in sorted(chosen)]
    return tuple(made[:count])
