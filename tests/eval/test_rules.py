"""Rules of evaluation's own: directions, negations, roles, time words, hand-written names, the summary's values."""

import datetime as dt

import pytest

from eval.data import Output, OutTexts, Reference
from eval.metrics import hand, roles, timewords, turns
from eval.metrics.defects import defects
from eval.metrics.summary import summary_evidence
from eval.planted import planted
from pipeline.records import TargetLang
from tests.eval.invented import copy_of, make_reference

PUBLISHED = dt.date(2026, 3, 20)
BODY = (
    "한들시는 20일 김도윤(金道允) 시장이 이서진(李瑞珍) 대표를 만났다고 밝혔다. 시는 지난해 예산 420억원을 썼고 올해는 12.5% 늘린다. "
    "시는 새 공장을 짓지 않기로 했다. 기업 30곳이 4월 입주한다."
)
NAMES = (
    {"surface": "김도윤", "kind": "person", "en": ("Kim Do-yun",), "zh": ("金道允",)},
    {"surface": "이서진", "kind": "person", "en": ("Lee Seo-jin",), "zh": ("李瑞珍",)},
    {"surface": "수원", "kind": "place", "en": ("Suwon",), "zh": ("水原",)},
    {"surface": "대전", "kind": "place", "en": ("Daejeon",), "zh": ("大田",)},
)
REFERENCE = Reference.model_validate({"id": "own", "body": BODY, "published": PUBLISHED, "names": NAMES})


@pytest.mark.parametrize(
    ("korean", "target", "lang", "flipped"),
    [
        ("수출은 14.9% 늘었다.", "Exports rose 14.9 percent.", "en", False),
        ("수출은 14.9% 늘었다.", "Exports fell 14.9 percent.", "en", True),
        (
            "수출은 14.9% 늘고 수입은 3.1% 줄었다.",
            "Exports fell 14.9 percent, and imports fell 3.1 percent.",
            "en",
            True,
        ),
        ("수출은 14.9% 늘고 수입은 3.1% 줄었다.", "出口增长14.9%，进口减少3.1%。", "zh", False),
        ("적자는 5억원 커졌다.", "赤字扩大5亿韩元。", "zh", False),
        ("면적은 2.0% 줄었다.", "面积扩大2.0%。", "zh", True),
    ],
)
def test_directions(korean: str, target: str, lang: TargetLang, flipped: bool) -> None:
    assert bool(list(turns.flips(korean, "ko", target, lang))) is flipped


@pytest.mark.parametrize(
    ("korean", "target", "lang", "flipped"),
    [
        ("시는 공장을 짓는다.", "The city will not build the plant.", "en", True),
        ("시는 공장을 짓지 않는다.", "The city will build the plant.", "en", True),
        ("시는 공장을 짓지 않는다.", "该市不建工厂。", "zh", False),
        ("행사는 취소됐다.", "The event was not held.", "en", False),
        ("행사는 취소됐다.", "The event was not canceled.", "en", True),
        ("시는 공장을 짓는다.", "该市不久将建工厂。", "zh", False),
    ],
)
def test_negations(korean: str, target: str, lang: TargetLang, flipped: bool) -> None:
    assert bool(turns.negation_flip(korean, target, lang)) is flipped


@pytest.mark.parametrize(
    ("korean", "target", "lang", "found"),
    [
        ("김도윤 시장은 이서진 대표에게 상을 줬다.", "Mayor Kim Do-yun gave an award to CEO Lee Seo-jin.", "en", False),
        ("김도윤 시장은 이서진 대표에게 상을 줬다.", "Mayor Lee Seo-jin gave an award to CEO Kim Do-yun.", "en", True),
        ("수원에서 대전까지 걸었다.", "They walked from Suwon to Daejeon.", "en", False),
        ("수원에서 대전까지 걸었다.", "They walked from Daejeon to Suwon.", "en", True),
        ("수원에서 대전까지 걸었다.", "从大田步行到水原。", "zh", True),
        ("수원과 대전은 협약을 맺었다.", "Daejeon and Suwon signed an agreement.", "en", False),
        (
            "수원은 412억원, 대전은 165억원을 쓴다.",
            "Suwon will spend 41.2 billion won and Daejeon 16.5 billion won.",
            "en",
            False,
        ),
        (
            "수원은 412억원, 대전은 165억원을 쓴다.",
            "Daejeon will spend 41.2 billion won and Suwon 16.5 billion won.",
            "en",
            True,
        ),
    ],
)
def test_roles(korean: str, target: str, lang: TargetLang, found: bool) -> None:
    assert bool(list(roles.swapped(REFERENCE, korean, target, lang))) is found


@pytest.mark.parametrize(
    ("korean", "target", "lang", "found"),
    [
        ("지난해 매출은 줄었다.", "Sales fell last year.", "en", False),
        ("지난해 매출은 줄었다.", "Sales fell next year.", "en", True),
        ("2027년 문을 연다.", "明年开业。", "zh", False),
        ("2027년 문을 연다.", "今年开业。", "zh", True),
        ("하반기에 연다.", "It opens in the first half of the year.", "en", True),
    ],
)
def test_time_words(korean: str, target: str, lang: TargetLang, found: bool) -> None:
    assert bool(list(timewords.strange(korean, target, lang, PUBLISHED))) is found


def test_hand_written_names_are_missed_only_where_nothing_stands_for_them() -> None:
    korean = "김도윤 시장은 수원에서 말했다."
    assert not hand.missing_names(REFERENCE, korean, "Kim Do-yun spoke in Suwon.", "en", 0)
    lost = hand.missing_names(REFERENCE, korean, "Park Min-ho spoke in Suwon.", "en", 0)
    assert [(e.expected, e.source_span) for e in lost] == [("Kim Do-yun", (0, 3))]
    assert not hand.missing_names(REFERENCE, korean, "He spoke in Suwon.", "en", 0)


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("김도윤 시장이 이서진 대표를 20일 만났다.", set()),
        ("시는 올해 예산을 12.5% 늘린다.", set()),
        ("시는 올해 예산을 12.5% 줄인다.", {"A7"}),
        ("시는 지난해 예산 42억원을 썼다.", {"A4"}),
        ("시는 지난해 예산 420억달러를 썼다.", {"A4"}),
        ("시는 지난해 예산 731억원을 썼다.", {"A3"}),
        ("기업 30곳이 6월 입주한다.", {"A5"}),
        ("박정민 시장이 이서진 대표를 20일 만났다.", {"A6"}),
        ("시는 새 공장을 짓기로 했다.", {"A7"}),
    ],
    ids=["sound", "sound direction", "direction", "scale", "currency", "value", "date", "name", "negation"],
)
def test_the_summary_is_held_against_the_release(sentence: str, codes: set[str]) -> None:
    assert {e.code for e in summary_evidence(sentence, 0, BODY, PUBLISHED)} == codes


def test_evidence_knows_where_a_defect_was_born() -> None:
    reference = make_reference(2)
    good = copy_of(reference)
    assert defects(reference, good, 3) == []
    first = good.sentences[0]
    wrong_ko = first.ko.replace("억원", "조원")
    wrong_en = first.en.replace("billion", "million")
    for texts, born, langs in (
        (first.model_copy(update={"ko": wrong_ko, "en": first.en.replace("billion", "trillion")}), "summary", {"ko"}),
        (first.model_copy(update={"en": wrong_en}), "translation", {"en"}),
    ):
        output = good.model_copy(update={"sentences": (texts, *good.sentences[1:])})
        found = [e for e in defects(reference, output, 3) if e.code in ("A3", "A4") and e.born == born]
        assert langs <= {e.lang for e in found}
        assert all(e.sentence == 0 for e in found)


def test_nothing_written_is_one_defect() -> None:
    reference = make_reference(2)
    for output in (Output(id=reference.id), Output(id=reference.id, status="verified", sentences=(OutTexts(),) * 3)):
        assert [(e.code, e.born) for e in defects(reference, output, 3)] == [("A1", "summary")]


def test_two_targets_that_disagree() -> None:
    reference = make_reference(2)
    good = copy_of(reference)
    second = good.sentences[1]
    broken = second.model_copy(update={"zh": "出口额同比增长。"})
    output = good.model_copy(update={"sentences": (good.sentences[0], broken, good.sentences[2])})
    assert "A10" in {e.code for e in defects(reference, output, 3)}


def test_planted_releases_hold_what_their_summaries_say() -> None:
    for reference in planted(14):
        assert all(name.surface in reference.body for name in reference.names)
        output = copy_of(reference)
        loud = [e for e in defects(reference, output, 3) if e.code in ("A1", "A2", "A4", "A5", "A7")]
        assert not loud, (reference.summary_ko, loud)
