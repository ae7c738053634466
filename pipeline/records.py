"""The records that travel through the house: frozen pydantic models that refuse unknown fields.

All offsets are character offsets ``[start, end)`` into ``Article.body`` as it was read (the raw
body) unless a docstring says otherwise. ``zh`` means Simplified Chinese everywhere.
"""

import datetime as dt
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Lang = Literal["ko", "en", "zh"]
TargetLang = Literal["en", "zh"]
TARGET_LANGS: tuple[TargetLang, ...] = ("en", "zh")
MentionKind = Literal["figure", "date", "person", "place", "organization", "title", "term"]
Origin = Literal["termbase", "gazetteer", "hanja", "latin", "romanization", "rule", "lexicon"]
Severity = Literal["block", "warn"]
Approximation = Literal["exact", "about", "over", "at_least", "at_most", "under", "vague"]
Status = Literal["verified", "needs_review"]


class Record(BaseModel):
    """Base of all records: immutable, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reading(Record):
    """How a release was read: by which package, in which version, as what ``form`` (the format, with the version or
    the encoding the file has), and in ``warnings`` what was left out or couldn't be made sense of."""

    reader: str
    version: str
    form: str
    warnings: tuple[str, ...] = ()


class Article(Record):
    """One press release as it was read; ``source`` names the file or data set it came from."""

    id: str
    body: str
    title: str | None = None
    published: dt.date | None = None
    source: str = ""
    metadata: dict[str, str] = Field(default_factory=dict)
    reading: Reading | None = None


class Sentence(Record):
    """One sentence of the release: ``text`` equals ``body[start:end]``."""

    text: str
    start: int
    end: int
    paragraph: int


class Quantity(Record):
    """An exact amount: ``value`` (and ``upper`` for a range) in ``unit``.

    ``unit`` is a key of ``pipeline/facts/data/units.csv``: an ISO 4217 code (``KRW``, ``USD`` …),
    ``percent``, ``percentage_point``, ``times``, ``count``, ``ordinal``, ``fraction``, ``score``
    or a measure (``m2``, ``km``, ``t``, ``degC``, ``PF`` …). ``counter`` is the Korean counter of
    a count (명, 개, 곳 …). ``vague`` amounts (수십억) keep their order of magnitude in ``value``.
    """

    value: Decimal
    unit: str
    upper: Decimal | None = None
    counter: str | None = None
    approx: Approximation = "exact"


class DateValue(Record):
    """A date, a period or a time, as far as the text gives it; ``None`` means not given.

    ``implied`` names the fields that come from the publication date and not from the text.
    ``end`` is the last day (or month …) of a range. ``part`` is a vaguer share of the period.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: (
        Literal["early", "mid", "late", "end", "beginning", "dawn", "morning", "afternoon", "evening", "night"] | None
    ) = None
    end: "DateValue | None" = None
    implied: tuple[str, ...] = ()


class Rendering(Record):
    """How a mention is written in one target language: ``accepted`` holds every spelling that passes,
    ``preferred`` among them; ``certain`` is false where the spelling is a rule's guess."""

    preferred: str
    accepted: tuple[str, ...]
    origin: Origin
    certain: bool = True


class Mention(Record):
    """A figure, date or name in the release, with its value and its renderings by language."""

    kind: MentionKind
    surface: str
    start: int
    end: int
    value: Quantity | DateValue | None = None
    renderings: dict[TargetLang, Rendering] = Field(default_factory=dict)
    key: str = ""
    """What the mention refers to: two mentions with one key are the same person, place, …."""


class Finding(Record):
    """What a check found in one target text; ``span`` is in that text, ``source_span`` in the body
    (or in the source text given to the check)."""

    check: str
    severity: Severity
    lang: Lang
    message: str
    expected: str = ""
    found: str = ""
    span: tuple[int, int] | None = None
    source_span: tuple[int, int] | None = None


class SummarySentence(Record):
    """A short Korean sentence and the indices of the source sentences (``Draft.sentences``) behind it."""

    text: str
    sources: tuple[int, ...]
    strategy: str = ""
    findings: tuple[Finding, ...] = ()


class Hypothesis(Record):
    """A model's candidate: ``score`` is the engine's mean log-probability a token where it gives one,
    ``strategy`` the rung of the ladder that made it."""

    text: str
    score: float | None = None
    strategy: str = ""
    findings: tuple[Finding, ...] = ()


class Summary(Record):
    """The headline, the short sentences in the order of the release, and further ones, best first, that stand in
    where one of them can't be translated well; all in Korean."""

    headline: SummarySentence
    sentences: tuple[SummarySentence, ...]
    spares: tuple[SummarySentence, ...] = ()

    @property
    def texts(self) -> tuple[SummarySentence, ...]:
        """The headline, the sentences, the spares: what a translation's texts stand beside."""
        return (self.headline, *self.sentences, *self.spares)


class Translation(Record):
    """One language's side of a brief: the chosen hypothesis for the headline, for each sentence of the summary and for
    each of its spares. A text left empty, in both languages alike, isn't told in the brief; for the headline the first
    sentence is."""

    headline: Hypothesis
    sentences: tuple[Hypothesis, ...]

    @property
    def texts(self) -> tuple[Hypothesis, ...]:
        """The headline and the sentences."""
        return (self.headline, *self.sentences)


class Draft(Record):
    """An article on its way. Each stage fills its own field and leaves the others alone."""

    article: Article
    sentences: tuple[Sentence, ...] | None = None
    mentions: tuple[Mention, ...] | None = None
    summary: Summary | None = None
    translations: dict[TargetLang, Translation] | None = None
    findings: tuple[Finding, ...] | None = None


class Reject(Record):
    """An article that got no brief: the stage that gave up, a short code, and the reason in words."""

    id: str
    source: str
    stage: str
    code: str
    detail: str


class Texts(Record):
    """One text in the three languages."""

    ko: str
    en: str
    zh: str


class BriefSentence(Texts):
    """A sentence of the brief with the spans ``[start, end)`` of the raw body it rests on."""

    sources: tuple[tuple[int, int], ...]
    findings: tuple[Finding, ...] = ()


class ModelInfo(Record):
    """Which weights wrote: ``revision`` is the hub commit or the SHA-256 of the file."""

    role: str
    engine: str
    weights: str
    revision: str
    licence: str


class Provenance(Record):
    """Where a brief comes from: program version, digests of config and article, models, how the release was read
    (None in the briefs of older runs). How long it took isn't here but in the ledger, so that a brief made after an
    interruption has the same bytes."""

    version: str
    config: str
    config_digest: str
    article_digest: str
    models: tuple[ModelInfo, ...]
    reading: Reading | None = None


class Brief(Record):
    """The finished brief. ``facts`` is the table of figures and names used in its sentences."""

    id: str
    status: Status
    title: str | None
    published: dt.date | None
    headline: Texts
    sentences: tuple[BriefSentence, ...]
    facts: tuple[Mention, ...]
    findings: tuple[Finding, ...]
    provenance: Provenance

    def row(self) -> dict[str, Any]:
        """The JSON row of ``briefs.jsonl``."""
        return self.model_dump(mode="json")
