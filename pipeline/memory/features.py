"""What makes two press sentences alike for a translator: content, construction, kinds of figures, length.

A translation can lean on an example when the sentence is built alike (…했다고 밝혔다, …할 계획이다, the
connectives, a comparison with 보다) and says alike things; which amount or which name stands in it doesn't
count. So figures, dates and names are masked to their kinds before words are compared.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from kiwipiepy import Token

from pipeline.facts.dates.korean import find_dates
from pipeline.facts.figures.korean import find_figures
from pipeline.facts.names.find import find_names
from pipeline.records import DateValue, Mention, Quantity
from pipeline.text.morph import tokenize

TOPICS = {
    "up": "늘 늘어나 늘리 증가 상승 오르 올리 커지 높아지 확대 성장 급증 넓히 인상 상향 불어나 뛰",
    "down": "줄 줄어들 줄이 감소 하락 내리 떨어지 낮아지 낮추 축소 급감 인하 감축 짧아지 단축 그치 머물",
    "agree": "협약 협정 체결 맺 합의 양해각서 서명 교환 손잡 맞손 계약",
    "invest": "투자 투입 들이 조성 유치 출자 펀드 기금",
    "appoint": "선임 임명 취임 위촉 내정 뽑히 임기 이사장 사장",
    "say": "말 강조 당부 설명 전하 내다보 답하 덧붙이 다짐 약속 지시",
    "build": "짓 세우 놓 건설 건립 착공 준공 완공 공사 공장 시공 개통",
    "open": "개관 개장 개소 개원 열 문 개방 개막",
    "hold": "개최 열 진행 참석 참가 행사 기념식 토론회 축제 대회",
    "recruit": "모집 뽑 채용 공모 선발 접수 신청 지원자",
    "support": "지원 보조 지급 보조금 지원금 장려금 감면 대출 빌려주 무료",
    "award": "수상 상 대상 받 차지 우승 선정 금메달 동메달",
    "study": "연구 연구팀 연구진 개발 발견 찾아내 밝혀내 분석 학술지 논문",
    "trial": "임상 환자 투여 허가 승인 치료제 신약 백신",
    "sell": "출시 판매 팔 내놓 선보이 공개 신제품 가격 값",
    "earn": "매출 영업이익 순이익 영업손실 순손실 흑자 적자 실적 배당금",
    "trade": "수출 수입 수출액 수입액 교역 관세 무역",
    "order": "수주 공급 납품 낙찰 입찰 따내",
    "safety": "점검 안전 사고 화재 대피 구조 훈련 단속 통제",
    "weather": "비 태풍 지진 폭염 한파 산불 호우 가뭄 피해 복구",
    "law": "조례 법 개정 시행 의결 규제 벌금 과태료 시행령",
    "count": "집계 조사 응답 답하 비율 인구 차지 나타나 설문",
    "meet": "만나 회담 회의 논의 협상 방문 대표단 외교",
    "farm": "농가 재배 수확 생산량 어업 품종 양식장 쌀",
}
"""Words of the press that stand for one another when an example is sought, by what the sentence reports."""
_TOPICS: dict[str, list[str]] = {}
for _topic, _words in TOPICS.items():
    for _word in _words.split():
        _TOPICS.setdefault(_word, []).append(_topic)
CONTENT = frozenset({"NNG", "NNP", "VV", "VA", "XR", "MAG"})
FRAME = frozenset({"EC", "ETM", "MAJ", "JKB", "JKQ", "JX", "EP"})
_ENDING = frozenset({"EP", "EF", "EC", "ETM", "ETN", "VX", "VCP", "NNB", "JKQ", "XSN"})
_MARKS = frozenset({"SF", "SSO", "SSC", "SS", "SW", "SE"})
MAX_CLAUSES, MAX_LEMMAS = 5, 400


class Features(NamedTuple):
    """The features of one sentence: each is compared within its group; ``length`` is in characters,
    ``headline`` true where it ends in no verb."""

    content: frozenset[str]
    frame: frozenset[str]
    kinds: frozenset[str]
    length: int
    headline: bool


def features(text: str, terms: Collection[str] = ()) -> Features:
    """The features of a Korean sentence; ``terms`` are names that only its entry knows."""
    covered = _spans(text, terms)
    found = []
    for mention in sorted(_mentions(text), key=lambda m: (m.start - m.end, m.start)):
        span = range(mention.start, mention.end)
        if covered.isdisjoint(span):
            covered.update(span)
            found.append(mention)
    tokens = [_plain(token) for token in tokenize(text)]
    open_tokens = [token for token in tokens if token[2] not in covered]
    frame = frozenset(_frame([(form, tag) for form, tag, _ in tokens], text))
    return Features(
        frozenset(_content(open_tokens)),
        frame,
        frozenset(_kinds(found, [form for form, tag, _ in open_tokens if tag == "NNP"], terms)),
        len(text),
        "verb" not in frame,
    )


def _plain(token: Token) -> tuple[str, str, int]:
    """Form, tag without its suffix (VV-I) and start of a token."""
    return token.form, token.tag.split("-")[0], token.start


def _mentions(text: str) -> list[Mention]:
    """Figures, dates and names without their renderings, which cost more than all the rest."""
    return [*find_figures(text), *find_dates(text), *(m for m in find_names(text) if m.kind != "title")]


def _spans(text: str, terms: Collection[str]) -> set[int]:
    """The characters that the terms take up."""
    covered: set[int] = set()
    for term in terms:
        at = text.find(term)
        while term and at >= 0:
            covered.update(range(at, at + len(term)))
            at = text.find(term, at + len(term))
    return covered


def _content(tokens: Sequence[tuple[str, str, int]]) -> list[str]:
    """The words that say what the sentence is about, and the topics they belong to."""
    lemmas = [form for form, tag, _ in tokens if tag in CONTENT][:MAX_LEMMAS]
    return [*lemmas, *(f"<{topic}>" for lemma in lemmas for topic in _TOPICS.get(lemma, ()))]


def _frame(tokens: Sequence[tuple[str, str]], text: str) -> list[str]:
    """How the sentence is built: its ending, its connectives and case particles, its number of clauses."""
    body = [token for token in tokens if token[1] not in _MARKS]
    clauses = sum(tag in ("EC", "JKQ") and body[at + 1 : at + 2] != [] and body[at + 1][1] != "VX"
                  for at, (_, tag) in enumerate(body))  # fmt: skip
    frame = [f"clause{number}" for number in range(1, min(clauses, MAX_CLAUSES) + 1)]
    frame += [f"{tag}:{form.removeprefix('으')}" for form, tag in body if tag in FRAME]
    frame += ["quoted"] if any(mark in text for mark in '“”"') else []
    return [*frame, *_ending(body)]


def _ending(body: Sequence[tuple[str, str]]) -> list[str]:
    """The final predicate: its endings as one feature, its head as another; a headline ends in a noun."""
    if not body or body[-1][1] not in ("EF", "EC"):
        return ["ends in noun", f"last:{body[-1][0]}"] if body else []
    at = len(body)
    while at > 0 and body[at - 1][1] in _ENDING:
        at -= 1
    if at > 0 and body[at - 1][1] in ("XSV", "XSA"):
        at -= 1
    tail = "+".join(form for form, _ in body[at:])
    head = body[at - 1][0] if at else ""
    return [f"tail:{tail}", f"head:{head}", "verb"]


def _kinds(found: Sequence[Mention], others: Sequence[str], terms: Collection[str]) -> list[str]:
    """The kinds of figures, dates and names, numbered, so that two amounts aren't one."""
    counted: Counter[str] = Counter(_kind(mention) for mention in found)
    counted["name"] = min(counted["name"] + len(others) + len(terms), 4)
    return [f"{kind}{number}" for kind, times in counted.items() for number in range(1, times + 1)]


def _kind(mention: Mention) -> str:
    """The kind of a mention: the unit of a figure, the finest field of a date, or ``name``."""
    if isinstance(mention.value, Quantity):
        return mention.value.unit
    if isinstance(mention.value, DateValue):
        fields = ("hour", "weekday", "day", "quarter", "half", "month", "year")
        return "date:" + next((field for field in fields if getattr(mention.value, field) is not None), "other")
    return "name"
