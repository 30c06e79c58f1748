"""The brief page: the command line's brief, to look at and to take away, as far as marks allow."""

from __future__ import annotations

from html import escape
from pathlib import Path

from litestar.testing import TestClient
from typer.testing import CliRunner

from goodoffices.cli.app import app
from goodoffices.desk.app import App
from goodoffices.desk.desk import Desk
from goodoffices.desk.pages.brief import BriefQuestion, answer
from goodoffices.record import Mark, Person, mark_report, open_record

PAIR = ("Ethiopia", "Eritrea")


def test_desk_and_command_line_write_the_same(visitor: TestClient[App], path: Path) -> None:
    """The Markdown to take away is what `goodoffices brief` prints, to the letter."""
    found = visitor.get("/brief.md?situation=horn&asof=2031-06-20").text
    words = ("brief", "horn", "--asof", "2031-06-20", "--record", str(path))
    assert found == CliRunner().invoke(app, words).stdout
    assert found.startswith("<!--")


def test_every_line_shows_its_sources(visitor: TestClient[App]) -> None:
    """A line's number leads to the sentence, the sentence to the report."""
    page = visitor.get("/brief?between=Ethiopia&between=Eritrea&asof=2031-06-20").text
    assert 'href="#source-1"' in page
    assert 'id="source-1"' in page
    assert "/report?id=2031-06-17#s0" in page


def test_it_can_be_taken_away(visitor: TestClient[App]) -> None:
    """The page links to files of the same brief, which are saved and never shown."""
    page = visitor.get("/brief?situation=horn&asof=2031-06-20").text
    for form, media, begin in (("md", "markdown", "<!-- "), ("html", "html", "<!doctype html>")):
        link = f"/brief.{form}?situation=horn&asof=2031-06-20"
        assert f'href="{escape(link)}"' in page
        taken = visitor.get(link)
        assert taken.headers["content-type"] == f"text/{media}; charset=utf-8"
        name = f'attachment; filename="brief-2031-06-20.{form}"'
        assert taken.headers["content-disposition"] == name
        assert taken.text.startswith(begin)
        assert "Geneva" in taken.text


def test_there_is_nothing_to_take_where_nothing_is_told(visitor: TestClient[App]) -> None:
    """The error says what is missing."""
    refused = visitor.get("/brief.md?asof=2031-06-20")
    assert refused.status_code == 409
    assert "name two sides" in refused.text


def test_what_is_marked_is_left_out(visitor: TestClient[App], path: Path) -> None:
    """A report marked red is neither in a clear brief nor told of in it, but in a red one."""
    with open_record(path) as record:
        mark_report(
            record, "2031-06-17", Mark(handling="red"), Person("Ada", "2031-07-02T00:00:00Z")
        )
    asked = "situation=horn&asof=2031-06-20"
    for place in ("brief", "api/brief", "brief.md", "brief.html"):
        assert "Geneva" not in visitor.get(f"/{place}?{asked}").text
        assert "Geneva" in visitor.get(f"/{place}?{asked}&handling=red").text


def test_it_must_be_of_something(visitor: TestClient[App], war_desk: Desk) -> None:
    """Without a situation or two sides there is a form; changes must be told from an earlier day."""
    assert "Choose a situation above, or name two sides." in visitor.get("/brief").text
    late = answer(war_desk, BriefQuestion(situation="horn", asof="2031-06-20", since="2031-06-21"))
    assert late.brief is None
    assert late.note.endswith("it is not before 2031-06-20.")
    assert visitor.get("/api/brief?between=Ethiopia").status_code == 400


def test_an_empty_record_has_none(nobody: TestClient[App]) -> None:
    """It says so."""
    assert (
        "there is nothing to be briefed on" in nobody.get("/brief?between=Kenya&between=Chad").text
    )
