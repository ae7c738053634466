"""How each release was read is in its brief, whatever its format: in the rows, the pages and the review."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.io.readers import read
from pipeline.io.reading import reading
from pipeline.io.wording import words
from pipeline.records import Article, Brief, Reading
from pipeline.run.ledger import NAME, Ledger
from tests.io.documents import makers
from tests.io.documents.releases import RELEASES, paragraphs

BLOCKS = RELEASES["city"]
TEXT = "\n\n".join(paragraphs(BLOCKS))
ROW = {"id": "row", "title": BLOCKS[1], "body": TEXT, "published": "2026년 봄"}
UNDATED = ("publication date left out: 2026년 봄",)


def _parquet() -> bytes:
    import io

    import pyarrow as arrow
    import pyarrow.parquet as parquet

    out = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist([ROW]), out)
    return out.getvalue()


def _csv() -> bytes:
    cells = ['"{}"'.format(str(value).replace('"', '""')) for value in ROW.values()]
    return f"{','.join(ROW)}\n{','.join(cells)}\n".encode()


Case = tuple[str, Callable[[], bytes], str, str, tuple[str, ...]]
CASES: dict[str, Case] = {
    "utf-8": ("a1.txt", TEXT.encode, "hanbrief", "text, UTF-8", ()),
    "cp949": ("a2.txt", lambda: TEXT.encode("cp949", "ignore"), "hanbrief", "text, CP949", ()),
    "utf-16": ("a3.md", lambda: TEXT.encode("utf-16"), "hanbrief", "text, UTF-16", ()),
    "lost": ("a4.txt", lambda: f"{TEXT}\ufffd\ufffd".encode(), "hanbrief", "text, UTF-8", ("unreadable characters: 2",)),
    "page": ("a5.html", lambda: makers.html(BLOCKS), "trafilatura", "HTML, UTF-8", ()),
    "json": ("a6.jsonl", lambda: json.dumps(ROW).encode(), "hanbrief", "JSON Lines", UNDATED),
    "csv": ("a7.csv", _csv, "hanbrief", "CSV", UNDATED),
    "parquet": ("a8.parquet", _parquet, "pyarrow", "Parquet", UNDATED),
    "hwpx": (
        "a9.hwpx",
        lambda: makers.hwpx("".join(map(makers.hwpx_block, BLOCKS)) + makers.hwpx_paragraph("<hp:pic/>")),
        "hanbrief", "HWPX", ("pictures left out: 1",),
    ),
    "hwp": ("b1.hwp", lambda: makers.hwp_by_hand(BLOCKS), "olefile", "HWP 5.1.0.0", ()),
    "docx": ("b2.docx", lambda: makers.docx(BLOCKS), "hanbrief", "DOCX Microsoft Macintosh Word 14.0000", ()),
    "pdf": ("b3.pdf", lambda: makers.pdf_by_hand(BLOCKS), "pypdfium2", "PDF 1.5", ("page numbers and running heads left out: 1",)),
}  # fmt: skip
NEEDS = {"page": "trafilatura", "parquet": "pyarrow", "hwp": "olefile", "docx": "docx", "pdf": "pypdfium2"}


def _expected(case: Case) -> Reading:
    return Reading(reader=case[2], version=version(case[2]), form=case[3], warnings=case[4])


@pytest.mark.parametrize("name", CASES)
def test_every_reader_says_who_it_is(name: str, tmp_path: Path) -> None:
    pytest.importorskip(NEEDS.get(name, "json"))
    path = tmp_path / CASES[name][0]
    path.write_bytes(CASES[name][1]())
    (found,) = read([str(path)])
    assert isinstance(found, Article), found
    assert found.reading == _expected(CASES[name])


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("cp949", "ignore"))))
    (found,) = read(["-"])
    assert isinstance(found, Article) and found.reading is not None
    assert found.reading.form == "text, CP949"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a run over a file of each format, its model saying everything back."""
    for library in (*NEEDS.values(), "fastapi", "multipart"):
        pytest.importorskip(library)
    folder = tmp_path_factory.mktemp("formats")
    (folder / "in").mkdir()
    for name, make, *_ in CASES.values():
        (folder / "in" / name).write_bytes(make())
    values: dict[str, Any] = {"name": "echo", "models": {"echo": {"engine": "echo", "licence": "none"}}}
    values |= {"summarizer": {"model": "echo"}, "translator": {"model": "echo", "ladder": [{"name": "one"}]}}
    (folder / "echo.yaml").write_text(yaml.safe_dump(values), encoding="utf-8")
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "run", str(folder / "in")]
    options = ["--config", str(folder / "echo.yaml"), "--out", str(folder / "out"), "--format", "jsonl,html,md"]
    subprocess.run([*command, *options], check=True, capture_output=True, timeout=300)
    return folder / "out"


def _rows(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "briefs.jsonl").read_text(encoding="utf-8").splitlines()]


def test_it_is_in_every_row(out: Path) -> None:
    found = [Reading.model_validate(row["provenance"]["reading"]) for row in _rows(out)]
    assert found == [_expected(CASES[name]) for name in sorted(CASES, key=lambda name: CASES[name][0])]


def test_it_is_in_the_pages(out: Path) -> None:
    page = (out / "index.html").read_text(encoding="utf-8")
    for case in CASES.values():
        assert words("en").told(_expected(case)) in page
    files = [path.read_text(encoding="utf-8") for path in (out / "briefs").glob("*.md")]
    assert sum("Release: HWP 5.1.0.0, read by olefile" in text for text in files) == 1


@pytest.mark.parametrize(
    ("lang", "said", "warned"),
    [
        ("en", "HWPX, read by hanbrief", "pictures left out: 1"),
        ("ko", "HWPX · hanbrief", "읽지 않은 그림: 1"),
        ("zh", "HWPX，由 hanbrief", "未读取的图片: 1"),
    ],
)
def test_it_is_on_the_review_page(out: Path, lang: str, said: str, warned: str) -> None:
    from fastapi.testclient import TestClient

    from pipeline.review.app import Settings, create_app
    from pipeline.review.desk import Desk
    from pipeline.review.events import slug_of

    desk = Desk(out)
    client = TestClient(
        create_app(desk, Settings(user="민지")), base_url="http://127.0.0.1", headers={"accept-language": lang}
    )
    page = client.get(f"/b/{slug_of('a9')}").text
    assert said in page and warned in page
    assert warned not in client.get(f"/b/{slug_of('a1')}").text
    desk.close()


def test_older_ledgers_load(out: Path, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes((out / NAME).read_bytes())
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute("UPDATE ends SET value = json_remove(value, '$.provenance.reading')")
        connection.execute("UPDATE articles SET article = json_remove(article, '$.reading')")
    with Ledger.open(tmp_path) as ledger:
        briefs = list(ledger.briefs())
        article = ledger.article(briefs[0].id)
    assert [brief.provenance.reading for brief in briefs] == [None] * len(CASES)
    assert article is not None and article.reading is None


def test_older_rows_load(out: Path) -> None:
    for row in _rows(out):
        del row["provenance"]["reading"]
        assert words("en").told(Brief.model_validate(row).provenance.reading) == ""


def test_lost_characters_are_counted_with_the_readers_own_warnings() -> None:
    assert reading("hanbrief", "CSV", "가\ufffd", ["first"]).warnings == ("first", "unreadable characters: 1")
