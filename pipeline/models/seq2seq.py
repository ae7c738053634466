"""The ``seq2seq`` engine: encoder-decoder models of transformers, for summaries and translations.

BART/KoBART, T5/mT5, Marian, M2M100, NLLB and MADLAD. Texts are never cut silently: one that is longer
than ``max_input_tokens`` is a ``ModelError``.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import torch
from transformers import AutoModelForSeq2SeqLM
from transformers.modeling_outputs import BaseModelOutput

from pipeline.config import Decoding, ModelSpec
from pipeline.errors import ModelError
from pipeline.models import languages, placement
from pipeline.models.base import Generation, Request
from pipeline.models.cache import Progress

_ENDLESS = 1_000_000
"""Tokenizers without a limit give a huge number as theirs."""


class Seq2Seq:
    """An encoder-decoder model. The score of a hypothesis is the model's own, from one more pass of the
    decoder over it, so it doesn't depend on penalties or beams."""

    prompted = False

    def __init__(self, spec: ModelSpec, role: str, progress: Progress | None = None) -> None:
        found, self.info = placement.find(spec, role, progress)
        self._tokenizer, self._model = placement.load(found.path, AutoModelForSeq2SeqLM, spec)
        self._family = spec.family or languages.family(self._model.config.model_type, self._tokenizer)
        self._batch_size = spec.batch_size
        self._tokenizer.padding_side = "right"
        config = self._model.config
        limits = (getattr(config, "max_position_embeddings", None), self._tokenizer.model_max_length)
        self.max_input_tokens = min([spec.context_tokens, *(n for n in limits if n and n < _ENDLESS)])

    def count_tokens(self, text: str) -> int:
        """How many tokens ``text`` is for the encoder, with the special ones around it."""
        return len(self._ids(text))

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Generation]]:
        """Hypotheses for each request, best first: by beams, or sampled where there is a temperature."""
        results: list[list[Generation]] = [[] for _ in requests]
        for batch in self._batches(requests):
            with placement.failures("seq2seq: the model failed"), torch.inference_mode():
                outputs = self._batch([requests[index] for index in batch], decoding)
            for index, output in zip(batch, outputs, strict=True):
                results[index] = output
        return results

    def _batches(self, requests: Sequence[Request]) -> Iterator[list[int]]:
        """Indices of requests of one language pair each, texts of like length together."""
        pairs = [(each.source_lang, each.target_lang) for each in requests]
        order = sorted(range(len(requests)), key=lambda index: (pairs[index], len(requests[index].text)))
        for _, group in groupby(order, key=lambda index: pairs[index]):
            indices = list(group)
            for start in range(0, len(indices), self._batch_size):
                yield indices[start : start + self._batch_size]

    def _batch(self, requests: list[Request], decoding: Decoding) -> list[list[Generation]]:
        source, target = requests[0].source_lang, requests[0].target_lang
        first = languages.first_token(self._family, self._tokenizer, source, target)
        prefix = languages.prefix(self._family, self._tokenizer, source, target)
        ids = [self._fitting(prefix + each.text) for each in requests]
        inputs = self._tokenizer.pad({"input_ids": ids}, return_tensors="pt").to(self._model.device)
        inputs = {name: inputs[name] for name in ("input_ids", "attention_mask")}
        states = self._model.get_encoder()(**inputs, return_dict=True).last_hidden_state
        with torch.random.fork_rng():
            torch.manual_seed(decoding.seed)
            rows = self._model.generate(
                **inputs,
                encoder_outputs=BaseModelOutput(last_hidden_state=states),
                **self._options(decoding, first),
            )
        count = rows.shape[0] // len(requests)
        found = [self._read(row, states[k // count], len(ids[k // count])) for k, row in enumerate(rows)]
        return [_ranked(found[k : k + count]) for k in range(0, len(found), count)]

    def _ids(self, text: str) -> list[int]:
        """Token ids; KoBART's tokenizer leaves out the sentence marks that BART was trained with."""
        tokenizer = self._tokenizer
        ids: list[int] = list(tokenizer(text)["input_ids"])
        if self._family != "bart":
            return ids
        begin = [] if ids[:1] == [tokenizer.bos_token_id] else [tokenizer.bos_token_id]
        end = [] if ids[-1:] == [tokenizer.eos_token_id] else [tokenizer.eos_token_id]
        return [token for token in (*begin, *ids, *end) if token is not None]

    def _fitting(self, text: str) -> list[int]:
        ids = self._ids(text)
        if len(ids) > self.max_input_tokens:
            raise ModelError(
                f"seq2seq: the text '{text[:40]}…' has {len(ids):,} tokens, the model takes {self.max_input_tokens:,}. "
                "Split the text or use a model with a longer input."
            )
        return ids

    def _options(self, decoding: Decoding, first: int | None) -> dict[str, Any]:
        sampled = decoding.temperature > 0
        options: dict[str, Any] = {
            "max_new_tokens": min(decoding.max_new_tokens, self.max_input_tokens - 1),
            "min_new_tokens": decoding.min_new_tokens,
            "min_length": 0,
            "num_beams": decoding.num_beams if sampled else max(decoding.num_beams, decoding.n),
            "num_return_sequences": decoding.n,
            "do_sample": sampled,
            "repetition_penalty": decoding.repetition_penalty,
            "no_repeat_ngram_size": decoding.no_repeat_ngram_size,
        }
        if first is not None:
            options["forced_bos_token_id"] = first
        return options | ({"temperature": decoding.temperature, "top_p": decoding.top_p} if sampled else {})

    def _read(self, row: Any, states: Any, prompt_tokens: int) -> Generation:
        """One hypothesis from its row of ids (decoder start, tokens, end, padding) and its encoder states."""
        end = self._tokenizer.eos_token_id
        found = (row[1:] == end).nonzero()
        row = row[: int(found[0]) + 2] if len(found) else row
        return Generation(
            text=self._tokenizer.decode(row[1:], skip_special_tokens=True).strip(),
            score=self._score(row, states[:prompt_tokens]),
            finish="stop" if len(found) else "length",
            prompt_tokens=prompt_tokens,
            output_tokens=row.shape[0] - 1,
        )

    def _score(self, row: Any, states: Any) -> float | None:
        """Mean log-probability of the tokens after the start, a forced language token left out."""
        given = 2 if self._family in ("m2m100", "nllb") else 1
        if row.shape[0] <= given:
            return None
        encoded = BaseModelOutput(last_hidden_state=states[None])
        logits = self._model(encoder_outputs=encoded, decoder_input_ids=row[None, :-1]).logits[0, given - 1 :]
        chosen = logits.float().log_softmax(-1).gather(1, row[given:, None])
        return float(chosen.mean())


def _ranked(found: list[Generation]) -> list[Generation]:
    """Best score first, each text once."""
    unique: dict[str, Generation] = {}
    for each in sorted(found, key=lambda one: one.score or 0.0, reverse=True):
        unique.setdefault(each.text, each)
    return list(unique.values())
