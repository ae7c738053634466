"""Zip packages (HWPX, DOCX) opened with limits; their XML parsed with document types refused.

A stranger's package may be a bomb: a few kilobytes that inflate to gigabytes, or entities that do. So only the
parts a reader asks for are inflated, each up to a limit; no part within a part is opened; a DOCTYPE is refused,
and with it every entity; elements may nest only so deep.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from pipeline.errors import InputError

MAX_PART_BYTES = 16_000_000
MAX_TOTAL_BYTES = 64_000_000
MAX_ENTRIES = 10_000
MAX_DEPTH = 100
_ENCRYPTED = 0x1


class Package:
    """The parts of one zip package by name; ``InputError`` for what is damaged, encrypted or too large."""

    def __init__(self, data: bytes, kind: str) -> None:
        self._kind = kind
        self._left = MAX_TOTAL_BYTES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._infos = {info.filename: info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
            raise self._damaged(str(error)) from error
        if len(self._infos) > MAX_ENTRIES:
            raise InputError(f"{len(self._infos):,} parts; at most {MAX_ENTRIES:,} are allowed", code="too_large")

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the archive's order."""
        return tuple(self._infos)

    def part(self, name: str) -> bytes:
        """The bytes of a part; ``InputError`` where it is missing, damaged, encrypted or over the limit."""
        info = self._infos.get(name)
        if info is None:
            raise self._damaged(f"part '{name}' is missing")
        if info.flag_bits & _ENCRYPTED:
            raise InputError(f"the {self._kind} has a password; take it off and save it again", code="encrypted")
        limit = min(MAX_PART_BYTES, self._left)
        try:
            with self._zip.open(info) as file:
                data = file.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
            raise self._damaged(f"{name}: {error}") from error
        except RuntimeError as error:  # zipfile's way to say that a password is wanted
            raise InputError(
                f"the {self._kind} has a password; take it off and save it again", code="encrypted"
            ) from error
        if len(data) > limit:
            raise InputError(f"part '{name}' inflates past {limit:,} bytes; a release is far smaller", code="too_large")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Element:
        """The root element of an XML part."""
        return parse(self.part(name), f"{self._kind} part '{name}'")

    def _damaged(self, why: str) -> InputError:
        return InputError(f"damaged {self._kind}: {why[:200]}; save or send it again", code="damaged")


def parse(data: bytes, where: str) -> Element:
    """The root of an XML text without a document type; ``InputError`` for a DOCTYPE and for what isn't well-formed."""
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise InputError(f"{where}: elements nested deeper than {MAX_DEPTH}", code="too_large")
        builder.start(_name(tag), {_name(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_name(tag))

    def doctype(*_: object) -> None:
        raise InputError(f"{where}: DOCTYPE and entities aren't allowed; a real document has none", code="damaged")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
        return builder.close()
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise InputError(f"damaged {where}: not well-formed XML ({error})", code="damaged") from error


def _name(tag: str) -> str:
    """Expat's ``URI}name`` in ElementTree's form ``{URI}name``."""
    return "{" + tag if "}" in tag else tag


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def find(root: Element, name: str) -> Iterator[Element]:
    """Every element below ``root`` with that local name, whatever its namespace."""
    return (element for element in root.iter() if local(element) == name)
