"""What to light on the page: each figure, date and name of a text, where it stands in each language and in
the release, and how it was checked."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from pipeline.facts.locate import locate, same_value, without
from pipeline.records import TARGET_LANGS, Mention, Record, TargetLang
from pipeline.review.sheet import Cell, Judged, Row

Tone = Literal["agrees", "warn", "block", "overruled"]


class Verdict(Record):
    """What the checks say of a mention in one language: a finding, or where its agreeing words stand
    (``span`` None where they agree without standing in a spelling that can be pointed at)."""

    found: str = ""
    span: tuple[int, int] | None = None
    judged: Judged | None = None

    @property
    def tone(self) -> Tone:
        """How to color it."""
        return "agrees" if self.judged is None else tone(self.judged)


class Fact(Record):
    """A mention of a text (offsets in its Korean), the mentions of the release it comes from (by number),
    and its verdict in each target language."""

    id: str
    mention: Mention
    spots: tuple[int, ...]
    verdicts: dict[TargetLang, Verdict]


class Piece(Record):
    """A stretch of a text: plain, or of a fact (its id), or of a finding (its key)."""

    text: str
    fact: str = ""
    finding: str = ""
    kind: str = ""
    tone: Tone = "agrees"


class ReleasePiece(Record):
    """A stretch of the release: ``spot`` is the number of its mention, ``places`` the rows that rest on it."""

    text: str
    spot: int | None = None
    kind: str = ""
    places: tuple[int, ...] = ()


def tone(judged: Judged) -> Tone:
    """How to color a finding."""
    return "overruled" if judged.overruled else judged.finding.severity


def facts(row: Row, mentions: Sequence[Mention], release: Sequence[Mention]) -> tuple[Fact, ...]:
    """The facts of a row in the order of its Korean text."""
    verdicts = {lang: _verdicts(row.cells[lang], lang, mentions) for lang in TARGET_LANGS}
    return tuple(
        Fact(
            id=f"f{row.place}-{number}",
            mention=mention,
            spots=_spots(mention, release, row.sources),
            verdicts={lang: verdicts[lang][number] for lang in TARGET_LANGS},
        )
        for number, mention in enumerate(mentions)
    )


def _verdicts(cell: Cell, lang: TargetLang, mentions: Sequence[Mention]) -> list[Verdict]:
    """One verdict for each mention; no two of them claim the same words of the text."""
    claims: dict[int, Judged] = {}
    rest = cell.text
    for judged in cell.judged:
        finding = judged.finding
        for number, mention in enumerate(mentions):
            span = finding.source_span
            if span is not None and mention.start < span[1] and span[0] < mention.end:
                claims[number] = judged
                rest = without(rest, finding.span)
                break
    made: dict[int, Verdict] = {
        number: Verdict(found=judged.finding.found, span=judged.finding.span, judged=judged)
        for number, judged in claims.items()
    }
    longest = sorted(range(len(mentions)), key=lambda number: -len(mentions[number].surface))
    for number in longest:
        if number not in made:
            span = locate(mentions[number], rest, lang)
            made[number] = Verdict(span=span, found=cell.text[slice(*span)] if span else "")
            rest = without(rest, span)
    return [made[number] for number in range(len(mentions))]


def _spots(mention: Mention, release: Sequence[Mention], sources: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The release's mentions behind a mention, those in the row's own source sentences before all others."""
    alike = [number for number, other in enumerate(release) if _refers(mention, other)]
    near = [n for n in alike if any(start <= release[n].start and release[n].end <= end for start, end in sources)]
    return tuple(near or alike)


def _refers(one: Mention, two: Mention) -> bool:
    if one.surface == two.surface or (one.value is None and one.key and one.key == two.key):
        return True
    return one.value is not None and same_value(one, two)


def pieces(cell: Cell, found: Sequence[Fact]) -> list[Piece]:
    """The text of a cell in stretches: findings first, then facts where no finding stands."""
    marks: list[tuple[int, int, Piece]] = []
    for fact in found:
        if cell.lang == "ko":
            span, verdict_tone = (fact.mention.start, fact.mention.end), _worst(fact.verdicts.values())
            key = ""
        else:
            verdict = fact.verdicts[cell.lang]
            span, verdict_tone = verdict.span or (0, 0), verdict.tone
            key = verdict.judged.key if verdict.judged else ""
        marks.append((*span, Piece(text="", fact=fact.id, finding=key, kind=fact.mention.kind, tone=verdict_tone)))
    for judged in cell.judged:
        if judged.finding.span is not None:
            start, end = judged.finding.span
            marks.append((start, end, Piece(text="", finding=judged.key, kind="said", tone=tone(judged))))
    return _cut(cell.text, marks)


def _worst(verdicts: Iterable[Verdict]) -> Tone:
    tones = {verdict.tone for verdict in verdicts}
    order: tuple[Tone, ...] = ("block", "warn", "overruled")
    return next((name for name in order if name in tones), "agrees")


def _cut(text: str, marks: Sequence[tuple[int, int, Piece]]) -> list[Piece]:
    """The text cut at its marks; of two that overlap the one with a fact stays, then the longer."""
    kept: list[tuple[int, int, Piece]] = []
    for start, end, piece in sorted(marks, key=lambda mark: (not mark[2].finding, not mark[2].fact, mark[0] - mark[1])):
        if 0 <= start < end <= len(text) and all(end <= s or e <= start for s, e, _ in kept):
            kept.append((start, end, piece))
    made, last = [], 0
    for start, end, piece in sorted(kept, key=lambda mark: mark[0]):
        if start > last:
            made.append(Piece(text=text[last:start]))
        made.append(piece.model_copy(update={"text": text[start:end]}))
        last = end
    return [*made, Piece(text=text[last:])] if last < len(text) else made


def release_pieces(body: str, release: Sequence[Mention], rows: Sequence[Row]) -> list[ReleasePiece]:
    """The release cut at its mentions and at the sentences that the brief rests on."""
    spans = [(start, end, row.place) for row in rows for start, end in row.sources]
    edges = {0, len(body)} | {edge for start, end, _ in spans for edge in (start, end)}
    edges |= {edge for mention in release for edge in (mention.start, mention.end)}
    starts = {spot: number for number, mention in enumerate(release) for spot in range(mention.start, mention.end)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(body))
    made = []
    for start, end in pairwise(cuts):
        spot = starts.get(start)
        made.append(
            ReleasePiece(
                text=body[start:end],
                spot=spot,
                kind=release[spot].kind if spot is not None else "",
                places=tuple(sorted({place for first, last, place in spans if first <= start and end <= last})),
            )
        )
    return made
