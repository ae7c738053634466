"""English number words: cardinals, ordinals, "dozens", "tens of billions", scale words and letters."""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.facts.figures.numerals import EXACT

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
SMALL: dict[str, int] = {word: value for value, word in enumerate((_UNITS + " seventeen eighteen nineteen").split())}
_DECADES = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL |= {word: 10 * value for value, word in enumerate(_DECADES, start=2)}
SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15}
_ODD = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
ORDINALS: dict[str, int] = {word + "th": value for word, value in SMALL.items() if value >= 4 and word[-1] != "y"}
ORDINALS |= {word[:-1] + "ieth": value for word, value in SMALL.items() if word[-1] == "y"} | _ODD
_VAGUE = {"dozens": 1, "tens": 1, "scores": 1, "decades": 1, "hundreds": 2, "thousands": 3, "millions": 6}
_VAGUE |= {"billions": 9, "trillions": 12, "centuries": 2}
_WORD = re.compile(r"[A-Za-z]+")
_GAP = re.compile(r"\s|-|\sand\s")
_OF = re.compile(r"\sof\s(?:(thousand|million|billion|trillion)s?)(?![A-Za-z])", re.IGNORECASE)
_TENTHS = re.compile(
    r"\spoint((?:[\s-](?:zero|one|two|three|four|five|six|seven|eight|nine)){1,6})(?![A-Za-z])", re.IGNORECASE
)
_SCALE = re.compile(
    r"(?:\s|-)?(hundred|thousand|million|billion|trillion|quadrillion|dozen)(?![A-Za-z])", re.IGNORECASE
)
_LETTER = re.compile(
    r"\s?(bn|mn|mln|tn|trn|bln)(?![A-Za-z])|(k|K|mil)(?![A-Za-z])|([BTM])(?![A-Za-z0-9])|(m)(?=\s(?:pounds|dollars|euros|won|yuan|barrels|people|gallons|users|tons|tonnes|viewers)(?![A-Za-z]))"
)
_MONEY_LETTER = re.compile(r"\s?(k|K|m|M|b|B|t|T)(?![A-Za-z0-9])")
_LETTERS = {"bn": 9, "bln": 9, "b": 9, "mn": 6, "mln": 6, "m": 6, "mil": 6, "tn": 12, "trn": 12, "t": 12, "k": 3}
_PRONOUN = re.compile(r"\s(?:of|another|by|who|that|can|could|may|side|hand|thing|or)(?![A-Za-z])", re.IGNORECASE)


_DOZEN = re.compile(r"[\s-]dozen(?![A-Za-z])", re.IGNORECASE)
_MEASURED = re.compile(
    r"(?:about|within|least|than|over|nearly|almost|for|after|around|approximately|took|takes|by) $", re.IGNORECASE
)
_AGO = re.compile(r"\s[a-z]{4,8}(?:\sago|\slater|\searlier|-long|-old|\sand\sa\shalf)")
_RANKED = re.compile(r"(?:[0-9](?:st|nd|rd|th)|(?:[a-z]{3,9}th|first|second|third))\s$", re.IGNORECASE)
_TITLED = re.compile(r"\s[A-Z][a-z]")
_MIDDLE = re.compile(r"[A-Za-z,;]['’]?s?\s$")


def _is_name(text: str, pos: int, end: int) -> bool:
    """True for a capitalized number word inside a sentence before a capitalized word (Six Flags)."""
    if not text[pos].isupper() or _TITLED.match(text, end) is None:
        return False
    return _MIDDLE.search(text[max(0, pos - 4) : pos]) is not None


@dataclass(frozen=True)
class Words:
    """A number in words; ``weak`` ones count only before a unit or in a range, ``article`` is "a"."""

    value: Decimal
    end: int
    scale: Decimal = Decimal(1)
    ordinal: bool = False
    vague: bool = False
    weak: bool = False
    article: bool = False
    unit: str | None = None


def scale_after(text: str, pos: int, money: bool) -> tuple[Decimal, int]:
    """The product of the scale words or letters at ``pos`` and where they end; (1, pos) where there are none."""
    scale, end = Decimal(1), pos
    for _ in range(3):
        match = _SCALE.match(text, end)
        if match is None:
            break
        scale *= 12 if match[1].lower() == "dozen" else Decimal(10) ** SCALES[match[1].lower()]
        end = match.end()
    if scale > 1:
        return scale, end
    letter = _LETTER.match(text, pos) or (_MONEY_LETTER.match(text, pos) if money else None)
    if letter is None:
        return scale, pos
    word = next(group for group in letter.groups() if group)
    return Decimal(10) ** _LETTERS[word.lower()], letter.end()


class _Sum:
    """Adds number words up: ``total`` of finished thousands, ``open`` below the next scale."""

    def __init__(self) -> None:
        self.total = self.open = Decimal(0)
        self.scale = Decimal(1)
        self.last = ""
        self.limit = Decimal("1e30")

    def small(self, word: str, value: int) -> bool:
        """True if ``word`` may follow what was read: twenty-two, hundred five, not five six."""
        if self.last == "small" or (self.last == "tens" and not 0 < value < 10):
            return False
        self.open += value
        self.last = "tens" if value >= 20 else "small"
        return True

    def big(self, word: str) -> bool:
        """True if the scale ``word`` fits here."""
        unit = Decimal(10) ** SCALES[word]
        if word == "hundred":
            if not 0 < self.open < 100:
                return False
            self.open *= 100
        elif not self.last or (unit >= self.limit and self.total):
            return False
        else:
            self.total += EXACT.multiply(self.open or Decimal(1), unit) if self.open else Decimal(0)
            self.open, self.limit = Decimal(0), unit
        self.scale, self.last = (unit if word != "hundred" else Decimal(100)), "scale"
        return True


def read_words(text: str, pos: int) -> Words | None:
    """The number words at ``pos`` of ``text``, None where they are no number.

    >>> str(read_words("three hundred thousand won", 0).value)
    '300000'
    """
    match = _WORD.match(text, pos)
    first = match.group().lower() if match else ""
    if first in _VAGUE or first in ("several", "few", "couple"):
        return _vague(text, pos, first)
    if first in ("a", "an", "half"):
        return _article(text, pos, first)
    return _cardinal(text, pos)


def _vague(text: str, pos: int, first: str) -> Words | None:
    """Dozens, tens of billions, several hundred: the order of magnitude."""
    end = pos + len(first)
    if _RANKED.search(text[max(0, pos - 8) : pos]) or (first == "scores" and not text.startswith(" of", end)):
        return None
    if first in ("several", "few", "couple"):
        end += 3 if first == "couple" and text.startswith(" of ", end) else 0
        scale, stop = scale_after(text, end, money=False)
        return Words(scale, stop, scale, vague=True) if scale > 1 and text[end] == " " else None
    power = _VAGUE[first]
    unit = "year" if first in ("decades", "centuries") else None
    match = _OF.match(text, end)
    if match:
        power, end = power + SCALES[match[1].lower()], match.end()
    return Words(Decimal(10) ** power, end, Decimal(10) ** power, vague=True, unit=unit)


def _article(text: str, pos: int, first: str) -> Words | None:
    """A million, a dozen, half a million; "a few hundred" and "a couple" are left to others."""
    end = pos + len(first)
    value = Decimal(1)
    if first == "half":
        match = re.compile(r"[\s-](?:an?\s)?").match(text, end)
        if match is None:
            return None
        value, end = Decimal("0.5"), match.end() - 1
    scale, stop = scale_after(text, end, money=False)
    if scale > 1 and text[end : end + 1] in (" ", "-") and stop - end > 2:
        rest = re.compile(r"\sand\s|\s").match(text, stop)
        more = _cardinal(text, rest.end()) if rest and first != "half" else None
        if more is not None and not more.ordinal and more.value < scale:
            return Words(scale + more.value, more.end, more.scale)
        return Words(value * scale, stop, scale)
    if first == "a" and (decade := re.match(r"\s(?:decade|fortnight)(?![A-Za-z])", text[end : end + 11])):
        return Words(value, end) if decade else None
    if first in ("a", "an") and (_MEASURED.search(text[max(0, pos - 16) : pos]) or _AGO.match(text, end)):
        unit = re.match(
            r"\s(?:hour|minute|week|month|year|mile|kilomet(?:er|re)|met(?:er|re)|decade|century|ton)(?![A-Za-z])",
            text[end : end + 12],
        )
        return Words(value, end) if unit else None
    if first == "half" and re.match(
        r"[\s-]an?\s(?:day|hour|year|month|century|mile|kilomet)|-hour|-day", text[pos + 4 : pos + 20]
    ):
        return Words(value, end, weak=True)
    return None


def _cardinal(text: str, pos: int) -> Words | None:
    """Twenty-two, three hundred thousand, two point five million, twenty-second."""
    total, end, start = _Sum(), pos, pos
    at = pos
    while match := _WORD.match(text, at):
        word = match.group().lower()
        if word in ORDINALS and (not total.last or total.last != "small") and total.small(word, ORDINALS[word]):
            return Words(total.total + total.open, match.end(), ordinal=True)
        taken = total.small(word, SMALL[word]) if word in SMALL else word in SCALES and total.big(word)
        if not taken:
            break
        end = match.end()
        tenths = _TENTHS.match(text, end) if total.last in ("small", "tens") else None
        if tenths:
            return _decimal(text, total, tenths)
        gap = _GAP.match(text, end) if total.last == "scale" else re.compile(r"\s|-").match(text, end)
        if total.last == "scale":
            gap = re.compile(r"\sand\s|\s|-").match(text, end)
        if gap is None:
            break
        at = gap.end()
    if end == start:
        return None
    dozen = _DOZEN.match(text, end)
    if dozen:
        return Words((total.total + total.open) * 12, dozen.end())
    if _is_name(text, pos, end):
        return None
    value = total.total + total.open
    alone = value == 1 and end - start == 3
    pronoun = alone and (_PRONOUN.match(text, end) is not None or not re.match(r"[\s-][^\s\d]", text[end : end + 2]))
    return Words(value, end, total.scale if total.last == "scale" else Decimal(1), weak=alone, article=pronoun)


def _decimal(text: str, total: _Sum, tenths: re.Match[str]) -> Words:
    """Two point five million."""
    digits = "".join(str(SMALL[word]) for word in re.split(r"[\s-]", tenths[1].strip().lower()))
    value = total.total + total.open + Decimal(f"0.{digits}")
    scale, end = scale_after(text, tenths.end(), money=False)
    return Words(EXACT.multiply(value, scale), end, scale)
