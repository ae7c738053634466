"""Ground: every figure, date and name of the release, with values and renderings."""

from collections.abc import Sequence
from typing import ClassVar

from pipeline.facts.mentions import find_mentions
from pipeline.facts.names.termbase import Termbase
from pipeline.records import Draft, Reject


class Ground:
    """Fills ``mentions``; offsets are characters of the raw body."""

    name: ClassVar[str] = "ground"
    needs: ClassVar[frozenset[str]] = frozenset({"article", "sentences"})
    fills: ClassVar[str] = "mentions"

    def __init__(self, termbase: Termbase | None = None) -> None:
        self.termbase = termbase

    def run(self, drafts: Sequence[Draft]) -> list[Draft | Reject]:
        """The drafts with their mentions."""
        return [
            draft.model_copy(
                update={"mentions": find_mentions(draft.article.body, draft.article.published, self.termbase)}
            )
            for draft in drafts
        ]
