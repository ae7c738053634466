"""Whether a translation keeps the direction (up or down) and the negation of its source.

A clear flip is told apart from doubt: only a source with one direction and a target with the other
alone, or a verb negated on one side and nothing negative on the other, counts as flipped.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.records import Finding, TargetLang
from pipeline.text.morph import tokenize

PREDICATE_TOKENS = 6
_KO_UP = {
    "NNG": "증가 상승 급증 급등 확대 성장 증대 개선 호전 인상 향상 증액 증원 흑자 반등 상향 폭증 증설",
    "VV": "늘 늘어나 오르 올라가 커지 높아지 뛰 불어나 치솟 올리 높이 늘리 많아지 넓어지",
    "VA": "많 높 크",
}
_KO_DOWN = {
    "NNG": "감소 하락 급감 급락 축소 위축 감축 악화 인하 저하 감액 감원 적자 손실 하향 둔화 폭락 절감 단축 삭감",
    "VV": "줄 줄어들 내려가 작아지 낮아지 떨어지 빠지 꺾이 낮추 줄이 적어지 좁아지",
    "VA": "적 낮 작",
}
_VERBS = ("VV", "NNG")
_EN_UP = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|increas\w*|grew|grow(?:s|n|ing|th)?|up|higher|gain(?:s|ed)?|expan\w+|surg\w+|jump\w*|climb\w*|"
    r"improv\w*|rais\w+|soar\w*|widen\w*|profits?|more|boost\w*|doubled|tripled|rebound\w*|highest)\b",
    re.IGNORECASE,
)
_EN_DOWN = re.compile(
    r"\b(?:fall(?:s|en|ing)?|fell|decreas\w*|declin\w*|drop\w*|down|lower(?:ed|ing)?|shr[iau]nk\w*|reduc\w*|cuts?|cutting|loss(?:es)?|"
    r"narrow\w*|worsen\w*|plung\w*|slump\w*|slow\w*|deficits?|less|fewer|contract(?:ed|ion)|diminish\w*|lowest|slid|tumbl\w*|sank)\b",
    re.IGNORECASE,
)
_ZH_UP = re.compile(r"增|升|上涨|扩大|提高|提升|改善|盈利|扭亏|飙|攀|走高|高于|更多|涨|翻")
_ZH_DOWN = re.compile(r"减|降|下跌|缩|亏损|恶化|下滑|跌|低于|赤字|放缓|走低|损失|少于")
_KO_NEGATION = re.compile(
    r"않|못|없|아니|아닌|아닐|아닙|안\s|모르|의문|의심|여부|꼭|적게|생소|거리가 멀|어려|다르|달리|오해|때까지|정도는|말고|말아|금지|부족|실패|거부|제외|중단|불가|미[가-힣]{1,3}|불[가-힣]|무[가-힣]|비[가-힣]|난항|외에|이외|어렵|뿐|부인|취소|무산|폐지|면하|막"
)
_KO_VERB_NEGATION = {
    ("않", "VX"),
    ("못하", "VX"),
    ("없", "VA"),
    ("아니", "VCN"),
    ("안", "MAG"),
    ("못", "MAG"),
    ("않", "VV"),
}
_EN_VERB_NEGATION = re.compile(
    r"\b(?:(?:did|does|will|would|has|have|had|is|are|was|were|can|could|should) not|\w+n[’']t|cannot)\b", re.IGNORECASE
)
_EN_NEGATIVE = re.compile(
    r"\b(?:not?|non\w*|n[eo]ver|neither|nor|none|nothing|nobody|without|cannot|\w+n[’']t|un(?!i[a-z]|der|til|veil)\w+|in(?!jur|clud|to|crea|vest|ter|dust|stit|form|stall|div|come|n|side|it|dic|cid|spec|put|quir|h|tro|vi|vol|tend|f)\w+|im(?!po(?:rt|se)|ple|prov|med|pact|age|it)\w+|dis(?!trict|cuss|tribut|play|close|aster|patch|ease|cover)\w+|fail\w*|waiv\w*|drop(?:s|ped|ping)?|abandon\w*|shelv\w*|halt\w*|suspend\w*|exempt\w*|scrap\w*|ban\w*|forgo\w*|lack\w*|refus\w*|den[iy]\w*|"
    r"rather|instead|free|zero|only|except\w*|hardly|rarely|barely|little|few|less|yet to|absen\w+|exclud\w*|but|against|prevent\w*|avoid\w*|beyond|"
    r"missing|same|remain\w*|deficien\w*|out for|despite|too|undecided|pending|wrong|impossible|regardless|mere\w*|stop\w*|beside\w*|also|as well|still|difficult\w*|out of|until|before|unless|if)\b",
    re.IGNORECASE,
)
_ZH_VERB_NEGATION = re.compile(r"没有|不会|不能|未能|并未|尚未|不是|并不|不再|没能|无法|不予")
_ZH_NEGATIVE = re.compile(
    r"不|没|未|无|非|否|别|勿|莫|免|缺|失败|除|拒|仅|只|外|禁|难|避|反对|而是|(?<![减至多缩])少|零|也|还|虽|但|直到|停|放弃|搁置|取消|暂缓"
)


def _forms(table: dict[str, str]) -> set[tuple[str, str]]:
    return {(form, tag) for tag, forms in table.items() for form in forms.split()}


_UP, _DOWN = _forms(_KO_UP), _forms(_KO_DOWN)


def check_polarity(source: str, target: str, lang: TargetLang, with_figures: bool) -> Iterator[Finding]:
    """Findings where direction (of sentences with figures) or negation flips between source and target."""
    tokens = [(token.form, token.tag.split("-")[0]) for token in tokenize(source)]
    if with_figures:
        yield from _direction(tokens, target, lang)
    yield from _negation(source, tokens, target, lang)


def _direction(tokens: Sequence[tuple[str, str]], target: str, lang: TargetLang) -> Iterator[Finding]:
    up, down = sum(t in _UP for t in tokens), sum(t in _DOWN for t in tokens)
    up_found = (_EN_UP if lang == "en" else _ZH_UP).findall(target)
    down_found = (_EN_DOWN if lang == "en" else _ZH_DOWN).findall(target)
    strong = any(t in _UP | _DOWN and t[1] in _VERBS for t in tokens)
    if strong and up and not down and down_found and not up_found:
        yield _flip("direction_flipped", lang, "the source says up, the translation says down", down_found[0])
    elif strong and down and not up and up_found and not down_found:
        yield _flip("direction_flipped", lang, "the source says down, the translation says up", up_found[0])


def directions(text: str, lang: TargetLang) -> str:
    """``up`` or ``down`` where the text says one alone, else empty."""
    up = (_EN_UP if lang == "en" else _ZH_UP).search(text)
    down = (_EN_DOWN if lang == "en" else _ZH_DOWN).search(text)
    return "" if bool(up) == bool(down) else "up" if up else "down"


def denies(text: str, lang: TargetLang) -> bool:
    """Whether anything in the text is negative, in the widest sense: without, free of, fewer, 未, 无, 除."""
    return (_EN_NEGATIVE if lang == "en" else _ZH_NEGATIVE).search(text) is not None


def korean_direction(text: str) -> str:
    """``up`` or ``down`` where a verb or noun of the Korean says one alone, else empty."""
    tokens = {(token.form, token.tag.split("-")[0]) for token in tokenize(text)}
    up, down = ({t for t in tokens & way if t[1] in _VERBS} for way in (_UP, _DOWN))
    return "" if bool(up) == bool(down) else "up" if up else "down"


def _negation(source: str, tokens: Sequence[tuple[str, str]], target: str, lang: TargetLang) -> Iterator[Finding]:
    verb_negation = (_EN_VERB_NEGATION if lang == "en" else _ZH_VERB_NEGATION).search(target)
    if verb_negation and not _KO_NEGATION.search(source):
        yield _flip("negation_flipped", lang, "the translation denies what the source says", verb_negation.group())
    denied = any(token in _KO_VERB_NEGATION for token in _last_predicate(tokens))
    if denied and not (_EN_NEGATIVE if lang == "en" else _ZH_NEGATIVE).search(target):
        yield _flip("negation_flipped", lang, "the source denies what the translation says", "")


def _last_predicate(tokens: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """The tokens of the main clause's verb: the few before the final ending, of a headline those before 기로."""
    ends = [at for at, (_, tag) in enumerate(tokens) if tag == "EF"]
    decided = [at for at, token in enumerate(tokens[:-1]) if token == ("기", "ETN") and tokens[at + 1][0] == "로"]
    ends = ends or [at for at in decided if at >= len(tokens) - PREDICATE_TOKENS]
    return tokens[max(0, ends[-1] - PREDICATE_TOKENS) : ends[-1]] if ends else ()


def _flip(check: str, lang: TargetLang, message: str, found: str) -> Finding:
    said = f": '{found}'" if found else ""
    return Finding(check=check, severity="block", lang=lang, message=message + said, found=found)
