"""Reports speak the reader's language: each finding once, where it is, in the page, the Markdown and what is sent on."""

import html
import re
from collections.abc import Callable

import pytest

from pipeline.io import exports
from pipeline.io.exports.content import headline_findings, points
from pipeline.io.wording import words
from pipeline.io.writers import markdown, page_parts
from pipeline.records import Brief, Finding, Lang
from tests.io.exports.briefs import article, brief

SCALE = Finding(
    check="scale_changed", severity="block", lang="en", message="35억원 is 3.5 billion won: ten times too much",
    expected="3.5 billion won", found="35 billion won", source_span=(8, 12),
)  # fmt: skip
NAME = Finding(check="name_missing", severity="block", lang="zh", message="한들시 isn't told", expected="韩德市")
ROUGH = Finding(check="word_for_word", severity="block", lang="zh", message="this is the literal draft")
COUNTS = {"briefs": 1, "verified": 0, "rejects": 0, "config": "offline"}


def flagged() -> Brief:
    """A brief as a run makes it: its own findings are those of the headline and, again, those of the sentences."""
    made = brief(verified=True)
    first, second = made.sentences
    told = (first.model_copy(update={"findings": (SCALE,)}), second.model_copy(update={"findings": (ROUGH,)}))
    return made.model_copy(update={"status": "needs_review", "sentences": told, "findings": (NAME, SCALE, ROUGH)})


def page(made: Brief, lang: Lang) -> str:
    return html.unescape("".join(page_parts([made], (), COUNTS, lang=lang)))


def mail(made: Brief, lang: Lang) -> str:
    return html.unescape(exports.write("mail", made, article(), lang=lang).decode())


def text(made: Brief, lang: Lang) -> str:
    return exports.write("txt", made, article(), lang=lang).decode()


def plain_markdown(made: Brief, lang: Lang) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", markdown(made, lang))


SAID: dict[Lang, tuple[str, ...]] = {
    "en": (SCALE.message, NAME.message, ROUGH.message),
    "ko": (
        "자릿수 다름: 3년간: 올바른 표기 ‘3.5 billion won’ · 문장에는 ‘35 billion won’",
        "이름 누락: 올바른 표기 ‘韩德市’",
        "직역: 검사를 통과한 모델 문장이 없어 낱말대로 옮긴 초안을 실었습니다",
    ),
    "zh": (
        "数量级有误: 3년간: 应写作“3.5 billion won”",
        "名称缺失: 应写作“韩德市”",
        "逐字直译: 模型的句子均未通过检查，此处为逐词直译的草稿",
    ),
}
HEADINGS: dict[Lang, tuple[str, ...]] = {
    "en": ("Needs review: see", "To be checked", "Figures, dates and names", "中文, headline (must be mended)"),
    "ko": ("검수 필요: 아래", "확인할 점", "수치·날짜·이름", "中文, 제목 (고쳐야 함)"),
    "zh": ("需要审校：", "待核对", "数字、日期与名称", "中文, 标题 (必须修改)"),
}


def span_of(made: Brief) -> Brief:
    """The brief with the finding's source span on the words it is about."""
    first, second = made.sentences
    at = first.ko.index("3년간")
    finding = SCALE.model_copy(update={"source_span": (at, at + 3)})
    return made.model_copy(
        update={
            "sentences": (first.model_copy(update={"findings": (finding,)}), second),
            "findings": (NAME, finding, ROUGH),
        }
    )


@pytest.mark.parametrize("write", [page, plain_markdown, mail, text], ids=["page", "markdown", "mail", "text"])
@pytest.mark.parametrize("lang", ["en", "ko", "zh"])
def test_findings_are_said_once_in_the_readers_language(write: Callable[[Brief, Lang], str], lang: Lang) -> None:
    found = write(span_of(flagged()), lang)
    assert [found.count(said) for said in SAID[lang]] == [1, 1, 1]
    others = [said for other, texts in SAID.items() if other != lang for said in texts]
    assert not [said for said in others if said in found]


@pytest.mark.parametrize("lang", ["en", "ko", "zh"])
def test_headings_are_in_the_readers_language(lang: Lang) -> None:
    status, point, facts, place = HEADINGS[lang]
    sent, noted = mail(flagged(), lang), text(flagged(), lang)
    assert all(said in sent for said in (status, point, place))
    assert all(said in noted for said in (status, facts, place))
    assert all(words(lang)("out.source") in found for found in (sent, noted))


@pytest.mark.parametrize("lang", ["en", "ko", "zh"])
def test_a_document_in_the_readers_language(lang: Lang) -> None:
    pytest.importorskip("docx")
    from pipeline.io.documents import docx

    found = docx.read(exports.write("docx", span_of(flagged()), article(), lang=lang), "a", "a").body
    assert [found.count(said) for said in SAID[lang]] == [1, 1, 1]
    assert all(said in found for said in HEADINGS[lang])


def test_the_headlines_own_findings() -> None:
    made = flagged()
    assert headline_findings(made) == [NAME]
    twice = made.model_copy(update={"findings": (SCALE, NAME, SCALE, ROUGH)})
    assert headline_findings(twice) == [NAME, SCALE], "the headline may have what a sentence has"
    assert [point.severity for point in points(made, words("en"))] == ["block", "block", "block"]


def test_the_same_brief_in_each_language_has_the_same_texts() -> None:
    made = flagged()
    for lang in ("en", "ko", "zh"):
        found = page(made, lang)
        assert f'<html lang="{lang}">' in found
        assert all(text in found for text in (made.headline.ko, made.headline.en, made.headline.zh))
