"""Which sentences of a release a short brief should rest on.

A sentence earns its place by standing early (press releases put the news first), by being central
(its words recur in the others), by sharing words with the title, by carrying facts and by saying what comes next;
it loses by being a quotation, an aside or a near copy of one already chosen (maximal marginal relevance,
Carbonell and Goldstein 1998). What the title tells should be told: words of the title that no chosen sentence has yet
count for the sentence that has them.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from pipeline.records import Mention, Sentence
from pipeline.text.morph import tokenize
from pipeline.text.phrases import Word, words_of
from pipeline.text.trim import without_brackets

_CONTENT = ("NNG", "NNP", "SL", "SN", "SH", "VV", "VA", "XR")
_ASIDE = re.compile(r"^(한편|이\s*밖에|아울러|참고로|앞서)[ ,]")
_DEICTIC = re.compile(r"^(이는|이를|이에|이번에는|이 같은|이 가운데|그는|특히|또|또한|이어|이와 함께|이날)[ ,]")
_LEANING = re.compile(
    r"(?:^|\s)(?:이를|이에|이는|이로써|이들은|이들의|그는|그의|그녀는|그해|이 기간|이 같은|이 가운데|이 중|이같은|이같이|해당|당시|그 결과|그 덕에|이곳|"
    r"이 제도|이 사업|이 대회|이 협약|이 회사|이 제품|이같이|이들)(?=[가-힣]{0,2}[\s,])"
    r"|^(?:이|그|이들|같은|나머지|그사이) (?=[가-힣\d])"
)
_CHANGES = frozenset(
    [
        "늘",
        "줄",
        "오르",
        "내리",
        "높아지",
        "낮아지",
        "커지",
        "그치",
        "이르",
        "증가",
        "감소",
        "많",
        "적",
        "높",
        "낮",
        "크",
        "작",
    ]
)
"""Verbs and adjectives that say something of an amount; who does something may go unsaid, what changes may not."""
_INTENDED = re.compile(r"(?:예정|계획|방침|목표)이다|것이다")
_AMOUNT = re.compile(r"\d\S*(?:,|이며|이고|[이]?었고|였고|였으며|이다|였다|이었다)[.]?$")
_REPORT = re.compile(r"고\s(?:\S+\s){0,2}(?:밝혔다|발표했다|전했다|공시했다|알렸다)[.]?$")
_GENERIC = re.compile(
    r"^(?:회사|시|군|구|도|청|정부|부처|대학|학교|병원|은행|재단|협회|연구팀|연구진|구단|연맹|조직위|위원회|양측|두 \S{1,3})[은는이가]\s"
)
_PERIOD = re.compile(r"^(?:이|그|같은) (?:기간|시기|때)|^(?:그동안|그사이|그해|이때)[ ,]")
_QUOTE = re.compile(r"[“\"][^”\"]{20,}[”\"]")

_COMPLETE = re.compile(r"[가-힣](?:다|요|까)[.!?]?[\"'”’」』)\]]*$")
_PLAN = re.compile(r"(?:예정이다|계획이다|방침이다|목표다|전망이다|추진한다|목표로 (?:하고 있다|한다))[.]?$")
_EARLY = 12
"""Characters before which a pronoun points out of its sentence; later, what it means mostly stands before it."""
_AS_MUCH = 0.8
"""The share of the title words of a teasing first sentence that the report after it must have."""
FRAGMENT_PENALTY = 1.5
POSITION, CENTRALITY, TITLE, FACTS, PLAN, COVERAGE = 0.5, 0.6, 0.3, 0.25, 0.3, 1.0
QUOTE_PENALTY, ASIDE_PENALTY, DEICTIC_PENALTY, LENGTH_PENALTY, TANGLE_PENALTY, REPEAT = 0.5, 0.5, 0.15, 0.2, 0.6, 0.9


def content_words(text: str) -> Counter[str]:
    """How often each content morpheme occurs in Korean ``text``."""
    return Counter(token.form for token in tokenize(text) if token.tag.split("-")[0] in _CONTENT)


def similarity(a: Counter[str], b: Counter[str]) -> float:
    """The cosine of two bags of words, 0.0 to 1.0."""
    dot = sum(count * b[word] for word, count in a.items())
    return dot / math.sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()) or 1)


def leans(text: str) -> bool:
    """Whether Korean ``text`` points back to a sentence before it: a pronoun, with nothing before it that it can mean.

    >>> leans("시는 이를 15%로 높인다."), leans("시는 도서관 3곳을 연다.")
    (True, False)
    """
    found = _LEANING.search(text)
    return (found is not None and found.start() < _EARLY) or _unsaid(text) or _parts(text)


def _unsaid(text: str) -> bool:
    """Whether the sentence says of something unnamed what it is or how it changed (지난해보다 8% 늘었다)."""
    words = words_of(text)
    if not words or words[-1].role != "final" or _INTENDED.match(words[-1].text) or any(map(_is_subject, words)):
        return False
    tags = {token.tag.split("-")[0] for token in tokenize(words[-1].text)}
    return "VCP" in tags or words[-1].stem in _CHANGES


def _is_subject(word: Word) -> bool:
    """A topic or subject, or what has 도 or 만 in its place; not 별로는 or 비교해도."""
    marked = word.text.rstrip(",").endswith(("은", "는", "도", "만")) and not word.text.endswith(
        ("에는", "에서는", "로는")
    )
    return word.role in ("topic", "subject") or (marked and not word.verbal)


def _parts(text: str) -> bool:
    """Whether the sentence gives the parts of an amount that it doesn't name (국비가 7억원, 시비가 3억원이다)."""
    words = words_of(without_brackets(text))
    parts = [at for at, (a, b) in enumerate(pairwise(words)) if a.role == "subject" and _AMOUNT.match(b.text)]
    return len(parts) > 1 and not any(word.role == "topic" for word in words[: parts[0]])


def speaks_of_period(text: str) -> bool:
    """Whether Korean ``text`` begins with the time that the sentence before it told (이 기간, 그해)."""
    return _PERIOD.search(text) is not None


def rank(sentences: Sequence[Sentence], title: str = "", mentions: Sequence[Mention] = ()) -> list[float]:
    """A score for each sentence; higher means more worth telling."""
    bags = [content_words(sentence.text) for sentence in sentences]
    title_bag = content_words(title)
    scores = []
    for index, (sentence, bag) in enumerate(zip(sentences, bags, strict=True)):
        others = [similarity(bag, other) for at, other in enumerate(bags) if at != index]
        facts = sum(sentence.start <= mention.start < sentence.end for mention in mentions)
        score = POSITION / (1 + 0.5 * index) + CENTRALITY * _mean(others) * 2
        score += TITLE * similarity(bag, title_bag) + FACTS * min(facts, 4) / 4
        score += PLAN * bool(_PLAN.search(sentence.text.strip()))
        scores.append(score - _penalty(sentence.text))
    return scores


def select(
    sentences: Sequence[Sentence],
    count: int,
    title: str = "",
    mentions: Sequence[Mention] = (),
    skipped: Collection[int] = (),
) -> list[int]:
    """Indices of the ``count`` sentences to tell, best first, near copies left out while others remain, those
    ``skipped`` always."""
    scores = rank(sentences, title, mentions)
    bags = [content_words(sentence.text) for sentence in sentences]
    wanted = set(content_words(title))
    untold = set(wanted)

    def worth(i: int) -> float:
        repeated = max((similarity(bags[i], bags[j]) for j in chosen), default=0.0)
        return scores[i] - REPEAT * repeated + COVERAGE * len(untold & set(bags[i])) / (len(wanted) or 1)

    chosen: list[int] = []
    left = set(range(len(sentences))) - set(skipped)
    while left and len(chosen) < count:
        best = max(left, key=lambda i: (worth(i), -i))
        chosen.append(best)
        left.remove(best)
        untold -= set(bags[best])
    return chosen


def teases(sentences: Sequence[Sentence], title: str) -> bool:
    """Whether the first sentence only leads up to one of the next two, which reports the same news and who it is from:
    as much of the title, all figures of it, and neither a pronoun nor a bare 회사는."""
    if len(sentences) < 3 or _REPORT.search(sentences[0].text.strip()):
        return False
    wanted = set(content_words(title))
    first = wanted & set(content_words(sentences[0].text))
    for after in sentences[1:3]:
        told = wanted & set(content_words(after.text))
        if (
            _REPORT.search(after.text.strip())
            and any(word.role == "topic" for word in words_of(after.text))
            and not leans(after.text)
            and not _GENERIC.match(after.text)
            and len(told) >= _AS_MUCH * len(first)
            and {word for word in first - told if word[0].isdigit()} == set()
        ):
            return True
    return False


def _penalty(text: str) -> float:
    """What a sentence loses for being a quotation, an aside, or hard to tell alone."""
    loss = QUOTE_PENALTY if _QUOTE.search(text) else 0.0
    loss += ASIDE_PENALTY if _ASIDE.match(text) else 0.0
    loss += DEICTIC_PENALTY if _DEICTIC.match(text) else 0.0
    loss += 0.0 if _COMPLETE.search(text) else FRAGMENT_PENALTY
    loss += LENGTH_PENALTY if len(text) < 20 else TANGLE_PENALTY if len(text) > 160 else 0.0
    return loss


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
