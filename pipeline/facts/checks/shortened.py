"""A shortened Korean sentence held against the Korean it came from: nothing new, nothing moved, nothing turned round.

Shortening may only leave out. So every figure, date and name of the short sentence stands in the source, its
nouns and verbs too; a noun keeps the verb it belongs to (the dinner that was attended isn't the meeting before it);
and what was denied stays denied.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.facts.checks.shortened_grammar import check_grammar
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
_QUOTES = re.compile("[‘’“”'\"「」『』《》<>]")
_NOUNS = ("NNG", "NNP", "SL")
_SAID = ("고 밝혔다", "고 말했다", "고 전했다", "고 설명했다", "고 강조했다", "고 발표했다")
_IF = frozenset(["면", "으면", "다면", "는다면", "ᆫ다면"])
_SUBJECT = frozenset(["이", "가", "은", "는", "께서"])
_OBLIQUE = frozenset(["을", "를", "에", "에게", "와", "과", "의", "으로", "로"])
_NEGATIONS = frozenset([("않", "VX"), ("못하", "VX"), ("없", "VA"), ("아니", "VCN"), ("안", "MAG"), ("못", "MAG")])


_OPEN = frozenset(["ᆫ다", "는다", "ᆫ다고", "는다고", "ᆯ", "을"])


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
        *_bare(short, source),
        *_subjects(short, source),
        *_speakers(short, source),
        *_counted(short, source),
        *_conditions(short, source),
        *_compared(short, source),
        *_negation(short, source),
        *_tense(short, source),
        *check_grammar(short, source),
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
            yield _block(
                "word_invented",
                f"'{token.form}' isn't a word of the source sentence",
                found=token.form,
                span=(token.start, token.start + token.len),
            )


def _compounds(short: str, source: str) -> Iterator[Finding]:
    """Nouns written together in the short sentence stand together in the source: none is glued to another's end."""
    known = "".join(source.split())
    words: dict[int, str] = {}
    last = -1
    for token in tokenize(short):
        noun = token.tag.split("-")[0] in ("NNG", "NNP", "XPN", "XR", "SL", "MM")
        if noun and words and token.start == last:
            words[max(words)] += token.form
        elif noun:
            words[token.start] = token.form
        last = token.start + token.len if noun else -1
    for start, word in words.items():
        if "".join(word.split()) not in known and len(word) > 2:
            yield _block(
                "word_invented",
                f"'{word}' isn't written so in the source sentence",
                found=word,
                span=(start, start + len(word)),
            )


def _relations(short: str, source: str) -> Iterator[Finding]:
    """A noun with its case before the next verb: the source has that pair too."""
    known = _pairs(source)
    nouns = {noun for noun, _, _ in known}
    for noun, case, verb in _pairs(short):
        if noun in nouns and (noun, case, verb) not in known and verb not in _FREE:
            yield _block(
                "relation_changed",
                f"'{noun}' doesn't belong to '{verb}' in the source sentence",
                found=noun,
            )


def _bare(short: str, source: str) -> Iterator[Finding]:
    """A noun that always has a particle in the source has one here too: 회사는 doesn't become 회사."""
    theirs = _particles(source)
    for noun, particles in _particles(short).items():
        if "" in particles and "" not in theirs.get(noun, {""}):
            yield _block(
                "relation_changed",
                f"'{noun}' has lost its particle",
                found=noun,
            )


def _subjects(short: str, source: str) -> Iterator[Finding]:
    """Who does something in the short sentence isn't only the one it is done to, with or for in the source."""
    theirs = _particles(source)
    for noun, particles in _particles(short).items():
        known = theirs.get(noun, set())
        if particles & _SUBJECT and known and not known - _OBLIQUE:
            yield _block(
                "relation_changed",
                f"'{noun}' is the subject here and not in the source sentence",
                found=noun,
            )


def _speakers(short: str, source: str) -> Iterator[Finding]:
    """Who says or does it is still there: the source's first subject before a verb of saying, else any subject."""
    theirs = [noun for noun, particles in _particles(source).items() if particles & _SUBJECT]
    mine = {noun for noun, particles in _particles(short).items() if particles & _SUBJECT}
    said = short.rstrip(". ").endswith(_SAID)
    if theirs and (theirs[0] not in mine if said else not mine):
        yield _block(
            "subject_lost",
            f"the source sentence says who it was: '{theirs[0]}'",
            expected=theirs[0],
        )


def _conditions(short: str, source: str) -> Iterator[Finding]:
    """What holds on a condition keeps it, and of several figures one is left."""
    if _conditional(source) and not _conditional(short):
        yield _block("condition_lost", "the source sentence has a condition")
    figures = [m.surface for m in find_mentions(source) if m.kind == "figure"]
    if len(figures) > 1 and not any(m.kind == "figure" for m in find_mentions(short)):
        yield _block(
            "value_missing",
            "none of the source sentence's figures is left",
            expected=figures[0],
        )


def _compared(short: str, source: str) -> Iterator[Finding]:
    """What is compared with (자는 사람보다) has the words before it that it has in the source."""
    theirs = " ".join(source.split())
    words = short.split()
    for at, word in enumerate(words):
        base = " ".join(words[max(0, at - 2) : at + 1])
        if word.endswith("보다") and base not in theirs:
            yield _block(
                "relation_changed",
                f"'{base}' isn't what the source sentence compares with",
                found=base,
            )


def _conditional(text: str) -> bool:
    """Whether something is said on a condition; 에 따르면 only names a source."""
    words = [(token.form, token.tag) for token in tokenize(text)]
    return any(
        tag == "EC" and form in _IF and words[at - 1][0] not in ("따르", "의하") for at, (form, tag) in enumerate(words)
    )


def _counted(short: str, source: str) -> Iterator[Finding]:
    """A noun right before a figure (현금 4억원) has no other figure behind it in the source."""
    theirs = _before_figures(source)
    for noun, values in _before_figures(short).items():
        if noun in theirs and not values <= theirs[noun]:
            yield _block(
                "relation_changed",
                f"'{noun}' stands before another figure in the source sentence",
                found=noun,
            )


def _before_figures(text: str) -> dict[str, set[str]]:
    """Nouns that stand right before figures, without a particle, and the figures as they are written."""
    ends = {token.start + token.len: token.form for token in tokenize(text) if token.tag in _NOUNS}
    found: dict[str, set[str]] = {}
    for mention in find_mentions(text):
        noun = ends.get(len(text[: mention.start].rstrip()))
        if mention.kind == "figure" and noun:
            found.setdefault(noun, set()).add(mention.surface)
    return found


def _particles(text: str) -> dict[str, set[str]]:
    """What follows each noun, or the nouns written together with it: the form of a particle, or "" for none;
    before a figure (매출 870억원을) none is right."""
    text = _QUOTES.sub("", text)
    found: dict[str, set[str]] = {}
    tokens = tokenize(text)
    start = 0
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.tag not in _NOUNS or (after and after.tag in _NOUNS and after.start == token.start + token.len):
            continue
        start = at
        while start and tokens[start - 1].tag in _NOUNS and tokens[start - 1].end == tokens[start].start:
            start -= 1
        noun = text[tokens[start].start : token.start + token.len]
        joined = after is not None and after.start == token.start + token.len
        if after is None or (not joined and after.tag != "SN") or (joined and after.tag.startswith("J")):
            found.setdefault(noun, set()).add(after.form if after and joined else "")
    return found


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
        yield _block("negation_flipped", "denies what the source says")
    if _negations(_ending(source)) and not mine:
        yield _block("negation_flipped", "says what the source denies")


def _tense(short: str, source: str) -> Iterator[Finding]:
    """What is announced (올린다고 밝혔다, 올릴 예정이다) isn't told as done (올렸다)."""
    mine, theirs = _told(short), _told(source)
    for verb in mine["past"] & theirs["open"] - theirs["past"]:
        yield _block("plan_made_fact", f"the source sentence doesn't say that '{verb}' is done", found=verb)


def _told(text: str) -> dict[str, set[str]]:
    """The verbs that ``text`` tells as done, and those that it tells as done regularly, in future or by plan."""
    words = [_Word(token.form, token.tag.split("-")[0]) for token in tokenize(text)]
    told: dict[str, set[str]] = {"past": set(), "open": set()}
    for at, word in enumerate(words[:-1]):
        if word.tag not in _VERBS:
            continue
        after = words[at + 1]
        if after.tag == "EP":
            told["past"].add(_lemma(words, at))
        elif after.form in _OPEN and after.tag in ("EF", "EC", "ETM"):
            told["open"].add(_lemma(words, at))
    return told


def _negations(text: str) -> int:
    return sum((token.form, token.tag.split("-")[0]) in _NEGATIONS for token in tokenize(text))


def _ending(source: str) -> str:
    """The last words of the source, where its main verb stands."""
    return " ".join(source.split()[-2:])


def _finding(check: str, message: str, mention: Mention) -> Finding:
    return _block(check, message, found=mention.surface, span=(mention.start, mention.end))


def _block(
    check: str, message: str, *, found: str = "", expected: str = "", span: tuple[int, int] | None = None
) -> Finding:
    return Finding(check=check, severity="block", lang="ko", message=message, found=found, expected=expected, span=span)
