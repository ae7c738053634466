"""The log: one line an event, with the article's id where there is one, and never a word of a release.

Events go to the logger ``hanbrief`` of the standard library; ``configure`` sends them to standard error as
``key=value`` or as JSON. Without it only warnings would be shown, by whoever embeds this.
"""

import datetime as dt
import json
import logging
import sys
from typing import Any, Literal, TextIO

LogFormat = Literal["none", "text", "json"]
LOG_FORMATS: tuple[LogFormat, ...] = ("none", "text", "json")
_LOGGER = logging.getLogger("hanbrief")
_LOGGER.addHandler(logging.NullHandler())
_LOGGER.propagate = False


def log(event: str, *, level: Literal["info", "warning", "error"] = "info", **fields: Any) -> None:
    """Writes an event down; fields that are None are left out."""
    known = {name: value for name, value in fields.items() if value is not None}
    _LOGGER.log(getattr(logging, level.upper()), event, extra={"fields": known})


def configure(form: LogFormat, stream: TextIO | None = None) -> None:
    """Sends the events to ``stream`` (standard error) in this form, or nowhere."""
    for handler in list(_LOGGER.handlers):
        _LOGGER.removeHandler(handler)
    if form == "none":
        _LOGGER.addHandler(logging.NullHandler())
        return
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Json() if form == "json" else _Text())
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)


class _Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """``TIME LEVEL event key=value …`` on one line."""
        fields = " ".join(f"{name}={_plain(value)}" for name, value in getattr(record, "fields", {}).items())
        return f"{_time(record)} {record.levelname.lower()} {record.getMessage()} {fields}".rstrip()


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """One JSON object on one line."""
        head = {"time": _time(record), "level": record.levelname.lower(), "event": record.getMessage()}
        return json.dumps(head | getattr(record, "fields", {}), ensure_ascii=True, default=str)


def _plain(value: Any) -> str:
    """A value without spaces or line breaks around it; quoted where it holds some."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    bare = text[1:-1]
    simple = isinstance(value, str) and bare == value and value and not any(c.isspace() or c in '"=' for c in value)
    return (bare if simple else text).encode("utf-8", "backslashreplace").decode()


def _time(record: logging.LogRecord) -> str:
    return dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
