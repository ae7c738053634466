"""One contract for all engines, on tiny models, and what is special to each family."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.config import Decoding, ModelSpec
from pipeline.errors import ModelError
from pipeline.models import registry
from pipeline.models.base import Engine, Measured, Request, Turn

SEQ2SEQ = ["bart", "t5", "madlad", "marian", "m2m100", "nllb"]
CAUSAL = ["gpt2", "qwen2", "llama", "gguf"]
CT2 = [*SEQ2SEQ, "qwen2", "llama"]
CASES = [
    *(("seq2seq", name) for name in SEQ2SEQ),
    *(("causal", name) for name in CAUSAL),
    *(("ct2", name) for name in CT2),
    ("llamacpp", "gguf"),
    ("extractive", ""),
    ("echo", ""),
]
LIBRARIES = {"llamacpp": "xllamacpp", "ct2": "ctranslate2"}
TEXTS = [
    "가온시는 오는 24일 새 도서관을 연다. 시민 1,166명을 초대한다.",
    "짧다.",
    "한누리대학교(韓世大學)는 “반도체 연구” 4,269억원을 들여 3년 동안 인재를 기른다고 밝혔다 🏛️.",
]


@pytest.fixture(scope="module")
def engines(tiny_models: dict[str, Path]) -> dict[tuple[str, str], Engine]:
    """Engines already loaded in this file, by (engine, family)."""
    return {}


@pytest.fixture(params=CASES, ids=lambda case: "-".join(filter(None, case)))
def engine(request: Any, engines: dict[tuple[str, str], Engine], tiny_models: dict[str, Path]) -> Engine:
    return _engine(request.param, engines, tiny_models)


def _engine(case: tuple[str, str], engines: dict[tuple[str, str], Engine], tiny_models: dict[str, Path]) -> Engine:
    if case[0] in LIBRARIES:
        pytest.importorskip(LIBRARIES[case[0]])
    if case not in engines:
        weights = f"file:{tiny_models[case[1]]}" if case[1] else ""
        spec = ModelSpec.model_validate(
            {"engine": case[0], "weights": weights, "context_tokens": 512, "device": "cpu", "licence": "CC0-1.0"}
            | ({"quantization": "float32"} if case[0] == "ct2" else {})
        )
        engines[case] = registry.load(spec, "translator")
    return engines[case]


def _requests(*texts: str, target: str = "en") -> list[Request]:
    return [
        Request.model_validate({"turns": [{"role": "user", "content": text}], "target_lang": target}) for text in texts
    ]


def test_engine_describes_itself(engine: Engine) -> None:
    assert isinstance(engine, Engine)
    assert engine.info.role == "translator"
    assert engine.info.licence == "CC0-1.0"
    assert engine.max_input_tokens >= 200
    assert engine.count_tokens(TEXTS[2]) > engine.count_tokens(TEXTS[1]) > 0


def test_no_requests_give_no_results(engine: Engine) -> None:
    assert engine.generate([], Decoding()) == []


def test_order_is_kept_and_a_batch_changes_nothing(engine: Engine) -> None:
    decoding = Decoding(max_new_tokens=6)
    together = engine.generate(_requests(*TEXTS), decoding)
    alone = [engine.generate(_requests(text), decoding)[0] for text in TEXTS]
    assert [one[0].text for one in together] == [one[0].text for one in alone]
    assert len({one[0].text for one in together}) > 1


@pytest.mark.parametrize(
    "decoding", [Decoding(max_new_tokens=6, n=3), Decoding(max_new_tokens=6, n=2, temperature=1.0)]
)
def test_at_most_n_distinct_hypotheses_the_same_each_time(engine: Engine, decoding: Decoding) -> None:
    first, second = (engine.generate(_requests(*TEXTS), decoding) for _ in range(2))
    assert first == second
    for found in first:
        texts = [each.text for each in found]
        assert 1 <= len(texts) <= decoding.n
        assert len(set(texts)) == len(texts)


def test_unicode_survives(engine: Engine) -> None:
    [[found]] = engine.generate(_requests(TEXTS[2], target="zh"), Decoding(max_new_tokens=24))
    found.text.encode("utf-8")
    if engine.info.engine in ("echo", "extractive"):
        assert found.text == TEXTS[2]


def test_a_lone_surrogate_is_an_error_with_words_or_is_replaced(engine: Engine) -> None:
    try:
        outcome = engine.generate(_requests("글 \ud800 글"), Decoding(max_new_tokens=2))[0][0].text
    except ModelError as error:
        outcome = str(error)
    assert outcome.startswith(("causal: ", "ct2: ", "seq2seq: ")) or engine.info.engine in (
        "llamacpp",
        "echo",
        "extractive",
    )


def test_scores_and_token_counts(engine: Engine) -> None:
    [[found]] = engine.generate(_requests(TEXTS[0]), Decoding(max_new_tokens=5))
    assert found.score is not None
    assert found.score <= 0
    assert found.prompt_tokens >= 1
    assert 1 <= found.output_tokens <= (5 if engine.info.weights else 100)


MODELS = [case for case in CASES if case[1]]


@pytest.mark.parametrize("case", MODELS, ids="-".join)
def test_the_token_limit_is_told(case: tuple[str, str], engines: Any, tiny_models: Any) -> None:
    decoding = Decoding(max_new_tokens=2)
    [[found]] = _engine(case, engines, tiny_models).generate(_requests(TEXTS[0]), decoding)
    assert (found.finish, found.output_tokens) == ("length", 2)


@pytest.mark.parametrize("case", MODELS, ids="-".join)
def test_a_text_too_long_is_refused_not_cut(case: tuple[str, str], engines: Any, tiny_models: Any) -> None:
    with pytest.raises(ModelError, match=r"tokens"):
        _engine(case, engines, tiny_models).generate(_requests(TEXTS[0] * 60), Decoding(max_new_tokens=2))


@pytest.mark.parametrize("case", [("causal", "qwen2"), ("ct2", "qwen2"), ("llamacpp", "gguf")], ids="-".join)
def test_stop_strings_end_and_are_cut_off(case: tuple[str, str], engines: Any, tiny_models: Any) -> None:
    engine = _engine(case, engines, tiny_models)
    [[whole]] = engine.generate(_requests(TEXTS[0]), Decoding(max_new_tokens=24))
    stop = next(char for char in whole.text[3:] if char.isascii() and char.isalnum())
    [[found]] = engine.generate(_requests(TEXTS[0]), Decoding(max_new_tokens=24, stop=(stop,)))
    assert found.finish == "stop"
    assert found.text == whole.text[: whole.text.index(stop)].strip()
    assert found.output_tokens < whole.output_tokens


def test_an_end_token_ends_a_translation(engines: Any, tiny_models: Any) -> None:
    engine: Any = _engine(("seq2seq", "bart"), {}, tiny_models)
    engine._model.final_logits_bias[0, engine._tokenizer.eos_token_id] = 100.0
    [[found]] = engine.generate(_requests(*TEXTS[:1]), Decoding(max_new_tokens=9))
    assert (found.finish, found.text, found.output_tokens) == ("stop", "", 1)


@pytest.mark.parametrize(
    ("family", "target", "wanted"),
    [("nllb", "en", "eng_Latn"), ("nllb", "zh", "zho_Hans"), ("m2m100", "en", "__en__"), ("m2m100", "zh", "__zh__")],
)
def test_translations_begin_with_their_language(
    family: str, target: str, wanted: str, engines: Any, tiny_models: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine: Any = _engine(("seq2seq", family), engines, tiny_models)
    rows: list[Any] = []
    read = engine._read
    monkeypatch.setattr(engine, "_read", lambda row, *rest: rows.append(row) or read(row, *rest))
    engine.generate(_requests(TEXTS[0], target=target), Decoding(max_new_tokens=3))
    assert engine._tokenizer.convert_ids_to_tokens(int(rows[0][1])) == wanted


@pytest.mark.parametrize(
    ("family", "target", "begin"),
    [
        ("madlad", "en", ["<2en>"]),
        ("madlad", "zh", ["<2zh>"]),
        ("marian", "zh", [">>cmn_Hans<<"]),
        ("nllb", "en", ["kor_Hang"]),
        ("m2m100", "zh", ["__ko__"]),
        ("bart", "ko", ["<s>"]),
    ],
)
def test_source_texts_are_framed_as_the_family_wants(
    family: str, target: str, begin: list[str], engines: Any, tiny_models: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine: Any = _engine(("seq2seq", family), engines, tiny_models)
    seen: list[list[int]] = []
    read = engine._sources.read
    monkeypatch.setattr(engine._sources, "read", lambda *how: (seen.append(read(*how)[0]), read(*how))[1])
    engine.generate(_requests(TEXTS[0], target=target), Decoding(max_new_tokens=2))
    tokens = engine._tokenizer.convert_ids_to_tokens(seen[0])
    assert tokens[:1] == begin
    assert tokens[-1] == "</s>"


def test_marian_without_the_language_is_refused(engines: Any, tiny_models: Any) -> None:
    with pytest.raises(ModelError, match=r">>eng<<, >>cmn_Hans<<; 'ko' isn't among them"):
        _engine(("seq2seq", "marian"), engines, tiny_models).generate(_requests("글", target="ko"), Decoding())


def test_a_system_turn_reaches_models_whose_template_refuses_it(engines: Any, tiny_models: Any) -> None:
    engine: Any = _engine(("causal", "llama"), engines, tiny_models)
    turns = (Turn(role="system", content="짧게 쓴다."), Turn(role="user", content="글"))
    text = engine._chat.templated([turn.model_dump() for turn in turns])
    assert text == "<|im_start|>user\n짧게 쓴다.\n\n글<|im_end|>\n<|im_start|>assistant\n"


def test_gguf_and_safetensors_of_one_model_agree(engines: Any, tiny_models: Any) -> None:
    found = [
        _engine(case, engines, tiny_models).generate(_requests(TEXTS[0]), Decoding(max_new_tokens=8))[0][0]
        for case in (("causal", "qwen2"), ("causal", "gguf"), ("llamacpp", "gguf"))
    ]
    assert found[0].text == found[1].text == found[2].text
    assert found[0].score == pytest.approx(found[2].score, abs=0.25)
    assert {each.prompt_tokens for each in found} == {found[0].prompt_tokens}


def test_shared_beginnings_are_computed_once_also_when_they_take_turns(engines: Any, tiny_models: Any) -> None:
    engine: Any = _engine(("llamacpp", "gguf"), engines, tiny_models)
    cached = []
    for system, text in ((TEXTS[2], "하나"), (TEXTS[0], "둘"), (TEXTS[2], "셋"), (TEXTS[0], "넷")):
        before = engine.statistics()
        turns = (Turn(role="system", content=system), Turn(role="user", content=text))
        engine.generate([Request(turns=turns)], Decoding(max_new_tokens=2))
        after = engine.statistics()
        read = after.input_tokens - before.input_tokens
        cached.append((after.cached_tokens - before.cached_tokens) / read)
    assert all(share > 0.5 for share in cached[2:]), cached


@pytest.mark.parametrize("case", MODELS, ids="-".join)
def test_engines_count_what_they_do(case: tuple[str, str], engines: Any, tiny_models: Any) -> None:
    engine = _engine(case, engines, tiny_models)
    assert isinstance(engine, Measured)
    before = engine.statistics()
    found = engine.generate(_requests(*TEXTS), Decoding(max_new_tokens=3))
    after = engine.statistics()
    assert after.requests - before.requests == len(TEXTS)
    assert after.input_tokens - before.input_tokens == sum(each[0].prompt_tokens for each in found)
    assert after.output_tokens - before.output_tokens == sum(each[0].output_tokens for each in found)
    assert after.seconds > before.seconds
    assert after.padding_ratio >= 1.0


def test_an_engine_short_of_memory_goes_on_in_smaller_batches(tiny_models: Any, monkeypatch: Any) -> None:
    engine: Any = _engine(("seq2seq", "bart"), {}, tiny_models)
    wanted = engine.generate(_requests(*["도서관을 연다"] * 6), Decoding(max_new_tokens=4))
    batch = engine._batch

    def short(ids: list[list[int]], *rest: Any) -> Any:
        if len(ids) > 2:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory")
        return batch(ids, *rest)

    monkeypatch.setattr(engine, "_batch", short)
    found = engine.generate(_requests(*["도서관을 연다"] * 6), Decoding(max_new_tokens=4))
    assert [each[0].text for each in found] == [each[0].text for each in wanted]
    assert engine.statistics().shrunk > 0


def test_tensors_that_are_missing_are_not_made_up(tiny_models: dict[str, Path], tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    tensors = load_file(tiny_models["gpt2"] / "model.safetensors")
    for file in tiny_models["gpt2"].iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    removed = next(name for name in sorted(tensors) if "attn.c_attn.weight" in name)
    kept = {name: tensor for name, tensor in tensors.items() if name != removed}
    save_file(kept, tmp_path / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match=r"1 tensors are missing.*c_attn"):
        registry.load(ModelSpec(engine="causal", weights=f"file:{tmp_path}", device="cpu"), "summarizer")


@pytest.mark.parametrize("engine", ["seq2seq", "causal", "llamacpp"])
def test_a_missing_path_says_what_to_do(engine: str, tmp_path: Path) -> None:
    spec = ModelSpec.model_validate({"engine": engine, "weights": f"file:{tmp_path / 'absent'}"})
    with pytest.raises(ModelError, match=r"absent: no such file or folder\. Correct 'weights' in the config"):
        registry.load(spec, "translator")


def test_a_language_model_in_the_wrong_engine(tiny_models: dict[str, Path]) -> None:
    with pytest.raises(ModelError, match=r"engine 'seq2seq'.*can't be loaded"):
        registry.load(ModelSpec(engine="seq2seq", weights=f"file:{tiny_models['qwen2']}"), "translator")


def test_two_gguf_files_are_one_too_many(tiny_models: dict[str, Path], tmp_path: Path) -> None:
    for name in ("a.gguf", "b.gguf"):
        (tmp_path / name).write_bytes(tiny_models["gguf"].read_bytes())
    with pytest.raises(ModelError, match=r"holds 2 GGUF files"):
        registry.load(ModelSpec(engine="llamacpp", weights=f"file:{tmp_path}"), "translator")


@pytest.mark.parametrize(
    ("engine", "library", "extra"),
    [("llamacpp", "xllamacpp", "offline"), ("seq2seq", "transformers", "transformers"), ("ct2", "ctranslate2", "ct2")],
)
def test_an_absent_library_names_the_extra(
    engine: str, library: str, extra: str, tiny_models: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    for name in (
        "pipeline.models.seq2seq",
        "pipeline.models.placement",
        "pipeline.models.ct2",
        "pipeline.models.conversion",
    ):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    spec = ModelSpec.model_validate({"engine": engine, "weights": f"file:{tiny_models['gguf']}"})
    with pytest.raises(ModelError, match=rf'pip install -e "\.\[{extra}\]"'):
        registry.load(spec, "translator")


ECHO = (("도서관", "A library opens."), ("24일", "On the 24th: {text}"), ("없음", "never"))


@pytest.mark.parametrize(
    ("text", "n", "wanted"),
    [
        ("24일 도서관을 연다", 1, ["A library opens."]),
        ("24일 도서관을 연다", 3, ["A library opens.", "On the 24th: 24일 도서관을 연다"]),
        ("공원을 연다", 2, ["공원을 연다"]),
    ],
    ids=["first-needle", "more-needles", "no-needle"],
)
def test_echo_answers_from_its_script(text: str, n: int, wanted: list[str]) -> None:
    engine: Any = registry.load(ModelSpec(engine="echo", script=ECHO), "translator")
    assert [each.text for each in engine.generate(_requests(text), Decoding(n=n))[0]] == wanted
    assert [call.text for call in engine.calls] == [text]


LONG = "가온시가 새 도서관을 연다. 날씨는 맑았다. 새 도서관은 시민이 쓴다. 도서관에 책 3만권이 있다. 버스도 다닌다."


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (LONG, 100, "가온시가 새 도서관을 연다. 새 도서관은 시민이 쓴다. 도서관에 책 3만권이 있다."),
        (LONG, 4, "가온시가 새 도서관을 연다."),
        ("한 문장뿐이다", 100, "한 문장뿐이다"),
        ("3.5배 늘었다.", 100, "3.5배 늘었다."),
        ("", 100, ""),
    ],
    ids=["three-central", "word-limit", "one-sentence", "decimal", "empty"],
)
def test_extractive_chooses_central_sentences(text: str, words: int, wanted: str) -> None:
    engine = registry.load(ModelSpec(engine="extractive"), "summarizer")
    assert engine.generate(_requests(text), Decoding(max_new_tokens=words))[0][0].text == wanted
