"""The one family of errors.

Every error says four things: what value was wrong, where (file, key or article id), what is
allowed, and what to do next. The command line prints the message alone and exits with
``exit_code``; a traceback is shown only with ``--debug``.
"""


class HanbriefError(Exception):
    """Base of all errors that a user can mend. ``exit_code`` follows the command line's table."""

    exit_code = 1


class ConfigError(HanbriefError):
    """A configuration or a command line that can't be used (exit code 2)."""

    exit_code = 2


class InputError(HanbriefError):
    """An input file or text that can't be used (exit code 3)."""

    exit_code = 3

    def __init__(self, message: str, *, code: str = "unreadable") -> None:
        super().__init__(message)
        self.code = code


class TermbaseError(InputError):
    """A termbase with a missing column, a duplicate or a bad encoding (exit code 3)."""


class ModelError(HanbriefError):
    """Weights or an engine that can't be had, or a model that failed (exit code 4)."""

    exit_code = 4


class WeightsError(ModelError):
    """Weights that are missing, incomplete or don't match their pinned SHA-256 (exit code 4)."""
