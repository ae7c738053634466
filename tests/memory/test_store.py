"""A memory finds the sentence that is built alike, keeps what it is given, and says what is wrong with a file."""

import json
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.memory.features import features
from pipeline.memory.store import Entry, Memory

NEAREST = [
    ("온빛시는 도담기업과 청년 일자리를 늘리는 업무협약을 3일 맺었다고 밝혔다.", "signing"),
    ("지난달 자동차 수출액은 51억달러로 지난해 같은 달보다 6.2% 증가했다.", "exports up"),
    ("고은별 시장은 “아이 키우기 좋은 도시로 바꾸겠다”고 강조했다.", "quote"),
    ("해담제약은 임상 2상에서 환자 310명에게 치료제를 투여했다.", "clinical trial"),
    ("해담전자, 2분기 영업이익 31% 증가", "headline"),
    ("시는 내년까지 보행로 3.1km를 새로 놓을 계획이다.", "plan"),
    ("접수는 오는 5일부터 19일까지 누리집에서 받는다.", "schedule"),
    ("직장인 900명을 조사한 결과 44.1%가 이직을 원한다고 답했다.", "survey"),
    ("새 조례는 공포한 날부터 3개월 뒤 시행된다.", "law"),
    ("해담중공업은 유조선 3척을 2억9000만달러에 수주했다.", "contract"),
]
ONE = Entry(ko="문을 연다.", en="It opens.", zh="开放。")


@pytest.mark.parametrize(("text", "kind"), NEAREST, ids=[kind for _, kind in NEAREST])
def test_nearest_is_of_the_same_kind(text: str, kind: str) -> None:
    assert kind in [entry.source for _, entry in Memory.shipped().near(text, 2)]


def test_figures_and_names_do_not_count() -> None:
    one = features("온새전자는 3분기에 매출 9400억원을 거뒀다고 26일 밝혔다.", ["온새전자"])
    other = features("해든상사는 1분기에 매출 17억원을 거뒀다고 3일 밝혔다.", ["해든상사"])
    assert (one.content, one.frame, one.kinds) == (other.content, other.frame, other.kinds)


def test_the_ending_counts() -> None:
    memory = Memory(
        [
            Entry(ko="군은 도로를 넓혔다.", en="The county widened a road."),
            Entry(ko="군은 도로를 넓힐 계획이다.", en="The county plans to widen a road."),
        ]
    )
    assert memory.near("시는 하천을 고칠 계획이다.")[0][1].en == "The county plans to widen a road."


def test_scores_fall_and_repeat() -> None:
    found = Memory.shipped().near("시는 도서관을 21일 개관한다.", 20)
    scores = [score for score, _ in found]
    assert scores == sorted(scores, reverse=True) and 0 < scores[-1] < scores[0] < 1
    assert found == Memory.shipped().near("시는 도서관을 21일 개관한다.", 20)


def test_a_sentence_is_most_like_itself() -> None:
    memory = Memory([entry for entry in Memory.shipped().entries if not entry.terms])
    for entry in memory.entries[::9]:
        score, found = memory.near(entry.ko)[0]
        assert (found.ko, score) == (entry.ko, 1.0)


def test_exclude_and_lang() -> None:
    memory = Memory([ONE, Entry(ko="문을 닫는다.", zh="关闭。")])
    assert [entry.ko for _, entry in memory.near("문을 닫는다.", 5, lang="en")] == ["문을 연다."]
    assert [entry.ko for _, entry in memory.near("문을 닫는다.", 5, exclude=["문을  닫는다."])] == ["문을 연다."]
    assert memory.near("문을 닫는다.", 5, lang="en", exclude=[ONE.ko]) == []


@pytest.mark.parametrize("text", ["", " ", "…", "\x00", "\ud800", "ABC", "1", "가" * 5000], ids=repr)
def test_any_text_can_be_asked(text: str) -> None:
    assert len(Memory.shipped().near(text[:5000], 3)) == 3
    assert Memory().near(text) == []


@pytest.mark.parametrize("text", ["그는 “간다”고 했다.", ' 그는 "간다"고  했다. '], ids=["same", "spaces and quotes"])
def test_exact(text: str) -> None:
    memory = Memory([Entry(ko="그는 “간다”고 했다.", en='"I will go," he said.')])
    assert memory.exact(text) is not None
    assert memory.exact(text.replace("간다", "온다")) is None


def test_add_joins_and_replaces() -> None:
    memory = Memory([Entry(ko="문을 연다.", en="It opens.")])
    memory.prepare()
    assert memory.add([Entry(ko="문을 연다.", zh="开放。"), Entry(ko="값을 올린다.", en="It raises prices.")]) == 1
    assert memory.exact("문을 연다.") == ONE
    memory.add([Entry(ko="문을 연다.", en="It will open.")])
    assert memory.exact("문을 연다.") == ONE.model_copy(update={"en": "It will open."})
    assert memory.near("값을 올린다.")[0][1].en == "It raises prices."


def test_what_is_added_to_the_shipped_memory_stays_ones_own() -> None:
    mine = Memory.shipped()
    mine.add([ONE])
    assert mine.exact(ONE.ko) == ONE and Memory.shipped().exact(ONE.ko) is None


def test_save_and_load(tmp_path: Path) -> None:
    path = tmp_path / "memory.jsonl"
    Memory.shipped().save(path)
    assert Memory.load(path).entries == Memory.shipped().entries
    assert list(tmp_path.glob("*.partial")) == []


def test_names() -> None:
    memory = Memory([Entry(ko="가온시가 연다.", en="Gaon City opens.", terms={"가온시": {"en": "Gaon City"}}), ONE])
    assert memory.names() == {"가온시", "Gaon City"}


GOOD = json.dumps({"ko": "문을 연다.", "en": "It opens."}, ensure_ascii=False).encode()
BROKEN = [
    (b"{", "line 2: not JSON"),
    (b"[]", "line 2: "),
    (b"\xff\xfe", "line 2: not UTF-8"),
    (json.dumps({"ko": "문을 연다."}).encode(), "line 2: ko is needed, and en or zh"),
    (json.dumps({"ko": " ", "en": "It opens."}).encode(), "line 2: ko is needed"),
    (json.dumps({"ko": "문", "en": "Door", "note": "x"}).encode(), "line 2: 'note'"),
    (json.dumps({"ko": "문", "en": 3}).encode(), "line 2: 'en'"),
    (json.dumps({"ko": "문", "en": "Door", "terms": {"창": {"en": "window"}}}).encode(), "line 2: the term '창'"),
    (json.dumps({"ko": "문", "en": "Door", "terms": {"문": {"en": ""}}}).encode(), "line 2: the term '문'"),
    (json.dumps({"ko": "문", "en": "Door", "terms": {"문": {"fr": "porte"}}}).encode(), "line 2: 'terms.문.fr"),
]


@pytest.mark.parametrize(("line", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_broken_files_say_where(tmp_path: Path, line: bytes, message: str) -> None:
    path = tmp_path / "memory.jsonl"
    path.write_bytes(GOOD + b"\n" + line + b"\n")
    with pytest.raises(InputError) as caught:
        Memory.load(path)
    assert (
        str(path) in str(caught.value) and message in str(caught.value) and "en or zh may be empty" in str(caught.value)
    )


def test_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl"):
        Memory.load(tmp_path / "none.jsonl")
