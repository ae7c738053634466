"""Documents of every format made from blocks, by libraries and by hand."""

import io
import shutil
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from tests.io.documents.compound import compound
from tests.io.documents.releases import Block

HWPML = "http://www.hancom.co.kr/hwpml/2011"
FONTS = (
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 1),
    ("/usr/share/fonts/truetype/nanum/NanumGothic.ttf", 0),
)


def package(parts: dict[str, str | bytes], stored: tuple[str, ...] = ("mimetype",)) -> bytes:
    """A zip of the parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def hwpx(body: str, **parts: str | bytes) -> bytes:
    """A HWPX whose one section holds ``body`` (the XML of its paragraphs), and more parts by name."""
    section = f'<hs:sec xmlns:hs="{HWPML}/section" xmlns:hp="{HWPML}/paragraph">{body}</hs:sec>'
    return package({"mimetype": "application/hwp+zip", "Contents/section0.xml": section} | parts)


def hwpx_paragraph(inner: str) -> str:
    """A paragraph with one run around ``inner``."""
    return f'<hp:p id="0"><hp:run charPrIDRef="0">{inner}</hp:run></hp:p>'


def hwpx_by_hand(blocks: list[Block]) -> bytes:
    """The blocks as HWPX."""
    return hwpx("".join(hwpx_block(block) for block in blocks))


def hwpx_block(block: Block) -> str:
    if isinstance(block, str):
        return hwpx_paragraph(f"<hp:t>{escape(block)}</hp:t>")
    cells = [[f"<hp:tc><hp:subList>{hwpx_block(text)}</hp:subList></hp:tc>" for text in row] for row in block]
    return hwpx_paragraph("<hp:tbl>" + "".join(f"<hp:tr>{''.join(row)}</hp:tr>" for row in cells) + "</hp:tbl>")


def hwpx_by_library(blocks: list[Block]) -> bytes:
    """The blocks as HWPX, by python-hwpx."""
    return bytes(_hwpx_document(blocks).to_bytes())


def hwp_by_library(blocks: list[Block], folder: Path) -> bytes:
    """The blocks as HWP 5, by python-hwpx."""
    path = folder / "library.hwp"
    _hwpx_document(blocks).save_to_path(path)
    return path.read_bytes()


def _hwpx_document(blocks: list[Block]) -> Any:
    document = pytest.importorskip("hwpx").HwpxDocument.new()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, texts in enumerate(block):
            for column, text in enumerate(texts):
                table.set_cell_text(row, column, text)
    return document


def record(tag: int, level: int, data: bytes) -> bytes:
    """One HWP 5 record."""
    long = len(data) >= 0xFFF
    header = struct.pack("<I", tag | level << 10 | (0xFFF if long else len(data)) << 20)
    return header + (struct.pack("<I", len(data)) if long else b"") + data


def hwp_paragraph(text: bytes | str, level: int = 0, controls: bytes = b"") -> bytes:
    """The records of a paragraph: its text in UTF-16LE (or ready units), then those of its controls."""
    units = text.encode("utf-16-le") if isinstance(text, str) else text
    header = record(66, level, struct.pack("<I", len(units) // 2 + 1).ljust(24, b"\0"))
    return header + record(67, level + 1, units + b"\r\0") + controls


def hwp_control(code: int, name: str) -> bytes:
    """A control's eight units inside a paragraph's text."""
    return struct.pack("<H4s8xH", code, name.encode()[::-1], code)


def hwp_list(name: str, *paragraphs: str, level: int = 1) -> bytes:
    """A control (note, header …) with one list of paragraphs."""
    inner = b"".join(hwp_paragraph(text, level + 1) for text in paragraphs)
    return record(71, level, name.encode()[::-1].ljust(16, b"\0")) + record(72, level + 1, bytes(16)) + inner


def hwp_table(rows: list[list[str]]) -> bytes:
    """A paragraph with a table."""
    cells = b"".join(
        record(72, 2, struct.pack("<HHIHHHH", 1, 0, 0, column, row, 1, 1).ljust(47, b"\0")) + hwp_paragraph(text, 2)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    control = record(71, 1, b"tbl "[::-1].ljust(44, b"\0")) + record(77, 2, bytes(26)) + cells
    return hwp_paragraph(hwp_control(11, "tbl "), controls=control)


def hwp(section: bytes, *, flags: int = 1, version: int = 0x05010000, **streams: bytes) -> bytes:
    """A HWP 5 file with one section (compressed unless bit 0 of ``flags`` is off); more streams by name."""
    header = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", version, flags)
    return compound(
        {"FileHeader": header.ljust(256, b"\0"), "DocInfo": deflate(b""), "BodyText/Section0": deflate(section) if flags & 1 else section}
        | streams
    )  # fmt: skip


def deflate(data: bytes) -> bytes:
    """Raw deflate, as HWP has it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def hwp_by_hand(blocks: list[Block]) -> bytes:
    """The blocks as HWP 5."""
    return hwp(b"".join(hwp_paragraph(block) if isinstance(block, str) else hwp_table(block) for block in blocks))


def docx(blocks: list[Block]) -> bytes:
    """The blocks as DOCX, by python-docx."""
    document = pytest.importorskip("docx").Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, texts in enumerate(block):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def html(blocks: list[Block]) -> bytes:
    """The blocks as a saved page between a menu and a footer."""
    inner = ""
    for block in blocks:
        if isinstance(block, str):
            inner += f"<p>{escape(block)}</p>\n"
        else:
            rows = ("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in block)
            inner += f"<table>{''.join(rows)}</table>\n"
    page = f"<!doctype html><html lang=ko><head><meta charset=utf-8><title>x</title></head><body><nav><a href=/>처음</a></nav><article>{inner}</article></body></html>"
    return page.encode()


def pdf_by_library(blocks: list[Block], *, by_character: bool) -> bytes:
    """The blocks as PDF by fpdf2 in a CJK font of the system, lines broken between or inside words."""
    found = next(((path, number) for path, number in FONTS if Path(path).is_file()), None)
    if found is None:
        pytest.skip("no CJK font on this machine")
    document = pytest.importorskip("fpdf").FPDF()
    document.add_page()
    document.add_font("korean", fname=found[0], collection_font_number=found[1])
    document.set_font("korean", size=11)
    for block in blocks:
        if isinstance(block, str):
            document.multi_cell(0, 7, block, wrapmode="CHAR" if by_character else "WORD", new_x="LMARGIN", new_y="NEXT")
        else:
            with document.table(first_row_as_headings=False) as table:
                for row in block:
                    cells = table.row()
                    for text in row:
                        cells.cell(text)
        document.ln(3)
    return bytes(document.output())


def office() -> str:
    """LibreOffice's command; the test is skipped where it isn't installed."""
    command = shutil.which("soffice")
    if command is None:
        pytest.skip("LibreOffice isn't installed")
    return command


FONT_SIZE, LEADING, LEFT, RIGHT = 11, 18, 72, 523
"""The handmade page: points, on A4."""


def pdf_by_hand(blocks: list[Block]) -> bytes:
    """The blocks as PDF with a font that every reader brings along, lines broken inside words, page numbers below."""
    lines: list[tuple[float, float, str]] = []
    height = 760.0
    pages: list[list[tuple[float, float, str]]] = [lines]
    for block in blocks:
        for row in _pdf_lines(block):
            if height < 120:
                lines = []
                pages.append(lines)
                height = 760.0
            lines.extend((left, height, text) for left, text in row)
            height -= LEADING
        height -= 10
    for number, page in enumerate(pages, start=1):
        page.append((290, 40, f"- {number} -"))
    return pdf_pages(pages)


def _pdf_lines(block: Block) -> list[list[tuple[float, str]]]:
    """The lines of a block, each as places and texts."""
    if not isinstance(block, str):
        return [[(LEFT + 150 * column, text) for column, text in enumerate(row)] for row in block]
    lines = [""]
    for char in block:
        if pdf_width(lines[-1] + char) > RIGHT - LEFT:
            lines.append("")
        lines[-1] += char
    return [[(LEFT, line.strip())] for line in lines if line.strip()]


def pdf_width(text: str) -> float:
    """The width of a text in the handmade font: half-width below U+0100."""
    return sum(FONT_SIZE * (0.5 if ord(char) < 256 else 1.0) for char in text)


def pdf_pages(pages: list[list[tuple[float, float, str]]], extra: str = "") -> bytes:
    """A PDF with a page for each list of (left, bottom, text)."""
    fonts = (
        "<</Type/Font/Subtype/Type0/BaseFont/HYSMyeongJo-Medium/Encoding/UniKS-UCS2-H/DescendantFonts["
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/HYSMyeongJo-Medium/CIDSystemInfo<</Registry(Adobe)/Ordering(Korea1)"
        "/Supplement 1>>/DW 1000/W[1 94 500]/FontDescriptor<</Type/FontDescriptor/FontName/HYSMyeongJo-Medium/Flags 6"
        "/FontBBox[0 -148 1001 880]/ItalicAngle 0/Ascent 880/Descent -148/CapHeight 880/StemV 60>>>>]>>"
    )
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>", fonts]
    for index, page in enumerate(pages):
        shown = "".join(
            f"BT /F {FONT_SIZE} Tf {left} {bottom} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for left, bottom, text in page
        )
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {5 + 2 * index} 0 R>>"
        )
        objects.append(f"<</Length {len(shown)}>>stream\n{shown}endstream")
    out, places = "%PDF-1.5\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return f"{out}trailer<</Size {len(objects) + 1}/Root 1 0 R{extra}>>\nstartxref\n{start}\n%%EOF".encode("latin-1")
