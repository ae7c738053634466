"""Models of the real size with random weights: KoBART base and M2M100-418M by their published configurations.

What a model costs depends on its shape and on how many tokens it reads and writes, not on what its weights say.
The end of a text is made its likeliest token, so that a text has exactly the least length asked for.
The tokenizers are trained on the texts given and filled up to the published number of words.

Standard input: ``{"folder": …, "texts": […], "small": false}``. Output: the two folders.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"

import sentencepiece
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    M2M100Config,
    M2M100ForConditionalGeneration,
    M2M100Tokenizer,
    PreTrainedTokenizerFast,
)

SPREAD = 0.08
"""Standard deviation of the weights: with the usual 0.02 a random model repeats one token for ever."""
SURE = 400.0
"""How much likelier the end is than any word: a text ends as soon as its least length lets it."""
KOBART = {"d_model": 768, "encoder_layers": 6, "decoder_layers": 6, "encoder_ffn_dim": 3072, "decoder_ffn_dim": 3072}
KOBART |= {"encoder_attention_heads": 16, "decoder_attention_heads": 16, "max_position_embeddings": 1026}
M2M100 = {"d_model": 1024, "encoder_layers": 12, "decoder_layers": 12, "encoder_ffn_dim": 4096}
M2M100 |= {"decoder_ffn_dim": 4096, "encoder_attention_heads": 16, "decoder_attention_heads": 16}
WORDS = {"kobart": 30_000, "m2m100": 128_112}
SMALL = {"d_model": 64, "encoder_layers": 2, "decoder_layers": 2, "encoder_ffn_dim": 128, "decoder_ffn_dim": 128}
SMALL |= {"encoder_attention_heads": 4, "decoder_attention_heads": 4}
SMALL_WORDS = {"kobart": 4_000, "m2m100": 4_000}
_MARKS = ["<s>", "</s>", "<unk>", "<pad>", "<mask>"]
_PIECES = 3_000


def main(job: dict[str, Any]) -> dict[str, str]:
    """The folders of both models, made where they aren't there yet."""
    torch.manual_seed(11)
    folder = Path(job["folder"])
    made = {}
    for name, build in (("kobart", _kobart), ("m2m100", _m2m100)):
        target = folder / name
        made[name] = str(target)
        if not (target / "config.json").is_file():
            draft = folder / f"{name}.part"
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir(parents=True)
            build(draft, job["texts"], bool(job.get("small")))
            draft.rename(target)
    return made


def _kobart(folder: Path, texts: list[str], small: bool) -> None:
    count = (SMALL_WORDS if small else WORDS)["kobart"]
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.train_from_iterator(
        texts, trainers.BpeTrainer(vocab_size=count, special_tokens=_MARKS, show_progress=False)
    )
    tokenizer.add_tokens(list(islice(_fillers(tokenizer.get_vocab()), count - tokenizer.get_vocab_size())))
    names = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=1026, **names).save_pretrained(folder)
    marks = {"pad_token_id": 3, "bos_token_id": 0, "eos_token_id": 1, "decoder_start_token_id": 1}
    shape = KOBART | (SMALL if small else {})
    apart = {"tie_word_embeddings": False}  # a head of its own: with the published one a random model repeats itself
    config = BartConfig(vocab_size=count, forced_eos_token_id=1, init_std=SPREAD, **marks, **shape, **apart)
    model = BartForConditionalGeneration(config)
    with torch.no_grad():
        model.get_input_embeddings().weight[: len(_MARKS)] = 0.0
        model.final_logits_bias[0, 1] = SURE
    model.save_pretrained(folder)


def _m2m100(folder: Path, texts: list[str], small: bool) -> None:
    count = (SMALL_WORDS if small else WORDS)["m2m100"]
    prefix = folder / "sentencepiece.bpe"
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts), model_prefix=str(prefix), model_type="bpe", vocab_size=_PIECES,
        hard_vocab_limit=False, character_coverage=1.0, minloglevel=2,
    )  # fmt: skip
    loaded = sentencepiece.SentencePieceProcessor(model_file=f"{prefix}.model")
    pieces = [loaded.id_to_piece(index) for index in range(loaded.get_piece_size())]
    words = ["<s>", "<pad>", "</s>", "<unk>", *(p for p in pieces if p not in ("<s>", "</s>", "<unk>"))]
    rest = count - 108 - len(words)  # the last ids are a hundred languages and eight words that nobody uses
    words += list(islice(_fillers(dict.fromkeys(words, 0)), rest))
    (folder / "vocab.json").write_text(json.dumps({word: i for i, word in enumerate(words)}), encoding="utf-8")
    tokenizer = M2M100Tokenizer(str(folder / "vocab.json"), f"{prefix}.model", src_lang="ko", tgt_lang="en")
    tokenizer.save_pretrained(folder)
    shape = M2M100 | (SMALL if small else {})
    config = M2M100Config(vocab_size=count, init_std=SPREAD, max_position_embeddings=1024, **shape)
    model = M2M100ForConditionalGeneration(config)
    with torch.no_grad():  # tokens that are no words get no weight, or a random model writes nothing else
        weight = model.get_input_embeddings().weight
        weight[[0, 1, 2, 3, *range(len(words), count)]] = 0.0
        weight[:, 0] = 0.0
        weight[2, 0] = model.model.decoder.layer_norm.bias[0] = SURE**0.5
    model.save_pretrained(folder)


def _fillers(known: dict[str, int]) -> Iterator[str]:
    """Words that the texts don't have: pairs of Hangul syllables, every twentieth with a full stop."""
    syllables = [chr(code) for code in range(0xAC00, 0xD7A4, 23)]
    for number, (one, other) in enumerate(product(syllables, syllables)):
        word = f"▁{one}{other}" + ("다." if number % 20 == 0 else "")
        if word not in known:
            yield word


if __name__ == "__main__":
    print(json.dumps(main(json.load(sys.stdin))))
