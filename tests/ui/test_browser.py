"""The whole app in a real browser: search, open, compare, add, and search for what was added."""

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from ingest.keeping.archive import Archive
from tests.conftest import ROOT, require

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SLOW = 60_000  # milliseconds


@pytest.fixture
def address(demonstration: Archive, tmp_path: Path) -> Iterator[str]:
    """The app, served from a copy of the demonstration archive without its last report."""
    folder = tmp_path / "archive"
    shutil.copytree(demonstration.folder, folder)
    (folder / "reports" / "2021-slut.pdf").unlink()
    (folder / "records" / "2021-slut.json").unlink()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cli", "--archive", str(folder), "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
    with pytest.raises(urllib.error.URLError):  # and nothing that it started goes on
        urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health")


def _wait_for(url: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(url)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
        else:
            return
    pytest.fail("the app did not start")


def _wait_for_the_script(page: Page) -> None:
    """Until a run has ended, the fields of the run before stand beside its own."""
    page.locator("[data-test-script-state=notRunning]").wait_for()


def _focused(page: Page, label: str) -> Locator:
    """The field of that label that has the keyboard, also beside one of the run before."""
    return page.locator(f'input[aria-label="{label}"]:focus')


def _press_until(page: Page, key: str, field: Locator) -> None:
    """Press a key, again where the page had not begun to listen, until a field has the keyboard."""
    for _ in range(SLOW // 1000):
        page.keyboard.press(key)
        page.wait_for_timeout(1000)
        if field.count() == 1:
            return
    pytest.fail(f"{key} does not lead there")


@pytest.fixture
def browser_page() -> Iterator[Page]:
    require(CHROMIUM is not None, "Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(locale="sv-SE")
        page.set_default_timeout(SLOW)
        expect.set_options(timeout=SLOW)
        yield page
        browser.close()


def test_a_day_at_the_archive(address: str, browser_page: Page) -> None:
    page = browser_page
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if "127.0.0.1" not in request.url else None)

    page.goto(address)
    page.get_by_label("Sökfråga").fill("kulturnämnd")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_contain_text("ultur- och fritidsnämnd")
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page).to_have_url(f"{address}/sok?q=kulturn%C3%A4mnd")

    page.locator("article.hit a").first.click()
    expect(page.get_by_text("avsnittet inramat").first).to_be_visible()

    page.goto(f"{address}/?q=kulturn%C3%A4mnd")  # the page that it begins with takes the question along
    expect(page).to_have_url(f"{address}/sok?q=kulturn%C3%A4mnd")

    page.goto(f"{address}/sok?q=kulturn%C3%A4mnd")
    page.get_by_role("button", name="Hämta träffarna").click()
    with page.expect_download() as fetched:
        page.get_by_role("button", name="CSV").click()
    table = fetched.value.path().read_text(encoding="utf-8-sig")
    assert "Kultur- och fritidsnämnden ansvarar" in table
    assert f"{address}/rapport?rapport=2015-host" in table

    page.goto(f"{address}/trend?fraga=kulturn%C3%A4mnd")
    point = page.get_by_label("omgång: våren 2014", exact=False)
    box = point.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(f"{address}/sok?q=kulturn%C3%A4mnd&omgang=v%C3%A5ren+2014")
    expect(page.locator("article.hit")).to_have_count(1)

    page.goto(f"{address}/jamfor?omrade=II&fran=hösten+2013&till=våren+2014")
    expect(page.locator("ins", has_text="bör").first).to_be_visible()
    expect(page.locator("del", has_text="ska").first).to_be_visible()

    page.goto(f"{address}/lagg-till")
    page.locator("input[type=file]").set_input_files(ROOT / "corpus" / "reports" / "2021-slut.pdf")
    page.get_by_role("button", name="Ta in i arkivet").click()
    expect(page.get_by_text("finns nu i arkivet")).to_be_visible()

    page.goto(f"{address}/sok?q=livsmedel&ar=2021")
    expect(page.locator("article.hit", has_text="Slutrapport").first).to_be_visible()
    assert [url for url in outside if not url.startswith(("data:", "blob:"))] == []


def test_what_was_searched_comes_into_sight(address: str, browser_page: Page) -> None:
    page = browser_page
    page.set_viewport_size({"width": 900, "height": 240})  # as a long section is cut
    page.goto(f"{address}/sok?q=kulturn%C3%A4mnd")
    page.locator("article.hit a").first.click()
    expect(page.locator(".section mark").first).to_be_in_viewport()


def test_a_split_is_put_right_with_the_keyboard(address: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{address}/granska?rapport=2014-host&avsnitt=hosten-2014-I")
    expect(page.get_by_text("Sida 1 av 1")).to_be_visible()

    page.keyboard.press("Alt+ArrowDown")
    expect(page).to_have_url(re.compile(r"avsnitt=hosten-2014-II(&|$)"))
    _wait_for_the_script(page)
    expect(page.get_by_label("Beteckning")).to_have_value("II")
    page.get_by_label("Beteckning").fill("IX")
    page.keyboard.press("Tab")
    page.keyboard.press("Alt+s")
    expect(page.get_by_text("Rättelsen är gjord")).to_be_visible()
    expect(page.get_by_text("fördes till område IX").first).to_be_visible()
    _wait_for_the_script(page)
    expect(_focused(page, "Beteckning")).to_have_count(1)
    page.keyboard.press("Alt+a")
    expect(page.get_by_role("combobox", name="Avsnitt")).to_be_focused()

    page.keyboard.press("Alt+Backspace")
    expect(page.get_by_text("Rättelse 1 ångrades").first).to_be_visible()
    _wait_for_the_script(page)
    _press_until(page, "Alt+r", _focused(page, "Beteckning"))


def test_changes_are_stepped_through_and_a_thought_is_followed(address: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{address}/jamfor?omrade=II&till=våren+2014")
    current = page.locator("tr[aria-current]")
    expect(page.get_by_role("button", name="Nästa")).to_be_visible()

    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#andring-1")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#andring-2[aria-current]")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("andring=2"))
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#andring-1[aria-current]")).to_be_visible()
    expect(current).to_have_count(1)

    page.locator("tr.reworded", has_text="bör").get_by_role("link", name="Följ tanken").click()
    expect(page.get_by_role("heading", name="Tanken genom omgångarna")).to_be_visible()
    expect(page.locator("ol.biography ins", has_text="bör")).to_be_visible()

    page.get_by_role("button", name="Ta med jämförelsen").click()
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Webbsida").click()
    assert fetched.value.suggested_filename == "jamforelse-ii.html"
    assert "hösten 2013" in fetched.value.path().read_text(encoding="utf-8")

    page.locator("ol.biography a").first.click()
    expect(page.locator(".section mark")).to_contain_text("Upphandlingsenheten ska")

    page.goto(f"{address}/jamfor?omrade=II&visa=alla-omgangar")
    page.locator(".lanes a.box", has_text="bör").first.click()
    expect(page.locator("ol.biography blockquote").first).to_be_visible()

    page.goto(f"{address}/oversikt")
    page.get_by_role("table").first.get_by_role("link", name="nytt").first.click()
    expect(page).to_have_url(re.compile("jamfor.*fran=.*till="))
    expect(page.locator("table.comparison").first).to_be_visible()


def test_a_report_that_leaves_the_review_list_and_enters_it_stays_chosen(address: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{address}/granska?rapport=2015-var")
    expect(page.get_by_role("button", name="Klart granskad")).to_be_visible()
    _wait_for_the_script(page)

    page.keyboard.press("Alt+k")
    expect(page.get_by_text("Rapporten är märkt som granskad.")).to_be_visible()
    _wait_for_the_script(page)
    page.keyboard.press("Alt+ArrowDown")
    expect(page).to_have_url(re.compile(r"rapport=2015-var&avsnitt=varen-2015-I(&|$)"))
    _wait_for_the_script(page)

    page.keyboard.press("Alt+Backspace")
    expect(page.get_by_role("button", name="Klart granskad")).to_be_visible()
    _wait_for_the_script(page)
    page.keyboard.press("Alt+ArrowDown")
    expect(page).to_have_url(re.compile(r"rapport=2015-var&avsnitt=varen-2015-II(&|$)"))


def test_an_undone_correction_leaves_the_reader_where_they_are(address: str, browser_page: Page) -> None:
    page = browser_page
    chosen = "rapport=2019-delar&avsnitt=augusti-2019-1"
    page.goto(f"{address}/granska?{chosen}")
    expect(page.get_by_text("Sida 1 av 1")).to_be_visible()
    _wait_for_the_script(page)
    page.get_by_text("Dela", exact=True).click()
    page.get_by_label("… eller de ord").fill("munfullmäktige följer")
    page.keyboard.press("Tab")
    page.keyboard.press("Alt+s")
    expect(page.get_by_text("Rättelsen är gjord")).to_be_visible()
    expect(page.get_by_role("button", name="Klart granskad")).to_be_visible()
    _wait_for_the_script(page)

    page.get_by_role("button", name="Ångra den senaste").click()
    expect(page.get_by_text("Rättelse 1 ångrades").first).to_be_visible()
    expect(page.get_by_role("button", name="Klart granskad")).to_have_count(0)
    expect(page).to_have_url(re.compile(f"{chosen}(&|$)"))


def test_a_value_that_narrows_a_search_stays_the_same_when_its_number_of_hits_changes(
    address: str, browser_page: Page
) -> None:
    page = browser_page
    page.goto(f"{address}/sok?q=plan&omgang=hösten+2013")
    _wait_for_the_script(page)
    chosen = page.get_by_text("hösten 2013 (", exact=False).first
    before = chosen.inner_text()
    page.get_by_label("Sökfråga").fill("ekonomienheten")
    page.keyboard.press("Enter")
    expect(chosen).not_to_have_text(before)
    _wait_for_the_script(page)
    page.get_by_text("Ta med äldre versioner").click()
    expect(page).to_have_url(f"{address}/sok?q=ekonomienheten&aldre=1&omgang=h%C3%B6sten+2013")


def test_what_a_page_cannot_read_is_told_in_swedish(address: str, browser_page: Page, tmp_path: Path) -> None:
    records = tmp_path / "archive" / "records"
    shutil.rmtree(records)
    records.touch()
    browser_page.goto(f"{address}/oversikt")
    expect(browser_page.get_by_role("link", name="Läs in sidan på nytt")).to_be_visible()
    expect(browser_page.get_by_text("This app has encountered an error")).to_have_count(0)
