"""Nothing of a release is markup in what goes out: not in titles, ids, sentences, renderings, findings or rejects."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.io.writers import markdown, markdown_escape, page, safe_name, shown
from pipeline.records import Brief, BriefSentence, Finding, Mention, ModelInfo, Provenance, Reject, Rendering, Texts

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload='alert(1)'>",
    "' onmouseover='alert(1)",
    "</title></style><script>alert(1)</script>",
    "[a](javascript:alert(1))",
    "![a](http://x.example/a.png)",
    "[a]: http://x.example\n\n[a]",
    "<javascript:alert(1)>",
    "http://x.example/ www.x.example",
    "`code` **bold** __bold__ ~~gone~~",
    "&lt;b&gt; &#60;b&#62;",
    "# title",
    "- item",
    "1. item",
    "2) item",
    "+ item",
    "> quote",
    "---",
    "===",
    "| a | b |\n| --- | --- |",
    "{{ 7*7 }} {% raw %}",
    "<!-- ",
    "\\",
    "\\<b>",
]
TAGS = {
    "html": [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "h1",
        "h2",
        "p",
        "article",
        "div",
        "span",
        "mark",
        "ul",
        "li",
        "b",
        "details",
        "summary",
        "table",
        "thead",
        "tr",
        "th",
        "tbody",
        "td",
        "footer",
        "nav",
        "a",
        "time",
        "section",
        "script",
    ],
    "md": ["h1", "p", "strong", "ol", "ul", "li", "table", "thead", "tr", "th", "tbody", "td"],
}


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def brief(text: str) -> Brief:
    """A brief whose every text from a release, a termbase or a config is ``text``."""
    rendering = Rendering(preferred=text, accepted=(text,), origin="termbase")
    fact = Mention(kind="term", surface=text, start=0, end=1, renderings={"en": rendering, "zh": rendering})
    finding = Finding(check="name_missing", severity="block", lang="en", message=text, expected=text, found=text)
    model = ModelInfo(role="translator", engine="echo", weights=text, revision=text, licence=text)
    sentence = BriefSentence(ko=text, en=f"{text} a", zh=f"b {text}", sources=((0, 1),), findings=(finding,))
    return Brief(
        id=text, status="needs_review", title=text, published=None, headline=Texts(ko=text, en=text, zh=text),
        sentences=(sentence,), facts=(fact,), findings=(finding,),
        provenance=Provenance(version="1", config=text, config_digest="d", article_digest="a", models=(model,)),
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_the_page_has_only_the_templates_tags(text: str) -> None:
    reject = Reject(id=text, source=text, stage="read", code="empty", detail=text)
    made = Tags(page([brief(text)], [reject], {"config": text})).found
    plain = Tags(
        page([brief("가")], [reject.model_copy(update={"id": "가", "source": "가", "detail": "가"})], {"config": "가"})
    ).found
    assert [tag for tag, _ in made if tag != "mark"] == [tag for tag, _ in plain if tag != "mark"]
    for tag, attributes in made:
        assert not [name for name in attributes if name.startswith("on")], tag
        assert not (attributes.get("href") or "").lower().startswith("javascript"), tag


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_has_only_the_templates_tags(text: str) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown(brief(text)))
    plain = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown(brief("가")))
    assert [tag for tag, _ in Tags(html).found] == [tag for tag, _ in Tags(plain).found]


@given(st.text(st.sampled_from("<>&\"'`*_[](){}#+-.!|~\\:=/1a가w \n\t;^$@"), max_size=30) | st.text(max_size=30))
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough"]).render(markdown_escape(shown(text)))
    written = " ".join(shown(text).split())
    expected = written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert rendered == (f"<p>{expected}</p>\n" if written else "")


def test_links_stay_text() -> None:
    assert markdown_escape("http://x.example www.x.example") == "http\\://x.example www\\.x.example"


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\x1b", "\0", "\x9b", "\ud800"])
def test_characters_that_hide_others_are_shown(character: str) -> None:
    text = f"35{character}억원"
    for made in (page([brief(text)], [], {"config": "c"}), markdown(brief(text))):
        assert character not in made
        assert "35\ufffd억원" in made


@pytest.mark.parametrize("name", ["CON", "nul", "com1.txt", "LPT9", "aux.md.x"])
def test_names_of_devices_are_changed(name: str) -> None:
    assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)", safe_name(name))


@given(st.text(max_size=300))
def test_a_file_name_is_one_plain_part(identifier: str) -> None:
    name = safe_name(identifier)
    assert Path(name).name == name
    assert not name.startswith((".", "-")) and not name.endswith(".")
    assert len(name.encode()) <= 220
    assert name.isprintable()


FORBIDDEN = {
    "pickle": {"load", "loads", "Unpickler"},
    "marshal": {"load", "loads"},
    "shelve": {"open"},
    "yaml": {"load", "load_all", "full_load", "unsafe_load", "UnsafeLoader", "FullLoader", "Loader"},
    "torch": {"load"},
    "joblib": {"load"},
    "dill": {"load", "loads"},
    "os": {"system", "popen"},
}


@pytest.mark.parametrize("path", sorted([*ROOT.glob("pipeline/**/*.py"), *ROOT.glob("eval/**/*.py")]), ids=str)
def test_nothing_that_is_read_can_run(path: Path) -> None:
    """No unpickling, no unsafe YAML, no remote code, no shell: neither by name nor in a call's arguments."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            assert not {name.split(".")[0] for name in names} & {"pickle", "cPickle", "dill", "marshal", "shelve"}, (
                node.lineno
            )
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert node.attr not in FORBIDDEN.get(node.value.id, ()), f"{node.value.id}.{node.attr} at {node.lineno}"
        if isinstance(node, ast.Call):
            assert not (isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec", "__import__")), node.lineno
            for keyword in node.keywords:
                on = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
                assert keyword.arg not in ("trust_remote_code", "shell") or on, f"{keyword.arg} at {node.lineno}"
                unsafe = keyword.arg == "allow_pickle" or (keyword.arg in ("weights_only", "use_safetensors") and on)
                assert not unsafe, f"{keyword.arg} at {node.lineno}"
