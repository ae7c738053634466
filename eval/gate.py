"""The gate: PASS, WORSE, UNDECIDED or INVALID for a candidate run, with the reason and what is still needed.

A score gain never buys back a defect. The rules and their numbers are EVAL's: newly broken against
newly fixed by an exact test, primaries by Holm's one-sided p, then bounds that shrink with n.
"""

import math
from collections.abc import Mapping
from enum import IntEnum
from typing import Annotated

from pydantic import Field

from eval import statistics
from eval.compare import Comparison
from eval.score import RunScore
from pipeline.records import Record

ALPHA = 0.025


class Verdict(IntEnum):
    """The verdict and the exit code that goes with it."""

    PASS = 0
    WORSE = 1
    UNDECIDED = 2
    INVALID = 3


class Rules(Record):
    """What the gate asks. ``margin`` in points (``None``: by n); ``ceilings``: defect → greatest share of the
    candidate's articles, or ``seconds`` → greatest mean an article."""

    allow_equal: bool = False
    margin: Annotated[float, Field(gt=0)] | None = None
    ceilings: dict[str, float] = Field(default_factory=dict)

    def margin_at(self, n: int) -> float:
        """The margin in points: 2.0 up to n = 200, 1.0 from 800, between them as the standard error shrinks."""
        if self.margin is not None:
            return self.margin
        return min(2.0, max(1.0, 2.0 * math.sqrt(200 / n)))


def breakage_limit(n: int) -> float:
    """The greatest net new breakage that passes: 5 % of articles, 3 % from 800."""
    return 0.03 if n >= 800 else 0.05


class Primary(Record):
    """What the gate needs to know of one primary; ``units`` aside, all in points."""

    mean: float
    deviation: float
    lower95: float
    holm_better: float
    holm_worse: float


class Facts(Record):
    """What the gate decides on. ``units`` counts independent units, ``broken`` and ``fixed`` count such units."""

    units: int
    primaries: dict[str, Primary]
    broken: int
    fixed: int
    must_pass: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    ceilings: dict[str, tuple[float, float]] = Field(default_factory=dict)


class Bound(Record):
    """One bound: what it is, its value, its limit, whether it holds; where it doesn't, the articles that would do."""

    name: str
    value: float
    limit: float
    holds: bool
    needed: int | None = None


class Decision(Record):
    """The verdict, the one reason, and every bound."""

    verdict: Verdict
    reason: str
    bounds: tuple[Bound, ...] = ()
    more: int | None = None
    better: tuple[str, ...] = ()


def facts_of(comparison: Comparison, candidate: RunScore, rules: Rules) -> Facts:
    """The comparison's numbers as the gate wants them."""
    return Facts(
        units=comparison.units,
        primaries={
            d.name: Primary(
                mean=d.mean,
                deviation=d.deviation,
                lower95=d.lower95,
                holm_better=d.holm_better,
                holm_worse=d.holm_worse,
            )
            for d in comparison.primaries
        },
        broken=comparison.unit_broken,
        fixed=comparison.unit_fixed,
        must_pass=comparison.must_pass,
        ceilings=_exceeded(candidate, rules.ceilings),
    )


def _exceeded(candidate: RunScore, ceilings: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Ceilings the candidate exceeds → (value, ceiling)."""
    counts = candidate.defect_counts()
    found = {}
    for name, ceiling in ceilings.items():
        value = candidate.corpus["seconds"] if name == "seconds" else counts[name] / len(candidate.ids)
        if value > ceiling:
            found[name] = (value, ceiling)
    return found


def decide(facts: Facts, rules: Rules) -> Decision:
    """The verdict on the facts: first what makes it worse, then the bounds, then whether something is better."""
    bounds = _bounds(facts, rules)
    better = tuple(name for name, primary in facts.primaries.items() if primary.holm_better < ALPHA)
    reason = _worse(facts)
    if reason:
        return Decision(verdict=Verdict.WORSE, reason=reason, bounds=bounds, better=better)
    failed = [bound for bound in bounds if not bound.holds]
    if failed:
        return _undecided(failed, facts.units, bounds, better)
    if better:
        gain = ", ".join(f"{name} {facts.primaries[name].mean:+.2f}" for name in better)
        reason = f"not worse, every bound holds, and better: {gain}"
        return Decision(verdict=Verdict.PASS, reason=reason, bounds=bounds, better=better)
    if rules.allow_equal:
        reason = "not worse and every bound holds (equal is allowed)"
        return Decision(verdict=Verdict.PASS, reason=reason, bounds=bounds)
    gains = tuple(_gain(name, primary, len(facts.primaries)) for name, primary in facts.primaries.items())
    return _undecided([min(gains, key=lambda g: g.needed or 10**9)], facts.units, (*bounds, *gains), better)


def _worse(facts: Facts) -> str:
    """Why the candidate is worse; empty where it isn't shown to be."""
    if facts.must_pass:
        key, codes = next(iter(facts.must_pass.items()))
        more = f" (and {len(facts.must_pass) - 1} more)" if len(facts.must_pass) > 1 else ""
        return f"must-pass article '{key}' newly fails {', '.join(codes)}{more}"
    p = statistics.sign_test(facts.broken, facts.fixed)
    if facts.broken > facts.fixed and p < ALPHA:
        return f"defects A1 to A7: {facts.broken} newly broken, {facts.fixed} newly fixed (exact p = {p:.4f})"
    for name, primary in facts.primaries.items():
        if primary.holm_worse < ALPHA:
            return f"{name} lower by {-primary.mean:.2f} points (Holm p = {primary.holm_worse:.4f})"
    for name, (value, ceiling) in facts.ceilings.items():
        return f"ceiling exceeded: {name} {value:.3g} over {ceiling:.3g}"
    return ""


def _bounds(facts: Facts, rules: Rules) -> tuple[Bound, ...]:
    """The margin of each primary and the bound on new breakage."""
    margin, limit = rules.margin_at(facts.units), breakage_limit(facts.units)
    bounds = [
        Bound(
            name=f"{name}: one-sided 95 % lower bound above -{margin:.2f}",
            value=primary.lower95,
            limit=-margin,
            holds=primary.lower95 > -margin,
            needed=None
            if primary.lower95 > -margin
            else statistics.needed_for_bound(primary.deviation, primary.mean + margin),
        )
        for name, primary in facts.primaries.items()
    ]
    upper = statistics.breakage_upper(facts.broken, facts.fixed, facts.units)
    breakage = Bound(
        name=f"net new breakage: upper bound at most {100 * limit:.0f} %",
        value=100 * upper,
        limit=100 * limit,
        holds=upper <= limit,
        needed=None
        if upper <= limit
        else statistics.needed_for_breakage(facts.broken, facts.fixed, facts.units, limit),
    )
    return (*bounds, breakage)


def _gain(name: str, primary: Primary, count: int) -> Bound:
    """The bound that something be better, with the articles it would take at the mean seen."""
    return Bound(
        name=f"{name}: better at Holm p below {ALPHA}",
        value=primary.holm_better,
        limit=ALPHA,
        holds=primary.holm_better < ALPHA,
        needed=statistics.needed(primary.deviation, primary.mean, ALPHA / count),
    )


def _undecided(failed: list[Bound], units: int, bounds: tuple[Bound, ...], better: tuple[str, ...]) -> Decision:
    """UNDECIDED with the bounds that failed and the articles that are missing."""
    names = "; ".join(f"{bound.name} (is {bound.value:.3g})" for bound in failed)
    needs = [bound.needed for bound in failed]
    more = None if None in needs else max(max(need or 0 for need in needs) - units, 1)
    hint = (
        "more articles alone won't settle it at the difference seen"
        if more is None
        else f"about {more:,} more articles are needed at the difference seen"
    )
    reason = f"bound not met: {names}; {hint}"
    return Decision(verdict=Verdict.UNDECIDED, reason=reason, bounds=bounds, more=more, better=better)
