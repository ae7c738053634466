"""Directions and negations counted on both sides, apart from ``pipeline.facts`` (A7).

A direction belongs to the figure it stands next to (rose 14.9 percent, 14.9% 늘었다, 增长14.9%): the same
figure with the opposite direction is a flip. Beyond figures, a direction word lost on one side and
its opposite gained is a flip; so is a negation that only one side has.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kiwipiepy import Token

from eval.metrics.overlap import tokens
from pipeline.records import Lang

UP: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(
        r"늘(?:었|어|린|리|려|인|렸|다|고|며|면|지|자|던|릴)|증가|증액|상승|올[랐라려린렸]|(?<![가-힣])오[른르를](?!쪽)|급증|급등|성장|확대|뛰|높[아았였인이여]|불어나|불어났|커[졌지]|흑자|이익|인상|(?<![가-힣])많[았다아은]|"
        r"개선|회복|반등|길어|넓[히혔어]"
    ),
    "en": re.compile(
        r"\b(?:r[io]se[ns]?|rising|increas\w*|grew|grow(?:s|n|ing|th)?|up(?!on|to)|higher|gain(?:s|ed)?|expan\w+|surg\w+|jump\w*|climb\w*|soar\w*|"
        r"rais\w+|swell\w*|swelled|widen\w*|profits?|more|surplus|boost\w*|doubled|tripled|rebound\w*|improv\w*|grows|black|over|longer|exceed\w*|faster)\b",
        re.I,
    ),
    "zh": re.compile(
        r"增[加长至幅速]|增|上升|上涨|上调|扩大|扩建|提高|提升|升至|升|盈利|利润|扭亏|涨|攀升|顺差|多于|高于|更多|高出|改善|突破|超过|高"
    ),
}
DOWN: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(
        r"줄(?:었|어|인|이|여|였|다|고|며|면|지|자|던|일)|감소|감액|하락|내[렸려린]|내리|급감|급락|축소|낮[아췄추았은춘출]|적자|손실|인하|단축|둔화|떨어|(?<![가-힣])적[었다어은]|덜|빠[졌지]|밑돌|그쳤|"
        r"감축|절감|악화|짧|위축|앞당"
    ),
    "en": re.compile(
        r"\b(?:fall(?:s|en|ing)?|fell|decreas\w*|declin\w*|drop\w*|down|lower\w*|shr[iau]nk\w*|reduc\w*|cuts?|cutting|(?<!\d )loss(?:es)?|narrow\w*|worsen\w*|"
        r"plung\w*|slump\w*|slow\w*|deficits?|less|fewer|contract(?:ed|ion)|slid|slip\w*|sank|shorter|shorten\w*|shav\w+|below|halv\w+|trim\w*|red)\b",
        re.I,
    ),
    "zh": re.compile(
        r"减[少至幅]|减|下降|下跌|下调|下滑|降至|降幅|降低|降|缩[小短减]|跌|赤字|亏损|亏|逆差|低于|少于|回落|少|放缓|短"
    ),
}
_CLAUSE: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(r"(?<=[고며만나데면서])[,\s]|,\s"),
    "en": re.compile(r",\s|;\s|\b(?:but|while|although|and|however|though)\b"),
    "zh": re.compile(r"[，；。]|但|而"),
}
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NEGATED_TAGS = {("않", "VX"), ("못하", "VX"), ("못", "MAG"), ("안", "MAG"), ("없", "VA"), ("없이", "MAG"), ("아니", "VCN"), ("말", "VX"),
                 ("모르", "VV"), ("없애", "VV")}  # fmt: skip
_KO_DENIAL = re.compile(
    r"취소|무산|거부|부족|미정|금지|중단|불가|실패|제외|보류|철회|부인|반대|미달|미확정|무관|유보|연기|그쳤|그친|그쳐|불참|불투명|반려|불허|해지|외에|뿐|무상|무료|"
    r"불법|비상|미뤄|미루|미뤘|덜|비어|다만|아직|어려|난항|밑돌|부재|공백"
)
_NEGATIVE = {
    "en": re.compile(r"\b(?:not|no|never|neither|nor|none|nothing|without|cannot)\b|n[’']t\b", re.I),
    "zh": re.compile(
        r"未(?!来|满|婚)|没有|没(?!收)|不(?!敌|少|久|仅|断|过|同|足|锈|低于|超过|少于|动产|等|良|可|安|明|得|法|便|适|平|符|只|满|稳|如|論|论)|并非|无(?!缘|人|线|偿|障|限|缝|论)|否(?=[定决认])"
    ),
}
_BROAD = {
    "en": re.compile(
        r"\b(?:un(?!i|der|t)\w{3,}|dis(?!tr|c|p)\w{3,}|fail\w*|lack\w*|refus\w*|reject\w*|den(?:y|ied|ies)|cancel\w*|call(?:ed)? off|scrap\w*|suspend\w*|postpon\w*|"
        r"put off|delay\w*|exclud\w*|ban\w*|prevent\w*|avoid\w*|yet to|instead|short of|fell short|only|pending|miss\w*|withdr\w+|free|rather than|stop\w*|"
        r"hardly|barely|few|little|rule[ds]? out|halt\w*|drop\w*|remain\w*|still|oppos\w*|against|other than|stalled|waiv\w*|exempt\w*|await\w*|undecided)\b",
        re.I,
    ),
    "zh": re.compile(r"取消|拒绝|禁止|免|缺|失败|非|除|停|延期|推迟|搁置|难|仅|只|尚|仍|暂缓|落空|否|有待|流标|反对|不足|无|撤|不可|不明|暂"),
}  # fmt: skip

_NAMED = {
    "en": re.compile(r"\b(?:cancel\w*|called off|scrap\w*|postpon\w*|put off|delay\w*|pushed back|reject\w*|refus\w*|fail\w*|ban\w*|suspend\w*|exclud\w*|den(?:y|ied|ies)|"
                     r"drop\w*|terminat\w*|stop\w*|waiv\w*|illegal\w*|withdr\w+)\b", re.I),
    "zh": re.compile(r"取消|推迟|延期|拒绝|禁止|失败|暂停|停止|停|排除|解约|免|搁置|撤|违法|非法|落空|流标"),
}  # fmt: skip
"""Words of denial with a plain Korean twin in ``_KO_DENIAL``."""


def _sides(text: str, lang: Lang) -> list[tuple[int, int]]:
    """(place, +1 or -1) of each direction word; "no longer" and the like don't matter here."""
    ups = [(m.start(), 1) for m in UP[lang].finditer(text)]
    downs = [(m.start(), -1) for m in DOWN[lang].finditer(text)]
    return sorted([*ups, *downs])


@lru_cache(maxsize=16384)
def bound(text: str, lang: Lang, reach: int = 0) -> dict[str, tuple[int, tuple[int, int]]]:
    """Figures with a direction next to them in their clause → (+1 or -1, span); figures met both ways are left out."""
    found: dict[str, tuple[int, tuple[int, int]]] = {}
    mixed: set[str] = set()
    start = 0
    ends = [m.end() for m in _CLAUSE[lang].finditer(text)] + [len(text)]
    for end in ends:
        clause = text[start:end]
        words = _sides(clause, lang)
        if {side for _, side in words} in ({1}, {-1}):
            for figure in _FIGURE.finditer(clause):
                key = figure.group().replace(",", "")
                if abs(_nearest(words, figure, lang)) > (reach or _REACH[lang]):
                    continue
                side = words[0][1]
                if key in found and found[key][0] != side:
                    mixed.add(key)
                found[key] = (side, (start + figure.start(), start + figure.end()))
        start = end
    return {key: value for key, value in found.items() if key not in mixed}


_REACH: dict[Lang, int] = {"ko": 12, "en": 32, "zh": 10}
_CLOSE = 6


def _nearest(words: list[tuple[int, int]], figure: re.Match[str], lang: Lang) -> int:
    """Characters between the figure and the nearest direction word; in Korean only words behind it count."""
    gaps = [place - figure.end() if place >= figure.end() else figure.start() - place for place, _ in words]
    if lang == "ko":
        gaps = [place - figure.end() for place, _ in words if place >= figure.end()]
    return min(gaps, default=10**6)


def flips(source: str, source_lang: Lang, target: str, target_lang: Lang) -> Iterator[tuple[str, tuple[int, int], str]]:
    """(check, span in ``target``, message) for each direction that is turned round."""
    mine, other = bound(target, target_lang), bound(source, source_lang)
    close, near = bound(target, target_lang, _CLOSE), bound(source, source_lang, _CLOSE)
    turned = [key for key in mine if key in other and mine[key][0] != other[key][0] and "%" in _behind(source, key)]
    turned += [k for k in close if k in near and close[k][0] != near[k][0] and k in mine and k not in turned]
    for key in turned:
        yield "direction_flipped", mine[key][1], f"{key} goes {'up' if mine[key][0] > 0 else 'down'} here only"
    if turned:
        return
    here, there = _sides(target, target_lang), _sides(source, source_lang)
    for side in (1, -1):
        gained = sum(s == side for _, s in here) - sum(s == side for _, s in there)
        lost = sum(s == -side for _, s in there) - sum(s == -side for _, s in here)
        if gained > 0 and lost > 0:
            place = next(at for at, s in here if s == side)
            yield "direction_flipped", (place, min(place + 6, len(target))), "a direction is turned round"


def _behind(text: str, key: str) -> str:
    """The few characters behind a figure."""
    plain = text.replace(",", "")
    at = plain.find(key)
    return plain[at + len(key) : at + len(key) + 3]


def korean_negations(text: str, found: Sequence[Token] | None = None) -> tuple[int, int]:
    """Negated predicates of a Korean text, and words of denial beside them (취소, 무산 …); ``found`` are its tokens."""
    strict = sum((t.form, t.tag.split("-")[0]) in _NEGATED_TAGS for t in (tokens(text) if found is None else found))
    return strict, len(_KO_DENIAL.findall(text))


def negation_flip(korean: str, target: str, lang: Lang) -> str:
    """Which side alone denies; empty where both do or neither does.

    A negation on one side may answer a word of denial on the other (무산됐다, was not signed), unless that
    word has its own match (취소됐다, was canceled).
    """
    own, own_words = korean_negations(korean)
    mine, broad, named = (len(p.findall(target)) for p in (_NEGATIVE[lang], _BROAD[lang], _NAMED[lang]))
    if mine > own + max(0, own_words - named):
        return "the translation denies what the Korean doesn't"
    if own > mine + broad:
        return "the Korean denies what the translation doesn't"
    return ""
