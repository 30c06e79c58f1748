"""The situation page: how things stand, on one page, each part what its own page or command tells."""

from __future__ import annotations

from pathlib import Path

from litestar.testing import TestClient

from goodoffices.desk.app import App
from goodoffices.desk.desk import Desk
from goodoffices.desk.pages.situation import SituationQuestion, answer
from goodoffices.record import Person, accept, open_record

from .conftest import Run, as_json

HORN = SituationQuestion(situation="horn")


def test_its_parts_are_what_the_commands_tell(war_desk: Desk, command: Run) -> None:
    """The tempo is that of `goodoffices tempo`, the lives those of `ceasefires`."""
    found = answer(war_desk, HORN)
    assert [as_json(found.pace)] == command("tempo", "Ethiopia", "Eritrea", "--since", "2031-05-01")
    lives = command("ceasefires", "Ethiopia", "Eritrea")
    assert {one.name for one in found.lives} <= {one["name"] for one in lives}


def test_the_latest_is_told(war_desk: Desk) -> None:
    """Attack, contact and offer, the newest first; an offer is no contact."""
    found = answer(war_desk, HORN)
    assert found.attacks[0].finding == "2031-06-02:event:0"
    assert [row.finding for row in found.contacts] == ["2031-06-17:event:0", "2031-05-29:event:0"]
    assert [row.finding for row in found.offers] == ["2031-05-30:event:0"]


def test_the_sides_are_said_with_their_why(war_desk: Desk) -> None:
    """As asked, the situation's, or those the record has most of."""
    whys = []
    for asked in (SituationQuestion(between=("Kenya", "Eritrea")), HORN, SituationQuestion()):
        sides = answer(war_desk, asked).sides
        assert sides is not None
        whys.append((sides.a, sides.b, sides.why.split()[0]))
    assert whys == [
        ("Kenya", "Eritrea", "as"),
        ("Ethiopia", "Eritrea", "the"),
        ("ERI", "ETH", "the"),
    ]


def test_tolls_are_by_source_and_never_added(war_desk: Desk) -> None:
    """Each attack's toll as told; their sum stands nowhere."""
    found = answer(war_desk, HORN)
    assert [one.people for one in found.figures] == ["3", "4", "30", "7", "12"]
    assert all(one.source == "Rift Wire" for one in found.figures)


def test_what_is_new_is_told_from_a_day(war_desk: Desk, path: Path) -> None:
    """What was read in since, and what people corrected; before that nothing is new."""
    assert answer(war_desk, HORN).news.reports == 9
    assert answer(war_desk, SituationQuestion(since="2031-07-02")).news.reports == 0
    with open_record(path) as record:
        accept(record, "2031-06-02:event:0", Person("Ada", "2031-07-03T00:00:00Z"))
    news = answer(war_desk, SituationQuestion(since="2031-07-02")).news
    assert (news.since, news.why, news.corrections) == ("2031-07-02", "as asked", 1)


def test_every_part_is_on_the_page(visitor: TestClient[App]) -> None:
    """With charts, tables beside them, ways on, and how much was read."""
    page = visitor.get("/situation?situation=horn").text
    for words in (
        "Conflict and cooperation",
        "Ceasefires",
        "Tolls, by source",
        "Channels",
        "Latest offers",
    ):
        assert words in page
    assert page.count("<svg") == 2 * 3
    assert "As a table" in page
    assert "9 reports read" in page
    assert 'href="/channels?situation=horn' in page


def test_an_empty_record_makes_a_page(nobody: TestClient[App]) -> None:
    """Nothing was read, and that is said once, not section by section."""
    page = nobody.get("/situation").text
    assert page.count("Nothing has been read yet.") == 1
    assert "No toll is told" not in page
    assert "<svg" not in page
