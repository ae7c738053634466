"""The Korean summary held against its release: values, dates, names and polarity (A3 to A7).

A summary may leave out; what it does say has to stand in the release: the same value in the same
unit, a date that doesn't contradict, a name that occurs, and a verb or a direction that isn't turned.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from eval.metrics.checks import mentions
from eval.metrics.evidence import CHECKS, Evidence
from eval.metrics.overlap import morphemes
from pipeline.records import DateValue, Mention, Quantity
from pipeline.text.clean import clean
from pipeline.text.morph import tokenize
from pipeline.text.sentences import split

_NAMES = ("person", "place", "organization")
_UP = re.compile(r"증가|늘어|늘었|늘린|늘리|상승|올랐|오른|올라|확대|급증|성장|증대|높아|흑자|인상|개선")
_DOWN = re.compile(r"감소|줄어|줄었|줄인|줄이|하락|내렸|내린|내려|축소|급감|낮아|적자|인하|둔화|떨어")
_FIELDS = ("year", "month", "day", "quarter", "half", "weekday")
_NEGATIONS = ("않", "못하", "못", "없", "안", "말")


def summary_evidence(sentence: str, index: int, release: str, published: dt.date | None) -> list[Evidence]:
    """A3 to A7 of one Korean sentence; ``source_span`` is in ``release``."""
    if not sentence:
        return []
    own, given = mentions(sentence, published), mentions(release, published)
    found = [*_values(own, given), *_dates(own, given), *_names(own, given, release), *_polarity(sentence, release)]
    return [evidence.model_copy(update={"sentence": index}) for evidence in found]


def _evidence(check: str, own: Mention, expected: str, message: str, source: tuple[int, int] | None = None) -> Evidence:
    return Evidence(
        code=CHECKS[check],
        check=check,
        lang="ko",
        born="summary",
        span=(own.start, own.end),
        source_span=source,
        expected=expected,
        found=own.surface,
        message=message,
    )


def _values(own: tuple[Mention, ...], given: tuple[Mention, ...]) -> Iterator[Evidence]:
    """A3 and A4: figures that the release lacks, with the nearest one it has."""
    known = [(m, m.value) for m in given if isinstance(m.value, Quantity)]
    for mention in own:
        value = mention.value
        if not isinstance(value, Quantity) or any(_same(value, other) for _, other in known):
            continue
        for other, quantity in known:
            if _digits(value) == _digits(quantity) and (value.unit == quantity.unit or value.value == quantity.value):
                check = "scale_changed" if value.unit == quantity.unit else "unit_changed"
                span = (other.start, other.end)
                yield _evidence(check, mention, other.surface, "the release gives another scale or unit", span)
                break
        else:
            yield _evidence("value_invented", mention, "", "the release doesn't give this value")


def _same(a: Quantity, b: Quantity) -> bool:
    """The same amount; an end of a range passes for the range's other spelling, a count for its counter's kin."""
    values = {b.value} if b.upper is None else {b.value, b.upper}
    return a.unit == b.unit and a.value in values and (a.upper is None or a.upper == b.upper)


def _digits(quantity: Quantity) -> str:
    """Significant digits: 4269억 and 42.69조 have the same."""
    return str(quantity.value.normalize().as_tuple().digits)


def _dates(own: tuple[Mention, ...], given: tuple[Mention, ...]) -> Iterator[Evidence]:
    """A5: dates that agree with no date of the release."""
    known = [(m, m.value) for m in given if isinstance(m.value, DateValue)]
    for mention in own:
        value = mention.value
        if not isinstance(value, DateValue) or not _stated(value) or any(_agree(value, other) for _, other in known):
            continue
        nearest = known[0][0].surface if len(known) == 1 else ""
        yield _evidence("date_changed", mention, nearest, "no date of the release agrees")


def _stated(value: DateValue) -> set[str]:
    return {name for name in _FIELDS if getattr(value, name) is not None and name not in value.implied}


def _agree(a: DateValue, b: DateValue) -> bool:
    """No field contradicts, and the finest field stated in ``a`` is given in ``b`` (for a range: start or end)."""
    for candidate in (b, b.end):
        if candidate is None:
            continue
        both = [n for n in _FIELDS if getattr(a, n) is not None and getattr(candidate, n) is not None]
        finest = [n for n in ("day", "weekday", "month", "quarter", "half", "year") if n in _stated(a)][:1]
        if all(getattr(a, n) == getattr(candidate, n) for n in both) and set(finest) <= set(both):
            return a.end is None or b.end is None or _agree(a.end, b.end)
    return False


def _names(own: tuple[Mention, ...], given: tuple[Mention, ...], release: str) -> Iterator[Evidence]:
    """A6: people, places and organizations that the release doesn't name."""
    keys = {m.key for m in given if m.key}
    plain = re.sub(r"\s+", "", release)
    for mention in own:
        if mention.kind not in _NAMES or mention.key in keys:
            continue
        if re.sub(r"\s+", "", mention.surface) not in plain:
            yield _evidence("name_invented", mention, "", "the release doesn't name this")


@lru_cache(maxsize=2048)
def _sentences(release: str) -> tuple[tuple[str, int], ...]:
    """The release's sentences with their offsets."""
    return tuple((s.text, s.start) for s in split(release, clean(release, title="").lines))


def _aligned(sentence: str, release: str) -> tuple[str, int]:
    """The release's sentence that shares the greatest part of the sentence's morphemes, and its offset."""
    wanted = set(morphemes(sentence))
    return max(_sentences(release), key=lambda s: len(wanted & set(morphemes(s[0]))), default=("", 0))


def _polarity(sentence: str, release: str) -> Iterator[Evidence]:
    """A7: a direction word that the matching sentence has only the other way round, or a verb negated in one alone."""
    source, offset = _aligned(sentence, release)
    span = (offset, offset + len(source))
    for mine, other in ((_UP, _DOWN), (_DOWN, _UP)):
        word = mine.search(sentence)
        if word and not mine.search(source) and other.search(source) and not other.search(sentence):
            against = other.search(source)
            yield Evidence(
                code="A7",
                check="direction_flipped",
                lang="ko",
                born="summary",
                span=word.span(),
                source_span=span,
                expected=against.group() if against else "",
                found=word.group(),
                message="the release says the opposite",
            )
    mine_verbs, source_verbs = _verbs(sentence), _verbs(source)
    for stem, (negated, place) in mine_verbs.items():
        if stem in source_verbs and source_verbs[stem][0] != negated:
            yield Evidence(
                code="A7",
                check="negation_flipped",
                lang="ko",
                born="summary",
                span=place,
                source_span=span,
                expected=stem,
                found=sentence[slice(*place)],
                message="negated in one of summary and release only",
            )


@lru_cache(maxsize=8192)
def _verbs(sentence: str) -> dict[str, tuple[bool, tuple[int, int]]]:
    """Stems of verbs (추진하 as 추진) → (negated, span); stems that occur both ways are left out."""
    tokens = tokenize(sentence)
    stems: dict[str, tuple[bool, tuple[int, int]]] = {}
    mixed: set[str] = set()
    for index, token in enumerate(tokens):
        if (
            token.tag not in ("VV", "XSV", "VA")
            or token.form in _NEGATIONS
            or (token.form in ("하", "되") and index == 0)
        ):
            continue
        noun = token.tag == "XSV" or token.form in ("하", "되")
        stem = tokens[index - 1].form if noun and index else token.form
        after = [t.form for t in tokens[index + 1 : index + 4]]
        before = tokens[index - 2 if noun else index - 1].form if index > 1 else ""
        negated = before in ("안", "못") or ("지" in after[:2] and any(f in ("않", "못하", "말", "못") for f in after))
        if stem in stems and stems[stem][0] != negated:
            mixed.add(stem)
        stems[stem] = (negated, (token.start, token.start + token.len))
    return {stem: value for stem, value in stems.items() if stem not in mixed and len(stem) > 1}
