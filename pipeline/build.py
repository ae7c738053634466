"""A run put together from its config: stages checked first, then each named model loaded once."""

from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from pipeline.config import Config, ModelSpec
from pipeline.facts import termbase
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
Progress = Callable[[str, int, int], None]
Loader = Callable[[ModelSpec, str], Engine]


class Chain:
    """The stages of a run in order, and what its briefs say of it."""

    def __init__(self, stages: Sequence[Stage], info: RunInfo) -> None:
        check_order([type(stage) for stage in stages])
        self.stages = stages
        self.info = info


class Notice(Record):
    """A warning about a model's licence."""

    model: str
    message: str


def build(config: Config, progress: Progress | None = None, load: Loader | None = None) -> Chain:
    """The chain of ``config``; ``ConfigError`` before any model loads, ``ModelError`` where one can't be had."""
    terms = termbase.load(Path(config.termbase)) if config.termbase else None
    loader = load or (lambda spec, role: registry.load(spec, role, progress))
    engines: dict[str, Engine] = {}
    roles = {"summarizer": config.summarizer.model, "translator": config.translator.model}
    check_order(ORDER)
    for role, name in roles.items():
        if name not in engines:
            engines[name] = loader(config.models[name], role)
    infos = tuple(engines[name].info.model_copy(update={"role": role}) for role, name in roles.items())
    stages: list[Stage] = [
        Clean(),
        Ground(terms),
        Summarize(engines[config.summarizer.model], config.summarizer),
        Translate(engines[config.translator.model], config.translator, terms),
        Verify(terms),
    ]
    return Chain(
        stages, RunInfo(version=version("hanbrief"), config=config.name, config_digest=config.digest, models=infos)
    )


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
