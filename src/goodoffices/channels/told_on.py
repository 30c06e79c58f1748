"""What was known on a day of who deals with whom, put together from all that a record tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from goodoffices.channels.dealings import Dealings, owners
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
        seen &= reports[known.acts.report]
        every = {key: own for key, own in every.items() if reports[key]}
    rows = np.flatnonzero(seen[owners(known.acts)])
    also = np.flatnonzero(known.imported.since <= day)
    told, row, cited = (
        np.concatenate((getattr(known.pairs, name)[rows], getattr(known.imported, name)[also]))
        for name in ("told", "row", "cited")
    )
    heard = [one for own in every.values() for one in own if one.since <= day < one.until]
    heard.sort(key=lambda one: one.place)
    testimonies = tuple(one.testimony for one in heard)
    names = {*more, *(one.party for one in testimonies)}
    sources = set(np.flatnonzero(np.bincount(known.acts.report[seen])).tolist())
    sources |= {key for key, own in every.items() if any(o.since <= day < o.until for o in own)}
    return Told(_merged(known, told, row, cited, names), testimonies, len(sources))


def _merged(known: Dealings, told: Ints, row: Ints, cited: Ints, more: Iterable[str]) -> Events:
    """Return each act once, with all that tell it.

    Acts are one where people or the record's merging said so, or where day, pair and code agree.
    """
    first = first_of(told, len(known.words.told))
    row = row[first[told]]
    begins = first_of(row, len(known.words.rows))
    every = row[begins[row] == np.arange(len(row))]  # each where it comes first
    every = every[ordered(known.fields[every, 0])]
    place = np.zeros(len(begins), np.int64)
    place[every] = np.arange(len(every))
    order = ordered(place[row])
    ends = np.cumsum(np.bincount(place[row], minlength=len(every)))
    sources = Sources(known.words.cited, known.words.people.words, known.behind)
    cites = Cites(sources, cited[order], np.concatenate(([0], ends)))
    return _events(known, every, more, cites)


def _events(known: Dealings, rows: Ints, more: Iterable[str], cites: Cites) -> Events:
    day, source, cameo, target, kind = np.ascontiguousarray(known.fields[rows].T)
    parties, cameos = known.words.parties.words, known.words.cameos.words
    many = len(parties)
    used = np.flatnonzero(
        np.bincount(source, minlength=many) + np.bincount(target, minlength=many)
    ).tolist()
    names = tuple(sorted({*more, *(parties[k] for k in used)}))
    codes = tuple(sorted({cameos[k] for k in np.flatnonzero(np.bincount(cameo)).tolist()}))
    place = _places(parties, names)
    return events_of(
        names, codes, day, place[source], place[target], _places(cameos, codes)[cameo], kind, cites
    )


def _places(words: Sequence[str], chosen: Sequence[str]) -> Ints:
    """Return, by number of a word, where it stands among the chosen ones."""
    known = {word: k for k, word in enumerate(chosen)}
    return np.array([known.get(word, -1) for word in words], np.int64)
