"""What goes out: escaped, atomic, under safe names."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.io.writers import markdown, markdown_escape, marked, page, safe_name, safe_names, write_atomic
from pipeline.records import Brief, BriefSentence, Mention, Provenance, Quantity, Rendering, Texts

HOSTILE = '<script>alert(1)</script> [a](javascript:x) "q"'


def brief(text: str = HOSTILE) -> Brief:
    fact = Mention(
        kind="person", surface="<b>강", start=0, end=4,
        renderings={"en": Rendering(preferred="<i>Kang", accepted=("<i>Kang",), origin="rule")},
    )  # fmt: skip
    provenance = Provenance(version="1", config=text, config_digest="d", article_digest="a", models=())
    sentence = BriefSentence(ko=text, en=f"<i>Kang {text}", zh=text, sources=((0, 1),))
    texts = Texts(ko=text, en=text, zh=text)
    return Brief(
        id=text, status="verified", title=text, published=None, headline=texts, sentences=(sentence,), facts=(fact,),
        findings=(), provenance=provenance,
    )  # fmt: skip


def test_page_escapes_everything() -> None:
    html = page([brief()], [], {"config": HOSTILE})
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
    assert '<mark class="person" title="&lt;b&gt;강">&lt;i&gt;Kang</mark>' in html


def test_a_number_is_not_marked_inside_another() -> None:
    one, many = (
        Mention(
            kind="figure", surface=surface, start=0, end=len(surface), value=Quantity(value=Decimal(value), unit="count"),
            renderings={"en": Rendering(preferred=spelling, accepted=(spelling,), origin="rule")},
        )
        for surface, value, spelling in (("한 사람", 1, "1"), ("2130명", 2130, "2,130"))
    )  # fmt: skip
    sentence = BriefSentence(
        ko="대상은 2130명이다.", en="The target is 2,130 residents.", zh="对象为2130人。", sources=((0, 1),)
    )
    assert 'is <mark class="figure" title="2130명">2,130</mark> residents' in marked(sentence, (one, many), "en")
    assert marked(sentence, (one, many), "ko").count("<mark") == 1


def test_markdown_escapes_everything() -> None:
    text = markdown(brief())
    assert "<script>" not in text
    assert "\\[a\\](javascript:x)" in text
    assert markdown_escape("a\n# b") == "a \\# b"


NAMES = [
    pytest.param("2026-보도_01.a", "2026-보도_01.a", id="plain"),
    pytest.param("../../x", None, id="parent folders"),
    pytest.param("a/b", None, id="slash"),
    pytest.param("가" * 300, None, id="300 characters"),
    pytest.param("🙂", None, id="emoji"),
    pytest.param("", None, id="empty"),
    pytest.param(".hidden", None, id="dot file"),
    pytest.param("\ud800x", None, id="lone surrogate"),
]


@pytest.mark.parametrize(("identifier", "expected"), NAMES)
def test_safe_name(identifier: str, expected: str | None) -> None:
    name = safe_name(identifier)
    assert name
    assert "/" not in name
    assert not name.startswith(".")
    assert len(name.encode()) <= 220
    if expected is not None:
        assert name == expected


def test_safe_names_are_never_twice_the_same() -> None:
    assert len(set(safe_names(["a", "A", "a", "a/b", "a?b"]))) == 5


def test_write_atomic_leaves_no_half_file(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a.txt", "가\ud800")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["a.txt"]
    with pytest.raises(InputError, match="can't be written"):
        write_atomic(tmp_path / "none" / "a.txt", "가")
