"""What both languages read alike: a clause told as a fact, and amounts in a row with one verb at the end."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.inflect import plural, third
from pipeline.lexicon.order.english.voice import base_of
from pipeline.lexicon.order.node import MEETINGS, NAMED, NOMINAL, VERBAL, Node, Role
from pipeline.records import TargetLang

_KNOWS = word_set("확인하 발견하 밝히 밝혀내 알아내 규명하 입증하 파악하 증명하 알리 강조하 보여주 알게 되")
"""Stems of verbs of finding out and telling."""
_FACTS = ("사실", "점", "것")
_COMES_TO = word_set("집계되 나타나 추산되 추정되 조사되 나오 이 파악되 전망되")
"""Stems of verbs that say what an amount comes to."""
_SO_THAT = {"en": re.compile(r"do (\w+s\b.*)$"), "zh": re.compile("做以便(.+)的$")}
"""How the glosses of 도록 하는 come out."""
_TO = {"en": " to ", "zh": "至"}
_END = {"en": re.compile("^until "), "zh": re.compile("^[至到]")}
_MAKES = word_set("만들 만들어내 제작하 제공하 갖추 담 포함하 생산하 개발하 판매하 팔 지원하 작성하")
_WON_BY = {"점": "point", "골": "goal", "타": "stroke", "표": "vote", "승": "win", "세트": "set", "경기": "game"}
_EACH = {"every month": "a month", "every year": "a year", "every week": "a week", "every day": "a day"}
_PAPERS = word_set("협약 계약 협정 합의 합의서 양해각서 업무협약 조약 안건 내용")
_FINER = (("year", "month"), ("week", "day"), ("day", "hour"), ("hour", "minute"), ("minute", "second"))
_VOTES = {
    "en": {"찬성": "in favor", "반대": "against", "기권": "abstaining"},
    "zh": {"찬성": "赞成", "반대": "反对", "기권": "弃权"},
}
_YEARLY = word_set("임금 최저임금 예산 예산안 성장률 전망치 등록금 보험료 급식비 수강료 금리 환율 물가 지원금")
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth")
_VISITS = word_set("찾 방문하 둘러보 들르")
_AGREES = word_set("합의하 결정하 논의하 협의하 의결하 확정하 제안하 발표하 밝히 약속하 요청하 채택하 승인하")
_ANYONE = {"en": "anyone", "zh": "任何人都"}
MEETING = "회의에서"
"""The form of a place that is the meeting of the main verb."""
_ALSO = {"en": "also", "zh": "也"}
_IS = {"en": "was and", "zh": "是"}


def contents(nodes: Sequence[Node], lang: TargetLang) -> list[Node]:
    """줄어든다는 사실을 확인하다 confirms that it falls; 매출이 3억원, 이익이 1억원으로 집계되다: the first amount has a verb too."""
    made: list[Node] = []
    left = list(nodes)
    while left:
        node = left.pop(0)
        if lang == "en" and (said := _in_english(node, made, left)) is not None:
            made.append(said)
        elif (alone := _alone(node, made, lang)) is not None:
            made.append(alone)
        elif made and (joined := _joined(made[-1], node, lang)) is not None:
            made[-1] = joined
            if len(made) > 1 and (daily := _joined(made[-2], joined, lang)) is not None:
                made[-2:] = [daily]
        elif node.role == "adverb" and node.words == "all" and made and _counts(made[-1], "object"):
            continue
        elif _is_there(node, made, left):
            words = {"en": f"{'totaled' if left[0].past else 'total'} {node.words}", "zh": f"有{node.words}"}[lang]
            closer = " and" if lang == "en" and left[0].words.endswith(" and") else ""
            left[0] = left[0]._replace(words=words + closer, lemma="이루")
        elif node.form == "도록" and left and left[0].lemma == "조치하" and left[0].role in VERBAL:
            goal = f" to {base_of(node.words.removeprefix('so that '))}" if lang == "en" else node.words[2:]
            left[0] = left[0]._replace(words=left[0].words + goal, lemma=node.lemma)
        elif (through := _passed(node, left)) is not None:
            passed = left[through]
            order = (passed.words, node.words) if lang == "en" else (node.words, passed.words)
            left[through] = passed._replace(words=(" " if lang == "en" else "").join(order))
        elif _is_fact(node, left) or _is_found(node, left):
            words = node.words.removesuffix("的事").removesuffix("的").removeprefix("that ")
            made.append(node._replace(role="quote", words=words, form="다고"))
            del left[0]
        elif lang == "en" and _is_per(node, made, left):
            unit = made.pop().words
            number = f"{made.pop().words} " if made and made[-1].words.isdigit() else ""
            left[0] = left[0]._replace(words=f"{left[0].words} per {number}{unit}")
        elif (
            node.role == "topic" and node.form == "도" and left and left[0].lemma in _VISITS and left[0].role in VERBAL
        ) or _is_extra(node, made, left):
            made += [Node("adverb", _ALSO[lang]), node._replace(role="object", preposition="", form="을")]
        elif _is_meeting(node, made, left):
            made.append(node._replace(form=MEETING))
        elif node.role == "comma" and _is_listed(made, left):
            made += [_is(lang), node]
        elif _is_first(node, made, left):
            made += [node._replace(role="figure", preposition="", form=""), _is(lang)]
        else:
            made.append(node)
    return made


def _alone(node: Node, made: list[Node], lang: TargetLang) -> Node | None:
    """A unit that is told in another role or other words than its particle says; None for others."""
    if node.lemma == "조기" and node.role == "place" and node.form == "에":
        return Node("adverb", {"en": "early", "zh": "尽早"}[lang])
    if lang == "en" and node.role == "partitive" and node.lemma == "대상" and node.preposition == "for":
        return node._replace(role="genitive", preposition="", form="의")
    if lang == "zh" and node.words.endswith(("为对象", "为对象的")) and node.quantity is not None:
        return _aimed(made, node)
    if node.role == "place" and (node.lemma, node.form) == ("때", "까지"):
        words = f"until {node.words}" if lang == "en" else f"直到{node.words.removeprefix('直到')}"
        return node._replace(role="clause", words=words, preposition="", form="때까지")
    if node.words.startswith("worth ") and node.quantity is not None and not node.quantity.unit.isupper():
        return node._replace(role="partitive", words="of " + node.words[6:], form="의", mention=None)
    if node.lemma == "새" and node.role in ("bare", "figure") and node.words.startswith(("in ", "over ")):
        return node._replace(role="time", mention=None)
    if node.lemma == "누구" and node.form == "나":
        return node._replace(role="subject", form="가", words=_ANYONE[lang], preposition="")
    if node.lemma == "대비" and node.role == "bare" and node.words.startswith(("较", "比", "与", "from ")):
        return node._replace(role="time")
    return _grade(made, node, lang) if _is_grade(node) else _able(node, lang)


def _joined(before: Node, node: Node, lang: TargetLang) -> Node | None:
    """A time or an amount and the one behind it told as one; None for two that stand alone."""
    amount = node.quantity
    if _is_daily(before, node) and (
        lang == "en" or (node.quantity and node.quantity.counter is None) or "往返" in node.words
    ):
        return node._replace(words=f"{node.words} a day" if lang == "en" else f"每天{node.words}")
    if _is_rest(before, node):
        link, begins = (" and ", re.match("(?:for|in|over|after) ", node.words)) if lang == "en" else ("", None)
        opens = begins[0] if begins else ""
        return node._replace(words=f"{opens}{before.words}{link}{node.words.removeprefix(opens)}")
    if _is_until(before, node):
        return before._replace(words=f"{before.words}{_TO[lang]}{_END[lang].sub('', node.words)}")
    if (counted := _counted(before, node, lang)) is not None:
        return counted
    if node.lemma == "수준" and node.role == "place" and before.role == "figure" and before.quantity is not None:
        level = before.words if lang == "en" else before.words + node.words
        to = {"en": "to", "zh": "至"}[lang] if node.form == "까지" else ""
        return node._replace(words=level, mention=before.mention if lang == "en" or to else None, preposition=to)
    if (reached := _reached(before, node, lang)) is not None:
        return reached
    if before.role == "time" and before.date is not None and not before.form and _is_of_year(before, node):
        return node._replace(words=f"{before.words}'s {node.words}" if lang == "en" else before.words + node.words)
    if lang == "zh":
        return None
    if before.words in _EACH and node.role == "figure" and amount is not None and amount.unit.isupper():
        return node._replace(words=re.sub(r"( each)?$", rf" {_EACH[before.words]}\1", node.words, count=1))
    if margin := _margin(before, node):
        return before._replace(role="place", words=margin, preposition="by", mention=None)
    if _is_since(before, node):
        since = f"since {node.words.removeprefix('after ').removeprefix('since ')} {before.words}"
        return node._replace(role="time", words=since, mention=None)
    return None


def _is_meeting(node: Node, made: Sequence[Node], left: Sequence[Node]) -> bool:
    """제25차 위원회에서 내년 어선이 조업할 조건에 합의했다: the meeting is where they agreed, not where boats fish."""
    if node.form != "에서" or not node.lemma.endswith(MEETINGS) or not any(n.role == "topic" for n in made):
        return False
    verb = next((at for at, following in enumerate(left) if following.role in VERBAL), None)
    if verb is None or left[verb].role != "relative":
        return False
    return any(n.role == "subject" for n in left[:verb]) and any(n.lemma in _AGREES for n in left[verb:])


def _in_english(node: Node, made: list[Node], left: list[Node]) -> Node | None:
    """What only English tells in another way: an anniversary, a period that is set, a score in sets; None for others."""
    if (signed := _signed(node, left)) is not None:
        return signed
    amount = node.quantity
    if amount is None or not left:
        return None
    last = made[-1] if made else None
    if node.role == "object" and amount.counter == "주년" and (left[0].role, left[0].lemma) == ("relative", "맞"):
        of = f" of {made.pop().words}" if last is not None and last.role == "bare" else ""
        return node._replace(words=f"the {node.words} anniversary{of}", mention=None)
    if node.role == "object" and node.words.startswith("for "):
        return node._replace(words=f"the {node.words[4:]}")
    if amount.unit == "score" and last is not None and last.words == "set score" and node.role == "place":
        made.pop()
        return node._replace(words=f"{node.words} in sets")
    return None


def _head(left: Sequence[Node]) -> int:
    """Where the noun stands to which the modifiers ahead belong; -1 where none follows."""
    return next((at for at, node in enumerate(left) if node.role not in NOMINAL), -1)


def _passed(node: Node, left: Sequence[Node]) -> int | None:
    """내년 4월 시험 생산을 거쳐 7월에: the first date is that of the trial production; where it stands, None for no such."""
    if node.role != "time" or node.date is None or node.form or not left:
        return None
    at = _head(left)
    if (
        at < 0
        or left[at].role != "place"
        or left[at].form != "어"
        or left[at].preposition not in ("after", "经过", "经")
    ):
        return None
    return at if left[at + 1 : at + 2] and left[at + 1].role == "time" else None


def _is_extra(node: Node, made: Sequence[Node], left: Sequence[Node]) -> bool:
    """회의록까지 만드는 앱: what is made beside something else, where no place or time is reached."""
    reached = node.date is not None or node.quantity is not None or node.is_a(*NAMED)
    if node.form != "까지" or node.role != "place" or reached or not left:
        return False
    return left[0].role in VERBAL and left[0].lemma in _MAKES and not any(n.role == "object" for n in made[-1:])


def _is_there(node: Node, made: Sequence[Node], left: Sequence[Node]) -> bool:
    """통영시의 유인도는 41곳이 있으며: so many of the topic there are."""
    verb = bool(left) and left[0].role in ("clause", "predicate") and left[0].lemma == "있"
    return _counts(node, "subject") and verb and bool(made) and made[-1].role == "topic"


def _counts(node: Node, role: Role) -> bool:
    """An argument that is a count (선원 7명을)."""
    return node.role == role and node.quantity is not None and node.quantity.unit == "count"


def _aimed(made: list[Node], node: Node) -> Node:
    """전국 성인 2000명을 대상으로: all that stands before the count is the people asked."""
    words = node.words
    while made and made[-1].role in ("bare", "determiner"):
        words = made.pop().words + words
    if words.endswith("的"):
        return node._replace(role="relative", words="以" + words, preposition="", mention=None)
    return node._replace(words=words)


def _is_grade(node: Node) -> bool:
    amount = node.quantity
    return amount is not None and amount.counter == "학년" and {amount.value, amount.upper or 1} <= set(range(1, 7))


def _grade(made: list[Node], node: Node, lang: TargetLang) -> Node:
    """초등학교 2학년까지: up to the second grade of elementary school, no two schools; before a noun third-grade."""
    school = made.pop().words if made and made[-1].role == "bare" and made[-1].lemma.endswith("학교") else ""
    amount = node.quantity
    words = f"{school}{node.words}"
    if lang == "en" and amount is not None:
        last = amount.upper or amount.value
        first = f"{_NTH[int(amount.value) - 1]} to " if amount.upper else ""
        words = f"{first}{_NTH[int(last) - 1]}-grade {school}".strip()
        if node.role != "figure":
            words = f"the {first}{_NTH[int(last) - 1]} grade{f' of {school}' if school else ''}"
    return node._replace(words=words, mention=None, lemma="학년", role="bare" if node.role == "figure" else node.role)


def _able(node: Node, lang: TargetLang) -> Node | None:
    """받을 수 있도록 하는 사업: a project in which they can receive it; None for anything else."""
    found = _SO_THAT[lang].match(node.words) if node.role == "relative" else None
    if found is None:
        return None
    return node._replace(words=f"that can {base_of(found[1])}" if lang == "en" else f"能{found[1]}的")


def _signed(node: Node, left: Sequence[Node]) -> Node | None:
    """협약에 서명하다 signs an agreement; 넓히기로 하는 협약 is an agreement to broaden. None for anything else."""
    if node.role == "place" and node.form == "에" and left and left[0].lemma == "서명하" and left[0].role in VERBAL:
        return node._replace(role="object", form="을", preposition="")
    decides = node.role == "relative" and node.words.startswith("that decides to ")
    if not decides or not left or left[0].lemma not in _PAPERS:
        return None
    return node._replace(words=f"that {third(node.words.removeprefix('that decides to '))}")


def _margin(before: Node, node: Node) -> str:
    """3점 차로 이기다: three points, by which a match is won; empty for anything else."""
    amount = before.quantity
    if amount is None or node.role != "place" or (node.lemma, node.form) != ("차", "로") or node.quantity is not None:
        return ""
    if amount.unit != "count":
        return before.words
    name = _WON_BY.get(amount.counter or "", "")
    return f"{before.words} {name if amount.value == 1 else plural(name)}" if name else ""


def _is_daily(before: Node, node: Node) -> bool:
    """하루 24시간: so long every day."""
    amount = node.quantity
    often = amount is not None and (amount.unit in ("hour", "minute") or amount.counter in ("회", "편", "차례"))
    hours = often and node.role in ("time", "figure")
    return hours and before.lemma == "하루" and before.role in ("bare", "time", "figure") and not before.form


def _counted(before: Node, node: Node, lang: TargetLang) -> Node | None:
    """12개국 150개 기업, 왕복 6회, 찬성 178표: what a count is of, told with it; None for others."""
    one, two = before.quantity, node.quantity
    if lang == "en" and one is not None and one.counter == "경기" and node.lemma in ("관중", "관객", "입장객"):
        return node._replace(words=f"{node.words} at {before.words.split()[0]} games")
    if two is None or before.form:
        return None
    if one is not None and before.role == "figure" and one.counter == "개국" and two.unit == "count" and two.counter:
        words = f"{node.words} from {before.words}" if lang == "en" else f"{before.words}的{node.words}"
        return node._replace(words=words)
    if before.lemma == "주" and before.role == "bare" and two.counter in ("회", "편", "차례"):
        return node._replace(words=f"{node.words} times a week" if lang == "en" else f"每周{node.words}")
    if two.counter == "회" and before.lemma == "왕복":
        return node._replace(words=f"{node.words} round trips" if lang == "en" else f"往返{node.words}")
    if two.counter == "표" and before.lemma in _VOTES[lang]:
        votes = node.words if "vote" in node.words or lang == "zh" else f"{node.words} votes"
        side = _VOTES[lang][before.lemma]
        return node._replace(words=f"{votes} {side}" if lang == "en" else f"{votes}{side}")
    return None


def _reached(before: Node, node: Node, lang: TargetLang) -> Node | None:
    """잠실에서 마곡까지, 선원 7명을 모두, 지난해 말 기준: two units that say one thing; None for others."""
    if before.role == node.role == "place" and (before.form, node.form) == ("에서", "까지") and node.quantity is None:
        words = f"from {before.words} to {node.words}" if lang == "en" else f"从{before.words}至{node.words}"
        return node._replace(words=words, form="", preposition="", mention=None)
    if lang == "zh" and before.role == "time" and before.date is not None and not before.form and node.words == "标准":
        return before._replace(words=f"截至{before.words}", form="기준")
    if lang == "zh" and before.words == "每周" and node.role == "time" and node.words.startswith("周"):
        return node._replace(words=f"每{node.words}")
    return None


def _is_of_year(year: Node, node: Node) -> bool:
    """내년 최저임금을: the amount is of that year, whenever it is set."""
    relative = re.match(r"(?:next|last|this) (?:year|month)$|[明去今]年$|[上下]月$", year.words)
    return relative is not None and node.role == "object" and node.lemma in _YEARLY


def _is_rest(before: Node, node: Node) -> bool:
    """2시간 30분: hours with the minutes that are over."""
    if before.quantity is None or node.quantity is None or before.form or before.role not in ("figure", "time", "bare"):
        return False
    return (before.quantity.unit, node.quantity.unit) in _FINER and not node.words.startswith("about ")


def _is_since(before: Node, node: Node) -> bool:
    """2018년 창업 이후: since the founding in 2018, for what has gone on from then."""
    dated = before.role == "time" and before.date is not None and before.words.startswith(("in ", "on "))
    return (
        dated and node.role in ("time", "bare") and node.lemma == "이후" and node.words.startswith(("after ", "since "))
    )


def _is_per(node: Node, made: Sequence[Node], left: Sequence[Node]) -> bool:
    """10a당 수확량: the yield per 10 a."""
    per = node.role == "bare" and node.lemma == "당" and node.words == "per"
    return per and bool(made and left) and made[-1].role == "bare" and left[0].role in ("topic", "subject", "object")


def _is_until(before: Node, node: Node) -> bool:
    """12월 1일부터 내년 3월 31일까지: one time with two ends."""
    times = before.role == "time" and node.role == "time" and before.date is not None and node.date is not None
    return times and (before.form, node.form) == ("부터", "까지")


def _is(lang: TargetLang) -> Node:
    return Node("clause", _IS[lang], lemma="이", form="고", past=True)


def _is_first(node: Node, made: Sequence[Node], left: Sequence[Node]) -> bool:
    """수입은 510억달러로 무역수지는: the amount with 로 is all that is said of its subject."""
    amount = node.quantity
    if amount is None or amount.unit in ("ordinal", "score") or node.role != "place" or node.form not in ("로", "으로"):
        return False
    following = next((item for item in left if item.role not in NOMINAL), None)
    if any(item.quantity is not None and item.form in ("로", "으로") for item in left):
        return False
    other = following is not None and following.role in ("topic", "subject") and not node.stop
    return other and bool(made) and made[-1].role in ("topic", "subject")


def _is_fact(node: Node, left: Sequence[Node]) -> bool:
    """다는 사실을 and 다는 점을 before a verb of finding out."""
    told = node.role == "relative" and node.form.endswith(("다는", "라는"))
    return told and len(left) > 1 and left[0].lemma in _FACTS and left[0].role == "object" and _knows(left[1])


def _is_found(node: Node, left: Sequence[Node]) -> bool:
    """는 것을 in one unit, before a verb of finding out."""
    told = node.role == "clause" and not node.form and bool(node.words)
    return told and len(left) > 1 and (left[0].role, left[0].lemma) == ("particle", "JKO") and _knows(left[1])


def _knows(verb: Node) -> bool:
    return verb.role in VERBAL and verb.role != "relative" and verb.lemma in _KNOWS


def _is_listed(made: Sequence[Node], left: Sequence[Node]) -> bool:
    """A subject with its amount before the comma, another with 로 and a verb of amounts behind it."""
    if len(made) < 2 or made[-1].quantity is None or made[-1].role != "figure" or made[-2].role != "subject":
        return False
    verb = next((at for at, node in enumerate(left) if node.role in VERBAL), 0)
    if verb < 2 or left[verb].lemma not in _COMES_TO:
        return False
    amounts = [node for node in left[:verb] if node.quantity is not None]
    subjects = [node for node in left[:verb] if node.role == "subject"]
    return bool(amounts) and len(subjects) == len(amounts) and left[verb - 1] is amounts[-1]
