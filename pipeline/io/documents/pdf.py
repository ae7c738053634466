"""PDF through pypdfium2, in a process of its own with limits on time and memory."""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.io.documents.document import Document
from pipeline.io.documents.joining import joined
from pipeline.io.documents.kinds import expect
from pipeline.io.documents.pdf_lines import Line, Page, grouped, without_furniture
from pipeline.records import Article

TIMEOUT_SECONDS = 60
_CHILD = Path(__file__).with_name("pdf_child.py")
_UNMAPPED_SHARE = 0.2
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?")


def read(data: bytes, name: str, source: str) -> Article:
    """The article ``name`` of a PDF's bytes; ``InputError`` with a code for what can't be read."""
    expect(".pdf", data)
    if importlib.util.find_spec("pypdfium2") is None:
        raise ModuleNotFoundError("No module named 'pypdfium2'", name="pypdfium2")
    return _document(_lines(data)).article(name, source)


def _lines(data: bytes) -> dict[str, Any]:
    """What the child process found; ``InputError`` where it refused, crashed or took too long."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_CHILD)], input=data, capture_output=True, timeout=TIMEOUT_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(f"the PDF took more than {TIMEOUT_SECONDS} s; save it anew", code="timeout") from error
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        last = (done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit {done.returncode}"])[-1]
        raise InputError(f"damaged PDF: its reader gave up ({last[:160]}); save it anew", code="damaged") from error
    if "error" in found:
        raise InputError(found["error"][1], code=found["error"][0])
    return found


def _document(found: dict[str, Any]) -> Document:
    pages = [
        Page(tuple(Line._make([*row, number]) for row in page["lines"]), page["height"], page["width"])
        for number, page in enumerate(found["pages"])
    ]
    if found["unmapped"] > _UNMAPPED_SHARE * max(found["chars"], 1):
        raise InputError(
            "its fonts don't say which letters they show; run text recognition on it, or ask for the text file",
            code="no_text",
        )
    kept, dropped = without_furniture(pages)
    warnings = [f"page numbers and running heads left out: {dropped}"] if dropped else []
    if found["unmapped"]:
        warnings.append(f"letters without a code left out: {found['unmapped']}")
    blank = sum(not page.lines for page in pages)
    if blank and found["pictures"]:
        warnings.append(f"pages without text (scans?): {blank} of {len(pages)}")
    return Document(
        reader="pypdfium2", form=f"PDF {found['version']}", paragraphs=tuple(joined(grouped(kept))),
        properties={key: _property(value) for key, value in found["properties"].items()}, warnings=tuple(warnings),
    )  # fmt: skip


def _property(value: str) -> str:
    """A property; PDF's ``D:20260102090000`` as ISO 8601."""
    match = _DATE.match(value)
    if match is None:
        return value
    year, month, day, *time = match.groups()
    return f"{year}-{month}-{day}" + (f"T{':'.join(part or '00' for part in time)}" if any(time) else "")
