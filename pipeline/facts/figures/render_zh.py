"""Quantities in Chinese press style: 4269亿韩元, 8.42亿美元, 约4000人, 3.5万多人, 0.3个百分点, 第4届."""

from decimal import Decimal

from pipeline.facts.figures.counted_nouns import written
from pipeline.facts.figures.numerals import plain
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

_SCALES = (("万亿", 12), ("亿", 8), ("万", 4))
_MOST = 4
_DIGITS = "零一二三四五六七八九"
_BEFORE: dict[Approximation, tuple[str, ...]] = {
    "exact": ("",),
    "about": ("约", "大约", "近", "接近", "将近", ""),
    "over": ("超过", "超", "逾", "约", ""),
    "at_least": ("至少", "不少于", "不低于", "超过", ""),
    "at_most": ("最多", "至多", "不超过", "最高", ""),
    "under": ("不足", "不到", "低于", "少于", "未满", ""),
    "vague": ("",),
}
_AFTER: dict[Approximation, str] = {"about": "左右", "at_least": "以上", "at_most": "以下", "under": "以下"}
_PREFERRED = {
    "개사": "家企业", "명": "人", "개국": "个国家", "가구": "户", "세대": "户", "개소": "处", "곳": "处", "건": "件",
    "대": "台", "척": "艘", "종": "种", "마리": "只", "그루": "棵", "병상": "张床位", "회": "次", "차례": "次", "번": "次",
    "주요대": "大", "항공편": "班", "논문편": "篇", "팀": "支队伍", "쌍": "对", "층": "层", "동": "栋", "기": "座", "권": "册", "개": "个",
}  # fmt: skip
_RANKS = {
    "회": "届",
    "기": "届",
    "대": "届",
    "세대": "代",
    "주년": "周年",
    "위": "位",
    "번째": "个",
    "호기": "号机组",
    "층": "层",
    "단계": "阶段",
}


_HALF = Decimal("0.5")
_TEN = 10
_HALVES = {"century": "半个世纪", "year": "半年", "hour": "半小时"}


def render_quantity(quantity: Quantity) -> Rendering:
    """The preferred spelling of ``quantity`` and all that pass; values are exact, never rounded.

    >>> render_quantity(Quantity(value=Decimal("426900000000"), unit="KRW")).preferred
    '4269亿韩元'
    """
    if quantity.approx == "vague":
        return rendering(_vague(quantity))
    if quantity.counter == "주당":
        return rendering(["每股", "每一股", "每1股"])
    if quantity.unit == "age" and quantity.counter:
        return rendering(_decade(quantity))
    if quantity.unit == "score":
        return rendering(_score(quantity))
    if quantity.unit == "fraction":
        return rendering(_with_words(quantity, _fraction(quantity)))
    forms = _range(quantity) if quantity.upper is not None else _single(quantity)
    if quantity.approx == "over" and quantity.upper is None:
        forms = [*(_more(quantity) if quantity.value >= 10 else []), *_with_words(quantity, forms)]
        return rendering(forms)
    return rendering(_with_words(quantity, forms))


def _with_words(quantity: Quantity, forms: list[str]) -> list[str]:
    """Each form with each word for the approximation before it, and with the one behind it."""
    tail = _AFTER.get(quantity.approx)
    behind = [form + tail for form in forms] if tail else []
    before = [word + form for word in _BEFORE[quantity.approx] for form in forms]
    return [*behind, *before] if quantity.approx == "at_least" else [*before, *behind]


def numbers(value: Decimal) -> list[str]:
    """Every exact spelling of the bare value, the preferred one first: 4269亿, 426900000000, 4,269亿."""
    sign, size = ("-", -value) if value < 0 else ("", value)
    big = scaled(size, _SCALES, most=16)
    most = 2 if size < 10**8 else _MOST
    preferred = [digits + word for digits, word in big[:1] if decimals(Decimal(digits)) <= most]
    forms = [*preferred[:1], plain(size), commas(size)]
    forms += [digits + word for digits, word in big] + [commas(Decimal(digits)) + word for digits, word in big]
    forms += [mixed(size)] + ([spelled(int(size))] if size == int(size) and size < 100 else [])
    return [sign + form for form in unique(forms)]


def mixed(value: Decimal) -> str:
    """The value in groups: 1亿2345万6789.

    >>> mixed(Decimal(123456789))
    '1亿2345万6789'
    """
    if value >= 10**16:
        return ""
    whole, tail = divmod(value, 1)
    rest, parts = int(whole), []
    for word, power in _SCALES:
        count, rest = divmod(rest, 10**power)
        parts.append(f"{count}{word}" if count else "")
    end = plain(Decimal(rest) + tail)
    return "".join(parts) + (end if end != "0" or not any(parts) else "")


def spelled(whole: int) -> str:
    """Chinese numerals up to 99."""
    if whole < 10:
        return _DIGITS[whole]
    ten, one = divmod(whole, 10)
    return ("" if ten == 1 else _DIGITS[ten]) + "十" + (_DIGITS[one] if one else "")


def _single(quantity: Quantity) -> list[str]:
    """The spellings of one value with its unit."""
    if quantity.unit == "ordinal":
        return _ordinal(quantity)
    if quantity.unit == "count":
        return _count(quantity)
    if quantity.unit == "age" and quantity.counter:
        return [
            form + tail
            for tail in ("多岁", "至" + plain(quantity.value + 9) + "岁")
            for form in numbers(quantity.value)[:1]
        ]
    if quantity.unit in ("degC", "degree") and quantity.value < 0:
        below = [f"零下{number}" for number in numbers(-quantity.value)]
        return [number + form for form in _forms(quantity) for number in (*below, *numbers(quantity.value))]
    halves = [_HALVES[quantity.unit]] if quantity.value == _HALF and quantity.unit in _HALVES else []
    return [*halves, *(number + form for form in _forms(quantity) for number in _spellings(quantity))]


def _decade(quantity: Quantity) -> list[str]:
    """30多岁 for the age group 30대; 80岁以上 for 80대 이상, 39岁以下 for 30대 이하."""
    value, last = quantity.value, (quantity.upper or quantity.value) + 9
    tens = [plain(value), spelled(int(value))]
    teens = ["十几岁"] if value == _TEN and quantity.approx == "exact" else []
    groups = [*teens, *(f"{ten}{tail}" for tail in ("多岁", "岁年龄段", "余岁", "几岁", "岁段") for ten in tens)]
    spans = [f"{plain(value)}{joint}{plain(last)}岁" for joint in "至-~到"]
    if quantity.upper is not None:
        ends = [
            f"{plain(value)}{tail}{joint}{plain(quantity.upper)}多岁" for tail in ("多岁", "") for joint in "至到和-~"
        ]
        return [*spans, *ends]
    if quantity.approx == "at_least":
        ages = [f"{ten}{tail}" for tail in ("岁以上", "岁及以上", "岁或以上", "岁以上年龄段") for ten in tens]
        return [*ages, *(f"{form}{tail}" for form in groups for tail in ("及以上", "以上", "或以上")), *groups]
    if quantity.approx == "at_most":
        below = [f"{plain(last)}岁{tail}" for tail in ("以下", "及以下", "或以下")]
        return [*below, *(f"{form}{tail}" for form in groups for tail in ("及以下", "以下", "或以下")), *groups]
    if quantity.approx == "under":
        return [f"{form}{tail}" for tail in ("岁以下", "多岁以下") for form in tens] + [f"不到{plain(value)}岁"]
    return [*groups, *spans]


def _spellings(quantity: Quantity) -> list[str]:
    """The bare numbers, 两 added for two; no numerals before symbols."""
    found = numbers(quantity.value)
    return [*found, "两"] if quantity.value == 2 else found


def _forms(quantity: Quantity) -> list[str]:
    unit = table().get(quantity.unit)
    return list(unit.forms["zh"]) if unit is not None and unit.forms["zh"] else [quantity.unit]


def _measure_words(quantity: Quantity) -> list[str]:
    unit = table().get(quantity.counter or "")
    words = list(unit.forms["zh"]) if unit is not None else []
    first = _PREFERRED.get(quantity.counter or "", words[0] if words else "")
    return list(unique([first, *words]))


def _count(quantity: Quantity) -> list[str]:
    """35000人, 160家企业 where the counter fixes the measure word, else the number."""
    bare = _spellings(quantity)
    words = _measure_words(quantity)
    named = [number + word for word in words for number in bare]
    return [
        *named,
        *(number for number in numbers(quantity.value) if number[-1] in "0123456789万亿" and not yearlike(number)),
    ]


def _ordinal(quantity: Quantity) -> list[str]:
    """第4届, 第四, 10周年."""
    value = quantity.value
    word = _RANKS.get(written(quantity.counter or ""), "")
    forms = [plain(value), *([spelled(int(value))] if value == int(value) and value < 100 else [])]
    if quantity.counter == "주년":
        return [form + word for form in forms]
    words = unique([word, *_measure_words(quantity)])
    named = [f"第{form}{each}" for each in words for form in forms]
    return [
        *named,
        *(f"第{form}" for form in forms),
        *(f"{form}{each}" for each in words for form in forms[:1]),
        forms[0],
    ]


def _more(quantity: Quantity) -> list[str]:
    """3.5万多人, 1600多家, 35000余人."""
    whole = [number for number in numbers(quantity.value) if number[-1] in "0万亿"]
    if quantity.unit == "count":
        words = _measure_words(quantity) or [""]
    else:
        words = _forms(quantity)
    return [
        number + more + word for more in ("多", "余") for word in words for number in whole if word not in ("%", "％")
    ]


def _fraction(quantity: Quantity) -> list[str]:
    above, below = int(quantity.value), int(quantity.upper or 1)
    words = [f"{spelled(below)}分之{spelled(above)}"] if 0 <= above < 100 and 0 <= below < 100 else []
    half = ["一半"] if (above, below) == (1, 2) else []
    return [*half, *words, f"{below}分之{above}", f"{above}/{below}"]


def _score(quantity: Quantity) -> list[str]:
    if quantity.counter == MAN_TO_MAN:
        return ["一对一", "1对1", "1:1", "1比1"]
    one, two = plain(quantity.value), plain(quantity.upper or Decimal(0))
    return [f"{one}比{two}", f"{one}:{two}", f"{one}-{two}"]


def _vague(quantity: Quantity) -> list[str]:
    """数十亿韩元, 数百人: the order of magnitude in words."""
    power = quantity.value.adjusted()
    head = {0: "", 1: "十", 2: "百", 3: "千"}
    group = {0: "", 1: "万", 2: "亿", 3: "万亿"}[min(power // 4, 3)]
    number = head[power % 4] + group if power < 16 else "万万亿"
    words = _measure_words(quantity) if quantity.unit == "count" else _forms(quantity)
    return [f"{some}{number}{word}" for word in [*words, ""] for some in ("数", "几")]


def _range(quantity: Quantity) -> list[str]:
    """2至5个, 10万至20万韩元."""
    low, high = (
        quantity.model_copy(update={"upper": None}),
        quantity.model_copy(update={"value": quantity.upper, "upper": None}),
    )
    named = [form for form in _single(high) if form[0] in "0123456789"][:4]
    digits = [number for number in numbers(low.value)[:2] if number[0].isdigit() and number[0] in "0123456789"]
    joints = "至-~到" if low.value < 100 else "至~到"
    shared = [
        f"{number}{joint}{form}"
        for joint in joints
        for number in digits
        for form in named
        if not shares_scale(number, form)
    ]
    whole = spread(quantity, _single, "至")
    return [*whole, *shared] if quantity.unit == "ordinal" else [*shared, *whole]
