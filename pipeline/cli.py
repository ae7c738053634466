"""The command line: parses, calls, prints. Nothing here knows Korean or models."""

import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from pipeline.errors import ConfigError, HanbriefError
from pipeline.records import Lang

app = typer.Typer(
    name="hanbrief",
    help="Korean press releases into short, checked briefs in Korean, English and Chinese.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
models_app = typer.Typer(help="List, fetch and verify the weights of the shipped configs.", no_args_is_help=True)
app.add_typer(models_app, name="models")
memory_app = typer.Typer(help="Translation memories: TMX in and out.", no_args_is_help=True)
app.add_typer(memory_app, name="memory")

Inputs = Annotated[
    list[str],
    typer.Argument(
        help="Files (.hwpx .hwp .pdf .docx .txt .md .html .jsonl .csv .parquet), folders, '-' or hub:ORG/NAME"
    ),
]
ConfigName = Annotated[str, typer.Option("--config", help="A config file, or the name of a shipped one")]
DEFAULT_CONFIG = "offline"
FORMAT_HELP = "Which of jsonl,md,html,docx,mail,txt,tmx to write"
ReportLang = Annotated[
    str, typer.Option("--report-lang", help="Findings and headings of the files in en, ko or zh; briefs have all three")
]
_Choice = TypeVar("_Choice", bound=str)


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
    formats: Annotated[str, typer.Option("--format", help=FORMAT_HELP)] = "jsonl,md,html",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and check everything, load no model")] = False,
    columns: Annotated[str, typer.Option("--columns", help="Column map for rows: body=document,id=nid,…")] = "",
    memory: Annotated[str, typer.Option("--memory", help="A translation memory (.jsonl) of approved sentences")] = "",
    retry: Annotated[str, typer.Option("--retry", help="Do finished articles again: rejects, or all")] = "",
    engine: Annotated[str, typer.Option("--engine", help="local, or ray for many machines")] = "local",
    address: Annotated[str, typer.Option("--address", help="Of a Ray cluster; one is started here without")] = "",
    log_format: Annotated[str, typer.Option("--log-format", help="Log events as text or json; none shows a bar")] = (
        "none"
    ),
    report_lang: ReportLang = "en",
) -> None:
    """Write a brief of every release in INPUTS into --out. Run it again to go on where it was stopped."""
    from pipeline.run.events import LOG_FORMATS
    from pipeline.run.session import ENGINES, RETRIES, Job, execute

    job = Job(
        inputs=tuple(inputs),
        config=config,
        out=out,
        limit=limit,
        formats=_formats(formats),
        columns=_columns(columns),
        memory=memory,
        retry=_one_of("--retry", retry, RETRIES),
        engine=_one_of("--engine", engine, ENGINES),
        address=address,
        log_format=_one_of("--log-format", log_format, LOG_FORMATS),
        report_lang=_lang(report_lang),
    )
    raise typer.Exit(execute(job, dry_run=dry_run))


@app.command()
def watch(
    folder: Annotated[Path, typer.Argument(help="The folder whose new files are read, those in folders below too")],
    out: Annotated[Path, typer.Option("--out", help="The folder that gets the briefs; not inside the watched one")],
    config: ConfigName = DEFAULT_CONFIG,
    formats: Annotated[str, typer.Option("--format", help=FORMAT_HELP)] = "jsonl,md,html",
    interval: Annotated[float, typer.Option("--interval", min=0.1, help="Seconds between two looks")] = 5.0,
    settle: Annotated[float, typer.Option("--settle", min=0.0, help="Seconds a file must stand still")] = 2.0,
    once: Annotated[bool, typer.Option("--once", help="Look once, do what is there, and stop (for cron)")] = False,
    report_lang: ReportLang = "en",
) -> None:
    """Write a brief of every release that comes into FOLDER, until Ctrl-C. The ledger in --out goes on from before."""
    from pipeline.run.session import Job
    from pipeline.run.watch import Watch
    from pipeline.run.watch import watch as start

    job = Job(inputs=(str(folder),), config=config, out=out, formats=_formats(formats), report_lang=_lang(report_lang))
    raise typer.Exit(start(job, Watch(interval=interval, settle=settle, once=once)))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="The --out folder of a run")],
    to: Annotated[Path | None, typer.Option("--to", help="Where the files go; FOLDER itself without")] = None,
    formats: Annotated[str, typer.Option("--format", help=FORMAT_HELP)] = "docx",
    only: Annotated[str, typer.Option("--only", help="verified, or needs_review; all without")] = "",
    report_lang: ReportLang = "en",
) -> None:
    """Write the briefs of a finished run in other formats, without running anything again."""
    from pipeline.run.delivery import ONLY, export_folder

    chosen = _one_of("--only", only, ONLY)
    typer.echo(export_folder(folder, to or folder, _formats(formats), chosen, _lang(report_lang)))


@app.command()
def ground(
    inputs: Inputs,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an article")] = False,
    termbase: Annotated[str, typer.Option("--termbase", help="Your terms: CSV or TBX")] = "",
    gloss: Annotated[bool, typer.Option("--gloss", help="Show the sentences with a gloss for every word")] = False,
    lang: Annotated[str, typer.Option("--lang", help="With --gloss: en or zh; both when left out")] = "",
    form: Annotated[str, typer.Option("--form", help="With --gloss: the prompt form to show")] = "gloss_mixed",
) -> None:
    """Show every figure, date and name of the releases, with values and renderings."""
    from pipeline.run.inspection import glossing_of, ground_inputs

    glossing = glossing_of(lang, form) if gloss else None
    raise typer.Exit(ground_inputs(inputs, as_json=as_json, termbase=termbase, glossing=glossing))


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
def review(
    folder: Annotated[Path, typer.Argument(help="The --out folder of a run")],
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one")] = 8765,
    user: Annotated[str, typer.Option("--user", help="Your name for the log; the login name without")] = "",
    termbase: Annotated[str, typer.Option("--termbase", help="Your terms: CSV or TBX")] = "",
    memory: Annotated[Path | None, typer.Option("--memory", help="A memory file that approved sentences go to")] = None,
    export: Annotated[Path | None, typer.Option("--export", help="Write the approved briefs there and stop")] = None,
    form: Annotated[
        str, typer.Option("--format", help="Of --export: jsonl, tmx, memory, docx, mail, txt; else by its ending")
    ] = "",
    report_lang: ReportLang = "en",
) -> None:
    """Read, correct and approve the briefs of a run on a local web page."""
    from pipeline.review.server import Options
    from pipeline.review.server import review as start

    lang = _lang(report_lang)
    options = Options(folder=folder, port=port, user=user, termbase=termbase, memory=memory, report_lang=lang)
    raise typer.Exit(start(options, export, form))


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


@memory_app.command("import")
def memory_import(
    file: Annotated[Path, typer.Argument(help="A TMX file")],
    out: Annotated[Path, typer.Option("--out", help="The memory file (.jsonl); one that is there is added to")],
) -> None:
    """Take the sentences of a TMX file into a memory file for `run --memory`."""
    from pipeline.memory.exchange import import_tmx

    typer.echo(import_tmx(file, out))


@memory_app.command("export")
def memory_export(
    file: Annotated[Path, typer.Argument(help="A memory file (.jsonl)")],
    out: Annotated[Path, typer.Option("--out", help="The TMX file to write")],
) -> None:
    """Write the sentences of a memory file as TMX 1.4."""
    from pipeline.memory.exchange import export_tmx

    typer.echo(export_tmx(file, out))


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
    from pipeline.io import exports
    from pipeline.io.writers import FORMATS

    names = tuple(part.strip() for part in text.split(",") if part.strip())
    wrong = [name for name in names if name not in FORMATS]
    if wrong or not names:
        raise ConfigError(
            f"--format '{text}': unknown {', '.join(wrong) or 'empty list'}; allowed: {', '.join(FORMATS)}"
        )
    exports.check(names)
    return names


def _one_of(option: str, value: str, allowed: tuple[_Choice, ...]) -> _Choice:
    """The value, when it is one of those allowed."""
    for choice in allowed:
        if choice == value:
            return choice
    raise ConfigError(f"{option} '{value}': allowed are {', '.join(choice for choice in allowed if choice)}")


def _lang(value: str) -> Lang:
    from pipeline.io.wording import REPORT_LANGS

    return _one_of("--report-lang", value, REPORT_LANGS)


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
