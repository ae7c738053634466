"""The list: what it finds, how it keeps up, how fast it is."""

from functools import partial
from pathlib import Path

import pytest

from pipeline.review.catalog import SORTS, Query
from pipeline.review.desk import Desk
from pipeline.review.events import Event, slug_of
from tests.conftest import seconds
from tests.review.invented import MENDED, OPENING, fill, library
from tests.review.test_desk import change

LIMIT = 0.3
"""Seconds for a list of 1,000 briefs."""


def ids(desk: Desk, **query: str) -> list[str]:
    return [entry.id for entry in desk.catalog.entries(Query.model_validate(query))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({}, ["broken", "clean", "hostile"], id="all"),
        pytest.param({"text": "4269억원"}, ["broken"], id="korean-word"),
        pytest.param({"text": "GWANGJU invite"}, ["broken", "clean"], id="two-words-any-case"),
        pytest.param({"text": "市民"}, ["broken", "clean"], id="chinese-word"),
        pytest.param({"text": "clean"}, ["clean"], id="id"),
        pytest.param({"text": "도서관%"}, [], id="no-wildcard"),
        pytest.param({"state": "open"}, ["broken", "hostile"], id="to-mend"),
        pytest.param({"state": "clear"}, ["clean"], id="to-approve"),
        pytest.param({"state": "untouched"}, ["broken", "clean", "hostile"], id="untouched"),
        pytest.param({"check": "scale_changed"}, ["broken"], id="finding"),
        pytest.param({"check": "scale_changed", "state": "clear"}, [], id="both"),
        pytest.param({"sort": "worst"}, ["hostile", "broken", "clean"], id="worst-first"),
    ],
)
def test_filters(desk: Desk, query: dict[str, str], found: list[str]) -> None:
    assert ids(desk, **query) == found


def test_the_list_keeps_up_with_other_processes(desk: Desk, run_folder: Path) -> None:
    assert desk.catalog.counts() == {}
    assert ids(desk, state="clear") == ["clean"]
    other = Desk(run_folder)
    found = other.sheet("broken")
    assert isinstance(other.edit(found, change(found, MENDED)), Event)
    assert ids(desk, state="clear") == ["broken", "clean"]
    assert ids(desk, text="426.9") == ["broken"], "the edited text is searched"
    other.approve("clean", "하나", 0)
    (entry,) = desk.catalog.entries(Query(state="approved"))
    assert (entry.id, entry.who) == ("clean", "하나")
    assert ids(desk, state="reviewed") == ["broken"]
    assert ids(desk, sort="recent") == ["clean", "broken", "hostile"]
    assert desk.catalog.counts()["approved"] == 1
    other.close()


def test_the_list_keeps_up_with_a_run(desk: Desk, run_folder: Path) -> None:
    assert len(ids(desk)) == 3
    fill(run_folder, [library("broken", OPENING), library("new")], key="another")
    assert ids(desk) == ["broken", "new"]
    assert ids(desk, state="clear") == ["broken"], "the new brief of an old id replaces it"
    assert desk.catalog.brief_id(slug_of("new")) == "new"
    assert desk.catalog.brief_id(slug_of("clean")) is None


def test_a_thousand_briefs_are_listed_in_time(tmp_path: Path) -> None:
    release, made = library("broken")
    names = [f"brief-{number:04}" for number in range(1000)]
    pairs = [(release.model_copy(update={"id": name}), made.model_copy(update={"id": name})) for name in names]
    desk = Desk(fill(tmp_path / "run", pairs))
    desk.catalog.refresh()
    for sort in SORTS:
        asked = Query(text="도서관", check="scale_changed", sort=sort)
        assert len(desk.catalog.entries(asked)) == 1000
        assert seconds(partial(desk.catalog.entries, asked), LIMIT) < LIMIT
    desk.close()
