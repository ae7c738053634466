"""A run with one damage done to each of its articles: what the gate's power is measured with."""

import random
from collections.abc import Sequence

from eval import damages
from eval.changes import Change, Site
from eval.data import Output, Reference, Run
from pipeline.records import Lang

_KINDS = ("number", "scale", "currency", "date", "name", "untranslated span", "direction", "negation", "cut sentence")


def damaged(references: Sequence[Reference], run: Run, seed: int = 7) -> Run:
    """The run with every article damaged in one sentence of one language; articles nothing fits are left as they are."""
    draw = random.Random(seed)
    changes = [change for change in damages.damages() if change.name in _KINDS]
    outputs = {r.id: _damaged(r, run.output(r.id), references, changes, draw) for r in references}
    return Run(f"{run.name} (damaged)", outputs, run.rejects, run.digest)


def _damaged(
    reference: Reference,
    output: Output,
    references: Sequence[Reference],
    changes: Sequence[Change],
    draw: random.Random,
) -> Output:
    """One article with the first change that fits, in an order drawn by chance."""
    others = draw.sample(list(references), min(12, len(references)))
    others = [other for other in others if other.id != reference.id]
    for change in draw.sample(list(changes), len(changes)):
        for index in draw.sample(range(len(output.sentences)), len(output.sentences)):
            text = output.sentences[index].text(change.lang)
            site = Site(reference, change.lang, index, text, others)
            made = next(iter(change.make(site, draw)), None) if text else None
            if made is not None and made != text:
                return _replaced(output, index, change.lang, made)
    return output


def _replaced(output: Output, index: int, lang: Lang, text: str) -> Output:
    sentences = list(output.sentences)
    sentences[index] = sentences[index].model_copy(update={lang: text})
    return output.model_copy(update={"sentences": tuple(sentences)})
