"""The pages: each is served as HTML and as JSON, says how much was read, and links back to the words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from litestar.testing import TestClient

from goodoffices.desk.app import App, make_app
from goodoffices.desk.desk import Desk
from goodoffices.record import Person, open_record, reject

Browser = TestClient[App]
PAGES = (
    "/", "/events", "/statements", "/tolls", "/report?id=truce", "/report?id=bad", "/reports",
    "/sources", "/search?q=kenya", "/actor?name=Kenya", "/api-guide",
)  # fmt: skip


class Elements(HTMLParser):
    """The elements of a page, with what must not be in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.bad: list[str] = []
        self.findings: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        self.tags.append(tag)
        found = dict(attrs)
        self.bad += [f"{tag} {name}" for name in found if name.startswith("on") or name == "style"]
        if tag in {"script", "img", "iframe", "object", "embed", "link"}:
            source = found.get("src") or found.get("href") or "inline"
            if not source.startswith(("/static/", "/api")):
                self.bad.append(f"{tag} {source}")
        if "data-finding" in found:
            self.findings.append(found["data-finding"] or "")


def hidden(page: str) -> str:
    """Return the control characters that a page holds."""
    return "".join(re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page))


@pytest.mark.parametrize("path", PAGES)
def test_no_words_of_a_report_work_as_markup(client: Browser, path: str) -> None:
    """Scripts, images and events in stories, names, places and outlets are words like others."""
    answer = client.get(path)
    assert answer.status_code == 200
    elements = Elements(answer.text)
    assert elements.bad == []
    assert elements.tags.count("main") == 1
    assert elements.tags.count("h1") == 1
    assert hidden(answer.text) == ""
    assert "alert(" not in answer.text or "&lt;" in answer.text


@pytest.mark.parametrize("path", [one for one in PAGES if one != "/api-guide"])
def test_every_page_has_a_twin_and_a_coverage_line(client: Browser, path: str) -> None:
    """The JSON says the same as the page, and both say how much was read."""
    page = client.get(path).text
    twin = client.get(f"/api{path}".replace("/api/?", "/api?") if path != "/" else "/api").json()
    assert twin["coverage"]["reports"] == 2
    assert "2 reports read" in page
    for row in twin.get("rows", ()):
        if "finding" in row:
            assert f'data-finding="{row["finding"]}"' in page


def test_an_answer_that_has_not_changed_is_not_sent_again(client: Browser, desk: Desk) -> None:
    """Until anybody writes to the record, from whatever process."""
    first = client.get("/api/events")
    same = client.get("/api/events", headers={"if-none-match": f"W/{first.headers['etag']}, x"})
    assert (same.status_code, same.content) == (304, b"")
    with open_record(desk.path) as record:
        reject(record, "truce:event:0", Person("Ada", "2031-06-02T00:00:00Z"))
    later = client.get("/api/events", headers={"if-none-match": first.headers["etag"]})
    assert later.status_code == 200
    assert "truce:event:0" not in [row["finding"] for row in later.json()["rows"]]


def test_other_questions_have_other_tags(client: Browser) -> None:
    """A tag stands for one question, and a page's for one visitor."""
    tags = {
        client.get(path).headers["etag"] for path in ("/events", "/api/events", "/events?by=Kenya")
    }
    assert len(tags) == 3


def test_a_form_with_empty_fields_leads_to_the_plain_address(client: Browser) -> None:
    """So that an address can be kept, and says what it asks."""
    answer = client.get("/events?by=&type=&party=Kenya&between=&between=")
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?party=Kenya")


@pytest.mark.parametrize(
    ("path", "status"),
    [("/events?nope=1", 400), ("/events?type=WAR", 400), ("/events?by=Nobody", 404),
     ("/events?situation=none", 404), ("/report?id=none", 404), ("/actor?name=Nobody+Here", 404),
     ("/nowhere", 404), ("/report", 400), ("/static/../app.py", 404), ("/static/%2e%2e%2fapp.py", 404)],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_with_a_remedy(
    client: Browser, path: str, status: int
) -> None:
    """As a page that can be read, and as the one shape of errors."""
    page = client.get(path)
    assert page.status_code == status
    assert "<main" in page.text
    twin = client.get(f"/api{path}")
    assert twin.json()["status"] in {status, 404}
    assert twin.json()["remedy"]


def test_events_are_filtered_and_sorted(client: Browser) -> None:
    """By the command line's filters, by any column, either way."""
    rows = client.get("/api/events?between=Ethiopia&between=Eritrea").json()["rows"]
    assert [row["finding"] for row in rows] == ["truce:event:1", "truce:event:0"]
    rows = client.get("/api/events?by=Eritrea&to=ETH&status=actual").json()["rows"]
    assert [row["finding"] for row in rows] == ["truce:event:1"]
    rows = client.get("/api/events?situation=horn&sort=type&order=asc").json()["rows"]
    assert [row["type"] for row in rows] == ["AGREE", "ASSAULT", "CONSULT"]
    assert [one["name"] for one in rows[0]["who"]] == ["Kenya", "Ethiopia", "Eritrea"]


def test_pages_of_a_table_follow_one_another(client: Browser) -> None:
    """Each row is on one page, and the total counts them all."""
    seen = []
    for page in (1, 2, 3, 4):
        answer = client.get(f"/api/events?per_page=1&page={page}").json()
        assert (answer["total"], answer["truncated"]) == (3, False)
        seen += [row["finding"] for row in answer["rows"]]
    assert sorted(seen) == ["bad:event:0", "truce:event:0", "truce:event:1"]


def test_a_report_shows_each_finding_in_its_words(client: Browser) -> None:
    """A mark in the text with its letter, and a note that says what it is."""
    answer = client.get("/api/report?id=truce&at=truce:toll:1").json()
    pieces = [piece for one in answer["paragraphs"] for piece in one["pieces"]]
    text = "\n".join("".join(p["text"] for p in one["pieces"]) for one in answer["paragraphs"])
    assert text.startswith("Kenya proposed a truce between Ethiopia and Eritrea on Monday.")
    words = {m["tag"]: p["text"] for p in pieces for m in p["marks"]}
    assert words["E1"] == "proposed a truce"
    assert words["T1"] == "killed 12 villagers"
    notes = {note["tag"]: note for one in answer["paragraphs"] for note in one["notes"]}
    assert set(notes) == {"E1", "E2", "T1", "S1", "O1"}
    assert notes["T1"]["head"] == "killed: 12 (villagers)"
    page = client.get("/report?id=truce&at=truce:toll:1").text
    assert {"truce:event:0", "truce:toll:1"} <= set(Elements(page).findings)
    assert page.count(' asked"') == 2
    assert "Share this" in page


def test_a_rejected_finding_is_shown_apart(client: Browser, desk: Desk) -> None:
    """It is no longer marked in the words, but can be found, and taken back."""
    with open_record(desk.path) as record:
        reject(record, "truce:toll:1", Person("Ada", "2031-06-02T00:00:00Z"))
    answer = client.get("/api/report?id=truce").json()
    assert [note["finding"] for note in answer["rejected"]] == ["truce:toll:1"]
    assert "killed 12" not in client.get("/tolls").text


def test_search_marks_what_was_looked_for(client: Browser) -> None:
    """Each sentence leads to its place in the report."""
    answer = client.get("/api/search?q=villagers").json()
    (hit,) = answer["rows"]
    assert [piece["text"] for piece in hit["pieces"] if piece["found"]] == ["villagers"]
    assert 'id=truce#s1"' in client.get("/search?q=villagers").text


def test_an_actor_has_what_it_did_and_what_was_done_to_it(client: Browser) -> None:
    """With its contacts, its words and its offices."""
    eritrea = client.get("/api/actor?name=Eritrea").json()
    assert [row["type"] for row in eritrea["did"]] == ["ASSAULT"]
    assert [row["type"] for row in eritrea["undergone"]] == ["AGREE"]
    assert [row["type"] for row in eritrea["contacts"]] == ["CONSULT"]
    ethiopia = client.get("/api/actor?name=ETH").json()
    assert ethiopia["name"] == "Ethiopia"
    assert [row["role"] for row in ethiopia["standings"]] == ["foreign minister"]
    assert len(ethiopia["statements"]) == 1


def test_an_actor_of_the_registry_has_offices_without_any_report(client: Browser) -> None:
    """What the registry knows is shown, with its source."""
    answer = client.get("/api/actor?name=Kofi+Annan").json()
    assert any("secretary" in post["office"] for post in answer["known"][0]["offices"])
    assert answer["did"] == []


def test_an_empty_record_says_how_to_begin(empty: Desk) -> None:
    """And every page can be looked at."""
    with TestClient(make_app(empty, changes=()), base_url="http://127.0.0.1") as browser:
        assert "goodoffices read --record war.db" in browser.get("/").text
        for path in ("/events", "/statements", "/tolls", "/reports", "/sources", "/search?q=x"):
            assert browser.get(path).status_code == 200


def test_the_description_is_closed(client: Browser) -> None:
    """OpenAPI 3.1 with every filter described, and no shape that may hold more than it says."""
    found = client.get("/api/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    told = found["paths"]["/api/events"]["get"]["parameters"]
    assert {"by", "to", "between", "type", "since", "page"} <= {one["name"] for one in told}
    assert all(one["description"] for one in told)
    for name, schema in found["components"]["schemas"].items():
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False, name


def test_names_are_taken_as_the_command_line_takes_them(client: TestClient[App]) -> None:
    """A capital stands for its government, though no report calls it so; nobody is still nobody."""
    asked = {"by": "Nairobi", "type": "AGREE"}
    rows = client.get("/api/events", params=asked).json()["rows"]
    assert [row["finding"] for row in rows] == ["truce:event:0"]
    assert (
        len(client.get("/events.csv", params=asked).text.splitlines()) == 2
    )  # its head, the offer
    assert client.get("/api/events", params={"by": "Nobody Atall"}).status_code == 404
