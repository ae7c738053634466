"""What a DOCX may hold besides paragraphs, and what of it is text."""

import pytest

from pipeline.errors import InputError
from pipeline.io.documents import docx
from tests.io.documents.makers import package

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(**targets: str) -> str:
    inner = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{path}"/>' for kind, path in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'


def document(body: str, **parts: str | bytes) -> bytes:
    """A DOCX whose main part has this body."""
    main = f'<w:document xmlns:w="{WORD}" xmlns:mc="m" xmlns:wps="s"><w:body>{body}</w:body></w:document>'
    fixed = {"_rels/.rels": relations(officeDocument="word/document.xml"), "word/document.xml": main}
    return package(fixed | parts)


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


NOTES = (
    f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>주석</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
BOX = f"<wps:txbx><w:txbxContent>{paragraph(run('상자'))}</w:txbxContent></wps:txbx>"
CELLS = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("가", "나"))
CASES = [
    pytest.param(paragraph("<w:r><w:t>가</w:t><w:br/><w:t>나</w:t><w:tab/><w:t>다</w:t></w:r>"), ["가\n나 다"], id="break and tab"),
    pytest.param(paragraph(f"{run('가')}<w:ins>{run('나')}</w:ins><w:del><w:r><w:delText>다</w:delText></w:r></w:del>"), ["가나"], id="tracked"),
    pytest.param(paragraph(f"<w:hyperlink>{run('가')}</w:hyperlink><w:smartTag>{run('나')}</w:smartTag>"), ["가나"], id="link and tag"),
    pytest.param(f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{paragraph(run('가'))}</w:sdtContent></w:sdt>", ["가"], id="content control"),
    pytest.param(paragraph(f"<w:r><w:instrText>PAGE</w:instrText></w:r>{run('가')}"), ["가"], id="field code"),
    pytest.param(paragraph(run("가") + run("나", "<w:vanish/>") + run("다", '<w:vanish w:val="0"/>')), ["가다"], id="hidden"),
    pytest.param(paragraph(f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>{run('본문')}"), ["본문", "상자"], id="text box once"),
    pytest.param(paragraph(run("본문") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), ["본문", "※ 주석"], id="footnote"),
    pytest.param(f"<w:tbl><w:tblPr/><w:tr>{CELLS}</w:tr><w:ins><w:tr>{CELLS}</w:tr></w:ins></w:tbl>", ["가 | 나", "가 | 나"], id="table with an inserted row"),
    pytest.param(f"<w:tbl><w:tr><w:tc><w:tbl><w:tr>{CELLS}</w:tr></w:tbl></w:tc></w:tr></w:tbl>", ["가 | 나"], id="nested table"),
]  # fmt: skip
PARTS = {
    "word/_rels/document.xml.rels": relations(footnotes="footnotes.xml"),
    "word/footnotes.xml": NOTES,
}


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_body(body: str, expected: list[str]) -> None:
    assert docx.read(document(body, **PARTS), "a", "a").body.split("\n\n") == expected


def test_title_style_gives_the_title() -> None:
    styles = f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="a3"><w:name w:val="Title"/></w:style></w:styles>'
    body = paragraph(run("보도자료")) + paragraph('<w:pPr><w:pStyle w:val="a3"/></w:pPr>' + run("새 도서관 연다"))
    parts = {"word/_rels/document.xml.rels": relations(styles="/word/styles.xml"), "word/styles.xml": styles}
    assert docx.read(document(body, **parts), "a", "a").title == "새 도서관 연다"


REFUSED = [
    pytest.param({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "damaged", id="entities"),
    pytest.param({"word/document.xml": "<a/>"}, "wrong_type", id="another document"),
    pytest.param({"_rels/.rels": relations()}, "wrong_type", id="no main part"),
    pytest.param({"_rels/.rels": relations(officeDocument="../../etc/passwd")}, "wrong_type", id="part outside"),
    pytest.param({"word/document.xml": b" " * 20_000_000}, "too_large", id="bomb"),
]


@pytest.mark.parametrize(("parts", "code"), REFUSED)
def test_refused(parts: dict[str, str | bytes], code: str) -> None:
    with pytest.raises(InputError) as caught:
        docx.read(document(paragraph(run("본문")), **parts), "a", "a")
    assert caught.value.code == code


@pytest.mark.parametrize(("mark", "code"), [("EncryptedPackage", "encrypted"), ("WordDocument", "old_version")])
def test_ole_file_called_docx(mark: str, code: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + mark.encode("utf-16-le")
    with pytest.raises(InputError) as caught:
        docx.read(data, "a", "a")
    assert caught.value.code == code


def test_encrypted_zip_is_named() -> None:
    data = bytearray(document(paragraph(run("본문"))))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(signature, at + 4)
    with pytest.raises(InputError) as caught:
        docx.read(bytes(data), "a", "a")
    assert caught.value.code == "encrypted"
