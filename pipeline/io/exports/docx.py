"""A brief as DOCX: styles of its own for each language, East Asian fonts set, facts as a table, sources as footnotes."""

import datetime as dt
import io
import zipfile
from typing import Any

import docx as word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.io.exports import content
from pipeline.io.exports.footnotes import Footnotes
from pipeline.io.wording import Words
from pipeline.records import Article, Brief, Lang

_LATIN = "Calibri"
_EAST_ASIAN: dict[Lang, str] = {"ko": "Malgun Gothic", "en": "Malgun Gothic", "zh": "Microsoft YaHei"}
_EAST_ASIAN_TAGS: dict[Lang, str] = {"ko": "ko-KR", "en": "ko-KR", "zh": "zh-CN"}
_SOFT, _GOOD, _BAD = RGBColor(0x66, 0x70, 0x79), RGBColor(0x2C, 0x6E, 0x49), RGBColor(0xA8, 0x32, 0x1F)
_AFTER_SPACING = ("w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
"""What the schema puts after ``autoSpaceDN`` among a style's paragraph properties, as far as used here."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNDATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def docx(brief: Brief, article: Article | None, approval: content.Approval | None, words: Words) -> bytes:
    """The document's bytes, the same for the same brief; with ``article`` each Korean sentence has a footnote that
    quotes the release, and the other languages refer to it."""
    page = _Page(brief)
    notes = Footnotes(page.document)
    marks: dict[int, int] = {}
    good = approval is not None or brief.status == "verified"
    page.line(content.status(brief, approval, words), "Brief Note", _GOOD if good else _BAD)
    for lang in content.LANGS:
        page.line(content.NAMES[lang], "Brief Label", _SOFT)
        page.line(content.one_line(getattr(brief.headline, lang)), f"Brief Headline {lang}")
        for number, sentence in enumerate(brief.sentences, start=1):
            paragraph = page.line(content.one_line(getattr(sentence, lang)), f"Brief Text {lang}")
            if lang == "ko" and (quoted := content.source(sentence, article)):
                marks[number] = notes.quote(paragraph, quoted)
            elif number in marks:
                notes.refer(paragraph, marks[number])
    page.points(words)
    page.facts(words)
    page.line(content.origin(brief, article, words), "Brief Note", _SOFT)
    page.line(content.provenance(brief), "Brief Note", _SOFT)
    notes.close()
    return _packed(page.document)


class _Page:
    """A Word document with the brief's styles."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.document: Any = word.Document()
        self._set_up()
        for lang in content.LANGS:
            self._style(f"Brief Headline {lang}", lang, 17, base="Heading 1")
            self._style(f"Brief Text {lang}", lang, 11)
        self._style("Brief Note", "ko", 9)
        self._style("Brief Label", "ko", 9)
        label = self.document.styles["Brief Label"].paragraph_format
        label.space_before, label.space_after, label.keep_with_next = Pt(16), Pt(0), True

    def _set_up(self) -> None:
        """A4, the base font, and properties that say nothing of this machine."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.2)
        _set_fonts(self.document.styles["Normal"].element, "ko")
        _set_fonts(self.document.styles["Heading 2"].element, "ko")
        self.document.styles["Heading 2"].font.color.rgb = _SOFT
        made = _UNDATED if self.brief.published is None else dt.datetime.combine(self.brief.published, dt.time())
        properties = self.document.core_properties
        properties.title = content.one_line(self.brief.headline.ko)[:255]
        properties.author = properties.last_modified_by = "hanbrief"
        properties.comments, properties.language = "", "ko-KR"
        properties.created = properties.modified = made.replace(tzinfo=None)

    def _style(self, name: str, lang: Lang, size: float, base: str = "Normal") -> None:
        style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self.document.styles[base]
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0x1D, 0x23, 0x29)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.line_spacing = 1.25
        _set_fonts(style.element, lang)
        for name in ("w:autoSpaceDE", "w:autoSpaceDN"):  # no air between a figure and its unit: 35억, 35亿
            spacing = OxmlElement(name)
            spacing.set(qn("w:val"), "0")
            style.element.get_or_add_pPr().insert_element_before(spacing, *_AFTER_SPACING)

    def line(self, text: str, style: str, color: RGBColor | None = None) -> Any:
        """Adds a paragraph; gives it back."""
        paragraph = self.document.add_paragraph(style=style)
        run = paragraph.add_run(text)
        if color is not None:
            run.font.color.rgb = color
        return paragraph

    def points(self, words: Words) -> None:
        """Adds what has to be checked, where there is something."""
        found = content.points(self.brief, words)
        if found:
            self.document.add_heading(words("out.points"), 2)
        for point in found:
            self.line(point.line, "Brief Note", _BAD if point.severity == "block" else _SOFT)

    def facts(self, words: Words) -> None:
        """Adds the table of figures, dates and names, where there are some."""
        rows = content.facts(self.brief)
        if not rows:
            return
        self.document.add_heading(words("out.facts"), 2)
        table = self.document.add_table(rows=0, cols=len(content.LANGS), style="Table Grid")
        for number, row in enumerate([tuple(content.NAMES.values()), *rows]):
            cells = table.add_row().cells
            for lang, cell, text in zip(content.LANGS, cells, row, strict=False):
                cell.paragraphs[0].style = self.document.styles[f"Brief Text {lang}"]
                run = cell.paragraphs[0].add_run(text)
                run.font.size, run.font.bold = Pt(9.5), number == 0
                cell.paragraphs[0].paragraph_format.space_before = Pt(2)
                cell.paragraphs[0].paragraph_format.space_after = Pt(2)
        heading = table.rows[0]._tr.get_or_add_trPr()
        heading.append(OxmlElement("w:tblHeader"))  # repeated where the table breaks over a page
        self.line(words("out.guess") if content.guessed(rows) else "", "Brief Note", _SOFT)


def _set_fonts(element: Any, lang: Lang) -> None:
    """Sets a style's Latin and East Asian fonts and languages; theme fonts, which would win over them, are taken off."""
    properties = element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    for key, font in (("ascii", _LATIN), ("hAnsi", _LATIN), ("cs", _LATIN), ("eastAsia", _EAST_ASIAN[lang])):
        fonts.set(qn(f"w:{key}"), font)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), content.TAGS[lang] if lang == "en" else "en-US")
    language.set(qn("w:eastAsia"), _EAST_ASIAN_TAGS[lang])
    properties.append(language)


def _packed(document: Any) -> bytes:
    """The document as a zip whose entries bear no time of their own."""
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as packed:
        for info in made.infolist():
            packed.writestr(zipfile.ZipInfo(info.filename, _EPOCH), made.read(info), zipfile.ZIP_DEFLATED)
    return second.getvalue()
