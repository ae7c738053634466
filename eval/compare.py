"""Two scored runs over the same articles: differences, defects broken and fixed, and how sure one can be."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from eval import statistics
from eval.data import MIN_ARTICLES, Reference
from eval.metrics.evidence import BREAKING, CODES, MUST_PASS
from eval.score import PRIMARIES, ArticleScore, RunScore
from pipeline.errors import InputError
from pipeline.records import Record

TIE = 0.005
"""Differences below this, in points, are ties."""


class Difference(Record):
    """One score's paired differences, candidate less base; intervals by bootstrap, p-values by sign flips."""

    name: str
    base: float
    candidate: float
    mean: float
    deviation: float
    low: float
    high: float
    lower95: float
    p_better: float
    p_worse: float
    p_two: float
    holm_better: float
    holm_worse: float
    wins: int
    ties: int
    losses: int
    detectable: float
    needed: int | None


class DefectChange(Record):
    """One defect (or the group A1 to A7): articles that have it, and ids newly broken and newly fixed."""

    code: str
    title: str
    base: int
    candidate: int
    broken: tuple[str, ...]
    fixed: tuple[str, ...]
    p_worse: float
    p_better: float


class Slice(Record):
    """A part of the articles: its size and the mean difference of each primary."""

    field: str
    value: str
    n: int
    means: dict[str, float]
    broken: int
    fixed: int


class Comparison(Record):
    """What two runs show. ``n`` counts articles, ``units`` independent clusters of them."""

    base: str
    candidate: str
    n: int
    units: int
    primaries: tuple[Difference, ...]
    secondaries: tuple[Difference, ...]
    breaking: DefectChange
    defects: tuple[DefectChange, ...]
    must_pass: dict[str, tuple[str, ...]]
    unit_broken: int
    unit_fixed: int
    blame: dict[str, dict[str, dict[str, int]]]
    slices: tuple[Slice, ...]
    seed: int


def check_alike(base: RunScore, candidate: RunScore) -> None:
    """``InputError`` where the two were not scored alike, or over too few articles."""
    if base.references_digest != candidate.references_digest or base.ids != candidate.ids:
        raise InputError(
            f"runs {base.run} and {candidate.run}: runs over other articles: scored by references "
            f"{base.references_digest} ({len(base.ids)} articles) and {candidate.references_digest} "
            f"({len(candidate.ids)}); score both by one file",
            code="other-articles",
        )
    for name in sorted(set(base.signatures) | set(candidate.signatures)):
        mine, other = base.signatures.get(name, "none"), candidate.signatures.get(name, "none")
        if mine != other:
            raise InputError(
                f"score {name}: another signature: {mine} in {base.run}, {other} in {candidate.run}; score both again",
                code="signature",
            )
    if len(base.ids) < MIN_ARTICLES:
        raise InputError(
            f"{len(base.ids)} articles: at least {MIN_ARTICLES} are needed to compare runs", code="too-few"
        )


def compare(
    base: RunScore, candidate: RunScore, references: Sequence[Reference], seed: int = statistics.SEED
) -> Comparison:
    """The comparison; ``InputError`` where the runs can't be compared."""
    check_alike(base, candidate)
    clusters = statistics.cluster_index([reference.cluster for reference in references])
    units = int(clusters.max()) + 1
    if units < MIN_ARTICLES:
        raise InputError(f"{units} independent events: at least {MIN_ARTICLES} are needed", code="too-few")
    names = [name for name in PRIMARIES if name in base.signatures]
    others = [name for name in base.articles[0].scores if name not in names]
    states = breaking_states(base, candidate)
    broken, fixed = unit_changes(states, clusters)
    return Comparison(
        base=base.run,
        candidate=candidate.run,
        n=len(base.ids),
        units=units,
        primaries=_differences(base, candidate, names, clusters, seed),
        secondaries=_differences(base, candidate, others, clusters, seed),
        breaking=_change("A1-A7", BREAKING, base, candidate),
        defects=tuple(_change(code, (code,), base, candidate) for code in CODES),
        must_pass=_must_pass(base, candidate, references),
        unit_broken=broken,
        unit_fixed=fixed,
        blame={run.run: blame(run.articles) for run in (base, candidate)},
        slices=_slices(base, candidate, references, names),
        seed=seed,
    )


def score_matrix(run: RunScore, names: Sequence[str]) -> statistics.Floats:
    """``(n, m)`` scores of the run's articles."""
    return np.array([[article.scores[name] for name in names] for article in run.articles], dtype=np.float64)


def breaking_states(base: RunScore, candidate: RunScore) -> NDArray[np.int8]:
    """For each article +1 where the candidate newly has a defect A1 to A7, -1 where it newly has none, else 0.

    Newly broken is a defect of a kind that the base's article hasn't. An article that gains one kind and
    loses another counts 0: counting it as broken would raise alarms between equal runs.
    """
    kinds = set(BREAKING)
    changes = []
    for before, after in zip(base.articles, candidate.articles, strict=True):
        gained, lost = (after.codes - before.codes) & kinds, (before.codes - after.codes) & kinds
        changes.append(bool(gained) - bool(lost))
    return np.array(changes, dtype=np.int8)


def unit_changes(states: NDArray[np.int8], clusters: NDArray[np.intp]) -> tuple[int, int]:
    """Clusters with more articles broken than fixed, and with more fixed than broken."""
    net = np.bincount(clusters, weights=states.astype(np.float64))
    return int((net > 0).sum()), int((net < 0).sum())


def _differences(
    base: RunScore, candidate: RunScore, names: Sequence[str], clusters: NDArray[np.intp], seed: int
) -> tuple[Difference, ...]:
    """One ``Difference`` a name; Holm runs over the names given."""
    if not names:
        return ()
    before, after = score_matrix(base, names), score_matrix(candidate, names)
    paired = after - before
    flips = statistics.sign_flip(paired, clusters, seed=seed)
    low, lower, high = statistics.bootstrap(paired, (0.025, 0.05, 0.975), clusters, seed=seed)
    better, worse = statistics.holm(flips.greater[:, None])[:, 0], statistics.holm(flips.less[:, None])[:, 0]
    deviations = unit_deviation(paired, clusters)
    units = int(clusters.max()) + 1
    means = paired.mean(axis=0)
    return tuple(
        Difference(
            name=name,
            base=float(before[:, i].mean()),
            candidate=float(after[:, i].mean()),
            mean=float(means[i]),
            deviation=float(deviations[i]),
            low=float(low[i]),
            high=float(high[i]),
            lower95=float(lower[i]),
            p_better=float(flips.greater[i]),
            p_worse=float(flips.less[i]),
            p_two=float(flips.two[i]),
            holm_better=float(better[i]),
            holm_worse=float(worse[i]),
            wins=int((paired[:, i] > TIE).sum()),
            ties=int((np.abs(paired[:, i]) <= TIE).sum()),
            losses=int((paired[:, i] < -TIE).sum()),
            detectable=statistics.detectable(float(deviations[i]), units),
            needed=statistics.needed(float(deviations[i]), abs(float(means[i]))),
        )
        for i, name in enumerate(names)
    )


def unit_deviation(paired: statistics.Floats, clusters: NDArray[np.intp]) -> statistics.Floats:
    """Standard deviation of the mean difference of a unit (a cluster, or an article on its own), by column."""
    sizes = np.bincount(clusters).astype(np.float64)
    sums = np.zeros((len(sizes), paired.shape[1]))
    np.add.at(sums, clusters, paired)
    centred = (sums - sizes[:, None] * paired.mean(axis=0)) / sizes.mean()
    deviation: statistics.Floats = np.sqrt((centred**2).sum(axis=0) / max(len(sizes) - 1, 1))
    return deviation


def _change(code: str, kinds: Sequence[str], base: RunScore, candidate: RunScore) -> DefectChange:
    """What became of one defect, or of a group of them."""
    group = set(kinds)
    pairs = list(zip(base.articles, candidate.articles, strict=True))
    gained = {a.id: bool((a.codes - b.codes) & group) for b, a in pairs}
    lost = {a.id: bool((b.codes - a.codes) & group) for b, a in pairs}
    broken = tuple(key for key in gained if gained[key] and not lost[key])
    fixed = tuple(key for key in gained if lost[key] and not gained[key])
    return DefectChange(
        code=code,
        title=CODES.get(code, "any of A1 to A7"),
        base=sum(bool(b.codes & group) for b, _ in pairs),
        candidate=sum(bool(a.codes & group) for _, a in pairs),
        broken=broken,
        fixed=fixed,
        p_worse=statistics.sign_test(len(broken), len(fixed)),
        p_better=statistics.sign_test(len(fixed), len(broken)),
    )


def _must_pass(base: RunScore, candidate: RunScore, references: Sequence[Reference]) -> dict[str, tuple[str, ...]]:
    """Must-pass articles with the defects A2 to A6 that the base doesn't have there."""
    failures = {}
    for reference, before, after in zip(references, base.articles, candidate.articles, strict=True):
        newly = sorted((after.codes - before.codes) & set(MUST_PASS))
        if reference.must_pass and newly:
            failures[reference.id] = tuple(newly)
    return failures


def blame(articles: Sequence[ArticleScore]) -> dict[str, dict[str, int]]:
    """Defect → where it was born (``summary``, ``en``, ``zh``) → articles."""
    table = {code: {"summary": 0, "en": 0, "zh": 0} for code in CODES}
    for article in articles:
        for code, place in {(e.code, "summary" if e.born == "summary" else e.lang) for e in article.evidence}:
            table[code][place] += 1
    return table


def length_band(reference: Reference) -> str:
    """The release's length in three bands of characters."""
    size = len(reference.body)
    return "under 900" if size < 900 else "900 to 1,199" if size < 1200 else "from 1,200"


def _slices(
    base: RunScore, candidate: RunScore, references: Sequence[Reference], names: Sequence[str]
) -> tuple[Slice, ...]:
    """Mean differences and breakage by domain, difficulty and length, each with its n."""
    paired = score_matrix(candidate, names) - score_matrix(base, names)
    states = breaking_states(base, candidate)
    out = []
    fields = {
        "domain": [reference.domain for reference in references],
        "difficulty": [reference.difficulty for reference in references],
        "length": [length_band(reference) for reference in references],
    }
    for field, values in fields.items():
        for value in sorted(set(values) - {""}):
            mask = np.array([v == value for v in values])
            means = dict(zip(names, paired[mask].mean(axis=0).tolist(), strict=True))
            broken, fixed = int((states[mask] > 0).sum()), int((states[mask] < 0).sum())
            out.append(Slice(field=field, value=value, n=int(mask.sum()), means=means, broken=broken, fixed=fixed))
    return tuple(out)
