"""Which columns of a row hold an article, and what they hold."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.errors import InputError
from pipeline.io.decoding import scrub
from pipeline.io.limits import MAX_BYTES, MAX_ID_CHARS, MAX_TITLE_CHARS
from pipeline.records import Article

COLUMNS = ("id", "title", "body", "published")
BODY_COLUMNS = ("body", "text", "document", "content", "article")
_DATE = re.compile(r"\s*(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})(?!\d)")
_SHOWN = 200


def wanted(columns: Mapping[str, str]) -> tuple[str, ...]:
    """The columns that are looked at, under the names that a column map gives them."""
    mapped = [columns.get(name, name) for name in COLUMNS]
    return tuple(dict.fromkeys([*mapped, *_body_columns(columns)]))


def _body_columns(columns: Mapping[str, str]) -> tuple[str, ...]:
    return (columns["body"],) if "body" in columns else BODY_COLUMNS


def check_columns(found: Sequence[str], columns: Mapping[str, str]) -> None:
    """Nothing, when a table's header has a column for the text and all those of the map; else ``InputError``."""
    has = f"the file has: {_shown(found)}"
    missing = [name for name in columns.values() if name not in found]
    if missing:
        raise InputError(f"no column '{missing[0]}', which --columns names; {has}", code="columns")
    if not any(name in found for name in _body_columns(columns)):
        raise InputError(
            f"no column for the text; {has}. Allowed are {', '.join(BODY_COLUMNS)} for the text, "
            "id, title and published besides; name others with --columns body=NAME",
            code="columns",
        )


def article(row: Any, name: str, source: str, columns: Mapping[str, str]) -> Article:
    """The article of a row, ``name`` its id where it has none; ``InputError`` says what is wrong with it."""
    if not isinstance(row, Mapping):
        raise InputError('a row must be an object with a body, such as {"body": "…"}', code="broken_row")
    body = next((row[key] for key in _body_columns(columns) if row.get(key)), None)
    if not isinstance(body, str) or not body.strip():
        raise InputError(
            f"no text in {' or '.join(_body_columns(columns))}; the row has: {_shown(list(row))}", code="empty"
        )
    body = scrub(body)
    if len(body.encode()) > MAX_BYTES:
        raise InputError(f"more than {MAX_BYTES:,} bytes in one release", code="too_large")
    return Article(
        id=_short(row.get(columns.get("id", "id")), "id", MAX_ID_CHARS) or name,
        body=body,
        title=_short(row.get(columns.get("title", "title")), "title", MAX_TITLE_CHARS) or None,
        published=parse_date(row.get(columns.get("published", "published"))),
        source=source,
    )


def doubts(row: Mapping[str, Any], columns: Mapping[str, str]) -> Iterator[str]:
    """What a row has that couldn't be made sense of: a text as its publication date that is no date."""
    given = row.get(columns.get("published", "published"))
    if isinstance(given, str) and given.strip() and parse_date(given) is None:
        yield f"publication date left out: {scrub(given).strip()[:40]}"


def _short(value: Any, what: str, most: int) -> str:
    """An id or a title as text; numbers are written out, anything else than text and numbers is refused."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if not isinstance(value, str | int | float):
        raise InputError(f"{what} is a {type(value).__name__}; it must be a text or a number", code="broken_row")
    text = scrub(str(value))
    if len(text) > most:
        raise InputError(f"{what} of {len(text):,} characters; at most {most:,} are allowed", code="too_large")
    return text


def _shown(names: Sequence[Any]) -> str:
    text = ", ".join(scrub(str(name))[:60] for name in names[:20])
    return text[:_SHOWN] + (" …" if len(text) > _SHOWN or len(names) > 20 else "")


def parse_date(value: Any) -> dt.date | None:
    """A date from a date object or a text that begins with one (2026-03-17, 2026.3.17., 20260317), else None."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str | int):
        return None
    try:
        text = str(value)[:40]
        found = _DATE.match(text)
        return dt.date(*map(int, found.groups())) if found else dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
