"""The three tables say the same things, and all that the page and the checks may say is in them."""

import ast
import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from pipeline.records import DateValue, Finding, Lang, Mention, MentionKind, Origin, Quantity
from pipeline.review.wording import preferred, words

ROOT = Path(__file__).resolve().parents[2] / "pipeline"
TEMPLATES = sorted((ROOT / "review" / "templates").glob("*.j2"))
FINDING = Finding(
    check="scale_changed", severity="block", lang="en", message="10^-2 times", expected="426.9 billion won",
    found="4.269 billion won", source_span=(2, 8),
)  # fmt: skip


def checks() -> set[str]:
    """Every check that the facts name, read from the code: ``check="…"`` and the strings of that shape."""
    found: set[str] = set()
    for path in [*ROOT.glob("facts/**/*.py"), *ROOT.glob("review/*.py"), *ROOT.glob("stages/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "check" and isinstance(node.value, ast.Constant):
                found.add(str(node.value.value))
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(
                    re.findall(
                        r"^(?:value|date|name|place|scale|unit|direction|negation|word|languages|relation|example|plan)_[a-z]+$",
                        node.value,
                    )
                )
    return found


@pytest.mark.parametrize("lang", ["ko", "zh"])
def test_the_tables_are_alike(lang: Lang) -> None:
    ours, english = words(lang).strings, words("en").strings
    assert ours.keys() == english.keys()
    for key, text in english.items():
        fields = {field for _, field, _, _ in Formatter().parse(text) if field}
        assert {field for _, field, _, _ in Formatter().parse(ours[key]) if field} == fields, key
    assert not [key for key, text in ours.items() if text == english[key] and key not in ("export.jsonl", "field.end")]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_ask_for_known_strings(path: Path) -> None:
    asked = re.findall(r'\bt\("([\w.]+)"[,)]', path.read_text(encoding="utf-8"))
    assert [key for key in asked if key not in words("en").strings] == []


def test_everything_has_a_label() -> None:
    strings = words("en").strings
    wanted = {f"check.{check}" for check in checks()}
    wanted |= {f"kind.{kind}" for kind in get_args(MentionKind)} | {f"origin.{name}" for name in get_args(Origin)}
    assert len(checks()) >= 15
    assert wanted - strings.keys() == set()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "10^-2 times"),
        ("ko", "4269억원: 올바른 표기 ‘426.9 billion won’ · 문장에는 ‘4.269 billion won’"),
        ("zh", "4269억원: 应写作“426.9 billion won” · 文中为“4.269 billion won”"),
    ],
)
def test_findings_are_said_in_the_language(lang: Lang, said: str) -> None:
    assert words(lang).finding(FINDING, "시는4269억원을 들였다") == said


@pytest.mark.parametrize(
    ("check", "lang", "said"),
    [
        ("agent_changed", "ko", "4269억원: 원문의 주체는 ‘426.9 billion won’"),
        ("value_swapped", "zh", "4269억원: 原文为“426.9 billion won”"),
        ("value_missing", "ko", "4269억원: 올바른 표기 ‘426.9 billion won’"),
    ],
)
def test_what_is_expected_is_a_spelling_only_where_the_check_is_of_one(check: str, lang: Lang, said: str) -> None:
    finding = FINDING.model_copy(update={"check": check, "found": ""})
    assert words(lang).finding(finding, "시는4269억원을 들였다") == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param(Quantity(value="426900000000", unit="KRW"), "426,900,000,000 KRW", id="won"),
        pytest.param(Quantity(value="1600", unit="count", counter="개", approx="over"), "more than 1,600 count (개)", id="over"),
        pytest.param(Quantity(value="2", upper="5", unit="percent"), "2 – 5 percent", id="range"),
        pytest.param(DateValue(year=2026, month=1, day=29, implied=("year",)), "2026-01-29 (year implied by the publication date)", id="day"),
        pytest.param(DateValue(day=24), "day 24", id="bare-day"),
        pytest.param(DateValue(month=3, day=2, end=DateValue(day=5)), "month 3 day 2 to day 5", id="days"),
    ],
)  # fmt: skip
def test_values_in_words(value: Quantity | DateValue, said: str) -> None:
    assert words("en").value(Mention(kind="figure", surface="x", start=0, end=1, value=value)) == said


@pytest.mark.parametrize(
    ("header", "lang"),
    [("", "en"), ("fr,de", "en"), ("ko", "ko"), ("zh-TW,zh;q=0.9", "zh"), ("fr, en;q=0.3, ko;q=0.8", "ko"), ("ko;q=x", "en"), ("zh;q=0", "en")],
)  # fmt: skip
def test_the_browsers_language(header: str, lang: Lang) -> None:
    assert preferred(header) == lang
