"""Open, edit, decide, approve: what holds, what is refused, and who wins."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.records import Brief, Lang, Texts
from pipeline.review.desk import MAX_CHARS, Conflict, Desk, RefusedError
from pipeline.review.events import Event
from pipeline.review.exporting import jsonl
from pipeline.review.sheet import Sheet
from tests.review.invented import BROKEN, MENDED, OPENING, fill, library

MORE = OPENING.model_copy(update={"en": OPENING.en.replace("new library", "library")})


def change(found: Sheet, text: str, place: int = 2, lang: Lang = "en", who: str = "민지") -> Event:
    """An edit as a form sends it, made on the sheet's own version."""
    row = found.row(place)
    version = row.cells[lang].version if row else 0
    return Event(
        who=who, brief=found.brief.id, base=found.base, action="edit", place=place, lang=lang, version=version,
        after=text,
    )  # fmt: skip


def edited(desk: Desk, text: str, place: int = 2, lang: Lang = "en") -> Sheet:
    """The broken brief after an edit."""
    found = desk.sheet("broken")
    assert isinstance(desk.edit(found, change(found, text, place, lang)), Event)
    return desk.sheet("broken")


def test_a_brief_opens_as_the_run_left_it(desk: Desk) -> None:
    found = desk.sheet("broken")
    assert (found.standing, found.blocks, found.seen) == ("open", 1, 0)
    assert [row.place for row in found.rows] == [0, 1, 2]
    brief = desk.ledger.brief("broken")
    assert brief is not None and found.current() == brief


def test_mending_clears_the_finding(desk: Desk) -> None:
    found = edited(desk, MENDED)
    assert (found.standing, found.status) == ("clear", "verified")
    brief: Brief = found.current()
    assert brief.sentences[1].en == MENDED and brief.sentences[1].findings == ()
    (edit,) = found.events
    assert (edit.who, edit.before, edit.after, edit.version) == ("민지", BROKEN.en, MENDED, 1)


@pytest.mark.parametrize(
    ("lang", "text", "checks"),
    [
        pytest.param("en", "The city spent 4,269 won.", {("en", "scale_changed")}, id="english-scale"),
        pytest.param("zh", "该市投入4269亿元。", {("en", "scale_changed"), ("zh", "unit_changed")}, id="chinese-yuan"),
        pytest.param("zh", "该市为建设图书馆投入了4269亿韩元，增长了。",
                     {("en", "scale_changed")}, id="only-one-has-a-direction"),
        pytest.param("zh", "", {("en", "scale_changed"), ("zh", "truncated")}, id="emptied"),
        pytest.param("ko", "시는 도서관을 짓는 데 77억원을 들였다.",
                     {("ko", "value_invented"), ("en", "value_changed"), ("zh", "value_changed")}, id="korean-invents"),
        pytest.param("ko", "시는 5월 9일 4269억원을 들였다.",
                     {("ko", "date_invented"), ("en", "scale_changed"), ("en", "date_missing"), ("zh", "date_missing")},
                     id="korean-date"),
    ],
)  # fmt: skip
def test_checks_run_on_an_edit(desk: Desk, lang: Lang, text: str, checks: set[tuple[str, str]]) -> None:
    found = edited(desk, text, lang=lang)
    row = found.row(2)
    assert row is not None
    assert checks <= {(judged.finding.lang, judged.finding.check) for judged in row.judged}
    assert found.standing == "open"
    assert found.row(1) == desk.sheet("broken").row(1), "other sentences stay as they are"


def test_the_release_allows_other_words_of_its_own(desk: Desk) -> None:
    row = edited(desk, "시는 도서관에 4,269억 원을 들여 24일 문을 연다.", lang="ko").row(2)
    assert row is not None and row.cells["ko"].judged == ()


def test_languages_are_held_against_each_other(desk: Desk) -> None:
    edited(desk, "Spending on the library fell.", lang="en")
    found = edited(desk, "图书馆支出增加。", lang="zh")
    checks = {(judged.finding.lang, judged.finding.check) for judged in found.judged}
    assert ("en", "languages_disagree") in checks
    found = edited(desk, "图书馆支出减少。", lang="zh")
    assert "languages_disagree" not in {judged.finding.check for judged in found.judged}


def test_the_same_text_is_no_edit(desk: Desk) -> None:
    found = desk.sheet("broken")
    assert desk.edit(found, change(found, f"  {BROKEN.en}\n")) is None
    assert desk.sheet("broken").events == ()


def test_two_people_on_one_sentence(desk: Desk, run_folder: Path) -> None:
    other = Desk(run_folder)
    mine, theirs = desk.sheet("broken"), other.sheet("broken")
    assert isinstance(other.edit(theirs, change(theirs, MENDED, who="하나")), Event)
    clash = desk.edit(mine, change(mine, "The city spent 426.9 billion won."))
    assert isinstance(clash, Conflict)
    assert (clash.theirs.who, clash.theirs.after) == ("하나", MENDED)
    assert (clash.began, clash.mine) == (BROKEN.en, "The city spent 426.9 billion won.")
    fresh = desk.sheet("broken")
    assert [event.who for event in fresh.events] == ["하나"], "nothing was overwritten"
    assert isinstance(desk.edit(fresh, change(fresh, clash.mine)), Event), "on their version it can be saved"
    assert isinstance(desk.edit(mine, change(mine, "24일", place=1, lang="zh")), Event), "other texts are free"
    other.close()


def test_overruling_needs_a_reason_and_clears(desk: Desk) -> None:
    (judged,) = desk.sheet("broken").judged
    with pytest.raises(RefusedError, match="no_reason"):
        desk.decide("broken", "overrule", judged.key, "민지", " \n")
    desk.decide("broken", "accept", judged.key, "민지")
    assert desk.sheet("broken").blocks == 1, "a finding found right still has to be mended"
    desk.decide("broken", "overrule", judged.key, "민지", "원문이 틀렸다")
    found = desk.sheet("broken")
    assert (found.standing, found.status) == ("clear", "needs_review"), "the rules alone still object"
    desk.decide("broken", "reopen", judged.key, "민지")
    assert desk.sheet("broken").blocks == 1


def test_a_decision_outlives_an_edit_of_other_words(desk: Desk) -> None:
    (judged,) = desk.sheet("broken").judged
    desk.decide("broken", "overrule", judged.key, "민지", "원문이 틀렸다")
    found = edited(desk, "In all, the city spent 4.269 billion won on building the library.")
    assert [j.overruled for j in found.judged] == [True]
    assert edited(desk, "The city spent 42.69 billion won on the library.").blocks == 1


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        pytest.param(lambda desk: None, "approve.blocked", id="open-finding"),
        pytest.param(lambda desk: edited(desk, MENDED), "approve.changed", id="changed-since-seen"),
    ],
)
def test_an_approval_is_refused(desk: Desk, spoil: Callable[[Desk], object], key: str) -> None:
    seen = desk.sheet("broken").seen
    spoil(desk)
    with pytest.raises(RefusedError) as refusal:
        desk.approve("broken", "민지", seen)
    assert refusal.value.key == key
    assert desk.sheet("broken").approval is None


def test_an_approval_holds_until_something_changes(desk: Desk) -> None:
    desk.approve("clean", "민지", 0)
    assert desk.sheet("clean").standing == "approved"
    found = desk.sheet("clean")
    desk.edit(found, change(found, OPENING.en.replace("new ", ""), place=1))
    assert desk.sheet("clean").standing == "clear"
    desk.approve("clean", "하나", desk.sheet("clean").seen)
    assert desk.withdraw("clean", "민지") is not None
    assert desk.withdraw("clean", "민지") is None
    assert [event.action for event in desk.sheet("clean").events] == ["approve", "edit", "approve", "withdraw"]


def test_a_new_run_leaves_old_edits_behind(desk: Desk, run_folder: Path) -> None:
    found = edited(desk, MENDED)
    stale = change(found, "The city spent 426.9 billion won.")
    fill(run_folder, [library("broken", OPENING)], key="another")
    fresh = desk.sheet("broken")
    assert (len(fresh.rows), fresh.events, len(fresh.older)) == (2, (), 1)
    with pytest.raises(RefusedError, match=r"error.bad|edit.rerun"):
        desk.edit(found, stale)


OTHER = BROKEN.model_copy(update={"en": "All in all, the city spent 4.269 billion won on the library."})
SHORTER = BROKEN.model_copy(update={"ko": "시는 도서관에 4269억원을 들였다."})
WORSE = BROKEN.model_copy(update={"en": "The city spent 42.69 billion won on building the library."})


@pytest.mark.parametrize(
    ("texts", "place", "standing"),
    [
        pytest.param((MORE, BROKEN), 2, "clear", id="the-same-sentence"),
        pytest.param((BROKEN, MORE), 1, "clear", id="in-another-place"),
        pytest.param((MORE, OTHER), 2, "open", id="in-other-words"),
        pytest.param((MORE, SHORTER), 2, "open", id="of-another-sentence"),
        pytest.param((MORE, WORSE), 2, "open", id="with-another-finding"),
    ],
)
def test_a_decision_goes_over_to_the_next_run(
    desk: Desk, run_folder: Path, texts: tuple[Texts, ...], place: int, standing: str
) -> None:
    (judged,) = desk.sheet("broken").judged
    desk.decide("broken", "overrule", judged.key, "민지", "원문이 틀렸다")
    fill(run_folder, [library("broken", *texts)], key="another")
    found = desk.sheet("broken")
    assert (found.standing, found.status) == (standing, "needs_review"), "the rules alone still object"
    (entry,) = desk.catalog.entries()
    assert entry.standing == standing
    if standing == "clear":
        row = found.row(place)
        assert row is not None
        (again,) = row.judged
        assert again.carried and again.decision is not None and again.decision.reason == "원문이 틀렸다"
        desk.approve("broken", "하나", found.seen)
        (said,) = json.loads(jsonl([desk.sheet("broken")]))["review"]["overruled"]
        assert (said["place"], said["by"]) == (place, "민지")


def test_a_decision_that_went_over_can_be_taken_back(desk: Desk, run_folder: Path) -> None:
    (judged,) = desk.sheet("broken").judged
    desk.decide("broken", "overrule", judged.key, "민지", "원문이 틀렸다")
    fill(run_folder, [library("broken", MORE, BROKEN)], key="second")
    (again,) = desk.sheet("broken").judged
    desk.decide("broken", "reopen", again.key, "하나")
    assert desk.sheet("broken").blocks == 1
    fill(run_folder, [library("broken", BROKEN, MORE)], key="third")
    assert desk.sheet("broken").blocks == 1, "the last word counts, and it was to reopen"


@pytest.mark.parametrize(
    ("place", "text", "key"),
    [(9, "text", "error.bad"), (2, "길" * (MAX_CHARS + 1), "edit.too_long")],
    ids=["no-such-sentence", "too-long"],
)
def test_edits_that_are_refused(desk: Desk, place: int, text: str, key: str) -> None:
    found = desk.sheet("broken")
    with pytest.raises(RefusedError, match=key):
        desk.edit(found, change(found, text, place=place))


def test_unknown_briefs_and_findings(desk: Desk) -> None:
    with pytest.raises(RefusedError, match=r"error.gone"):
        desk.sheet("nobody")
    with pytest.raises(RefusedError, match=r"judge.gone"):
        desk.decide("broken", "accept", "0" * 16, "민지")


def test_typed_text_is_tidied(desk: Desk) -> None:
    found = edited(desk, " 두\r\n줄\u0000 \u1100\u1161 ", place=1, lang="ko")
    assert found.rows[1].texts.ko == "두 줄 가"
