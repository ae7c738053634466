"""The ladder: one sentence's way through the strategies of the config, and the choice among what they gave.

Facts come first: a hypothesis without blocking findings beats one with any. Then what a person wrote, what the model
was sure of, and the literal draft before a model's doubtful words. Then adequacy: the share of the sentence's known
words (the lexicon's and the facts' own) that the hypothesis has, since a small model drops clauses. Then the model's
own score. All hypotheses are kept with their findings.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.facts.checks.bounds import check_bounds
from pipeline.facts.checks.compare import compare
from pipeline.facts.checks.intent import check_intent
from pipeline.facts.checks.pairing import Anchor, check_pairing
from pipeline.facts.checks.rivals import check_rivals
from pipeline.facts.checks.unread import check_unread
from pipeline.lexicon.gloss import Unit, gloss
from pipeline.records import Finding, Hypothesis, Mention, TargetLang
from pipeline.stages.mend import mend
from pipeline.text.clauses import inner_clauses
from pipeline.text.morph import tokenize

_WORD = re.compile(r"[a-z]{3,}|\d[\d,.]*\d|\d")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NAME = re.compile(r"[A-Z][A-Za-z’'-]*[a-z][A-Za-z’'-]*(?: [A-Z][A-Za-z’'-]+)*")
_RUN_ON = re.compile(r"([A-Za-z]{3,})(\d)")
_STEM = 5
_MOST_CLAUSES = 3
"""Clauses within clauses of a Korean sentence; of those with more, readers found every translation wrong."""
_VALUES = ("figure", "date", "none")
_STOP = frozenset(
    ["the", "that", "this", "with", "from", "for", "and", "are", "was", "were", "has", "have", "had", "will"]
)


@dataclass
class Task:
    """A Korean sentence to be told in one language, and every hypothesis for it so far."""

    article: int
    text: str
    lang: TargetLang
    mentions: tuple[Mention, ...]
    published: dt.date | None
    number: int = 0
    """Its place among the summary's texts; 0 is the headline."""
    sure: float | None = None
    """The mean log-probability a token below which the model's own doubt of a sentence is a finding."""
    leaks: frozenset[str] = frozenset()
    """Names of worked examples, which have no place in a translation."""
    calls: int = 0
    hypotheses: list[Hypothesis] = field(default_factory=list)

    def add(self, text: str, score: float | None, strategy: str, *, mending: bool) -> None:
        """A candidate text, checked; where it fails and mending makes it better, the mended one too."""
        text = text if strategy == MEMORY else self._cased(text)
        told = [self._rough()] if strategy == LITERAL else self._doubted(score)
        findings = [*self.check(text), *told]
        self.hypotheses.append(Hypothesis(text=text, score=score, strategy=strategy, findings=tuple(findings)))
        if mending and blocks(findings):
            mended = mend(text, findings, self.lang)
            after = [*self.check(mended), *told] if mended != text else findings
            if blocks(after) < blocks(findings):
                self.hypotheses.append(
                    Hypothesis(text=mended, score=score, strategy=f"{strategy}+mend", findings=tuple(after))
                )

    def _doubted(self, score: float | None) -> list[Finding]:
        if score is None or self.sure is None:
            return []
        tangled = inner_clauses(self.text) > _MOST_CLAUSES
        if score >= self.sure and not tangled:
            return []
        message = "the model was unsure of its own words here"
        if tangled:
            message = "the Korean has more clauses within clauses than the model gets right"
        return [Finding(check="unsure", severity="block", lang=self.lang, message=message)]

    def _rough(self) -> Finding:
        """A literal draft may pass where the Korean is a sentence without a clause within a clause: of others, half and
        more were misleading when read, and a headline of that kind is nothing to print."""
        plain = self.number > 0 and not inner_clauses(self.text)
        return Finding(
            check="word_for_word",
            severity="warn" if plain else "block",
            lang=self.lang,
            message="no sentence of the model passed its checks; this is the literal draft, right in its facts, rough to read",
        )

    def check(self, text: str) -> list[Finding]:
        """The findings of ``text`` against the Korean sentence, names of worked examples among them."""
        findings = compare(self.text, text, self.lang, mentions=self.mentions, published=self.published, strict=True)
        figures = [m for m in self.mentions if m.kind == "figure"]
        findings += check_pairing(self.text, text, self.lang, figures, self._anchors, self._nouns)
        findings += check_bounds(self.text, text, self.lang, figures)
        findings += check_rivals(self.text, text, self.lang, self.published)
        findings += check_intent(self.text, text, self.lang)
        known = {finding.expected for finding in findings if finding.severity == "block"}
        lost = [
            name
            for name in self.spellings
            if name not in known and not _has(name, text) and not self._spelled_otherwise(name, text)
        ]
        findings += [self._lost(name) for name in lost]
        return [*findings, *(_leaked(name, text, self.lang) for name in self.leaks if self._leaks_in(name, text))]

    def _spelled_otherwise(self, name: str, text: str) -> bool:
        """Whether another accepted spelling of the name stands in the text (Gwak for Kwak)."""
        renderings = [m.renderings[self.lang] for m in self.mentions if m.value is None and self.lang in m.renderings]
        return any(name in r.preferred and any(_has(spelling, text) for spelling in r.accepted) for r in renderings)

    def _leaks_in(self, name: str, text: str) -> bool:
        own = any(name in rendering.accepted for m in self.mentions for rendering in m.renderings.values())
        return name in text and not own

    @cached_property
    def _anchors(self) -> tuple[Anchor, ...]:
        """Places and organizations by their renderings, other nouns with a subject's or topic's particle by gloss."""
        made = [
            Anchor(m.start, m.renderings[self.lang].accepted)
            for m in self.mentions
            if m.value is None and self.lang in m.renderings
        ]
        named = {anchor.start for anchor in made}
        subjects = {
            token.start + token.len
            for token in tokenize(self.text)
            if token.tag in ("JKS", "JX") and token.form in ("은", "는", "이", "가")
        }
        made += [
            Anchor(unit.start, (unit.gloss,))
            for unit in self.units
            if unit.origin == "lexicon" and unit.gloss and unit.end in subjects and unit.start not in named
        ]
        return tuple(made)

    @cached_property
    def _nouns(self) -> tuple[Anchor, ...]:
        """Nouns by their gloss without article and plural, for the figures that stand right behind them."""
        glosses = [(unit, re.sub(r"^(?:the|an?) |(?<=[a-z]{3})s$", "", unit.gloss)) for unit in self.units]
        return tuple(Anchor(u.start, (words,), u.end) for u, words in glosses if words and u.origin not in _VALUES)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The Korean sentence glossed in the task's language."""
        return gloss(self.text, self.lang, [m for m in self.mentions if self.lang in m.renderings])

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Names spelled out for want of a known rendering: the model was given them and must use them. Common words
        that the lexicon lacks are spelled out too, and no translation needs them."""
        sure = {
            m.start
            for m in self.mentions
            if m.value is not None or (self.lang in m.renderings and m.renderings[self.lang].certain)
        }
        glosses = " ".join(f"the {unit.gloss}" for unit in self.units)
        common = {finding.found for finding in check_unread(self.text, glosses, self.lang, self.mentions)}
        words: list[str] = []
        for unit in self.units:
            if not any(unit.start <= start < unit.end for start in sure):
                words += [name for name in _NAME.findall(unit.gloss) if unit.surface.casefold() != name.casefold()]
        return tuple(name for name in dict.fromkeys(words) if name not in common)

    def adequacy(self, text: str) -> float:
        """The share (0 to 1) of the sentence's known words in ``text``; 1 where none are known."""
        if not self._known:
            return 1.0
        return len(self._known & _words(text, self.lang)) / len(self._known)

    @cached_property
    def _known(self) -> frozenset[str]:
        return _words(" ".join(unit.gloss for unit in self.units), self.lang)

    def _cased(self, text: str) -> str:
        """``text`` with spelled-out names in their own capitals (seo ji-hyuk → Seo Ji-hyuk), a name apart from the
        figure behind it (Naru20日 → Naru 20日) and U. S. as one."""
        for name in self.spellings:
            text = re.sub(rf"(?i)(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", name, text)
        if self.lang == "zh":
            text = _RUN_ON.sub(lambda on: on[0] if on[0] in self.text else f"{on[1]} {on[2]}", text)
        return text.replace("U. S.", "U.S.")

    def _lost(self, name: str) -> Finding:
        return Finding(
            check="name_missing",
            severity="block",
            lang=self.lang,
            message=f"the name {name} isn't in the translation",
            expected=name,
        )

    def passed(self, adequate: float) -> bool:
        """Whether a hypothesis has no blocking finding and is adequate; what a person approved always is."""
        return any(
            not blocks(h.findings) and (h.strategy == MEMORY or self.adequacy(h.text) >= adequate)
            for h in self.hypotheses
        )

    def sound(self) -> bool:
        """Whether there is a text and nothing in it blocks."""
        best = self.best()
        return bool(best.text) and not blocks(best.findings)

    def best(self) -> Hypothesis:
        """The hypothesis to use; an empty one when there is none."""
        if not self.hypotheses:
            return Hypothesis(text="")
        return max(self.hypotheses, key=self._rank)

    def _rank(self, hypothesis: Hypothesis) -> tuple[float, ...]:
        score = hypothesis.score if hypothesis.score is not None else -9.0
        warnings = sum(finding.severity == "warn" for finding in hypothesis.findings)
        return (
            bool(hypothesis.text.strip()),
            -blocks([finding for finding in hypothesis.findings if finding.check not in _DOUBTS]),
            hypothesis.strategy == MEMORY,
            all(finding.check != "unsure" for finding in hypothesis.findings),
            hypothesis.strategy != LITERAL,
            round(self.adequacy(hypothesis.text) * 8 - warnings / 2),
            score,
        )


LITERAL = "literal"
"""The strategy of the draft itself: right in its facts, rough to read, so it goes behind what a model was sure of."""
OF_THE_LADDER = ("example_leaked", "unsure", "word_for_word")
"""Findings that tell how a text came about: a check of the text alone can't find them again."""
_DOUBTS = ("unsure", "word_for_word")
MEMORY = "memory"
"""The strategy of a sentence that stands in the user's memory: a person wrote it, so it is used as it is unless a
finding blocks, however freely it is put."""


def blocks(findings: Sequence[Finding]) -> int:
    """How many of the findings block."""
    return sum(finding.severity == "block" for finding in findings)


def _has(name: str, text: str) -> bool:
    """Whether every word of the name stands in the text, capitals, hyphens and spaces aside."""
    plain = re.sub(r"[\s'’-]", "", text).casefold()
    return all(re.sub(r"['’-]", "", word).casefold() in plain for word in name.split())


def _leaked(name: str, text: str, lang: TargetLang) -> Finding:
    at = text.index(name)
    return Finding(
        check="example_leaked",
        severity="block",
        lang=lang,
        message=f"'{name}' is a name of a worked example, not of the release",
        found=name,
        span=(at, at + len(name)),
    )


def _words(text: str, lang: TargetLang) -> frozenset[str]:
    """English: the beginnings of the words; Chinese: pairs of characters; numbers whole in both."""
    lowered = text.lower()
    words = {word[:_STEM] for word in _WORD.findall(lowered) if word not in _STOP}
    if lang == "zh":
        words |= {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}
    return frozenset(words)
