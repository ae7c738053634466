"""A brief as plain text in UTF-8, for mails and tools that know no markup."""

from pipeline.io.exports.content import (
    LANGS,
    NAMES,
    Approval,
    facts,
    guessed,
    one_line,
    origin,
    points,
    provenance,
    source,
    status,
)
from pipeline.io.wording import Words
from pipeline.records import Article, Brief

_RULE = "-" * 60


def plain(brief: Brief, article: Article | None, approval: Approval | None, words: Words) -> bytes:
    """The text: headline and numbered sentences by language, facts, points to be checked, sources."""
    parts = [_section(brief, lang) for lang in LANGS]
    parts.append([status(brief, approval, words), *(f"- {point.line}" for point in points(brief, words))])
    if rows := facts(brief):
        parts.append([words("out.facts"), *(" = ".join(filter(None, row)) for row in rows)])
        parts[-1] += [words("out.guess")] if guessed(rows) else []
    quoted = [(n, text) for n, s in enumerate(brief.sentences, start=1) if (text := source(s, article))]
    if quoted:
        parts.append([words("out.source"), *(f"{number}. {text}" for number, text in quoted)])
    parts.append([origin(brief, article, words), provenance(brief)])
    text = f"\n{_RULE}\n".join("\n".join(part) for part in parts) + "\n"
    return text.encode("utf-8", "replace")


def _section(brief: Brief, lang: str) -> list[str]:
    name = next(NAMES[known] for known in LANGS if known == lang)
    numbered = (
        f"{number}. {one_line(getattr(sentence, lang))}" for number, sentence in enumerate(brief.sentences, start=1)
    )
    return [f"[{name}] {one_line(getattr(brief.headline, lang))}", "", *numbered]
