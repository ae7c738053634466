"""Briefs out: JSON Lines, Markdown and one HTML page, all escaped, each file written atomically.

Everything that comes from a release is text, never markup: the page and the Markdown escape it.
"""

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pipeline.errors import InputError
from pipeline.facts.checks.values import occurs
from pipeline.facts.locate import locate, without
from pipeline.io.exports.content import NAMES, headline_findings
from pipeline.io.wording import words
from pipeline.records import Brief, BriefSentence, Lang, Mention, Reject

Format = Literal["jsonl", "md", "html", "docx", "mail", "txt", "tmx"]
FORMATS: tuple[Format, ...] = ("jsonl", "md", "html", "docx", "mail", "txt", "tmx")
_NAME_CHARS = 80
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!~]|&(?=[#\w])|(?<=[A-Za-z]):(?=//)|(?<=[Ww]{3})\.|^[-+=])")
_LIST_NUMBER = re.compile(r"^(\d+)([.)])")
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


def write_atomic(path: Path, text: str | Iterable[str]) -> None:
    """Writes ``text`` to ``path`` so that a reader, and a machine after a power cut, sees the old file or the new
    one, never half of it. Call ``sync_folder`` when the files of a folder are written."""
    temporary = path.with_name(path.name + ".partial")
    try:
        with temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows as JSON Lines, written as ``write_atomic`` does."""
    write_atomic(path, (json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def write_changed(path: Path, text: str) -> None:
    """As ``write_atomic``, but leaves a file that holds ``text`` already."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        same = path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        same = False
    if not same:
        write_atomic(path, text)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder last through a power cut, the new and the removed ones."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        f"output {path}: can't be written: {error.strerror}; mend that and run the same command again, "
        "or give another --out",
        code="output",
    )


class Names:
    """File names for ids: no path parts, at most 80 characters, none twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, identifier: str) -> str:
        """The file name of the next id."""
        first = name = safe_name(identifier)
        number = 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{first[: _NAME_CHARS - 8]}-{number}"
        self._taken.add(name.casefold())
        return name


def safe_names(ids: Iterable[str]) -> list[str]:
    """A file name for each id: no path parts, at most 80 characters, none twice."""
    names = Names()
    return [names.name(identifier) for identifier in ids]


def safe_name(identifier: str) -> str:
    """``identifier`` as a file name: letters, digits, dots and hyphens; a hash is added where it was changed or
    where the name is a device's on Windows, which takes ``con.md`` for the console.

    >>> safe_name("2026-보도-01")
    '2026-보도-01'
    >>> safe_name("../../etc")
    'etc-0d4e9a95'
    """
    plain = unicodedata.normalize("NFC", identifier)
    name = re.sub(r"[^\w.-]+", "-", plain).strip(".-")[:_NAME_CHARS].encode("utf-8", "ignore").decode()
    while len(name.encode()) > 200:
        name = name[:-1]
    if name == identifier and name and not _RESERVED.match(name):
        return name
    name = _RESERVED.sub("", name) if _RESERVED.match(name) else name
    return f"{name or 'brief'}-{hashlib.sha256(identifier.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


@lru_cache(maxsize=2)
def _environment(autoescape: bool) -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.io"),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
    )
    environment.filters["marked"] = marked
    environment.filters["md"] = markdown_escape
    environment.globals["page_name"] = page_name
    environment.globals["headline_findings"] = headline_findings
    environment.globals["names"] = NAMES
    return environment


def markdown(brief: Brief, lang: Lang = "en") -> str:
    """One brief as Markdown: headline, sentences in three languages, the table of facts, the findings in ``lang``."""
    return _environment(False).get_template("brief.md.j2").render(brief=brief, t=words(lang))


def markdown_escape(value: object) -> str:
    """``value`` as text that Markdown shows as it is, on one line."""
    text = _MARKDOWN.sub(r"\\\1", " ".join(str(value).split()))
    return _LIST_NUMBER.sub(r"\1\\\2", text)


def shown(value: Any) -> Any:
    """A text with U+FFFD for each character that hides or turns others: controls, bidi overrides and isolates.

    A release could with them show 53억원 where its text, which the checks read, says 35억원.
    """
    return _INVISIBLE.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def page(briefs: Sequence[Brief], rejects: Sequence[Reject], run: Mapping[str, Any]) -> str:
    """One HTML page with all briefs, the three languages side by side."""
    verified = sum(brief.status == "verified" for brief in briefs)
    counts = {"briefs": len(briefs), "verified": verified, "rejects": len(rejects)}
    return "".join(page_parts(briefs, rejects, counts | dict(run)))


def page_parts(
    briefs: Iterable[Brief],
    rejects: Iterable[Reject],
    run: Mapping[str, Any],
    pages: tuple[int, int] = (1, 1),
    lang: Lang = "en",
) -> Iterator[str]:
    """The page piece by piece, so that no more than a brief is in memory.

    ``run`` has the counts ``briefs``, ``verified`` and ``rejects`` and the name of the ``config``; ``pages`` is which
    page this is, and of how many; what isn't a brief's own text is said in ``lang``.
    """
    values = {"briefs": briefs, "rejects": rejects, "run": run, "page": pages[0], "pages": pages[1], "t": words(lang)}
    yield from _environment(True).get_template("index.html.j2").generate(values)


def page_name(number: int) -> str:
    """The file name of the n-th page, from 1."""
    return "index.html" if number == 1 else f"index-{number}.html"


def marked(sentence: BriefSentence, facts: Sequence[Mention], lang: Lang) -> Markup:
    """The sentence's text in ``lang`` as HTML, facts marked with the Korean they come from in a tooltip."""
    text: str = shown(getattr(sentence, lang))
    rest, marks = text, []
    for mention in sorted(facts, key=lambda mention: -len(mention.surface)):
        if mention.value is None or occurs(mention.surface, sentence.ko):
            span = occurs(mention.surface, rest) if lang == "ko" else locate(mention, rest, lang)
            marks += [(*span, mention)] if span else []
            rest = without(rest, span)
    html, last = Markup(), 0
    for start, end, mention in sorted(marks, key=lambda mark: mark[0]):
        html += escape(text[last:start])
        html += Markup('<mark class="{}" title="{}">{}</mark>').format(
            mention.kind, shown(mention.surface), text[start:end]
        )
        last = end
    return html + escape(text[last:])
