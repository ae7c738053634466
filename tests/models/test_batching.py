"""Batches: the budget, the padding bound, order, memory that is short, and what is counted."""

import random
from collections.abc import Callable

import pytest

from pipeline.errors import ModelError
from pipeline.models.base import Generation, Statistics
from pipeline.models.batching import PADDING, SLACK, Batcher, memory_is_short

OUTPUT = 10


def _cost(width: int) -> int:
    return width + OUTPUT


def _echo(lengths: list[int]) -> Callable[[list[int]], list[list[Generation]]]:
    """Work whose answer to a text is its length."""
    return lambda batch: [[Generation(text=str(lengths[index]), output_tokens=2)] for index in batch]


LENGTHS = {
    "like": [20] * 50,
    "spread": list(range(1, 200)),
    "one-giant": [3] * 20 + [900],
    "random": random.Random(3).choices(range(5, 120), k=300),
    "single": [7],
}


@pytest.mark.parametrize("lengths", LENGTHS.values(), ids=LENGTHS.keys())
@pytest.mark.parametrize("budget", [1, 200, 4096])
def test_budget_padding_and_order_hold(lengths: list[int], budget: int) -> None:
    batcher = Batcher(budget)
    batches = batcher.batches(lengths, _cost)
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    assert all(len(b) == 1 or len(b) * _cost(max(lengths[i] for i in b)) <= budget for b in batches)
    found = batcher.run(lengths, _cost, _echo(lengths))
    assert [each[0].text for each in found] == [str(length) for length in lengths]
    done = batcher.statistics()
    assert (done.requests, done.input_tokens, done.output_tokens) == (len(lengths), sum(lengths), 2 * len(lengths))
    assert done.batches == len(batches)
    assert sum(lengths) <= done.padded_tokens <= PADDING * sum(lengths) + SLACK
    assert done.padding_ratio <= 1.1 or sum(lengths) < 3_200


def test_texts_of_like_length_fill_a_batch() -> None:
    assert [len(batch) for batch in Batcher(300).batches([20] * 25, _cost)] == [10, 10, 5]
    assert len(Batcher(10_000).batches(LENGTHS["random"], _cost)) < 25


def test_one_article_goes_through_in_one_batch() -> None:
    assert Batcher(8192).batches([22, 31, 35, 27], _cost) == [[2, 1, 3, 0]]


def test_no_texts_give_no_batches() -> None:
    assert Batcher(100).run([], _cost, _echo([])) == []


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        RuntimeError("CUDA out of memory. Tried to allocate 2 GiB"),
        RuntimeError("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory"),
        RuntimeError("std::bad_alloc"),
    ],
    ids=["python", "cuda", "torch-cpu", "ctranslate2"],
)
def test_a_batch_too_large_for_memory_is_halved(error: Exception) -> None:
    lengths, tried = [20] * 16, list[int]()
    answer = _echo(lengths)

    def work(batch: list[int]) -> list[list[Generation]]:
        tried.append(len(batch))
        if len(batch) > 4:
            raise error
        return answer(batch)

    batcher = Batcher(480)
    assert [each[0].text for each in batcher.run(lengths, _cost, work)] == ["20"] * 16
    assert tried == [16, 8, 4, 4, 8, 4, 4]
    assert batcher.statistics().shrunk == 3
    tried.clear()
    batcher.run(lengths, _cost, work)
    assert tried == [4, 4, 4, 4]


def test_memory_short_for_one_text_is_an_error() -> None:
    def work(batch: list[int]) -> list[list[Generation]]:
        raise MemoryError("no room")

    with pytest.raises(ModelError, match=r"one text of 5,000 tokens alone: no room\. Use a smaller model"):
        Batcher(100).run([10, 5000], _cost, work)


def test_other_failures_pass() -> None:
    def work(batch: list[int]) -> list[list[Generation]]:
        raise RuntimeError("shape mismatch")

    with pytest.raises(RuntimeError, match="shape mismatch"):
        Batcher(100).run([1], _cost, work)
    assert not memory_is_short(RuntimeError("shape mismatch"))


def test_statistics_add_up() -> None:
    whole = Statistics(requests=1, input_tokens=10, padded_tokens=12) + Statistics(requests=2, cached_tokens=5)
    assert (whole.requests, whole.cached_tokens) == (3, 5)
    assert whole.padding_ratio == pytest.approx(1.2)
    assert Statistics().padding_ratio == 1.0
