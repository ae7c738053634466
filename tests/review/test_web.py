"""The page over HTTP, as a browser and as an attacker would call it."""

import html
import json
import re
import zipfile
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("multipart")

from fastapi.testclient import TestClient

from pipeline.records import Reject
from pipeline.review.app import Settings, create_app
from pipeline.review.desk import Desk
from pipeline.review.events import slug_of
from pipeline.review.guard import MAX_BODY
from pipeline.review.reading import PAGE
from pipeline.run.ledger import Ledger
from tests.conftest import seconds
from tests.review.invented import BROKEN, HOSTILE, MENDED, OPENING, article, fill, library
from tests.review.test_catalog import LIMIT

HOST = "http://127.0.0.1:8765"
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}
BROKEN_PAGE, CLEAN_PAGE, HOSTILE_PAGE = (f"/b/{slug_of(name)}" for name in ("broken", "clean", "hostile"))


class Visitor:
    """A browser's session: cookies, the page's own token, forms sent as the page sends them."""

    def __init__(self, desk: Desk, memory: Path | None = None, lang: str = "en") -> None:
        app = create_app(desk, Settings(user="민지", memory=memory))
        self.client = TestClient(app, base_url=HOST, headers={"accept-language": lang}, follow_redirects=False)

    def get(self, path: str, **headers: str) -> str:
        answer = self.client.get(path, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.text

    def post(self, path: str, status: int = 200, **fields: str) -> str:
        token = re.search(r'name="token" value="(\w+)"', self.get("/"))
        assert token
        answer = self.client.post(path, data={"token": token[1]} | fields, headers=PART)
        assert answer.status_code == status, answer.text
        return answer.text


@pytest.fixture
def visitor(desk: Desk) -> Visitor:
    return Visitor(desk)


def edit_fields(desk: Desk, text: str, version: int = 0) -> dict[str, str]:
    base = desk.sheet("broken").base
    return {"place": "2", "lang": "en", "version": str(version), "base": base, "text": text}


def finding_key(desk: Desk) -> str:
    return desk.sheet("broken").judged[0].key


def words(page: str) -> str:
    """What a page says, without its tags."""
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def test_the_list(visitor: Visitor) -> None:
    page = visitor.get("/")
    assert page.count("<li ") == 3 and "3 of 3" in page
    part = visitor.get("/?check=scale_changed", **PART)
    assert part.startswith('<div id="found">') and part.count("<li ") == 1
    assert BROKEN_PAGE + "?check=scale_changed" in part, "the way back keeps the filter"
    assert 'href="?state=open&amp;check=scale_changed"' in part, "so do the states above the list"
    assert "No brief fits" in visitor.get("/?q=nowhere")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "empty file; a release needs a text"),
        ("ko", "빈 파일입니다. 보도자료에는 본문이 있어야 합니다."),
        ("zh", "空文件。新闻稿须有正文。"),
    ],
)
def test_what_got_no_brief_is_told_in_the_readers_language(tmp_path: Path, lang: str, said: str) -> None:
    reject = Reject(
        id="<b>빈", source="in/빈.txt", stage="read", code="empty", detail="empty file; a release needs a text"
    )
    with Ledger.open(tmp_path / "run") as ledger:
        ledger.take_in([article("clean"), reject], "key", "invented")
    with closing(Desk(tmp_path / "run")) as desk:
        visitor = Visitor(desk, lang=lang)
        assert 'href="/rejects"' in visitor.get("/")
        page = visitor.get("/rejects")
        assert said in page and "in/빈.txt" in page and "&lt;b&gt;빈" in page


@pytest.mark.parametrize(
    ("lang", "said"),
    [("ko-KR,ko;q=0.9", "브리프 목록"), ("en-GB", "Briefs"), ("zh-CN,zh;q=0.8,en;q=0.5", "简报列表"), ("fr", "Briefs")],
)
def test_the_language_follows_the_browser(desk: Desk, lang: str, said: str) -> None:
    assert f"<h1>{said}</h1>" in Visitor(desk, lang=lang).get("/")


def test_name_and_language_are_kept(visitor: Visitor) -> None:
    visitor.post("/settings", 303, user=" 김 하나\n", lang="zh", back="/")
    page = visitor.get("/")
    assert "简报列表" in page and "김 하나" in page


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_settings_never_lead_elsewhere(visitor: Visitor, back: str) -> None:
    visitor.get("/")
    visitor.post("/settings", 303, back=back)
    answer = visitor.client.post("/settings", data={"token": "x", "back": back})
    assert answer.headers.get("location", "/") == "/"


def test_a_brief_lights_its_sources(visitor: Visitor) -> None:
    page = visitor.get(BROKEN_PAGE)
    (mark,) = re.findall(r'<mark class="figure block"[^>]*data-fact="([\w-]+)"[^>]*>4\.269 billion won</mark>', page)
    card = re.search(rf'id="card-{mark}" data-spots="(\d+)".*?</div>', page, re.DOTALL)
    assert card
    assert re.search(rf'data-spot="{card[1]}"[^>]*>4269억원<', page), "the release has the place to light"
    said = words(card[0])
    for part in ("426,900,000,000 KRW", "426.9 billion won", "scale changed", "4269亿韩元", "agrees"):
        assert part in said


def test_editing_checks_at_once(visitor: Visitor, desk: Desk) -> None:
    editor = visitor.get(f"{BROKEN_PAGE}/edit/2/en", **PART)
    assert BROKEN.en in editor
    key = finding_key(desk)
    assert MENDED in visitor.get(f"{BROKEN_PAGE}/edit/2/en?use={key}", **PART)
    live = visitor.post(f"{BROKEN_PAGE}/check", **edit_fields(desk, "The city spent 42.69 billion won."))
    assert "scale changed" in live and desk.sheet("broken").events == ()
    saved = visitor.post(f"{BROKEN_PAGE}/edit", **edit_fields(desk, MENDED))
    assert 'id="row-2"' in saved and 'id="bar"' in saved and "finding block" not in saved
    assert "민지" in words(visitor.get(f"{BROKEN_PAGE}/history"))


def test_two_editors_see_each_other(visitor: Visitor, desk: Desk) -> None:
    mine, theirs = edit_fields(desk, MENDED), edit_fields(desk, "The city paid 426.9 billion won.")
    visitor.post(f"{BROKEN_PAGE}/edit", **theirs)
    page = words(visitor.post(f"{BROKEN_PAGE}/edit", 409, **mine))
    for text in (BROKEN.en, theirs["text"], MENDED):
        assert text in page
    assert desk.sheet("broken").rows[2].texts.en == theirs["text"]
    visitor.post(f"{BROKEN_PAGE}/edit", **(mine | {"version": "1"}))
    assert desk.sheet("broken").rows[2].texts.en == MENDED


def test_approval(visitor: Visitor, desk: Desk) -> None:
    assert "overruled: 1." in visitor.post(f"{BROKEN_PAGE}/approve", 409, seen="0")
    assert "Give a reason" in visitor.post(f"{BROKEN_PAGE}/decide", 409, key=finding_key(desk), action="overrule")
    fields = {"key": finding_key(desk), "action": "overrule", "reason": "원문 오류"}
    assert "원문 오류" in visitor.post(f"{BROKEN_PAGE}/decide", **fields)
    assert "changed this brief" in visitor.post(f"{BROKEN_PAGE}/approve", 409, seen="0")
    seen = str(desk.sheet("broken").seen)
    assert "Approved by 민지" in visitor.post(f"{BROKEN_PAGE}/approve", seen=seen)
    assert "Withdraw" not in visitor.post(f"{BROKEN_PAGE}/withdraw")


def test_export(visitor: Visitor, desk: Desk) -> None:
    assert visitor.client.get("/export/jsonl").content == b""
    assert visitor.client.get(f"{BROKEN_PAGE}/export/jsonl").status_code == 409
    desk.approve("clean", "민지", 0)
    (row,) = [json.loads(line) for line in visitor.get("/export/jsonl").splitlines()]
    assert (row["id"], row["sentences"][0]["en"], row["review"]["approved_by"]) == ("clean", OPENING.en, "민지")
    assert OPENING.zh in visitor.get(f"{CLEAN_PAGE}/export/txt")
    assert visitor.client.get("/export/nonsense").status_code == 400
    decision = desk.decide("broken", "overrule", finding_key(desk), "민지", "원문 오류")
    desk.approve("broken", "민지", decision.id)
    with zipfile.ZipFile(BytesIO(visitor.client.get("/export/mail").content)) as archive:
        assert sorted(archive.namelist()) == ["broken.html", "clean.html"]


def test_approved_sentences_go_to_the_memory(desk: Desk, tmp_path: Path) -> None:
    memory = tmp_path / "memory.jsonl"
    visitor = Visitor(desk, memory)
    visitor.post(f"{CLEAN_PAGE}/approve", seen="0")
    rows = [json.loads(line) for line in memory.read_text(encoding="utf-8").splitlines()]
    assert [row["en"] for row in rows][-1] == OPENING.en and len(rows) == 2


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200), ("localhost", 200), ("[::1]:9", 200), ("LOCALHOST:1", 200),
        ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example:8765", 421),
        ("evil.example#127.0.0.1", 421), ("127.0.0.1@evil.example", 421), ("0.0.0.0", 421), ("", 421), ("[::1", 421),
    ],
)  # fmt: skip
def test_foreign_hosts_are_refused(visitor: Visitor, host: str, status: int) -> None:
    answer = visitor.client.get("/", headers={"host": host})
    assert answer.status_code == status
    assert (status == 200) == ("broken" in answer.text or "광주시" in answer.text)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 200, id="own-page"),
        pytest.param({"origin": HOST}, 200, id="own-origin"),
        pytest.param({"origin": "http://evil.example"}, 403, id="other-site"),
        pytest.param({"origin": "http://127.0.0.1:1"}, 403, id="other-port"),
        pytest.param({"origin": "null"}, 403, id="sandboxed"),
        pytest.param({"sec-fetch-site": "cross-site"}, 403, id="cross-site"),
        pytest.param({"sec-fetch-site": "same-site"}, 403, id="same-site"),
    ],
)
def test_forms_from_elsewhere_are_refused(visitor: Visitor, headers: dict[str, str], status: int) -> None:
    token = re.search(r'name="token" value="(\w+)"', visitor.get("/"))
    assert token
    data = {"token": token[1], "seen": "0"}
    assert visitor.client.post(f"{CLEAN_PAGE}/approve", data=data, headers=headers).status_code == status


@pytest.mark.parametrize("path", ["edit", "check", "decide", "approve", "withdraw"])
def test_forms_need_the_token_of_the_session(visitor: Visitor, desk: Desk, path: str) -> None:
    visitor.get("/")
    stranger = re.search(r'name="token" value="(\w+)"', Visitor(desk).get("/"))
    assert stranger
    for token in ("", "0" * 64, stranger[1], "é"):
        answer = visitor.client.post(f"{CLEAN_PAGE}/{path}", data={"token": token, "seen": "0"}, headers=PART)
        assert answer.status_code == 403 and "Load the page again" in answer.text
    assert desk.sheet("clean").events == ()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(visitor: Visitor, method: str) -> None:
    assert visitor.client.request(method, "/").status_code == 405


def test_large_forms_are_refused(visitor: Visitor) -> None:
    assert visitor.client.post("/settings", content=b"x" * (MAX_BODY + 1)).status_code == 413
    assert visitor.client.post("/settings", content=iter([b"user=x"])).status_code == 411


@pytest.mark.parametrize(
    "path", ["/", "/nothing", HOSTILE_PAGE, f"{HOSTILE_PAGE}/history", "/static/review.js", "/b/../../etc/passwd", "/static/../app.py"]
)  # fmt: skip
def test_every_answer_carries_the_policy(visitor: Visitor, path: str) -> None:
    answer = visitor.client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
    assert answer.headers["x-frame-options"] == "DENY" and answer.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in answer.headers
    assert "sqlite" not in answer.text


@pytest.mark.parametrize("path", [HOSTILE_PAGE, f"{HOSTILE_PAGE}/row/1", f"{HOSTILE_PAGE}/edit/1/en", "/?q=<script>"])
def test_a_hostile_release_is_only_text(visitor: Visitor, path: str) -> None:
    page = visitor.get(path)
    known = {"htmx.min.js", "review.js"}
    assert {re.sub(r".*/|\?.*", "", src) for src in re.findall(r'<script src="([^"]+)"', page)} <= known
    bare = re.sub(r'<script src="[^"]+" defer></script>', "", page)
    assert not re.search(r"<(script|img|svg|iframe|object)\b", bare)
    tags = re.sub(r'"[^"]*"', '""', " ".join(re.findall(r"<[a-z][^>]*>", bare)))
    assert not re.search(r"\s(on\w+|style)=", tags) and "49" not in words(page).replace("490", "")
    assert not re.search(r'(href|src|action)="\s*javascript:', page)
    if path == HOSTILE_PAGE:
        assert words(page).count("onerror=") >= 3 and HOSTILE.split(" [")[0] in words(page)
    assert "approved" not in {entry.standing for entry in visitor.client.app.app.state.desk.catalog.entries()}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "status", "fields"),
    [
        ("/edit", 400, {"place": "x", "lang": "en", "version": "0"}),
        ("/edit", 400, {"place": "-1", "lang": "en", "version": "0"}),
        ("/edit", 400, {"place": "99999999999999999999", "lang": "en", "version": "0"}),
        ("/edit", 400, {"place": "1", "lang": "fr", "version": "0"}),
        ("/edit", 409, {"place": "1", "lang": "en", "version": "0", "base": "stale"}),
        ("/edit", 400, {"place": "1", "lang": "en", "version": "7", "base": "own"}),
        ("/decide", 400, {"key": "k", "action": "approve"}),
        ("/decide", 409, {"key": "k", "action": "accept"}),
        ("/approve", 400, {"seen": ""}),
    ],
)
def test_broken_forms_change_nothing(
    visitor: Visitor, desk: Desk, path: str, status: int, fields: dict[str, str]
) -> None:
    own = {name: desk.sheet("clean").base if value == "own" else value for name, value in fields.items()}
    visitor.post(CLEAN_PAGE + path, status, **own)
    assert desk.sheet("clean").events == ()


def test_a_thousand_briefs_are_shown_in_time(tmp_path: Path) -> None:
    release, made = library("broken")
    names = [f"brief-{number:04}" for number in range(1000)]
    pairs = [(release.model_copy(update={"id": name}), made.model_copy(update={"id": name})) for name in names]
    desk = Desk(fill(tmp_path / "run", pairs))
    visitor = Visitor(desk)
    visitor.get("/")
    page = visitor.get("/?q=도서관")
    assert "1000 of 1000" in page and page.count("<li ") == PAGE
    assert seconds(lambda: visitor.get("/?q=도서관"), LIMIT) < LIMIT
    desk.close()
