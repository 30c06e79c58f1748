"""The map: circles by number of events, names that cover no other, a note on borders."""

from __future__ import annotations

import math
from xml.etree import ElementTree as ET

from goodoffices.desk.charts.view import frame
from goodoffices.desk.charts.world import NOTE, Spot, draw_map, focus, in_view, radius

SVG = "{http://www.w3.org/2000/svg}"


def spot(
    name: str, lat: float, lon: float, events: int = 1, toll: str = "", *, vague: bool = False
) -> Spot:
    """Return a place."""
    return Spot(
        name=name,
        lat=lat,
        lon=lon,
        events=events,
        href=f"/events?place={name}",
        toll=toll,
        vague=vague,
    )


HORN = [
    spot("Badme", 14.7, 37.8, 9, "4 to 7"),
    spot("Asmara", 15.3, 38.9, 1),
    spot("<Adi>", 14.3, 38.1, 2),
]


def drawn(spots: list[Spot], **more: frozenset[str]) -> ET.Element:
    """Return the map as it stands."""
    view = frame([(one.lat, one.lon) for one in spots], 900)
    return ET.fromstring(draw_map(spots, view, **more))  # type: ignore[arg-type]  # noqa: S314 - our own markup


def test_the_area_tells_how_many() -> None:
    """Four times the events, twice the radius; a single event is still seen."""
    assert math.isclose(radius(100, 100), 2 * radius(25, 100))
    assert radius(1, 1_000_000) >= 3


def test_places_lead_to_their_events() -> None:
    """Each circle is a link, and says what it stands for."""
    found = drawn(HORN)
    circles = [one for one in found.iter(f"{SVG}a") if one.find(f"{SVG}circle") is not None]
    named = [f"/events?place={name}" for name in ("Badme", "<Adi>", "Asmara")]
    assert [one.get("href") for one in circles] == named
    assert circles[0].get("aria-label") == "Badme, 9 events, toll 4 to 7"


def test_tolls_are_written_beside_never_drawn_as_area() -> None:
    """A range stays a range; it doesn't make the circle larger."""
    texts = ["".join(one.itertext()) for one in drawn(HORN).iter(f"{SVG}text")]
    assert any(text.startswith("Badme 9") and text.endswith("† 4 to 7") for text in texts)


def test_countries_are_there_and_those_of_the_parties_are_shaded() -> None:
    """Ethiopia and Eritrea, of which one is a party."""
    found = drawn(HORN, parties=frozenset({"ERI"}))
    names = {one.findtext(f"{SVG}title"): one.get("class") for one in found.iter(f"{SVG}path")}
    assert names["Ethiopia"] == "land"
    assert names["Eritrea"] == "land party"


def test_an_area_without_a_code_is_dashed() -> None:
    """Where ISO has no code, the edge says that it is disputed; and a note stands under every map."""
    found = drawn([spot("Hargeisa", 9.56, 44.06), spot("Jigjiga", 9.35, 42.8)])
    names = {one.findtext(f"{SVG}title"): one.get("class") for one in found.iter(f"{SVG}path")}
    assert names["Somaliland"] == "land no-code"
    assert "no judgement" in NOTE


def test_a_country_alone_is_a_hollow_circle() -> None:
    """What is only known to be somewhere in a country is marked as such."""
    found = drawn([spot("Eritrea", 15.2, 39.0, vague=True)])
    assert [one.get("class") for one in found.iter(f"{SVG}circle")] == ["spot vague"]


def test_a_distant_meeting_does_not_shrink_the_map() -> None:
    """The view holds where most happens; the rest lies outside, and is told so."""
    spots = [*HORN, spot("New York City", 40.7, -74.0)]
    view = focus(spots, 900)
    assert [in_view(one, view) for one in spots] == [True, True, True, False]
    assert view.east - view.west < 10


def test_names_cover_no_other() -> None:
    """In a crowd only those names stand that have room; each is still a link with its name."""
    crowd = [spot(f"Village {k}", 14.7 + k / 500, 37.8, 40 - k) for k in range(40)]
    found = drawn([*crowd, spot("Asmara", 15.9, 39.5)])
    labels = [one for one in found.iter(f"{SVG}text") if "place" in (one.get("class") or "")]
    assert 1 < len(labels) < 41
    rows = sorted(
        float(one.get("y", "")) for one in labels if "end" not in (one.get("class") or "")
    )
    assert len(rows) > 1
    assert sum(one.find(f"{SVG}circle") is not None for one in found.iter(f"{SVG}a")) == 41


def test_the_scale_bar_tells_a_round_distance() -> None:
    """So many kilometres, a round number."""
    texts = ["".join(one.itertext()) for one in drawn(HORN).iter(f"{SVG}text")]
    assert sum(text in {"10 km", "20 km", "50 km"} for text in texts) == 1


def test_an_empty_map_is_the_world() -> None:
    """Without places the whole world is shown, and says that there is nothing on it."""
    found = drawn([])
    assert found.findtext(f"{SVG}desc") == "No place is in view."
