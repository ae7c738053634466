"""Which engine is which class; each is imported only when a config uses it."""

from importlib import import_module

from pipeline.config import EngineName, ModelSpec
from pipeline.errors import ModelError
from pipeline.models.base import Engine
from pipeline.models.cache import Progress

ENGINES: dict[EngineName, str] = {
    "causal": "pipeline.models.causal:Causal",
    "ct2": "pipeline.models.ct2:engine",
    "echo": "pipeline.models.echo:Echo",
    "extractive": "pipeline.models.extractive:Extractive",
    "llamacpp": "pipeline.models.llamacpp:LlamaCpp",
    "seq2seq": "pipeline.models.seq2seq:Seq2Seq",
}
EXTRAS: dict[EngineName, str] = {
    "causal": "transformers",
    "ct2": "ct2",
    "llamacpp": "offline",
    "seq2seq": "transformers",
}
"""The extra of the distribution that installs an engine's libraries."""


def load(spec: ModelSpec, role: str, progress: Progress | None = None) -> Engine:
    """The engine of ``spec``, its weights loaded, for a ``role`` (summarizer, translator).

    ``progress`` gets a label and the bytes done and wanted while weights are joined or checked.
    ``ModelError`` (or ``WeightsError``) when the library or the weights can't be had.
    """
    module, _, name = ENGINES[spec.engine].partition(":")
    try:
        engine: Engine = getattr(import_module(module), name)(spec, role, progress)
    except ImportError as error:
        raise ModelError(
            f"engine '{spec.engine}' of the {role}: the library '{error.name}' isn't installed ({error}). "
            f'Install it with: pip install -e ".[{EXTRAS.get(spec.engine, spec.engine)}]"'
        ) from error
    return engine
