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
