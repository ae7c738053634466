"""What is lit: the words in each text, their places in the release, and the verdict on each."""

from pathlib import Path

import pytest

from pipeline.records import Lang, TargetLang, Texts
from pipeline.review.desk import Desk
from pipeline.review.events import LANGS
from pipeline.review.view import BriefView, brief_view, mended
from tests.review.invented import MENDED, WRONG, fill, library
from tests.review.test_desk import edited


def opened(desk: Desk, identifier: str = "broken") -> BriefView:
    return brief_view(desk, "slug", desk.sheet(identifier))


@pytest.mark.parametrize(
    ("place", "surface", "en", "zh"),
    [
        pytest.param(0, "광주시", "Gwangju", "光州市", id="name"),
        pytest.param(0, "24일", "the 24th", "24日", id="date"),
        pytest.param(1, "1,166명", "1,166", "1166名", id="count"),
        pytest.param(2, "4269억원", WRONG, "4269亿韩元", id="figure-with-a-finding"),
    ],
)
def test_a_fact_is_found_in_all_three(desk: Desk, place: int, surface: str, en: str, zh: str) -> None:
    view = opened(desk)
    (fact,) = [fact for fact in view.rows[place].facts if fact.mention.surface == surface]
    said: dict[TargetLang, str] = {lang: verdict.found for lang, verdict in fact.verdicts.items()}
    assert said["en"].startswith(en) and said["zh"].startswith(zh)
    texts = view.rows[place].row.texts
    for lang, verdict in fact.verdicts.items():
        assert verdict.span is not None
        assert getattr(texts, lang)[slice(*verdict.span)] == verdict.found
    spots = {piece.spot: piece.text for piece in view.release if piece.spot is not None}
    assert {spots[spot] for spot in fact.spots} == {surface}


def test_the_verdict_follows_the_finding(desk: Desk) -> None:
    (fact,) = [fact for fact in opened(desk).rows[2].facts if fact.mention.surface == "4269억원"]
    assert (fact.verdicts["en"].tone, fact.verdicts["zh"].tone) == ("block", "agrees")
    edited(desk, MENDED)
    (fact,) = [fact for fact in opened(desk).rows[2].facts if fact.mention.surface == "4269억원"]
    assert (fact.verdicts["en"].tone, fact.verdicts["en"].found) == ("agrees", "426.9 billion won")


@pytest.mark.parametrize("identifier", ["broken", "clean", "hostile"])
def test_the_stretches_are_the_text(desk: Desk, identifier: str) -> None:
    view = opened(desk, identifier)
    article = desk.article(identifier)
    assert article is not None
    assert "".join(piece.text for piece in view.release) == article.body
    for row in view.rows:
        for lang in LANGS:
            assert "".join(piece.text for piece in row.pieces[lang]) == row.row.cells[lang].text


def test_the_release_shows_what_a_sentence_rests_on(desk: Desk) -> None:
    view = opened(desk)
    assert (
        "".join(piece.text for piece in view.release if 2 in piece.places) == "시는 도서관을 짓는 데 4269억원을 들였다."
    )


@pytest.mark.parametrize(("lang", "kind"), [("en", "block"), ("ko", "block"), ("zh", "agrees")])
def test_the_broken_words_are_colored(desk: Desk, lang: Lang, kind: str) -> None:
    (piece,) = [piece for piece in opened(desk).rows[2].pieces[lang] if piece.kind == "figure"]
    assert piece.tone == kind


def test_two_mentions_claim_two_places(tmp_path: Path) -> None:
    said = Texts(ko="광주시는 3명과 3곳, 광주시를 꼽았다.", en="Gwangju named 3 people and 3 places, Gwangju.", zh="")
    desk = Desk(fill(tmp_path / "run", [library("x", said)]))
    found = [fact.verdicts["en"].span for fact in opened(desk, "x").rows[1].facts]
    assert len(set(found)) == len(found) == 4
    desk.close()


def test_the_expected_words_can_be_put_in(desk: Desk) -> None:
    row = desk.sheet("broken").row(2)
    assert row is not None
    (judged,) = row.judged
    assert mended(row.texts.en, judged.finding) == MENDED
    assert mended(row.texts.en, judged.finding.model_copy(update={"span": None})) == ""
