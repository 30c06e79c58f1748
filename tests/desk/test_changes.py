"""Tests of what visitors change: every change is read back from the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient

from goodoffices.desk.app import App, make_app
from goodoffices.desk.changes import safe_name
from goodoffices.desk.desk import Desk
from goodoffices.record import get_reading, list_corrections, open_record

from .conftest import HOME


@pytest.fixture
def worker(desk: Desk) -> Iterator[TestClient[App]]:
    """A browser at a desk where things can be changed."""
    with TestClient(make_app(desk), base_url=HOME) as browser:
        browser.follow_redirects = False
        yield browser


def token(worker: TestClient[App]) -> str:
    """Return the token that the visitor's forms send."""
    found = re.search(r'data-csrf="([^"]+)"', worker.get("/review").text)
    assert found
    return found[1]


def send(worker: TestClient[App], path: str, **form: Any) -> Any:  # noqa: ANN401 - a response
    """Send a form of ours."""
    return worker.post(path, data={"csrf": token(worker), **form})


def ask(worker: TestClient[App], path: str, **body: Any) -> Any:  # noqa: ANN401 - a response
    """Send JSON, as a script of ours does."""
    return worker.post(f"/api{path}", json=body, headers={"x-csrf-token": token(worker)})


def events_of(desk: Desk, report: str = "truce") -> dict[str, Any]:
    """Return the events of a report as they stand, by their ids."""
    with open_record(desk.path, read_only=True) as record:
        return {one.id: one for one in get_reading(record, report).events}


def test_accepted_from_a_form(worker: TestClient[App], desk: Desk) -> None:
    """The verdict is kept with who gave it, and the visitor goes on where they were."""
    answer = send(worker, "/findings/accept", finding="truce:event:1", back="/events?type=ASSAULT")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/events?type=ASSAULT"
    with open_record(desk.path, read_only=True) as record:
        (line,) = list_corrections(record)
    assert (line.act, line.by, line.finding) == ("accept", "desk", "truce:event:1")
    rows = worker.get("/api/events", params={"type": "ASSAULT"}).json()["rows"]
    assert [row["reviewed"] for row in rows] == ["accepted"]


def test_a_change_needs_the_token(worker: TestClient[App], desk: Desk) -> None:
    """Without the visitor's token nothing is changed, by form or by JSON."""
    form = worker.post("/findings/reject", data={"finding": "truce:event:1"})
    json = worker.post("/api/findings/reject", json={"finding": "truce:event:1"})
    assert (form.status_code, json.status_code) == (403, 403)
    assert "truce:event:1" in events_of(desk)


def test_rejected_and_taken_back(worker: TestClient[App], desk: Desk) -> None:
    """A rejected event is gone from every answer, until the correction is taken back."""
    told = ask(worker, "/findings/reject", finding="truce:event:1", note="a drill").json()
    assert told["reviewed"] == "rejected"
    assert "truce:event:1" not in events_of(desk)
    assert worker.get("/api/events", params={"type": "ASSAULT"}).json()["rows"] == []
    assert ask(worker, "/corrections/undo", correction=told["correction"]).status_code == 200
    assert "truce:event:1" in events_of(desk)
    assert "taken back by" in worker.get("/review").text


def test_an_edit_changes_only_what_differs(worker: TestClient[App], desk: Desk) -> None:
    """The form sends all it was filled with; the date keeps its words, the score its type."""
    before = events_of(desk)["truce:event:0"]
    page = worker.get("/api/correct", params={"finding": "truce:event:0"}).json()
    filled = {one["name"]: one["value"] for one in page["fields"] if one["value"]}
    assert filled["actors"] == "Kenya"
    answer = send(
        worker, "/findings/edit", finding="truce:event:0", **filled | {"status": "denied"}
    )
    assert answer.status_code == 303
    after = events_of(desk)["truce:event:0"]
    assert after.status == "denied"
    assert msgspec.structs.replace(after, status="offered") == before


def test_an_edit_with_a_new_type_is_scored_anew(worker: TestClient[App], desk: Desk) -> None:
    """With a type come its class and score, and what is to be cleared is."""
    told = ask(
        worker, "/findings/edit", finding="truce:event:1", type="THREATEN", clear=["mode", "date"]
    ).json()
    assert told["reviewed"] == "edited"
    event = events_of(desk)["truce:event:1"]
    assert (event.type, event.quad, event.mode) == ("THREATEN", "verbal-conflict", None)
    assert event.date.start is None


def test_an_edit_that_changes_nothing_is_refused(worker: TestClient[App]) -> None:
    """What is as it was is no edit; the error says what helps."""
    answer = ask(worker, "/findings/edit", finding="truce:event:1", status="actual")
    assert answer.status_code == 409
    assert answer.json()["remedy"] == "change a field"


def test_added_by_its_words(worker: TestClient[App], desk: Desk) -> None:
    """A finding that was not read is told with the words of the report."""
    answer = send(
        worker, "/findings/add", report="truce", kind="event", type="THREATEN", status="threatened",
        quote="will answer in kind", actors="Ethiopia", recipients="Eritrea",
    )  # fmt: skip
    assert answer.status_code == 303
    (added,) = (one for one in events_of(desk).values() if one.rule == "by-hand")
    assert (added.type, added.actors[0].actor, added.recipients[0].actor) == (
        "THREATEN",
        "ETH",
        "ERI",
    )


def test_events_told_as_one_and_apart(worker: TestClient[App], desk: Desk) -> None:
    """A merge is one correction, which can be taken back."""
    told = ask(worker, "/events/merge", events=["truce:event:0", "truce:event:1"]).json()
    with open_record(desk.path, read_only=True) as record:
        assert {line.act for line in list_corrections(record)} == {"merge"}
    assert ask(worker, "/corrections/undo", correction=told["correction"]).status_code == 200
    assert ask(worker, "/events/merge", events=["truce:event:0"]).status_code == 400


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example", "/\\evil", "javascript:1"]
)
def test_a_form_leads_nowhere_else(worker: TestClient[App], to: str) -> None:
    """The page to go back to is one of ours."""
    answer = send(worker, "/findings/accept", finding="truce:event:1", back=to)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\story.txt", "story.txt"),
        ("..", "upload"),
        ("a\x00b.txt", "ab.txt"),
    ],
)
def test_a_file_name_is_no_path(given: str, name: str) -> None:
    """Only the last part of a name is kept, without what can't be printed."""
    assert safe_name(given) == name


def test_a_finding_that_is_gone(worker: TestClient[App]) -> None:
    """The correction of a finding that isn't there is told as missing, on the page and in JSON."""
    assert worker.get("/correct", params={"finding": "none"}).status_code == 404
    assert ask(worker, "/findings/accept", finding="none").status_code == 404
