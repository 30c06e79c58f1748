"""Which two parties a page is about, and which days: as asked, by the situation, or by the record itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import quote_plus

import msgspec

from goodoffices.channels import PartyBook, make_book
from goodoffices.desk.address import write_address
from goodoffices.desk.desk import Desk
from goodoffices.desk.filters import first_day, last_day
from goodoffices.errors import InputError
from goodoffices.record import Situation, list_situations
from goodoffices.tempo import list_pairs

AS_ASKED = "as asked"
BY_SITUATION = "the first two parties of the situation"
BY_RECORD = "the two with most events between them in this record"
_LATEST = "SELECT max(published) FROM reports WHERE :until IS NULL OR published <= :until"


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties, and why these: they were asked for, or stand in for what nobody asked."""

    a: str
    b: str
    why: str

    @property
    def pair(self) -> tuple[str, str]:
        """The two."""
        return self.a, self.b


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """From which ISO day to which; null is open."""

    since: str | None
    until: str | None


def find_sides(desk: Desk, between: Sequence[str], situation: str | None) -> Sides | None:
    """Return the two parties that a question is about, None where the record has no pair.

    Raises:
        InputError: only one is named, or no situation is called so.

    """
    if len(between) == 1:
        raise InputError("--between", "names one side", "name the other too")
    if between:
        return Sides(a=between[0], b=between[1], why=AS_ASKED)
    saved = find_situation(desk, situation)
    if saved is not None and len(saved.parties) > 1:
        return Sides(a=saved.parties[0], b=saved.parties[1], why=BY_SITUATION)
    if saved is not None:
        return None
    pairs = desk.keep(("busiest pair",), lambda: list_pairs(desk.record(), 1, desk.known().events))
    return Sides(a=pairs[0].a, b=pairs[0].b, why=BY_RECORD) if pairs else None


def find_situation(desk: Desk, name: str | None) -> Situation | None:
    """Return the saved situation of that name, whatever its case; None where none is asked for.

    Raises:
        InputError: none is called so.

    """
    if name is None:
        return None
    every = desk.keep(("saved situations",), lambda: list_situations(desk.record()))
    for one in every:
        if one.name.casefold() == name.casefold():
            return one
    there = ", ".join(one.name for one in every)
    raise InputError(name, "is no situation of this record", f"there is {there or 'none'}")


def find_span(desk: Desk, since: str | None, until: str | None, situation: str | None) -> Span:
    """Return the days asked for, within those of the situation."""
    saved = find_situation(desk, situation)
    sinces = [first_day(since), saved.since if saved else None]
    untils = [last_day(until), saved.until if saved else None]
    return Span(
        since=max((day for day in sinces if day), default=None),
        until=min((day for day in untils if day), default=None),
    )


def latest_day(desk: Desk, situation: str | None = None) -> str | None:
    """Return the day of the newest report, none later than the situation's end; None where there is none."""
    saved = find_situation(desk, situation)
    values = {"until": saved.until if saved else None}

    def ask() -> str | None:
        found: str | None = desk.record().connection.execute(_LATEST, values).fetchone()[0]
        return found

    return desk.keep(("latest day", values["until"]), ask)


def party_book(desk: Desk) -> PartyBook:
    """Return the registry's parties as channels need them."""
    return desk.keep_always(("party book",), lambda: make_book(desk.registry().actors.values()))


def words_of(situation: str | None) -> Callable[[str, int], str]:
    """Return what writes the address of a sentence of a report, within the situation looked at."""
    begin = write_address("/report", None, situation=situation, id="")

    def write(report: str, sentence: int) -> str:
        return f"{begin}{quote_plus(report)}#s{sentence}"

    return write
