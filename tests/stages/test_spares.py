"""Spare sentences that stand in for those no rung gets right, and the model's own doubt as a finding."""

from collections.abc import Sequence

import pytest

from pipeline.config import Decoding, ModelSpec, Prompt, Rung, SummarizerSpec, TranslatorSpec
from pipeline.facts.mentions import find_mentions
from pipeline.models.base import Generation, Request
from pipeline.models.echo import Echo
from pipeline.records import Article, Brief, Draft, Finding, Hypothesis, Sentence, Summary, SummarySentence
from pipeline.stages.ladder import Task
from pipeline.stages.render import RunInfo, render
from pipeline.stages.summarize import Summarize
from pipeline.stages.translate import Translate, numbers_told
from pipeline.stages.verify import Verify

LEAD = "광주시는 청년 400명을 뽑는다."
PLAN = "광주시는 내년에 35억원을 투입한다."
BUS = "광주시는 버스 12대를 산다."
TREES = "광주시는 나무 900그루를 심는다."
RIGHT = {
    (LEAD, "en"): "Gwangju will hire 400 young people.",
    (LEAD, "zh"): "光州市将招聘400名青年。",
    (PLAN, "en"): "Gwangju will invest 3.5 billion won next year.",
    (PLAN, "zh"): "光州市明年将投入35亿韩元。",
    (BUS, "en"): "Gwangju will buy 12 buses.",
    (BUS, "zh"): "光州市将购买12辆公交车。",
    (TREES, "en"): "Gwangju will plant 900 trees.",
    (TREES, "zh"): "光州市将种植900棵树。",
}
WRONG = "Gwangju will spend 77 million yuan."
TEXTS = (LEAD, PLAN, BUS, TREES)
BODY = " ".join(TEXTS)
PARTS = tuple(Sentence(text=t, start=BODY.index(t), end=BODY.index(t) + len(t), paragraph=0) for t in TEXTS)
INFO = RunInfo(version="0", config="test", config_digest="0", models=())


class Unsure(Echo):
    """An echo engine with scripted answers that is sure of all but the texts named."""

    doubted: tuple[str, ...] = ()

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Generation]]:
        """The scripted answers, each with a score."""
        made = super().generate(requests, decoding)
        return [
            [one.model_copy(update={"score": -0.9 if one.text in self.doubted else -0.1}) for one in found]
            for found in made
        ]


def sentences(texts: Sequence[str]) -> tuple[SummarySentence, ...]:
    return tuple(SummarySentence(text=text, sources=(TEXTS.index(text),)) for text in texts)


def brief(wrong: Sequence[str], doubted: Sequence[str] = (), spares: Sequence[str] = (BUS, TREES)) -> tuple[str, ...]:
    """The status and the Korean sentences told when the model gets ``wrong`` wrong and doubts ``doubted``."""
    made = finished(wrong, doubted, spares, LEAD)
    return (made.status, *(sentence.ko for sentence in made.sentences))


def finished(wrong: Sequence[str], doubted: Sequence[str], spares: Sequence[str], title: str) -> Brief:
    """The brief of a release whose title is ``title``."""
    script = [(f"{ko} @{lang}", WRONG if ko in wrong else text) for (ko, lang), text in RIGHT.items()]
    engine = Unsure(ModelSpec(engine="echo", script=tuple(script)), "translator")
    engine.doubted = tuple(text for (ko, _), text in RIGHT.items() if ko in doubted)
    ask = {lang: Prompt(template=f"{{source}} @{lang}") for lang in ("en", "zh")}
    spec = TranslatorSpec.model_validate(
        {
            "model": "echo",
            "ladder": [Rung(name="one")],
            "prompts": ask,
            "sure": {"en": -0.5, "zh": -0.5},
            "headline_sure": {"en": -0.2, "zh": -0.2},
        }
    )
    told = Summary(
        headline=SummarySentence(text=title, sources=(0,)), sentences=sentences([LEAD, PLAN]), spares=sentences(spares)
    )
    start = Draft(article=Article(id="a", body=BODY), sentences=PARTS, mentions=find_mentions(BODY), summary=told)
    (translated,) = Translate(engine, spec).run([start])
    assert isinstance(translated, Draft)
    (end,) = Verify().run([translated])
    assert isinstance(end, Draft)
    made = render(end, INFO)
    assert all(sentence.en and sentence.zh for sentence in made.sentences)
    return made


CASES = [
    pytest.param((), (), ("verified", LEAD, PLAN), id="all right: no spare is asked for"),
    pytest.param((PLAN,), (), ("verified", LEAD, BUS), id="the first spare stands in"),
    pytest.param((PLAN, BUS), (), ("verified", LEAD, TREES), id="a spare that fails too is passed over"),
    pytest.param((LEAD,), (), ("needs_review", LEAD, PLAN), id="the first sentence always stays"),
    pytest.param((PLAN, BUS, TREES), (), ("needs_review", LEAD, PLAN), id="no spare is right"),
    pytest.param((), (PLAN,), ("verified", LEAD, BUS), id="what the model doubts gives way"),
    pytest.param((), (PLAN, BUS, TREES), ("needs_review", LEAD, PLAN), id="doubt alone is a finding"),
]


@pytest.mark.parametrize(("wrong", "doubted", "expected"), CASES)
def test_a_spare_stands_in(wrong: tuple[str, ...], doubted: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert brief(wrong, doubted) == expected


@pytest.mark.parametrize(
    ("wrong", "doubted", "expected"),
    [
        pytest.param((), (), ("verified", BUS), id="a right headline is the headline"),
        pytest.param((BUS,), (), ("verified", LEAD), id="a wrong one gives way to the first sentence"),
        pytest.param((), (BUS,), ("verified", LEAD), id="so does one that the model doubts"),
        pytest.param((BUS, LEAD), (), ("needs_review", BUS), id="unless that is wrong too"),
    ],
)
def test_the_first_sentence_stands_in_for_the_headline(
    wrong: tuple[str, ...], doubted: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    made = finished(wrong, doubted, (TREES,), BUS)
    assert (made.status, made.headline.ko) == expected
    assert [sentence.ko for sentence in made.sentences] == [LEAD, PLAN]
    if expected[1] == LEAD:
        assert (made.headline.en, made.headline.zh) == (RIGHT[LEAD, "en"], RIGHT[LEAD, "zh"])


def test_without_spares_a_wrong_sentence_stays_and_is_marked() -> None:
    assert brief((PLAN,), spares=()) == ("needs_review", LEAD, PLAN)


def test_the_summarizer_makes_spares_ready_behind_its_sentences() -> None:
    start = Draft(article=Article(id="a", body=BODY), sentences=PARTS, mentions=find_mentions(BODY))
    spec = SummarizerSpec(model="echo", sentences=2, spares=1)
    (end,) = Summarize(Echo(ModelSpec(engine="echo"), "summarizer"), spec).run([start])
    assert isinstance(end, Draft) and end.summary
    assert len(end.summary.sentences) == 2 and len(end.summary.spares) == 1
    assert end.summary.spares[0] not in end.summary.sentences


def test_the_draft_goes_before_words_that_the_model_doubted_and_behind_those_it_was_sure_of() -> None:
    sure, doubted, literal = (
        Hypothesis(text=f"{name} 35", score=score, strategy=name, findings=findings)
        for name, score, findings in (
            ("one", -0.1, ()),
            ("two", -0.9, (Finding(check="unsure", severity="block", lang="en", message=""),)),
            ("literal", None, (Finding(check="word_for_word", severity="block", lang="en", message=""),)),
        )
    )
    task = Task(0, PLAN, "en", (), None, sure=-0.5)
    task.hypotheses = [doubted, literal]
    assert task.best() is literal and not task.sound()
    task.hypotheses.append(sure)
    assert task.best() is sure and task.sound()


ROUGH = [
    pytest.param(BUS, 1, "warn", id="plain"),
    pytest.param("광주시는 비어 있던 집을 사서 버스 12대를 세웠다.", 1, "block", id="clauses within"),
    pytest.param("광주시, 집 사서 버스 세워", 0, "block", id="a headline"),
]


@pytest.mark.parametrize(("text", "number", "severity"), ROUGH)
def test_a_literal_draft_needs_review_where_the_korean_has_clauses(text: str, number: int, severity: str) -> None:
    task = Task(0, text, "en", (), None, number)
    task.add("It.", None, "literal", mending=False)
    assert [f.severity for f in task.best().findings if f.check == "word_for_word"] == [severity]


def _chosen(sound: Sequence[bool], leaning: dict[int, int]) -> list[int]:
    """The texts told of a headline, three sentences and spares, each sound or not."""
    bad = Finding(check="value_missing", severity="block", lang="en", message="")
    tasks = [Task(0, LEAD, "en", (), None, number=n) for n in range(len(sound))]
    for task, right in zip(tasks, sound, strict=True):
        task.hypotheses.append(Hypothesis(text="x", strategy="one", findings=() if right else (bad,)))
    return numbers_told(tasks, 3, leaning)


def test_a_spare_that_leans_on_what_is_not_told_is_none() -> None:
    assert _chosen([True, True, False, True, True, True], {4: -1}) == [0, 1, 5, 3]
    assert _chosen([True, True, False, True, True], {4: 2}) == [0, 1, 2, 3]
    assert _chosen([True, True, False, True, True], {4: 3}) == [0, 1, 4, 3]


def test_a_sentence_that_leans_on_a_replaced_one_gives_way() -> None:
    assert _chosen([True, True, False, True, True, True], {3: 2}) == [0, 1, 4, 5]
    assert _chosen([True, True, False, True, True], {3: 2}) == [0, 1, 4, 3]
