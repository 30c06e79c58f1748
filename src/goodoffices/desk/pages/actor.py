"""An actor: its offices over time, what it did and what was done to it, its contacts and its words."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from goodoffices.actors import Registry
from goodoffices.actors.actor import Actor, Post
from goodoffices.actors.timeline import first_day
from goodoffices.desk.desk import Desk
from goodoffices.desk.faults import Missing
from goodoffices.desk.filters import Within, make_filter
from goodoffices.desk.page import Answer, Page, Words
from goodoffices.desk.rows import AnyRow, EventRow, StandingRow, StatementRow, latest_rows
from goodoffices.errors import InputError
from goodoffices.record import Filter, Record
from goodoffices.record.situations import get_situation
from goodoffices.record.who import Who, find_who

EVENTS, STATEMENTS, STANDINGS = 60, 12, 20
CONTACT = "CONSULT"


class ActorQuestion(Within, frozen=True, kw_only=True):
    """Who, and within which period."""

    name: Annotated[Words, Meta(description="A name, an id of the registry, a country's code.")]


class OfficeHeld(Struct, frozen=True, kw_only=True):
    """An office and when it was held, to the day, month or year that is known; `until` null: held."""

    office: str
    of: str | None
    since: str | None
    until: str | None
    ended: str | None
    acting: bool
    source: str


class KnownActor(Struct, frozen=True, kw_only=True):
    """What the registry knows of an actor; its offices newest first."""

    id: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    aliases: tuple[str, ...]
    active: str | None
    member_of: str | None
    note: str | None
    offices: tuple[OfficeHeld, ...]


class ActorAnswer(Answer, frozen=True, kw_only=True):
    """An actor. The lists hold the newest only; `more` says that the record holds older events.

    `known` are the actors of the registry that the name may mean, `did` and `undergone` exclude the
    contacts.
    """

    name: str
    known: tuple[KnownActor, ...]
    contacts: tuple[EventRow, ...]
    did: tuple[EventRow, ...]
    undergone: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    standings: tuple[StandingRow, ...]
    more: bool


def answer(desk: Desk, asked: ActorQuestion) -> ActorAnswer:
    """Return what is known of the actor.

    Raises:
        Missing: neither the registry nor the record knows anybody called so.

    """
    record = desk.record()
    who = find_who(record.connection, asked.name)
    known = find_known(desk.registry(), who)
    if not known and not who.known:
        what = f"{asked.name} is nobody that the registry or the record names."
        raise Missing(what, "Use a name as a table shows it, an id or a country's code.")
    wanted = make_filter(asked)
    events = _newest(record, EventRow, replace(wanted, party=asked.name), EVENTS)
    by = replace(wanted, by=asked.name)
    rest = [row for row in events if row.type != CONTACT]
    return ActorAnswer(
        name=known[0].name if len(known) == 1 else who.words,
        known=known,
        contacts=tuple(row for row in events if row.type == CONTACT),
        did=tuple(row for row in rest if acts(row, who)),
        undergone=tuple(row for row in rest if not acts(row, who)),
        statements=_newest(record, StatementRow, by, STATEMENTS),
        standings=_newest(record, StandingRow, by, STANDINGS),
        more=len(events) == EVENTS,
        coverage=desk.coverage(asked),
    )


def acts(row: EventRow, who: Who) -> bool:
    """Whether one of `who` is among those who do what is told."""
    return any(
        one.actor in who.actors
        or one.country in who.countries
        or (
            not who.actors
            and (one.name or "").casefold() in {name.casefold() for name in who.names}
        )
        for one in row.who
        if one.part == "actor"
    )


def _newest(record: Record, shape: type[AnyRow], wanted: Filter, most: int) -> tuple[AnyRow, ...]:
    """Return the newest of what is asked; nothing where the record doesn't name who is asked for."""
    try:
        return latest_rows(record, shape, wanted, most).rows
    except InputError:
        if wanted.situation is not None:
            get_situation(record.connection, wanted.situation)
        return ()


def find_known(registry: Registry, who: Who) -> tuple[KnownActor, ...]:
    """Return the actors of the registry that a name, an id or a country's code means."""
    if who.words in registry.actors:
        return (_known(registry.actors[who.words]),)
    found = [registry.actors[one] for one in who.actors if one in registry.actors]
    states = [registry.state(one) for one in (*who.countries, who.words)]
    found += [one for one in states if one is not None and one not in found]
    return tuple(map(_known, found or _called(registry, who.words)))


def _called(registry: Registry, name: str) -> list[Actor]:
    """Return the actors whose name is `name`, whatever its case."""
    wanted = name.casefold()
    return [one for one in registry.actors.values() if one.name.casefold() == wanted]


def _known(actor: Actor) -> KnownActor:
    posts = sorted(actor.posts, key=lambda post: first_day(post.since), reverse=True)
    return KnownActor(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        sectors=actor.sectors,
        aliases=actor.aliases[:8],
        active=_active(actor),
        member_of=actor.member_of,
        note=actor.note,
        offices=tuple(map(_held, posts)),
    )


def _held(post: Post) -> OfficeHeld:
    return OfficeHeld(
        office=post.title or post.office.replace("-", " "),
        of=post.of,
        since=post.since,
        until=post.until,
        ended=post.end,
        acting=post.acting,
        source=post.source,
    )


def _active(actor: Actor) -> str | None:
    """Return the years in which a group or body existed."""
    spans = actor.active if isinstance(actor.active, tuple) else (actor.active,)
    told = [f"{one.since or '?'} to {one.until or 'now'}" for one in spans if one is not None]
    return ", ".join(told) or None


PAGE = Page(
    path="/actor",
    title="Actor",
    says="An actor: offices over time, contacts, what it did and what was done to it, its words.",
    template="actor.html",
    question=ActorQuestion,
    answer=answer,
)
