"""Whether a bound stays on its side, a change keeps its order and a difference stays one: 이상 isn't "up to", 35에서 48로
isn't 48 to 35, 340명 많다 isn't "is 340 people".

The number stands in both cases, so comparing values sees nothing.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.facts.checks.relations import SMALL, SPELLED
from pipeline.facts.checks.values import dates_told, figures_told, quantity
from pipeline.facts.figures.units import same
from pipeline.records import Finding, Mention, Quantity, TargetLang

_SMALL_UNITS = ("count", "ordinal", "times", "fraction")
_LEVELS = ("percent", "percentage_point", "times", "ordinal", "fraction", "score")
_LOW = ("at_least", "over")
_HIGH = ("at_most", "under")
_FROM = {
    "en": re.compile(r"\bfrom (?:about |around |an? |the )*$", re.IGNORECASE),
    "zh": re.compile(r"[从由自]约?$"),
}
_BASE = re.compile(r"(?:보다|에 비해|과 비교해|와 비교해|에서(?= ?(?:절반|반토막|[\d.,]+(?:%|배|명|건|원)(?!으?로))))")
_TO = {
    "en": re.compile(
        r"(?<!compared )(?<!relative )(?<!close )(?<!equal )\bto (?:about |around |an? |the )*$", re.IGNORECASE
    ),
    "zh": re.compile(r"[到至为成]约?$"),
}
_DIFFERENCE = re.compile(
    r"(?:,? ?\(?약? ?[\d.]+ ?%\)?)?(?:이나|가량|정도)? ?(?:더 )?(?:많|적[은다었]|크[다게]|큰|작|높|낮|늘|줄|증가|감소|상승|하락|길|긴|짧)"
)
_THAN_BEFORE = re.compile(r"보다 (?:약 |무려 )?$")
_IS = {
    "en": re.compile(r"\b(?:is|are|was|were|at|reach\w*|total\w*|numbers?|stands? at|stood at) (?:about |around )?$"),
    "zh": re.compile(r"(?:为|是|达到?|有|至)约?$"),
}
_MORE = {
    "en": re.compile(
        r"(?:[ -][a-z]+){0,2}(?:,? or (?:about )?[\d.]+ ?(?:%|percent),?|,? \([^)]*\),?)?,? "
        r"(?:more|fewer|less|higher|lower|larger|smaller|greater|up|down|above|below|longer|shorter|better|ahead)\b"
    ),
    "zh": re.compile(r"[^，。]{0,6}(?:之差|差距|差额)"),
}
_FIRST = re.compile(r"처음|최초|첫(?! ?(?:해|날|물량))")
_FIRST_TOLD = {
    "en": (
        re.compile(r"(?: [a-z]+)?,? for the first time\b"),
        re.compile(r"\bfor the first time (?:at|to|with) (?:about )?$"),
    ),
    "zh": (re.compile(r"(?!)"), re.compile(r"首次(?:为|是|达到?|至)$")),
}


def check_bounds(source: str, target: str, lang: TargetLang, figures: Sequence[Mention]) -> Iterator[Finding]:
    """Blocking findings for bounds turned round and for changes told backwards; ``figures`` are the source's."""
    found = figures_told(target, lang)
    figures = [figure for figure in figures if isinstance(figure.value, Quantity)]
    yield from _turned(figures, found, lang)
    yield from _another_small(figures, found, (target, lang))
    yield from _bases(source, figures, found, (target, lang))
    yield from _differences(source, figures, found, (target, lang))
    yield from _firsts(source, figures, found, (target, lang))
    for one, two in pairwise(figures):
        if re.fullmatch(r"에서 ?", source[one.end : two.start]) and re.match(r"으?로", source[two.end :]):
            yield from _backwards(one, two, found, (target, lang))


def _bases(
    source: str, figures: Sequence[Mention], found: Sequence[Mention], where: tuple[str, TargetLang]
) -> Iterator[Finding]:
    """What something is compared with (1조3800억원보다) or starts from (953억원에서) told as what it has come to."""
    target, lang = where
    for mention in figures:
        if not _BASE.match(source, mention.end) or sum(same(quantity(mention), quantity(f)) for f in figures) > 1:
            continue
        told = [f for f in found if same(quantity(mention), quantity(f))]
        if len(told) == 1 and _TO[lang].search(target[: told[0].start]):
            yield _finding(mention, told[0], lang, "what it is compared with is told as what it has come to")
        ends = [
            f
            for f in found
            if quantity(f).upper == quantity(mention).value and quantity(f).unit == quantity(mention).unit
        ]
        if ends and _FROM[lang].search(target[: ends[0].start]) and quantity(mention).upper is None:
            yield _finding(mention, ends[0], lang, "where the change began is told as where it ended")


def _differences(
    source: str, figures: Sequence[Mention], found: Sequence[Mention], where: tuple[str, TargetLang]
) -> Iterator[Finding]:
    """By how much one is above another (지난해보다 340명 많다) told as what it is in all (is 340 people)."""
    target, lang = where
    for mention in figures:
        apart = _THAN_BEFORE.search(source[: mention.start]) and _DIFFERENCE.match(source, mention.end)
        if (
            not apart
            or quantity(mention).unit in _LEVELS
            or sum(same(quantity(mention), quantity(f)) for f in figures) > 1
        ):
            continue
        told = [f for f in found if same(quantity(mention), quantity(f))]
        if len(told) == 1 and _IS[lang].search(target[: told[0].start]) and not _MORE[lang].match(target, told[0].end):
            yield _finding(mention, told[0], lang, "a difference is told as the whole amount")


def _firsts(
    source: str, figures: Sequence[Mention], found: Sequence[Mention], where: tuple[str, TargetLang]
) -> Iterator[Finding]:
    """What was so for the first time (60%를 넘은 것은 처음) told of a figure of another part (1년 전에는 55%였다)."""
    target, lang = where
    behind, before = _FIRST_TOLD[lang]
    cuts = [0, *(m.end() for m in re.finditer(r"(?:,|며|지만|으나|고) ", source)), len(source)]
    for mention in figures:
        part = next(source[a:b] for a, b in pairwise(cuts) if a <= mention.start < b)
        told = [f for f in found if same(quantity(mention), quantity(f))]
        if len(told) != 1 or _FIRST.search(part) or not _FIRST.search(source):
            continue
        if behind.match(target, told[0].end) or before.search(target[: told[0].start]):
            yield _finding(mention, told[0], lang, "another figure is the one that was so for the first time")


def _turned(figures: Sequence[Mention], found: Sequence[Mention], lang: TargetLang) -> Iterator[Finding]:
    for mention in figures:
        told = [f for f in found if same(quantity(mention), quantity(f))]
        sides = {_side(quantity(f)) for f in told}
        own = _side(quantity(mention))
        if own and len(sides) == 1 and sides == {"high" if own == "low" else "low"}:
            yield _finding(mention, told[0], lang, f"'{told[0].surface}' bounds it from the other side")


def _another_small(
    figures: Sequence[Mention], found: Sequence[Mention], where: tuple[str, TargetLang]
) -> Iterator[Finding]:
    """A small number (3명, 3위, 절반) that isn't told while another of its unit is, which the source doesn't have."""
    target, lang = where
    dates = dates_told(target, lang)
    strange = [
        f
        for f in found
        if not any(same(quantity(m), quantity(f)) for m in figures)
        and not any(d.start <= f.start < d.end for d in dates)
        and quantity(f).value > 1
    ]
    for mention in figures:
        value = quantity(mention)
        if value.unit not in _SMALL_UNITS or value.value > SMALL or any(same(value, quantity(f)) for f in found):
            continue
        others = [f for f in strange if quantity(f).unit == value.unit and quantity(f).value <= SPELLED]
        if len(others) == 1:
            yield _finding(mention, others[0], lang, f"'{others[0].surface}' is another number")


def _side(value: Quantity) -> str:
    return "low" if value.approx in _LOW else "high" if value.approx in _HIGH else ""


def _backwards(
    one: Mention, two: Mention, found: Sequence[Mention], where: tuple[str, TargetLang]
) -> Iterator[Finding]:
    target, lang = where
    ranges = [f for f in found if quantity(f).value == quantity(two).value and quantity(f).upper == quantity(one).value]
    starts = [f for f in found if same(quantity(two), quantity(f)) and _FROM[lang].search(target[: f.start])]
    ends = [f for f in found if same(quantity(one), quantity(f)) and _TO[lang].search(target[: f.start])]
    backwards = [f for f in ranges if _FROM[lang].search(target[: f.start])]
    if backwards or (starts and ends):
        yield _finding(two, [*backwards, *starts][0], lang, "the change is told backwards")


def _finding(mention: Mention, found: Mention, lang: TargetLang, message: str) -> Finding:
    expected = mention.renderings[lang].preferred if lang in mention.renderings else mention.surface
    return Finding(
        check="value_changed",
        severity="block",
        lang=lang,
        message=f"{mention.surface} is {expected}: {message}",
        expected=expected,
        found=found.surface,
        span=None,
        source_span=(mention.start, mention.end),
    )
