"""Summaries and translations in CTranslate2 as its guide shows them: one text after the other, int8, greedy.

Standard input and output as in ``plain_transformers``, with the folders that ``convert`` has made beside the
tokenizers' (``{"converted": {"summarizer": FOLDER, "translator": FOLDER}, …}``).
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

import ctranslate2
from transformers import AutoTokenizer


def main(job: dict[str, Any]) -> dict[str, Any]:
    """Does the jobs in order."""
    started = time.perf_counter()
    models = {
        name: (
            AutoTokenizer.from_pretrained(job[name], local_files_only=True),
            ctranslate2.Translator(folder, device="cpu", compute_type="int8"),
            json.loads((Path(folder) / "shared_vocabulary.json").read_text(encoding="utf-8")),
        )
        for name, folder in job["converted"].items()
    }
    loaded = time.perf_counter()
    tokens = sum(_answer(models, each) for each in job["jobs"])
    return {"load_seconds": loaded - started, "seconds": time.perf_counter() - loaded, "output_tokens": tokens}


def _answer(models: dict[str, tuple[Any, Any, list[str]]], each: dict[str, Any]) -> int:
    """The number of tokens of one answer, which is decoded and thrown away."""
    summary = each["kind"] == "summarize"
    tokenizer, model, words = models["summarizer" if summary else "translator"]
    prefix = None
    if not summary:
        tokenizer.src_lang = "ko"
        prefix = [[tokenizer.get_lang_token(each["kind"])]]
    source = [words[index] for index in tokenizer(each["text"])["input_ids"]]
    [result] = model.translate_batch(
        [source],
        target_prefix=prefix,
        beam_size=1,
        max_decoding_length=each["tokens"],
        min_decoding_length=each["tokens"] - 1,
        return_end_token=True,
    )
    text = tokenizer.convert_tokens_to_string(result.hypotheses[0])
    return len(result.hypotheses[0]) if text is not None else 0


if __name__ == "__main__":
    print(json.dumps(main(json.load(sys.stdin))))
