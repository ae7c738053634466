"""The ``seq2seq`` engine: encoder-decoder models of transformers, for summaries and translations.

BART/KoBART, T5/mT5, Marian, M2M100, NLLB and MADLAD. Texts are never cut silently: one that is longer
than ``max_input_tokens`` is a ``ModelError``.
"""

from collections.abc import Sequence
from typing import Any

import torch
from transformers import AutoModelForSeq2SeqLM
from transformers.modeling_outputs import BaseModelOutput

from pipeline.config import Decoding, ModelSpec
from pipeline.models import languages, placement
from pipeline.models.base import Generation, Request, Statistics, ranked
from pipeline.models.batching import Batcher
from pipeline.models.cache import Progress
from pipeline.models.sources import Sources
from pipeline.records import Lang


class Seq2Seq:
    """An encoder-decoder model. The score of a hypothesis is the model's own, from one more pass of the
    decoder over it, so it doesn't depend on penalties or beams."""

    prompted = False

    def __init__(self, spec: ModelSpec, role: str, progress: Progress | None = None) -> None:
        found, self.info = placement.find(spec, role, progress)
        self._tokenizer, self._model = placement.load(found.path, AutoModelForSeq2SeqLM, spec)
        self._family = spec.family or languages.family(self._model.config.model_type, self._tokenizer)
        self._given = 2 if self._family in ("m2m100", "nllb") else 1  # the start, and the language
        self._batcher = Batcher(spec.batch_tokens)
        self._tokenizer.padding_side = "right"
        positions = getattr(self._model.config, "max_position_embeddings", None)
        self._sources = Sources(self._tokenizer, self._family, (spec.context_tokens, positions), "seq2seq")
        self.max_input_tokens = self._sources.limit

    def count_tokens(self, text: str) -> int:
        """How many tokens ``text`` is for the encoder, with the special ones around it."""
        return self._sources.count(text)

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Generation]]:
        """Hypotheses for each request, best first: by beams, or sampled where there is a temperature."""
        results: list[list[Generation]] = [[] for _ in requests]
        for pair in sorted({(each.source_lang, each.target_lang) for each in requests}):
            group = [index for index, each in enumerate(requests) if (each.source_lang, each.target_lang) == pair]
            outputs = self._of_one_pair([requests[index].text for index in group], pair, decoding)
            for index, output in zip(group, outputs, strict=True):
                results[index] = output
        return results

    def statistics(self) -> Statistics:
        """What was done since the model was loaded."""
        return self._batcher.statistics()

    def _of_one_pair(self, texts: list[str], pair: tuple[Lang, Lang], decoding: Decoding) -> list[list[Generation]]:
        """Hypotheses for texts of one source and one target language."""
        with placement.failures("seq2seq: a text can't be read"):
            read = [self._sources.read(text, pair) for text in texts]
        ids, first = [each for each, _ in read], read[0][1]
        rows = max(decoding.num_beams, decoding.n)
        with placement.failures("seq2seq: the model failed"), torch.inference_mode():
            return self._batcher.run(
                [len(each) for each in ids],
                lambda width: rows * (width + decoding.max_new_tokens),
                lambda batch: self._batch([ids[index] for index in batch], decoding, first),
            )

    def _batch(self, ids: list[list[int]], decoding: Decoding, first: int | None) -> list[list[Generation]]:
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
        count = rows.shape[0] // len(ids)
        found = [self._read(row, states[k // count], len(ids[k // count])) for k, row in enumerate(rows)]
        return [ranked(found[k : k + count]) for k in range(0, len(found), count)]

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
            "forced_eos_token_id": None,  # BART's configurations force an end where the limit cuts: that would hide it
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
            text=self._tokenizer.decode(row[self._given :], skip_special_tokens=True).strip(),
            score=self._score(row, states[:prompt_tokens]),
            finish="stop" if len(found) else "length",
            prompt_tokens=prompt_tokens,
            output_tokens=row.shape[0] - 1,
        )

    def _score(self, row: Any, states: Any) -> float | None:
        """Mean log-probability of the tokens after the start, a forced language token left out."""
        given = self._given
        if row.shape[0] <= given:
            return None
        encoded = BaseModelOutput(last_hidden_state=states[None])
        logits = self._model(encoder_outputs=encoded, decoder_input_ids=row[None, :-1]).logits[0, given - 1 :]
        chosen = logits.float().log_softmax(-1).gather(1, row[given:, None])
        return float(chosen.mean())
