"""Which findings a question asks for, among all side by side: as `asking.hits` has it, in a few sums."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy as np

from goodoffices.errors import InputError
from goodoffices.record.asking import Filter
from goodoffices.record.columns import NONE, Codes, Flags, Ints, codes_flags, in_days, nocase
from goodoffices.record.event_table import Events, EventTable
from goodoffices.record.situations import Situation, get_situation
from goodoffices.record.toll_table import Tolls, TollTable
from goodoffices.record.who import find_who, known_who

ACTING = ("actor", "recipient")


def can_choose(asked: Filter) -> bool:
    """Whether a question asks for nothing but what the tables hold: no words of sentences."""
    return asked.text is None and asked.about is None


def choose_events(connection: sqlite3.Connection, events: Events, asked: Filter) -> Flags:
    """Return, by row of the event table, whether it is asked for.

    Raises:
        InputError: a filter that can't be used: a name nobody bears, no such situation.

    """
    table, words = events.events, events.words
    chosen = _plain(events, table, asked)
    if asked.between is not None:
        chosen &= between(connection, events, asked.between)
    for who, parts in ((asked.by, ACTING[:1]), (asked.to, ACTING[1:]), (asked.party, ACTING)):
        if who is not None:
            people = words.cast.meant(known_who(connection, who))
            chosen &= events.has_part(people, parts)
    if asked.types:
        chosen &= _is_one(table.type, asked.types, words.types)
    if asked.statuses:
        chosen &= _is_one(table.status, asked.statuses, words.statuses)
    if asked.situation is not None:
        saved = get_situation(connection, asked.situation)
        chosen &= choose_within(connection, events, table, saved)
    return chosen


def choose_tolls(
    connection: sqlite3.Connection, events: Events, tolls: Tolls, asked: Filter
) -> Flags:
    """Return, by row of the toll table, whether it is asked for.

    Raises:
        InputError: a filter that can't be used.

    """
    table = tolls.tolls
    if asked.types or asked.statuses:
        raise InputError("--type, --status", "tolls have none", "ask for events")
    if asked.to is not None:
        raise InputError("--to", "tolls have no such party", "use --about")
    chosen = _plain(events, table, asked)
    if asked.between is not None:
        chosen &= _beside(events, table, between(connection, events, asked.between))
    for who in (asked.by, asked.party):
        if who is not None:
            people = events.words.cast.meant(known_who(connection, who))
            chosen &= tolls.has_part(people)
    if asked.situation is not None:
        saved = get_situation(connection, asked.situation)
        chosen &= choose_within(connection, events, table, saved)
    return chosen


def between(connection: sqlite3.Connection, events: Events, pair: tuple[str, str]) -> Flags:
    """Return, by event, whether each of two takes part in it, in a part of their own.

    Raises:
        InputError: a name that nobody bears.

    """
    cast = events.words.cast
    one, other = (cast.meant(known_who(connection, words)) for words in pair)
    parts = events.words.parts
    acting = codes_flags(events.parts.part, map(parts.find, ACTING), len(parts))
    is_one = acting & one.take(events.parts.person)
    is_other = acting & other.take(events.parts.person)
    owners, size = events.owners(), len(events.events)
    ones, others, same = (
        np.bincount(owners[rows], minlength=size) for rows in (is_one, is_other, is_one & is_other)
    )
    return np.asarray(ones * others > same)


def _beside(events: Events, table: TollTable, wanted: Flags) -> Flags:
    """Return, by toll, whether its incident, or an event of its sentence, is wanted."""
    own = events.events
    told = events.sentences_of((own.report[wanted], own.sentence[wanted]))
    rows = events.row_of()
    incident = np.where(table.own_incident >= 0, rows[table.own_incident], NONE)
    is_wanted = np.append(wanted, False)
    beside = events.is_told(told, table.report, table.sentence)
    return np.asarray(beside | is_wanted.take(incident))


def _plain(events: Events, table: EventTable | TollTable, asked: Filter) -> Flags:
    """Return, by row, whether its own columns are as asked: day, place, outlet, review."""
    chosen = in_days(table.day, asked.since, asked.until)
    if asked.place:
        chosen &= _in_place(events, table, asked.place)
    if asked.outlet:
        outlet = events.words.outlets.find(asked.outlet)
        chosen &= (table.outlet == outlet) & (outlet != NONE)
    if asked.reviewed is not None:
        chosen &= table.reviewed == asked.reviewed
    return chosen


def _in_place(events: Events, table: EventTable | TollTable, place: str) -> Flags:
    places = events.words.places
    called = events.once(
        ("called", nocase(place)),
        lambda: [k for k, word in enumerate(places.words) if nocase(word) == nocase(place)],
    )
    code = places.find(place)
    found = codes_flags(table.place, called, len(places)) | (
        (table.country == code) & (code != NONE)
    )
    return np.asarray(found)


def _is_one(column: Ints, wanted: Sequence[str], words: Codes[str]) -> Flags:
    return codes_flags(column, map(words.find, wanted), len(words))


def choose_within(
    connection: sqlite3.Connection, events: Events, table: EventTable | TollTable, saved: Situation
) -> Flags:
    """Return, by row, whether it is in a situation: its days, a party of its sentence, or a place."""
    days = in_days(table.day, saved.since or None, saved.until or None)
    if not (saved.parties or saved.places):
        return days
    found = np.zeros(len(table), np.bool_)
    if saved.parties:
        told = sentences_naming(connection, events, saved.parties)
        found |= events.is_told(told, table.report, table.sentence)
    for place in saved.places:
        found |= _in_place(events, table, place)
    return days & found


def sentences_naming(
    connection: sqlite3.Connection, events: Events, parties: Sequence[str]
) -> Flags:
    """Return which sentences name one of these parties, in whatever finding; see `Events.is_told`."""
    every = [find_who(connection, words) for words in parties]

    def naming() -> Flags:
        cast, named = events.words.cast, events.named
        people = np.zeros(len(cast.people), np.bool_)
        for who in every:
            people |= cast.meant(who)
        rows = np.flatnonzero(people.take(named.person))
        return events.sentences_of((named.report.take(rows), named.sentence.take(rows)))

    return events.once(("naming", *every), naming)
