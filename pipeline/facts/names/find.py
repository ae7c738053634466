"""All names of a Korean text: terms of the user, then what the release itself says, then tables, then rules."""

from collections.abc import Iterable

from pipeline.facts.names.appositions import mentions_of
from pipeline.facts.names.countries import find_joined, find_signs
from pipeline.facts.names.glossed import find_glossed, find_spelled
from pipeline.facts.names.organizations import find_organizations
from pipeline.facts.names.people import find_people
from pipeline.facts.names.person import Person
from pipeline.facts.names.places import find_korean_places
from pipeline.facts.names.settlements import find_settlements
from pipeline.facts.names.termbase import Termbase
from pipeline.facts.names.titles import find_titles
from pipeline.facts.names.vessels import find_vessels
from pipeline.facts.words import Words
from pipeline.records import Mention


def find_names(text: str, termbase: Termbase | None = None, known: Iterable[Person] = ()) -> list[Mention]:
    """Persons, places, organizations, titles and terms with their renderings, by start, the longer first.

    ``known`` are the persons that the release of the text names (``known_people``).

    Mentions don't overlap, but a person's unit (강기정 광주광역시장) holds its title (광주광역시장) and
    the place or organization in it. ``outermost`` leaves only the units.
    """
    words = Words(text)
    terms = list(termbase.find(words)) if termbase else []
    joined = list(find_joined(words))
    places = [*joined, *_free(find_korean_places(words), joined)]
    signs = list(find_signs(words))
    vessels = _free(find_vessels(words), terms)
    bodies = _free(find_organizations(words, places), [*terms, *joined, *vessels])
    bodies = [*bodies, *_free([*places, *find_settlements(words, places)], [*terms, *bodies, *vessels])]
    people = _unclaimed(find_people(words, tuple(known)), [*terms, *bodies, *signs, *vessels])
    given = [*(mention for mention in terms if mention.kind in ("place", "organization")), *bodies]
    named = mentions_of(words, people, given, find_titles(words, given))
    named = _free(named, terms, whole=False)
    rest = _free([*signs, *find_glossed(words), *find_spelled(words)], [*terms, *vessels, *bodies, *named])
    return _surfaces(text, [*terms, *vessels, *bodies, *named, *rest])


def outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that lie in no other one.

    >>> [mention.surface for mention in outermost(find_names("강기정 광주시장이 말했다."))]
    ['강기정 광주시장']
    """
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _free(mentions: Iterable[Mention], taken: Iterable[Mention], *, whole: bool = True) -> list[Mention]:
    """The mentions that overlap none of ``taken``; without ``whole`` they may hold one entirely, and be longer."""
    owner = {at: (mention.start, mention.end) for mention in taken for at in range(mention.start, mention.end)}
    free = []
    for mention in mentions:
        start, end = mention.start, mention.end
        spans = {owner[at] for at in range(start, end) if at in owner}
        held = not whole and all(start <= span[0] and span[1] <= end and span != (start, end) for span in spans)
        if held or not spans:
            free.append(mention)
    return free


def _unclaimed(people: Iterable[Person], bodies: list[Mention]) -> list[Person]:
    """The persons whose name isn't also a place's or an organization's, unless brackets have made it sure."""
    used = {at for body in bodies for at in range(body.start, body.end)}
    return [person for person in people if used.isdisjoint(range(person.start, person.end))]


def _surfaces(text: str, mentions: list[Mention]) -> list[Mention]:
    """In order, each with its surface as the text has it, exact repetitions left out."""
    found = {(mention.start, mention.end, mention.kind): mention for mention in reversed(mentions)}
    ordered = sorted(found.values(), key=lambda mention: (mention.start, -mention.end))
    raw = ((mention, text[mention.start : mention.end]) for mention in ordered)
    return [m if m.surface == surface else m.model_copy(update={"surface": surface}) for m, surface in raw]
