"""DOCX (ECMA-376 WordprocessingML) by the standard library: the main part's paragraphs, tables, text boxes and notes.

Text struck by tracked changes, hidden text and field codes are left out; foot- and endnotes come after their
paragraph, marked ``※`` as press releases mark theirs. Page headers and footers are other parts and aren't read.
"""

import posixpath
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pipeline.errors import InputError
from pipeline.io.documents.document import Budget, Document, left_out, rows, tidy
from pipeline.io.documents.kinds import expect
from pipeline.io.documents.package import Package, find, local
from pipeline.records import Article

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_BLANKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = ("del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr")
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_TITLE_STYLES = ("title", "제목")
_PROPERTIES = {"title": "title", "creator": "author", "created": "created", "modified": "modified"}


def read(data: bytes, name: str, source: str) -> Article:
    """The article ``name`` of a DOCX file's bytes; ``InputError`` with a code for what can't be read."""
    expect(".docx", data)
    return _document(data).article(name, source)


def _document(data: bytes) -> Document:
    package = Package(data, "DOCX")
    names = package.names()
    main = _target(package, "", "officeDocument")
    if main is None or main not in names:
        raise InputError("a zip archive but no Word document; save it as .docx again", code="wrong_type")
    root = package.xml(main)
    body = next((child for child in root if local(child) == "body"), None)
    if body is None or not str(root.tag).startswith(_WORD):
        raise InputError("no Word document in it (a sheet or slides?); save it as .docx again", code="wrong_type")
    walk = _Walk(
        {kind: _notes(package, main, kind) for kind in ("footnotes", "endnotes")}, _title_styles(package, main)
    )
    found = [text for child in body for text in walk.block(child)]
    properties, program = _properties(package)
    return Document(
        reader="hanbrief", form=f"DOCX {program}", paragraphs=tuple(found), heading=walk.heading,
        properties=properties, warnings=left_out(walk.left_out),
    )  # fmt: skip


def _target(package: Package, part: str, kind: str) -> str | None:
    """The part that ``part`` (or the package, for ``""``) relates to as ``kind``."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in package.names():
        return None
    for relation in find(package.xml(relations), "Relationship"):
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
    return None


def _notes(package: Package, main: str, kind: str) -> dict[str, Element]:
    """The notes of the ``footnotes`` or ``endnotes`` part by id, without the separator lines."""
    part = _target(package, main, kind)
    if part is None or part not in package.names():
        return {}
    notes = (child for child in package.xml(part) if _attribute(child, "type") in ("", "normal"))
    return {_attribute(note, "id"): note for note in notes}


def _title_styles(package: Package, main: str) -> frozenset[str]:
    """The ids of the styles whose name says that they are the document's title."""
    part = _target(package, main, "styles")
    if part is None or part not in package.names():
        return frozenset()
    styles = (style for style in package.xml(part) if local(style) == "style")
    return frozenset(
        _attribute(style, "styleId")
        for style in styles
        for name in style
        if local(name) == "name" and _attribute(name, "val").lower() in _TITLE_STYLES
    )


def _properties(package: Package) -> tuple[dict[str, str], str]:
    """The core properties, and the program with its version that saved the file."""
    properties: dict[str, str] = {}
    core, extended = _target(package, "", "core-properties"), _target(package, "", "extended-properties")
    if core in package.names():
        for item in package.xml(str(core)):
            if key := _PROPERTIES.get(local(item)):
                properties[key] = tidy(item.text or "")
    program = ""
    if extended in package.names():
        texts = {local(item): tidy(item.text or "") for item in package.xml(str(extended))}
        program = " ".join(filter(None, (texts.get("Application"), texts.get("AppVersion"))))
    return {key: value for key, value in properties.items() if value}, program


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


class _Walk:
    """Collects paragraphs; what is nested in one (text box, note) comes after its own text."""

    def __init__(self, notes: dict[str, dict[str, Element]], title_styles: frozenset[str]) -> None:
        self.heading: str | None = None
        self.left_out: Counter[str] = Counter()
        self._notes = notes
        self._title_styles = title_styles
        self._budget = Budget()

    def block(self, element: Element) -> list[str]:
        """The paragraphs of a paragraph, a table, or a wrapper around them."""
        name = local(element)
        if name in _LEFT_OUT:
            return []
        if name == "p":
            return self._paragraph(element)
        if name == "tbl":
            return rows([[self._blocks(cell) for cell in _below(row, "tc")] for row in _below(element, "tr")])
        return self._blocks(element)

    def _blocks(self, element: Element) -> list[str]:
        return [text for child in element for text in self.block(child)]

    def _paragraph(self, element: Element) -> list[str]:
        nested: list[str] = []
        text = self._budget.take("".join(self._texts(element, nested)))
        if self.heading is None and tidy(text) and self._title_styles & _styles(element):
            self.heading = tidy(text).replace("\n", " ")
        return [text, *nested]

    def _texts(self, element: Element, nested: list[str]) -> Iterator[str]:
        """The text of an element of a paragraph; text boxes and notes go to ``nested``."""
        for child in element:
            name = local(child)
            if name in _LEFT_OUT or (name == "r" and _hidden(child)):
                self.left_out["tracked deletions"] += name in ("del", "moveFrom")
                self.left_out["hidden runs"] += name == "r"
            elif name == "txbxContent":
                nested.extend(self._blocks(child))
            elif name in _NOTES:
                nested.extend(self._note(_NOTES[name], _attribute(child, "id")))
            elif str(child.tag).startswith(_WORD) and name in ("t", *_BLANKS):
                yield _BLANKS.get(name, child.text or "")
            else:
                self.left_out["pictures"] += name in ("pic", "chart")
                yield from self._texts(child, nested)

    def _note(self, kind: str, number: str) -> Iterator[str]:
        note = self._notes[kind].pop(number, None)  # a note that refers to itself comes once
        if note is not None:
            yield from (f"※ {text}" for text in map(tidy, self._blocks(note)) if text)


def _below(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also inside content controls and tracked insertions."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _below(child, name)


def _styles(paragraph: Element) -> frozenset[str]:
    properties = [child for child in paragraph if local(child) == "pPr"]
    return frozenset(_attribute(style, "val") for p in properties for style in p if local(style) == "pStyle")


def _hidden(run: Element) -> bool:
    """Whether the run is hidden text (``vanish``)."""
    properties = [child for child in run if local(child) == "rPr"]
    return any(
        local(item) == "vanish" and _attribute(item, "val") not in ("0", "false") for p in properties for item in p
    )
