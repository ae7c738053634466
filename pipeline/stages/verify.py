"""Verify: what is wrong in each sentence of a brief, held against the release, and English against Chinese."""

from collections.abc import Sequence
from typing import ClassVar

from pipeline.facts.checks.agreement import disagreements
from pipeline.facts.mentions import localize
from pipeline.facts.names.termbase import Termbase
from pipeline.records import Draft, Hypothesis, Mention, Reject, SummarySentence, TargetLang, Translation
from pipeline.stages.base import reject
from pipeline.stages.ladder import OF_THE_LADDER, Task


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
        checked["en"] = self._agreed(draft, checked["en"], checked["zh"])
        sides = checked.values()
        findings = [f for side in sides for h in side.texts for f in h.findings]
        return draft.model_copy(update={"translations": checked, "findings": tuple(findings)})

    def _side(self, draft: Draft, lang: TargetLang, side: Translation) -> Translation:
        made = [
            self._checked(draft, source, target, lang) if target.text else target
            for source, target in zip(_sources(draft), side.texts, strict=True)
        ]
        return Translation(headline=made[0], sentences=tuple(made[1:]))

    def _checked(self, draft: Draft, source: SummarySentence, target: Hypothesis, lang: TargetLang) -> Hypothesis:
        task = Task(0, source.text, lang, self._mentions(draft, source), draft.article.published)
        findings = task.check(target.text)
        kept = [finding for finding in target.findings if finding.check in OF_THE_LADDER]
        return target.model_copy(update={"findings": (*findings, *kept)})

    def _agreed(self, draft: Draft, english: Translation, chinese: Translation) -> Translation:
        """The English side with a finding wherever the Chinese says something else."""
        pairs = zip(_sources(draft), english.texts, chinese.texts, strict=True)
        made = [
            en.model_copy(
                update={
                    "findings": (
                        *en.findings,
                        *disagreements(en.text, zh.text, self._mentions(draft, ko), (*en.findings, *zh.findings)),
                    )
                }
            )
            for ko, en, zh in pairs
        ]
        return Translation(headline=made[0], sentences=tuple(made[1:]))

    def _mentions(self, draft: Draft, source: SummarySentence) -> tuple[Mention, ...]:
        return localize(source.text, draft.mentions or (), draft.article.published, self.termbase)


def _sources(draft: Draft) -> tuple[SummarySentence, ...]:
    if draft.summary is None:
        raise ValueError(f"article {draft.article.id}: verify came before summarize")
    return draft.summary.texts
