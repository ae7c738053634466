"""TBX termbases: TBX-Basic v3 (``<tbx>``, ISO 30042:2019) and the older ``<martif>``; document types are refused."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from pipeline.errors import TermbaseError

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRY = ("conceptEntry", "termEntry")
_SECTION = ("langSec", "langSet")
Entry = tuple[int, str, tuple[str, ...], tuple[str, ...]]


def read_tbx(data: bytes, file: Path) -> Iterator[Entry]:
    """The entries: number, Korean term, English and Chinese terms (the first is preferred).

    An entry with several Korean terms comes once for each; entries without Korean or without a target are
    passed over, since a termbase may hold other languages. A doctype of the old form without entities is
    refused too, since what it names would have to be fetched.
    """
    number = 0
    for element in _root(data, file).iter():
        if _local(element) not in _ENTRY:
            continue
        number += 1
        terms = _terms(element)
        en, zh = tuple(terms.get("en", ())), tuple(terms.get("zh", ()))
        if en or zh:
            for ko in terms.get("ko", ()):
                yield number, ko, en, zh


def _root(data: bytes, file: Path) -> ElementTree.Element:
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", data.replace(b"\x00", b""), re.IGNORECASE):
        raise TermbaseError(f"termbase {file}: DOCTYPE and ENTITY aren't allowed in TBX here; delete the declaration")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        line = getattr(error, "position", (1, 0))[0]
        raise TermbaseError(
            f"termbase {file}, line {line}: not well-formed XML ({error}); export it again as TBX-Basic"
        ) from error
    if _local(root) not in ("tbx", "martif"):
        raise TermbaseError(f"termbase {file}, line 1: root element <{_local(root)}>; allowed are <tbx> and <martif>")
    return root


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _terms(entry: ElementTree.Element) -> dict[str, list[str]]:
    """Terms by language, Simplified Chinese only (zh, zh-CN, zh-Hans, zh-SG)."""
    found: dict[str, list[str]] = {}
    for section in entry.iter():
        if _local(section) not in _SECTION:
            continue
        tag = (section.get(_LANG) or section.get("lang") or "").lower().replace("_", "-")
        if tag.startswith("zh-") and any(part in tag.split("-") for part in ("tw", "hk", "mo", "hant")):
            continue
        texts = ("".join(term.itertext()).strip() for term in section.iter() if _local(term) == "term")
        found.setdefault(tag.split("-")[0], []).extend(text for text in texts if text)
    return found
