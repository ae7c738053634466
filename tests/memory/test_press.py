"""The press memory is fit to be imitated: its own checks pass, its names are invented, its sentences its own."""

import json
from collections import Counter
from pathlib import Path

import pytest

from pipeline.facts.checks.compare import compare
from pipeline.memory.store import SHIPPED, Entry, Memory
from pipeline.records import TARGET_LANGS, TargetLang

ROOT = Path(__file__).resolve().parent.parent.parent
ENTRIES = Memory.load(SHIPPED).entries
SHARED = 15
KINDS = {
    *("signing", "investing", "appointing", "exports up", "exports down", "quote", "plan", "result", "opening"),
    *("event held", "recruiting", "small firms", "award", "research", "clinical trial", "launch", "quarterly results"),
    *(
        "contract",
        "construction",
        "safety",
        "weather, disaster",
        "festival",
        "exhibition",
        "sports",
        "education",
        "law",
    ),
    *("subsidy", "welfare", "diplomacy", "agriculture", "survey", "statistics", "schedule", "headline"),
}


def reference_texts() -> list[str]:
    """Every Korean text of the references and of the example releases."""
    lines = (ROOT / "eval" / "references" / "press.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    texts = [text for row in rows for text in (row["title"], row["body"], row["headline_ko"], *row["summary_ko"])]
    return [*texts, *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt")))]


def reference_targets() -> list[str]:
    lines = (ROOT / "eval" / "references" / "press.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        text for row in rows for lang in TARGET_LANGS for text in (row[f"headline_{lang}"], *row[f"summary_{lang}"])
    ]


def shared_run(text: str, grams: frozenset[str], size: int) -> str:
    """The first run of ``size`` characters that ``text`` has in common with the texts of ``grams``."""
    return next((text[at : at + size] for at in range(len(text) - size + 1) if text[at : at + size] in grams), "")


def grams_of(texts: list[str], size: int) -> frozenset[str]:
    return frozenset(text[at : at + size] for text in texts for at in range(len(text) - size + 1))


@pytest.mark.parametrize("lang", TARGET_LANGS)
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.ko[:24])
def test_no_blocking_finding(entry: Entry, lang: TargetLang) -> None:
    findings = compare(entry.ko, entry.text(lang), lang, mentions=entry.mentions(), strict=True)
    assert [finding.message for finding in findings if finding.severity == "block"] == []


def test_checks_would_see_a_fault() -> None:
    entry = next(entry for entry in ENTRIES if "4200억원" in entry.ko)
    wrong = entry.en.replace("420 billion", "42 billion")
    assert any(f.severity == "block" for f in compare(entry.ko, wrong, "en", mentions=entry.mentions()))


def test_size_and_kinds() -> None:
    kinds = Counter(entry.source for entry in ENTRIES)
    assert set(kinds) == KINDS
    assert len(ENTRIES) >= 240 and kinds["headline"] >= 30 and min(kinds.values()) >= 6
    assert len({entry.ko for entry in ENTRIES}) == len({entry.en for entry in ENTRIES}) == len(ENTRIES)


def test_shares_no_run_with_the_references() -> None:
    grams = grams_of(reference_texts(), SHARED)
    assert [(entry.ko, run) for entry in ENTRIES if (run := shared_run(entry.ko, grams, SHARED))] == []


def test_a_shared_run_would_be_seen() -> None:
    text = reference_texts()[0]
    assert shared_run(f"바람군은 {text[5:30]}", grams_of([text], SHARED), SHARED)


def test_names_are_nowhere_in_the_references() -> None:
    everything = "\n".join([*reference_texts(), *reference_targets()])
    assert [name for name in Memory.load(SHIPPED).names() if name.removeprefix("the ") in everything] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.ko[:24])
def test_terms_stand_in_all_three_texts(entry: Entry) -> None:
    for surface, words in entry.terms.items():
        assert surface in entry.ko
        assert words["en"].casefold() in entry.en.casefold() and words["zh"] in entry.zh


def test_every_name_of_the_memory_is_a_term_where_it_stands() -> None:
    surfaces = {surface for entry in ENTRIES for surface in entry.terms}
    missed = [
        (surface, entry.ko)
        for entry in ENTRIES
        for surface in surfaces
        if surface in entry.ko and not any(surface in term for term in entry.terms)
    ]
    assert missed == []
