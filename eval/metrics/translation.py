"""chrF++ and BLEU through sacrebleu, with its signatures: corpus scores and scores an article.

English: chrF++ and BLEU with the 13a tokenizer. Chinese: chrF (chrF++ would count words, which
Chinese doesn't show) and BLEU with the zh tokenizer, which takes curly quotes and the euro sign
for Chinese characters and so is only a secondary score.
"""

from functools import lru_cache
from typing import Any

from sacrebleu.metrics import BLEU, CHRF

METRICS: dict[str, tuple[str, str]] = {
    "en_chrf++": ("en", "chrf++"),
    "zh_chrf": ("zh", "chrf"),
    "en_bleu": ("en", "bleu"),
    "zh_bleu": ("zh", "bleu"),
}


@lru_cache(maxsize=8)
def _metric(name: str, effective: bool) -> Any:
    """The sacrebleu metric behind a score's name; ``effective`` order is for BLEU of one article."""
    lang, kind = METRICS[name]
    if kind == "bleu":
        return BLEU(tokenize="zh" if lang == "zh" else "13a", effective_order=effective)
    return CHRF(word_order=2 if kind == "chrf++" else 0)


def corpus(name: str, hypotheses: list[str], references: list[str]) -> float:
    """The corpus score, 0 to 100, equal to that of sacrebleu's command on the same segments."""
    return float(_metric(name, False).corpus_score(hypotheses, [references]).score)


@lru_cache(maxsize=16384)
def article(name: str, hypothesis: str, reference: str) -> float:
    """The score of one article's text, 0 to 100; 0 for an empty hypothesis."""
    if not hypothesis.strip() or not reference.strip():
        return 0.0
    return float(_metric(name, True).sentence_score(hypothesis, [reference]).score)


def signature(name: str) -> str:
    """sacrebleu's signature of the score, known only after a score was computed."""
    metric = _metric(name, False)
    metric.corpus_score(["a"], [["a"]])
    return f"{METRICS[name][1]}|{metric.get_signature().format()}"
