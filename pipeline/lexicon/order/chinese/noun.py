"""A Chinese noun with its modifiers: counts before it with the measure word it takes, 的 behind a genitive."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.order.node import ACTING, Node

_PEOPLE = re.compile(r"^(.*?[\d一两二三四五六七八九十百千万亿])(人)(左右|以上|以下|多)?$")
_MEASURE = re.compile(r"^(.*?[\d一两二三四五六七八九十百千万亿多])(台|个|处|所|分|行|块)(左右|以上|以下|多)?$")
_LATIN = re.compile(r"[A-Za-z0-9]$")
_MEASURED = ("m2", "km2", "ha", "km", "m", "t")
_NUMBER = re.compile(r"[两三四五六七八九十]$")
_OF_TWO: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:大学|学校|高中|初中|中学|小学|幼儿园|医院)$"), "所"),
    (re.compile(r"(?:企业|公司|银行|机构|团体|厂商|航空公司|研究所|工厂|银行|协会|基金会)$"), "家"),
    (re.compile(r"(?:城市|建筑|大楼|桥|桥梁|发电站|水坝)$"), "座"),
    (re.compile(r"(?:馆长|部长|长官|市长|代表|教授|院长|会长|校长|知事|总统|外长|领导人|选手|导演|作家|局长)$"), "位"),
)
"""Measure words between 两 or 三 and a noun told without a counter (두 대학)."""
_UNCOUNTED = re.compile(
    r"(?:国家|国|方|人|地|校|队|侧|岸|次|个|名|家|所|年|月|天|日|周|小时|分|倍|成|届|级|期|层|[A-Za-z])$"
)
_TITLED = re.compile(r"(?:小说|电影|影片|电视剧|纪录片|动画|动画片|漫画|歌曲|专辑|音乐剧|话剧|诗集|著作|歌剧)$")
_WHOLES = word_set(
    "其余 剩余 全体 全部 总 共 总共 共计 每 各 全年 年均 每年 每月 此次 这次 该 最近 近期 过去 平均 最多 最少 累计 全国 道内 市内 国内 郡内 区内 世界 全球"
)
"""Words that stay in front of the count they say something of."""
_DIMENSIONS = word_set("길이 폭 너비 높이 면적 넓이 깊이 무게 고도 해발 직경 지름 두께 거리 용량 연장 총연장")
"""Nouns that stand before their measure in Chinese too: 长度1.2公里."""
_PAPERS = re.compile(r"(?:协议|协定|合同|备忘录|会议|讨论|磋商|座谈会|条例|法案|方针)$")
_TAKES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?:飞机|客机|直升机|战斗机|无人机|运输机|战机)$"), "台个", "架"),
    (re.compile(r"(?:车|汽车|公交车|巴士|卡车|货车|轿车|出租车|摩托车|自行车|列车)$"), "个", "辆"),
    (re.compile(r"(?:国宝|宝物|文物|作品|藏品|展品|画作|青瓷|白瓷|瓷器|陶器|资料|遗物|绘画|雕塑|照片)$"), "分个", "件"),
    (
        re.compile(r"(?:企业|公司|银行|店铺|商店|门店|卖场|机构|医院|工厂|酒店|餐厅|商户|药店|超市|诊所|单位)$"),
        "个处所",
        "家",
    ),
    (re.compile(r"(?:大学|学校|高中|初中|中学|小学|幼儿园)$"), "个处", "所"),
    (re.compile(r"(?:[金银铜奖]牌|芯片|硬币|纪念币)$"), "个", "枚"),
    (re.compile(r"(?:建筑|建筑物|大楼|楼)$"), "个", "栋"),
)
"""Nouns, the general measure words that don't suit them, and their own."""


def joined(nodes: Sequence[Node]) -> str:
    """Words side by side: counts go before their noun, 的 behind a genitive, a space between Latin letters."""
    made: list[Node] = []
    for node in nodes:
        if not node.words:
            continue
        if made and made[-1].is_a("place") and node.words.startswith(made[-1].words) and node.mention is not None:
            made.pop()
        if _counts(node) and made and made[-1].role == "bare" and (made[-1].mention is None or made[-1].is_a("term")):
            made = _counted(made, node)
            continue
        if _shares(node) and made and made[-1].role == "bare" and made[-1].mention is None:
            made = _counted(made, node._replace(words=node.words[:-1], role="figure"))
            made[-1] = made[-1]._replace(words=made[-1].words + "中的")
            continue
        if _balance(node) and made and made[-1].role == "figure" and made[-1].quantity is not None:
            made = [*made[:-1], node, made[-1]] if made[-1].quantity.unit.isupper() else [*made, node]
            continue
        made.append(node)
    words = ""
    for at, node in enumerate(made):
        said = node.words
        following = made[at + 1] if at + 1 < len(made) else None
        if node.role == "partitive" and node.preposition in ("为", "为了"):
            said = _meant(node, made[at + 1 :])
        elif node.role in ("partitive", "genitive") and not said.startswith(node.preposition or "—"):
            said = node.preposition + said
        if node.role == "partitive" and node.date is not None:
            said += "的" if following is not None and following.quantity is not None else ""
        if node.role == "figure" and following is not None:
            said = _classified(said, following.words)
        if node.role == "determiner" and following is not None and node.quantity is None:
            said = _measured(said, "".join(item.words for item in made[at + 1 :]))
        if _TITLED.search(words) and (title := re.fullmatch("“(.+)”", said)) is not None:
            said = f"《{title[1]}》"
        if node.role == "genitive" and node is not nodes[-1] and not said.endswith("的") and not _dates(following):
            said += "的"
        space = " " if _LATIN.search(words) and re.match(r"[A-Za-z0-9]", said) else ""
        words += space + said
    return words


def _meant(node: Node, ahead: Sequence[Node]) -> str:
    """을 위한 before its noun: 面向青年的住宅, 关于用地利用的协议, 为减少雾霾的对策; bare where the noun isn't known yet."""
    if not ahead:
        return node.words
    if ACTING.search(node.lemma) or node.is_a("person"):
        return f"面向{node.words}的"
    return about(node.words, ahead[-1].words)


def about(words: str, noun: str) -> str:
    """What an agreement is about (关于), what a measure is for (为)."""
    return f"{'关于' if _PAPERS.search(noun) else '为'}{words}的"


def shared_count(links: Sequence[str], run: Sequence[Node], head: Node) -> str:
    """14家家电、化妆品和食品企业: the count of nouns that a dot joins stands before them all."""
    nouns = "".join(node.words for node in run)
    words = _classified(head.words, nouns)
    counted = re.match(r"(.*\d[万亿]?多?[家所个名])(..+)$", words)
    words = counted[1] if counted and nouns.endswith(counted[2]) else words
    return f"{words}{'、'.join(links)}和{nouns}"


def is_counted(run: Sequence[Node], head: Node) -> bool:
    """``head`` counts the nouns of ``run``."""
    return bool(run) and _counts(head) and all(node.role == "bare" and _countable(node) for node in run)


def _dates(node: Node | None) -> bool:
    """A date whose noun follows: 公司2025年销售额."""
    return node is not None and node.date is not None


def _counted(made: list[Node], count: Node) -> list[Node]:
    """``count`` in front of the nouns at the end of ``made``."""
    at = len(made)
    while at and _countable(made[at - 1]) and (made[at - 1].mention is None or at == len(made)):
        at -= 1
    if at == len(made):
        return [*made, count]
    words = _classified(count.words, "".join(node.words for node in made[at:]))
    if count.role == "genitive":
        made = [*made[:-1], made[-1]._replace(role="genitive")]
    made = [*made[:at], count._replace(words=words, role="figure"), *made[at:]]
    last = made[-1].words
    counted = re.match(r"(.*\d[万亿]?多?[家所个名])(..+)$", words)
    if counted and last != counted[2] and last.endswith(counted[2]):
        return [*made[:at], made[at]._replace(words=counted[1]), *made[at + 1 :]]
    if len(made) == at + 1 or not words.endswith(last):
        return made
    if len(made) == at + 2:
        return made[: at + 1]
    return [*made[:at], made[at]._replace(words=words.removesuffix(last)), *made[at + 1 :]]


def _countable(node: Node) -> bool:
    return (
        node.role in ("bare", "determiner") and node.words not in _WHOLES and node.lemma not in (*_DIMENSIONS, "기간")
    )


def _balance(node: Node) -> bool:
    """A profit or loss that Korean puts behind its amount: 12억원 흑자 is 盈利12亿韩元."""
    return node.words in ("盈利", "亏损", "顺差", "逆差", "赤字")


def _shares(node: Node) -> bool:
    """The whole that a part is taken from: 包裹 12개 가운데."""
    amount = node.quantity
    return node.role == "partitive" and amount is not None and amount.unit == "count" and node.words.endswith("中")


def _counts(node: Node) -> bool:
    if node.role == "partitive" or node.words.startswith(("第", "首", "次回", "末")):
        return False
    amount = node.quantity
    return amount is not None and (amount.unit == "count" or amount.unit in _MEASURED)


def _measured(number: str, noun: str) -> str:
    """两 with the measure word of the noun behind it: 两所(大学), 两家(公司)."""
    if not _NUMBER.fullmatch(number) or not noun:
        return number
    for pattern, measure in _OF_TWO:
        if pattern.search(noun):
            return number + measure
    return number if len(noun) == 1 or _UNCOUNTED.search(noun) or noun[0].isdigit() else f"{number}个"


def _classified(words: str, noun: str) -> str:
    """9.4万人 → 9.4万名 before the noun that says who they are; 6台 → 6架 before 飞机."""
    if not noun or (words.startswith("每") and (noun[0] == "各" or noun[0].isdigit())):
        return words
    if found := _PEOPLE.match(words):
        if re.search(r"(?:代表团|考察团|访问团|使节团|小组|队伍|团队)$", noun):
            return words
        return f"{found[1]}{found[3] or ''}名" if found[3] == "多" else f"{found[1]}名"
    if found := _MEASURE.match(words):
        for pattern, general, own in _TAKES:
            if found[2] in general and pattern.search(noun):
                return f"{found[1]}{own}{found[3] or ''}"
    return words
