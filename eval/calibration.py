"""How far the gate can be trusted on these very articles: its false-alarm rate and its power.

False alarms: which run is called base and which candidate is drawn by a coin for each unit, 500
times; what the gate then calls better or worse is chance. Power: on top of that, 1, 2, 5 or 10 % of
the candidate's articles get the damage that was really done to their texts and really scored.
"""

import math

import numpy as np
from numpy.typing import NDArray

from eval import statistics
from eval.compare import breaking_states, score_matrix, unit_changes, unit_deviation
from eval.gate import Facts, Primary, Rules, Verdict, decide
from eval.score import PRIMARIES, RunScore
from pipeline.records import Record

SWAPS = 500
RATES = (0.01, 0.02, 0.05, 0.10)
_DRAWS = 2_000
"""Sign flips and resamples within a calibration: its p-values need not be finer than its 500 trials."""


class Calibration(Record):
    """Shares in percent of 500 trials. ``power``: share of articles damaged → share called WORSE."""

    swaps: int
    worse: float
    better: float
    power: dict[str, float]
    seed: int


def calibrate(
    base: RunScore,
    candidate: RunScore,
    damaged: RunScore | None,
    clusters: NDArray[np.intp],
    seed: int = statistics.SEED,
    swaps: int = SWAPS,
) -> Calibration:
    """The gate's rates with labels swapped at random; ``damaged`` is the candidate with every article damaged."""
    names = [name for name in PRIMARIES if name in base.signatures]
    paired = score_matrix(candidate, names) - score_matrix(base, names)
    states = breaking_states(base, candidate)
    signs = _signs(clusters, swaps, seed)
    verdicts, better = judge(paired[:, :, None] * signs[:, None, :], states[:, None] * signs.astype(np.int8), clusters)
    power: dict[str, float] = {}
    if damaged is not None:
        loss = score_matrix(damaged, names) - score_matrix(candidate, names)
        hits = breaking_states(candidate, damaged) > 0
        for rate in RATES:
            chosen = _chosen(len(paired), rate, swaps, seed)
            moved = paired[:, :, None] * signs[:, None, :] + loss[:, :, None] * chosen[:, None, :]
            state = np.where(chosen & hits[:, None], 1, states[:, None] * signs).astype(np.int8)
            power[f"{100 * rate:.0f} %"] = 100.0 * float(np.mean(judge(moved, state, clusters)[0] == Verdict.WORSE))
    return Calibration(
        swaps=swaps,
        worse=100.0 * float(np.mean(verdicts == Verdict.WORSE)),
        better=100.0 * float(np.mean(better)),
        power=power,
        seed=seed,
    )


def _signs(clusters: NDArray[np.intp], swaps: int, seed: int) -> statistics.Floats:
    """``(n, swaps)`` of +1 and -1, the same within a cluster."""
    random = np.random.default_rng(seed + 2)
    coins = random.integers(0, 2, size=(int(clusters.max()) + 1, swaps)).astype(np.float64) * 2.0 - 1.0
    return np.asarray(coins[clusters], dtype=np.float64)


def _chosen(n: int, rate: float, swaps: int, seed: int) -> NDArray[np.bool_]:
    """``(n, swaps)``: which articles are damaged in which trial, the same number in each (at least one)."""
    random = np.random.default_rng(seed + 3)
    count = max(1, round(rate * n))
    ranks = random.random((n, swaps)).argsort(axis=0).argsort(axis=0)
    return np.asarray(ranks < count)


def judge(
    paired: statistics.Floats,
    states: NDArray[np.int8],
    clusters: NDArray[np.intp],
    rules: Rules | None = None,
    draws: int | None = None,
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Verdicts of many comparisons at once, and which of them found something better without being worse.

    ``paired`` is ``(n, primaries, trials)``, ``states`` ``(n, trials)`` of +1 newly broken, -1 newly fixed.
    """
    rules, draws = rules or Rules(), draws or _DRAWS
    n, count, trials = paired.shape
    flat = paired.reshape(n, count * trials)
    flips = statistics.sign_flip(flat, clusters, draws=draws)
    greater = statistics.holm(flips.greater.reshape(count, trials))
    less = statistics.holm(flips.less.reshape(count, trials))
    lower = statistics.bootstrap(flat, (0.05,), clusters, draws=draws)[0].reshape(count, trials)
    deviation = unit_deviation(flat, clusters).reshape(count, trials)
    means = flat.mean(axis=0).reshape(count, trials)
    units = int(clusters.max()) + 1
    verdicts, better = [], []
    for t in range(trials):
        primaries = {
            str(p): Primary(
                mean=means[p, t],
                deviation=deviation[p, t],
                lower95=lower[p, t],
                holm_better=greater[p, t],
                holm_worse=less[p, t],
            )
            for p in range(count)
        }
        broken, fixed = unit_changes(states[:, t], clusters)
        decision = decide(Facts(units=units, primaries=primaries, broken=broken, fixed=fixed), rules)
        verdicts.append(int(decision.verdict))
        better.append(bool(decision.better) and decision.verdict is not Verdict.WORSE)
    return np.array(verdicts, dtype=np.intp), np.array(better)


def within(rate: float, trials: int, limit: float = 5.0) -> bool:
    """Whether a rate in percent is at most the limit, give or take the trials' own chance (two standard errors)."""
    return rate <= limit + 200.0 * math.sqrt(limit / 100 * (1 - limit / 100) / trials)
