"""The translator alone on the summary sentences of the reference releases: scores, findings, rungs, seconds.

    PYTHONPATH=. python tests/soak/translation.py --config ungrounded
    PYTHONPATH=. python tests/soak/translation.py --config offline --rungs draft
    PYTHONPATH=. python tests/soak/translation.py --config offline --every 5 --show

``--rungs`` keeps only the named rungs of the config's ladder; ``--forms`` tries one rung for each grounding form
with the config's own prompts; ``--every N`` takes each N-th release.
"""

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from sacrebleu.metrics import BLEU, CHRF

from pipeline.config import GroundingForm, Rung, TranslatorSpec, load
from pipeline.facts.mentions import find_mentions
from pipeline.io.readers import parse_date
from pipeline.models import registry
from pipeline.models.base import Engine
from pipeline.records import Article, Draft, Reject, Sentence, Summary, SummarySentence
from pipeline.stages.ladder import blocks
from pipeline.stages.translate import Translate

PRESS = Path(__file__).resolve().parents[2] / "eval" / "references" / "press.jsonl"


def draft(row: dict[str, Any]) -> Draft:
    """A release whose summary is the reference's, ready to be translated."""
    published = parse_date(row["published"])
    body = row["body"]
    sentences = tuple(SummarySentence(text=text, sources=(0,)) for text in row["summary_ko"])
    return Draft(
        article=Article(id=row["id"], body=body, title=row["title"], published=published),
        sentences=(Sentence(text=body, start=0, end=len(body), paragraph=0),),
        mentions=find_mentions(body, published),
        summary=Summary(headline=SummarySentence(text=row["headline_ko"], sources=()), sentences=sentences),
    )


def measure(engine: Engine, spec: TranslatorSpec, rows: Sequence[dict[str, Any]], *, show: bool) -> str:
    """One line of figures for the translator's ladder on ``rows``."""
    stage = Translate(engine, spec)
    started = time.perf_counter()
    made = stage.run([draft(row) for row in rows])
    seconds = time.perf_counter() - started
    words = [f"{'+'.join(rung.name for rung in spec.ladder):<24}"]
    for lang, chrf, bleu in (("en", CHRF(word_order=2), BLEU()), ("zh", CHRF(), BLEU(tokenize="zh"))):
        pairs = list(_pairs(rows, made, lang))
        if show:
            print("\n".join(f"{lang} {hypothesis.text}\n   {reference}" for hypothesis, reference in pairs))
        texts, references = [h.text for h, _ in pairs], [[reference for _, reference in pairs]]
        blocked = sum(blocks(hypothesis.findings) > 0 for hypothesis, _ in pairs)
        words.append(
            f"{lang} chrF {chrf.corpus_score(texts, references).score:.1f} "
            f"BLEU {bleu.corpus_score(texts, references).score:.1f} blocked {blocked}/{len(pairs)}"
        )
    statistics = stage.statistics()
    words.append(f"{seconds / max(1, statistics['calls']):.2f} s a call")
    return " | ".join(words) + f"\n  {json.dumps(statistics)}"


def _pairs(rows: Sequence[dict[str, Any]], made: Sequence[Draft | Reject], lang: str) -> Iterator[tuple[Any, str]]:
    for row, end in zip(rows, made, strict=True):
        if isinstance(end, Draft) and end.translations:
            yield from zip(end.translations[lang].sentences, row[f"summary_{lang}"], strict=True)  # type: ignore[index]


def main() -> None:
    """Reads the command line and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", default="offline")
    parser.add_argument("--rungs", default="")
    parser.add_argument("--forms", default="", help=f"of {', '.join(get_args(GroundingForm))}")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    config = load(options.config)
    rows = [json.loads(line) for line in PRESS.read_text(encoding="utf-8").splitlines()][:: options.every]
    spec = config.translator
    engine = registry.load(config.models[spec.model], "translator")
    kept = options.rungs.split(",") if options.rungs else [rung.name for rung in spec.ladder]
    ladders = [tuple(rung for rung in spec.ladder if rung.name in kept)]
    if options.forms:
        ladders = [(Rung.model_validate({"name": form, "grounding": form}),) for form in options.forms.split(",")]
    for ladder in ladders:
        print(measure(engine, spec.model_copy(update={"ladder": ladder}), rows, show=options.show), flush=True)


if __name__ == "__main__":
    main()
