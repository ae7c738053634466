"""What a delivered brief says, in order, whatever the format: sections by language, facts, findings, provenance."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from pipeline.io.wording import Words
from pipeline.records import Article, Brief, BriefSentence, Finding, Lang, Record, Texts
from pipeline.text.morph import printable

LANGS: tuple[Lang, ...] = ("ko", "en", "zh")
NAMES: dict[Lang, str] = {"ko": "한국어", "en": "English", "zh": "中文"}
TAGS: dict[Lang, str] = {"ko": "ko-KR", "en": "en-US", "zh": "zh-CN"}


class Approval(Record):
    """Who approved a brief and on which day, and how many findings that block they overruled."""

    by: str
    on: dt.date
    overruled: int = 0


def status(brief: Brief, approval: Approval | None, words: Words) -> str:
    """What the rules and, where somebody approved it, a person say of the brief; neither speaks for the other."""
    if approval is None:
        return words("out.all_agree" if brief.status == "verified" else "out.see_points")
    said = words("out.approved", who=one_line(approval.by), day=approval.on)
    if brief.status == "verified":
        return f"{said} {words('out.all_agree')}"
    one = "_one" if approval.overruled == 1 else ""
    return f"{said} {words(f'out.overruled{one}', count=approval.overruled)}"


class Point(Record):
    """A finding as one line, with where it is and its weight."""

    severity: Literal["block", "warn"]
    line: str


def points(brief: Brief, words: Words) -> list[Point]:
    """All findings in the words of the reader, those that block first."""
    texts: list[tuple[Texts, Sequence[Finding]]] = [(brief.headline, headline_findings(brief))]
    texts += [(sentence, sentence.findings) for sentence in brief.sentences]
    lines = [
        Point(severity=finding.severity, line=_line(number, finding, text.ko, words))
        for number, (text, findings) in enumerate(texts)
        for finding in findings
    ]
    return sorted(lines, key=lambda point: point.severity != "block")


def _line(number: int, finding: Finding, korean: str, words: Words) -> str:
    place = words("out.sentence", number=number) if number else words("out.headline")
    return (
        f"{NAMES[finding.lang]}, {place} ({words(f'out.{finding.severity}')}): {one_line(words.line(finding, korean))}"
    )


def headline_findings(brief: Brief) -> list[Finding]:
    """The brief's findings that no sentence has: those of its headline."""
    own = Counter(finding for sentence in brief.sentences for finding in sentence.findings)
    rest: list[Finding] = []
    for finding in brief.findings:
        if own[finding] > 0:
            own[finding] -= 1
        else:
            rest.append(finding)
    return rest


def facts(brief: Brief) -> list[tuple[str, str, str]]:
    """The table of figures, dates and names: Korean, English, Chinese; ``?`` marks a rule's guess."""
    rows = []
    for fact in brief.facts:
        texts = [
            one_line(r.preferred) + ("" if r.certain else " ?") if (r := fact.renderings.get(lang)) else ""
            for lang in ("en", "zh")
        ]
        rows.append((one_line(fact.surface), texts[0], texts[1]))
    return rows


def guessed(rows: list[tuple[str, str, str]]) -> bool:
    """Whether a row has a rule's guess."""
    return any(text.endswith(" ?") for row in rows for text in row)


def source(sentence: BriefSentence, article: Article | None) -> str:
    """What the release says in the places a sentence rests on, empty where the release isn't at hand."""
    if article is None:
        return ""
    return " … ".join(filter(None, (one_line(article.body[start:end]) for start, end in sentence.sources)))


def origin(brief: Brief, article: Article | None, words: Words) -> str:
    """Which release this is: title, date, id and file, and how it was read, as far as they are known."""
    title = f"「{one_line(brief.title)}」" if brief.title else ""
    file = article.source if article is not None and article.source else ""
    parts = (title, str(brief.published or ""), brief.id, file, words.told(brief.provenance.reading))
    return ", ".join(one_line(part) for part in parts if part)


def provenance(brief: Brief) -> str:
    """Program, config and models behind the brief, in one line."""
    made = brief.provenance
    models = "; ".join(
        f"{model.role}: {model.weights or model.engine} ({', '.join(filter(None, (model.licence, model.revision[:12])))})"
        for model in made.models
    )
    return one_line(
        f"hanbrief {made.version}, config {made.config} ({made.config_digest}){'; ' if models else ''}{models}"
    )


def one_line(text: object) -> str:
    """``text`` on one line, without control characters.

    >>> one_line("가\\n나\\x00다")
    '가 나 다'
    """
    return re.sub(r"\s+", " ", printable(str(text))).strip()
