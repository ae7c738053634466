"""A shortened Korean sentence held against the Korean it came from: nothing new, nothing moved, nothing turned round.

Shortening may only leave out. So every figure, date and name of the short sentence stands in the source, its
nouns and verbs too; a noun keeps the verb it belongs to (the dinner that was attended isn't the meeting before it);
and what was denied stays denied.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.facts.mentions import find_mentions
from pipeline.records import DateValue, Finding, Mention, Quantity
from pipeline.text.morph import tokenize

_CONTENT = ("NNG", "NNP", "SL", "SH", "XR", "VV", "VA")
_VERBS = ("VV", "VA", "XSV", "XSA")
_CASES = ("JKO", "JKB")
_PLACES = ("에서", "에서는", "보다", "부터")
"""Where and since when may move to another verb without harm."""
_FREE = frozenset(
    ["하", "되", "있", "밝히", "말", "전하", "것", "등", "이", "대하", "위하", "통하", "나서", "기록", "이날", "발표"]
)
"""Words a shortened sentence may bring: light verbs and verbs of saying that end a news sentence."""
_NEGATIONS = frozenset([("않", "VX"), ("못하", "VX"), ("없", "VA"), ("아니", "VCN"), ("안", "MAG"), ("못", "MAG")])


class _Word(NamedTuple):
    form: str
    tag: str


def check_shortened(short: str, source: str) -> list[Finding]:
    """The blocking findings of ``short`` against ``source``, both Korean; spans are in ``short``."""
    return [
        *_values(short, source),
        *_words(short, source),
        *_compounds(short, source),
        *_relations(short, source),
        *_negation(short, source),
    ]


def _values(short: str, source: str) -> Iterator[Finding]:
    known = find_mentions(source)
    for mention in find_mentions(short):
        if mention.value is None:
            if mention.surface not in source and not any(mention.key and mention.key == m.key for m in known):
                yield _finding("name_invented", f"'{mention.surface}' isn't in the source sentence", mention)
        elif not any(_within(mention, other) for other in known):
            check = "date_changed" if isinstance(mention.value, DateValue) else "value_changed"
            yield _finding(check, f"'{mention.surface}' isn't what the source sentence says", mention)


def _within(mention: Mention, other: Mention) -> bool:
    """Whether ``other`` says what ``mention`` says: the same amount, or a date with the same fields and maybe more."""
    mine, theirs = mention.value, other.value
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity):
        return (mine.value, mine.unit, mine.upper) == (theirs.value, theirs.unit, theirs.upper)
    if isinstance(mine, DateValue) and isinstance(theirs, DateValue):
        given = mine.model_dump(exclude_none=True, exclude={"implied"})
        return given.items() <= theirs.model_dump(exclude_none=True, exclude={"implied"}).items()
    return False


def _words(short: str, source: str) -> Iterator[Finding]:
    known = {token.form for token in tokenize(source)}
    for token in tokenize(short):
        written = short[token.start : token.start + token.len]
        if token.form in known | _FREE or token.form in source or written in source:
            continue
        if token.tag.split("-")[0] in _CONTENT:
            yield Finding(
                check="word_invented",
                severity="block",
                lang="ko",
                message=f"'{token.form}' isn't a word of the source sentence",
                found=token.form,
                span=(token.start, token.start + token.len),
            )


def _compounds(short: str, source: str) -> Iterator[Finding]:
    """Nouns written together in the short sentence stand together in the source: none is glued to another's end."""
    known = "".join(source.split())
    words: dict[int, str] = {}
    last = -1
    for token in tokenize(short):
        noun = token.tag.split("-")[0] in ("NNG", "NNP", "XPN", "XR", "SL")
        if noun and words and token.start == last:
            words[max(words)] += token.form
        elif noun:
            words[token.start] = token.form
        last = token.start + token.len if noun else -1
    for start, word in words.items():
        if "".join(word.split()) not in known and len(word) > 2:
            yield Finding(
                check="word_invented",
                severity="block",
                lang="ko",
                message=f"'{word}' isn't written so in the source sentence",
                found=word,
                span=(start, start + len(word)),
            )


def _relations(short: str, source: str) -> Iterator[Finding]:
    """A noun with its case before the next verb: the source has that pair too."""
    known = _pairs(source)
    nouns = {noun for noun, _, _ in known}
    for noun, case, verb in _pairs(short):
        if noun in nouns and (noun, case, verb) not in known and verb not in _FREE:
            yield Finding(
                check="relation_changed",
                severity="block",
                lang="ko",
                message=f"'{noun}' doesn't belong to '{verb}' in the source sentence",
                found=noun,
            )


def _pairs(text: str) -> set[tuple[str, str, str]]:
    """Each noun with a case particle, the case, and the verbs it may belong to: the next one, and the next that
    ends a clause."""
    words = [_Word(token.form, token.tag.split("-")[0]) for token in tokenize(text)]
    pairs = set()
    for at in range(1, len(words)):
        if (
            words[at].tag not in _CASES
            or words[at].form in _PLACES
            or words[at - 1].tag not in ("NNG", "NNP", "NNB", "NR", "SL", "SN", "SW")
        ):
            continue
        verbs = [i for i in range(at + 1, len(words)) if words[i].tag in _VERBS]
        for verb in verbs[:1]:
            pairs.add((words[at - 1].form, words[at].tag, _lemma(words, verb)))
    return pairs


def _lemma(words: Sequence[_Word], at: int) -> str:
    """The verb's stem, or the noun that 하다 or 되다 makes a verb of."""
    return words[at - 1].form if words[at].tag in ("XSV", "XSA") else words[at].form


def _negation(short: str, source: str) -> Iterator[Finding]:
    mine, theirs = _negations(short), _negations(source)
    if mine and not theirs:
        yield Finding(check="negation_flipped", severity="block", lang="ko", message="denies what the source says")
    if _negations(_ending(source)) and not mine:
        yield Finding(check="negation_flipped", severity="block", lang="ko", message="says what the source denies")


def _negations(text: str) -> int:
    return sum((token.form, token.tag.split("-")[0]) in _NEGATIONS for token in tokenize(text))


def _ending(source: str) -> str:
    """The last words of the source, where its main verb stands."""
    return " ".join(source.split()[-2:])


def _finding(check: str, message: str, mention: Mention) -> Finding:
    return Finding(
        check=check,
        severity="block",
        lang="ko",
        message=message,
        found=mention.surface,
        span=(mention.start, mention.end),
    )
