"""The worker's side: a process that has the stages and their models, and does the calls that come down a pipe.

Rules and models have a thread each, so that one batch is cleaned and grounded, or checked, while a model works
on another. The process ends with the one that started it, and opens no connection unless the config needs one.
"""

import gc
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection, wait
from multiprocessing.process import parent_process
from typing import Any, Protocol, runtime_checkable

from pydantic import BaseModel

from pipeline.build import MODEL_STAGES, Chain, build
from pipeline.config import Config
from pipeline.errors import HanbriefError
from pipeline.facts.mentions import find_mentions
from pipeline.models import registry
from pipeline.models.base import Engine
from pipeline.records import Draft, Record, Reject
from pipeline.run.network import forbid, needs_network
from pipeline.run.text_limits import Bounded, endless
from pipeline.stages.base import reject
from pipeline.stages.render import RunInfo

RAISED = (HanbriefError, RuntimeError, ValueError, TypeError, ArithmeticError, LookupError, AttributeError, OSError)
"""What a model's library may raise for one batch and still be of use for the next."""
_MEMORY = ("out of memory", "can't allocate memory", "failed to allocate", "bad_alloc")


class Call(Record):
    """One request: these stages, one after the other, over these drafts."""

    number: int
    stages: tuple[str, ...]
    drafts: tuple[Draft, ...]


class Ready(Record):
    """The chain is built; what briefs say of it."""

    info: RunInfo


class Loading(Record):
    """How far the loading of a model is."""

    what: str
    done: int
    total: int


class Unusable(Record):
    """The chain can't be built: the error's text and the exit code that goes with it."""

    detail: str
    exit_code: int


class Answer(Record):
    """The results of a call in the order of its drafts, with the seconds that each stage took for all of them,
    and what the stages and engines have counted since the process began."""

    number: int
    results: tuple[Draft | Reject, ...]
    seconds: dict[str, float]
    statistics: dict[str, dict[str, Any]]


class Failure(Record):
    """A call that came to nothing."""

    number: int
    stage: str
    code: str
    detail: str


@runtime_checkable
class Counting(Protocol):
    """A stage or an engine that counts what it does."""

    def statistics(self) -> Any:
        """The counts since the process began."""
        ...


def serve(pipe: Connection, config: Config, stages: tuple[str, ...]) -> None:
    """Builds the chain, says so, and answers calls until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the runner decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if not needs_network(config):
        forbid()
    sending = threading.Lock()

    def send(message: Record) -> None:
        with sending:
            pipe.send(message)

    warm = threading.Thread(target=_warm)
    warm.start()

    def progress(what: str, done: int, total: int) -> None:
        send(Loading(what=what, done=done, total=total))

    try:
        chain = build(config, load=lambda spec, role: Bounded(registry.load(spec, role, progress)), only=stages)
    except HanbriefError as error:
        send(Unusable(detail=str(error), exit_code=error.exit_code))
        return
    warm.join()
    send(Ready(info=chain.info))
    with ThreadPoolExecutor(1) as rules, ThreadPoolExecutor(1) as models:
        while (call := _next(pipe)) is not None:
            lane = models if set(call.stages) & set(MODEL_STAGES) else rules
            lane.submit(_reply, send, chain, call)


def _warm() -> None:
    """Loads the analyser and the tables, which takes seconds, so that no article's time limit pays for it."""
    find_mentions("한들시는 24일 4억원을 들인다고 밝혔다.")


def _reply(send: Callable[[Record], None], chain: Chain, call: Call) -> None:
    send(answer(chain, call))


def _next(pipe: Connection) -> Call | None:
    try:
        call: Call | None = pipe.recv()
    except EOFError:
        return None
    return call


def _end_with_parent() -> None:
    """Ends this process when the one that started it is gone, in the middle of a model's work too."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def answer(chain: Chain, call: Call) -> Answer | Failure:
    """What the stages make of a call's drafts."""
    results: list[Draft | Reject] = list(call.drafts)
    seconds: dict[str, float] = {}
    for name in call.stages:
        places = [i for i, result in enumerate(results) if isinstance(result, Draft)]
        drafts = [result for result in results if isinstance(result, Draft)]
        started = time.perf_counter()
        try:
            made = chain.stage(name).run(drafts) if drafts else []
        except MemoryError:
            gc.collect()
            return Failure(number=call.number, stage=name, code="out_of_memory", detail="memory is short")
        except RAISED as error:
            return _failure(call.number, name, error)
        seconds[name] = time.perf_counter() - started
        for place, result in zip(places, made, strict=True):
            results[place] = _sane(result, name)
    return Answer(number=call.number, results=tuple(results), seconds=seconds, statistics=counted(chain))


def _failure(number: int, stage: str, error: Exception) -> Failure:
    """The failure that an exception is; its traceback on standard error with --debug."""
    if os.environ.get("HANBRIEF_DEBUG"):
        print("".join(traceback.format_exception(error)), file=sys.stderr)
    said = str(error) if isinstance(error, HanbriefError) else f"{type(error).__name__}: {error}"
    short = any(sign in said.lower() for sign in _MEMORY)
    if short:
        gc.collect()
    return Failure(number=number, stage=stage, code="out_of_memory" if short else "model_failed", detail=said[:500])


def _sane(result: Draft | Reject, stage: str) -> Draft | Reject:
    """The result, or a reject where the model wrote without end."""
    detail = endless(result) if isinstance(result, Draft) else ""
    return reject(result.article, stage, "endless_text", detail) if isinstance(result, Draft) and detail else result


def counted(chain: Chain) -> dict[str, dict[str, Any]]:
    """The counts of all stages and engines that keep some, by name."""
    engines = ((name, _bare(engine)) for name, engine in chain.engines.items())
    both: Sequence[tuple[str, object]] = [*((s.name, s) for s in chain.stages), *engines]
    found = {name: each.statistics() for name, each in both if isinstance(each, Counting)}
    return {name: each.model_dump() if isinstance(each, BaseModel) else dict(each) for name, each in found.items()}


def _bare(engine: Engine) -> Engine:
    """The engine itself, without its bound."""
    return engine.engine if isinstance(engine, Bounded) else engine
