"""Articles from files, folders, standard input and data sets; what can't be read becomes a ``Reject``.

Text files, pages and documents hold one release each; ``.jsonl``, ``.csv`` and ``.parquet`` one a row.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from pipeline.errors import InputError
from pipeline.io.columns import parse_date
from pipeline.io.decoding import decode, decode_named, scrub
from pipeline.io.files import check_exists, contents, files, rejected
from pipeline.io.formats import DOCUMENTS, HTML_SUFFIXES, ROW_SUFFIXES, SUFFIXES, TEXT_SUFFIXES, read_document
from pipeline.io.hub import read_hub
from pipeline.io.limits import MAX_BYTES, MAX_DOCUMENT_BYTES
from pipeline.io.pages import read_page
from pipeline.io.reading import OWN, reading
from pipeline.io.rows import read_rows
from pipeline.records import Article, Reject

__all__ = ["MAX_BYTES", "SUFFIXES", "decode", "digest", "parse_date", "read"]


def read(inputs: Iterable[str], columns: Mapping[str, str] | None = None) -> Iterator[Article | Reject]:
    """Every article of the inputs, in order, ids made unique; ``InputError`` for a path that isn't there.

    ``columns`` maps ``id``, ``title``, ``body`` and ``published`` to the columns that hold them.
    """
    given = list(inputs)
    for name in given:
        if name != "-" and not name.startswith("hub:"):
            check_exists(name)
    taken: set[str] = set()
    next_number: dict[str, int] = {}
    for item in _each(given, columns or {}):
        name = item.id
        while name in taken:
            number = next_number[item.id] = next_number.get(item.id, 1) + 1
            name = f"{item.id}-{number}"
        taken.add(name)
        yield item if name == item.id else item.model_copy(update={"id": name})


def _each(inputs: list[str], columns: Mapping[str, str]) -> Iterator[Article | Reject]:
    for name in inputs:
        if name == "-":
            yield _guarded(Path("stdin"), lambda: _text(sys.stdin.buffer.read(MAX_BYTES + 1), "stdin", "-"))
        elif name.startswith("hub:"):
            yield from read_hub(name.removeprefix("hub:"), columns)
        else:
            for found in files(name):
                yield from [found] if isinstance(found, Reject) else _file(found, columns)


def _file(path: Path, columns: Mapping[str, str]) -> Iterator[Article | Reject]:
    suffix = path.suffix.lower()
    if suffix in ROW_SUFFIXES:
        yield from read_rows(path, columns)
    else:
        yield _guarded(path, lambda: _single(path, suffix))


def _single(path: Path, suffix: str) -> Article | Reject:
    """The one article of a file."""
    name, source = scrub(path.stem), scrub(str(path))
    if suffix in DOCUMENTS:
        return read_document(suffix, contents(path, MAX_DOCUMENT_BYTES), name, source)
    if suffix in HTML_SUFFIXES:
        return read_page(contents(path, MAX_BYTES), name, source)
    if suffix in TEXT_SUFFIXES or not suffix:
        return _text(contents(path, MAX_BYTES), name, source)
    raise InputError(f"file type '{suffix}' can't be read; allowed are {', '.join(SUFFIXES)}", code="unknown_type")


def _guarded(path: Path, make: Callable[[], Article | Reject]) -> Article | Reject:
    """What ``make`` gives, or a reject with the reason."""
    try:
        return make()
    except InputError as error:
        return rejected(path, error.code, str(error))
    except OSError as error:
        return rejected(path, "unreadable", f"can't be read: {error.strerror or error}")


def _text(data: bytes, name: str, source: str) -> Article:
    text, encoding = decode_named(data)
    body = scrub(text)
    if not body.strip():
        raise InputError("empty file; a release needs a text", code="empty")
    return Article(id=name, body=body, source=source, reading=reading(OWN, f"text, {encoding}", body))


def digest(article: Article) -> str:
    """SHA-256 of what the brief depends on, 12 hexadecimal digits."""
    text = json.dumps([article.id, article.title, article.body, str(article.published)], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
