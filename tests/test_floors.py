"""The house stands: imports point down, files and functions keep their size, no cycles."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAX_FILE_LINES, MAX_FUNCTION_LINES, MAX_PARAMETERS = 400, 50, 6
FLOORS = {
    "pipeline.records": 0,
    "pipeline.errors": 0,
    "pipeline.config": 1,
    "pipeline.text": 1,
    "pipeline.facts": 1,
    "pipeline.lexicon": 1,
    "pipeline.io": 1,
    "pipeline.memory": 1,
    "pipeline.models": 2,
    "pipeline.stages": 3,
    "pipeline.build": 4,
    "pipeline.run": 4,
    "pipeline.review": 4,
    "pipeline.cli": 5,
}
EVAL_MAY = ("eval", *(name for name, floor in FLOORS.items() if floor <= 1))
HEAVY = ("torch", "transformers", "sentencepiece", "ctranslate2", "xllamacpp")
PROGRAMS = "eval.programs."
"""Processes of their own that the benchmark starts: they import nothing of ours, and nothing imports them."""
FILES = sorted([*ROOT.glob("pipeline/**/*.py"), *ROOT.glob("eval/**/*.py")])


def module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every imported module with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def floor(name: str) -> int | None:
    found = [
        (len(prefix), level) for prefix, level in FLOORS.items() if name == prefix or name.startswith(prefix + ".")
    ]
    return max(found)[1] if found else None


@pytest.mark.parametrize("path", FILES, ids=module)
def test_imports_point_down(path: Path) -> None:
    own = module(path)
    for name, line in imports(path):
        where = f"{own}:{line} imports {name}"
        assert not name.startswith(PROGRAMS), where
        if own.startswith(PROGRAMS):
            assert not name.startswith(("pipeline", "eval")), where
            continue
        if own.startswith("eval"):
            if name.startswith("pipeline."):
                assert any(name == ok or name.startswith(ok + ".") for ok in EVAL_MAY), where
            assert name.split(".")[0] not in HEAVY, where
        elif name.startswith("eval"):
            assert own == "pipeline.cli", where
        elif (level := floor(name)) is not None and (mine := floor(own)) is not None:
            assert level <= mine, where
            if mine == 3 and level == 2:
                assert name.startswith("pipeline.models.base"), where


@pytest.mark.parametrize("path", FILES, ids=module)
def test_sizes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MAX_FILE_LINES, f"{module(path)} has {text.count(chr(10))} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            count = len([a for a in node.args.args if a.arg not in ("self", "cls")]) + len(node.args.kwonlyargs)
            assert length <= MAX_FUNCTION_LINES, f"{module(path)}.{node.name} has {length} lines"
            if module(path) not in ("pipeline.cli", "eval.cli"):
                assert count <= MAX_PARAMETERS, f"{module(path)}.{node.name} has {count} parameters"


def test_no_cycles() -> None:
    known = {module(path): path for path in FILES}
    graph = {
        name: {target for target, _ in imports(path) if target in known and target != name}
        for name, path in known.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for target in graph[name]:
                visit(target, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_no_common_rooms() -> None:
    assert not [path for path in FILES if path.stem in ("utils", "helpers", "common")]
