"""The ``llamacpp`` engine: GGUF weights on the processor (or a GPU build) through llama.cpp.

The binding runs llama.cpp's server inside this process with one slot, so the beginning a prompt
shares with the one before isn't computed again; states of earlier prompts are kept in memory too,
so two languages may take turns. The model's own chat template is applied by the server.
"""

import json
import os
import secrets
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.config import Decoding, ModelSpec
from pipeline.errors import ModelError
from pipeline.models import cores, weights
from pipeline.models.base import Generation, Request, Statistics
from pipeline.models.cache import Progress
from pipeline.records import ModelInfo

SAMPLING_TEMPERATURE = 0.7
"""For the hypotheses after the first, where the decoding asks for several and for no temperature."""
_PROMPT_CACHE_MIB = 256
"""Room for the states of earlier prompts; a 1.5B model takes about 28 KB a token, llama.cpp's default is 8 GB."""
_OUTPUT_TOKENS = 512
_SILENT, _TALKATIVE = -1, 3


class LlamaCpp:
    """A GGUF model in llama.cpp's server. Beams and n-gram blocking aren't llama.cpp's: ``num_beams``,
    ``min_new_tokens`` and ``no_repeat_ngram_size`` are ignored, hypotheses after the first are sampled."""

    prompted = True

    def __init__(self, spec: ModelSpec, role: str, progress: Progress | None = None) -> None:
        found = weights.resolve(spec.weights, spec.sha256, progress)
        self.info = ModelInfo(
            role=role, engine="llamacpp", weights=spec.weights, revision=found.revision, licence=spec.licence
        )
        self.max_input_tokens = max(spec.context_tokens // 2, spec.context_tokens - _OUTPUT_TOKENS)
        self._done = Statistics()
        self._key = secrets.token_hex(16)
        self._server = _start(_gguf(found.path), spec, self._key)

    def count_tokens(self, text: str) -> int:
        """How many of the model's tokens ``text`` is, without the chat template's own."""
        return len(self._ask("/tokenize", {"content": _sendable(text)})["tokens"])

    def statistics(self) -> Statistics:
        """What was done since the model was loaded; ``cached_tokens`` are those of beginnings computed before."""
        return self._done

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Generation]]:
        """Hypotheses for each request, best first: a greedy one, then sampled ones with seeds of their own.

        Requests run one after the other, those with the same beginning side by side, since one
        stream uses all cores and a shared beginning is computed once.
        """
        results: list[list[Generation]] = [[] for _ in requests]
        for index in sorted(range(len(requests)), key=lambda i: [turn.content for turn in requests[i].turns[:-1]]):
            results[index] = self._hypotheses(requests[index], decoding)
        return results

    def _hypotheses(self, request: Request, decoding: Decoding) -> list[Generation]:
        found = [self._one(request, decoding, number) for number in range(decoding.n)]
        greedy = found[:1] if decoding.temperature == 0 else []
        unique: dict[str, Generation] = {}
        for each in [*greedy, *sorted(found[len(greedy) :], key=_score, reverse=True)]:
            unique.setdefault(each.text, each)
        return list(unique.values())

    def _one(self, request: Request, decoding: Decoding, number: int) -> Generation:
        later = SAMPLING_TEMPERATURE if number else 0.0
        body = {
            "messages": [{"role": turn.role, "content": _sendable(turn.content)} for turn in request.turns],
            "max_tokens": decoding.max_new_tokens,
            "temperature": decoding.temperature or later,
            "top_p": decoding.top_p,
            "repeat_penalty": decoding.repetition_penalty,
            "seed": decoding.seed + number,
            "stop": list(decoding.stop),
            "cache_prompt": True,
            "chat_template_kwargs": {"enable_thinking": False},
            "logprobs": True,
            "top_logprobs": 1,
        }
        started = time.perf_counter()
        answer = _checked(self._server.handle_chat_completions(body))
        self._done += _statistics(answer, time.perf_counter() - started)
        return _generation(answer)

    def _ask(self, path: str, body: dict[str, Any]) -> Any:
        """The server's answer over the loopback interface; only this process knows its key."""
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._key}"}
        call = urllib.request.Request(self._server.listening_address + path, json.dumps(body).encode(), headers)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(call) as answer:
                return _checked(json.loads(answer.read()))
        except (urllib.error.URLError, ValueError) as error:
            raise ModelError(f"llamacpp: no answer from the model's server: {error}") from error


def _gguf(path: Path) -> Path:
    """The one GGUF file at ``path``, which may be a folder."""
    files = [path] if path.is_file() else sorted(path.glob("*.gguf"))
    if len(files) != 1 or files[0].suffix != ".gguf":
        raise ModelError(
            f"llamacpp: {path} holds {len(files)} GGUF files, one is needed. "
            "Name the file itself: file:PATH.gguf, or hub:ORG/NAME@REVISION#FILE.gguf"
        )
    return files[0]


def _start(path: Path, spec: ModelSpec, key: str) -> Any:
    """llama.cpp's server with the model loaded, listening on the loopback interface only."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.n_ctx = spec.context_tokens
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = spec.threads or cores.physical()
    params.cache_ram_mib = _PROMPT_CACHE_MIB
    params.api_keys = [key]
    params.ui = False
    params.warmup = False
    params.verbosity = _TALKATIVE if os.environ.get("HANBRIEF_DEBUG") else _SILENT
    if spec.device == "cpu":
        params.n_gpu_layers = 0
    try:
        return xllamacpp.Server(params)
    except RuntimeError as error:
        raise ModelError(
            f"llamacpp: {path.name} ({path.stat().st_size / 1e9:.1f} GB) can't be loaded: {error} Memory may be short, "
            "or its architecture newer than the installed llama.cpp; HANBRIEF_DEBUG=1 shows llama.cpp's log."
        ) from error


def _checked(answer: Any) -> Any:
    """The server's answer, unless it is an error."""
    error = answer.get("error") if isinstance(answer, dict) else None
    if error:
        hint = " Raise context_tokens or give a shorter text." if "n_ctx" in error else ""
        raise ModelError(f"llamacpp: {error.get('message', error)}.{hint}")
    return answer


def _generation(answer: Any) -> Generation:
    choice = answer["choices"][0]
    logprobs = [item["logprob"] for item in (choice.get("logprobs") or {}).get("content") or ()]
    finish = "length" if choice["finish_reason"] == "length" else "stop"
    return Generation(
        text=(choice["message"]["content"] or "").strip(),
        score=sum(logprobs) / len(logprobs) if logprobs else None,
        finish=finish,
        prompt_tokens=answer["usage"]["prompt_tokens"],
        output_tokens=answer["usage"]["completion_tokens"],
    )


def _statistics(answer: Any, seconds: float) -> Statistics:
    """One answer's count: the server tells how many tokens of a prompt it had and how many it computed."""
    timings = answer.get("timings") or {}
    cached, computed = timings.get("cache_n", 0), timings.get("prompt_n", answer["usage"]["prompt_tokens"])
    return Statistics(
        requests=1,
        batches=1,
        input_tokens=cached + computed,
        padded_tokens=cached + computed,
        cached_tokens=cached,
        output_tokens=answer["usage"]["completion_tokens"],
        seconds=seconds,
    )


def _score(generation: Generation) -> float:
    return generation.score if generation.score is not None else float("-inf")


def _sendable(text: str) -> str:
    """``text`` with lone surrogates, which JSON in UTF-8 can't carry, replaced by U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
