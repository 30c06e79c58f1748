"""What was known on a day of who deals with whom, put together from all that a record tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from goodoffices.channels.dealings import Dealings
from goodoffices.channels.table import Cites, Events, Sources, day_number, events_of
from goodoffices.channels.testimony import Testimony
from goodoffices.record.columns import Flags, Ints, first_of, ordered


class Told(msgspec.Struct, frozen=True):
    """What a record knows on a day: events by party, and what is told of third parties besides.

    `reports` is how many reports it rests on.
    """

    events: Events
    testimonies: tuple[Testimony, ...]
    reports: int


def told_on(
    known: Dealings, asof: str, more: Iterable[str] = (), reports: Flags | None = None
) -> Told:
    """Return what was known up to day `asof`, of reports published by then.

    The same act told by several reports is one event with several sources. `more` are parties to
    know of even where nothing is told of them. Where `reports` are flagged, by key, only these tell.
    """
    day = day_number(asof)
    seen = (known.acts.since <= day) & (day < known.acts.until)
    every = known.heard
    if reports is not None:
        seen &= reports.take(known.acts.report)
        every = {key: own for key, own in every.items() if reports[key]}
    pairs = np.concatenate((np.repeat(seen, known.acts.pairs), known.imported.since <= day))
    heard = [one for own in every.values() for one in own if one.since <= day < one.until]
    heard.sort(key=lambda one: one.place)
    testimonies = tuple(one.testimony for one in heard)
    names = {*more, *(one.party for one in testimonies)}
    tell = [key for key, own in every.items() if any(o.since <= day < o.until for o in own)]
    sources = np.bincount(known.acts.report[seen], minlength=max(tell, default=0) + 1) > 0
    sources[tell] = True
    return Told(_merged(known, pairs, names), testimonies, int(sources.sum()))


def _merged(known: Dealings, seen: Flags, more: Iterable[str]) -> Events:
    """Return each act of the pairs seen once, with all that tell it.

    Acts are one where people or the record's merging said so, or where day, pair and code agree. Only
    those that any others could ever be one with are looked at closer: most are told once.
    """
    alone = known.alone()
    places = np.flatnonzero(seen & ~alone)
    told, row = (known.column(name).take(places) for name in ("told", "row"))
    row = row.take(first_of(told, len(known.words.told)).take(told))
    head = first_of(row, len(known.words.rows)).take(row)
    is_head = seen & alone
    is_head[places[head == np.arange(len(row))]] = True
    # Who leads others is told of first, so its own day is that of the act.
    heads = known.by_day[is_head.take(known.by_day)]
    tellings, ends = heads, np.arange(len(heads) + 1)
    others = np.flatnonzero(head != np.arange(len(row)))
    if len(others):
        place = np.empty(len(seen), np.int64)
        place[heads] = np.arange(len(heads))
        at = place[places[head[others]]]
        order = ordered(at)
        tellings = np.insert(heads, at[order] + 1, places[others[order]])
        ends[1:] += np.cumsum(np.bincount(at, minlength=len(heads)))
    sources = Sources(known.words.cited, known.words.people.words, known.behind)
    cites = Cites(sources, known.column("cited").take(tellings), ends)
    return _events(known, known.column("row").take(heads), more, cites)


def _events(known: Dealings, rows: Ints, more: Iterable[str], cites: Cites) -> Events:
    day, source, cameo, target, kind = (
        column.take(rows) for column in known.fields.columns().values()
    )
    parties, cameos = known.words.parties.words, known.words.cameos.words
    many = len(parties)
    used = np.flatnonzero(
        np.bincount(source, minlength=many) + np.bincount(target, minlength=many)
    ).tolist()
    names = tuple(sorted({*more, *(parties[k] for k in used)}))
    codes = tuple(sorted({cameos[k] for k in np.flatnonzero(np.bincount(cameo)).tolist()}))
    place = _places(parties, names)
    return events_of(
        names,
        codes,
        day,
        place.take(source),
        place.take(target),
        _places(cameos, codes).take(cameo),
        kind,
        cites,
    )


def _places(words: Sequence[str], chosen: Sequence[str]) -> Ints:
    """Return, by number of a word, where it stands among the chosen ones."""
    known = {word: k for k, word in enumerate(chosen)}
    return np.array([known.get(word, -1) for word in words], np.int64)
