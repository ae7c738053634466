"""The files of an output folder, made from the ledger: each is whole, old or new, at any moment.

``run.json`` comes last, so its counts speak of files that are there. Nothing is held in memory but names.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.io.writers import (
    Format,
    Names,
    markdown,
    page_name,
    page_parts,
    sync_folder,
    write_atomic,
    write_changed,
    write_lines,
)
from pipeline.records import Brief, Lang
from pipeline.run.delivery import deliver
from pipeline.run.ledger import PAGE, Ledger

PAGE_BRIEFS = 500
"""Briefs on one HTML page: some 3 MB, which a browser still scrolls well."""
FOLDER = "briefs"


def export(
    ledger: Ledger,
    folder: Path,
    run: Mapping[str, Any],
    formats: Iterable[Format],
    keys: Mapping[str, str],
    lang: Lang = "en",
) -> None:
    """Writes ``briefs.jsonl``, ``rejects.jsonl``, ``timings.jsonl``, ``briefs/<id>.md``, ``index.html`` and
    ``run.json``; takes away what an earlier export wrote and this one doesn't. Findings are said in ``lang``."""
    wanted = set(formats)
    written = {"rejects.jsonl", "timings.jsonl", "run.json"}
    pages = max(1, -(-int(run["briefs"]) // PAGE_BRIEFS))
    if "jsonl" in wanted:
        written.add("briefs.jsonl")
    if "html" in wanted:
        written |= {page_name(number) for number in range(1, pages + 1)}
    ledger.exported(written)
    write_lines(folder / "rejects.jsonl", (reject.model_dump(mode="json") for reject in ledger.rejects()))
    write_lines(folder / "timings.jsonl", ({"id": name, "seconds": spent} for name, spent in ledger.timings(keys)))
    if "jsonl" in wanted:
        write_lines(folder / "briefs.jsonl", (brief.row() for brief in ledger.briefs()))
    if "md" in wanted:
        written |= _markdown(ledger, folder, lang)
    if "html" in wanted:
        _pages(ledger, folder, run, pages, lang)
    written |= deliver(ledger, folder, wanted, ledger.exported, lang=lang)
    _clear(ledger, folder, written)
    sync_folder(folder)
    write_atomic(folder / "run.json", json.dumps(run, ensure_ascii=False, indent=2) + "\n")
    sync_folder(folder)


def _markdown(ledger: Ledger, folder: Path, lang: Lang) -> set[str]:
    """One file a brief; their names in the folder."""
    (folder / FOLDER).mkdir(exist_ok=True)
    names, written = Names(), set[str]()
    for briefs in _parted(ledger.briefs()):
        paths = [f"{FOLDER}/{names.name(brief.id)}.md" for brief in briefs]
        ledger.exported(paths)
        for path, brief in zip(paths, briefs, strict=True):
            write_changed(folder / path, markdown(brief, lang))
        written.update(paths)
    sync_folder(folder / FOLDER)
    return written


def _parted(briefs: Iterator[Brief]) -> Iterator[list[Brief]]:
    while part := list(islice(briefs, PAGE)):
        yield part


def _pages(ledger: Ledger, folder: Path, run: Mapping[str, Any], pages: int, lang: Lang) -> None:
    """The HTML pages, of so many briefs each; rejects stand on the last."""
    briefs = ledger.briefs()
    for number in range(1, pages + 1):
        rejects = ledger.rejects() if number == pages else iter(())
        parts = page_parts(islice(briefs, PAGE_BRIEFS), rejects, run, (number, pages), lang)
        write_atomic(folder / page_name(number), parts)


def _clear(ledger: Ledger, folder: Path, written: set[str]) -> None:
    """Takes away the exports of earlier runs that this one didn't write; no other file is touched."""
    stale = [path for path in ledger.exports() if path not in written]
    for path in stale:
        (folder / path).unlink(missing_ok=True)
    ledger.removed(stale)
