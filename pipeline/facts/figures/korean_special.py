"""Korean figures of their own form: fractions, nights and days, scores and ratios, temperatures with a word."""

import re
from decimal import Decimal

from pipeline.facts.figures.korean_affixes import modified
from pipeline.facts.figures.korean_context import per_share
from pipeline.facts.figures.korean_words import native_at
from pipeline.facts.figures.numerals import HANGUL, MAX_DIGITS, read
from pipeline.facts.figures.pieces import Piece
from pipeline.facts.figures.units import MAN_TO_MAN, alternation

_N = r"([0-9]{1,9}(?:\.[0-9]{1,9})?)"
_SINO = r"([0-9]{1,6}[백천만]?|[일이삼사오육칠팔구십백천만]{1,7})"
_FRACTION = re.compile(_SINO + r"\s?분의\s?" + _SINO + r"(?![0-9])")
_SLASH = re.compile(r"([0-9])/([0-9]{1,2})(?![0-9/])")
_NIGHTS = re.compile(
    r"([0-9]{1,3}|[한두세네]|일|이|삼|사|오)\s?박\s?([0-9]{1,3}|[한두세네다섯]{1,2}|이|삼|사|오|육)\s?일(?![가-힣]{0,0}월)"
)
_RATIO = re.compile(
    _N + r"\s?대\s?" + _N + r"(?=\s?맞춤|로|의|으로|이|였|를|을|가|입|인|라|까|에|수준|보다|\s|$|[,.)%\]'\"’”])"
)
_COLON = re.compile(_N + r":" + _N + r"(?![0-9:])")
_HYPHEN = re.compile(r"([0-9]{1,3})-([0-9]{1,3})(?![0-9-])")
_MATCH = re.compile(
    r"(?:으?로)?\s?[가-힣\s]{0,12}?(?:비[기겼긴길]|무승부|동점|졌|(?:으로|로)\s?[지진](?:[며고만다는]|\s)|패(?:했|하|배|해|로|[,.]|$)|꺾"
    r"|이[기겼긴]|승리|[을를]\s내[줬주준]|역전|끝[나났난]|마[쳤친])"
)
_DRAW = re.compile(r"\s?무승부")
_RATE = re.compile(r"[가-힣]?\s?(?:비율|경쟁|환율|교환|액면|합병|배정)")
_RATED = re.compile(r"(?:비율|비중|경쟁률|환율)[은는이가을를]?\s?$")
_UNIT = re.compile(r"\s?" + alternation("ko"))
_BLOCK = re.compile(r"\s?(?:번지|번길|호|번|동|층|[A-Za-z])")
_HUNDREDTHS = re.compile(r"([0-9]{1,2})초\s?([0-9]{2})(?![0-9.,]|\s?[㎞㎏㎡%])")
_MARGIN = re.compile(r"\s?차(?:로|이|이로)?(?![가-힣])")
_HALVES = {"세기": "century", "년": "year", "시간": "hour"}
_HALF = re.compile(r"반\s?(세기|년|시간)(?=[가-힣]{0,4}(?:[\s,.)]|$))")


def special_at(text: str, pos: int) -> Piece | None:
    """The fraction, stay, score, half or share (주당 540원) at ``pos``, None where there is none of them."""
    half = _HALF.match(text, pos)
    if half:
        return Piece(Decimal("0.5"), pos, half.end(), unit=_HALVES[half[1]])
    if text.startswith("절반", pos):
        return modified(text, Piece(Decimal(1), pos, pos + 2, unit="fraction", upper=Decimal(2)))
    if text.startswith("주당", pos):
        share = Piece(Decimal(1), pos, pos + 2, unit="count", counter="주당")
        return share if per_share(text, pos + 1) else None
    if text[pos - 1 : pos].isascii() and text[pos - 1 : pos].isalnum():
        return None
    return _fraction_at(text, pos) or _nights_at(text, pos) or _score_at(text, pos) or _seconds_at(text, pos)


def _sino(word: str) -> Decimal:
    number = read(word, 0, HANGUL)
    return number.value if number and number.end == len(word) <= MAX_DIGITS else Decimal(0)


def _fraction_at(text: str, pos: int) -> Piece | None:
    """3분의 1 as numerator 1 and denominator 3."""
    match = _FRACTION.match(text, pos)
    if match is not None:
        below, above = _sino(match[1]), _sino(match[2])
    else:
        match = _SLASH.match(text, pos)
        below, above = (Decimal(match[2]), Decimal(match[1])) if match else (Decimal(0), Decimal(0))
        if above >= below or below > 20:
            return None
    if match is None or not below or not above:
        return None
    return modified(text, Piece(above, pos, match.end(), unit="fraction", upper=below))


def _nights_at(text: str, pos: int) -> Piece | None:
    """3박4일 as four days."""
    match = _NIGHTS.match(text, pos)
    if match is None:
        return None
    days = native_at(match[2], 0)
    value = days.value if days else _sino(match[2])
    return Piece(value, pos, match.end(), unit="day") if value else None


def _seconds_at(text: str, pos: int) -> Piece | None:
    """11초 46 as 11.46 seconds, the way race results are written; 10초 20명 counts people."""
    match = _HUNDREDTHS.match(text, pos)
    if match is None or (_UNIT.match(text, match.end()) and not _MARGIN.match(text, match.end())):
        return None
    return modified(text, Piece(Decimal(f"{match[1]}.{match[2]}"), pos, match.end(), unit="second"))


def _score_at(text: str, pos: int) -> Piece | None:
    """2-1, 3대 2, 12.3대 1, 3:2 as a score: first number, then second.

    A rising pair with a hyphen (a range) is a score only where a match is told, and 1대1 is man to man elsewhere.
    """
    match = _RATIO.match(text, pos) or _COLON.match(text, pos) or _HYPHEN.match(text, pos)
    if match is None:
        return None
    one, two = Decimal(match[1]), Decimal(match[2])
    hyphen = match.re is _HYPHEN
    told = _MATCH.match(text, match.end())
    if hyphen and (text[pos - 1 : pos] in tuple("-./") or (not told and (one < two or one == two == 1))):
        return None
    unit = _UNIT.match(text, match.end())
    no_units = ("이", "승", "패", *(["보"] if text.startswith("보다", match.end()) else []))
    counted = unit and unit.group().strip() not in no_units and not _DRAW.match(text, match.end())
    if counted or (hyphen and _BLOCK.match(text, match.end())):
        return None
    in_person = (
        one == two == 1 and not told and not _RATE.match(text, match.end()) and not _RATED.search(text[:pos][-8:])
    )
    return Piece(one, pos, match.end(), unit="score", upper=two, counter=MAN_TO_MAN if in_person else None)
