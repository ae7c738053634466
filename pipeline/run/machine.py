"""``hanbrief doctor`` and ``hanbrief models``: what this machine has, and which config suits it."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.build import notices
from pipeline.config import load, shipped
from pipeline.errors import WeightsError
from pipeline.models import cache, weights

_LIBRARIES = {
    "xllamacpp": "offline",
    "torch": "transformers",
    "transformers": "transformers",
    "sentencepiece": "transformers",
    "datasets": "data",
    "trafilatura": "data",
    "olefile": "docs-in",
    "pypdfium2": "docs-in",
    "docx": "docs-in",
    "ctranslate2": "ct2",
    "sacrebleu": "eval",
}
_OFFLINE_GIB = 4


def memory_gib() -> float:
    """Physical memory in GiB, 0.0 where the system doesn't tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    except (ValueError, OSError, AttributeError):
        return 0.0


def examine() -> Iterator[str]:
    """Lines about the machine, the libraries, the weights and the config that suits."""
    memory = memory_gib()
    gpu = _has_gpu()
    yield f"python   {sys.version.split()[0]}"
    yield f"cores    {os.cpu_count()}"
    yield f"memory   {memory:.1f} GiB"
    yield f"gpu      {'yes' if gpu else 'none'}"
    yield f"disk     {shutil.disk_usage(_existing(cache.folder())).free / 2**30:.0f} GiB free in {cache.folder()}"
    for library, extra in _LIBRARIES.items():
        here = importlib.util.find_spec(library) is not None
        yield f"{library:<14} {'installed' if here else f'missing: pip install -e .[{extra}]'}"
    yield from model_lines()
    yield f"suggested config: {_suggest(gpu, memory)}"


def _existing(path: Path) -> Path:
    """The path, or its nearest parent that exists."""
    return path if path.exists() else _existing(path.parent)


def _has_gpu() -> bool:
    """Whether an NVIDIA driver is there; asking torch would take seconds."""
    return shutil.which("nvidia-smi") is not None and os.path.exists("/dev/nvidia0")


def _suggest(gpu: bool, memory: float) -> str:
    if gpu:
        return "gpu (needs a model hub or a local copy of its weights); offline works without"
    if memory and memory < _OFFLINE_GIB:
        return f"none: offline needs about {_OFFLINE_GIB} GiB of memory"
    return "offline (cpu or cpu-llm where a model hub can be reached)"


def model_lines() -> Iterator[str]:
    """One line a model of each shipped config: where the weights are, the licence, and its warnings."""
    for name in shipped():
        config = load(name)
        for key, spec in config.models.items():
            if not spec.weights:
                continue
            state = "here" if weights.available(spec.weights) else "not here"
            yield f"{name:<9} {key:<12} {spec.engine:<10} {state:<9} {spec.licence:<14} {spec.weights}"
        for notice in notices(config):
            yield f"{name:<9} note: {notice.message}"


def fetch(name: str, *, verify: bool) -> Iterator[str]:
    """Resolves every model of a config; with ``verify`` the bytes are hashed again."""
    for key, spec in load(name).models.items():
        if not spec.weights:
            yield f"{key}: needs no weights"
            continue
        found = weights.resolve(spec.weights, spec.sha256, _progress, verify=verify)
        if verify and spec.sha256 and found.revision != spec.sha256:
            raise WeightsError(f"{key}: SHA-256 is {found.revision}, the config pins {spec.sha256}; fetch it again")
        yield f"{key}: {found.path} ({found.revision[:12]}) {'verified' if verify else 'ready'}"


def _progress(what: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if total and done >= total else ""
        print(f"\r{what} {done / (total or 1):4.0%}", end=end, file=sys.stderr, flush=True)
