"""Twelve rewrites a language that change nothing a check may mind."""

import re
from collections.abc import Callable, Iterator
from random import Random

from eval import changes as c
from eval.changes import Change, Make, Site
from pipeline.records import Lang

_WIDE = {ord(narrow): ord(narrow) + 0xFEE0 for narrow in "0123456789"}
_STRAIGHT = str.maketrans("“”’‘", "\"\"''")
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = {"January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.", "October": "Oct.",
           "November": "Nov.", "December": "Dec.", "March": "Mar.", "April": "Apr."}  # fmt: skip


def _whole(change: Callable[[str], str]) -> Make:
    """The whole text rewritten by one function; texts it leaves as they are give nothing."""

    def make(site: Site, _draw: Random) -> Iterator[str]:
        text = change(site.text)
        if text != site.text:
            yield text

    return make


def _thousands(pattern: str) -> Make:
    """Thousands' commas put into, or taken out of, one number; 1,212 keeps its comma, or it would read as a year."""

    def ways(match: re.Match[str]) -> str:
        text = match.group()
        number = int(text.replace(",", ""))
        return (
            text if "," in text and 1000 <= number < 2200 else text.replace(",", "") if "," in text else f"{number:,}"
        )

    return c.each(pattern, ways)


def _spaced(mark: str, places: str) -> Make:
    """A wider or another space in one place."""
    return c.each(places, lambda match: mark)


def _english() -> dict[str, Make]:
    money = c.together(
        c.each(r"(\d[\d.,]* (?:b|m|tr)illion) won", lambda m: (f"KRW {m.group(1)}", f"₩{m.group(1)}")),
        c.each(r"(?<![A-Z])\$(\d[\d.,]* (?:b|m|tr)illion)", lambda m: (f"US${m.group(1)}", f"{m.group(1)} dollars")),
        _thousands(r"(?<![\d.,$A-Za-z-])(?!(?:19|20)\d\d\b)\d{1,3},?\d{3}(?![\d,.]*\d|-)(?! billion| million)"),
        c.each(r"(\d[\d.]*) billion", lambda m: f"{m.group(1)}bn"),
    )
    dates = c.together(
        c.each(r"\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})\b(?!,? \d{4}|[-–]\d| (?:to|and|through) \d)",
               lambda m: (f"{m.group(2)} {m.group(1)}", f"{_MONTHS.get(m.group(1), m.group(1))} {m.group(2)}")),
        c.each(r"\bon the (\d+)(st|nd|rd|th)\b", lambda m: (f"on {m.group(1)}{m.group(2)}", f"on the {m.group(1)}{m.group(2)} of the month")),
        c.table({"from a year earlier": ("year on year", "compared with the year before"), "last year": "the previous year",
                 "next month": "the following month", "this year": "in the current year"}, whole=True),
    )  # fmt: skip
    order = c.together(
        _whole(lambda t: re.sub(r"^(.{3,90}?) said (on [^,]{2,30}? )?that (.+)\.$", r"\3, \1 said \2", t).strip() + "."
               if re.match(r"^.{3,90}? said (on [^,]{2,30}? )?that .+\.$", t) else t),
        _whole(lambda t: re.sub(r"^(.*) (last year|this year|next year|next month|in (?:[A-Z][a-z]+ )?20\d\d|from a year earlier|on the \d+(?:st|nd|rd|th))\.$",
                                lambda m: f"{m.group(2)[0].upper()}{m.group(2)[1:]}, {m.group(1)[0].lower() if m.group(1).startswith('The ') else m.group(1)[0]}{m.group(1)[1:]}.", t)),
        _whole(lambda t: re.sub(r"^((?:On|In|From|At|After|During|Under|By)\b[^,]{3,60}), (.+)\.$", lambda m: f"{m.group(2)[0].upper()}{m.group(2)[1:]} {m.group(1)[0].lower()}{m.group(1)[1:]}.", t)),
    )  # fmt: skip
    synonyms = {
        "said": ("announced", "noted"), "will": "is set to", "rose": "climbed", "fell": "declined", "about": "around",
        "companies": "firms", "hold": "host", "signed": "concluded", "plans to": "intends to", "sent": "dispatched",
        "people": "persons", "held": "staged", "began": "started", "large": "big", "visitors": "guests", "opened": "launched",
        "residents": "inhabitants", "help": "assist", "show": "demonstrate", "students": "pupils", "found": "discovered",
    }  # fmt: skip
    return {
        "number format": money,
        "spacing": _spaced("  ", r"(?<=[a-z]) (?=[a-z])"),
        "percent style": c.together(c.each(r"(?<=\d) percent\b(?!age)", lambda m: ("%", " per cent")),
                                    c.each(r"(?<=\d)%", lambda m: (" percent", " per cent"))),
        "full width": c.together(c.each(r"\((?=[^)]*\))", lambda m: "（"), c.each(r"(?<=[a-z])\b, (?=[a-z])", lambda m: "，"),
                                 c.each(r"(?<=\d)%", lambda m: "％")),
        "date style": dates,
        "word order": order,
        "synonym": c.table(synonyms, whole=True),
        "spelling of a name": c.other_spelling,
        "punctuation": c.together(c.each(r"(?<=[a-z]), (?=and\b|while\b|but\b)", lambda m: " "), c.each(r"(?<=[a-z]) and (?=[a-z])", lambda m: ", and "),
                                  c.each(r" - | – |—", lambda m: ", "), c.each(r", (?=but |while |and )", lambda m: "; "), c.each(r"(?<=[a-z]{4})\.$", lambda m: "!")),
        "quotes": c.together(_whole(lambda t: t.translate(_STRAIGHT)),
                             _whole(lambda t: t.replace("'", "’")), _whole(lambda t: re.sub(r'"([^"]*)"', r"“\1”", t)),
                             c.other_quotes('"', '"')),
        "honorifics": c.together(c.person_with("Mr. ", True), c.person_with("Ms. ", True)),
        "hanja in brackets": c.with_hanja(" (", ")"),
        "small numbers": c.together(c.each(rf"(?<![\w-])(?:{'|'.join(_SMALL[1:])})\b(?!-| (?:million|billion|to|under|or)\b)", lambda m: str(_SMALL.index(m.group()) + 2)),
                                    c.each(r"(?<![\d.,$A-Za-z-])(?<!to )[2-9](?= [a-z]{4,}s\b)(?! (?:billions?|millions?|percent|points))", lambda m: _SMALL[int(m.group()) - 2])),
    }  # fmt: skip


def _chinese() -> dict[str, Make]:
    synonyms = {
        "表示": ("称", "介绍"), "增加": "增长", "减少": "下降", "举行": "举办", "约": "大约", "开展": "进行", "计划": "拟", "企业": "公司",
        "宣布": "公布", "推出": "发布", "支持": "扶持", "设立": "成立", "合作": "协作", "开始": "启动", "同比": "较上年同期", "达到": "达",
        "目标是": "目标为", "其中": "当中", "已": "已经", "派出": "派遣",
    }  # fmt: skip
    return {
        "number format": c.together(_thousands(r"(?<![\d.,])(?!(?:19|20)\d\d年)\d{1,3},?\d{3}(?![\d,.]*\d|年)(?=[\u3400-\u9fff])"),
                                    c.each(r"(\d+)\.(\d)亿(?=[美韩欧])", lambda m: f"{m.group(1)}亿{m.group(2)}000万")),
        "spacing": c.together(_spaced(" ", r"(?<=[\u3400-\u9fff])(?=\d)"), _spaced(" ", r"(?<=\d)(?=[\u3400-\u9fff])")),
        "percent style": c.each(r"(\d[\d.]*)%", lambda m: (f"{m.group(1)}％", f"百分之{m.group(1)}")),
        "full width": c.each(r"(?<![\d.,])\d+(?![\d.,]*\d)", lambda m: m.group().translate(_WIDE)),
        "date style": c.together(c.each(r"(?<=\d)日(?![至到前元本后])", lambda m: "号"), c.each(r"(?<=\d)月(?![\d份底初末中至到])", lambda m: "月份"), c.table({"同比": ("比上年", "较上年"), "下月": "下个月"})),
        "word order": c.together(_whole(lambda t: re.sub(r"^([\u3400-\u9fff]{2,12})(\d{1,2}日)(表示|宣布)", r"\2，\1\3", t)),
                                 _whole(lambda t: re.sub(r"^([^，]{2,14}?)(将于|将在|于)?(去年|今年|明年)", r"\3，\1\2", t)),
                                 _whole(lambda t: re.sub(r"^([^，。]{6,30})，([^，。]{6,30})。$", r"\2，\1。", t))),
        "synonym": c.table(synonyms),
        "spelling of a name": c.other_spelling,
        "punctuation": c.together(c.each(r"，", lambda m: (",", "、")), c.each(r"。$", lambda m: (".", "！"))),
        "quotes": c.together(_whole(lambda t: t.replace("“", "「").replace("”", "」")), _whole(lambda t: t.replace("“", '"').replace("”", '"')),
                             c.other_quotes("“", "”")),
        "honorifics": c.together(c.person_with("先生", False), c.person_with("女士", False)),
        "small numbers": c.together(c.each(r"(?<![\d.,])[2-9](?=小时|[家名个项次场位条件所](?!百分|月))", lambda m: "两三四五六七八九"[int(m.group()) - 2]),
                                    c.each(r"[三四五六七八九](?=[家名个项次场位条件所](?!月))", lambda m: str("三四五六七八九".index(m.group()) + 3))),
    }  # fmt: skip


def _korean() -> dict[str, Make]:
    synonyms = {
        "밝혔다": ("말했다", "전했다", "설명했다"), "늘었다": "증가했다", "줄었다": "감소했다", "증가했다": "늘었다", "감소했다": "줄었다",
        "열었다": "개최했다", "약 ": "대략 ", "기업": "업체", "지난해": "작년", "연다": "개최한다", "예정이다": "계획이다", "계획이다": "방침이다",
        "말했다": "밝혔다", "올해": "금년", "했다.": "했습니다.", "한다.": "합니다.",
    }  # fmt: skip
    return {
        "number format": _thousands(r"(?<![\d.,])(?!(?:19|20)\d\d년)\d{1,3},?\d{3}(?![\d,.]*\d|년)(?=[가-힣])"),
        "spacing": c.together(_spaced(" ", r"(?<=[억만조])(?=원|달러|명)"), _spaced(" ", r"(?<=\d)(?=[명곳개건대])")),
        "percent style": c.each(r"(?<=\d)%(?!p)", lambda m: ("％", "퍼센트")),
        "full width": c.each(r"(?<![\d.,])\d+(?![\d.,]*\d)", lambda m: m.group().translate(_WIDE)),
        "date style": c.together(c.each(r"(?<![\d~∼.])(\d{1,2})일(?=에|부터|까지| (?!동안|간))", lambda m: f"{m.group(1)}일(현지시간)"), c.table({"지난해": "작년", "올해": "금년", "이달": "이번 달"})),
        "particles": c.together(c.each(r"(?<=[가-힣])(?:가|이)(?= )", lambda m: ("는" if m.group() == "가" else "은")), c.each(r"(?<=[가-힣])에서(?= )", lambda m: "에서는")),
        "word order": c.together(_whole(lambda t: re.sub(r"^(.{4,40}?)(?<![월달오는지난]) (지난해|올해|내년|이달|지난달|20\d\d년 \d+월|\d{1,2}일) (?!\d|[상하]반기|말|초|같은|동안|안|이후|여는)", r"\2 \1 ", t)),
                                 _whole(lambda t: re.sub(r"^([^,]{2,24}[은는이]) (20\d\d년까지|지난해보다|지난달보다) ", r"\2 \1 ", t)),
                                 _whole(lambda t: re.sub(r"^(.{4,80}?) (\d{1,2}일) (밝혔다|말했다|전했다)", r"\2 \1 \3", t)),
                                 _whole(lambda t: re.sub(r"^([^,]{6,60}), ([^,]{6,60}다)\.$", r"\2, \1.", t))),
        "synonym": c.table(synonyms),
        "punctuation": c.together(c.each(r"·", lambda m: ", "), c.each(r", ", lambda m: (" ", "·")), c.each(r"\.$", lambda m: "")),
        "quotes": c.together(_whole(lambda t: t.replace("“", '"').replace("”", '"')), _whole(lambda t: t.replace("‘", "'").replace("’", "'")), c.other_quotes("‘", "’")),
        "honorifics": c.together(c.person_with(" 씨", False), _whole(lambda t: re.sub(r"(했|였|었|았)다\.$", r"\1습니다.", t))),
        "hanja in brackets": c.with_hanja("(", ")"),
    }  # fmt: skip


def rewrites() -> list[Change]:
    """All harmless rewrites of the three languages."""
    tables: dict[Lang, dict[str, Make]] = {"ko": _korean(), "en": _english(), "zh": _chinese()}
    return [Change(name, lang, make) for lang, makes in tables.items() for name, make in makes.items()]
