"""TMX in and out: what goes out comes back, what other tools write is read, what is unsafe is refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigError, HanbriefError, InputError
from pipeline.memory.entries import Entry
from pipeline.memory.exchange import export_tmx, import_tmx
from pipeline.memory.store import Memory
from pipeline.memory.tmx import read_tmx, write_tmx

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = "from pipeline.cli import main; main()"
HEADER = '<header creationtool="x" segtype="sentence" srclang="ko-KR" datatype="plaintext"/>'
UNIT = '<tu><tuv xml:lang="ko-KR"><seg>문을 연다.</seg></tuv><tuv xml:lang="{}"><seg>{}</seg></tuv></tu>'
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


def tmx(units: str, start: str = "") -> str:
    return f'<?xml version="1.0"?>{start}<tmx version="1.4">{HEADER}<body>{units}</body></tmx>'


def read(folder: Path, text: str, encoding: str = "utf-8") -> tuple[list[Entry], int]:
    path = folder / "in.tmx"
    path.write_bytes(text.encode(encoding))
    return read_tmx(path)


def test_shipped_memory_comes_back(tmp_path: Path) -> None:
    write_tmx(tmp_path / "out.tmx", Memory.shipped().entries)
    assert read_tmx(tmp_path / "out.tmx") == (list(Memory.shipped().entries), 0)


@given(ko=WORDS, en=WORDS, zh=WORDS, source=WORDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back(tmp_path: Path, ko: str, en: str, zh: str, source: str) -> None:
    entry = Entry(ko=f"가{ko}", en=f"a{en}", zh=zh, source=source, terms={"가": {"en": f"a{en}"}})
    write_tmx(tmp_path / "out.tmx", [entry])
    assert read_tmx(tmp_path / "out.tmx") == ([entry], 0)


LANGS = [
    ("en", "It opens.", Entry(ko="문을 연다.", en="It opens.")),
    ("en-US", "It opens.", Entry(ko="문을 연다.", en="It opens.")),
    ("EN_GB", "It opens.", Entry(ko="문을 연다.", en="It opens.")),
    ("zh", "开放。", Entry(ko="문을 연다.", zh="开放。")),
    ("zh-CN", "开放。", Entry(ko="문을 연다.", zh="开放。")),
    ("zh-Hans-CN", "开放。", Entry(ko="문을 연다.", zh="开放。")),
    ("zh-TW", "開放。", None),
    ("zh-Hant", "開放。", None),
    ("ja", "開く。", None),
    ("en", " ", None),
]


@pytest.mark.parametrize(("code", "text", "entry"), LANGS, ids=[f"{code} {text}" for code, text, _ in LANGS])
def test_languages(tmp_path: Path, code: str, text: str, entry: Entry | None) -> None:
    assert read(tmp_path, tmx(UNIT.format(code, text))) == (([entry], 0) if entry else ([], 1))


SEGMENTS = [
    ("It <bpt i='1'>&lt;b&gt;</bpt>opens<ept i='1'>&lt;/b&gt;</ept>.", "It opens."),
    ("It <hi>opens</hi>.", "It opens."),
    ("It<ph>{1}</ph> opens.", "It opens."),
    ("It\n    opens &amp; closes.", "It opens & closes."),
]


@pytest.mark.parametrize(("segment", "text"), SEGMENTS, ids=["paired codes", "highlight", "placeholder", "line break"])
def test_segments(tmp_path: Path, segment: str, text: str) -> None:
    assert read(tmp_path, tmx(UNIT.format("en", segment)))[0][0].en == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert len(read(tmp_path, tmx(UNIT.format("en", "It opens.")), encoding)[0]) == 1


def test_a_document_type_that_names_only_its_file_is_read(tmp_path: Path) -> None:
    text = tmx(UNIT.format("en", "It opens."), '<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
    assert len(read(tmp_path, text)[0]) == 1


ENTITIES = '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
REFUSED = [
    (tmx(UNIT.format("en", "&b;"), ENTITIES), "utf-8", "ENTITY aren't allowed"),
    (tmx(UNIT.format("en", "&b;"), ENTITIES), "utf-16", "ENTITY aren't allowed"),
    (
        tmx(UNIT.format("en", "x"), '<!DOCTYPE tmx [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
        "utf-8",
        "aren't allowed",
    ),
    (tmx(UNIT.format("en", "x"), "<!DOCTYPE tmx [<!ELEMENT tmx ANY>]>"), "utf-8", "aren't allowed"),
    ("<tmx><body>", "utf-8", "line 1: not well-formed XML"),
    ("<tbx/>", "utf-8", "allowed is <tmx>"),
    ("", "utf-8", "not well-formed XML"),
    (tmx("<tu><prop type='x-terms'>[</prop>" + UNIT.format("en", "x")[4:]), "utf-8", "unit 1: the property x-terms"),
]


@pytest.mark.parametrize(("text", "encoding", "message"), REFUSED, ids=range(len(REFUSED)))
def test_refused(tmp_path: Path, text: str, encoding: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, text, encoding)
    assert "in.tmx" in str(caught.value) and message in str(caught.value)


def test_import_adds_and_says_so(tmp_path: Path) -> None:
    out = tmp_path / "memory.jsonl"
    Memory([Entry(ko="값을 올린다.", en="It raises prices."), Entry(ko="문을 연다.", zh="开放。")]).save(out)
    (tmp_path / "in.tmx").write_text(tmx(UNIT.format("en", "It opens.") + UNIT.format("ja", "x")), encoding="utf-8")
    said = import_tmx(tmp_path / "in.tmx", out)
    assert "0 new sentences, 1 that were there already" in said and "2 in all; 1 units without" in said
    assert Memory.load(out).exact("문을 연다.") == Entry(ko="문을 연다.", en="It opens.", zh="开放。")
    assert export_tmx(out, tmp_path / "out.tmx").endswith("2 sentences")
    assert read_tmx(tmp_path / "out.tmx")[0] == list(Memory.load(out).entries)


def test_a_refused_import_leaves_the_memory_alone(tmp_path: Path) -> None:
    out = tmp_path / "memory.jsonl"
    Memory([Entry(ko="문을 연다.", zh="开放。")]).save(out)
    before = out.read_bytes()
    (tmp_path / "in.tmx").write_text("<tmx>", encoding="utf-8")
    with pytest.raises(HanbriefError):
        import_tmx(tmp_path / "in.tmx", out)
    assert out.read_bytes() == before


def test_suffixes_are_checked(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"must end in \.jsonl"):
        import_tmx(tmp_path / "in.tmx", tmp_path / "out.tmx")


def test_commands(tmp_path: Path) -> None:
    (tmp_path / "in.tmx").write_text(tmx(UNIT.format("en", "It opens.")), encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for words in (["import", "in.tmx", "--out", "m.jsonl"], ["export", "m.jsonl", "--out", "out.tmx"]):
        done = subprocess.run(
            [sys.executable, "-c", COMMAND, "memory", *words], cwd=tmp_path, env=env, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
    assert read_tmx(tmp_path / "out.tmx")[0] == [Entry(ko="문을 연다.", en="It opens.")]
