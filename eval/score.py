"""Scores of a run: every article's qualities and defects, the corpus means, and a signature for each score."""

import hashlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from statistics import fmean

from eval import data
from eval.data import Output, Reference, Run
from eval.metrics import overlap, shape, strings, translation
from eval.metrics.defects import defects
from eval.metrics.evidence import CODES, Evidence
from pipeline.errors import InputError
from pipeline.records import Record

PRIMARIES = ("ko_rougeL", "en_chrf++", "zh_chrf")
"""Fixed before anything was compared."""
SHAPES = ("coverage", "density", "compression", "novelty", "redundancy", "lead")
_JOINTS = {"ko": " ", "en": " ", "zh": ""}
Checker = Callable[[Reference, Output, int], list[Evidence]]


class ArticleScore(Record):
    """One article of one run: scores by name (0 to 100 unless the name says otherwise) and its defects."""

    id: str
    status: str
    scores: dict[str, float]
    evidence: tuple[Evidence, ...]
    lost: dict[str, tuple[str, ...]]

    @property
    def codes(self) -> frozenset[str]:
        """The defects the article has."""
        return frozenset(item.code for item in self.evidence)


class RunScore(Record):
    """A scored run: what ``scores.json`` holds."""

    run: str
    run_digest: str
    references_digest: str
    signatures: dict[str, str]
    corpus: dict[str, float]
    articles: tuple[ArticleScore, ...]
    manifest: dict[str, str]

    @property
    def ids(self) -> tuple[str, ...]:
        """Article ids in reference order."""
        return tuple(article.id for article in self.articles)

    def defect_counts(self) -> dict[str, int]:
        """Articles with each defect."""
        return {code: sum(code in article.codes for article in self.articles) for code in CODES}


def primaries(references: Iterable[Reference]) -> tuple[str, ...]:
    """The primaries whose language the references have; ``InputError`` where only some articles have it."""
    rows = list(references)
    names = []
    for name in PRIMARIES:
        lang = name[:2]
        without = [reference.id for reference in rows if not reference.summary(lang)]
        if without and len(without) < len(rows):
            raise InputError(
                f"references: {len(without)} of {len(rows)} articles have no summary_{lang} (first: '{without[0]}'); "
                "all or none must have it",
                code="missing-reference",
            )
        if not without:
            names.append(name)
    if not names:
        raise InputError("references: no summaries in any language", code="missing-reference")
    return tuple(names)


def score(references: list[Reference], run: Run, check: Checker = defects) -> RunScore:
    """The run's scores over ``references``; an article without an output scores 0 and has A1."""
    names = primaries(references)
    articles = tuple(_article(reference, run.output(reference.id), names, check) for reference in references)
    return RunScore(
        run=run.name,
        run_digest=run.digest,
        references_digest=data.digest(references),
        signatures=signatures(names),
        corpus=_corpus(references, run, articles, names),
        articles=articles,
        manifest=_manifest(run),
    )


def _joined(texts: Iterable[str], lang: str) -> str:
    return _JOINTS[lang].join(text for text in texts if text)


def _article(reference: Reference, output: Output, names: tuple[str, ...], check: Checker) -> ArticleScore:
    """Scores and defects of one article."""
    texts = {lang: _joined(output.texts(lang), lang) for lang in _JOINTS}
    scores: dict[str, float] = {}
    if "ko_rougeL" in names:
        rouge = overlap.rouge(texts["ko"], _joined(reference.summary_ko, "ko"), "ko")
        scores |= {f"ko_{kind}": value for kind, value in rouge.items()}
    for name, (lang, _) in translation.METRICS.items():
        if any(primary.startswith(lang) for primary in names):
            scores[name] = translation.article(name, texts[lang], _joined(reference.summary(lang), lang))
    kept = strings.recall(reference, texts["ko"], {"en": texts["en"], "zh": texts["zh"]})
    if reference.figures or reference.names:
        scores |= {f"{lang}_recall": kept.share(lang) if texts["ko"] else 0.0 for lang in _JOINTS}
    shaped = shape.shape(reference.body, output.texts("ko"))
    scores |= {name: shaped[name] for name in SHAPES}
    scores |= {f"{lang}_length_ratio": shape.ratio(texts[lang], texts["ko"]) for lang in ("en", "zh")}
    scores["seconds"] = sum(output.provenance.seconds.values())
    wanted = len(reference.summary_ko) or 3
    return ArticleScore(
        id=reference.id,
        status=output.status,
        scores=scores,
        evidence=tuple(check(reference, output, wanted)),
        lost={lang: items for lang, items in kept.lost.items() if items},
    )


def _corpus(
    references: list[Reference], run: Run, articles: tuple[ArticleScore, ...], names: tuple[str, ...]
) -> dict[str, float]:
    """Means over articles; for chrF and BLEU sacrebleu's corpus score with the article as segment."""
    corpus = {name: fmean(article.scores[name] for article in articles) for name in articles[0].scores}
    for name, (lang, _) in translation.METRICS.items():
        if any(primary.startswith(lang) for primary in names):
            hypotheses = [_joined(run.output(r.id).texts(lang), lang) for r in references]
            corpus[name] = translation.corpus(name, hypotheses, [_joined(r.summary(lang), lang) for r in references])
    return corpus


@lru_cache(maxsize=4)
def signatures(names: tuple[str, ...]) -> dict[str, str]:
    """A signature for each score; two runs are compared only where all are the same."""
    found = {}
    if "ko_rougeL" in names:
        found = {f"ko_{kind}": overlap.signature(kind, "ko") for kind in overlap.KINDS}
    for name, (lang, _) in translation.METRICS.items():
        if any(primary.startswith(lang) for primary in names):
            found[name] = translation.signature(name)
    found["recall"] = "accepted-strings|fold:nfkc|border:number,word"
    found["shape"] = "fragments:grusky2018|tok:kiwi|lead:3"
    found["defects"] = f"A1-A10|rules:{rules_digest()}"
    return found


@lru_cache(maxsize=1)
def rules_digest() -> str:
    """SHA-256 over the code and tables that judge facts (``pipeline/facts``, ``eval/metrics``), 12 digits."""
    root = Path(__file__).resolve().parent
    total = hashlib.sha256()
    for folder in (root / "metrics", root.parent / "pipeline" / "facts"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".csv", ".tsv"):
                total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()[:12]


def _manifest(run: Run) -> dict[str, str]:
    """Program version, configs and models of a run, as its briefs tell."""
    rows = [output.provenance for output in run.outputs.values()]
    models = sorted({f"{m.role}: {m.weights}@{m.revision[:12]} ({m.engine})" for row in rows for m in row.models})
    return {
        "run": run.name,
        "run digest": run.digest,
        "briefs": str(len(run.outputs)),
        "rejects": str(len(run.rejects)),
        "program version": ", ".join(sorted({row.version for row in rows if row.version})),
        "config": ", ".join(sorted({f"{row.config} ({row.config_digest})" for row in rows if row.config})),
        "models": "; ".join(models),
    }
