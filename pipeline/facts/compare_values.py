"""Figures and dates of a target held against those of its Korean source.

Equal values are matched first, by value and unit or by an accepted spelling; what is left over on
both sides is then told apart: the same number in another unit, a number that differs by a power of
ten, a value that is missing, a value that nobody gave.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.facts import dates_en, dates_zh, parse_en, parse_zh
from pipeline.facts.calendar import compatible, given, points
from pipeline.facts.units import endpoints, same, table
from pipeline.records import DateValue, Finding, Mention, Quantity, Severity, TargetLang

SMALL = 3
"""Counts up to this are often said otherwise (두 도시 → both cities), so they only warn."""
DAY_HOURS = 24
SPELLED = 12
"""Number words up to this (one, a second) often count nothing in English and Chinese."""
_PLAIN = ("count", "ordinal", "times", "score")
_STRICT = ("percent", "percentage_point")
"""Beside currencies, the units that must not change: 3 seasons for 3 years is a wording, 5.2% for 5.2%p an error."""
CONVERTED = Decimal("0.06")
"""How far a measure may be from its source when only the unit system differs (165 km/h, 105 mph)."""
_HAN = {Decimal(number): char for number, char in enumerate("一二三四五六七八九十", start=1)}
_NATIVE = {"한": 1, "두": 2, "양": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_ABBREVIATED_YEAR = re.compile(r"['’]\d\d$")
_ROUND = (1000,)
_CLOCK = re.compile(r"(?:a?round)[- ]the[- ]clock", re.IGNORECASE)
_TOUCHED_BEFORE = re.compile(r"[\d.,]$")
_TOUCHED_BEHIND = re.compile(r"\d|[.,]\d")
_DATE_NUMBERS = ("year", "month", "day", "quarter", "hour")


def check_values(source: str, target: str, lang: TargetLang, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Findings about the figures and dates of ``target``; spans are in ``target``, source spans in ``source``."""
    figures = [m for m in mentions if isinstance(m.value, Quantity)]
    dates = [m for m in mentions if isinstance(m.value, DateValue)]
    found_dates = (dates_en if lang == "en" else dates_zh).find_dates(target)
    found_figures = [
        f
        for f in (parse_en if lang == "en" else parse_zh).find_figures(target)
        if not any(d.start <= f.start and f.end <= d.end for d in found_dates)
    ]
    literal = _numbers_in_names(source, mentions)
    moved = [m for m in figures if any(_threshold_moved(_quantity(m), _quantity(f)) for f in found_figures)]
    left = [m for m in figures if not _figure_kept(m, found_figures, found_dates, target, lang)]
    left = [m for m in left if not _converted_alone(m, figures, found_figures)]
    extra = [
        f
        for f in found_figures
        if not _figure_known(f, figures, dates, literal) and not _inside_accepted(f, figures, target, lang)
    ]
    extra = [f for f in extra if not _ABBREVIATED_YEAR.search(target[: f.end])]
    yield from _figure_findings(left, extra, lang)
    yield from (_threshold_finding(mention, lang) for mention in moved)
    yield from _date_findings(dates, found_dates, literal | {_quantity(f).value for f in figures}, (target, lang))


def _quantity(mention: Mention) -> Quantity:
    if not isinstance(mention.value, Quantity):
        raise TypeError(f"mention '{mention.surface}' has no quantity")
    return mention.value


def _date(mention: Mention) -> DateValue:
    if not isinstance(mention.value, DateValue):
        raise TypeError(f"mention '{mention.surface}' has no date")
    return mention.value


def _accepted(mention: Mention, lang: TargetLang) -> tuple[str, ...]:
    rendering = mention.renderings.get(lang)
    return (rendering.preferred, *rendering.accepted) if rendering else ()


def _occurs(spelling: str, target: str) -> tuple[int, int] | None:
    """Where ``spelling`` stands in ``target`` with no digit touching it, letter case aside."""
    low, wanted = target.casefold(), spelling.casefold()
    if not wanted or len(low) != len(target):
        return None
    at = low.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not _TOUCHED_BEFORE.search(low[max(0, at - 2) : at]) and not _TOUCHED_BEHIND.match(low, end):
            return at, end
        at = low.find(wanted, at + 1)
    return None


def _figure_kept(
    mention: Mention, figures: Sequence[Mention], dates: Sequence[Mention], target: str, lang: TargetLang
) -> bool:
    """The source figure stands in the target: as the same value, as an accepted spelling, or as a date's number."""
    value = _quantity(mention)
    if any(same(value, end) for f in figures for end in (_quantity(f), *endpoints(_quantity(f)))):
        return True
    if any(_alike_vague(value, _quantity(f)) for f in figures) or _score_told(value, figures):
        return True
    if value.unit == "hour" and value.value == DAY_HOURS and _CLOCK.search(target):
        return True
    parts = endpoints(value)
    if len(parts) > 1 and all(any(same(p, e) for f in figures for e in endpoints(_quantity(f))) for p in parts):
        return True
    tight = target.replace(" ", "") if lang == "zh" else target
    if any(_distinct(spelling) and _occurs(spelling, tight) for spelling in _accepted(mention, lang)):
        return True
    if lang == "zh" and value.unit in _PLAIN and value.value in _HAN and _HAN[value.value] in target:
        return True
    return any(value.value == number for d in dates for number in _numbers(_date(d)))


def _converted_alone(mention: Mention, figures: Sequence[Mention], found: Sequence[Mention]) -> bool:
    """Only a conversion of the figure stands in the target, and the source didn't give that conversion itself."""
    partners = [_quantity(f) for f in found if _converted(_quantity(mention), _quantity(f))]
    return any(not any(same(_quantity(own), p) for own in figures) for p in partners)


def _alike_vague(value: Quantity, other: Quantity) -> bool:
    """수천 년 and 千年: vague on one side, the same order of magnitude and unit."""
    return "vague" in (value.approx, other.approx) and value.unit == other.unit and value.value == other.value


def _score_told(value: Quantity, found: Sequence[Mention]) -> bool:
    """A score (7 대 2) told as wins and losses (7胜2负): both its numbers stand in the target."""
    numbers = {_quantity(f).value for f in found}
    return value.unit == "score" and {value.value, value.upper} <= numbers


def _threshold_moved(value: Quantity, other: Quantity) -> bool:
    """ "Two or more" became "more than two": for a small whole number that is another number."""
    if value.unit not in _PLAIN or not same(value, other) or value.value > SPELLED:
        return False
    return {value.approx, other.approx} in ({"at_least", "over"}, {"at_most", "under"})


def _distinct(spelling: str) -> bool:
    """A spelling that says more than a bare number: a unit or a scale word stands with it."""
    return re.fullmatch(r"[\d.,\s]+", spelling) is None


def _figure_known(found: Mention, figures: Sequence[Mention], dates: Sequence[Mention], literal: set[Decimal]) -> bool:
    """The target's figure has a source: the same value, an end of a range, a date's number, or a name's digits."""
    value = _quantity(found)
    ends = [end for f in figures for end in endpoints(_quantity(f))]
    if any(same(_quantity(f), value) for f in figures) or all(any(same(e, p) for e in ends) for p in endpoints(value)):
        return True
    if any(_converted(_quantity(f), value) or _alike_vague(_quantity(f), value) for f in figures):
        return True
    if any(
        f.value is not None and _quantity(f).unit == "score" and value.value in (_quantity(f).value, _quantity(f).upper)
        for f in figures
    ):
        return True
    if value.unit in _PLAIN or value.unit in ("year", "day", "month", "hour"):
        if value.value in literal:
            return True
        return any(value.value in _written(d) for d in dates)
    return False


def _inside_accepted(found: Mention, figures: Sequence[Mention], target: str, lang: TargetLang) -> bool:
    """The figure is part of an accepted spelling of a source figure."""
    spans = [_occurs(s, target) for m in figures for s in _accepted(m, lang) if _distinct(s)]
    return any(span is not None and span[0] <= found.start and found.end <= span[1] for span in spans)


def _numbers(value: DateValue) -> set[Decimal]:
    """The numbers a date stands for, its end's too."""
    numbers = {Decimal(getattr(value, field)) for field in _DATE_NUMBERS if getattr(value, field) is not None}
    return numbers | (_numbers(value.end) if value.end is not None else set())


def _written(date: Mention) -> set[Decimal]:
    """The numbers a date stands for or is written with (16세기, 1년 전)."""
    return _numbers(_date(date)) | {Decimal(digits) for digits in re.findall(r"\d{1,9}", date.surface)}


def _numbers_in_names(source: str, mentions: Sequence[Mention]) -> set[Decimal]:
    """Plain numbers of the source that belong to no figure or date: digits of names, models, articles of law,
    number words before a noun that is no counter (두 기관)."""
    values = [m for m in mentions if m.value is not None]
    numbers: set[Decimal] = set()
    numbers |= {Decimal(value) for word, value in _NATIVE.items() if re.search(rf"(?<![가-힣]){word}\s", source)}
    for match in re.finditer(r"(?<![\d.,])\d{1,9}(?:\.\d{1,6})?(?![\d])", source):
        if not any(m.start <= match.start() < m.end for m in values):
            numbers.add(Decimal(match.group()))
    return numbers


def _figure_findings(left: Sequence[Mention], extra: Sequence[Mention], lang: TargetLang) -> Iterator[Finding]:
    """Findings for source figures ``left`` without a partner and target figures ``extra`` without a source."""
    rest = list(extra)
    for mention in left:
        partner, check = _partner(_quantity(mention), rest)
        if partner is not None:
            rest.remove(partner)
        expected = mention.renderings[lang].preferred if lang in mention.renderings else mention.surface
        yield Finding(
            check=check,
            severity=_severity(check, _quantity(mention), _quantity(partner) if partner is not None else None),
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


def _threshold_finding(mention: Mention, lang: TargetLang) -> Finding:
    expected = mention.renderings[lang].preferred if lang in mention.renderings else mention.surface
    message = f"{mention.surface} is {expected}: the translation counts from the next number on"
    return Finding(
        check="value_changed",
        severity="block",
        lang=lang,
        message=message,
        expected=expected,
        source_span=(mention.start, mention.end),
    )


def _partner(value: Quantity, rest: Sequence[Mention]) -> tuple[Mention | None, str]:
    """The left-over target figure that is a damaged copy of ``value``, and what was damaged."""
    for found in rest:
        other = _quantity(found)
        if other.value == value.value and other.unit != value.unit:
            return found, "unit_changed"
    for found in rest:
        if _converted(value, _quantity(found)):
            return found, "unit_converted"
    for found in rest:
        if _power(value, _quantity(found)) is not None:
            return found, "scale_changed"
    for found in rest:
        vague = "vague" in (value.approx, _quantity(found).approx)
        if _quantity(found).unit == value.unit and not _is_small(value) and not vague:
            return found, "value_changed"
    return None, "value_missing"


def _is_strict(value: Quantity) -> bool:
    """A unit that must be kept: a currency, percent, percentage point."""
    return value.unit in _STRICT or (len(value.unit) == 3 and value.unit.isupper())


def _is_small(value: Quantity) -> bool:
    return not _is_strict(value) and abs(value.value) <= SMALL


def _converted(value: Quantity, other: Quantity) -> bool:
    """The same measure in another system of units, give or take rounding."""
    units = table()
    if value.unit == other.unit or _is_strict(value) or value.unit not in units or other.unit not in units:
        return False
    one, two = value.value * units[value.unit].factor, other.value * units[other.unit].factor
    return _kind(value) == _kind(other) and bool(one) and abs(one - two) <= CONVERTED * abs(one)


def _power(value: Quantity, other: Quantity) -> int | None:
    """The power of ten between two amounts of one kind, or with the same digits; None when it isn't one."""
    if not value.value or not other.value or value.value.is_signed() != other.value.is_signed():
        return None
    ratio = other.value / value.value
    power = ratio.adjusted()
    digits = len(value.value.normalize().as_tuple().digits)
    alike = _kind(value) == _kind(other) or digits >= 2
    return power if alike and power and ratio == Decimal(10) ** power else None


def _kind(value: Quantity) -> str:
    unit = table().get(value.unit)
    return unit.kind if unit else value.unit


def _say(check: str, mention: Mention, expected: str, partner: Mention | None) -> str:
    wanted = f"{mention.surface} is {expected}"
    if partner is None:
        return f"{wanted}: not in the translation"
    if check == "scale_changed":
        power = _power(_quantity(mention), _quantity(partner)) or 0
        return f"{wanted}: '{partner.surface}' is {'10' if power > 0 else '1/10'}^{abs(power)} of it"
    if check in ("unit_changed", "unit_converted"):
        return f"{wanted}: '{partner.surface}' has another unit"
    return f"{wanted}: '{partner.surface}' is another value"


def _severity(check: str, value: Quantity, other: Quantity | None) -> Severity:
    """Wording differences warn (8 companies for 8곳, 3 seasons for 3년), errors block (46 km for 46 m)."""
    if check == "unit_converted":
        return "warn"
    if check == "unit_changed" and not _is_strict(value):
        measures = other is not None and not {value.unit, other.unit} & {*_PLAIN, "fraction"}
        return "block" if measures else "warn"
    return "warn" if check == "value_missing" and _is_small(value) else "block"


def _severity_invented(found: Mention) -> Severity:
    return "warn" if _is_spelled(found, SPELLED) or _quantity(found).approx == "vague" else "block"


def _is_spelled(found: Mention, limit: int) -> bool:
    """A number word (or a rank) up to ``limit`` that may count nothing: one, both, the 1st; 一, 两个."""
    value = _quantity(found)
    words = value.unit == "ordinal" or not re.search(r"\d", found.surface)
    idiom = limit == SPELLED and value.value in _ROUND and value.unit == "count"
    return words and not _is_strict(value) and (abs(value.value) <= limit or idiom)


def _date_findings(
    dates: Sequence[Mention], found: Sequence[Mention], numbers: set[Decimal], where: tuple[str, TargetLang]
) -> Iterator[Finding]:
    """Findings for dates that the target changed, invented or lost; ``numbers`` are the source's others."""
    target, lang = where
    grades = {(i, j): _grade(s, t) for i, s in enumerate(dates) for j, t in enumerate(found)}
    open_dates = [
        i for i in range(len(dates)) if not any(grades[i, j] in ("same", "partial") for j in range(len(found)))
    ]
    for j, mention in enumerate(found):
        own = [grades[i, j] for i in range(len(dates))]
        if {"same", "partial"} & set(own) or (_numbers(_date(mention)) and _numbers(_date(mention)) <= numbers):
            continue
        if not given(_date(mention)):
            continue
        partners = [i for i in open_dates if given(_date(dates[i]))]
        added = [i for i in range(len(dates)) if grades[i, j] == "added"]
        check = "date_changed" if partners and not added else "date_invented"
        source = dates[(added or partners)[0]] if added or partners else None
        open_dates = [i for i in open_dates if source is None or dates[i] is not source]
        yield _date_finding(check, mention, source, lang)
    for i in open_dates:
        if any(_occurs(s, target) for s in _accepted(dates[i], lang)):
            continue
        yield _date_missing(dates[i], lang)


def _grade(source: Mention, target: Mention) -> str:
    """How the target's date agrees with the source's, or with the first or last of its range."""
    whole = compatible(_date(source), _date(target), source.key, target.key)
    if whole in ("same", "partial") or _date(source).end is None:
        return whole
    ends = [compatible(point, _date(target), "", target.key) for point in points(_date(source))]
    return "partial" if "same" in ends else whole


def _date_finding(check: str, found: Mention, source: Mention | None, lang: TargetLang) -> Finding:
    expected = source.renderings[lang].preferred if source is not None and lang in source.renderings else ""
    wanted = f"{source.surface} is {expected}: " if source is not None else ""
    tail = "says more than the source or something else" if check == "date_invented" else "is another date"
    return Finding(
        check=check,
        severity="block",
        lang=lang,
        message=f"{wanted}'{found.surface}' {tail}",
        expected=expected,
        found=found.surface,
        span=(found.start, found.end),
        source_span=(source.start, source.end) if source is not None else None,
    )


def _date_missing(source: Mention, lang: TargetLang) -> Finding:
    expected = source.renderings[lang].preferred if lang in source.renderings else source.surface
    return Finding(
        check="date_missing",
        severity="block" if {"year", "month", "day", "quarter"} & set(given(_date(source))) else "warn",
        lang=lang,
        message=f"{source.surface} is {expected}: not in the translation",
        expected=expected,
        source_span=(source.start, source.end),
    )
