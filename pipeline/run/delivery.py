"""Briefs out of the ledger in the formats people send on (``pipeline.io.exports``) and as a translation memory.

One table serves ``run --format`` and ``hanbrief export``. Each file is written whole or not at all.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

from pipeline.errors import ConfigError, InputError
from pipeline.io import exports
from pipeline.io.writers import FORMATS, Names, markdown, page_name, page_parts, sync_folder, write_atomic, write_lines
from pipeline.memory.entries import Entry
from pipeline.memory.tmx import write_tmx
from pipeline.records import Article, Brief, Finding, Lang, Texts
from pipeline.run.ledger import Ledger

TMX = "briefs.tmx"
Only = Literal["", "verified", "needs_review"]
ONLY: tuple[Only, ...] = ("", "verified", "needs_review")
Make = Callable[[Brief, Article | None], bytes]
Note = Callable[[Iterable[str]], None]


def deliver(
    ledger: Ledger, folder: Path, formats: Iterable[str], note: Note, only: Only = "", lang: Lang = "en"
) -> set[str]:
    """Writes the formats that have one file a brief, and the translation memory; the paths in ``folder``.

    ``note`` hears of each path before it is written. Findings are said in ``lang``.
    """
    wanted = set(formats)
    written: set[str] = set()
    if made := [name for name in exports.FORMATS if name in wanted]:
        exports.check(made)
        written |= _one_each(ledger, folder, made, note, only, lang)
    if "tmx" in wanted:
        note([TMX])
        write_tmx(folder / TMX, (entry for brief in _chosen(ledger, only) for entry in entries(brief)))
        written.add(TMX)
    return written


def _one_each(ledger: Ledger, folder: Path, names: list[str], note: Note, only: Only, lang: Lang) -> set[str]:
    files, written = Names(), set[str]()
    for name in names:
        _make_folder(folder / exports.FORMATS[name].folder)
    for brief in _chosen(ledger, only):
        article, file = ledger.article(brief.id), files.name(brief.id)
        paths = {name: f"{exports.FORMATS[name].folder}/{file}{exports.FORMATS[name].suffix}" for name in names}
        note(paths.values())
        for name, path in paths.items():
            put(folder / path, exports.write(name, brief, article, lang=lang))
        written.update(paths.values())
    for name in names:
        sync_folder(folder / exports.FORMATS[name].folder)
    return written


def _chosen(ledger: Ledger, only: Only) -> Iterator[Brief]:
    return (brief for brief in ledger.briefs() if not only or brief.status == only)


def entries(brief: Brief) -> Iterator[Entry]:
    """The sentences of a brief, and its headline, that no finding blocks, as entries of a translation memory."""
    rows: list[tuple[Texts, tuple[Finding, ...]]] = [(brief.headline, brief.findings)]
    rows += [(sentence, sentence.findings) for sentence in brief.sentences]
    for texts, findings in rows:
        blocked = any(finding.severity == "block" for finding in findings)
        if texts.ko.strip() and (texts.en.strip() or texts.zh.strip()) and not blocked:
            yield Entry(ko=texts.ko, en=texts.en, zh=texts.zh, source=brief.id)


def export_folder(folder: Path, to: Path, formats: Iterable[str], only: Only = "", lang: Lang = "en") -> str:
    """Writes the briefs of the run in ``folder`` to ``to`` in these formats; a line that says what was written.

    The ledger is only read, so this may run beside a run. Files of other briefs already there stay.
    """
    wanted = set(formats)
    exports.check(wanted)
    if to.exists() and not to.is_dir():
        raise ConfigError(f"--to '{to}' is a file; give a folder, new or old")
    with Ledger.open(folder, readonly=True) as ledger:
        count = sum(1 for _ in _chosen(ledger, only))
        if not count:
            return f"no brief to export in {folder}" + (f" with status {only}" if only else "")
        _make_folder(to)
        deliver(ledger, to, wanted, lambda paths: None, only, lang)
        _plain_formats(ledger, to, wanted, only, lang)
        sync_folder(to)
    return (
        f"{count} brief{'' if count == 1 else 's'} as {', '.join(name for name in FORMATS if name in wanted)} in {to}"
    )


def _plain_formats(ledger: Ledger, to: Path, wanted: set[str], only: Only, lang: Lang) -> None:
    """``briefs.jsonl``, ``briefs/<id>.md`` and one HTML page, as a run writes them."""
    if "jsonl" in wanted:
        write_lines(to / "briefs.jsonl", (brief.row() for brief in _chosen(ledger, only)))
    if "md" in wanted:
        files = Names()
        _make_folder(to / "briefs")
        for brief in _chosen(ledger, only):
            write_atomic(to / "briefs" / f"{files.name(brief.id)}.md", markdown(brief, lang))
    if "html" in wanted:
        statuses = [brief.status for brief in _chosen(ledger, only)]
        config = next(ledger.briefs()).provenance.config
        counts = {"briefs": len(statuses), "verified": statuses.count("verified"), "rejects": 0, "config": config}
        write_atomic(to / page_name(1), page_parts(_chosen(ledger, only), (), counts, lang=lang))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"output {folder}: {error.strerror}; give another folder", code="output") from error


def put(path: Path, data: bytes) -> None:
    """Writes ``data`` so that a reader sees the old file or the new one; a file that holds it already is left."""
    temporary = path.with_name(path.name + ".partial")
    try:
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise InputError(f"output {path}: {error.strerror}; mend that and run it again", code="output") from error
