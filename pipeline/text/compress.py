"""A Korean press sentence made shorter by rule: what it can do without is left out, the rest stays as it is written.

Korean puts the verb last and marks every part by its ending, so adverbial clauses, modifiers of a name, lists before
a count and the frame of a report can be cut out whole. Each way of cutting is an edit of a sentence; the edits are
made one after another, those that cost least first, until the sentence is short enough. A caller's check has the
last word on every step. Clauses that stand side by side (고, 며, 지만) are never cut: each carries news of its own.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from pipeline.text.morph import tokenize
from pipeline.text.phrases import Word, begin, phrase_begin, words_of

_REPORT = re.compile(
    r"(?P<and>고)\s+(?:(?:이날|\d{1,2}일)\s+)?(?:(?:공시|보도자료|자료)를 통해\s+)?(?:밝혔다|전했다|발표했다|공시했다|알렸다)[.]?$"
)
_DAY = re.compile(
    r"(?<=고 )(?:이날|\d{1,2}일)\s+(?=(?:밝혔다|전했다|말했다|발표했다|공시했다|설명했다|강조했다|알렸다)[.]?$)"
)
_DAY_TOLD = re.compile(r"^(?P<topic>[^,]{0,30}?[은는이가]\s)(?:\d{1,2}일|이날)\s")
"""A day right after the topic may be that of the report: it goes with the report."""
_MADE = re.compile(
    r"(?:예정|계획|방침)이라$|(?:했|됐|졌|었|았|렸|났|냈|였|쳤|겼|혔|섰|갔|뒀|뤘|췄|한|된|간|온|린|연|운|난|진|친|준)다$"
)
_FIGURE = r"(?:약 )?[\d,.]+(?:조|억|천|만)?[\d,.]*(?:조|억|천|만)?\s?(?:[가-힣A-Za-z㎡㎞㎏㎍%]+?)"
_OLD_BASE = re.compile(rf"(?P<noun>[가-힣]+)(?:의)?\s(?P<old>{_FIGURE})(?=보다\s(?:약 )?[\d,.]+(?:%|배|퍼센트))")
_OLD_FROM = re.compile(
    rf"(?<![가-힣\d] )(?<=[은는이가도] ){_FIGURE}에서\s(?=[\d,.]+[^\s]*(?: [가-힣]+)?(?:으로|로)\s(?:[\d.,]+(?:%|%p|배|%포인트)?\s)?(?:늘|줄|증가|감소|오르|올|내리|내려|높|낮|확대|축소))"
)
_LISTED = re.compile(r"(?<=\s)등\s(?=(?:모두\s|총\s)?\d)")
_HALL = re.compile(
    r"(?:회의실|강당|회의장|컨벤션센터|컨벤션홀|호텔|본관|별관|회관|대강당|연회장|접견실|집무실|홀|청사|엑스코|코엑스|벡스코|킨텍스|문화마당|광장)에서$"
)
_ADVERB = re.compile(
    r"(?<=\s)(?:더욱|한층|적극|적극적으로|본격|본격적으로|꾸준히|지속적으로|다시 한번|최근|현재|특별히|새롭게|"
    r"정식으로|성공적으로|공식|대폭|또한|역시|집중적으로|차질\s?없이|원활히|철저히)\s(?=[가-힣\d‘'])"
)
_TIME = re.compile(
    r"(?<=\s)(?:오전|오후)\s\d{1,2}시(?:\s\d{1,2}분)?(?:께|에|쯤)?\s|(?<=일 )(?:오전|오후|새벽)\s(?=[가-힣])"
)
_SPAN = re.compile(
    r"(?<=\s)(?:(?:오는|지난)\s)?(?:(?:\d{4}년|지난해|올해|내년|지난달|이달|다음 달)\s?)*(?:\d{1,2}월\s)?(?:\d{1,2}일|\d{1,2}월|지난달|이달)부터\s"
    r"(?:(?:\d{4}년|올해|내년|이달|다음 달|지난달)\s?)*(?:\d{1,2}월\s)?(?:\d{1,2}일|\d{1,2}월)?까지\s(?!\d+(?:일|개월|년|주)간[을의이])(?:(?:\d+박\s?\d+일|\d+일)\s일정으로\s|[\d]+(?:일|개월|년|주)간\s|\S+ (?:달|주) 동안\s)?"
    r"|(?<=\s)\d+(?:일|개월|년|주)(?:간|\s동안)\s(?=[가-힣])"
)
_CAUSE = frozenset(
    [
        "증가",
        "감소",
        "확산",
        "결과",
        "개정",
        "시행",
        "합의",
        "협약",
        "계획",
        "상황",
        "변화",
        "확대",
        "요청",
        "방침",
        "결정",
        "조치",
        "지적",
    ]
)
_ADJUNCT = frozenset(["위하", "통하", "맞", "힘입", "맞추"])
_ADJUNCT_NOUNS = frozenset(["바탕", "계기", "일환"])
_OF_EVENT = frozenset(["열리", "개최", "발표", "공개", "주최", "진행", "마련"])


class Edit(NamedTuple):
    """The sentence that an edit makes, and the edit's rank: 0 costs nothing, each step more is a greater loss."""

    rank: float
    text: str


def compress(text: str, limit: int, wanted: Collection[str], holds: Callable[[str], bool]) -> str:
    """``text`` cut down to ``limit`` characters, or as near to it as the rules bring it.

    ``wanted``: content morphemes that are dear, such as those of the title. ``holds`` says whether a sentence may
    stand for ``text``; an edit that it refuses isn't made.
    """
    short = text
    while len(short) > limit:
        at_stake = set(wanted) & _forms(short)
        edits = sorted(_edits(short), key=lambda e: (e.rank + 2 * len(at_stake - _forms(e.text)), len(e.text)))
        made = next((e.text for e in edits if len(e.text) < len(short) and _whole(e.text) and holds(e.text)), "")
        if not made:
            return short
        short = made
    return short


def _forms(text: str) -> set[str]:
    return {token.form for token in tokenize(text)}


def _whole(text: str) -> bool:
    """A sentence with a final ending and something before the verb."""
    return bool(re.search(r"[가-힣]다[.]?$", text)) and len(text.split()) > 2


def _edits(text: str) -> Iterator[Edit]:
    """Every edit of ``text`` that the rules know."""
    words = words_of(text)
    yield from _patterns(text, words)
    for rank, first, last in [*_adverbials(words), *_relatives(words), *_venues(words), *_lists(words, text)]:
        yield Edit(rank, _cut(text, words[first].start, words[last].end))
    yield from _frames(text, words)


def _cut(text: str, start: int, end: int) -> str:
    return " ".join((text[:start] + " " + text[end:]).split())


def _patterns(text: str, words: Sequence[Word]) -> Iterator[Edit]:
    held = {word.end + 1 for word in words if word.role in ("modifier", "of")}  # what a modifier describes stays
    for rank, pattern in ((0, _DAY), (0, _ADVERB), (1, _TIME), (1, _OLD_FROM), (3, _SPAN)):
        for match in pattern.finditer(text):
            if match.start() not in held:
                yield Edit(rank, _cut(text, match.start(), match.end()))
    for match in _OLD_BASE.finditer(text):
        yield Edit(1, text[: match.end("noun")] + text[match.end("old") :])


def _frames(text: str, words: Sequence[Word]) -> Iterator[Edit]:
    """What the announcer itself did or will do, said as such; a claim about others keeps who makes it."""
    match = _REPORT.search(text)
    if not match or sum(word.role in ("topic", "subject") for word in words) != 1 or not _leads(words):
        return
    said = text[: match.start()].rstrip()
    if _MADE.search(said):
        told = (said[:-1] + "다" if said.endswith("이라") else said) + "."
        yield Edit(0.5, told)
        yield Edit(0.6, _DAY_TOLD.sub(r"\g<topic>", told))


def _leads(words: Sequence[Word]) -> bool:
    """The sentence starts with its topic, before any other verb."""
    first = next((at for at, word in enumerate(words) if word.role == "topic"), -1)
    return first >= 0 and not any(word.role in ("clause", "modifier", "object") for word in words[:first])


def _adverbials(words: Sequence[Word]) -> Iterator[tuple[float, int, int]]:
    """Clauses of purpose, occasion and background."""
    for at, word in enumerate(words[1:-1], start=1):
        before = words[at - 1]
        if word.role == "clause" and word.stem in _ADJUNCT and before.role in ("object", "oblique", "nominalized"):
            clause = before.role == "nominalized"
            yield 1, (begin(words, at - 1, subjects=False) if clause else phrase_begin(words, at - 1)), at
        elif word.role == "clause" and word.stem == "따르" and (before.role == "nominalized" or before.stem in _CAUSE):
            yield 1, (begin(words, at - 1) if before.role == "nominalized" else phrase_begin(words, at - 1)), at
        elif word.stem in _ADJUNCT_NOUNS and word.role == "oblique" and before.role in ("object", "of"):
            yield 1, phrase_begin(words, at - 1), at
        elif word.text.rstrip(",") == "가운데" and before.role == "modifier":
            yield 1, begin(words, at - 1), at


def _relatives(words: Sequence[Word]) -> Iterator[tuple[float, int, int]]:
    """What describes a name from before (대표단을 이끈 A), or says when and where an event was held."""
    for at, word in enumerate(words[:-1]):
        if word.role != "modifier" or not word.verbal:
            continue
        first = begin(words, at, subjects=False)
        if word.stem in _OF_EVENT and first < at and (words[at + 1].named or words[at + 1].quoted):
            yield 1.5, first, at
        elif words[at + 1].named and first == 0:
            yield 2, first, at


def _venues(words: Sequence[Word]) -> Iterator[tuple[float, int, int]]:
    for at, word in enumerate(words[:-1]):
        if _HALL.search(word.text) and words[at + 1].stem not in _OF_EVENT:
            yield 1, phrase_begin(words, at), at


def _lists(words: Sequence[Word], text: str) -> Iterator[tuple[float, int, int]]:
    """``A, B, C 등 5개``: the count says it."""
    for match in _LISTED.finditer(text):
        at = next((i for i, word in enumerate(words) if word.start == match.start()), 0)
        first = at
        while first and words[first - 1].role in ("bare", "and"):
            first -= 1
        if first < at and (first == 0 or words[first - 1].role in ("topic", "subject", "object", "clause", "oblique")):
            yield 1, first, at
