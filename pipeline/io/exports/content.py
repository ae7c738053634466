"""What a delivered brief says, in order, whatever the format: sections by language, facts, findings, provenance."""

import datetime as dt
import re
from typing import Literal

from pipeline.io.reading import told
from pipeline.records import Article, Brief, BriefSentence, Lang, Record
from pipeline.text.morph import printable

LANGS: tuple[Lang, ...] = ("ko", "en", "zh")
NAMES: dict[Lang, str] = {"ko": "한국어", "en": "English", "zh": "中文"}
TAGS: dict[Lang, str] = {"ko": "ko-KR", "en": "en-US", "zh": "zh-CN"}
STATUS = {
    "verified": "Verified: every figure, date and name agrees with the release.",
    "needs_review": "Needs review: see the points to be checked below.",
}
GUESS = "? spelling by rule, not confirmed"


class Approval(Record):
    """Who approved a brief and on which day, and how many findings that block they overruled."""

    by: str
    on: dt.date
    overruled: int = 0


def status(brief: Brief, approval: Approval | None) -> str:
    """What the rules and, where somebody approved it, a person say of the brief; neither speaks for the other."""
    if approval is None:
        return STATUS[brief.status]
    said = f"Approved by {one_line(approval.by)} on {approval.on}."
    if brief.status == "verified":
        return f"{said} {STATUS['verified']}"
    count = (
        "1 finding of the checks was"
        if approval.overruled == 1
        else f"{approval.overruled} findings of the checks were"
    )
    return f"{said} {count} overruled."


class Point(Record):
    """A finding as a line: where it is (0 the headline, else the sentence's number), language, weight, message."""

    where: int
    lang: Lang
    severity: Literal["block", "warn"]
    message: str

    def line(self) -> str:
        """The point in one line."""
        place = f"sentence {self.where}" if self.where else "headline"
        weight = "must be mended" if self.severity == "block" else "please check"
        return f"{NAMES[self.lang]}, {place} ({weight}): {self.message}"


def points(brief: Brief) -> list[Point]:
    """All findings, those that block first."""
    found = [(0, finding) for finding in brief.findings]
    found += [(number, f) for number, sentence in enumerate(brief.sentences, start=1) for f in sentence.findings]
    lines = [Point(where=n, lang=f.lang, severity=f.severity, message=one_line(f.message)) for n, f in found]
    return sorted(lines, key=lambda point: point.severity != "block")


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


def origin(brief: Brief, article: Article | None) -> str:
    """Which release this is: title, date, id and file, and how it was read, as far as they are known."""
    title = f"「{one_line(brief.title)}」" if brief.title else ""
    file = article.source if article is not None and article.source else ""
    parts = (title, str(brief.published or ""), brief.id, file, told(brief.provenance.reading))
    return ", ".join(one_line(part) for part in parts if part)


def provenance(brief: Brief) -> str:
    """Program, config and models behind the brief, in one line."""
    made = brief.provenance
    models = "; ".join(
        f"{model.role}: {model.weights or model.engine} ({model.licence}, {model.revision[:12]})"
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
