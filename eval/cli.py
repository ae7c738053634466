"""``hanbrief eval``: score, compare, gate, perturb, lead3, bench. It parses, calls and prints."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from eval import baselines, bench, bench_report, data, judge, perturb, report
from eval.compare import Comparison
from eval.gate import Rules, Verdict
from eval.metrics.evidence import CODES
from eval.perturb import SelfTest
from eval.score import RunScore
from pipeline.errors import ConfigError, HanbriefError

app = typer.Typer(help="Score runs, compare them, and decide whether a change made them better.", no_args_is_help=True)

RunPath = Annotated[Path, typer.Argument(help="A run folder, its briefs.jsonl, or scores.json")]
References = Annotated[
    str, typer.Option("--references", "-r", help="A reference file, a column map's name (xlsum-ko …) or a data set")
]
Columns = Annotated[
    list[str] | None, typer.Option("--column", help="FIELD=COLUMN for a data set read through 'datasets'; repeatable")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON")]
Attempted = Annotated[
    bool, typer.Option("--attempted", help="Judge only articles that a run has read, not every reference")
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Read the first N references of a data set")]
PRESS = str(data.PRESS)


@contextmanager
def _stated(as_json: bool, code: int | None = None) -> Iterator[None]:
    """Turns an error of ours into one line (or JSON) and its exit code, or into ``code``."""
    try:
        yield
    except HanbriefError as error:
        exit_code = error.exit_code if code is None else code
        if as_json:
            typer.echo(
                json.dumps({"verdict": "INVALID", "exit_code": exit_code, "reason": str(error)}, ensure_ascii=False)
            )
        typer.echo(f"INVALID: {error}", err=True)
        raise typer.Exit(exit_code) from error


@app.command()
def score(
    run: RunPath,
    references: References = PRESS,
    column: Columns = None,
    limit: Limit = None,
    attempted: Attempted = False,
    as_json: Json = False,
) -> None:
    """Scores and defects of one run, an article and in all."""
    with _stated(as_json):
        _, scored = judge.score_run(run, judge.load_references(references, column or (), limit), attempted)
    typer.echo(scored.model_dump_json(indent=1) if as_json else _score_text(scored))


@app.command()
def compare(
    base: RunPath,
    candidate: RunPath,
    references: References = PRESS,
    attempted: Attempted = False,
    as_json: Json = False,
) -> None:
    """Differences of two runs with intervals and tests; no verdict."""
    with _stated(as_json):
        pair = judge.score_pair(base, candidate, judge.load_references(references), attempted)
        comparison = judge.compare_pair(pair)
    typer.echo(comparison.model_dump_json(indent=1) if as_json else _comparison_text(comparison))


@app.command()
def gate(
    base: RunPath,
    candidate: RunPath,
    references: References = PRESS,
    allow_equal: Annotated[bool, typer.Option("--allow-equal", help="PASS without a gain too")] = False,
    margin: Annotated[float | None, typer.Option("--margin", help="Points a primary may lose at most")] = None,
    ceiling: Annotated[
        list[str] | None, typer.Option("--ceiling", help="A9=0.1 (share of articles) or seconds=40; repeatable")
    ] = None,
    report_to: Annotated[Path | None, typer.Option("--report", help="Write report.html, .md and .json here")] = None,
    baseline: Annotated[
        list[Path] | None, typer.Option("--baseline", help="Another run to show beside the two; repeatable")
    ] = None,
    attempted: Attempted = False,
    as_json: Json = False,
) -> None:
    """PASS (0), WORSE (1), UNDECIDED (2) or INVALID (3) for CANDIDATE against BASE."""
    with _stated(as_json, int(Verdict.INVALID)):
        rules = _rules(allow_equal, margin, ceiling or [])
        rows = judge.load_references(references)
        pair = judge.score_pair(base, candidate, rows, attempted)
        others = [_baseline(path, pair) for path in baseline or []]
        findings = judge.judge(pair, rules, judge.press_self_test(), others)
        paths = report.write(findings, report_to) if report_to else []
    if as_json:
        typer.echo(json.dumps(report.as_json(findings), ensure_ascii=False, indent=1))
    else:
        typer.echo(f"{findings.decision.verdict.name}: {findings.decision.reason}")
        typer.echo(_comparison_text(findings.comparison))
        for path in paths:
            typer.echo(f"wrote {path}")
    raise typer.Exit(int(findings.decision.verdict))


@app.command("perturb")
def perturb_command(
    references: References = PRESS,
    items: Annotated[int, typer.Option(min=1, help="Items of each change")] = perturb.ITEMS,
    missed: Annotated[
        bool, typer.Option("--missed", help="Show the texts that were missed or raised an alarm")
    ] = False,
    as_json: Json = False,
) -> None:
    """The self-test: damage that must be found, rewrites that must not alarm. Exit 1 where a target is missed."""
    with _stated(as_json):
        result = perturb.self_test(list(judge.load_references(references).values()), items)
    typer.echo(result.model_dump_json(indent=1) if as_json else _perturb_text(result, missed))
    raise typer.Exit(0 if result.passed else 1)


@app.command()
def lead3(
    out: Annotated[Path, typer.Option("--out", help="Folder for briefs.jsonl")],
    references: References = PRESS,
    as_json: Json = False,
) -> None:
    """The lead-3 baseline as a run: Korean only, marked as a baseline."""
    with _stated(as_json):
        rows = list(judge.load_references(references).values())
        path = baselines.write_run(baselines.lead_run(rows), out)
        baseline = baselines.lead_baseline(rows)
    if as_json:
        typer.echo(baseline.model_dump_json(indent=1))
        return
    typer.echo(f"{baseline.name} ({baseline.note}): {path}")
    for name, value in baseline.scores.items():
        typer.echo(f"  {name:16} {value:8.2f}")


@app.command("bench")
def bench_command(
    suite: Annotated[
        list[str] | None, typer.Option("--suite", help=f"Which of {', '.join(bench_report.SUITES)}; repeatable")
    ] = None,
    articles: Annotated[int, typer.Option(min=1, help="Articles that a run gets")] = 32,
    plain: Annotated[int, typer.Option(min=1, help="Of those, how many the plain way gets")] = 2,
    peers: Annotated[bool, typer.Option("--peers", help="Also what else a user would pick")] = False,
    small: Annotated[bool, typer.Option("--small", help="Small models: proves the bench, measures nothing")] = False,
    work: Annotated[
        Path, typer.Option(help="A folder for the models made and the runs; 5 GB for the models of real size")
    ] = Path("bench"),
    as_json: Json = False,
) -> None:
    """Speed and memory of whole runs, beside the plain way with the same weights. Start it on an idle machine."""
    suites = suite or ["start", "seq2seq", "growth"]
    with _stated(as_json):
        wrong = [name for name in suites if name not in bench_report.SUITES]
        if wrong:
            raise ConfigError(f"--suite '{wrong[0]}': allowed are {', '.join(bench_report.SUITES)}")
        settings = bench_report.Settings(
            work=work.resolve(), articles=articles, plain=min(plain, articles), peers=peers, small=small
        )
        found = bench.run(
            [name for name in bench_report.SUITES if name in suites], settings, lambda line: typer.echo(line, err=True)
        )
    typer.echo(found.model_dump_json(indent=1) if as_json else "\n".join(bench_report.table(found)))


def _rules(allow_equal: bool, margin: float | None, ceilings: list[str]) -> Rules:
    """The gate's rules; ``ConfigError`` on a margin or a ceiling that can't be meant."""
    if margin is not None and margin <= 0:
        raise ConfigError(f"--margin {margin:g}: a number of points above 0 is expected")
    found = {}
    for item in ceilings:
        name, _, number = item.partition("=")
        try:
            found[name] = float(number)
        except ValueError as error:
            raise ConfigError(f"--ceiling '{item}': expected NAME=NUMBER") from error
        if name not in (*CODES, "seconds"):
            raise ConfigError(f"--ceiling '{item}': NAME must be seconds or one of {', '.join(CODES)}")
    return Rules(allow_equal=allow_equal, margin=margin, ceilings=found)


def _baseline(path: Path, pair: judge.Pair) -> baselines.Baseline:
    """Another run's corpus scores, by the same references."""
    run, scored = judge.score_run(path, {reference.id: reference for reference in pair.references})
    return baselines.Baseline(name=run.name, scores=scored.corpus, note="another run, not compared")


def _score_text(scored: RunScore) -> str:
    lines = [f"{scored.run}: {len(scored.ids)} articles, references {scored.references_digest}"]
    for name, value in scored.corpus.items():
        lines.append(f"  {name:16} {value:8.2f}   {scored.signatures.get(name, '')}".rstrip())
    lines += [f"  {code:4} {count:5d}   {CODES[code]}" for code, count in scored.defect_counts().items()]
    return "\n".join(lines)


def _comparison_text(comparison: Comparison) -> str:
    lines = [f"{comparison.candidate} against {comparison.base}: {comparison.n} articles, {comparison.units} units"]
    for d in comparison.primaries:
        lines.append(
            f"  {d.name:10} {d.base:7.2f} -> {d.candidate:7.2f}  {d.mean:+6.2f} [{d.low:+.2f}, {d.high:+.2f}]  "
            f"Holm better {d.holm_better:.4f} worse {d.holm_worse:.4f}  {d.wins}/{d.ties}/{d.losses}"
        )
    for change in (comparison.breaking, *comparison.defects):
        lines.append(
            f"  {change.code:6} {change.base:4d} -> {change.candidate:4d}  broken {len(change.broken)}, "
            f"fixed {len(change.fixed)}   {change.title}"
        )
    return "\n".join(lines)


def _perturb_text(result: SelfTest, missed: bool) -> str:
    lines = []
    for row in (*result.rows, *result.untouched):
        sign = "at least" if row.expects else "at most"
        state = "" if row.holds else "   <- missed"
        lines.append(f"{row.lang}  {row.change:22} {row.items:4d}  {row.rate:6.1f} %  {sign} {row.target:g} %{state}")
        lines += [f"      {text}" for text in row.missed] if missed else []
    lines += [
        f"{'ok  ' if ok else 'FAIL'} {name}: {rate:.1f} % (target {t:g} %)" for name, rate, t, ok in result.summary()
    ]
    return "\n".join(lines)
