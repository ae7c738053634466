"""One run at a time on an output folder: a lock that the system lets go of when its holder dies."""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigError, InputError
from pipeline.run.ledger import now

NAME = "run.lock"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Holds the folder; ``ConfigError`` says who has it (process, host, since when) when another run does.

    The file stays behind empty: taking it away would let two runs hold two files of one name.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"output {folder}: can't be written: {error.strerror}; give another --out", code="output"
        ) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ConfigError(_refusal(folder, path)) from error
        except OSError as error:
            raise InputError(
                f"output {folder}: its file system has no locks ({error.strerror}); give another --out", code="output"
            ) from error
        _write(file, {"pid": os.getpid(), "host": socket.gethostname(), "since": now()})
        try:
            yield
        finally:
            _write(file, None)


def _write(file: Any, holder: dict[str, Any] | None) -> None:
    """Writes down who holds the folder; a full disk may leave it unsaid."""
    try:
        file.seek(0)
        file.truncate()
        file.write(json.dumps(holder) if holder else "")
        file.flush()
    except OSError:
        return


def _refusal(folder: Path, path: Path) -> str:
    """Who holds the folder, as far as they have said."""
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        who = f"process {holder['pid']} on {holder['host']} since {holder['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        who = "another process"
    return f"--out '{folder}' is in use by {who}; wait for it, stop it, or give another folder"
