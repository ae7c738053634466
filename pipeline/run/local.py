"""The local runner: batches of articles through the stages, every article ending as a brief or a reject."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from pipeline.build import Chain
from pipeline.errors import ModelError
from pipeline.records import Article, Brief, Draft, Reject
from pipeline.stages.base import Stage, reject
from pipeline.stages.render import render

Report = Callable[[str, int], None]
"""Called with a stage's name and the number of articles that enter it; ``done`` with those that ended."""


def run(
    chain: Chain, articles: Iterable[Article | Reject], batch: int, report: Report | None = None
) -> Iterator[Brief | Reject]:
    """One brief or reject for each article, batch by batch, in the order of the articles."""
    tell = report or (lambda stage, count: None)
    for items in _batches(articles, batch):
        tell("read", len(items))
        ends = dict(_through(chain, [(i, a) for i, a in enumerate(items) if isinstance(a, Article)], tell))
        for i, item in enumerate(items):
            yield item if isinstance(item, Reject) else ends[i]
        tell("done", len(items))


def _batches(articles: Iterable[Article | Reject], size: int) -> Iterator[list[Article | Reject]]:
    iterator = iter(articles)
    while items := list(islice(iterator, size)):
        yield items


def _through(
    chain: Chain, articles: Sequence[tuple[int, Article]], tell: Report
) -> Iterator[tuple[int, Brief | Reject]]:
    """The ends of a batch's articles, each with its index."""
    alive: list[tuple[int, Draft]] = [(index, Draft(article=article)) for index, article in articles]
    for stage in chain.stages:
        tell(stage.name, len(alive))
        started = time.perf_counter()
        results = _guarded(stage, [draft for _, draft in alive])
        spent = (time.perf_counter() - started) / (len(alive) or 1)
        going: list[tuple[int, Draft]] = []
        for (index, _), result in zip(alive, results, strict=True):
            if isinstance(result, Reject):
                yield index, result
            else:
                seconds = result.seconds | {stage.name: round(spent, 3)}
                going.append((index, result.model_copy(update={"seconds": seconds})))
        alive = going
    for index, draft in alive:
        yield index, render(draft, chain.info)


def _guarded(stage: Stage, drafts: Sequence[Draft]) -> list[Draft | Reject]:
    """The stage's results; where a model fails on a batch, each article is tried alone."""
    try:
        return stage.run(drafts) if drafts else []
    except ModelError as error:
        if len(drafts) > 1:
            return [result for draft in drafts for result in _guarded(stage, [draft])]
        return [reject(drafts[0].article, stage.name, "model_failed", str(error))]
