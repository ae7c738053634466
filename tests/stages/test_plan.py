"""Which sentences are told and which are kept as spares, when one of them leans on the sentence before it."""

from pipeline.build import build
from pipeline.config import Config, ModelSpec, Rung, SummarizerSpec, TranslatorSpec
from pipeline.records import Article, Draft

LEAD = "가온시는 도서관 3곳을 새로 연다."
SHARE = "지난해 전기버스는 전체의 7%였다."
GOAL = "가온시는 이를 2030년까지 20%로 늘려 전기버스 도시로 도서관과 함께 알릴 계획이다."
TREES = "나무 900그루도 심는다."


def summary(body: str, told: int) -> tuple[list[str], list[str]]:
    """The sentences told and the spares, for a summary of ``told`` sentences and one spare."""
    spec = ModelSpec.model_validate({"engine": "echo", "licence": "none"})
    config = Config(
        name="test",
        models={"echo": spec},
        summarizer=SummarizerSpec(model="echo", sentences=told, spares=1),
        translator=TranslatorSpec(model="echo", ladder=(Rung(name="replace", grounding="replace"),)),
    )
    draft = Draft(article=Article(id="a", body=body, title="가온시, 전기버스 도시로 도서관 3곳 연다"))
    for stage in build(config).stages[:3]:
        (made,) = stage.run([draft])
        assert isinstance(made, Draft), made
        draft = made
    assert draft.summary is not None
    return [s.text for s in draft.summary.sentences], [s.text for s in draft.summary.spares]


def test_what_leans_on_an_untold_sentence_gives_way_to_one_that_stands() -> None:
    told, spares = summary(" ".join((LEAD, TREES, SHARE, GOAL)), 2)
    assert GOAL not in told
    assert GOAL not in spares


def test_a_lead_that_only_teases_gives_way_to_the_report() -> None:
    teaser = "책을 빌리러 먼 길을 가던 가온시 주민이 집 앞에서 책을 빌린다."
    report = "가온시는 도서관 3곳을 전기버스 차고 옆에 열고 차고를 도시공원으로 고친다고 15일 밝혔다."
    told, spares = summary(" ".join((teaser, report, SHARE, TREES)), 3)
    assert teaser not in (*told, *spares)
    assert told[0].startswith("가온시는 도서관 3곳을")


def test_what_leans_on_a_told_sentence_stays() -> None:
    told, _ = summary(" ".join((LEAD, SHARE, GOAL)), 3)
    assert told == [LEAD, SHARE, GOAL]


def test_a_sentence_that_leans_on_nothing_stays() -> None:
    told, _ = summary(" ".join((LEAD, TREES, SHARE, GOAL.replace("이를", "버스를"))), 2)
    assert GOAL.replace("이를", "버스를") in told
