"""Lines of a PDF put together again; what of it is furniture; what can't be read."""

import io
import subprocess
from typing import Any

import pytest

from pipeline.errors import InputError
from pipeline.io.documents import pdf
from pipeline.io.documents.joining import joined
from tests.io.documents.makers import pdf_by_hand, pdf_pages

pytest.importorskip("pypdfium2")
LONG = "한들시는 17일 새빛재단과 청년 창업을 지원하는 업무협약을 체결했다고 밝혔다. 두 기관은 앞으로 3년간 35억원을 투입하기로 했다. "


def body(data: bytes) -> list[str]:
    return pdf.read(data, "a", "a").body.split("\n\n")


def test_paragraph_goes_on_over_the_page() -> None:
    texts = [f"{number}. {LONG * 2}".strip() for number in range(1, 9)]
    texts[5] = " ".join(f"{LONG}제{number}차 사업은 내년에 시작한다." for number in range(1, 9))
    data = pdf_by_hand([*texts])
    assert body(data) == texts
    read = pdf.read(data, "a", "a").reading
    assert read is not None and read.warnings == ("page numbers and running heads left out: 2",)


def test_running_heads_go_and_a_title_stays() -> None:
    head = (72.0, 800.0, "한들시 보도자료")
    pages = [[head, (72.0, 700.0, f"{number}쪽 본문입니다."), (290.0, 40.0, f"{number} / 3")] for number in (1, 2, 3)]
    assert body(pdf_pages(pages)) == ["1쪽 본문입니다.", "2쪽 본문입니다.", "3쪽 본문입니다."]
    assert body(pdf_pages([pages[0]])) == ["한들시 보도자료", "1쪽 본문입니다."]


LINES = [
    pytest.param([(72.0, 700.0, "가나다라"), (200.0, 700.0, "1,166명"), (330.0, 700.0, "35억원")], ["가나다라 | 1,166명 | 35억원"], id="cells"),
    pytest.param([(72.0, 700.0, "□ 훈련 개요"), (72.0, 682.0, "○ 일시: 오후 2시"), (72.0, 664.0, "다. 장소")], ["□ 훈련 개요", "○ 일시: 오후 2시", "다. 장소"], id="bullets"),
    pytest.param([(72.0, 700.0, "짧은 줄"), (72.0, 682.0, "가" * 40)], ["짧은 줄", "가" * 40], id="short line ends a paragraph"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), LINES)
def test_lines(lines: list[tuple[float, float, str]], expected: list[str]) -> None:
    assert body(pdf_pages([lines])) == expected


JOINS = [
    pytest.param("업무협약을 체결했", "다고 밝혔다.", "업무협약을 체결했다고 밝혔다.", id="inside a word"),
    pytest.param("업무협약을 체결했다고", "밝혔다.", "업무협약을 체결했다고 밝혔다.", id="between words"),
    pytest.param("영업이익은 42", "69억원이다.", "영업이익은 4269억원이다.", id="inside a number"),
    pytest.param("영업이익은 4269억", "원이다.", "영업이익은 4269억원이다.", id="number and unit"),
    pytest.param("지난 2026", "년 3월", "지난 2026년 3월", id="year"),
    pytest.param("8.", "5%로 올랐다.", "8.5%로 올랐다.", id="decimal point"),
    pytest.param("“함께하겠다", "”고 말했다.", "“함께하겠다”고 말했다.", id="closing quotation mark"),
    pytest.param("이라고 밝혔다.", "시는 올해", "이라고 밝혔다. 시는 올해", id="sentences"),
    pytest.param("Hanbit", "Energy", "Hanbit Energy", id="Latin words"),
]


@pytest.mark.parametrize(("first", "second", "expected"), JOINS)
def test_joined(first: str, second: str, expected: str) -> None:
    assert joined([[first, second]]) == [expected]


def test_words_of_the_document_decide() -> None:
    assert joined([["새 누리", "마루를 연다."], ["누리마루는 3층이다."]]) == [
        "새 누리마루를 연다.",
        "누리마루는 3층이다.",
    ]


def test_document_that_breaks_between_words() -> None:
    lines = [
        "시는 올해 설비",
        "투자를 크게",
        "늘리고 창업",
        "공간을 새로",
        "열며 청년",
        "지원을 두 배로",
        "키우기로 했다.",
    ]
    assert joined([lines]) == [
        "시는 올해 설비 투자를 크게 늘리고 창업 공간을 새로 열며 청년 지원을 두 배로 키우기로 했다."
    ]


def encrypted() -> bytes:
    fpdf = pytest.importorskip("fpdf")
    document = fpdf.FPDF()
    document.set_encryption(owner_password="owner", user_password="user")
    document.add_page()
    return bytes(document.output())


def picture_only() -> bytes:
    image = pytest.importorskip("PIL.Image")
    out = io.BytesIO()
    image.new("RGB", (60, 80), "white").save(out, "PDF")
    return out.getvalue()


REFUSED = [
    pytest.param(encrypted, "encrypted", id="password"),
    pytest.param(picture_only, "no_text", id="scan"),
    pytest.param(lambda: pdf_pages([[(72.0, 700.0, "가")]])[:200], "damaged", id="cut off"),
    pytest.param(lambda: b"%PDF-1.7\n" + b"\x00\xff" * 500, "damaged", id="noise"),
    pytest.param(lambda: pdf_pages([[]] * 501), "too_large", id="too many pages"),
]


@pytest.mark.parametrize(("make", "code"), REFUSED)
def test_refused(make: Any, code: str) -> None:
    with pytest.raises(InputError) as caught:
        pdf.read(make(), "a", "a")
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        pytest.param(subprocess.TimeoutExpired("reader", 60), "timeout", id="hangs"),
        pytest.param(subprocess.CompletedProcess("reader", -11, b"", b""), "damaged", id="crashes"),
        pytest.param(subprocess.CompletedProcess("reader", 1, b"", b"MemoryError"), "damaged", id="runs out of memory"),
    ],
)
def test_reader_that_fails_is_a_reject(answer: Any, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*args: Any, **options: Any) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(InputError) as caught:
        pdf.read(b"%PDF-1.7", "a", "a")
    assert caught.value.code == code
