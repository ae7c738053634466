"""Where an adverbial stands in a Chinese clause, and the preposition it takes there."""

import re

from pipeline.lexicon.order.node import CAUSES, FREELY, Node

CHANGES = re.compile(r"增|减|升|降|涨|跌|缩|扩|提高|提升|下调|上调|拓宽|翻|改善|延长|缩短|变")
_BECOMES = re.compile(
    r"改变|改为|改建|变更|转换|转变|改造|变成|推荐|推举|举荐|转为|换成|指定|任命|选定|评选|更名|命名|划分|分为|打造|定|选|称|视|归|诊断|建设|制作|建造|培育|发展|推算|估计|统计|推定|判断|调查|分类|确认|显示|列为|延长"
)
_GIVES = re.compile(
    r"提供|支援|支持|供应|捐|交付|转达|传达|申请|提交|建议|要求|送|发送|发放|支付|派|移交|出售|销售|销往|出口|借|出租|租给|赠|汇|通报|公布|介绍|投放|投入|缴|偿|贷|拨|交|寄|递|传|展示|说明|补贴|补助|供[水电气暖餐]|^给"
)
_AFTER = re.compile(
    r"(?:在|于|至|到|达|入|出席|参加|参与|进入|加入|属于|位于|停留|前往|达到|签署|签名|超过|抵达|访问|获选|入选|当选|对应|应对|负责|反对|同意|赞成|适用|着手|成功|失败|影响|给|向|为|对|触|接近|关注|集中|符合|遭遇|来自|隶属|登上|跻身|突破|有|无|是)$"
)
_SUPPLIES = re.compile("供[水电气暖餐]$")
_MOVES = re.compile(r"派|发送|派遣|前往|出口|移|运|搬|转移|寄|送|返回|出发|疏散|迁")
_APPOINTS = re.compile("任命|选任|提名|委任|内定|起用|委以|聘任|推举|推选")
_REACHES = re.compile("仅为|达|停留|接近|超过|低于|不足|相当于|不及")
_PUBLISHES = re.compile("^(?:发布|发表|刊登|公布|刊载|登载|公开|举行|举办)$")
_KEEPS = re.compile("^(?:保持|维持|冻结|限制|控制)$")
_GOES = re.compile("(?:销往|前往|驶往|飞往|开往|运往|发往|送往|派往)$")
_ENTERS = re.compile("晋级|进入|打入|闯入|杀入|挺进")
SHIFTS = re.compile(
    r"转为|转向|变为|由盈转亏|扭亏为盈|跌落|下滑|滑落|撤|离开|恢复|康复|回归|复出|摆脱|脱离|解除|毕业|退|出发"
)
_SUFFERS = (
    "질환",
    "호우",
    "사고",
    "폭발",
    "산사태",
    "재난",
    "고장",
    "기상",
    "날씨",
    "눈",
    "안개",
    "파손",
    "과실",
    "실수",
    "탓",
)
"""Ends of further nouns that are causes with 로."""
_SPEEDS = ("km/h", "m/s", "knot")
_MANNERS = (
    "금리",
    "이율",
    "가격",
    "값",
    "속도",
    "비율",
    "방식",
    "형태",
    "형식",
    "조건",
    "명의",
    "규모",
    "기록",
    "성적",
    "간격",
    "몸",
    "차체",
)
"""Nouns that take 以: 以4.5%的利率, 以…的方式."""
_PUTS_OFF = re.compile("推迟|延期|延后|延至|提前|改期|顺延|改为|改$|变更|调整|延长")
_FIXES = re.compile("定$|定为|预定|确定|选定")
STATES = re.compile(
    r"^(?:占|创|保持|超过|高于|低于|多于|少于|仅为|停留|相当|超|达到|位居|居|成为|为|更|最)|[高低多少长短大小快慢早晚重轻]$|^(?:出现|显示)$"
)
"""What is said of a figure that the noun has: 为12.4天，比…短4.7天."""
_ON = ("식", "회의", "회견", "총회", "간담회", "국감", "국정감사", "포럼", "행사")
_EVENTS = (
    *_ON,
    "조사",
    "투표",
    "대화",
    "시험",
    "경기",
    "대회",
    "과정",
    "협상",
    "심사",
    "평가",
    "재판",
    "수사",
    "선거",
    "인터뷰",
    "연구",
    "분석",
    "검사",
    "방문",
    "보고서",
    "사고",
    "전투",
    "리그",
    "시즌",
    "실험",
    "작전",
    "점검",
    "훈련",
    "답변",
    "결승",
    "준결승",
    "예선",
)
"""Nouns that something happens in the course of, or at."""
MEETINGS = (
    "회의",
    "대화",
    "회담",
    "협의",
    "간담회",
    "총회",
    "이사회",
    "협의회",
    "위원회",
    "회견",
    "면담",
    "정상회담",
    "워크숍",
    "포럼",
)
"""Where something is agreed: before the verb of agreeing."""


def placed(node: Node, words: str, has_object: bool) -> tuple[str, str]:
    """An adverbial with its preposition, and where it stands: a slot of the clause."""
    form = node.form
    if node.lemma == "별" and node.words.startswith("按"):
        return node.words, "front"
    if not node.words:
        return "", "front"
    if form == "보다" or node.preposition == "比":
        return "比" + node.words, "against"
    if form in ("로", "으로", "로는", "으로는"):
        return _toward(node, words, has_object)
    if node.preposition == "至" and node.quantity is None and _ENTERS.search(words):
        return node.words, "behind"
    if node.preposition == "至" and (node.quantity is not None or CHANGES.search(words) or _MOVES.search(words)):
        return "至" + node.words, "result"
    if node.preposition:
        return _before(node, words)
    if form in ("에", "에는") and words.endswith(("报案", "举报", "报警", "申报")) and not has_object:
        return "向" + node.words, "front"
    if form in ("에", "에는", "에도", "엔"):
        return _at(node, words, has_object)
    if form in ("와", "과"):
        return "与" + node.words, "front"
    if form in ("로부터", "으로부터"):
        return "从" + node.words.removeprefix("从"), "front"
    return node.words, "front"


def _before(node: Node, words: str) -> tuple[str, str]:
    """The preposition of the gloss; 从 in place of 在 where something comes from there."""
    preposition = node.preposition
    if preposition == "在" and node.form == "에서" and not node.is_a("place") and SHIFTS.search(words):
        preposition = "从"
    if (
        preposition == "在"
        and node.form == "에서"
        and node.lemma.endswith((*_EVENTS, *MEETINGS))
        and node.words[-1] not in "中上时里"
    ):
        return f"在{node.words.removeprefix('在')}{'上' if node.lemma.endswith(_ON) else '中'}", "front"
    if preposition == "从" and node.quantity is not None:
        return preposition + node.words, "from"
    return preposition + node.words.removeprefix(preposition), "front"


def _toward(node: Node, words: str, has_object: bool) -> tuple[str, str]:
    """(으)로: 至 behind a change, 为 behind a verb of becoming, 因 before a cause, 前往, 以."""
    amount = node.quantity
    if words.endswith("列入"):
        return node.words, "result"
    if (
        node.words.endswith("为对象")
        or words.startswith("筹集")
        or (amount is not None and (amount.unit == "score" or words.startswith("位列")))
    ):
        return "以" + node.words, "front"
    if node.preposition == "至" or (amount is not None and CHANGES.search(words)):
        return "至" + node.words, "result"
    if amount is not None and _KEEPS.match(words):
        return "在" + node.words, "result"
    if node.lemma == "아래" and CHANGES.search(words):
        return f"至{node.words.removesuffix('下')}以下", "result"
    if node.lemma in ("수준", "선", "절반") and CHANGES.search(words):
        return "至" + node.words, "result"
    if node.lemma in ("최초", "처음") and node.words.endswith("首创"):
        return "在" + node.words.replace("首创", "首次"), "front"
    if amount is not None and amount.unit == "ordinal" and node.words.endswith("个"):
        return node.words.removesuffix("个"), "front"
    if amount is not None and amount.unit in _SPEEDS:
        return "以" + node.words, "front"
    if words in ("组建", "组成", "构成"):
        return "由" + node.words, "front"
    if amount is not None and amount.unit != "ordinal":
        return ("以" + node.words, "front") if has_object else ("为" + node.words, "result")
    if node.is_a("place") and _GOES.search(words):
        return node.words, "behind"
    if node.lemma in CAUSES or node.lemma.endswith(_SUFFERS):
        return "因" + node.words, "front"
    if node.lemma in ("추첨", "투표", "심사", "면접", "공모", "시험", "경매", "입찰"):
        return "通过" + node.words, "front"
    if _BECOMES.search(words) and not words.startswith("按"):
        return "为" + node.words, "result"
    if node.lemma in _MANNERS:
        return "以" + node.words, "front"
    if node.is_a("place") or node.lemma.endswith(("쪽", "방향", "방면")):
        return "向" + node.words, "front"
    if node.lemma in FREELY or node.lemma == "적" or node.words.endswith(("地", "费")):
        return node.words, "front"
    return (
        "用" if has_object and node.preposition != "作为" else "作为" if node.preposition else "以"
    ) + node.words, "front"


def _at(node: Node, words: str, has_object: bool) -> tuple[str, str]:
    """에: behind the verb where it has no object, 向 with verbs of giving, 每 with one, else 在."""
    amount = node.quantity
    if words.startswith("处以"):
        return "对" + node.words, "front"
    if _APPOINTS.search(words):
        return "为" + node.words, "result"
    if amount is not None and amount.unit.isupper():
        return (node.words, "behind") if _REACHES.search(words) and not has_object else ("以" + node.words, "front")
    if amount is not None and amount.unit in ("second", "minute", "hour") and node.form == "에":
        return "以" + node.words, "front"
    if amount is not None and amount.unit == "ordinal" and CHANGES.search(words):
        return "至" + node.words, "result"
    if amount is not None and amount.unit == "count" and amount.value == 1:
        return "每" + node.words.removeprefix("一").removeprefix("1"), "front"
    if _PUBLISHES.search(words):
        return "在" + node.words.removeprefix("在"), "front"
    if _SUPPLIES.match(words):
        return "向" + node.words, "front"
    if not has_object and (_AFTER.search(words) or not node.is_a("place")):
        return node.words, "behind"
    if _GIVES.search(words) or _MOVES.search(words):
        return "向" + node.words, "front"
    return ("" if re.match("在|从", node.words) else "在") + node.words, "front"


def until_when(node: Node, words: str) -> str:
    """推迟至9月, 定于6月: a date with 로 behind such a verb, empty where the verb is another one."""
    if words == "原定" and node.date is not None:
        return "于" + node.words
    if node.form not in ("로", "으로") or node.date is None:
        return ""
    if _PUTS_OFF.search(words):
        return "至" + node.words
    return "于" + node.words if _FIXES.search(words) else ""
