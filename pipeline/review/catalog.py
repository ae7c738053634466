"""The list of all briefs, held in memory: light entries, kept up with the ledger and the log, filtered."""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Literal

from pipeline.records import Record, Status, Texts
from pipeline.review.events import LANGS, Event, slug_of
from pipeline.review.journal import Journal
from pipeline.review.sheet import Sheet, Standing, sheet
from pipeline.run.ledger import Ledger, column

Stamp = tuple[int, str, str]
"""A brief's place among the inputs, the key of the run that made it, and when."""
Sort = Literal["order", "worst", "recent"]
SORTS: tuple[Sort, ...] = ("order", "worst", "recent")
STATES = ("open", "clear", "approved", "reviewed", "untouched")
_MANY = 50
"""From so many changed briefs on, all are read in one pass: 1,000 one by one take longer than all at once."""


class Entry(Record):
    """What the list shows of a brief, and what it is found by: ``folded`` holds its texts in lower case."""

    slug: str
    id: str
    number: int
    headline: Texts
    published: str
    status: Status
    standing: Standing
    blocks: int
    warns: int
    checks: frozenset[str]
    edits: int
    who: str
    at: str
    order: int
    """The number of the last event, 0 for an untouched brief."""
    folded: str


class Query(Record):
    """What the list is asked for: every word of ``text`` must stand in a brief."""

    text: str = ""
    state: str = ""
    check: str = ""
    sort: Sort = "order"


class Catalog:
    """The entries of the latest run by brief id, in the order of its inputs."""

    def __init__(self, ledger: Ledger, journal: Journal) -> None:
        self.ledger = ledger
        self.journal = journal
        self._lock = threading.RLock()
        self._entries: dict[str, Entry] = {}
        self._briefs: dict[str, Stamp] = {}
        self._seen: tuple[int, int] = (-1, 0)

    def entries(self, query: Query | None = None) -> list[Entry]:
        """The entries that fit ``query``, in its order."""
        self.refresh()
        with self._lock:
            known = sorted(self._entries.values(), key=lambda entry: entry.number)
        asked = query or Query()
        found = [entry for entry in known if _fits(entry, asked)]
        return sorted(found, key=_ORDERS[asked.sort])

    def counts(self) -> Counter[str]:
        """How many briefs are in each state, and under ``total`` how many there are."""
        with self._lock:
            entries = list(self._entries.values())
        found = Counter(state for entry in entries for state in STATES if _in_state(entry, state))
        return found + Counter(total=len(entries))

    def checks(self) -> list[str]:
        """The kinds of findings that the briefs have, the most frequent first."""
        with self._lock:
            found = Counter(check for entry in self._entries.values() for check in entry.checks)
        return [check for check, _ in found.most_common()]

    def brief_id(self, slug: str) -> str | None:
        """The id of the brief with that slug, or None."""
        self.refresh()
        with self._lock:
            return next((entry.id for entry in self._entries.values() if entry.slug == slug), None)

    def refresh(self) -> None:
        """Takes in what changed in the file since the last time; nearly free when nothing did."""
        with self._lock:
            (version,) = self.ledger.rows("PRAGMA data_version")[0]
            (last,) = self.ledger.rows("SELECT COALESCE(MAX(id), 0) FROM review_events")[0]
            if (version, last) == self._seen:
                return
            stamps = _stamps(self.ledger) if version != self._seen[0] else self._briefs
            changed = {key for key, stamp in stamps.items() if self._briefs.get(key) != stamp}
            changed |= {column(event.brief) for event in self.journal.events(after=self._seen[1])} & stamps.keys()
            kept = {key: entry for key, entry in self._entries.items() if key in stamps}
            kept.update(self._made(changed, stamps))
            self._entries, self._briefs, self._seen = kept, stamps, (version, last)

    def _made(self, keys: Collection[str], stamps: Mapping[str, Stamp]) -> Iterator[tuple[str, Entry]]:
        """The entries of the briefs with these keys, made anew."""
        if len(keys) < _MANY:
            for key in keys:
                if (brief := self.ledger.brief(key)) is not None:
                    yield key, entry(sheet(brief, self.journal.events(brief.id)), stamps[key][0])
            return
        log: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.journal.events():
            log[event.brief].append(event)
        met: set[str] = set()
        for brief in self.ledger.briefs():
            if (key := column(brief.id)) in keys and key not in met:
                met.add(key)
                yield key, entry(sheet(brief, log[brief.id]), stamps[key][0])


def _stamps(ledger: Ledger) -> dict[str, Stamp]:
    """Each brief of the latest run by its id as the ledger writes it; of two with one id the first."""
    query = """SELECT i.id, i.position, e.key, e.made FROM inputs i
        JOIN runs r ON r.number = i.run JOIN ends e ON e.article = i.article AND e.key = r.key
        WHERE e.status <> 'reject'
        AND i.run = (SELECT number FROM runs WHERE taken = 1 ORDER BY number DESC LIMIT 1) ORDER BY i.position DESC"""
    return {key: (position, end, made) for key, position, end, made in ledger.rows(query)}


def entry(brief: Sheet, number: int) -> Entry:
    """The entry of a brief as it stands; ``number`` is its place among the inputs."""
    texts = [row.texts for row in brief.rows]
    last = brief.events[-1] if brief.events else None
    words = [brief.brief.id, brief.brief.title or "", *(getattr(text, lang) for text in texts for lang in LANGS)]
    return Entry(
        slug=slug_of(brief.brief.id),
        id=brief.brief.id,
        number=number,
        headline=texts[0],
        published=str(brief.brief.published or ""),
        status=brief.status,
        standing=brief.standing,
        blocks=brief.blocks,
        warns=brief.warns,
        checks=frozenset(judged.finding.check for judged in brief.judged if not judged.overruled),
        edits=sum(event.action == "edit" for event in brief.events),
        who=last.who if last else "",
        at=last.at if last else "",
        order=last.id if last else 0,
        folded="\n".join(words).casefold(),
    )


def _in_state(item: Entry, state: str) -> bool:
    """``reviewed``: touched and not approved; ``untouched``: no event; else the standing of that name."""
    if state == "reviewed":
        return item.order > 0 and item.standing != "approved"
    return item.order == 0 if state == "untouched" else item.standing == state


def _fits(item: Entry, query: Query) -> bool:
    if query.state and not _in_state(item, query.state):
        return False
    if query.check and query.check not in item.checks:
        return False
    return all(word in item.folded for word in query.text.casefold().split())


_ORDERS: dict[Sort, Callable[[Entry], tuple[int, ...]]] = {
    "order": lambda item: (item.number,),
    "worst": lambda item: (-item.blocks, -item.warns, item.number),
    "recent": lambda item: (-item.order, item.number),
}
