"""The stages with a scripted model: order checked first, answers guarded, every sentence tied to its source."""

import pytest

from pipeline.build import ORDER, build
from pipeline.config import (
    Config,
    Example,
    GroundingForm,
    ModelSpec,
    Prompt,
    Rung,
    SummarizerSpec,
    TranslatorSpec,
)
from pipeline.errors import ConfigError
from pipeline.facts.mentions import find_mentions
from pipeline.models.echo import Echo
from pipeline.records import Article, Brief, Draft
from pipeline.stages.base import check_order
from pipeline.stages.clean import Clean
from pipeline.stages.ground import Ground
from pipeline.stages.prompts import fill, request, translation_request
from pipeline.stages.render import render
from pipeline.stages.summarize import Summarize, usable

LEAD = (
    "한들시는 17일 시청 대회의실에서 이도현(李到玹) 시장과 새빛재단 이사장, 지역 대학 총장과 청년 창업가 등 120여명이 참석한 가운데 "
    "새빛재단과 청년 창업을 지원하는 업무협약을 체결하고 앞으로 3년간 35억원을 투입하기로 했다고 밝혔다."
)
REST = (
    "시는 올해 창업 공간 12곳을 새로 열고 청년 400명에게 임대료를 지원할 계획이다. 지난해 창업한 기업은 모두 84곳이다."
)
ARTICLE = Article(id="a", body=f"{LEAD}\n\n{REST}", title="한들시·새빛재단 청년 창업 협약")
SHORT = "한들시는 새빛재단과 업무협약을 체결하고 3년간 35억원을 투입하기로 했다고 밝혔다."


def config(script: tuple[tuple[str, str], ...] = (), family: str | None = None) -> Config:
    spec = ModelSpec.model_validate({"engine": "echo", "script": script, "family": family, "licence": "none"})
    return Config(
        name="test",
        models={"echo": spec},
        summarizer=SummarizerSpec(model="echo"),
        translator=TranslatorSpec(model="echo", ladder=(Rung(name="replace", grounding="replace"),)),
    )


def brief(script: tuple[tuple[str, str], ...], family: str | None = None) -> Brief:
    chain = build(config(script, family))
    end = Draft(article=ARTICLE)
    for stage in chain.stages:
        (made,) = stage.run([end])
        assert isinstance(made, Draft), made
        end = made
    return render(end, chain.info)


def test_order_is_checked_before_any_model_loads() -> None:
    check_order(ORDER)
    with pytest.raises(ConfigError, match="stage 'ground' needs sentences"):
        check_order([Ground, Clean])


def test_sentences_are_compressed_and_tied() -> None:
    made = brief(((LEAD[:20], SHORT),))
    assert made.sentences[0].ko == SHORT
    (span,) = made.sentences[0].sources
    assert ARTICLE.body[slice(*span)] == LEAD
    assert [s.ko for s in made.sentences[1:]] == REST.replace(". ", ".\n").splitlines()
    assert made.headline.ko == ARTICLE.title


@pytest.mark.parametrize(
    ("answer", "ok"),
    [
        pytest.param(SHORT, True, id="good"),
        pytest.param(SHORT.replace("35억", "45억"), False, id="a number of its own"),
        pytest.param("Handeul City signed an agreement.", False, id="another language"),
        pytest.param("한들시는 새빛재단과 3년간 35억원을 투입할 예정한다.", False, id="not Korean"),
        pytest.param("의 이사장은 3년간 35억원을 투입하기로 했다.", False, id="begins with a particle"),
        pytest.param("", False, id="empty"),
        pytest.param("3년간 35억원을 투입하기로 했다.", False, id="hardly anything left"),
        pytest.param(LEAD + LEAD, False, id="longer than the source"),
    ],
)
def test_bad_compressions_give_way_to_the_source(answer: str, ok: bool) -> None:
    assert usable(answer, LEAD) is ok
    made = brief(((LEAD[:20], answer),))
    assert (made.sentences[0].ko == SHORT) is ok
    assert "35억원" in made.sentences[0].ko


def test_renderings_stand_in_place_of_korean() -> None:
    made = brief(())
    assert "3.5 billion won" in made.sentences[0].en
    assert "35亿韩元" in made.sentences[0].zh
    assert made.status == "needs_review"
    assert {f.check for f in made.findings} >= {"hangul_left"}


def test_a_summarization_model_gets_the_article_in_windows() -> None:
    spec = ModelSpec.model_validate({"engine": "echo", "family": "bart", "context_tokens": 64, "licence": "none"})
    echo = Echo(spec, "summarizer")
    echo.max_input_tokens = 30
    draft = Draft(article=ARTICLE)
    for stage in (Clean(), Ground(), Summarize(echo, SummarizerSpec(model="echo", sentences=2))):
        (draft,) = stage.run([draft])  # type: ignore[assignment]
    assert len(echo.calls) == 2
    assert all(len(call.text.split()) <= 30 for call in echo.calls)
    assert draft.summary is not None and draft.sentences is not None
    assert len(draft.summary.sentences) == 2
    for sentence in draft.summary.sentences:
        assert any(draft.sentences[i].text == sentence.text for i in sentence.sources)


def test_worked_examples_come_as_turns_only_for_prompted_models() -> None:
    prompt = Prompt(system="S", template="T {source}", examples=(Example(source="a", target="b"),))
    echo = Echo(ModelSpec(engine="echo"), "translator")
    turns = request(echo, prompt, "{glossary} 원문", "en").turns
    assert [(t.role, t.content) for t in turns] == [
        ("system", "S"), ("user", "T a"), ("assistant", "b"), ("user", "T {glossary} 원문"),
    ]  # fmt: skip
    bare = Echo(ModelSpec(engine="echo", family="m2m100"), "translator")
    assert [t.content for t in request(bare, prompt, "원문", "en").turns] == ["원문"]
    assert fill("{glossary}: {source} ({glossary})", "{source}", "g") == "g: {source} (g)"


FORMS = [
    pytest.param("none", "한들재단은 18일 계획을 확정했다.", id="none"),
    pytest.param("replace", "the Foundation은 the 18th 계획을 확정했다.", id="replace"),
    pytest.param("list", "한들재단은 18일 계획을 확정했다. | 한들재단 = the Foundation; 18일 = the 18th", id="list"),
    pytest.param("gloss", "한들재단은[the Foundation] 18일[on the 18th] 계획을[plan] 확정했다[finalized].", id="gloss"),
    pytest.param("gloss_replace", "the Foundation on the 18th plan finalized.", id="gloss in place"),
    pytest.param(
        "gloss_list",
        "한들재단은 18일 계획을 확정했다. | 한들재단은 = the Foundation; 18일 = on the 18th; 계획을 = plan; 확정했다 = finalized",
        id="gloss list",
    ),
    pytest.param("gloss_mixed", "the Foundation은 on the 18th 계획을[plan] 확정했다[finalized].", id="gloss mixed"),
    pytest.param("draft", "The Foundation finalized the plan on the 18th.", id="draft"),
    pytest.param("draft_beside", "한들재단은 18일 계획을 확정했다. | The Foundation finalized the plan on the 18th.", id="draft beside"),
    pytest.param("draft_mixed", "the Foundation은 on the 18th 계획을[plan] 확정했다[finalized]. | The Foundation finalized the plan on the 18th.", id="draft mixed"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "expected"), FORMS)
def test_examples_and_task_are_grounded_alike(form: GroundingForm, expected: str) -> None:
    example = Example(source="한들재단은 18일 계획을 확정했다.", target="b", terms={"한들재단": "the Foundation"})
    template = "{source} | {glossary}" if form.endswith(("list", "_beside", "draft_mixed")) else "{source}"
    prompt = Prompt(template=template, examples=(example,))
    echo = Echo(ModelSpec(engine="echo"), "translator")
    mentions = find_mentions("시는 18일 35억원을 썼다.")
    turns = translation_request(echo, prompt, "시는 18일 35억원을 썼다.", mentions, ("en", form)).turns
    assert turns[0].content == expected
    assert ("3.5 billion won" in turns[2].content) is (form != "none")
