"""The tempo of a pair: conflict and cooperation by week, turning points, and where it is heading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from goodoffices.record import Record
from goodoffices.tempo.shape import Citation, Direction, Period, Tempo, Turn, Unit
from goodoffices.tempo.told import events_between, reports_by_day, side_of
from goodoffices.tempo.turns import change_points

ENOUGH = 6  # weeks with reports, from which turns are looked for by week; below, by day
CITED = 5  # events cited for a period or a turn: those of the strongest scores
AROUND = 1  # periods before a turn that are cited with it
STEADY = 0.15  # share of the larger level, below which a change is none


def tempo(
    record: Record, a: str, b: str, *, since: str | None = None, until: str | None = None
) -> Tempo:
    """Return how hard `a` and `b` treat each other, week by week, on PLOVER's scores.

    Args:
        record: the open record; merge its events first, so that each counts once.
        a: a party, by a name, registry id or country code that the record has; a state stands for
            all its people and bodies.
        b: the other.
        since: the first day, ISO; from the first event where left out.
        until: the last day; that of the last report where left out.

    Raises:
        InputError: the record has nobody of that name.

    """
    one, other = side_of(record, a), side_of(record, b)
    events = events_between(record, one, other, since, until)
    reports = reports_by_day(record)
    days = _span(events, reports, since, until)
    weeks = periods(events, reports, days, "week")
    unit: Unit = "week" if sum(week.net is not None for week in weeks) >= ENOUGH else "day"
    turns = find_turns(weeks if unit == "week" else periods(events, reports, days, "day"))
    return Tempo(
        a=one.name,
        b=other.name,
        weeks=tuple(weeks),
        turns=tuple(turns),
        unit=unit,
        trend=turns[-1].direction if turns else "steady",
        since=turns[-1].start if turns else None,
    )


def _span(
    events: Sequence[Citation], reports: Mapping[str, int], since: str | None, until: str | None
) -> list[str]:
    """Return every day from the first to the last that counts."""
    if not events:
        return []
    first = since or events[0].day
    last = until or max([*reports, events[-1].day])
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return [(start + dt.timedelta(days=k)).isoformat() for k in range((end - start).days + 1)]


def periods(
    events: Iterable[Citation], reports: Mapping[str, int], days: Sequence[str], unit: Unit
) -> list[Period]:
    """Return the periods that `days` fall into, with what happened in each, oldest first."""
    told: dict[str, list[Citation]] = {}
    read: dict[str, int] = {}
    for day in days:
        told.setdefault(_start(day, unit), [])
        read[_start(day, unit)] = read.get(_start(day, unit), 0) + reports.get(day, 0)
    for event in events:
        if _start(event.day, unit) in told:
            told[_start(event.day, unit)].append(event)
    return [_period(start, own, read[start]) for start, own in told.items()]


def _start(day: str, unit: Unit) -> str:
    if unit == "day":
        return day
    date = dt.date.fromisoformat(day)
    return (date - dt.timedelta(days=date.weekday())).isoformat()


def _period(start: str, events: Sequence[Citation], reports: int) -> Period:
    conflict = -sum(event.score for event in events if event.score < 0)
    cooperation = sum(event.score for event in events if event.score > 0)
    known = reports > 0 or bool(events)
    return Period(
        start=start,
        conflict=round(conflict, 2),
        cooperation=round(cooperation, 2),
        net=round(cooperation - conflict, 2) if known else None,
        events=len(events),
        reports=reports,
        cites=tuple(_strongest(events)),
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
