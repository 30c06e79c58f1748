"""The guard: whose address is asked for, who asks, how much is sent, and what every answer tells browsers."""

from __future__ import annotations

from typing import Any

import pytest
from litestar.testing import TestClient
from msgspec import Struct

from goodoffices.desk.app import App, make_app
from goodoffices.desk.csrf import COOKIE, named
from goodoffices.desk.desk import Desk
from goodoffices.desk.guard import Rules
from goodoffices.desk.page import Change, Done

Browser = TestClient[App]


class NoteForm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A form of this test."""

    note: str
    page: bytes = b""


def note(desk: Desk, form: NoteForm) -> Done:
    """Say back what was sent."""
    return Done(said=f"{desk.path.name}: {form.note}, {len(form.page)} bytes", to="/events")


CHANGES = (Change(path="/notes/add", says="Add a note.", form=NoteForm, do=note),)


@pytest.fixture
def browser(desk: Desk) -> Browser:
    """A browser at a desk where one thing can be changed, and a body holds at most a kibibyte."""
    made = TestClient(
        make_app(desk, Rules(most=1024), changes=CHANGES), base_url="http://127.0.0.1"
    )
    made.follow_redirects = False
    return made


def token(browser: Browser) -> str:
    """Return the token that the desk's forms send."""
    browser.get("/events")
    return str(browser.cookies[COOKIE])


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil", "[::2]"]
)
@pytest.mark.parametrize("path", ["/events", "/api/events", "/static/desk.css", "/nowhere"])
def test_another_name_for_the_desk_is_refused(browser: Browser, host: str, path: str) -> None:
    """A page elsewhere whose name was bent to this machine reads nothing (DNS rebinding)."""
    answer = browser.get(path, headers={"host": host})
    assert answer.status_code == 421
    assert "truce" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765"])
def test_the_names_of_this_machine_are_taken(browser: Browser, host: str) -> None:
    """Whatever the port, loopback's names are the desk's."""
    assert browser.get("/events", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/events?nope=1", "/nowhere", "/api/events", "/static/desk.css"]
)
def test_every_answer_forbids_what_pages_must_not_do(browser: Browser, path: str) -> None:
    """No inline script or style, no frame, no guessing of types, no referrer: on errors too."""
    headers = browser.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"


def test_a_form_with_the_visitors_token_changes(browser: Browser) -> None:
    """The token in the form and in the cookie is one: the change is made, and a page follows."""
    form = {"csrf": token(browser), "note": "seen"}
    answer = browser.post("/notes/add", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/events")


def test_a_file_comes_as_its_bytes(browser: Browser) -> None:
    """A form with a file in it is one form."""
    form = {"csrf": token(browser), "note": "seen"}
    files = {"page": ("../../x.txt", b"12345", "text/plain")}
    assert browser.post("/notes/add", data=form, files=files).status_code == 303


@pytest.mark.parametrize("given", ["", "x", "x.y", None])
def test_a_change_without_the_token_is_refused(browser: Browser, given: str | None) -> None:
    """Neither a form nor JSON changes anything without it."""
    token(browser)
    form: dict[str, Any] = {"note": "seen"} | ({} if given is None else {"csrf": given})
    assert browser.post("/notes/add", data=form).status_code == 403
    headers = {} if given is None else {"x-csrf-token": given}
    assert browser.post("/api/notes/add", json={"note": "seen"}, headers=headers).status_code == 403


def test_a_token_without_its_cookie_is_refused(browser: Browser) -> None:
    """What another site could guess or steal in part does not do."""
    good = token(browser)
    browser.cookies.clear()
    assert browser.post("/notes/add", data={"csrf": good, "note": "x"}).status_code == 403


def test_a_cookie_that_is_not_ours_is_replaced(browser: Browser) -> None:
    """After a restart the old cookie's token is no good, and the next page brings a new one."""
    browser.cookies.set(COOKIE, "old.token")
    answer = browser.get("/events")
    assert answer.cookies[COOKIE] != "old.token"
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=Strict" in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "http://127.0.0.1:9"}, {"origin": "null"},
     {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_a_change_from_another_page_is_refused(browser: Browser, headers: dict[str, str]) -> None:
    """With the right token too: another port of this machine is another site."""
    form = {"csrf": token(browser), "note": "seen"}
    assert browser.post("/notes/add", data=form, headers=headers).status_code == 403


def test_desks_at_two_ports_keep_their_cookies_apart() -> None:
    """Browsers have one jar for all ports of a machine."""
    names = {named(COOKIE, host) for host in ("localhost:1", "localhost:2", "[::1]:1", "localhost")}
    assert names == {COOKIE, f"{COOKIE}-1", f"{COOKIE}-2"}


def test_json_changes_with_the_token_in_its_header(browser: Browser) -> None:
    """The twin of a form takes and gives JSON."""
    headers = {"x-csrf-token": token(browser)}
    answer = browser.post("/api/notes/add", json={"note": "seen"}, headers=headers)
    assert answer.json() == {"said": "war.db: seen, 0 bytes", "to": "/events"}


def test_json_is_taken_only_as_json(browser: Browser) -> None:
    """A form elsewhere can send text without asking, JSON it can't."""
    headers = {"x-csrf-token": token(browser), "content-type": "text/plain"}
    answer = browser.post("/api/notes/add", content=b'{"note": "seen"}', headers=headers)
    assert answer.status_code == 415


def test_more_than_is_taken_is_refused(browser: Browser) -> None:
    """Whether a request says its length or not."""
    headers = {"x-csrf-token": token(browser), "content-type": "application/json"}
    body = b'{"note": "' + b"x" * 2000 + b'"}'
    assert browser.post("/api/notes/add", content=body, headers=headers).status_code == 413
    parts = iter([body[:900], body[900:]])
    assert browser.post("/api/notes/add", content=parts, headers=headers).status_code == 413


@pytest.mark.parametrize("path", ["/events", "/api/events", "/static/desk.css", "/nowhere"])
def test_head_is_answered_as_get_is_without_the_body(browser: Browser, path: str) -> None:
    """The same status and the same headers of its content."""
    got, head = browser.get(path), browser.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-type"] == got.headers["content-type"]
    assert head.headers.get("etag") == got.headers.get("etag")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "POST"])
def test_a_page_takes_no_other_method(browser: Browser, method: str) -> None:
    """The one error shape says so, with what is allowed."""
    answer = browser.request(method, "/api/events")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert set(answer.json()) == {"status", "error", "remedy"}


def test_an_error_of_ours_shows_nothing_of_itself(desk: Desk) -> None:
    """No message, no path, no traceback reaches a visitor; the log names the place only."""

    def fail(desk: Desk, form: NoteForm) -> Done:
        raise RuntimeError(f"secret words of {desk.path} {form.note}")

    change = Change(path="/fail", says="Fail.", form=NoteForm, do=fail)
    with TestClient(make_app(desk, changes=(change,)), base_url="http://127.0.0.1") as browser:
        headers = {"x-csrf-token": token(browser)}
        answer = browser.post("/api/fail", json={"note": "x"}, headers=headers)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
