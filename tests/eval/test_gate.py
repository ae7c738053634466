"""The gate: every verdict and exit code, and what an UNDECIDED still needs."""

import numpy as np
import pytest

from eval.compare import check_alike, compare
from eval.gate import Facts, Primary, Rules, Verdict, breakage_limit, decide, facts_of
from eval.score import RunScore
from pipeline.errors import InputError
from tests.eval.invented import make_reference, make_references, make_scores


def primary(mean: float, lower: float, better: float = 1.0, worse: float = 1.0, deviation: float = 7.0) -> Primary:
    return Primary(mean=mean, deviation=deviation, lower95=lower, holm_better=better, holm_worse=worse)


GAIN = {"ko_rougeL": primary(2.0, 1.0, better=0.001), "en_chrf++": primary(0.1, -0.8)}
EQUAL = {"ko_rougeL": primary(0.1, -0.9), "en_chrf++": primary(-0.1, -0.9)}
WIDE = {"ko_rougeL": primary(0.1, -2.9), "en_chrf++": primary(0.0, -1.0)}
LOSS = {"ko_rougeL": primary(-3.0, -4.0, worse=0.001), "en_chrf++": primary(5.0, 4.0, better=0.0003)}
CASES = [
    ("gain", Facts(units=200, primaries=GAIN, broken=2, fixed=2), Rules(), Verdict.PASS, "better: ko_rougeL +2.00"),
    ("equal", Facts(units=200, primaries=EQUAL, broken=0, fixed=0), Rules(), Verdict.UNDECIDED, "better at Holm p"),
    (
        "equal allowed",
        Facts(units=200, primaries=EQUAL, broken=0, fixed=0),
        Rules(allow_equal=True),
        Verdict.PASS,
        "equal",
    ),
    (
        "wide",
        Facts(units=60, primaries=WIDE, broken=0, fixed=0),
        Rules(allow_equal=True),
        Verdict.UNDECIDED,
        "ko_rougeL",
    ),
    (
        "own margin",
        Facts(units=60, primaries=WIDE, broken=0, fixed=0),
        Rules(allow_equal=True, margin=3),
        Verdict.PASS,
        "",
    ),
    ("lower", Facts(units=200, primaries=LOSS, broken=0, fixed=9), Rules(), Verdict.WORSE, "ko_rougeL lower by 3.00"),
    (
        "broken",
        Facts(units=200, primaries=GAIN, broken=6, fixed=0),
        Rules(),
        Verdict.WORSE,
        "6 newly broken, 0 newly fixed",
    ),
    (
        "five broken",
        Facts(units=200, primaries=GAIN, broken=5, fixed=0),
        Rules(),
        Verdict.UNDECIDED,
        "net new breakage",
    ),
    (
        "must pass",
        Facts(units=200, primaries=GAIN, broken=0, fixed=9, must_pass={"a": ("A4",)}),
        Rules(),
        Verdict.WORSE,
        "must-pass article 'a' newly fails A4",
    ),
    (
        "ceiling",
        Facts(units=200, primaries=GAIN, broken=0, fixed=0, ceilings={"seconds": (41.0, 40.0)}),
        Rules(),
        Verdict.WORSE,
        "ceiling exceeded: seconds 41 over 40",
    ),
    (
        "too few for breakage",
        Facts(units=40, primaries=GAIN, broken=0, fixed=0),
        Rules(),
        Verdict.UNDECIDED,
        "breakage",
    ),
]


@pytest.mark.parametrize(("facts", "rules", "verdict", "reason"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_verdicts(facts: Facts, rules: Rules, verdict: Verdict, reason: str) -> None:
    decision = decide(facts, rules)
    assert decision.verdict is verdict
    assert reason in decision.reason


def test_undecided_says_how_many_more() -> None:
    decision = decide(Facts(units=60, primaries=WIDE, broken=0, fixed=0), Rules(allow_equal=True))
    failed = next(bound for bound in decision.bounds if not bound.holds)
    assert failed.needed == round((1.645 * 7 / 2.1) ** 2 + 0.5)
    assert decision.more == 1
    decision = decide(Facts(units=30, primaries=EQUAL, broken=0, fixed=0), Rules(allow_equal=True))
    assert decision.more is not None
    assert 20 <= decision.more <= 24
    assert "more articles are needed" in decision.reason


@pytest.mark.parametrize(("n", "margin"), [(30, 2.0), (200, 2.0), (450, 4 / 3), (800, 1.0), (5000, 1.0)])
def test_margin_shrinks(n: int, margin: float) -> None:
    assert Rules().margin_at(n) == pytest.approx(margin)


def test_breakage_limits() -> None:
    assert (breakage_limit(799), breakage_limit(800)) == (0.05, 0.03)


def noisy(n: int, shift: float, seed: int, name: str, codes: list[set[str]] | None = None) -> RunScore:
    random = np.random.default_rng(seed)
    rows = random.normal(50 + shift, 3, size=(n, 3))
    return make_scores([tuple(row) for row in rows.tolist()], codes, name)


@pytest.mark.parametrize(
    ("shift", "codes", "verdict"),
    [
        (4.0, [set()] * 90, Verdict.PASS),
        (-4.0, [set()] * 90, Verdict.WORSE),
        (4.0, [{"A3"}] * 8 + [set()] * 82, Verdict.WORSE),
        (4.0, [{"A9"}] * 8 + [set()] * 82, Verdict.PASS),
    ],
    ids=["better", "lower", "a gain buys back no defect", "length alone breaks nothing"],
)
def test_from_scores_to_verdict(shift: float, codes: list[set[str]], verdict: Verdict) -> None:
    base, candidate = noisy(90, 0, 1, "base"), noisy(90, shift, 2, "new", codes)
    comparison = compare(base, candidate, make_references(90))
    assert decide(facts_of(comparison, candidate, Rules()), Rules()).verdict is verdict


def test_must_pass_and_ceilings_come_from_references_and_rules() -> None:
    references = [make_reference(number, must_pass=number == 3) for number in range(90)]
    codes = [{"A5"} if number == 3 else set() for number in range(90)]
    base, candidate = noisy(90, 0, 1, "base"), noisy(90, 4, 2, "new", codes)
    comparison = compare(base, candidate, references)
    assert comparison.must_pass == {"invented-003": ("A5",)}
    rules = Rules(ceilings={"seconds": 0.5, "A5": 0.5})
    assert facts_of(comparison, candidate, rules).ceilings == {"seconds": (1.0, 0.5)}


def test_trading_one_defect_for_another_counts_nothing() -> None:
    base = noisy(40, 0, 1, "base", [{"A3"}] * 20 + [set()] * 20)
    candidate = noisy(40, 0, 2, "new", [{"A5"}] * 20 + [set()] * 20)
    comparison = compare(base, candidate, make_references(40))
    assert (comparison.unit_broken, comparison.unit_fixed) == (0, 0)
    assert [len(d.broken) for d in comparison.defects if d.code in ("A3", "A5")] == [0, 20]


def test_articles_of_one_event_count_once() -> None:
    references = [make_reference(number, cluster=f"event {number // 2}") for number in range(80)]
    base = noisy(80, 0, 1, "base")
    candidate = noisy(80, 0, 2, "new", [{"A3"}] * 8 + [set()] * 72)
    comparison = compare(base, candidate, references)
    assert (comparison.n, comparison.units, comparison.unit_broken) == (80, 40, 4)


@pytest.mark.parametrize(
    ("base", "candidate", "message"),
    [
        (noisy(29, 0, 1, "a"), noisy(29, 0, 2, "b"), "29 articles: at least 30"),
        (noisy(40, 0, 1, "a"), noisy(41, 0, 2, "b"), "runs over other articles"),
        (
            noisy(40, 0, 1, "a"),
            noisy(40, 0, 2, "b").model_copy(
                update={"signatures": {"ko_rougeL": "s1", "en_chrf++": "old", "zh_chrf": "s3"}}
            ),
            "score en_chrf\\+\\+: another signature: s2 in a, old in b",
        ),
        (
            noisy(40, 0, 1, "a"),
            noisy(40, 0, 2, "b").model_copy(update={"references_digest": "e" * 12}),
            "scored by references",
        ),
    ],
    ids=["too few", "other articles", "signature", "other references"],
)
def test_runs_that_cant_be_compared(base: RunScore, candidate: RunScore, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        check_alike(base, candidate)
    assert caught.value.exit_code == int(Verdict.INVALID)


def test_too_few_events() -> None:
    references = [make_reference(number, cluster=f"event {number // 4}") for number in range(80)]
    with pytest.raises(InputError, match="20 independent events"):
        compare(noisy(80, 0, 1, "a"), noisy(80, 0, 2, "b"), references)
