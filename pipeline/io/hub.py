"""Rows of a data set of the Hugging Face hub, streamed through ``datasets``; no code of the data set is run."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.errors import InputError
from pipeline.io.columns import check_columns
from pipeline.io.decoding import scrub
from pipeline.io.rows import articles
from pipeline.records import Article, Reject


def read_hub(name: str, columns: Mapping[str, str]) -> Iterator[Article | Reject]:
    """The rows of ``ORG/NAME[@REVISION][:SPLIT]`` (split ``test`` unless given); ``InputError`` when it can't be had."""
    where, _, split = name.partition(":")
    path, _, revision = where.partition("@")
    source = scrub(f"hub:{path}")
    try:
        rows = _rows(path, revision, split, columns)
        yield from articles(rows, path.replace("/", "-"), source, columns, ("datasets", "data set"))
    except InputError as error:
        if error.code in ("hub", "missing_extra", "columns"):
            raise
        yield Reject(id=path.replace("/", "-"), source=source, stage="read", code=error.code, detail=str(error))


def _rows(path: str, revision: str, split: str, columns: Mapping[str, str]) -> Iterator[tuple[int, Any]]:
    try:
        import datasets
    except ImportError as error:
        raise InputError('hub: inputs need datasets: pip install -e ".[data]"', code="missing_extra") from error
    number = 0
    try:
        rows = datasets.load_dataset(path, split=split or "test", revision=revision or None, streaming=True)
        if rows.column_names:
            check_columns(rows.column_names, columns)
        for number, row in enumerate(rows, start=1):
            yield number, row
    except (OSError, ValueError, RuntimeError, datasets.exceptions.DatasetsError) as error:
        code = "broken_off" if number else "hub"
        raise InputError(
            f"data set '{path}' can't be had after row {number:,}: {str(error)[:200]}", code=code
        ) from error
