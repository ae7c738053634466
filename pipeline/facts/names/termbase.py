"""The user's termbase: CSV or TBX, read whole, refused with file and line where it can't be used.

A termbase wins over everything else that is known of a name. CSV columns: ``ko``, ``en``, ``zh``, and
optionally ``kind``, ``en_accepted``, ``zh_accepted`` (several spellings separated by ``|``).
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from pipeline.errors import TermbaseError
from pipeline.facts.names.gazetteer import Gazetteer
from pipeline.facts.names.tbx import read_tbx
from pipeline.facts.tables import several
from pipeline.facts.words import Words
from pipeline.records import Mention, MentionKind, Rendering, TargetLang

COLUMNS = ("ko", "en", "zh", "kind", "en_accepted", "zh_accepted")
KINDS = tuple(kind for kind in get_args(MentionKind) if kind not in ("figure", "date"))
ENCODINGS = ("utf-8-sig", "cp949")


@dataclass(frozen=True)
class Term:
    """One entry; ``line`` is its line in the file (in TBX, the number of the entry)."""

    ko: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    kind: MentionKind = "term"
    line: int = 0


class Termbase:
    """The terms by their Korean form."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms
        self._forms: Gazetteer[Term] = Gazetteer()
        for term in terms:
            self._forms.add(term.ko, term)

    def find(self, words: Words) -> Iterator[Mention]:
        """The terms of a Korean text, longest first at each place."""

        def accept(start: int, end: int, _: list[Term]) -> bool:
            return words.closes(end)

        for start, end, terms in self._forms.scan(words.text, words.openings, accept):
            yield _mention(words.text, start, end, terms[0])


def _mention(text: str, start: int, end: int, term: Term) -> Mention:
    renderings: dict[TargetLang, Rendering] = {}
    for lang, spellings in (("en", term.en), ("zh", term.zh)):
        if spellings:
            renderings["en" if lang == "en" else "zh"] = Rendering(
                preferred=spellings[0], accepted=spellings, origin="termbase"
            )
    return Mention(
        kind=term.kind,
        surface=text[start:end],
        start=start,
        end=end,
        renderings=renderings,
        key=f"{_prefix(term.kind)}:{term.ko}",
    )


def _prefix(kind: MentionKind) -> str:
    return "org" if kind == "organization" else kind


def load(path: str | Path) -> Termbase:
    """The termbase of a ``.csv``, ``.tsv``, ``.tbx`` or ``.xml`` file.

    Raises ``TermbaseError`` with file and line for a missing column, a duplicate, an empty cell, an
    unknown kind, an encoding other than UTF-8 or CP949, or XML that isn't TBX.
    """
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise TermbaseError(
            f"termbase {file}: can't be read ({error.strerror}); give the path of a CSV or TBX file"
        ) from error
    if file.suffix.lower() in (".tbx", ".xml") or data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        entries = [Term(ko, en, zh, line=number) for number, ko, en, zh in read_tbx(data, file)]
    else:
        entries = list(_csv_terms(_decoded(data, file), file))
    return Termbase(tuple(_unique(entries, file)))


def _decoded(data: bytes, file: Path) -> str:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    line = _bad_line(data)
    raise TermbaseError(
        f"termbase {file}, line {line}: neither UTF-8 nor CP949; save the file as CSV UTF-8", code="encoding"
    )


def _bad_line(data: bytes) -> int:
    """The number of the first line that isn't UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 1


def _csv_terms(text: str, file: Path) -> Iterator[Term]:
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    delimiter = "\t" if "\t" in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header: list[str] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
                continue
            if not header:
                header = _header(cells, file, reader.line_num)
                continue
            yield _term(header, cells, file, reader.line_num)
    except csv.Error as error:
        raise TermbaseError(
            f"termbase {file}, line {reader.line_num}: not CSV ({error}); quote cells that hold commas"
        ) from error
    if not header:
        raise TermbaseError(f"termbase {file}, line 1: no header; the first line must name the columns ko,en,zh")


def _header(cells: list[str], file: Path, line: int) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    missing = [name for name in COLUMNS[:3] if name not in header]
    unknown = [name for name in header if name not in COLUMNS]
    if missing:
        raise TermbaseError(
            f"termbase {file}, line {line}: column '{missing[0]}' is missing (found: {', '.join(header)}); "
            f"needed are ko,en,zh, allowed besides {', '.join(COLUMNS[3:])}"
        )
    if unknown or len(set(header)) < len(header):
        wrong = unknown[0] if unknown else next(name for name in header if header.count(name) > 1)
        problem = "unknown" if unknown else "given twice"
        raise TermbaseError(
            f"termbase {file}, line {line}: column '{wrong}' is {problem}; allowed are {', '.join(COLUMNS)}"
        )
    return header


def _term(header: list[str], cells: list[str], file: Path, line: int) -> Term:
    if len(cells) > len(header):
        raise TermbaseError(
            f"termbase {file}, line {line}: {len(cells)} cells for {len(header)} columns; quote cells that hold commas"
        )
    row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
    kind = row.get("kind") or "term"
    if not row.get("ko") or not (row.get("en") or row.get("zh")):
        raise TermbaseError(f"termbase {file}, line {line}: an entry needs ko and at least one of en and zh")
    for allowed in KINDS:
        if kind == allowed:
            en, zh = (
                tuple(dict.fromkeys([*_one(row.get(lang)), *several(row.get(f"{lang}_accepted", ""))]))
                for lang in ("en", "zh")
            )
            return Term(row["ko"], en, zh, allowed, line)
    raise TermbaseError(f"termbase {file}, line {line}: kind '{kind}' is unknown; allowed are {', '.join(KINDS)}")


def _one(cell: str | None) -> list[str]:
    return [cell] if cell else []


def _unique(terms: list[Term], file: Path) -> Iterator[Term]:
    seen: dict[str, int] = {}
    for term in terms:
        if term.ko in seen:
            raise TermbaseError(
                f"termbase {file}, line {term.line}: '{term.ko}' is given twice (first in line {seen[term.ko]}); "
                "keep one entry and put other spellings into en_accepted or zh_accepted",
                code="duplicate",
            )
        seen[term.ko] = term.line
        yield term
