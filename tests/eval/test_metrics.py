"""Overlap, translation scores and shape: exact where a library or arithmetic gives the number."""

import pytest
import sacrebleu

from eval.metrics import overlap, shape, strings, translation
from tests.eval.invented import make_reference

EN = (
    ["The city spent 4 billion won.", "Exports rose 3 percent."],
    ["The city spent 4.2 billion won.", "Exports fell 3 percent."],
)
ZH = (["该市投入40亿韩元。", "出口增长3%。"], ["该市投入42亿韩元。", "出口下降3%。"])


@pytest.mark.parametrize("lang", ["ko", "zh"])
def test_identical_texts_score_100(lang: str) -> None:
    text = {"ko": "광주시는 4269억원을 들여 기업 22곳을 지원한다.", "zh": "光州市投入4269亿韩元支持22家企业。"}[lang]
    assert set(overlap.rouge(text, text, lang).values()) == {100.0}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("22일 서울에서 행사가 열렸다", "물가가 22% 올랐다고 통계청이 발표했다"),
        ("선수단은 22명으로 꾸려졌다.", "배추 값은 22개월 만에 내렸다고 농협이 밝혔다."),
        ("도서관 4곳이 9월에 문을 연다.", "영업이익은 4분기에 9억원 줄었다."),
    ],
)
def test_shared_digits_are_no_overlap(first: str, second: str) -> None:
    assert all(value < 30 for value in overlap.rouge(first, second, "ko").values())


def test_a_korean_paraphrase_scores_between() -> None:
    score = overlap.rouge("광주시는 기업 22곳을 돕는다.", "광주시가 22개 기업을 지원한다.")["rouge1"]
    assert 30 < score < 100


def test_empty_texts_score_0() -> None:
    assert overlap.rouge("", "가나다", "ko")["rougeL"] == 0.0
    assert translation.article("en_chrf++", " ", "text") == 0.0


@pytest.mark.parametrize(
    ("name", "texts", "metric"),
    [
        ("en_chrf++", EN, sacrebleu.CHRF(word_order=2)),
        ("zh_chrf", ZH, sacrebleu.CHRF()),
        ("en_bleu", EN, sacrebleu.BLEU()),
        ("zh_bleu", ZH, sacrebleu.BLEU(tokenize="zh")),
    ],
)
def test_corpus_scores_are_sacrebleus(
    name: str, texts: tuple[list[str], list[str]], metric: sacrebleu.metrics.base.Metric
) -> None:
    hypotheses, references = texts
    assert translation.corpus(name, hypotheses, references) == metric.corpus_score(hypotheses, [references]).score
    assert translation.signature(name).endswith(metric.get_signature().format())


def test_fragments_take_the_longest_copy() -> None:
    assert shape.fragments(tuple("abcdefg"), tuple("cdexabc")) == [(2, 3), (0, 3)]


def test_shape_of_a_copy_and_of_a_new_text() -> None:
    body = make_reference(1).body
    copied = shape.shape(body, list(shape.lead(body, 1)))
    new = shape.shape(body, ["바다거북이 조용히 헤엄쳤다."])
    assert (copied["coverage"], copied["novelty"], copied["lead"]) == (100.0, 0.0, 100.0)
    assert (new["coverage"], new["novelty"]) == (0.0, 100.0)


def test_redundancy_is_the_likest_pair() -> None:
    sentence = "기업 22곳을 지원한다."
    assert shape.shape("본문이다.", [sentence, "전혀 다른 말이다.", sentence])["redundancy"] == 100.0


@pytest.mark.parametrize(
    ("spelling", "text", "lang", "stands"),
    [
        ("426.9 billion won", "It spent 426.9 Billion Won.", "en", True),
        ("26.9 billion won", "It spent 426.9 billion won.", "en", False),
        ("4269亿韩元", "投入4,269亿韩元", "zh", True),
        ("4269억원", "4269억 원을 들여", "ko", True),
        ("14", "14.5 companies", "en", False),
        ("14", "14 companies", "en", True),
        ("Gwangju", "Gwangjuan", "en", False),
        ("光州", "光州市", "zh", True),
        ("", "anything", "en", False),
    ],
)
def test_hand_written_spellings(spelling: str, text: str, lang: str, stands: bool) -> None:
    assert strings.stands(spelling, text, lang) is stands


def test_recall_counts_what_the_korean_kept() -> None:
    reference = make_reference(0)
    full = strings.recall(reference, " ".join(reference.summary_ko), {"en": " ".join(reference.summary_en), "zh": ""})
    assert (full.share("ko"), full.share("en"), full.share("zh")) == (100.0, 100.0, 0.0)
    assert len(full.lost["zh"]) == 2
    none = strings.recall(reference, "다른 말이다.", {"en": "", "zh": ""})
    assert (none.share("ko"), none.share("en")) == (0.0, 100.0)
