"""All defects of one brief: A1 to A10 with their evidence, each born in the summary or in the translation."""

import re
from decimal import Decimal
from functools import lru_cache

from eval.data import Output, Reference
from eval.metrics import roles, timewords, turns
from eval.metrics.checks import translation_findings
from eval.metrics.evidence import CHECKS, Evidence, of_finding
from eval.metrics.hand import missing_names, upheld
from eval.metrics.summary import summary_evidence
from eval.metrics.surface import sentence_faults, twin_faults
from pipeline.facts.checks.values import figures_told
from pipeline.records import TARGET_LANGS, Lang, Mention, Quantity, TargetLang

HEADLINE = -1
LANGS: tuple[Lang, ...] = ("ko", "en", "zh")


@lru_cache(maxsize=16384)
def korean_evidence(text: str, index: int, reference: Reference) -> tuple[Evidence, ...]:
    """Defects of one Korean sentence or headline, held against the release."""
    checked = summary_evidence(text, index, reference.source, reference.published)
    return (*sentence_faults(text, "ko", index), *checked)


@lru_cache(maxsize=32768)
def target_evidence(korean: str, text: str, lang: TargetLang, index: int, reference: Reference) -> tuple[Evidence, ...]:
    """Defects of one English or Chinese text, held against its Korean sentence."""
    own = sentence_faults(text, lang, index)
    if not text or not korean:
        return tuple(own)
    found = translation_findings(korean, text, lang, reference.source, reference.published)
    checked = [of_finding(finding, "translation", index) for finding in found]
    held = upheld([evidence for evidence in checked if evidence is not None], reference, korean, text)
    names = missing_names(reference, korean, text, lang, index)
    return tuple(_distinct([*own, *held, *names, *_apart(korean, text, lang, index, reference)]))


def _apart(korean: str, text: str, lang: TargetLang, index: int, reference: Reference) -> list[Evidence]:
    """A5 to A7 by rules that share nothing with ``pipeline.facts``: time words, roles, directions, negations."""
    found = [("date_invented", *hit) for hit in timewords.strange(korean, text, lang, reference.published)]
    found += [("roles_swapped", *hit) for hit in roles.swapped(reference, korean, text, lang)]
    found += turns.flips(korean, "ko", text, lang)
    denial = turns.negation_flip(korean, text, lang)
    if denial:
        found.append(("negation_flipped", (0, len(text)), denial))
    return [
        Evidence(
            code=CHECKS[check],
            check=check,
            lang=lang,
            born="translation",
            sentence=index,
            span=span,
            found=text[slice(*span)],
            message=message,
        )
        for check, span, message in found
    ]


def _distinct(evidence: list[Evidence]) -> list[Evidence]:
    """One piece of evidence for one check and place; two checkers may see the same Hangul."""
    seen: dict[tuple[str, tuple[int, int] | None, str], Evidence] = {}
    for item in evidence:
        inside = [k for k in seen if k[0] == item.check and k[1] and item.span and _meet(k[1], item.span)]
        if not inside:
            seen.setdefault((item.check, item.span, item.expected), item)
    return list(seen.values())


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def disagreement(english: str, chinese: str, index: int) -> list[Evidence]:
    """A10: an amount written in digits in one target that the other lacks.

    Small counts and ordinals are left aside, since one language spells out what the other leaves unsaid.
    """
    found = {lang: _quantities(text, lang) for lang, text in (("en", english), ("zh", chinese))}
    out = []
    for lang, other in (("en", "zh"), ("zh", "en")):
        known = {value for _, quantity in found[other] for value in (quantity.value, quantity.upper)}
        for value, mention in _amounts(found[lang]).items():
            if value in known:
                continue
            out.append(
                Evidence(
                    code="A10",
                    check="disagreement",
                    lang="en" if lang == "en" else "zh",
                    born="translation",
                    sentence=index,
                    span=(mention.start, mention.end),
                    found=mention.surface,
                    message=f"the {'Chinese' if other == 'zh' else 'English'} lacks this amount",
                )
            )
    return out


def _quantities(text: str, lang: str) -> list[tuple[Mention, Quantity]]:
    mentions = figures_told(text, "en" if lang == "en" else "zh")
    return [(m, m.value) for m in mentions if isinstance(m.value, Quantity)]


def _amounts(quantities: list[tuple[Mention, Quantity]]) -> dict[Decimal, Mention]:
    """The amounts in digits that both targets must tell, by value."""
    return {
        quantity.value: mention
        for mention, quantity in quantities
        if quantity.unit not in ("ordinal", "fraction")
        and re.search(r"\d", mention.surface)
        and (quantity.value >= 10 or quantity.unit not in ("count", "day", "month", "year"))
    }


def defects(reference: Reference, output: Output, wanted: int) -> list[Evidence]:
    """Every piece of evidence against one brief; ``wanted`` is how many sentences it should have.

    A reference without an output has A1 in the summary, and nothing else is asked of it.
    """
    korean = output.texts("ko")
    if not any(korean):
        born = "a rejected or missing article" if output.status == "missing" else "an empty Korean side"
        return [Evidence(code="A1", check="empty", lang="ko", born="summary", message=born)]
    out: list[Evidence] = []
    if not min(wanted, 2) <= len(korean) <= wanted + 2:
        count = f"{len(korean)} sentences; {wanted} are asked for"
        out.append(Evidence(code="A9", check="length", lang="ko", born="summary", message=count))
    for lang in LANGS:
        out += twin_faults(output.texts(lang), lang)
    rows = [(HEADLINE, output.headline)] if output.headline.ko else []
    for index, texts in [*rows, *enumerate(output.sentences)]:
        source = texts.text("ko")
        out += korean_evidence(source, index, reference)
        for target in TARGET_LANGS:
            out += target_evidence(source, texts.text(target), target, index, reference)
        out += disagreement(texts.text("en"), texts.text("zh"), index)
    return out
