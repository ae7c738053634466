"""Preferred and accepted spellings of quantities in English, Chinese and Korean."""

import pytest

from pipeline.facts.figures import render_en, render_ko, render_zh
from pipeline.facts.figures.korean import find_figures
from pipeline.records import Quantity


def _quantity(text: str) -> Quantity:
    value = find_figures(text)[0].value
    assert isinstance(value, Quantity)
    return value


PREFERRED = [
    ("4269억원", "426.9 billion won", "4269亿韩元", "4269억 원"),
    ("1조2천억원", "1.2 trillion won", "1.2万亿韩元", "1조 2000억 원"),
    ("5천40억원", "504 billion won", "5040亿韩元", "5040억 원"),
    ("1억2천345만6천789원", "123,456,789 won", "123456789韩元", "1억 2345만 6789 원"),
    ("8억4,200만달러", "$842 million", "8.42亿美元", "8억 4200만 달러"),
    ("100억 위안", "10 billion yuan", "100亿元人民币", "100억 위안"),
    ("3만5천여명", "more than 35,000 people", "3.5万多人", "3만 5000명 초과"),
    ("약 4천명", "about 4,000 people", "约4000人", "약 4,000명"),
    ("100명 이상", "at least 100 people", "100人以上", "100명 이상"),
    ("최대 300만원", "up to 3 million won", "最多300万韩元", "최대 300만 원"),
    ("100명 미만", "fewer than 100 people", "不足100人", "100명 미만"),
    ("160개사", "160 companies", "160家企业", "160개사"),
    ("1600여개 기업", "more than 1,600 companies", "1600多家企业", "1,600개사 초과"),
    ("1,166개", "1,166", "1166个", "1,166개"),
    ("27개국", "27 countries", "27个国家", "27개국"),
    ("2천500가구", "2,500 households", "2500户", "2,500가구"),
    ("한 명", "one person", "1人", "1명"),
    ("다섯 명", "five people", "5人", "5명"),
    ("세 곳", "three", "3处", "3곳"),
    ("6.3%", "6.3%", "6.3%", "6.3%"),
    ("0.3%p", "0.3 percentage points", "0.3个百分点", "0.3%p"),
    ("2배", "two times", "2倍", "2배"),
    ("3분의 1", "one-third", "三分之一", "3분의 1"),
    ("3분의 2", "two-thirds", "三分之二", "3분의 2"),
    ("절반", "half", "一半", "2분의 1"),
    ("제4회", "4th", "第4届", "제4회"),
    ("제22대", "22nd", "第22届", "제22대"),
    ("10주년", "10th", "10周年", "10주년"),
    ("영하 20도", "minus 20 degrees", "零下20度", "영하 20도"),
    ("37.5℃", "37.5 degrees Celsius", "37.5摄氏度", "37.5℃"),
    ("338만㎡", "3.38 million square meters", "338万平方米", "338만㎡"),
    ("88.5PF", "88.5 PF", "88.5PF", "88.5PF"),
    ("3년", "three years", "3年", "3년"),
    ("1개월", "one month", "1个月", "1개월"),
    ("3박4일", "four days", "4天", "4일"),
    ("65세 이상", "at least 65 years old", "65岁以上", "65세 이상"),
    ("20대 청년", "20s", "20多岁", "20대"),
    ("2~5개", "2 to 5", "2至5个", "2개~5개"),
    ("3∼5%", "3 to 5%", "3至5%", "3%~5%"),
    ("10만~20만원", "100,000 to 200,000 won", "10万至20万韩元", "10만 원~20만 원"),
    ("2~3억 달러", "$200 million to $300 million", "2亿至3亿美元", "2억 달러~3억 달러"),
    ("12.3대 1", "12.3 to 1", "12.3比1", "12.3대 1"),
    ("2-1", "2-1", "2比1", "2대 1"),
    ("수십억원", "billions of won", "数十亿韩元", "수십억 원"),
    ("수백 명", "hundreds of people", "数百人", "수백 명"),
    ("수만 마리", "tens of thousands of animals", "数万只", "수만 마리"),
    ("0.05%", "0.05%", "0.05%", "0.05%"),
    ("550원", "550 won", "550韩元", "550 원"),
]


@pytest.mark.parametrize(("korean", "en", "zh", "ko"), PREFERRED, ids=[row[0] for row in PREFERRED])
def test_preferred(korean: str, en: str, zh: str, ko: str) -> None:
    quantity = _quantity(korean)
    assert render_en.render_quantity(quantity).preferred == en
    assert render_zh.render_quantity(quantity).preferred == zh
    assert render_ko.render_quantity(quantity).preferred == ko


ACCEPTED = [
    ("4269억원", "en", ["KRW 426.9 billion", "₩426.9 billion", "426.9bn won", "426,900,000,000 won"]),
    ("4269억원", "zh", ["4269亿韩元", "4,269亿韩元", "426900000000韩元"]),
    ("8억4,200만달러", "en", ["US$842 million", "842 million dollars", "842 million US dollars"]),
    ("세 곳", "en", ["three", "3"]),
    ("제4회", "en", ["4th", "fourth", "No. 4"]),
    ("제4회", "zh", ["第4届", "第四届", "第四"]),
    ("6.3%", "en", ["6.3%", "6.3 percent", "6.3 per cent"]),
    ("2배", "en", ["two times", "2 times", "twofold", "double", "doubled", "twice"]),
    ("약 4천명", "en", ["approximately 4,000 people", "4,000", "around 4,000"]),
    ("3만5천여명", "zh", ["超过3.5万人", "35000多人", "3.5万余人"]),
    ("160개사", "en", ["160 companies", "160 firms", "160"]),
    ("3년", "en", ["3 years", "three years"]),
]


@pytest.mark.parametrize(("korean", "lang", "spellings"), ACCEPTED, ids=[f"{row[0]}-{row[1]}" for row in ACCEPTED])
def test_accepted(korean: str, lang: str, spellings: list[str]) -> None:
    render = {"en": render_en, "zh": render_zh}[lang].render_quantity
    accepted = render(_quantity(korean)).accepted
    assert [spelling for spelling in spellings if spelling not in accepted] == []


@pytest.mark.parametrize("korean", [row[0] for row in PREFERRED])
def test_preferred_is_first_accepted(korean: str) -> None:
    for module in (render_en, render_zh, render_ko):
        rendering = module.render_quantity(_quantity(korean))
        assert rendering.accepted[0] == rendering.preferred
        assert len(set(rendering.accepted)) == len(rendering.accepted)


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("2~4위", "2nd to 4th", "第2位至第4位"),
        ("두 번째와 네 번째 사이", "2nd to 4th", "第2个至第4个"),
        ("반세기 동안", "half a century", "半个世纪"),
        ("반년 만에", "half a year", "半年"),
    ],
)
def test_ranges_of_ranks_and_halves(text: str, en: str, zh: str) -> None:
    assert render_en.render_quantity(_quantity(text)).preferred == en
    assert render_zh.render_quantity(_quantity(text)).preferred == zh
