"""The ``echo`` engine: scripted answers, for tests and dry runs."""

from collections.abc import Sequence

from pipeline.config import Decoding, ModelSpec
from pipeline.models.base import Generation, Request
from pipeline.models.cache import Progress
from pipeline.records import ModelInfo


class Echo:
    """Answers from ``spec.script``: the answer beside the first needle that is in the request's last turn,
    with ``{text}`` in it replaced by that turn; without a match the turn itself. With ``n`` above 1 the
    answers of the next matching needles follow. It counts as prompted unless the spec names a family.
    ``calls`` holds every request seen, in order."""

    max_input_tokens: int

    def __init__(self, spec: ModelSpec, role: str, progress: Progress | None = None) -> None:
        self.info = ModelInfo(role=role, engine="echo", weights="", revision="", licence=spec.licence)
        self.prompted = spec.family is None
        self.max_input_tokens = spec.context_tokens
        self.calls: list[Request] = []
        self._script = spec.script

    def count_tokens(self, text: str) -> int:
        """The words between spaces."""
        return len(text.split())

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Generation]]:
        """The scripted answers to each request, in the script's order."""
        self.calls.extend(requests)
        return [self._answers(each.text, decoding) for each in requests]

    def _answers(self, text: str, decoding: Decoding) -> list[Generation]:
        found = [answer.replace("{text}", text) for needle, answer in self._script if needle in text]
        answers = list(dict.fromkeys(found or [text]))[: decoding.n]
        return [self._generation(text, answer, -float(rank)) for rank, answer in enumerate(answers)]

    def _generation(self, text: str, answer: str, score: float) -> Generation:
        return Generation(
            text=answer,
            score=score,
            prompt_tokens=self.count_tokens(text),
            output_tokens=self.count_tokens(answer),
        )
