"""The figure tables of this folder: rows of a text and the figures it holds, in the notation of ``describe``."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.facts.figures.units import key
from pipeline.records import Mention, Quantity

FOLDER = Path(__file__).parent


def rows(name: str) -> list[tuple[str, str]]:
    """The (text, figures) rows of a table, comment lines left out."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if not line.startswith("#")]


def describe(mentions: Iterable[Mention]) -> str:
    """Figures as ``unit:value[..upper][~approximation][/counter]`` joined by "; "."""
    parts = []
    for mention in mentions:
        quantity = mention.value
        if not isinstance(quantity, Quantity):
            raise TypeError(f"{mention.surface} has no quantity")
        approx = "" if quantity.approx == "exact" else f"~{quantity.approx}"
        parts.append(key(quantity) + approx + (f"/{quantity.counter}" if quantity.counter else ""))
    return "; ".join(parts)
