"""How a release was read, said for the provenance of its brief."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version

from pipeline.records import Reading

OWN = "hanbrief"
"""The package that reads what needs no library."""
_LOST = "\ufffd"
_version = lru_cache(maxsize=16)(version)


def reading(reader: str, form: str, body: str, warnings: Iterable[str] = ()) -> Reading:
    """The reading of a release by the package ``reader``; characters that its text has lost are one warning more."""
    lost = body.count(_LOST)
    said = (*warnings, *([f"unreadable characters: {lost}"] if lost else []))
    return Reading(reader=reader, version=_version(reader), form=form, warnings=said)


def told(known: Reading | None) -> str:
    """The reading in one line, empty where a brief has none.

    >>> told(Reading(reader="olefile", version="0.47", form="HWP 5.0.3.4", warnings=("pictures left out: 2",)))
    'HWP 5.0.3.4, read by olefile 0.47 (pictures left out: 2)'
    """
    if known is None:
        return ""
    line = f"{known.form}, read by {known.reader} {known.version}"
    return f"{line} ({'; '.join(known.warnings)})" if known.warnings else line
