"""The way in where the desk is open to others: password, token, sessions, few tries."""

from __future__ import annotations

from pathlib import Path

import pytest
from litestar.testing import TestClient

from goodoffices.desk.app import App, make_app
from goodoffices.desk.csrf import COOKIE
from goodoffices.desk.desk import Desk
from goodoffices.desk.entry import LASTS, PAUSE, TRIES, Door, make_keys, read_secret
from goodoffices.desk.guard import Rules
from goodoffices.errors import InputError

PASSWORD = "correct horse battery"  # noqa: S105 - it opens nothing
TOKEN = "0123456789abcdef0123456789abcdef"  # noqa: S105 - as above
Browser = TestClient[App]


class Clock:
    """A clock that stands still until it is moved."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def browser(desk: Desk) -> Browser:
    """A browser at a desk that is closed."""
    rules = Rules(keys=make_keys(PASSWORD, TOKEN))
    made = TestClient(make_app(desk, rules, changes=()), base_url="http://127.0.0.1")
    made.follow_redirects = False
    return made


def log_in(browser: Browser, password: str, to: str = "/events") -> int:
    """Try a password, as the form does; return the status."""
    browser.get("/login")
    form = {"csrf": browser.cookies[COOKIE], "password": password, "to": to}
    answer = browser.post("/login", data=form)
    if answer.status_code == 303:
        assert answer.headers["location"] == "/events"
    return answer.status_code


@pytest.mark.parametrize("path", ["/", "/events", "/report?id=truce", "/events.csv", "/api-guide"])
def test_a_closed_desk_shows_nothing_but_the_way_in(browser: Browser, path: str) -> None:
    """Every page leads to the form, and comes back to where one wanted to go."""
    answer = browser.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?to=")
    assert b"Kenya" not in answer.content


@pytest.mark.parametrize("path", ["/api/events", "/api/openapi.json", "/api"])
def test_the_api_of_a_closed_desk_says_so(browser: Browser, path: str) -> None:
    """A program gets the error shape, not a form."""
    answer = browser.get(path)
    assert answer.status_code == 401
    assert answer.json()["remedy"]


def test_the_password_lets_in_and_going_out_closes(browser: Browser) -> None:
    """A session opens the pages; after leaving, its cookie opens nothing."""
    assert log_in(browser, PASSWORD) == 303
    assert browser.get("/events").status_code == 200
    session = browser.cookies["goodoffices-session"]
    csrf = browser.cookies[COOKIE]
    assert browser.post("/logout", data={"csrf": csrf}).status_code == 303
    browser.cookies.set("goodoffices-session", session)
    assert browser.get("/events").status_code == 303


def test_a_wrong_password_does_not_let_in(browser: Browser) -> None:
    """Nor an empty one, nor the hash."""
    for wrong in ("wrong", "", "x" * 5000):
        assert log_in(browser, wrong) == 403
    assert browser.get("/events").status_code == 303


def test_after_some_wrong_passwords_none_is_looked_at(browser: Browser) -> None:
    """The right one neither, until a while has passed."""
    assert [log_in(browser, "wrong") for _ in range(TRIES)] == [403] * TRIES
    assert log_in(browser, PASSWORD) == 429


def test_a_program_bears_the_token(browser: Browser) -> None:
    """Without cookies, and only the right one."""
    good = browser.get("/api/events", headers={"authorization": f"Bearer {TOKEN}"})
    assert good.status_code == 200
    for wrong in (f"Bearer {TOKEN}x", f"Basic {TOKEN}", "Bearer ", TOKEN):
        assert browser.get("/api/events", headers={"authorization": wrong}).status_code == 401


def test_logging_in_wants_the_forms_token(browser: Browser) -> None:
    """Another site can't log a visitor in."""
    browser.get("/login")
    assert browser.post("/login", data={"password": PASSWORD}).status_code == 403


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_logging_in_leads_nowhere_else(browser: Browser, to: str) -> None:
    """An address elsewhere is not followed."""
    browser.get("/login")
    form = {"csrf": browser.cookies[COOKIE], "password": PASSWORD, "to": to}
    assert browser.post("/login", data=form).headers["location"] == "/"


def test_a_token_of_before_is_no_good_after_logging_in(browser: Browser) -> None:
    """The token of forms is bound to the session."""
    browser.get("/login")
    before = browser.cookies[COOKIE]
    log_in(browser, PASSWORD)
    browser.get("/events")
    assert browser.cookies[COOKIE] != before


def test_a_session_ends(tmp_path: Path) -> None:
    """After its time it opens nothing, and wrong tries are forgotten after theirs."""
    clock = Clock()
    door = Door(make_keys(PASSWORD, None), clock)
    session = door.try_password("here", PASSWORD) or ""
    assert door.is_in(session)
    for _ in range(TRIES):
        assert door.try_password("here", "wrong") is None
    assert not door.may_try("here")
    assert door.may_try("elsewhere")
    clock.now += PAUSE + 1
    assert door.may_try("here")
    clock.now += LASTS
    assert not door.is_in(session)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("password", "token"), [(None, None), ("short", None), (None, "short")])
def test_keys_that_are_too_weak_are_refused(password: str | None, token: str | None) -> None:
    """No key at all, and keys that are guessed soon."""
    with pytest.raises(InputError):
        make_keys(password, token)


def test_a_secret_is_read_from_a_file_of_ones_own(tmp_path: Path) -> None:
    """A file that others can read, or that isn't there, is refused."""
    path = tmp_path / "password"
    path.write_text(f"{PASSWORD}\n", encoding="utf-8")
    path.chmod(0o600)
    assert read_secret(path, "--password-file") == PASSWORD
    path.chmod(0o644)
    with pytest.raises(InputError, match="chmod 600"):
        read_secret(path, "--password-file")
    with pytest.raises(InputError, match="can't be read"):
        read_secret(tmp_path / "none", "--password-file")
