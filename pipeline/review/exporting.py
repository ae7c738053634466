"""What leaves the review: the approved briefs, in each format that is installed, and the translation memory."""

import datetime as dt
import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.io import exports
from pipeline.io.exports.content import Approval
from pipeline.io.writers import safe_names
from pipeline.memory.entries import Entry
from pipeline.memory.store import Memory
from pipeline.memory.tmx import write_tmx
from pipeline.records import Brief, Lang, Record, TargetLang
from pipeline.review.desk import Desk
from pipeline.review.events import Action
from pipeline.review.sheet import Row, Sheet
from pipeline.review.view import row_view


class Format(Record):
    """A format: its name, file suffix and media type, and ``missing``: the library it lacks here."""

    name: str
    suffix: str
    media: str
    missing: str = ""


def approved(desk: Desk) -> Iterator[Sheet]:
    """The approved briefs as they stand, in the order of the run."""
    for entry in desk.catalog.entries():
        if entry.standing == "approved":
            found = desk.sheet(entry.id)
            if found.approval is not None:
                yield found


def jsonl(sheets: Sequence[Sheet]) -> bytes:
    """One JSON object a brief: the row of ``briefs.jsonl`` with the approved texts, and ``review``: what people did.

    ``status`` is what the rules say of these texts, whoever approved them; ``review.decision`` is the person's.
    """
    lines = [json.dumps(found.current().row() | {"review": _review(found)}, ensure_ascii=False) for found in sheets]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _review(found: Sheet) -> dict[str, Any]:
    """The approval, what the rules said of the run's own texts, each edit and each decision: who, when (UTC), what."""
    return {
        "decision": "approved" if found.approval else "",
        "approved_by": found.approval.who if found.approval else "",
        "approved_at": found.approval.at if found.approval else "",
        "status_of_run": found.brief.status,
        "edits": [
            {"place": e.place, "lang": e.lang, "by": e.who, "at": e.at, "before": e.before, "after": e.after}
            for e in found.events
            if e.action == "edit"
        ],
        "overruled": list(_decided(found, "overrule")),
        "found_right": list(_decided(found, "accept")),
    }


def _decided(found: Sheet, action: Action) -> Iterator[dict[str, Any]]:
    placed = [(row.place, judged) for row in found.rows for judged in row.judged]
    for place, judged in (*placed, *((None, stray) for stray in found.strays)):
        if (made := judged.decision) is not None and made.action == action:
            said = {"by": made.who, "at": made.at, "reason": made.reason}
            yield {"place": place, "finding": judged.finding.model_dump(mode="json")} | said


def entries(desk: Desk, sheets: Iterable[Sheet]) -> Iterator[Entry]:
    """The approved sentences, headlines among them, as entries of a translation memory.

    Their terms are the names whose spelling no table confirms, with the spelling that was approved.
    """
    for found in sheets:
        for row in found.rows:
            texts = row.texts
            if texts.ko and (texts.en or texts.zh):
                yield Entry(
                    ko=texts.ko, en=texts.en, zh=texts.zh, terms=_terms(desk, found, row), source=found.brief.id
                )


def _terms(desk: Desk, found: Sheet, row: Row) -> dict[str, dict[TargetLang, str]]:
    terms: dict[str, dict[TargetLang, str]] = {}
    for fact in row_view(desk, found, row).facts:
        mention = fact.mention
        guessed = any(r.origin == "termbase" or not r.certain for r in mention.renderings.values())
        said: dict[TargetLang, str] = {
            lang: verdict.found
            for lang, verdict in fact.verdicts.items()
            if verdict.judged is None and verdict.span is not None and verdict.found
        }
        if mention.value is None and guessed and said and mention.surface in row.texts.ko:
            terms[mention.surface] = said
    return terms


def remember(desk: Desk, sheets: Sequence[Sheet], path: Path) -> int:
    """Adds the approved sentences to the memory in ``path`` (made if it isn't there); how many are new."""
    memory = Memory.load(path) if path.is_file() else Memory()
    new = memory.add(entries(desk, sheets))
    memory.save(path)
    return new


def _tmx(desk: Desk, sheets: Sequence[Sheet], path: Path) -> None:
    write_tmx(path, entries(desk, sheets))


def _memory(desk: Desk, sheets: Sequence[Sheet], path: Path) -> None:
    memory = Memory()
    memory.add(entries(desk, sheets))
    memory.save(path)


def _jsonl(desk: Desk, sheets: Sequence[Sheet], path: Path) -> None:
    path.write_bytes(jsonl(sheets))


_WHOLE: dict[str, tuple[str, str, Callable[[Desk, Sequence[Sheet], Path], None]]] = {
    "jsonl": (".jsonl", "application/x-ndjson", _jsonl),
    "tmx": (".tmx", "application/xml", _tmx),
    "memory": (".jsonl", "application/x-ndjson", _memory),
}
"""Formats that hold all briefs in one file; those of ``pipeline.io.exports`` have one file a brief."""


def formats() -> dict[str, Format]:
    """All formats by name."""
    whole = {name: Format(name=name, suffix=suffix, media=media) for name, (suffix, media, _) in _WHOLE.items()}
    return whole | {
        name: Format(name=name, suffix=known.suffix, media=known.media, missing=exports.missing(name))
        for name, known in exports.FORMATS.items()
    }


def export(desk: Desk, sheets: Sequence[Sheet], name: str, lang: Lang = "en") -> tuple[bytes, Format]:
    """The briefs in a format, and the format: with one file a brief and not just one brief it is a ZIP. What a file
    says beside the brief, it says in ``lang``."""
    chosen = formats()[name]
    if name in _WHOLE:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"approved{chosen.suffix}"
            _WHOLE[name][2](desk, sheets, path)
            return path.read_bytes(), chosen
    files = [exports.write(name, delivered(s), desk.article(s.brief.id), _approval(s), lang) for s in sheets]
    if len(files) == 1:
        return files[0], chosen
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for stem, data in zip(safe_names([found.brief.id for found in sheets]), files, strict=True):
            archive.writestr(f"{stem}{chosen.suffix}", data)
    return packed.getvalue(), Format(name=name, suffix=".zip", media="application/zip")


def delivered(found: Sheet) -> Brief:
    """The brief as it is sent out: without findings, which were for who approved it; the rules' status stays."""
    brief = found.current()
    sentences = tuple(sentence.model_copy(update={"findings": ()}) for sentence in brief.sentences)
    return brief.model_copy(update={"sentences": sentences, "findings": ()})


def _approval(found: Sheet) -> Approval | None:
    """The approval as a delivered brief states it, the day by the clock of this machine."""
    if found.approval is None:
        return None
    overruled = sum(judged.overruled and judged.finding.severity == "block" for judged in found.judged)
    day = dt.datetime.fromisoformat(found.approval.at).astimezone().date()
    return Approval(by=found.approval.who, on=day, overruled=overruled)
