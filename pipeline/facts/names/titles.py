"""Titles and offices: the table, when a word is a title (시장 mayor or market), and how it joins a body and a name."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.facts.names.gazetteer import Gazetteer
from pipeline.facts.names.place_forms import all_places
from pipeline.facts.tables import rows, several
from pipeline.facts.words import Words
from pipeline.records import Mention

_CITIES = frozenset({"kr-metro", "kr-si", "cn-muni", "cn-city", "city", "jp-city", "state"})
_PROVINCES = frozenset({"kr-do", "jp-ken", "jp-fu", "jp-to", "jp-do", "state"})
# Titles that only certain places can have; without one, and without a name, the word is common.
_PLACES_OF = {"시장": _CITIES, "지사": _PROVINCES, "성장": frozenset({"cn-prov"}), "군수": frozenset({"kr-gun"})}
_PLACES_OF |= {"대사": frozenset({"country"}), "수상": frozenset({"country"}), "총리": frozenset({"country"})}
_NEVER_OF_PLACE = frozenset(
    [
        "의원",
        "대표",
        "이사",
        "감독",
        "선수",
        "주장",
        "소장",
        "기장",
        "대장",
        "역장",
        "점장",
        "회장",
        "통장",
        "이장",
        "배우",
        "가수",
        "시인",
        "교사",
        "기사",
        "연구원",
        "강사",
        "작가",
        "대원",
        "씨",
    ]
)
_NEEDS_NAME = frozenset(
    [
        "이사",
        "감독",
        "선수",
        "주장",
        "기자",
        "신부",
        "목사",
        "장군",
        "대장",
        "배우",
        "가수",
        "시인",
        "작가",
        "강사",
        "의사",
        "후보",
        "간사",
        "코치",
        "앵커",
        "셰프",
        "대리",
        "위원",
        "처장보",
        "대원",
        "약사",
        "화가",
        "왕자",
        "공주",
        "씨",
        "검사",
        "감사",
        "고문",
    ]
)
_NOUN_AFTER = re.compile(
    r"\s?(?:점유|점포|경제|규모|상황|가격|진출|개척|상인|선점|조사|지향|도시|기업|작품|발의|단체|팀|단(?![가-힣]장)|선출|곡|메뉴|상품)"
)
_SPORTS = re.compile("축구|야구|농구|배구|핸드볼|대표팀|리그|월드컵|올림픽|경기력|구단|프로팀")
_TAKES_ARTICLE = re.compile(
    r"^(?:Ministry|Department|Office|Board|Bureau|Bank|National)\b|"
    r"\b(?:Council|Office|Service|Agency|Commission|Committee|Administration|Association|Foundation|Institute|Authority)$"
)
_PEOPLES = {"US": "U.S.", "KR": "South Korean"}
_SPECIAL = {
    ("대표", "party"): ("Leader", "党首"),
    ("대표", "company"): ("CEO", "首席执行官"),
    ("의장", "ministry"): ("Speaker", "议长"),
    ("총장", "university"): ("President", "校长"),
    ("원장", "ministry"): ("Director", "院长"),
}


@dataclass(frozen=True)
class Title:
    """A row of the table: ``bare`` means that the word alone is always a title."""

    ko: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    before: bool
    bare: bool


@dataclass(frozen=True)
class TitleSpan:
    """A title in the text; ``start`` may lie within the body before it (광주|시장 in 광주시장)."""

    start: int
    end: int
    title: Title


@lru_cache(maxsize=1)
def title_forms() -> Gazetteer[Title]:
    """The Korean forms of the table."""
    found: Gazetteer[Title] = Gazetteer()
    for row in rows("titles.csv"):
        en, zh = ((row[lang], *several(row[f"{lang}_also"])) for lang in ("en", "zh"))
        found.add(row["ko"], Title(row["ko"], en, zh, row["order"] == "before", row["bare"] == "yes"))
    return found


def find_titles(words: Words, bodies: list[Mention]) -> list[TitleSpan]:
    """All words of the text that can be titles, longest first at each place; whether they are is told later.

    ``bodies`` are the places and organizations, to which a title may be joined without a space.
    """
    joints = {at for body in bodies for at in (body.end, body.end - 1, body.end - 2)}
    finished = {body.end for body in bodies if body.kind == "organization"}
    inner = {at for body in bodies for at in range(body.start, body.end)}

    def accept(start: int, end: int, _: list[Title]) -> bool:
        free = end - 1 not in inner or (end in joints and end not in inner and end not in finished)
        return free and words.closes(end) and not words.verbal(start, end) and not _derived(words, end)

    sports = _SPORTS.search(words.text) is not None
    starts = sorted(joints.union(words.openings))
    spans = title_forms().scan(words.text, starts, accept)
    return [TitleSpan(start, end, _coach(titles[0]) if sports else titles[0]) for start, end, titles in spans]


def _coach(title: Title) -> Title:
    """감독 in a text about sport: the coach, not the film director."""
    if title.ko != "감독":
        return title
    return replace(title, en=("Coach", *title.en), zh=("主教练", *title.zh))


def _derived(words: Words, end: int) -> bool:
    """Whether a suffix makes another word of it: 대표|적, 시장|성, 회장|단."""
    token = words.starting.get(end)
    return token is not None and str(token.tag) == "XSN" and words.text[end : end + 1] not in ("님", "들")


def body_before(text: str, span: TitleSpan, by_end: dict[int, Mention]) -> Mention | None:
    """The place or organization that the title belongs to: joined to it, or one space before it."""
    for overlap in (2, 1, 0):
        body = by_end.get(span.start + overlap)
        if body and body.start < span.start:
            return body
    gap = text[span.start - 1 : span.start]
    return by_end.get(span.start - 1) if gap in (" ", "\u00a0") else None


def holds(text: str, span: TitleSpan, body: Mention | None, *, named: bool) -> bool:
    """Whether the word is a title here: ``named`` says that a person's name stands beside it."""
    ko = span.title.ko
    if ko == "수상":
        return (
            body is not None
            and body.kind == "place"
            and not re.match(r"\s?(?:자|작|한|했|소감|경력|스포츠|레저)", text[span.end :])
        )
    if named:
        return not (ko in ("시장", "대표") and _NOUN_AFTER.match(text, span.end))
    if ko in _NEEDS_NAME or _NOUN_AFTER.match(text, span.end):
        return False
    if body is None:
        return span.title.bare
    if body.kind == "place":
        return _of_place(span, body)
    return True


def _of_place(span: TitleSpan, body: Mention) -> bool:
    """Whether a place has such an office: 광주시장 is a mayor, 남대문시장 and 중국 시장 are markets."""
    place = all_places().get(body.key.removeprefix("place:"))
    ko = span.title.ko
    if ko in _NEVER_OF_PLACE:
        return False
    if ko not in _PLACES_OF:
        return span.title.bare
    joined = body.end >= span.start
    fits = place is not None and place.kind in _PLACES_OF[ko]
    return fits and (joined or ko != "시장")


def body_kind(body: Mention | None) -> str:
    """The kind of an organization in the table (ministry, company …), ``place`` or empty."""
    if body is None or body.kind == "place":
        return "place" if body else ""
    return _kinds().get(body.key.removeprefix("org:"), "")


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {row["key"]: row["kind"] for row in rows("organizations.csv")}


def words_of(title: Title, body: Mention | None) -> tuple[list[str], list[str]]:
    """The English and Chinese words of a title for this body, the preferred first."""
    special = _SPECIAL.get((title.ko, body_kind(body)))
    if title.ko == "의원" and body and body.surface.endswith("의회"):
        special = ("member", "议员")
    en = [*([special[0]] if special else []), *title.en]
    zh = [*([special[1]] if special else []), *title.zh]
    return list(dict.fromkeys(en)), list(dict.fromkeys(zh))


def english_office(title: Title, body: Mention | None) -> list[str]:
    """The office in English, to stand before a name, the preferred first.

    Gwangju Mayor; Minister of Oceans and Fisheries; a long body comes after (``director of the …``).
    """
    en, _ = words_of(title, body)
    if body is None:
        return en
    name = _bare_english(body)
    ministry = re.match(r"Ministry (?:of|for) (?:the )?(.+)", name)
    if ministry and title.ko in ("장관", "차관"):
        return [f"{en[0]} of {ministry.group(1)}", f"{en[0]}", *(f"{word} of {ministry.group(1)}" for word in en[1:])]
    short = (len(name.split()) <= 2 or name.isupper()) and en[0] != "member"
    after = [f"{_lower(word)} of {_article(name)}{name}" for word in en]
    before = [f"{name} {word}" for word in en]
    return [*before, *after, *en] if short else [*after, *before, *en]


def _bare_english(body: Mention) -> str:
    rendering = body.renderings.get("en")
    name = rendering.preferred if rendering else body.surface
    place = all_places().get(body.key.removeprefix("place:"))
    if place and place.kind == "country":
        return _PEOPLES.get(place.key) or next(iter(place.loose[0]), name)
    return re.sub(r" (?:Province|County|District|Prefecture)$", "", name) if body.kind == "place" else name


def _article(name: str) -> str:
    return "the " if _TAKES_ARTICLE.search(name) else ""


def _lower(word: str) -> str:
    return word if word.isupper() or "." in word else word.lower()


def chinese_office(title: Title, body: Mention | None) -> list[str]:
    """The office in Chinese, body first, the preferred first: 光州市长, 浙江省副省长, 海洋水产部部长."""
    _, zh = words_of(title, body)
    if body is None or "zh" not in body.renderings:
        return zh
    name = body.renderings["zh"].preferred
    joined = []
    for word in zh:
        single = body.kind == "place" and name[-1:] == word[:1]
        joined += [name[:-1] + word, name + word] if single else [name + word]
        if not single and name[-1:] == word[:1]:
            joined.append(name[:-1] + word)
    return [*joined, *zh]
