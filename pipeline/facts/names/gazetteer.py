"""A set of written forms with what they stand for, found by longest match in linear time."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Value = TypeVar("Value", bound=Hashable)


class Gazetteer(Generic[Value]):
    """Written forms with their meanings, indexed by the first two characters."""

    def __init__(self) -> None:
        self._forms: dict[str, list[Value]] = defaultdict(list)
        self._lengths: dict[str, list[int]] = {}

    def add(self, form: str, value: Value) -> None:
        """Gives ``form`` one more meaning; the order of adding is the order of preference."""
        if not form or value in self._forms.get(form, ()):
            return
        self._forms[form].append(value)
        lengths = self._lengths.setdefault(form[:2], [])
        if len(form) not in lengths:
            lengths.append(len(form))
            lengths.sort(reverse=True)

    def meanings(self, form: str) -> list[Value]:
        """The meanings of a form, none where it is unknown."""
        return self._forms.get(form, [])

    def at(self, text: str, start: int) -> list[tuple[int, list[Value]]]:
        """The ends and meanings of the forms that stand at ``start``, longest first."""
        lengths = self._lengths.get(text[start : start + 2], ())
        found = []
        for length in lengths:
            values = self._forms.get(text[start : start + length])
            if values and start + length <= len(text):
                found.append((start + length, values))
        single = self._forms.get(text[start : start + 1]) if text[start : start + 1] in self._lengths else None
        return [*found, (start + 1, single)] if single and not (found and found[-1][0] == start + 1) else found

    def scan(
        self, text: str, starts: Iterable[int], accept: Callable[[int, int, list[Value]], bool]
    ) -> Iterator[tuple[int, int, list[Value]]]:
        """The longest accepted forms of ``text`` that begin at one of ``starts`` (ascending), not overlapping."""
        free = 0
        for at in starts:
            if at < free:
                continue
            for end, values in self.at(text, at):
                if accept(at, end, values):
                    yield at, end, values
                    free = end
                    break
