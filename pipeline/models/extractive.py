"""The ``extractive`` engine: no weights, the most central sentences of the text, unchanged.

Centrality is that of TextRank's similarity (shared items over the logarithms of the lengths, Mihalcea
and Tarau 2004) over pairs of neighbouring characters inside words, which Korean particles hardly
disturb, weighted by position, since a press release says first what matters.
"""

import math
import re
from collections.abc import Sequence

from pipeline.config import Decoding, ModelSpec
from pipeline.models.base import Generation, Request
from pipeline.models.cache import Progress
from pipeline.records import ModelInfo

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?。！？]+[\"'”’」』)]*(?=\s|$)|(?<=[。！？])|(?=\n)|$)")
_WORD = re.compile(r"\w+")
_SENTENCES = 3
_FIRST = 2.0
"""How much more the first sentence weighs than one far down: lead sentences make up most press summaries."""


class Extractive:
    """Chooses sentences; a text of one sentence comes back as it is. It takes a text of any length."""

    prompted = False
    max_input_tokens = 1_000_000

    def __init__(self, spec: ModelSpec, role: str, progress: Progress | None = None) -> None:
        self.info = ModelInfo(role=role, engine="extractive", weights="", revision="", licence=spec.licence)

    def count_tokens(self, text: str) -> int:
        """The words of ``text``."""
        return len(_WORD.findall(text))

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Generation]]:
        """For each request up to three central sentences in the order of the text, as far as
        ``max_new_tokens`` words allow, at least one; later hypotheses leave out the best one, two, …."""
        return [self._hypotheses(each.text, decoding) for each in requests]

    def _hypotheses(self, text: str, decoding: Decoding) -> list[Generation]:
        sentences = [found.strip() for found in _SENTENCE.findall(text) if found.strip()]
        if not sentences:
            return [Generation(text=text.strip(), prompt_tokens=0, output_tokens=0)]
        weights = centrality(sentences)
        ranked = sorted(range(len(sentences)), key=lambda index: -weights[index])
        found = [self._best(sentences, ranked[skip:], decoding) for skip in range(min(decoding.n, len(ranked)))]
        unique = dict.fromkeys(found)
        return [self._generation(text, each, -float(rank)) for rank, each in enumerate(unique)]

    def _best(self, sentences: list[str], ranked: list[int], decoding: Decoding) -> str:
        chosen, words = ranked[:1], self.count_tokens(sentences[ranked[0]])
        for index in ranked[1:]:
            words += self.count_tokens(sentences[index])
            if len(chosen) == _SENTENCES or words > decoding.max_new_tokens:
                break
            chosen.append(index)
        return " ".join(sentences[index] for index in sorted(chosen))

    def _generation(self, text: str, answer: str, score: float) -> Generation:
        counts = {"prompt_tokens": self.count_tokens(text), "output_tokens": self.count_tokens(answer)}
        return Generation(text=answer, score=score, **counts)


def centrality(sentences: Sequence[str]) -> list[float]:
    """A weight for each sentence: how much it shares with the others, times a factor for its position.

    >>> weights = centrality(["시가 공원을 연다.", "공원은 봄에 시민에게 연다.", "날씨는 맑다."])
    >>> weights.index(max(weights))
    0
    """
    pairs = [_pairs(sentence) for sentence in sentences]
    weights = []
    for index, mine in enumerate(pairs):
        shared = sum(_similarity(mine, other) for other in pairs) - _similarity(mine, mine)
        weights.append((shared + 1e-6) * (1 + (_FIRST - 1) / (1 + index)))
    return weights


def _pairs(sentence: str) -> set[str]:
    """Pairs of neighbouring characters inside the words of ``sentence``, short words whole."""
    return {
        word[start : start + 2] for word in _WORD.findall(sentence.lower()) for start in range(max(1, len(word) - 1))
    }


def _similarity(one: set[str], other: set[str]) -> float:
    return len(one & other) / (1 + math.log(1 + len(one)) + math.log(1 + len(other)))
