"""``hanbrief export`` and the formats of a run: what the ledger has, in the formats asked for."""

from pathlib import Path

import pytest

from pipeline.errors import ConfigError, InputError
from pipeline.memory.tmx import read_tmx
from pipeline.records import Brief, Lang
from pipeline.run.delivery import deliver, entries, export_folder, put
from pipeline.run.ledger import Ledger
from tests.io.exports.briefs import article, brief


def run_folder(folder: Path) -> Path:
    """The output folder of a run with one brief of each status."""
    with Ledger.open(folder) as ledger:
        ledger.take_in([article(), article().model_copy(update={"id": "b/02"})], "k", "echo")
        second = brief(verified=True).model_copy(update={"id": "b/02"})
        ledger.end([(1, brief()), (2, second)], "k")
    return folder


def files(folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))  # SQLite's own, beside an open ledger
    )


def test_all_formats_from_the_ledger(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    out, to = run_folder(tmp_path / "run"), tmp_path / "to"
    before = files(out)
    said = export_folder(out, to, ("jsonl", "md", "html", "docx", "mail", "txt", "tmx"))
    assert said == f"2 briefs as jsonl, md, html, docx, mail, txt, tmx in {to}"
    found = files(to)
    assert {name.split("/")[0] for name in found} == {
        "briefs", "briefs.jsonl", "briefs.tmx", "docx", "index.html", "mail", "txt",
    }  # fmt: skip
    assert [name for name in found if name.startswith("docx/")] == [
        "docx/b-02-" + found_hash(found),
        "docx/handeul-01.docx",
    ]
    assert "두 기관은 앞으로 3년간 35억원" in (to / "txt" / "handeul-01.txt").read_text(encoding="utf-8")
    assert files(out) == before


def found_hash(found: list[str]) -> str:
    return next(name for name in found if name.startswith("docx/b-02-")).removeprefix("docx/b-02-")


@pytest.mark.parametrize(("only", "count"), [("", 2), ("verified", 1), ("needs_review", 1)])
def test_only_one_status(only: str, count: int, tmp_path: Path) -> None:
    out, to = run_folder(tmp_path / "run"), tmp_path / "to"
    export_folder(out, to, ("txt", "jsonl"), only)  # type: ignore[arg-type]
    assert len(list((to / "txt").iterdir())) == count
    assert len((to / "briefs.jsonl").read_text(encoding="utf-8").splitlines()) == count


REPORTED = {
    "en": ("needs review", "Figures, dates and names"),
    "ko": ("검수 필요", "수치·날짜·이름"),
    "zh": ("需要审校", "数字、日期与名称"),
}


@pytest.mark.parametrize("lang", REPORTED)
def test_a_report_speaks_the_readers_language(lang: Lang, tmp_path: Path) -> None:
    out, to = run_folder(tmp_path / "run"), tmp_path / "to"
    export_folder(out, to, ("html", "md", "txt"), "needs_review", lang)
    status, facts = REPORTED[lang]
    assert f">{status}</span>" in (to / "index.html").read_text(encoding="utf-8")
    assert f"**{status}**" in (to / "briefs" / "handeul-01.md").read_text(encoding="utf-8")
    assert facts in (to / "txt" / "handeul-01.txt").read_text(encoding="utf-8")


def test_memory_has_no_blocked_sentence(tmp_path: Path) -> None:
    out, to = run_folder(tmp_path / "run"), tmp_path / "to"
    export_folder(out, to, ("tmx",), "needs_review")
    found, passed = read_tmx(to / "briefs.tmx")
    made: Brief = brief()
    assert passed == 0
    assert [(entry.ko, entry.en, entry.zh) for entry in found] == [
        (made.headline.ko, made.headline.en, made.headline.zh),
        (made.sentences[0].ko, made.sentences[0].en, made.sentences[0].zh),
    ]
    assert len(list(entries(brief(verified=True)))) == 3


def test_paths_are_noted_before_they_are_written(tmp_path: Path) -> None:
    noted: list[str] = []

    def note(paths: object) -> None:
        for path in paths:  # type: ignore[attr-defined]
            assert not (tmp_path / "to" / path).exists()
            noted.append(path)

    with Ledger.open(run_folder(tmp_path / "run")) as ledger:
        written = deliver(ledger, tmp_path / "to", ("mail", "txt"), note)
    assert set(noted) == written == set(files(tmp_path / "to"))


def test_nothing_to_export(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="give the --out folder of a run"):
        export_folder(tmp_path, tmp_path / "to", ("txt",))
    with Ledger.open(tmp_path / "run") as ledger:
        ledger.take_in([article()], "k", "echo")
    assert export_folder(tmp_path / "run", tmp_path / "to", ("txt",)) == f"no brief to export in {tmp_path / 'run'}"
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ConfigError, match="is a file"):
        export_folder(tmp_path / "run", tmp_path / "file", ("txt",))


def test_put_leaves_the_same_file_and_no_half_one(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    put(path, b"one")
    first = path.stat().st_mtime_ns
    put(path, b"one")
    assert path.stat().st_mtime_ns == first
    put(path, b"two")
    assert (path.read_bytes(), files(tmp_path)) == (b"two", ["a.docx"])
    with pytest.raises(InputError, match="mend that"):
        put(tmp_path / "none" / "a", b"x")
