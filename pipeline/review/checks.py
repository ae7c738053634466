"""The checks of a run, made again on what a person wrote."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.facts.checks.agreement import disagreements
from pipeline.facts.dates.calendar import compatible
from pipeline.facts.figures.units import endpoints, same
from pipeline.facts.mentions import find_mentions, localize
from pipeline.facts.names.termbase import Termbase
from pipeline.records import Article, Brief, DateValue, Finding, Lang, Mention, Quantity, Texts
from pipeline.review.events import ACROSS
from pipeline.stages.ladder import Task
from pipeline.text.morph import tokenize

_NAMES = ("person", "place", "organization")


class Checker:
    """The checks with the user's termbase, if there is one; what is found in a release is kept."""

    def __init__(self, termbase: Termbase | None = None) -> None:
        self.termbase = termbase
        self._find = lru_cache(maxsize=64)(lambda text, published: find_mentions(text, published, termbase))

    def release_mentions(self, article: Article | None, brief: Brief) -> tuple[Mention, ...]:
        """The mentions of the release, with offsets in its raw body; none when the release isn't there."""
        return () if article is None else self._find(article.body, brief.published)

    def mentions(self, text: str, article: Article | None, brief: Brief) -> tuple[Mention, ...]:
        """The mentions of a Korean text of the brief. What the run knew of a name (a termbase) wins."""
        known = (*self.release_mentions(article, brief), *brief.facts)
        return localize(text, known, brief.published, self.termbase)

    def row(
        self, texts: Texts, langs: Sequence[Lang], article: Article | None, brief: Brief
    ) -> dict[Lang, tuple[Finding, ...]]:
        """The findings of each asked language of one text in three languages."""
        mentions = self.mentions(texts.ko, article, brief)
        found: dict[Lang, tuple[Finding, ...]] = {}
        for lang in langs:
            if lang == "ko":
                found[lang] = tuple(self._korean(texts.ko, mentions, article, brief))
            else:
                found[lang] = tuple(Task(0, texts.ko, lang, mentions, brief.published).check(getattr(texts, lang)))
        if "en" in found:
            chinese = found.get("zh") or ()
            found["en"] = (*found["en"], *_apart(texts, mentions, (*found["en"], *chinese)))
        return found

    def across(
        self, texts: Texts, english: Sequence[Finding], chinese: Sequence[Finding], mentions: Sequence[Mention]
    ) -> tuple[Finding, ...]:
        """The ``english`` findings with the agreement with a changed Chinese, and its findings, checked anew."""
        kept = [finding for finding in english if finding.check != ACROSS]
        return (*kept, *_apart(texts, mentions, (*kept, *chinese)))

    def _korean(
        self, text: str, mentions: Sequence[Mention], article: Article | None, brief: Brief
    ) -> Iterator[Finding]:
        """What a Korean sentence says that the release doesn't."""
        if not text.strip():
            yield Finding(check="truncated", severity="block", lang="ko", message="the sentence is empty")
        elif article is not None:
            title = article.title or ""
            release = (*self.release_mentions(article, brief), *self._find(title, brief.published))
            for mention in mentions:
                if not _in_release(mention, release, f"{title}\n{article.body}"):
                    yield _invented(mention)


def _apart(texts: Texts, mentions: Sequence[Mention], said: Sequence[Finding]) -> Iterator[Finding]:
    """Where English and Chinese disagree, but for words that a finding names already: one error is told once."""
    named = {finding.found for finding in said if finding.found}
    for finding in disagreements(texts.en, texts.zh, mentions) if texts.en.strip() and texts.zh.strip() else ():
        if finding.found not in named:
            yield finding


def _in_release(mention: Mention, release: Sequence[Mention], body: str) -> bool:
    """The release has the value or the name, in these words or in others."""
    value = mention.value
    if value is not None and any(m.surface == mention.surface for m in release):
        return True
    if isinstance(value, Quantity):
        ends = [end for m in release if isinstance(m.value, Quantity) for end in (m.value, *endpoints(m.value))]
        return any(same(value, end) for end in ends)
    if isinstance(value, DateValue):
        return any(_agrees(date, mention) for date in release)
    if mention.kind not in _NAMES or mention.surface in body:
        return True
    return any(m.key == mention.key for m in release if m.key)


def _agrees(date: Mention, mention: Mention) -> bool:
    if not isinstance(date.value, DateValue) or not isinstance(mention.value, DateValue):
        return False
    return compatible(date.value, mention.value, date.key, mention.key) in ("same", "partial")


def _invented(mention: Mention) -> Finding:
    """A figure, a date or a name that the release doesn't give."""
    check = {"figure": "value_invented", "date": "date_invented"}.get(mention.kind, "name_invented")
    return Finding(
        check=check,
        severity="block" if mention.value is not None else "warn",
        lang="ko",
        message=f"'{mention.surface}' stands nowhere in the release",
        found=mention.surface,
        span=(mention.start, mention.end),
    )


def warm_up() -> None:
    """Loads the morphological analyzer, so that the first edit doesn't wait for it."""
    tokenize("준비")
