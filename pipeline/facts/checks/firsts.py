"""Whether what happened for the first time is told so, and of the same: a club's first title in ten years of its own isn't
the first club to win one.
"""

import re
from collections.abc import Iterator

from pipeline.facts.checks.parts import SENTENCE
from pipeline.records import Finding, TargetLang

_OWN_FIRST = re.compile(r"(?:만에|이후|이래|뒤|창단|개교|설립|데뷔|창업|취임|출범) 처음(?:으로)? ")
"""For the first time since something of its own began; what is first of all has its scope before it (전국에서 처음)."""
_SCOPE = re.compile(
    r"최초|(?:국내|세계|전국|한국|아시아|업계|지자체|사상|역대|시중|가운데|중|에서|에서는|로는|로서|로서는)(?:으로|에서|에서는)? (?:처음|첫)"
)
_FIRST_ONE = {
    "en": re.compile(r"\b(?:became|becomes?|becoming|was|is) (?:the )?(?:[a-z]+[’']s )?first (?:[\w’'-]+ ){1,6}?(?:to|that|which|who)\b"),
    "zh": re.compile(r"成为(?:首个|第一个|首支|第一支|首家|第一家|首位|第一位|最早)"),
}  # fmt: skip
_FIRST = re.compile(r"(?:^|[ ‘“])첫 (?=[가-힣])(?![두세네] )")
_FIRST_TOLD = {
    "en": re.compile(r"\b(?:first\w*|1st|debut\w*|initial\w*|maiden|inaugura\w*|open\w*|original|premi[eè]re\w*|one|new|groundbreaking)\b", re.I),
    "zh": re.compile(r"首|第一|第1|初|最早|头|处女|新|奠基|开工|动工"),
}  # fmt: skip
"""What is the first of its kind (첫 물량), and the words that tell it, read widely: where a thing begins isn't among them."""


def check_firsts(source: str, target: str, lang: TargetLang) -> Iterator[Finding]:
    """Blocking findings for a first time told of all, or not told."""
    own = _OWN_FIRST.search(source)
    first_one = _FIRST_ONE[lang].search(target)
    if own and first_one and not _SCOPE.search(source):
        message = f"the first time for itself is told as the first of all in '{first_one[0]}'"
        yield _finding(lang, message, first_one[0], own.span())
    said = _FIRST.search(source) if SENTENCE.search(source.strip()) else None
    if said and not _FIRST_TOLD[lang].search(target):
        yield _finding(lang, f"'{said[0].strip()}' isn't told", "", said.span())


def _finding(lang: TargetLang, message: str, found: str, span: tuple[int, int]) -> Finding:
    return Finding(check="detail_lost", severity="block", lang=lang, message=message, found=found, source_span=span)
