"""Verify: what is wrong in each sentence of a brief, held against the release."""

from collections.abc import Sequence
from typing import ClassVar

from pipeline.facts.compare import compare
from pipeline.facts.mentions import localize
from pipeline.facts.termbase import Termbase
from pipeline.records import Draft, Finding, Hypothesis, Reject, SummarySentence, TargetLang, Translation
from pipeline.stages.base import reject


class Verify:
    """Fills ``findings`` and each hypothesis's own; nothing is changed in the texts."""

    name: ClassVar[str] = "verify"
    needs: ClassVar[frozenset[str]] = frozenset({"mentions", "summary", "translations"})
    fills: ClassVar[str] = "findings"

    def __init__(self, termbase: Termbase | None = None) -> None:
        self.termbase = termbase

    def run(self, drafts: Sequence[Draft]) -> list[Draft | Reject]:
        """The drafts with their findings."""
        return [self._one(draft) for draft in drafts]

    def _one(self, draft: Draft) -> Draft | Reject:
        if draft.summary is None or draft.translations is None:
            return reject(draft.article, self.name, "incomplete", "there is no translation to verify")
        checked = {lang: self._side(draft, lang, side) for lang, side in draft.translations.items()}
        sides = checked.values()
        findings = [f for side in sides for h in (side.headline, *side.sentences) for f in h.findings]
        return draft.model_copy(update={"translations": checked, "findings": tuple(findings)})

    def _side(self, draft: Draft, lang: TargetLang, side: Translation) -> Translation:
        if draft.summary is None:
            return side
        pairs = zip(draft.summary.sentences, side.sentences, strict=True)
        return Translation(
            headline=self._checked(draft, draft.summary.headline, side.headline, lang),
            sentences=tuple(self._checked(draft, source, target, lang) for source, target in pairs),
        )

    def _checked(self, draft: Draft, source: SummarySentence, target: Hypothesis, lang: TargetLang) -> Hypothesis:
        mentions = localize(source.text, draft.mentions or (), draft.article.published, self.termbase)
        findings: list[Finding] = compare(
            source.text, target.text, lang, mentions=mentions, published=draft.article.published, strict=True
        )
        return target.model_copy(update={"findings": tuple(findings)})
