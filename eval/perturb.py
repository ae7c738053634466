"""The self-test: do the checks find damage, and do they stay silent on harmless rewrites?

Both are made on the references' own summaries, and where these give fewer than 100 items of a change,
on invented sentences grown from patterns. What counts is what the checks say beyond what they say of
the untouched sentence.
"""

import hashlib
import json
import os
import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from pydantic import ValidationError

from eval import damages, data, rewrites
from eval.changes import Change, Site
from eval.data import Reference
from eval.metrics.defects import korean_evidence, target_evidence
from eval.metrics.evidence import Evidence
from eval.planted import planted
from eval.score import rules_digest
from pipeline.records import Lang, Record

ITEMS = 100
STRICT = ("A2", "A3", "A4", "A5")
SEED = 4
LANGS: tuple[Lang, ...] = ("ko", "en", "zh")


class Row(Record):
    """One change in one language: items made, items on which the checks spoke up, and the share asked for."""

    change: str
    lang: Lang
    expects: tuple[str, ...]
    items: int
    hits: int
    target: float
    missed: tuple[str, ...] = ()

    @property
    def rate(self) -> float:
        """Percent of items on which the checks spoke up."""
        return 100.0 * self.hits / self.items if self.items else 0.0

    @property
    def holds(self) -> bool:
        """Whether the row reaches its target: a detection rate at least, a false-alarm rate at most."""
        return self.rate >= self.target if self.expects else self.rate <= self.target


class SelfTest(Record):
    """The whole self-test for one version of the rules; ``untouched`` are alarms on the references as they are."""

    rules: str
    references: str
    seed: int
    rows: tuple[Row, ...]
    untouched: tuple[Row, ...]

    @property
    def failures(self) -> tuple[str, ...]:
        """The targets that aren't reached: detection by group of defects and language, false alarms by language."""
        return tuple(f"{name}: {rate:.1f} %" for name, rate, target, ok in self.summary() if not ok and target >= 0)

    @property
    def passed(self) -> bool:
        """Whether every target is reached."""
        return not self.failures

    def summary(self) -> list[tuple[str, float, float, bool]]:
        """(group, rate, target, reached) for each language: A2 to A5, the other defects, harmless rewrites."""
        out = []
        for lang in LANGS:
            mine = [row for row in self.rows if row.lang == lang]
            groups = {
                f"{lang} damage of A2 to A5": [r for r in mine if r.expects and r.target == 95.0],
                f"{lang} other damage": [r for r in mine if r.expects and r.target == 90.0],
                f"{lang} harmless rewrites": [r for r in mine if not r.expects],
            }
            for name, rows in groups.items():
                items = sum(row.items for row in rows)
                rate = 100.0 * sum(row.hits for row in rows) / items if items else 0.0
                target = rows[0].target if rows else 0.0
                out.append((name, rate, target, rate >= target if rows and rows[0].expects else rate <= target))
        return out


def self_test(references: Sequence[Reference], items: int = ITEMS, seed: int = SEED) -> SelfTest:
    """Every damage and every rewrite on up to ``items`` sentences of the references."""
    sites = {lang: list(_sites(references, lang)) for lang in LANGS}
    grown = {lang: list(_sites(planted(), lang)) for lang in LANGS}
    rows = [
        _row(change, [sites[change.lang], grown[change.lang]], items, seed)
        for change in [*damages.damages(), *rewrites.rewrites()]
    ]
    return SelfTest(
        rules=_version(),
        references=data.digest(list(references)),
        seed=seed,
        rows=tuple(rows),
        untouched=tuple(_untouched(lang, sites[lang]) for lang in LANGS),
    )


def _sites(references: Sequence[Reference], lang: Lang) -> Iterator[Site]:
    for reference in references:
        others = [other for other in references if other.id != reference.id]
        for index, text in enumerate(reference.summary(lang)):
            yield Site(reference, lang, index, text, others)


def _made(change: Change, sites: Sequence[Site], seed: int) -> Iterator[tuple[Site, str]]:
    """Changed texts, one of each sentence in turn until all are used up."""
    draw = random.Random(f"{seed} {change.lang} {change.name}")
    order = list(sites)
    draw.shuffle(order)
    streams = [(site, _distinct(change.make(site, draw), site.text)) for site in order]
    while streams:
        left = []
        for site, stream in streams:
            text = next(stream, None)
            if text is not None:
                yield site, text
                left.append((site, stream))
        streams = left


def _distinct(texts: Iterable[str], original: str) -> Iterator[str]:
    """Texts that differ from the original and from each other."""
    seen = {original}
    for text in texts:
        if text not in seen:
            seen.add(text)
            yield text


def _row(change: Change, pools: Sequence[Sequence[Site]], items: int, seed: int) -> Row:
    """Up to ``items`` texts of one change, from the first pool while it lasts, then from the next."""
    hits, missed, count = 0, [], 0
    made = chain.from_iterable(_made(change, pool, seed) for pool in pools)
    for site, text in islice(made, items):
        count += 1
        spoke = bool(alarms(site, text) & set(change.expects)) if change.expects else bool(alarms(site, text))
        hits += spoke
        if spoke != bool(change.expects):
            missed.append(f"{site.reference.id}/{site.index}: {text}")
    strict = set(change.expects) <= set(STRICT)
    target = (95.0 if strict else 90.0) if change.expects else 2.0
    return Row(
        change=change.name,
        lang=change.lang,
        expects=change.expects,
        items=count,
        hits=hits,
        target=target,
        missed=tuple(missed[:20]),
    )


def _untouched(lang: Lang, sites: Sequence[Site]) -> Row:
    """Alarms on the references' own sentences."""
    loud = [site for site in sites if _evidence(site, site.text)]
    missed = tuple(f"{s.reference.id}/{s.index}: {[e.check for e in _evidence(s, s.text)]} {s.text}" for s in loud[:20])
    return Row(change="untouched", lang=lang, expects=(), items=len(sites), hits=len(loud), target=2.0, missed=missed)


def alarms(site: Site, text: str) -> set[str]:
    """Defects that the changed text has and the untouched one hasn't, by defect and by what was found."""
    before = {(e.code, e.check, e.expected, e.found) for e in _evidence(site, site.text)}
    return {e.code for e in _evidence(site, text) if (e.code, e.check, e.expected, e.found) not in before}


def _evidence(site: Site, text: str) -> list[Evidence]:
    """Defects of a text in the site's place; A9 (length) is left aside, since an added title lengthens a text."""
    return [e for e in _checked(site.reference, site.lang, site.index, text) if e.code != "A9"]


def _checked(reference: Reference, lang: Lang, index: int, text: str) -> tuple[Evidence, ...]:
    if lang == "ko":
        return korean_evidence(text, index, reference)
    return target_evidence(reference.summary_ko[index], text, lang, index, reference)


def _version() -> str:
    """Digest of the rules and of the self-test itself."""
    here = Path(__file__).resolve().parent
    own = b"".join(
        (here / name).read_bytes() for name in ("changes.py", "damages.py", "rewrites.py", "planted.py", "perturb.py")
    )
    return f"{rules_digest()}-{hashlib.sha256(own).hexdigest()[:8]}"


def remembered(references: Sequence[Reference]) -> SelfTest:
    """The self-test for this version of the rules and these references, from the user's cache or run now."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hanbrief"
    path = folder / f"selftest-{_version()}-{data.digest(list(references))}.json"
    try:
        return SelfTest.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError):
        result = self_test(references)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_text(result.model_dump_json(), encoding="utf-8")
        part.replace(path)
    except OSError:
        return result
    return result
