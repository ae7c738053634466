"""Clean: title, publication date and sentences of a release, or the reason why it is none."""

from collections.abc import Sequence
from typing import ClassVar

from pipeline.records import Draft, Reject
from pipeline.stages.base import reject
from pipeline.text.clean import clean
from pipeline.text.script import hangul_share
from pipeline.text.sentences import split

MAX_CHARS = 100_000
MIN_CHARS = 40
MIN_HANGUL = 0.35


class Clean:
    """Fills ``sentences`` and completes the article's title and date."""

    name: ClassVar[str] = "clean"
    needs: ClassVar[frozenset[str]] = frozenset({"article"})
    fills: ClassVar[str] = "sentences"

    def run(self, drafts: Sequence[Draft]) -> list[Draft | Reject]:
        """The drafts with sentences; empty, overlong and non-Korean texts are rejected."""
        return [self._one(draft) for draft in drafts]

    def _one(self, draft: Draft) -> Draft | Reject:
        article = draft.article
        body = article.body
        if len(body) > MAX_CHARS:
            detail = f"{len(body):,} characters; a release may have at most {MAX_CHARS:,}. Split it into releases."
            return reject(article, self.name, "too_long", detail)
        if len(body.strip()) < MIN_CHARS:
            detail = f"{len(body.strip())} characters of text; at least {MIN_CHARS} are needed for a brief"
            return reject(article, self.name, "too_short", detail)
        if (share := hangul_share(body)) < MIN_HANGUL:
            detail = f"{share:.0%} of the letters are Hangul; a Korean release has at least {MIN_HANGUL:.0%}"
            return reject(article, self.name, "not_korean", detail)
        cleaned = clean(body, article.title, article.published)
        sentences = split(body, cleaned.lines)
        if not sentences:
            detail = "no sentence is left once captions, contacts and copyright lines are taken away"
            return reject(article, self.name, "no_sentences", detail)
        known = {"title": cleaned.title, "published": cleaned.published}
        return draft.model_copy(update={"article": article.model_copy(update=known), "sentences": sentences})
