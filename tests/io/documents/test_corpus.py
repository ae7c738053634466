"""The corpus: every release in every format, read back paragraph for paragraph; damaged copies end as rejects."""

import io
import random
import subprocess
import zipfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from pipeline.io.formats import read_document
from pipeline.io.pages import read_page
from pipeline.io.readers import read
from pipeline.records import Article, Reject
from tests.io.documents import makers
from tests.io.documents.releases import RELEASES, Block, paragraphs

Maker = Callable[[list[Block], Path], bytes]
MAKERS: dict[str, tuple[str, Maker]] = {
    "hwpx-by-hand": (".hwpx", lambda blocks, folder: makers.hwpx_by_hand(blocks)),
    "hwpx-by-library": (".hwpx", lambda blocks, folder: makers.hwpx_by_library(blocks)),
    "hwp-by-hand": (".hwp", lambda blocks, folder: makers.hwp_by_hand(blocks)),
    "hwp-by-library": (".hwp", makers.hwp_by_library),
    "docx": (".docx", lambda blocks, folder: makers.docx(blocks)),
    "pdf-by-word": (".pdf", lambda blocks, folder: makers.pdf_by_library(blocks, by_character=False)),
    "pdf-by-character": (".pdf", lambda blocks, folder: makers.pdf_by_library(blocks, by_character=True)),
    "pdf-by-hand": (".pdf", lambda blocks, folder: makers.pdf_by_hand(blocks)),
}
CORPUS = [pytest.param(name, kind, id=f"{name}-{kind}") for name in RELEASES for kind in MAKERS]


@pytest.mark.parametrize(("name", "kind"), CORPUS)
def test_text_is_what_went_in(name: str, kind: str, tmp_path: Path) -> None:
    suffix, make = MAKERS[kind]
    found = read_document(suffix, make(RELEASES[name], tmp_path), name, f"{name}{suffix}")
    assert isinstance(found, Article)
    assert found.body.split("\n\n") == paragraphs(RELEASES[name])
    assert (found.id, found.source) == (name, f"{name}{suffix}")
    assert found.reading is not None and found.reading.reader in ("hanbrief", "olefile", "pypdfium2")
    assert found.reading.version == version(found.reading.reader)
    assert found.reading.form.startswith(suffix[1:].upper())
    assert found.published is None  # a file's own dates are its template's as often as the release's


@pytest.mark.parametrize("name", RELEASES)
def test_saved_page_is_what_went_in(name: str) -> None:
    pytest.importorskip("trafilatura")
    found = read_page(makers.html(RELEASES[name]), name, f"{name}.html")
    lines = [line.strip("| ") for line in found.body.splitlines() if line.strip("|- ")]
    assert lines == paragraphs(RELEASES[name])


def test_corpus_is_large_enough() -> None:
    assert len(CORPUS) + len(RELEASES) >= 40


@pytest.mark.parametrize("target", ["docx", "pdf"])
@pytest.mark.office
def test_office_writes_what_is_read(target: str, tmp_path: Path) -> None:
    blocks = RELEASES["city"]
    source = tmp_path / "release.docx"
    source.write_bytes(makers.docx(blocks))
    out = tmp_path / "out"
    command = [makers.office(), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    subprocess.run(
        [*command, "--convert-to", target, "--outdir", out, source], check=True, capture_output=True, timeout=300
    )
    data = (out / f"release.{target}").read_bytes()
    found = read_document(f".{target}", data, "release", "release")
    assert isinstance(found, Article)
    assert found.body.split("\n\n") == paragraphs(blocks)


DAMAGED = [kind for kind in MAKERS if kind != "pdf-by-character"]


def damaged(data: bytes, how: str, seed: int) -> bytes:
    """A copy cut off, with flipped bits, with a stretch of zeros, or of noise behind the first bytes."""
    dice = random.Random(seed)
    if how == "cut":
        return data[: dice.randrange(1, len(data) - 1)]
    if how == "zeros":
        start = dice.randrange(len(data) // 2)
        return data[:start] + bytes(min(2000, len(data) - start)) + data[start + 2000 :]
    if how == "noise":
        return data[:16] + dice.randbytes(len(data))
    copy = bytearray(data)
    for _ in range(12):
        copy[dice.randrange(len(copy))] ^= 1 << dice.randrange(8)
    return bytes(copy)


@pytest.mark.parametrize("how", ["cut", "flipped", "zeros", "noise"])
@pytest.mark.parametrize("kind", DAMAGED)
def test_damage_gives_text_or_a_reject(kind: str, how: str, tmp_path: Path) -> None:
    suffix, make = MAKERS[kind]
    whole = make(RELEASES["city"], tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    for seed in range(2 if suffix == ".pdf" else 12):
        (folder / f"{seed}{suffix}").write_bytes(damaged(whole, how, seed))
    found = list(read([str(folder)]))
    assert len(found) == len(list(folder.iterdir()))
    assert all(isinstance(item, Article) or item.code in CODES for item in found)
    if how == "noise":
        assert all(isinstance(item, Reject) for item in found)


CODES = {"damaged", "encrypted", "no_text", "too_large", "wrong_type", "old_version", "empty", "timeout"}
SWAPPED = [
    pytest.param("hwpx-by-hand", ".hwp", "wrong_type", id="hwpx as hwp"),
    pytest.param("hwpx-by-hand", ".docx", "wrong_type", id="hwpx as docx"),
    pytest.param("hwpx-by-hand", ".pdf", "wrong_type", id="hwpx as pdf"),
    pytest.param("hwp-by-hand", ".hwpx", "wrong_type", id="hwp as hwpx"),
    pytest.param("hwp-by-hand", ".docx", "old_version", id="hwp as docx"),
    pytest.param("docx", ".hwpx", "wrong_type", id="docx as hwpx"),
    pytest.param("pdf-by-hand", ".hwp", "wrong_type", id="pdf as hwp"),
]


@pytest.mark.parametrize(("kind", "suffix", "code"), SWAPPED)
def test_wrong_suffix_is_named(kind: str, suffix: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / f"swapped{suffix}"
    path.write_bytes(MAKERS[kind][1](RELEASES["city"], tmp_path))
    (found,) = read([str(path)])
    assert isinstance(found, Reject)
    assert found.code == code


@pytest.mark.parametrize("suffix", [".hwp", ".hwpx", ".docx", ".pdf"])
@pytest.mark.parametrize("data", [b"", b"\0" * 600, "보도자료입니다.".encode()], ids=["empty", "zeros", "plain text"])
def test_no_document_at_all(suffix: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"none{suffix}"
    path.write_bytes(data)
    (found,) = read([str(path)])
    assert isinstance(found, Reject)
    assert found.code in ("empty", "damaged")


def test_hangul_3_is_named(tmp_path: Path) -> None:
    path = tmp_path / "old.hwp"
    path.write_bytes(b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05" + bytes(200))
    (found,) = read([str(path)])
    assert isinstance(found, Reject)
    assert (found.code, "save it as .hwpx" in found.detail) == ("old_version", True)


def test_unused_parts_may_be_damaged() -> None:
    blocks = RELEASES["city"]
    data = makers.hwpx("".join(map(makers.hwpx_block, blocks)), **{"BinData/image1": b"x" * 5000})
    broken = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        broken[file.getinfo("BinData/image1").header_offset + 60] ^= 0xFF
    found = read_document(".hwpx", bytes(broken), "a", "a")
    assert isinstance(found, Article)
    assert found.body.split("\n\n") == paragraphs(blocks)
