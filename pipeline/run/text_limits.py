"""How much text a model may write for one sentence; one that never ends would fill every place it goes to."""

from collections.abc import Sequence

from pipeline.config import Decoding
from pipeline.models.base import Engine, Generation, Request
from pipeline.records import Draft

SUMMARY_CHARS = 1_000
"""How much longer than its release a summary may be, in characters; it should be a tenth."""
TARGET_CHARS, TARGET_TIMES = 2_000, 10
"""A translation may be ten times as long as its Korean, and 2,000 characters more; English is twice as long."""

TOKEN_CHARS = 40
"""More than any token of any vocabulary in use holds."""


class Bounded:
    """An engine whose answers are cut where they can't be what was asked for: at ``TOKEN_CHARS`` characters for
    each token that the decoding allows. So the checks never read a million characters."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.info = engine.info
        self.prompted = engine.prompted
        self.max_input_tokens = engine.max_input_tokens

    def count_tokens(self, text: str) -> int:
        """The engine's own count."""
        return self.engine.count_tokens(text)

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Generation]]:
        """The engine's hypotheses, none longer than it may be."""
        limit = TOKEN_CHARS * decoding.max_new_tokens
        return [[_cut(one, limit) for one in answers] for answers in self.engine.generate(requests, decoding)]


def _cut(answer: Generation, limit: int) -> Generation:
    if len(answer.text) <= limit:
        return answer
    return answer.model_copy(update={"text": answer.text[:limit], "finish": "length"})


def endless(draft: Draft) -> str:
    """What is too long in a draft, in words; empty when nothing is."""
    if draft.summary is None:
        return ""
    sources = draft.summary.texts
    limit = len(draft.article.title or "") + len(draft.article.body) + SUMMARY_CHARS
    if (length := max(len(source.text) for source in sources)) > limit:
        return f"the summarizer wrote a sentence of {length:,} characters, at most {limit:,} are taken"
    for lang, side in (draft.translations or {}).items():
        for source, target in zip(sources, side.texts, strict=True):
            limit = TARGET_CHARS + TARGET_TIMES * len(source.text)
            if len(target.text) > limit:
                return f"the translator wrote {len(target.text):,} characters in {lang}, at most {limit:,} are taken"
    return ""
