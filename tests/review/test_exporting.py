"""What leaves: approved texts only, with who signed them and what was overruled; sentences for a memory."""

import datetime as dt
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

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
    saved, approval = desk.sheet("broken").events
    assert row["review"] == {
        "decision": "approved", "approved_by": "하나", "approved_at": approval.at, "status_of_run": "needs_review",
        "edits": [{
            "place": 2, "lang": "en", "by": saved.who, "at": saved.at, "before": BROKEN.en, "after": MENDED,
        }],
        "overruled": [], "found_right": [],
    }  # fmt: skip
    desk.withdraw("broken", "하나")
    assert list(approved(desk)) == []


def test_a_person_never_speaks_for_the_rules(desk: Desk) -> None:
    (judged,) = desk.sheet("broken").judged
    decision = desk.decide("broken", "overrule", judged.key, "민지", "원문이 틀렸다")
    desk.approve("broken", "민지", decision.id)
    (found,) = approved(desk)
    row = json.loads(jsonl([found]))
    assert row["status"] == "needs_review" and row["findings"]
    (overruled,) = row["review"]["overruled"]
    assert overruled == {
        "place": 2, "finding": judged.finding.model_dump(mode="json"), "by": "민지", "at": decision.at,
        "reason": "원문이 틀렸다",
    }  # fmt: skip
    assert (row["review"]["decision"], row["review"]["approved_by"]) == ("approved", "민지")
    sent = delivered(found)
    assert (sent.status, sent.findings, sent.sentences[1].en) == ("needs_review", (), BROKEN.en)
    assert all(sentence.findings == () for sentence in sent.sentences)


@pytest.mark.parametrize("name", ["mail", "txt"])
@pytest.mark.parametrize(
    ("mended", "said", "unsaid"),
    [
        pytest.param(True, "Verified: every figure", "overruled", id="rules-agree"),
        pytest.param(False, "1 finding of the checks was overruled.", "Verified:", id="overruled"),
    ],
)
def test_what_is_sent_says_who_approved_it(desk: Desk, name: str, mended: bool, said: str, unsaid: str) -> None:
    if mended:
        signed(desk)
    else:
        decision = desk.decide("broken", "overrule", desk.sheet("broken").judged[0].key, "하나", "원문이 틀렸다")
        desk.approve("broken", "하나", decision.id)
    text = export(desk, list(approved(desk)), name)[0].decode()
    today = dt.datetime.now().astimezone().date()
    assert f"Approved by 하나 on {today}." in text and said in text
    assert unsaid not in text and "To be checked" not in text and "원문이 틀렸다" not in text


def test_a_finding_found_right_is_told(desk: Desk) -> None:
    (judged,) = desk.sheet("broken").judged
    event = desk.decide("broken", "accept", judged.key, "민지")
    (right,) = json.loads(jsonl([desk.sheet("broken")]))["review"]["found_right"]
    assert (right["by"], right["at"], right["finding"]["check"]) == ("민지", event.at, "scale_changed")


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
