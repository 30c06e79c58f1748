"""Rows of a table as evidence, and the same rows in words."""

from __future__ import annotations

from collections import Counter

import numpy as np

from goodoffices.channels.relations import words_of
from goodoffices.channels.shape import Evidence
from goodoffices.channels.table import Events, Ints, iso_day

SHOWN = 5  # rows of evidence shown; the words say how many there are
VERBS = 3  # ways of contact named


def cite(events: Events, rows: Ints, shown: int = SHOWN) -> tuple[Evidence, ...]:
    """Return the latest of these rows as evidence, newest first."""
    latest = rows[np.lexsort((rows, -events.day[rows]))[:shown]]
    return tuple(one_row(events, row) for row in latest.tolist())


def one_row(events: Events, row: int) -> Evidence:
    """Return one row with where it was read, if a record tells."""
    return Evidence(
        date=iso_day(events.day[row]),
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
    codes, first, many = np.unique(events.code[rows], return_index=True, return_counts=True)
    for k in np.argsort(first).tolist():  # of equals the one met first comes first
        count[words_of(events.codes[codes[k]])] += int(many[k])
    return ", ".join(f"{words} {n}" for words, n in count.most_common(VERBS))


def span(events: Events, rows: Ints) -> str:
    """Return when: "on 2014-07-10", or "2013-02-01 to 2014-07-10"."""
    first, last = iso_day(events.day[rows].min()), iso_day(events.day[rows].max())
    return f"on {last}" if first == last else f"{first} to {last}"
