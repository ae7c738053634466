"""English figures of their own form: fractions, multiples, scores, nights and days."""

import re
from decimal import Decimal

from pipeline.facts.figures.english_words import ORDINALS, SCALES, SMALL
from pipeline.facts.figures.pieces import Piece

_ONES = "one|two|three|four|five|six|seven|eight|nine|ten"
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + suffix: value for word, value in ORDINALS.items() if 3 <= value <= 20 for suffix in ("", "s")
}
_FRACTION = re.compile(
    rf"(an?|{_ONES})[\s-](" + "|".join(sorted(_PARTS, key=len, reverse=True)) + r")(?![A-Za-z-])", re.IGNORECASE
)
_SLASH = re.compile(r"([0-9])/([0-9]{1,2})(?![0-9/])(?:rd|th)?s?")
_HALF = re.compile(r"half(?=\s(?:of|the|its|their|his|her|that|those|as)\s)|half(?=[.,;)]|$)", re.IGNORECASE)
_HALF_BEFORE = re.compile(
    r"(?:first|second|other|latter|another|last|1st|2nd|later|this|previous|the|[a-z]{2,6}ern|upper|lower|top|bottom|first-|second-)\s?$",
    re.IGNORECASE,
)
_OF_SHARE = re.compile(r"\s(?:of|the|were|are|was|is|have|had|said|say|will|would|come|came|live|work)\s")
_SHARE = re.compile(r"(?:nearly|almost|about|than|roughly|around|over|by) $", re.IGNORECASE)
_MEASURES = r"(?:miles?|kilomet(?:er|re)s?|met(?:er|re)s?|inch|acre|ton|hour|day|year|decade|century)(?![A-Za-z])"
_PART = re.compile(
    rf"(?:(an?|one|two|three)[\s-])?(half|quarters?)(?:[\s-]|\sof\san?\s|\san?\s)(?={_MEASURES})", re.IGNORECASE
)
_PART_BEFORE = re.compile(
    r"(?:first|second|third|fourth|1st|2nd|3rd|4th|last|this|next|each|final|other|latter|and a|and one|the|an?|one)[\s-]$",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    rf"({_ONES}|[0-9]{{1,2}})\s(?:in|out\sof)\s(?:every\s)?({_ONES}|twenty|hundred|[0-9]{{1,3}})(?![A-Za-z0-9,.-])"
    rf"(?!\s(?:{_MEASURES}|hours|days|weeks?|months?|years|minutes|seconds|games|matches|races|million|billion|thousand))",
    re.IGNORECASE,
)
_OF_HALF = re.compile(r"\s(?:of|the|its|their|his|her|that|those|as)\s")
_BY_HALF = re.compile(r"(?:by|in|than|about|nearly|almost|to|a|one|roughly|around) $", re.IGNORECASE)
_FOLD = re.compile(
    rf"({_ONES}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|[0-9]{{1,5}}(?:\.[0-9]{{1,3}})?)[\s-]?fold(?![A-Za-z])|({_ONES}|[0-9]{{1,5}}(?:\.[0-9]{{1,3}})?)[\s-]times(?![A-Za-z])",
    re.IGNORECASE,
)
_MULTIPLES = {"twice": 2, "thrice": 3, "doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5}
_MULTIPLE = re.compile(
    r"(twice|thrice|doubl|tripl|quadrupl|quintupl)(?:ed|es|e|ing)?(?![A-Za-z])(?!-digit| digit|-check| room|-click| bed|-deck| Ninth)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"([1-9]0)['’]?s(?![A-Za-z])|((?:twen|thir|for|fif|six|seven|eigh|nine)ties)(?![A-Za-z])", re.IGNORECASE
)
_OWN = re.compile(r"(?:their|his|her|early|mid|late)[\s-]$", re.IGNORECASE)
_NIGHTS = re.compile(
    rf"(?:({_ONES}|[0-9]{{1,2}})[\s-]nights?,?(?:\s(?:and\s)?|-|/)({_ONES}|[0-9]{{1,2}})[\s-]days?"
    rf"|({_ONES}|[0-9]{{1,2}})[\s-]days?,?(?:\s(?:and\s)?|-|/)({_ONES}|[0-9]{{1,2}})[\s-]nights?)(?![A-Za-z])",
    re.IGNORECASE,
)
_DRAWN = re.compile(r"\b(?:draw|drew|drawn|tied?|level)\b", re.IGNORECASE)
_N = r"([0-9]{1,4}(?:\.[0-9]{1,3})?)"
_SCORE = re.compile(
    _N + r"(?:\s?:\s?|-to-|-)" + _N + r"(?![0-9:/-]|\s?(?:%|percent|per|million|billion|km|-?years?|-?hours?|-?days?))"
)
_PAIR = re.compile(_N + r"\sto\s" + _N + r"(?![0-9.,]*[0-9]|\s?(?:%|[a-z]))")
_RATIO = re.compile(_N + r"\sto\s(1|one)(?![A-Za-z0-9.,])")


def special_at(text: str, pos: int) -> Piece | None:
    """The fraction, multiple, stay or score at ``pos``, None where there is none of them."""
    before = text[pos - 1 : pos]
    if before and (before.isalnum() or before in "$₩€£¥"):
        return None
    if "0" <= text[pos] <= "9":
        found = _stay(text, pos) or _group(text, pos) or _times(text, pos) or _share_of(text, pos)
        return found or _slash(text, pos) or _score(text, pos)
    return (
        _stay(text, pos)
        or _share_of(text, pos)
        or _part(text, pos)
        or _fraction(text, pos)
        or _group(text, pos)
        or _times(text, pos)
        or _multiple(text, pos)
    )


def _number(word: str) -> Decimal:
    low = word.lower()
    if low in SCALES:
        return Decimal(10) ** SCALES[low]
    return Decimal(SMALL[low]) if low in SMALL else Decimal(word)


def _stay(text: str, pos: int) -> Piece | None:
    match = _NIGHTS.match(text, pos)
    return None if match is None else Piece(_number(match[2] or match[3]), pos, match.end(), unit="day")


def _fraction(text: str, pos: int) -> Piece | None:
    """Two-thirds as 2 over 3; "a third" only before "of" or "the"; "the first half" is a date."""
    half = _HALF.match(text, pos)
    before = text[max(0, pos - 12) : pos]
    if half and not _HALF_BEFORE.search(before) and (_OF_HALF.match(text, half.end()) or _BY_HALF.search(before)):
        return Piece(Decimal(1), pos, half.end(), unit="fraction", upper=Decimal(2))
    match = _FRACTION.match(text, pos)
    if match is None:
        return None
    word, part = match[1].lower(), match[2].lower()
    article = word in ("a", "an")
    above = Decimal(1) if article else _number(word)
    plural = part.endswith("s") and part != "s"
    if (above == 1) == plural or part == "second":
        return None
    if (
        article
        and part not in ("half",)
        and not (_OF_SHARE.match(text, match.end()) or _SHARE.search(text[max(0, pos - 12) : pos]))
    ):
        return None
    if part == "half" and re.match(
        r"\s(?:hour|year|month|million|billion|dozen|day|percent)|-", text[match.end() : match.end() + 9]
    ):
        return None
    return Piece(above, pos, match.end(), unit="fraction", upper=Decimal(_PARTS[part]))


def _part(text: str, pos: int) -> Piece | None:
    """Half an hour, a quarter mile: the part of the unit that follows, as a number without its unit."""
    match = _PART.match(text, pos)
    if match is None or _PART_BEFORE.search(text[max(0, pos - 8) : pos]):
        return None
    above = Decimal(1) if match[1] is None or match[1].lower() in ("a", "an") else _number(match[1])
    below = 2 if match[2].lower() == "half" else 4
    gap = 0 if text[match.end() - 1] == "-" else 1
    return Piece(above / below, pos, match.end() - gap, weak=False)


def _share_of(text: str, pos: int) -> Piece | None:
    """One in five and 3 out of 10 as fractions."""
    match = _SHARE_OF.match(text, pos)
    if match is None or not _number(match[1]) < _number(match[2]):
        return None
    return Piece(_number(match[1]), pos, match.end(), unit="fraction", upper=_number(match[2]))


def _group(text: str, pos: int) -> Piece | None:
    """People in their 20s or twenties: the age group as age 20."""
    match = _GROUP.match(text, pos)
    if match is None or (match[2] and not _OWN.search(text[max(0, pos - 12) : pos])):
        return None
    value = Decimal(match[1]) if match[1] else _number(match[2].lower().replace("ies", "y"))
    return Piece(value, pos, match.end(), unit="age")


def _slash(text: str, pos: int) -> Piece | None:
    match = _SLASH.match(text, pos)
    if match is None:
        return None
    above, below = Decimal(match[1]), Decimal(match[2])
    if not 0 < above < below <= 20:
        return None
    return Piece(above, pos, match.end(), unit="fraction", upper=below)


def _times(text: str, pos: int) -> Piece | None:
    match = _FOLD.match(text, pos)
    return None if match is None else Piece(_number(match[1] or match[2]), pos, match.end(), unit="times")


def _multiple(text: str, pos: int) -> Piece | None:
    match = _MULTIPLE.match(text, pos)
    return None if match is None else Piece(Decimal(_MULTIPLES[match[1].lower()]), pos, match.end(), unit="times")


def _falling(text: str, pos: int) -> re.Match[str] | None:
    """16.5 to 10.5: a falling pair is a score, unless something falls "from" one to the other."""
    match = _PAIR.match(text, pos)
    if match is None or Decimal(match[1]) <= Decimal(match[2]) or text[max(0, pos - 5) : pos].lower() == "from ":
        return None
    return match


def _score(text: str, pos: int) -> Piece | None:
    """2-1, 12.3 to 1, 3:2 as a score; a rising pair with a hyphen is a range."""
    match = _RATIO.match(text, pos) or _falling(text, pos) or _SCORE.match(text, pos)
    if match is None:
        return None
    one, two = Decimal(match[1]), _number(match[2])
    hyphen = text[match.start(2) - 1] == "-" and "to" not in match.group()
    if (
        (one == two == 1 and not _DRAWN.search(text, max(0, pos - 30), match.end() + 12))
        or (match.re is _RATIO and one < two)
        or (hyphen and (one < two or "." in match.group() or one >= 1000))
    ):
        return None
    return Piece(one, pos, match.end(), unit="score", upper=two)
