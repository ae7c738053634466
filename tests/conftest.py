"""Fixtures for all tests: a home of one's own for each, and tiny models of every family.

The models have two layers of width 32, random weights, and tokenizers trained here on a few invented
lines, so they write nonsense; they load, count and generate like the real ones. Nothing is downloaded.
"""

import json
import os
import timeit
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from pipeline.models import cache

os.environ["HF_HUB_OFFLINE"] = "1"
_USER_CACHE = cache.folder()

LINES = [
    "가온시는 오는 24일 새 도서관을 열고 시민 1,166명을 초대한다고 밝혔다.",
    "한누리대학교는 반도체 연구에 4,269억원을 들여 3년 동안 인재를 기른다.",
    "바람군은 지난달 항구에서 안전 훈련을 했으며 모두 35개 기관이 함께했다.",
    "Gaon City said it will open a new library on the 24th and invite 1,166 residents.",
    "Hannuri University will spend 426.9 billion won on chip research over three years.",
    "Baram County held a safety drill at its port last month with 35 agencies taking part.",
    "佳温市表示，将于24日开放新图书馆，并邀请1166名市民参加。",
    "韩世大学将投入4269亿韩元用于半导体研究，为期三年。",
    "巴兰郡上月在港口举行了安全演练，共有35个机构参加。",
]
CHATML = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
NO_SYSTEM = "{% if messages[0]['role'] == 'system' %}{{ raise_exception('no system') }}{% endif %}" + CHATML
_SPECIALS = ["<s>", "<pad>", "</s>", "<unk>", "<mask>", "<|endoftext|>", "<|im_start|>", "<|im_end|>"]
_SIZES = {"d_model": 32, "encoder_layers": 2, "decoder_layers": 2, "encoder_attention_heads": 4}
_SIZES |= {
    "decoder_attention_heads": 4,
    "encoder_ffn_dim": 64,
    "decoder_ffn_dim": 64,
    "max_position_embeddings": 256,
    "init_std": 0.5,
}
_CAUSAL = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2}
_CAUSAL |= {"intermediate_size": 64, "max_position_embeddings": 512, "initializer_range": 0.5}


def seconds(work: Callable[[], object], limit: float, clock: Callable[[], float] = perf_counter) -> float:
    """The seconds of the fastest of three runs: other programs' load and the collector's rounds aren't ``work``'s.

    The first run under ``limit`` ends the measuring.
    """
    fastest = timeit.timeit(work, timer=clock, number=1)
    for _ in range(2):
        if fastest < limit:
            break
        fastest = min(fastest, timeit.timeit(work, timer=clock, number=1))
    return fastest


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and cache folder that no other test sees."""
    home = tmp_path / "home"
    for name, place in (("HOME", home), ("XDG_CACHE_HOME", home / ".cache"), ("HANBRIEF_CACHE", home / "hanbrief")):
        place.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(place))
    return home


@pytest.fixture
def user_cache(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real cache folder, for the tests of the offline weights only: joining a gigabyte again is waste."""
    monkeypatch.setenv("HANBRIEF_CACHE", str(_USER_CACHE))
    return _USER_CACHE


@pytest.fixture(scope="session")
def tiny_models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders (and one GGUF file) by family: bart, t5, madlad, marian, m2m100, nllb, gpt2, qwen2, llama, gguf."""
    pytest.importorskip("transformers")
    pytest.importorskip("sentencepiece")
    import torch

    torch.manual_seed(7)
    root = tmp_path_factory.mktemp("tiny")
    builders: dict[str, Callable[[Path], None]] = {
        "bart": _bart, "t5": _t5, "madlad": _madlad, "marian": _marian, "m2m100": _m2m100,
        "nllb": _nllb, "gpt2": _gpt2, "qwen2": _qwen2, "llama": _llama,
    }  # fmt: skip
    folders = {name: root / name for name in builders}
    for name, build in builders.items():
        folders[name].mkdir()
        build(folders[name])
    return folders | {"gguf": write_gguf(folders["qwen2"], root / "tiny.gguf")}


def byte_level(**specials: str) -> Any:
    """A byte-level BPE tokenizer trained on the lines, without marks around a text (as KoBART's)."""
    from tokenizers import ByteLevelBPETokenizer
    from transformers import PreTrainedTokenizerFast

    raw = ByteLevelBPETokenizer()
    raw.train_from_iterator(LINES, vocab_size=400, special_tokens=_SPECIALS, show_progress=False)
    return PreTrainedTokenizerFast(tokenizer_object=raw._tokenizer, model_max_length=256, **specials)


def sentencepiece_model(path: Path, kind: str, symbols: tuple[str, ...] = (), **ids: int) -> list[tuple[str, float]]:
    """A sentencepiece model written to ``path``; its pieces with their scores."""
    import sentencepiece as spm

    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(LINES * 4), model_prefix=str(path.with_suffix("")), model_type=kind, vocab_size=330,
        hard_vocab_limit=False, character_coverage=1.0, user_defined_symbols=list(symbols), minloglevel=2, **ids,
    )  # fmt: skip
    path.with_suffix(".model").rename(path)
    loaded = spm.SentencePieceProcessor(model_file=str(path))
    return [(loaded.id_to_piece(index), loaded.get_score(index)) for index in range(loaded.get_piece_size())]


def _save(path: Path, tokenizer: Any, model: Any) -> None:
    tokenizer.save_pretrained(path)
    model.save_pretrained(path, safe_serialization=True)


def _bart(path: Path) -> None:
    from transformers import BartConfig, BartForConditionalGeneration

    tokenizer = byte_level(bos_token="<s>", eos_token="</s>", pad_token="<pad>", unk_token="<unk>")
    config = BartConfig(vocab_size=len(tokenizer), forced_eos_token_id=None, **_SIZES)
    _save(path, tokenizer, BartForConditionalGeneration(config))


def _t5_like(path: Path, symbols: tuple[str, ...]) -> None:
    from transformers import T5Config, T5ForConditionalGeneration, T5Tokenizer

    words = sentencepiece_model(path / "spiece.model", "unigram", symbols, pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    vocabulary = [*words, *((f"<extra_id_{index}>", 0.0) for index in reversed(range(100)))]
    tokenizer = T5Tokenizer(vocab=vocabulary, model_max_length=256)
    tokenizer.add_tokens(list(symbols), special_tokens=True)
    config = T5Config(
        vocab_size=len(tokenizer),
        d_model=32,
        d_kv=8,
        d_ff=64,
        num_layers=2,
        num_heads=4,
        initializer_factor=4.0,
        decoder_start_token_id=0,
    )
    _save(path, tokenizer, T5ForConditionalGeneration(config))


def _t5(path: Path) -> None:
    _t5_like(path, ())


def _madlad(path: Path) -> None:
    _t5_like(path, ("<2ko>", "<2en>", "<2zh>"))


def _pieces(path: Path, name: str, extra: tuple[str, ...]) -> Path:
    """A sentencepiece model and beside it ``vocab.json`` with its pieces in fairseq's order."""
    vocabulary = fairseq_order(sentencepiece_model(path / name, "bpe"), extra)
    (path / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    return path / name


def fairseq_order(pieces: list[tuple[str, float]], extra: tuple[str, ...] = ()) -> dict[str, int]:
    """The pieces by id, the four marks first."""
    rest = [piece for piece, _ in pieces if piece not in ("<s>", "</s>", "<unk>")]
    return {piece: index for index, piece in enumerate(["<s>", "<pad>", "</s>", "<unk>", *rest, *extra])}


def _marian(path: Path) -> None:
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    source = _pieces(path, "source.spm", (">>eng<<", ">>cmn_Hans<<"))
    (path / "target.spm").write_bytes(source.read_bytes())
    words = json.loads((path / "vocab.json").read_text(encoding="utf-8"))
    last = [*(word for word in words if word != "<pad>"), "<pad>"]  # where published Marian models have it
    (path / "vocab.json").write_text(json.dumps({word: index for index, word in enumerate(last)}), encoding="utf-8")
    tokenizer = MarianTokenizer(str(source), str(path / "target.spm"), str(path / "vocab.json"))
    pad = tokenizer.pad_token_id
    config = MarianConfig(
        vocab_size=len(tokenizer), pad_token_id=pad, eos_token_id=tokenizer.eos_token_id, decoder_start_token_id=pad,
        forced_eos_token_id=None, **_SIZES,
    )  # fmt: skip
    model = MarianMTModel(config)
    model.generation_config.bad_words_ids = [[pad]]
    _save(path, tokenizer, model)


def _m2m100(path: Path) -> None:
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    source = _pieces(path, "sentencepiece.bpe.model", ())
    tokenizer = M2M100Tokenizer(str(path / "vocab.json"), str(source), src_lang="ko", tgt_lang="en")
    config = M2M100Config(vocab_size=tokenizer.get_lang_id("zu") + 9, **_SIZES)
    _save(path, tokenizer, M2M100ForConditionalGeneration(config))


def _nllb(path: Path) -> None:
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer

    vocabulary = fairseq_order(sentencepiece_model(path / "sentencepiece.bpe.model", "bpe"))
    splits = ((piece[:cut], piece[cut:]) for piece in vocabulary for cut in range(1, len(piece)))
    merges = [pair for pair in splits if pair[0] in vocabulary and pair[1] in vocabulary]
    tokenizer = NllbTokenizer(
        vocab=vocabulary, merges=merges, src_lang="kor_Hang", tgt_lang="eng_Latn", model_max_length=256
    )
    config = M2M100Config(vocab_size=len(tokenizer), **_SIZES)
    _save(path, tokenizer, M2M100ForConditionalGeneration(config))


def _gpt2(path: Path) -> None:
    from transformers import GPT2Config, GPT2LMHeadModel

    tokenizer = byte_level(eos_token="<|endoftext|>")
    marks = {"bos_token_id": tokenizer.eos_token_id, "eos_token_id": tokenizer.eos_token_id}
    config = GPT2Config(
        vocab_size=len(tokenizer), n_embd=32, n_layer=2, n_head=4, n_positions=512, initializer_range=0.5, **marks
    )
    _save(path, tokenizer, GPT2LMHeadModel(config))


def _qwen2(path: Path) -> None:
    from transformers import Qwen2Config, Qwen2ForCausalLM

    tokenizer = byte_level(eos_token="<|im_end|>", pad_token="<|endoftext|>")
    tokenizer.chat_template = CHATML
    config = Qwen2Config(
        vocab_size=len(tokenizer), eos_token_id=tokenizer.eos_token_id, bos_token_id=None, tie_word_embeddings=False,
        **_CAUSAL,
    )  # fmt: skip
    _save(path, tokenizer, Qwen2ForCausalLM(config))


def _llama(path: Path) -> None:
    from transformers import LlamaConfig, LlamaForCausalLM

    tokenizer = byte_level(bos_token="<s>", eos_token="</s>", pad_token="<pad>", unk_token="<unk>")
    tokenizer.chat_template = NO_SYSTEM
    config = LlamaConfig(vocab_size=len(tokenizer), bos_token_id=0, eos_token_id=2, **_CAUSAL)
    _save(path, tokenizer, LlamaForCausalLM(config))


def write_gguf(folder: Path, path: Path) -> Path:
    """The Qwen2 model of ``folder`` as a GGUF file, as its converter would name things."""
    gguf = pytest.importorskip("gguf")
    from transformers import AutoModelForCausalLM

    model = AutoModelForCausalLM.from_pretrained(folder)
    writer = gguf.GGUFWriter(path, "qwen2")
    writer.add_context_length(512)
    writer.add_embedding_length(32)
    writer.add_block_count(2)
    writer.add_feed_forward_length(64)
    writer.add_head_count(4)
    writer.add_head_count_kv(2)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_freq_base(10000.0)
    _gguf_words(writer, json.loads((folder / "tokenizer.json").read_text(encoding="utf-8")), gguf)
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.QWEN2, 2)
    for name, tensor in model.state_dict().items():
        writer.add_tensor(names.get_name(name, try_suffixes=(".weight", ".bias")), tensor.float().numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _gguf_words(writer: Any, tokenizer: dict[str, Any], gguf: Any) -> None:
    """The tokenizer's part of a GGUF header."""
    words = sorted(tokenizer["model"]["vocab"], key=tokenizer["model"]["vocab"].get)
    kinds = [gguf.TokenType.CONTROL if word in _SPECIALS else gguf.TokenType.NORMAL for word in words]
    merges = [merge if isinstance(merge, str) else " ".join(merge) for merge in tokenizer["model"]["merges"]]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(words)
    writer.add_token_types(kinds)
    writer.add_token_merges(merges)
    writer.add_eos_token_id(words.index("<|im_end|>"))
    writer.add_pad_token_id(words.index("<|endoftext|>"))
    writer.add_chat_template(CHATML)
