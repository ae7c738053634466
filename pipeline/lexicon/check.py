"""The lexicon's checker: ``python -m pipeline.lexicon.check [TABLE …]`` prints problems and exits 1 if there are any.

``--coverage FILE.jsonl …`` prints instead how much of those Korean texts gets a gloss (see ``coverage.py``).

What it holds every row to is listed in the README beside this file. Lemmas are parsed by Kiwi in
batches, which takes about a second for 10,000 rows.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kiwipiepy import Token
from opencc import OpenCC

from pipeline.errors import InputError
from pipeline.lexicon.entries import COLUMNS, POS, Row, rows, tables
from pipeline.text.morph import kiwi

UNGLOSSED = frozenset({"ending", "particle", "suffix"})
"""Parts of speech that may have empty glosses: neither language has a word of its own for some of them."""

LONGEST = {"ko": 30, "en": 60, "zh": 24, "when": 240}
"""Characters allowed in a cell; a longer gloss is an explanation, which a model copies into its output."""

TOP = 100
"""How many lemmas without a gloss ``--coverage`` prints."""

ALLOWED_SLASH = frozenset({"km/h", "m/s", "kg/m²", "24/7"})

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_NEIGHBOR = re.compile(r"[<>]?[가-힣ㄱ-ㅎ%0-9 ]+|[<>]@[a-z]+|[<>](?:[ck]?m|[㎝㎞㎡·-])")
_EDGE = re.compile(r"^\s|\s$|\s\s|\u3000")
_INFINITIVE = re.compile(r"^(to|an?|the) ")

VERBAL = frozenset({"VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA"})
NOMINAL = frozenset({"NNG", "NNP", "NNB", "NR", "NP", "XR", "XPN", "XSN", "SN", "SL", "SH", "SP", "MM"})

FRAMES = {
    "noun": ("{}", "그 {} 때문에", "새 {}에 대해"),
    "verb": ("{}", "사람이 {}.", "그것을 {}.", "비가 {}."),
    "adjective": ("{}", "사람이 {}."),
}
"""Where a lemma is parsed: alone first, then, for the few that Kiwi takes for something else, inside a sentence."""

EXCEPTIONS = frozenset({("내방", "noun"), ("우선순위", "noun"), ("신다", "verb"), ("안다", "verb")})
"""Lemmas that Kiwi parses otherwise when they stand alone, though they are what the table says."""


class Problem(NamedTuple):
    """One fault of one row; printed as ``file:line: message``."""

    row: Row
    message: str

    def __str__(self) -> str:
        return f"{self.row.path.name}:{self.row.line}: {self.message}"


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def _shape(row: Row) -> Iterator[str]:
    if len(row.cells) != len(COLUMNS):
        yield f"{len(row.cells)} columns; expected {len(COLUMNS)}: {' '.join(COLUMNS)}"
        return
    if row.cells[1] not in POS:
        yield f"part of speech {row.cells[1]!r}; allowed: {', '.join(POS)}"
    for name, cell in zip(COLUMNS, row.cells, strict=True):
        if _EDGE.search(cell):
            yield f"{name} {cell!r} has a stray space"
        if len(cell) > LONGEST.get(name, len(cell)):
            yield f"{name} has {len(cell)} characters; at most {LONGEST[name]} are allowed"


def _slash(gloss: str) -> bool:
    return any("/" in word and word not in ALLOWED_SLASH for word in gloss.split())


def _glosses(row: Row) -> Iterator[str]:
    ko, pos, en, zh, when = row.cells
    if not _HANGUL.search(ko):
        yield f"ko {ko!r} has no Hangul"
    if (not en or not zh) and pos not in UNGLOSSED:
        yield f"{ko}: en or zh is empty; only {', '.join(sorted(UNGLOSSED))} may have no gloss"
    for name, gloss in (("en", en), ("zh", zh)):
        if _HANGUL.search(gloss):
            yield f"{name} {gloss!r} has Hangul"
        if _slash(gloss):
            yield f"{name} {gloss!r} gives alternatives; choose one sense"
    if when and not all(_NEIGHBOR.fullmatch(word) for word in when.split(",")):
        yield f"when {when!r} is no comma list of Korean lemmas or <@classes"


def _english(row: Row) -> Iterator[str]:
    _, pos, en, _, _ = row.cells
    if _HAN.search(en):
        yield f"en {en!r} has Chinese characters"
    if pos in ("noun", "verb", "counter") and _INFINITIVE.match(en) and "…" not in en:
        yield f"en {en!r} starts with to, a or the; give the bare form"


def _chinese(row: Row) -> Iterator[str]:
    zh = row.cells[3]
    simplified = _simplifier().convert(zh)
    if simplified != zh:
        yield f"zh {zh!r} isn't Simplified; expected {simplified!r}"
    if zh and not _HAN.search(zh) and zh != "%":
        yield f"zh {zh!r} has no Chinese character"
    if len(re.findall(r"[,;，；、]", zh)):
        yield f"zh {zh!r} gives alternatives; choose one sense"


def _as_tagged(pos: str, tokens: list[Token]) -> bool:
    """Whether the tokens of a lemma are what its part of speech says; 흐름 (flow) is a noun by its last tag."""
    tags = [token.tag.split("-")[0] for token in tokens]
    if not tags:
        return False
    if pos == "noun":
        return set(tags) <= NOMINAL or tags == ["MAG"] or (tags[-1] == "ETN" and len(tags) > 1)
    return len(tags) > 1 and tags[-1] in ("EF", "EC") and tokens[-1].form == "다" and tags[-2] in VERBAL


def _unparsed(held: list[Row], frame: str) -> list[tuple[Row, str]]:
    """The rows whose lemma Kiwi reads as something else inside ``frame``, each with what it reads."""
    before = frame.index("{")
    failed = []
    for row, tokens in zip(held, kiwi().tokenize([frame.format(row.cells[0]) for row in held]), strict=True):
        inside = [token for token in tokens if before <= token.start < before + len(row.cells[0])]
        if not _as_tagged(row.cells[1], inside):
            failed.append((row, " ".join(f"{token.form}_{token.tag}" for token in inside)))
    return failed


def _parse_problems(found: list[Row]) -> Iterator[Problem]:
    whole = [row for row in found if len(row.cells) == len(COLUMNS)]
    for pos, frames in FRAMES.items():
        held = [row for row in whole if row.cells[1] == pos and (row.cells[0], pos) not in EXCEPTIONS]
        failed: list[tuple[Row, str]] = []
        for frame in frames:
            failed = _unparsed(held, frame)
            held = [row for row, _ in failed]
        for row, seen in failed:
            yield Problem(row, f"{row.cells[0]} is no {pos} to Kiwi: {seen}")


def _duplicates(found: list[Row]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Row] = {}
    for row in found:
        key = (*row.cells[:2], *row.cells[4:5])
        other = first.setdefault(key, row)
        if other is not row:
            yield Problem(row, f"{' '.join(key).strip()} is already at {other.path.name}:{other.line}")


def check(found: Iterable[Row]) -> list[Problem]:
    """Every problem of the rows, row by row first, then parses and duplicates over all of them."""
    listed = list(found)
    problems: list[Problem] = []
    for row in listed:
        faults = list(_shape(row))
        if len(row.cells) == len(COLUMNS):
            faults += [*_glosses(row), *_english(row), *_chinese(row)]
        problems += [Problem(row, fault) for fault in faults]
    return [*problems, *_parse_problems(listed), *_duplicates(listed)]


def main(arguments: list[str]) -> int:
    """Check the tables named, or all of the package's; 0 if there is no problem, else 1."""
    try:
        if arguments[:1] == ["--coverage"]:
            from pipeline.lexicon.coverage import report

            for line in report(arguments[1:], TOP):
                print(line)
            return 0
        paths = [Path(argument) for argument in arguments] or tables()
        problems = check(row for path in paths for row in rows(path))
    except (InputError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    for problem in problems:
        print(problem)
    print(f"{len(paths)} tables, {len(problems)} problems", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
