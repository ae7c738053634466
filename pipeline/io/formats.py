"""Which reader a file's suffix calls for: text, page, rows, or a document with a module of its own.

A document reader is a function ``read(data: bytes, name: str, source: str) -> Article | Reject``: ``data`` is the
whole file (at most ``MAX_DOCUMENT_BYTES``), ``name`` the id the article gets, ``source`` the path for messages. It
may raise ``InputError`` with a code, which becomes a ``Reject``, and ``ImportError`` where a library of its extra is
missing. Its module is imported when the first such file is met.
"""

from importlib import import_module
from typing import NamedTuple, Protocol, cast

from pipeline.errors import InputError
from pipeline.records import Article, Reject

TEXT_SUFFIXES = (".txt", ".md")
HTML_SUFFIXES = (".html", ".htm")
ROW_SUFFIXES = (".jsonl", ".csv", ".parquet")


class DocumentFormat(NamedTuple):
    """Where a reader is, as ``module:function``, and the extra whose libraries it needs."""

    target: str
    extra: str


class DocumentReader(Protocol):
    """A function from a file's bytes to its article."""

    def __call__(self, data: bytes, name: str, source: str) -> Article | Reject:
        """The article ``name`` of ``data``."""
        ...


DOCUMENTS: dict[str, DocumentFormat] = {
    ".hwp": DocumentFormat("pipeline.io.documents.hwp:read", "docs-in"),
    ".hwpx": DocumentFormat("pipeline.io.documents.hwpx:read", "docs-in"),
    ".pdf": DocumentFormat("pipeline.io.documents.pdf:read", "docs-in"),
    ".docx": DocumentFormat("pipeline.io.documents.docx:read", "docs-in"),
}
SUFFIXES = (*TEXT_SUFFIXES, *HTML_SUFFIXES, *ROW_SUFFIXES, *DOCUMENTS)


def read_document(suffix: str, data: bytes, name: str, source: str) -> Article | Reject:
    """The article of a document file; ``InputError`` ``missing_extra`` where its libraries aren't installed."""
    module, _, function = DOCUMENTS[suffix].target.partition(":")
    try:
        reader = cast(DocumentReader, getattr(import_module(module), function))
        return reader(data, name, source)
    except ImportError as error:
        raise InputError(
            f"{suffix} needs the library '{error.name}': pip install -e \".[{DOCUMENTS[suffix].extra}]\"",
            code="missing_extra",
        ) from error
