"""The page in a browser: headless Chromium where it is installed, the server on a free port beside it."""

import json
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("selenium")
pytest.importorskip("uvicorn")
pytest.importorskip("fastapi")
pytest.importorskip("multipart")

import uvicorn
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from pipeline.review.app import Settings, create_app
from pipeline.review.desk import Desk
from pipeline.review.events import Event, slug_of
from pipeline.text.morph import tokenize
from tests.review.invented import BROKEN, MENDED, OPENING, fill, hostile, library
from tests.review.test_desk import change

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with its driver is installed")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--window-size=1440,900", "--accept-lang=en",
)  # fmt: skip
PATIENCE = 30


class Page:
    """A browser window on the server's address."""

    def __init__(self, driver: Any, address: str) -> None:
        self.driver = driver
        self.address = address

    def open(self, path: str) -> None:
        self.driver.get(self.address + path)

    def one(self, selector: str) -> Any:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[Any]:
        found: list[Any] = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return found

    def click(self, selector: str) -> None:
        """A click on what may be put anew while it is looked for."""
        self.wait(lambda: self.one(selector).click() is None)

    def wait(self, condition: Callable[[], object]) -> None:
        WebDriverWait(self.driver, PATIENCE, ignored_exceptions=(Exception,)).until(lambda _: condition())

    def press(self, *keys: str) -> None:
        self.driver.switch_to.active_element.send_keys(*keys)

    @property
    def focused(self) -> str:
        return str(self.driver.switch_to.active_element.get_attribute("id"))


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.set_capability("unhandledPromptBehavior", "accept")
    started = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    yield started
    started.quit()


@pytest.fixture
def page(driver: Any, tmp_path: Path) -> Iterator[Page]:
    tokenize("준비")
    folder = fill(tmp_path / "run", [library("broken"), library("clean", OPENING), hostile("hostile")])
    listening = socket.create_server(("127.0.0.1", 0))
    app = create_app(Desk(folder), Settings(user="민지"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    driver.delete_all_cookies()
    driver.get_log("browser")
    yield Page(driver, f"http://127.0.0.1:{listening.getsockname()[1]}")
    driver.get("about:blank")
    server.should_exit = True
    thread.join(PATIENCE)
    listening.close()


@pytest.fixture
def other(page: Page, tmp_path: Path) -> Iterator[Desk]:
    """A second person at the same ledger."""
    desk = Desk(tmp_path / "run")
    yield desk
    desk.close()


def brief(name: str) -> str:
    return f"/b/{slug_of(name)}"


def listed(page: Page) -> list[str]:
    """The addresses of the briefs that the list shows."""
    script = "return [...document.querySelectorAll('.entries a')].map(entry => entry.pathname)"
    found: list[str] = page.driver.execute_script(script)
    return found


def downloaded(page: Page, folder: Path, name: str, link: str) -> bytes:
    """The file that comes of a click on a link, once the browser has written all of it."""
    page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    page.click(link)
    page.wait(lambda: (folder / name).is_file() and not list(folder.glob("*.crdownload")))
    return (folder / name).read_bytes()


def complaints(page: Page) -> list[str]:
    """What the browser's console says beyond refused requests."""
    return [entry["message"] for entry in page.driver.get_log("browser") if "status of 4" not in entry["message"]]


def test_list_by_keyboard(page: Page) -> None:
    page.open("/")
    assert len(page.all(".entries a")) == 3
    page.press("/")
    assert page.focused == "search"
    page.press("4269억원")
    page.wait(lambda: len(page.all(".entries a")) == 1)
    page.press(Keys.ESCAPE)
    page.press(Keys.ENTER)
    page.wait(lambda: page.one("main.brief"))
    assert brief("broken") in page.driver.current_url
    page.press("u")
    page.wait(lambda: page.one("main.list"))
    assert complaints(page) == []


def test_the_list_is_filtered_by_finding(page: Page) -> None:
    page.open("/")
    assert len(listed(page)) == 3
    Select(page.one("select[name=check]")).select_by_visible_text("scale changed")
    page.wait(lambda: listed(page) == [brief("broken")])
    page.wait(lambda: page.one(".count").text.startswith("1 of 3"))
    page.driver.refresh()
    page.wait(lambda: page.one("main.list"))
    assert listed(page) == [brief("broken")], "a reload keeps the filter"
    page.click(".states a.approved")
    page.wait(lambda: "No brief fits these filters" in page.one("#found").text)
    page.wait(lambda: Select(page.one("select[name=check]")).first_selected_option.text == "scale changed")
    page.click(".states a.open")
    page.wait(lambda: listed(page) == [brief("broken")])
    page.click(".entries a")
    page.wait(lambda: page.one("main.brief"))
    page.press("u")
    page.wait(lambda: page.one("main.list"))
    assert listed(page) == [brief("broken")], "the way back keeps the filter"
    page.wait(lambda: Select(page.one("select[name=check]")).select_by_value("") is None)
    page.click(".states a")
    page.wait(lambda: len(listed(page)) == 3)
    assert complaints(page) == []


def test_a_click_lights_the_source(page: Page) -> None:
    page.open(brief("broken"))
    page.click("#cell-2-en mark.figure")
    assert [spot.text for spot in page.all(".spot.lit")] == ["4269억원"]
    assert {mark.text for mark in page.all("mark.lit")} == {"4269억원", "4.269 billion won", "4269亿韩元"}
    card = page.one("#card").text
    assert "426,900,000,000 KRW" in card and "scale changed" in card and "agrees: 4269亿韩元" in card
    page.all(".release .spot.figure")[0].click()
    assert "1,166명" in page.one("#card").text
    assert complaints(page) == []


def test_what_is_lit_goes_out_with_its_row(page: Page) -> None:
    page.open(brief("broken"))
    before = page.one("#check").rect
    page.click("#cell-2-en mark.figure")
    assert page.one("#check").rect == before, "the release doesn't move when a figure is looked at"
    page.press("k")
    assert page.focused == "cell-1-en"
    assert page.all("mark.lit, .spot.lit") == [] and "4269억원" not in page.one("#card").text


def test_reason_and_editor_stay_in_their_column(page: Page) -> None:
    page.open(brief("broken"))
    page.press("o")
    cell, reason = page.one("#cell-2-en").rect, page.one("#cell-2-en .judge form").rect
    assert reason["x"] + reason["width"] <= cell["x"] + cell["width"]
    page.press(Keys.ESCAPE)
    page.press("e")
    page.wait(lambda: page.one(".editor textarea"))
    editing = page.one(".cell.editing").rect
    assert editing["y"] + editing["height"] <= page.driver.execute_script("return innerHeight")


def test_edit_check_and_approve_by_keyboard(page: Page, other: Desk) -> None:
    page.open(brief("broken"))
    assert page.focused == "cell-2-en", "the first text with a blocking finding has the focus"
    page.press("a")
    page.wait(lambda: "Not approved" in page.one("#notice").text)
    page.press("e")
    page.wait(lambda: page.one(".editor textarea"))
    page.press(" And 7 billion won.")
    page.wait(lambda: "value invented" in page.one(".live").text)
    page.press(Keys.CONTROL, "a")
    page.press(MENDED)
    page.wait(lambda: "No findings" in page.one(".live").text)
    page.press(Keys.CONTROL, Keys.ENTER)
    page.wait(lambda: page.one("#cell-2-en .text").text == MENDED)
    page.wait(lambda: "to approve" in page.one("#bar").text)
    assert page.focused == "cell-2-en"
    page.press("a")
    page.wait(lambda: "Approved by 민지" in page.one("#bar").text)
    assert other.sheet("broken").standing == "approved"
    assert page.all("#bar a[href$='/export/jsonl']")
    assert complaints(page) == []


def test_what_was_approved_is_exported(page: Page, other: Desk, tmp_path: Path) -> None:
    other.approve("clean", "하나", 0)
    page.open(brief("broken"))
    page.click("button.use")
    page.wait(lambda: "No findings" in page.one(".live").text)
    page.click(".editor button.primary")
    page.wait(lambda: page.one("#cell-2-en .text").text == MENDED)
    page.wait(lambda: "to approve" in page.one("#bar").text)
    page.click("#bar [data-approve]")
    page.wait(lambda: "Approved by 민지" in page.one("#bar").text)
    page.click("#bar details.menu summary")
    (row,) = downloaded(page, tmp_path / "one", "broken.jsonl", "#bar a[href$='/export/jsonl']").splitlines()
    assert json.loads(row)["sentences"][1]["en"] == MENDED
    page.open("/")
    page.click("details.export summary")
    rows = downloaded(page, tmp_path / "all", "approved.jsonl", "a[href='/export/jsonl']").splitlines()
    found = {made["id"]: made for made in map(json.loads, rows)}
    assert list(found) == ["broken", "clean"], "what nobody approved stays here"
    assert found["broken"]["sentences"][1]["en"] == MENDED and found["broken"]["status"] == "verified"
    assert found["clean"]["sentences"][0]["zh"] == OPENING.zh
    assert [made["review"]["approved_by"] for made in found.values()] == ["민지", "하나"]
    page.open("/")
    page.click("details.export summary")
    text = downloaded(page, tmp_path / "all", "approved.tmx", "a[href='/export/tmx']").decode()
    assert MENDED in text and BROKEN.en not in text
    assert complaints(page) == []


def test_overrule_by_keyboard(page: Page, other: Desk) -> None:
    page.open(brief("broken"))
    page.press("n")
    assert page.focused.startswith("finding-")
    page.press("o")
    page.press("원문이 틀렸다", Keys.ENTER)
    page.wait(lambda: page.one(".finding.overruled"))
    assert other.sheet("broken").standing == "clear"


def test_the_expected_words_at_one_click(page: Page) -> None:
    page.open(brief("broken"))
    page.click("button.use")
    page.wait(lambda: page.one(".editor textarea").get_property("value") == MENDED)
    page.wait(lambda: "No findings" in page.one(".live").text)


def test_a_conflict_shows_both(page: Page, other: Desk) -> None:
    page.open(brief("broken"))
    page.press("e")
    page.wait(lambda: page.one(".editor textarea"))
    found = other.sheet("broken")
    assert isinstance(other.edit(found, change(found, MENDED, who="하나")), Event)
    page.press(" Mine.", Keys.CONTROL, Keys.ENTER)
    page.wait(lambda: page.one(".conflict"))
    said = page.one(".conflict").text
    assert "하나" in said and MENDED in said and BROKEN.en in said
    assert page.one(".conflict textarea").get_property("value") == f"{BROKEN.en} Mine."
    assert other.sheet("broken").rows[2].texts.en == MENDED
    page.click(".conflict button[data-leave]")
    page.wait(lambda: page.one("#cell-2-en .text").text == MENDED)


def test_what_is_typed_is_not_lost(page: Page) -> None:
    page.open(brief("broken"))
    page.press("e")
    page.wait(lambda: page.one(".editor textarea"))
    page.press(" More.")
    page.all(".row.headline button.edit")[0].send_keys(Keys.ENTER)
    time.sleep(0.5)
    assert page.one(".editor textarea").get_property("value") == f"{BROKEN.en} More."
    assert len(page.all(".editor")) == 1


def test_a_hostile_release_does_nothing(page: Page, other: Desk) -> None:
    page.open(brief("hostile"))
    page.click("#cell-1-en mark")
    page.press("k")
    page.press("j")
    page.press("e")
    page.wait(lambda: page.one(".editor textarea"))
    page.press(" <script>window.hacked=6</script><img src=x onerror='window.hacked=7'>", Keys.CONTROL, Keys.ENTER)
    page.wait(lambda: "hacked=7" in page.one("#cell-1-en .text").text)
    page.open("/?q=<img src=x onerror=window.hacked=8>")
    page.open(f"{brief('hostile')}/history")
    page.open(brief("hostile"))
    assert page.driver.execute_script("return window.hacked") is None
    assert page.all(".release img, .sheet img, main script, main svg, main [onerror], main a[href^=javascript]") == []
    assert other.sheet("hostile").approval is None
    assert complaints(page) == []


@pytest.mark.parametrize(
    ("lang", "title", "keys"), [("ko", "브리프 목록", "단축키"), ("en", "Briefs", "Keys"), ("zh", "简报列表", "快捷键")]
)
def test_three_languages(page: Page, lang: str, title: str, keys: str) -> None:
    page.open("/")
    page.click(f".langs button[value={lang}]")
    page.wait(lambda: page.one("h1").text == title)
    page.press("?")
    assert page.one("#help[open] h2").text == keys
    page.press(Keys.ESCAPE)
    page.open(brief("broken"))
    assert page.one("html").get_attribute("lang") == lang
    width = page.driver.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1], "nothing runs over the side"


@pytest.mark.parametrize("lang", ["ko", "en", "zh"])
def test_nothing_overlaps_on_a_small_screen(page: Page, other: Desk, lang: str) -> None:
    other.approve("clean", "아주 긴 이름을 가진 검수 담당자", 0)
    before = page.driver.get_window_size()
    page.driver.set_window_size(1024, 768)
    page.open("/")
    page.click(f".langs button[value={lang}]")
    page.wait(lambda: page.one("html").get_attribute("lang") == lang)
    page.open(brief("clean"))
    parts = [item.rect for item in page.all(".moves, #bar > *, .who")]
    page.open(brief("broken"))
    page.press("e")
    page.wait(lambda: page.one(".editor textarea"))
    page.press(" And 7 billion won on March 9.")
    page.wait(lambda: len(page.all(".live .finding")) >= 2)
    last = page.all(".live .finding")[-1].rect
    page.driver.set_window_size(before["width"], before["height"])
    assert all(a["x"] + a["width"] <= b["x"] for a, b in pairwise(parts)), "the top line's parts stand side by side"
    assert last["y"] + last["height"] <= 768, "what the checks say while one types is on the screen"
