"""Briefs in the formats people send on: DOCX, a mail's HTML, plain text; one file a brief.

``FORMATS`` is the one table of them, for ``run --format``, ``export`` and the review page alike.
"""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple, Protocol, cast

from pipeline.errors import ConfigError
from pipeline.io.exports.content import Approval
from pipeline.io.wording import Words, words
from pipeline.records import Article, Brief, Lang


class Format(NamedTuple):
    """Where a format is written (``module:function``), the folder, suffix and media type of its files, and the
    library it needs beyond the core, with the extra that brings it."""

    target: str
    folder: str
    suffix: str
    media: str
    library: str = ""
    extra: str = ""


class Writer(Protocol):
    """A function from a brief, its release where it is at hand, its approval where it has one and the words of the
    reader to the file's bytes."""

    def __call__(self, brief: Brief, article: Article | None, approval: Approval | None, words: Words) -> bytes:
        """The file of ``brief``."""
        ...


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: dict[str, Format] = {
    "docx": Format("pipeline.io.exports.docx:docx", "docx", ".docx", WORD, "docx", "docs-in"),
    "mail": Format("pipeline.io.exports.mail:mail", "mail", ".html", "text/html"),
    "txt": Format("pipeline.io.exports.plain:plain", "txt", ".txt", "text/plain"),
}


def missing(name: str) -> str:
    """The library that a format lacks on this machine, empty where it has all."""
    library = FORMATS[name].library
    return library if library and find_spec(library) is None else ""


def check(names: Iterable[str]) -> None:
    """Nothing when all of these formats can be written; ``ConfigError`` says which extra to install otherwise.
    Names of other formats are passed over."""
    for name in names:
        if name in FORMATS and (library := missing(name)):
            raise ConfigError(
                f"format '{name}' needs the library '{library}': pip install -e \".[{FORMATS[name].extra}]\""
            )


def write(
    name: str, brief: Brief, article: Article | None = None, approval: Approval | None = None, lang: Lang = "en"
) -> bytes:
    """The bytes of a brief's file in the format ``name``; sources are quoted where ``article`` is given, and it says
    who approved it where ``approval`` is. What isn't the brief itself is said in ``lang``."""
    check([name])
    module, _, function = FORMATS[name].target.partition(":")
    writer = cast(Writer, getattr(import_module(module), function))
    return writer(brief, article, approval, words(lang))
