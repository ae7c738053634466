"""The command line: parses, calls, prints. Nothing here knows Korean or models."""

import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import ConfigError, HanbriefError

app = typer.Typer(
    name="hanbrief",
    help="Korean press releases into short, checked briefs in Korean, English and Chinese.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
models_app = typer.Typer(help="List, fetch and verify the weights of the shipped configs.", no_args_is_help=True)
app.add_typer(models_app, name="models")

Inputs = Annotated[
    list[str], typer.Argument(help="Files (.txt .md .html .jsonl .csv .parquet), folders, '-' or hub:ORG/NAME")
]
ConfigName = Annotated[str, typer.Option("--config", help="A config file, or the name of a shipped one")]
DEFAULT_CONFIG = "offline"


@app.callback(invoke_without_command=True)
def _root(
    show_version: Annotated[bool, typer.Option("--version", help="Print the version and stop")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks")] = False,
) -> None:
    if debug:
        os.environ["HANBRIEF_DEBUG"] = "1"
    if show_version:
        typer.echo(f"hanbrief {version('hanbrief')}")
        raise typer.Exit


@app.command()
def run(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", help="The folder that gets the briefs")],
    config: ConfigName = DEFAULT_CONFIG,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Read at most so many articles")] = None,
    formats: Annotated[str, typer.Option("--format", help="Which of jsonl,md,html to write")] = "jsonl,md,html",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and check everything, load no model")] = False,
    columns: Annotated[str, typer.Option("--columns", help="Column map for rows: body=document,id=nid,…")] = "",
) -> None:
    """Write a brief of every release in INPUTS into --out."""
    from pipeline.run.session import Job, execute

    job = Job(
        inputs=tuple(inputs), config=config, out=out, limit=limit, formats=_formats(formats), columns=_columns(columns)
    )
    raise typer.Exit(execute(job, dry_run=dry_run))


@app.command()
def ground(
    inputs: Inputs,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an article")] = False,
    termbase: Annotated[str, typer.Option("--termbase", help="Your terms: CSV or TBX")] = "",
) -> None:
    """Show every figure, date and name of the releases, with values and renderings."""
    from pipeline.run.inspection import ground_inputs

    raise typer.Exit(ground_inputs(inputs, as_json=as_json, termbase=termbase))


@app.command()
def check(
    pairs: Annotated[str | None, typer.Argument(help="A .jsonl file with rows id, source, target, lang")] = None,
    source: Annotated[str | None, typer.Option("--source", help="The Korean text, or a file with it")] = None,
    target: Annotated[str | None, typer.Option("--target", help="Its translation, or a file with it")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="en or zh")] = None,
    published: Annotated[str, typer.Option("--published", help="Publication date, YYYY-MM-DD")] = "",
    termbase: Annotated[str, typer.Option("--termbase", help="Your terms: CSV or TBX")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a pair")] = False,
) -> None:
    """Check a translation of a Korean text against it. Exit code 1 when a finding blocks."""
    from pipeline.run.inspection import check_pairs, one_pair

    if pairs is None and not (source and target and lang in ("en", "zh")):
        raise ConfigError("check: give a .jsonl file of pairs, or --source, --target and --lang (en or zh)")
    rows = pairs if pairs is not None else [one_pair(source or "", target or "", lang or "", published)]
    raise typer.Exit(check_pairs(rows, as_json=as_json, termbase=termbase))


@app.command()
def doctor() -> None:
    """Say what this machine has and which config suits it."""
    from pipeline.run.machine import examine

    for line in examine():
        typer.echo(line)


@app.command(
    "eval",
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def evaluate(context: typer.Context) -> None:
    """Score runs, compare them, and decide whether a change made them better (score, compare, gate, perturb)."""
    try:
        from eval.cli import app as eval_app
    except ImportError as error:
        raise ConfigError(f"eval needs the library '{error.name}': pip install -e \".[eval]\"") from error
    eval_app(args=context.args or ["--help"], prog_name="hanbrief eval")


@models_app.command("list")
def models_list() -> None:
    """The models of each shipped config, with licence and whether the weights are here."""
    from pipeline.run.machine import model_lines

    for line in model_lines():
        typer.echo(line)


@models_app.command("fetch")
def models_fetch(config: ConfigName = DEFAULT_CONFIG) -> None:
    """Fetch (or join) the weights of a config into the cache."""
    from pipeline.run.machine import fetch

    for line in fetch(config, verify=False):
        typer.echo(line)


@models_app.command("verify")
def models_verify(config: ConfigName = DEFAULT_CONFIG) -> None:
    """Compare the weights of a config with their pinned SHA-256."""
    from pipeline.run.machine import fetch

    for line in fetch(config, verify=True):
        typer.echo(line)


def _formats(text: str) -> tuple[str, ...]:
    from pipeline.io.writers import FORMATS

    names = tuple(part.strip() for part in text.split(",") if part.strip())
    wrong = [name for name in names if name not in FORMATS]
    if wrong or not names:
        raise ConfigError(
            f"--format '{text}': unknown {', '.join(wrong) or 'empty list'}; allowed: {', '.join(FORMATS)}"
        )
    return names


def _columns(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    allowed = ("id", "title", "body", "published")
    for key, sign, value in pairs:
        if key.strip() not in allowed or not sign or not value.strip():
            raise ConfigError(f"--columns '{text}': write name=column; names are {', '.join(allowed)}")
    return {key.strip(): value.strip() for key, _, value in pairs}


def main() -> None:
    """Runs the command line; errors are one or two lines, a traceback only with --debug."""
    try:
        app()
    except HanbriefError as error:
        if os.environ.get("HANBRIEF_DEBUG"):
            raise
        print(f"hanbrief: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("hanbrief: stopped", file=sys.stderr)
        sys.exit(130)
