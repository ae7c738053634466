"""Rows of a .parquet file as mappings, only the columns that are used, some rows at a time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from pipeline.errors import InputError
from pipeline.io.columns import check_columns, wanted
from pipeline.io.limits import MAX_ROW_GROUP_BYTES

_BATCH = 64
_MAX_HEADER = 100_000_000


def parquet_rows(file: BinaryIO, columns: Mapping[str, str]) -> Iterator[tuple[int, dict[str, Any] | InputError]]:
    """Number and row, or the reason why it can't be read; ``InputError`` for a file that is no parquet or is damaged."""
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise InputError('parquet needs pyarrow: pip install -e ".[data]"', code="missing_extra") from error
    number = 0
    try:
        table = parquet.ParquetFile(
            file, thrift_string_size_limit=_MAX_HEADER, thrift_container_size_limit=_MAX_HEADER // 100
        )
        check_columns(table.schema_arrow.names, columns)
        names = [name for name in table.schema_arrow.names if name in wanted(columns)]
        _check(table.metadata, names)
        for batch in table.iter_batches(_BATCH, columns=names, use_threads=False):
            for offset in range(batch.num_rows):
                number += 1
                yield number, _row(batch, offset)
    except (arrow.ArrowException, OSError, ValueError, MemoryError) as error:
        raise InputError(
            f"damaged parquet file after row {number:,}: {str(error)[:200]}; write it again", code="damaged"
        ) from error


def _check(metadata: Any, names: Sequence[str]) -> None:
    """Refuses a row group whose header claims more bytes than are taken at once."""
    for index in range(metadata.num_row_groups):
        group = metadata.row_group(index)
        columns = (group.column(each) for each in range(group.num_columns))
        size = sum(each.total_uncompressed_size for each in columns if each.path_in_schema.split(".")[0] in names)
        if size > MAX_ROW_GROUP_BYTES:
            raise InputError(
                f"row group {index} has {size:,} bytes; at most {MAX_ROW_GROUP_BYTES:,} are read at once. "
                "Write the file with smaller row groups.",
                code="too_large",
            )


def _row(batch: Any, offset: int) -> dict[str, Any] | InputError:
    try:
        row: dict[str, Any] = batch.slice(offset, 1).to_pylist()[0]
    except ValueError as error:  # a string that isn't UTF-8, a date out of range
        return InputError(f"a value that can't be read: {str(error)[:200]}", code="broken_row")
    return row
