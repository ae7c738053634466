"""Korean words spelled out instead of told: "the Jindanseo must be submitted" for a certificate, foreign names by sound."""

import re
from collections.abc import Iterator, Sequence

from kiwipiepy import Token

from pipeline.facts.names.romanize import is_given, place, split_name
from pipeline.facts.names.spelled import spellings
from pipeline.records import Finding, Mention, TargetLang
from pipeline.text.morph import UNKNOWN, tokenize

_LOANS = re.compile(
    r"hanbok|hanok|hangeul|hanji|hanwoo|hansik|ondol|gugak|pansori|taekwondo|soju|makgeolli|bulgogi|"
    r"bibimbap|gimbap|kimchi|gimchi|jeotgal|tteokbokki|tteok|gochujang|doenjang|ganjang|samgyetang|"
    r"naengmyeon|japchae|galbi|yakgwa|sikhye|haenyeo|sijo|minhwa|samulnori|talchum|ssireum|jeonse|"
    r"oreum|olle|won|pyeong|gayageum|geomungo|daegeum|janggu|arirang|chuseok|seollal|hwarang|yangban|"
    r"seowon|hyanggyo|sarangbang|maru|madang|dancheong|buk|jing|nongak|radio|opera|piano|solo|banana",
    re.IGNORECASE,
)
"""Words that English has as they are."""
_CUED = re.compile(r"(?:\b(?:the|a|an|of|its|their|this)|\d) $", re.IGNORECASE)
"""A word of two syllables is a name as likely as not, unless it stands as a noun does."""
_STATESMAN = re.compile(r" (?:[가-힣]+[부청원] )?[가-힣]*(?:대통령|총리|장관|차관|대사|주지사|국왕|왕세자|총재)")
_OFFICE = re.compile(
    r" (?:[가-힣A-Za-z]+ ){0,2}[가-힣A-Za-z]*(?:장|관|대표|교수|위원|의원|선수|감독|코치|이사|CEO|작가|배우)"
)
_NAMED = re.compile(r"[‘“'\"《〈「『][^’”'\"》〉」』]{0,40}$")


def check_unread(source: str, target: str, lang: TargetLang, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Blocking findings for dictionary words of the Korean that stand in ``target`` in Latin letters alone."""
    tokens = tokenize(source)
    yield from _foreigners(source, target, lang, tokens, mentions)
    for at, token in enumerate(tokens):
        start, end = token.start, token.start + token.len
        if token.tag != "NNG" or token.id < UNKNOWN or token.len < 2 or _NAMED.search(source[:start]):
            continue
        if any(m.start < end and start < m.end for m in mentions) or _joined(tokens, at):
            continue
        spelled = place(token.form)
        found = re.search(rf"(?<![A-Za-z-]){re.escape(spelled)}(?![A-Za-z-])(?! [A-Z])", target)
        cued = found and (token.len > 2 or _CUED.search(target[: found.start()]))
        if found and cued and not _LOANS.fullmatch(spelled) and spelled not in source:
            yield Finding(
                check="word_untranslated",
                severity="block",
                lang=lang,
                message=f"{token.form} is a common word, spelled out as '{spelled}'",
                found=spelled,
                span=found.span(),
                source_span=(start, end),
            )


def _foreigners(
    source: str, target: str, lang: TargetLang, tokens: Sequence[Token], mentions: Sequence[Mention]
) -> Iterator[Finding]:
    """Blocking findings for foreign persons whose names ``target`` spells by their Korean sound (사비토프 as Sabitop)."""
    for at, token in enumerate(tokens):
        start, end = token.start, token.start + token.len
        if token.tag != "NNP" or token.id >= UNKNOWN or token.len < 3 or _is_korean(token.form):
            continue
        if any(m.start < end and start < m.end for m in mentions) or _NAMED.search(source[:start]):
            continue
        twice = at and tokens[at - 1].tag == "NNP" and tokens[at - 1].id < UNKNOWN
        if not (_STATESMAN.match(source, end) or (twice and _OFFICE.match(source, end))):
            continue
        sounds = "|".join(map(re.escape, {place(token.form), *spellings(token.form)}))
        found = re.search(rf"(?<![A-Za-z])(?:{sounds})(?![a-z])", target)
        if found:
            yield Finding(
                check="name_invented",
                severity="block",
                lang=lang,
                message=f"{token.form} is a foreign name, told by its Korean sound as '{found.group()}'",
                found=found.group(),
                span=found.span(),
                source_span=(start, end),
            )


def _is_korean(form: str) -> bool:
    """A word with the shape of a Korean person's name."""
    parts = split_name(form)
    return parts is not None and len(form) < 5 and is_given(parts[1])


def _joined(tokens: Sequence[Token], at: int) -> bool:
    """The word is the head of a longer one without a space between: a name may begin with it (달빛축제)."""
    here, behind = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None:
        return False
    return bool(behind.start == here.start + here.len and behind.tag[:2] in ("NN", "XS", "SL"))
