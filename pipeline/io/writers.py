"""Briefs out: JSON Lines, Markdown and one HTML page, all escaped, each file written atomically.

Everything that comes from a release is text, never markup: the page and the Markdown escape it.
"""

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pipeline.errors import InputError
from pipeline.records import Brief, BriefSentence, Mention, Reject, TargetLang

Format = Literal["jsonl", "md", "html"]
FORMATS: tuple[Format, ...] = ("jsonl", "md", "html")
_NAME_CHARS = 80
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def write_outputs(
    folder: Path, briefs: Sequence[Brief], rejects: Sequence[Reject], run: Mapping[str, Any], formats: Sequence[Format]
) -> None:
    """All files of a run: ``briefs.jsonl``, ``rejects.jsonl``, ``briefs/<id>.md``, ``index.html``, ``run.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    write_atomic(folder / "rejects.jsonl", _lines([reject.model_dump(mode="json") for reject in rejects]))
    if "jsonl" in formats:
        write_atomic(folder / "briefs.jsonl", _lines([brief.row() for brief in briefs]))
    if "md" in formats:
        (folder / "briefs").mkdir(exist_ok=True)
        for name, brief in zip(safe_names([b.id for b in briefs]), briefs, strict=True):
            write_atomic(folder / "briefs" / f"{name}.md", markdown(brief))
    if "html" in formats:
        write_atomic(folder / "index.html", page(briefs, rejects, run))
    write_atomic(folder / "run.json", json.dumps(run, ensure_ascii=False, indent=2) + "\n")


def write_atomic(path: Path, text: str) -> None:
    """Writes ``text`` to ``path`` so that a reader sees the old file or the new one, never half of it."""
    temporary = path.with_name(path.name + ".partial")
    try:
        with temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise InputError(
            f"output {path}: can't be written: {error.strerror}; give another --out", code="output"
        ) from error


def _lines(rows: Sequence[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def safe_names(ids: Sequence[str]) -> list[str]:
    """A file name for each id: no path parts, at most 80 characters, none twice."""
    names: list[str] = []
    taken: set[str] = set()
    for number, identifier in enumerate(ids):
        name = safe_name(identifier)
        if name.casefold() in taken:
            name = f"{name[: _NAME_CHARS - 8]}-{number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def safe_name(identifier: str) -> str:
    """``identifier`` as a file name: letters, digits, dots and hyphens; a hash is added where it was changed.

    >>> safe_name("2026-보도-01")
    '2026-보도-01'
    >>> safe_name("../../etc")
    'etc-0d4e9a95'
    """
    plain = unicodedata.normalize("NFC", identifier)
    name = re.sub(r"[^\w.-]+", "-", plain).strip(".-")[:_NAME_CHARS].encode("utf-8", "ignore").decode()
    while len(name.encode()) > 200:
        name = name[:-1]
    if name == identifier and name:
        return name
    return f"{name or 'brief'}-{hashlib.sha256(identifier.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.io"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["marked"] = marked
    return environment


def markdown(brief: Brief) -> str:
    """One brief as Markdown: headline, sentences in three languages, the table of facts, the findings."""
    environment = _environment()
    environment.autoescape = False
    environment.filters["md"] = markdown_escape
    return environment.get_template("brief.md.j2").render(brief=brief)


def markdown_escape(value: object) -> str:
    """``value`` as text that Markdown shows as it is, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(str(value).split()))


def page(briefs: Sequence[Brief], rejects: Sequence[Reject], run: Mapping[str, Any]) -> str:
    """One HTML page with all briefs, the three languages side by side."""
    return _environment().get_template("index.html.j2").render(briefs=briefs, rejects=rejects, run=run)


def marked(sentence: BriefSentence, facts: Sequence[Mention], lang: TargetLang | Literal["ko"]) -> Markup:
    """The sentence's text in ``lang`` as HTML, facts marked with the Korean they come from in a tooltip."""
    text: str = getattr(sentence, lang)
    marks: list[tuple[int, int, Mention]] = []
    for mention in facts:
        spellings = (mention.surface,) if lang == "ko" else _spellings(mention, lang)
        for spelling in sorted(spellings, key=len, reverse=True):
            at = text.find(spelling)
            if spelling and at >= 0 and all(at >= end or at + len(spelling) <= start for start, end, _ in marks):
                marks.append((at, at + len(spelling), mention))
                break
    html, last = Markup(), 0
    for start, end, mention in sorted(marks, key=lambda mark: mark[0]):
        html += escape(text[last:start])
        html += Markup('<mark class="{}" title="{}">{}</mark>').format(mention.kind, mention.surface, text[start:end])
        last = end
    return html + escape(text[last:])


def _spellings(mention: Mention, lang: TargetLang) -> tuple[str, ...]:
    rendering = mention.renderings.get(lang)
    return (rendering.preferred, *rendering.accepted) if rendering else ()
