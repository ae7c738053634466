"""What the templates are given of briefs: everything to light, the filters of the list, the way through it."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from pipeline.records import Finding, Lang, Record
from pipeline.review.catalog import SORTS, STATES, Entry, Query
from pipeline.review.desk import Desk
from pipeline.review.events import LANGS
from pipeline.review.marks import Fact, Piece, ReleasePiece, facts, pieces, release_pieces
from pipeline.review.sheet import Row, Sheet


class RowView(Record):
    """A row with its facts and the stretches of each text."""

    row: Row
    facts: tuple[Fact, ...]
    pieces: dict[Lang, list[Piece]]


class BriefView(Record):
    """A brief as the page shows it."""

    slug: str
    sheet: Sheet
    rows: tuple[RowView, ...]
    release: tuple[ReleasePiece, ...]


def brief_view(desk: Desk, slug: str, found: Sheet) -> BriefView:
    """The whole page of a brief."""
    article = desk.article(found.brief.id)
    release = desk.checker.release_mentions(article, found.brief)
    return BriefView(
        slug=slug,
        sheet=found,
        rows=tuple(row_view(desk, found, row) for row in found.rows),
        release=tuple(release_pieces(article.body, release, found.rows)) if article else (),
    )


def row_view(desk: Desk, found: Sheet, row: Row) -> RowView:
    """One row with what to light in it."""
    article = desk.article(found.brief.id)
    mentions = desk.checker.mentions(row.texts.ko, article, found.brief)
    own = facts(row, mentions, desk.checker.release_mentions(article, found.brief))
    return RowView(row=row, facts=own, pieces={lang: pieces(row.cells[lang], own) for lang in LANGS})


def mended(text: str, finding: Finding) -> str:
    """The text with the finding's words replaced by what was expected; empty where that can't be told."""
    if finding.span is None or not finding.expected:
        return ""
    return text[: finding.span[0]] + finding.expected + text[finding.span[1] :]


def asked(values: Mapping[str, str]) -> Query:
    """The filters of an address; what isn't known counts as not given."""
    state, sort = values.get("state", ""), values.get("sort", "")
    return Query(
        text=values.get("q", "")[:200],
        state=state if state in STATES else "",
        check=values.get("check", "")[:60],
        sort=next((known for known in SORTS if known == sort), "order"),
    )


def address(query: Query) -> str:
    """The filters as they stand in an address, with the question mark; empty where there are none."""
    values = {"q": query.text, "state": query.state, "check": query.check}
    values["sort"] = query.sort if query.sort != "order" else ""
    given = {name: value for name, value in values.items() if value}
    return f"?{urlencode(given, quote_via=quote)}" if given else ""


def neighbors(entries: list[Entry], slug: str, number: int) -> tuple[str, str]:
    """The slugs before and after a brief in a list; by its number where the list has it no longer."""
    at = next((index for index, entry in enumerate(entries) if entry.slug == slug), None)
    if at is not None:
        before, after = entries[:at], entries[at + 1 :]
    else:
        before = [entry for entry in entries if entry.number < number]
        after = [entry for entry in entries if entry.number > number]
    return (before[-1].slug if before else "", after[0].slug if after else "")
