"""Render: the finished ``Brief`` of a draft whose stages are all done."""

from collections.abc import Sequence

from pipeline.io.readers import digest
from pipeline.records import (
    Brief,
    BriefSentence,
    Draft,
    Finding,
    Hypothesis,
    Mention,
    ModelInfo,
    Provenance,
    Record,
    Status,
    Summary,
    SummarySentence,
    Texts,
    Translation,
)


class RunInfo(Record):
    """What all briefs of a run share in their provenance."""

    version: str
    config: str
    config_digest: str
    models: tuple[ModelInfo, ...]


def render(draft: Draft, info: RunInfo) -> Brief:
    """The brief; ``ValueError`` when a stage is missing. The first sentence is the headline too where none was told."""
    if draft.summary is None or draft.translations is None or draft.sentences is None:
        raise ValueError(f"article {draft.article.id}: render came before summarize and translate")
    en, zh = draft.translations["en"], draft.translations["zh"]
    told = _told(draft.summary, en, zh)
    sentences = tuple(
        BriefSentence(ko=ko.text, en=e.text, zh=z.text, sources=_spans(draft, ko), findings=_findings(ko, e, z))
        for ko, e, z in told
    )
    own = bool(en.headline.text)
    lead = (draft.summary.sentences[0].text, en.sentences[0].text, zh.sentences[0].text)
    heading = (draft.summary.headline.text, en.headline.text, zh.headline.text) if own else lead
    findings = (*(draft.summary.headline.findings if own else ()), *(draft.findings or ()))
    return Brief(
        id=draft.article.id,
        status=_status((*findings, *(f for ko, _, _ in told for f in ko.findings))),
        title=draft.article.title,
        published=draft.article.published,
        headline=Texts(ko=heading[0], en=heading[1], zh=heading[2]),
        sentences=sentences,
        facts=_facts(draft, [ko for ko, _, _ in told]),
        findings=findings,
        provenance=Provenance(
            version=info.version,
            config=info.config,
            config_digest=info.config_digest,
            article_digest=digest(draft.article),
            models=info.models,
            reading=draft.article.reading,
        ),
    )


def _told(summary: Summary, en: Translation, zh: Translation) -> list[tuple[SummarySentence, Hypothesis, Hypothesis]]:
    """The sentences that the brief tells, in the order of the release, with their two translations."""
    rows = zip((*summary.sentences, *summary.spares), en.sentences, zh.sentences, strict=True)
    told = [row for row in rows if row[1].text and row[2].text]
    return sorted(told, key=lambda row: row[0].sources) if summary.spares else told


def _status(findings: Sequence[Finding]) -> Status:
    return "needs_review" if any(f.severity == "block" for f in findings) else "verified"


def _findings(source: SummarySentence, *targets: Hypothesis) -> tuple[Finding, ...]:
    return (*source.findings, *(finding for target in targets for finding in target.findings))


def _spans(draft: Draft, sentence: SummarySentence) -> tuple[tuple[int, int], ...]:
    """Where in the raw body a summary sentence comes from."""
    return (
        tuple((draft.sentences[i].start, draft.sentences[i].end) for i in sentence.sources) if draft.sentences else ()
    )


def _facts(draft: Draft, told: Sequence[SummarySentence]) -> tuple[Mention, ...]:
    """The mentions of the source sentences behind the brief, each value or name once."""
    spans = [span for sentence in told for span in _spans(draft, sentence)]
    seen: dict[tuple[str, str], Mention] = {}
    for mention in draft.mentions or ():
        if any(start <= mention.start and mention.end <= end for start, end in spans):
            seen.setdefault((mention.kind, mention.surface), mention)
    return tuple(seen.values())
