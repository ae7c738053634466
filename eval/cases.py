"""The articles a report shows one by one: source and both outputs side by side, with what was found marked."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from eval.compare import TIE, Comparison, score_matrix
from eval.data import Output, Reference, Run
from eval.metrics.evidence import Evidence
from eval.score import RunScore
from pipeline.records import Lang, Record

SHOWN = 10
LANGS: tuple[Lang, ...] = ("ko", "en", "zh")


class Cell(Record):
    """One sentence of one output in one language: marked HTML, and the notes on it."""

    lang: str
    html: str
    notes: tuple[tuple[str, str], ...]


class Side(Record):
    """One run's output of an article: sentences by row, scores, defects."""

    run: str
    status: str
    rows: tuple[tuple[Cell, ...], ...]
    scores: dict[str, float]
    codes: tuple[str, ...]
    general: tuple[tuple[str, str], ...]


class Case(Record):
    """One article: its release with marks, its reference summary, and both outputs."""

    id: str
    domain: str
    difficulty: str
    change: float
    source: str
    reference: dict[str, tuple[str, ...]]
    sides: tuple[Side, ...]


def marked(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """``text`` as HTML with each (start, end, note) marked; overlapping spans are joined under the first's note.

    >>> marked("4269억 <원>", [(0, 5, "A4")])
    '<mark title="A4">4269억</mark> &lt;원&gt;'
    """
    out, at = Markup(), 0
    for start, end, note in sorted(spans):
        if end <= at or start >= len(text):
            continue
        start = max(start, at)
        out += Markup('{}<mark title="{}">{}</mark>').format(text[at:start], note, text[start:end])
        at = end
    return str(out + escape(text[at:]))


def case(reference: Reference, outputs: Sequence[tuple[Run, RunScore]], change: float) -> Case:
    """One article of all runs given; spans that point into the release are marked in it."""
    sides, spans = [], []
    for run, scored in outputs:
        article = next(a for a in scored.articles if a.id == reference.id)
        sides.append(_side(run.output(reference.id), run.name, article.evidence, article.scores))
        spans += [
            (*e.source_span, f"{run.name}: {e.code} {e.message}")
            for e in article.evidence
            if e.born == "summary" and e.source_span
        ]
    return Case(
        id=reference.id,
        domain=reference.domain,
        difficulty=reference.difficulty,
        change=change,
        source=marked(reference.source, spans),
        reference={lang: reference.summary(lang) for lang in LANGS},
        sides=tuple(sides),
    )


def _side(output: Output, name: str, evidence: Sequence[Evidence], scores: dict[str, float]) -> Side:
    rows = []
    texts = [(-1, output.headline), *enumerate(output.sentences)]
    for index, sentence in texts:
        if any(sentence.text(lang) for lang in LANGS):
            rows.append(tuple(_cell(sentence.text(lang), lang, index, evidence) for lang in LANGS))
    general = tuple((e.code, e.message) for e in evidence if e.sentence is None)
    codes = tuple(sorted({e.code for e in evidence}, key=lambda code: int(code[1:])))
    kept = {key: value for key, value in scores.items() if key in ("ko_rougeL", "en_chrf++", "zh_chrf")}
    return Side(run=name, status=output.status, rows=tuple(rows), scores=kept, codes=codes, general=general)


def _cell(text: str, lang: Lang, index: int, evidence: Sequence[Evidence]) -> Cell:
    """One text; a Korean one also carries the marks of what its translations lost."""
    own = [e for e in evidence if e.sentence == index and e.lang == lang]
    spans = [(*e.span, f"{e.code} {e.message}") for e in own if e.span]
    if lang == "ko":
        lost = [e for e in evidence if e.sentence == index and e.born == "translation" and e.source_span]
        spans += [(*e.source_span, f"{e.lang}: {e.code} {e.message}") for e in lost if e.source_span]
    return Cell(lang=lang, html=marked(text, spans), notes=tuple((e.code, e.message) for e in own))


def extremes(
    comparison: Comparison, references: Sequence[Reference], outputs: Sequence[tuple[Run, RunScore]]
) -> tuple[list[Case], list[Case]]:
    """The worst losses and the best gains by the mean of the primaries, ten of each at most."""
    names = [difference.name for difference in comparison.primaries]
    changes = (score_matrix(outputs[1][1], names) - score_matrix(outputs[0][1], names)).mean(axis=1)
    order = changes.argsort(kind="stable")
    losses = [case(references[i], outputs, float(changes[i])) for i in order[:SHOWN] if changes[i] < -TIE]
    gains = [case(references[i], outputs, float(changes[i])) for i in order[::-1][:SHOWN] if changes[i] > TIE]
    return losses, gains


def broken(
    comparison: Comparison, references: Sequence[Reference], outputs: Sequence[tuple[Run, RunScore]]
) -> list[Case]:
    """Articles newly broken over A1 to A7, ten at most."""
    wanted = set(comparison.breaking.broken[:SHOWN])
    return [case(reference, outputs, 0.0) for reference in references if reference.id in wanted]
