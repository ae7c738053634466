"""Weights of transformers converted for CTranslate2, once, into the user's cache.

A converted folder belongs to the digest of its weights, the number type and the version of the library. It is
made in a draft folder and renamed when it is whole; a note in it holds the SHA-256 of each of its files, so one
that was damaged since is made again. transformers loads the weights (safetensors only, no tensor may be missing).
"""

import gc
import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

from ctranslate2 import __version__ as library
from ctranslate2.converters import transformers as loaders
from pydantic import ValidationError
from transformers import AutoModelForCausalLM, AutoModelForSeq2SeqLM

from pipeline.config import ModelSpec
from pipeline.errors import ModelError, WeightsError
from pipeline.models import cache, placement
from pipeline.models.weights import Weights
from pipeline.records import Record

SEQ2SEQ = {
    "bart": loaders.BartLoader,
    "m2m_100": loaders.M2M100Loader,
    "marian": loaders.MarianMTLoader,
    "mt5": loaders.MT5Loader,
    "t5": loaders.T5Loader,
    "umt5": loaders.UMT5Loader,
}
CAUSAL = {
    "llama": loaders.LlamaLoader,
    "mistral": loaders.MistralLoader,
    "qwen2": loaders.Qwen2Loader,
    "qwen3": loaders.Qwen3Loader,
}
_NOTE = "conversion.json"


class Conversion(Record):
    """What a converted folder holds. ``ends`` are the tokens that end a text, ``forced`` the one a text must begin
    with where there is one, ``positions`` the tokens the model was made for."""

    weights: str
    quantization: str
    library: str
    model_type: str
    positions: int | None
    forced: int | None
    ends: tuple[int, ...]
    files: dict[str, str]

    @property
    def prompted(self) -> bool:
        """Whether it is a language model."""
        return self.model_type in CAUSAL


def converted(found: Weights, spec: ModelSpec) -> tuple[Path, Conversion]:
    """The converted folder of weights and what it holds; converts them where it isn't there or is damaged."""
    name = hashlib.sha256(f"{found.uri if found.uri.startswith('hub:') else ''} {found.revision}".encode()).hexdigest()
    target = cache.subfolder("ct2") / f"{name[:16]}-{spec.quantization}-{library}"
    with cache.locked(target):
        ready = _ready(target)
        if ready is None:
            ready = _replaced(found, spec, target)
    return target, ready


def _ready(target: Path) -> Conversion | None:
    """What the folder holds, where all its files are as they were written."""
    try:
        note = Conversion.model_validate_json((target / _NOTE).read_text(encoding="utf-8"))
        whole = all(cache.sha256(target / name) == digest for name, digest in note.files.items())
    except (OSError, ValidationError, UnicodeDecodeError):
        return None
    return note if whole else None


def _replaced(found: Weights, spec: ModelSpec, target: Path) -> Conversion:
    """Converts into a draft folder, which then takes the place of ``target``."""
    draft = target.with_name(f"{target.name}.{os.getpid()}.part")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir()
        note = _convert(found, spec, draft)
        shutil.rmtree(target, ignore_errors=True)
        draft.rename(target)
        for name, digest in note.files.items():
            cache.keep(target / name, digest)
    except OSError as error:
        raise WeightsError(
            f"converted weights {target}: can't be written: {error.strerror or error}. "
            "Free some space there or set HANBRIEF_CACHE to another folder."
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return note


def _convert(found: Weights, spec: ModelSpec, draft: Path) -> Conversion:
    model_type = _model_type(found.path)
    auto = AutoModelForCausalLM if model_type in CAUSAL else AutoModelForSeq2SeqLM
    plain = spec.model_copy(update={"device": "cpu", "dtype": "float32"})
    tokenizer, model = placement.load(found.path, auto, plain)
    settings, config = model.generation_config, model.config
    tokens = vocabulary(tokenizer, model_type, config)
    with placement.failures(f"engine 'ct2': {found.path} can't be converted"):
        _write((SEQ2SEQ | CAUSAL)[model_type](), (tokenizer, _adapted(model)), tokens, (draft, spec.quantization))
    del model
    gc.collect()
    ends = settings.eos_token_id if isinstance(settings.eos_token_id, list) else [settings.eos_token_id]
    note = Conversion(
        weights=found.revision,
        quantization=spec.quantization,
        library=library,
        model_type=model_type,
        positions=getattr(config, "max_position_embeddings", None),
        forced=settings.forced_bos_token_id,
        ends=tuple(sorted({end for end in (*ends, tokenizer.eos_token_id) if end is not None})),
        files={file.name: _digest(file) for file in sorted(draft.iterdir())},
    )
    (draft / _NOTE).write_text(note.model_dump_json(indent=1), encoding="utf-8")
    return note


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _model_type(path: Path) -> str:
    """The ``model_type`` of the weights' configuration, if it is one that can be converted."""
    try:
        found = json.loads((path / "config.json").read_text(encoding="utf-8")).get("model_type")
    except (OSError, ValueError, AttributeError) as error:
        raise ModelError(
            f"engine 'ct2': {path}: a folder with safetensors and a config.json is needed ({error}); "
            "for GGUF files use engine 'llamacpp'."
        ) from error
    if found not in SEQ2SEQ | CAUSAL:
        known = ", ".join(sorted(SEQ2SEQ | CAUSAL))
        raise ModelError(
            f"engine 'ct2': model type '{found}' of {path} isn't one of {known}; use engine 'seq2seq' or 'causal'."
        )
    return str(found)


def _write(loader: Any, pair: tuple[Any, Any], tokens: list[str], goal: tuple[Path, str]) -> None:
    """Put the model into CTranslate2's form with ``tokens`` as its vocabulary, in the order of their ids."""
    tokenizer, model = pair
    folder, quantization = goal
    spec = loader.get_model_spec(model)
    loader.set_config(spec.config, model, tokenizer)
    loader.set_vocabulary(spec, tokens)
    spec.validate()
    spec.optimize(quantization=quantization)
    spec.save(str(folder))


def _adapted(model: Any) -> Any:
    """The model with settings that CTranslate2's loaders ask for and transformers 5 has dropped or renamed."""
    config = model.config
    if config.model_type == "bart":
        encoder = model.get_encoder()
        config.normalize_before = hasattr(encoder, "layer_norm")
        config.normalize_embedding = hasattr(encoder, "layernorm_embedding")
    if config.model_type in ("t5", "mt5", "umt5"):
        config.tie_word_embeddings = config.scale_decoder_outputs
    if config.model_type == "marian" and config.pad_token_id != config.vocab_size - 1:
        raise ValueError(
            f"Marian's padding token must be the last of {config.vocab_size} tokens, it is {config.pad_token_id}"
        )
    return model


def vocabulary(tokenizer: Any, model_type: str, config: Any) -> list[str]:
    """The token of each id of the model, in order; ids that no token has get a name of their own.

    CTranslate2's own loaders count on a tokenizer's list without gaps, which M2M100's isn't. Marian's padding,
    its last token, is left out: the decoder starts from an empty embedding instead.
    """
    tokens = [f"<unused {index}>" for index in range(config.vocab_size)]
    for index in range(config.vocab_size):
        token = tokenizer.convert_ids_to_tokens(index)
        if token is not None and tokenizer.convert_tokens_to_ids(token) == index:
            tokens[index] = token
    known = set(tokens)
    absent = [t for t, index in tokenizer.get_vocab().items() if index < config.vocab_size and t not in known]
    if absent:
        raise ModelError(
            f"engine 'ct2': the tokenizer's '{absent[0]}' has no id of its own; it doesn't fit the weights"
        )
    return tokens[:-1] if model_type == "marian" else tokens
