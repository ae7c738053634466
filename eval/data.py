"""References and runs read from disk, joined by article id; what can't be used raises ``InputError``.

A reference file is JSON Lines, one release a line with its summary in three languages and its
figures and names with every accepted spelling, written by hand. A run is a folder with
``briefs.jsonl`` and ``rejects.jsonl``. A reference without a brief gets an empty output: it is
counted as a defect and never dropped.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import InputError
from pipeline.records import Record

MIN_ARTICLES = 30
PRESS = Path(__file__).resolve().parent / "references" / "press.jsonl"

_Row = TypeVar("_Row", bound=BaseModel)


class HandFigure(Record):
    """A figure of the release, written as ``surface`` in Korean, with every spelling that passes."""

    surface: str
    en: tuple[str, ...]
    zh: tuple[str, ...]


class HandName(HandFigure):
    """A name of the release with every spelling that passes."""

    kind: Literal["person", "place", "organization", "title", "term"] = "term"


class Reference(Record):
    """One release with its hand-written summary. Texts a data set doesn't have stay empty.

    ``cluster`` joins articles from one event (they are resampled together); a ``must_pass``
    article may not newly fail A2 to A6.
    """

    id: str
    domain: str = ""
    difficulty: str = ""
    hard_because: str | tuple[str, ...] | None = None
    published: dt.date | None = None
    title: str | None = None
    body: str
    headline_ko: str = ""
    headline_en: str = ""
    headline_zh: str = ""
    summary_ko: tuple[str, ...] = ()
    summary_en: tuple[str, ...] = ()
    summary_zh: tuple[str, ...] = ()
    figures: tuple[HandFigure, ...] = ()
    names: tuple[HandName, ...] = ()
    must_pass: bool = False
    cluster: str = ""

    @property
    def source(self) -> str:
        """Title and body as one text, the title on a line of its own."""
        return f"{self.title}\n{self.body}" if self.title else self.body

    def summary(self, lang: str) -> tuple[str, ...]:
        """The summary's sentences in ``ko``, ``en`` or ``zh``."""
        return {"ko": self.summary_ko, "en": self.summary_en, "zh": self.summary_zh}[lang]


class OutTexts(BaseModel):
    """One text of a run in three languages; fields the scores don't read are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    ko: str = ""
    en: str = ""
    zh: str = ""

    def text(self, lang: str) -> str:
        """The text in ``lang``, without white space around it."""
        return {"ko": self.ko, "en": self.en, "zh": self.zh}[lang].strip()


class OutModel(BaseModel):
    """Which weights wrote, as far as the run tells."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    role: str = ""
    engine: str = ""
    weights: str = ""
    revision: str = ""


class OutProvenance(BaseModel):
    """Where an output comes from, as far as the run tells."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    version: str = ""
    config: str = ""
    config_digest: str = ""
    article_digest: str = ""
    models: tuple[OutModel, ...] = ()
    seconds: dict[str, float] = Field(default_factory=dict)


class Output(BaseModel):
    """One row of ``briefs.jsonl``, or an empty one where the run wrote nothing (``status`` ``missing``)."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    status: str = "missing"
    headline: OutTexts = OutTexts()
    sentences: tuple[OutTexts, ...] = ()
    provenance: OutProvenance = OutProvenance()

    def texts(self, lang: str) -> list[str]:
        """The sentences in ``lang``, empty ones included, in order."""
        return [sentence.text(lang) for sentence in self.sentences]


@dataclass(frozen=True)
class Run:
    """A run: outputs by id, and the reasons (``stage/code``) of the articles it rejected."""

    name: str
    outputs: dict[str, Output]
    rejects: dict[str, str] = field(default_factory=dict)
    digest: str = ""

    @property
    def attempted(self) -> set[str]:
        """Ids of all articles the run read."""
        return set(self.outputs) | set(self.rejects)

    def output(self, article: str) -> Output:
        """The article's output, an empty one where there is none."""
        return self.outputs.get(article) or Output(id=article)


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number (from 1) and object of each line that isn't blank; ``InputError`` names file and line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file. Give a JSON Lines file.", code="missing") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not readable as UTF-8 text: {error}") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path} line {number}: broken JSON: {error.msg} (column {error.colno})") from error
        if not isinstance(value, dict):
            raise InputError(f"{path} line {number}: expected a JSON object, found {type(value).__name__}")
        yield number, value


def parse(model: type[_Row], value: dict[str, Any], where: str) -> _Row:
    """``value`` as ``model``; ``InputError`` names the place and the first wrong fields."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:3])
        raise InputError(f"{where} (id {value.get('id', '?')}): {faults}") from error


def _unique(rows: Iterator[tuple[int, _Row]], path: Path) -> dict[str, _Row]:
    """Rows by id; ``InputError`` names the second line of a double id."""
    seen: dict[str, tuple[int, _Row]] = {}
    for number, row in rows:
        key = str(getattr(row, "id", ""))
        if key in seen:
            raise InputError(f"{path} line {number}: duplicate id '{key}', first on line {seen[key][0]}")
        seen[key] = (number, row)
    return {key: row for key, (_, row) in seen.items()}


def load_references(path: Path) -> dict[str, Reference]:
    """References by id in file order; ``InputError`` on a broken line, a double id or an empty file."""
    rows = ((number, parse(Reference, value, f"{path} line {number}")) for number, value in read_lines(path))
    references = _unique(rows, path)
    if not references:
        raise InputError(f"{path}: no references in it")
    return references


def _timed(outputs: dict[str, Output], path: Path) -> dict[str, Output]:
    """The outputs with the seconds of their stages, where the run's folder tells them."""
    rows = (value for _, value in read_lines(path)) if path.is_file() else iter(())
    seconds = {str(row.get("id", "")): row.get("seconds") for row in rows}
    timed = dict(outputs)
    for key in outputs.keys() & seconds.keys():
        spent = parse(OutProvenance, {"id": key, "seconds": seconds[key]}, str(path)).seconds
        provenance = outputs[key].provenance.model_copy(update={"seconds": spent})
        timed[key] = outputs[key].model_copy(update={"provenance": provenance})
    return timed


def load_run(path: Path) -> Run:
    """The run in a folder, or in a ``briefs.jsonl`` given by itself."""
    briefs = path / "briefs.jsonl" if path.is_dir() else path
    rows = ((number, parse(Output, value, f"{briefs} line {number}")) for number, value in read_lines(briefs))
    outputs = _timed(_unique(rows, briefs), briefs.parent / "timings.jsonl")
    refused = briefs.parent / "rejects.jsonl"
    rejects: dict[str, str] = {}
    if refused.is_file() and refused != briefs:
        for _, value in read_lines(refused):
            rejects[str(value.get("id", ""))] = f"{value.get('stage', '?')}/{value.get('code', '?')}"
    name = path.name if path.is_dir() else f"{path.parent.name}/{path.name}"
    return Run(name, outputs, rejects, hashlib.sha256(briefs.read_bytes()).hexdigest()[:12])


def join(references: dict[str, Reference], runs: list[Run], attempted: bool = False) -> list[Reference]:
    """The references to judge by, in file order.

    All of them, or with ``attempted`` those that at least one run has read. ``InputError`` where a
    run has articles without a reference, shares none with the file, or where two runs read different
    text under one id.
    """
    for run in runs:
        unknown = sorted(run.attempted - set(references))
        if len(unknown) == len(run.attempted):
            raise InputError(
                f"run {run.name}: runs over other articles: none of its {len(unknown)} ids is among the "
                f"{len(references)} references (for example '{(unknown or ['none'])[0]}')",
                code="other-articles",
            )
        if unknown:
            raise InputError(
                f"run {run.name}: missing reference for {len(unknown)} articles: {', '.join(unknown[:5])}",
                code="missing-reference",
            )
    _same_inputs(runs)
    read = set().union(*(run.attempted for run in runs)) if attempted else set(references)
    return [reference for key, reference in references.items() if key in read]


def _same_inputs(runs: list[Run]) -> None:
    """``InputError`` where two runs give different article digests for one id."""
    digests: dict[str, tuple[str, str]] = {}
    for run in runs:
        for key, output in run.outputs.items():
            digest = output.provenance.article_digest
            first = digests.setdefault(key, (digest, run.name))
            if digest and first[0] and digest != first[0]:
                raise InputError(
                    f"runs {first[1]} and {run.name}: unlike inputs: article '{key}' has digest {first[0][:12]} "
                    f"in one and {digest[:12]} in the other; run both over the same files",
                    code="unlike-inputs",
                )


def digest(references: list[Reference]) -> str:
    """SHA-256 of the references judged by, 12 hexadecimal digits."""
    text = "\n".join(reference.model_dump_json() for reference in references)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
