"""The Korean summary held against its release: values, dates, names and polarity (A3 to A7).

A summary may leave out; what it does say has to stand in the release: the same value in the same
unit, a date that doesn't contradict, a name that occurs, and a verb or a direction that isn't turned.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiwipiepy import Token

from eval.metrics import turns
from eval.metrics.checks import mentions
from eval.metrics.evidence import CHECKS, Evidence
from eval.metrics.overlap import content, morphemes, tokens
from eval.metrics.shape import sentences_of
from pipeline.records import DateValue, Mention, Quantity

_NAMES = ("person", "place", "organization")
_FIELDS = ("year", "month", "day", "quarter", "half", "weekday")
_TITLED = re.compile(
    r"(?<![가-힣])([김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용]"
    r"[가-힣]{2}) (?:[가-힣]+ )?(?:[가-힣]*(?:시장|군수|구청장|도지사|지사|장관|차관|청장|처장|총장|원장|회장|사장|대표|이사|교수|소장|국장|과장|실장|위원장|의원|감독|선수|코치|연구원)|씨)"
)
_EDITORIAL = ("현지시간",)
_LIGHT = (
    "하",
    "되",
    "있",
    "위하",
    "대하",
    "따르",
    "이르",
    "두",
    "갖",
    "보",
    "받",
    "주",
    "나오",
    "가",
    "오",
    "들",
    "쓰",
    "나",
    "것",
    "수",
)
"""Verbs so common that one's polarity says nothing about another's."""
_NEGATIONS = ("않", "못하", "못", "없", "안", "말")


def summary_evidence(sentence: str, index: int, release: str, published: dt.date | None) -> list[Evidence]:
    """A3 to A7 of one Korean sentence; ``source_span`` is in ``release``."""
    if not sentence:
        return []
    own, given = mentions(sentence, published), mentions(release, published)
    found = [
        *_values(own, given),
        *_dates(own, given),
        *_names(own, given, release, sentence),
        *_polarity(sentence, release),
    ]
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


def _names(own: tuple[Mention, ...], given: tuple[Mention, ...], release: str, sentence: str) -> Iterator[Evidence]:
    """A6: people, places and organizations that the release doesn't name, and proper nouns it doesn't have."""
    keys = {m.key for m in given if m.key}
    plain = re.sub(r"\s+", "", release)
    for mention in own:
        if mention.kind not in _NAMES or mention.key in keys:
            continue
        if re.sub(r"\s+", "", mention.surface) not in plain:
            yield _evidence("name_invented", mention, "", "the release doesn't name this")
    taken = [(m.start, m.end) for m in own]
    for start, end in (*_titled_names(sentence, plain), *_strange_nouns(sentence, plain)):
        if not any(start < high and low < end for low, high in taken):
            taken.append((start, end))
            noun = Mention(kind="term", surface=sentence[start:end], start=start, end=end)
            yield _evidence("name_invented", noun, "", "the release doesn't have this name")


def _titled_names(sentence: str, plain: str) -> Iterator[tuple[int, int]]:
    """Spans of a family name and a given name before a title, where ``plain`` hasn't this name."""
    for match in _TITLED.finditer(sentence):
        if match.group(1) not in plain:
            yield match.span(1)


def _strange_nouns(sentence: str, plain: str) -> Iterator[tuple[int, int]]:
    """Spans of proper nouns, and of compounds of four or more syllables, of which ``plain`` has no part."""
    run: list[Token] = []
    for token in [*tokens(sentence), None]:
        if (
            token is not None
            and token.tag in ("NNG", "NNP", "SL", "XPN", "XSN")
            and (not run or run[-1].start + run[-1].len == token.start)
        ):
            run.append(token)
            continue
        if run:
            start, end = run[0].start, run[-1].start + run[-1].len
            parts = [t.form for t in run if t.tag in ("NNG", "NNP", "SL")]
            proper = [t.form for t in run if t.tag == "NNP" and len(t.form) > 1 and t.form not in plain]
            compound = len(run) > 1 and end - start >= 4 and not any(len(p) > 1 and p in plain for p in parts)
            if sentence[start:end] not in _EDITORIAL and sentence[start:end] not in plain and (proper or compound):
                yield start, end
        run = [token] if token is not None and token.tag in ("NNG", "NNP", "SL", "XPN") else []


@dataclass(frozen=True)
class _Sentence:
    """A sentence of the release with what is counted in it."""

    text: str
    start: int
    words: frozenset[str]
    verbs: dict[str, tuple[bool, tuple[int, int]]]
    negations: tuple[int, int]


@lru_cache(maxsize=2048)
def _sentences(release: str) -> tuple[_Sentence, ...]:
    """The release's sentences, from one analysis of its body; the first line, the title, is left aside."""
    title, newline, body = release.partition("\n")
    if not newline:
        title, body = "", release
    shift = len(title) + len(newline)
    found = tokens(body)
    out = []
    for text, start in sentences_of(body):
        own = [token for token in found if start <= token.start < start + len(text)]
        verbs, negations = _stems(own, start), turns.korean_negations(text, own)
        out.append(_Sentence(text, start + shift, frozenset(content(own)), verbs, negations))
    return tuple(out)


def _aligned(sentence: str, release: str) -> list[_Sentence]:
    """The two sentences of the release that share most of the sentence's morphemes, best first."""
    wanted = set(morphemes(sentence))
    return sorted(_sentences(release), key=lambda s: -len(wanted & s.words))[:2]


def _polarity(sentence: str, release: str) -> Iterator[Evidence]:
    """A7: a direction, or a verb's negation, that the matching sentences of the release have only the other way round."""
    aligned = _aligned(sentence, release)
    if not aligned:
        return
    source = (aligned[0].start, aligned[0].start + len(aligned[0].text))
    for message, span in (*_directions(sentence, release, aligned), *_negations(sentence, release, aligned)):
        check = "direction_flipped" if "direction" in message else "negation_flipped"
        yield Evidence(
            code="A7",
            check=check,
            lang="ko",
            born="summary",
            span=span,
            source_span=source,
            found=sentence[slice(*span)],
            message=message,
        )


def _directions(sentence: str, release: str, aligned: list[_Sentence]) -> Iterator[tuple[str, tuple[int, int]]]:
    """A figure that goes the other way in the release, or a direction of which the aligned sentences have only the opposite."""
    mine = turns.bound(sentence, "ko")
    given: dict[str, set[int]] = {}
    for part in _sentences(release):
        for figure, (side, _) in turns.bound(part.text, "ko").items():
            given.setdefault(figure, set()).add(side)
    turned = [span for figure, (side, span) in mine.items() if given.get(figure) == {-side}]
    yield from (("the direction of this figure is turned round", span) for span in turned)
    if turned:
        return
    union = " ".join(part.text for part in aligned)
    for own, other in ((turns.UP["ko"], turns.DOWN["ko"]), (turns.DOWN["ko"], turns.UP["ko"])):
        word = own.search(sentence)
        if word and not own.search(union) and other.search(union) and not other.search(sentence):
            yield "the release has only the opposite direction", word.span()


def _negations(sentence: str, release: str, aligned: list[_Sentence]) -> Iterator[tuple[str, tuple[int, int]]]:
    """A verb that the whole release has only with the other polarity, or a denial that the aligned sentences lack."""
    given: dict[str, set[bool]] = {}
    for part in _sentences(release):
        for stem, (negated, _) in part.verbs.items():
            given.setdefault(stem, set()).add(negated)
    turned = [span for stem, (negated, span) in _verbs(sentence).items() if given.get(stem) == {not negated}]
    yield from (("negated in one of summary and release only", span) for span in turned)
    denied, words = turns.korean_negations(sentence)
    there, denials = (sum(part.negations[i] for part in aligned) for i in (0, 1))
    if not turned and denied > there + max(0, denials - words):
        yield "the release doesn't deny this", (max(len(sentence) - 12, 0), len(sentence))


@lru_cache(maxsize=8192)
def _verbs(sentence: str) -> dict[str, tuple[bool, tuple[int, int]]]:
    """The stems of a sentence of the summary."""
    return _stems(tokens(sentence), 0)


def _stems(found: Sequence[Token], shift: int) -> dict[str, tuple[bool, tuple[int, int]]]:
    """Stems of verbs (추진하 as 추진) → (negated, span less ``shift``); stems that occur both ways are left out."""
    stems: dict[str, tuple[bool, tuple[int, int]]] = {}
    mixed: set[str] = set()
    for index, token in enumerate(found):
        if (
            token.tag.split("-")[0] not in ("VV", "XSV", "VA")
            or token.form in _NEGATIONS
            or (token.form in ("하", "되") and index == 0)
        ):
            continue
        noun = token.tag == "XSV" or token.form in ("하", "되")
        stem = found[index - 1].form if noun and index else token.form
        after = [t.form for t in found[index + 1 : index + 4]]
        before = found[index - 2 if noun else index - 1].form if index > 1 else ""
        negated = before in ("안", "못") or ("지" in after[:2] and any(f in ("않", "못하", "말", "못") for f in after))
        if stem in stems and stems[stem][0] != negated:
            mixed.add(stem)
        stems[stem] = (negated, (token.start - shift, token.start - shift + token.len))
    return {stem: value for stem, value in stems.items() if stem not in mixed and stem not in _LIGHT}
