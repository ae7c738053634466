"""The ``ct2`` engine: encoder-decoder and language models in CTranslate2, converted once, int8 or float32.

BART/KoBART, T5/mT5/MADLAD, Marian, M2M100 and NLLB take bare texts; Qwen, Llama and Mistral take conversations.
Both target languages go through one batch where the family has language tokens.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ctranslate2
from transformers import AutoTokenizer

from pipeline.config import Decoding, ModelSpec
from pipeline.models import conversion, cores, languages, placement, weights
from pipeline.models.base import Generation, Request, Statistics, ranked
from pipeline.models.batching import Batcher
from pipeline.models.cache import Progress
from pipeline.models.chat import Chat
from pipeline.models.conversion import Conversion
from pipeline.models.sources import Sources
from pipeline.records import ModelInfo

_OUTPUT_TOKENS = 512
_PLAIN = Decoding()
_SCORED = 8
"""Hypotheses scored at once: each takes the whole vocabulary for each of its tokens, some 16 MB for 32 of M2M100's."""


def engine(spec: ModelSpec, role: str, progress: Progress | None = None) -> "Translating | Speaking":
    """The engine for the model that ``spec`` names, by the type its configuration tells."""
    found = weights.resolve(spec.weights, spec.sha256, progress)
    folder, note = conversion.converted(found, spec)
    info = ModelInfo(role=role, engine="ct2", weights=spec.weights, revision=found.revision, licence=spec.licence)
    model = Model(folder, note, spec)
    with placement.failures(f"engine 'ct2': the tokenizer of {found.path} can't be loaded"):
        tokenizer = AutoTokenizer.from_pretrained(found.path, local_files_only=True, trust_remote_code=False)
    return (Speaking if note.prompted else Translating)(model, tokenizer, spec, info)


class Model:
    """A converted model and its words."""

    def __init__(self, folder: Path, note: Conversion, spec: ModelSpec) -> None:
        self.note = note
        self._folder, self._spec = folder, spec
        self._kind = ctranslate2.Generator if note.prompted else ctranslate2.Translator
        name = "vocabulary.json" if note.prompted else "shared_vocabulary.json"
        self._tokens: list[str] = json.loads((folder / name).read_text(encoding="utf-8"))
        self._ids = {token: index for index, token in enumerate(self._tokens)}
        self._loaded = self._load()

    def _load(self) -> Any:
        threads = self._spec.threads or cores.physical()
        number = "float32" if self._spec.quantization == "float32" else "int8"
        with placement.failures(f"engine 'ct2': {self._folder} can't be loaded"):
            return self._kind(
                str(self._folder), device=self._spec.device, compute_type=number, intra_threads=threads, inter_threads=1
            )

    def ready(self, decoding: Decoding) -> Any:
        """The library's object. It seeds its threads once, when they first sample, so for hypotheses that are
        the same each time a sampling call gets new threads, and with them the model is loaded again."""
        if decoding.temperature > 0:
            self._loaded = None
            ctranslate2.set_random_seed(decoding.seed)
            self._loaded = self._load()
        return self._loaded

    def tokens(self, ids: Sequence[int]) -> list[str]:
        """The tokens of these ids; ``IndexError`` for an id that the weights don't know."""
        return [self._tokens[index] for index in ids]

    def ids(self, tokens: Sequence[str]) -> list[int]:
        """The ids of these tokens."""
        return [self._ids[token] for token in tokens]

    def ends(self) -> list[str]:
        """The tokens that end a text."""
        return self.tokens([end for end in self.note.ends if end < len(self._tokens)])


class Translating:
    """An encoder-decoder model. The score of a hypothesis is the model's own, without penalties."""

    prompted = False

    def __init__(self, model: Model, tokenizer: Any, spec: ModelSpec, info: ModelInfo) -> None:
        self.info = info
        self._model, self._tokenizer = model, tokenizer
        family = spec.family or languages.family(model.note.model_type, tokenizer)
        self._sources = Sources(tokenizer, family, (spec.context_tokens, model.note.positions), "ct2")
        self._batcher = Batcher(spec.batch_tokens)
        self.max_input_tokens = self._sources.limit

    def count_tokens(self, text: str) -> int:
        """How many tokens ``text`` is for the encoder, with the special ones around it."""
        return self._sources.count(text)

    def statistics(self) -> Statistics:
        """What was done since the model was loaded."""
        return self._batcher.statistics()

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Generation]]:
        """Hypotheses for each request, best first: by beams, or sampled where there is a temperature."""
        with placement.failures("ct2: a text can't be read"):
            read = [self._sources.read(each.text, (each.source_lang, each.target_lang)) for each in requests]
            sources = [self._model.tokens(ids) for ids, _ in read]
            firsts = [self._model.note.forced if first is None else first for _, first in read]
            prefixes = [[] if first is None else self._model.tokens([first]) for first in firsts]
        rows = max(decoding.num_beams, decoding.n)
        with placement.failures("ct2: the model failed"):
            return self._batcher.run(
                [len(source) for source in sources],
                lambda width: rows * (width + decoding.max_new_tokens),
                lambda batch: self._batch([sources[i] for i in batch], [prefixes[i] for i in batch], decoding),
            )

    def _batch(self, sources: list[list[str]], prefixes: list[list[str]], decoding: Decoding) -> list[list[Generation]]:
        model = self._model.ready(decoding)
        limit = min(decoding.max_new_tokens, self.max_input_tokens - 1)
        results = model.translate_batch(
            sources,
            target_prefix=prefixes if any(prefixes) else None,
            beam_size=_beams(decoding),
            max_input_length=0,
            max_decoding_length=limit,
            min_decoding_length=min(decoding.min_new_tokens, limit),
            **_options(decoding),
        )
        found = [(number, tokens) for number, result in enumerate(results) for tokens in result.hypotheses]
        scores = (
            [score for result in results for score in result.scores]
            if _is_plain(decoding)
            else self._scores(model, [sources[n] for n, _ in found], [tokens for _, tokens in found], len(prefixes[0]))
        )
        made: list[list[Generation]] = [[] for _ in sources]
        for (number, tokens), score in zip(found, scores, strict=True):
            made[number].append(self._read(tokens, score, len(sources[number]), len(prefixes[number])))
        return [ranked(each) for each in made]

    def _scores(self, model: Any, sources: list[list[str]], targets: list[list[str]], given: int) -> list[float]:
        """The mean log-probability of each target's tokens as the library would give it: over all its tokens, the
        ``given`` first ones at no cost."""
        ends = set(self._model.ends())
        bare = [tokens[:-1] if tokens and tokens[-1] in ends else tokens for tokens in targets]
        results = model.score_batch(sources, bare, max_input_length=0, max_batch_size=_SCORED)
        return [
            sum(result.log_probs[given : len(tokens)]) / (len(tokens) or 1)
            for result, tokens in zip(results, targets, strict=True)
        ]

    def _read(self, tokens: list[str], score: float, prompt_tokens: int, given: int) -> Generation:
        """One hypothesis; the library's mean counts the tokens that were given, ours doesn't."""
        chosen = len(tokens) - given
        return Generation(
            text=self._tokenizer.decode(self._model.ids(tokens[given:]), skip_special_tokens=True).strip(),
            score=min(0.0, score * len(tokens) / chosen) if chosen > 0 else None,
            finish="stop" if tokens and tokens[-1] in self._model.ends() else "length",
            prompt_tokens=prompt_tokens,
            output_tokens=len(tokens),
        )


class Speaking:
    """A language model that follows instructions. Several hypotheses come from beams, or they are sampled where
    there is a temperature: the library's own alternatives end after a token where prompts differ in length."""

    prompted = True

    def __init__(self, model: Model, tokenizer: Any, spec: ModelSpec, info: ModelInfo) -> None:
        self.info = info
        self._model, self._tokenizer = model, tokenizer
        self._context = min(spec.context_tokens, model.note.positions or spec.context_tokens)
        self._chat = Chat(tokenizer, self._context, "ct2")
        self._batcher = Batcher(spec.batch_tokens)
        self.max_input_tokens = max(self._context // 2, self._context - _OUTPUT_TOKENS)

    def count_tokens(self, text: str) -> int:
        """How many of the model's tokens ``text`` is, without the chat template's own."""
        return len(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def statistics(self) -> Statistics:
        """What was done since the model was loaded."""
        return self._batcher.statistics()

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Generation]]:
        """Hypotheses for each request, best first."""
        with placement.failures("ct2: a text can't be read"):
            prompts = [self._model.tokens(self._chat.prompt(each.turns)) for each in requests]
        rows = max(decoding.num_beams, decoding.n)
        with placement.failures("ct2: the model failed"):
            return self._batcher.run(
                [len(prompt) for prompt in prompts],
                lambda width: rows * (width + decoding.max_new_tokens),
                lambda batch: self._batch([prompts[i] for i in batch], decoding),
            )

    def _batch(self, prompts: list[list[str]], decoding: Decoding) -> list[list[Generation]]:
        model = self._model.ready(decoding)
        room = min(decoding.max_new_tokens, self._context - max(len(prompt) for prompt in prompts))
        alone = decoding.n == 1 and decoding.num_beams == 1
        results = model.generate_batch(
            prompts,
            beam_size=_beams(decoding),
            max_length=room,
            min_length=min(decoding.min_new_tokens, room),
            end_token=self._model.ends() or None,
            include_prompt_in_result=False,
            callback=_Stops(self._tokenizer, decoding.stop) if decoding.stop and alone else None,
            **_options(decoding),
        )
        return [self._read(result, len(prompt), decoding) for result, prompt in zip(results, prompts, strict=True)]

    def _read(self, result: Any, prompt_tokens: int, decoding: Decoding) -> list[Generation]:
        """The hypotheses of one prompt, each cut at the first stop string."""
        ends, found = set(self._model.ends()), []
        for tokens, score in zip(result.sequences, result.scores, strict=True):
            text = self._tokenizer.decode(self._model.ids(tokens), skip_special_tokens=True)
            cut = min((text.find(stop) for stop in decoding.stop if stop in text), default=len(text))
            stopped = cut < len(text) or (bool(tokens) and tokens[-1] in ends)
            found.append(
                Generation(
                    text=text[:cut].strip(),
                    score=min(0.0, score),
                    finish="stop" if stopped else "length",
                    prompt_tokens=prompt_tokens,
                    output_tokens=len(tokens),
                )
            )
        return ranked(found)


class _Stops:
    """Called for each token; true once the text of its hypothesis holds a stop string."""

    def __init__(self, tokenizer: Any, stops: tuple[str, ...]) -> None:
        self._tokenizer, self._stops = tokenizer, stops
        self._tail = max(len(stop.encode()) for stop in stops) + 8
        self._seen: dict[int, list[int]] = {}

    def __call__(self, step: Any) -> bool:
        """Only the last tokens are read: a token has at least a byte."""
        ids = self._seen.setdefault(step.batch_id, [])
        ids.append(step.token_id)
        text = self._tokenizer.decode(ids[-self._tail :])
        return any(stop in text for stop in self._stops)


def _beams(decoding: Decoding) -> int:
    return decoding.num_beams if decoding.temperature > 0 else max(decoding.num_beams, decoding.n)


def _is_plain(decoding: Decoding) -> bool:
    """Whether nothing in the decoding changes the model's probabilities (a least length only bars the end)."""
    same = ("temperature", "top_p", "repetition_penalty", "no_repeat_ngram_size")
    return all(getattr(decoding, name) == getattr(_PLAIN, name) for name in same)


def _options(decoding: Decoding) -> dict[str, Any]:
    """What both kinds of models are told alike."""
    options = {
        "num_hypotheses": decoding.n,
        "repetition_penalty": decoding.repetition_penalty,
        "no_repeat_ngram_size": decoding.no_repeat_ngram_size,
        "return_end_token": True,
        "return_scores": True,
    }
    if decoding.temperature == 0:
        return options
    return options | {
        "sampling_topk": 0,
        "sampling_topp": decoding.top_p,
        "sampling_temperature": decoding.temperature,
    }
