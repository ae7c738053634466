"""Words that stand against each other: next year and last year, per person and per household, exports and imports.

A translation can keep every number and still say "this year's budget" for 내년 예산, "a year" for 월 20만원 or
"imports" for 수출. Each family below has its rivals with the words for them in the three languages. Where the
Korean says one rival, a translation that says another in its place is wrong; where the rival is one that must be
told (next year, until, planned), a translation without any word for it is wrong too. The word lists are wide on the
side of what tells a rival, so that a free wording passes.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.records import Finding, TargetLang


class _Rival(NamedTuple):
    family: str
    ko: str
    en: str
    zh: str
    needed: bool = False
    """Whether a translation without any word for it is wrong."""


_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec"
_DATE = r"(?:\d\s?(?:일|월|년|시|분|분기|반기)|(?:오늘|내일|이달|올해|내년|연말|월말|주말))"
_RIVALS = (
    _Rival("year", r"내년|명년", r"next year|following year|coming year|year after|next ?spring", r"明年|来年|次年|翌年", True),
    _Rival(
        "year",
        r"지난해|작년|전년|지난 연말",
        r"last year|(?:previous|prior|preceding) (?:\w+ )?year|year[- ](?:earlier|ago|before|on[- ]year|over)|over the year|from 20\d\d|than in 20\d\d",
        r"去年|上年|上一年|前一年|同比|较前年",
        True,
    ),
    _Rival("year", r"올해|금년", r"this year|current year|year to date|the year's", r"今年|本年|年内"),
    _Rival("month", r"다음 ?달|내달|익월", rf"next month|following month|\b(?:{_MONTHS})", r"下个?月|次月|\d月", True),
    _Rival(
        "month",
        r"지난달|전월|전달(?= ?(?:보다|대비|에))",
        rf"last month|(?:previous|prior|preceding) month|month[- ](?:earlier|ago|before|on[- ]month|over)|\b(?:{_MONTHS})",
        r"上个?月|上一月|前一?个?月|环比|\d月",
        True,
    ),
    _Rival("month", r"이달|이번 ?달", r"this month|current month", r"本月|这个月|当月"),
    _Rival("share", r"1인당|인당|명당|개인당", r"per (?:person|capita|head)|each (?:person|individual)|a person|apiece", r"每人|人均|每位|每名|一人|1人"),
    _Rival("share", r"가구당|세대당|가구별", r"per household|each household|per family|a household|each family", r"每户|户均|每个?家庭|每一户"),
    _Rival("rate", r"시간당|시속|매시간", r"per hour|an hour|hourly|each hour|every hour|/h\b", r"每小时|时速|小时"),
    _Rival("rate", r"하루(?! 만)|일일|매일|일평균", r"per day|a day|daily|each day|every day", r"每天|每日|日均|一天|单日|一日"),
    _Rival("rate", r"(?<![가-힣\d])월(?:평균)? ?(?=\d|최)|매월|매달|월평균|한 ?달에", r"per month|a month|monthly|each month|every month", r"每月|月均|每个月|月薪|一个月|月租"),
    _Rival("rate", r"(?<![가-힣\d])연(?:간|평균)? ?(?=\d|최)|매년|해마다|연평균", r"per year|a year(?! (?:earlier|ago|before))|annual|yearly|each year|every year|per annum", r"每年|年均|年度|年利|年息|年率|一年|全年|年产"),
    _Rival("trade", r"수출", r"export|ship|overseas|outbound", r"出口|外销|输出"),
    _Rival("trade", r"수입(?:액|품|량|산| 물량|이 늘|국)", r"import(?!an)", r"进口"),
    _Rival("result", r"영업이익|순이익|흑자", r"profit|surplus|black|income|earn|gain", r"利润|盈利|顺差|净利|盈余|收益"),
    _Rival("result", r"영업손실|순손실|적자", r"loss|deficit|(?:in|into) the red|shortfall", r"亏|逆差|赤字|损失"),
    _Rival("extreme", r"최대(?! ?\d)|최고(?! ?\d)|최다", r"largest|biggest|highest|most|record|max|top|best|greatest|peak", r"最大|最高|最多|纪录|记录"),
    _Rival("extreme", r"최소(?! ?\d|한|화)|최저(?! ?\d|한)", r"smallest|lowest|least|minim|fewest|weakest", r"最小|最低|最少"),
    _Rival("works", r"착공", r"break(?:s|ing)? ground|broke ground|start|beg[iau]n|commenc|groundbreaking|launch", r"开工|动工|奠基|启动|开建"),
    _Rival("works", r"준공|완공", r"complet|finish|done|built|open", r"竣工|完工|建成|落成|完成"),
    _Rival(
        "bound",
        rf"{_DATE}[^,\s]{{0,3}}까지",
        r"until|\bby\b|through|till|\bto\b|before|deadline|\bend|up to|as of|between|over|run",
        r"至|到|截|前|为止|内|期间|—|-|－|~",
        True,
    ),
    _Rival(
        "bound",
        rf"{_DATE}[^,\s]{{0,2}}부터",
        r"from|since|start|begin|beg[au]n|as of|after|onward|effective|launch|open|between|in effect|kick|over|run",
        r"起|从|自|开始|以来|后|始|至|为期|启动",
        True,
    ),
)  # fmt: skip
_CHECKS = {"year": "date_changed", "month": "date_changed", "bound": "date_changed", "share": "unit_changed"}
_CHECKS |= {"rate": "unit_changed"}


def check_rivals(source: str, target: str, lang: TargetLang, published: dt.date | None = None) -> Iterator[Finding]:
    """Blocking findings for a rival told in another's place, or a needed one not told at all.

    ``published`` gives the numbers that next year, last year and the months may be told with.
    """
    for family in dict.fromkeys(rival.family for rival in _RIVALS):
        rivals = [rival for rival in _RIVALS if rival.family == family]
        said = [rival for rival in rivals if re.search(rival.ko, source)]
        told = [rival for rival in rivals if _told(rival, target, lang, published)]
        for rival in said:
            others = [other for other in told if other not in said]
            if rival not in told and (others or rival.needed):
                yield _finding(rival, others[0] if others else None, source, target, lang)


def _told(rival: _Rival, target: str, lang: TargetLang, published: dt.date | None) -> bool:
    words = rival.en if lang == "en" else rival.zh
    if re.search(words, target, re.IGNORECASE):
        return True
    return rival.family == "year" and any(year in target for year in _years(rival, published))


def _years(rival: _Rival, published: dt.date | None) -> tuple[str, ...]:
    """The year's own number; any year of this century where the day of publication isn't known."""
    if published is None:
        return ("20",)
    shift = {"내": 1, "지": -1, "올": 0}[rival.ko[0]]
    return (str(published.year + shift),)


def _finding(rival: _Rival, other: _Rival | None, source: str, target: str, lang: TargetLang) -> Finding:
    said = re.search(rival.ko, source)
    found = re.search(other.en if lang == "en" else other.zh, target, re.IGNORECASE) if other else None
    surface = said.group() if said else ""
    message = f"'{found.group()}' stands where the source says {surface}" if found else f"{surface} isn't told"
    return Finding(
        check=_CHECKS.get(rival.family, "direction_flipped"),
        severity="block",
        lang=lang,
        message=message,
        found=found.group() if found else "",
        span=found.span() if found else None,
        source_span=said.span() if said else None,
    )
