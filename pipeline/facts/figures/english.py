"""Quantities of an English text: "$73.3bn", "more than 1,600", "a trillion won", "one-third", "twofold", "the fourth"."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.facts.checks.dimensions import CROSS, crossed
from pipeline.facts.figures.english_affixes import before_number, modified
from pipeline.facts.figures.english_scan import mask
from pipeline.facts.figures.english_special import special_at
from pipeline.facts.figures.english_words import Words, read_words, scale_after
from pipeline.facts.figures.numerals import EXACT, digit_run, fold
from pipeline.facts.figures.pieces import Joints, Piece, is_year, join, scan
from pipeline.facts.figures.units import Unit, alternation, by_form
from pipeline.records import Mention

_WORDS = (
    r"an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|zero|hundreds?|thousands?|millions?"
    r"|billions?|trillions?|dozens?|tens|scores|several|few|couple|half|quarter|first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|eleventh|twelfth|hundredth|twice|thrice|decades|centuries|[a-z]{3,9}teenth|[a-z]{3,5}tieth"
    r"|[a-z]{3,5}ties|doubl(?:e|ed|es|ing)|tripl(?:e|ed|es|ing)|quadrupl(?:e|ed|es|ing)"
    r"|[a-z]{3,9}-?fold|quintupl(?:e|ed|es|ing)"
)
_START = re.compile(
    r"[0-9]|(?=[a-zA-Z])(?<![A-Za-z0-9])(?:" + _WORDS + r")(?![A-Za-z])",
    re.IGNORECASE,
)
_JOINTS = Joints(
    span=re.compile(r"\s?[~-]\s?|\s(?:to|through)\s"),
    change=re.compile(r"\sto\s"),
    opener=re.compile(r"(?:^|[^A-Za-z])[Bb]etween\s(?:the\s)?$"),
    opened=re.compile(r"\sand\s(?:the\s)?"),
    listing=re.compile(rf",?\s(?:and|or)\s|,\s|/|\sby\s|\s?{CROSS}\s?"),
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])", re.IGNORECASE)
_TIGHT = re.compile(r"[A-Za-z]")
_SHORT = 3
"""Unit symbols up to this length (m, GW, ha) must be written exactly as in the table."""


def find_figures(text: str) -> list[Mention]:
    """The figures of English ``text`` in order, kind "figure", value a ``Quantity``; offsets in characters of ``text``.

    Dates, years, clock times and codes (F-35, 5G) are no figures.

    >>> [mention.key for mention in find_figures("over 1,600 companies and $73.3bn")]
    ['count:1600', 'USD:73300000000']
    """
    masked = mask(crossed(fold(text)))
    pieces = join(scan(masked, _START, _piece_at), masked, _JOINTS)
    return [piece.mention(text) for piece in pieces if _counts(piece, masked)]


def _piece_at(text: str, pos: int) -> Piece | None:
    special = special_at(text, pos)
    if special is not None and special.unit is None:
        prefix = before_number(text, pos)
        special = replace(special, start=prefix.start, approx=prefix.approx) if prefix else special
        return modified(text, _with_unit(text, special))
    if special is not None:
        return modified(text, special)
    if "0" <= text[pos] <= "9":
        return _digits_at(text, pos)
    words = read_words(text, pos)
    return None if words is None else _words_at(text, pos, words)


def _digits_at(text: str, pos: int) -> Piece | None:
    """A figure that begins with digits."""
    value, end = digit_run(text, pos)
    prefix = before_number(text, pos)
    if value is None or prefix is None:
        return None
    rank = _ORDINAL.match(text, end)
    if rank:
        return Piece(value, prefix.start, rank.end(), unit="ordinal", approx=prefix.approx)
    scale, end = scale_after(text, end, prefix.currency is not None)
    value, scale, end = _and_a_half(text, EXACT.multiply(value, scale), scale, end)
    piece = Piece(-value if prefix.negative else value, prefix.start, end, scale=scale, approx=prefix.approx)
    if prefix.currency:
        return modified(text, replace(piece, unit=prefix.currency))
    piece = modified(text, _with_unit(text, replace(piece, unit=prefix.rank)))
    if piece.unit is None and _TIGHT.match(text, piece.end):
        return None
    return piece


def _words_at(text: str, pos: int, words: Words) -> Piece | None:
    """A figure in number words; "one" and "a" only before a unit or as part of a larger number."""
    prefix = before_number(text, pos)
    if prefix is None:
        return None
    value, scale, end = _and_a_half(text, words.value, words.scale, words.end)
    value = -value if prefix.negative else value
    weak = words.weak and end == words.end
    piece = Piece(value, prefix.start, end, approx=prefix.approx, scale=scale, weak=weak)
    if words.vague:
        piece = replace(piece, approx="vague", unit=words.unit)
    if words.ordinal:
        return replace(piece, unit="ordinal")
    if prefix.currency:
        return replace(piece, unit=prefix.currency)
    found = _with_unit(text, replace(piece, unit=piece.unit or prefix.rank))
    return modified(text, replace(found, weak=found.weak and (found.unit is None or words.article)))


def _and_a_half(text: str, value: Decimal, scale: Decimal, end: int) -> tuple[Decimal, Decimal, int]:
    """Two and a half million: value, scale and end with the half and its scale taken in."""
    match = _HALF.match(text, end) or _VULGAR.match(text, end)
    if match is None:
        return value, scale, end
    if scale > 1:
        return (value + scale / 2, scale, match.end()) if match.re is _HALF else (value, scale, end)
    part = _VULGARS.get(match.group().strip(), Decimal("0.5"))
    scale, end = scale_after(text, match.end(), money=False)
    return EXACT.multiply(value + part, scale), scale, end


@lru_cache(maxsize=1)
def _units() -> re.Pattern[str]:
    return re.compile(r"(?:\sof\s|\s|-)?(" + alternation("en") + ")", re.IGNORECASE)


@lru_cache(maxsize=1)
def _lower() -> dict[str, Unit]:
    forms = by_form("en")
    return {form.lower(): unit for form, unit in reversed(forms.items()) if len(form) > _SHORT}


def _unit_of(form: str) -> Unit | None:
    exact = by_form("en").get(form)
    return exact or _lower().get(form.lower())


def _with_unit(text: str, piece: Piece) -> Piece:
    """``piece`` with the unit behind it; nouns that only say what is counted (people) stay outside."""
    if piece.unit is not None:
        return piece
    match = _units().match(text, piece.end)
    if match is None:
        return piece
    form, unit = match[1], _unit_of(match[1])
    after = text[match.end() : match.end() + 1]
    if unit is None:
        return piece
    if unit.is_counter:
        return replace(piece, weak=False)
    if form[-1].isascii() and form[-1].isalpha() and after.isalnum():
        return piece
    if len(form) == 1 and form.isalpha() and (after in ("'", "’", ".", "-") and after) and match.group() != form:
        return piece
    if unit.name == "day" and re.match(
        r"\s(?:of|after)\s(?:January|February|March|April|May|June|July)", text[match.end() : match.end() + 16]
    ):
        return piece
    approx = piece.approx
    found = _aged(text, replace(piece, unit=unit.name, end=match.end(), approx=approx))
    return _below_zero(text, _half(text, found))


_HALF = re.compile(r"[\s-]and[\s-](?:a|one)[\s-]half(?![A-Za-z])")
_VULGARS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "1/2": Decimal("0.5")}
_VULGAR = re.compile(r"\s?[½¼¾]|\s1/2(?![0-9/])")
_OLD = re.compile(r"(?:\s|-)(?:of\sage|old|olds)(?![A-Za-z])")
_COLD = re.compile(r"\s(?:degrees\s)?below\s(?:zero|freezing)")


def _aged(text: str, piece: Piece) -> Piece:
    match = _OLD.match(text, piece.end) if piece.unit == "year" else None
    return replace(piece, unit="age", end=match.end()) if match else piece


def _half(text: str, piece: Piece) -> Piece:
    match = _HALF.match(text, piece.end)
    return replace(piece, value=piece.value + Decimal("0.5"), end=match.end()) if match else piece


def _below_zero(text: str, piece: Piece) -> Piece:
    if piece.unit not in ("degree", "degC", "degF"):
        return piece
    match = _COLD.match(text, piece.end)
    return replace(piece, value=-abs(piece.value), end=match.end()) if match else piece


def _counts(piece: Piece, text: str) -> bool:
    """False for bare years and for "one", "a" and "half" that count nothing."""
    if piece.weak:
        return False
    if is_year(piece, text):
        noun = _units().match(text, piece.end)
        if noun is None or noun.group() == noun[1] or text[noun.end() : noun.end() + 1].isalnum():
            return False
        return noun[1] in by_form("en")
    if piece.unit is not None or piece.scale > 1 or piece.upper is not None or piece.approx != "exact":
        return True
    before = text[piece.start - 1 : piece.start]
    return not (before and (before == "_" or before == "#"))
