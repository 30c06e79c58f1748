"""The desk in a real browser: each test changes or asks something, and reads it back from page and file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest

from goodoffices.desk.desk import Desk
from goodoffices.record import Record, get_reading, list_corrections, list_reports, open_record

from .conftest import reading, write_reading
from .served import serve_desk

pytest.importorskip(
    "playwright.sync_api", reason="Playwright drives the browser: pip install playwright"
)
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
PAGES = (
    "/", "/situation", "/timeline", "/events", "/statements", "/tolls", "/ceasefires", "/channels", "/map",
    "/brief", "/reports", "/sources", "/review", "/read", "/report?id=truce", "/report?id=bad",
    "/actor?name=Ethiopia", "/search?q=truce", "/correct?finding=truce:event:1",
    "/correct?report=truce&quote=Kenya", "/channels?between=Ethiopia&between=Eritrea&asof=2031-06-01",
)  # fmt: skip
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium"),
]


class Served(NamedTuple):
    """A desk that is served, and where."""

    desk: Desk
    home: str


@pytest.fixture
def served(desk: Desk) -> Iterator[Served]:
    """The desk at a port of this machine."""
    with serve_desk(desk) as home:
        yield Served(desk, home)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a screen."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched(NamedTuple):
    """A page of the browser, with what it complained of and whom it called."""

    page: Page
    complaints: list[str]
    calls: set[str]

    def is_clean(self) -> bool:
        """Whether nothing was complained of, and nobody else called."""
        return not self.complaints and self.calls <= {"127.0.0.1", ""}


@pytest.fixture
def watched(chromium: Browser) -> Iterator[Watched]:
    """A fresh visitor."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    seen = Watched(page, [], set())
    page.on("console", lambda told: told.type == "error" and seen.complaints.append(told.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("request", lambda sent: seen.calls.add(urlsplit(sent.url).hostname or ""))
    yield seen
    context.close()


def corrections(desk: Desk) -> list[tuple[str, str | None, bool]]:
    """Return what was said of which finding, and whether it stands."""
    with open_record(desk.path, read_only=True) as record:
        return [(one.act, one.finding, one.undone_at is None) for one in list_corrections(record)]


def test_every_page_is_clean_and_accessible(served: Served, watched: Watched) -> None:
    """No console error, no request off the machine, nothing that axe finds: in light and dark."""
    from axe_core_python.sync_playwright import Axe  # noqa: PLC0415 - only here

    faults: list[str] = []
    for path in PAGES:
        for scheme in ("light", "dark"):
            watched.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            answer = watched.page.goto(served.home + path)
            assert answer is not None
            assert answer.status == 200, path
            found: dict[str, Any] = Axe().run(watched.page)
            faults += [
                f"{path} {scheme}: {one['id']}: {one['nodes'][0]['html'][:160]}"
                for one in found["violations"]
            ]
    assert faults == []
    assert watched.is_clean(), watched.complaints


@pytest.mark.parametrize("width", [360, 1280, 2200])
def test_no_page_is_wider_than_its_window(served: Served, watched: Watched, width: int) -> None:
    """From a phone to a wide screen only tables scroll sideways, in their own box."""
    watched.page.set_viewport_size({"width": width, "height": 800})
    for path in PAGES:
        watched.page.goto(served.home + path)
        wide = watched.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, path


def test_hostile_words_stay_words(served: Served, watched: Watched) -> None:
    """A story of script and markup is shown as its letters; nothing of it runs."""
    watched.page.goto(f"{served.home}/report?id=bad")
    assert "<script>alert(1)</script>" in watched.page.inner_text(".story")
    assert watched.page.locator(".story script, .story img, .story b, .story i").count() == 0
    assert watched.is_clean(), watched.complaints


def test_accepted_and_undone_by_keyboard(served: Served, watched: Watched) -> None:
    """The keys j, a and u move, accept and undo; page and file agree at each step."""
    page = watched.page
    page.goto(f"{served.home}/events?type=ASSAULT")
    page.wait_for_selector(".work")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector("tr.here.reviewed")
    assert page.inner_text("tr.here .review") == "accepted"
    assert corrections(served.desk) == [("accept", "truce:event:1", True)]
    page.keyboard.press("u")
    page.wait_for_selector("tr.here.unreviewed")
    assert corrections(served.desk) == [("accept", "truce:event:1", False)]
    assert watched.is_clean(), watched.complaints


def test_rejected_in_a_report(served: Served, watched: Watched) -> None:
    """Rejected beside the story, an event is gone from the table and kept on the report's list."""
    page = watched.page
    page.goto(f"{served.home}/report?id=truce")
    note = page.locator("[data-finding='truce:event:1']")
    note.get_by_role("button", name="Reject").click()
    page.wait_for_selector("[data-finding='truce:event:1'].gone")
    page.goto(f"{served.home}/events?type=ASSAULT")
    assert page.locator("[data-finding]").count() == 0
    page.goto(f"{served.home}/report?id=truce")
    assert page.locator("details.rejected [data-finding='truce:event:1']").count() == 1
    assert corrections(served.desk) == [("reject", "truce:event:1", True)]


def test_edited_by_key_and_form(served: Served, watched: Watched) -> None:
    """The key e opens the form; what is changed stands in the table and in the file."""
    page = watched.page
    page.goto(f"{served.home}/events?type=ASSAULT")
    page.wait_for_selector(".work")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url("**/correct?*")
    page.select_option("select[name=status]", "denied")
    page.fill("form.correct input[name=note]", "the army denies it")
    page.get_by_role("button", name="Change it").click()
    page.wait_for_url("**/events?type=ASSAULT")
    assert page.inner_text("tr[data-finding] .status") == "denied"
    with open_record(served.desk.path, read_only=True) as record:
        (event,) = (one for one in get_reading(record, "truce").events if one.id == "truce:event:1")
    assert (event.status, event.type) == ("denied", "ASSAULT")


def test_added_from_selected_words(served: Served, watched: Watched) -> None:
    """Words chosen in a story open the form that adds a finding to them."""
    page = watched.page
    page.goto(f"{served.home}/report?id=truce")
    page.wait_for_selector(".bar", state="attached")
    page.locator("#s2").select_text()
    page.get_by_role("button", name="Add what is selected").click()
    page.wait_for_url("**/correct?*")
    page.fill("textarea[name=quote]", "will answer in kind")
    page.select_option("select[name=type]", "THREATEN")
    page.select_option("select[name=status]", "threatened")
    page.fill("input[name=actors]", "Ethiopia")
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/report?*")
    with open_record(served.desk.path, read_only=True) as record:
        added = [one for one in get_reading(record, "truce").events if one.rule == "by-hand"]
    assert [(one.type, one.actors[0].actor) for one in added] == [("THREATEN", "ETH")]
    assert page.locator("[data-finding]", has_text="THREATEN").count() == 1


def test_told_as_one_and_taken_back(served: Served, watched: Watched) -> None:
    """Two events picked with x become one with m; the page of corrections takes it back."""
    page = watched.page
    page.goto(f"{served.home}/events?between=Ethiopia&between=Eritrea")
    page.wait_for_selector(".work")
    for key in "jxjxm":
        page.keyboard.press(key)
    page.wait_for_selector("text=told as one")
    assert {act for act, _, _ in corrections(served.desk)} == {"merge"}
    page.goto(f"{served.home}/review")
    page.get_by_role("button", name="Take back").first.click()
    page.wait_for_selector("tr.undone")
    assert not any(stands for _, _, stands in corrections(served.desk))


def test_useful_without_script(served: Served, chromium: Browser) -> None:
    """Filters, the way back to the words and a verdict work as plain links and forms."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.home}/events")
    page.select_option("select[name=type]", "ASSAULT")
    page.locator("form:has(select[name=type])").get_by_role("button").click()
    assert page.locator("tr[data-finding]").count() == 1
    page.locator("tr[data-finding] a.review").click()
    page.get_by_role("button", name="Accept").click()
    assert page.inner_text("tr[data-finding] .review") == "accepted"
    assert corrections(served.desk) == [("accept", "truce:event:1", True)]
    context.close()


def test_what_another_process_reads_appears(served: Served, watched: Watched) -> None:
    """A report written to the record from elsewhere is there when the page is loaded again."""
    page = watched.page
    page.goto(f"{served.home}/reports")
    assert page.locator("text=Headline of later").count() == 0
    with open_record(served.desk.path) as record:
        _keep_later(record)
    page.reload()
    assert page.locator("text=Headline of later").count() == 1


def _keep_later(record: Record) -> None:
    later = reading("later", "2031-05-09", ("Kenya met Eritrea again.",))
    write_reading(record, later, b"later", "later.txt", "2031-06-02T00:00:00Z")


@pytest.mark.model
def test_a_pasted_story_is_read_and_kept(served: Served, watched: Watched) -> None:
    """A story pasted into the form is read with its progress shown, and lies in the record."""
    page = watched.page
    page.set_default_timeout(120_000)
    page.goto(f"{served.home}/read")
    story = (
        "Kenya offered on Monday to mediate between Ethiopia and Eritrea.\n\nTroops shelled Badme."
    )
    page.fill("textarea[name=text]", story)
    page.fill("form:has(textarea) input[name=published]", "2031-05-12")
    page.get_by_role("button", name="Read it").first.click()
    page.wait_for_selector(".job.done")
    page.click(".job a")
    page.wait_for_selector(".story")
    assert page.locator("[data-finding]", has_text="AGREE").count() == 1
    with open_record(served.desk.path, read_only=True) as record:
        days = [one.published for one in list_reports(record)]
    assert "2031-05-12" in days
    assert watched.is_clean(), watched.complaints
