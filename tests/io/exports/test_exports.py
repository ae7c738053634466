"""Briefs as DOCX, mail and text: complete, escaped, the same bytes each time."""

import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from pipeline.errors import ConfigError
from pipeline.io import exports
from pipeline.io.documents import docx as docx_reader
from pipeline.records import Brief
from tests.io.exports.briefs import article, brief, hostile

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMATS = ["docx", "mail", "txt"]


def texts(made: Brief) -> list[str]:
    """Every text a reader of the brief must find."""
    rows = [made.headline, *made.sentences]
    found = [text for row in rows for text in (row.ko, row.en, row.zh)]
    return found + [fact.surface for fact in made.facts] + [fact.renderings["zh"].preferred for fact in made.facts]


def plain(name: str, data: bytes) -> str:
    """What a reader sees of a file."""
    if name == "docx":
        return docx_reader.read(data, "a", "a").body
    if name == "mail":
        parser = _Text()
        parser.feed(data.decode())
        return "".join(parser.found)
    return data.decode()


class _Text(HTMLParser):
    """Collects text and tags; a list of those that a mail fragment may have stands beside the check."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize("name", FORMATS)
def test_everything_is_in_it(name: str) -> None:
    if name == "docx":
        pytest.importorskip("docx")
    made, release = brief(), article()
    found = plain(name, exports.write(name, made, release))
    for text in texts(made):
        assert text in found
    for message in ("1,166명 isn't in the translation", "spelling of 새빛재단 not confirmed", "Needs review"):
        assert message in found
    assert "두 기관은 앞으로 3년간 35억원을 투입하기로 했다." in found  # the source
    assert "Saebit Foundation ?" in found
    assert "wheel:example" in found
    assert exports.write(name, made, release) == exports.write(name, made, release)


@pytest.mark.parametrize("name", FORMATS)
def test_verified_brief_without_its_release(name: str) -> None:
    if name == "docx":
        pytest.importorskip("docx")
    found = plain(name, exports.write(name, brief(verified=True)))
    assert "Verified: every figure" in found
    assert "Source text" not in found
    assert "To be checked" not in found


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_stays_text(name: str) -> None:
    if name == "docx":
        pytest.importorskip("docx")
    made, release = hostile()
    data = exports.write(name, made, release)
    assert "<script>alert('x')</script>" in plain(name, data)
    assert b"\x00" not in data or name == "docx"  # a zip has such bytes


def test_mail_has_only_harmless_markup() -> None:
    made, release = hostile()
    data = exports.write("mail", made, release).decode()
    parser = _Text()
    parser.feed(data)
    assert parser.tags == {"meta", "div", "p", "h2", "table", "tr", "th", "td", "br"}
    assert parser.attributes <= {"charset", "style", "lang", "align", "valign", "cellpadding", "cellspacing", "border"}
    assert "<script" not in data
    assert not re.search(r"url\(|https?:|src=", data.replace("src=x onerror", ""))


def test_docx_fonts_and_languages() -> None:
    pytest.importorskip("docx")
    data = exports.write("docx", brief(), article())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        styles = ElementTree.fromstring(package.read("word/styles.xml"))
        notes = ElementTree.fromstring(package.read("word/footnotes.xml"))
        main = ElementTree.fromstring(package.read("word/document.xml"))
    found = {}
    for style in styles.iter(f"{WORD}style"):
        name = next(style.iter(f"{WORD}name")).get(f"{WORD}val", "")
        for fonts in style.iter(f"{WORD}rFonts"):
            tags = [tag.get(f"{WORD}eastAsia") for tag in style.iter(f"{WORD}lang")]
            found[name] = (fonts.get(f"{WORD}eastAsia"), tags[0] if tags else None)
    assert found["Brief Text ko"] == ("Malgun Gothic", "ko-KR")
    assert found["Brief Text zh"] == ("Microsoft YaHei", "zh-CN")
    assert found["Brief Headline zh"] == ("Microsoft YaHei", "zh-CN")
    quoted = ["".join(note.itertext()).strip() for note in notes if note.get(f"{WORD}type") is None]
    assert quoted == [
        "한들시는 17일 새빛재단과 청년 창업을 지원하는 업무협약을 체결했다고 밝혔다. … 두 기관은 앞으로 3년간 35억원을 투입하기로 했다.",
        "시는 내년에 지원 대상을 1,166명으로 늘릴 계획이다.",
    ]
    assert [mark.get(f"{WORD}id") for mark in main.iter(f"{WORD}footnoteReference")] == ["1", "2"]
    assert len(list(main.iter(f"{WORD}fldSimple"))) == 4  # English and Chinese refer to the Korean's notes


def test_missing_library_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "find_spec", lambda name: None)
    assert exports.missing("docx") == "docx"
    assert exports.missing("mail") == ""
    exports.check(["jsonl", "mail", "txt"])
    with pytest.raises(ConfigError, match=r"docx.*docs-in"):
        exports.check(["mail", "docx"])
    with pytest.raises(ConfigError, match=r"docs-in"):
        exports.write("docx", brief())
