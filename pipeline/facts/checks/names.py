"""Names of a target held against those of its Korean source: confirmed, contradicted, or can't tell."""

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.checks.omitted import is_omitted
from pipeline.facts.names.place_forms import all_places
from pipeline.facts.names.places import covers, find_places
from pipeline.records import Finding, Mention, TargetLang
from pipeline.text.morph import tokenize

_MARKET = {"en": re.compile(r"\bmarkets?\b", re.IGNORECASE), "zh": re.compile(r"市场")}
_MAYOR = {"en": re.compile(r"\bmayor", re.IGNORECASE), "zh": re.compile(r"市长")}
_COMPASS = re.compile(r"[동서남북중]구")
"""Districts that many cities have, and words besides (서구 국가, Western countries)."""
BLOCKING = ("person", "place", "organization", "term")
_WIDE = re.compile(r"place:(?:[A-Z]{2}|region-.*)")
"""Countries and parts of the world: often said by an adjective or left to the context (중국 항저우 → Hangzhou)."""

_BOTH = re.compile(r"\b(?:both|two|same[- ]name(?:d)?|namesakes?)\b", re.I)


def check_names(
    source: str, target: str, lang: TargetLang, mentions: Sequence[Mention], strict: bool = False
) -> Iterator[Finding]:
    """Findings about the people, places, organisations, titles and terms of ``target``.

    A place that only the target names blocks when it is Korean or stands in for one that is missing;
    others may be a translator's knowledge (the Maori, New Zealand) and block only when ``strict``.
    """
    names = [m for m in mentions if m.value is None and lang in m.renderings]
    places = find_places(target, lang)
    known = frozenset(m.key for m in mentions)
    strange = [p for p in places if not covers(known, p.key) and not _explained(p, names, lang)]
    missing = [m for m in names if not present(m, target, lang) and not any(p.key == m.key for p in places)]
    foreign = _foreign_bodies(mentions, source)
    for mention in missing:
        sure = mention.renderings[lang].certain or is_omitted(mention, target, lang)
        yield _missing(mention, strange, lang, sure and mention.start not in foreign)
    replaced = any(_replaceable(mention) for mention in missing)
    for place in strange:
        if not _in_source(place, source) and not _heads_name(place, source):
            yield Finding(
                check="place_invented",
                severity="block" if strict or replaced or place.key.startswith("place:KR") else "warn",
                lang=lang,
                message=f"the place '{place.surface}' isn't in the source",
                found=place.surface,
                span=(place.start, place.end),
            )
    yield from _mayor(target, lang, mentions)
    if lang == "en":
        yield from _namesakes(target, names)


def _namesakes(target: str, names: Sequence[Mention]) -> Iterator[Finding]:
    """Two places of one name (경기 광주시, 광주광역시) of which the English has the name but once."""
    heads: dict[str, dict[str, Mention]] = {}
    for place in (name for name in names if name.kind == "place"):
        heads.setdefault(place.renderings["en"].preferred.split()[0], {}).setdefault(place.key, place)
    for word, places in heads.items():
        said = len(re.findall(rf"\b{re.escape(word)}(?!s\b)", target))
        if len(places) > 1 and 0 < said < len(places) and not _BOTH.search(target) and f"{word}s" not in target:
            first, *_, last = places.values()
            yield Finding(
                check="name_missing",
                severity="block",
                lang="en",
                message=f"{first.surface} and {last.surface} are two places; {word} stands there once",
                expected=word,
                source_span=(last.start, last.end),
            )


def present(mention: Mention, target: str, lang: TargetLang) -> bool:
    """Whether an accepted spelling of the name stands in ``target``, hyphens, spaces and case aside."""
    rendering = mention.renderings[lang]
    plain = _plain(target)
    return any(_plain(spelling) in plain for spelling in (rendering.preferred, *rendering.accepted) if spelling)


def _plain(text: str) -> str:
    return re.sub(r"[\s\-‐‑–·・,.'’]+", "", text).casefold()


def _explained(place: Mention, names: Sequence[Mention], lang: TargetLang) -> bool:
    """The place's words are part of an accepted name of the source (Seoul in Seoul National University)."""
    own = _plain(place.surface)
    return any(own in _plain(s) for m in names for s in (m.renderings[lang].preferred, *m.renderings[lang].accepted))


def _in_source(place: Mention, source: str) -> bool:
    """The place's own spelling stands in the source as it is (Latin or Han in a Korean text)."""
    return place.surface.casefold() in source.casefold()


def _heads_name(place: Mention, source: str) -> bool:
    """The place's Korean name begins a longer name of the source: 동해 in 동해해양경찰서, not 고성 in 고성능."""
    known = all_places().get(place.key.removeprefix("place:"))
    return known is not None and any(
        token.tag == "NNP" and known.ko in token.form and source.startswith(known.ko, token.start)
        for token in tokenize(source)
    )


def _replaceable(mention: Mention) -> bool:
    """A city, district or province: another one in its place contradicts it."""
    return mention.kind == "place" and not _COMPASS.fullmatch(mention.surface) and not _WIDE.fullmatch(mention.key)


def _foreign_bodies(mentions: Sequence[Mention], source: str) -> set[int]:
    """Where organizations start that stand right behind a foreign country: 아이슬란드 기상청 isn't the Korean one."""
    starts = set()
    for country in mentions:
        if _WIDE.fullmatch(country.key) and country.key != "place:KR":
            starts |= {m.start for m in mentions if m.kind == "organization" and source[country.end : m.start] == " "}
    return starts


def _missing(mention: Mention, strange: Sequence[Mention], lang: TargetLang, sure: bool) -> Finding:
    """The finding for a name that isn't in the target: contradicted where another place stands in for it."""
    rendering = mention.renderings[lang]
    wrong = strange[0] if strange and _replaceable(mention) else None
    vague = _WIDE.fullmatch(mention.key) or _COMPASS.fullmatch(mention.surface)
    certain = sure and mention.kind in BLOCKING and not vague
    if mention.kind == "term" and rendering.origin != "termbase":
        certain = False
    return Finding(
        check="name_contradicted" if wrong else "name_missing",
        severity="block" if certain or wrong else "warn",
        lang=lang,
        message=f"{mention.surface} is {rendering.preferred}: "
        + (f"the translation has '{wrong.surface}'" if wrong else "not in the translation"),
        expected=rendering.preferred,
        found=wrong.surface if wrong else "",
        span=(wrong.start, wrong.end) if wrong else None,
        source_span=(mention.start, mention.end),
    )


def _mayor(target: str, lang: TargetLang, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """시장 is a mayor in the source but a market in the target."""
    mayors = [m for m in mentions if m.kind in ("title", "person") and m.surface.endswith("시장")]
    market = _MARKET[lang].search(target)
    if mayors and market and not _MAYOR[lang].search(target):
        yield Finding(
            check="name_contradicted",
            severity="block",
            lang=lang,
            message=f"{mayors[0].surface} is a mayor, not a market",
            expected=mayors[0].renderings[lang].preferred if lang in mayors[0].renderings else "",
            found=market.group(),
            span=market.span(),
            source_span=(mayors[0].start, mayors[0].end),
        )
