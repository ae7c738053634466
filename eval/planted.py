"""Invented one-line releases, grown from patterns, that fill the self-test up where the references are thin.

Each pattern says one thing in three languages; places, people and amounts are drawn with a seed.
All people are invented.
"""

import datetime as dt
import random
from dataclasses import dataclass

from eval.data import HandFigure, HandName, Reference

PUBLISHED = dt.date(2026, 3, 20)
COUNT = 84
_MONTHS = ("April", "May", "June", "July", "August", "September", "October")
_WORDS = ("three", "four", "five", "six", "seven", "eight", "nine")
_PEOPLE = (
    ("김도윤", ("Kim Do-yun", "Kim Do-yoon"), "金道允"),
    ("이서진", ("Lee Seo-jin", "Lee Seojin"), "李瑞珍"),
    ("박민호", ("Park Min-ho", "Park Minho"), "朴敏浩"),
    ("최유나", ("Choi Yu-na", "Choi Yoo-na"), "崔有娜"),
    ("한지우", ("Han Ji-u", "Han Ji-woo"), "韓智友"),
    ("윤태경", ("Yun Tae-gyeong", "Yoon Tae-kyung"), "尹泰京"),
    ("송가람", ("Song Ga-ram", "Song Garam"), "宋佳藍"),
    ("조은별", ("Jo Eun-byeol", "Cho Eun-byul"), "趙恩星"),
)
_PLACES = (
    ("수원", ("Suwon",), "水原"),
    ("대전", ("Daejeon",), "大田"),
    ("울산", ("Ulsan",), "蔚山"),
    ("포항", ("Pohang",), "浦项"),
    ("전주", ("Jeonju",), "全州"),
    ("춘천", ("Chuncheon",), "春川"),
    ("창원", ("Changwon",), "昌原"),
    ("청주", ("Cheongju",), "清州"),
)


@dataclass(frozen=True)
class _Pattern:
    """One sentence in three languages with slots."""

    ko: str
    en: str
    zh: str


_PATTERNS = (
    _Pattern(
        "{a}시는 {n}㎞ 길이의 자전거길을 {k}개월 동안 정비한다.",
        "{a} will repair {n} kilometers of bicycle paths over {k_word} months.",
        "{a}市将用{k}个月整修{n}公里自行车道。",
    ),
    _Pattern(
        "창고 면적은 지난해보다 {p}% 늘어난 {big}㎡가 됐다.",
        "The warehouse area increased {p} percent from last year to {big} square meters.",
        "仓库面积比去年增加{p}%，达到{big}平方米。",
    ),
    _Pattern(
        "참여율은 {p}%로 지난해보다 {q}%p 하락했다.",
        "The participation rate fell {q} percentage points from last year to {p} percent.",
        "参与率比去年下降{q}个百分点，降至{p}%。",
    ),
    _Pattern(
        "{pa} {a}시장은 {d}일 {b}에서 {pb} 회장을 만났다.",
        "{a} Mayor {pa} met Chairman {pb} in {b} on the {d}th.",
        "{a}市长{pa}{d}日在{b}会见会长{pb}。",
    ),
    _Pattern(
        "{pa} 교수는 {pb} 연구원에게 {m}월 연구를 맡겼다.",
        "Professor {pa} entrusted the {month} study to researcher {pb}.",
        "教授{pa}将{m}月的研究交给了研究员{pb}。",
    ),
    _Pattern(
        "쌀 {n}톤을 {a}에서 {b}까지 옮기는 데 {k}시간이 걸렸다.",
        "It took {k_word} hours to move {n} tons of rice from {a} to {b}.",
        "将{n}吨大米从{a}运到{b}用了{k}小时。",
    ),
    _Pattern(
        "학교 {k}곳이 2027년 {m}월 문을 연다.",
        "{K_word} schools will open in {month} 2027.",
        "{k}所学校将于2027年{m}月开学。",
    ),
    _Pattern(
        "매출은 지난해보다 {p}% 감소한 {n}억원이었다.",
        "Sales decreased {p} percent from last year to {won} billion won.",
        "销售额比去年减少{p}%，为{n}亿韩元。",
    ),
    _Pattern(
        "관람객은 {big}명으로 지난달보다 {p}% 증가했다.",
        "The number of visitors increased {p} percent from last month to {big}.",
        "游客人数比上月增加{p}%，达到{big}人。",
    ),
    _Pattern(
        "{a}시는 위원 {k}명을 새로 뽑았다고 {d}일 밝혔다.",
        "{a} said on the {d}th that it had chosen {k_word} new members.",
        "{a}市{d}日表示，新选出{k}名委员。",
    ),
    _Pattern(
        "{a}시는 2029년까지 {n}㏊의 숲을 가꿀 계획이다.",
        "By 2029, {a} plans to tend {n} hectares of forest.",
        "到2029年，{a}市计划抚育{n}公顷森林。",
    ),
    _Pattern(
        "{pa} 감독은 {pb} 코치에게 {m}월까지 팀을 맡겼다.",
        "Head coach {pa} left the team to coach {pb} until {month}.",
        "主教练{pa}将球队交给教练{pb}，直至{m}月。",
    ),
    _Pattern(
        "기업 {k}곳과 대학 {j}곳이 {big}㎡의 땅을 함께 쓴다.",
        "{K_word} companies and {j_word} universities share {big} square meters of land.",
        "{k}家企业和{j}所大学共用{big}平方米土地。",
    ),
    _Pattern(
        "이용료는 {big}원에서 {k}만원으로 올랐다.",
        "The fee rose from {big} won to {k}0,000 won.",
        "使用费从{big}韩元涨到{k}万韩元。",
    ),
)


def planted(count: int = COUNT, seed: int = 1) -> list[Reference]:
    """``count`` invented references of three sentences each; pattern after pattern comes in turn."""
    draw = random.Random(seed)
    return [_reference(number, draw) for number in range(count)]


def _reference(number: int, draw: random.Random) -> Reference:
    people, places = draw.sample(_PEOPLE, 6), draw.sample(_PLACES, 6)
    rows = []
    for i in range(3):
        pattern = _PATTERNS[(3 * number + i) % len(_PATTERNS)]
        slots = _slots(draw)
        cast = {"a": places[2 * i], "b": places[2 * i + 1], "pa": people[2 * i], "pb": people[2 * i + 1]}
        rows.append(_filled(pattern, slots, cast))
    body = " ".join(row[3] for row in rows) + " 자세한 내용은 누리집에서 볼 수 있다."
    text = " ".join(row[0] for row in rows)
    named = [HandName(surface=k, kind="person", en=e, zh=(_simple(z),)) for k, e, z in people if k in text]
    named += [HandName(surface=k, kind="place", en=e, zh=(z,)) for k, e, z in places if k in text]
    return Reference(
        id=f"planted-{number:03d}",
        published=PUBLISHED,
        body=body,
        summary_ko=tuple(row[0] for row in rows),
        summary_en=tuple(row[1] for row in rows),
        summary_zh=tuple(row[2] for row in rows),
        figures=tuple[HandFigure, ...](),
        names=tuple(named),
    )


def _slots(draw: random.Random) -> dict[str, str]:
    """Amounts and their words; days take "th", months come after the publication."""
    n, k, j = draw.randint(112, 989), draw.randint(3, 9), draw.randint(3, 9)
    month = draw.randint(4, 10)
    return {
        "n": str(n if n % 10 else n + 1),
        "won": f"{(n if n % 10 else n + 1) / 10:.1f}",
        "big": f"{draw.randint(11, 98)},{draw.randint(101, 989)}",
        "p": f"{draw.randint(11, 49)}.{draw.randint(1, 9)}",
        "q": f"{draw.randint(2, 9)}.{draw.randint(1, 9)}",
        "d": str(draw.randint(5, 19)),
        "m": str(month),
        "month": _MONTHS[month - 4],
        "k": str(k),
        "k_word": _WORDS[k - 3],
        "K_word": _WORDS[k - 3].capitalize(),
        "j": str(j),
        "j_word": _WORDS[j - 3],
    }


def _filled(
    pattern: _Pattern, slots: dict[str, str], cast: dict[str, tuple[str, tuple[str, ...], str]]
) -> tuple[str, str, str, str]:
    """The sentence in ko, en and zh, and the Korean one as the release has it, with hanja behind new names."""
    ko = {role: who[0] for role, who in cast.items()}
    en = {role: who[1][0] for role, who in cast.items()}
    zh = {role: _simple(who[2]) for role, who in cast.items()}
    release = {role: f"{who[0]}({who[2]})" if role.startswith("p") else who[0] for role, who in cast.items()}
    return (
        pattern.ko.format(**slots, **ko),
        pattern.en.format(**slots, **en),
        pattern.zh.format(**slots, **zh),
        pattern.ko.format(**slots, **release),
    )


def _simple(hanja: str) -> str:
    """A name's hanja in Simplified characters."""
    return hanja.translate(str.maketrans("韓藍趙", "韩蓝赵"))
