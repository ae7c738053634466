"""What a shortened Korean sentence does to the grammar of its source: words put in another order, two topics for one
verb, an object for a verb that has none, a noun without what describes it, a report that nobody made.

A small model that shortens by leaving out keeps the order of the words; where it moves a figure to the other side of
its noun, the figure mostly counts something else then (수술을 100례 마쳤다 is not 100례 신장을).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kiwipiepy import Token

from pipeline.facts.mentions import find_mentions
from pipeline.records import Finding
from pipeline.text.morph import tokenize
from pipeline.text.phrases import Word, words_of

_NOUNS = ("NNG", "NNP", "SL")
_VERBS = ("VV", "VA", "XSV", "XSA")
_SAID = re.compile(r"고\s(?:\S+\s)?(?:밝혔다|말했다|전했다|설명했다|강조했다|발표했다|공시했다|알렸다|덧붙였다)[.]?$")
_SAYS = re.compile(r"밝[혔히혀]|말했|전했|설명|강조|발표|공시|알렸|알려|덧붙|공개|소개|따르면|[다라]고")
_DAY_AFTER_TOPIC = re.compile(r"^[^,]{0,30}?[은는이가]\s(?P<day>\d{1,2}일|이날)\s")
_DAY_OF_REPORT = re.compile(r"\s(?:\d{1,2}일|이날)\s\S+[.]?$")
_DESCRIBED = frozenset(["비율", "비중", "끝", "뒤", "이유", "까닭", "방식", "과정", "차이", "부분", "점"])
"""Nouns that say nothing without the words before them."""
_TELLING = frozenset(["결과", "것", "셈", "때문", "상황", "계획", "예정", "방침", "덕", "목표", "처음"])
"""Nouns that end a sentence whose news stands before them: 늘어난 결과다 tells that it rose."""
_INSTEAD = re.compile(r"[가-힣\d](?:도|만|까지|씩|이나)\s|[은는]\s.*[은는]\s")
"""What may stand for an object: 도서관도 열었다."""
_AS_SUBJECT = frozenset("은는이가")
_GOES_ON = frozenset(["시", "군", "구", "도", "주", "씨", "측", "들", "등", "사", "님", "현", "성"])
"""What a name can do without: 가온시 may be told as 가온."""


_JOSA = "(?:은|는|이|가|을|를|에|의|와|과|도|로|으로|에서|에는|에서는|에게|만|까지|부터)"
_PARTICLE = re.compile(rf"([가-힣]{{2,}}?){_JOSA}")
_CUT_TAIL = re.compile(rf"(?!{_JOSA}$|[로에으이까부만도과와])[가-힣]{_JOSA}")


def check_grammar(short: str, source: str) -> Iterator[Finding]:
    """The blocking findings on the grammar of ``short``, a shortened form of ``source``; both Korean."""
    if short == source:
        return
    words = words_of(short)
    yield from _two_topics(words, source)
    if "각각" in short and "각각" not in source:
        yield _block("word_invented", "the source sentence doesn't share its figures out with 각각", found="각각")
    yield from _report(short, source, words)
    yield from _report_day(short, source)
    yield from _order(short, source)
    yield from _figure_subjects(short, source)
    yield from _objects(short, source)
    yield from _main_verb(short, source)
    yield from _described(words, source)
    yield from _names_cut(short, source)


def _two_topics(words: Sequence[Word], source: str) -> Iterator[Finding]:
    """Two topics, and nothing between them that ends a clause."""
    for at, word in enumerate(words):
        if word.role != "topic" or word.verbal:
            continue
        for other in words[at + 1 :]:
            if other.role in ("clause", "final", "nominalized") or other.text.endswith(","):
                break
            if other.role == "topic" and not other.verbal and f"{word.text} " not in _before(source, other.text):
                yield _block("grammar_broken", f"'{word.text}' and '{other.text}' are both topics", found=other.text)
                return


def _before(source: str, word: str) -> str:
    """The source's words before ``word`` up to the last clause that ends there."""
    return re.split(r"[,]|(?:고|며|지만|면) ", source.partition(word)[0])[-1] if word in source else ""


def _report(short: str, source: str, words: Sequence[Word]) -> Iterator[Finding]:
    """A report that the source doesn't have, or one that has lost who did what is reported."""
    if not _SAID.search(short):
        return
    if not _SAYS.search(source):
        yield _block("word_invented", "the source sentence isn't a report", found=short.split()[-1])
    theirs = words_of(source)
    topic = next((at for at, word in enumerate(theirs) if word.role == "topic"), None)
    if topic is None or any(word.role == "subject" for word in words):
        return
    first = next((at for at in range(topic + 1, len(theirs)) if theirs[at].role not in ("bare", "of")), None)
    after = theirs[first + 1 : first + 2] if first is not None and theirs[first].role == "subject" else []
    if first is not None and after and after[0].role != "modifier":
        name = theirs[first].text
        yield _block("subject_lost", f"the source sentence says who it was: '{name}'", expected=name)


def _report_day(short: str, source: str) -> Iterator[Finding]:
    """The day of a report (시는 30일 … 열었다고 밝혔다) isn't told as the day of the deed."""
    day = _DAY_AFTER_TOPIC.match(source)
    told = _DAY_AFTER_TOPIC.match(short)
    if not day or not told or day["day"] != told["day"] or not _SAID.search(source) or _SAID.search(short):
        return
    if not _DAY_OF_REPORT.search(source):
        yield _block("date_changed", f"'{day['day']}' may be the day of the report", found=day["day"])


def _order(short: str, source: str) -> Iterator[Finding]:
    """A figure has not gone to the other side of the noun beside it."""
    theirs = [(m.surface, m.start, m.end) for m in find_mentions(source) if m.kind == "figure"]
    nouns = [token for token in tokenize(short) if token.tag in _NOUNS]
    known = [token for token in tokenize(source) if token.tag in _NOUNS]
    for mention in find_mentions(short):
        places = [(start, end) for surface, start, end in theirs if surface == mention.surface]
        if mention.kind != "figure" or len(places) != 1:
            continue
        start, end = places[0]
        for noun in _beside(nouns, mention.start, mention.end, short):
            spots = [token.start for token in known if token.form == noun.form]
            after = noun.start >= mention.end
            if spots and all((spot < start) if after else (spot >= end) for spot in spots):
                yield _block("relation_changed", f"'{noun.form}' stands on the other side of a figure", found=noun.form)


def _beside(nouns: Sequence[Token], start: int, end: int, text: str) -> Iterator[Token]:
    """The nouns whose word touches the figure's word."""
    for noun in nouns:
        gap = text[end : noun.start] if noun.start >= end else text[noun.end : start]
        apart = noun.end <= start or noun.start >= end
        if apart and len(gap.split()) <= 1 and gap.count(" ") == 1 and "," not in gap:
            yield noun


def _figure_subjects(short: str, source: str) -> Iterator[Finding]:
    """A figure that is the object in the source (12초를 앞당겼다) isn't the subject here."""
    theirs: dict[str, set[str]] = {}
    for mention in find_mentions(source):
        theirs.setdefault("".join(mention.surface.split()), set()).add(_particle(source, mention.end))
    for mention in find_mentions(short):
        known = theirs.get("".join(mention.surface.split()))
        if (
            mention.kind == "figure"
            and known
            and known <= {"을", "를"}
            and _particle(short, mention.end) in _AS_SUBJECT
        ):
            yield _block("relation_changed", f"'{mention.surface}' is an object in the source", found=mention.surface)


def _particle(text: str, at: int) -> str:
    """The syllable behind a figure that ends at ``at``; hundredths of a second (12초 05를) belong to it."""
    found = re.match(r"(?:\s?\d+)?([가-힣])", text[at:])
    return found[1] if found else " "


def _objects(short: str, source: str) -> Iterator[Finding]:
    """A verb that has no object in the source has none here; one that always has its object there keeps it."""
    theirs, bare = _verbs_with_objects(source)
    mine, alone = _verbs_with_objects(short)
    for verb in mine & bare - theirs:
        yield _block("relation_changed", f"'{verb}' has no object in the source sentence", found=verb)
    last = alone & (theirs - bare) & set(_last_verbs(short))
    if last and not mine and not _INSTEAD.search(short):
        verb = min(last)
        yield _block("object_lost", f"'{verb}' has lost its object", found=verb)


def _last_verbs(text: str) -> list[str]:
    """The stem of the verb that is told last, without the frame of a report."""
    told = _SAID.sub("", text)
    return [word.stem for word in words_of(told) if word.verbal][-1:]


def _verbs_with_objects(text: str) -> tuple[set[str], set[str]]:
    """The stems of the verbs right behind an object, and those of the other verbs."""
    objects: set[str] = set()
    others: set[str] = set()
    open_ = False
    tokens = tokenize(text)
    for at, token in enumerate(tokens):
        tag = token.tag.split("-")[0]
        if tag == "JKO" and not text[token.end : token.end + 1].isalnum():  # not the 를 of 예를란
            open_ = True
        elif tag in _VERBS:
            stem = tokens[at - 1].form if at and tag in ("XSV", "XSA") else token.form
            (objects if open_ else others).add(stem)
            open_ = False
    return objects, others


def _main_verb(short: str, source: str) -> Iterator[Finding]:
    """What only describes a noun in the source (대출을 받은 법인이다) isn't the news here (대출을 받았다)."""
    mine = [word for word in words_of(short) if word.role == "final" and word.verbal]
    theirs = words_of(source)
    same = [word.role for word in theirs if mine and word.verbal and word.stem == mine[-1].stem]
    last = re.match("[가-힣]+?(?=이?다[.]?$)", theirs[-1].text)
    light = last is None or last.group() in _TELLING
    if same and set(same) == {"modifier"} and theirs[-1].stem == "이" and not light:
        yield _block("relation_changed", f"'{mine[-1].stem}' isn't what the source sentence tells", found=mine[-1].text)


def _described(words: Sequence[Word], source: str) -> Iterator[Finding]:
    """비율은, 끝에: with the words before them that the source has."""
    theirs = words_of(source)
    before = {word.text: previous.text for previous, word in pairwise(theirs)}
    roles = {word.text: previous.role for previous, word in pairwise(theirs)}
    previous = ""
    for word in words:
        needed = word.stem in _DESCRIBED and roles.get(word.text) in ("modifier", "of", "bare")
        bare = not previous or previous.endswith(("은", "는", ",", "고", "며"))
        if needed and bare and previous != before[word.text]:
            yield _block("grammar_broken", f"'{word.text}' has lost what describes it", found=word.text)
        previous = word.text


def _names_cut(short: str, source: str) -> Iterator[Finding]:
    """A name keeps its last syllable: 한들중에 isn't 한들에서."""
    theirs = re.findall("[가-힣]+", source)
    for word in words_of(short):
        found = _PARTICLE.fullmatch(word.text.rstrip("."))
        if not found or word.verbal or word.role not in ("topic", "subject", "object", "oblique", "of", "with"):
            continue
        tails = [other[len(found[1]) :] for other in theirs if other.startswith(found[1])]
        if tails and all(_CUT_TAIL.fullmatch(tail) and tail[0] not in _GOES_ON for tail in tails):
            yield _block("name_invented", f"'{found[1]}' is longer in the source sentence", found=found[1])


def _block(check: str, message: str, *, found: str = "", expected: str = "") -> Finding:
    return Finding(check=check, severity="block", lang="ko", message=message, found=found, expected=expected, span=None)
