"""About fifteen damages a language that a check must find."""

from collections.abc import Iterator
from random import Random

import opencc

from eval import changes as c
from eval.changes import Change, Make, Site
from pipeline.records import Lang

VALUE, SCALE, DATE, NAME, TURN = ("A3", "A4"), ("A3", "A4"), ("A3", "A5"), ("A6",), ("A7",)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = f"(?:{'|'.join(_MONTHS)})"
_NOT_DATE = r"(?!\d|[.,]\d|st\b|nd\b|rd\b|th\b|-\d)"
_EN_NUMBER = r"(?<![\d.,A-Za-z-])(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?" + _NOT_DATE
_ZH_NUMBER = r"(?<![\d.,A-Za-z])\d[\d,]*(?:\.\d+)?(?![\d.,]*\d|[年月日号时点分届]|个月|季度)"
_KO_NUMBER = r"(?<![\d.,A-Za-z])\d[\d,]*(?:\.\d+)?(?![\d.,]*\d|[년월일시회기차]|분기|개월|주년|일|∼|~)"


def _dates_en() -> Make:
    """Another day, month, half, quarter or year."""
    following = {month: _MONTHS[(i + 5) % 12] for i, month in enumerate(_MONTHS) if month not in ("March", "May")}
    march = c.each(r"\b(?:March|May)(?= \d)", lambda m: "October")
    day = c.each(r"\b\d{1,2}(?=st\b|nd\b|rd\b|th of\b|th\b)(?!.{0,3} anniversary)", lambda m: _day(m.group()))
    after_month = c.each(rf"\b({_MONTH}) (\d{{1,2}})\b", lambda m: f"{m.group(1)} {_day(m.group(2))}")
    periods = c.table(
        {
            "first half": "second half",
            "second half": "first half",
            "first quarter": "third quarter",
            "second quarter": "fourth quarter",
            "third quarter": "first quarter",
            "fourth quarter": "second quarter",
            "next year": "last year",
            "last year": "next year",
            "this year": "last year",
            "next month": "last month",
        },
        whole=True,
    )
    year = c.each(r"\b20\d\d\b", lambda m: str(int(m.group()) + 2))
    return c.together(c.table(following, whole=True), march, day, after_month, periods, year)


def _day(text: str) -> str:
    """Another day of the month that takes the same ending."""
    day = int(text)
    return str(day + 1 if day in (4, 5, 6, 7, 8, 9) else day - 1 if day in range(12, 21) else (day + 4) % 28 + 1)


def _dates_zh() -> Make:
    day = c.each(r"\d{1,2}(?=[日号])", lambda m: _day(m.group()))
    month = c.each(r"(?<!\d)\d{1,2}(?=月)", lambda m: str((int(m.group()) + 4) % 12 + 1))
    year = c.each(r"20\d\d(?=年)", lambda m: str(int(m.group()) + 2))
    periods = c.table(
        {
            "上半年": "下半年",
            "下半年": "上半年",
            "去年": "明年",
            "明年": "去年",
            "今年": "去年",
            "下月": "上月",
            "第一季度": "第三季度",
            "第二季度": "第四季度",
            "第三季度": "第一季度",
            "第四季度": "第二季度",
        }
    )
    return c.together(day, month, year, periods)


def _dates_ko() -> Make:
    day = c.each(r"(?<![\d.~∼])\d{1,2}(?=일(?!간| ?동안))", lambda m: _day(m.group()))
    month = c.each(r"(?<!\d)\d{1,2}(?=월)", lambda m: str((int(m.group()) + 4) % 12 + 1))
    year = c.each(r"20\d\d(?=년)", lambda m: str(int(m.group()) + 7))
    quarter = c.each(r"\d(?=분기)", lambda m: str((int(m.group()) + 1) % 4 + 1))
    return c.together(day, month, year, quarter)


def _script(config: str) -> Make:
    """The text in Traditional characters."""
    converter = opencc.OpenCC(config)

    def make(site: Site, _draw: Random) -> Iterator[str]:
        text = converter.convert(site.text)
        if text != site.text:
            yield text

    return make


_EN_TURNS = {
    "rose": "fell", "fell": "rose", "increased": "decreased", "decreased": "increased", "increase": "decrease",
    "decrease": "increase", "grew": "shrank", "down": "up", "higher": "lower", "lower": "higher",
    "growth": "decline", "decline": "growth", "declined": "grew", "climbed": "dropped", "dropped": "climbed",
    "expand": "reduce", "expanded": "reduced", "raise": "lower", "raised": "lowered", "gained": "lost",
    "profit": "loss", "loss": "profit", "more than doubled": "more than halved", "surged": "plunged", "widened": "narrowed",
    "narrowed": "widened", "reduced": "increased", "reduce": "increase", "slipped": "climbed",
}  # fmt: skip
_ZH_TURNS = {
    "增加": "减少", "减少": "增加", "增长": "下降", "下降": "上升", "上升": "下降", "扩大": "缩小", "缩小": "扩大",
    "提高": "降低", "降低": "提高", "盈利": "亏损", "亏损": "盈利", "上涨": "下跌", "下跌": "上涨", "回落": "回升",
    "增至": "减至", "升至": "降至", "降至": "升至", "减至": "增至", "扩建": "缩减", "下滑": "上升", "扭亏为盈": "转盈为亏",
}  # fmt: skip
_KO_TURNS = {
    "늘었": "줄었", "줄었": "늘었", "증가": "감소", "감소": "증가", "늘린": "줄인", "줄인": "늘린", "상승": "하락", "하락": "상승",
    "올랐": "내렸", "내렸": "올랐", "늘어": "줄어", "줄어": "늘어", "확대": "축소", "축소": "확대", "흑자": "적자", "적자": "흑자",
    "늘어난": "줄어든", "줄어든": "늘어난", "늘리": "줄이", "줄이": "늘리", "성장": "감소", "인상": "인하", "인하": "인상",
}  # fmt: skip
_EN_NOT = {
    "will": "will not", "was": "was not", "were": "were not", "has": "has not", "have": "have not", "is": "is not",
    "are": "are not", "had": "had not", "can": "cannot", "did not": "did", "will not": "will", "was not": "was",
    "has not": "has", "have not": "have", "is not": "is", "not yet": "already", "plans to": "does not plan to",
}  # fmt: skip
_ZH_NOT = {
    "将": "将不", "已": "尚未", "表示将": "表示不会", "计划": "不计划", "未": "已", "没有": "已经", "尚未": "已经", "决定": "未决定",
    "达到": "未达到", "签署": "未签署", "举行": "不举行", "推出": "未推出", "开始": "未开始", "完成": "未完成",
}  # fmt: skip


def _negated_ko() -> Make:
    """했다 → 하지 않았다, 한다 → 하지 않는다, and negations taken away."""
    past = c.each(r"했(?=다[.고며]|으며|고 )", lambda m: "하지 않았")
    present = c.each(r"한다(?=[.고며])", lambda m: "하지 않는다")
    future = c.each(r"할 (?=계획|예정|방침)", lambda m: "하지 않을 ")
    grew = c.table({"늘었다": "늘지 않았다", "줄었다": "줄지 않았다", "열었다": "열지 않았다", "맺었다": "맺지 않았다"})
    undone = c.table({"하지 않았": "했", "하지 않는다": "한다", "지 못했": "었", "하지 않기로": "하기로"})
    return c.together(past, present, future, grew, undone)


def _change(lang: Lang, name: str, make: Make, *expects: str) -> Change:
    return Change(name, lang, make, expects)


def english() -> list[Change]:
    """Damages of English sentences."""
    scale = {"billion": ("million", "trillion"), "million": ("billion", "thousand"), "trillion": "billion"}
    unit = {
        "kilometers": "meters", "km": "m", "tons": "kilograms", "tonnes": "kilograms", "hectares": "square meters",
        "square meters": "hectares", "hours": "days", "days": "weeks", "weeks": "months", "months": "years",
        "years": "months", "minutes": "hours", "kilograms": "tons", "kg": "tons", "meters": "kilometers", "MW": "kW",
        "percent": "times", "times": "percent", "year": "month", "month": "year", "day": "month", "hour": "day",
    }  # fmt: skip
    money = c.together(
        c.table({"won": ("dollars", "yuan"), "dollars": "won", "yuan": "won", "euros": "dollars", "yen": "won"}, True),
        c.each(r"(?:US)?\$(?=\d)", lambda m: ("₩", "€")),
    )
    share = c.together(
        c.table({"percentage points": "percent", "percentage point": "percent"}, True),
        c.each(r"(?<=\d) percent\b(?!age)", lambda m: " percentage points"),
        c.each(r"(?<=\d)%", lambda m: " percentage points"),
    )
    turned = c.together(
        c.table(_EN_TURNS, whole=True), c.each(r"\b(?:up|down)(?= \d)", lambda m: "down" if m.group() == "up" else "up")
    )
    return [
        _change("en", "number", c.each(_EN_NUMBER, c.other_digit), *VALUE),
        _change("en", "scale", c.table(scale, whole=True), *SCALE),
        _change("en", "unit", c.each_unit(unit), *SCALE),
        _change("en", "currency", money, *SCALE),
        _change("en", "percent or point", share, *SCALE),
        _change("en", "date", _dates_en(), *DATE),
        _change("en", "name", c.other_name, *NAME),
        _change("en", "role swap", c.swapped_names, *NAME),
        _change("en", "negation", c.table(_EN_NOT, whole=True), *TURN),
        _change("en", "direction", turned, *TURN),
        _change("en", "untranslated span", c.korean_name, "A2"),
        _change("en", "dropped sentence", c.dropped, "A1"),
        _change("en", "cut sentence", c.cut, "A1"),
        _change("en", "added sentence", c.added(" "), "A3", "A4", "A5", "A6"),
        _change("en", "duplicate", c.doubled(" "), "A8"),
        _change("en", "wrong language", c.in_language("zh"), "A2"),
    ]


def chinese() -> list[Change]:
    """Damages of Chinese sentences."""
    scale = {"亿": ("万", "兆"), "万亿": "亿", "万": ("亿", "千"), "千": "万"}
    unit = {"公里": "米", "吨": "公斤", "公顷": "平方米", "平方米": "公顷", "小时": "天", "天": "周", "个月": "年", "年": "个月",
            "倍": "%", "分钟": "小时", "公斤": "吨", "米": "公里", "周": "天", "兆瓦": "千瓦"}  # fmt: skip
    share = c.together(
        c.each(r"(?<=\d)个百分点", lambda m: "%"),
        c.each(r"(?<=\d)[%％]", lambda m: "个百分点"),
    )
    money = c.table(
        {"韩元": ("美元", "元"), "美元": ("韩元", "欧元"), "元人民币": "韩元", "欧元": "韩元", "日元": "韩元"}
    )
    return [
        _change("zh", "number", c.each(_ZH_NUMBER, c.other_digit), *VALUE),
        _change("zh", "scale", c.table(scale, after=r"(?=[\d\u3400-\u9fff])"), *SCALE),
        _change("zh", "unit", c.each_unit(unit), *SCALE),
        _change("zh", "currency", money, *SCALE),
        _change("zh", "percent or point", share, *SCALE),
        _change("zh", "date", _dates_zh(), *DATE),
        _change("zh", "name", c.other_name, *NAME),
        _change("zh", "role swap", c.swapped_names, *NAME),
        _change("zh", "negation", c.table(_ZH_NOT), *TURN),
        _change("zh", "direction", c.table(_ZH_TURNS), *TURN),
        _change("zh", "untranslated span", c.korean_name, "A2"),
        _change("zh", "traditional", _script("s2t"), "A2"),
        _change("zh", "dropped sentence", c.dropped, "A1"),
        _change("zh", "cut sentence", c.cut, "A1"),
        _change("zh", "added sentence", c.added(""), "A3", "A4", "A5", "A6"),
        _change("zh", "duplicate", c.doubled(""), "A8"),
        _change("zh", "wrong language", c.in_language("en"), "A2"),
    ]


def korean() -> list[Change]:
    """Damages of Korean summary sentences, which are held against the release."""
    scale = {"억": ("만", "조"), "조": "억", "만": "억", "천": "만"}
    unit = {"㎞": "m", "km": "m", "톤": "㎏", "㏊": "㎡", "㎡": "㏊", "시간": "일", "개월": "년", "배": "%", "kg": "톤", "%": "배",
            "주": "개월", "분": "시간", "년": "개월", "ha": "㎡"}  # fmt: skip
    money = c.table(
        {"원": ("달러", "위안"), "달러": ("원", "유로"), "유로": "원", "엔": "원"},
        before=r"(?<=[\d억만천조])",
    )
    share = c.together(c.each(r"(?<=\d)%p", lambda m: "%"), c.each(r"(?<=\d)%(?!p)", lambda m: "%p"))
    return [
        _change("ko", "number", c.each(_KO_NUMBER, c.other_digit), *VALUE),
        _change("ko", "scale", c.each(r"(?<=\d)[억조만천]", lambda m: scale[m.group()]), *SCALE),
        _change("ko", "unit", c.each_unit(unit), *SCALE),
        _change("ko", "currency", money, *SCALE),
        _change("ko", "percent or point", share, *SCALE),
        _change("ko", "date", _dates_ko(), *DATE),
        _change("ko", "name", c.other_name, *NAME),
        _change("ko", "negation", _negated_ko(), *TURN),
        _change("ko", "direction", c.table(_KO_TURNS), *TURN),
        _change("ko", "untranslated span", c.in_language("en"), "A2"),
        _change("ko", "dropped sentence", c.dropped, "A1"),
        _change("ko", "cut sentence", c.cut, "A1"),
        _change("ko", "added sentence", c.added(" "), "A3", "A4", "A5", "A6"),
        _change("ko", "duplicate", c.doubled(" "), "A8"),
        _change("ko", "wrong language", c.in_language("zh"), "A2"),
    ]


def damages() -> list[Change]:
    """All damages of the three languages."""
    return [*korean(), *english(), *chinese()]
