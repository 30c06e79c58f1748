"""Names in a question that a record holds under another: "Tehran" for Iran, "IDF" for Israel's army."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from goodoffices.record.asking import Filter
from goodoffices.record.faults import explained
from goodoffices.record.open import Record
from goodoffices.record.who import find_who

# What words mean, best first: ids of the registry, codes of countries, or "ISR.MIL", a country's sector.
Means = Callable[[str], Sequence[str]]


def settle_names(record: Record, asked: Filter, means: Means, *, about: bool = False) -> Filter:
    """Return the filter with names that nobody bears here put as ids that somebody does.

    Args:
        record: the open record; the names it holds itself are left as they are.
        asked: the filter as a person gave it.
        means: what else words may mean; it is called only for names that the record doesn't hold.
        about: whether `about` is a party's name too, as in questions of events; in those of
            statements and tolls its words are looked for in what is told, and stay.

    """
    fields = ("by", "to", "party", *(("about",) if about else ()))
    with explained(record.path):
        found = {
            name: _settled(record, words, means)
            for name in fields
            if (words := getattr(asked, name))
        }
        pair = asked.between and tuple(_settled(record, words, means) for words in asked.between)
    return msgspec.structs.replace(asked, between=pair, **found)


def _settled(record: Record, words: str, means: Means) -> str:
    """Return `words`, or the first of their meanings that somebody here bears."""
    if find_who(record.connection, words).known:
        return words
    borne = (one for one in means(words) if find_who(record.connection, one).known)
    return next(borne, words)
