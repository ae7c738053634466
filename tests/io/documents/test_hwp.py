"""What a HWP 5 may hold besides paragraphs, and what of it is text; the flags that lock it."""

import importlib
import struct
import sys

import pytest

from pipeline.errors import InputError
from pipeline.io.documents import hwp
from pipeline.io.formats import read_document
from tests.io.documents.compound import compound
from tests.io.documents.makers import deflate, hwp_control, hwp_list, hwp_paragraph, hwp_table, record
from tests.io.documents.makers import hwp as document

pytest.importorskip("olefile")


def units(text: str) -> bytes:
    return text.encode("utf-16-le")


def ruby(main: str) -> bytes:
    """A control header with a word and its reading above."""
    return record(71, 1, b"tdut"[::-1] + struct.pack("<H", len(main)) + units(main) + bytes(8))


BOX = (
    record(71, 1, b"gso "[::-1].ljust(40, b"\0"))
    + record(76, 2, bytes(20))
    + record(72, 3, bytes(16))
    + hwp_paragraph("상자 안", 3)
)
CASES = [
    pytest.param(hwp_paragraph("가나다 (漢字) ㎡ 😀"), ["가나다 (漢字) ㎡ 😀"], id="characters of all planes"),
    pytest.param(hwp_paragraph(units("가") + hwp_control(9, "tab ") + units("나\n다")), ["가 나\n다"], id="tab and break"),
    pytest.param(hwp_paragraph(units("가") + b"\x1e\0" + units("나") + b"\x1f\0" + units("다")), ["가 나 다"], id="fixed blanks"),
    pytest.param(hwp_paragraph(units("본") + hwp_control(17, "fn  ") + units("문"), controls=hwp_list("fn  ", "주석")), ["본문", "※ 주석"], id="footnote"),
    pytest.param(hwp_paragraph(hwp_control(16, "head") + units("본문"), controls=hwp_list("head", "머리말")), ["본문"], id="page header"),
    pytest.param(hwp_paragraph(hwp_control(15, "tcmt") + units("본문"), controls=hwp_list("tcmt", "숨은 설명")), ["본문"], id="hidden comment"),
    pytest.param(hwp_paragraph(hwp_control(2, "secd") + units("본문"), controls=hwp_list("secd", "바탕쪽")), ["본문"], id="master page"),
    pytest.param(hwp_paragraph(hwp_control(11, "gso ") + units("본문"), controls=BOX), ["본문", "상자 안"], id="text box"),
    pytest.param(hwp_paragraph(units("가") + hwp_control(23, "tdut") + units("다"), controls=ruby("나")), ["가나다"], id="reading above a word"),
    pytest.param(hwp_paragraph(units("가") + hwp_control(3, "%hlk") + units("누리집") + hwp_control(4, "%hlk")), ["가누리집"], id="link"),
    pytest.param(hwp_table([["가", ""], ["나", "다"]]), ["가 |", "나 | 다"], id="table with an empty cell"),
    pytest.param(hwp_paragraph("가" * 3000), ["가" * 3000], id="long record"),
    pytest.param(hwp_paragraph("본문") + record(93, 1, bytes(4)) + record(72, 2, bytes(16)) + hwp_paragraph("메모", 2), ["본문"], id="memo"),
]  # fmt: skip


@pytest.mark.parametrize("flags", [1, 0], ids=["deflated", "plain"])
@pytest.mark.parametrize(("section", "expected"), CASES)
def test_section(section: bytes, expected: list[str], flags: int) -> None:
    assert hwp.read(document(section, flags=flags), "a", "a").body.split("\n\n") == expected


def test_sections_in_order_and_version() -> None:
    more = {f"BodyText/Section{number}": deflate(hwp_paragraph(f"{number}장")) for number in (10, 2, 1)}
    found = hwp.read(document(hwp_paragraph("0장"), version=0x05000304, **more), "a", "a")
    assert found.body.split("\n\n") == ["0장", "1장", "2장", "10장"]
    assert found.reading is not None
    assert (found.reading.form, found.reading.reader) == ("HWP 5.0.3.4", "olefile")


REFUSED = [
    pytest.param(document(hwp_paragraph("가"), flags=3), "encrypted", "password", id="password"),
    pytest.param(document(hwp_paragraph("가"), flags=5), "encrypted", "distribution", id="distribution copy"),
    pytest.param(document(hwp_paragraph("가"), flags=17), "encrypted", "rights", id="rights-managed"),
    pytest.param(compound({"WordDocument": b"x"}), "wrong_type", "no HWP", id="old Word document"),
    pytest.param(compound({"FileHeader": b"x" * 256}), "damaged", "file header", id="no header"),
    pytest.param(compound({"FileHeader": b"HWP Document File".ljust(36, b"\0") + b"\1\0\0\0" + bytes(99)}), "damaged", "no section", id="no section"),
    pytest.param(document(b"", **{"BodyText/Section0": b"\xff" * 90}), "damaged", "damaged HWP", id="not deflated"),
    pytest.param(document(b"", **{"BodyText/Section0": deflate(hwp_paragraph("가" * 99))[:-9]}), "damaged", "breaks off", id="deflate cut off"),
    pytest.param(document(b"", **{"BodyText/Section0": deflate(bytes(17_000_000))}), "too_large", "inflates", id="bomb"),
    pytest.param(document(hwp_paragraph("가")[:-3]), "damaged", "past its section", id="record cut off"),
    pytest.param(document(record(66, 500, b"")), "damaged", "past its section", id="absurd level"),
    pytest.param(document(hwp_paragraph("")), "no_text", "scan", id="no text"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code", "text"), REFUSED)
def test_refused(data: bytes, code: str, text: str) -> None:
    with pytest.raises(InputError, match=text) as caught:
        hwp.read(data, "a", "a")
    assert caught.value.code == code


@pytest.mark.parametrize(("suffix", "library"), [(".hwp", "olefile"), (".pdf", "pypdfium2")])
def test_missing_library_names_its_extra(suffix: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    if suffix == ".pdf":
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    data = document(hwp_paragraph("가")) if suffix == ".hwp" else b"%PDF-1.4"
    with pytest.raises(InputError, match=rf"{library}.*docs-in") as caught:
        read_document(suffix, data, "a", "a")
    assert caught.value.code == "missing_extra"
