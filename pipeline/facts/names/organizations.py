"""Organizations: the table's, and those that a rule can name (광주시청, 나로대학교, ㈜한빛정밀)."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.facts.names.bodies import find_bodies, ruled
from pipeline.facts.names.body_forms import named, taken_apart
from pipeline.facts.names.gazetteer import Gazetteer
from pipeline.facts.names.offices_cn import find_chinese_offices
from pipeline.facts.names.places import guards
from pipeline.facts.names.spelled import spellings
from pipeline.facts.names.teams import find_teams
from pipeline.facts.tables import rows, several
from pipeline.facts.words import Words
from pipeline.records import Mention, Rendering

# Ending after a place or a proper noun: English with the name first, Chinese.
_OFFICES = {
    "시청": ("City Hall", "市政府"),
    "도청": ("Provincial Office", "道政府"),
    "군청": ("County Office", "郡政府"),
    "구청": ("District Office", "区政府"),
    "시의회": ("City Council", "市议会"),
    "도의회": ("Provincial Council", "道议会"),
    "군의회": ("County Council", "郡议会"),
    "구의회": ("District Council", "区议会"),
    "시교육청": ("Office of Education", "市教育厅"),
    "도교육청": ("Office of Education", "道教育厅"),
    "교육청": ("Office of Education", "教育厅"),
    "경찰청": ("Police Agency", "警察厅"),
    "해양경찰서": ("Coast Guard Station", "海洋警察署"),
    "경찰서": ("Police Station", "警察署"),
    "소방본부": ("Fire Headquarters", "消防本部"),
    "소방서": ("Fire Station", "消防署"),
    "세관": ("Customs", "海关"),
    "상공회의소": ("Chamber of Commerce and Industry", "商工会议所"),
    "상의": ("Chamber of Commerce and Industry", "商议"),
    "테크노파크": ("Technopark", "科技园"),
    "지방법원": ("District Court", "地方法院"),
    "지방검찰청": ("District Prosecutors' Office", "地方检察厅"),
    "지법": ("District Court", "地方法院"),
    "지검": ("District Prosecutors' Office", "地方检察厅"),
    "보건소": ("Public Health Center", "保健所"),
    "도시공사": ("Urban Corporation", "都市公社"),
    "관광공사": ("Tourism Organization", "观光公社"),
    "교통공사": ("Transportation Corporation", "交通公社"),
    "문화재단": ("Foundation for Arts and Culture", "文化财团"),
    "연구원": ("Institute", "研究院"),
}
_OFFICE_AHEAD = re.compile(f".?(?:{'|'.join(sorted(_OFFICES, key=len, reverse=True))})")
_HALLS = ("시청", "도청", "군청", "구청")
_ACRONYM = re.compile(r"\s?\(\s?([A-Z][A-Za-z&.-]{1,9})\s?\)")
_INTRODUCED = re.compile(r"(?<![가-힣A-Za-z])([가-힣A-Za-z]{3,20})\s?\(\s?([A-Z][A-Za-z&.-]{1,9})\s?\)")
_HEADS = re.compile(
    r"(?:연구원|연구소|공사|공단|협회|재단|센터|위원회|기구|기술원|진흥원|개발원|은행|대학교|학회|연합|연맹|포럼|조합|본부|처|청|부)$"
)
_FIRM = re.compile(r"(?:\(주\)|㈜|주식회사\s)\s?([가-힣]{2,10})")


@lru_cache(maxsize=1)
def organization_forms() -> Gazetteer[str]:
    """The Korean forms of the table with the keys (without prefix); ``never`` guards drop a form."""
    found: Gazetteer[str] = Gazetteer()
    for row in rows("organizations.csv"):
        for form in (row["ko"], *several(row["ko_also"])):
            if guards().get(form) != "never":
                found.add(form, row["key"])
    return found


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in rows("organizations.csv")}


def find_organizations(words: Words, places: Sequence[Mention]) -> list[Mention]:
    """The organizations of a Korean text, longer ones first, the table before the rules; they may overlap places."""
    candidates = [
        *_listed(words),
        *_introduced(words),
        *_offices(words, places),
        *find_bodies(words),
        *find_chinese_offices(words, places),
        *find_teams(words, places),
        *_firms(words.text),
    ]
    tabled = {(place.start, place.end) for place in places}
    candidates = [c for c in candidates if (c.start, c.end) not in tabled or c.renderings["en"].origin != "rule"]
    used: set[int] = set()
    kept = []
    for mention in sorted(candidates, key=lambda mention: mention.start - mention.end):
        span = range(mention.start, mention.end)
        if used.isdisjoint(span):
            used.update(span)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def _listed(words: Words) -> Iterator[Mention]:
    def accept(start: int, end: int, _: list[str]) -> bool:
        guard = guards().get(words.text[start:end], "")
        if words.text[:start][-1:].isdigit():
            return False
        whole = words.closes(end) or words.text.startswith(("장관", "총장", "장", "원장"), end)
        return whole and (not guard or (words.proper(start, end) and not words.verbal(start, end)))

    for start, end, keys in organization_forms().scan(words.text, words.openings, accept):
        row = _table()[keys[0]]
        en, zh = ([row[lang], *several(row[f"{lang}_also"])] for lang in ("en", "zh"))
        yield organization(words.text, start, end, keys[0], en, zh)


def organization(text: str, start: int, end: int, key: str, en: Sequence[str], zh: Sequence[str]) -> Mention:
    """A mention of the table's organization ``key``; an acronym that the text gives in brackets is accepted too."""
    bracket = _ACRONYM.match(text, end)
    extra = [bracket.group(1)] if bracket else []
    acronyms = [name for name in en if name.isupper() and " " not in name]
    renderings = {
        "en": Rendering(preferred=en[0], accepted=tuple(dict.fromkeys([*en, *extra])), origin="gazetteer"),
        "zh": Rendering(preferred=zh[0], accepted=tuple(dict.fromkeys([*zh, *extra, *acronyms])), origin="gazetteer"),
    }
    return Mention(
        kind="organization", surface=text[start:end], start=start, end=end, renderings=renderings, key=f"org:{key}"
    )


def _offices(words: Words, places: Sequence[Mention]) -> Iterator[Mention]:
    """Public offices after a place: 광주시|청, 광주|시의회, 전남|도교육청."""
    for place in places:
        if not _OFFICE_AHEAD.match(words.text, max(0, place.end - 1)):
            continue
        for at in (place.end, place.end - 1):
            ending = next((e for e in sorted(_OFFICES, key=len, reverse=True) if words.text.startswith(e, at)), "")
            end = at + len(ending)
            headed = words.text.startswith("장", end)
            if not ending or not (words.closes(end) or headed) or (headed and ending in _HALLS):
                continue
            generic, chinese = _OFFICES[ending]
            bare = (
                place.renderings["en"]
                .accepted[0]
                .rsplit(" Province", 1)[0]
                .rsplit(" County", 1)[0]
                .rsplit(" District", 1)[0]
            )
            stem = place.renderings["zh"].preferred
            stem = stem.removesuffix(chinese[0]) if chinese[0] in "市道郡区" else stem
            yield ruled(
                words.text,
                place.start,
                end,
                [f"{bare} {generic}", f"{bare} {generic.split(' ')[-1]}"],
                [stem + chinese],
            )
            break


def _firms(text: str) -> Iterator[Mention]:
    """㈜한빛정밀, (주)한빛정밀, 주식회사 한빛정밀: by its ending, or spelled."""
    for found in _FIRM.finditer(text):
        name = re.sub(r"(?<=[가-힣]{2})(?:은|는|이|가|을|를|의|와|과|에)$", "", found.group(1))
        parts = taken_apart(name)
        latin = list(spellings(name))
        en, zh = named(parts) if parts and parts.end == len(name) else ([*latin, f"{latin[0]} Co."], latin)
        mention = ruled(text, found.start(), found.start(1) + len(name), en, zh)
        yield mention.model_copy(update={"key": f"org:{name}"})


def _introduced(words: Words) -> Iterator[Mention]:
    """Unknown bodies whose acronym stands in brackets: 한국섬연구원(KIDI). The acronym is their English name."""
    for found in _INTRODUCED.finditer(words.text):
        name, acronym = found.groups()
        if not _HEADS.search(name):
            continue
        renderings = {
            "en": Rendering(preferred=acronym, accepted=(acronym,), origin="latin"),
            "zh": Rendering(preferred=acronym, accepted=(acronym,), origin="latin", certain=False),
        }
        start, end = found.span(1)
        yield Mention(
            kind="organization", surface=name, start=start, end=end, renderings=renderings, key=f"org:{acronym.lower()}"
        )
