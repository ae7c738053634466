"""``hanbrief ground`` and ``hanbrief check``: the facts of a text, and a translation held against them."""

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from pipeline.config import GroundingForm
from pipeline.errors import ConfigError, InputError
from pipeline.facts.checks.compare import compare
from pipeline.facts.mentions import find_mentions, localize
from pipeline.facts.names import termbase as terms
from pipeline.facts.names.termbase import Termbase
from pipeline.io.readers import decode, parse_date, read
from pipeline.lexicon.gloss import gloss
from pipeline.records import TARGET_LANGS, Article, Draft, Finding, Mention, Quantity, Record, Reject, TargetLang
from pipeline.stages.clean import Clean
from pipeline.stages.prompts import ground

PAIR_FIELDS = ("id", "source", "target", "lang")
GLOSS_FORMS: tuple[GroundingForm, ...] = tuple(f for f in get_args(GroundingForm) if f.startswith(("gloss", "replace")))
"""The forms of a grounded sentence that need nothing but the sentence."""


class Glossing(Record):
    """What ``ground --gloss`` shows: the languages and the form a prompt would have."""

    langs: tuple[TargetLang, ...] = TARGET_LANGS
    form: GroundingForm = "gloss_mixed"


def ground_inputs(inputs: Sequence[str], *, as_json: bool, termbase: str = "", glossing: Glossing | None = None) -> int:
    """Prints the mentions of every article, or its glossed sentences; exit code 0, or 3 when none could be read."""
    loaded = _termbase(termbase)
    read_any = False
    for item in read(inputs):
        result = Clean().run([Draft(article=item)])[0] if isinstance(item, Article) else item
        if isinstance(result, Reject):
            print(
                f"hanbrief: {result.source or result.id}: {result.stage}/{result.code}: {result.detail}",
                file=sys.stderr,
            )
            continue
        read_any = True
        article = result.article
        mentions = find_mentions(article.body, article.published, loaded)
        if glossing is not None:
            _print_glosses(result, mentions, loaded, (glossing, as_json))
        elif as_json:
            print(json.dumps({"id": article.id, "mentions": [mention_row(m) for m in mentions]}, ensure_ascii=False))
        else:
            _print_table(article, mentions)
    return 0 if read_any else InputError.exit_code


def glossing_of(lang: str, form: str) -> Glossing:
    """The options of ``ground --gloss`` checked; ``lang`` empty for both languages."""
    if lang and lang not in TARGET_LANGS:
        raise ConfigError(f"--lang '{lang}': allowed: {', '.join(TARGET_LANGS)}; leave it out for both")
    if form not in GLOSS_FORMS:
        raise ConfigError(f"--form '{form}': allowed: {', '.join(GLOSS_FORMS)}")
    return Glossing.model_validate({"langs": (lang,) if lang else TARGET_LANGS, "form": form})


def _print_glosses(
    draft: Draft, mentions: Sequence[Mention], termbase: Termbase | None, how: tuple[Glossing, bool]
) -> None:
    """Every sentence with its glosses: one JSON object an article, or text."""
    glossing, as_json = how
    rows = []
    for text in filter(None, (draft.article.title, *(sentence.text for sentence in draft.sentences or ()))):
        local = localize(text, mentions, draft.article.published, termbase)
        shown = {lang: ground(text, local, lang, glossing.form) for lang in glossing.langs}
        units = {lang: [u.model_dump(mode="json") for u in gloss(text, lang, local)] for lang in glossing.langs}
        forms: dict[str, Any] = {lang: " | ".join(filter(None, words)) for lang, words in shown.items()}
        rows.append({"text": text, "units": units, **forms})
    if as_json:
        print(json.dumps({"id": draft.article.id, "sentences": rows}, ensure_ascii=False))
        return
    print(f"{draft.article.id}:")
    for row in rows:
        print("\n".join(["", f"ko: {row['text']}", *(f"{lang}: {row[lang]}" for lang in glossing.langs)]))


def mention_row(mention: Mention) -> dict[str, Any]:
    """The JSON of one mention: renderings as lists, the preferred one first."""
    row: dict[str, Any] = {
        "kind": mention.kind,
        "surface": mention.surface,
        "start": mention.start,
        "end": mention.end,
        "value": mention.value.model_dump(mode="json", exclude_defaults=True) if mention.value is not None else None,
        "unit": mention.value.unit if isinstance(mention.value, Quantity) else None,
    }
    for lang in TARGET_LANGS:
        rendering = mention.renderings.get(lang)
        spellings = dict.fromkeys((rendering.preferred, *rendering.accepted)) if rendering else {}
        row[lang] = list(spellings)
    known = list(mention.renderings.values())
    row["origin"] = known[0].origin if known else None
    row["certain"] = all(rendering.certain for rendering in known)
    return row


def _print_table(article: Article, mentions: Sequence[Mention]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("kind", "Korean", "English", "Chinese", "from", title=article.id, title_justify="left")
    for mention in mentions:
        row = mention_row(mention)
        mark = "" if row["certain"] else " ?"
        table.add_row(
            mention.kind,
            mention.surface,
            (row["en"] or [""])[0],
            (row["zh"] or [""])[0],
            f"{row['origin'] or ''}{mark}",
        )
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(table)


def one_pair(source: str, target: str, lang: str, published: str) -> dict[str, Any]:
    """A row for ``check`` from the command line; a value that names a file stands for its text."""
    return {"id": "pair", "source": _text(source), "target": _text(target), "lang": lang, "published": published}


def _text(value: str) -> str:
    path = Path(value)
    try:
        return decode(path.read_bytes()) if len(value) < 4096 and path.is_file() else value
    except OSError as error:
        raise InputError(f"{value}: can't be read: {error.strerror}") from error


def check_pairs(pairs: str | list[dict[str, Any]], *, as_json: bool, termbase: str = "") -> int:
    """Prints the findings of every pair; exit code 1 when one blocks."""
    loaded = _termbase(termbase)
    rows = _read_pairs(Path(pairs)) if isinstance(pairs, str) else iter(pairs)
    blocked = False
    for row in rows:
        findings = _check(row, loaded)
        blocked |= any(finding.severity == "block" for finding in findings)
        if as_json:
            print(json.dumps({"id": row["id"], "findings": [_finding_row(f) for f in findings]}, ensure_ascii=False))
        else:
            _print_findings(str(row["id"]), findings)
    return 1 if blocked else 0


def _check(row: dict[str, Any], termbase: Termbase | None) -> list[Finding]:
    published: dt.date | None = parse_date(row.get("published"))
    mentions = find_mentions(row["source"], published, termbase)
    return compare(row["source"], row["target"], row["lang"], mentions=mentions, published=published)


def _finding_row(finding: Finding) -> dict[str, Any]:
    return finding.model_dump(
        mode="json", include={"check", "severity", "expected", "found", "span", "source_span", "message"}
    )


def _print_findings(name: str, findings: Iterable[Finding]) -> None:
    lines = [f"  {'BLOCK' if f.severity == 'block' else 'warn '} {f.check}: {f.message}" for f in findings]
    print(f"{name}: " + ("no finding" if not lines else f"{len(lines)} finding{'s' if len(lines) > 1 else ''}"))
    for line in lines:
        print(line)


def _read_pairs(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a pairs file; ``InputError`` names the line that can't be used."""
    if not path.is_file():
        raise InputError(f"pairs file '{path}': no such file; give a .jsonl with rows {', '.join(PAIR_FIELDS)}")
    for number, line in enumerate(decode(path.read_bytes()).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{number}: broken JSON: {error}") from error
        missing = [key for key in PAIR_FIELDS if not isinstance(row, dict) or key not in row]
        if missing or row["lang"] not in TARGET_LANGS:
            wrong = f"missing {', '.join(missing)}" if missing else f"lang '{row['lang']}' isn't one of en, zh"
            raise InputError(f"{path}:{number}: {wrong}; a row has {', '.join(PAIR_FIELDS)} and may have published")
        yield row


def _termbase(path: str) -> Termbase | None:
    if path and not Path(path).is_file():
        raise ConfigError(f"--termbase '{path}': no such file; give a CSV or TBX file")
    return terms.load(Path(path)) if path else None
