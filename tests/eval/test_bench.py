"""The benchmark: what a run's figures become, growth, the table, processes watched, and what is refused."""

import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from eval import bench, bench_report, processes
from eval.bench_report import Report, Result, Row, Settings
from eval.cli import app
from pipeline.errors import InputError

ENGINE = {"input_tokens": 100, "padded_tokens": 105, "cached_tokens": 40, "output_tokens": 60, "seconds": 9.0}
RUN: dict[str, Any] = {
    "seconds_by_stage": {"clean": 0.01, "ground": 0.02, "summarize": 4.0, "translate": 5.0, "verify": 0.02},
    "engines": {"one": ENGINE, "two": ENGINE | {"seconds": 0.5}},
}


def test_a_row_holds_shares_of_the_whole_wall_time() -> None:
    row = bench._row("ours", 2, 10.0, RUN)
    assert (row.articles_a_minute, row.output_tokens, row.output_tokens_a_second) == (12.0, 120, 12.0)
    assert (row.padding_ratio, row.cached_share, row.model_share) == (1.05, 0.4, 0.95)
    assert row.rules_share == pytest.approx(0.005)


def test_a_run_without_counting_engines_has_no_model_share() -> None:
    row = bench._row("echo", 2, 10.0, RUN | {"engines": {}})
    assert row.model_share is None
    assert row.padding_ratio is None


@pytest.mark.parametrize(
    ("seconds", "dearest"),
    [((6.0, 18.0, 66.0), 1.0), ((6.0, 18.0, 86.0), 1.23), ((6.0, 20.0, 66.0), 1.125)],
    ids=["straight", "steeper", "bent"],
)
def test_growth_is_told_from_a_straight_line(seconds: tuple[float, ...], dearest: float) -> None:
    counts = (8, 32, 128)
    rows = [
        Row(way=str(n), articles=n, seconds=s, articles_a_minute=60 * n / s, peak_mib=100)
        for n, s in zip(counts, seconds, strict=True)
    ]
    ratios = bench._grown("growth", rows).ratios
    assert ratios["dearest / cheapest"] == pytest.approx(dearest, abs=0.02)
    assert ratios["memory last / first"] == 1.0


def test_articles_are_repeated_under_new_ids(tmp_path: Path) -> None:
    bench._write_articles(tmp_path / "articles.jsonl", 70)
    rows = bench._rows(tmp_path / "articles.jsonl")
    assert len({row["id"] for row in rows}) == 70
    assert rows[0]["body"] == rows[60]["body"] != rows[1]["body"]


def test_the_plain_way_gets_the_prompts_without_grounding() -> None:
    brief = {"headline": {"ko": "제목"}, "sentences": [{"ko": "짧은 문장", "sources": [[2, 6]]}]}
    jobs = bench._offline_jobs(brief, "앞 본문 글")
    last = [job["messages"][-1]["content"] for job in jobs]
    assert last == [
        "줄일 문장: 본문 글",
        "Translate into English: 제목",
        "译成中文：제목",
        "Translate into English: 짧은 문장",
        "译成中文：짧은 문장",
    ]
    assert all(job["messages"][0]["role"] == "system" and job["tokens"] > 0 for job in jobs)


def test_the_table_leaves_out_columns_that_nobody_fills() -> None:
    rows = (Row(way="ours", articles=2, seconds=1.5, articles_a_minute=80.0, padding_ratio=1.05),)
    result = Result(suite="seq2seq", rows=rows, ratios={"ours / plain": 5.5})
    report = Report(machine={"cores": "2"}, settings=Settings(work=Path("w")), results=(result,))
    text = "\n".join(bench_report.table(report))
    assert "| way | articles | seconds | articles/min | padding |" in text
    assert "| ours | 2 | 1.5 | 80.00 | 1.050 |" in text
    assert "- ours / plain: 5.500" in text
    assert text.startswith("cores 2")


def test_the_machine_is_described() -> None:
    found = bench_report.machine()
    assert int(found["cores"]) >= 1
    assert set(bench_report.LIBRARIES) <= set(found)


def test_a_process_gets_its_input_and_is_watched() -> None:
    words = "import sys, time; held = bytearray(60 << 20); time.sleep(0.7); print(sys.stdin.read().upper())"
    done = processes.finish([sys.executable, "-c", words], "given")
    assert done.output.strip() == "GIVEN"
    assert done.seconds >= 0.7
    if Path("/proc/self/status").is_file():
        assert 60 <= done.peak_mib < 400


def test_a_process_that_fails_says_why() -> None:
    with pytest.raises(InputError, match=r"exit code 3: no such thing"):
        processes.finish([sys.executable, "-c", "import sys; print('no such thing', file=sys.stderr); sys.exit(3)"])


def test_an_unknown_suite_is_refused() -> None:
    result = CliRunner().invoke(app, ["bench", "--suite", "speed"])
    assert result.exit_code == 2
    assert "--suite 'speed': allowed are start, seq2seq, offline, growth, growth-offline" in result.output
