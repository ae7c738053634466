"""The log only grows, and gives back what was put in."""

import sqlite3
from pathlib import Path

import pytest

from pipeline.records import Finding
from pipeline.review.events import Event, base_of, key_of
from pipeline.review.journal import Journal, StaleError
from pipeline.run.ledger import Ledger
from tests.review.invented import MENDED, OPENING, fill, library

FINDING = Finding(check="value_missing", severity="block", lang="en", message="gone", expected="3", span=(0, 1))
EVENTS = [
    Event(who="가", brief="b", base="1", action="edit", place=1, lang="en", version=1, before="x", after="y",
          findings={"en": (FINDING,), "zh": ()}),
    Event(who="나", brief="b", base="1", action="overrule", place=1, lang="en", finding="k", reason="말만 다르다"),
    Event(who="다", brief="other", base="1", action="approve"),
    Event(who="라", brief="b\udc80", base="1", action="edit", place=0, lang="ko", version=1, before="\udc80", after=""),
]  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(fill(tmp_path / "run", [library("b")]))


def written(journal: Journal, event: Event) -> Event:
    with journal.writing():
        return journal.append(event)


def test_events_come_back(ledger: Ledger) -> None:
    journal = Journal(ledger)
    kept = [written(journal, event) for event in EVENTS]
    assert [event.id for event in kept] == [1, 2, 3, 4]
    assert all(event.at for event in kept)
    assert journal.events("b") == kept[:2]
    assert journal.events(after=2)[0] == kept[2]
    assert len(journal.events()) == 4
    assert Journal(ledger).events("b") == kept[:2], "opening it again keeps what is there"


@pytest.mark.parametrize("change", ["UPDATE review_events SET who = 'x'", "DELETE FROM review_events"])
def test_nothing_is_changed(ledger: Ledger, change: str) -> None:
    journal = Journal(ledger)
    written(journal, EVENTS[0])
    with pytest.raises(sqlite3.DatabaseError, match="only be added to"):
        ledger.connection.execute(change)


def test_one_version_has_one_winner(ledger: Ledger) -> None:
    journal = Journal(ledger)
    written(journal, EVENTS[0])
    with pytest.raises(StaleError, match="version 1 is taken"):
        written(journal, EVENTS[0].model_copy(update={"who": "late"}))
    assert [event.who for event in journal.events()] == ["가"]


def test_a_failed_transaction_writes_nothing(ledger: Ledger) -> None:
    journal = Journal(ledger)

    def twice() -> None:
        with journal.writing():
            journal.append(EVENTS[0])
            journal.append(EVENTS[0])

    with pytest.raises(StaleError):
        twice()
    assert journal.events() == []


def test_base_follows_the_texts() -> None:
    _, one = library("b")
    _, two = library("b", OPENING, OPENING.model_copy(update={"en": MENDED}))
    assert base_of(one) == base_of(one.model_copy(update={"status": "verified", "findings": ()}))
    assert base_of(one) != base_of(two)


def test_a_key_outlives_a_shift() -> None:
    assert key_of(1, FINDING) == key_of(1, FINDING.model_copy(update={"span": (5, 6)}))
    assert key_of(1, FINDING) != key_of(2, FINDING)
    assert key_of(1, FINDING) != key_of(1, FINDING.model_copy(update={"message": "another"}))
