"""Articles from rows: .jsonl, .csv, .parquet and data sets, one release a row; a broken row costs only itself.

Rows are read one by one, so a file of any length takes the memory of its longest row.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.errors import InputError
from pipeline.io.columns import article, doubts
from pipeline.io.csvrows import csv_rows
from pipeline.io.decoding import scrub
from pipeline.io.files import opened, rejected
from pipeline.io.limits import MAX_ROWS
from pipeline.io.lines import lines
from pipeline.io.parquet import parquet_rows
from pipeline.io.reading import OWN, reading
from pipeline.records import Article, Reject

Row = tuple[int, Any]
"""A row's number (in .csv its line) and its value, or the ``InputError`` that stands for it."""
Reader = tuple[str, str]
"""The package that reads the rows, and what they are."""
_READERS: dict[str, Reader] = {
    ".jsonl": (OWN, "JSON Lines"), ".csv": (OWN, "CSV"), ".parquet": ("pyarrow", "Parquet"),
}  # fmt: skip


def read_rows(path: Path, columns: Mapping[str, str]) -> Iterator[Article | Reject]:
    """An article or a reject for each row of a file, and a last reject where the file breaks off."""
    name, source, suffix = scrub(path.stem), scrub(str(path)), path.suffix.lower()
    try:
        with opened(path) as file:
            yield from articles(_rows(file, suffix, columns), name, source, columns, _READERS[suffix])
    except InputError as error:
        yield rejected(path, error.code, str(error))
    except OSError as error:
        yield rejected(path, "unreadable", f"can't be read: {error.strerror or error}")


def articles(
    rows: Iterable[Row], name: str, source: str, columns: Mapping[str, str], reader: Reader
) -> Iterator[Article | Reject]:
    """An article or a reject for each row; ``InputError`` when there is none."""
    count = 0
    for count, (number, row) in enumerate(rows, start=1):
        if count > MAX_ROWS:
            raise InputError(f"more than {MAX_ROWS:,} rows; the rest isn't read. Split the file.", code="too_many")
        yield _end(row, f"{name}-{number}", f"{source}:{number}", columns, reader)
    if not count:
        raise InputError("no rows in it; each release is a row", code="empty")


def _end(row: Any, name: str, source: str, columns: Mapping[str, str], reader: Reader) -> Article | Reject:
    try:
        if isinstance(row, InputError):
            raise row
        made = article(row, name, source, columns)
        return made.model_copy(update={"reading": reading(*reader, made.body, doubts(row, columns))})
    except InputError as error:
        return Reject(id=name, source=source, stage="read", code=error.code, detail=str(error))


def _rows(file: BinaryIO, suffix: str, columns: Mapping[str, str]) -> Iterator[Row]:
    if suffix == ".parquet":
        return parquet_rows(file, columns)
    return csv_rows(file, columns) if suffix == ".csv" else _json_rows(file)


def _json_rows(file: BinaryIO) -> Iterator[Row]:
    for number, line in enumerate(lines(file), start=1):
        if line.error is not None:
            yield number, line.error
        elif line.text.strip():
            yield number, _json(line.text)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        return InputError("JSON nested too deeply; a row is a flat object", code="too_deep")
    except ValueError as error:
        return InputError(f"broken JSON: {error}", code="broken_row")
