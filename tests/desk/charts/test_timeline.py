"""The timeline: lanes by type, few items each by itself, many as a number that leads closer."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

from goodoffices.desk.charts.axis import Days, iso, number
from goodoffices.desk.charts.timeline import Item, Way, Window, clusters, draw_timeline

SVG = "{http://www.w3.org/2000/svg}"
WAY = Way(
    lambda item: f"/report?id={item.key}", lambda first, last: f"/timeline?at={first}&to={last}"
)


def item(day: str, *, count: int = 1, happened: bool = True, lane: str = "ASSAULT") -> Item:
    """Return what falls on a day."""
    return Item(lane=lane, day=day, text=f"{lane} <x>", key=day, count=count, happened=happened)


def month(*lanes: str) -> Window:
    """Return a window of a month."""
    return Window(first="2031-05-01", last="2031-05-31", lanes=lanes)


def hrefs(drawn: str) -> list[str | None]:
    """Return where the marks lead."""
    return [one.get("href") for one in ET.fromstring(drawn).iter(f"{SVG}a")]  # noqa: S314 - our own markup


def test_a_single_item_leads_to_its_words() -> None:
    """A dot where it came to pass, a ring where it didn't."""
    drawn = draw_timeline(
        [item("2031-05-03"), item("2031-05-20", happened=False)], month("ASSAULT"), WAY
    )
    assert hrefs(drawn) == ["/report?id=2031-05-03", "/report?id=2031-05-20"]
    assert drawn.count("not-happened") == 1


def test_many_are_a_number_that_leads_closer() -> None:
    """What is too dense is counted, and opens its days."""
    drawn = draw_timeline([item("2031-05-03", count=40)], month("ASSAULT"), WAY)
    assert hrefs(drawn) == ["/timeline?at=2031-05-03&to=2031-05-03"]
    assert ">40</text>" in drawn


def test_a_slot_holds_whole_days_and_loses_nothing() -> None:
    """However narrow a day is, every item is in one cluster, none in two."""
    days = Days(first="2031-01-01", last="2031-12-31", left=0, right=400)
    items = [item(iso(number("2031-01-01") + k)) for k in range(365)]
    found = clusters(items, days)
    assert sum(one.count for one in found) == 365
    assert all(early.last < late.first for early, late in pairwise(found))


def test_what_lies_outside_the_window_is_not_drawn() -> None:
    """Neither before it nor after it; its lanes are told with their counts."""
    drawn = draw_timeline([item("2031-04-30"), item("2031-06-01")], month("ASSAULT", "AGREE"), WAY)
    assert not hrefs(drawn)
    assert "ASSAULT: 0; AGREE: 0." in drawn
    assert not draw_timeline([], month(), WAY)


def test_what_no_number_can_tell_any_more_is_bars() -> None:
    """Each bar leads closer and says how much it is; a lane's sum stands at its end."""
    items = [item("2031-05-03", count=900), item("2031-05-20", count=350)]
    drawn = draw_timeline(items, month("ASSAULT", "AGREE"), WAY)
    bars = [one for one in ET.fromstring(drawn).iter(f"{SVG}rect") if one.get("class") == "crowd"]  # noqa: S314 - our own markup
    heights = [float(bar.get("height") or 0) for bar in bars]
    assert abs(heights[1] / heights[0] - 350 / 900) < 0.01
    assert hrefs(drawn)[0] == "/timeline?at=2031-05-03&to=2031-05-03"
    assert "ASSAULT: 900, 3 May 2031" in drawn
    assert ">1,250</text>" in drawn
    assert "many-number" not in drawn
