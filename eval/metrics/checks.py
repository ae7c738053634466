"""The one place where evaluation calls the checks of ``pipeline.facts``.

A target sentence is held against its Korean sentence; what the release says of a name (its hanja,
whom 강 시장 means) holds for the sentence too.
"""

import datetime as dt
from functools import lru_cache

from pipeline.facts.checks.compare import compare
from pipeline.facts.mentions import find_mentions, localize
from pipeline.records import Finding, Mention, TargetLang


@lru_cache(maxsize=2048)
def mentions(text: str, published: dt.date | None) -> tuple[Mention, ...]:
    """Figures, dates and names of a release (or of one Korean sentence), offsets in ``text``."""
    return find_mentions(text, published)


@lru_cache(maxsize=8192)
def local_mentions(sentence: str, release: str, published: dt.date | None) -> tuple[Mention, ...]:
    """The mentions of a sentence made from ``release``, offsets in ``sentence``."""
    return localize(sentence, mentions(release, published), published)


def translation_findings(
    source: str, target: str, lang: TargetLang, release: str, published: dt.date | None
) -> list[Finding]:
    """What the checks find in ``target`` held against its Korean sentence ``source`` of a brief of ``release``."""
    known = local_mentions(source, release, published)
    return compare(source, target, lang, mentions=known, published=published, strict=True)
