"""Reading references and runs: what can't be used says what and where, and exits 3."""

import json
from pathlib import Path

import pytest

from eval import data
from eval.data import Reference
from pipeline.errors import InputError
from tests.eval.invented import copied_run, copy_of, make_reference, make_references


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def rows_of(references: list[Reference]) -> list[dict[str, object]]:
    return [reference.model_dump(mode="json") for reference in references]


def test_references_come_back_in_order(tmp_path: Path) -> None:
    references = make_references(3)
    assert list(data.load_references(write(tmp_path / "r.jsonl", rows_of(references))).values()) == references


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "a", "body": "가"}\n{"id": ', "line 2: broken JSON"),
        ('{"id": "a", "body": "가"}\n\n{"id": "a", "body": "나"}\n', "line 3: duplicate id 'a', first on line 1"),
        ('{"id": "a"}\n', "line 1 (id a): body"),
        ('{"id": "a", "body": "가", "boddy": "나"}\n', "boddy"),
        ("[1]\n", "line 1: expected a JSON object"),
        ("\n", "no references"),
    ],
    ids=["broken", "duplicate", "no body", "unknown field", "not an object", "empty"],
)
def test_bad_references(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        data.load_references(path)
    assert message in str(caught.value)
    assert caught.value.exit_code == 3


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes("가".encode("cp949"))
    with pytest.raises(InputError, match="UTF-8"):
        data.load_references(path)


def test_a_run_knows_what_it_rejected(tmp_path: Path) -> None:
    rows = [copy_of(reference).model_dump(mode="json") for reference in make_references(2)]
    write(tmp_path / "run" / "briefs.jsonl", rows)
    write(tmp_path / "run" / "rejects.jsonl", [{"id": "x", "stage": "clean", "code": "short"}])
    run = data.load_run(tmp_path / "run")
    assert run.attempted == {"invented-000", "invented-001", "x"}
    assert run.rejects == {"x": "clean/short"}
    assert run.output("nowhere").status == "missing"


def test_missing_references_and_other_articles() -> None:
    references = {r.id: r for r in make_references(3)}
    with pytest.raises(InputError, match="missing reference for 1 articles: invented-003"):
        data.join(references, [copied_run(make_references(4))])
    with pytest.raises(InputError, match="runs over other articles"):
        data.join(references, [copied_run([make_reference(9)])])


def test_every_reference_is_judged_unless_told_otherwise() -> None:
    references = {r.id: r for r in make_references(4)}
    run = copied_run(make_references(2))
    assert len(data.join(references, [run])) == 4
    assert len(data.join(references, [run], attempted=True)) == 2


def test_one_id_must_mean_one_text() -> None:
    references = {r.id: r for r in make_references(1)}
    first, second = copied_run(make_references(1), "a"), copied_run(make_references(1), "b")
    for run, digest in ((first, "1" * 12), (second, "2" * 12)):
        output = run.outputs["invented-000"]
        provenance = output.provenance.model_copy(update={"article_digest": digest})
        run.outputs["invented-000"] = output.model_copy(update={"provenance": provenance})
    with pytest.raises(InputError, match="unlike inputs: article 'invented-000'"):
        data.join(references, [first, second])
