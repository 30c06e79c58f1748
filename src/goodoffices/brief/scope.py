"""What a brief is of: a saved situation, or two sides, and the questions asked within it."""

from __future__ import annotations

import msgspec

from goodoffices.channels import PartyBook
from goodoffices.channels.parties import named_party
from goodoffices.errors import InputError
from goodoffices.record import (
    Filter,
    Handling,
    Person,
    Record,
    Situation,
    events,
    list_situations,
    save_situation,
)

SELF = Person(name="brief", at="")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A brief that is asked for: of a situation, of two sides, or of two sides within a situation.

    `asof` is the last ISO day known; `since` the day to tell changes from, `since_why` where it
    comes from; `handling` the closest mark that may be in it.
    """

    situation: str | None = None
    between: tuple[str, str] | None = None
    asof: str
    since: str
    since_why: str = "as asked"
    handling: Handling = "clear"


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the record: `asked` is for findings, `pair` the two sides, None if not told."""

    title: str
    asked: Filter
    pair: tuple[str, str] | None
    since: str | None


def settle(known: Record, asked: Asked, book: PartyBook) -> Scope:
    """Return what to ask; two sides without a situation become one, in this copy of the record.

    Raises:
        InputError: neither is given; no situation is called so; nobody told of by then is called so.

    """
    if asked.situation is None and asked.between is None:
        raise InputError("SITUATION", "nothing to be briefed on", "name one, or --between A B")
    if asked.between:
        events(known, Filter(between=asked.between), limit=1)
    if asked.situation is None:
        assert asked.between is not None  # noqa: S101 - one of the two is given, see above
        title = " and ".join(asked.between)
        saved = Situation(name=_free(known, title), parties=asked.between)
        save_situation(known, saved, SELF)
    else:
        saved = _saved(known, asked.situation)
        title = saved.name
    sides = asked.between or (saved.parties if len(saved.parties) == len(("A", "B")) else None)
    pair = None if sides is None else (_named(sides[0], book), _named(sides[1], book))
    return Scope(title=title, asked=Filter(situation=saved.name), pair=pair, since=saved.since)


def _named(side: str, book: PartyBook) -> str:
    return named_party(side, book) or side


def _free(known: Record, title: str) -> str:
    """Return a name that no situation has."""
    taken = {one.name.casefold() for one in list_situations(known)}
    while title.casefold() in taken:
        title += " (brief)"
    return title


def _saved(known: Record, name: str) -> Situation:
    every = list_situations(known)
    for one in every:
        if one.name.casefold() == name.casefold():
            return one
    there = ", ".join(one.name for one in every)
    remedy = (
        f"there is {there}" if there else "goodoffices situation save makes one; or --between A B"
    )
    raise InputError(name, "is no situation of this record", remedy)
