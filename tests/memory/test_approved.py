"""The memory that only measures what a client's own approved sentences add: near the references, apart from them."""

import json
import re
from pathlib import Path

import pytest

from pipeline.facts.checks.compare import compare
from pipeline.memory.store import Entry, Memory
from pipeline.records import TARGET_LANGS, TargetLang

REFERENCES = Path(__file__).resolve().parent.parent.parent / "eval" / "references"
ENTRIES = Memory.load(REFERENCES / "memory.jsonl").entries
ROWS = [json.loads(line) for line in (REFERENCES / "press.jsonl").read_text(encoding="utf-8").splitlines()]
SHARED = 15


def reference_sentences() -> list[str]:
    return [text for row in ROWS for text in (row["headline_ko"], *row["summary_ko"])]


@pytest.mark.parametrize("lang", TARGET_LANGS)
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.ko[:24])
def test_no_blocking_finding(entry: Entry, lang: TargetLang) -> None:
    findings = compare(entry.ko, entry.text(lang), lang, mentions=entry.mentions(), strict=True)
    assert [finding.message for finding in findings if finding.severity == "block"] == []


def test_as_many_for_each_domain_as_the_references_have() -> None:
    domains = sorted({row["domain"] for row in ROWS})
    assert sorted({entry.source for entry in ENTRIES}) == [f"approved/{domain}" for domain in domains]
    assert len(ENTRIES) == len(ROWS) == 60


def test_apart_from_the_references() -> None:
    texts = [text for row in ROWS for text in (row["title"], row["body"], row["headline_ko"], *row["summary_ko"])]
    grams = {text[at : at + SHARED] for text in texts for at in range(len(text) - SHARED + 1)}
    runs = [e.ko[at : at + SHARED] for e in ENTRIES for at in range(len(e.ko) - SHARED + 1)]
    assert [run for run in runs if run in grams] == []


def test_no_amount_in_common_with_the_reference_sentences() -> None:
    amount = re.compile(r"\d[\d,.]*(?:[조억만천]\d*)*(?:원|달러|명|%|톤|㎍)")
    theirs = {found.replace(",", "") for text in reference_sentences() for found in amount.findall(text)}
    mine = {found.replace(",", "") for entry in ENTRIES for found in amount.findall(entry.ko)}
    assert len(mine) > 60 and mine & theirs <= {"1000명"}  # a rate in 1,000 outpatients is always in so many


def test_the_names_are_others() -> None:
    everything = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS)
    names = Memory(ENTRIES).names()
    assert len(names) > 40 and [name for name in names if name in everything] == []


def test_nearer_to_the_references_than_the_press_memory() -> None:
    asked = reference_sentences()[1::8]
    mine, press = Memory(ENTRIES), Memory.shipped()
    scores = [(mine.near(text)[0][0], press.near(text)[0][0]) for text in asked]
    assert sum(a for a, _ in scores) > sum(b for _, b in scores)
