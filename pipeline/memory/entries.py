"""Entries of a translation memory and the JSON Lines file that holds them, one entry a line."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError, model_validator

from pipeline.errors import InputError
from pipeline.facts.mentions import localize
from pipeline.io.limits import MAX_LINE_BYTES
from pipeline.io.writers import write_atomic
from pipeline.records import TARGET_LANGS, Mention, Record, Rendering, TargetLang

ALLOWED = "one JSON object a line with ko, en, zh (en or zh may be empty), terms {surface: {en, zh}} and source"
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def tidy(text: str) -> str:
    """``text`` in NFC on one line: runs of white space are one space, control characters are gone.

    >>> tidy(" 문을\\n 연다.\\x00 ")
    '문을 연다.'
    """
    return " ".join(unicodedata.normalize("NFC", _UNWRITABLE.sub("", text)).split())


def same_text(text: str) -> str:
    """What two texts share that count as the same sentence: white space and the form of quotation marks aside."""
    return tidy(text).translate(_QUOTES)


Line = Annotated[str, AfterValidator(tidy)]


class Entry(Record):
    """A Korean sentence with its English and Chinese; one of the two may be empty.

    ``terms`` are the names in it that no table knows, each with its renderings; every surface stands
    in ``ko``. ``source`` says where the entry comes from: a kind of sentence, a file, a client.
    """

    ko: Line = Field(min_length=1)
    en: Line = ""
    zh: Line = ""
    terms: dict[Line, dict[TargetLang, Line]] = Field(default_factory=dict)
    source: Line = ""

    @model_validator(mode="after")
    def _whole(self) -> "Entry":
        if not self.ko or not (self.en or self.zh):
            raise ValueError("ko is needed, and en or zh; one of the two may be empty")
        for surface, renderings in self.terms.items():
            if not surface or surface not in self.ko:
                raise ValueError(f"the term '{surface}' doesn't stand in ko")
            if not renderings or not all(renderings.values()):
                raise ValueError(f"the term '{surface}' needs a rendering in en or zh, and none that is empty")
        return self

    def text(self, lang: TargetLang) -> str:
        """The translation in ``lang``, empty where there is none."""
        return self.en if lang == "en" else self.zh

    def mentions(self) -> tuple[Mention, ...]:
        """The figures, dates and names of ``ko`` with their renderings, ``terms`` before what the tables say."""
        return localize(self.ko, [_mention(surface, words) for surface, words in self.terms.items()])


def _mention(surface: str, words: Mapping[TargetLang, str]) -> Mention:
    return Mention(
        kind="term",
        surface=surface,
        start=0,
        end=len(surface),
        renderings={
            lang: Rendering(preferred=words[lang], accepted=(words[lang],), origin="termbase")
            for lang in TARGET_LANGS
            if lang in words
        },
    )


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries of a memory file; ``InputError`` names the file, the line and what is allowed."""
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _entry(line, f"memory {path}, line {number}")
    except OSError as error:
        raise InputError(f"memory {path}: {error.strerror}; a memory file holds {ALLOWED}") from error


def _entry(line: bytes, where: str) -> Entry:
    if len(line) > MAX_LINE_BYTES:
        raise InputError(f"{where}: {len(line)} bytes; at most {MAX_LINE_BYTES} are allowed", code="too_large")
    try:
        row = json.loads(line.decode("utf-8-sig"))
        return Entry.model_validate(row)
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not UTF-8 (byte {error.start}); allowed is UTF-8, {ALLOWED}") from error
    except ValidationError as error:
        raise InputError(f"{where}: {_reason(error)}; allowed is {ALLOWED}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON ({error}); allowed is {ALLOWED}") from error


def _reason(error: ValidationError) -> str:
    """The first fault in words: which field and what is wrong with it."""
    first: Any = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    message = str(first["msg"]).removeprefix("Value error, ")
    return f"'{field}': {message}" if field else message


def write_entries(path: Path, entries: Iterable[Entry]) -> None:
    """Writes the memory file: all of it or nothing, the fields always in one order."""
    write_atomic(path, "".join(json.dumps(entry.model_dump(), ensure_ascii=False) + "\n" for entry in entries))
