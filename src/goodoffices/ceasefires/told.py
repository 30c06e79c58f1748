"""What the record holds that can tell of a ceasefire: sentences, people, and who fights whom."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from goodoffices.actors import Registry
from goodoffices.ceasefires.find import CONTEXT
from goodoffices.ceasefires.line import Dated, Line
from goodoffices.ceasefires.names import Named, Names
from goodoffices.ceasefires.rules import SPEAKS_OF_TRUCE
from goodoffices.ceasefires.shape import Citation
from goodoffices.record import Record

_SENTENCES = """
SELECT
  r.key, r.id, r.published, r.source, r.synthetic, r.title, r.subtitle, s.number, s.text, s.start,
  min(r.published, coalesce(l.published, r.published)) AS today
FROM sentences AS s
JOIN reports AS r ON r.key = s.report
LEFT JOIN stories AS t ON t.report = r.key AND t.relation IN ('copy', 'excerpt', 'near copy')
LEFT JOIN reports AS l ON l.key = t.leader
WHERE s.number IS NOT NULL AND r.published IS NOT NULL
  AND (:since IS NULL OR r.published >= :since) AND (:until IS NULL OR r.published <= :until)
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
WHERE NOT e.historical
ORDER BY f.report, f.start, f.id, p.position
"""
_REJECTED = """
SELECT f.report, f.sentence, f.start, f."end"
FROM findings AS f
LEFT JOIN events AS e ON e.finding = f.id
WHERE f.kind = 'event' AND (
  f.verdict = 'rejected'
  OR f.verdict = 'edited' AND e.status IN ('denied', 'failed', 'hypothetical')
)
"""
_FIGHTS = """
SELECT a.country AS one, b.country AS other, count(*) AS times
FROM events AS e
JOIN parties AS a ON a.finding = e.finding AND a.part = 'actor'
JOIN parties AS b ON b.finding = e.finding AND b.part = 'recipient'
WHERE e.type IN ('ASSAULT', 'MOBILIZE', 'COERCE', 'THREATEN', 'ACCUSE') AND NOT e.historical
  AND a.country <> b.country
GROUP BY one, other
"""
_AT_HOME = """
SELECT
  a.actor, a.country,
  sum(a.country = b.country AND b.actor IS NOT a.actor) AS home, sum(a.country <> b.country) AS away
FROM events AS e
JOIN parties AS a ON a.finding = e.finding
JOIN parties AS b ON b.finding = e.finding AND b.part <> a.part
WHERE e.type IN ('ASSAULT', 'MOBILIZE', 'THREATEN', 'ACCUSE') AND NOT e.historical
  AND a.part IN ('actor', 'recipient') AND b.part IN ('actor', 'recipient')
  AND a.actor <> a.country AND a.sector IN ('REB', 'UAF', 'PRM', 'MIL', 'OPP', 'PRE')
GROUP BY a.actor, a.country
"""
_PEOPLE = """
SELECT DISTINCT name, actor, country FROM parties
WHERE actor IS NOT NULL AND country IS NOT NULL
"""


def names_of(record: Record, registry: Registry) -> Names:
    """Return what is needed to find who is named in the record's sentences."""
    surnames: dict[str, str] = {}
    countries: Counter[tuple[str, str]] = Counter()
    for row in record.connection.execute(_PEOPLE):
        actor = registry.actors.get(row["actor"])
        countries[row["actor"], row["country"]] += 1
        if actor is not None and actor.kind == "person":
            surnames[actor.surname or row["name"].split()[-1]] = row["actor"]
    best: dict[str, str] = {}
    for (ref, country), _ in sorted(countries.items(), key=lambda pair: (pair[1], pair[0])):
        best[ref] = country
    return Names(registry, surnames, best)


def turned(record: Record, both: Sequence[Named]) -> dict[str, str]:
    """Return who fights the state it is counted to: a breakaway region is on the other side."""
    countries = [side.country for side in both]
    found: dict[str, str] = {}
    for row in record.connection.execute(_AT_HOME):
        if row["home"] > row["away"] and row["country"] in countries:
            other = next(c for c in countries if c != row["country"])
            found[row["actor"]] = other or row["country"]
    return found


def main_sides(record: Record, registry: Registry) -> tuple[Named, ...]:
    """Return the two countries that the record has fighting each other most, as parties."""
    times: Counter[tuple[str, ...]] = Counter()
    for row in record.connection.execute(_FIGHTS):
        pair = tuple(sorted((row["one"], row["other"])))
        if all(country in registry.actors for country in pair):
            times[pair] += row["times"]
    if not times:
        return ()
    best = min(times, key=lambda pair: (-times[pair], pair))
    return tuple(Named(registry.actors[country].name, country, 0, 0) for country in best)


def lines_of(
    record: Record, both: tuple[Named, ...], since: str | None, until: str | None
) -> Iterator[Line]:
    """Yield the sentences of the record's dated reports, oldest first, each with its context."""
    rows = record.connection.execute(_SENTENCES, {"since": since, "until": until}).fetchall()
    events, rejected = _events(record), _rejected(record)
    report, last = None, -CONTEXT - 1
    for row in rows:
        if row["key"] != report:
            report, last = row["key"], -CONTEXT - 1
        number, text = row["number"], row["text"]
        yield Line(
            cite=_cite(row),
            today=row["today"],
            events=_moved(events.get((row["key"], number), ()), row["start"] or 0),
            order=(row["published"], row["id"], number),
            context=number - last <= CONTEXT,
            headline=text in {row["title"], row["subtitle"]},
            both=both,
            rejected=tuple(
                (start - (row["start"] or 0), end - (row["start"] or 0))
                for start, end in rejected.get((row["key"], number), ())
            ),
        )
        if SPEAKS_OF_TRUCE.search(text):
            last = number


def _events(record: Record) -> dict[tuple[int, int], list[Dated]]:
    """Return what events the record has of each sentence, with offsets into the report."""
    found: dict[tuple[int, int], list[Dated]] = {}
    rows = record.connection.execute(_EVENTS)
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


def _rejected(record: Record) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return the words of each sentence that a person said tell no event, or none that came to pass."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row in record.connection.execute(_REJECTED):
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
