"""Figures and dates of a target held against those of its Korean source.

Equal values are matched first, by value and unit or by an accepted spelling; what is left over on
both sides is then told apart: the same number in another unit, a number that differs by a power of
ten, a value that is missing, a value that nobody gave.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.facts.checks.compounds import told_in_parts, told_whole
from pipeline.facts.checks.dates import date_findings
from pipeline.facts.checks.relations import (
    PLAIN,
    SMALL,
    SPELLED,
    alike_vague,
    converted,
    counted_as_kinds,
    counted_as_people,
    in_dozens,
    is_small,
    is_strict,
    kind,
    power_of_ten,
    threshold_moved,
)
from pipeline.facts.checks.values import accepted, dates_told, figures_told, occurs, parts_of, quantity, written
from pipeline.facts.checks.wordings import worded
from pipeline.facts.figures.numerals import plain
from pipeline.facts.figures.units import endpoints, ranks, same, table
from pipeline.records import DateValue, Finding, Mention, Quantity, Severity, TargetLang

_HAN = {Decimal(number): char for number, char in enumerate("一二三四五六七八九十", start=1)}
_NATIVE = {"한": 1, "두": 2, "양": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_ROUND = (1000,)


def check_values(source: str, target: str, lang: TargetLang, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Findings about the figures and dates of ``target``; spans are in ``target``, source spans in ``source``."""
    figures = [m for m in mentions if isinstance(m.value, Quantity)]
    dates = [m for m in mentions if isinstance(m.value, DateValue)]
    found_dates = dates_told(target, lang)
    found_figures = [
        f for f in figures_told(target, lang) if not any(d.start <= f.start and f.end <= d.end for d in found_dates)
    ]
    literal = _numbers_in_names(source, mentions)
    moved = [m for m in figures if any(threshold_moved(quantity(m), quantity(f)) for f in found_figures)]
    left = [m for m in figures if not _figure_kept(m, found_figures, found_dates, target, lang)]
    left = [m for m in left if not _converted_alone(m, figures, found_figures)]
    left = [m for m in left if not any(_shares_speed(quantity(m), f, found_figures) for f in found_figures)]
    extra = [
        f
        for f in found_figures
        if not _figure_known(f, figures, dates, literal)
        and not _inside_accepted(f, figures, target, lang)
        and not _of_shared_speed(f, figures, found_figures)
        and not _written_measure(f, source)
    ]
    extra = [f for f in extra if not _is_code(f, target)]
    parts = told_whole(found_figures, figures) | told_in_parts(found_figures, figures)
    extra = [f for f in extra if f.start not in parts]
    parts = told_whole(figures, found_figures) | told_in_parts(figures, found_figures)
    left = [m for m in left if m.start not in parts]
    yield from _figure_findings(left, extra, lang)
    yield from (_wording_finding(mention, lang, "value_changed", "counts from the next number on") for mention in moved)
    kinds = [m for m in figures if any(counted_as_kinds(quantity(m), quantity(f)) for f in found_figures)]
    yield from (_wording_finding(mention, lang, "unit_changed", "counts kinds") for mention in kinds)
    peopled = [
        m
        for m in figures
        if any(counted_as_people(quantity(m), quantity(f), target[f.end : f.end + 12]) for f in found_figures)
    ]
    yield from (_wording_finding(mention, lang, "unit_changed", "counts people") for mention in peopled)
    yield from date_findings(dates, found_dates, literal | {quantity(f).value for f in figures}, (target, lang))


def _figure_kept(
    mention: Mention, figures: Sequence[Mention], dates: Sequence[Mention], target: str, lang: TargetLang
) -> bool:
    """The source figure stands in the target: as the same value, as an accepted spelling, or as a date's number."""
    value = quantity(mention)
    if any(same(value, end) for f in figures for end in (quantity(f), *endpoints(quantity(f)))):
        return True
    if any(alike_vague(value, quantity(f)) or in_dozens(value, quantity(f), f.surface) for f in figures):
        return True
    if _score_told(value, figures):
        return True
    if worded(value, target) or _as_clock(mention, target):
        return True
    parts = endpoints(value)
    if len(parts) > 1 and all(any(same(p, e) for f in figures for e in endpoints(quantity(f))) for p in parts):
        return not _broken_range(parts, figures, target)
    if value.unit in PLAIN and any(value.value in parts_of(quantity(f)) for f in figures):
        return True
    tight = target.replace(" ", "") if lang == "zh" else target
    if any(_distinct(spelling) and occurs(spelling, tight) for spelling in accepted(mention, lang)):
        return True
    if lang == "zh" and value.unit in PLAIN and value.value in _HAN and _HAN[value.value] in target:
        return True
    return any(value.value in written(d) for d in dates)


def _converted_alone(mention: Mention, figures: Sequence[Mention], found: Sequence[Mention]) -> bool:
    """Only a conversion of the figure stands in the target, and the source didn't give that conversion itself."""
    partners = [quantity(f) for f in found if converted(quantity(mention), quantity(f))]
    return any(not any(same(quantity(own), p) for own in figures) for p in partners)


def _as_clock(mention: Mention, target: str) -> bool:
    """0230 told as 02:30 or 2点30分."""
    match = _FOUR_DIGITS.fullmatch(mention.surface)
    return match is not None and re.search(rf"(?<!\d)0?{int(match[1])}\s?[:点时]\s?{match[2]}", target) is not None


_FOUR_DIGITS = re.compile(r"(0\d)([0-5]\d)")
_BETWEEN = re.compile(r"between", re.IGNORECASE)
_AMONG = re.compile(r"之间|中间")
_LISTED = re.compile(r"\s?(?:,|and|和|及|与|、)\s?(?:the\s)?")


def _broken_range(parts: Sequence[Quantity], figures: Sequence[Mention], target: str) -> bool:
    """Second to fourth told as "second and fourth": the ends stand side by side and what is between is lost."""
    if parts[-1].value - parts[0].value <= 1:
        return False
    return any(
        same(parts[0], quantity(one))
        and same(parts[-1], quantity(two))
        and not _BETWEEN.search(target[max(0, one.start - 12) : one.start])
        and not _AMONG.search(target[two.end : two.end + 16])
        and _LISTED.fullmatch(target[one.end : two.start])
        for one, two in pairwise(figures)
    )


def _score_told(value: Quantity, found: Sequence[Mention]) -> bool:
    """A score (7 대 2) told as wins and losses (7胜2负): both its numbers stand in the target."""
    numbers = Counter(abs(quantity(f).value) for f in found)
    return value.unit == "score" and Counter((value.value, value.upper or Decimal(0))) <= numbers


def _distinct(spelling: str) -> bool:
    """A spelling that says more than a bare number: a unit or a scale word stands with it."""
    return re.fullmatch(r"[\d.,\s]+", spelling) is None


def _figure_known(found: Mention, figures: Sequence[Mention], dates: Sequence[Mention], literal: set[Decimal]) -> bool:
    """The target's figure has a source: the same value, an end of a range, a date's number, or a name's digits."""
    value = quantity(found)
    ends = [end for f in figures for end in endpoints(quantity(f))]
    if any(same(quantity(f), value) for f in figures) or all(any(same(e, p) for e in ends) for p in endpoints(value)):
        return True
    if any(converted(quantity(f), value) or alike_vague(quantity(f), value) for f in figures):
        return True
    if any(in_dozens(quantity(f), value, found.surface) for f in figures):
        return True
    if any(
        f.value is not None
        and quantity(f).unit == "score"
        and abs(value.value) in (quantity(f).value, quantity(f).upper)
        for f in figures
    ):
        return True
    if value.unit == "fraction" and all(
        any(quantity(f).value == part for f in figures) for part in parts_of(value) - {1}
    ):
        return True
    if value.unit in PLAIN or value.unit in ("year", "day", "month", "hour", "minute"):
        if abs(value.value) in literal:
            return True
        return any(value.value in written(d) for d in dates)
    return False


def _of_shared_speed(found: Mention, figures: Sequence[Mention], all_found: Sequence[Mention]) -> bool:
    return any(_shares_speed(quantity(m), found, all_found) for m in figures)


def _shares_speed(value: Quantity, found: Mention, all_found: Sequence[Mention]) -> bool:
    """A speed told as a length beside another speed: 240 km (149 miles per hour)."""
    other = quantity(found)
    return (
        kind(value) == "speed"
        and kind(other) == "length"
        and (value.value, table()[value.unit].factor) == (other.value, table()[other.unit].factor)
        and any(kind(quantity(f)) == "speed" for f in all_found)
    )


def _written_measure(found: Mention, source: str) -> bool:
    """The measure stands in the source as it is, in a run the parser leaves alone (6cmX6cm)."""
    value = quantity(found)
    return (
        value.unit in table()
        and re.search(rf"(?<![\d.]){plain(value.value)}\s?{re.escape(value.unit)}(?![a-z])", source) is not None
    )


def _inside_accepted(found: Mention, figures: Sequence[Mention], target: str, lang: TargetLang) -> bool:
    """The figure is part of an accepted spelling of a source figure."""
    spans = [occurs(s, target) for m in figures for s in accepted(m, lang) if _distinct(s)]
    return any(span is not None and span[0] <= found.start and found.end <= span[1] for span in spans)


def _numbers_in_names(source: str, mentions: Sequence[Mention]) -> set[Decimal]:
    """Plain numbers of the source that belong to no figure or date: digits of names, models, articles of law,
    number words before a noun that is no counter (두 기관)."""
    values = [m for m in mentions if m.value is not None]
    numbers: set[Decimal] = set()
    numbers |= {Decimal(value) for word, value in _NATIVE.items() if re.search(rf"(?<![가-힣]){word}\s", source)}
    for match in re.finditer(r"(?<![\d.,])\d{1,9}(?:\.\d{1,6})?(?![\d])", source):
        clock = _FOUR_DIGITS.fullmatch(match.group())
        numbers |= {Decimal(part) for part in clock.groups()} if clock else set()
        if not any(m.start <= match.start() < m.end for m in values):
            numbers.add(Decimal(match.group()))
    return numbers


def _figure_findings(left: Sequence[Mention], extra: Sequence[Mention], lang: TargetLang) -> Iterator[Finding]:
    """Findings for source figures ``left`` without a partner and target figures ``extra`` without a source."""
    rest = list(extra)
    for mention in left:
        partner, check = _partner(quantity(mention), rest)
        if partner is not None:
            rest.remove(partner)
        expected = mention.renderings[lang].preferred if lang in mention.renderings else mention.surface
        yield Finding(
            check=check,
            severity=_severity(check, mention, quantity(partner) if partner is not None else None),
            lang=lang,
            message=_say(check, mention, expected, partner),
            expected=expected,
            found=partner.surface if partner else "",
            span=(partner.start, partner.end) if partner else None,
            source_span=(mention.start, mention.end),
        )
    for found in rest:
        if _is_spelled(found, SMALL):
            continue
        yield Finding(
            check="value_invented",
            severity=_severity_invented(found),
            lang=lang,
            message=f"'{found.surface}' stands nowhere in the source",
            found=found.surface,
            span=(found.start, found.end),
        )


def _is_code(found: Mention, target: str) -> bool:
    """The figure is a year written '77 or a part of a code such as 4×4."""
    around = target[max(0, found.start - 3) : found.end + 2]
    sized = quantity(found).unit not in PLAIN
    return re.search(r"['’]\d\d$", target[: found.end]) is not None or (
        not sized and re.search(r"\d\s?[×xX]\s?\d", around) is not None
    )


def _wording_finding(mention: Mention, lang: TargetLang, check: str, says: str) -> Finding:
    """A figure whose number stands but whose meaning moved."""
    expected = mention.renderings[lang].preferred if lang in mention.renderings else mention.surface
    return Finding(
        check=check,
        severity="block",
        lang=lang,
        message=f"{mention.surface} is {expected}: the translation {says}",
        expected=expected,
        source_span=(mention.start, mention.end),
    )


def _partner(value: Quantity, rest: Sequence[Mention]) -> tuple[Mention | None, str]:
    """The left-over target figure that is a damaged copy of ``value``, and what was damaged."""
    for found in rest:
        other = quantity(found)
        if other.value == value.value and other.unit != value.unit:
            return found, "unit_changed"
    for found in rest:
        if converted(value, quantity(found)):
            return found, "unit_converted"
    for found in rest:
        if not _is_spelled(found, SMALL) and power_of_ten(value, quantity(found)) is not None:
            return found, "scale_changed"
    for found in rest:
        vague = "vague" in (value.approx, quantity(found).approx)
        if quantity(found).unit == value.unit and (not is_small(value) or value.unit == "fraction") and not vague:
            return found, "value_changed"
    return None, "value_missing"


def _say(check: str, mention: Mention, expected: str, partner: Mention | None) -> str:
    wanted = f"{mention.surface} is {expected}"
    if partner is None:
        return f"{wanted}: not in the translation"
    if check == "scale_changed":
        power = power_of_ten(quantity(mention), quantity(partner)) or 0
        unit = ", in another unit" if quantity(mention).unit != quantity(partner).unit else ""
        return f"{wanted}: '{partner.surface}' is 10^{power} times that{unit}"
    if check in ("unit_changed", "unit_converted"):
        return f"{wanted}: '{partner.surface}' has another unit"
    return f"{wanted}: '{partner.surface}' is another value"


def _severity(check: str, mention: Mention, other: Quantity | None) -> Severity:
    """Wording differences warn (8 companies for 8곳, 3 seasons for 3년), errors block (46 km for 46 m).

    Of small numbers, one goes without saying and a word (두 도시) or a rank (2차, II) may be said otherwise; 3년, 1.8km,
    2.3배 and the score of a match must be told.
    """
    value = quantity(mention)
    if check == "unit_converted":
        return "warn"
    if check == "unit_changed" and not is_strict(value):
        measures = other is not None and not {value.unit, other.unit} & {*PLAIN, "fraction"}
        return "block" if measures else "warn"
    whole = value.value == int(value.value)
    told = (
        (value.value > 1 or not whole)
        and value.unit not in ("score", "fraction", "ordinal", *(("times",) if whole else ()))
        and not ranks(value)
        and re.search(r"\d", mention.surface) is not None
    )
    spared = is_small(value) and not told and (value.unit != "score" or value.counter is not None)
    return "warn" if check == "value_missing" and spared else "block"


def _severity_invented(found: Mention) -> Severity:
    return "warn" if _is_spelled(found, SPELLED) or quantity(found).approx == "vague" else "block"


def _is_spelled(found: Mention, limit: int) -> bool:
    """A number word (or a rank) up to ``limit`` that may count nothing: one, both, the 1st; 一, 两个."""
    value = quantity(found)
    words = value.unit == "ordinal" or not re.search(r"\d", found.surface)
    idiom = limit == SPELLED and value.value in _ROUND and value.unit == "count"
    return words and not is_strict(value) and (abs(value.value) <= limit or idiom)
