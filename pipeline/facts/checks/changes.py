"""Whether an amount keeps its part in a change: where it began, by how much it changed, what it came to, or none of these.

매출 9억원 isn't "rises 900 million won", 50척 줄어든다 isn't "falls to 50", 1150척으로 isn't "from 1,150". The part is read
from what stands right behind the figure in the Korean and right around it in the translation; where either doesn't
say, nothing is found.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.facts.checks.values import figures_told, quantity
from pipeline.facts.figures.units import same
from pipeline.records import Finding, Mention, Quantity, TargetLang
from pipeline.text.morph import tokenize

_STEMS = (
    r"늘|줄|증가|감소|상승|하락|오르|오른|올[라랐]|내[렸리려린]|떨어|낮[아췄추]|높[아였이]|확대|축소|급증|급감|급등|급락|뛰|치솟|불어|"
    r"인상|인하|증액|감액|감축|성장|빠[지졌]|커[지졌]|올[리렸린]|개선|악화|넓|좁|단축|연장|삭감|추가|더|많|적[다은었고어]|크|작|길|짧|앞|빠르|느리|높|낮|웃돌|밑돌|↑|↓|감[축산]|모자|부족|남|아끼|절감|절약"
)
_CHANGE = re.compile(_STEMS)
_AMOUNT = re.compile(
    rf", ?[\d.]+%(?:포인트|p)? ?(?:더 )?(?:많|적|높|낮)| ?(?:이나|가량|정도|씩|만큼|이|가|을|를)? ?(?:더 |각각 |넘게 )?(?:{_STEMS})"
)
_RESULT = re.compile(
    r"(?:으?로|까지) ?(?=[^,]{0,24}?(?:늘|줄|증가|감소|상승|하락|오르|올|내|떨어|낮|높|확대|축소|급증|급감|감축|뛰))"
)
_BASE = re.compile(r"보다|에 비해|과 비교|와 비교|[에과와] 견[줘주]|에서(?=[^가-힣]|.{2,30}(?:으?로|까지))")
_LINE = r"(?:ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr[eo]w|grows|f[ae]ll|falls|falling|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|climb(?:s|ed)?|jump(?:s|ed)?|surg(?:es|ed)|shr[aiu]nk|lower(?:s|ed)|reduc(?:es|ed|ing))"
_ROUGH = r"(?:about |around |some |nearly |more than |over |roughly |a |an |the )*"
_PLAIN = re.compile(
    r"(?!(?: [\w-]+){0,2} (?:more|fewer|less|higher|lower|longer|shorter|larger|smaller|above|below|ahead|off|behind|short|over|under|up|down|greater|older|younger|faster|slower|earlier|later|away|apart)\b)"
)
_TOLD = {
    "en": (
        ("amount", re.compile(rf"\b{_LINE} (?:by )?{_ROUGH}$", re.I), None),
        ("amount", re.compile(rf"\b{_LINE}(?: [\w-]+){{0,5}} by {_ROUGH}$", re.I), None),
        ("result", re.compile(rf"\b{_LINE}(?: (?!from\b)[\w.,%$-]+){{0,9}}?(?<! compared)(?<! relative)(?<! equal)(?<! close) to {_ROUGH}$", re.I), None),
        ("base", re.compile(rf"\bthan (?:that of |those of )?{_ROUGH}$", re.I), None),
        ("level", re.compile(rf"\b(?:is|are|was|were) {_ROUGH}$", re.I), _PLAIN),
        ("base", re.compile(rf"\b(?:{_LINE}(?: (?!to\b)[\w.,%$-]+){{0,9}}? from) {_ROUGH}$", re.I), None),
    ),
    "zh": (
        ("amount", re.compile(r"(?:增加|增长|减少|下降|上升|提高|降低|上涨|下跌|缩减|削减)了?约?$"), None),
        ("result", re.compile(r"(?:增加|增长|减少|下降|上升|提高|降低|上涨|下跌|增|减|降|升)[到至为]约?$"), None),
        ("base", re.compile(r"比(?:[^，。\d]{1,6}的)?约?$"), None),
        ("base", re.compile(r"(?:^|[^自])从约?$"), re.compile(r"(?:增|减|降|升|提|上|下)")),
    ),
}  # fmt: skip
_PER = re.compile(r"에 (?=\d)")
_STATE = re.compile(
    r"(?:이[다며고]|이었|였)|(?:으?로|이?라고|인 것으로) (?:집계|나타|조사|추산|추정|파악|확인)|(?:을|를) (?:기록|나타내|차지)|에 (?:달[하했한]|그[쳤친])"
)
_SPEED = re.compile(r"[율률폭분]|차이|격차|증|감|상승|하락|성장|인상|인하|절약|늘|줄|오른|올|내린|떨어")
_NOW = re.compile(r"\b(?:is|are) $")
"""What something is now is not what it is compared with."""
_NEAR = 24
"""Characters before an amount among which it may be called a change (증가율은 5.2%였다)."""
_LEVEL = ("percent", "percentage_point", "times", "ordinal", "fraction", "score")


def check_changes(source: str, target: str, lang: TargetLang, figures: Sequence[Mention]) -> Iterator[Finding]:
    """Blocking findings for amounts told in another part of a change than the source gives them."""
    found = figures_told(target, lang)
    amounts = [m for m in figures if isinstance(m.value, Quantity)]
    for mention in amounts:
        twins = sum(same(quantity(mention), quantity(other)) for other in amounts)
        told = [f for f in found if same(quantity(mention), quantity(f))]
        if twins > 1 or len(told) != 1:
            continue
        part, here = _part(source, mention), _told(target, told[0], lang)
        now = part == "base" and _NOW.search(target[: told[0].start]) is not None
        level = (here == "level" and part != "amount" and not now) or (part == "level" and here != "amount")
        if here and part not in (here, "?") and not level and not (part == "none" and _free(source, mention, here)):
            yield _finding(mention, target[max(0, told[0].start - 24) : told[0].end], lang, (part, here))


def _part(source: str, mention: Mention) -> str:
    """``base``, ``amount`` or ``result`` as the Korean says; ``none`` where nothing changes in the sentence; else ``?``."""
    behind = source[mention.end :]
    if _BASE.match(behind):
        return "base"
    if _AMOUNT.match(behind):
        return "amount"
    if _RESULT.match(behind) or (re.match(r"으?로[, ]", behind) and re.search(r"\d[^\s\d]{0,6}보다 ", behind)):
        return "result"
    if _PER.match(behind):
        return "none"
    if _STATE.match(behind) and not _SPEED.search(source[max(0, mention.start - _NEAR) : mention.start]):
        return "level"
    return "none" if not _changes(source) and quantity(mention).unit not in _LEVEL else "?"


@lru_cache(maxsize=64)
def _changes(source: str) -> bool:
    """Whether a word of the Korean may tell a change; a syllable of a name (테크) tells none."""
    return any(
        (stem := _CHANGE.match(token.form)) is not None and (token.tag[0] in "VMS" or stem.end() > 1)
        for token in tokenize(source)
        if token.tag[0] in "VMNXS" and token.tag != "NNP"
    )


def _free(source: str, mention: Mention, told: str) -> bool:
    """A headline may fall to a figure that the Korean only names, and things are added that were only supplied."""
    reached = re.match(r"으?로(?:$|[.…,\s])", source[mention.end :]) is not None
    money = quantity(mention).unit.isupper() and told == "result" and not reached
    return not money and not _PER.match(source, mention.end) and (told != "amount" or quantity(mention).unit == "count")


def _told(target: str, figure: Mention, lang: TargetLang) -> str:
    before = target[: figure.start]
    for part, pattern, also in _TOLD[lang]:
        if pattern.search(before) and (also is None or also.match(target, figure.end)):
            return part
    return ""


def _finding(mention: Mention, found: str, lang: TargetLang, parts: tuple[str, str]) -> Finding:
    names = {
        "base": "where a change begins",
        "amount": "by how much something changes",
        "result": "what a change comes to",
        "level": "what it is",
        "none": "no part of a change",
    }
    return Finding(
        check="value_changed",
        severity="block",
        lang=lang,
        message=f"{mention.surface} is {names[parts[0]]}, told as {names[parts[1]]} in '{found.strip()}'",
        found=found.strip(),
        source_span=(mention.start, mention.end),
    )
