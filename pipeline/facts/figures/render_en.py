"""Quantities in English press style: "426.9 billion won", "$842 million", "about 4,000", "0.3 percentage points"."""

import re
from decimal import Decimal

from pipeline.facts.figures.english_words import SMALL
from pipeline.facts.figures.renderings import (
    commas,
    decimals,
    rendering,
    scaled,
    shares_scale,
    spread,
    unique,
    yearlike,
)
from pipeline.facts.figures.units import MAN_TO_MAN, table
from pipeline.records import Approximation, Quantity, Rendering

_SCALES = (("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3))
_SHORT = {"trillion": "tn", "billion": "bn", "million": "mn"}
_WORDS = {value: word for word, value in SMALL.items()}
_SPELLED = 10
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST = 4
"""A preferred scaled form has at most this many decimals: 1.2345 billion, but 1,234,567,890."""
_ABOUT: dict[Approximation, tuple[str, ...]] = {
    "exact": ("",),
    "about": ("about ", "around ", "approximately ", "some ", "roughly ", "nearly ", "almost ", "close to ", ""),
    "over": ("more than ", "over ", "exceeding ", "about ", ""),
    "at_least": ("at least ", "more than ", "over ", "no less than ", ""),
    "at_most": ("up to ", "at most ", "no more than ", "a maximum of ", ""),
    "under": ("less than ", "fewer than ", "under ", "below ", ""),
    "vague": ("",),
}
_PARTS = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
}
_MULTIPLES = {2: ("double", "twice", "doubled"), 3: ("triple", "tripled"), 4: ("quadruple", "quadrupled")}
_HALF = Decimal("0.5")
_HALVES = {"century": "half a century", "year": "half a year", "hour": "half an hour"}
_NOUNS = frozenset({"명", "분", "사람", "인", "개사", "개국", "가구", "개교", "마리", "그루", "필지"})
_SINGULAR = {"people": "person", "series": "series", "houses": "house", "glasses": "glass", "species": "species"}
_SIGNS = {"USD": ("$", "US$"), "KRW": ("₩",), "EUR": ("€",), "GBP": ("£",), "JPY": ("¥",)}


def render_quantity(quantity: Quantity) -> Rendering:
    """The preferred spelling of ``quantity`` and all that pass; values are exact, never rounded.

    >>> render_quantity(Quantity(value=Decimal("426900000000"), unit="KRW")).preferred
    '426.9 billion won'
    """
    if quantity.approx == "vague":
        return rendering(_vague(quantity))
    if quantity.counter == "주당":
        return rendering([f"{word} share" for word in _SHARES])
    if quantity.unit == "age" and quantity.counter:
        return rendering(_decade(quantity))
    if quantity.unit == "score":
        return rendering(_score(quantity))
    if quantity.unit == "fraction":
        return rendering(_with_words(quantity, _fraction(quantity)))
    forms = _range(quantity) if quantity.upper is not None else _single(quantity)
    return rendering(_with_words(quantity, forms))


def _with_words(quantity: Quantity, forms: list[str]) -> list[str]:
    """Each form behind each word for the approximation, the first form behind the first word first."""
    words = list(_ABOUT[quantity.approx])
    if quantity.approx == "under" and quantity.unit == "count":
        words[:2] = ["fewer than ", "less than "]
    return [word + form for word in words for form in forms]


def numbers(value: Decimal) -> list[str]:
    """Every exact spelling of the bare value, the preferred one first: 426.9 billion, 426,900,000,000, 426.9bn."""
    sign, size = ("minus ", -value) if value < 0 else ("", value)
    big = scaled(size, _SCALES, most=18)
    preferred = [
        f"{digits} {word}" for digits, word in big if word != "thousand" and len(digits.partition(".")[2]) <= _MOST
    ]
    forms = [*preferred[:1], commas(size), format(size, "f") if decimals(size) == 0 else commas(size)]
    forms += [f"{digits} {word}" for digits, word in big]
    forms += [f"{digits}{_SHORT[word]}" for digits, word in big if word in _SHORT]
    forms += _spelled(size)
    forms = [form.replace(",", "") if "." not in form and form.isdigit() else form for form in forms]
    return [sign + form for form in unique(forms)]


def _spelled(value: Decimal) -> list[str]:
    """Number words of integers up to ninety-nine."""
    if value != value.to_integral_value() or not 0 <= value < 100:
        return []
    whole = int(value)
    if whole in _WORDS:
        return [_WORDS[whole]]
    return [f"{_WORDS[whole // 10 * 10]}-{_WORDS[whole % 10]}"]


def _single(quantity: Quantity) -> list[str]:
    """The spellings of one value with its unit."""
    unit = table().get(quantity.unit)
    if quantity.unit == "ordinal":
        return _ordinal(quantity.value)
    if quantity.unit == "times":
        return _times(quantity.value)
    if quantity.unit == "count":
        return _count(quantity)
    if unit is not None and unit.is_money:
        return _money(quantity)
    if quantity.unit == "age":
        return _age(quantity)
    halves = [_HALVES[quantity.unit]] if quantity.value == _HALF and quantity.unit in _HALVES else []
    return [*halves, *_measure(quantity)]


def _money(quantity: Quantity) -> list[str]:
    """426.9 billion won, $842 million."""
    unit, value = table()[quantity.unit], quantity.value
    spellings = numbers(value)
    if quantity.unit == "USc":
        return [f"{number} {'cent' if value == 1 else 'cents'}" for number in spellings]
    signs = _SIGNS.get(quantity.unit, ())
    digits = [
        number
        for number in spellings
        if number[-1].isdigit() or not number.replace("-", " ").replace(" ", "").isalpha()
    ]
    signed = [f"{sign}{number}" for sign in signs for number in digits if not number.startswith("minus")]
    nouns = [form for form in unit.forms["en"] if value == 1 or not form.endswith("dollar")]
    named = [f"{number} {noun}" for noun in nouns for number in spellings]
    coded = [f"{quantity.unit} {number}" for number in digits if not number.startswith("minus")]
    return (
        [*signed, *named, *coded]
        if quantity.unit in ("USD", "EUR", "GBP") and value >= 0
        else [*named, *signed, *coded]
    )


def _count(quantity: Quantity) -> list[str]:
    """35,000 people where the counter fixes the noun, else the number; small integers in words."""
    spellings = numbers(quantity.value)
    if _is_small(quantity.value) and (quantity.value > 1 or quantity.counter in _NOUNS):
        spellings = unique([_WORDS[int(quantity.value)], *spellings])  # type: ignore[assignment]
    unit = table().get(quantity.counter or "")
    nouns = unit.forms["en"] if unit is not None and (unit.name in _NOUNS or unit.kind == "container") else ()
    if quantity.value == 1:
        nouns = tuple(singular(noun) for noun in nouns[:1])
    named = [f"{number} {noun}" for noun in nouns if noun for number in spellings]
    return [*named, *(number for number in spellings if number != "one" and not yearlike(number))]


def singular(noun: str) -> str:
    """One of what a counter's English noun names.

    >>> singular("people"), singular("companies"), singular("boxes"), singular("houses"), singular("series")
    ('person', 'company', 'box', 'house', 'series')
    """
    if noun in _SINGULAR:
        return _SINGULAR[noun]
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return re.sub(r"(?<=[xs])es$|(?<=[cs]h)es$|(?<=[^s])s$", "", noun)


def _is_small(value: Decimal) -> bool:
    return value == value.to_integral_value() and 0 < value < _SPELLED


def suffix(number: int) -> str:
    """St, nd, rd or th as the ordinal of ``number`` takes it."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _ordinal(value: Decimal) -> list[str]:
    """4th, fourth, No. 4."""
    if value != value.to_integral_value():
        return numbers(value)
    whole = int(value)
    return [f"{commas(value)}{suffix(whole)}", *_ranks(whole), f"No. {whole}", str(whole)]


def _ranks(whole: int) -> list[str]:
    from pipeline.facts.figures.english_words import ORDINALS

    words = {number: word for word, number in ORDINALS.items()}
    if whole in words:
        return [words[whole]]
    ten, one = whole // 10 * 10, whole % 10
    return [f"{_WORDS[ten]}-{words[one]}"] if 20 < whole < 100 else []


def _times(value: Decimal) -> list[str]:
    """Two times, twofold, double."""
    spellings = numbers(value)
    first = [_WORDS[int(value)]] if _is_small(value) else []
    forms = [f"{number} times" for number in unique([*first, *spellings])]
    folds = [f"{number}fold" for number in first if number != "one"] + [f"{spellings[0]}-fold"]
    return [*forms, *folds, *(_MULTIPLES.get(int(value), ()) if value == int(value) else ())]


def _age(quantity: Quantity) -> list[str]:
    """19 years old; the end of a range of age groups is in its 20s."""
    value = quantity.value
    if quantity.counter:
        return [f"{number}s" for number in numbers(value) if number[-1].isdigit()]
    return [
        form
        for number in numbers(value)
        for form in (f"{number} years old", f"{number}-year-old", f"{number} years of age", f"{number}")
    ]


_SHARES = ("per", "a", "each", "for every", "per ordinary", "per common", "one", "1")
_BOUNDS = {
    "at_least": (("or older", "and older", "or above", "and above", "or over", "and over", "or more", "and up"), 0),
    "at_most": (("or younger", "and younger", "or below", "and below", "or under", "and under"), 9),
}


def _decade(quantity: Quantity) -> list[str]:
    """People of an age group (20대) are in their 20s; 80대 이상 is 80s or older, 30대 이하 30s or younger."""
    if quantity.upper is not None:
        return _decades(quantity.value, quantity.upper)
    groups = _groups(quantity.value)
    tails, more = _BOUNDS.get(quantity.approx, ((), 0))
    if not tails:
        words = {"over": ["over "], "under": ["under "]}.get(quantity.approx, [])
        return [*(f"{word}{quantity.value}" for word in words), *groups]
    ages = [str(quantity.value + more), f"{quantity.value + more} years old", f"{quantity.value + more} years"]
    return [f"{form} {tail}" for form in [*groups, *ages] for tail in tails] + groups[:1]


def _decades(low: Decimal, high: Decimal) -> list[str]:
    """20s to 30s, twenties and thirties, 20 to 39."""
    joints = (" to ", " and ", " or ", " through ", "-")
    pairs = [(one, two) for one in _groups(low) for two in _groups(high)]
    forms = [f"{one}{joint}{two}" for one, two in pairs for joint in joints]
    ages = [f"{low}{joint}{high + 9}" for joint in (" to ", "-", " and ", " through ")]
    return [*forms, *(f"{low}{joint}{high}s" for joint in joints), *ages]


def _groups(value: Decimal) -> list[str]:
    """20s, twenties; teens, teenagers and 10s for ten."""
    word = _WORDS.get(int(value), "")
    spelled = [f"{word[:-1]}ies"] if word.endswith("ty") else []
    return ["teens", "teenagers", "teenage", "10s"] if value == _SPELLED else [f"{value}s", *spelled]


_NAMES = {
    "percent": ("%", " percent", " per cent"),
    "degC": (" degrees Celsius", "°C", " degrees"),
    "degree": (" degrees", " degrees Celsius"),
}


def _measure(quantity: Quantity) -> list[str]:
    """6.3%, three years, 338 square meters, minus 20 degrees Celsius."""
    unit, value = table().get(quantity.unit), quantity.value
    spellings = numbers(value)
    if _is_small(value) and unit is not None and unit.kind in ("time", "month", "night"):
        spellings = list(unique([_WORDS[int(value)], *spellings]))
    if quantity.unit in _NAMES:
        return _suffixed(spellings, _NAMES[quantity.unit])
    forms = list(unit.forms["en"]) if unit is not None else [quantity.unit]
    if value == 1 and len(forms) > 1:
        forms = [form for form in forms if not form.endswith("s") or len(form) < 4] or forms
    words = [f"{number} {form}" for form in forms if form[0] not in "-%°" for number in spellings]
    return words or spellings


def _suffixed(spellings: list[str], forms: tuple[str, ...]) -> list[str]:
    return [number + form for form in forms for number in spellings if form[0] == " " or number[-1].isdigit()]


def _fraction(quantity: Quantity) -> list[str]:
    """One-third, 1/3."""
    above, below = int(quantity.value), int(quantity.upper or 1)
    slash = f"{above}/{below}"
    if above == 1 and below == 2:
        return ["half", "one-half", "a half", slash]
    if below not in _PARTS or not 0 < above < _SPELLED:
        return [slash]
    name = _PARTS[below] + ("s" if above > 1 else "")
    forms = [f"{_WORDS[above]}-{name}", f"{_WORDS[above]} {name}", slash]
    fourth = [form.replace("quarter", "fourth") for form in forms if "quarter" in form]
    return [*forms, *fourth, *([f"a {name} of"] if above == 1 else [])]


def _score(quantity: Quantity) -> list[str]:
    if quantity.counter == MAN_TO_MAN:
        return ["one-on-one", "one-to-one", "one on one", "one to one", "1-on-1", "1-to-1", "1:1", "individual"]
    one, two = commas(quantity.value), commas(quantity.upper or Decimal(0))
    pair = [f"{one} to {two}", f"{one}-{two}", f"{one}:{two}"]
    return [*pair, f"{one}-to-{two}"] if decimals(quantity.value) else [pair[1], pair[0], pair[2]]


def _vague(quantity: Quantity) -> list[str]:
    """Tens of billions of won, hundreds, dozens of times: the order of magnitude in words."""
    power = quantity.value.adjusted()
    heads = {0: "", 1: "tens of ", 2: "hundreds of "}
    group = power // 3 * 3
    if power < 3:
        words = {1: ("dozens", "tens"), 2: ("hundreds",)}.get(power, ("several",))
    else:
        name = {3: "thousands", 6: "millions", 9: "billions"}.get(group, "trillions")
        words = (heads[power % 3] + name,)
    unit = table().get(quantity.unit if quantity.unit != "count" else quantity.counter or "")
    noun = unit.forms["en"][0] if unit is not None and unit.forms["en"] else ""
    if quantity.unit == "percent":
        noun = "percent"
    named = (
        [f"{word} of {noun}" for word in words]
        if noun and (quantity.unit != "count" or quantity.counter in _NOUNS)
        else []
    )
    if quantity.unit == "year" and power == 1:
        named = ["decades", *named]
    return [*named, *words]


def _range(quantity: Quantity) -> list[str]:
    """2 to 5 percent, 100,000 to 200,000 won, $2 billion to $3 billion."""
    low = quantity.model_copy(update={"upper": None})
    high = quantity.model_copy(update={"value": quantity.upper, "upper": None})
    numerals = [str(low.value)] if low.value == low.value.to_integral_value() and low.value < 100 else []
    named = [form for form in _single(high) if form[0].isdigit()][:4]
    hyphened = [f"{number}-{form}" for number in numerals for form in named if not shares_scale(number, form)]
    shared = [
        f"{number} to {form}" for number in numbers(low.value)[:3] for form in named if not shares_scale(number, form)
    ]
    whole = [] if quantity.unit == "count" else spread(quantity, _single, " to ")
    between = [f"between {number} and {form}" for number in numbers(low.value)[:2] for form in named[:2]]
    ranks = [form for form in whole if quantity.unit == "ordinal"]
    return [*ranks, *_compact(low, high), *shared, *hyphened, *whole, *between]


def _compact(low: Quantity, high: Quantity) -> list[str]:
    """2 to 3 billion won: one scale word for both ends where both take the same."""
    one = numbers(low.value)[0]
    two = next((form for form in _single(high) if form[0] not in _LETTERS), _single(high)[0])
    number, _, word = one.partition(" ")
    if two.startswith("$"):
        return [f"${one} to {two}"]
    if word and f" {word}" in two:
        return [f"{number} to {two}"]
    return [] if shares_scale(one, two) else [f"{one} to {two}"]
