"""How a Korean summary stands to its release: copied, new, repeated, from the top, how long.

Coverage and density follow the extractive fragments of Grusky, Naaman and Artzi (2018): the
summary is covered greedily by the longest runs of morphemes that also stand in the source.
"""

from functools import lru_cache
from itertools import combinations, pairwise

from eval.metrics.overlap import morphemes, rouge
from pipeline.text.clean import clean
from pipeline.text.sentences import split

LEAD = 3
"""How many first sentences of the body are its lead."""


@lru_cache(maxsize=4096)
def sentences_of(body: str) -> tuple[tuple[str, int], ...]:
    """The sentences of the release's text with their offsets, without captions, bylines and contacts."""
    return tuple((sentence.text, sentence.start) for sentence in split(body, clean(body, title="").lines))


def lead(body: str, count: int = LEAD) -> tuple[str, ...]:
    """The first ``count`` sentences of the release's text."""
    return tuple(text for text, _ in sentences_of(body)[:count])


def fragments(source: tuple[str, ...], summary: tuple[str, ...]) -> list[tuple[int, int]]:
    """The copied runs as (start in ``source``, length), greedily, longest and leftmost first.

    >>> fragments(("a", "b", "c", "d"), ("b", "c", "x", "a"))
    [(1, 2), (0, 1)]
    """
    places: dict[str, list[int]] = {}
    for index, token in enumerate(source):
        places.setdefault(token, []).append(index)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(summary):
        best, length = 0, 0
        for start in places.get(summary[at], ()):
            run = _run(source, start, summary, at)
            if run > length:
                best, length = start, run
        if length:
            found.append((best, length))
        at += max(length, 1)
    return found


def _run(source: tuple[str, ...], start: int, summary: tuple[str, ...], at: int) -> int:
    """How many tokens agree from the two places on."""
    length = 0
    limit = min(len(source) - start, len(summary) - at)
    while length < limit and source[start + length] == summary[at + length]:
        length += 1
    return length


def _bigrams(tokens: tuple[str, ...]) -> set[tuple[str, str]]:
    return set(pairwise(tokens))


def shape(body: str, sentences: list[str]) -> dict[str, float]:
    """Shares in percent (coverage, novelty, redundancy, lead share), density in morphemes a fragment,
    compression as source morphemes a summary morpheme; all 0 for an empty summary.

    ``novelty``: bigrams of the summary that the source lacks. ``redundancy``: the highest ROUGE-L of two
    of its sentences. ``lead``: copied morphemes that stand in the source's first three sentences.
    """
    source, summary = morphemes(body), tuple(m for s in sentences for m in morphemes(s))
    if not summary or not source:
        return dict.fromkeys(("coverage", "density", "compression", "novelty", "redundancy", "lead"), 0.0)
    found = fragments(source, summary)
    copied = sum(length for _, length in found)
    border = sum(len(morphemes(sentence)) for sentence in lead(body))
    bigrams = _bigrams(summary)
    pairs = [rouge(a, b)["rougeL"] for a, b in combinations([s for s in sentences if s.strip()], 2)]
    return {
        "coverage": 100.0 * copied / len(summary),
        "density": sum(length**2 for _, length in found) / len(summary),
        "compression": len(source) / len(summary),
        "novelty": 100.0 * len(bigrams - _bigrams(source)) / max(len(bigrams), 1),
        "redundancy": max(pairs, default=0.0),
        "lead": 100.0 * sum(length for start, length in found if start < border) / max(copied, 1),
    }


def ratio(target: str, source: str) -> float:
    """Characters of ``target`` a character of ``source``, white space aside; 0 where either is empty."""
    long, short = len("".join(target.split())), len("".join(source.split()))
    return long / short if short else 0.0
