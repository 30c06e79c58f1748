"""What the record holds that can tell of a ceasefire: sentences, people, and who fights whom."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec
import numpy as np

from goodoffices.actors import Registry
from goodoffices.ceasefires.find import CONTEXT, may_tell_alone
from goodoffices.ceasefires.line import Dated, Line
from goodoffices.ceasefires.names import Named, Names
from goodoffices.ceasefires.rules import SPEAKS_OF_TRUCE
from goodoffices.ceasefires.shape import Citation
from goodoffices.record import Record
from goodoffices.record.columns import Flags, Ints, codes_flags, joined
from goodoffices.record.event_table import Events
from goodoffices.record.follow import keys_json

_SENTENCES = """
SELECT
  r.key, r.id, r.published, r.source, r.synthetic, r.title, r.subtitle, s.number, s.text, s.start,
  min(r.published, coalesce(l.published, r.published)) AS today
FROM sentences AS s
JOIN reports AS r ON r.key = s.report
LEFT JOIN stories AS t ON t.report = r.key AND t.relation IN ('copy', 'excerpt', 'near copy')
LEFT JOIN reports AS l ON l.key = t.leader
WHERE s.number IS NOT NULL AND r.published IS NOT NULL
  AND r.key IN (SELECT value FROM json_each(:reports))
ORDER BY r.published, r.id, s.number
"""
_EVENTS = """
SELECT
  f.report, f.sentence, f.start, f."end",
  iif(e.status IN ('planned', 'offered', 'sought'), NULL, coalesce(e.date_end, e.date_start)) AS day,
  p.name, p.country, p.part, e.type = 'CONSULT' AND (e.mode IS 'third-party' OR e.cameo = '045') AS mediated
FROM events AS e
JOIN findings AS f ON f.id = e.finding
LEFT JOIN parties AS p ON p.finding = e.finding AND p.part IN ('actor', 'host')
WHERE NOT e.historical AND f.report IN (SELECT value FROM json_each(:reports))
ORDER BY f.report, f.start, f.id, p.position
"""
_REJECTED = """
SELECT f.report, f.sentence, f.start, f."end"
FROM findings AS f
LEFT JOIN events AS e ON e.finding = f.id
WHERE f.kind = 'event' AND f.report IN (SELECT value FROM json_each(:reports)) AND (
  f.verdict = 'rejected'
  OR f.verdict = 'edited' AND e.status IN ('denied', 'failed', 'hypothetical')
)
"""
FIGHTING = ("ASSAULT", "MOBILIZE", "THREATEN", "ACCUSE")
ARMED = frozenset(("REB", "UAF", "PRM", "MIL", "OPP", "PRE"))


def names_of(events: Events, registry: Registry) -> Names:
    """Return what is needed to find who is named in the record's sentences."""
    surnames: dict[str, str] = {}
    countries: Counter[tuple[str, str]] = Counter()
    for name, ref, country in _people(events):
        actor = registry.actors.get(ref)
        countries[ref, country] += 1
        if actor is not None and actor.kind == "person" and (actor.surname or name):
            surnames[actor.surname or name.split()[-1]] = ref
    best: dict[str, str] = {}
    for (ref, country), _ in sorted(countries.items(), key=lambda pair: (pair[1], pair[0])):
        best[ref] = country
    return Names(registry, surnames, best)


def _people(events: Events) -> list[tuple[str, str, str]]:
    """Return name, id and country of all that the record names so, each once."""
    every = zip(events.words.cast.people.words, events.present().tolist(), strict=False)
    return sorted({
        (one.name or "", one.actor, one.country)
        for one, is_named in every
        if is_named and one.actor is not None and one.country is not None
    })  # fmt: skip


def turned(events: Events, both: Sequence[Named]) -> dict[str, str]:
    """Return who fights the state it is counted to: a breakaway region is on the other side."""
    countries = [side.country for side in both]
    people = events.words.cast.people.words
    armed = [
        one.sector in ARMED and one.actor is not None and one.actor != one.country for one in people
    ]
    pairs = _pairs(events, FIGHTING, np.array(armed, np.bool_))
    home: Counter[tuple[str, str]] = Counter()
    for (a, part, b, other), times in pairs.items():
        one, two = people[a], people[b]
        if part == other or one.actor is None or one.country is None:
            continue
        if two.country is not None:
            at_home = two.country == one.country
            if not at_home or two.actor != one.actor:
                home[one.actor, one.country] += times if at_home else -times
    found: dict[str, str] = {}
    for (actor, country), more in sorted(home.items()):
        if more > 0 and country in countries:
            against = next(c for c in countries if c != country)
            found[actor] = against or country
    return found


def main_sides(events: Events, registry: Registry) -> tuple[Named, ...]:
    """Return the two countries that the record has fighting each other most, as parties."""
    times: Counter[tuple[str, ...]] = Counter()
    people, actor = events.words.cast.people.words, events.words.parts.find("actor")
    every = np.ones(len(people), np.bool_)
    for (a, part, b, other), many in _pairs(events, (*FIGHTING, "COERCE"), every).items():
        one, two = people[a].country, people[b].country
        if part != actor or other == actor or one is None or two is None or one == two:
            continue
        if one in registry.actors and two in registry.actors:
            times[tuple(sorted((one, two)))] += many
    if not times:
        return ()
    best = min(times, key=lambda pair: (-times[pair], pair))
    return tuple(Named(registry.actors[country].name, country, 0, 0) for country in best)


Pair = tuple[int, int, int, int]  # somebody and their part, somebody else and theirs


def _pairs(events: Events, types: Sequence[str], first: Flags) -> dict[Pair, int]:
    """Return who of the `first` comes with whom in fighting that is no background, and how often."""
    words, table, parts = events.words, events.events, events.parts
    owners = events.owners()
    own = np.zeros(len(table), np.bool_)  # the events that one of the first has a part in
    own[owners.take(np.flatnonzero(first.take(parts.person)))] = True
    if not own.any():
        return {}
    own &= codes_flags(table.type, map(words.types.find, types), len(words.types))
    own &= ~table.historical
    ends = [words.parts.find(one) for one in ("actor", "recipient")]
    rows = np.flatnonzero(own.take(owners))
    rows = rows[codes_flags(parts.part.take(rows), ends, len(words.parts))]
    ones = rows[first.take(parts.person.take(rows))]
    one, other = joined(owners.take(ones), owners.take(rows))
    one, other = ones[one], rows[other]
    size, many = len(words.cast.people), len(words.parts)
    key = (parts.person[one] * many + parts.part[one]) * size * many
    key += parts.person[other] * many + parts.part[other]
    unique, count = np.unique(key, return_counts=True)
    found: dict[Pair, int] = {}
    for k, times in zip(unique.tolist(), count.tolist(), strict=True):
        left, right = divmod(k, size * many)
        found[*divmod(left, many), *divmod(right, many)] = times
    return found


class Page(msgspec.Struct, frozen=True):
    """A dated report that may tell of a ceasefire, with its sentences; they know of no sides yet."""

    published: str
    lines: tuple[Line, ...]


Pages = Mapping[int, Page]


def read_pages(record: Record, reports: Ints | None = None, known: Pages | None = None) -> Pages:
    """Return those of the reports, of all where None is given, that may tell of a ceasefire, by their keys.

    What is `known` of the other reports is taken over.
    """
    rows = record.connection.execute(_SENTENCES, {"reports": keys_json(record, reports)})
    told = {
        key: own for key, own in _pages(rows) if any(may_tell_alone(row["text"]) for row in own)
    }
    values = {"reports": keys_json(record, np.array(list(told), np.int64))}
    events, rejected = _events(record, values), _rejected(record, values)
    pages = {
        key: Page(own[0]["published"] or "", tuple(_lines(key, own, events, rejected)))
        for key, own in told.items()
    }
    gone = set() if reports is None else set(reports.tolist())
    return {key: page for key, page in (known or {}).items() if key not in gone} | pages


def _pages(rows: Iterable[sqlite3.Row]) -> Iterator[tuple[int, list[sqlite3.Row]]]:
    """Yield the sentences of each report."""
    for key, group in groupby(rows, key=lambda row: int(row["key"])):
        yield key, list(group)


def _lines(
    key: int,
    rows: Iterable[sqlite3.Row],
    events: Mapping[tuple[int, int], list[Dated]],
    rejected: Mapping[tuple[int, int], list[tuple[int, int]]],
) -> Iterator[Line]:
    """Yield a report's lines, each with whether one shortly before it spoke of a truce."""
    last = -CONTEXT - 1
    for row in rows:
        place = key, row["number"]
        yield _line(row, events.get(place, ()), rejected.get(place, ()), last)
        if SPEAKS_OF_TRUCE.search(row["text"]):
            last = row["number"]


def _line(
    row: sqlite3.Row, events: Iterable[Dated], rejected: Iterable[tuple[int, int]], last: int
) -> Line:
    begin = row["start"] or 0
    return Line(
        cite=_cite(row),
        today=row["today"],
        events=_moved(events, begin),
        order=(row["published"], row["id"], row["number"]),
        context=row["number"] - last <= CONTEXT,
        headline=row["text"] in {row["title"], row["subtitle"]},
        both=(),
        rejected=tuple((start - begin, end - begin) for start, end in rejected),
    )


def _events(record: Record, values: Mapping[str, str]) -> dict[tuple[int, int], list[Dated]]:
    """Return what events the record has of each sentence, with offsets into the report."""
    found: dict[tuple[int, int], list[Dated]] = {}
    rows = record.connection.execute(_EVENTS, values)
    for _, group in groupby(rows, key=lambda row: tuple(row)[:5]):
        of_event = list(group)
        known = [row for row in of_event if row["name"] is not None]
        first = of_event[0]
        found.setdefault((first["report"], first["sentence"]), []).append(
            Dated(
                first["start"],
                first["end"],
                first["day"],
                tuple(_party(row) for row in known if row["part"] == "actor"),
                tuple(_party(row) for row in known if row["mediated"] or row["part"] == "host"),
            )
        )
    return found


def _rejected(
    record: Record, values: Mapping[str, str]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return the words of each sentence that a person said tell no event, or none that came to pass."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row in record.connection.execute(_REJECTED, values):
        if row["start"] is not None:
            place = row["report"], row["sentence"]
            found.setdefault(place, []).append((row["start"], row["end"]))
    return found


def _party(row: sqlite3.Row) -> Named:
    return Named(row["name"], row["country"], 0, 0)


def _moved(events: Iterable[Dated], start: int) -> tuple[Dated, ...]:
    """Return the events with offsets into their sentence, which begins at `start`."""
    return tuple(
        msgspec.structs.replace(event, start=event.start - start, end=event.end - start)
        for event in events
    )


def _cite(row: sqlite3.Row) -> Citation:
    return Citation(
        report=row["id"],
        sentence=row["number"],
        text=row["text"],
        published=row["published"],
        source=row["source"],
        synthetic=bool(row["synthetic"]),
    )


def tells_of(both: Sequence[Named], named: Sequence[Named]) -> bool:
    """Whether a report that names these parties is about the two sides."""
    countries = {one.country for one in named}
    return all(side.country in countries for side in both)
