"""A translation held against its Korean source: every check of facts in one call.

It finds figures, dates and names that are missing, invented, changed or swapped (``value_missing``, ``value_invented``,
``value_changed``, ``value_swapped``, ``scale_changed``, ``unit_changed``, ``date_changed``, ``date_invented``,
``date_missing``, ``name_missing``, ``name_contradicted``, ``name_invented``, ``place_invented``), what is told the other
way round (``direction_flipped``, ``negation_flipped``, ``plan_changed``, ``relation_changed``, ``agent_changed``), words
lost, misread or left in Korean (``detail_lost``, ``condition_lost``, ``word_misread``, ``word_untranslated``,
``hangul_left``) and text that is no sentence (``garbled``, ``repetition``, ``truncated``, ``length``, ``wrong_language``).
Findings that ``block`` are errors or facts lost; those that ``warn`` are for a person to glance at.
"""

import datetime as dt
from collections.abc import Sequence

from pipeline.facts.checks.figures import check_values
from pipeline.facts.checks.fluency import check_text
from pipeline.facts.checks.misreadings import check_misreadings
from pipeline.facts.checks.names import check_names
from pipeline.facts.checks.polarity import check_polarity
from pipeline.facts.checks.salad import check_salad
from pipeline.facts.checks.senses import check_senses
from pipeline.facts.checks.timing import check_timing
from pipeline.facts.checks.titles import check_titles
from pipeline.facts.checks.unread import check_unread
from pipeline.facts.mentions import find_mentions
from pipeline.records import Finding, Mention, Quantity, TargetLang

LONGEST = 2000
"""Characters of a sentence above which its wording isn't looked at: patterns take time, and no sentence is so long."""


def compare(
    source: str,
    target: str,
    lang: TargetLang,
    *,
    mentions: Sequence[Mention] | None = None,
    published: dt.date | None = None,
    strict: bool = False,
) -> list[Finding]:
    """The findings of ``target`` against the Korean ``source``, in the order of the checks.

    ``mentions`` are the source's, with offsets in ``source``; they are found when not given.
    ``published`` is the release's date: it may supply a month or a year that the source implies.
    ``strict`` is for what a machine wrote: a place it adds blocks, where a person's may be knowledge.
    """
    known = tuple(mentions) if mentions is not None else find_mentions(source, published)
    figures = any(isinstance(mention.value, Quantity) for mention in known)
    findings = [*check_text(source, target, lang)]
    if target.strip():
        findings += check_values(source, target, lang, known)
        findings += check_names(source, target, lang, known, strict)
        findings += check_titles(target, lang, known)
        findings += check_polarity(source, target, lang, figures)
        findings += check_misreadings(source, target, lang)
        if max(len(source), len(target)) <= LONGEST:
            findings += check_salad(target, lang)
            findings += check_senses(source, target, lang)
            findings += check_timing(source, target, lang, known)
        findings += check_unread(source, target, lang, known)
    return findings
