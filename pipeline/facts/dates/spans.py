"""Pieces of dates in running text, put together: what the three languages' date parsers share.

A language gives a ``Grammar``: rules that read single pieces (``9월``, ``24일``, ``오후 2시``) into slots,
and what may stand between the pieces of one date, between the ends of a range and in a list. A slot
holds a number, or a key atom (``relative:last_year``) where the text gives no number.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from pipeline.facts.dates.calendar import FIELDS, RANK, follow, resolve
from pipeline.records import DateValue, Mention

Slots = dict[str, int | str]

_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―－"), "-") | dict.fromkeys(map(ord, "∼〜～˜"), "~")
_MARKS = {ord("’"): "'", ord("‘"): "'", ord("（"): "(", ord("）"): ")", ord("："): ":", ord("．"): ".", 0xA0: " "}
_FOLD = {**_WIDE, **_DASHES, **_MARKS}
_LONGEST_GAP = 24
_PERIOD_PARTS = {"early", "beginning", "mid", "late", "end"}
_PERIOD_SLOTS = {"century", "decade", "year", "season", "half", "quarter", "month", "week"}
_SIDE_SLOTS = {"anchor", "era", "weekday", "part", "clock"}


class Reading(NamedTuple):
    """What a rule read: ``slots`` (and ``last`` of a range); ``bound`` pieces are dates only beside others;
    ``weak`` slots hold unless another piece fills them."""

    slots: Slots
    last: Slots | None = None
    bound: bool = False
    weak: Slots = {}  # noqa: RUF012  # read only


Read = Callable[[re.Match[str]], Reading | None]


class Rule(NamedTuple):
    """A pattern for one piece, the function that reads its match (None: not a date after all), and the characters
    a match can start with."""

    pattern: str
    read: Read
    heads: str = "0123456789"


@dataclass(frozen=True)
class Grammar:
    """One language's rules; ``glue``, ``ranges`` and ``lists`` must match the whole gap between two pieces.

    ``closing`` may follow the last day of a range (까지). ``ordered``: pieces run from year to minute.
    ``between`` is a word before the first and a gap before the last that make a range only together.
    """

    rules: tuple[Rule, ...]
    glue: str
    ranges: str
    lists: str
    closing: str = "(?!)"
    between: tuple[str, str] | None = None
    ordered: bool = True

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """The compiled ``glue``, ``ranges``, ``lists`` and ``closing``."""
        return {name: re.compile(getattr(self, name)) for name in ("glue", "ranges", "lists", "closing")}

    @cached_property
    def heads(self) -> re.Pattern[str]:
        """Matches a character that a piece can start with: a number's first digit, or a head of any rule."""
        signs = {head for rule in self.rules for head in rule.heads if not head.isdigit()}
        latin = "".join(sorted(head for head in signs if head.isascii() and head.isalpha()))
        others = "".join(re.escape(head) for head in sorted(signs) if head not in latin)
        return re.compile(rf"(?<!\d)\d|(?<![A-Za-z])[{latin or '0'}]|[{others}]")

    @cached_property
    def by_head(self) -> Mapping[str, re.Pattern[str]]:
        """For each head, its rules in one pattern; the group ``rule3`` stands for the fourth rule."""
        numbered = list(enumerate(self.rules))
        heads = {head for rule in self.rules for head in rule.heads}
        return {
            head: re.compile("|".join(f"(?P<rule{n}>{rule.pattern})" for n, rule in numbered if head in rule.heads))
            for head in heads
        }

    @cached_property
    def by_name(self) -> Mapping[str, tuple[re.Pattern[str], Read]]:
        """Each rule's own pattern and reader by its group's name."""
        return {f"rule{n}": (re.compile(rule.pattern), rule.read) for n, rule in enumerate(self.rules)}


@dataclass(frozen=True)
class Group:
    """Pieces that make one date so far; offsets in the text."""

    start: int
    end: int
    slots: Slots
    last: Slots | None
    bound: bool
    weak: Slots


def fold(text: str) -> str:
    """``text`` with full-width digits and signs, dashes and quotes made plain; its length is unchanged."""
    return text.translate(_FOLD)


def find(text: str, grammar: Grammar, published: dt.date | None = None) -> list[Mention]:
    """The dates of ``text`` in order, resolved with ``published`` where given; offsets in ``text``."""
    plain = fold(text)
    groups = _ranges(_lists(_join(_pieces(plain, grammar), plain, grammar), plain, grammar), plain, grammar)
    mentions: list[Mention] = []
    anchor: DateValue | None = None
    for group in groups:
        if group.bound:
            continue
        mention = _mention(text, group, published, anchor)
        mentions.append(mention)
        if isinstance(mention.value, DateValue) and (mention.value.day or mention.value.month):
            anchor = mention.value
    return mentions


def _pieces(plain: str, grammar: Grammar) -> Iterator[Group]:
    position = 0
    for head in grammar.heads.finditer(plain):
        start = head.start()
        pattern_here = grammar.by_head.get(head[0])  # none for digits of other scripts
        match = pattern_here.match(plain, start) if pattern_here and start >= position else None
        if match is None:
            continue
        position = match.end()
        pattern, read = grammar.by_name[match.lastgroup or ""]
        again = pattern.match(plain, start)
        reading = read(again) if again else None
        if reading:
            yield Group(start, position, reading.slots, reading.last, reading.bound, reading.weak)


def _join(pieces: Iterator[Group], plain: str, grammar: Grammar) -> Iterator[Group]:
    current: Group | None = None
    for piece in pieces:
        if current is None:
            current = piece
        elif _gap(plain, current, piece, grammar.patterns["glue"]) and _fits(current, piece, grammar.ordered):
            current = _merged(current, piece)
        else:
            yield current
            current = piece
    if current is not None:
        yield current


def _gap(plain: str, left: Group, right: Group, pattern: re.Pattern[str]) -> bool:
    if right.start - left.end > _LONGEST_GAP:
        return False
    return pattern.fullmatch(plain, left.end, right.start) is not None


def _fits(left: Group, right: Group, ordered: bool) -> bool:
    if left.slots.keys() & right.slots.keys():
        return False
    if left.last is not None and right.last is not None:
        return False
    if right.slots.get("part") in _PERIOD_PARTS and not finest(left.slots) & _PERIOD_SLOTS:
        return False
    if (
        left.slots.get("part") in _PERIOD_PARTS
        and left.slots.keys() == {"part"}
        and not finest(right.slots) & _PERIOD_SLOTS
    ):
        return False
    return not ordered or max(RANK[s] for s in left.slots) < min(RANK[s] for s in right.slots)


def _merged(left: Group, right: Group) -> Group:
    slots = {**left.slots, **right.slots}
    last = left.last or right.last
    last = None if last is None else {**left.slots, **right.slots, **last}
    weak = {**left.weak, **right.weak}
    return Group(left.start, right.end, slots, last, left.bound and right.bound, weak)


def finest(slots: Slots) -> set[str]:
    """The finest slot of a date (a day rather than its month) as a set of one, or the empty set."""
    main = [slot for slot in slots if slot not in _SIDE_SLOTS and slot != "minute"]
    if not main:
        return {"weekday"} & slots.keys()
    return {max(main, key=RANK.__getitem__)}


def _coarser(slots: Slots, than: str) -> Slots:
    return {slot: value for slot, value in slots.items() if RANK[slot] < RANK[than]}


def _follows(left: Group, right: Group) -> bool:
    """Whether ``right`` starts at the grain that ``left`` ends with, so that it can share what is coarser."""
    grain = finest(left.slots)
    if not grain or grain != finest(right.slots) or left.last is not None:
        return False
    return not _coarser(right.slots, next(iter(grain)))


def _lists(groups: Iterator[Group], plain: str, grammar: Grammar) -> Iterator[Group]:
    """Gives the later members of a list (9월 24·25일) the month and year of the first."""
    before: Group | None = None
    for group in groups:
        out = group
        if before is not None and _gap(plain, before, group, grammar.patterns["lists"]) and _follows(before, group):
            shared = _coarser(before.slots, next(iter(finest(before.slots))))
            last = None if group.last is None else {**shared, **group.last}
            out = replace(group, slots={**shared, **group.slots}, last=last, bound=before.bound)
        yield out
        before = out


def _ranges(groups: Iterator[Group], plain: str, grammar: Grammar) -> Iterator[Group]:
    before: Group | None = None
    for group in groups:
        if before is None:
            before = group
        elif _connected(plain, before, group, grammar) and _spans(before, group, grammar.ordered):
            before = _ranged(before, group, plain, grammar)
        else:
            yield before
            before = group
    if before is not None:
        yield before


def _connected(plain: str, left: Group, right: Group, grammar: Grammar) -> bool:
    if _gap(plain, left, right, grammar.patterns["ranges"]):
        return True
    if grammar.between is None:
        return False
    word, gap = grammar.between
    return (
        plain[max(0, left.start - 12) : left.start].lower().rstrip().endswith(word)
        and plain[left.end : right.start].strip() == gap
    )


def _spans(left: Group, right: Group, ordered: bool) -> bool:
    grain = finest(left.slots)
    if left.last is not None or right.last is not None or not grain or grain != finest(right.slots):
        return False
    floor = min(left.slots, key=RANK.__getitem__)
    spare = {"part", "clock"} if ordered else {"part", "clock", *_coarser(right.slots, floor)}
    return not any(isinstance(value, str) for slot, value in right.slots.items() if slot not in spare)


def _ranged(left: Group, right: Group, plain: str, grammar: Grammar) -> Group:
    coarsest = min((slot for slot in right.slots), key=RANK.__getitem__)
    last = _afternoon(left.slots, {**_coarser(left.slots, coarsest), **right.slots})
    slots = left.slots
    if not grammar.ordered:
        slots = _backfilled(left.slots, right.slots)
    end = right.end
    if closing := grammar.patterns["closing"].match(plain, end):
        end = closing.end()
    return Group(left.start, end, slots, last, left.bound and right.bound, left.weak)


def _afternoon(slots: Slots, last: Slots) -> Slots:
    """``오후 2시~4시``: an hour that doesn't say which half of the day goes with the first one's."""
    first, hour = slots.get("hour"), last.get("hour")
    if "clock" in slots or "clock" not in last or not isinstance(first, int) or not isinstance(hour, int):
        return last
    settled = {slot: value for slot, value in last.items() if slot != "clock"}
    return {**settled, "hour": hour + 12} if first >= 12 > hour and hour + 12 > first else settled


def _backfilled(slots: Slots, last: Slots) -> Slots:
    """``September 24 to 27, 2026``: the year is the first day's too; ``24 to 27 September``: the month as well."""
    floor = min(slots, key=RANK.__getitem__)
    return {**_coarser(last, floor), **slots}


def _value(slots: Slots, last: Slots | None) -> DateValue:
    return _date(tuple(slots.items()), None if last is None else tuple(last.items()))


@lru_cache(maxsize=4096)
def _date(slots: tuple[tuple[str, int | str], ...], last: tuple[tuple[str, int | str], ...] | None) -> DateValue:
    fields: dict[str, Any] = {s: v for s, v in slots if s in FIELDS and (s == "part" or isinstance(v, int))}
    return DateValue(**fields, end=None if last is None else _date(last, None))


def key_of(slots: Slots) -> str:
    """The key of a date: its atoms from the coarsest slot to the finest, joined by ``+``."""
    named = [slot for slot, value in slots.items() if slot != "part" and isinstance(value, str)]
    return "+".join(str(slots[slot]) for slot in sorted(named, key=RANK.__getitem__))


def _mention(text: str, group: Group, published: dt.date | None, before: DateValue | None) -> Mention:
    slots = {**{s: v for s, v in group.weak.items() if s not in group.slots}, **group.slots}
    value, key = _value(slots, group.last), key_of(slots)
    value = follow(value, key, before) if key else value
    if published is not None:
        value = resolve(value, key, published)
    surface = text[group.start : group.end]
    return Mention(kind="date", surface=surface, start=group.start, end=group.end, value=value, key=key)
