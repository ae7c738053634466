"""A brief as it stands now: what the run wrote, with the edits, decisions and the approval of its log."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from pipeline.io.exports.content import headline_findings
from pipeline.records import Brief, BriefSentence, Finding, Lang, Record, Status, Texts
from pipeline.review.events import ACROSS, DECISIONS, HEADLINE, LANGS, Event, base_of, digest, key_of

Standing = Literal["open", "clear", "approved"]
"""``open``: a blocking finding is neither mended nor overruled; ``clear``: none is; ``approved``: signed by a person."""


class Judged(Record):
    """A finding with the last decision on it, if there is one; ``carried``: it was made in an earlier run."""

    key: str
    finding: Finding
    decision: Event | None = None
    carried: bool = False

    @property
    def overruled(self) -> bool:
        """A person said, with a reason, that the finding doesn't hold."""
        return self.decision is not None and self.decision.action == "overrule"

    @property
    def blocks(self) -> bool:
        """Stands in the way of an approval."""
        return self.finding.severity == "block" and not self.overruled


class Cell(Record):
    """One text in one language: ``original`` is what the run wrote, ``edits`` its history, oldest first."""

    lang: Lang
    text: str
    original: str
    edits: tuple[Event, ...] = ()
    judged: tuple[Judged, ...] = ()

    @property
    def version(self) -> int:
        """0 for the run's text, then the number of the last edit."""
        return self.edits[-1].version or 0 if self.edits else 0


class Row(Record):
    """The headline or a sentence in three languages, with the spans of the raw body it rests on."""

    place: int
    sources: tuple[tuple[int, int], ...]
    cells: dict[Lang, Cell]

    @property
    def texts(self) -> Texts:
        """The three texts as they stand."""
        return Texts(ko=self.cells["ko"].text, en=self.cells["en"].text, zh=self.cells["zh"].text)

    @property
    def run(self) -> Texts:
        """The three texts as the run wrote them."""
        return Texts(ko=self.cells["ko"].original, en=self.cells["en"].original, zh=self.cells["zh"].original)

    @property
    def judged(self) -> tuple[Judged, ...]:
        """The findings of all three languages."""
        return tuple(judged for lang in LANGS for judged in self.cells[lang].judged)


class Sheet(Record):
    """A brief under review. ``strays`` are findings of the brief that belong to no single text."""

    brief: Brief
    base: str
    rows: tuple[Row, ...]
    strays: tuple[Judged, ...] = ()
    events: tuple[Event, ...] = ()
    older: tuple[Event, ...] = ()
    """Events on texts that a later run replaced: history only."""
    approval: Event | None = None

    @property
    def judged(self) -> tuple[Judged, ...]:
        """Every finding with its decision."""
        return (*(judged for row in self.rows for judged in row.judged), *self.strays)

    @property
    def blocks(self) -> int:
        """How many findings stand in the way of an approval."""
        return sum(judged.blocks for judged in self.judged)

    @property
    def warns(self) -> int:
        """How many findings are there to glance at."""
        return sum(judged.finding.severity == "warn" and not judged.overruled for judged in self.judged)

    @property
    def seen(self) -> int:
        """The number of the last event: an approval names the state it was given for."""
        return self.events[-1].id if self.events else 0

    @property
    def standing(self) -> Standing:
        """Where the brief is on its way to being sent."""
        if self.approval is not None:
            return "approved"
        return "open" if self.blocks else "clear"

    @property
    def status(self) -> Status:
        """What the rules alone say of the texts as they stand; a person's overruling doesn't make it verified."""
        return "needs_review" if any(j.finding.severity == "block" for j in self.judged) else "verified"

    def row(self, place: int) -> Row | None:
        """The row at a place, if there is one."""
        return next((row for row in self.rows if row.place == place), None)

    def current(self) -> Brief:
        """The brief with its texts, findings and status as they stand."""
        headline, *sentences = self.rows
        return self.brief.model_copy(
            update={
                "status": self.status,
                "headline": headline.texts,
                "sentences": tuple(
                    BriefSentence(
                        **row.texts.model_dump(), sources=row.sources, findings=tuple(j.finding for j in row.judged)
                    )
                    for row in sentences
                ),
                "findings": tuple(judged.finding for judged in self.judged),
            }
        )


def sheet(brief: Brief, log: Sequence[Event]) -> Sheet:
    """The brief as its log left it; ``log`` holds this brief's events, oldest first."""
    base = base_of(brief)
    events = tuple(event for event in log if event.base == base)
    headline, strays = _headline_findings(brief)
    decisions = _carried(event for event in log if event.base != base) | {
        event.finding: event for event in events if event.action in DECISIONS and event.finding
    }
    rows = [_row(HEADLINE, brief.headline, (), headline, events)]
    for place, sentence in enumerate(brief.sentences, start=1):
        rows.append(_row(place, sentence, sentence.sources, sentence.findings, events))
    return Sheet(
        brief=brief,
        base=base,
        rows=tuple(_decided(row, decisions) for row in rows),
        strays=tuple(_judged(HEADLINE, finding, decisions) for finding in strays),
        events=events,
        older=tuple(event for event in log if event.base != base),
        approval=_approval(events),
    )


def _headline_findings(brief: Brief) -> tuple[list[Finding], list[Finding]]:
    """The findings of the headline, and those whose span fits no headline."""
    rest = headline_findings(brief)
    fits = [f.span is None or f.span[1] <= len(getattr(brief.headline, f.lang)) for f in rest]
    return [f for f, ok in zip(rest, fits, strict=True) if ok], [f for f, ok in zip(rest, fits, strict=True) if not ok]


def _row(
    place: int, texts: Texts, sources: tuple[tuple[int, int], ...], findings: Iterable[Finding], events: Sequence[Event]
) -> Row:
    edits = [event for event in events if event.action == "edit" and event.place == place]
    known = list(findings)
    said: dict[Lang, tuple[Finding, ...]] = {lang: tuple(f for f in known if f.lang == lang) for lang in LANGS}
    for edit in edits:
        said |= edit.findings
    cells: dict[Lang, Cell] = {}
    for lang in LANGS:
        own = tuple(edit for edit in edits if edit.lang == lang)
        original: str = getattr(texts, lang)
        text = (own[-1].after or "") if own else original
        judged = tuple(Judged(key=key_of(place, finding), finding=finding) for finding in said[lang])
        cells[lang] = Cell(lang=lang, text=text, original=original, edits=own, judged=judged)
    return Row(place=place, sources=sources, cells=cells)


def _decided(row: Row, decisions: Mapping[str, Event]) -> Row:
    cells = {
        lang: cell.model_copy(
            update={"judged": tuple(_judged(row.place, judged.finding, decisions, row.run) for judged in cell.judged)}
        )
        for lang, cell in row.cells.items()
    }
    return row.model_copy(update={"cells": cells})


def judged_text(texts: Texts, finding: Finding) -> str:
    """The words that a decision on a finding is about: the finding's own text, and the Chinese too where the finding
    holds the English against it."""
    own: str = getattr(texts, finding.lang)
    return f"{own}\n{texts.zh}" if finding.check == ACROSS else own


def _carried(log: Iterable[Event]) -> dict[str, Event]:
    """The last decision of earlier runs on each finding of each sentence, by ``_same``."""
    return {
        _same(event.before, event.after, finding): event
        for event in log
        if event.action in DECISIONS and event.before and event.after is not None
        for findings in event.findings.values()
        for finding in findings
    }


def _same(korean: str, text: str, finding: Finding) -> str:
    """What makes a finding of a later run the one that was decided on: the Korean, the words and what it says; the
    place may be another."""
    return digest("\x1f".join((korean, text, key_of(HEADLINE, finding))))


def _judged(place: int, finding: Finding, decisions: Mapping[str, Event], texts: Texts | None = None) -> Judged:
    """The finding with its decision, be it of an earlier run on the same ``texts``; a reopened one has none."""
    key = key_of(place, finding)
    decision = decisions.get(key)
    carried = decision is None and texts is not None
    if carried and texts is not None:
        decision = decisions.get(_same(texts.ko, judged_text(texts, finding), finding))
    if decision is None or decision.action == "reopen":
        return Judged(key=key, finding=finding)
    return Judged(key=key, finding=finding, decision=decision, carried=carried)


def _approval(events: Sequence[Event]) -> Event | None:
    """The approval that still holds: nothing was changed, decided or withdrawn after it."""
    return events[-1] if events and events[-1].action == "approve" else None
