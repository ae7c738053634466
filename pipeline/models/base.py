"""What every engine promises, in one protocol, and nothing about any one of them.

A stage builds ``Request`` objects and gets ``Generation`` objects back; it never knows which
library ran. Engines that follow instructions (``prompted``) get worked examples as chat turns;
the others (encoder-decoder models) get the bare source text in one user turn.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, Protocol, runtime_checkable

from pipeline.config import Decoding
from pipeline.records import Lang, ModelInfo, Record


class Turn(Record):
    """One turn of a conversation with a prompted model."""

    role: Literal["system", "user", "assistant"]
    content: str


class Request(Record):
    """One thing to generate.

    ``turns`` ends with a user turn. An engine that isn't ``prompted`` takes only the last turn's
    content as source text and uses ``source_lang`` and ``target_lang`` for its language codes
    (the same language for both means: summarize).
    """

    turns: tuple[Turn, ...]
    source_lang: Lang = "ko"
    target_lang: Lang = "ko"

    @property
    def text(self) -> str:
        """The last turn's content."""
        return self.turns[-1].content


class Generation(Record):
    """One hypothesis. ``score`` is the mean log-probability a token (None where the engine gives none);
    ``finish`` is ``length`` when the token limit cut it; token counts are the engine's own."""

    text: str
    score: float | None = None
    finish: Literal["stop", "length"] = "stop"
    prompt_tokens: int = 0
    output_tokens: int = 0


class Statistics(Record):
    """What an engine has done since it was loaded; sums of two runs are added with ``+``.

    ``padded_tokens`` are the input tokens with the padding of their batches; ``cached_tokens`` the input tokens that
    needn't be computed because an earlier prompt began with them; ``seconds`` those spent inside the library;
    ``shrunk`` how often a batch was halved because memory was short.
    """

    requests: int = 0
    batches: int = 0
    input_tokens: int = 0
    padded_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0
    shrunk: int = 0

    def __add__(self, other: "Statistics") -> "Statistics":
        mine, theirs = self.model_dump(), other.model_dump()
        return Statistics.model_validate({name: mine[name] + theirs[name] for name in mine})

    @property
    def padding_ratio(self) -> float:
        """Padded over real input tokens, 1.0 without padding or without work."""
        return self.padded_tokens / self.input_tokens if self.input_tokens else 1.0


def ranked(found: Iterable[Generation]) -> list[Generation]:
    """Best score first (those without one last), each text once."""
    return unique(sorted(found, key=lambda one: float("-inf") if one.score is None else one.score, reverse=True))


def unique(found: Iterable[Generation]) -> list[Generation]:
    """The first of each text, in order."""
    first: dict[str, Generation] = {}
    for each in found:
        first.setdefault(each.text, each)
    return list(first.values())


@runtime_checkable
class Engine(Protocol):
    """A loaded model. ``generate`` returns one list of at most ``decoding.n`` hypotheses for each
    request, in the order of the requests, and raises ``ModelError`` when it can't."""

    info: ModelInfo
    prompted: bool
    max_input_tokens: int

    def count_tokens(self, text: str) -> int:
        """How many of the model's own tokens ``text`` is."""
        ...

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Generation]]:
        """Hypotheses for each request, best first."""
        ...


@runtime_checkable
class Measured(Protocol):
    """An engine that counts what it does."""

    def statistics(self) -> Statistics:
        """What was done since the engine was loaded."""
        ...
