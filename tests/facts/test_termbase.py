"""The user's termbase: what is read, what wins, and what is said of a file that can't be used."""

from pathlib import Path

import pytest

from pipeline.errors import TermbaseError
from pipeline.facts.names.find import find_names
from pipeline.facts.names.termbase import Termbase, load
from tests.conftest import seconds

ROOT = Path(__file__).resolve().parents[2]
HEADER = "ko,en,zh,kind,en_accepted,zh_accepted\n"


def written(folder: Path, text: str, name: str = "terms.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_term_has_all_its_spellings(tmp_path: Path) -> None:
    base = load(written(tmp_path, HEADER + "수원페이,Suwon Pay,水原支付,term,SuwonPay|Suwon-Pay,水原Pay\n"))
    (mention,) = find_names("수원페이를 썼다.", base)
    assert (mention.kind, mention.surface, mention.key) == ("term", "수원페이", "term:수원페이")
    assert mention.renderings["en"].accepted == ("Suwon Pay", "SuwonPay", "Suwon-Pay")
    assert mention.renderings["zh"].accepted == ("水原支付", "水原Pay")
    assert {rendering.origin for rendering in mention.renderings.values()} == {"termbase"}


WINS = [
    ("광주,Kwangju,光州,place", "광주는 크다.", "광주", "Kwangju"),
    ("해양수산부,Ocean Ministry,海洋部,organization", "해양수산부는 밝혔다.", "해양수산부", "Ocean Ministry"),
    ("한빛광주센터,Hanbit Center,韩光中心,organization", "한빛광주센터에서", "한빛광주센터", "Hanbit Center"),
    ("강하나,Hana Kang,姜河娜,person", "강하나는 말했다.", "강하나", "Hana Kang"),
    ("시장 점유율,market share,市场份额,term", "시장 점유율이 올랐다.", "시장 점유율", "market share"),
    ("AI 사관학교,AI Academy,AI学院,term", "인공지능(AI) 사관학교와 AI 사관학교", "AI 사관학교", "AI Academy"),
]


@pytest.mark.parametrize(("row", "text", "surface", "en"), WINS, ids=[row[2] for row in WINS])
def test_the_termbase_wins(tmp_path: Path, row: str, text: str, surface: str, en: str) -> None:
    base = load(written(tmp_path, "ko,en,zh,kind\n" + row + "\n"))
    found = [mention for mention in find_names(text, base) if mention.surface == surface]
    assert [mention.renderings["en"].preferred for mention in found] == [en]


def test_a_term_is_no_part_of_a_longer_word(tmp_path: Path) -> None:
    base = load(written(tmp_path, "ko,en,zh\n한빛,Hanbit,韩光\n"))
    assert [
        mention.surface for mention in find_names("한빛은 왔고 한빛페이는 아니다.", base) if mention.kind == "term"
    ] == ["한빛"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    base = load(written(tmp_path, "ko,en,zh\n한빛,Hanbit,光\n", encoding=encoding))
    assert [(term.ko, term.zh) for term in base.terms] == [("한빛", ("光",))]


def test_tabs_comments_blank_lines_and_missing_targets(tmp_path: Path) -> None:
    text = "# my terms\n\nko\ten\tzh\n한빛\tHanbit\t\n나로\t\t罗老\n"
    base = load(written(tmp_path, text, "terms.tsv"))
    assert [(term.ko, term.en, term.zh, term.line) for term in base.terms] == [
        ("한빛", ("Hanbit",), (), 4),
        ("나로", (), ("罗老",), 5),
    ]


BROKEN = [
    ("ko,en\n한빛,Hanbit\n", r"terms\.csv, line 1: column 'zh' is missing \(found: ko, en\); needed are ko,en,zh"),
    ("ko,en,zh,note\n", r"line 1: column 'note' is unknown; allowed are ko, en, zh, kind"),
    ("ko,en,zh,zh\n", r"line 1: column 'zh' is given twice"),
    ("", r"line 1: no header"),
    (
        "ko,en,zh\n한빛,Hanbit,光\n나로,Naro,罗\n한빛,Light,光\n",
        r"line 4: '한빛' is given twice \(first in line 2\); keep one",
    ),
    ("ko,en,zh\n한빛,,\n", r"line 2: an entry needs ko and at least one of en and zh"),
    ("ko,en,zh\n,Hanbit,光\n", r"line 2: an entry needs ko"),
    (
        "ko,en,zh,kind\n한빛,Hanbit,光,firm\n",
        r"line 2: kind 'firm' is unknown; allowed are person, place, organization",
    ),
    ("ko,en,zh\n한빛,Hanbit, Inc.,光\n", r"line 2: 4 cells for 3 columns; quote cells that hold commas"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN, ids=[row[1][:34] for row in BROKEN])
def test_what_is_wrong_is_said(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TermbaseError, match=message):
        load(written(tmp_path, text))


def test_a_bad_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes("ko,en,zh\n한빛,Hanbit,光\n".encode() + b"\xff\xfe\x81,x,y\n")
    with pytest.raises(TermbaseError, match=r"line 3: neither UTF-8 nor CP949; save the file as CSV UTF-8") as caught:
        load(path)
    assert caught.value.exit_code == 3


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TermbaseError, match=r"none\.csv: can't be read"):
        load(tmp_path / "none.csv")


TBX = """<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="ko" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1"><langSec xml:lang="ko"><termSec><term>한빛</term></termSec><termSec><term>한빛사</term></termSec></langSec>
<langSec xml:lang="en-US"><termSec><term>Hanbit</term></termSec><termSec><term>Hanbit Corp.</term></termSec></langSec>
<langSec xml:lang="zh-Hans"><termSec><term>韩光</term></termSec></langSec>
<langSec xml:lang="zh-TW"><termSec><term>韓光</term></termSec></langSec></conceptEntry>
<conceptEntry id="c2"><langSec xml:lang="de"><termSec><term>Licht</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""
MARTIF = """<?xml version="1.0"?><martif type="TBX" xml:lang="ko"><text><body>
<termEntry><langSet xml:lang="ko"><tig><term>나로</term></tig></langSet><langSet xml:lang="en"><ntig><termGrp><term>Naro</term></termGrp></ntig></langSet>
<langSet xml:lang="zh-CN"><tig><term>罗老</term></tig></langSet></termEntry></body></text></martif>"""


def test_tbx_basic(tmp_path: Path) -> None:
    base = load(written(tmp_path, TBX, "terms.tbx"))
    found = [(term.ko, term.en, term.zh) for term in base.terms]
    assert found == [("한빛", ("Hanbit", "Hanbit Corp."), ("韩光",)), ("한빛사", ("Hanbit", "Hanbit Corp."), ("韩光",))]


def test_the_older_martif(tmp_path: Path) -> None:
    assert [(term.ko, term.en, term.zh) for term in load(written(tmp_path, MARTIF, "terms.xml")).terms] == [
        ("나로", ("Naro",), ("罗老",))
    ]


BAD_XML = [
    ('<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>', "DOCTYPE and ENTITY aren't allowed"),
    ("<tbx><text>", r"line 1: not well-formed XML"),
    ("<html/>", r"root element <html>; allowed are <tbx> and <martif>"),
    ("<tbx>\n<a></b></tbx>", r"line 2: not well-formed XML"),
]


@pytest.mark.parametrize(("text", "message"), BAD_XML, ids=["doctype", "cut", "html", "mismatch"])
def test_bad_xml(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TermbaseError, match=message):
        load(written(tmp_path, text, "terms.tbx"))


def test_a_doctype_in_utf16_is_refused_too(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>'
    with pytest.raises(TermbaseError, match="DOCTYPE"):
        load(written(tmp_path, text, "terms.tbx", "utf-16"))


def test_many_terms_are_found_fast(tmp_path: Path) -> None:
    text = "ko,en,zh\n" + "".join(f"한빛용어{n}호,Term {n},术语{n}\n" for n in range(20000))
    base: Termbase = load(written(tmp_path, text))
    assert [mention.surface for mention in find_names("한빛용어777호", base)] == ["한빛용어777호"]
    assert seconds(lambda: find_names("한빛용어777호", base), 5) < 5


def test_the_example_can_be_used() -> None:
    base = load(ROOT / "configs" / "termbase.example.csv")
    assert len(base.terms) >= 5
    assert {term.kind for term in base.terms} >= {"term", "organization"}
