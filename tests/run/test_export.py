"""Exports: whole files from the ledger, no stale ones, and a failing write costs none that was there."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import InputError
from pipeline.io import writers
from pipeline.run import export as exporting
from pipeline.run.export import export
from pipeline.run.ledger import Ledger
from tests.run.briefs import article, brief, reject

FORMATS: tuple[writers.Format, ...] = ("jsonl", "md", "html")
RUN = {"config": "echo", "briefs": 2, "verified": 1, "rejects": 1}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    opened = Ledger.open(tmp_path / "out")
    opened.take_in([article("a"), article("b/c"), article("d")], "k", "echo")
    opened.end([(1, brief("a")), (2, brief("b/c", "needs_review")), (3, reject("d"))], "k")
    return opened


def names(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file() and "ledger" not in p.name}


def test_all_files(ledger: Ledger) -> None:
    out = ledger.path.parent
    export(ledger, out, RUN, FORMATS, {})
    lines = (out / "briefs.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b/c"]
    assert names(out) == {
        "briefs.jsonl", "rejects.jsonl", "timings.jsonl", "index.html", "run.json", "briefs/a.md",
        f"briefs/{writers.safe_name('b/c')}.md",
    }  # fmt: skip
    assert json.loads((out / "run.json").read_text(encoding="utf-8")) == RUN


def test_what_is_gone_from_the_inputs_goes_from_the_folder(ledger: Ledger) -> None:
    out = ledger.path.parent
    export(ledger, out, RUN, FORMATS, {})
    (out / "briefs" / "mine.md").write_text("a file of the user's", encoding="utf-8")
    ledger.take_in([article("a")], "k", "echo")
    export(ledger, out, RUN | {"briefs": 1, "rejects": 0}, ("md",), {})
    assert names(out) == {"briefs/a.md", "briefs/mine.md", "rejects.jsonl", "timings.jsonl", "run.json"}


def test_unchanged_pages_are_left(ledger: Ledger) -> None:
    out = ledger.path.parent
    export(ledger, out, RUN, FORMATS, {})
    before = (out / "briefs" / "a.md").stat().st_mtime_ns
    (out / "briefs" / f"{writers.safe_name('b/c')}.md").write_text("damaged", encoding="utf-8")
    export(ledger, out, RUN, FORMATS, {})
    assert (out / "briefs" / "a.md").stat().st_mtime_ns == before
    assert "damaged" not in (out / "briefs" / f"{writers.safe_name('b/c')}.md").read_text(encoding="utf-8")


def test_many_briefs_make_several_pages(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    out = ledger.path.parent
    monkeypatch.setattr(exporting, "PAGE_BRIEFS", 1)
    export(ledger, out, RUN, ("html",), {})
    first, second = ((out / name).read_text(encoding="utf-8") for name in ("index.html", "index-2.html"))
    assert 'href="index-2.html"' in first
    assert "Rejected" not in first
    assert 'href="index.html"' in second
    assert "Rejected" in second


def failing(number: int, after: int) -> Callable[[int], None]:
    """An ``fsync`` that fails from the n-th call on."""
    calls = iter(range(10_000))

    def fsync(handle: int) -> None:
        if next(calls) >= after:
            raise OSError(number, os.strerror(number))

    return fsync


@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EIO, errno.EROFS], ids=["full disk", "broken disk", "read-only"]
)
@pytest.mark.parametrize("after", range(6))
def test_a_failing_write_leaves_the_old_files_whole(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, number: int, after: int
) -> None:
    out = ledger.path.parent
    export(ledger, out, RUN, FORMATS, {})
    before = {name: (out / name).read_bytes() for name in names(out)}
    ledger.end([(2, brief("b/c")), (3, brief("d"))], "k")
    now: dict[str, Any] = RUN | {"briefs": 3, "verified": 3, "rejects": 0}
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing(number, after))
        with pytest.raises(InputError, match=r"can't be written: .*; mend that and run the same command again"):
            export(ledger, out, now, FORMATS, {})
    assert json.loads((out / "run.json").read_text(encoding="utf-8")) == RUN
    for name in names(out):
        assert not name.endswith(".partial")
        text = (out / name).read_bytes()
        assert not text or text.endswith(b"\n") or text == before.get(name), name
    export(ledger, out, now, FORMATS, {})
    assert len((out / "briefs.jsonl").read_text(encoding="utf-8").splitlines()) == 3
