"""Common Korean words spelled out instead of translated: "the Jindanseo must be submitted" for a medical certificate."""

import re
from collections.abc import Iterator, Sequence

from kiwipiepy import Token

from pipeline.facts.names.romanize import place
from pipeline.records import Finding, Mention, TargetLang
from pipeline.text.morph import tokenize

_UNKNOWN_IDS = 100
"""Kiwi numbers the words it guesses by their tag, below this; the words of its dictionary above."""
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
_NAMED = re.compile(r"[‘“'\"《〈「『][^’”'\"》〉」』]{0,40}$")


def check_unread(source: str, target: str, lang: TargetLang, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Blocking findings for dictionary words of the Korean that stand in ``target`` in Latin letters alone."""
    tokens = tokenize(source)
    for at, token in enumerate(tokens):
        start, end = token.start, token.start + token.len
        if token.tag != "NNG" or token.id < _UNKNOWN_IDS or token.len < 2 or _NAMED.search(source[:start]):
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


def _joined(tokens: Sequence[Token], at: int) -> bool:
    """The word is the head of a longer one without a space between: a name may begin with it (달빛축제)."""
    here, behind = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None:
        return False
    return bool(behind.start == here.start + here.len and behind.tag[:2] in ("NN", "XS", "SL"))
