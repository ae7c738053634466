"""The clauses of a Chinese sentence: who said it first, and a plan told before the first thing planned."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.facts.tables import word_set
from pipeline.lexicon.order.build import Span
from pipeline.lexicon.order.node import ACTING, INTRANSITIVE, NAMED, Node, met

_SHARED = re.compile(r"^(?:计划|决定|商定|约定|承诺|打算|将|拟|力争|争取)")
_OBLIGED = re.compile(r"^(?:必须|应当|应该|需要|可以|能够|不得)(?=.)")
_WITH_OBJECT = 4
"""Characters of a verb that has its object in it: 编制预算."""
_LINKED = ("고", "어", "아", "여", "어서", "거나")
_UNMEANT = word_set("내 받 얻 잃 겪 입 맞 당하 기록하 앓 밝히 말하 전하 설명하 되 지 못하")
"""Stems of what happens to somebody: nobody plans it."""


def told_first(parts: Sequence[Span]) -> list[Span]:
    """Quoted clauses moved behind the verb of saying, which takes their topic where it has none of its own."""
    at = max((n for n, span in enumerate(parts) if span.verb is not None and span.verb.role == "quote"), default=-1)
    if at < 0 or at + 1 >= len(parts) or parts[at + 1].verb is None:
        return list(parts)
    saying = parts[at + 1]
    content = list(parts[: at + 1])
    last = content[-1].verb
    if last is not None and any(span.verb is not None and span.verb.role == "quote" for span in content[:-1]):
        content = told_first([*content[:-1], content[-1]._replace(verb=last._replace(role="clause"))])
    saying, content = _dated_saying(saying, content)
    verb = saying.verb
    if verb is not None and verb.lemma == "하" and verb.words.endswith("做"):
        verb = verb._replace(words="表示")
        saying = saying._replace(verb=verb)
    if verb is not None and verb.words == "转达":
        verb = verb._replace(words="表示")
        saying = saying._replace(verb=verb)
    if verb is not None and verb.words.endswith("发布"):
        verb = verb._replace(words=verb.words.removesuffix("发布") + "宣布")
        saying = saying._replace(verb=verb)
    own = saying.topic is not None or any(node.role == "subject" for node in (verb.parts if verb else ()))
    first = next((n for n, span in enumerate(content) if span.topic is not None), None)
    if not own and first is not None and _speaks(content[first].topic):
        saying = saying._replace(topic=content[first].topic, leads=(*content[first].leads, *saying.leads))
        content[first] = content[first]._replace(topic=None, leads=())
    return [saying, *content, *parts[at + 2 :]]


def _speaks(topic: Node | None) -> bool:
    """Who says it may be the topic of what is said; a thing says nothing."""
    if topic is None or topic.form not in ("이", "가"):
        return topic is not None
    return topic.is_a(*NAMED) or ACTING.search(topic.lemma) is not None


def _dated_saying(saying: Span, content: list[Span]) -> tuple[Span, list[Span]]:
    """A bare day before another time is the day of the announcement: 公司30日发布，第二季度…."""
    first, told = content[0].verb, saying.verb
    if first is None or told is None or any(node.role == "time" for node in told.parts) or len(first.parts) < 2:
        return saying, content
    day, other = first.parts[:2]
    bare = day.role == "time" and not day.form and day.date is not None and day.date.day is not None
    if not bare or other.role != "time" or other.date is None or other.date.day is not None or saying.topic is not None:
        return saying, content
    told = told._replace(parts=(day, *told.parts))
    return saying._replace(verb=told), [content[0]._replace(verb=first._replace(parts=first.parts[1:])), *content[1:]]


def handed_on(parts: Sequence[Span], frames: Callable[[Node], bool]) -> list[Span]:
    """The topic of a clause that ``frames`` another and has its own subject goes to that one: 水质变坏后，市检查…."""
    made = list(parts)
    for at, (span, following) in enumerate(pairwise(parts)):
        verb = span.verb
        if span.topic is None or verb is None or following.topic is not None or following.verb is None:
            continue
        if verb.role == "clause" and _subject(verb) and not _subject(following.verb) and frames(verb):
            made[at] = span._replace(topic=None)
            made[at + 1] = following._replace(topic=span.topic)
    return made


def planned_first(parts: Sequence[Span]) -> list[Span]:
    """계획, 하기로 하다 and 예정 at the end of a chain go for all that is done before: 计划投入4亿韩元，整治…."""
    made = list(parts)
    for at in range(len(made) - 1, 0, -1):
        verb = made[at].verb
        if verb is None or verb.role == "relative":
            continue
        plan = _SHARED.match(verb.words) or (_OBLIGED.match(verb.words) if _is_either(made[at - 1]) else None)
        if plan is None:
            continue
        if made[at].topic is not None or _subject(verb):
            continue
        first = at
        agreed = plan[0] in ("商定", "决定", "约定", "承诺", "同意")
        while (
            first
            and not (agreed and met(made[first - 1].verb))
            and (_is_step(made[first - 1]) or (first > 1 and _is_other(made[first - 1], made[first - 2])))
        ):
            first -= 1
            if made[first].topic is not None:
                break
        if first == at:
            continue
        made[at] = made[at]._replace(verb=verb._replace(words=verb.words[plan.end() :]))
        opening = made[first].verb
        if opening is not None:
            either = "或" * opening.words.startswith("或")
            planned = either + plan[0] + opening.words.removeprefix(either)
            made[first] = made[first]._replace(verb=opening._replace(words=planned))
    return made


def _is_either(span: Span) -> bool:
    """사들이거나: one of two things done."""
    return span.verb is not None and span.verb.role == "clause" and span.verb.form == "거나"


def _is_other(span: Span, before: Span) -> bool:
    """The other of two things done, told by its verb alone: 사들이거나 빌려."""
    verb = span.verb
    if verb is None or verb.role != "clause" or verb.form not in _LINKED or verb.parts or verb.past:
        return False
    return span.topic is None and _is_either(before)


def _subject(verb: Node) -> bool:
    return any(part.role == "subject" for part in verb.parts)


def _is_step(span: Span) -> bool:
    """Something done on purpose, told without a tense of its own."""
    verb = span.verb
    if verb is None or verb.role != "clause" or verb.form not in _LINKED or verb.past or _subject(verb):
        return False
    if verb.lemma in _UNMEANT or verb.lemma in INTRANSITIVE or verb.words.startswith(("不", "未", "没", "无")):
        return False
    told = any(part.role in ("object", "figure") for part in verb.parts) or len(verb.words) >= _WITH_OBJECT
    return told and not _SHARED.match(verb.words)
