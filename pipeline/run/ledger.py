"""The ledger: one SQLite file in the output folder that knows every article, its stages and its end.

An article is known by its id and its digest, a stage's result by the article and the stage's key (a digest
of all that can change the result), an end by the article and the run's key. So a run that was killed, or
one with a changed config, does only what has no row yet. All that belongs together is written in one
transaction, in WAL mode with full synchronization: after a power cut a row is there or it isn't.
"""

import datetime as dt
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from pipeline.errors import InputError
from pipeline.io.readers import digest
from pipeline.records import Article, Brief, Record, Reject

NAME = "ledger.sqlite"
VERSION = 1
PAGE = 256
"""Rows read or taken in at a time, which bounds the memory whatever the number of articles."""

_SCHEMA = """
CREATE TABLE articles (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, digest TEXT NOT NULL, article TEXT NOT NULL, UNIQUE (id, digest));
CREATE TABLE runs (
  number INTEGER PRIMARY KEY, key TEXT NOT NULL, config TEXT NOT NULL, started TEXT NOT NULL,
  taken INTEGER NOT NULL DEFAULT 0, finished TEXT, statistics TEXT NOT NULL DEFAULT '{}');
CREATE TABLE inputs (
  run INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, article INTEGER REFERENCES articles,
  reject TEXT, PRIMARY KEY (run, position)) WITHOUT ROWID;
CREATE INDEX inputs_by_id ON inputs (run, id);
CREATE TABLE stages (
  article INTEGER NOT NULL REFERENCES articles, stage TEXT NOT NULL, key TEXT NOT NULL, seconds REAL NOT NULL,
  value TEXT, PRIMARY KEY (article, stage, key)) WITHOUT ROWID;
CREATE TABLE ends (
  article INTEGER NOT NULL REFERENCES articles, key TEXT NOT NULL, status TEXT NOT NULL, made TEXT NOT NULL,
  value TEXT NOT NULL, PRIMARY KEY (article, key)) WITHOUT ROWID;
CREATE TABLE exports (path TEXT PRIMARY KEY);
"""
_ENDS = """FROM inputs i JOIN runs r ON r.number = i.run LEFT JOIN articles a ON a.number = i.article
LEFT JOIN ends e ON e.article = i.article AND e.key = r.key WHERE i.run = :run"""

_Row = TypeVar("_Row", bound=Record)


class Task(Record):
    """An article to work on: its number in the ledger."""

    number: int
    article: Article


class Done(Record):
    """What a stage made of an article, to be written down; ``value`` is the JSON to keep, or nothing."""

    number: int
    stage: str
    key: str
    seconds: float
    value: str | None = None


class Counts(Record):
    """How many articles a run has read, and how they ended."""

    read: int
    briefs: int
    verified: int
    rejects: int

    @property
    def pending(self) -> int:
        """Articles without an end."""
        return self.read - self.briefs - self.rejects


def pack(record: Record) -> str:
    """A record as JSON."""
    return as_json(record.model_dump(mode="json"))


def as_json(value: Any) -> str:
    """JSON that is valid UTF-8, lone surrogates included (as escapes)."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


def unpack(model: type[_Row], text: str) -> _Row:
    """The record that ``pack`` wrote."""
    return model.model_validate(json.loads(text))


def column(identifier: str) -> str:
    """An id as a column value: lone surrogates, which SQLite refuses, as escapes."""
    return identifier.encode("utf-8", "backslashreplace").decode("utf-8")


def now() -> str:
    """The time in UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


class Ledger:
    """The ledger of one output folder. ``connection`` may carry tables of one's own beside the ledger's.

    Reading methods speak of the latest run whose inputs were all taken in. Methods may be called from
    several threads; every ``sqlite3`` error comes as an ``InputError`` that says what to do.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._lock = threading.RLock()

    @classmethod
    def open(cls, folder: Path, *, readonly: bool = False) -> Self:
        """The ledger in ``folder``, made if it isn't there unless ``readonly``; ``InputError`` where it can't be."""
        path = folder / NAME
        if readonly and not path.is_file():
            raise InputError(f"ledger {path}: no such file; give the --out folder of a run", code="ledger")
        with _plain(path):
            if readonly:
                return cls(path, _readonly(path))
            folder.mkdir(parents=True, exist_ok=True)
            ledger = cls(path, sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False))
            try:
                ledger._prepare()
            except BaseException:
                ledger.close()
                raise
        return ledger

    def _prepare(self) -> None:
        """WAL mode and the tables; ``InputError`` when a newer program made them."""
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        with self.transaction():
            (found,) = self.connection.execute("PRAGMA user_version").fetchone()
            if found == 0:
                for statement in _SCHEMA.split(";\n"):
                    self.connection.execute(statement)
                self.connection.execute(f"PRAGMA user_version = {VERSION}")
        if found > VERSION:
            raise InputError(
                f"ledger {self.path}: made by a newer hanbrief (version {found}, this one reads {VERSION}); "
                "give another --out, or use the newer one",
                code="ledger",
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; what was committed is there."""
        with self._lock:
            self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside is written, or nothing."""
        with self._lock, _plain(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def rows(self, query: str, values: Mapping[str, Any] | Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._lock, _plain(self.path):
            return self.connection.execute(query, values).fetchall()

    # What a run reads

    def take_in(self, items: Iterable[Article | Reject], key: str, config: str) -> int:
        """Takes in all inputs of a new run, in their order; the number of the run.

        The run becomes the latest only with its last input, so a run killed while it reads leaves the one before.
        """
        with self.transaction() as connection:
            started = (key, config, now())
            run = connection.execute("INSERT INTO runs (key, config, started) VALUES (?, ?, ?)", started).lastrowid or 0
        iterator = iter(items)
        first = 0
        while page := list(islice(iterator, PAGE)):
            with self.transaction() as connection:
                connection.executemany(
                    "INSERT INTO inputs VALUES (?, ?, ?, ?, ?)",
                    [(run, first + i, column(item.id), *self._known(item)) for i, item in enumerate(page)],
                )
            first += len(page)
        with self.transaction() as connection:
            connection.execute("UPDATE runs SET taken = 1 WHERE number = ?", (run,))
            connection.execute("DELETE FROM inputs WHERE run <> ?", (run,))
        return run

    def _known(self, item: Article | Reject) -> tuple[int | None, str | None]:
        """The article's number, or the reject's JSON."""
        if isinstance(item, Reject):
            return None, pack(item)
        found = self.connection.execute(
            "INSERT INTO articles (id, digest, article) VALUES (?, ?, ?) "
            "ON CONFLICT (id, digest) DO UPDATE SET article = excluded.article RETURNING number",
            (column(item.id), digest(item), pack(item)),
        ).fetchone()
        return int(found[0]), None

    def pending(self) -> Iterator[Task]:
        """The articles of the latest run without an end, in the order of the inputs."""
        yield from (
            Task(number=number, article=unpack(Article, article))
            for number, article in self._pages("i.article, a.article", "AND i.article IS NOT NULL AND e.key IS NULL")
        )

    def forget(self, *, rejects_only: bool) -> int:
        """Forgets ends of the latest run's key, and what its stages made of those articles; how many."""
        (run, key), only = self._latest(), "AND status = 'reject'" if rejects_only else ""
        chosen = (
            f"SELECT article FROM ends WHERE key = ? {only} AND article IN (SELECT article FROM inputs WHERE run = ?)"
        )
        with self.transaction() as connection:
            connection.execute(f"DELETE FROM stages WHERE article IN ({chosen})", (key, run))
            return connection.execute(
                f"DELETE FROM ends WHERE key = ? AND article IN ({chosen})", (key, key, run)
            ).rowcount

    # What the stages make

    def keep(self, done: Iterable[Done]) -> None:
        """Writes down what a stage made of a batch."""
        with self.transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO stages VALUES (?, ?, ?, ?, ?)", map(_stage_row, done))

    def kept(self, number: int, keys: Mapping[str, str]) -> dict[str, str]:
        """The kept values of an article by stage, where the stage's key is still the same."""
        found = self.rows("SELECT stage, key, value FROM stages WHERE article = ? AND value IS NOT NULL", (number,))
        return {stage: value for stage, key, value in found if keys.get(stage) == key}

    def end(self, ends: Iterable[tuple[int, Brief | Reject]], key: str, done: Iterable[Done] = ()) -> None:
        """Ends articles, each as a brief or a reject; with it what their last stages made."""
        at = now()
        with self.transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO stages VALUES (?, ?, ?, ?, ?)", map(_stage_row, done))
            connection.executemany(
                "INSERT OR REPLACE INTO ends VALUES (?, ?, ?, ?, ?)",
                [
                    (number, key, end.status if isinstance(end, Brief) else "reject", at, pack(end))
                    for number, end in ends
                ],
            )

    def count(self, run: int, statistics: Mapping[str, Any]) -> None:
        """Writes down what the stages of a run have counted so far."""
        with self.transaction() as connection:
            connection.execute("UPDATE runs SET statistics = ? WHERE number = ?", (as_json(statistics), run))

    def finish(self, run: int) -> None:
        """Writes down that a run has come to its end."""
        with self.transaction() as connection:
            connection.execute("UPDATE runs SET finished = ? WHERE number = ?", (now(), run))

    def counted(self) -> list[dict[str, Any]]:
        """What was counted by the runs with the latest run's key (those before it were interrupted or had less to do)."""
        found = self.rows("SELECT statistics FROM runs WHERE key = ? ORDER BY number", (self._latest()[1],))
        return [json.loads(text) for (text,) in found]

    def exported(self, paths: Iterable[str]) -> None:
        """Notes files of the folder as exports, before they are written."""
        with self.transaction() as connection:
            connection.executemany("INSERT OR IGNORE INTO exports VALUES (?)", [(path,) for path in paths])

    def exports(self) -> list[str]:
        """The files of the folder that exports have made."""
        return [path for (path,) in self.rows("SELECT path FROM exports ORDER BY path")]

    def removed(self, paths: Iterable[str]) -> None:
        """Notes that these exports are gone."""
        with self.transaction() as connection:
            connection.executemany("DELETE FROM exports WHERE path = ?", [(path,) for path in paths])

    # What a run gives

    def _latest(self) -> tuple[int, str]:
        """Number and key of the latest run, 0 and an empty key where there is none."""
        found = self.rows("SELECT number, key FROM runs WHERE taken = 1 ORDER BY number DESC LIMIT 1")
        return (int(found[0][0]), str(found[0][1])) if found else (0, "")

    def _pages(self, columns: str, where: str) -> Iterator[tuple[Any, ...]]:
        """Rows of the latest run in the order of its inputs, a page at a time."""
        run, last = self._latest()[0], -1
        query = f"SELECT i.position, {columns} {_ENDS} AND i.position > :last {where} ORDER BY i.position LIMIT {PAGE}"
        while page := self.rows(query, {"run": run, "last": last}):
            yield from (row[1:] for row in page)
            last = page[-1][0]

    def briefs(self) -> Iterator[Brief]:
        """The briefs of the latest run, in the order of its inputs."""
        return (unpack(Brief, value) for (value,) in self._pages("e.value", "AND e.status <> 'reject'"))

    def rejects(self) -> Iterator[Reject]:
        """The rejects of the latest run, unreadable inputs among them, in the order of its inputs."""
        found = self._pages(
            "COALESCE(i.reject, e.value), a.article", "AND (i.reject IS NOT NULL OR e.status = 'reject')"
        )
        for value, article in found:
            reject = unpack(Reject, value)
            yield reject if article is None else reject.model_copy(update={"source": unpack(Article, article).source})

    def seconds(self, keys: Mapping[str, str]) -> dict[str, float]:
        """Seconds by stage over all articles of the latest run."""
        query = (
            "SELECT s.stage, s.key, SUM(s.seconds) FROM inputs i JOIN stages s ON s.article = i.article "
            "WHERE i.run = ? GROUP BY s.stage, s.key"
        )
        found = {(stage, key): total for stage, key, total in self.rows(query, (self._latest()[0],))}
        return {stage: round(found[stage, key], 3) for stage, key in keys.items() if (stage, key) in found}

    def timings(self, keys: Mapping[str, str]) -> Iterator[tuple[str, dict[str, float]]]:
        """Id and seconds by stage of each brief of the latest run."""
        marks = ", ".join("?" for _ in keys)
        query = f"SELECT stage, key, seconds FROM stages WHERE article = ? AND stage IN ({marks})"
        for number, identifier in self._pages("i.article, i.id", "AND e.status <> 'reject'"):
            found = {(stage, key): spent for stage, key, spent in self.rows(query, (number, *keys))}
            yield identifier, {stage: found[stage, key] for stage, key in keys.items() if (stage, key) in found}

    def article(self, identifier: str) -> Article | None:
        """The release as it was read, or None."""
        return self._one(Article, "a.article", identifier, "AND a.article IS NOT NULL")

    def brief(self, identifier: str) -> Brief | None:
        """An article's brief, or None."""
        return self._one(Brief, "e.value", identifier, "AND e.status <> 'reject'")

    def _one(self, model: type[_Row], what: str, identifier: str, where: str) -> _Row | None:
        values = {"run": self._latest()[0], "id": column(identifier)}
        found = self.rows(f"SELECT {what} {_ENDS} AND i.id = :id {where} ORDER BY i.position LIMIT 1", values)
        return unpack(model, found[0][0]) if found else None

    def counts(self) -> Counts:
        """How the latest run stands."""
        query = (
            "SELECT COUNT(*), COALESCE(SUM(e.status <> 'reject'), 0), COALESCE(SUM(e.status = 'verified'), 0), "
            f"COALESCE(SUM(i.reject IS NOT NULL OR e.status = 'reject'), 0) {_ENDS}"
        )
        read, briefs, verified, rejects = self.rows(query, {"run": self._latest()[0]})[0]
        return Counts(read=read, briefs=briefs, verified=verified, rejects=rejects)


def _stage_row(done: Done) -> tuple[Any, ...]:
    return done.number, done.stage, done.key, round(done.seconds, 4), done.value


def _readonly(path: Path) -> sqlite3.Connection:
    """A connection that can't write; where even the lock files of WAL can't be made, the file as it stands."""
    for mode in ("mode=ro", "immutable=1"):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=30, check_same_thread=False
        )
        try:
            connection.execute("SELECT COUNT(*) FROM runs").fetchone()
            return connection
        except sqlite3.OperationalError:
            connection.close()
            if mode == "immutable=1":
                raise
    raise InputError(f"ledger {path}: can't be opened", code="ledger")


@contextmanager
def _plain(path: Path) -> Iterator[None]:
    """Errors of SQLite and of the disk in plain words."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise InputError(
            f"ledger {path}: can't be read or written: {error}; mend that and run the same command again: "
            "what is finished stays finished",
            code="ledger",
        ) from error
    except sqlite3.DatabaseError as error:
        raise InputError(
            f"ledger {path}: {error}; move the file away to begin anew, or give another --out", code="ledger"
        ) from error
    except OSError as error:
        raise InputError(f"output {path.parent}: {error.strerror}; give another --out", code="output") from error
