"""The record as an events table with its sources, and what it tells of go-betweens besides."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.channels.dealings import read_dealings
from goodoffices.channels.parties import PartyBook
from goodoffices.channels.told_on import Told, told_on
from goodoffices.record import Record

__all__ = ["Told", "read_record"]


def read_record(record: Record, asof: str, book: PartyBook, more: Iterable[str] = ()) -> Told:
    """Return what the record tells up to day `asof`, of reports published by then.

    Persons and bodies are gathered into the parties they stand for, by `book`; who stands for none
    is left out. The same act told by several reports is one event with several sources. `more` are
    parties to know of even where nothing is told of them.
    """
    return told_on(read_dealings(record, book), asof, more)
