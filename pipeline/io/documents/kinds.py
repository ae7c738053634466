"""Whether a file's first bytes are what its suffix says."""

from pipeline.errors import InputError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = {".hwpx": b"PK", ".docx": b"PK", ".hwp": _OLE, ".pdf": b"%PDF"}
_CALLED = {b"PK": "a zip archive (.hwpx, .docx …)", _OLE: "an OLE file (.hwp, .doc …)", b"%PDF": "a PDF"}
_PDF_HEAD = 1024
"""PDF readers allow so many bytes before the mark (ISO 32000-1, Annex H, note 13)."""


def expect(suffix: str, data: bytes) -> None:
    """Nothing when ``data`` begins as a file with that suffix does; ``InputError`` says what it is instead."""
    if not data.strip(b"\x00\t\r\n "):
        raise InputError("empty file; a release needs a text", code="empty")
    if data.startswith(_MARKS[suffix]) or (suffix == ".pdf" and _MARKS[suffix] in data[:_PDF_HEAD]):
        return
    if data.startswith(b"HWP Document File V"):
        raise InputError("a document of Hangul 3; open it in Hangul and save it as .hwpx", code="old_version")
    if suffix == ".docx" and data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        detail = "a .docx with a password; take it off" if locked else "an old .doc; save it as .docx"
        raise InputError(detail, code="encrypted" if locked else "old_version")
    found = next((called for mark, called in _CALLED.items() if data.startswith(mark)), None)
    if found is None:
        raise InputError(f"damaged: it doesn't begin as a {suffix} does; save or send it again", code="damaged")
    raise InputError(f"not a {suffix} but {found}; give it the right suffix", code="wrong_type")
