"""The ``causal`` engine: language models of transformers, with a chat template or a plain prompt.

Safetensors folders and GGUF files (which transformers unpacks into full numbers: mind the memory).
"""

from collections.abc import Sequence
from typing import Any

import torch
from transformers import AutoModelForCausalLM, LogitsProcessor, LogitsProcessorList, StoppingCriteria
from transformers import StoppingCriteriaList as Criteria

from pipeline.config import Decoding, ModelSpec
from pipeline.models import placement
from pipeline.models.base import Generation, Request, Statistics, unique
from pipeline.models.batching import Batcher
from pipeline.models.cache import Progress
from pipeline.models.chat import Chat

SAMPLING_TEMPERATURE = 0.7
"""For the hypotheses after the first, where the decoding asks for several and for no temperature."""
_OUTPUT_TOKENS = 512


class Causal:
    """A language model that follows instructions. Several hypotheses come from beams where there are beams,
    else the first is greedy and the others are sampled. Scores are taken after penalties, before temperature."""

    prompted = True

    def __init__(self, spec: ModelSpec, role: str, progress: Progress | None = None) -> None:
        found, self.info = placement.find(spec, role, progress)
        files = sorted(found.path.glob("*.gguf")) if found.path.is_dir() else []
        self._tokenizer, self._model = placement.load(
            files[0] if len(files) == 1 else found.path, AutoModelForCausalLM, spec
        )
        self._tokenizer.padding_side = "left"
        if self._tokenizer.pad_token_id is None:
            self._tokenizer.pad_token = self._tokenizer.eos_token
        self._batcher = Batcher(spec.batch_tokens)
        trained = getattr(self._model.config, "max_position_embeddings", None) or spec.context_tokens
        self._context = min(spec.context_tokens, trained)
        self._chat = Chat(self._tokenizer, self._context, "causal")
        self.max_input_tokens = max(self._context // 2, self._context - _OUTPUT_TOKENS)

    def count_tokens(self, text: str) -> int:
        """How many of the model's tokens ``text`` is, without the chat template's own."""
        return len(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Generation]]:
        """Hypotheses for each request, best first."""
        with placement.failures("causal: a text can't be read"):
            ids = [self._chat.prompt(each.turns) for each in requests]
        rows = max(decoding.num_beams, decoding.n)
        with placement.failures("causal: the model failed"), torch.inference_mode():
            return self._batcher.run(
                [len(each) for each in ids],
                lambda width: rows * (width + decoding.max_new_tokens),
                lambda batch: self._hypotheses([ids[index] for index in batch], decoding),
            )

    def statistics(self) -> Statistics:
        """What was done since the model was loaded."""
        return self._batcher.statistics()

    def _hypotheses(self, ids: list[list[int]], decoding: Decoding) -> list[list[Generation]]:
        """Hypotheses for one batch of prompts."""
        if decoding.num_beams > 1 or decoding.temperature > 0 or decoding.n == 1:
            return [unique(each) for each in self._run(ids, decoding)]
        first = self._run(ids, decoding.model_copy(update={"n": 1}))
        sampled = {"n": decoding.n - 1, "temperature": SAMPLING_TEMPERATURE}
        others = self._run(ids, decoding.model_copy(update=sampled))
        return [unique([*greedy, *rest]) for greedy, rest in zip(first, others, strict=True)]

    def _run(self, ids: list[list[int]], decoding: Decoding) -> list[list[Generation]]:
        """``decoding.n`` generations for each prompt from one call of the model, best first."""
        inputs = self._tokenizer.pad({"input_ids": ids}, return_tensors="pt").to(self._model.device)
        width = inputs["input_ids"].shape[1]
        steps = _Steps(width)
        with torch.random.fork_rng():
            torch.manual_seed(decoding.seed)
            output = self._model.generate(
                input_ids=inputs["input_ids"],
                attention_mask=inputs["attention_mask"],
                logits_processor=LogitsProcessorList([steps]),
                stopping_criteria=Criteria([_Stops(self._tokenizer, decoding.stop, width)] if decoding.stop else []),
                return_dict_in_generate=True,
                **self._options(decoding, width),
            )
        rows = output.sequences[:, width:]
        beams = output.get("sequences_scores")
        scores = steps.scores(rows) if beams is None else [[float(score)] for score in beams]
        found = [self._read(row, scores[k], len(ids[k // decoding.n]), decoding) for k, row in enumerate(rows)]
        groups = [found[k : k + decoding.n] for k in range(0, len(found), decoding.n)]
        return [sorted(group, key=lambda one: one.score or 0.0, reverse=True) for group in groups]

    def _options(self, decoding: Decoding, width: int) -> dict[str, Any]:
        sampled = decoding.temperature > 0
        beams = decoding.num_beams if sampled else max(decoding.num_beams, decoding.n)
        room = min(decoding.max_new_tokens, self._context - width)
        options = {
            "max_new_tokens": room,
            "min_new_tokens": min(decoding.min_new_tokens, room),
            "num_beams": beams,
            "num_return_sequences": decoding.n,
            "output_scores": beams > 1,
            "do_sample": sampled,
            "repetition_penalty": decoding.repetition_penalty,
            "no_repeat_ngram_size": decoding.no_repeat_ngram_size,
            "pad_token_id": self._tokenizer.pad_token_id,
        }
        return options | ({"temperature": decoding.temperature, "top_p": decoding.top_p} if sampled else {})

    def _read(self, row: Any, scores: list[float], prompt_tokens: int, decoding: Decoding) -> Generation:
        """One generation from the ids after the prompt, cut at the first stop string."""
        ends = self._ends()
        length = next((k + 1 for k, token in enumerate(row.tolist()) if token in ends), row.shape[0])
        text = self._tokenizer.decode(row[:length], skip_special_tokens=True)
        cut = min((text.find(stop) for stop in decoding.stop if stop in text), default=len(text))
        stopped = cut < len(text) or int(row[length - 1]) in ends
        kept = scores[:length]
        return Generation(
            text=text[:cut].strip(),
            score=sum(kept) / len(kept) if kept else None,
            finish="stop" if stopped else "length",
            prompt_tokens=prompt_tokens,
            output_tokens=length,
        )

    def _ends(self) -> set[int]:
        """The ids that end a generation, by the model's generation settings and its tokenizer."""
        own = self._model.generation_config.eos_token_id
        ends = own if isinstance(own, list) else [own]
        return {token for token in (*ends, self._tokenizer.eos_token_id) if token is not None}


class _Steps(LogitsProcessor):  # type: ignore[misc]
    """Records the log-probability of each chosen token, holding one step's scores at a time
    (all steps of a 150,000-word vocabulary would take hundreds of megabytes)."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._last: Any = None
        self._chosen: list[Any] = []

    def __call__(self, input_ids: Any, scores: Any) -> Any:
        """``scores`` unchanged; the token chosen in the step before is read off ``input_ids``."""
        if self._last is not None:
            self._chosen.append(self._last.gather(1, input_ids[:, -1:])[:, 0])
        self._last = scores.float().log_softmax(-1)
        return scores

    def scores(self, rows: Any) -> list[list[float]]:
        """Log-probabilities of the tokens in each row."""
        chosen = [*self._chosen, self._last.gather(1, rows[:, -1:])[:, 0]]
        return torch.stack(chosen, dim=1).tolist()  # type: ignore[no-any-return]


class _Stops(StoppingCriteria):  # type: ignore[misc]
    """Ends a row once its text holds one of the stop strings."""

    def __init__(self, tokenizer: Any, stops: tuple[str, ...], width: int) -> None:
        self._tokenizer, self._stops, self._width = tokenizer, stops, width
        self._tail = max((len(stop.encode()) for stop in stops), default=0) + 8

    def __call__(self, input_ids: Any, scores: Any, **kwargs: Any) -> Any:
        """One truth value a row; only the last tokens are read, a token has at least a byte."""
        tails = self._tokenizer.batch_decode(input_ids[:, self._width :][:, -self._tail :])
        found = [any(stop in tail for stop in self._stops) for tail in tails]
        return torch.tensor(found, device=input_ids.device)
