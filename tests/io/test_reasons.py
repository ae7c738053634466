"""Why an article got no brief, told in three languages: all that the code may say is in the table."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import yaml

from pipeline.io.reasons import reason
from pipeline.io.wording import words
from pipeline.io.writers import page_parts
from pipeline.records import Lang, Reject

ROOT = Path(__file__).resolve().parents[2] / "pipeline"
SPEAKERS = [
    *sorted(path for path in ROOT.glob("io/**/*.py") if path.name != "writers.py"),
    *(ROOT / name for name in ("stages/clean.py", "stages/summarize.py", "stages/translate.py", "stages/verify.py")),
    *(ROOT / name for name in ("run/text_limits.py", "run/worker.py", "run/supervisor.py")),
]
"""The files whose words become the reason of a reject."""
PLACES = {"InputError": 0, "_damaged": 0, "CallError": 2, "reject": 3, "rejected": 2}
"""At which place these calls take the reason."""
ENDS_THE_RUN = ("input ", "hub 'X'", "no format")
"""What is said of the whole command before anything is read."""


def sentences(value: ast.expr) -> Iterator[str]:
    """The texts that an expression may be, with X for what is filled in."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "X" for part in value.values)  # type: ignore[misc]
    elif isinstance(value, ast.IfExp):
        yield from (*sentences(value.body), *sentences(value.orelse))


def reasons(path: Path) -> Iterator[str]:
    """The reasons that a file may give: in a call of ``PLACES``, under the name ``detail``, or returned as a text."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            if name in PLACES and len(node.args) > PLACES[name]:
                found = list(sentences(node.args[PLACES[name]]))
                yield from (
                    (f"damaged X: {text}; save or send it again" for text in found) if name == "_damaged" else found
                )
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "detail":
            yield from sentences(node.value)
        elif isinstance(node, ast.Return) and path.name == "text_limits.py":
            yield from sentences(node.value or ast.Constant(""))


def told() -> list[str]:
    """Every reason that the code may give."""
    found = {text for path in SPEAKERS for text in reasons(path)}
    return sorted(text for text in found if text.strip("X") and not text.startswith(ENDS_THE_RUN))


@pytest.mark.parametrize("text", told())
def test_every_reason_is_told_in_each_language(text: str) -> None:
    assert reason(text, "en") == text
    assert reason(text, "ko") != text
    assert reason(text, "zh") != text


def test_the_reasons_of_the_code_are_found() -> None:
    assert len(told()) >= 55


def test_each_language_fills_in_the_same() -> None:
    rows = yaml.safe_load((ROOT / "io" / "strings" / "rejects.yaml").read_text(encoding="utf-8"))
    assert len({row["en"] for row in rows}) == len(rows)
    for row in rows:
        fields = [{name for _, name, _, _ in Formatter().parse(row[lang]) if name} for lang in ("en", "ko", "zh")]
        assert fields[0] == fields[1] == fields[2], row["en"]


@pytest.mark.parametrize(
    ("detail", "lang", "said"),
    [
        ("12 characters of text; at least 40 are needed for a brief", "ko", "본문이 12자입니다. 브리프를 만들려면 40자 이상이어야 합니다."),
        ("the HWP has a password; take it off in Hangul and save it again", "zh", "此 HWP 文件设有密码。请在 Hangul 中解除密码后重新保存。"),
        ("a PDF, not text; give the release as text (.txt, .md, .html)", "ko", "글이 아니라 PDF 파일입니다. 보도자료를 글 파일(.txt, .md, .html)로 주십시오."),
        ("no column 'nid', which --columns names; the file has: nr, inhalt", "zh", "没有 --columns 所指的“nid”列。文件中的列：nr, inhalt"),
        ("memory is short (tried 2 times)", "ko", "메모리가 부족합니다 (2번 시도)"),
        ("damaged HWP: a section breaks off; save or send it again", "zh", "HWP 文件已损坏（节在中途中断）。请重新保存或重新发送。"),
        ("{name} {0} %s", "ko", "{name} {0} %s"),
        ("can't be read: {why}", "zh", "无法读取：{why}"),
    ],
    ids=["short", "password", "kind", "columns", "tried", "damaged", "unknown", "braces"],
)  # fmt: skip
def test_reasons_with_their_own_words(detail: str, lang: Lang, said: str) -> None:
    assert reason(detail, lang) == said


@pytest.mark.parametrize("lang", ["en", "ko", "zh"])
def test_the_report_tells_why(lang: Lang) -> None:
    reject = Reject(
        id="빈 자료", source="in/a.txt", stage="read", code="empty", detail="empty file; a release needs a text"
    )
    page = "".join(page_parts((), [reject], {"briefs": 0, "verified": 0, "rejects": 1, "config": "offline"}, lang=lang))
    assert words(lang).reject(reject) in page
    assert (reject.detail in page) == (lang == "en")
    assert words(lang)("stage.read") + ": empty" in page
