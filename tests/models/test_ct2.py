"""The ``ct2`` engine beside transformers: the same tokens, the same scores; conversions made once, damage mended."""

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ctranslate2")
pytest.importorskip("transformers")

from pipeline.config import Decoding, ModelSpec
from pipeline.errors import ModelError, WeightsError
from pipeline.models import cache, conversion, registry
from pipeline.models.base import Engine, Request

FAMILIES = ["bart", "t5", "madlad", "marian", "m2m100", "nllb", "qwen2", "llama"]
TEXT = """
    가온시는 오는 24일 새 도서관을 열고 시민 1,166명을 초대한다고 밝혔다. 한누리대학교는 반도체 연구에 4,269억원을 들여 3년 동안 인재를
    기른다 “바람군” (株) Baram County 佳温市 %p ① 안전 훈련 35개 기관이 함께
"""
WORDS = TEXT.split()
SEGMENTS = 150
AGREE = 0.99
"""Of the segments must have the same tokens; two words with the same score up to rounding may fall either way."""


def _spec(engine: str, path: Path, **more: Any) -> ModelSpec:
    number = {"quantization": "float32"} if engine == "ct2" else {}
    values = {"engine": engine, "weights": f"file:{path}", "context_tokens": 256, "device": "cpu", "threads": 1}
    return ModelSpec.model_validate(values | number | more)


def _segments(count: int = SEGMENTS) -> list[Request]:
    """Segments of 1 to 14 invented words, half of them to English, half to Chinese."""
    draw = random.Random(5)
    texts = [" ".join(draw.choices(WORDS, k=draw.randint(1, 14))) for _ in range(count)]
    return [
        Request.model_validate(
            {"turns": [{"role": "user", "content": text}], "target_lang": "en" if index % 2 else "zh"}
        )
        for index, text in enumerate(texts)
    ]


def _pair(family: str, tiny_models: dict[str, Path]) -> tuple[Engine, Engine]:
    """The same weights in ct2 and in transformers."""
    plain = "causal" if family in ("qwen2", "llama") else "seq2seq"
    return tuple(registry.load(_spec(name, tiny_models[family]), "translator") for name in ("ct2", plain))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("decoding", "agree"),
    [
        (Decoding(max_new_tokens=20), AGREE),
        (Decoding(max_new_tokens=12, min_new_tokens=12), AGREE),
        (Decoding(max_new_tokens=16, no_repeat_ngram_size=2), 0.95),  # transformers counts the prompt's n-grams too
    ],
    ids=["greedy", "forced-length", "no-repeats"],
)
@pytest.mark.parametrize("family", FAMILIES)
def test_float32_gives_the_tokens_of_transformers(
    family: str, decoding: Decoding, agree: float, tiny_models: dict[str, Path]
) -> None:
    ours, theirs = (engine.generate(_segments(), decoding) for engine in _pair(family, tiny_models))
    same = [
        (a[0].text, a[0].output_tokens, a[0].finish) == (b[0].text, b[0].output_tokens, b[0].finish)
        for a, b in zip(ours, theirs, strict=True)
    ]
    assert sum(same) >= agree * len(same), next((a, b) for a, b, s in zip(ours, theirs, same, strict=True) if not s)
    assert len({a[0].text for a in ours}) > 10
    if decoding == Decoding(max_new_tokens=20):  # equal scores: equal also in the marks that aren't text
        scores = [(a[0].score, b[0].score) for a, b, s in zip(ours, theirs, same, strict=True) if s]
        assert all(a == pytest.approx(b, abs=0.01) for a, b in scores)


@pytest.mark.parametrize("family", FAMILIES)
def test_beams_agree_for_most(family: str, tiny_models: dict[str, Path]) -> None:
    decoding = Decoding(max_new_tokens=8, num_beams=4, n=3)
    ours, theirs = (engine.generate(_segments(40), decoding) for engine in _pair(family, tiny_models))
    shared = [
        len({one.text for one in a} & {one.text for one in b}) / len(b) for a, b in zip(ours, theirs, strict=True)
    ]
    assert sum(shared) / len(shared) > 0.6
    for found in ours:
        scores = [one.score for one in found]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("family", ["bart", "m2m100", "qwen2"])
def test_int8_stays_near_float32(family: str, tiny_models: dict[str, Path]) -> None:
    pair = [registry.load(_spec("ct2", tiny_models[family], quantization=q), "translator") for q in ("int8", "float32")]
    int8, float32 = (engine.generate(_segments(40), Decoding(max_new_tokens=4)) for engine in pair)
    same = sum(a[0].text == b[0].text for a, b in zip(int8, float32, strict=True))
    assert same >= 10  # of 40: random weights have no clear favourite, so rounding tells more than in a trained model
    assert [a[0].score for a in int8] != [b[0].score for b in float32]


def test_an_untied_head_is_not_scaled(tiny_models: dict[str, Path], tmp_path: Path) -> None:
    """mT5 and MADLAD have a head of their own, whose inputs aren't scaled down."""
    from transformers import AutoModelForSeq2SeqLM, T5ForConditionalGeneration

    shutil.copytree(tiny_models["t5"], tmp_path / "untied")
    config = AutoModelForSeq2SeqLM.from_pretrained(tiny_models["t5"]).config
    config.scale_decoder_outputs = False
    T5ForConditionalGeneration(config).save_pretrained(tmp_path / "untied")
    path = tmp_path / "untied" / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"tie_word_embeddings": False}))
    pair = [registry.load(_spec(name, tmp_path / "untied"), "translator") for name in ("ct2", "seq2seq")]
    ours, theirs = (engine.generate(_segments(20), Decoding(max_new_tokens=9)) for engine in pair)
    assert [a[0].text for a in ours] == [b[0].text for b in theirs]
    assert [a[0].score for a in ours] == pytest.approx([b[0].score for b in theirs], abs=0.01)


def test_the_base_of_rotary_positions_is_taken_over(tiny_models: dict[str, Path], tmp_path: Path) -> None:
    from transformers import AutoModelForCausalLM, Qwen2ForCausalLM

    shutil.copytree(tiny_models["qwen2"], tmp_path / "far")
    config = AutoModelForCausalLM.from_pretrained(tiny_models["qwen2"]).config
    config.rope_parameters = {"rope_theta": 100.0, "rope_type": "default"}
    Qwen2ForCausalLM(config).save_pretrained(tmp_path / "far")
    pair = [registry.load(_spec(name, tmp_path / "far"), "translator") for name in ("ct2", "causal")]
    ours, theirs = (engine.generate(_segments(20), Decoding(max_new_tokens=9)) for engine in pair)
    assert [a[0].text for a in ours] == [b[0].text for b in theirs]


def test_other_seeds_give_other_samples(tiny_models: dict[str, Path]) -> None:
    engine = registry.load(_spec("ct2", tiny_models["m2m100"]), "translator")
    found = [
        engine.generate(_segments(6), Decoding(max_new_tokens=8, temperature=1.5, seed=seed)) for seed in (1, 2, 1)
    ]
    assert found[0] == found[2]
    assert found[0] != found[1]


def _converted() -> list[Path]:
    return sorted(path for path in (cache.folder() / "ct2").iterdir() if path.is_dir())


def test_weights_are_converted_once(tiny_models: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    registry.load(_spec("ct2", tiny_models["bart"]), "summarizer")
    [folder] = _converted()
    monkeypatch.setattr(conversion, "_convert", lambda *_: pytest.fail("converted again"))
    registry.load(_spec("ct2", tiny_models["bart"]), "summarizer")
    assert _converted() == [folder]
    with pytest.raises(pytest.fail.Exception):
        registry.load(_spec("ct2", tiny_models["bart"], quantization="int8"), "summarizer")


@pytest.mark.parametrize("damage", ["cut", "changed", "removed", "note", "half-made"])
def test_a_damaged_conversion_is_made_again(damage: str, tiny_models: dict[str, Path]) -> None:
    spec = _spec("ct2", tiny_models["bart"])
    before = registry.load(spec, "summarizer").generate(_segments(3), Decoding(max_new_tokens=5))
    [folder] = _converted()
    file = folder / "model.bin"
    data = file.read_bytes()
    if damage == "cut":
        file.write_bytes(data[:-100])
    elif damage == "changed":
        file.write_bytes(data[:-4] + bytes(4))
    elif damage == "removed":
        (folder / "shared_vocabulary.json").unlink()
    elif damage == "note":
        (folder / "conversion.json").write_text("{}")
    else:
        folder.rename(folder.with_name(f"{folder.name}.99999.part"))
    assert registry.load(spec, "summarizer").generate(_segments(3), Decoding(max_new_tokens=5)) == before
    assert file.read_bytes() == data


def test_a_failed_conversion_leaves_nothing(tiny_models: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(conversion, "_write", full)
    with pytest.raises(ModelError, match="No space left"):
        registry.load(_spec("ct2", tiny_models["bart"]), "summarizer")
    assert _converted() == []


@pytest.mark.parametrize(
    ("lie", "error"),
    [
        ("header", "a header of 1,099,511,627,776 bytes"),
        ("type", "model type 'bert' of .* isn't one of bart, llama, m2m_100"),
        ("shape", "tensors are missing or of another shape"),
        ("words", "doesn't fit the weights"),
        ("marian", "padding token must be the last of 333 tokens, it is 0"),
    ],
)
def test_a_folder_that_lies_is_refused(lie: str, error: str, tiny_models: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "lie"
    shutil.copytree(tiny_models["marian" if lie == "marian" else "bart"], folder)
    file, config = folder / "model.safetensors", folder / "config.json"
    values = json.loads(config.read_text(encoding="utf-8"))
    if lie == "header":
        file.write_bytes((1 << 40).to_bytes(8, "little") + file.read_bytes()[8:])
    elif lie == "words":
        words = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
        words["model"]["vocab"] = {w: i // 2 * 2 for w, i in words["model"]["vocab"].items()}
        (folder / "tokenizer.json").write_text(json.dumps(words), encoding="utf-8")
    else:
        wrong = {"type": {"model_type": "bert"}, "shape": {"d_model": 64}, "marian": {"pad_token_id": 0}}[lie]
        config.write_text(json.dumps(values | wrong), encoding="utf-8")
    with pytest.raises(ModelError, match=error):
        registry.load(_spec("ct2", folder), "summarizer")


def test_gguf_goes_to_another_engine(tiny_models: dict[str, Path]) -> None:
    with pytest.raises(ModelError, match="for GGUF files use engine 'llamacpp'"):
        registry.load(_spec("ct2", tiny_models["gguf"]), "translator")


def test_a_cache_that_cannot_be_written_says_so(
    tiny_models: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HANBRIEF_CACHE", str(tmp_path / "file"))
    with pytest.raises(WeightsError, match="Set HANBRIEF_CACHE to a folder you may write to"):
        registry.load(_spec("ct2", tiny_models["bart"]), "summarizer")
