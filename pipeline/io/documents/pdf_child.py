"""Run as a script in a process of its own: a PDF on standard input, its lines as JSON on standard output.

A PDF is a program of sorts, and its reader native code: a hostile file may crash it, hang it or eat memory. So it
runs here under limits on memory and processor time, and imports nothing of the house. ``{"error": [code, detail]}``
comes back for what can't be read.
"""

import ctypes
import json
import re
import resource
import sys
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

MEMORY_BYTES = 2_000_000_000
CPU_SECONDS = 60
MAX_PAGES = 500
MAX_CHARS = 2_000_000
_PASSWORD_ERROR = 4
_NARROW = 0.6
"""A gap below so many line heights, guessed in a line whose font has spaces of its own, is no space."""
_NOTHING = 0.08
"""A gap below so many line heights is none, even where a space is drawn: it stands elsewhere in the line."""
_SPACE = 0.15
"""A gap beyond so many line heights is a space where the reader's own guesses can't be used."""
_UNIT = 0.35
"""A gap below so many line heights, guessed between a digit and a Korean letter, is the air some programs put there."""
_CELL, _WIDE = 1.2, 3.0
"""A gap beyond so many line heights may be, and surely is, the way to another cell or column."""
_KEYS = {"Title": "title", "Author": "author", "CreationDate": "created", "ModDate": "modified", "Producer": "producer"}

Char = tuple[str, bool, float, float, float, float]
"""A character, whether the reader put it in itself, and its left, right, bottom and top in points."""


def main() -> None:
    """Reads standard input, prints the JSON."""
    limit(resource.RLIMIT_AS, MEMORY_BYTES)
    limit(resource.RLIMIT_CPU, CPU_SECONDS)
    print(json.dumps(document(sys.stdin.buffer.read())))


def limit(what: int, most: int) -> None:
    """Sets a limit where the system has it."""
    try:
        resource.setrlimit(what, (most, most))
    except (ValueError, OSError):  # macOS knows no limit of address space
        return


def document(data: bytes) -> dict[str, Any]:
    """Pages with their lines, properties, counts of pictures and of letters without a code, or the error."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower()
        if locked:
            return {"error": ["encrypted", "the PDF has a password; take it off and save it again"]}
        return {"error": ["damaged", f"damaged PDF: {error}"]}
    if len(pdf) > MAX_PAGES:
        return {"error": ["too_large", f"{len(pdf):,} pages; at most {MAX_PAGES:,} are read"]}
    found: dict[str, Any] = {"pages": [], "pictures": 0, "unmapped": 0, "chars": 0}
    for index in range(len(pdf)):
        try:
            page = pdf[index]
            _add(found, page)
        except pypdfium2.PdfiumError as error:
            return {"error": ["damaged", f"damaged PDF: page {index + 1}: {error}"]}
        if found["chars"] > MAX_CHARS:
            return {"error": ["too_large", f"more than {MAX_CHARS:,} characters of text"]}
    properties = {_KEYS[key]: value for key, value in pdf.get_metadata_dict().items() if key in _KEYS and value}
    number = pdf.get_version()
    return found | {"properties": properties, "version": f"{number // 10}.{number % 10}" if number else ""}


def _add(found: dict[str, Any], page: Any) -> None:
    """Adds a page's lines and counts."""
    textpage = page.get_textpage()
    chars, unmapped = characters(textpage)
    found["pages"].append(
        {
            "height": page.get_height(),
            "width": page.get_width(),
            "lines": [line for line in map(line_row, chars) if line],
        }
    )
    found["unmapped"] += unmapped
    found["chars"] += sum(map(len, chars))
    found["pictures"] += sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2))
    textpage.close()
    page.close()


def characters(textpage: Any) -> tuple[list[list[Char]], int]:
    """The characters of each line of a page, and how many have no Unicode value."""
    lines: list[list[Char]] = [[]]
    unmapped = 0
    box = raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(textpage)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        unmapped += raw.FPDFText_HasUnicodeMapError(textpage, index) == 1
        if code in (10, 13):
            if lines[-1]:
                lines.append([])
            continue
        raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
        char = "-" if code == 2 else chr(code) if 32 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""
        made = raw.FPDFText_IsGenerated(textpage, index) == 1
        lines[-1].append((char, made, box.left, box.right, box.bottom, box.top))
    return [line for line in lines if line], unmapped


def line_row(chars: list[Char]) -> list[Any] | None:
    """A line as ``[text, left, right, bottom, top, width of its first word]``, None for a blank one."""
    solid = [char for char in chars if char[0].strip() and not char[1]]
    if not solid:
        return None
    height = median(char[5] - char[4] for char in solid) or 1.0
    text = _spaced(_in_order(chars, height), height)
    word = len(re.split(r"\s", text.strip(), maxsplit=1)[0])
    first = solid[: max(word, 1)]
    left, right = min(char[2] for char in solid), max(char[3] for char in solid)
    bottom, top = median(char[4] for char in solid), median(char[5] for char in solid)
    width = max(char[3] for char in first) - min(char[2] for char in first)
    return [text, *(round(value, 2) for value in (left, right, bottom, top, width))]


def _in_order(chars: list[Char], height: float) -> list[Char]:
    """The characters from left to right. Some programs draw a line's Latin letters and punctuation after the rest;
    then the reader's guesses about spaces are wrong too, and are made again from the gaps."""
    solid = [char for char in chars if char[0].strip()]
    if all(b[2] > a[2] - height / 3 for a, b in pairwise(solid)):
        return chars
    ordered: list[Char] = []
    for char in sorted((char for char in chars if not char[1]), key=lambda char: char[2]):
        if ordered and ordered[-1][0].strip() and char[0].strip() and char[2] - ordered[-1][3] > _SPACE * height:
            ordered.append((" ", True, ordered[-1][3], char[2], char[4], char[5]))
        ordered.append(char)
    return ordered


def _spaced(chars: list[Char], height: float) -> str:
    """The line's text, with the gaps between its characters as nothing, spaces or the bar between two cells."""
    pairs = _pairs(chars, height)
    kinds = {space for _, space, _ in pairs}
    letters = {space for (a, _, _), (b, space, _) in pairwise(pairs) if _is_hangul(a) and _is_hangul(b)}
    own = "own" in kinds and "guessed" not in letters  # a Latin font may have its space where the Korean one has none
    usual = sorted(gap for _, space, gap in pairs if space)
    return "".join(_between(space, gap, own, usual) + char for char, space, gap in pairs)


def _pairs(chars: list[Char], height: float) -> list[tuple[str, str, float]]:
    """Each visible character with the kind of space before it (own, guessed or none) and its gap in line heights."""
    pairs: list[tuple[str, str, float]] = []
    space, end = "", None
    for char, made, left, right, *_ in chars:
        if char.strip():
            gap = (left - end) / height if end is not None else 0.0
            unit = space == "guessed" and gap < _UNIT and pairs[-1][0].isdigit() and _is_hangul(char)
            if end is None or unit or gap < _NOTHING:
                space = ""
            pairs.append((char, space, gap))
            space, end = "", right
        elif char:
            space = "own" if not made or space == "own" else "guessed"
    return pairs


def _is_hangul(char: str) -> bool:
    return "가" <= char <= "힣"


def _between(space: str, gap: float, own: bool, usual: list[float]) -> str:
    """A gap as text. Where the font has spaces of its own, one that the reader guessed is either the air around a
    digit or the way to the next cell; where it has none, cells stand further apart than words."""
    stands_out = own or (bool(usual) and (usual[0] > _CELL or gap > 3 * usual[len(usual) // 2]))
    if gap > _WIDE or (gap > _CELL and space != "own" and stands_out):
        return " | "
    return " " if space == "own" or (space and not (own and gap < _NARROW)) else ""


if __name__ == "__main__":
    main()
