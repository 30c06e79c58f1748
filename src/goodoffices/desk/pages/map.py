"""Map: where it happened, and what it cost, over the outlines of countries."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, field

from goodoffices.desk.address import write_address
from goodoffices.desk.charts.outlines import outlines
from goodoffices.desk.charts.tolls import of_whom, people
from goodoffices.desk.charts.view import frame
from goodoffices.desk.charts.world import NOTE, Spot, draw_map, focus, in_view
from goodoffices.desk.counted import MonthCount, PlaceCount, count_months, count_places
from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import Pair, Within
from goodoffices.desk.page import Answer, Page, Words
from goodoffices.desk.picture import WIDE, Picture, draw
from goodoffices.desk.sides import find_situation, find_span
from goodoffices.desk.tolls_told import incidents_told
from goodoffices.record import Filter
from goodoffices.record.tolls_over_time import IncidentToll
from goodoffices.shapes import EventType

MOST = 120  # places drawn and listed


class MapQuestion(Within, frozen=True, kw_only=True):
    """What can be asked of the map; it shows what came to pass."""

    party: Annotated[Words, Meta(description="Who acts, or is acted upon.")] | None = None
    between: Annotated[Pair, Meta(description="Each of these two takes part.")] = ()
    types: Annotated[tuple[EventType, ...], Meta(max_length=16, description="PLOVER types.")] = (
        field(default=(), name="type")
    )
    view: Annotated[
        Literal["near", "all"], Meta(description="Where most happened, or every place.")
    ] = "near"


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """What an incident at a place cost, in words, by each source."""

    day: str | None
    what: str
    figures: tuple[str, ...]
    report: str
    sentence: int


class MapPlace(PlaceCount, frozen=True, kw_only=True):
    """A place with its events and the tolls of its incidents; `drawn`: it lies in the view.

    `toll` is the largest count of killed that one incident there has, by one source.
    """

    drawn: bool
    toll: str
    incidents: tuple[Incident, ...]


class MapAnswer(Answer, frozen=True, kw_only=True):
    """Events by place, most first. `outside` have coordinates but lie outside the view; `unplaced` have none.

    `left_out` is how many places, those with fewest events, are not told.
    """

    chart: Picture
    places: tuple[MapPlace, ...]
    outside: int
    unplaced: int
    left_out: int
    months: tuple[MonthCount, ...]
    note: str


def answer(desk: Desk, asked: MapQuestion) -> MapAnswer:
    """Return what came to pass by place, drawn where most of it did, or everywhere."""
    return desk.keep(("map", asked), lambda: _answer(desk, asked))


def _answer(desk: Desk, asked: MapQuestion) -> MapAnswer:
    wanted = msgspec.structs.replace(desk.wanted(asked), statuses=("actual",))
    shown, every = count_places(desk, wanted, MOST)
    by_place = _incidents(desk, asked, wanted, frozenset(one.place for one in shown))
    spots = [_spot(one, by_place.get(one.place, ()), asked) for one in shown if one.lat is not None]
    seen = focus(spots, WIDE) if asked.view == "near" else frame(_points(spots), WIDE)
    drawn = {spot.name for spot in spots if in_view(spot, seen)}
    countries = _countries(desk, asked)
    return MapAnswer(
        chart=draw("map", lambda name, width: _draw(spots, asked, name, width, countries)),
        places=tuple(_place(one, by_place.get(one.place, ()), drawn) for one in shown),
        outside=len({spot.name for spot in spots} - drawn),
        unplaced=sum(one.lat is None for one in shown),
        left_out=every - len(shown),
        months=count_months(desk, msgspec.structs.replace(wanted, since=None, until=None)),
        note=NOTE,
        coverage=desk.coverage(asked),
    )


def _points(spots: list[Spot]) -> list[tuple[float, float]]:
    return [(spot.lat, spot.lon) for spot in spots]


def _draw(
    spots: list[Spot], asked: MapQuestion, name: str, width: float, countries: frozenset[str]
) -> str:
    seen = focus(spots, width) if asked.view == "near" else frame(_points(spots), width)
    return draw_map(spots, seen, name=name, parties=countries)


def _incidents(
    desk: Desk, asked: MapQuestion, wanted: Filter, places: frozenset[str]
) -> dict[str, tuple[IncidentToll, ...]]:
    span = find_span(desk, asked.since, asked.until, asked.situation)
    found: dict[str, list[IncidentToll]] = {}
    for toll in incidents_told(desk, wanted, span, places=places):
        if toll.place:
            found.setdefault(toll.place, []).append(toll)
    return {place: tuple(tolls) for place, tolls in found.items()}


def _spot(one: PlaceCount, tolls: tuple[IncidentToll, ...], asked: MapQuestion) -> Spot:
    return Spot(
        name=one.place,
        lat=one.lat or 0.0,
        lon=one.lon or 0.0,
        events=one.events,
        href=write_address(
            "/events", None, situation=asked.situation, place=one.place, since=asked.since,
            until=asked.until, status=("actual",),
        ),
        toll=_gravest(tolls),
        vague=one.place in _country_names(),
    )  # fmt: skip


def _country_names() -> frozenset[str]:
    return frozenset(country.name for country in outlines())


def _gravest(tolls: tuple[IncidentToll, ...]) -> str:
    """Return the largest figure that one source has for one incident's killed, in words."""
    claims = [claim for toll in tolls if toll.kind == "killed" for claim in toll.claims]
    counted = [claim for claim in claims if (claim.low or 0) + (claim.high or 0) > 0]
    if not counted:
        return ""
    return people(max(counted, key=lambda one: (max(one.low or 0, one.high or 0), one.finding)))


def _place(one: PlaceCount, tolls: tuple[IncidentToll, ...], drawn: set[str]) -> MapPlace:
    incidents = tuple(
        Incident(
            day=toll.day,
            what=of_whom(toll.kind, toll.whom),
            figures=tuple(
                dict.fromkeys(f"{people(claim)} ({claim.source})" for claim in toll.claims)
            ),
            report=toll.claims[-1].report,
            sentence=toll.claims[-1].sentence,
        )
        for toll in tolls
    )
    return MapPlace(
        **msgspec.structs.asdict(one),
        drawn=one.lat is not None and one.place in drawn,
        toll=_gravest(tolls),
        incidents=incidents,
    )


def _countries(desk: Desk, asked: MapQuestion) -> frozenset[str]:
    """Return the codes of the countries of the two sides, or of the situation's parties."""
    saved = find_situation(desk, asked.situation)
    names = {one.casefold() for one in asked.between or (saved.parties if saved else ())}
    if not names:
        return frozenset()
    actors = desk.registry().actors.values()
    known = (one for one in actors if one.name.casefold() in names or one.id.casefold() in names)
    return frozenset(one.country for one in known if one.country)


PAGE = Page(
    path="/map",
    title="Map",
    says="Events and tolls by place and period, over the outlines of countries.",
    template="map.html",
    question=MapQuestion,
    answer=answer,
    nav=80,
)
