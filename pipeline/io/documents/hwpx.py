"""HWPX (OWPML, KS X 6101) by the standard library: a zip whose ``Contents/section*.xml`` hold ``p``, ``run`` and ``t``.

Page headers and footers, hidden comments, memos and text struck by tracked changes are left out; foot- and endnotes
come after their paragraph, marked ``※`` as press releases mark theirs.
"""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pipeline.errors import InputError
from pipeline.io.documents.document import Budget, Document, left_out, rows, tidy
from pipeline.io.documents.kinds import expect
from pipeline.io.documents.package import Package, find, local
from pipeline.records import Article

_CONTENT = "Contents/content.hpf"
_SECTION = re.compile(r"(?:.*/)?section(\d+)\.xml", re.IGNORECASE)
_BLANKS = {"lineBreak": "\n", "tab": "\t", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}
_LEFT_OUT = ("header", "footer", "hiddenComment", "fieldBegin", "autoNum", "newNum", "pageNum", "secPr", "parameters")
_NOTES = ("footNote", "endNote")
_PICTURES = ("pic", "ole", "video", "chart")
_PROPERTIES = {"CreatedDate": "created", "ModifiedDate": "modified", "creator": "author", "lastsaveby": "saved_by"}


def read(data: bytes, name: str, source: str) -> Article:
    """The article ``name`` of a HWPX file's bytes; ``InputError`` with a code for what can't be read."""
    expect(".hwpx", data)
    return _document(data).article(name, source)


def _document(data: bytes) -> Document:
    package = Package(data, "HWPX")
    names = package.names()
    if not any(_SECTION.fullmatch(name) for name in names):
        raise InputError("a zip archive but no HWPX: it has no section; save it as .hwpx again", code="wrong_type")
    _refuse_encrypted(package)
    walk = _Walk()
    for name in _sections(package):
        root = package.xml(name)
        for paragraph in (child for child in root if local(child) == "p"):
            walk.paragraph(paragraph)
    return Document(
        reader="hanbrief", form=f"HWPX {_version(package)}", paragraphs=tuple(walk.found),
        properties=_properties(package), warnings=left_out(walk.left_out),
    )  # fmt: skip


def _refuse_encrypted(package: Package) -> None:
    """A HWPX with a password names the cipher of each part in its manifest."""
    name = "META-INF/manifest.xml"
    if name in package.names() and next(find(package.xml(name), "encryption-data"), None) is not None:
        raise InputError("the HWPX has a password; take it off in Hangul and save it again", code="encrypted")


def _sections(package: Package) -> list[str]:
    """The section parts in reading order: by the spine where there is one, by number otherwise."""
    found = {name: int(match[1]) for name in package.names() if (match := _SECTION.fullmatch(name))}
    if _CONTENT in package.names():
        root = package.xml(_CONTENT)
        places = {item.get("id"): item.get("href", "") for item in find(root, "item")}
        spine = [places.get(item.get("idref"), "") for item in find(root, "itemref")]
        order = [name for href in spine for name in (href, f"Contents/{href}") if name in found]
        if set(order) == set(found):
            return order
    return sorted(found, key=lambda name: found[name])


def _version(package: Package) -> str:
    """The version the file claims, empty where it doesn't."""
    if "version.xml" not in package.names():
        return ""
    root = package.xml("version.xml")
    return ".".join(value for key in ("major", "minor", "micro") if (value := root.get(key)))


def _properties(package: Package) -> dict[str, str]:
    if _CONTENT not in package.names():
        return {}
    root = package.xml(_CONTENT)
    properties = {"title": next((tidy(title.text or "") for title in find(root, "title")), "")}
    for meta in find(root, "meta"):
        if key := _PROPERTIES.get(meta.get("name", "")):
            properties[key] = tidy(meta.text or "")
    return {key: value for key, value in properties.items() if value}


class _Walk:
    """Collects paragraphs; what is nested in one (table, text box, note) comes after its own text."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._budget = Budget()
        self.left_out: Counter[str] = Counter()

    def paragraph(self, element: Element) -> None:
        """Adds the paragraph and all that is nested in it."""
        self.found.extend(self._paragraph(element))

    def _paragraph(self, element: Element) -> list[str]:
        texts: list[str] = []
        nested: list[str] = []
        struck = False
        for run in (child for child in element if local(child) == "run"):
            for item in run:
                if local(item) == "t":
                    struck = self._text(item, texts, struck)
                elif local(item) in ("dutmal", "compose"):  # a word with its reading above, characters in one cell
                    main = [tidy(part.text or "") for part in item if local(part) == "mainText"]
                    texts.extend(main or [item.get("composeText", "")])
                else:
                    nested.extend(self._object(item))
        return [self._budget.take("".join(texts)), *nested]

    def _text(self, element: Element, texts: list[str], struck: bool) -> bool:
        """Appends a ``t`` element's text; tells whether a tracked deletion is still open at its end."""
        texts.append("" if struck else element.text or "")
        for child in element:
            name = local(child)
            if name in ("deleteBegin", "deleteEnd"):
                struck = name == "deleteBegin"
                self.left_out["tracked deletions"] += struck
            elif not struck:
                texts.append(_BLANKS.get(name, ""))
            texts.append("" if struck else child.tail or "")
        return struck

    def _object(self, element: Element) -> Iterator[str]:
        """The paragraphs of a table, text box, note or other object in a run."""
        name = local(element)
        if name in _LEFT_OUT:
            self.left_out["comments"] += name == "hiddenComment" or element.get("type") == "MEMO"
        elif name == "tbl":
            table = [row for row in element if local(row) == "tr"]
            yield from rows([[self._list(cell) for cell in row if local(cell) == "tc"] for row in table])
            yield from (text for part in element if local(part) == "caption" for text in self._list(part))
        elif name in _NOTES:
            yield from (f"※ {text}" for text in self._list(element) if tidy(text))
        elif name == "subList":
            yield from self._list(element)
        elif name == "switch":
            yield from self._object(element[0]) if len(element) else ()
        else:
            self.left_out["pictures"] += name in _PICTURES
            for child in element:
                yield from self._object(child)

    def _list(self, element: Element) -> list[str]:
        """The paragraphs of an element's sub-lists (a cell, a note, a text box)."""
        inner = [element] if local(element) == "subList" else [c for c in element if local(c) == "subList"]
        return [text for part in inner for child in part if local(child) == "p" for text in self._paragraph(child)]
