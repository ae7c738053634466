"""The statistics: exact values, false alarms over 500 null comparisons, clustered input, and power."""

import numpy as np
import pytest

from eval import statistics
from eval.calibration import judge, within
from eval.gate import Verdict

TRIALS = 500
# Standard deviation of paired article-level differences between two real systems, points (chrF++ and
# ROUGE-L of three-sentence texts); correlations between the three primaries' differences about 0.3.
DEVIATION = 7.0


def _differences(n: int, mean: float, seed: int, deviation: float = DEVIATION) -> np.ndarray:
    """``(n, 3, TRIALS)`` correlated differences with the mean given in the first primary only."""
    random = np.random.default_rng(seed)
    shared = random.normal(0, deviation * 0.3**0.5, size=(n, 1, TRIALS))
    own = random.normal(0, deviation * 0.7**0.5, size=(n, 3, TRIALS))
    return shared + own + np.array([mean, 0.0, 0.0])[None, :, None]


def _states(n: int, rate: float, seed: int) -> np.ndarray:
    """``(n, TRIALS)``: a share ``rate`` of articles newly broken, as many newly fixed."""
    random = np.random.default_rng(seed)
    return random.choice([-1, 0, 1], p=[rate, 1 - 2 * rate, rate], size=(n, TRIALS)).astype(np.int8)


@pytest.mark.parametrize("n", [30, 60, 200])
def test_null_comparisons_seldom_alarm(n: int) -> None:
    clusters = np.arange(n)
    verdicts, better = judge(_differences(n, 0.0, n), _states(n, 0.08, n), clusters, draws=1000)
    assert within(100 * float(np.mean(verdicts == Verdict.WORSE)), TRIALS)
    assert within(100 * float(np.mean(better)), TRIALS)


def test_clusters_keep_the_false_alarms_down() -> None:
    """Five articles an event: told of the events the gate is calm, blind to them it alarms far too often."""
    events, size = 60, 5
    clusters = np.repeat(np.arange(events), size)
    random = np.random.default_rng(11)
    shared = random.normal(0, 5, size=(events, 3, TRIALS))[clusters]
    paired = shared + random.normal(0, 5, size=(events * size, 3, TRIALS))
    quiet = np.zeros((events * size, TRIALS), dtype=np.int8)
    told, told_better = judge(paired, quiet, clusters, draws=1000)
    blind, _ = judge(paired, quiet, np.arange(events * size), draws=1000)
    assert within(100 * float(np.mean(told == Verdict.WORSE)), TRIALS)
    assert within(100 * float(np.mean(told_better)), TRIALS)
    assert np.mean(blind == Verdict.WORSE) > 0.1


def test_power_for_a_point_and_a_half_at_200_articles() -> None:
    _, better = judge(_differences(200, 1.5, 5), np.zeros((200, TRIALS), dtype=np.int8), np.arange(200), draws=1000)
    assert 0.68 <= float(np.mean(better)) <= 0.82


def test_a_broken_tenth_is_found() -> None:
    states = np.zeros((200, TRIALS), dtype=np.int8)
    states[:20] = 1
    verdicts, _ = judge(_differences(200, 0.0, 7), states, np.arange(200), draws=500)
    assert np.mean(verdicts == Verdict.WORSE) == 1.0


@pytest.mark.parametrize(
    ("more", "less", "expected"),
    [(0, 0, 1.0), (5, 0, 1 / 32), (6, 0, 1 / 64), (3, 3, 42 / 64), (9, 1, 11 / 1024)],
    ids=["none", "five-nil", "six-nil", "even", "nine-one"],
)
def test_sign_test_is_exact(more: int, less: int, expected: float) -> None:
    assert statistics.sign_test(more, less) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(("n", "expected"), [(30, 0.51), (100, 0.28), (200, 0.20), (400, 0.14)])
def test_smallest_detectable_shift(n: int, expected: float) -> None:
    assert statistics.detectable(1.0, n) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("broken", "fixed", "n", "expected"),
    [(0, 0, 60, 2.7055 / 62.7055), (0, 0, 30, 2.7055 / 32.7055)],
    ids=["sixty", "thirty"],
)
def test_breakage_bound_isnt_zero_where_nothing_broke(broken: int, fixed: int, n: int, expected: float) -> None:
    assert statistics.breakage_upper(broken, fixed, n) == pytest.approx(expected, abs=1e-4)


def test_breakage_bound_covers() -> None:
    """Over simulated runs the true net breakage lies under the 95 % bound about 95 times in a hundred."""
    random = np.random.default_rng(3)
    draws = random.multinomial(200, [0.06, 0.03, 0.91], size=2000)
    covered = [statistics.breakage_upper(int(b), int(f), 200) >= 0.03 for b, f, _ in draws]
    assert 0.93 <= float(np.mean(covered)) <= 0.975


def test_sign_flip_agrees_with_full_enumeration() -> None:
    values = np.array([1.2, -0.4, 2.2, 0.7, -1.1, 0.9, 1.5, -0.2])
    signs = np.array(np.meshgrid(*[[-1, 1]] * len(values))).reshape(len(values), -1)
    exact = np.mean(values @ signs >= values.sum() - 1e-9)
    flips = statistics.sign_flip(values[:, None], draws=20_000)
    assert float(flips.greater[0]) == pytest.approx(float(exact), abs=0.01)


def test_sign_flip_is_seeded() -> None:
    values = np.random.default_rng(1).normal(0.3, 1, size=(50, 2))
    first, second = statistics.sign_flip(values, seed=4), statistics.sign_flip(values, seed=4)
    assert first.two.tolist() == second.two.tolist()


def test_bootstrap_interval_matches_the_normal_one() -> None:
    values = np.random.default_rng(2).normal(1.0, 4.0, size=(400, 1))
    low, high = statistics.bootstrap(values, (0.025, 0.975))[:, 0]
    half = 1.96 * values.std(ddof=1) / 20
    assert (high - low) / 2 == pytest.approx(half, rel=0.05)


@pytest.mark.parametrize(
    ("given", "expected"),
    [([0.01, 0.04, 0.03], [0.03, 0.06, 0.06]), ([0.5, 0.9, 0.8], [1.0, 1.0, 1.0]), ([0.02], [0.02])],
    ids=["textbook", "capped", "single"],
)
def test_holm(given: list[float], expected: list[float]) -> None:
    assert statistics.holm(np.array(given)[:, None])[:, 0].tolist() == pytest.approx(expected)


def test_needed_for_breakage_grows_until_the_bound_holds() -> None:
    need = statistics.needed_for_breakage(0, 0, 30, 0.05)
    assert need is not None
    assert 50 <= need <= 54
    assert statistics.needed_for_breakage(6, 0, 60, 0.05) is None
