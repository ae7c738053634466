"""Translate: every short sentence into English and Chinese, one sentence at a time.

All sentences of all articles of a batch go to the engine together, one language after the other,
so that a shared prompt prefix is read once.
"""

from collections.abc import Sequence
from typing import ClassVar

from pipeline.config import Prompt, TranslatorSpec
from pipeline.facts.mentions import localize
from pipeline.facts.termbase import Termbase
from pipeline.models.base import Engine, Generation, Request
from pipeline.records import TARGET_LANGS, Draft, Hypothesis, Reject, Summary, SummarySentence, TargetLang, Translation
from pipeline.stages.base import reject
from pipeline.stages.prompts import translation_request


class Translate:
    """Fills ``translations``: one ``Translation`` a target language, never pivoting through another."""

    name: ClassVar[str] = "translate"
    needs: ClassVar[frozenset[str]] = frozenset({"summary", "mentions"})
    fills: ClassVar[str] = "translations"

    def __init__(self, engine: Engine, spec: TranslatorSpec, termbase: Termbase | None = None) -> None:
        self.engine = engine
        self.spec = spec
        self.termbase = termbase

    def run(self, drafts: Sequence[Draft]) -> list[Draft | Reject]:
        """The drafts with their translations; an article is rejected when a sentence stays empty."""
        sides = {lang: self._side(drafts, lang) for lang in TARGET_LANGS}
        results: list[Draft | Reject] = []
        for index, draft in enumerate(drafts):
            translations = {lang: sides[lang][index] for lang in TARGET_LANGS}
            empty = [
                lang for lang, side in translations.items() if not all(h.text for h in (side.headline, *side.sentences))
            ]
            if empty:
                detail = f"the translator returned an empty sentence in {', '.join(empty)}"
                results.append(reject(draft.article, self.name, "empty_translation", detail))
            else:
                results.append(draft.model_copy(update={"translations": translations}))
        return results

    def _side(self, drafts: Sequence[Draft], lang: TargetLang) -> list[Translation]:
        """One language's translation of every draft."""
        jobs = [(draft, sentence) for draft in drafts for sentence in _texts(_summary(draft))]
        requests = [self._request(draft, sentence, lang) for draft, sentence in jobs]
        answers = self.engine.generate(requests, self.spec.decoding)
        hypotheses = [_hypothesis(answer, self.spec.grounding) for answer in answers]
        sides = []
        for draft in drafts:
            count = len(_summary(draft).sentences) + 1
            sides.append(Translation(headline=hypotheses[0], sentences=tuple(hypotheses[1:count])))
            hypotheses = hypotheses[count:]
        return sides

    def _request(self, draft: Draft, sentence: SummarySentence, lang: TargetLang) -> Request:
        mentions = localize(sentence.text, draft.mentions or (), draft.article.published, self.termbase)
        prompt = self.spec.prompts.get(lang, Prompt())
        return translation_request(self.engine, prompt, sentence.text, mentions, (lang, self.spec.grounding))


def _summary(draft: Draft) -> Summary:
    if draft.summary is None:
        raise ValueError(f"article {draft.article.id}: translate came before summarize")
    return draft.summary


def _texts(summary: Summary) -> tuple[SummarySentence, ...]:
    return (summary.headline, *summary.sentences)


def _hypothesis(answer: Sequence[Generation], strategy: str) -> Hypothesis:
    """The best answer's first paragraph, on one line."""
    if not answer:
        return Hypothesis(text="", strategy=strategy)
    text = " ".join(answer[0].text.strip().split("\n\n")[0].split())
    return Hypothesis(text=text, score=answer[0].score, strategy=strategy)
