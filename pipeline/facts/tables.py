"""Reading the tables in ``pipeline/facts/data``: CSV in UTF-8, first a comment with source and licence."""

import csv
from pathlib import Path

FOLDER = Path(__file__).parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table by column name; lines that start with ``#`` are comments."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def word_set(words: str) -> frozenset[str]:
    """The words of a list written in one string.

    >>> sorted(word_set("서면 동면"))
    ['동면', '서면']
    """
    return frozenset(words.split())


def several(cell: str) -> list[str]:
    """The parts of a cell that holds several spellings.

    >>> several("Kang|Gang"), several("")
    (['Kang', 'Gang'], [])
    """
    return [part for part in cell.split("|") if part]
