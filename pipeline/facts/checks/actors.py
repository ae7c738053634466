"""Who acts: the partner of an agreement, whom something is sent to, the agent of a headline, a maker nobody named.

Read from the particle behind a name and the words around the name in the translation, so only what stands plainly
in another part is found.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.checks.parts import Anchor
from pipeline.records import Finding, TargetLang

_DEAL = re.compile(
    r"(?:협약|계약|협정|합의서?|양해각서|MOU|자매결연|결연|동맹|제휴|조약)(?:을|를)? [^,.]{0,8}(?:맺|체결|서명)"
)
_WITH = {
    "en": re.compile(r"\b(?:with|between|together|joint(?:ly)?|both|two|join\w*|alongside|partner\w*|sister)\b", re.I),
    "zh": re.compile(r"[与和同跟及、]|双方|两|向|联"),
}
_SENT = re.compile(r"신청|제출|요청|납품|공급|수출|전달|기부|건의|제안|신고|문의|보내|보냈|넘기|넘겼|팔았|판다")
_GIVES = {
    "en": re.compile(
        r"(?:,? (?:in|of) (?:the )?(?:[A-Z][a-z]+ ?)+)? ?(?:has |have |had |also |already )*(?!was\b|were\b|received|has been)"
        r"(?:applied|submitted|requested|supplied|exported|delivered|donated|proposed|reported|sent|sold|sells|supplies|exports|applies)\b"
    ),
    "zh": re.compile(
        r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:已|也|将)?(?:申请|提交|请求|交付|供应|出口|捐赠|提议|举报|寄|出售)"
    ),
}
_TO_WHOM = re.compile(r"[向给对由]")
_MAKER = {
    "en": re.compile(r"\b(?:the|its|their) (?:company|firm)\b", re.I),
    "zh": re.compile(r"(?<![\u4e00-\u9fff])(?:该|本)?公司(?!债)"),
}
_MADE = re.compile(
    r"회사|기업|업체|[가-힣]사(?![가-힣])|[가-힣]사(?:는|은|가|이|의|와|를|에|도|측)|법인|그룹|업계|㈜|주식회사|상장|매출|출시|제품|영업"
)
_BY_ITSELF = re.compile(r"(?:늘|줄|증가|감소|오르|올라|올랐|떨어|내려|높아|낮아|커|작아)")
_BY_SOMEBODY = re.compile(
    r"늘리|늘린|늘려|늘렸|줄이|줄인|줄여|줄였|높이|높인|높여|높였|낮추|낮춘|낮춰|낮췄|올리|올린|올려|올렸|내리|내린|내렸|인상|인하|감축|절감|단축|확대|"
    r"축소|삭감|증액|감액|상향|하향|시키|시켜|시켰|끌어|깎|억제|완화|강화|저감|[을를]"
)
_CAUSES = re.compile(
    r"\b(?:rais(?:es|ed)|reduc(?:es|ed)|lower(?:s|ed)|boost(?:s|ed)|cuts) (?!by\b|to\b|from\b|in\b)(?:[a-z]+ ){1,4}by (?=\d)",
    re.I,
)
_LED = {
    "en": re.compile(r"\b(?:in|to|at|from|into|for|stands to|by) (?:the )?$", re.I),
    "zh": re.compile(r"[在向对从给]$"),
}


def check_actors(
    source: str, target: str, lang: TargetLang, names: Sequence[Anchor], nouns: Sequence[Anchor]
) -> Iterator[Finding]:
    """Blocking findings for names told in another part than they have; ``names`` with all their accepted spellings,
    ``nouns`` the glossed words, by which a name's end is known."""
    ends = {noun.start: noun.end for noun in nouns}
    for name in names:
        words = tuple(word for word in name.words if len(word) > 1)
        end = ends.get(name.start, 0)
        places = [m for word in words for m in re.finditer(re.escape(word), target)]
        if not places or not end:
            continue
        particle = re.search(r"(?:에서는|에서|에게는|에는|에게|에|와|과|이|가|은|는)$", source[name.start : end])
        case = particle.group() if particle else ""
        if case in ("와", "과") and _DEAL.search(source[end:]) and re.search(r"[은는이가] ", source[: name.start]):
            yield from _partner(name, places, (source, target), lang)
        if case in ("에", "에는", "에게", "에게는") and _SENT.search(source[end : end + 40]):
            yield from _addressee(name, places, (source, target), lang)
        if name.start == 0 and re.match(r", ", source[end:]) and not case:
            yield from _leader(name, places, (source, target), lang)


def check_causes(source: str, target: str, lang: TargetLang) -> Iterator[Finding]:
    """A blocking finding for what grew or shrank by itself (금액 2.3% 늘고) told as raised or reduced by somebody."""
    found = _CAUSES.search(target) if lang == "en" else None
    if found and _BY_ITSELF.search(source) and not _BY_SOMEBODY.search(source):
        message = f"it changed by itself in the source, somebody did it in '{found[0].strip()}'"
        yield Finding(
            check="agent_changed", severity="block", lang=lang, message=message, found=found[0], span=found.span()
        )


def check_maker(source: str, target: str, lang: TargetLang, nouns: Sequence[Anchor]) -> Iterator[Finding]:
    """A warning for a company that nothing in the Korean sentence speaks of: right where the release is a company's."""
    found = _MAKER[lang].search(target)
    told = any(re.search(r"compan|firm|compagn|corp|公司|企业", noun.words[0], re.I) for noun in nouns)
    if found and not told and not _MADE.search(source):
        message = f"'{found.group()}' acts in the translation: the source speaks of no company"
        yield Finding(
            check="agent_changed", severity="warn", lang=lang, message=message, found=found.group(), span=found.span()
        )


def _partner(
    name: Anchor, places: Sequence[re.Match[str]], texts: tuple[str, str], lang: TargetLang
) -> Iterator[Finding]:
    target = texts[1]
    near = 90 if lang == "en" else 24
    joined = any(_WITH[lang].search(target[max(0, m.start() - near) : m.start()]) for m in places)
    before = any(re.search(r"\band (?:the )?$", target[: m.start()]) for m in places)
    if not joined and not before:
        yield _finding(name, lang, "is who it was agreed with")


def _addressee(
    name: Anchor, places: Sequence[re.Match[str]], texts: tuple[str, str], lang: TargetLang
) -> Iterator[Finding]:
    target = texts[1]
    first = min(places, key=lambda m: m.start())
    lead = target[: first.start()]
    opens = re.fullmatch(r"(?:The |In \w+, (?:the )?)?", lead) if lang == "en" else not _TO_WHOM.search(lead)
    longest = max((m.end() for m in places if m.start() == first.start()), default=first.end())
    if opens and len(lead) < 12 and _GIVES[lang].match(target, longest):
        yield _finding(name, lang, "is whom it goes to")


def _leader(
    name: Anchor, places: Sequence[re.Match[str]], texts: tuple[str, str], lang: TargetLang
) -> Iterator[Finding]:
    """The name before the first comma of a headline (가나시, 나라군과 협약) is the one who acts."""
    if all(_LED[lang].search(texts[1][: m.start()]) for m in places):
        yield _finding(name, lang, "is the one who acts")


def _finding(name: Anchor, lang: TargetLang, what: str) -> Finding:
    return Finding(
        check="agent_changed",
        severity="block",
        lang=lang,
        message=f"'{name.words[0]}' {what} in the source, not so in the translation",
        expected=name.words[0],
        source_span=(name.start, name.end or name.start),
    )
