"""A set of written forms with what they stand for, found by longest match in linear time."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from typing import Generic, TypeVar

Value = TypeVar("Value", bound=Hashable)


class Gazetteer(Generic[Value]):
    """Written forms with their meanings, indexed by first character and length."""

    def __init__(self) -> None:
        self._forms: dict[str, list[Value]] = defaultdict(list)
        self._lengths: dict[str, list[int]] = {}

    def add(self, form: str, value: Value) -> None:
        """Gives ``form`` one more meaning; the order of adding is the order of preference."""
        if not form or value in self._forms.get(form, ()):
            return
        self._forms[form].append(value)
        lengths = self._lengths.setdefault(form[0], [])
        if len(form) not in lengths:
            lengths.append(len(form))
            lengths.sort(reverse=True)

    def meanings(self, form: str) -> list[Value]:
        """The meanings of a form, none where it is unknown."""
        return self._forms.get(form, [])

    def at(self, text: str, start: int) -> Iterator[tuple[int, list[Value]]]:
        """The ends and meanings of the forms that stand at ``start``, longest first."""
        for length in self._lengths.get(text[start], ()):
            values = self._forms.get(text[start : start + length])
            if values and start + length <= len(text):
                yield start + length, values

    def scan(
        self, text: str, accept: Callable[[int, int, list[Value]], bool]
    ) -> Iterator[tuple[int, int, list[Value]]]:
        """The longest accepted forms of ``text`` from left to right, not overlapping: start, end, meanings."""
        at = 0
        while at < len(text):
            for end, values in self.at(text, at):
                if accept(at, end, values):
                    yield at, end, values
                    at = end
                    break
            else:
                at += 1
