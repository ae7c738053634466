"""A worker process seen from the runner: started when there is work, watched, ended when it hangs, started again.

A call either comes back with results or raises ``CallError``; what to do then is the supervisor's business.
"""

import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, InvalidStateError
from concurrent.futures import TimeoutError as NotInTime
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from pipeline.config import Config
from pipeline.errors import ModelError
from pipeline.records import Draft
from pipeline.run.events import log
from pipeline.run.service import Answer, Call, Failure, Loading, Ready, Unusable, serve
from pipeline.stages.render import RunInfo

Progress = Callable[[str, int, int], None]
_STOPS = (signal.SIGINT, signal.SIGTERM)
LOAD_LIMIT_S = 3600.0
"""How long the loading of models may take; a hub's weights may have to be fetched first."""


class CallError(Exception):
    """A call that came to nothing: the stage, a code (``model_failed``, ``out_of_memory``, ``timed_out``,
    ``worker_died``) and words. ``mine`` is false where another call's end took the process away."""

    def __init__(self, stage: str, code: str, detail: str, *, mine: bool = True) -> None:
        super().__init__(detail)
        self.stage, self.code, self.detail, self.mine = stage, code, detail, mine


@contextmanager
def _stops_wait() -> Iterator[None]:
    """Ctrl-C and SIGTERM wait until the child has what it needs to begin, or it would end with a traceback.

    The child inherits the mask: Ctrl-C, which reaches the whole group, doesn't meet it while it imports.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    before = {sign: signal.signal(sign, lambda number, _: came.append(number)) for sign in _STOPS}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, masked)
    for number in came[:1]:
        signal.raise_signal(number)


class Worker:
    """One process with the stages of a config, and its calls. Calls may come from several threads."""

    def __init__(self, config: Config, stages: tuple[str, ...], progress: Progress | None = None) -> None:
        self.info: RunInfo | None = None
        self.statistics: dict[str, dict[str, Any]] = {}
        self._progress = progress or (lambda what, done, total: None)
        self._calls: dict[int, Future[Answer | Failure]] = {}
        self._numbers = 0
        self._lock = threading.Lock()
        self._sending = threading.Lock()  # two threads' messages in one pipe would mix
        self._ready: Future[RunInfo] = Future()
        self._ended_by = ""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, config, stages), daemon=True)
        with _stops_wait():
            self.process.start()
        theirs.close()
        log("worker_started", pid=self.process.pid)
        threading.Thread(target=self._listen, args=(self._pipe,), daemon=True).start()

    def wait_ready(self) -> RunInfo:
        """What briefs say of the chain, once it is built; ``ModelError`` where it can't be."""
        try:
            self.info = self._ready.result(LOAD_LIMIT_S)
        except NotInTime as error:
            self.end("loading")
            raise ModelError(f"the models weren't loaded within {LOAD_LIMIT_S:.0f} s") from error
        return self.info

    @property
    def alive(self) -> bool:
        """Whether calls can be sent."""
        return self.process.is_alive() and not self._ended_by

    def call(self, stages: tuple[str, ...], drafts: Sequence[Draft], limit_s: float) -> Answer:
        """The results of the stages over the drafts; ``CallError`` where they fail or take longer than ``limit_s``."""
        future: Future[Answer | Failure] = Future()
        with self._lock:
            self._numbers += 1
            number = self._numbers
            self._calls[number] = future
        try:
            with self._sending:
                self._pipe.send(Call(number=number, stages=stages, drafts=tuple(drafts)))
            answer = future.result(limit_s)
        except NotInTime as error:
            self.end(stages[0])
            seconds = f"{limit_s:.0f}" if limit_s >= 10 else f"{limit_s:.1f}"
            raise CallError(stages[0], "timed_out", f"no result within {seconds} s; the worker was ended") from error
        except (OSError, EOFError) as error:
            raise self._gone(stages[0]) from error
        finally:
            with self._lock:
                self._calls.pop(number, None)
        if isinstance(answer, Failure):
            raise CallError(answer.stage, answer.code, answer.detail)
        self.statistics = answer.statistics
        return answer

    def end(self, stage: str = "") -> None:
        """Ends the process at once."""
        self._ended_by = self._ended_by or stage or "runner"
        self.process.kill()
        self.process.join(10)

    def _gone(self, stage: str) -> CallError:
        """The fault that a dead process is: another call's doing, or this one's as far as can be told."""
        if self._ended_by:
            return CallError(stage, "worker_died", "the worker was ended because of another article", mine=False)
        code = _exit_code(self.process)
        killed = code is not None and code < 0
        detail = f"the worker died of signal {-(code or 0)}" if killed else f"the worker died with exit code {code}"
        return CallError(stage, "out_of_memory" if code == -9 else "worker_died", detail)

    def _listen(self, pipe: Connection) -> None:
        """Hands on what the process says until it is gone, then lets go of all who wait."""
        try:
            while True:
                self._take(pipe.recv())
        except (EOFError, OSError):
            pass
        code = _exit_code(self.process)
        log("worker_ended", pid=self.process.pid, exit_code=code, by=self._ended_by or None)
        if not self._ready.done():
            self._ready.set_exception(ModelError(f"the worker died while it loaded the models (exit code {code})"))
        with self._lock:
            for future in self._calls.values():
                _settle(future, EOFError())

    def _take(self, message: Any) -> None:
        if isinstance(message, Loading):
            self._progress(message.what, message.done, message.total)
        elif isinstance(message, Ready):
            self._ready.set_result(message.info)
        elif isinstance(message, Unusable):
            error = ModelError(message.detail)
            error.exit_code = message.exit_code
            self._ready.set_exception(error)
        elif isinstance(message, Answer | Failure):
            with self._lock:
                future = self._calls.get(message.number)
            if future is not None:
                _settle(future, message)


def _settle(future: Future[Answer | Failure], value: Answer | Failure | Exception) -> None:
    """Gives a future its value unless it has one."""
    try:
        if isinstance(value, Exception):
            future.set_exception(value)
        else:
            future.set_result(value)
    except InvalidStateError:
        return


def _exit_code(process: Any, patience_s: float = 5.0) -> int | None:
    """The exit code of a process that is ending."""
    until = time.monotonic() + patience_s
    while process.exitcode is None and time.monotonic() < until:
        time.sleep(0.01)
    code: int | None = process.exitcode
    return code
