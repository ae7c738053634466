"""Number words and digits of Korean and Chinese, read exactly; texts folded without moving an offset.

A number longer than ``MAX_DIGITS`` digits is no figure: it is skipped whole. Every reader takes a
text and a position and looks at each character at most a few times, so scanning stays linear.
"""

import re
from dataclasses import dataclass
from decimal import Context, Decimal

MOST_FIGURES = 4_000
"""A text with more number candidates is no release: the scanners stop there, so that a megabyte of
nothing but numbers costs no more than a long book."""

MAX_DIGITS = 40
"""More digits than this in one run are noise, not a figure."""

EXACT = Context(prec=120)
"""Wide enough that no product of a readable number and a scale or unit factor is rounded."""

NUMBER = r"(?:[0-9]{1,3}(?![0-9])(?:,[0-9]{3}(?![0-9]))++|[0-9]++)(?:\.[0-9]++)?"
_NO_SCALE = {"경": frozenset("기찰로쟁영험주상계매제북남비연전유"), "조": frozenset("각례항사직합기선류립작치")} | {
    "百": frozenset("分"),
    "千": frozenset("米克瓦卡赫伏升帕"),
    "兆": frozenset("瓦赫帕字比欧"),
}
"""What makes a scale word the start of another word: 3경기, 5조각, 3百分点, 3千米, 3兆瓦."""
_NUMBER = re.compile(NUMBER)
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code not in (0xFF0C, 0xFF1B)}
_SIGNS = {"　": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "￦": "₩", "￥": "¥", "∼": "~", "〜": "~", "～": "~"}
_DASHES: dict[str, str] = dict.fromkeys("‐‑‒–—−", "-")
_PLAIN: dict[str, str] = _SIGNS | _DASHES
_FOLD: dict[int, int | str] = {**_WIDE, **{ord(sign): char for sign, char in _PLAIN.items()}}


_WIDE_COMMA = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


def fold(text: str) -> str:
    """``text`` with full-width signs, odd spaces, tildes and dashes made plain; its length is unchanged.

    >>> fold("３∼５％")
    '3~5%'
    """
    return _WIDE_COMMA.sub(",", text.translate(_FOLD))


def plain(value: Decimal) -> str:
    """The exact decimal expansion of ``value``, no exponent and no trailing zeros.

    >>> plain(Decimal("4.2690E+11"))
    '426900000000'
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class Script:
    """The numerals of one script; ``stacked``: 万亿 multiplies, ``short``: 三千五 is 3500."""

    digits: dict[str, int]
    small: dict[str, int]
    big: dict[str, int]
    stacked: bool = False


HANGUL = Script(
    digits={char: value for value, char in enumerate("영일이삼사오육칠팔구")} | {"륙": 6, "공": 0},
    small={"십": 10, "백": 100, "천": 1000},
    big={"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16},
)
HANZI = Script(
    digits={char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2},
    small={"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30},
    big={"万": 10**4, "亿": 10**8, "兆": 10**12, "萬": 10**4, "億": 10**8},
    stacked=True,
)


@dataclass(frozen=True)
class Number:
    """A number as written: its value, its end in the text, the scale behind its last digits."""

    value: Decimal
    end: int
    scale: Decimal = Decimal(1)
    digits: bool = True


def digit_run(text: str, pos: int) -> tuple[Decimal | None, int]:
    """The value of the Arabic digits at ``pos`` (None where they are no figure) and where they end."""
    match = _NUMBER.match(text, pos)
    if match is None:
        return None, pos
    run = match.group()
    return (Decimal(run.replace(",", "")) if len(run) <= MAX_DIGITS else None), match.end()


class _Reader:
    """Walks one number: ``total`` holds the finished big groups, ``section`` the open one."""

    def __init__(self, text: str, pos: int, script: Script) -> None:
        self.text, self.pos, self.script = text, pos, script
        self.total = self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.bigs = Decimal("1e60")
        self.smalls = Decimal("1e60")
        self.scale = Decimal(1)
        self.spelled = not ("0" <= text[pos : pos + 1] <= "9")
        self.parts = 0
        self.zero = False
        self.last_spelled = False

    def _open(self) -> bool:
        return self.digit is not None or self.section > 0

    def step(self) -> bool:
        """True if one more digit, digit run or unit was read."""
        char = self.text[self.pos : self.pos + 1]
        if "0" <= char <= "9":
            return self._arabic()
        if char in self.script.digits and char:
            return self._word(self.script.digits[char])
        if char in self.script.small and char and self._is_scale(char):
            return self._small(Decimal(self.script.small[char]))
        if char in self.script.big and char and self._is_scale(char):
            return self._big(Decimal(self.script.big[char]))
        return False

    def _is_scale(self, char: str) -> bool:
        """False where the scale word begins another word (경기, 百分点)."""
        return self.text[self.pos + 1 : self.pos + 2] not in _NO_SCALE.get(char, frozenset())

    def _arabic(self) -> bool:
        value, end = digit_run(self.text, self.pos)
        limit = min(self.smalls, self.bigs)
        if value is None or self.digit is not None or value >= limit:
            return False
        self.digit, self.pos, self.last_spelled = value, end, False
        self.parts += 1
        return True

    def _word(self, value: int) -> bool:
        if self.digit is not None and not (self.zero and self.digit == 0):
            return False
        if not self.spelled and not self._unit_follows():
            return False
        self.digit, self.zero, self.last_spelled = Decimal(value), self.zero or value == 0, True
        self.pos += 1
        self.parts += 1
        return True

    def _unit_follows(self) -> bool:
        """True if a scale word stands behind the numeral: 3천오백 reads on, 만일 (10,000 days) doesn't."""
        after = self.text[self.pos + 1 : self.pos + 2]
        return bool(after) and (self.script.stacked or after in self.script.small or after in self.script.big)

    def _small(self, unit: Decimal) -> bool:
        if unit >= self.smalls or (self.digit is None and self.parts == 0 and not self.spelled):
            return False
        self.section += (Decimal(1) if self.digit is None else self.digit) * unit
        self.digit, self.smalls, self.scale, self.zero = None, unit, unit, False
        self.pos += 1
        self.parts += 1
        return True

    def _big(self, unit: Decimal) -> bool:
        if unit >= self.bigs:
            return self._stack(unit)
        if not self._open() and (self.parts or not self.spelled):
            return self._stack(unit)
        group = self.section + (self.digit or 0) if self._open() else Decimal(1)
        self.total += EXACT.multiply(group, unit)
        self.scale = unit * (self.smalls if self.digit is None and self.smalls < 10**4 else 1)
        self._close(unit)
        return True

    def _stack(self, unit: Decimal) -> bool:
        if not self.script.stacked or unit <= 1 or not self.total or self.total * unit > 10**36:
            return False
        if unit <= self.bigs and self._open():
            return False
        self.total = EXACT.multiply(self.total + self.section + (self.digit or 0), unit)
        self.scale *= unit
        self._close(unit * 10**4 if not self._open() else unit)
        return True

    def _close(self, unit: Decimal) -> None:
        self.section, self.digit, self.zero = Decimal(0), None, False
        self.bigs, self.smalls = unit, min(unit, Decimal("1e60"))
        self.pos += 1
        self.parts += 1

    def result(self) -> Number | None:
        """The number read so far, None where nothing was."""
        if not self.parts:
            return None
        tail = self.digit or Decimal(0)
        if self.digit is not None:
            self.scale = Decimal(1)
        if self.script.stacked and self.last_spelled and not self.zero and self.parts > 1 and self.digit is not None:
            tail *= self._shortcut()
        return Number(self.total + self.section + tail, self.pos, self.scale, not self.spelled)

    def _shortcut(self) -> Decimal:
        """What a last bare Chinese digit counts: 100 in 三千五, 1000 in 三万五, 1 in 三十五."""
        unit = self.smalls if self.smalls < 10**4 and self.section else self.bigs
        return unit / 10 if 100 <= unit < 10**12 else Decimal(1)


def read(text: str, pos: int, script: Script) -> Number | None:
    """The number at ``pos`` of folded ``text``: digits, numerals of ``script`` and both mixed.

    >>> str(read("1억2천300만 달러", 0, HANGUL).value)
    '123000000'
    >>> plain(read("4.269万亿韩元", 0, HANZI).value)
    '4269000000000'
    """
    reader = _Reader(text, pos, script)
    skip = _skip_space if script is HANGUL else _skip_to_scale
    while reader.step() or skip(reader):
        pass
    return reader.result()


def _skip_to_scale(reader: _Reader) -> bool:
    """Steps over the space in 1,000 万: True if a scale word was read behind it."""
    if reader.text[reader.pos : reader.pos + 1] != " " or reader.digit is None or reader.last_spelled:
        return False
    ahead = reader.text[reader.pos + 1 : reader.pos + 3]
    if ahead[:1] not in tuple(reader.script.big) and not (
        ahead[:1] in tuple("十百千") and ahead[1:] in tuple(reader.script.big)
    ):
        return False
    reader.pos += 1
    if reader.step():
        return True
    reader.pos -= 1
    return False


_SPACED_SCALE = re.compile(r" [십백천]?[만억조](?= ?[0-9]| ?[원명]| ?달러| ?유로| ?파운드| ?여|$)")


def _skip_space(reader: _Reader) -> bool:
    """Steps over one space inside a number (1조 2천억, 3만 5,000): True if a digit run was read behind it."""
    pos, text = reader.pos, reader.text
    if reader.digit is not None and not reader.last_spelled and _SPACED_SCALE.match(text, pos):
        reader.pos = pos + 1
        if reader.step():
            return True
        reader.pos = pos
        return False
    if not reader.parts or reader.digit is not None or text[pos : pos + 1] != " ":
        return False
    if text[pos - 1] not in reader.script.small and text[pos - 1] not in reader.script.big:
        return False
    value, end = digit_run(text, pos + 1)
    if value is None or "." in text[pos + 1 : end]:
        return False
    unit = text[end : end + 1]
    scaled = bool(unit) and (unit in reader.script.small or unit in reader.script.big)
    if not (scaled or _SPACED_SCALE.match(text, end)) and (end - pos - 1 < 3 or reader.scale > 10**4):
        return False
    reader.pos = pos + 1
    if reader.step():
        return True
    reader.pos = pos
    return False
