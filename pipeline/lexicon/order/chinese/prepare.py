"""A sentence's nodes made ready for Chinese: ranks as one word, pairs of verbs before a noun, 首批, 各."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.order.node import VERBAL, Node
from pipeline.lexicon.segment import index

_END = Node("end", "")
_DIGITS = "零一二三四五六七八九十"
_RANKS = {"심": "审", "상": "期"}
"""Counters of courts and of clinical trials."""
_CONTESTS = {"전": "场", "경기": "场", "대회": "届"}
_ABROAD = {"국내": "在国内", "해외": "在海外", "국외": "在国外", "현지": "在当地", "전국": "在全国"}
_WHEN = word_set("당초 애초 당시 현재 향후 앞으로 이후 그동안 지금껏 제때 제대로")
_YEARLY = word_set("예산 예산안 매출 실적 목표 수출액 생산량 성장률 전망 전망치 본예산 사업비")
_DOES = {"成功": "成功", "达成协议": "商定", "达成初步协议": "初步商定", "商定": "商定", "同意": "同意", "失败": "未能"}
"""What 는 데 성공하다, 는 데 합의하다 say in front of the verb."""
_HELD = re.compile(r"(?:活动|演出|比赛|说明会|讲座|公演|音乐会|庆典|节|展|招聘会|公开赛|表演)$")
_DONE = re.compile(r"(?:会议|调查|访问|检查|实验|试验|会谈|峰会|发射|飞行|调研|尝试|会面|谈判|协商|拍卖|拍摄)$")
_MEANS = ("平均", "日均", "月均", "年均", "最高", "最低")
_SITUATED = {"在于的": "位于", "在的": "位于", "位于的": "位于", "总部设在的": "总部设在"}
"""What says where something is, and how it stands before the place."""
_LASTING = {"每天": "每天", "一天": "每天", "每周": "每周", "每月": "每月", "每年": "每年"}
_TURNS = {"由盈转亏": "转为亏损", "扭亏为盈": "转为盈利"}
_MANY = re.compile(r"(?:生|者|员|兵|货|货物|物资|机组|产品|住户|学员|队员|选手|居民|患者)$")


def prepared(nodes: Sequence[Node]) -> list[Node]:
    """The nodes with what Chinese says in one word put together."""
    made: list[Node] = []
    left = list(nodes)
    while left:
        node = left.pop(0)
        following = left[0] if left else _END
        if node.lemma == "연" and _is_rate(left):
            left[1] = left[1]._replace(words="年" + left[1].words)
        elif node.role in ("relative", "partitive") and (clefted := _clefted(node, left)) is not None:
            left = clefted
        elif node.is_a("place") and following.words in _SITUATED:
            left[0] = _situated(node, following, made)
        elif (merged := _merged(node, following)) is not None:
            left[0] = merged
        elif node.role == "relative" and len(left) > 1 and _denied(left):
            denied = "并未" if node.form == "ㄴ" and not node.past else "并不"
            left[:2] = [left[1]._replace(words=denied + node.words.removesuffix("的"))]
        elif node.lemma == "당" and node.words == "每" and made and made[-1].role in ("bare", "figure"):
            _per(made, node)
        elif node.lemma == "씩" and node.words.endswith("各"):
            if not any(other.words.startswith(("每", "人均")) for other in made):
                made.append(Node("adverb", "各"))
            made.append(node._replace(words=node.words.removesuffix("各")))
        elif node.role == "adverb" and node.words == "各" and made and made[-1].role not in VERBAL:
            made[-1] = made[-1]._replace(words="各" + made[-1].words)
        elif node.role == "comma" and (copied := _listed(made, left)) is not None:
            made.append(copied)
        elif node.role == "relative" and (following.lemma, following.role) == ("결과", "bare"):
            made.append(node._replace(role="clause", words=node.words.removesuffix("的") + "的结果显示", form="결과"))
            del left[0]
        elif (often := _often(node, left)) is not None:
            made.append(often)
        elif node.role in VERBAL and any(turn in node.words for turn in _TURNS) and _leaves(made):
            made.append(_turned_to(node))
        elif node.role == "clause" and node.words.endswith("的情况下"):
            made += _case(node, following)
        else:
            span = _taken(_during(node, made), left)
            made.append(_dated(span, left) if node.role == "time" and not node.form else _turned(span, following))
    return made


def _merged(node: Node, following: Node) -> Node | None:
    """The next node with ``node`` in it, None where they stay two."""
    if (merged := _ranked(node, following) or _paired(node, following) or _counter(node, following)) is not None:
        return merged
    if node.role == "bare" and node.words in _MEANS and following.quantity is not None:
        return following._replace(words=node.words + following.words)
    if node.words == "他们" and node.role == "bare" and following.words and following.role not in VERBAL:
        return following._replace(words="这些" + following.words)
    if (
        node.role == "figure"
        and following.words.startswith("跻身")
        and (rank := re.fullmatch(r"第(\d+)[位名]", node.words))
    ):
        return following._replace(words=following.words.replace("跻身", f"跻身前{rank[1]}名", 1))
    if (reached := _reached(node, following)) is not None:
        return reached
    if node.role == "bare" and node.words in ("最近", "近期") and _is_time(following):
        return following._replace(words="最近" + following.words)
    if node.role == "relative" and following.words == "尽头":
        return node._replace(role="clause", words=node.words.removesuffix("的") + "之后", form="끝에")
    if node.role == "relative" and _is_told(following):
        return node._replace(role="quote", words=node.words.removesuffix("的"), form="것을")
    if node.role == "clause" and node.words.startswith("用于") and following.words in _DOES:
        return following._replace(words=_DOES[following.words] + node.words.removeprefix("用于"))
    if node.role == "clause" and node.words.startswith("用于") and following.lemma in ("쓰", "쓰이", "사용하"):
        return following._replace(words=following.words.replace("使用", node.words))
    if _is_enough(node, following):
        return following._replace(words="只需" + node.words.removeprefix("如果"))
    if node.role == "figure" and following.lemma == "연속":
        return following._replace(words="连续" + node.words)
    if node.words in ("首", "首个") and following.words:
        return following._replace(words=_first(following.words) + following.words)
    return None


def _is_rate(left: Sequence[Node]) -> bool:
    """연 5%의 금리: 5%的年利率."""
    share = len(left) > 1 and left[0].role == "genitive" and left[0].quantity is not None
    return share and left[1].words in ("利率", "利息", "收益率")


def _clefted(node: Node, left: Sequence[Node]) -> list[Node] | None:
    """처음 and a reason behind 것은, without 것: 한국 팀이 이긴 것은 처음이다, 값을 올린 것은 재료비가 올라서다."""
    if not left or left[0].lemma != "것" or left[0].words or left[0].role not in ("topic", "subject"):
        return None
    words = node.words.removesuffix("的")
    rest = [item for item in left[1:] if item.lemma != "이번" or item.role != "subject"]
    if rest and rest[0].lemma == "처음" and rest[0].words == "首次":
        last = len(rest) > 1 and rest[1].lemma == "이" and rest[1].role in VERBAL
        verb = rest[1] if last else node
        role, form = (verb.role, verb.form) if last else ("clause", "고")
        done = node._replace(role=role, words=f"首次{words}", form=form, mention=None, past=False)
        return [done, *rest[1 + last :]]
    at = next((n for n, item in enumerate(rest) if item.role in ("predicate", "quote", "clause")), None)
    if at is None or not (reason := re.match("是?因为|是(?=.)", rest[at].words)) or rest[at].lemma == "이":
        return None
    why = rest[at]._replace(words="是因为" + rest[at].words[reason.end() :])
    return [node._replace(role="clause", words=words, form="것은"), *rest[:at], why, *rest[at + 1 :]]


def _reached(node: Node, following: Node) -> Node | None:
    """100만대 돌파했다, of which the figure took 돌파: 突破100万台."""
    if node.role != "figure" or following.lemma != "하" or following.role not in VERBAL:
        return None
    if not _surface(node).endswith("돌파") or "做" not in following.words:
        return None
    return following._replace(words=following.words.replace("做", f"突破{node.words.replace('多', '', 1)}"))


def _situated(node: Node, following: Node, made: list[Node]) -> Node:
    """부산에 있는, 광주에 본사를 둔: 位于釜山的, with the wider places before it."""
    where = node.words.removeprefix("在")
    while made and made[-1].role == "bare" and made[-1].is_a("place"):
        where = made.pop().words + where
    return Node("partitive", f"{_SITUATED[following.words]}{where}的", lemma=following.lemma, form=following.form)


def _often(node: Node, left: list[Node]) -> Node | None:
    """每天3次 before its verb; 分2次 for 두 차례로 나눠, which goes from ``left``."""
    following = left[0] if left else _END
    if node.role == "bare" and node.words in _LASTING and re.search(r"\d[次回]$", following.words):
        left.pop(0)
        return Node("adverb", _LASTING[node.words] + following.words)
    parted = node.form in ("로", "으로") and re.search(r"\d次$", node.words)
    if not parted or following.role not in VERBAL or not following.lemma.startswith("나누"):
        return None
    rest = re.sub("^(?:分期|分享|分为|划分|分)", "", following.words)
    left[:1] = [following._replace(words=rest)] if rest else []
    return Node("adverb", "分" + node.words)


def _leaves(made: Sequence[Node]) -> bool:
    """흑자에서 stands before: the verb needn't say from what."""
    return any(node.lemma in ("흑자", "적자") and node.form == "에서" for node in made)


def _turned_to(node: Node) -> Node:
    """由盈转亏 as 转为亏损."""
    words = node.words
    for both, after in _TURNS.items():
        words = words.replace(both, after)
    return node._replace(words=words)


_BUILT = word_set("개발하 완성하 완공하 준공하 제작하 복원하 완성되 완공되 준공되 개발되 복원되 찾아내 밝혀내")


def _taken(node: Node, left: Sequence[Node]) -> Node:
    """5년 만에 개발하다 took five years: 历时5年; 5년 만에 열리다 comes after five years: 时隔5年."""
    verb = next((item for item in left if item.role in VERBAL), None)
    if node.role != "time" or not node.words.startswith("时隔") or verb is None or verb.lemma not in _BUILT:
        return node
    return node._replace(words="历时" + node.words.removeprefix("时隔"))


def _during(node: Node, made: Sequence[Node]) -> Node:
    """9天期间 as 9天里; behind two days told, 的9天里."""
    if node.role != "time" or node.quantity is None or not node.words.endswith("期间"):
        return node
    days = bool(made) and made[-1].role == "time" and made[-1].date is not None and "至" in made[-1].words
    return node._replace(words="的" * days + node.words.removesuffix("期间") + "里")


def _turned(node: Node, following: Node) -> Node:
    """The node with another role, or other words, by what follows it."""
    if node.role == "bare" and following.role in VERBAL and node.lemma in _ABROAD:
        return node._replace(role="place", words=_ABROAD[node.lemma])
    if node.role == "bare" and following.role in VERBAL and node.lemma in _WHEN:
        return node._replace(role="adverb")
    if node.is_a("place") and node.preposition == "从" and following.role == "time":
        return node._replace(preposition="在")
    if node.role == "clause" and node.words.endswith("的事") and node.form in ("을", "를"):
        return node._replace(role="quote", words=node.words.removesuffix("的事"), form="것을")
    if _is_stay(node, following):
        return node._replace(role="time")
    if node.role == "place" and node.form in ("는", "로는") and re.match("按.", node.words):
        return node._replace(role="lead", words=node.words + "看")
    if _is_sentence(node, following):
        return node._replace(role="link", form=",")
    if node.role == "relative" and node.lemma != "이" and node.words and not node.words.endswith("的"):
        return node._replace(words=node.words + "的")
    return _named_round(node)


def _dated(node: Node, left: Sequence[Node]) -> Node:
    """A bare date as part of the noun it stands before, or for the verb only."""
    following = left[0] if left else _END
    yearly = following.lemma in _YEARLY and following.role in ("place", "object")
    if _compared(left) or yearly:
        return node._replace(role="bare")
    return node._replace(form="에") if _stands(left) else node


def _ranked(node: Node, following: Node) -> Node | None:
    """一审, 二期, 第5场, 第二次调查: a number that says which one, with its noun."""
    amount = node.quantity
    if amount is None or amount.unit not in ("count", "ordinal") or amount.upper is not None or node.form:
        return None
    value = int(amount.value)
    number = _DIGITS[value] if 0 < value <= 10 else str(value)
    if amount.unit == "count" and amount.counter is None and following.lemma in _RANKS:
        return following._replace(words=number + _RANKS[following.lemma])
    if node.words.endswith("次") and _surface(node).endswith("차") and following.role not in VERBAL:
        if following.lemma in _CONTESTS and following.words in ("展", "战", "比赛", "大会", "赛"):
            return following._replace(words=f"第{value}{_CONTESTS[following.lemma]}")
        if following.words:
            return following._replace(words=f"第{number}次{following.words}")
        return None
    if amount.unit == "ordinal" and node.words.startswith("第") and node.words[1:].isdigit():
        if following.words in ("建厂", "正在建厂"):
            return following._replace(words=following.words.replace("建厂", f"建第{number}工厂"))
        if following.words and following.role not in VERBAL and value <= 10:
            return following._replace(words=f"第{number}{following.words}")
    return None


def _is_told(node: Node) -> bool:
    """것을 behind a verb: what somebody finds or learns."""
    return node.lemma == "것" and not node.words and node.form in ("을", "를")


def _is_enough(node: Node, following: Node) -> bool:
    """방문하면 된다: 只需访问."""
    then = following.lemma == "되" and following.role in ("predicate", "quote", "clause")
    return then and node.role == "clause" and node.form == "면" and node.words.startswith("如果")


def _is_stay(node: Node, following: Node) -> bool:
    """A duration before where something is done: 3天在海滩."""
    amount = node.quantity
    lasting = node.role == "figure" and amount is not None and amount.unit in ("day", "week", "month", "year")
    return lasting and following.form == "에서" and following.quantity is None


def _is_sentence(node: Node, following: Node) -> bool:
    """징역 2년에 집행유예 3년: two parts of one sentence of a court."""
    years = node.quantity is not None and node.quantity.unit in ("year", "month") and node.form == "에"
    return years and following.lemma in ("집행유예", "유예", "벌금", "추징금", "자격정지")


def _per(made: list[Node], node: Node) -> None:
    """每 in front of what stands before 당: 10a당 is 每10公亩."""
    what = made.pop()
    number = made.pop().words if made and made[-1].words.isdigit() and not what.words[:1].isdigit() else ""
    made.append(node._replace(words="每" + re.sub("^1$", "", number) + {"a": "公亩"}.get(what.words, what.words)))


def _denied(left: Sequence[Node]) -> bool:
    """것은 아니다 behind a verb before a noun."""
    return left[0].lemma == "것" and not left[0].words and left[1].lemma == "아니" and left[1].role in VERBAL


def _counter(node: Node, following: Node) -> Node | None:
    """A bare number with its counter: 1400·台, 31万·人份."""
    amount = node.quantity
    if node.role != "figure" or amount is None or amount.unit != "count" or amount.counter is not None:
        return None
    word = {"名份": "人份", "份": "份"}.get(following.words, following.words)
    if (
        word not in ("台", "人份", "份", "辆", "架", "艘", "套", "度", "处", "件", "人", "所", "家")
        or not node.words[-1:].isalnum()
    ):
        return None
    return following._replace(words=node.words + word, mention=node.mention)


def _listed(made: Sequence[Node], left: Sequence[Node]) -> Node | None:
    """한국에서 1만원, 미국에서 9달러이다: the copula at the end goes for each."""
    if len(made) < 2 or made[-1].role != "figure" or not left or left[0].role != "place" or left[0].form != "에서":
        return None
    before = next((node for node in reversed(made[:-1]) if node.role != "bare"), None)
    verb = next((node for node in left if node.role in VERBAL), None)
    if before is None or before.role != "place" or before.form != "에서" or verb is None or verb.words != "是":
        return None
    return verb._replace(role="clause", form="고")


def _named_round(node: Node) -> Node:
    """5차전 in one unit, and 2구역, which is one of several."""
    if re.fullmatch(r"\d+구역", _surface(node)) and node.words.endswith("个区域"):
        place = "在" if node.preposition == "从" else node.preposition
        return node._replace(words=node.words.removesuffix("个区域") + "区", preposition=place, mention=None)
    if node.quantity is None or not node.words.endswith("次") or not _surface(node).endswith("차"):
        return node
    if node.role == "figure" and node.lemma not in ("차", "차례"):
        return node._replace(words=f"第{node.words.removesuffix('次')}场", role="bare", mention=None)
    return node


def _compared(left: Sequence[Node]) -> bool:
    """지난달 예상보다: the date belongs to what is compared."""
    if len(left) > 1 and left[0].role == "bare" and (left[1].role, left[1].form) == ("particle", "보다"):
        return left[0].mention is None
    return bool(left) and left[0].role == "place" and left[0].form == "보다" and left[0].mention is None


def _stands(left: Sequence[Node]) -> bool:
    """내년 3월 6개국에서 …: a count of where, not of what changes (2023년 642명에서 올해 518명으로)."""
    if not left or left[0].quantity is None or left[0].form != "에서":
        return False
    verb = next((n for n, node in enumerate(left) if node.role in VERBAL), len(left))
    return not any(node.quantity is not None and node.form in ("로", "으로") for node in left[1:verb])


def _is_time(node: Node) -> bool:
    return node.role in ("time", "figure") and bool(node.words)


def _surface(node: Node) -> str:
    return node.mention.surface if node.mention is not None else ""


def _paired(node: Node, following: Node) -> Node | None:
    """Two verbs right beside each other before a noun: 걸러 쓰는, 단단하고 오래가는."""
    if node.role != "clause" or node.past or not node.words or following.role not in ("relative", "determiner"):
        return None
    if not following.words.endswith("的"):
        return None
    if node.form in ("어", "아", "여") and following.role == "relative" and not re.match("被|处于", following.words):
        return following._replace(words=node.words + following.words)
    if node.form in ("고", "며") and index().find(node.lemma + "다", ("adjective",), frozenset) is not None:
        return following._replace(words=f"{node.words}、{following.words}")
    return None


def _case(node: Node, following: Node) -> list[Node]:
    """경우 with a particle is a noun: 夸大内容的情况."""
    if following.role != "particle" or following.lemma not in ("JKS", "JKO", "JX"):
        return [node]
    return [
        node._replace(role="relative", words=node.words.removesuffix("情况下"), form="ㄴ"),
        Node("bare", "情况", lemma="경우"),
    ]


def _first(noun: str) -> str:
    """首批 of people and goods, 首场 of events, 首次 of what is done, else 首个."""
    if _HELD.search(noun):
        return "首场"
    if _DONE.search(noun):
        return "首次"
    return "首批" if _MANY.search(noun) else "首个"
