"""An invented release and its brief, for the tests of all formats."""

import datetime as dt

from pipeline.records import (
    Article,
    Brief,
    BriefSentence,
    Finding,
    Mention,
    MentionKind,
    ModelInfo,
    Provenance,
    Rendering,
    Texts,
)

BODY = (
    "한들시, 청년 창업 지원에 35억 원 투입\n\n"
    "한들시는 17일 새빛재단과 청년 창업을 지원하는 업무협약을 체결했다고 밝혔다. "
    "두 기관은 앞으로 3년간 35억원을 투입하기로 했다.\n\n"
    "시는 내년에 지원 대상을 1,166명으로 늘릴 계획이다."
)
HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)> [링크](javascript:alert(2)) & \"따옴표\" \x00\x0b끝"


def article(body: str = BODY) -> Article:
    """The release."""
    return Article(
        id="handeul-01", body=body, title="한들시, 청년 창업 지원에 35억 원 투입", published=dt.date(2026, 3, 17),
        source="in/handeul-01.hwpx",
    )  # fmt: skip


def _span(text: str) -> tuple[int, int]:
    start = BODY.index(text)
    return start, start + len(text)


def _fact(kind: MentionKind, surface: str, en: str, zh: str, *, certain: bool = True) -> Mention:
    start, end = _span(surface)
    renderings = {
        "en": Rendering(preferred=en, accepted=(en,), origin="rule", certain=certain),
        "zh": Rendering(preferred=zh, accepted=(zh,), origin="rule", certain=certain),
    }
    return Mention(kind=kind, surface=surface, start=start, end=end, renderings=renderings)  # type: ignore[arg-type]


def brief(*, verified: bool = False) -> Brief:
    """The brief of the release: two sentences, four facts and, unless ``verified``, two findings."""
    block = Finding(
        check="figures", severity="block", lang="zh", message="1,166명 isn't in the translation", expected="1166人"
    )
    warn = Finding(check="names", severity="warn", lang="en", message="spelling of 새빛재단 not confirmed")
    first = BriefSentence(
        ko="한들시는 새빛재단과 3년간 35억원을 청년 창업에 투입한다.",
        en="Handeul City and the Saebit Foundation will spend 3.5 billion won on youth start-ups over three years.",
        zh="韩德市将与新光财团在三年内向青年创业投入35亿韩元。",
        sources=(
            _span("한들시는 17일 새빛재단과 청년 창업을 지원하는 업무협약을 체결했다고 밝혔다."),
            _span("두 기관은 앞으로 3년간 35억원을 투입하기로 했다."),
        ),
        findings=() if verified else (warn,),
    )
    second = BriefSentence(
        ko="시는 내년에 지원 대상을 1,166명으로 늘린다.",
        en="The city will raise the number of recipients to 1,166 next year.",
        zh="该市计划明年扩大支援对象。",
        sources=(_span("시는 내년에 지원 대상을 1,166명으로 늘릴 계획이다."),),
        findings=() if verified else (block,),
    )
    model = ModelInfo(
        role="translator", engine="llamacpp", weights="wheel:example", revision="0123456789abcdef", licence="Apache-2.0"
    )
    return Brief(
        id="handeul-01", status="verified" if verified else "needs_review",
        title="한들시, 청년 창업 지원에 35억 원 투입", published=dt.date(2026, 3, 17),
        headline=Texts(
            ko="한들시, 청년 창업에 35억원 투입", en="Handeul City puts 3.5 billion won into youth start-ups",
            zh="韩德市向青年创业投入35亿韩元",
        ),
        sentences=(first, second),
        facts=(
            _fact("figure", "35억원", "3.5 billion won", "35亿韩元"), _fact("figure", "1,166명", "1,166 people", "1166人"),
            _fact("figure", "3년간", "three years", "三年"),
            _fact("organization", "새빛재단", "Saebit Foundation", "新光财团", certain=False),
        ),
        findings=(),
        provenance=Provenance(
            version="0.1.0", config="offline", config_digest="0a1b2c3d", article_digest="a", models=(model,)
        ),
    )  # fmt: skip


def hostile() -> tuple[Brief, Article]:
    """A brief all of whose texts are hostile, and its release."""
    made = brief()
    texts = {"ko": HOSTILE, "en": HOSTILE, "zh": HOSTILE}
    sentences = tuple(sentence.model_copy(update=texts | {"sources": ((0, 10_000),)}) for sentence in made.sentences)
    facts = tuple(fact.model_copy(update={"surface": HOSTILE}) for fact in made.facts)
    update = {"id": HOSTILE, "title": HOSTILE, "headline": Texts(**texts), "sentences": sentences, "facts": facts}
    return made.model_copy(update=update), article().model_copy(update={"body": HOSTILE, "source": HOSTILE})
