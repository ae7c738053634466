"""The review without a web page: open a brief, edit, decide, approve; each is kept in the log.

What a person saw counts: an edit names the version it was made on, an approval the last event it was
given for. Where somebody else was faster nothing is written and the answer says who.
"""

from pathlib import Path

from pipeline.errors import HanbriefError
from pipeline.facts.names.termbase import Termbase
from pipeline.memory.entries import tidy
from pipeline.records import Article, Finding, Lang, Record
from pipeline.review.catalog import Catalog
from pipeline.review.checks import Checker
from pipeline.review.events import LANGS, Action, Event
from pipeline.review.journal import Journal
from pipeline.review.sheet import Cell, Judged, Row, Sheet, judged_text, sheet
from pipeline.run.ledger import Ledger

MAX_CHARS = 4000
"""The longest text a sentence may have; the longest release sentence seen in the references has under 400."""
MAX_REASON = 500


class RefusedError(HanbriefError):
    """An action that isn't allowed as things stand. ``key`` names the sentence of the page that says why."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Conflict(Record):
    """Somebody saved the sentence first: their edit, the text one began with, and one's own."""

    theirs: Event
    began: str
    mine: str


class Desk:
    """A run's ledger under review. Its methods may be called from several threads."""

    def __init__(self, folder: Path, termbase: Termbase | None = None) -> None:
        self.folder = folder
        self.ledger = Ledger.open(folder)
        self.journal = Journal(self.ledger)
        self.catalog = Catalog(self.ledger, self.journal)
        self.checker = Checker(termbase)

    def close(self) -> None:
        """Closes the ledger."""
        self.ledger.close()

    def sheet(self, identifier: str) -> Sheet:
        """The brief as it stands; ``RefusedError`` when there is none of that id."""
        brief = self.ledger.brief(identifier)
        if brief is None:
            raise RefusedError("error.gone")
        return sheet(brief, self.journal.events(identifier))

    def article(self, identifier: str) -> Article | None:
        """The release of a brief, or None."""
        return self.ledger.article(identifier)

    def preview(self, found: Sheet, place: int, lang: Lang, text: str) -> dict[Lang, tuple[Finding, ...]]:
        """What the checks would say of the sentence if ``text`` were its text in ``lang``."""
        row, _ = _cell(found, place, lang)
        texts = row.texts.model_copy(update={lang: tidy(text)})
        article = self.article(found.brief.id)
        findings = self.checker.row(texts, LANGS if lang == "ko" else (lang,), article, found.brief)
        if lang == "zh":
            said = [judged.finding for judged in row.cells["en"].judged]
            mentions = self.checker.mentions(texts.ko, article, found.brief)
            findings["en"] = self.checker.across(texts, said, findings["zh"], mentions)
        return findings

    def edit(self, found: Sheet, change: Event) -> Event | Conflict | None:
        """The saved edit, the conflict with somebody's, or None when the text is what it was.

        ``change`` has place, lang, who and ``after``; its ``version`` is the one it was made on.
        """
        place, lang, text = change.place or 0, change.lang or "ko", tidy(change.after or "")
        if len(text) > MAX_CHARS:
            raise RefusedError("edit.too_long", count=len(text), most=MAX_CHARS)
        findings = self.preview(found, place, lang, text)
        with self.journal.writing():
            fresh = self.sheet(found.brief.id)
            row, cell = _cell(fresh, place, lang)
            if fresh.base != change.base:
                raise RefusedError("edit.rerun")
            if cell.version != change.version:
                return _conflict(cell, change.version or 0, text)
            if text == cell.text:
                return None
            if row.texts != _cell(found, place, lang)[0].texts:
                findings = self.preview(fresh, place, lang, text)
            return self.journal.append(
                change.model_copy(
                    update={"version": cell.version + 1, "before": cell.text, "after": text, "findings": findings}
                )
            )

    def decide(self, identifier: str, action: Action, key: str, who: str, reason: str = "") -> Event:
        """The kept decision on a finding; ``RefusedError`` without a reason to overrule, or when it is gone."""
        reason = tidy(reason)[:MAX_REASON]
        if action == "overrule" and not reason:
            raise RefusedError("judge.no_reason")
        with self.journal.writing():
            found = self.sheet(identifier)
            row, judged = _judged(found, key)
            return self.journal.append(
                Event(
                    who=who,
                    brief=identifier,
                    base=found.base,
                    action=action,
                    place=row.place if row else None,
                    lang=judged.finding.lang,
                    before=row.cells["ko"].text if row else "",
                    after=judged_text(row.texts, judged.finding) if row else None,
                    finding=key,
                    reason=reason,
                    findings={judged.finding.lang: (judged.finding,)},
                )
            )

    def approve(self, identifier: str, who: str, seen: int) -> Event:
        """The kept approval; ``RefusedError`` while a finding blocks, or when others changed the brief since."""
        with self.journal.writing():
            found = self.sheet(identifier)
            since = [event for event in found.events if event.id > seen]
            if since:
                raise RefusedError("approve.changed", who=since[-1].who)
            if found.blocks:
                raise RefusedError("approve.blocked", count=found.blocks)
            return self.journal.append(Event(who=who, brief=identifier, base=found.base, action="approve"))

    def withdraw(self, identifier: str, who: str) -> Event | None:
        """The withdrawn approval, or None where there was none."""
        with self.journal.writing():
            found = self.sheet(identifier)
            if found.approval is None:
                return None
            return self.journal.append(Event(who=who, brief=identifier, base=found.base, action="withdraw"))


def _cell(found: Sheet, place: int, lang: Lang) -> tuple[Row, Cell]:
    row = found.row(place)
    if row is None:
        raise RefusedError("error.bad")
    return row, row.cells[lang]


def _conflict(cell: Cell, version: int, mine: str) -> Conflict:
    """The clash of an edit made on ``version`` with the cell's last one; ``RefusedError`` where there is none."""
    if not cell.edits:
        raise RefusedError("error.bad")
    began = cell.original if version == 0 else next((e.after or "" for e in cell.edits if e.version == version), "")
    return Conflict(theirs=cell.edits[-1], began=began, mine=mine)


def _judged(found: Sheet, key: str) -> tuple[Row | None, Judged]:
    for row in found.rows:
        for judged in row.judged:
            if judged.key == key:
                return row, judged
    for judged in found.strays:
        if judged.key == key:
            return None, judged
    raise RefusedError("judge.gone")
