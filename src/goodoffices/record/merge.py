"""Merging: the same event told by many reports is one event with many tellings.

Tellings stay as they were read. What holds two of them for one is a link with its points and its
reason; people's merges and splits win over links; groups are worked out from both, so that taking
any of it back leaves no trace.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from goodoffices.errors import InputError
from goodoffices.record.columns import Ints
from goodoffices.record.faults import explained
from goodoffices.record.follow import changes, keys_json
from goodoffices.record.merge_groups import group_events
from goodoffices.record.merge_near import near
from goodoffices.record.merge_score import compare
from goodoffices.record.merge_tellings import load_tellings
from goodoffices.record.open import Record, snapshot, transaction
from goodoffices.record.slices import waiting
from goodoffices.record.sql import query
from goodoffices.record.stories import away, fold_by_slices, fold_stories, independent

SLACK = 2  # days that an event may be told late without a day of its own


class Merged(msgspec.Struct, frozen=True):
    """How many events were new to merging, and the links found for them."""

    new: int
    links: int


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
    done = list(merge_by_slices(record))
    return Merged(sum(lot.new for lot in done), sum(lot.links for lot in done))


def merge_by_slices(record: Record, reports: Ints | None = None) -> Iterator[Merged]:
    """Do what `merge_events` does, for these reports or all, some at a time.

    Yields after each lot what came of it. Between two lots nothing is locked, and what is done is kept.
    An event that waits for its own lot is not compared before: each pair is met once.
    """
    for keys in waiting(record, "merge-waiting", keys_json(record, reports)):
        with transaction(record) as connection:
            new = connection.execute(query("merge-new"), {"reports": keys}).fetchall()
            links = _link(connection, keys, new)
            unsettled = connection.execute(query("merge-unsettled"), {"reports": keys})
            _regroup(connection, unsettled.fetchall(), {row["finding"] for row in new})
        yield Merged(len(new), links)
    with transaction(record) as connection:
        _regroup(connection, connection.execute(query("merge-judged")).fetchall(), frozenset())
    yield Merged(0, 0)


def _spans(new: Iterable[sqlite3.Row]) -> list[tuple[str, str]]:
    """Return the spans of days, with some slack, in which something is new; they don't touch."""
    days = sorted(
        {day for row in new for day in (row["day"], row["until"], row["published"]) if day}
    )
    spans: list[tuple[str, str]] = []
    for day in days:
        since, until = away(day, -SLACK), away(day, SLACK)
        if spans and since <= spans[-1][1]:
            spans[-1] = (spans[-1][0], until)
        else:
            spans.append((since, until))
    return spans


def _link(connection: sqlite3.Connection, reports: str, new: Sequence[sqlite3.Row]) -> int:
    """Link the new events of these reports to what else tells them; return how many links that makes."""
    if not new:
        return 0
    undated = any(row["day"] is None for row in new)
    tellings = load_tellings(connection, reports, _spans(new), undated=undated)
    found = [
        (*sorted((one.event, other.event)), *likeness)
        for one, other in near(tellings, {row["finding"] for row in new})
        if (likeness := compare(one, other)) is not None
    ]
    connection.executemany("INSERT OR IGNORE INTO event_links VALUES (?, ?, ?, ?)", found)
    return len(found)


def _regroup(
    connection: sqlite3.Connection, unsettled: Iterable[sqlite3.Row], new: Collection[str]
) -> None:
    """Group these events anew, with all that they are linked to; `new` are those not grouped before."""
    said = _said(connection)
    alone = [row["finding"] for row in unsettled if not row["tied"]]
    connection.executemany(query("merge-lay"), [(event, event, said.last) for event in alone])
    done = set(alone)
    for event in (row["finding"] for row in unsettled if row["tied"]):
        if event not in done:
            members = _reachable(connection, event)
            done |= members
            _lay(connection, _settled(connection, members, new), said)


def _settled(
    connection: sqlite3.Connection, members: Collection[str], new: Collection[str]
) -> list[str]:
    """Return the members that are new or were grouped before, not those that are still to be compared."""
    values = {"events": msgspec.json.encode(sorted(members)).decode()}
    rows = connection.execute(query("merge-grouped"), values)
    return sorted({event for (event,) in rows}.union(frozenset(new).intersection(members)))


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


def tell_by_slices(record: Record, reports: Ints | None = None) -> Generator[None, None, None]:
    """Do what `tell_once` does, for these reports or all, some at a time; between two steps others may write.

    What is not yet done when it is left off is done the next time.
    """
    for _ in fold_by_slices(record, reports):
        yield
    for _ in merge_by_slices(record, reports):
        yield


def tell_once_since(record: Record, turn: int) -> None:
    """Do what `tell_once` does for the reports that changed after a turn of the list of changes.

    What others changed meanwhile, and left to be done, stays to be done: in the end all comes to the same.
    """
    changed = changes(record, turn).changed
    if changed is None or len(changed):
        for _ in tell_by_slices(record, changed):
            pass


def shared_events(record: Record, report: str) -> list[Tellings]:
    """Return the events of a report that other reports tell too, in the order of its text."""
    with explained(record.path):
        rows = record.connection.execute(query("merge-shared"), {"report": report}).fetchall()
    return [tellings(record, told) for told in dict.fromkeys(row["told"] for row in rows)]
