"""Companies and institutions that no table has: by their ending, by what stands beside them, and by their short names.

들녘푸드 is a name although 들녘 is a word. What it takes depends on the ending and on the word before it: a word no
dictionary has needs nothing more; a common one needs (대표 …), 업체 or ㈜ beside it, or that it says something.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.facts.names.body_forms import (
    Parts,
    endings,
    fields,
    is_common,
    name_ends,
    named,
    place_of,
    stops,
    taken_apart,
)
from pipeline.facts.names.hanja import pinyin
from pipeline.facts.names.places import guards, korean_forms
from pipeline.facts.names.romanize import split_name
from pipeline.facts.names.spelled import spellings
from pipeline.facts.names.titles import title_forms
from pipeline.facts.names.transliterate import chinese_cuts
from pipeline.facts.words import Words
from pipeline.records import Mention, Origin, Rendering
from pipeline.text.script import simplified

_WORD = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣A-Za-z]{2,16}(?![가-힣A-Za-z0-9])")
_CALLED = re.compile(
    r"(?<!이 )(?<!그 )(?<!두 )(?<!각 )(?:업체|기업|회사|제조사|개발사|유통사|운영사|제작사|출판사|시공사|운용사|스타트업|브랜드|자회사|계열사|협력사|상장사)(?:인)? ['‘“]?$"
)
"""What stands before the name of a company."""
_KIND = re.compile(
    r"(?:품종|브랜드|앱|애플리케이션|로봇|소형차|승용차|트럭|보청기|밥솥|동아리|위성|선박|여객선|캐릭터|마스코트) ?['‘“\"]$"
)
"""What stands before the name of a product in quotation marks."""
_LED = re.compile(
    r"['’”]?\s?\((?:대표|회장|사장|총장|이사장|원장|병원장|관장|교장|이하)|['’”]? (?:대표|대표이사|회장|총장|이사장|병원장|교장)(?:[는은이가 ,(]|$)"
)
"""What stands behind the name of a body."""
_GIVEN = re.compile(r"(?:[가-힣]=|제공[=:] ?|㈜|\(주\)|주식회사 )$")
_GAVE = re.compile(r"\]| ?제공\)")
_SAYS = re.compile(
    r"(?:은|는|이|가)\s[^.\n]*?(?:밝혔|말했|전했|설명했|발표했|알렸|공시했|체결했|맺었|출시|선보|개발했|내놓)"
)
_SCHOOLS = {"초": "초등학교", "중": "중학교", "고": "고등학교"}
_SCHOOLING = re.compile("학교|교육청|교장|학생|유소년|축구|야구|농구|배구|체전|동아리")
_AT_SCHOOL = re.compile(r" (?:감독|코치|교장|교감|교사|학생|선수|야구부|축구부|농구부|배구부|주장|동아리|[1-6]학년)")
_STUDY = re.compile("대학|총장|캠퍼스|[가-힣]대[·와]")
_OPENING, _CLOSING = ("‘", "“", "'", '"'), ("’", "”", "'", '"')
_UNIVERSITIES = ("대학교", "대학교병원", "대병원", "대학병원")
_HAN = re.compile(r"['’”]?\s?\(([㐀-鿿]{2,12})\)")
_ACRONYM = re.compile(r"\s?\(\s?([A-Z][A-Za-z&.-]{1,9})\s?\)")


def ruled(text: str, start: int, end: int, en: list[str], zh: list[str]) -> Mention:
    """A mention whose renderings a rule has made; a Latin name in brackets is trusted and comes first."""
    bracket = _ACRONYM.match(text, end)
    extra = [bracket.group(1)] if bracket else []
    preferred = en[0] if not bracket or len(bracket.group(1)) <= len(en[0]) else bracket.group(1)
    hanja = _HAN.match(text, end)
    zh = [simplified(hanja.group(1)), *zh] if hanja else zh
    accepted_en, accepted_zh = tuple(dict.fromkeys([preferred, *extra, *en])), tuple(dict.fromkeys([*zh, *extra]))
    told_en: Origin = "latin" if bracket else "rule"
    told_zh: Origin = "hanja" if hanja else "rule"
    renderings = {
        "en": Rendering(preferred=preferred, accepted=accepted_en, origin=told_en, certain=False),
        "zh": Rendering(preferred=zh[0], accepted=accepted_zh, origin=told_zh, certain=hanja is not None),
    }
    surface = text[start:end]
    return Mention(
        kind="organization", surface=surface, start=start, end=end, renderings=renderings, key=f"org:{surface}"
    )


def find_bodies(words: Words) -> Iterator[Mention]:
    """The bodies of a Korean text that a rule can name, and wherever the text repeats or shortens them."""
    found: dict[str, Mention] = {}
    doubtful: list[Mention] = []
    alone: list[Mention] = []
    for word in _WORD.finditer(words.text):
        parts = taken_apart(word.group())
        if parts is not None and not is_common(parts):
            mention = _mention(words, word.start(), parts)
            if _is_name(words, mention, parts):
                found.setdefault(mention.surface, mention)
                yield found[mention.surface].model_copy(update={"start": mention.start, "end": mention.end})
                continue
            doubtful.append(mention)
        named_alone = _called(words, word) or _school(words, word) or _campus(words, word) or _product(words, word)
        if named_alone is not None:
            alone.append(named_alone)
    short = {form: body for body in found.values() for form in _short_forms(words, body)}
    alone = [mention for mention in alone if mention.surface not in short]
    found |= {mention.surface: mention for mention in alone if mention.surface not in found}
    yield from (mention for mention in [*alone, *doubtful] if mention.surface in found)
    yield from _again(words, found, short)


def abbreviated(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The universities among the mentions under their short names: 강해대 for 강해대학교."""
    for mention in mentions:
        if mention.kind == "organization" and mention.surface.endswith("대학교") and len(mention.surface) > 4:
            short = mention.surface.removesuffix("학교")
            yield mention.model_copy(update={"surface": short, "end": mention.start + len(short)})


def _mention(words: Words, start: int, parts: Parts) -> Mention:
    country = _country(words.text, words.text[start : start + parts.end])
    en, zh = named(parts, country)
    if country == "CN" and (read := _read(words.text, start + parts.end, parts)):
        en = [*read, *en]
    return ruled(words.text, start, start + parts.end, en, zh)


def _read(text: str, end: int, parts: Parts) -> list[str]:
    """A Chinese body's English names by the characters in brackets behind it: 상도박물관(商都博物馆) Shangdu Museum."""
    hanja = _HAN.match(text, end)
    whole = simplified(hanja.group(1)) if hanja else ""
    inner = "".join(fields()[field][1] for field in parts.fields)
    size = len(parts.ending.zh) if whole.endswith(parts.ending.zh) else len(parts.ending.ko)
    stem = whole[: max(0, len(whole) - size)].removesuffix(inner)
    if not stem or parts.founder:
        return []
    words = [pinyin(stem), *(fields()[field][0] for field in parts.fields), parts.ending.en]
    return [" ".join(words), pinyin(whole)]


def _country(text: str, name: str) -> str:
    """CN or JP where the country, or a place in it, stands right before the name anywhere in the text."""
    for at in _occurrences(text, name):
        before = text[max(0, at - 12) : at].rstrip(" ‘'“").split(" ")[-3:]
        keys = (sense.key[:2] for word in before for sense in korean_forms().meanings(word.rstrip("의,"))[:1])
        key = next((key for key in keys if key in ("CN", "JP")), "")
        if key:
            return key
    return ""


def _is_name(words: Words, mention: Mention, parts: Parts) -> bool:
    """Whether the word names a body here, by how common its stem and its ending are."""
    start, end = mention.start, mention.end
    if parts.founder:
        return not parts.stem or bool(place_of(parts.stem)) or len(parts.stem) < 5
    cut = start + len(parts.stem)
    marks, text = parts.ending.marks, words.text
    if korean_forms().meanings(parts.stem) and guards().get(parts.stem) != "never":
        free = (marks == "name" or not guards().get(parts.stem)) and bool(place_of(parts.stem))
        return free and marks != "unknown" and parts.ending.own
    beside = bool(_CALLED.search(text, max(0, start - 11), start) or _LED.match(text, end) or _given(text, start, end))
    if _unknown(words, start, cut, end):
        return True
    if any(token.start < cut < token.start + token.len for token in words.within(start, end)):
        return False
    repeated = marks == "name" and text.count(mention.surface) > 1
    return beside or repeated or _SAYS.match(text, end) is not None


def _given(text: str, start: int, end: int) -> bool:
    """The name stands as who gave a picture or a release: [서산=들녘푸드], 사진 제공=들녘푸드, (들녘푸드 제공)."""
    return bool(_GIVEN.search(text, max(0, start - 5), start) or (_GAVE.match(text, end) and text[start - 1] in "(="))


def _unknown(words: Words, start: int, cut: int, end: int) -> bool:
    """Whether no dictionary has what stands before ``cut``: Kiwi guesses it, or takes it to pieces of other kinds."""
    tokens = words.within(start, end)
    if not tokens or tokens[0].start != start:
        return False
    if any(token.oov for token in tokens):
        return not words.text[start].isascii()
    stem = [token for token in tokens if token.start < cut]
    whole = stem[-1].start + stem[-1].len
    if str(stem[0].tag) == "NNP" and (whole == cut or len(tokens) == 1):
        return True
    odd = any(str(token.tag)[0] not in "NXS" for token in stem) or all(token.len == 1 for token in stem)
    return odd and whole == cut and str(stem[0].tag)[0] not in "JE"


def _called(words: Words, word: re.Match[str]) -> Mention | None:
    """A name without an ending that 업체, 기업 … or (대표 …) beside it tells: 화장품 회사 다온코스, 초록보울(대표 마지우)."""
    text, start = words.text, word.start()
    end = _bare_end(words, word)
    name = text[start:end]
    told = (
        text.startswith("(대표 ", end) or text[start - 1 : start] == "㈜" or text[max(0, start - 3) : start] == "(주)"
    )
    if end > word.end() or len(name) < 2 or not (told or _CALLED.search(text, max(0, start - 11), start)):
        return None
    known = name in stops() or name in endings() or korean_forms().meanings(name) or title_forms().meanings(name)
    if known or not (told or _unknown(words, start, end, end)) or (not told and _is_person(words, start, name)):
        return None
    spelled = list(spellings(name, _country(text, name)))
    return ruled(text, start, end, spelled, spelled)


def _bare_end(words: Words, word: re.Match[str]) -> int:
    """Where the word ends without its particles; Kiwi may take one for a part of a name that it doesn't know."""
    tokens = words.within(word.start(), word.end())
    while len(tokens) > 1 and str(tokens[-1].tag)[0] in "JE":
        tokens = tokens[:-1]
    if not tokens:
        return word.end()
    end = int(tokens[-1].start + tokens[-1].len)
    return end - 1 if tokens[-1].oov and end - word.start() > 2 and words.text[end - 1] in "은는을를의" else end


def _is_person(words: Words, start: int, name: str) -> bool:
    """Whether the name of a company's shape is more likely that of a person: 업체 대표 김하늘."""
    return len(name) == 3 and split_name(name) is not None and str(words.starting[start].tag) != "NNP"


def _school(words: Words, word: re.Match[str]) -> Mention | None:
    """A school by its short name: 수원 화서중, 화서중 감독; the text has to be of schools or sports."""
    for size in name_ends(word.group()):
        start, end = word.start(), word.start() + size
        stem, kind = word.group()[: size - 1], word.group()[size - 1]
        if kind not in _SCHOOLS or not 2 <= len(stem) <= 3 or not _SCHOOLING.search(words.text):
            continue
        if any(str(token.tag)[0] in "VEJ" for token in words.within(start, end)):
            continue
        placed = bool(korean_forms().meanings(words.text[:start].rstrip().rsplit(" ", 1)[-1]))
        country = _country(words.text, stem)
        strange = _unknown(words, start, end, end) or (country == "CN" and bool(chinese_cuts(stem)))
        if strange and (placed or _AT_SCHOOL.match(words.text, end)):
            parts = Parts("", stem, (), endings()[_SCHOOLS[kind]], size)
            return ruled(words.text, start, end, *named(parts, country))
    return None


def _campus(words: Words, word: re.Match[str]) -> Mention | None:
    """A university by its short name in quotation marks: ‘강해대’ in a text about universities."""
    start, end = word.span()
    stem = word.group()[:-1]
    quoted = words.text[start - 1 : start] in _OPENING and words.text[end : end + 1] in _CLOSING
    if not (quoted and word.group()[-1] == "대" and 2 <= len(stem) <= 4 and _STUDY.search(words.text)):
        return None
    if stem + "대" in stops() or _is_noun(word.group()):
        return None
    return ruled(words.text, start, end, *named(Parts("", stem, (), endings()["대학교"], len(stem) + 1)))


def _product(words: Words, word: re.Match[str]) -> Mention | None:
    """What a release names in quotation marks behind the word for its kind: 새 품종 ‘설하’."""
    start, end = word.span()
    if not (_KIND.search(words.text, max(0, start - 8), start) and words.text[end : end + 1] in _CLOSING):
        return None
    spelled = list(spellings(word.group()))
    made = ruled(words.text, start, end, spelled, spelled)
    return made.model_copy(update={"kind": "term", "key": f"term:{word.group()}"})


def _again(words: Words, found: dict[str, Mention], short: dict[str, Mention]) -> Iterator[Mention]:
    """The bodies where they stand again, whole or short: 나린대 for 나린대학교, 달무리 for 달무리스튜디오."""
    for form, body in {**short, **found}.items():
        for at in _occurrences(words.text, form):
            if at != body.start and _stands(words, at, at + len(form), bare=form in short):
                yield body.model_copy(update={"surface": form, "start": at, "end": at + len(form)})


def _occurrences(text: str, form: str) -> Iterable[int]:
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + len(form))


def _stands(words: Words, start: int, end: int, *, bare: bool) -> bool:
    """Whether the form is a word of its own there, with nothing but particles or 장 behind it."""
    text = words.text
    if start and (text[start - 1].isalnum()):
        return False
    word = _run(text, start)
    return end - start in list(name_ends(word)) and not (bare and text[end : end + 1] == "장")


def _run(text: str, start: int) -> str:
    """The letters from ``start`` on that stand together."""
    found = re.compile(r"[가-힣A-Za-z0-9]+").match(text, start)
    return found.group() if found else ""


def _short_forms(words: Words, body: Mention) -> Iterator[str]:
    """The forms that shorten a body's name: the stem of a company that is no word, 대 for 대학교, 고 for 고등학교."""
    parts = taken_apart(body.surface)
    if parts is None or parts.founder or parts.fields:
        return
    if parts.ending.ko in _UNIVERSITIES:
        yield parts.stem + "대"
    short = next((kind for kind, whole in _SCHOOLS.items() if parts.ending.ko == whole), "")
    if short:
        yield parts.stem + short
    elif not korean_forms().meanings(parts.stem) and not _is_word(words, body, parts):
        yield parts.stem


@lru_cache(maxsize=1024)
def _is_noun(stem: str) -> bool:
    tokens = Words(stem).tokens
    return len(tokens) == 1 and not tokens[0].oov and str(tokens[0].tag) == "NNG"


def _is_word(words: Words, body: Mention, parts: Parts) -> bool:
    """Whether the stem may be a common word where it stands alone."""
    if parts.ending.ko in ("중학교", "초등학교", "고등학교") or len(parts.stem) < 2:
        return True
    return _is_noun(parts.stem) or not re.search(
        f"(?<![가-힣]){parts.stem}(?:은|는|이|가|의|측)(?![가-힣])", words.text
    )
