"""The map page: what came to pass by place, tolls by source, and always the note on borders."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from litestar.testing import TestClient

from goodoffices.desk.app import App
from goodoffices.desk.desk import Desk
from goodoffices.desk.pages.map import MapQuestion, answer


def test_places_are_counted(war_desk: Desk) -> None:
    """Five attacks at one place, a meeting each at two others; an offer has no place."""
    found = answer(war_desk, MapQuestion())
    assert [(one.place, one.events) for one in found.places] == [
        ("Badme", 5),
        ("Asmara", 1),
        ("Geneva", 1),
    ]
    assert (found.places[0].first, found.places[0].last) == ("2031-05-01", "2031-06-02")


def test_a_distant_meeting_lies_outside_the_view(war_desk: Desk) -> None:
    """It is told in the table, and drawn where all is asked for."""
    near, every = answer(war_desk, MapQuestion()), answer(war_desk, MapQuestion(view="all"))
    assert [one.drawn for one in near.places] == [True, True, False]
    assert (near.outside, every.outside) == (1, 0)
    assert "Geneva, 1 event" not in near.chart.wide
    assert "Geneva, 1 event" in every.chart.wide


def test_tolls_stay_apart(war_desk: Desk) -> None:
    """Each attack has its own, the gravest stands on the map, and no sum of them anywhere."""
    badme = answer(war_desk, MapQuestion()).places[0]
    assert badme.toll == "30"
    figures = [figure for one in badme.incidents for figure in one.figures]
    assert figures == [f"{count} (Rift Wire)" for count in (3, 4, 30, 7, 12)]
    drawn = ET.fromstring(answer(war_desk, MapQuestion()).chart.wide)  # noqa: S314 - our own markup
    assert not any("56" in text for text in drawn.itertext())


def test_a_period_is_kept_to(war_desk: Desk) -> None:
    """Events and tolls of June only; the months tell how much there is in each."""
    found = answer(war_desk, MapQuestion(since="2031-06", until="2031-06"))
    told = [(one.place, one.events, one.toll) for one in found.places]
    assert told == [("Badme", 1, "3"), ("Geneva", 1, "")]
    assert [(one.month, one.events) for one in found.months] == [("2031-05", 5), ("2031-06", 2)]


def test_countries_of_the_situation_are_shaded(war_desk: Desk) -> None:
    """Those of its parties, and no others."""
    shaded = answer(war_desk, MapQuestion(situation="horn")).chart.wide.count('class="land party"')
    assert shaded == 2
    assert "land party" not in answer(war_desk, MapQuestion()).chart.wide


def test_the_note_on_borders_is_always_there(
    visitor: TestClient[App], nobody: TestClient[App]
) -> None:
    """Whether anything is drawn or not."""
    for page in (visitor.get("/map").text, nobody.get("/map").text):
        assert "no judgement of anyone&#39;s claim" in page
