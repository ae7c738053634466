"""What every engine promises, in one protocol, and nothing about any one of them.

A stage builds ``Request`` objects and gets ``Generation`` objects back; it never knows which
library ran. Engines that follow instructions (``prompted``) get worked examples as chat turns;
the others (encoder-decoder models) get the bare source text in one user turn.
"""

from collections.abc import Sequence
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
