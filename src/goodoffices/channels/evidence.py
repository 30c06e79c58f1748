"""Rows of a table as evidence, and the same rows in words."""

from __future__ import annotations

from collections import Counter

import numpy as np

from goodoffices.channels.relations import words_of
from goodoffices.channels.shape import Evidence
from goodoffices.channels.table import Events, Ints, iso_day

SHOWN = 5  # rows of evidence shown; the words say how many there are
MANY = 50
VERBS = 3  # ways of contact named


def cite(events: Events, rows: Ints, shown: int = SHOWN) -> tuple[Evidence, ...]:
    """Return the latest of these rows as evidence, newest first."""
    days = events.day[rows]
    if len(rows) > MANY:  # a few of the latest are sorted, not all
        rows = rows[days >= np.partition(days, -shown)[-shown]]
        days = events.day[rows]
    latest = rows[np.lexsort((rows, -days))[:shown]]
    return tuple(one_row(events, row) for row in latest.tolist())


def one_row(events: Events, row: int) -> Evidence:
    """Return one row with where it was read, if a record tells."""
    return Evidence(
        date=iso_day(int(events.day[row])),
        source=events.names[events.source[row]],
        cameo=events.codes[events.code[row]],
        target=events.names[events.target[row]],
        cited=events.cites[row] if events.cites else (),
    )


def count_words(count: int, noun: str) -> str:
    """Return "3 contacts", "1 contact"; "act|s of mediation" marks where the plural goes."""
    head, bar, rest = noun.partition("|")
    plural = "" if count == 1 else "s"
    return f"{count} {head}{plural}{rest[1:] if bar else ''}"


def verbs(events: Events, rows: Ints) -> str:
    """Return what was done in these rows, most frequent first: "telephoned 3, visited 1"."""
    count: Counter[str] = Counter()
    for code, many in Counter(events.code[rows].tolist()).items():
        count[words_of(events.codes[code])] += many  # of equals the one met first comes first
    return ", ".join(f"{words} {n}" for words, n in count.most_common(VERBS))


def span(events: Events, rows: Ints) -> str:
    """Return when: "on 2014-07-10", or "2013-02-01 to 2014-07-10"."""
    days = events.day[rows]
    first, last = iso_day(int(days.min())), iso_day(int(days.max()))
    return f"on {last}" if first == last else f"{first} to {last}"
