"""The one place where evaluation calls the checks of ``pipeline.facts``.

A target sentence is held against its Korean sentence; what the release says of a name (its hanja,
whom 강 시장 means) holds for the sentence too.
"""

import datetime as dt
from functools import lru_cache

from pipeline.facts import parse_en, parse_zh
from pipeline.facts.compare import compare
from pipeline.facts.mentions import find_mentions, localize
from pipeline.records import Finding, Mention, Quantity, TargetLang

_PLAIN = ("count", "times", "score", "fraction", "ordinal")


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
    found = compare(source, target, lang, mentions=known, published=published)
    return [_sterner(finding, known, lang) for finding in found]


def _sterner(finding: Finding, known: tuple[Mention, ...], lang: TargetLang) -> Finding:
    """The finding, blocking where a measure changed its unit: 46 km for 46 m is no wording (8곳 and 8 companies are)."""
    if finding.check != "unit_changed" or finding.severity == "block" or finding.source_span is None:
        return finding
    source = next((m.value for m in known if (m.start, m.end) == finding.source_span), None)
    found = next(iter((parse_en if lang == "en" else parse_zh).find_figures(finding.found)), None)
    target = found.value if found else None
    if not isinstance(source, Quantity) or not isinstance(target, Quantity) or {source.unit, target.unit} & set(_PLAIN):
        return finding
    return finding.model_copy(update={"severity": "block"})
