"""The self-test on the shipped references: EVAL's targets, and that it would notice a check that went missing."""

import pytest

from eval import data, perturb
from eval.changes import Change, Site
from eval.damages import damages
from eval.metrics import defects
from eval.perturb import LANGS, Row, SelfTest, self_test
from eval.rewrites import rewrites

ITEMS = 20
"""Items a change here; ``hanbrief eval perturb`` takes 100 and runs in CI beside the tests."""


@pytest.fixture(scope="module")
def result() -> SelfTest:
    return self_test(list(data.load_references(data.PRESS).values()), ITEMS)


def test_enough_damages_and_rewrites() -> None:
    for lang in LANGS:
        assert len([c for c in damages() if c.lang == lang]) >= 15
        assert len([c for c in rewrites() if c.lang == lang]) >= 12


def test_every_change_has_its_items(result: SelfTest) -> None:
    assert [f"{row.lang} {row.change}" for row in result.rows if row.items < ITEMS] == []


def test_targets_are_reached(result: SelfTest) -> None:
    assert result.failures == ()


def test_references_raise_few_alarms_as_they_are(result: SelfTest) -> None:
    assert {row.lang: row.rate for row in result.untouched if row.rate > 6.0} == {}


def test_a_check_that_went_missing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(defects, "translation_findings", lambda *_: [])
    defects.target_evidence.cache_clear()
    blind = self_test([], 12)
    defects.target_evidence.cache_clear()
    assert any("en damage of A2 to A5" in failure for failure in blind.failures)


def test_items_are_distinct_and_changed() -> None:
    reference = next(iter(data.load_references(data.PRESS).values()))
    sites = [Site(reference, "en", i, text, []) for i, text in enumerate(reference.summary_en)]
    made = list(
        perturb._made(
            Change("double", "en", lambda site, _: iter((site.text, site.text + "!", site.text + "!"))), sites, 1
        )
    )
    assert sorted(text for _, text in made) == sorted(text + "!" for text in reference.summary_en)


@pytest.mark.parametrize(
    ("expects", "hits", "holds"),
    [(("A3",), 95, True), (("A3",), 94, False), ((), 2, True), ((), 3, False)],
    ids=["found", "too few found", "silent", "too loud"],
)
def test_rows_hold_their_targets(expects: tuple[str, ...], hits: int, holds: bool) -> None:
    row = Row(change="x", lang="en", expects=expects, items=100, hits=hits, target=95.0 if expects else 2.0)
    assert row.holds is holds


def test_the_result_is_remembered(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    calls: list[int] = []
    empty = SelfTest(rules="r", references="d", seed=1, rows=(), untouched=())
    monkeypatch.setattr(perturb, "self_test", lambda _references: calls.append(1) or empty)
    assert perturb.remembered([]) == perturb.remembered([]) == empty
    assert calls == [1]
