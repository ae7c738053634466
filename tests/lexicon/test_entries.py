"""The lexicon's tables hold to their rules, the checker sees every fault it is there for, and senses are chosen."""

import time
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.lexicon.check import check, main
from pipeline.lexicon.entries import COLUMNS, Entry, Lexicon, load, read, rows, tables
from tests.conftest import seconds

HEADER = "\t".join(COLUMNS)


def _table(folder: Path, *lines: str, header: str = HEADER) -> Path:
    path = folder / "sample.tsv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def test_packaged_tables_have_no_problem() -> None:
    problems = check(row for path in tables() for row in rows(path))
    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("수출\tnoun\texport\t出口", "4 columns; expected 5", id="four columns"),
        pytest.param("수출\tname\texport\t出口\t", "part of speech 'name'", id="unknown part of speech"),
        pytest.param("수출\tnoun\texport 수출\t出口\t", "has Hangul", id="Hangul in en"),
        pytest.param("수출\tnoun\texport\t수출\t", "has Hangul", id="Hangul in zh"),
        pytest.param("export\tnoun\texport\t出口\t", "has no Hangul", id="no Hangul in ko"),
        pytest.param("체결\tnoun\tsigning\t簽署\t", "isn't Simplified; expected '签署'", id="Traditional"),
        pytest.param("수출\tnoun\texport/shipment\t出口\t", "alternatives", id="two English senses"),
        pytest.param("수출\tnoun\texport\t出口/输出\t", "alternatives", id="two Chinese senses"),
        pytest.param("수출\tnoun\texport\t出口，输出\t", "alternatives", id="Chinese comma"),
        pytest.param("수출\tnoun\t\t出口\t", "en or zh is empty", id="empty noun"),
        pytest.param("수출\tnoun\texport \t出口\t", "stray space", id="trailing space"),
        pytest.param("수출하다\tverb\tto export\t出口\t", "bare form", id="infinitive"),
        pytest.param("수출\tnoun\t出口\t出口\t", "has Chinese characters", id="Chinese in en"),
        pytest.param("수출\tnoun\texport\texport\t", "has no Chinese character", id="English in zh"),
        pytest.param(f"수출\tnoun\t{'export ' * 12}goods\t出口\t", "at most 60", id="too long"),
        pytest.param("수출하다\tnoun\texport\t出口\t", "is no noun to Kiwi", id="verb called a noun"),
        pytest.param("수출\tverb\texport\t出口\t", "is no verb to Kiwi", id="noun called a verb"),
        pytest.param("수출\tnoun\texport\t出口\tgoods", "no comma list of Korean lemmas", id="when without Hangul"),
    ],
)
def test_checker_reports(tmp_path: Path, line: str, expected: str) -> None:
    problems = [str(problem) for problem in check(rows(_table(tmp_path, line)))]
    assert any(expected in problem for problem in problems), problems
    assert all(problem.startswith("sample.tsv:2: ") for problem in problems)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("시속\tnoun\tkm/h\t时速\t", id="unit with a slash"),
        pytest.param("흐름\tnoun\tflow\t趋势\t", id="nominalized verb"),
        pytest.param("은\tparticle\t\t\t", id="particle without gloss"),
        pytest.param("업무협약을 체결하다\tphrase\tsign a memorandum of understanding\t签署业务协议\t", id="phrase"),
        pytest.param("마치다\tverb\tfinish\t结束\t", id="verb that looks like an adverb alone"),
    ],
)
def test_checker_accepts(tmp_path: Path, line: str) -> None:
    assert check(rows(_table(tmp_path, line))) == []


def test_duplicate_is_reported_with_both_places(tmp_path: Path) -> None:
    path = _table(tmp_path, "시장\tnoun\tmarket\t市场\t", "시장\tnoun\tmayor\t市长\t취임", "시장\tnoun\tfair\t集市\t")
    problems = [str(problem) for problem in check(rows(path))]
    assert problems == ["sample.tsv:4: 시장 noun is already at sample.tsv:2"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        pytest.param(["수출\tnoun\texport\t出口\t"], 0, id="clean"),
        pytest.param(["수출\tnoun\texport\t수출\t"], 1, id="one problem"),
    ],
)
def test_main_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: list[str], code: int) -> None:
    assert main([str(_table(tmp_path, *lines))]) == code
    assert bool(capsys.readouterr().out) == bool(code)


def test_wrong_header_is_refused(tmp_path: Path) -> None:
    path = _table(tmp_path, header="ko\ten\tzh")
    with pytest.raises(InputError, match="expected the tab-separated columns ko pos en zh when"):
        list(read(path))


def test_bad_row_is_refused_when_read(tmp_path: Path) -> None:
    path = _table(tmp_path, "수출\tnoun\texport")
    with pytest.raises(InputError, match=r"sample\.tsv:2: .* is no entry"):
        list(read(path))


def test_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no \*\.tsv table found"):
        tables(tmp_path)


@pytest.mark.parametrize(
    ("ko", "pos", "en", "zh"),
    [
        pytest.param("밝히다", "verb", "say", "表示", id="say"),
        pytest.param("열리다", "verb", "be held", "举行", id="passive"),
        pytest.param("높다", "adjective", "high", "高", id="adjective"),
        pytest.param("ㄹ 예정이다", "ending", "plan to", "将", id="ending"),
        pytest.param("에 힘입어", "particle", "thanks to", "得益于", id="postposition"),
        pytest.param("한편", "connective", "meanwhile", "另外", id="connective"),
        pytest.param(
            "업무협약을 체결하다", "phrase", "sign a memorandum of understanding", "签署业务协议", id="phrase"
        ),
    ],
)
def test_default_sense(ko: str, pos: str, en: str, zh: str) -> None:
    first = load().lookup(ko, pos)[0]
    assert (first.en, first.zh) == (en, zh)


@pytest.mark.parametrize(
    ("ko", "neighbors", "en"),
    [
        pytest.param("시장", [], "market", id="market by default"),
        pytest.param("시장", ["취임", "광주"], "mayor", id="mayor when inaugurated"),
        pytest.param("지원", ["경쟁률"], "application", id="application"),
        pytest.param("지원", ["예산"], "support", id="support by default"),
        pytest.param("발전", ["태양광"], "power generation", id="power"),
    ],
)
def test_sense_is_chosen_by_neighbors(ko: str, neighbors: list[str], en: str) -> None:
    entry = load().sense(ko, "noun", neighbors)
    assert entry is not None
    assert entry.en == en


@pytest.mark.parametrize(
    ("neighbors", "expected"),
    [
        pytest.param(["회담", "정상"], "c", id="most votes"),
        pytest.param(["회담"], "b", id="first on a tie"),
        pytest.param([], "a", id="default"),
    ],
)
def test_votes_decide(neighbors: list[str], expected: str) -> None:
    lexicon = Lexicon(
        [
            Entry("배", "noun", "b", "乙", frozenset({"회담"})),
            Entry("배", "noun", "c", "丙", frozenset({"회담", "정상"})),
            Entry("배", "noun", "a", "甲"),
        ]
    )
    entry = lexicon.sense("배", "noun", neighbors)
    assert entry is not None
    assert entry.en == expected


def test_unknown_lemma_has_no_sense() -> None:
    lexicon = Lexicon([Entry("배", "noun", "ship", "船", frozenset({"항구"}))])
    assert lexicon.sense("배", "noun") is None
    assert lexicon.sense("밤", "noun") is None
    assert lexicon.lookup("밤", "noun") == ()
    assert ("밤", "noun") not in lexicon
    assert len(lexicon) == len(list(lexicon)) == 1


def test_reading_is_fast() -> None:
    load.cache_clear()
    assert load() is load()
    assert seconds(lambda: (load.cache_clear(), load()), 0.5, time.process_time) < 0.5
