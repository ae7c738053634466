"""A run put together from its config: stages checked first, then each named model loaded once."""

from collections.abc import Callable, Collection, Mapping, Sequence
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from pipeline.config import Config, ModelSpec
from pipeline.facts.names import termbase
from pipeline.memory.store import Memory
from pipeline.models import registry
from pipeline.models.base import Engine
from pipeline.records import Record
from pipeline.stages.base import Stage, check_order
from pipeline.stages.clean import Clean
from pipeline.stages.ground import Ground
from pipeline.stages.render import RunInfo
from pipeline.stages.summarize import Summarize
from pipeline.stages.translate import Translate
from pipeline.stages.verify import Verify

ORDER: tuple[type[Stage], ...] = (Clean, Ground, Summarize, Translate, Verify)
MODEL_STAGES = ("summarize", "translate")
"""The stages that write with a model; the others are rules, and load none."""
Progress = Callable[[str, int, int], None]
Loader = Callable[[ModelSpec, str], Engine]


class Chain:
    """The stages of a run in order, its engines by the config's name, and what its briefs say of it."""

    def __init__(self, stages: Sequence[Stage], info: RunInfo, engines: Mapping[str, Engine] | None = None) -> None:
        self.stages = stages
        self.info = info
        self.engines = engines or {}

    def stage(self, name: str) -> Stage:
        """The stage of that name."""
        return next(stage for stage in self.stages if stage.name == name)


class Notice(Record):
    """A warning about a model's licence."""

    model: str
    message: str


def names() -> tuple[str, ...]:
    """The names of all stages, in order."""
    return tuple(stage.name for stage in ORDER)


def phases() -> list[tuple[str, ...]]:
    """The stages in order, those that stand together and are alike (rules, or models) as one phase."""
    return [tuple(group) for _, group in groupby(names(), key=lambda name: name in MODEL_STAGES)]


def build(
    config: Config,
    progress: Progress | None = None,
    load: Loader | None = None,
    *,
    only: Collection[str] | None = None,
) -> Chain:
    """The chain of ``config``; ``ConfigError`` before any model loads, ``ModelError`` where one can't be had.

    With ``only`` the chain has the stages of these names alone, and loads no model unless one of them needs it.
    """
    check_order(ORDER)
    terms = termbase.load(Path(config.termbase)) if config.termbase else None
    memory = Memory.load(config.memory) if config.memory else None
    loader = load or (lambda spec, role: registry.load(spec, role, progress))
    wanted = names() if only is None else only
    roles = {"summarizer": config.summarizer.model, "translator": config.translator.model}
    engines: dict[str, Engine] = {}
    if set(MODEL_STAGES) & set(wanted):
        for role, name in roles.items():
            if name not in engines:
                engines[name] = loader(config.models[name], role)
    makers: dict[str, Callable[[], Stage]] = {
        "clean": Clean,
        "ground": lambda: Ground(terms),
        "summarize": lambda: Summarize(engines[config.summarizer.model], config.summarizer),
        "translate": lambda: Translate(engines[config.translator.model], config.translator, terms, memory),
        "verify": lambda: Verify(terms),
    }
    infos = tuple(engines[name].info.model_copy(update={"role": role}) for role, name in roles.items() if engines)
    info = RunInfo(version=version("hanbrief"), config=config.name, config_digest=config.digest, models=infos)
    return Chain([makers[name]() for name in names() if name in wanted], info, engines)


def notices(config: Config) -> list[Notice]:
    """Licence warnings for the models a config uses."""
    used = {config.summarizer.model, config.translator.model}
    found = []
    for name in sorted(used):
        spec = config.models[name]
        if not spec.commercial:
            found.append(Notice(model=name, message=f"{spec.weights} is under {spec.licence}: not for commercial use"))
        if spec.not_licensed_in:
            places = ", ".join(spec.not_licensed_in)
            found.append(Notice(model=name, message=f"{spec.weights} ({spec.licence}) is not licensed in {places}"))
        if spec.licence == "unknown" and spec.weights:
            found.append(Notice(model=name, message=f"{spec.weights}: no licence is recorded in the config"))
    return found
