"""The last touch on a Chinese draft: wordings that only show when the whole clause stands."""

import re

_MONEY = r"[^，。、“”]{1,24}?元(?:人民币)?"
_TRADES = r"(?=购|买|卖|售|出售|销售|租|入手)"
_CHANGED = "(?:增长|增加|减少|下降|上升|激增|锐减|猛增|扩大|缩小|提高|降低)"
_FINISHED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(可以?|能够?|将|计划)以({_MONEY}){_TRADES}"), r"\1以\2的价格"),
    (re.compile("(^|，)([\u4e00-\u9fff]{2})的结果显示"), r"\1\2结果显示"),
    (re.compile("或借(?=[，。]|$)"), "或租借"),
    (re.compile("可以以"), "可以"),
    (re.compile(r"(最高|最低|平均)(\d[\d.]*公里)/小时"), r"\1时速\2"),
    (re.compile(r"(时速[^，。\d]{0,4}\d[\d.]*公里)/小时"), r"\1"),
    (re.compile(r"([两三四五六])国家(?!级)"), r"\1国"),
    (re.compile(rf"比(?:(?:去年|上年|前一年)同期|上年)(?={_CHANGED}约?\d[\d.]*%)"), "同比"),
)
"""可以以: 可以 has the preposition in it; 时速 the hour; 去年同期 and 上年 before a share of change are 同比."""


def finished(text: str) -> str:
    """``text`` with each such wording mended."""
    for pattern, better in _FINISHED:
        text = pattern.sub(better, text)
    return text
