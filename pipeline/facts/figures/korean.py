"""Quantities of a Korean text: exact value, unit, counter, approximation and range, with spans in the raw text."""

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.facts.checks.dimensions import CROSS, crossed
from pipeline.facts.figures import korean_words as words
from pipeline.facts.figures.korean_affixes import half_after, inferred_money, modified, prefix_before, with_speed
from pipeline.facts.figures.korean_scan import mask
from pipeline.facts.figures.korean_special import special_at
from pipeline.facts.figures.korean_units import UnitMatch, more_before_unit, unit_after
from pipeline.facts.figures.numerals import HANGUL, MAX_DIGITS, Number, fold, read
from pipeline.facts.figures.pieces import Joints, Piece, Prefix, is_year, join, scan
from pipeline.records import Mention

_START = re.compile(
    r"[0-9]|(?<![가-힣A-Za-z0-9%])(?:[한두세네다여일아열스서마쉰예석넉너대첫이삼사오육칠팔구십백천만나닷엿보하]|[수몇]\s?(?=[십백천만억조])|절반|주(?=당\s)|반(?=\s?(?:세기|년|시간)))"
)
_JOINTS = Joints(
    span=re.compile(r"\s?[~-]\s?|\s?내지\s?"),
    change=re.compile(r"\s?에서\s?|\s?[~-]\s?"),
    closed=re.compile(r"와\s|과\s"),
    closer=re.compile(r"\s사이"),
    listing=re.compile(rf"[·‧・/]|,\s?|와\s|과\s|\s?{CROSS}\s?"),
)
_VAGUE = re.compile(r"[수몇]\s?(?=[십백천만억조])")
_LATIN = re.compile(r"[A-Za-z]")


def find_figures(text: str) -> list[Mention]:
    """The figures of Korean ``text`` in order, kind "figure", value a ``Quantity``; offsets in characters of ``text``.

    Dates, clock times, articles of law, phone numbers and model names are no figures.

    >>> [mention.key for mention in find_figures("약 3만5천여명에게 1조2천억원")]
    ['count:35000', 'KRW:1200000000000']
    """
    masked = mask(crossed(fold(text)))
    pieces = join(scan(masked, _START, _piece_at), masked, _JOINTS)
    return [piece.mention(text) for piece in pieces if _counts(piece, masked)]


def _piece_at(text: str, pos: int) -> Piece | None:
    special = special_at(text, pos)
    if special is not None:
        return special
    if "0" <= text[pos] <= "9":
        return _digits_at(text, pos)
    vague = _VAGUE.match(text, pos)
    if vague:
        return _vague_at(text, pos, vague.end())
    return _native_at(text, pos) or _sino_at(text, pos)


def _digits_at(text: str, pos: int) -> Piece | None:
    """A figure that begins with Arabic digits."""
    prefix = prefix_before(text, pos)
    number = read(text, pos, HANGUL)
    if prefix is None or number is None:
        return None
    piece = _with_unit(text, prefix, number)
    if piece.unit is None and _LATIN.match(text, piece.end):
        return None
    return piece


def _with_unit(text: str, prefix: Prefix, number: Number) -> Piece:
    """The number with what stands before and behind it."""
    more, at = more_before_unit(text, number.end)
    unit = None if prefix.currency else unit_after(text, at, number)
    value = -number.value if prefix.negative else number.value
    piece = Piece(value, prefix.start, number.end, scale=number.scale, approx=prefix.approx)
    if prefix.currency:
        piece = replace(piece, unit=prefix.currency)
        piece = _latin_scale(text, piece)
    elif unit is not None:
        piece = with_speed(text, _counted(piece, unit, prefix.ordinal))
        piece = half_after(text, piece)
    elif prefix.ordinal:
        piece = replace(piece, unit="ordinal")
    else:
        piece = inferred_money(text, piece)
    if more:
        piece = replace(piece, approx="over", end=max(piece.end, at))
    return modified(text, piece)


def _counted(piece: Piece, match: UnitMatch, ordinal: bool) -> Piece:
    """``piece`` with the unit found behind it; ranks (3위, 제4회) become ordinals."""
    unit = match.unit
    if match.group:
        return replace(piece, unit=unit.name, counter="대", end=match.end)
    if not unit.is_counter:
        return replace(piece, unit="ordinal" if ordinal else unit.name, end=match.end)
    rank = ordinal or unit.kind == "ordinal" or match.ordinal
    return replace(piece, unit="ordinal" if rank else "count", counter=unit.name, end=match.end)


_MILLIONS = re.compile(r"\s?(?:([Mm]n?|million)|([Bb]n?|billion)|([Kk]))(?![A-Za-z])")


def _latin_scale(text: str, piece: Piece) -> Piece:
    """$3.2M: the Latin scale letter behind an amount with its currency in front."""
    match = _MILLIONS.match(text, piece.end)
    if match is None:
        return piece
    scale = Decimal(10) ** (6 if match.group(1) else 9 if match.group(2) else 3)
    return replace(piece, value=piece.value * scale, scale=scale, end=match.end())


def _vague_at(text: str, pos: int, at: int) -> Piece | None:
    """수십억 원, 몇백 명: the order of magnitude, kept as vague."""
    number = read(text, at, HANGUL)
    if number is None:
        return None
    spaced = at - pos > 1
    _, at = more_before_unit(text, number.end)
    unit = unit_after(text, at, number)
    piece = Piece(number.value, pos, number.end, scale=number.scale, approx="vague")
    if unit is not None:
        return _counted(piece, unit, ordinal=False)
    return piece if number.end - pos > 2 and not spaced else None


def _native_at(text: str, pos: int) -> Piece | None:
    """세 곳, 스무 명, 두 배, 사흘: native numerals right before what they count."""
    day = words.day_word_at(text, pos)
    if day is not None:
        return modified(text, _days(day, pos))
    word = words.native_at(text, pos)
    if word is None:
        return None
    more, at = more_before_unit(text, word.end)
    match = unit_after(text, at, Number(word.value, at, digits=False))
    if match is None or not words.counts_native(word, match.unit, attached=match.start == word.end):
        return None
    prefix = prefix_before(text, pos)
    match = replace(match, unit=words.polite(match.unit, native=True))
    piece = Piece(word.value, prefix.start if prefix else pos, word.end, upper=word.upper)
    piece = replace(piece, approx="over" if more else prefix.approx if prefix else "exact")
    return modified(text, half_after(text, _counted(piece, match, ordinal=False)))


def _days(day: words.Word, pos: int) -> Piece:
    """사흘 in days, 일주일 as one week."""
    if day.text == "일주일":
        return Piece(Decimal(1), pos, day.end, unit="week")
    return Piece(day.value, pos, day.end, unit="day")


def _sino_at(text: str, pos: int) -> Piece | None:
    """삼백 명, 백만 원, 삼 개월: Sino-Korean numerals in Hangul, only where a unit follows."""
    number = read(text, pos, HANGUL)
    prefix = prefix_before(text, pos)
    if number is None or prefix is None or number.end - pos > MAX_DIGITS:
        return None
    more, at = more_before_unit(text, number.end)
    match = unit_after(text, at, number)
    if match is None or not _counts_sino(
        text[pos : number.end], text[match.start : match.end], match, attached=match.start == at
    ):
        return None
    piece = Piece(number.value, prefix.start, number.end, approx="over" if more else prefix.approx, scale=number.scale)
    return modified(text, half_after(text, _counted(piece, match, prefix.ordinal)))


def _counts_sino(word: str, form: str, match: UnitMatch, attached: bool) -> bool:
    """False for words that only look like a numeral: 이 회사, 구조 대원, 만 세 살, 천명."""
    unit = match.unit
    if word in ("구조", "사조") or form == "달":
        return False
    if len(word) == 1 and word in HANGUL.digits:
        return unit.name in words.SINO_SHORT
    if word[-1] in "조경억" and not unit.is_money:
        return len(word) > 1 and word[-1] == "억"
    if unit.name in ("번", "age", "day", "degree") and len(word) == 1:
        return False
    return unit.is_money or not (attached and len(word) == 1)


def _counts(piece: Piece, text: str) -> bool:
    """False for bare numbers that name something: years (2026), codes attached to a word (코로나19)."""
    if is_year(piece, text):
        return False
    if piece.unit is not None or piece.scale > 1 or piece.upper is not None or piece.approx != "exact":
        return not piece.weak
    raw = text[piece.start : piece.end]
    before, after = text[piece.start - 1 : piece.start], text[piece.end : piece.end + 1]
    if before and ("가" <= before <= "힣" or before in "#_"):
        return False
    return not ("·" in (before, after) and _LATIN.search(raw) is None and len(raw) <= 2)
