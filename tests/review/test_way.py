"""The whole way: a sentence corrected on the page, approved, exported, and used by the next run as it is."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("multipart")

import yaml

from pipeline.memory.exchange import import_tmx
from pipeline.memory.store import Memory
from pipeline.records import Texts
from pipeline.review.desk import Desk
from pipeline.review.events import LANGS, slug_of
from tests.review.invented import BODY, HEADLINE, MENDED, OPENING
from tests.review.test_web import Visitor

COST = Texts(ko="시는 도서관을 짓는 데 4269억원을 들였다.", en=MENDED, zh="该市为建设图书馆投入了4269亿韩元。")
WORKS = Texts(ko="공사는 3년간 이어졌다.", en="The work went on for three years.", zh="工程持续了三年。")
CORRECTED = (HEADLINE, OPENING, COST, WORKS)
LATER = f"광주시 새 도서관 문 연다\n\n{OPENING.ko} 도서관은 5층이며 책 12만권을 갖췄다. {COST.ko}\n"
"""Another release, which says two of the sentences again."""


def run(folder: Path, name: str, body: str, *options: str) -> Path:
    """The output folder of a run over one release whose model says everything back in Korean."""
    values = {
        "name": "echo",
        "models": {"echo": {"engine": "echo", "licence": "none"}},
        "summarizer": {"model": "echo", "sentences": 3},
        "translator": {"model": "echo", "adequate": 0.9, "ladder": [{"name": "replace", "grounding": "replace"}]},
    }
    (folder / "echo.yaml").write_text(yaml.safe_dump(values), encoding="utf-8")
    (folder / f"{name}.txt").write_text(body, encoding="utf-8")
    arguments = ["run", f"{folder / name}.txt", "--config", f"{folder / 'echo.yaml'}", "--out", f"{folder / name}"]
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", *arguments, "--format", "jsonl", *options]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / name


def sentences(out: Path) -> dict[str, dict[str, Any]]:
    """The sentences of a run's one brief by their Korean."""
    (row,) = [json.loads(line) for line in (out / "briefs.jsonl").read_text(encoding="utf-8").splitlines()]
    return {sentence["ko"]: sentence for sentence in row["sentences"]}


def correct(visitor: Visitor, desk: Desk, page: str, texts: tuple[Texts, ...]) -> None:
    """Every text of the brief typed anew on its page, and the brief approved."""
    for place, text in enumerate(texts):
        for lang in LANGS:
            fields = {"place": str(place), "lang": lang, "version": "0", "base": desk.sheet("first").base}
            visitor.post(f"{page}/edit", **fields, text=getattr(text, lang))
    (seen,) = re.findall(r'id="bar"[^>]* data-seen="(\d+)"', visitor.get(page))
    assert "Approved by" in visitor.post(f"{page}/approve", seen=seen)


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Visitor]]:
    """A folder with a first run, its one brief corrected and approved on the page."""
    folder = tmp_path_factory.mktemp("way")
    desk = Desk(run(folder, "first", BODY))
    visitor, page = Visitor(desk), f"/b/{slug_of('first')}"
    assert [row.texts.ko for row in desk.sheet("first").rows] == [text.ko for text in CORRECTED]
    assert desk.sheet("first").blocks > 0
    correct(visitor, desk, page, CORRECTED)
    yield folder, visitor
    desk.close()


@pytest.mark.parametrize("name", ["memory", "tmx"])
def test_a_corrected_sentence_is_not_corrected_again(reviewed: tuple[Path, Visitor], name: str, tmp_path: Path) -> None:
    _, visitor = reviewed
    memory = tmp_path / "memory.jsonl"
    exported = visitor.client.get(f"/export/{name}").content
    if name == "tmx":
        (tmp_path / "memory.tmx").write_bytes(exported)
        import_tmx(tmp_path / "memory.tmx", memory)
    else:
        memory.write_bytes(exported)
    found = sentences(run(tmp_path, "later", LATER, "--memory", str(memory)))
    for known in (OPENING, COST):
        said = found[known.ko]
        assert (said["en"], said["zh"], said["findings"]) == (known.en, known.zh, [])
    other = next(said for korean, said in found.items() if "12만권" in korean)
    assert other["findings"], "what no memory knows is still the model's"


def test_both_exports_hold_the_same(reviewed: tuple[Path, Visitor], tmp_path: Path) -> None:
    _, visitor = reviewed
    paths = [tmp_path / "page.jsonl", tmp_path / "page.tmx", tmp_path / "imported.jsonl"]
    for path, name in zip(paths, ("memory", "tmx"), strict=False):
        path.write_bytes(visitor.client.get(f"/export/{name}").content)
    import_tmx(paths[1], paths[2])
    assert Memory.load(paths[0]).entries == Memory.load(paths[2]).entries
    assert [entry.ko for entry in Memory.load(paths[0]).entries] == [text.ko for text in CORRECTED]


def test_what_a_memory_says_is_checked(tmp_path: Path) -> None:
    memory = tmp_path / "memory.jsonl"
    row = {"ko": COST.ko, "en": "The city spent 4.269 billion won on building the library.", "zh": COST.zh}
    memory.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    said = sentences(run(tmp_path, "later", LATER, "--memory", str(memory)))[COST.ko]
    assert said["zh"] == COST.zh
    assert "scale_changed" in [finding["check"] for finding in said["findings"] if finding["lang"] == "en"]
