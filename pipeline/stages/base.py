"""What a stage is: it fills one field of every draft it is given, or rejects the article."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from pipeline.errors import ConfigError
from pipeline.records import Article, Draft, Reject


class Stage(Protocol):
    """One step of the chain. ``needs`` and ``fills`` name fields of ``Draft``; ``run`` returns one
    ``Draft`` or ``Reject`` for each draft, in order, and touches no other field."""

    name: ClassVar[str]
    needs: ClassVar[frozenset[str]]
    fills: ClassVar[str]

    def run(self, drafts: Sequence[Draft]) -> list[Draft | Reject]:
        """One result for each draft, in order."""
        ...


def check_order(stages: Sequence[type[Stage]]) -> None:
    """Raises ``ConfigError`` where a stage needs what no earlier stage fills; done before any model loads."""
    filled = {"article"}
    for stage in stages:
        missing = sorted(stage.needs - filled)
        if missing:
            raise ConfigError(
                f"stage '{stage.name}' needs {', '.join(missing)}, which no stage before it fills; "
                f"filled by then: {', '.join(sorted(filled))}. Put the stage that fills it first."
            )
        filled.add(stage.fills)


def reject(article: Article, stage: str, code: str, detail: str) -> Reject:
    """A reject of this article by this stage."""
    return Reject(id=article.id, source=article.source, stage=stage, code=code, detail=detail)
