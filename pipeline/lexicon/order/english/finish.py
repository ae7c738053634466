"""The last touch on an English draft: wordings that only show when the whole sentence stands."""

import re

_NUMBER = r"(?:\d[\d,.]*(?: (?:million|billion|trillion))?|two|three|four|five|six|seven|eight|nine|ten)"
_CHANGED = {
    "rose": "up", "increased": "up", "grew": "up", "jumped": "up",
    "fell": "down", "decreased": "down", "dropped": "down", "declined": "down",
}  # fmt: skip
_MOVED = re.compile(
    r"^(?P<told>(?:(?! rose| fell| increas| decreas| grew| drop| declin| jump)[^,%“”])*"
    rf"\b{_NUMBER}(?!\d|th\b|st\b|nd\b|rd\b)(?:(?! rose| fell| increas| decreas| grew| drop| declin| jump)[^,%“”])*)"
    rf",? and (?P<moved>{'|'.join(_CHANGED)}) (?:by )?(?P<share>(?:about )?\d[\d.]*(?:%| percentage points?)) (?P<base>from|compared)\b"
)
"""A clause with an amount, and how much more or less that is: 320,000 tourists visited and rose 15% from last year."""
_FINISHED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b({_NUMBER}) people among (?:these|them)\b"), r"\1 of them"),
    (re.compile(rf"\b({_NUMBER}) equipment\b"), r"\1 pieces of equipment"),
    (
        re.compile(r"\b(project|program|system|bill|policy|service) that ((?:the )?[a-z-]+(?: [a-z-]+)? can )"),
        r"\1 in which \2",
    ),
    (re.compile(r"\b(confirm(?:s|ed)?|found|discovered) (?:a|the) fact that\b"), r"\1 that"),
    (re.compile(r"\b(was|were|is|are|did|does|do|has|have|had) not also\b"), r"\1 also not"),
    (re.compile(r"\bof nationwide\b"), "nationwide"),
    (re.compile(r"\bin home\b"), "at home"),
    (re.compile(r"\bas local time\b"), "local time"),
)
"""이 가운데 3명 is three of them; equipment isn't counted; a project in which people can do something."""


def finished(text: str) -> str:
    """``text`` with each such wording mended.

    >>> finished("320,000 tourists visited the festival and rose 15% from last year")
    '320,000 tourists visited the festival, up 15% from last year'
    """
    for pattern, better in _FINISHED:
        text = pattern.sub(better, text)
    return _MOVED.sub(
        lambda found: f"{found['told']}, {_CHANGED[found['moved']]} {found['share']} {found['base']}", text
    )
