"""Footnotes for python-docx, which has none: the footnotes part, its styles, and the marks in the text."""

from typing import Any
from xml.sax.saxutils import escape

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RULES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
"""The two notes every footnotes part begins with (ECMA-376, part 1, 17.11.23)."""


class Footnotes:
    """The footnotes of one document; ``close`` writes their part."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._notes: list[str] = []
        text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = document.styles["Normal"]
        text.font.size = Pt(9)
        text.paragraph_format.space_after = Pt(2)
        mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        mark.font.superscript = True
        self._text, self._mark = text.style_id, mark.style_id

    def quote(self, paragraph: Any, text: str) -> int:
        """Adds a footnote with ``text`` at the end of the paragraph, bookmarked for ``refer``; its number."""
        number = len(self._notes) + 1
        mark = f'<w:r><w:rPr><w:rStyle w:val="{self._mark}"/></w:rPr>%s</w:r>'
        self._notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{self._text}"/></w:pPr>'
            f'{mark % "<w:footnoteRef/>"}<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        )
        reference = f'<w:footnoteReference w:id="{number}"/>'
        marked = (
            f'<w:p {nsdecls("w")}><w:bookmarkStart w:id="{number}" w:name="source{number}"/>'
            f"{mark % reference}"
            f'<w:bookmarkEnd w:id="{number}"/></w:p>'
        )
        paragraph._p.extend(list(parse_xml(marked)))
        return number

    def refer(self, paragraph: Any, number: int) -> None:
        """Adds a reference to the footnote with that number, as Word's field for it."""
        field = (
            f'<w:p {nsdecls("w")}><w:fldSimple w:instr=" NOTEREF source{number} \\f \\h "><w:r><w:rPr>'
            f'<w:rStyle w:val="{self._mark}"/></w:rPr><w:t>{number}</w:t></w:r></w:fldSimple></w:p>'
        )
        paragraph._p.append(parse_xml(field)[0])

    def close(self) -> None:
        """Writes the footnotes part, where there is a note."""
        if not self._notes:
            return
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>{_RULES}'
        blob = f"{xml}{''.join(self._notes)}</w:footnotes>".encode()
        main = self._document.part
        main.relate_to(Part(PackURI("/word/footnotes.xml"), _TYPE, blob, main.package), RELATIONSHIP_TYPE.FOOTNOTES)
