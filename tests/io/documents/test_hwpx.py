"""What a HWPX may hold besides paragraphs, and what of it is text."""

import pytest

from pipeline.errors import InputError
from pipeline.io.documents import hwpx
from tests.io.documents.makers import hwpx as package
from tests.io.documents.makers import hwpx_paragraph

CONTENT = (
    '<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:metadata><opf:title>{title}</opf:title>'
    '<opf:meta name="CreatedDate">2020-01-02T03:04:05Z</opf:meta></opf:metadata></opf:package>'
)
SUBLIST = "<hp:subList>{}</hp:subList>"
NOTE = hwpx_paragraph("<hp:t>주석입니다.</hp:t>")
CASES = [
    pytest.param("<hp:t>가<hp:lineBreak/>나<hp:tab/>다<hp:nbSpace/>라</hp:t>", ["가\n나 다 라"], id="breaks and blanks"),
    pytest.param("<hp:t>가<hp:markpenBegin/>나<hp:markpenEnd/>다</hp:t>", ["가나다"], id="highlighted"),
    pytest.param("<hp:t>가<hp:deleteBegin/>나<hp:deleteEnd/>다<hp:insertBegin/>라<hp:insertEnd/></hp:t>", ["가다라"], id="tracked"),
    pytest.param("<hp:t>가<hp:deleteBegin/>나</hp:t><hp:t>다<hp:deleteEnd/>라</hp:t>", ["가라"], id="tracked over two texts"),
    pytest.param(f"<hp:t>본문</hp:t><hp:ctrl><hp:footNote>{SUBLIST.format(NOTE)}</hp:footNote></hp:ctrl>", ["본문", "※ 주석입니다."], id="footnote"),
    pytest.param(f"<hp:ctrl><hp:header>{SUBLIST.format(NOTE)}</hp:header></hp:ctrl><hp:t>본문</hp:t>", ["본문"], id="page header"),
    pytest.param(f"<hp:ctrl><hp:hiddenComment>{SUBLIST.format(NOTE)}</hp:hiddenComment></hp:ctrl><hp:t>본문</hp:t>", ["본문"], id="hidden comment"),
    pytest.param(f'<hp:ctrl><hp:fieldBegin type="MEMO">{SUBLIST.format(NOTE)}</hp:fieldBegin></hp:ctrl><hp:t>본문</hp:t>', ["본문"], id="memo"),
    pytest.param(f"<hp:rect><hp:drawText>{SUBLIST.format(NOTE)}</hp:drawText></hp:rect>", ["주석입니다."], id="text box"),
    pytest.param(f"<hp:container><hp:rect><hp:drawText>{SUBLIST.format(NOTE)}</hp:drawText></hp:rect></hp:container>", ["주석입니다."], id="grouped text box"),
    pytest.param("<hp:t>가</hp:t><hp:dutmal><hp:mainText>나</hp:mainText><hp:subText>na</hp:subText></hp:dutmal><hp:t>다</hp:t>", ["가나다"], id="reading above a word"),
    pytest.param('<hp:t>가</hp:t><hp:compose composeText="나"/>', ["가나"], id="composed character"),
    pytest.param(f"<hp:tbl><hp:tr><hp:tc>{SUBLIST.format(NOTE + NOTE)}</hp:tc></hp:tr></hp:tbl>", ["주석입니다.", "주석입니다."], id="table of one cell"),
    pytest.param(f"<hp:tbl><hp:caption>{SUBLIST.format(NOTE)}</hp:caption><hp:tr><hp:tc>{SUBLIST.format(NOTE)}</hp:tc><hp:tc>{SUBLIST.format('')}</hp:tc></hp:tr></hp:tbl>", ["주석입니다. |", "주석입니다."], id="empty cell and caption"),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "expected"), CASES)
def test_paragraph(inner: str, expected: list[str]) -> None:
    assert hwpx.read(package(hwpx_paragraph(inner)), "a", "a").body.split("\n\n") == expected


def test_what_is_left_out_is_said() -> None:
    inner = f"<hp:pic/><hp:ctrl><hp:hiddenComment>{SUBLIST.format(NOTE)}</hp:hiddenComment></hp:ctrl><hp:t>본문</hp:t>"
    found = hwpx.read(package(hwpx_paragraph(inner)), "a", "a")
    assert found.reading is not None and found.reading.warnings == ("comments left out: 1", "pictures left out: 1")


@pytest.mark.parametrize(
    ("title", "expected"),
    [("보도 자료: 새 도서관", "보도자료: 새 도서관"), ("문서 제목 없음", None), ("", None)],
    ids=["borne out by the text", "of the template", "empty"],
)
def test_title_property_counts_where_the_text_bears_it_out(title: str, expected: str | None) -> None:
    body = hwpx_paragraph("<hp:t>보도자료: 새 도서관</hp:t>") + hwpx_paragraph("<hp:t>본문입니다.</hp:t>")
    found = hwpx.read(package(body, **{"Contents/content.hpf": CONTENT.format(title=title)}), "a", "a")
    assert found.title == expected
    assert found.metadata["document_created"] == "2020-01-02T03:04:05Z"


def test_sections_come_in_the_order_of_the_spine() -> None:
    parts = {
        f"Contents/section{number}.xml": f'<s xmlns:hp="p">{hwpx_paragraph(f"<hp:t>{number}장</hp:t>")}</s>'
        for number in (1, 2, 10)
    }
    body = hwpx_paragraph("<hp:t>0장</hp:t>")
    by_number = hwpx.read(package(body, **parts), "a", "a").body.split("\n\n")
    assert by_number == ["0장", "1장", "2장", "10장"]
    items = "".join(f'<item id="s{number}" href="Contents/section{number}.xml"/>' for number in (0, 1, 2, 10))
    spine = "".join(f'<itemref idref="s{number}"/>' for number in (10, 0, 1, 2))
    content = f"<package>{items}{spine}</package>"
    by_spine = hwpx.read(package(body, **parts, **{"Contents/content.hpf": content}), "a", "a").body.split("\n\n")
    assert by_spine == ["10장", "0장", "1장", "2장"]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
REFUSED = [
    pytest.param({"Contents/section0.xml": BOMB}, "damaged", "DOCTYPE", id="entities"),
    pytest.param({"Contents/section0.xml": BOMB.encode("utf-16")}, "damaged", "DOCTYPE", id="entities in UTF-16"),
    pytest.param({"Contents/section0.xml": "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>"}, "damaged", "DOCTYPE", id="file to fetch"),
    pytest.param({"Contents/section0.xml": b"<x>" + b" " * 20_000_000 + b"</x>"}, "too_large", "inflates", id="bomb"),
    pytest.param({"Contents/section0.xml": "<a>" * 5000 + "</a>" * 5000}, "too_large", "deeper", id="deeply nested"),
    pytest.param({"Contents/section0.xml": "<a>"}, "damaged", "well-formed", id="cut off"),
    pytest.param({"Contents/section0.xml": hwpx_paragraph("<hp:pic/>").replace("<hp:p ", '<hp:p xmlns:hp="p" ')}, "no_text", "scan", id="pictures only"),
    pytest.param({"META-INF/manifest.xml": "<m><encryption-data/></m>"}, "encrypted", "password", id="password"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "code", "text"), REFUSED)
def test_refused(parts: dict[str, str | bytes], code: str, text: str) -> None:
    with pytest.raises(InputError, match=text) as caught:
        hwpx.read(package(hwpx_paragraph("<hp:t>본문</hp:t>"), **parts), "a", "a")
    assert caught.value.code == code


def test_too_many_parts_and_too_much_text() -> None:
    many = {f"x{number}": "" for number in range(10_001)}
    with pytest.raises(InputError, match="parts") as caught:
        hwpx.read(package("", **many), "a", "a")
    assert caught.value.code == "too_large"
    with pytest.raises(InputError, match="characters") as caught:
        hwpx.read(package(hwpx_paragraph("<hp:t>" + "가" * 2_000_001 + "</hp:t>")), "a", "a")
    assert caught.value.code == "too_large"
