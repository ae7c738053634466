"""Rows of a .csv file as mappings; quotation marks that never close cost their own row, not the rest of the file."""

import csv
from collections import deque
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from pipeline.errors import InputError
from pipeline.io.columns import check_columns
from pipeline.io.limits import MAX_BROKEN_RECORDS, MAX_LINE_BYTES, MAX_RECORD_LINES
from pipeline.io.lines import Line, lines

_DELIMITERS = ",\t;"


def csv_rows(file: BinaryIO, columns: Mapping[str, str]) -> Iterator[tuple[int, dict[str, str] | InputError]]:
    """Line number and row, or the reason why it can't be read; the first row names the columns.

    ``InputError`` when the file is no text, or so broken that it is no table.
    """
    records = _Records(lines(file))
    header: list[str] | None = None
    for number, cells in records:
        if isinstance(cells, InputError):
            if header is None:
                raise cells
            yield number, cells
        elif header is None and not any(cells):
            continue
        elif header is None:
            header = [cell.strip() for cell in cells]
            check_columns(header, columns)
        elif len(cells) > len(header):
            yield (
                number,
                InputError(
                    f"{len(cells)} cells for {len(header)} columns; quote cells that hold commas", code="broken_row"
                ),
            )
        elif any(cells):
            yield number, dict(zip(header, cells, strict=False))


class _Records:
    """The records of a table: a line, or several where a quoted cell goes on."""

    def __init__(self, source: Iterator[Line]) -> None:
        self._source = source
        self._again: deque[Line] = deque()
        self._number = 0
        self._broken = 0
        self._delimiter = ""

    def __iter__(self) -> Iterator[tuple[int, list[str] | InputError]]:
        while (line := self._next()) is not None:
            taken = [line]
            number = self._number
            if not self._delimiter:
                self._delimiter = max(_DELIMITERS, key=line.text.count)
            try:
                cells = next(csv.reader(self._feed(taken), delimiter=self._delimiter, strict=True), [])
            except csv.Error as error:
                yield number, self._give_back(taken, error)
                continue
            damage = next((each.error for each in taken if each.error), None)
            yield number, damage or cells

    def _next(self) -> Line | None:
        line = self._again.popleft() if self._again else next(self._source, None)
        self._number += line is not None
        return line

    def _feed(self, taken: list[Line]) -> Iterator[str]:
        """The text of the line taken, then of more lines as the reader asks for them."""
        yield taken[0].text
        size = len(taken[0].text)
        while size <= MAX_LINE_BYTES and len(taken) < MAX_RECORD_LINES and (line := self._next()) is not None:
            taken.append(line)
            size += len(line.text)
            yield line.text

    def _give_back(self, taken: list[Line], error: csv.Error) -> InputError:
        """The reason why a record is broken; the lines after its first are read again."""
        self._broken += len(taken) > 1
        if self._broken > MAX_BROKEN_RECORDS:
            raise InputError(
                f"more than {MAX_BROKEN_RECORDS} rows whose quotation marks don't close; this is no table",
                code="broken_table",
            )
        self._again.extendleft(reversed(taken[1:]))
        self._number -= len(taken) - 1
        return InputError(
            f"broken row: {error}; close its quotation marks and write those inside twice", code="broken_row"
        )


csv.field_size_limit(MAX_LINE_BYTES)
