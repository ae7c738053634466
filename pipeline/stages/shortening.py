"""What a shortened sentence must keep to stand for its source: the facts that the title tells, and what it leans on.

The checks of ``pipeline.facts.checks.shortened`` see that nothing is new and nothing moved. What is lost is judged here,
by what the release holds dear: a sentence without the amount of its title tells less news than the title itself.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.facts.checks.shortened import check_shortened
from pipeline.facts.mentions import find_mentions
from pipeline.models.base import Generation
from pipeline.records import DateValue, Mention, Quantity
from pipeline.text.morph import tokenize
from pipeline.text.script import hangul_share
from pipeline.text.trim import spaced

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_BROKEN = re.compile(r"(?:예정|방침)(?:한다|했다)[.]?$|^(?:의|은|는|을|를|과|와|에|에서|으로) ")
"""What small models write and no Korean does: 열 예정한다 for 열 예정이다, a sentence that begins with a particle."""
_LEAST = 0.25
"""The share of its source that a shortened sentence keeps at least: less has lost what the sentence tells."""
_NOUNS = ("NNG", "NNP", "SL", "SN", "XR")
_SHARED = 3
"""Nouns that a title and a sentence must share before their loss says anything."""
_SPANS = frozenset(["minute", "hour", "day", "week", "month", "year"])
"""Units of lengths of time, which a sentence can mostly do without."""
_QUOTED = re.compile(r"(?<!발표한 )(?<!공개한 )(?<!펴낸 )(?<!내놓은 )[‘『《「][^’』》」]{1,30}[’』》」]")
_MARKS = re.compile(r"[\s‘’'『』《》「」]")
_THERE = re.compile(r"(?:^|\s)(?:현지|그곳|이곳)")
_FOUND = re.compile(r"(?P<who>[가-힣]{1,12})[이가은는]\s.*[가-힣]한\s결과[, ]")
_PAIRS = ("“”", '""', "''")
_JOSA = re.compile(r"(?:[은는이가을를에의도]|에서|으로|로|와|과)$")


class Dear(NamedTuple):
    """What a sentence must keep: the nouns of the title, mostly, and the mentions here, all."""

    nouns: frozenset[str] = frozenset()
    mentions: tuple[Mention, ...] = ()


def dear(source: str, title: str, *, leads: bool, dated: bool) -> Dear:
    """What of ``source`` a shorter form must keep, since ``title`` tells it too.

    ``leads``: whether it is the first sentence of the brief, which keeps the names of the title as well. ``dated``:
    whether the next sentence of the brief speaks of its period (이 기간), so that every date stays.
    """
    told = find_mentions(source)
    kept = [t for t in find_mentions(title) if (leads or t.value is not None) and any(_tells(m, t) for m in told)]
    if dated:
        kept += [m for m in told if m.kind == "date"]
    return Dear(_nouns(title) & _nouns(source), tuple(kept))


def keeps(short: str, what: Dear) -> bool:
    """Whether ``short`` has every mention that is dear."""
    told = find_mentions(short)
    return all(m.surface in short or any(_tells(other, m) for other in told) for m in what.mentions)


def first_usable(answers: Sequence[Generation], source: str, what: Dear) -> str:
    """The first answer that may stand for ``source``; empty where there is none."""
    for answer in answers:
        short = _quoted(spaced(_first_line(answer.text), source), source)
        if answer.finish == "stop" and usable(short, source) and keeps(short, what) and _whole(short, source, what):
            return short
    return ""


def usable(short: str, source: str) -> bool:
    """A shortened sentence is Korean, is shorter than its source, and says nothing that the source doesn't."""
    if (
        not max(8, _LEAST * len(source)) <= len(short) < len(source)
        or hangul_share(short) < 0.5
        or _BROKEN.search(short)
    ):
        return False
    return set(_DIGITS.findall(short)) <= set(_DIGITS.findall(source)) and not check_shortened(short, source)


def _whole(short: str, source: str, what: Dear) -> bool:
    """Whether a model's short form tells what its source does: half of the title's nouns, the names in quotation marks,
    the name before an office, the place that 현지 means, and who did what."""
    lost = [noun for noun in what.nouns if noun not in short]
    return not (
        (len(what.nouns) >= _SHARED and 2 * len(lost) > len(what.nouns))
        or any(_bare(name) not in _bare(short) for name in _QUOTED.findall(source))
        or any(name not in short for name in _officers(short, source))
        or (_THERE.search(short) and _places(source) and not _places(short))
        or _finder(short, source)
        or any(_turned(short, source))
    )


def _tells(mention: Mention, other: Mention) -> bool:
    """Whether ``mention`` tells what ``other`` does: the same amount, a date with its fields and maybe more, the same name.
    Lengths of time don't count."""
    mine, theirs = mention.value, other.value
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity):
        same = (mine.value, mine.unit, mine.counter) == (theirs.value, theirs.unit, theirs.counter)
        return same and mine.unit not in _SPANS
    if isinstance(mine, DateValue) and isinstance(theirs, DateValue):
        given = theirs.model_dump(exclude_none=True, exclude={"implied"})
        if not given:  # 내년: the text alone doesn't say which year
            return other.surface in mention.surface
        return given.items() <= mine.model_dump(exclude_none=True, exclude={"implied"}).items()
    return mine is None and theirs is None and other.surface in (mention.surface, mention.surface[:-1])


def _nouns(text: str) -> frozenset[str]:
    return frozenset(token.form for token in tokenize(text) if token.tag in _NOUNS and not token.form.isdigit())


def _bare(name: str) -> str:
    return _MARKS.sub("", name)


def _places(text: str) -> bool:
    return any(mention.kind == "place" for mention in find_mentions(text))


def _officers(short: str, source: str) -> Iterator[str]:
    """Names that stand right before an office of the source which the short sentence still has."""
    for mention in find_mentions(source):
        if mention.kind == "person":
            name, _, office = mention.surface.partition(" ")
            office = office or next(iter(source[mention.end :].split()), "")
            if len(office) > 2 and _JOSA.sub("", office) in short:
                yield name


def _finder(short: str, source: str) -> bool:
    """Whether who looked (시가 조사한 결과) has become who was found to do something."""
    found = _FOUND.search(source)
    return found is not None and "결과" not in short and re.search(rf"{found['who']}[이가은는]\s", short) is not None


def _turned(short: str, source: str) -> Iterator[bool]:
    """For every modifier and noun of the short sentence: whether the source has them together with another particle,
    since the noun is then another one (없는 사고를 꾸민 허위 사고가 isn't 없는 사고가)."""
    theirs = set(pairwise(source.split()))
    after = {first: _JOSA.sub("", second) for first, second in theirs}
    for first, second in pairwise(short.split()):
        bare = _JOSA.sub("", second)
        yield (first, second) not in theirs and bare != second and bare == after.get(first) and _describes(first)


def _describes(word: str) -> bool:
    tokens = tokenize(word)
    return bool(tokens) and tokens[-1].tag == "ETM"


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    line = lines[0] if lines else ""
    return line[1:-1].strip() if len(line) > 1 and (line[0] + line[-1]) in _PAIRS else line


def _quoted(short: str, source: str) -> str:
    """``short`` with its names in the quotation marks of ``source``."""
    for name in _QUOTED.findall(source):
        short = re.sub(rf"['\"]{re.escape(name[1:-1])}['\"]", name, short)
    return short
