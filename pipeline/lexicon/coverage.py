"""How much of Korean texts gets a gloss: ``python -m pipeline.lexicon.check --coverage FILE.jsonl[:field,…] …``.

Content words are Kiwi's NNG, NNP, VV, VA, MAG, MM and XR, and the numbers (SN, NR). One counts as glossed when the
unit it lies in has a gloss in both languages from a figure, a date, a name or the lexicon; a name only
spelled in Latin letters doesn't.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.facts.mentions import find_mentions
from pipeline.lexicon.gloss import gloss
from pipeline.lexicon.segment import lemma, morphemes
from pipeline.records import TARGET_LANGS
from pipeline.text.morph import kiwi, printable

CONTENT = frozenset({"NNG", "NNP", "VV", "VA", "MAG", "MM", "XR", "SN", "NR"})
FIELDS = ("title", "body", "headline_ko", "summary_ko", "ko")


class Coverage(NamedTuple):
    """Content tokens: how many there are, how many have a gloss, how many are only spelled, the lemmas of the rest."""

    tokens: int
    glossed: int
    spelled: int
    missing: Counter[str]

    @property
    def share(self) -> float:
        """The glossed share, 0 to 1; 1 for no content words."""
        return self.glossed / self.tokens if self.tokens else 1.0


def cover(texts: Iterable[str]) -> Coverage:
    """The coverage of Korean texts, sentence by sentence."""
    tokens = glossed = spelled = 0
    missing: Counter[str] = Counter()
    for text in texts:
        known, named = _covered(text)
        found = morphemes(text)
        for at, token in enumerate(found):
            if token.tag not in CONTENT:
                continue
            tokens += 1
            if token.start in known:
                glossed += 1
            else:
                spelled += token.start in named
                missing[f"{lemma(found, at)}/{token.tag}"] += 1
    return Coverage(tokens, glossed, spelled, missing)


def _covered(text: str) -> tuple[set[int], set[int]]:
    """The offsets that have a gloss in every language, and those that are spelled at least."""
    mentions = find_mentions(text)
    known, named = set(range(len(text))), set(range(len(text)))
    for lang in TARGET_LANGS:
        units = [unit for unit in gloss(text, lang, mentions) if unit.gloss]
        known &= {at for unit in units if unit.origin != "spelling" for at in range(unit.start, unit.end)}
        named &= {at for unit in units for at in range(unit.start, unit.end)}
    return known, named


def read_texts(source: str) -> Iterator[str]:
    """The Korean sentences of ``FILE.jsonl`` or ``FILE.jsonl.gz``, of the fields named behind a colon or of all known."""
    name, _, fields = source.rpartition(":") if ":" in source else (source, "", "")
    path = Path(name)
    if not path.is_file():
        raise InputError(f"{name}: no such file; give JSON Lines, as FILE.jsonl or FILE.jsonl:title,body")
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in raw.decode("utf-8").splitlines():
        row = json.loads(line)
        for field in fields.split(",") if fields else FIELDS:
            value = row.get(field) or ()
            for text in [value] if isinstance(value, str) else value:
                for paragraph in printable(text).split("\n"):
                    yield from (sentence.text for sentence in kiwi().split_into_sents(paragraph))


def report(sources: Iterable[str], top: int) -> Iterator[str]:
    """The lines that ``--coverage`` prints: a share for each source, then the lemmas without a gloss."""
    missing: Counter[str] = Counter()
    for source in sources:
        found = cover(read_texts(source))
        missing.update(found.missing)
        yield (
            f"{source}: {found.share:.1%} of {found.tokens} content words glossed, "
            f"{found.spelled / max(1, found.tokens):.1%} more spelled"
        )
    yield f"most frequent lemmas without a gloss ({sum(missing.values())} tokens):"
    yield from (f"{count}\t{word}" for word, count in missing.most_common(top))
