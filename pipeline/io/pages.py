"""The main text of a saved page, with its title and date, by trafilatura."""

import re

from pipeline.errors import InputError
from pipeline.io.columns import parse_date
from pipeline.io.decoding import decode_named, scrub
from pipeline.io.limits import MAX_ATTRIBUTES, MAX_EMPTY_TAGS, MAX_TAGS, MAX_TITLE_CHARS
from pipeline.io.reading import reading
from pipeline.records import Article

_VALUE = r"""=\s*+(?:"[^"]*"|'[^']*')?+"""
_TAG = re.compile(rf"<([a-zA-Z]+)((?:[^>=]++|{_VALUE})*+)")
_PARTS = re.compile(r"[\s/=]+")
_EMPTY = ("input", "link", "img")


def read_page(data: bytes, name: str, source: str) -> Article:
    """The article of an HTML page; ``InputError`` when there is no text in it, or more markup than a page has."""
    try:
        import trafilatura
    except ImportError as error:
        raise InputError('HTML needs trafilatura: pip install -e ".[data]"', code="missing_extra") from error
    text, encoding = decode_named(data)
    page = scrub(text)
    _check(page)
    try:
        found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    except RecursionError as error:
        raise InputError("tags nested too deeply; save the article alone", code="too_deep") from error
    body = scrub((found.text or "") if found is not None else "")
    if not body.strip():
        raise InputError("no article text found in the page", code="empty")
    title = scrub(found.title or "")[:MAX_TITLE_CHARS]
    return Article(
        id=name,
        body=body,
        title=title or None,
        published=parse_date(found.date),
        source=source,
        reading=reading("trafilatura", f"HTML, {encoding}", body),
    )


def _check(page: str) -> None:
    """Refuses a page that would keep the parser busy for minutes: too many tags, or attributes in one tag."""
    tags = empty = 0
    for match in _TAG.finditer(page):
        tags += 1
        empty += match.group(1).lower() in _EMPTY
        if len(match.group(2)) > MAX_ATTRIBUTES:
            count = len(_PARTS.findall(re.sub(_VALUE, "=", match.group(2))))
            if count > MAX_ATTRIBUTES:
                raise _too_many(f"{count:,} attributes in one tag", MAX_ATTRIBUTES)
    if tags > MAX_TAGS:
        raise _too_many(f"{tags:,} tags", MAX_TAGS)
    if empty > MAX_EMPTY_TAGS:
        raise _too_many(f"{empty:,} tags {', '.join(_EMPTY)}", MAX_EMPTY_TAGS)


def _too_many(what: str, most: int) -> InputError:
    return InputError(f"a page with {what}; at most {most:,} are read. Save the article alone.", code="too_many")
