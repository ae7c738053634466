"""A folder of transformers weights converted for CTranslate2 with the library's own converter, int8.

Standard input: ``{"from": FOLDER, "to": FOLDER}``.
"""

import json
import os
import sys
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

from ctranslate2.converters import TransformersConverter
from transformers import AutoConfig, M2M100Config


class Converter(TransformersConverter):  # type: ignore[misc]
    """The library's converter, with what it misses in transformers 5: two settings of BART, M2M100's languages."""

    def load_model(self, model_class: Any, model_name_or_path: str, **options: Any) -> Any:
        """The model; its configuration says again that BART has no norm before its layers and one over its words."""
        model = super().load_model(model_class, model_name_or_path, **options)
        model.config.normalize_before, model.config.normalize_embedding = False, True
        return model

    def load_tokenizer(self, tokenizer_class: Any, model_name_or_path: str, **options: Any) -> Any:
        """The tokenizer, which lists M2M100's languages among its words."""
        tokenizer = super().load_tokenizer(tokenizer_class, model_name_or_path, **options)
        if isinstance(AutoConfig.from_pretrained(model_name_or_path), M2M100Config):
            words = tokenizer.get_vocab() | tokenizer.lang_token_to_id
            tokenizer.get_vocab = lambda: words
        return tokenizer


def main(job: dict[str, Any]) -> None:
    """Converts."""
    Converter(job["from"]).convert(job["to"], quantization="int8")


if __name__ == "__main__":
    main(json.load(sys.stdin))
    print("{}")
