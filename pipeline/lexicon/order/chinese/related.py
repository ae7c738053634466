"""What belongs to what, where Chinese tells it by other means: 像市场一样嘈杂的, 仅使用黏土时的, 去年3月失火的."""

import re
from collections.abc import Sequence

from pipeline.lexicon.order.node import INTRANSITIVE, VERBAL, Node

_END = Node("end", "")
_LIKE = "만큼"
_FIRES = ("불", "화재", "큰불")
_PAST = re.compile(r"^(?:지난해|작년|재작년|지난|\d{4}년)")
_AHEAD = re.compile(r"^(?:오는|내년|내후년|다음|내달|올해|올가을|올겨울)")
_PLANNED = re.compile("将|计划|拟|决定|预定|预计|定于|商定|有望|可|能|须|应|要|不|未|没|是|为|有|在|将要|正|已")
_HELD = re.compile(r"^(?:放映|上映|展出|展示|公开|发放|开放|运营|运行|开通|开设|设立|投入|扩大|开始|推出|实施|引进|建设|开工|"
                   r"招募|招聘|支援|提供|举行|举办|召开|开展|进行|访问|启动|重启|再次开业|开业|上市|出售|销售|供应|派遣|施行)")  # fmt: skip
"""What somebody does once, on a day to come."""
_PERSONAL = ("양", "군", "씨", "옹")
_MADE_INTO = re.compile("^(?:修缮|修改|修理|改造)")


def related(nodes: Sequence[Node]) -> list[Node]:
    """The nodes with such ties told in words or roles."""
    return _planned(_dated(_fires(_tied(nodes))))


def _tied(nodes: Sequence[Node]) -> list[Node]:
    made: list[Node] = []
    left = list(nodes)
    while left:
        node = left.pop(0)
        following = left[0] if left else _END
        if _is_like(node) and following.role in ("determiner", *VERBAL):
            like = f"像{node.words}一样"
            if following.role == "determiner":
                left[0] = following._replace(words=like + following.words)
            else:
                made.append(node._replace(words=like))
        elif _is_only(node, following):
            made += [Node("adverb", "仅"), node._replace(role="object", preposition="", form="을")]
        elif _is_case(node, following):
            made.append(node._replace(role="relative", words=f"{node.words}的", form="ㄹ"))
            del left[0]
        elif node.is_a("person") and following.lemma in _PERSONAL and following.words in ("量", "军", "郡", "氏", ""):
            left[0] = following._replace(words=node.words, mention=node.mention)
        elif node.role in VERBAL and _MADE_INTO.match(node.words) and _is_result(made):
            made.append(node._replace(words=_MADE_INTO.sub("改造", node.words)))
        else:
            made.append(node)
    return made


def _is_like(node: Node) -> bool:
    return node.role == "place" and node.form == _LIKE and node.quantity is None and bool(node.words)


def _is_only(node: Node, following: Node) -> bool:
    """시멘트만 쓰다: 만 stands for the object's particle too."""
    only = node.role == "place" and node.form == "만" and node.preposition == "仅" and node.date is None
    return only and following.role in VERBAL and following.lemma not in INTRANSITIVE and node.quantity is None


def _is_case(node: Node, following: Node) -> bool:
    """쓸 때의: of the time when."""
    when = node.role == "clause" and node.words.endswith(("时", "后", "前"))
    return when and (following.role, following.lemma) == ("particle", "JKG")


def _is_result(made: Sequence[Node]) -> bool:
    last = made[-1] if made else _END
    return last.role == "place" and last.form in ("로", "으로") and last.quantity is None


def _fires(nodes: Sequence[Node]) -> list[Node]:
    """불이 나다 is one verb: 起火, before a noun 失火的."""
    made: list[Node] = []
    for node in nodes:
        last = made[-1] if made else _END
        burns = last.lemma in _FIRES[:1] and last.role in ("subject", "topic") and last.form in ("이", "가")
        if burns and node.role in VERBAL and node.lemma == "나" and "发生" in node.words:
            verb = "失火" if node.role == "relative" else "起火"
            made[-1] = node._replace(words=node.words.replace("发生", verb, 1))
        else:
            made.append(node)
    return made


def _dated(nodes: Sequence[Node]) -> list[Node]:
    """지난해 3월 … 불이 난 시장의 공사를 마치고 오는 15일 …: a past date before what happened then is no date of the deed."""
    made = list(nodes)
    for at, node in enumerate(made):
        if not _is_past(node) or not at or made[at - 1].role != "topic":
            continue
        verb = next((n for n in range(at + 1, len(made)) if made[n].role in VERBAL), 0)
        if not verb or made[verb].role != "relative" or made[verb].form not in ("ㄴ", "은", "ᆫ"):
            continue
        if any(item.role not in ("subject", "object", "bare", "adverb", "place") for item in made[at + 1 : verb]):
            continue
        if any(_is_ahead(item) for item in made[verb:]):
            made[at] = node._replace(role="adverb", mention=None)
    return made


def _is_past(node: Node) -> bool:
    date = node.date
    if node.role != "time" or date is None or date.day is not None or node.form or node.mention is None:
        return False
    return _PAST.match(node.mention.surface) is not None


def _is_ahead(node: Node) -> bool:
    return node.role == "time" and node.mention is not None and _AHEAD.match(node.mention.surface) is not None


def _planned(nodes: Sequence[Node]) -> list[Node]:
    """올해 … 상영한다, 오는 18일 … 연다: what is yet to come, 将放映."""
    made = list(nodes)
    at = next((n for n in range(len(made) - 1, -1, -1) if made[n].role == "predicate"), 0)
    verb = made[at] if made else _END
    if not at or verb.past or verb.form not in ("다", "ᆫ다", "ㄴ다", "는다") or not _HELD.match(verb.words):
        return made
    if _PLANNED.match(verb.words) or not any(_is_ahead(node) for node in made[:at]):
        return made
    if any(node.role in ("quote", "break") for node in made[:at]):
        return made
    made[at] = verb._replace(words=f"将{verb.words}")
    return made


def emerged(arguments: Sequence[Node], words: str) -> Sequence[Node]:
    """조류인플루엔자가 발생한 농장: what comes up stands behind its verb, 发生禽流感的."""
    if words.removesuffix("的") not in ("发生", "出现", "爆发", "发现"):
        return arguments
    return [node._replace(role="object", form="을") if node.role == "subject" else node for node in arguments]


_ENDURED = {
    "더위": "热",
    "추위": "寒",
    "가뭄": "旱",
    "병": "病",
    "병충해": "病虫害",
    "열": "热",
    "물": "水",
    "소금기": "盐",
}


def withstanding(place: Node, adjective: Node) -> str:
    """더위에 강한: 耐热的, 병에 강한: 抗病的; empty for other adjectives."""
    if adjective.words != "强的" or place.role != "place":
        return ""
    what = _ENDURED.get(place.lemma, place.words)
    return f"{'抗' if place.lemma.startswith('병') or place.lemma not in _ENDURED else '耐'}{what}的"
