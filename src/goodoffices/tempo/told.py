"""The record's events between two parties, each once, however many reports tell it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from goodoffices.errors import InputError
from goodoffices.record import Record
from goodoffices.record.columns import (
    NONE,
    Codes,
    Flags,
    Floats,
    Ints,
    codes_flags,
    day_number,
    first_of,
    iso_day,
    joined,
    ordered,
)
from goodoffices.record.event_table import Events, load_events
from goodoffices.tempo.shape import Citation, Pair

# What happened, or was an act in words; what was denied, or only thought of, is no tempo.
DONE = ("actual", "failed")
MEANT = ("offered", "sought", "planned", "threatened")
VERBAL = ("AGREE", "REQUEST", "CONCEDE", "THREATEN")
_REPORTS = """
SELECT published, count(*) AS reports FROM reports WHERE published IS NOT NULL GROUP BY published
"""


class Side(NamedTuple):
    """A party to look for: what it is called, and the country where it is a state."""

    name: str
    key: str
    country: str | None


class Acts(NamedTuple):
    """Events between two parties, the earliest first: their rows, days and scores."""

    rows: Ints
    days: Ints
    scores: Floats


def side_of(events: Events, who: str) -> Side:
    """Return whom `who` names in the record: a state with all its people and bodies, or one of these.

    Raises:
        InputError: the record has nobody of that name, id or country code.

    """
    found = _called(events, who)
    if not found:
        raise InputError(
            who, "plays no part in this record", "give a name or country code that it has"
        )
    actor, name, country = min(found, key=lambda one: _rank(one, found[one]))
    if who in {country, actor} and actor != country == who:
        return Side(who, who, who)
    if actor is not None and actor == country:
        return Side(name or who, actor, country)
    return Side(name or who, actor or who, None)


Known = tuple[str | None, str | None, str | None]  # id, name, country


def _called(events: Events, who: str) -> dict[Known, int]:
    """Return who has this name, id or country, and how often the record names them."""
    cast = events.words.cast
    numbers = {*cast.called(who), *cast.of_id(who), *cast.of_country(who)}
    times = events.times()
    found: dict[Known, int] = {}
    for number in numbers:
        one = cast.people.words[number]
        key = one.actor, one.name, one.country
        found[key] = found.get(key, 0) + int(times[number])
    return {key: count for key, count in found.items() if count}


def _rank(one: Known, times: int) -> tuple[bool, int, bool, str, bool, str]:
    """Return what they are in the order of: a state itself, then those named most; null comes first."""
    actor, name, country = one
    return actor != country, -times, actor is not None, actor or "", name is not None, name or ""


def _is(events: Events, side: Side) -> Flags:
    """Return, by number in the cast, who is the side or acts for it."""
    cast = events.words.cast
    own = [*cast.of_id(side.key), *cast.called(side.key)]
    return cast.flags([*own, *(cast.of_country(side.country) if side.country else ())])


def happened(events: Events) -> Flags:
    """Return, by event, whether it counts: it came to pass, or was itself an act in words, on a day."""
    table = events.events
    done = _among(table.status, DONE, events.words.statuses)
    meant = _among(table.status, MEANT, events.words.statuses)
    verbal = _among(table.type, VERBAL, events.words.types)
    return np.asarray(~table.historical & (table.day >= 0) & (done | (meant & verbal)))


def _among(column: Ints, wanted: tuple[str, ...], words: Codes[str]) -> Flags:
    return codes_flags(column, map(words.find, wanted), len(words))


def events_between(events: Events, a: Side, b: Side, since: str | None, until: str | None) -> Acts:
    """Return the events between two parties, by day; of several tellings the one of the first report.

    An event's score is that of its telling; where tellings of one event differ, the first counts.
    """
    table = events.events
    wanted = _between(events, _is(events, a), _is(events, b)) & happened(events)
    if since is not None:
        wanted &= table.day >= day_number(since)
    if until is not None:
        wanted &= table.day <= day_number(until)
    rows = np.flatnonzero(wanted)
    rank = events.ranks.take(table.report.take(rows))
    rows = rows[ordered(table.start[rows], rank, table.published[rows], table.day[rows])]
    first = first_of(table.told[rows], len(events.words.events))
    rows = rows[np.sort(first[first < len(rows)])]
    return Acts(rows, table.day[rows], table.score[rows])


def _between(events: Events, is_a: Flags, is_b: Flags) -> Flags:
    """Return, by event, whether one of either side acts and one of the other acts too or is acted on."""
    parts, words = events.parts, events.words.parts
    side = (is_a + np.int8(2) * is_b).take(parts.person)
    acts, acted_on = (parts.part == words.find(one) for one in ("actor", "recipient"))
    found = events.any_of(side * acts + np.int8(4) * side * (acts | acted_on))
    acting, taking_part = found & 3, found >> 2
    return np.asarray((acting & 1 & taking_part >> 1) | (acting >> 1 & taking_part & 1)) > 0


def cite_events(events: Events, rows: Ints) -> list[Citation]:
    """Return events with the sentences that tell them."""
    table, words = events.events, events.words
    columns = (
        table.finding, table.day, table.type, table.mode, table.status, table.score, table.report,
        table.sentence, table.words, table.synthetic,
    )  # fmt: skip
    return [
        Citation(
            event=words.events.words[finding],
            day=iso_day(day),
            type=words.types.words[kind],
            mode=words.modes.words[mode] if mode != NONE else None,
            status=words.statuses.words[status],
            score=score,
            report=events.ids[report],
            sentence=sentence,
            text=words.sentences[text],
            synthetic=synthetic,
        )
        for finding, day, kind, mode, status, score, report, sentence, text, synthetic in zip(
            *(column[rows].tolist() for column in columns), strict=True
        )
    ]


def list_pairs(record: Record, limit: int = 20, events: Events | None = None) -> list[Pair]:
    """Return the pairs of countries and bodies with most events between them, most first.

    `events` are the record's, where they are loaded already.
    """
    known = events or load_events(record)
    countries: Codes[str] = Codes()
    people = known.words.cast.people.words
    country = countries.column(person.country for person in people)
    counted = _pairs(known, country, len(countries))
    unique, many = np.unique(counted % max(len(countries) ** 2, 1), return_counts=True)
    found = [
        Pair(a=min(names), b=max(names), events=int(count))
        for key, count in zip(unique.tolist(), many.tolist(), strict=True)
        for names in [[countries.words[k] for k in divmod(key, len(countries))]]
    ]
    return sorted(found, key=lambda one: (-one.events, one.a, one.b))[:limit]


def _pairs(known: Events, country: Ints, size: int) -> Ints:
    """Return each event, told once, with each pair of countries that it is between, as one number."""
    parts, owners = known.parts, known.owners()
    actor, recipient = (known.words.parts.find(one) for one in ("actor", "recipient"))
    own = country[parts.person] if len(country) else np.zeros(0, np.int64)
    use = happened(known)[owners] & (own >= 0)
    acts = np.flatnonzero(use & (parts.part == actor))
    others = np.flatnonzero(use & ((parts.part == actor) | (parts.part == recipient)))
    one, other = joined(owners[acts], owners[others])
    one, other = acts[one], others[other]
    apart = own[one] != own[other]
    one, other = one[apart], other[apart]
    low, high = np.minimum(own[one], own[other]), np.maximum(own[one], own[other])
    told = known.events.told[owners[one]]
    return np.unique((told * size + low) * size + high)


def reports_by_day(record: Record) -> dict[str, int]:
    """Return how many reports the record has of each day."""
    rows = record.connection.execute(_REPORTS)
    return {row["published"]: row["reports"] for row in rows}
