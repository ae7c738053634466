"""Summaries and translations the plain way: transformers, float32, one text after the other, greedy.

Standard input: ``{"summarizer": FOLDER, "translator": FOLDER, "jobs": [{"kind": "summarize" or "en" or "zh",
"text": …, "tokens": N}]}``; each answer has exactly N tokens. Output: seconds for loading and for the work, and counts.
"""

import json
import os
import sys
import time
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

import torch
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer


def main(job: dict[str, Any]) -> dict[str, Any]:
    """Does the jobs in order."""
    started = time.perf_counter()
    models = {name: _load(job[name]) for name in ("summarizer", "translator")}
    loaded = time.perf_counter()
    tokens = sum(_answer(models, each) for each in job["jobs"])
    return {
        "load_seconds": loaded - started,
        "seconds": time.perf_counter() - loaded,
        "output_tokens": tokens,
        "threads": torch.get_num_threads(),
    }


def _load(folder: str) -> tuple[Any, Any]:
    model = AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
    return AutoTokenizer.from_pretrained(folder, local_files_only=True), model.eval()


def _answer(models: dict[str, tuple[Any, Any]], each: dict[str, Any]) -> int:
    """The number of tokens of one answer, which is decoded and thrown away."""
    options: dict[str, Any] = {"max_new_tokens": each["tokens"], "min_new_tokens": each["tokens"] - 1}
    summary = each["kind"] == "summarize"
    tokenizer, model = models["summarizer" if summary else "translator"]
    if not summary:
        tokenizer.src_lang = "ko"
        options["forced_bos_token_id"] = tokenizer.get_lang_id(each["kind"])
    inputs = tokenizer(each["text"], return_tensors="pt", truncation=True)
    with torch.inference_mode():
        rows = model.generate(
            input_ids=inputs["input_ids"],
            attention_mask=inputs["attention_mask"],
            num_beams=1,
            do_sample=False,
            forced_eos_token_id=None,
            **options,
        )
    tokenizer.decode(rows[0], skip_special_tokens=True)
    return int(rows.shape[1]) - 1


if __name__ == "__main__":
    print(json.dumps(main(json.load(sys.stdin))))
