"""A noun or a mention with what belongs to it: the parts of its word, the nouns that work as prepositions, its particle."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.facts.figures.counted_nouns import written
from pipeline.facts.figures.render_en import singular
from pipeline.facts.figures.units import table
from pipeline.facts.tables import word_set
from pipeline.lexicon.segment import Segment
from pipeline.records import DateValue, Mention, Quantity, TargetLang

_TOLD_COUNTERS = word_set("표 승 패 골 석 의석석 쪽 학급 문항 객실 병상 구역 학년 품목 구간 부작 곡 연재화")
"""Counters that are nouns themselves, told whatever stands beside them; the others are told where no noun does."""
_BESIDE_COUNTS = word_set(
    "총 모두 각 각각 약 최대 최소 평균 무려 단 전체 등 규모 수준 정도 가량 이상 이하 미만 순 이내 내외 추가 것"
)
"""Nouns beside a figure that aren't what it counts."""
_DESIGNATED = {"구역": "Zone", "호기": "Unit", "단계": "Phase", "호선": "Line", "공구": "Section", "구간": "Section"}
"""Counters that name one of several: 2구역 is Zone 2, not two zones (2개 구역)."""
_PARTICLES = {
    "en": {
        "에게": "to",
        "까지": "until",
        "부터": "from",
        "보다": "than",
        "마다": "every",
        "만": "only",
        "도": "also",
    },
    "zh": {
        "에게": "向",
        "까지": "至",
        "부터": "从",
        "보다": "比",
        "마다": "每",
        "만": "仅",
        "도": "也",
    },
}
_AT = ("에서", "서", "에서는", "에서도")
_TO = ("로", "으로")
_WITH = ("와", "과")
_CHANGES = word_set(
    "늘다 늘리다 늘어나다 줄다 줄이다 줄어들다 오르다 올리다 내리다 낮추다 높이다 높아지다 낮아지다 커지다 떨어지다 확대하다 "
    "확대되다 축소하다 축소되다 증가하다 감소하다 상승하다 하락하다 불어나다 상향하다 하향하다 인상하다 인하하다 바꾸다 "
    "전환하다 옮기다 넓히다 뛰다 치솟다 급증하다 급감하다 급등하다 급락하다 끌어올리다 확대 축소 증가 감소 상향 하향 인상 인하"
)
"""Behind these a figure with 로 is where the change ends."""
_PARTNERS = word_set("회사 시 군 구 감독 대표 구단 협회")
"""Who does something together with somebody: 와 behind them is more often "with" than "and"."""
_ADVERBIAL = re.compile(
    r"(?:last|this|next|on|in|at|from|between|by|since|until|after|before|during|yesterday|today|tomorrow|every|over|for)\b|(?:a|one|two|three) \w+ (?:earlier|ago|before)$"
)
_TITLED = word_set(
    "market museum university center institute hospital bank school park plaza stadium festival airport station library "
    "theater foundation association company bridge hall tower hotel group electronics foods food airlines studio gate "
    "academy college court church temple port"
)


class Phrase(NamedTuple):
    """Words for the segments up to ``stop``; the Korean from offset ``tail`` on isn't carried by them."""

    stop: int
    words: str
    tail: int


def value(item: Segment, lang: TargetLang) -> str:
    """What a segment alone says in ``lang``: rendering, spelling or sense; empty where nothing is known."""
    if item.mention is not None:
        return counted(item.mention, lang)
    if item.spelling:
        return item.spelling
    if item.entry is None:
        return ""
    return item.entry.en if lang == "en" else item.entry.zh


def counted(mention: Mention, lang: TargetLang) -> str:
    """The mention's rendering, with the counter's noun where it is a bare number: 31점 → 31 points."""
    words = mention.renderings[lang].preferred
    amount = mention.value
    if lang == "zh" or not isinstance(amount, Quantity):
        return words
    if amount.unit == "ordinal" and amount.counter == "주차":
        return f"Week {amount.value}"
    if amount.unit == "age" and amount.counter == "대" and words.endswith("s"):
        return f"in their {words}"
    if amount.unit == "count" and amount.value == int(amount.value) and re.match(r"\d", mention.surface):
        if amount.counter in _DESIGNATED and "개" not in mention.surface:
            return f"{_DESIGNATED[amount.counter]} {amount.value}"
        if amount.counter == "차":
            return ordinal(int(amount.value))
    return told(mention, words) if amount.counter in _TOLD_COUNTERS else words


def told(mention: Mention, words: str) -> str:
    """The English number with its counter's noun: 37 → 37 houses; as it is where it has one, or is no count.

    The noun is the first of the counter's English forms in ``units.csv``.
    """
    amount = mention.value
    if not isinstance(amount, Quantity) or amount.unit != "count" or words != mention.renderings["en"].preferred:
        return words
    unit = table().get(amount.counter or "")
    if unit is None or not unit.forms["en"] or (unit.kind == "occasion" and written(unit.name) == unit.name):
        return words
    if not re.search(r"(?:\d|^[a-z]+|illion)$", words):
        return words
    noun = unit.forms["en"][0]
    return f"{words} {singular(noun) if amount.value == 1 and amount.upper is None else noun}"


def ordinal(number: int) -> str:
    """The English ordinal of a number.

    >>> ordinal(2), ordinal(11), ordinal(23)
    ('2nd', '11th', '23rd')
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def phrase(segments: Sequence[Segment], at: int, lang: TargetLang) -> Phrase:
    """The phrase that begins with the noun or mention at ``at``."""
    stop, words = _head(segments, at, lang)
    tail = segments[stop - 1].end
    stop, words, enclosed = _enclosed(segments, stop, words, lang)
    tail = segments[stop - 1].end if enclosed else tail
    head = segments[stop - 1].mention
    item = segments[stop] if stop < len(segments) else None
    if item is not None and is_said_of(item):
        return Phrase(stop, words, tail)
    if item is not None and item.mention is None and item.tokens[0].tag[0] == "J" and item.start <= tail:
        said = _with_particle(segments, (at, stop), words, lang)
        stop += 1
        while stop < len(segments) and _is_particle(segments[stop]) and segments[stop].start == segments[stop - 1].end:
            stop += 1
        return Phrase(stop, said, segments[stop - 1].end if said != words or enclosed else tail)
    if item is not None and item.tokens[0].tag[0] == "E" and item.start == tail:
        return Phrase(stop + 1, words, tail)
    if item is not None and item.tokens[0].tag == "VCP" and _adnominal(segments, stop):
        return Phrase(min(stop + 2, len(segments)), words, tail)
    if words and head is not None and isinstance(head.value, DateValue):
        words = on_date(words, head.value, lang)
    return Phrase(stop, words, tail)


def is_said_of(item: Segment) -> bool:
    """A particle and a verb that say something of the noun before them: 에 불과하다, 이 아니다."""
    return item.entry is not None and item.tokens[0].tag[0] == "J" and item.entry.ko.endswith("다")


def _is_particle(item: Segment) -> bool:
    return item.mention is None and item.tokens[0].tag[0] == "J" and len(item.tokens) == 1


def _adnominal(segments: Sequence[Segment], at: int) -> bool:
    """The copula at ``at`` stands before a noun (목표인 72억)."""
    tokens = [token for item in segments[at : at + 2] for token in item.tokens][:2]
    return len(tokens) == 2 and tokens[1].tag == "ETM" and tokens[1].form == "ㄴ"


def _head(segments: Sequence[Segment], at: int, lang: TargetLang) -> tuple[int, str]:
    """The word from ``at`` with all its parts (서울+광장), or a place with the places in it (중국 후난성 창사)."""
    stop, said = at + 1, value(segments[at], lang).replace("…", "").strip()
    mention = segments[at].mention
    if lang == "en" and mention is not None and _stands_alone(segments, at):
        said = told(mention, said)
    while stop < len(segments) and _within(segments[stop - 1], segments[stop]):
        inner = value(segments[stop], lang)
        said = f"{inner}, {said}" if lang == "en" else said + inner
        stop += 1
    parts = [said] if said else []
    while stop < len(segments) and _joins(segments[stop - 1], segments[stop]):
        part = value(segments[stop], lang)
        if "…" in part:
            break
        if part:
            parts.append(part)
        stop += 1
    named = segments[at].mention is not None or bool(segments[at].spelling)
    return stop, _joined(parts, lang, named=named)


def _stands_alone(segments: Sequence[Segment], at: int) -> bool:
    """No noun beside the figure says what it counts: 37채 가운데, 128편을; not 빈집 37채, 9건의 사고."""
    before, after = at - 1, at + 1
    if at > 1 and _same_counter(segments[at - 2], segments[at]) and segments[before].tokens[0].form in ("가운데", "중"):
        return False
    while before >= 0 and segments[before].tokens[-1].form in _BESIDE_COUNTS:
        before -= 1
    if before >= 0 and _is_counted(segments[before]):
        return False
    if after + 1 < len(segments) and segments[after].tokens[0].tag == "JKG":
        return not _is_counted(segments[after + 1])
    return after >= len(segments) or not _is_counted(segments[after])


def _same_counter(one: Segment, two: Segment) -> bool:
    """Both figures count by the same word: 37채 가운데 16채."""
    values = [item.mention.value for item in (one, two) if item.mention is not None]
    counters = [amount.counter for amount in values if isinstance(amount, Quantity)]
    return len(counters) == len(values) == 2 and counters[0] == counters[1]


def _is_counted(item: Segment) -> bool:
    """A noun without a particle that may be what a figure beside it counts."""
    if item.spelling:
        return True
    noun = item.entry is not None and item.entry.pos in ("noun", "suffix") and "…" not in item.entry.en
    return noun and item.tokens[-1].form not in _BESIDE_COUNTS


def _joined(parts: list[str], lang: TargetLang, *, named: bool) -> str:
    if lang == "zh":
        return "".join(parts)
    words = " ".join(parts).replace(" -", "-")
    if named and len(parts) > 1 and words.split()[-1] in _TITLED:
        return " ".join(w if w in ("of", "and", "the") or not w[0].islower() else w.capitalize() for w in words.split())
    return words


def _within(item: Segment, following: Segment) -> bool:
    """The second mention is a place in the first one."""
    outer, inner = item.mention, following.mention
    if outer is None or inner is None or outer.kind != "place" or inner.kind != "place":
        return False
    return inner.start - outer.end == 1 and bool(outer.key) and inner.key.startswith(outer.key + "-")


def _joins(item: Segment, following: Segment) -> bool:
    """The following segment is another part of the same unspaced word."""
    if item.end != following.start:
        return False
    if following.mention is not None:
        return following.mention.kind in ("organization", "title") and (
            item.mention is None or item.mention.kind not in ("figure", "date")
        )
    if item.mention is not None and item.mention.kind in ("figure", "date") and following.tokens[0].tag != "XSN":
        return False
    if following.spelling or following.tokens[0].tag == "XSN":
        return True
    return following.entry is not None and following.entry.pos in ("noun", "suffix")


def _enclosed(segments: Sequence[Segment], stop: int, words: str, lang: TargetLang) -> tuple[int, str, bool]:
    """The phrase inside nouns that say where or when it lies: 7년 만에 after seven years, 850명 중 of 850 people."""
    enclosed = False
    while words and stop < len(segments) and segments[stop].start - segments[stop - 1].end <= 1:
        said = value(segments[stop], lang) if segments[stop].mention is None else ""
        if "…" not in said or segments[stop].tokens[0].tag[0] in "JEV":
            break
        words, enclosed, stop = said.replace("…", words, 1), True, stop + 1
    return stop, words, enclosed


def _with_particle(segments: Sequence[Segment], span: tuple[int, int], words: str, lang: TargetLang) -> str:
    """The phrase's words with what its particle says: 을 계기로 → on the occasion of …; 에서 → in …."""
    at, stop = span
    item, mention = segments[stop], segments[stop - 1].mention
    if not words:
        return ""
    form = "".join(token.form for token in item.tokens)
    if segments[stop - 1].tokens[-1].form == "별":
        return words
    if lang == "en" and form == "에는" and mention is not None and isinstance(mention.value, DateValue):
        return on_date(words, mention.value, lang)
    if len(item.tokens) > 1 or (item.entry is not None and item.entry.when):
        said = value(item, lang)
        return placed(words, said) if said else words
    if mention is not None and isinstance(mention.value, DateValue):
        if form in ("에", "은", "는", "에는", "엔"):
            return on_date(words, mention.value, lang)
        if form == "까지":
            return placed(words, {"en": "until", "zh": "至"}[lang])
    if form == "까지" and mention is not None:
        return placed(words, {"en": "to" if mention.value is None else "up to", "zh": "至"}[lang])
    if form in _AT:
        from_it = mention is not None and (_starts(mention) or _goes_on(segments, stop))
        return placed(words, {"en": "from" if from_it else "in", "zh": "从" if from_it else "在"}[lang])
    if form in _TO and mention is not None and isinstance(mention.value, Quantity) and mention.value.unit != "ordinal":
        return placed(words, {"en": "to", "zh": "至"}[lang]) if _changes(segments, at, stop) else words
    if form in _WITH:
        return _with(segments, span, words, lang)
    said = _PARTICLES[lang].get(form, "")
    return placed(words, said) if said else words


def _starts(mention: Mention) -> bool:
    """에서 behind an amount or a date is where something begins, behind one of several (2구역) where it is."""
    amount = mention.value
    return amount is not None and not (isinstance(amount, Quantity) and amount.counter in _DESIGNATED)


def _goes_on(segments: Sequence[Segment], stop: int) -> bool:
    """Another place with 까지 follows: 제천에서 대구까지."""
    following = segments[stop + 1 : stop + 4]
    return any(item.tokens[0].form == "까지" for item in following[1:]) and following[0].mention is not None


def _changes(segments: Sequence[Segment], at: int, stop: int) -> bool:
    """A verb of change follows, or where the change began stands before (54.2%에서 71.8%로)."""
    before = segments[max(0, at - 1)]
    if at and before.tokens[-1].form in _AT and before.tokens[-1].tag == "JKB":
        return True
    for item in segments[stop + 1 : stop + 7]:
        if item.tokens[-1].tag == "JKS":
            return False
        if item.entry is not None and item.entry.pos in ("verb", "adjective", "phrase"):
            return item.entry.ko in _CHANGES
        if item.entry is not None and item.entry.ko in _CHANGES:
            return True
    return False


def _with(segments: Sequence[Segment], span: tuple[int, int], words: str, lang: TargetLang) -> str:
    """와 between two of a kind is "and"; before a verb or an adverb, and behind a partner, "with"."""
    at, stop = span
    after = segments[stop + 1] if stop + 1 < len(segments) else None
    mention, other = segments[at].mention, after.mention if after is not None else None
    if mention is not None and other is not None and mention.kind == other.kind:
        return f"{words} and" if lang == "en" else f"{words}和"
    entry = segments[stop - 1].entry
    noun = after is not None and (
        other is not None or after.spelling != "" or (after.entry is not None and after.entry.pos == "noun")
    )
    if mention is None and noun and (entry is None or entry.ko not in _PARTNERS):
        return f"{words} and" if lang == "en" else f"{words}和"
    if lang == "en" and mention is not None and noun:
        return words
    return placed(words, {"en": "with", "zh": "与"}[lang])


def placed(words: str, said: str) -> str:
    """``said`` around or before the noun: 以…为契机 takes it inside, others go before it."""
    if "…" in said:
        return said.replace("…", words, 1)
    return f"{said} {words}" if said.isascii() else f"{said}{words}"


def on_date(words: str, date: DateValue, lang: TargetLang) -> str:
    """A date used as an adverb: on the 24th, in March, at the end of the year, from the 10th to the 13th."""
    if lang == "zh" or _ADVERBIAL.match(words):
        return words
    if date.end is not None and " to " in words:
        return f"from {words}"
    if words.startswith(("the end", "the beginning")) or (date.hour is not None and date.day is None):
        return f"at {words}"
    return f"on {words}" if date.day is not None or date.weekday is not None else f"in {words}"
