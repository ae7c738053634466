"""Every input ends as an article or a reject that says why."""

import json
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.io.readers import MAX_BYTES, read
from pipeline.records import Article, Reject

KOREAN = "한들시는 17일 새빛재단과 업무협약을 체결했다고 밝혔다."


def one(path: Path) -> Article | Reject:
    items = list(read([str(path)]))
    assert len(items) == 1
    return items[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(KOREAN.encode(encoding))
    item = one(path)
    assert isinstance(item, Article)
    assert item.body == KOREAN


BAD = [
    pytest.param("a.txt", b"", "empty", id="empty"),
    pytest.param("a.txt", b"  \n\n", "empty", id="blank"),
    pytest.param("a.txt", bytes(range(256)), "binary", id="binary"),
    pytest.param("a.txt", b"\xff\xfe\x00\xd8", "encoding", id="broken UTF-16"),
    pytest.param("a.txt", KOREAN.encode("cp949") + b"\x80\xff", "encoding", id="broken CP949"),
    pytest.param("a.txt", b"a" * (MAX_BYTES + 1), "too_large", id="too large"),
    pytest.param("a.docx", b"PK", "unknown_type", id="unknown type"),
    pytest.param("a.html", b"<html></html>", "empty", id="page without text"),
]


@pytest.mark.parametrize(("name", "data", "code"), BAD)
def test_bad_files(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    item = one(path)
    assert isinstance(item, Reject)
    assert (item.stage, item.code) == ("read", code)
    assert str(path) == item.source


def test_rows_one_broken_loses_no_other(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"id": "a", "body": KOREAN, "published": "2026-03-17"}, "{", {"id": "b"}, {"document": KOREAN}]
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows), encoding="utf-8")
    items = list(read([str(path)]))
    assert [type(item).__name__ for item in items] == ["Article", "Reject", "Reject", "Article"]
    assert [item.code for item in items if isinstance(item, Reject)] == ["broken_row", "empty"]
    assert items[1].source.endswith(":2")


def test_csv_with_a_column_map(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"nid,subject,content\n7,제목,{KOREAN}\n", encoding="utf-8-sig")
    (item,) = read([str(path)], {"id": "nid", "title": "subject", "body": "content"})
    assert isinstance(item, Article)
    assert (item.id, item.title, item.body) == ("7", "제목", KOREAN)


def test_parquet(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "rows.parquet"
    parquet.write_table(arrow.table({"id": ["x"], "body": [KOREAN]}), path)
    (item,) = read([str(path)])
    assert isinstance(item, Article)
    assert item.id == "x"


def test_html_keeps_the_article(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "a.html"
    paragraphs = "".join(f"<p>{KOREAN} 두 기관은 {n}년간 힘을 모은다.</p>" for n in range(2, 7))
    page = f"<html><head><title>협약</title></head><body><nav>메뉴</nav><article><h1>협약</h1>{paragraphs}</article></body></html>"
    path.write_text(page, encoding="utf-8")
    item = one(path)
    assert isinstance(item, Article)
    assert KOREAN in item.body and "메뉴" not in item.body


def test_folder_sorted_and_ids_unique(tmp_path: Path) -> None:
    for name in ("b/x.txt", "a/x.txt"):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(KOREAN, encoding="utf-8")
    assert [item.id for item in read([str(tmp_path)])] == ["x", "x-2"]


@pytest.mark.parametrize(("name", "message"), [("none.txt", "no such file or folder"), ("", "no readable file")])
def test_missing_paths_stop_the_run(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(read([str(tmp_path / name)]))
