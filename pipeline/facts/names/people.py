"""Persons in a Korean text: by a name in brackets, by the table of public figures, or by the shape of the name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.facts.names.bracketed import find_bracketed
from pipeline.facts.names.gazetteer import Gazetteer
from pipeline.facts.names.person import Person, figure, figure_rows, figures, korean, shortened
from pipeline.facts.names.places import guards, korean_forms
from pipeline.facts.names.romanize import is_given, split_name, surnames
from pipeline.facts.names.transliterate import chinese_cuts, chinese_guess
from pipeline.facts.words import Words
from pipeline.records import Mention
from pipeline.text.morph import UNKNOWN

_GLOSS = re.compile(r"['’”」』》]?\s?\([㐀-鿿]")
_FREQUENT = frozenset("김이박최정강조윤장임한오서신권황안송류유홍고문양손배백허남심노하곽성차우구민나진엄채변염추석왕")
_CHINA = re.compile("중국|대만|타이완|홍콩|마카오|베이징|상하이|위안화|공산당")
_NOUN_ENDS = tuple("의이는가을를에만와과로")
_WEAK = frozenset("개니루마온리라울달팔칠암극목")
_WORD = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣]{3,6}(?![가-힣A-Za-z0-9])")
NOT_NAMES = frozenset(
    [
        "이사회",
        "이사장",
        "대변인",
        "조합원",
        "위원장",
        "공동체",
        "한국인",
        "정부안",
        "고등학",
        "신도시",
        "주민등",
        "전문가",
        "신재생",
        "공무원",
        "주요국",
        "한반도",
        "강남권",
        "민주당",
        "서비스",
        "우주선",
        "신기술",
        "이용자",
        "방송사",
        "성균관",
        "이노베",
        "원자력",
        "전기차",
        "반도체",
        "인공지",
        "남북한",
        "주차장",
        "조선소",
        "지자체",
        "공모전",
        "현대차",
        "소비자",
        "기획전",
        "유니콘",
        "조사단",
        "이주민",
        "배터리",
        "이재민",
        "연구원",
        "서울시",
        "신한은",
        "우수상",
        "최우수",
        "전주기",
        "전시회",
        "심정지",
        "송수관",
        "배수관",
        "강구안",
        "송전선",
        "송전탑",
        "고속철",
        "신품종",
        "신제품",
    ]
)


_CAMPUS = re.compile(
    r"\s?(?:부?총장|교수|학장|연구|학생|대학|캠퍼스|병원|학과|산학|졸업|출신|재학|동문|입학|합격|의대|공대|간호대|로스쿨|편입|정시|수시)"
)
"""What stands behind the short name of a university (한결대 총장)."""
_OFFICE_ON = re.compile(
    r" (?:[가-힣A-Za-z0-9·]+ ){0,3}[가-힣A-Za-z0-9]*(?:장|관|감독|대표|교수|위원|이사|연구원|의원|선수)(?:은|는|이|가|과|와|을|를|에게|,) ?"
)
_BEHIND = re.compile("(?:에는|에서|에선|에서는|측에서|과|와|은|는|,) $")


def find_people(words: Words, known: tuple[Person, ...] = ()) -> list[Person]:
    """The possible names of persons in order, not overlapping; those not ``sure`` need a title beside them.

    ``known`` are persons that the text's release names.
    """
    given = [*find_bracketed(words), *_listed(words)]
    found: list[Person] = []
    used: set[int] = set()
    for person in (*given, *_repeated(words, [*given, *known]), *_shaped(words), *_unknown(words)):
        span = range(person.start, person.end)
        if used.isdisjoint(span):
            used.update(span)
            found.append(person)
    heads = [replace(person, sure=True) if _heads(words, person) else person for person in found]
    return sorted(_united(heads), key=lambda person: person.start)


def known_people(mentions: Iterable[Mention]) -> tuple[Person, ...]:
    """The persons that the mentions of a release name in full, with what its brackets tell of them."""
    found: dict[str, Person] = {}
    for mention in mentions:
        if mention.kind != "person":
            continue
        told = next(find_bracketed(Words(mention.surface)), None)
        name = mention.key.removeprefix("person:")
        if told is not None:
            found[told.ko] = replace(told, sure=True)
        elif len(name) > 2 and split_name(name) and name not in figure_rows():
            found.setdefault(name, replace(korean(name), sure=True))
    return tuple(found.values())


def _repeated(words: Words, given: list[Person]) -> Iterator[Person]:
    """Names that brackets have told, wherever they stand again."""
    known: Gazetteer[str] = Gazetteer()
    by_name = {person.ko: person for person in given if person.sure and person.origin != "gazetteer"}
    for name in by_name:
        known.add(name, name)

    def accept(start: int, end: int, _: list[str]) -> bool:
        return words.closes(end)

    for start, end, names in known.scan(words.text, words.openings, accept):
        yield replace(by_name[names[0]], start=start, name_end=end, end=end)


def _united(found: list[Person]) -> Iterator[Person]:
    """The persons, each with the best that the text says of the name anywhere (루산 as in 루산(卢山))."""
    best: dict[str, Person] = {}
    for person in found:
        if person.certain or person.zh:
            best.setdefault(person.ko, person)
    by_family = {person.family: person for person in best.values() if len(person.family) > 1}
    for person in found:
        known = best.get(person.ko)
        if known:
            yield replace(known, start=person.start, name_end=person.name_end, end=person.end)
        elif person.ko in by_family:
            yield shortened(by_family[person.ko], person.start, person.end)
        else:
            yield person


def _listed(words: Words) -> Iterator[Person]:
    def accept(start: int, end: int, _: list[str]) -> bool:
        guard = guards().get(words.text[start:end], "")
        if guard == "never" or not words.closes(end) or words.verbal(start, end):
            return False
        return not guard or words.proper(start, end)

    for start, end, names in figures().scan(words.text, words.openings, accept):
        yield figure(figure_rows()[names[0]], start, end)


def _shaped(words: Words) -> Iterator[Person]:
    """Nouns of a name's shape: 강기정, 남궁민수, 김+하늘; 량원펑 by the Chinese table where the text is of China."""
    china = _CHINA.search(words.text) is not None
    for at, token in enumerate(words.tokens):
        if str(token.tag) != "NNP" or not words.opens(token.start) or _GLOSS.match(words.text, token.start + token.len):
            continue
        end = _name_end(words, at)
        form = words.text[token.start : end]
        if not re.fullmatch(r"[가-힣]{2,6}", form) or form in NOT_NAMES or _campus(words.text, end):
            continue
        parts = split_name(form)
        if parts and len(parts[1]) <= 2:
            if is_given(parts[1]):
                whole = end == token.start + token.len and words.closes(end)
                weak = form.endswith(_NOUN_ENDS) or not _WEAK.isdisjoint(parts[1])
                sure = whole and not weak and form[-1] != "대" and len(parts[1]) == 2 and parts[0] in _FREQUENT
                yield replace(korean(form), start=token.start, name_end=end, end=end, sure=sure)
        elif china and (guess := tuple(chinese_guess(form))):
            family, latin = chinese_cuts(form)[0][0], guess[0].split(" ")[0]
            yield replace(
                korean(form),
                start=token.start,
                name_end=end,
                end=end,
                en=guess,
                family=family,
                family_en=(latin,),
                family_zh=(),
                sure=len(guess) == 1 and len(form) > 3,
            )


def _heads(words: Words, person: Person) -> bool:
    """Whether a full name opens a sentence, or is a word that no dictionary has behind a particle, and an office stands
    a few words on: 남도윤 모아모터스 상품기획본부장은, 회의에는 탁윤성 외교부 조정관이."""
    text, before = words.text, words.text[: person.start].rstrip()
    unknown = any(token.start == person.start and token.id < UNKNOWN for token in words.tokens)
    opens = not before or before[-1] in '.”"\n' or (unknown and _BEHIND.search(text[: person.start]))
    return bool(opens) and len(person.ko) > 2 and _OFFICE_ON.match(text, person.end) is not None


def _campus(text: str, end: int) -> bool:
    """Whether the word that ends here is a university (한결대 총장): it ends in 대, and 총장 or the like follows."""
    return text[end - 1 : end] == "대" and _CAMPUS.match(text, end) is not None


def _name_end(words: Words, at: int) -> int:
    """Where a name that begins with this token ends: after it, or after the noun that follows a lone family name."""
    token = words.tokens[at]
    end = int(token.start + token.len)
    if token.len > 2 or token.form not in surnames() or at + 1 == len(words.tokens):
        return end
    given = words.tokens[at + 1]
    fits = given.start == end and given.len <= 2 and str(given.tag) in ("NNG", "NNP", "NNB", "NR", "XR")
    return end + int(given.len) if fits else end


def _unknown(words: Words) -> Iterator[Person]:
    """Words of a Korean full name's shape that Kiwi doesn't know, or cuts in the middle (홍+민+기, 김하+늘)."""
    for found in _WORD.finditer(words.text):
        parts = split_name(found.group()[:4]) or ("", "")
        size = len(parts[0]) + 2
        form, token = found.group()[:size], words.starting.get(found.start())
        if token is None or len(form) < size or form in NOT_NAMES or form.endswith(_NOUN_ENDS):
            continue
        cut = str(token.tag) == "NNP" and token.len == 2 and not korean_forms().meanings(token.form)
        alone = bool(token.oov) or token.len == len(parts[0]) or cut
        shaped = bool(parts[0]) and is_given(form[len(parts[0]) :])
        end = found.start() + size
        named = str(token.tag).startswith("N") and words.closes(end) and not _campus(words.text, end)
        if shaped and alone and named:
            yield replace(korean(form), start=found.start(), name_end=end, end=end)
