"""Sports teams by their town and name: 프로배구 대구 라피스 → Daegu Lapis, 大邱Lapis队."""

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.names.body_forms import name_ends
from pipeline.facts.names.places import korean_forms
from pipeline.facts.names.spelled import english, spellings
from pipeline.facts.names.titles import title_forms
from pipeline.facts.tables import word_set
from pipeline.facts.words import Words
from pipeline.records import Mention, Rendering

_LEAGUE = re.compile(
    r"(?:프로|여자|남자|여자 프로|남자 프로)(?:야구|축구|농구|배구)|핸드볼|아이스하키|K리그|KBO|KBL|WKBL|V리그|챔피언결정전|정규리그|구단"
)
_WORD = re.compile(r" ([가-힣]{2,10})(?![가-힣A-Za-z0-9])")


_NOT_TEAMS = word_set(
    "구단 선수단 감독 선수 주장 코치 팬들 홈경기 경기장 체육관 야구장 축구장 연고 연고지 시민 "
    "도민 원정 홈 대표 대표팀 지역 시장 시내 소속 출신 시민구단 팀 경기 야구 축구 농구 배구 "
    "대회 리그 체육회 유스 여자팀 남자팀 결승 예선 본선 훈련 전지훈련 더비 개막전 홈팬 관중 "
    "구장 프로팀 실업팀 고교 초등 중학 대학 "
)


def find_teams(words: Words, places: Sequence[Mention]) -> list[Mention]:
    """The teams of a text about a league: an unknown name behind a Korean city, and the name alone where it stands again."""
    text = words.text
    if not _LEAGUE.search(text):
        return []
    found: dict[str, Mention] = {}
    for place in places:
        word = _WORD.match(text, place.end) if place.key.startswith("place:KR-") else None
        name = _name(words, word) if word else ""
        if word and name:
            end = word.start(1) + len(name)
            found.setdefault(name, _mention(text, (place.start, end), name, place))
    return list(_everywhere(text, found))


def _name(words: Words, word: re.Match[str]) -> str:
    """The team's name without particles, empty where a dictionary has the word or it is a title."""
    for size in sorted(name_ends(word.group(1))):
        name = word.group(1)[:size]
        if name in _NOT_TEAMS or name.endswith(("시", "군", "구", "도", "전")):
            continue
        if title_forms().meanings(name) or korean_forms().meanings(name):
            continue
        token = words.starting.get(word.start(1))
        whole = token is not None and token.len == len(name)
        if token is not None and (token.oov or (whole and str(token.tag) == "NNP") or (not whole and english(name))):
            return name
    return ""


def _mention(text: str, span: tuple[int, int], name: str, place: Mention) -> Mention:
    latin = spellings(name)
    town_en, town_zh = (place.renderings[lang].preferred for lang in ("en", "zh"))
    en = [*(f"{town_en} {word}" for word in latin), *latin]
    zh = [f"{town_zh}{latin[0]}队", *(f"{town_zh}{word}" for word in latin), *latin]
    return _made(text, span, name, en, zh)


def _made(text: str, span: tuple[int, int], name: str, en: Sequence[str], zh: Sequence[str]) -> Mention:
    start, end = span
    renderings = {
        "en": Rendering(preferred=en[0], accepted=tuple(dict.fromkeys(en)), origin="rule", certain=False),
        "zh": Rendering(preferred=zh[0], accepted=tuple(dict.fromkeys([*zh, *en])), origin="rule", certain=False),
    }
    surface = text[start:end]
    return Mention(
        kind="organization", surface=surface, start=start, end=end, renderings=renderings, key=f"org:team-{name}"
    )


def _everywhere(text: str, found: dict[str, Mention]) -> Iterator[Mention]:
    """Each team with its town wherever the text has both, else by its name alone."""
    for name, whole in found.items():
        for form in (whole.surface, name):
            for at in re.finditer(rf"(?<![가-힣A-Za-z0-9]){re.escape(form)}", text):
                rest = re.compile("[가-힣]*").match(text, at.end())
                word = name + (rest.group() if rest else "")
                if len(name) not in list(name_ends(word)) and word != name:
                    continue
                if form == name:
                    latin = spellings(name)
                    yield _made(text, at.span(), name, latin, [f"{latin[0]}队", *latin])
                else:
                    yield whole.model_copy(update={"start": at.start(), "end": at.end()})
