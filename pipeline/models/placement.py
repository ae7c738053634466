"""Where and how a transformers model is loaded: device, number type, quietly and from local files only."""

import contextlib
import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
import transformers

from pipeline.config import ModelSpec
from pipeline.errors import ModelError
from pipeline.models import weights
from pipeline.models.cache import Progress
from pipeline.models.weights import Weights
from pipeline.records import ModelInfo


def device(spec: ModelSpec) -> str:
    """The device of ``spec``; ``auto`` is a GPU where there is one, else the processor."""
    if spec.device != "auto":
        return spec.device
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def dtype(spec: ModelSpec) -> Any:
    """The number type: ``auto`` is the checkpoint's own on a GPU and float32 on a processor, where halves are slow."""
    if spec.dtype != "auto":
        return getattr(torch, spec.dtype)
    return torch.float32 if device(spec) == "cpu" else "auto"


def find(spec: ModelSpec, role: str, progress: Progress | None) -> tuple[Weights, ModelInfo]:
    """The weights of ``spec`` on this machine, and what a brief says about them."""
    found = weights.resolve(spec.weights, spec.sha256, progress)
    info = ModelInfo(role=role, engine=spec.engine, weights=spec.weights, revision=found.revision, licence=spec.licence)
    if spec.threads:
        torch.set_num_threads(spec.threads)
    return found, info


def load(path: Path, auto: Any, spec: ModelSpec) -> tuple[Any, Any]:
    """(tokenizer, model) at ``path``, a folder or a GGUF file; ``auto`` is the auto class of the model.

    Never runs code that comes with weights, never asks the network, takes safetensors and GGUF only.
    ``ModelError`` where files are missing or don't fit, also where tensors are missing, which
    transformers would fill with random numbers.
    """
    _quiet()
    with failures(f"engine '{spec.engine}': {path} can't be loaded"):
        where = {"pretrained_model_name_or_path": path, "local_files_only": True, "trust_remote_code": False}
        if path.is_file():
            where |= {"pretrained_model_name_or_path": path.parent, "gguf_file": path.name}
        tokenizer = transformers.AutoTokenizer.from_pretrained(**where)
        extra = {"ignore_mismatched_sizes": True} | ({} if path.is_file() else {"use_safetensors": True})
        model, report = auto.from_pretrained(**where, **extra, dtype=dtype(spec), output_loading_info=True)
        missing = sorted({name for name, _ in model.named_parameters()} & set(report["missing_keys"]))
        if missing or report["mismatched_keys"]:
            wrong = missing or [str(each) for each in report["mismatched_keys"]]
            raise ValueError(f"{len(wrong)} tensors are missing or of another shape, {wrong[0]} first")
        return tokenizer, model.to(device(spec)).eval()


@contextlib.contextmanager
def failures(what: str) -> Iterator[None]:
    """Turn what torch and transformers raise for bad weights, devices and texts into ``ModelError``."""
    try:
        yield
    except ImportError:
        raise
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RuntimeError) as error:
        line = (str(error).strip().splitlines() or [""])[0]
        raise ModelError(f"{what}: {type(error).__name__}: {line:.300}") from error


def _quiet() -> None:
    if not os.environ.get("HANBRIEF_DEBUG"):
        transformers.utils.logging.set_verbosity_error()
        transformers.utils.logging.disable_progress_bar()
        warnings.filterwarnings("ignore", message="Recommended: pip install sacremoses")
