"""The tempo of a pair: conflict and cooperation by week, turning points, and where it is heading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from goodoffices.record import Record
from goodoffices.record.columns import Ints, day_number, iso_day
from goodoffices.record.event_table import Events, load_events
from goodoffices.tempo.shape import Citation, Direction, Period, Tempo, Turn, Unit
from goodoffices.tempo.told import Acts, cite_events, events_between, reports_by_day, side_of
from goodoffices.tempo.turns import change_points

ENOUGH = 6  # weeks with reports, from which turns are looked for by week; below, by day
CITED = 5  # events cited for a period or a turn: those of the strongest scores
AROUND = 1  # periods before a turn that are cited with it
STEADY = 0.15  # share of the larger level, below which a change is none
WEEK = 7


def tempo(
    record: Record,
    a: str,
    b: str,
    *,
    since: str | None = None,
    until: str | None = None,
    events: Events | None = None,
    read: Mapping[str, int] | None = None,
) -> Tempo:
    """Return how hard `a` and `b` treat each other, week by week, on PLOVER's scores.

    Args:
        record: the open record; merge its events first, so that each counts once.
        a: a party, by a name, registry id or country code that the record has; a state stands for
            all its people and bodies.
        b: the other.
        since: the first day, ISO; from the first event where left out.
        until: the last day; that of the last report where left out.
        events: the record's events, where they are loaded already.
        read: how many reports there are of each day, where that is known.

    Raises:
        InputError: the record has nobody of that name.

    """
    known = events or load_events(record)
    one, other = side_of(known, a), side_of(known, b)
    acts = events_between(known, one, other, since, until)
    reports = reports_by_day(record) if read is None else read
    days = _span(acts, reports, since, until)
    weeks = periods(known, acts, reports, days, "week")
    unit: Unit = "week" if sum(week.net is not None for week in weeks) >= ENOUGH else "day"
    turns = find_turns(weeks if unit == "week" else periods(known, acts, reports, days, "day"))
    return Tempo(
        a=one.name,
        b=other.name,
        weeks=tuple(weeks),
        turns=tuple(turns),
        unit=unit,
        trend=turns[-1].direction if turns else "steady",
        since=turns[-1].start if turns else None,
    )


def _span(acts: Acts, reports: Mapping[str, int], since: str | None, until: str | None) -> range:
    """Return every day from the first to the last that counts, by number."""
    if not len(acts.rows):
        return range(0)
    first = day_number(since) if since else int(acts.days[0])
    last = day_number(until) if until else day_number(max([*reports, iso_day(int(acts.days[-1]))]))
    return range(first, last + 1)


def periods(
    events: Events, acts: Acts, reports: Mapping[str, int], days: range, unit: Unit
) -> list[Period]:
    """Return the periods that `days` fall into, with what happened in each, oldest first."""
    if not days:
        return []
    long = WEEK if unit == "week" else 1
    first = _start(days[0], long)
    many = (_start(days[-1], long) - first) // long + 1
    read = np.zeros(many, np.int64)
    for day, count in reports.items():
        if day_number(day) in days:
            read[(day_number(day) - first) // long] += count
    place = (acts.days - first) // long
    inside = np.flatnonzero((place >= 0) & (place < many))
    acts = Acts(acts.rows[inside], acts.days[inside], acts.scores[inside])
    place = place[inside]
    sums = _sums(acts, place, many)
    cited = _cited(events, acts, place)
    return [
        _period(iso_day(first + k * long), sums[k], int(read[k]), cited.get(k, ()))
        for k in range(many)
    ]


def _start(day: int, long: int) -> int:
    return day if long == 1 else day - dt.date.fromordinal(day).weekday()


Sums = tuple[int, float, float]  # events, conflict, cooperation


def _sums(acts: Acts, place: Ints, many: int) -> list[Sums]:
    """Return, by period, how many events there are, and the sums of their scores, both positive.

    They are added up in the order of the days. No event of a kind makes a plain 0.
    """
    total = np.bincount(place, minlength=many).tolist()
    sides: list[list[float]] = []
    for sign in (-1, 1):
        own = acts.scores * sign > 0
        sums = np.bincount(place[own], weights=acts.scores[own] * sign, minlength=many).tolist()
        told = np.bincount(place[own], minlength=many).tolist()
        sides.append([one if count else 0 for one, count in zip(sums, told, strict=True)])
    return list(zip(total, *sides, strict=True))


def _cited(events: Events, acts: Acts, place: Ints) -> dict[int, tuple[Citation, ...]]:
    """Return, by period, the events of the strongest scores, by day."""
    order = np.argsort(acts.days * len(events.events) + acts.rows, kind="stable")  # nearly sorted
    order = order[np.argsort(-np.abs(acts.scores[order]), kind="stable")]
    order = order[np.argsort(place[order], kind="stable")]
    ordered = place[order]
    nth = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    order = order[nth < CITED]
    order = order[np.lexsort((acts.rows[order], acts.days[order], place[order]))]
    found: dict[int, list[Citation]] = {}
    for k, cite in zip(place[order].tolist(), cite_events(events, acts.rows[order]), strict=True):
        found.setdefault(k, []).append(cite)
    return {k: tuple(cites) for k, cites in found.items()}


def _period(start: str, sums: Sums, reports: int, cites: tuple[Citation, ...]) -> Period:
    events, conflict, cooperation = sums
    known = reports > 0 or events > 0
    return Period(
        start=start,
        conflict=round(conflict, 2),
        cooperation=round(cooperation, 2),
        net=round(cooperation - conflict, 2) if known else None,
        events=events,
        reports=reports,
        cites=cites,
    )


def _strongest(events: Iterable[Citation]) -> list[Citation]:
    strong = sorted(events, key=lambda event: (-abs(event.score), event.day, event.event))[:CITED]
    return sorted(strong, key=lambda event: (event.day, event.event))


def find_turns(series: Sequence[Period]) -> list[Turn]:
    """Return where the net level changed, each with the events that carried it.

    Periods of which nothing was read are left out: they say nothing of a level.
    """
    known = [period for period in series if period.net is not None]
    net = [period.net or 0.0 for period in known]
    places = [0, *change_points(net), len(net)]
    turns = []
    for last, at, end in zip(places, places[1:], places[2:], strict=False):
        before, after = _mean(net[last:at]), _mean(net[at:end])
        turns.append(
            Turn(
                start=known[at].start,
                direction=_direction(before, after),
                before=round(before, 2),
                after=round(after, 2),
                cites=tuple(_carriers(known[max(at - AROUND, 0) : end], before, after)),
            )
        )
    return turns


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _direction(before: float, after: float) -> Direction:
    if abs(after - before) < STEADY * max(abs(before), abs(after)):
        return "steady"
    return "escalating" if after < before else "easing"


def _carriers(periods_after: Sequence[Period], before: float, after: float) -> list[Citation]:
    """Return the events that speak for the turn: hostile ones where it worsened, else friendly ones.

    An easing may be told by nothing more than that the attacks stopped: then what there was is cited.
    """
    events = [cite for period in periods_after for cite in period.cites]
    fitting = [event for event in events if (event.score < 0) == (after < before)]
    return _strongest(fitting or events)
