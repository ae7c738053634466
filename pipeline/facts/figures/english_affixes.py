"""What stands around an English number: currency, "about", "at least", "minus", "No."; "or more", "plus"."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.facts.figures.pieces import Piece
from pipeline.facts.figures.units import alternation, by_form
from pipeline.records import Approximation

_BEFORE: tuple[tuple[Approximation, str], ...] = (
    (
        "about",
        r"about|around|approximately|roughly|some|nearly|almost|close to|just short of|an estimated|approx\.|circa",
    ),
    ("at_most", r"at most|up to|no more than|not more than|a maximum of|maximum|as many as|as much as|within"),
    ("at_least", r"at least|no fewer than|no less than|not less than|a minimum of|minimum"),
    (
        "over",
        r"over|more than|above|exceeding|exceeded|exceeds|surpassing|surpassed|in excess of|greater than|upwards of|beyond",
    ),
    ("under", r"less than|fewer than|under|below|lower than"),
)
_BEFORE_PATTERN = re.compile(
    r"(?:(?<![A-Za-z])(?:" + "|".join(f"(?P<{name}>{forms})" for name, forms in _BEFORE) + r")\s)?"
    r"(?P<rank>(?:(?<![A-Za-z])(?:No\.\s?|number\s|Nos\.\s)))?(?P<sign>(?<![A-Za-z])(?:minus|negative)\s|(?<![0-9A-Za-z%)~-])-)?$",
    re.IGNORECASE,
)
_AFTER: tuple[tuple[Approximation, str], ...] = (
    ("at_least", r"\sor\s(?:more|higher|above|older|over|greater|longer)(?!\s[0-9$])|\sand\s(?:above|over|older|up)"),
    ("at_most", r"\sor\s(?:less|fewer|below|under|lower|younger)(?!\s[0-9$])"),
    ("over", r"\+|-plus|\splus(?![A-Za-z])|-odd|\sodd\s"),
)
_AFTER_PATTERN = re.compile("|".join(f"(?P<{name}>{forms})" for name, forms in _AFTER), re.IGNORECASE)
_REACH = 36
_LATIN_NAME = re.compile(r"[A-Za-z](?:(?<![0-9]st)(?<![0-9]nd)(?<![0-9]rd)(?<![0-9]th)(?<!-of)[-/.]|)$")


@dataclass(frozen=True)
class Prefix:
    """What stands before a number; ``start`` is where it begins, ``rank`` the unit of "No. 1"."""

    start: int
    approx: Approximation = "exact"
    currency: str | None = None
    negative: bool = False
    rank: str | None = None


@lru_cache(maxsize=1)
def _currency() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z])" + alternation("en", prefix=True) + r"\s?$")


def before_number(text: str, pos: int) -> Prefix | None:
    """The words that end at ``pos``; None where the number belongs to a name (F-35, COVID-19)."""
    before = text[max(0, pos - _REACH) : pos]
    currency = _currency().search(before)
    if currency is None and _LATIN_NAME.search(before) and "0" <= text[pos] <= "9":
        return None
    name = by_form("en", True)[currency.group().rstrip()].name if currency else None
    match = _BEFORE_PATTERN.search(before[: currency.start()] if currency else before)
    if match is None:
        return Prefix(pos, currency=name)
    approx = next((kind for kind, _ in _BEFORE if match[kind]), "exact")
    return Prefix(
        start=pos - len(before) + match.start(),
        approx=approx,  # type: ignore[arg-type]
        currency=name,
        negative=bool(match["sign"]),
        rank="ordinal" if match["rank"] else None,
    )


def modified(text: str, piece: Piece) -> Piece:
    """``piece`` with "or more", "plus" and their like behind it taken in."""
    match = _AFTER_PATTERN.match(text, piece.end)
    if match is None or piece.approx == "vague":
        return piece
    return replace(piece, end=match.end(), approx=next(kind for kind, _ in _AFTER if match[kind]))
