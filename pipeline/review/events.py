"""What people did to briefs: one record an action, kept for good."""

import hashlib
import json
from typing import Literal

from pydantic import Field

from pipeline.records import Brief, Finding, Lang, Record

Action = Literal["edit", "accept", "overrule", "reopen", "approve", "withdraw"]
DECISIONS: tuple[Action, ...] = ("accept", "overrule", "reopen")
LANGS: tuple[Lang, ...] = ("ko", "en", "zh")
ACROSS = "languages_disagree"
"""The one check that holds two translations against each other; its findings are the English text's."""
HEADLINE = 0
"""The place of the headline; the sentences are 1, 2, 3 …"""


class Event(Record):
    """One action of one person. ``id`` is its number in the log (0 before it is written), ``at`` UTC.

    ``base`` tells which texts of the run it was made on (see ``base_of``). An edit has ``version`` (1 for
    the first of its sentence and language), ``before``, ``after`` and ``findings``: what the checks said
    of each language of its place that they ran on. A decision has the ``finding``'s key, a ``reason``, the finding
    itself in ``findings``, the Korean it was held against in ``before`` and the text it was made on in ``after``.
    """

    id: int = 0
    at: str = ""
    who: str
    brief: str
    base: str
    action: Action
    place: int | None = None
    lang: Lang | None = None
    version: int | None = None
    before: str | None = None
    after: str | None = None
    finding: str | None = None
    reason: str = ""
    findings: dict[Lang, tuple[Finding, ...]] = Field(default_factory=dict)


def base_of(brief: Brief) -> str:
    """A digest of the texts as the run wrote them: edits hold only for the texts they were made on."""
    texts = [brief.headline, *brief.sentences]
    return digest(json.dumps([[text.ko, text.en, text.zh] for text in texts], ensure_ascii=False))


def key_of(place: int, finding: Finding) -> str:
    """What a decision on a finding hangs on: its place, language and what it says, not where in the text it
    stands, so a decision outlives an edit of other words of the sentence."""
    said = (str(place), finding.lang, finding.check, finding.message, finding.expected, finding.found)
    return digest("\x1f".join(said))


def slug_of(identifier: str) -> str:
    """The name of a brief in addresses and forms: 16 hexadecimal digits, whatever its id holds.

    >>> slug_of("2026-보도-01")
    '80a260ed0c4f1d7d'
    """
    return digest(identifier)


def digest(text: str) -> str:
    """The first 16 hexadecimal digits of the text's SHA-256; lone surrogates are allowed."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
