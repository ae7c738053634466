"""``hanbrief eval bench``: how fast a run is, beside what a user would do instead with the same weights.

Ours is always the whole command ``hanbrief run`` in a process of its own, loading included; the plain ways are the
programs in ``eval/programs``, and their loading time is left out, in their favor. A plain way does the jobs of the
briefs that ours wrote: each article's summary, and each Korean sentence into each language.
"""

import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from eval import data
from eval.bench_report import Report, Result, Row, Settings, Suite, machine
from eval.processes import HANBRIEF, finish, program
from pipeline.config import Prompt, load
from pipeline.errors import InputError
from pipeline.records import TARGET_LANGS

SUMMARY_TOKENS, SENTENCE_TOKENS = 64, 32
"""What every summary and every translated sentence has, where the weights are random and know no end."""
RULES = ("clean", "ground", "verify")
DELAY_S = 0.02


def run(suites: Sequence[Suite], settings: Settings, say: Callable[[str], None]) -> Report:
    """The results of the suites, in order; ``say`` is told what is being done."""
    settings.work.mkdir(parents=True, exist_ok=True)
    made = []
    for suite in suites:
        say(f"{suite} …")
        made.append(_SUITES[suite](settings))
    return Report(machine=machine(), settings=settings, results=tuple(made))


def _start(settings: Settings) -> Result:
    """How long the command takes to say what it can do: the median of seven."""
    done = [finish([*HANBRIEF, "--help"]) for _ in range(7)]
    seconds = median(each.seconds for each in done)
    row = Row(way="hanbrief --help", articles=0, seconds=seconds, articles_a_minute=0.0, peak_mib=done[0].peak_mib)
    return Result(suite="start", rows=(row,), ratios={"seconds": seconds})


def _seq2seq(settings: Settings) -> Result:
    """KoBART and M2M100-418M of real size with random weights, fixed output lengths, greedy everywhere."""
    rows = _rows(data.PRESS)
    texts = [text for row in rows for text in _texts(row)]
    job = {"folder": str(settings.work / ("small" if settings.small else "models")), "texts": texts}
    folders = program("random_weights", job | {"small": settings.small})[1]
    ways, jobs = [], list[dict[str, Any]]()
    for engine, quantization in (("ct2", "int8"), ("ct2", "float32"), ("seq2seq", "float32")):
        config = _seq2seq_config(folders, engine, quantization)
        count = settings.articles if engine == "ct2" else min(settings.articles, 8)
        _hanbrief(settings, config, 1, "warm")  # converts the weights, and fills the disk's cache
        ways.append(_hanbrief(settings, config, count, f"{engine} {quantization}"))
        jobs = jobs or _seq2seq_jobs(settings)
    names = {"summarizer": folders["kobart"], "translator": folders["m2m100"]}
    plain = _plain("plain_transformers", names | {"jobs": jobs}, settings.plain, "transformers, one text at a time")
    peers = _peers(settings, names | {"jobs": jobs}) if settings.peers else []
    first = ways[0].articles_a_minute
    ratios = {"int8 / transformers": first / plain.articles_a_minute}
    ratios["float32 / transformers"] = ways[1].articles_a_minute / plain.articles_a_minute
    ratios |= {f"int8 / {peer.way}": first / peer.articles_a_minute for peer in peers}
    return Result(suite="seq2seq", rows=(*ways, plain, *peers), ratios=ratios)


def _texts(row: dict[str, Any]) -> list[str]:
    return [row["body"], *(text for lang in ("ko", *TARGET_LANGS) for text in row.get(f"summary_{lang}") or ())]


def _seq2seq_config(folders: dict[str, str], engine: str, quantization: str) -> dict[str, Any]:
    def model(name: str, context: int) -> dict[str, Any]:
        own = {"quantization": quantization} if engine == "ct2" else {"dtype": quantization}
        values = {"engine": engine, "weights": f"file:{folders[name]}", "licence": "CC0-1.0", "device": "cpu"}
        return values | {"context_tokens": context} | own

    def exactly(tokens: int) -> dict[str, int]:
        return {"max_new_tokens": tokens, "min_new_tokens": tokens - 1}  # and then the end

    return {
        "name": f"bench-{engine}-{quantization}",
        "batch_articles": 32,
        "models": {"kobart": model("kobart", 1024), "m2m100": model("m2m100", 512)},
        "summarizer": {"model": "kobart", "sentences": 3, "decoding": exactly(SUMMARY_TOKENS)},
        "translator": {"model": "m2m100", "mend": False, "decoding": exactly(SENTENCE_TOKENS)},
    }


def _seq2seq_jobs(settings: Settings) -> list[dict[str, Any]]:
    """What the plain way has to do for the first articles that ours has done."""
    bodies = {row["id"]: row["body"] for row in _rows(settings.work / "articles.jsonl")}
    jobs: list[dict[str, Any]] = []
    for brief in _briefs(settings)[: settings.plain]:
        jobs.append({"kind": "summarize", "text": bodies[brief["id"]], "tokens": SUMMARY_TOKENS})
        for text in _korean(brief):
            jobs += [{"kind": lang, "text": text, "tokens": SENTENCE_TOKENS} for lang in TARGET_LANGS]
    return jobs


def _peers(settings: Settings, job: dict[str, Any]) -> list[Row]:
    """What else a user would pick for these weights: CTranslate2 by itself, and a library over transformers."""
    rows = [_ctranslate2_alone(settings, job)]
    if find_spec("dl_translate"):
        rows.append(_plain("plain_dl_translate", job, settings.plain, "dl-translate"))
    return rows


def _ctranslate2_alone(settings: Settings, job: dict[str, Any]) -> Row:
    """The same weights in CTranslate2 without this project, one text after the other."""
    converted = {}
    for name in ("summarizer", "translator"):
        folder = settings.work / f"plain-ct2-{'small-' if settings.small else ''}{name}"
        if not folder.is_dir():
            program("plain_conversion", {"from": job[name], "to": str(folder)})
        converted[name] = str(folder)
    return _plain("plain_ctranslate2", job | {"converted": converted}, settings.plain, "ctranslate2 int8 alone")


def _offline(settings: Settings) -> Result:
    """The offline config beside transformers on the same GGUF file, with the prompts of the config without grounding."""
    lines = finish([*HANBRIEF, "models", "fetch", "--config", "offline"]).output.splitlines()
    path = next((word for line in lines for word in line.split() if word.endswith(".gguf")), "")
    ours = _hanbrief(settings, "offline", settings.articles, "offline")
    bodies = {row["id"]: row["body"] for row in _rows(settings.work / "articles.jsonl")}
    briefs = _briefs(settings)[: settings.plain]
    jobs = [job for brief in briefs for job in _offline_jobs(brief, bodies[brief["id"]])]
    plain = _plain("plain_gguf", {"model": path, "jobs": jobs}, settings.plain, "transformers on the GGUF")
    ratios = {"offline / transformers": ours.articles_a_minute / plain.articles_a_minute}
    return Result(suite="offline", rows=(ours, plain), ratios=ratios)


def _offline_jobs(brief: dict[str, Any], body: str) -> list[dict[str, Any]]:
    """The same sentences to shorten and to translate, in plain prompts."""
    config = load("ungrounded")
    shorten, translate = config.summarizer, config.translator
    jobs = []
    for sentence in brief["sentences"]:
        source = " ".join(body[start:end] for start, end in sentence["sources"])
        jobs.append({"messages": _messages(shorten.prompt, source), "tokens": shorten.decoding.max_new_tokens})
    for text in _korean(brief):
        for lang in TARGET_LANGS:
            messages = _messages(translate.prompts[lang], text)
            jobs.append({"messages": messages, "tokens": translate.decoding.max_new_tokens})
    return jobs


def _messages(prompt: Prompt, text: str) -> list[dict[str, str]]:
    turns = [("system", prompt.system)] if prompt.system else []
    for example in prompt.examples:
        turns += [("user", prompt.template.replace("{source}", example.source)), ("assistant", example.target)]
    turns.append(("user", prompt.template.replace("{source}", text)))
    return [{"role": role, "content": content} for role, content in turns]


def _growth(settings: Settings) -> Result:
    """Time an article over 8, 32 and 128 articles, where the model takes the same time for every answer."""
    model = {"engine": "echo", "licence": "CC0-1.0", "delay_s": DELAY_S, "context_tokens": 8192}
    config = {
        "name": "bench-growth",
        "models": {"echo": model},
        "summarizer": {"model": "echo", "decoding": {"max_new_tokens": 120}},
        "translator": {"model": "echo"},
    }
    counts = (4, 8) if settings.small else (8, 32, 128)
    return _grown("growth", [_hanbrief(settings, config, count, f"{count} articles") for count in counts])


def _growth_offline(settings: Settings) -> Result:
    """Time an article over 2, 4 and 8 articles with the offline model."""
    counts = (2, 4, 8)
    return _grown("growth-offline", [_hanbrief(settings, "offline", count, f"{count} articles") for count in counts])


def _grown(suite: Suite, rows: list[Row]) -> Result:
    """How much dearer an article is in the largest run than in the smallest, less the time for loading, which is
    what a straight line through both leaves at no articles; and how much more memory it takes."""
    first, last = rows[0], rows[-1]
    each = (last.seconds - first.seconds) / (last.articles - first.articles)
    start = first.seconds - each * first.articles
    spread = [(row.seconds - start) / row.articles for row in rows]
    ratios = {"seconds an article": each, "loading seconds": start, "dearest / cheapest": max(spread) / min(spread)}
    if first.peak_mib and last.peak_mib:
        ratios["memory last / first"] = last.peak_mib / first.peak_mib
    return Result(suite=suite, rows=tuple(rows), ratios=ratios)


def _hanbrief(settings: Settings, config: dict[str, Any] | str, count: int, way: str) -> Row:
    """One whole ``hanbrief run`` over ``count`` articles; its output stays in the folder ``out``."""
    out, source = settings.work / "out", settings.work / "articles.jsonl"
    shutil.rmtree(out, ignore_errors=True)
    _write_articles(source, count)
    if isinstance(config, dict):
        path = settings.work / f"{config['name']}.yaml"
        path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
        config = str(path)
    done = finish([*HANBRIEF, "run", str(source), "--config", config, "--out", str(out), "--format", "jsonl"])
    info = json.loads((out / "run.json").read_text(encoding="utf-8"))
    if info["briefs"] != count:
        raise InputError(f"bench: {count} articles gave {info['briefs']} briefs; see {out / 'rejects.jsonl'}")
    return _row(way, count, done.seconds, info).model_copy(update={"peak_mib": done.peak_mib or None})


def _row(way: str, count: int, seconds: float, info: dict[str, Any]) -> Row:
    """A row from what ``run.json`` says."""
    engines: list[dict[str, Any]] = [each for each in info.get("engines", {}).values() if "seconds" in each]
    total = {name: sum(each[name] for each in engines) for name in engines[0]} if engines else {}
    rules = sum(info["seconds_by_stage"].get(stage, 0.0) for stage in RULES)
    row = Row(
        way=way, articles=count, seconds=seconds, articles_a_minute=60 * count / seconds, rules_share=rules / seconds
    )
    if not total.get("input_tokens"):
        return row
    return row.model_copy(
        update={
            "output_tokens": total["output_tokens"],
            "output_tokens_a_second": total["output_tokens"] / seconds,
            "padding_ratio": total["padded_tokens"] / total["input_tokens"],
            "cached_share": total["cached_tokens"] / total["input_tokens"],
            "model_share": total["seconds"] / seconds,
        }
    )


def _plain(name: str, job: dict[str, Any], count: int, way: str) -> Row:
    done, told = program(name, job)
    return Row(
        way=way,
        articles=count,
        seconds=told["seconds"],
        articles_a_minute=60 * count / told["seconds"],
        output_tokens=told["output_tokens"],
        output_tokens_a_second=told["output_tokens"] / told["seconds"],
        peak_mib=done.peak_mib or None,
    )


def _write_articles(path: Path, count: int) -> None:
    """``count`` reference releases, from the first again where there are fewer, each under an id of its own."""
    rows = _rows(data.PRESS)
    chosen = [rows[number % len(rows)] | {"id": f"bench-{number:04}"} for number in range(count)]
    lines = ({name: row[name] for name in ("id", "title", "body", "published")} for row in chosen)
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [row for _, row in data.read_lines(path)]


def _briefs(settings: Settings) -> list[dict[str, Any]]:
    return _rows(settings.work / "out" / "briefs.jsonl")


def _korean(brief: dict[str, Any]) -> Iterable[str]:
    """The Korean texts of a brief that are translated: its headline and its sentences."""
    return [brief["headline"]["ko"], *(sentence["ko"] for sentence in brief["sentences"])]


_SUITES: dict[Suite, Callable[[Settings], Result]] = {
    "start": _start,
    "seq2seq": _seq2seq,
    "offline": _offline,
    "growth": _growth,
    "growth-offline": _growth_offline,
}
