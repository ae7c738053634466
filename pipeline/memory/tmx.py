"""Translation memories in TMX 1.4, the exchange format of translators' tools: reading and writing.

source of the format: TMX 1.4b Specification, Localization Industry Standards Association, 2005.
A document type that only points to a DTD file is passed over (nothing is fetched); one with
declarations of its own, and every entity declaration, is refused.
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

from pydantic import ValidationError

from pipeline.errors import InputError
from pipeline.io.limits import MAX_DOCUMENT_BYTES
from pipeline.io.writers import write_atomic
from pipeline.memory.entries import Entry, tidy
from pipeline.records import Lang

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WRITTEN: dict[Lang, str] = {"ko": "ko", "en": "en", "zh": "zh-CN"}
_SIMPLIFIED = ("", "cn", "sg", "my", "hans")
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Elements within a segment that hold another format's markup and no words."""
_SOURCE, _TERMS = "x-source", "x-terms"
_TOOL = "hanbrief"


def read_tmx(path: Path) -> tuple[list[Entry], int]:
    """The entries of a TMX file, and how many units were passed over for want of Korean or of a translation.

    Languages count by their first part (``ko-KR`` is ko), Traditional Chinese isn't zh. ``InputError``
    names the file, the line where there is one, and what is allowed.
    """
    entries, passed = [], 0
    for number, unit in enumerate(_units(_root(path), path), start=1):
        entry = _entry(unit, f"memory {path}, unit {number}")
        if entry is None:
            passed += 1
        else:
            entries.append(entry)
    return entries, passed


def _root(path: Path) -> ElementTree.Element:
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_DOCUMENT_BYTES else None
    except OSError as error:
        raise InputError(f"memory {path}: {error.strerror}; give a TMX file") from error
    if data is None:
        raise InputError(f"memory {path}: over {MAX_DOCUMENT_BYTES} bytes; split the TMX file", code="too_large")
    plain = data.replace(b"\x00", b"")
    doctype = re.search(rb"<!\s*DOCTYPE[^>]*", plain, re.IGNORECASE)
    if re.search(rb"<!\s*ENTITY", plain, re.IGNORECASE) or (doctype and b"[" in doctype.group()):
        raise InputError(
            f"memory {path}: a document type with declarations of its own and ENTITY aren't allowed; delete them",
            code="unsafe",
        )
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        line = getattr(error, "position", (1, 0))[0]
        raise InputError(f"memory {path}, line {line}: not well-formed XML ({error}); export it as TMX 1.4") from error


def _units(root: ElementTree.Element, path: Path) -> Iterator[ElementTree.Element]:
    if root.tag.rpartition("}")[2] != "tmx":
        raise InputError(f"memory {path}, line 1: root element <{root.tag}>; allowed is <tmx> (TMX 1.4)")
    return (element for element in root.iter() if element.tag.rpartition("}")[2] == "tu")


def _entry(unit: ElementTree.Element, where: str) -> Entry | None:
    """The entry of a translation unit; ``None`` where Korean or both translations are missing."""
    texts: dict[Lang, str] = {}
    notes: dict[str, str] = {}
    for child in unit:
        name = child.tag.rpartition("}")[2]
        if name == "tuv":
            lang = _language(child.get(_LANG) or child.get("lang") or "")
            segment = next((part for part in child if part.tag.rpartition("}")[2] == "seg"), None)
            if lang and segment is not None:
                texts.setdefault(lang, tidy(_words(segment)))
        elif name == "prop":
            notes[child.get("type") or ""] = child.text or ""
    if not texts.get("ko") or not (texts.get("en") or texts.get("zh")):
        return None
    try:
        terms = json.loads(notes.get(_TERMS) or "{}")
        return Entry(**texts, terms=terms, source=notes.get(_SOURCE, ""))
    except (ValueError, ValidationError, RecursionError) as error:
        raise InputError(
            f"{where}: the property {_TERMS} can't be used; "
            'allowed is {"surface": {"en": …, "zh": …}}, each surface standing in the Korean'
        ) from error


def _language(code: str) -> Lang | None:
    main, _, rest = code.strip().lower().replace("_", "-").partition("-")
    if main in ("ko", "en"):
        return "ko" if main == "ko" else "en"
    return "zh" if main == "zh" and rest.partition("-")[0] in _SIMPLIFIED else None


def _words(segment: ElementTree.Element) -> str:
    """The words of a segment: those of highlighted parts too, without other formats' codes."""
    parts = [segment.text or ""]
    for child in segment:
        if child.tag.rpartition("}")[2] not in _CODES:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def write_tmx(path: Path, entries: Iterable[Entry]) -> None:
    """Writes a TMX 1.4 file, all of it or nothing; ``terms`` and ``source`` go into properties of the unit."""
    root = ElementTree.Element("tmx", version="1.4")
    ElementTree.SubElement(
        root,
        "header",
        {
            "creationtool": _TOOL,
            "creationtoolversion": version(_TOOL),
            "segtype": "sentence",
            "o-tmf": "jsonl",
            "adminlang": "en",
            "srclang": _WRITTEN["ko"],
            "datatype": "plaintext",
        },
    )
    body = ElementTree.SubElement(root, "body")
    for entry in entries:
        _write_unit(ElementTree.SubElement(body, "tu"), entry)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    write_atomic(path, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def _write_unit(unit: ElementTree.Element, entry: Entry) -> None:
    if entry.source:
        ElementTree.SubElement(unit, "prop", type=_SOURCE).text = entry.source
    if entry.terms:
        ElementTree.SubElement(unit, "prop", type=_TERMS).text = json.dumps(entry.terms, ensure_ascii=False)
    texts: dict[Lang, str] = {"ko": entry.ko, "en": entry.en, "zh": entry.zh}
    for lang, text in texts.items():
        if text:
            variant = ElementTree.SubElement(unit, "tuv", {"xml:lang": _WRITTEN[lang]})
            ElementTree.SubElement(variant, "seg").text = text
