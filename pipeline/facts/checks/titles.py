"""Whether who has a title in the Korean has one in the translation: 가나시 부시장 홍길동 isn't just Hong Gil-dong, and a
deputy isn't the head himself.

Looked for right around the name, and for any title at all: which word a translator takes for 대표 or 이사 is his choice.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.records import Finding, Mention, TargetLang

_TITLE = {
    "en": re.compile(
        r"\b(?:president|mayor|governor|minister|chair\w*|head|chief|director|ceo|cfo|coo|cto|secretary|commissioner|"
        r"professor|prof|dr|doctor|researcher|scientist|manager|leader|lawmaker|assembly\w*|member|rep|representative|"
        r"senator|ambassador|consul|envoy|general|admiral|colonel|captain|commander|officer|administrator|dean|"
        r"chancellor|provost|principal|teacher|lecturer|coach|head coach|player|pitcher|forward|striker|keeper|founder|"
        r"executive|partner|king|queen|prince|princess|pope|cardinal|bishop|father|pastor|reverend|monk|judge|justice|"
        r"prosecutor|lawyer|attorney|candidate|spokes\w+|curator|editor|reporter|author|writer|poet|novelist|actor|"
        r"actress|singer|artist|painter|engineer|designer|architect|pharmacist|nurse|magistrate|premier|counsel\w*|"
        r"council\w*|superintendent|inspector|sergeant|lieutenant|mr|ms|mrs|deputy|vice|assistant|owner|conductor|"
        r"composer|pianist|violinist|musician|athlete|swimmer|runner|skater|archer|golfer|farmer|fisherman|student|"
        r"resident|advis[eo]r|auditor|treasurer|trustee|fellow|master|expert|official|worker|employee|staff)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"[长官员授裁理席师士相统使任监督佐尉将王后]|代表|书记|主编|选手|诗人|作家|画家|歌手|先生|记者|检察|候选|医生|教练|"
        r"发言人|创始人|负责人|学生|钢琴家|指挥|牧|主教|CEO"
    ),
}
_FULL = 3
"""Syllables of a full name, at least: of a later mention (서 시장) the title may go, and of people everybody knows."""
_NEAR = {"en": 70, "zh": 24}
"""Characters before a name among which its title stands."""
_BEHIND = {"en": 60, "zh": 6}
_CLAUSE = {"en": re.compile(r"[;:]|\. "), "zh": re.compile(r"[，。；]")}
_DEPUTY_KO = re.compile(
    r"부(?:시장|지사|장관|총리|총재|의장|위원장|대표|회장|사장|교육감|군수|구청장|총장|원장|본부장|국장|관장|청장|소장)"
)
_DEPUTY = {
    "en": re.compile(r"\b(?:vice|deputy|assistant|associate|under\w*|second)\b", re.I),
    "zh": re.compile("[副次]"),
}


def check_titles(target: str, lang: TargetLang, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Blocking findings for people of ``mentions`` whose full name stands in ``target`` without any title, or whose title
    isn't a deputy's there."""
    for person in mentions:
        rendering = person.renderings.get(lang)
        name = person.key.removeprefix("person:")
        titled = person.surface.startswith(f"{name} ") or person.surface.endswith(f" {name}")
        known = rendering is None or rendering.origin == "gazetteer" or " " in name
        if person.kind != "person" or rendering is None or known or not titled or len(name) < _FULL:
            continue
        places = [at for spelling in rendering.accepted for at in _places(spelling, target)]
        around = [_around(target, at, lang) for at in places]
        if not around or not _TITLE[lang].search(rendering.preferred):
            continue
        if not any(_TITLE[lang].search(part) for part in around):
            yield _lost(person, lang, "name_missing", "stands there without the title")
        elif _DEPUTY_KO.search(person.surface) and not any(_DEPUTY[lang].search(part) for part in around):
            yield _lost(person, lang, "name_contradicted", "is a deputy, told as the head")


def _places(spelling: str, target: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer(re.escape(spelling), target)) if spelling else iter(())


def _around(target: str, place: tuple[int, int], lang: TargetLang) -> str:
    """What stands near the name in its clause, the name among it: a spelling may have the title in it."""
    start, end = place
    before = _CLAUSE[lang].split(target[max(0, start - _NEAR[lang]) : start])[-1]
    behind = _CLAUSE[lang].split(target[end : end + _BEHIND[lang]])[0]
    return before + target[start:end] + behind


def _lost(person: Mention, lang: TargetLang, check: str, what: str) -> Finding:
    preferred = person.renderings[lang].preferred
    return Finding(
        check=check,
        severity="block",
        lang=lang,
        message=f"{person.surface} is {preferred}: {what}",
        expected=preferred,
        source_span=(person.start, person.end),
    )
