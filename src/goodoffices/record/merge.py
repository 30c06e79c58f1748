"""Merging: the same event told by many reports is one event with many tellings.

Tellings stay as they were read. What holds two of them for one is a link with its points and its
reason; people's merges and splits win over links; groups are worked out from both, so that taking
any of it back leaves no trace.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from goodoffices.errors import InputError
from goodoffices.record.faults import explained
from goodoffices.record.follow import changes, keys_json
from goodoffices.record.merge_score import compare, kin
from goodoffices.record.merge_tellings import Telling, load_tellings
from goodoffices.record.open import Record, snapshot, transaction
from goodoffices.record.sql import query
from goodoffices.record.stories import away, fold_stories, independent

SLACK = 2  # days that an event may be told late without a day of its own
WIDE = 5  # days beyond which an interval is compared with everything near it
DENSE = 1 / 3  # of the pairs between two groups must be linked before they become one


class Merged(msgspec.Struct, frozen=True):
    """How many events were new to merging, the links found for them, and the events once merged."""

    new: int
    links: int
    events: int


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One telling of an event: the report, its words, and why it is held for the same event.

    `story` is the report that leads the story which the report is a copy or an edition of.
    """

    event: str
    report: str
    published: str | None
    source: str | None
    synthetic: bool
    story: str | None
    sentence: int
    sentence_text: str | None
    trigger: str
    type: str
    status: str
    why: str


class Tellings(msgspec.Struct, frozen=True, kw_only=True):
    """All tellings of one event, `told` being the first; how many reports, stories, and sources.

    `independent` counts outlets behind different stories: copies are no second source.
    """

    told: str
    sources: tuple[Source, ...]
    reports: int
    stories: int
    independent: int


class _Said(NamedTuple):
    """What people said of pairs of events: these are one, these are not; and their last word."""

    same: tuple[tuple[str, str], ...]
    apart: frozenset[frozenset[str]]
    last: int


def merge_events(record: Record) -> Merged:
    """Find for each new event what else tells it, and group all events that are one.

    Events that were merged before are not compared again; an event is compared with those told or
    dated within a few days of it. Fold the stories first: copies count as such.
    """
    with transaction(record) as connection:
        new, links = _merge(connection, keys_json(record, None))
        (events,) = connection.execute("SELECT count(DISTINCT told) FROM told_event").fetchone()
    return Merged(new, links, events)


def _merge(connection: sqlite3.Connection, reports: str) -> tuple[int, int]:
    """Merge what is new in these reports; return how many events that is, and the links found."""
    new = connection.execute(query("merge-new"), {"reports": reports}).fetchall()
    links = sum(_link(connection, span, new) for span in _spans(new))
    regroup_events(connection, reports)
    return len(new), links


def _spans(new: Sequence[sqlite3.Row]) -> Iterator[tuple[str, str]]:
    """Yield the spans of days, with some slack, in which something is new; they don't touch."""
    days = sorted({day for row in new for day in (row["day"], row["published"]) if day})
    spans: list[tuple[str, str]] = []
    for day in days:
        since, until = away(day, -SLACK), away(day, SLACK)
        if spans and since <= spans[-1][1]:
            spans[-1] = (spans[-1][0], until)
        else:
            spans.append((since, until))
    yield from spans or ([("", "")] if new else [])


def _link(connection: sqlite3.Connection, span: tuple[str, str], new: Sequence[sqlite3.Row]) -> int:
    """Link the new events of a span to what else tells them; return how many links that makes."""
    fresh = {row["finding"] for row in new}
    undated = any(row["day"] is None for row in new)
    tellings = load_tellings(connection, *span, undated=undated)
    made = 0
    for one, other in _near(tellings, fresh):
        found = compare(one, other)
        if found is not None:
            a, b = sorted((one.event, other.event))
            connection.execute(
                "INSERT OR IGNORE INTO event_links VALUES (?, ?, ?, ?)", (a, b, *found)
            )
            made += 1
    return made


def _near(tellings: Sequence[Telling], fresh: Iterable[str]) -> Iterator[tuple[Telling, Telling]]:
    """Yield each pair of tellings of which one is new and that may be of one day or one story."""
    new = frozenset(fresh)
    shelves: dict[tuple[object, str], list[Telling]] = {}
    for telling in tellings:
        for shelf in _shelves(telling):
            shelves.setdefault((shelf, telling.type), []).append(telling)
    seen: set[tuple[str, str]] = set()
    for telling in tellings:
        if telling.event not in new:
            continue
        for shelf in ((shelf, kind) for shelf in _shelves(telling) for kind in kin(telling.type)):
            for other in shelves.get(shelf, ()):
                pair = (min(telling.event, other.event), max(telling.event, other.event))
                if telling.event != other.event and pair not in seen:
                    seen.add(pair)
                    yield telling, other


def _shelves(telling: Telling) -> Iterator[object]:
    """Yield under what a telling is looked for: its days, its story, and what has no close day."""
    yield ("story", telling.story)
    if telling.days is None:
        yield "undated"
    elif telling.days.last - telling.days.first > WIDE:
        yield ("from", telling.days.first)
    else:
        for day in range(telling.days.first, telling.days.last + 1):
            yield ("day", day)


def regroup_events(connection: sqlite3.Connection, reports: str) -> None:
    """Group anew the events of these reports that are new or lost their first telling, and those judged."""
    said = _said(connection)
    done: set[str] = set()
    for row in connection.execute(query("merge-unsettled"), {"reports": reports}).fetchall():
        event = row["finding"]
        if event not in done:
            members = _reachable(connection, event)
            done |= members
            _lay(connection, sorted(members), said)


def _said(connection: sqlite3.Connection) -> _Said:
    pairs: dict[frozenset[str], tuple[str, str, bool]] = {}
    first: dict[int, str] = {}
    for row in connection.execute(query("get-judged-events")):
        head = first.setdefault(row["key"], row["finding"])
        if head != row["finding"]:
            pair = frozenset((head, row["finding"]))
            pairs.pop(pair, None)
            pairs[pair] = (head, row["finding"], row["act"] == "merge")
    (last,) = connection.execute("SELECT ifnull(max(key), 0) FROM corrections").fetchone()
    return _Said(
        tuple((one, other) for one, other, same in pairs.values() if same),
        frozenset(pair for pair, (_, _, same) in pairs.items() if not same),
        last,
    )


def _reachable(connection: sqlite3.Connection, event: str) -> set[str]:
    found, edge = {event}, [event]
    while edge:
        rows = connection.execute(query("merge-linked"), {"event": edge.pop()})
        new = {row[0] for row in rows} - found
        found |= new
        edge.extend(sorted(new))
    return found


def _lay(connection: sqlite3.Connection, members: Sequence[str], said: _Said) -> None:
    links: dict[tuple[str, str], float] = {}
    for event in members:
        for row in connection.execute(query("merge-links"), {"event": event}):
            links[row["one"], row["other"]] = row["score"]
    told_on = {event: _published(connection, event) for event in members}
    for group in group_events(members, links, said.same, said.apart):
        first = min(group, key=lambda event: (told_on[event], event))
        rows = [(event, first, said.last) for event in group]
        connection.executemany(query("merge-lay"), rows)


def _published(connection: sqlite3.Connection, event: str) -> str:
    (published,) = connection.execute(query("merge-published"), {"event": event}).fetchone()
    return str(published)


def group_events(
    events: Iterable[str],
    links: Mapping[tuple[str, str], float],
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[frozenset[str]] = (),
) -> list[list[str]]:
    """Return the groups of events that are one; every event is in one of them.

    People's pairs come first: `same` are put together, `apart` never. Then links, the strongest
    first; two groups become one where at least a third of the pairs between them are linked, so
    that a chain of lookalikes doesn't run on from day to day.
    """
    group = {event: [event] for event in events}
    refused = frozenset(apart)
    for one, other in same:
        if one in group and other in group and frozenset((one, other)) not in refused:
            _join(group, one, other)
    linked = {frozenset(pair) for pair in links}
    for one, other in sorted(links, key=lambda pair: (-links[pair], pair)):
        if one not in group or other not in group or group[one] is group[other]:
            continue
        between = [frozenset((a, b)) for a in group[one] for b in group[other]]
        dense = sum(pair in linked for pair in between) >= DENSE * len(between)
        if dense and not refused.intersection(between):
            _join(group, one, other)
    return list({id(members): members for members in group.values()}.values())


def _join(group: dict[str, list[str]], one: str, other: str) -> None:
    if group[one] is not group[other]:
        joined = group[one] + group[other]
        group.update(dict.fromkeys(joined, joined))


def unmerge(record: Record) -> None:
    """Take back all that the machine merged; what people said stays, and merging can start again."""
    with transaction(record) as connection:
        connection.execute("DELETE FROM event_links")
        connection.execute("DELETE FROM told_events")


def tellings(record: Record, event: str) -> Tellings:
    """Return all tellings of the event that `event` tells, oldest first, each with its reason.

    Raises:
        InputError: the record has no such event.

    """
    with snapshot(record) as connection:
        told = connection.execute(query("merge-told"), {"event": event}).fetchone()
        values = {"told": told["told"] if told else None}
        rows = connection.execute(query("merge-sources"), values).fetchall()
    if not rows:
        raise InputError(event, "is no event of this record", "goodoffices show REPORT lists them")
    return Tellings(
        told=rows[0]["told"],
        sources=tuple(_source(row) for row in rows),
        reports=len({row["report"] for row in rows}),
        stories=len({row["story_key"] for row in rows}),
        independent=independent(
            (row["story_key"], row["story_source"] or row["source"]) for row in rows
        ),
    )


def _source(row: sqlite3.Row) -> Source:
    told = {
        name: row[name] for name in Source.__struct_fields__ if name not in {"why", "synthetic"}
    }
    person = f"{row['said_by']} said so" if row["said_by"] else ""
    points = f"{row['score']:g} points: {row['why']}" if row["why"] else ""
    return Source(
        **told, synthetic=bool(row["synthetic"]), why=person or points or "the only telling"
    )


def tell_once(record: Record) -> Merged:
    """Fold copies of reports into stories, then merge events: what a reading leaves to be done.

    Run again without new reports or corrections it changes nothing.
    """
    fold_stories(record)
    return merge_events(record)


def tell_once_since(record: Record, turn: int) -> None:
    """Do what `tell_once` does for the reports that changed after a turn of the list of changes.

    What others changed meanwhile, and left to be done, stays to be done: in the end all comes to the same.
    """
    changed = changes(record, turn).changed
    if changed is None:
        tell_once(record)
    elif len(changed):
        fold_stories(record, changed)
        with transaction(record) as connection:
            _merge(connection, keys_json(record, changed))


def shared_events(record: Record, report: str) -> list[Tellings]:
    """Return the events of a report that other reports tell too, in the order of its text."""
    with explained(record.path):
        rows = record.connection.execute(query("merge-shared"), {"report": report}).fetchall()
    return [tellings(record, told) for told in dict.fromkeys(row["told"] for row in rows)]
