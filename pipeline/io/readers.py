"""Articles from files, folders, standard input and data sets; what can't be read becomes a ``Reject``.

Text files hold one release each; ``.jsonl``, ``.csv`` and ``.parquet`` hold one a row, with the
columns ``id``, ``title``, ``body`` (or ``text``), ``published``; other names go through a column map.
"""

import csv
import datetime as dt
import hashlib
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.records import Article, Reject

TEXT_SUFFIXES = (".txt", ".md")
HTML_SUFFIXES = (".html", ".htm")
ROW_SUFFIXES = (".jsonl", ".csv", ".parquet")
SUFFIXES = TEXT_SUFFIXES + HTML_SUFFIXES + ROW_SUFFIXES
MAX_BYTES = 2_000_000
MAX_ROW_FILE_BYTES = 2_000_000_000
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_COLUMNS = {"id": "id", "title": "title", "body": "body", "published": "published"}
_BODY_ALIASES = ("body", "text", "document", "content", "article")


def read(inputs: Iterable[str], columns: Mapping[str, str] | None = None) -> Iterator[Article | Reject]:
    """Every article of the inputs, in order, ids made unique; ``InputError`` for a path that isn't there."""
    seen: dict[str, int] = {}
    for item in _each(list(inputs), columns or {}):
        count = seen[item.id] = seen.get(item.id, 0) + 1
        yield item if count == 1 else item.model_copy(update={"id": f"{item.id}-{count}"})


def _each(inputs: list[str], columns: Mapping[str, str]) -> Iterator[Article | Reject]:
    for name in inputs:
        if name == "-":
            yield from _guard("stdin", "-", lambda: [_text(sys.stdin.buffer.read(MAX_BYTES + 1), "stdin", "-")])
        elif name.startswith("hub:"):
            yield from _hub(name.removeprefix("hub:"), columns)
        else:
            for path in files(name):
                yield from _file(path, columns)


def files(name: str) -> list[Path]:
    """The readable files behind a path: itself, or those in a folder and below, sorted."""
    path = Path(name)
    if path.is_dir():
        found = sorted(
            p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file() and p.stem != "README"
        )
        if not found:
            raise InputError(f"input folder '{name}': no readable file in it; allowed are {', '.join(SUFFIXES)}")
        return found
    if not path.exists():
        raise InputError(
            f"input '{name}': no such file or folder; give a file ({', '.join(SUFFIXES)}), a folder or '-'"
        )
    return [path]


def _file(path: Path, columns: Mapping[str, str]) -> Iterator[Article | Reject]:
    suffix = path.suffix.lower()
    if suffix in ROW_SUFFIXES:
        yield from _rows(path, columns)
    elif suffix in TEXT_SUFFIXES + HTML_SUFFIXES or suffix == "":
        convert = _html if suffix in HTML_SUFFIXES else _text
        yield from _guard(path.stem, str(path), lambda: [convert(_bytes(path), path.stem, str(path))])
    else:
        detail = f"file type '{suffix}' can't be read; allowed are {', '.join(SUFFIXES)}"
        yield Reject(id=path.stem, source=str(path), stage="read", code="unknown_type", detail=detail)


def _guard(name: str, source: str, make: Any) -> Iterator[Article | Reject]:
    """What ``make`` gives, or a reject with the reason."""
    try:
        yield from make()
    except InputError as error:
        yield Reject(id=name, source=source, stage="read", code=error.code, detail=str(error))
    except OSError as error:
        yield Reject(id=name, source=source, stage="read", code="unreadable", detail=f"can't be read: {error.strerror}")


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise InputError(
            f"{size:,} bytes; a release may have at most {MAX_BYTES:,}. Split it, or give .jsonl with one a row.",
            code="too_large",
        )
    return path.read_bytes()


def decode(data: bytes) -> str:
    """The text of ``data`` in UTF-8, UTF-16 (with a mark) or CP949; ``InputError`` for anything else."""
    if len(data) > MAX_BYTES:
        raise InputError(f"more than {MAX_BYTES:,} bytes; split it into releases", code="too_large")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif _BINARY.search(data[:4096]):
        raise InputError("binary data, not text; give the release as text (.txt, .md, .html)", code="binary")
    else:
        encodings = ("utf-8-sig", "cp949")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("encoding not recognised; save it as UTF-8 (also read: CP949/EUC-KR, UTF-16)", code="encoding")


def _text(data: bytes, name: str, source: str) -> Article:
    body = decode(data)
    if not body.strip():
        raise InputError("empty file; a release needs a text", code="empty")
    return Article(id=name, body=body, source=source)


def _html(data: bytes, name: str, source: str) -> Article:
    """The main text of a saved page, with its title and date, by trafilatura."""
    try:
        import trafilatura
    except ImportError as error:
        raise InputError('HTML needs trafilatura: pip install -e ".[data]"', code="missing_extra") from error
    found = trafilatura.bare_extraction(decode(data), include_comments=False, with_metadata=True)
    text = (found.text or "") if found is not None else ""
    if not text.strip():
        raise InputError("no article text found in the page", code="empty")
    return Article(id=name, body=text, title=found.title or None, published=parse_date(found.date), source=source)


def _rows(path: Path, columns: Mapping[str, str]) -> Iterator[Article | Reject]:
    source = str(path)
    try:
        for number, row in enumerate(_row_values(path), start=1):
            name = f"{path.stem}-{number}"
            yield from _guard(
                name, f"{source}:{number}", lambda r=row, n=name, k=number: [_row(r, n, f"{source}:{k}", columns)]
            )
    except (InputError, OSError, csv.Error) as error:
        yield Reject(
            id=path.stem, source=source, stage="read", code=getattr(error, "code", "unreadable"), detail=str(error)
        )


def _row_values(path: Path) -> Iterator[Any]:
    """The rows of a file as mappings (or the error text of a broken one)."""
    if path.suffix.lower() == ".parquet":
        try:
            import pyarrow.parquet as parquet
        except ImportError as error:
            raise InputError('parquet needs pyarrow: pip install -e ".[data]"', code="missing_extra") from error
        for batch in parquet.ParquetFile(path).iter_batches(256):
            yield from batch.to_pylist()
        return
    if path.stat().st_size > MAX_ROW_FILE_BYTES:
        raise InputError(f"more than {MAX_ROW_FILE_BYTES:,} bytes; split the file", code="too_large")
    text = path.read_bytes()
    if path.suffix.lower() == ".csv":
        csv.field_size_limit(MAX_BYTES)
        yield from csv.DictReader(io.StringIO(_decode_rows(text)))
        return
    for line in _decode_rows(text).splitlines():
        if line.strip():
            try:
                yield json.loads(line)
            except (json.JSONDecodeError, RecursionError) as error:
                yield f"broken JSON: {error}"


def _decode_rows(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("encoding not recognised; save it as UTF-8", code="encoding")


def _row(row: Any, name: str, source: str, columns: Mapping[str, str]) -> Article:
    if not isinstance(row, Mapping):
        detail = row if isinstance(row, str) else "a row must be a mapping with a body"
        raise InputError(detail, code="broken_row")
    names = _COLUMNS | dict(columns)
    key = next((k for k in (names["body"], *_BODY_ALIASES) if row.get(k)), None)
    body = row.get(key) if key else None
    if not isinstance(body, str) or not body.strip():
        raise InputError(
            f"no text in column '{names['body']}'; the row has: {', '.join(map(str, row))[:200]}", code="empty"
        )
    if len(body.encode("utf-8", "replace")) > MAX_BYTES:
        raise InputError(f"more than {MAX_BYTES:,} bytes in one release", code="too_large")
    title = row.get(names["title"])
    return Article(
        id=str(row.get(names["id"]) or name),
        body=body,
        title=str(title) if title else None,
        published=parse_date(row.get(names["published"])),
        source=source,
    )


def parse_date(value: Any) -> dt.date | None:
    """A date from an ISO text or a date object, None for anything else."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def _hub(name: str, columns: Mapping[str, str]) -> Iterator[Article | Reject]:
    """Rows of a data set ``ORG/NAME[:SPLIT]`` streamed through ``datasets``."""
    try:
        import datasets
    except ImportError as error:
        raise InputError('hub: inputs need datasets: pip install -e ".[data]"', code="missing_extra") from error
    path, _, split = name.partition(":")
    try:
        rows = datasets.load_dataset(path, split=split or "test", streaming=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"data set '{path}' can't be had: {str(error)[:200]}", code="hub") from error
    for number, row in enumerate(rows, start=1):
        name = f"{path.replace('/', '-')}-{number}"
        yield from _guard(
            name, f"hub:{path}:{number}", lambda r=row, n=name, k=number: [_row(r, n, f"hub:{path}:{k}", columns)]
        )


def digest(article: Article) -> str:
    """SHA-256 of what the brief depends on, 12 hexadecimal digits."""
    text = json.dumps([article.id, article.title, article.body, str(article.published)], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
