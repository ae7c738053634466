"""Places smaller than the tables have, by their ending behind a known place: 부여군 송하리, 스리랑카 마탈레시."""

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.names.body_forms import name_ends
from pipeline.facts.names.romanize import place as romanized
from pipeline.facts.names.spelled import spellings
from pipeline.facts.words import Words
from pipeline.records import Mention, Rendering

_HOME = {"읍": ("eup", "邑"), "면": ("myeon", "面"), "동": ("dong", "洞"), "리": ("ri", "里")}
_ABROAD = {"시": ("City", "市"), "주": ("Province", "州"), "군": ("County", "郡"), "구": ("District", "区")}
_WORD = re.compile(r"[가-힣]{2,9}")
_QUARTERS = ("중부", "동부", "서부", "남부", "북부", "북동", "북서", "남동", "남서")
_NEAR = 12
"""How many characters before a city abroad its country stands at most (스리랑카 중부주 마탈레시)."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COMMON = _set(
    "특별구 자치구 자치주 특별시 직할시 활동 이동 운동 공동 변동 자동 행동 노동 아동 작동 가동 진동 연동 출동 합동 감동 소동 격동 선동 충동 거동 제동 파동 구동 냉동 양면 전면 정면 후면 "
    "측면 표면 단면 장면 화면 도면 지면 수면 해면 노면 벽면 반면 내면 외면 이면 방면 국면 라면 당면 가면 서면 관리 처리 정리 수리 심리 원리 논리 윤리 "
    "진리 권리 승리 금리 비리 거리 소리 자리 머리 다리 요리 격리 분리 대리 총리 섭리 합리 영리 무리 우리 유리 물리 경리 조리 병리 생리 수동 능동 고동 "
    "한동 역동 생동 기동 반동 발동 시동 유동 이송동 별동 본동 관리동 연구동 병동 기숙사동 "
)


def find_settlements(words: Words, places: Sequence[Mention]) -> list[Mention]:
    """The places behind ``places`` that only their ending tells, and where the text repeats them."""
    home = {place.end: place for place in places if place.key.startswith("place:KR") and place.key != "place:KR"}
    found: dict[str, Mention] = {}
    for word in _WORD.finditer(words.text):
        if word.start() and words.text[word.start() - 1].isalnum():
            continue
        mention = _at_home(words, word, home) or _abroad(words, word, places)
        if mention is not None:
            home[mention.end] = mention
            found.setdefault(mention.surface, mention)
            if mention.surface[-1] in _ABROAD and len(mention.surface) > 3:
                found.setdefault(mention.surface[:-1], _bare(mention))
    taken = {at for place in places for at in range(place.start, place.end)}
    return [mention for mention in _everywhere(words.text, found) if mention.start not in taken]


def _at_home(words: Words, word: re.Match[str], before: dict[int, Mention]) -> Mention | None:
    """송하리 where 부여군 stands right before it."""
    start = word.start()
    if before.get(start - 1) is None or words.text[start - 1] != " ":
        return None
    for size in name_ends(word.group()):
        name = word.group()[:size]
        if name[-1] in _HOME and 2 <= len(name) <= 4 and name not in _COMMON:
            hyphen, zh = _HOME[name[-1]]
            latin = romanized(name[:-1])
            return _mention(name, start, [f"{latin}-{hyphen}", f"{latin}{hyphen}", latin], [latin + zh, latin])
    return None


def _abroad(words: Words, word: re.Match[str], places: Sequence[Mention]) -> Mention | None:
    """마탈레시 where a country stands shortly before it, and no dictionary has the word."""
    token = words.starting.get(word.start())
    if token is None or not token.oov:
        return None
    if not _placed(words.text, word.start(), places):
        return None
    near = (p for p in places if 0 < word.start() - p.end <= _NEAR and not p.key.startswith(("place:KR", "place:reg")))
    country = next((place.key.removeprefix("place:")[:2] for place in near), "")
    for size in name_ends(word.group()) if country else ():
        name = word.group()[:size]
        if name[-1] in _ABROAD and len(name) > 2 and name not in _COMMON and size < len(word.group()):
            generic, zh = _ABROAD[name[-1]]
            latin = spellings(name[:-1], country)
            en = [latin[0] if name[-1] == "시" else f"{latin[0]} {generic}", f"{latin[0]} {generic}", *latin]
            return _mention(name, word.start(), en, [latin[0] + zh, *latin])
    return None


def _placed(text: str, start: int, places: Sequence[Mention]) -> bool:
    """Whether a place, or a word for a province (중부주), stands right before."""
    if text[start - 1 : start] != " " or start < 2:
        return False
    return (
        text[start - 2] in "주성현도"
        or text[start - 3 : start - 1] in _QUARTERS
        or any(place.end == start - 1 for place in places)
    )


def _mention(name: str, start: int, en: list[str], zh: list[str]) -> Mention:
    return Mention(
        kind="place",
        surface=name,
        start=start,
        end=start + len(name),
        renderings={
            "en": Rendering(preferred=en[0], accepted=tuple(dict.fromkeys(en)), origin="rule", certain=False),
            "zh": Rendering(preferred=zh[0], accepted=tuple(dict.fromkeys([*zh, *en])), origin="rule", certain=False),
        },
        key=f"place:{name}",
    )


def _bare(mention: Mention) -> Mention:
    """The place without its ending: 마탈레 for 마탈레시."""
    latin = mention.renderings["en"].preferred.split(" ")[0]
    return _mention(mention.surface[:-1], mention.start, [latin], [latin]).model_copy(update={"key": mention.key})


def _everywhere(text: str, found: dict[str, Mention]) -> Iterator[Mention]:
    """The mentions wherever their names stand as words."""
    for name, mention in found.items():
        for again in re.finditer(rf"(?<![가-힣A-Za-z]){name}(?![A-Za-z])", text):
            rest = re.compile("[가-힣]*").match(text, again.end())
            word = name + (rest.group() if rest else "")
            if len(name) in list(name_ends(word)) or word == name:
                yield mention.model_copy(update={"start": again.start(), "end": again.end()})
