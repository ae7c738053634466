"""Text from bytes: UTF-8, UTF-16 and CP949 told apart by what the bytes can be, everything else refused."""

import codecs
import re
from functools import lru_cache

from pipeline.errors import InputError
from pipeline.io.limits import MAX_BYTES

_MAGIC = (
    (b"PK\x03\x04", "a zip archive (.zip, .docx, .hwpx, .xlsx)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"\xd0\xcf\x11\xe0", "an OLE file (.hwp, .doc, .xls)"),
    (b"%PDF-", "a PDF"),
    (b"PAR1", "a parquet file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HANGUL = re.compile("[가-힣]")
_UNUSUAL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ADVICE = "give the release as text (.txt, .md, .html)"
HEAD = 65_536
"""Bytes looked at to tell text from binary data; an even number."""


def decode(data: bytes) -> str:
    """The text of ``data``; ``InputError`` with code ``too_large``, ``binary`` or ``encoding`` for anything else."""
    return decode_named(data)[0]


def decode_named(data: bytes) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding (UTF-8, CP949, UTF-16 …); ``InputError`` as for ``decode``."""
    if len(data) > MAX_BYTES:
        raise InputError(f"more than {MAX_BYTES:,} bytes; split it into releases", code="too_large")
    codec = wide(data[:HEAD])
    if codec is None:
        return _narrow(data)
    try:
        return data.decode(codec), codec.upper()
    except UnicodeDecodeError as error:
        raise _unknown() from error


def decode_narrow(data: bytes) -> str:
    """``data`` in UTF-8, with or without a mark, or in CP949; last, in UTF-16 where only that makes it Korean."""
    return _narrow(data)[0]


def _narrow(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        text = _read(data, "cp949")
    if text is not None and _korean(text) > 0.5:
        return text, "CP949"
    for codec in ("utf-16-le", "utf-16-be"):
        other = _read(data, codec)
        if other and not _UNUSUAL.search(other) and _korean(other) > 0.9:
            return other, codec.upper()
    if text is not None and not _mangled(text):
        return text, "CP949"
    raise _unknown()


def wide(head: bytes) -> str | None:
    """The UTF-16 or UTF-32 codec that the head of a file is in, None for encodings of single bytes.

    Korean in UTF-16 without a mark is known by the zero bytes of its spaces and digits, which are at even
    or at odd places; those at the others (the lower half of 가, 관 or 대) are few. ``InputError`` with code
    ``binary`` where it is no text.
    """
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise InputError(f"{what}, not text; {_ADVICE}", code="binary")
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec
    if len(_CONTROL.findall(head)) * 100 > len(head):
        return _unmarked(head[: len(head) - len(head) % 2])
    return None


def _unmarked(head: bytes) -> str:
    even, odd = head[::2].count(0), head[1::2].count(0)
    for codec, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        text = _read(head, codec, whole=False)
        if text and not _UNUSUAL.search(text) and (zeros > 4 * others or _korean(text) > 0.9):
            return codec
    raise InputError(f"binary data, not text; {_ADVICE}", code="binary")


def _read(data: bytes, codec: str, *, whole: bool = True) -> str | None:
    try:
        return codecs.getincrementaldecoder(codec)().decode(data, final=whole)
    except UnicodeDecodeError:
        return None


def _korean(text: str) -> float:
    """The share of ``text`` that is ASCII or Hangul syllables of KS X 1001; 0 where it has none of those."""
    syllables = sum(map(_common, _HANGUL.findall(text)))
    return (syllables + sum(map(str.isascii, text))) / len(text) if syllables else 0.0


def _mangled(text: str) -> bool:
    """Whether CP949 text is another encoding misread: over a tenth of its syllables are outside KS X 1001.

    That standard has the 2,350 syllables that Korean is written with; the other 8,822 are next to never
    used, but are most of what UTF-8 misread as CP949 shows.
    """
    syllables = set(_HANGUL.findall(text))
    rare = sum(not _common(each) for each in syllables)
    return rare > 2 and rare * 10 > len(syllables)


@lru_cache(maxsize=11_172)
def _common(syllable: str) -> bool:
    try:
        return bool(syllable.encode("euc_kr"))
    except UnicodeEncodeError:
        return False


def _unknown() -> InputError:
    return InputError("encoding not recognised; save it as UTF-8 (also read: CP949/EUC-KR, UTF-16)", code="encoding")


def scrub(text: str) -> str:
    """``text`` with lone surrogates replaced by U+FFFD: they can't be written as UTF-8. Its length is unchanged.

    >>> scrub("가" + chr(0xD800)) == "가" + chr(0xFFFD)
    True
    """
    return _SURROGATES.sub("\ufffd", text)
