"""The ledger: what is committed stays, what is pending is told in order, and every fault of the disk is plain."""

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.records import Article, Reject
from pipeline.run.ledger import NAME, PAGE, Done, Ledger
from tests.run.briefs import article, brief, reject

STAGES = {"summarize": "s1", "translate": "t1"}


def filled(folder: Path, key: str = "k") -> Ledger:
    """A ledger with four inputs: a brief, an unreadable one, a reject and a pending one."""
    ledger = Ledger.open(folder)
    ledger.take_in([article("a"), reject("b", "binary"), article("c"), article("d")], key, "echo")
    done = [Done(number=1, stage=stage, key=value, seconds=0.5, value="{}") for stage, value in STAGES.items()]
    ledger.end([(1, brief("a")), (2, reject("c"))], key, done)
    return ledger


def test_reads_back_in_input_order(tmp_path: Path) -> None:
    with filled(tmp_path) as ledger:
        assert [b.id for b in ledger.briefs()] == ["a"]
        assert [(r.id, r.code) for r in ledger.rejects()] == [("b", "binary"), ("c", "too_short")]
        assert [task.article.id for task in ledger.pending()] == ["d"]
        counts = ledger.counts()
        assert (counts.read, counts.briefs, counts.verified, counts.rejects, counts.pending) == (4, 1, 1, 2, 1)
        assert ledger.article("c") == article("c")
        assert (ledger.article("b"), ledger.article("nobody")) == (None, None)
        assert ledger.brief("a") == brief("a")
        assert (ledger.brief("c"), ledger.brief("d")) == (None, None)


def test_another_process_reads_the_same(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with Ledger.open(tmp_path, readonly=True) as ledger:
        assert [b.id for b in ledger.briefs()] == ["a"]
        with pytest.raises(InputError, match="readonly"):
            ledger.end([(4, brief("d"))], "k")


def test_a_folder_without_ledger_has_none_to_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file; give the --out folder of a run"):
        Ledger.open(tmp_path, readonly=True)


def test_same_inputs_have_nothing_pending_and_changed_ones_do(tmp_path: Path) -> None:
    with filled(tmp_path) as ledger:
        changed = article("a", "가온시는 25일 새 도서관을 연다고 밝혔다.")
        ledger.take_in([changed, article("c"), article("d")], "k", "echo")
        assert [task.article for task in ledger.pending()] == [changed, article("d")]
        ledger.take_in([article("a")], "k", "echo")
        assert list(ledger.pending()) == []
        assert [b.id for b in ledger.briefs()] == ["a"]
        assert list(ledger.rejects()) == []


def test_another_key_begins_anew_and_keeps_what_its_stages_share(tmp_path: Path) -> None:
    with filled(tmp_path) as ledger:
        ledger.take_in([article("a")], "k2", "echo")
        assert [task.number for task in ledger.pending()] == [1]
        assert ledger.kept(1, STAGES) == {"summarize": "{}", "translate": "{}"}
        assert ledger.kept(1, STAGES | {"translate": "t2"}) == {"summarize": "{}"}


def test_a_run_that_broke_off_while_reading_leaves_the_one_before(tmp_path: Path) -> None:
    def broken() -> object:
        yield article("x")
        raise InputError("input 'none': no such file or folder")

    with filled(tmp_path) as ledger:
        with pytest.raises(InputError, match="no such file"):
            ledger.take_in(broken(), "k", "echo")  # type: ignore[arg-type]
        assert [b.id for b in ledger.briefs()] == ["a"]
        assert ledger.counts().read == 4


@pytest.mark.parametrize(("rejects_only", "pending"), [(True, ["c", "d"]), (False, ["a", "c", "d"])])
def test_forget(tmp_path: Path, rejects_only: bool, pending: list[str]) -> None:
    with filled(tmp_path) as ledger:
        ledger.forget(rejects_only=rejects_only)
        assert [task.article.id for task in ledger.pending()] == pending
        assert bool(ledger.kept(1, STAGES)) is rejects_only


def break_off(ledger: Ledger) -> None:
    with ledger.transaction() as connection:
        connection.execute("DELETE FROM ends")
        raise RuntimeError


def test_a_transaction_is_whole_or_nothing(tmp_path: Path) -> None:
    with filled(tmp_path) as ledger:
        with pytest.raises(RuntimeError):
            break_off(ledger)
        assert ledger.counts().briefs == 1


def test_a_copy_taken_in_the_middle_of_a_write_is_consistent(tmp_path: Path) -> None:
    """What a power cut leaves: the files as they are, with a transaction open."""
    ledger = filled(tmp_path / "one")
    with ledger.transaction() as connection:
        connection.execute("DELETE FROM ends")
        shutil.copytree(tmp_path / "one", tmp_path / "two")
        connection.execute("SELECT 1")
    with Ledger.open(tmp_path / "two") as copy:
        assert copy.counts().briefs == 1
        assert copy.rows("PRAGMA integrity_check") == [("ok",)]
    ledger.close()


def test_texts_that_sqlite_refuses(tmp_path: Path) -> None:
    odd = Article(id="\ud800/../x\0", body="가\ud800\0나", title="\udfff")
    with Ledger.open(tmp_path) as ledger:
        ledger.take_in([odd, reject("\udc00")], "k", "echo")
        assert next(ledger.pending()).article == odd
        assert ledger.article(odd.id) == odd
        assert [r.id for r in ledger.rejects()] == ["\udc00"]


def test_more_than_a_page(tmp_path: Path) -> None:
    count = 2 * PAGE + 3
    with Ledger.open(tmp_path) as ledger:
        ledger.take_in((article(f"a{i}") for i in range(count)), "k", "echo")
        for task in ledger.pending():
            ledger.end([(task.number, brief(task.article.id))], "k")
        assert [b.id for b in ledger.briefs()] == [f"a{i}" for i in range(count)]


def test_a_moved_source_is_told_as_it_is_now(tmp_path: Path) -> None:
    with filled(tmp_path) as ledger:
        moved = article("c").model_copy(update={"source": "elsewhere/c.txt"})
        ledger.take_in([moved], "k", "echo")
        assert [r.source for r in ledger.rejects()] == ["elsewhere/c.txt"]


def test_seconds_and_counts_of_several_runs(tmp_path: Path) -> None:
    with filled(tmp_path) as ledger:
        assert ledger.seconds(STAGES) == {"summarize": 0.5, "translate": 0.5}
        assert list(ledger.timings(STAGES)) == [("a", {"summarize": 0.5, "translate": 0.5})]
        ledger.count(1, {"translate": {"calls": 3}})
        run = ledger.take_in([article("a")], "k", "echo")
        ledger.count(run, {"translate": {"calls": 4}})
        assert ledger.counted() == [{"translate": {"calls": 3}}, {"translate": {"calls": 4}}]


def test_several_threads_write(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.take_in((article(f"a{i}") for i in range(40)), "k", "echo")
        numbers = [task.number for task in ledger.pending()]
        threads = [
            threading.Thread(target=lambda part=part: [ledger.end([(n, brief(f"a{n - 1}"))], "k") for n in part])
            for part in (numbers[::2], numbers[1::2])
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert ledger.counts().pending == 0


def test_no_ledger_and_no_folder_that_can_be_written(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("no database at all " * 100)
    with pytest.raises(InputError, match="file is not a database; move the file away"):
        Ledger.open(tmp_path)
    with pytest.raises(InputError, match="give another --out"):
        Ledger.open(Path("/sys/hanbrief"))


def test_one_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    filled(tmp_path).close()
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(InputError, match="made by a newer hanbrief"):
        Ledger.open(tmp_path)


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.take_in([article("a"), article("b")], "k", "echo")
        ledger.end([(1, brief("a"))], "k")
        pages = ledger.rows("PRAGMA page_count")[0][0]
        ledger.connection.execute(f"PRAGMA max_page_count = {pages}")
        big = Reject(id="b", source="", stage="clean", code="x", detail="가" * 1_000_000)
        with pytest.raises(InputError, match="database or disk is full; mend that and run the same command again"):
            ledger.end([(2, big)], "k")
        ledger.connection.execute("PRAGMA max_page_count = 1000000")
        assert [task.article.id for task in ledger.pending()] == ["b"]
        ledger.end([(2, big)], "k")
        assert ledger.counts().pending == 0
