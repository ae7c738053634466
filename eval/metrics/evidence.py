"""Defects A1 to A10 and the evidence for each: what, where in the output, and where it was born."""

from typing import Literal

from pipeline.records import Finding, Lang, Record

CODES: dict[str, str] = {
    "A1": "empty, cut or boilerplate",
    "A2": "wrong language, Hangul left over, or Traditional Chinese",
    "A3": "value not supported by the source",
    "A4": "currency or scale changed",
    "A5": "date changed",
    "A6": "name contradicted",
    "A7": "polarity or direction flipped",
    "A8": "repetition",
    "A9": "length outside limits",
    "A10": "English and Chinese disagree",
}
MUST_PASS = ("A2", "A3", "A4", "A5", "A6")
BREAKING = ("A1", "A2", "A3", "A4", "A5", "A6", "A7")

CHECKS: dict[str, str] = {
    "truncated": "A1",
    "empty": "A1",
    "boilerplate": "A1",
    "hangul_left": "A2",
    "traditional": "A2",
    "wrong_language": "A2",
    "value_missing": "A3",
    "value_invented": "A3",
    "value_changed": "A3",
    "scale_changed": "A4",
    "unit_changed": "A4",
    "date_changed": "A5",
    "date_invented": "A5",
    "date_missing": "A5",
    "name_contradicted": "A6",
    "name_missing": "A6",
    "name_invented": "A6",
    "place_invented": "A6",
    "roles_swapped": "A6",
    "direction_flipped": "A7",
    "negation_flipped": "A7",
    "repetition": "A8",
    "length": "A9",
    "disagreement": "A10",
}
"""Name of a check → defect. Checks not named here (warnings about style) make no defect."""


class Evidence(Record):
    """One defect found: ``sentence`` counts from 0, -1 is the headline, ``None`` the whole brief.

    ``span`` is in that sentence's text in ``lang``; ``source_span`` in the text it was held against,
    which is the Korean sentence where ``born`` is ``translation`` and the release where it is ``summary``.
    """

    code: str
    check: str
    lang: Lang
    born: Literal["summary", "translation"]
    sentence: int | None = None
    span: tuple[int, int] | None = None
    source_span: tuple[int, int] | None = None
    expected: str = ""
    found: str = ""
    message: str = ""


def of_finding(finding: Finding, born: Literal["summary", "translation"], sentence: int | None) -> Evidence | None:
    """The evidence behind a blocking finding; ``None`` for a warning or a check without a defect."""
    code = CHECKS.get(finding.check)
    if code is None or finding.severity != "block":
        return None
    return Evidence(
        code=code,
        check=finding.check,
        lang=finding.lang,
        born=born,
        sentence=sentence,
        span=finding.span,
        source_span=finding.source_span,
        expected=finding.expected,
        found=finding.found,
        message=finding.message,
    )
