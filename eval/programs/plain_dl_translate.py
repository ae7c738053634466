"""The library dl-translate, which many pick for M2M100: an article's sentences together in its batches, float32.

Standard input and output as in ``plain_transformers``; the library doesn't summarize, so transformers does that alone.
"""

import json
import os
import sys
import time
from itertools import groupby
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

import dl_translate
import torch
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer


def main(job: dict[str, Any]) -> dict[str, Any]:
    """Does the jobs article by article: its summary, then its sentences in each language."""
    started = time.perf_counter()
    tokenizer = AutoTokenizer.from_pretrained(job["summarizer"], local_files_only=True)
    summarizer = AutoModelForSeq2SeqLM.from_pretrained(job["summarizer"], dtype=torch.float32, local_files_only=True)
    translator = dl_translate.TranslationModel(job["translator"], device="cpu", model_family="m2m100")
    loaded = time.perf_counter()
    tokens = 0
    for summary, group in groupby(job["jobs"], key=lambda each: each["kind"] == "summarize"):
        jobs = list(group)
        for lang in sorted({each["kind"] for each in jobs}):
            texts = [each["text"] for each in jobs if each["kind"] == lang]
            count = jobs[0]["tokens"]
            exactly = {"max_new_tokens": count, "min_new_tokens": count - 1, "num_beams": 1, "do_sample": False}
            if summary:
                _summarize(tokenizer, summarizer, texts, exactly)
            else:
                translator.translate(texts, source="ko", target=lang, generation_options=dict(exactly))
            tokens += count * len(texts)
    return {"load_seconds": loaded - started, "seconds": time.perf_counter() - loaded, "output_tokens": tokens}


def _summarize(tokenizer: Any, model: Any, texts: list[str], options: dict[str, Any]) -> None:
    for text in texts:
        ids = tokenizer(text, return_tensors="pt", truncation=True)["input_ids"]
        with torch.inference_mode():
            rows = model.generate(input_ids=ids, forced_eos_token_id=None, **options)
        tokenizer.decode(rows[0], skip_special_tokens=True)


if __name__ == "__main__":
    print(json.dumps(main(json.load(sys.stdin))))
