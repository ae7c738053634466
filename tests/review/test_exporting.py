"""What leaves: approved texts only, with who signed them and what was overruled; sentences for a memory."""

import json
from pathlib import Path
from xml.etree import ElementTree

from pipeline.memory.store import Memory
from pipeline.review.desk import Desk
from pipeline.review.events import Event
from pipeline.review.exporting import approved, delivered, export, formats, jsonl, remember
from tests.review.invented import BROKEN, HEADLINE, MENDED, OPENING
from tests.review.test_desk import change


def signed(desk: Desk) -> None:
    """The broken brief mended and approved."""
    found = desk.sheet("broken")
    saved = desk.edit(found, change(found, MENDED))
    assert isinstance(saved, Event)
    desk.approve("broken", "하나", saved.id)


def test_only_what_is_approved_leaves(desk: Desk) -> None:
    assert list(approved(desk)) == []
    signed(desk)
    (row,) = [json.loads(line) for line in jsonl(list(approved(desk))).decode().splitlines()]
    assert row["status"] == "verified"
    assert [sentence["en"] for sentence in row["sentences"]] == [OPENING.en, MENDED]
    assert row["review"] | {"approved_at": ""} == {
        "approved_by": "하나", "approved_at": "", "edits": 1, "overruled": [],
    }  # fmt: skip
    desk.withdraw("broken", "하나")
    assert list(approved(desk)) == []


def test_what_was_overruled_is_said_but_not_delivered(desk: Desk) -> None:
    (judged,) = desk.sheet("broken").judged
    decision = desk.decide("broken", "overrule", judged.key, "민지", "원문이 틀렸다")
    desk.approve("broken", "민지", decision.id)
    (found,) = approved(desk)
    row = json.loads(jsonl([found]))
    assert row["status"] == "needs_review" and row["findings"]
    (overruled,) = row["review"]["overruled"]
    assert (overruled["by"], overruled["reason"], overruled["finding"]["found"]) == (
        "민지", "원문이 틀렸다", "4.269 billion won",
    )  # fmt: skip
    sent = delivered(found)
    assert (sent.status, sent.findings, sent.sentences[1].en) == ("verified", (), BROKEN.en)
    assert all(sentence.findings == () for sentence in sent.sentences)


def test_approved_sentences_become_a_memory(desk: Desk, tmp_path: Path) -> None:
    signed(desk)
    path = tmp_path / "memory.jsonl"
    assert remember(desk, list(approved(desk)), path) == 3
    assert remember(desk, list(approved(desk)), path) == 0, "the same again adds nothing"
    memory = Memory.load(path)
    entry = memory.exact(BROKEN.ko)
    assert entry is not None and (entry.en, entry.source) == (MENDED, "broken")
    assert memory.exact(HEADLINE.ko) is not None
    data, _ = export(desk, list(approved(desk)), "tmx")
    assert MENDED in "".join(ElementTree.fromstring(data).itertext())


def test_every_format_that_is_here_can_be_written(desk: Desk) -> None:
    signed(desk)
    for name, known in formats().items():
        if not known.missing:
            data, made = export(desk, list(approved(desk)), name)
            assert data and made.suffix == known.suffix, name
