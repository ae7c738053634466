"""The log of all actions, in tables of its own in the ledger's SQLite file: written to, never changed.

Two triggers refuse every change and removal of a row; a unique index makes one winner where two people
save the same version of a sentence, whichever process they come from.
"""

import json
import sqlite3
from contextlib import AbstractContextManager

from pipeline.errors import HanbriefError
from pipeline.review.events import Event
from pipeline.run.ledger import Ledger, column, now

_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS review_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL,
    brief TEXT NOT NULL, base TEXT NOT NULL, action TEXT NOT NULL,
    place INTEGER, lang TEXT, version INTEGER, before TEXT, after TEXT,
    finding TEXT, reason TEXT NOT NULL, findings TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS review_events_brief ON review_events (brief, id)",
    """CREATE UNIQUE INDEX IF NOT EXISTS review_events_version
    ON review_events (brief, base, place, lang, version) WHERE action = 'edit'""",
    """CREATE TRIGGER IF NOT EXISTS review_events_kept BEFORE UPDATE ON review_events
    BEGIN SELECT RAISE(ABORT, 'review_events can only be added to'); END""",
    """CREATE TRIGGER IF NOT EXISTS review_events_stay BEFORE DELETE ON review_events
    BEGIN SELECT RAISE(ABORT, 'review_events can only be added to'); END""",
)
_COLUMNS = "at, who, brief, base, action, place, lang, version, before, after, finding, reason, findings"


class StaleError(HanbriefError):
    """Somebody else wrote first; nothing was written."""


class Journal:
    """The log in a ledger's file; its tables are made on first use."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        with self.writing():
            for statement in _SCHEMA:
                ledger.connection.execute(statement)

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """A transaction that no other writer enters: what is read in it still holds when it is written."""
        return self.ledger.transaction()

    def append(self, event: Event) -> Event:
        """The event as it stands in the log, written in a transaction of ``writing``; ``StaleError`` when its
        version of the sentence is taken."""
        event = event.model_copy(update={"at": event.at or now()})
        values = event.model_dump(mode="json", exclude={"id"})
        values["findings"] = json.dumps(values["findings"], ensure_ascii=False)
        row = [column(value) if isinstance(value, str) else value for value in map(values.get, _COLUMNS.split(", "))]
        try:
            marks = ", ".join("?" for _ in row)
            cursor = self.ledger.connection.execute(f"INSERT INTO review_events ({_COLUMNS}) VALUES ({marks})", row)
        except sqlite3.IntegrityError as error:
            raise StaleError(f"brief {event.brief}: version {event.version} is taken; load it again") from error
        return event.model_copy(update={"id": int(cursor.lastrowid or 0)})

    def events(self, brief: str | None = None, after: int = 0) -> list[Event]:
        """All events, or one brief's, oldest first; only those numbered above ``after``."""
        where, values = ("AND brief = ?", (after, column(brief))) if brief is not None else ("", (after,))
        rows = self.ledger.rows(f"SELECT id, {_COLUMNS} FROM review_events WHERE id > ? {where} ORDER BY id", values)
        return [_event(row) for row in rows]


def _event(row: tuple[object, ...]) -> Event:
    names = ("id", *_COLUMNS.split(", "))
    values = dict(zip(names, row, strict=True))
    values["findings"] = json.loads(str(values["findings"]))
    return Event.model_validate(values)
