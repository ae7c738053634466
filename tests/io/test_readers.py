"""Every input ends as an article or a reject that says why."""

import io
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.io import csvrows, files, formats, lines, parquet, rows
from pipeline.io.limits import MAX_ATTRIBUTES, MAX_BYTES, MAX_DEPTH, MAX_EMPTY_TAGS, MAX_ID_CHARS, MAX_TAGS
from pipeline.io.readers import decode, digest, parse_date, read
from pipeline.records import Article, Reject

KOREAN = "한들시는 17일 새빛재단과 업무협약을 체결했다고 밝혔다."
LONG = KOREAN + " 두 기관은 앞으로 3년간 35억원을 투입하기로 했다.\n"


def one(path: Path) -> Article | Reject:
    items = list(read([str(path)]))
    assert len(items) == 1
    return items[0]


def codes(items: list[Article | Reject]) -> list[str]:
    """The code of each reject, ``ok`` for an article."""
    return [item.code if isinstance(item, Reject) else "ok" for item in items]


ENCODINGS = ["utf-8", "utf-8-sig", "cp949", "euc_kr", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("text", [KOREAN, LONG * 3_000], ids=["short", "long"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    item = one(path)
    assert isinstance(item, Article)
    assert item.body == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_mark_or_space(encoding: str) -> None:
    text = "한들시새빛재단업무협약체결"
    assert decode(text.encode(encoding)) == text


def test_utf_8_that_is_damaged_is_not_taken_for_cp949() -> None:
    data = LONG.encode()
    with pytest.raises(InputError, match=r"not recognised; save it as UTF-8"):
        decode(data[:40] + data[41:])


@given(st.binary(max_size=400))
def test_bytes_are_text_or_an_input_error(data: bytes) -> None:
    try:
        found = decode(data)
    except InputError as error:
        found = error.code
    assert isinstance(found, str)


BAD = [
    pytest.param("a.txt", b"", "empty", id="empty"),
    pytest.param("a.txt", b"  \n\n", "empty", id="blank"),
    pytest.param("a.txt", bytes(range(256)), "binary", id="binary"),
    pytest.param("a.txt", b"PK\x03\x04" + KOREAN.encode(), "binary", id="zip"),
    pytest.param("a.md", b"\x1f\x8b" + KOREAN.encode(), "binary", id="gzip"),
    pytest.param("a.txt", b"\xff\xfe\x00\xd8", "encoding", id="broken UTF-16"),
    pytest.param("a.txt", KOREAN.encode("cp949") + b"\x80\xff", "encoding", id="broken CP949"),
    pytest.param("a.txt", b"a" * (MAX_BYTES + 1), "too_large", id="too large"),
    pytest.param("a.xlsx", b"PK", "unknown_type", id="unknown type"),
    pytest.param("a.html", b"<html></html>", "empty", id="page without text"),
    pytest.param("a.html", b"<b>" * (MAX_TAGS + 1), "too_many", id="tags"),
    pytest.param("a.html", b"<IMG>" * (MAX_EMPTY_TAGS + 1), "too_many", id="empty tags"),
    pytest.param("a.html", b"<p a=b'" + b" c=1" * (MAX_ATTRIBUTES + 1) + b">", "too_many", id="attributes"),
    pytest.param("a.html", b"<p '" + b"/c" * (MAX_ATTRIBUTES + 1) + b"'>", "too_many", id="attributes by slash"),
    pytest.param("a.jsonl", b"", "empty", id="no rows"),
    pytest.param("a.jsonl", b"[" * 100_000, "too_deep", id="nested JSON"),
    pytest.param("a.jsonl", b'{"body": 1' + b"0" * 5_000 + b"}", "broken_row", id="long number"),
    pytest.param("a.jsonl", bytes(500), "binary", id="binary rows"),
    pytest.param("a.jsonl", b'{"body": "' + b"a" * 9_000_000, "too_large", id="long line"),
    pytest.param("a.csv", b"nr,inhalt\n1,x\n", "columns", id="unknown columns"),
    pytest.param("a.csv", b"\n\n", "empty", id="no header"),
    pytest.param("a.parquet", b"PAR1" + bytes(40) + b"PAR1", "damaged", id="parquet"),
    pytest.param("a.docx", b"PK\x03\x04", "damaged", id="document"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "code"), BAD)
def test_bad_files(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    item = one(path)
    assert isinstance(item, Reject)
    assert (item.stage, item.code) == ("read", code)
    assert item.source.startswith(str(path))
    assert item.detail


PLACES: list[tuple[str, Callable[[Path], Any]]] = [
    ("not_a_file", os.mkfifo),
    ("not_a_file", lambda path: path.symlink_to("/dev/zero")),
    ("unreadable", lambda path: path.symlink_to(path.name)),
    ("unreadable", lambda path: path.symlink_to("nowhere.txt")),
]


@pytest.mark.parametrize("suffix", [".txt", ".jsonl", ".docx"])
@pytest.mark.parametrize(("code", "make"), PLACES, ids=["pipe", "device", "link to itself", "link to nothing"])
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, suffix: str, code: str, make: Callable[[Path], Any]) -> None:
    make(tmp_path / f"a{suffix}")
    found: list[Article | Reject] = []
    reader = threading.Thread(target=lambda: found.extend(read([str(tmp_path)])), daemon=True)
    reader.start()
    reader.join(30)
    assert codes(found) == [code]


def test_rows_one_broken_loses_no_other(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    lines = [{"id": "a", "body": KOREAN, "published": "2026-03-17"}, "{", {"id": "b"}, {"document": KOREAN}, "[1]"]
    data = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines).encode()
    path.write_bytes(
        data + b'\n{"body": "\xff"}\n{"body": "' + b"a" * 9_000_000 + b'"}\n' + json.dumps(lines[0]).encode()
    )
    items = list(read([str(path)]))
    assert codes(items) == ["ok", "broken_row", "empty", "ok", "broken_row", "encoding", "too_large", "ok"]
    assert items[1].source.endswith(":2")
    assert items[-1].source.endswith(":8")


ROWS = [
    pytest.param({"body": KOREAN, "id": ["a"]}, "broken_row", id="id is a list"),
    pytest.param({"body": KOREAN, "id": "a" * (MAX_ID_CHARS + 1)}, "too_large", id="long id"),
    pytest.param({"body": KOREAN, "title": {"a": 1}}, "broken_row", id="title is an object"),
    pytest.param({"body": KOREAN, "title": "a" * 2_000}, "too_large", id="long title"),
    pytest.param({"body": ["a"]}, "empty", id="body is a list"),
    pytest.param({"body": "가" * MAX_BYTES}, "too_large", id="long body"),
    pytest.param({"body": KOREAN, "id": 0, "title": 7, "published": [1]}, "ok", id="numbers"),
    pytest.param({"body": KOREAN, "id": None, "title": None}, "ok", id="nothing"),
    pytest.param({"body": "\ud800" + KOREAN, "id": "\ud800", "title": "\udfff"}, "ok", id="lone surrogates"),
    pytest.param({"body": None, "text": KOREAN}, "ok", id="second column"),
]


@pytest.mark.parametrize(("row", "code"), ROWS)
def test_values_of_a_row(tmp_path: Path, row: dict[str, Any], code: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (item,) = read([str(path)])
    assert codes([item]) == [code]
    item.model_dump_json().encode()
    if isinstance(item, Article):
        assert len(digest(item)) == 12


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
def test_rows_in_every_encoding(tmp_path: Path, suffix: str, encoding: str) -> None:
    path = tmp_path / f"rows{suffix}"
    row = json.dumps({"id": "x", "body": KOREAN}, ensure_ascii=False) + "\n"
    path.write_bytes((row * 2 if suffix == ".jsonl" else f"id,body\nx,{KOREAN}\ny,{KOREAN}\n").encode(encoding))
    assert [item.body for item in read([str(path)]) if isinstance(item, Article)] == [KOREAN, KOREAN]


def test_csv_with_a_column_map(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"nid,subject,content\n7,제목,{KOREAN}\n", encoding="utf-8-sig")
    (item,) = read([str(path)], {"id": "nid", "title": "subject", "body": "content"})
    assert isinstance(item, Article)
    assert (item.id, item.title, item.body) == ("7", "제목", KOREAN)


def test_a_column_that_is_missing_is_named_with_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"nr,inhalt\n7,{KOREAN}\n", encoding="utf-8")
    (item,) = read([str(path)])
    assert isinstance(item, Reject)
    assert "the file has: nr, inhalt" in item.detail
    assert "Allowed are body, text, document, content, article" in item.detail and "--columns body=NAME" in item.detail
    (item,) = read([str(path)], {"body": "inhalt", "id": "nid"})
    assert isinstance(item, Reject)
    assert "no column 'nid', which --columns names" in item.detail


CSV = [
    pytest.param(f'id,body\n1,"{KOREAN}\n2,{KOREAN}\n3,"{KOREAN}"\n', ["broken_row", "ok", "ok"], id="open quote"),
    pytest.param(f'id,body\n1,"{KOREAN}\n\n둘째 ""문단"""\n2,{KOREAN}', ["ok", "ok"], id="lines in a cell"),
    pytest.param(f"id\tbody\n1\t{KOREAN}\n", ["ok"], id="tabs"),
    pytest.param(f"id;body\r\n1;{KOREAN}\r\n", ["ok"], id="semicolons"),
    pytest.param(f"id,body\n1,{KOREAN},x\n2\n3,{KOREAN}\n", ["broken_row", "empty", "ok"], id="too many cells, too few"),
    pytest.param('id,body\n1,"a"b\n' + f"2,{KOREAN}\n", ["broken_row", "ok"], id="text after a quote"),
    pytest.param('id,body\n' + '1,"a","b\n' * 300, [*["broken_row"] * 100, "broken_table"], id="no table"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CSV)
def test_csv_rows(tmp_path: Path, text: str, expected: list[str]) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(text.encode())
    found = codes(list(read([str(path)])))
    assert found[: len(expected)] == expected
    assert len(found) <= len(expected) + 1


def test_a_damaged_cell_costs_its_row(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(f"id,body\n1,{KOREAN}\n2,".encode() + b"\xff\xff\n" + f"3,{KOREAN}\n".encode())
    items = list(read([str(path)]))
    assert codes(items) == ["ok", "encoding", "ok"]
    assert items[1].source.endswith(":3")


@pytest.mark.parametrize("name", [".jsonl", ".csv"])
def test_rows_are_streamed(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"rows{name}"
    row = json.dumps({"body": KOREAN}) + "\n"
    path.write_text(row * 20_000 if name == ".jsonl" else "body\n" + f"{KOREAN}\n" * 40_000, encoding="utf-8")
    taken = 0
    original = lines._split

    def counted(file: Any, end: bytes) -> Any:
        nonlocal taken
        for data in original(file, end):
            taken += 1
            yield data

    monkeypatch.setattr(lines, "_split", counted)
    items = read([str(path)])
    assert isinstance(next(items), Article)
    assert taken < 10


def _write_parquet(path: Path, columns: dict[str, Any]) -> None:
    arrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(arrow.table(columns), path)


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    _write_parquet(path, {"id": ["x", "y"], "body": [KOREAN, None], "other": [[1], [2]]})
    items = list(read([str(path)]))
    assert codes(items) == ["ok", "empty"]
    assert items[0].id == "x"


def test_parquet_columns_and_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rows.parquet"
    _write_parquet(path, {"nr": ["x"], "inhalt": [KOREAN]})
    assert codes(list(read([str(path)]))) == ["columns"]
    assert codes(list(read([str(path)], {"body": "inhalt"}))) == ["ok"]
    monkeypatch.setattr(parquet, "MAX_ROW_GROUP_BYTES", 10)
    assert codes(list(read([str(path)], {"body": "inhalt"}))) == ["too_large"]
    path.write_bytes(path.read_bytes()[:-20])
    assert codes(list(read([str(path)], {"body": "inhalt"}))) == ["damaged"]


def test_parquet_with_one_value_that_is_no_text(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    path = tmp_path / "rows.parquet"
    bodies = arrow.array([KOREAN.encode(), b"\xff\xfe", KOREAN.encode()]).view(arrow.string())
    _write_parquet(path, {"body": bodies})
    assert codes(list(read([str(path)]))) == ["ok", "broken_row", "ok"]


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
    for name in ("b/x.txt", "a/x.txt", "c/x-2.txt", ".hidden/x.txt", "a/.x.txt", "a/README.md", "a/x.jpg"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(KOREAN, encoding="utf-8")
    assert [item.id for item in read([str(tmp_path)])] == ["x", "x-2", "x-2-2"]


def test_ids_stay_unique_whatever_they_are(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    ids = ["x", "x", "x-2", "x", "x-2", "../x", "../x", 7, "7"]
    path.write_text("\n".join(json.dumps({"id": each, "body": KOREAN}) for each in ids), encoding="utf-8")
    found = [item.id for item in read([str(path)])]
    assert len(set(found)) == len(ids)
    assert found[:3] == ["x", "x-2", "x-2-2"]


def test_folders_that_lead_to_themselves_are_walked_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(KOREAN, encoding="utf-8")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b").symlink_to(tmp_path / "a", target_is_directory=True)
    assert codes(list(read([str(tmp_path)]))) == ["ok"]


def test_limits_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path.joinpath(*["d"] * (MAX_DEPTH + 2))
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text(KOREAN, encoding="utf-8")
    assert codes(list(read([str(tmp_path)]))) == ["too_deep"]
    assert codes(list(read([str(deep)]))) == ["ok"]
    monkeypatch.setattr(files, "MAX_FILES", 0)
    with pytest.raises(InputError, match="more than 0 files; give folders one by one"):
        list(read([str(deep)]))


def test_limit_of_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text((json.dumps({"body": KOREAN}) + "\n") * 3, encoding="utf-8")
    monkeypatch.setattr(rows, "MAX_ROWS", 2)
    assert codes(list(read([str(path)]))) == ["ok", "ok", "too_many"]


MISSING = [("none.txt", "no such file or folder"), ("a\0b.txt", "no such file or folder"), ("", "no readable file")]


@pytest.mark.parametrize(("name", "message"), MISSING, ids=["missing", "nul", "empty folder"])
def test_missing_paths_stop_the_run(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(read([str(tmp_path / name)]))


def test_a_missing_path_is_found_before_the_first_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(KOREAN, encoding="utf-8")
    with pytest.raises(InputError, match="no such file"):
        next(read([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]))


@pytest.mark.parametrize(
    ("data", "code"), [(KOREAN.encode(), "ok"), (b"", "empty"), (b"a" * (MAX_BYTES + 9), "too_large")]
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, code: str) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert codes(list(read(["-"]))) == [code]


def test_a_document_says_which_extra_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(formats.DOCUMENTS, ".docx", formats.DocumentFormat("no_such_library:read", "documents"))
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK")
    item = one(path)
    assert isinstance(item, Reject)
    assert item.code == "missing_extra"
    assert "'no_such_library': pip install -e \".[documents]\"" in item.detail


class Stream:
    """What ``datasets`` gives for a streamed data set; a row that is an error is raised."""

    def __init__(self, rows: list[Any]) -> None:
        self.rows = rows
        self.column_names = list(rows[0])

    def __iter__(self) -> Any:
        for row in self.rows:
            if isinstance(row, Exception):
                raise row
            yield row


def test_hub_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    datasets = pytest.importorskip("datasets")
    calls: list[Any] = []

    def load(*arguments: Any, **named: Any) -> Stream:
        calls.append((arguments, named))
        return Stream([{"nid": 1, "document": KOREAN}, {"nid": 2, "document": ""}, OSError("connection lost")])

    monkeypatch.setattr(datasets, "load_dataset", load)
    items = list(read(["hub:org/press@v1:train"], {"id": "nid", "body": "document"}))
    assert codes(items) == ["ok", "empty", "broken_off"]
    assert (items[0].id, items[0].source) == ("1", "hub:org/press:1")
    assert calls == [(("org/press",), {"split": "train", "revision": "v1", "streaming": True})]
    with pytest.raises(InputError, match="no column 'x', which --columns names"):
        list(read(["hub:org/press"], {"body": "x"}))
    monkeypatch.setattr(datasets, "load_dataset", lambda *a, **k: (_ for _ in ()).throw(ConnectionError("no route")))
    with pytest.raises(InputError, match=r"'org/press' can't be had.*no route"):
        list(read(["hub:org/press"]))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-03-17", "2026-03-17"), ("2026-03-17T09:00:00+09:00", "2026-03-17"), ("2026. 3. 17.(화)", "2026-03-17"),
        ("2026년 3월 17일", "2026-03-17"), (20260317, "2026-03-17"), ("2026/3/17", "2026-03-17"), ("2026-02-30", None),
        ("", None), (None, None), (1.5, None), (10**9_999, None), (True, None), ("0000-00-00", None), ([1], None),
    ],
    ids=lambda value: str(value)[:20] if not isinstance(value, int) else "",
)  # fmt: skip
def test_dates(value: Any, expected: str | None) -> None:
    found = parse_date(value)
    assert (found.isoformat() if found else None) == expected


@given(st.text(st.sampled_from('",\n\r;a가 \t'), max_size=60))
def test_any_table_ends(text: str) -> None:
    found = csvrows.csv_rows(io.BytesIO(b"id,body\n" + text.encode()), {})
    assert len(list(found)) <= text.count("\n") + 1
