"""A chat model's GGUF file the plain way: transformers, float32, one prompt after the other, greedy.

Standard input: ``{"model": FILE, "jobs": [{"messages": [{"role": …, "content": …}], "tokens": N}]}``; an answer ends
at the model's own end, at a line's end or after N tokens. Output: seconds for loading and for the work, and counts.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer


def main(job: dict[str, Any]) -> dict[str, Any]:
    """Does the jobs in order."""
    started = time.perf_counter()
    path = Path(job["model"])
    where = {"pretrained_model_name_or_path": path.parent, "gguf_file": path.name, "local_files_only": True}
    tokenizer = AutoTokenizer.from_pretrained(**where)
    model = AutoModelForCausalLM.from_pretrained(**where, dtype=torch.float32).eval()
    loaded = time.perf_counter()
    counts = [_answer(tokenizer, model, each) for each in job["jobs"]]
    return {
        "load_seconds": loaded - started,
        "seconds": time.perf_counter() - loaded,
        "input_tokens": sum(read for read, _ in counts),
        "output_tokens": sum(written for _, written in counts),
        "threads": torch.get_num_threads(),
    }


def _answer(tokenizer: Any, model: Any, each: dict[str, Any]) -> tuple[int, int]:
    """Tokens read and written for one prompt; the text is decoded and thrown away."""
    text = tokenizer.apply_chat_template(each["messages"], tokenize=False, add_generation_prompt=True)
    inputs = tokenizer(text, return_tensors="pt", add_special_tokens=False)
    read = int(inputs["input_ids"].shape[1])
    with torch.inference_mode():
        rows = model.generate(
            input_ids=inputs["input_ids"],
            attention_mask=inputs["attention_mask"],
            max_new_tokens=each["tokens"],
            do_sample=False,
            stop_strings=["\n"],
            tokenizer=tokenizer,
        )
    tokenizer.decode(rows[0, read:], skip_special_tokens=True)
    return read, int(rows.shape[1]) - read


if __name__ == "__main__":
    print(json.dumps(main(json.load(sys.stdin))))
