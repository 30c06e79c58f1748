"""Which party a mention of a record stands for: a state for its officials, a movement for its own.

States, bodies and movements are parties; sub-state parties (rebels, armed groups, parties out of
government) are parties of their own. Civilians, media and crowds carry no proposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

STATE_SECTORS = frozenset("GOV MIL SPY ELI JUD LEG COP".split())
OWN_SECTORS = frozenset("REB PTY PRM OPP".split())
OWN_KINDS = frozenset(("armed-group", "party", "igo", "ngo", "mediator"))
MOVEMENTS = frozenset(("armed-group", "party"))
NAMED_KINDS = OWN_KINDS | {"state"}
DISSENT = re.compile(
    r"rebel|insurgent|separatist|militant|dissident|opposition|REB|OPP|PRM", re.IGNORECASE
)
WORLD_BODIES = {"UNO": "igo.un", "EUR": "igo.eu"}


class KnownPost(Protocol):
    """An office held by a person, `of` a state or body where it isn't the own country's."""

    @property
    def of(self) -> str | None:
        """The body's id."""


class KnownActor(Protocol):
    """What is asked of an entry of the actor registry."""

    @property
    def id(self) -> str:
        """A state's alpha-3 code, or a short name."""

    @property
    def name(self) -> str:
        """The name."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names."""

    @property
    def kind(self) -> str:
        """What it is: a state, a person, an armed group."""

    @property
    def country(self) -> str | None:
        """Alpha-3 code."""

    @property
    def part_of(self) -> str | None:
        """The whole that a wing or agency is part of."""

    @property
    def member_of(self) -> str | None:
        """The movement a person or group belongs to."""

    @property
    def posts(self) -> tuple[KnownPost, ...]:
        """Offices held."""


class PartyBook(msgspec.Struct, frozen=True):
    """The registry as the ranking needs it: party by actor id, state or body by country code.

    `homes` is the state whose people a movement is of, by the movement's name; `by_name` holds the
    names and aliases, casefolded, of states, movements and bodies; `persons` are the ids that are
    people: they stand behind a party and are none.
    """

    by_actor: Mapping[str, str]
    by_country: Mapping[str, str]
    by_name: Mapping[str, str]
    homes: Mapping[str, str]
    groups: Mapping[str, str]
    persons: frozenset[str]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A party of a finding as the record keeps it."""

    part: str
    actor: str | None
    name: str | None
    country: str | None
    sector: str | None
    role: str | None
    text: str


def make_book(actors: Iterable[KnownActor]) -> PartyBook:
    """Return the book of a registry."""
    known = {actor.id: actor for actor in actors}
    states = {a.country or a.id: a.name for a in known.values() if a.kind == "state"}
    bodies = {code: known[key].name for code, key in WORLD_BODIES.items() if key in known}
    countries = {**states, **bodies}
    whole = {key: _whole(actor, known) for key, actor in known.items()}
    persons = frozenset(key for key, actor in known.items() if actor.kind == "person")
    by_actor = {
        key: name
        for key, actor in known.items()
        if key not in persons and (name := _party(whole[key], countries)) and actor.kind != "media"
    }
    groups = {key: group for key in persons if (group := _group(known[key], known, whole))}
    by_name = {
        word.casefold(): by_actor[actor.id]
        for actor in known.values()
        if actor.id in by_actor and actor.kind in NAMED_KINDS
        for word in (actor.name, *actor.aliases)
    }
    homes = {
        by_actor[actor.id]: states[actor.country]
        for actor in known.values()
        if actor.kind in MOVEMENTS and actor.id in by_actor and actor.country in states
    }
    return PartyBook(by_actor, countries, by_name, homes, groups, persons)


def _whole(actor: KnownActor, known: Mapping[str, KnownActor]) -> KnownActor:
    """Return the actor at the top of the wholes that `actor` is part of."""
    seen: set[str] = set()
    while actor.part_of is not None and actor.part_of in known and actor.id not in seen:
        seen.add(actor.id)
        actor = known[actor.part_of]
    return actor


def _party(actor: KnownActor, countries: Mapping[str, str]) -> str | None:
    if actor.kind in OWN_KINDS or actor.kind == "state":
        return actor.name
    return countries.get(actor.country or "")


def _group(
    person: KnownActor, known: Mapping[str, KnownActor], whole: Mapping[str, KnownActor]
) -> str | None:
    """Return the movement or body a person speaks for when not for a state."""
    ids = [key for key in (person.member_of, *(post.of for post in person.posts)) if key]
    found = [whole[key] for key in ids if key in known and known[key].kind in OWN_KINDS]
    return found[0].name if found else None


def party_of(mention: Mention, book: PartyBook) -> str | None:
    """Return the party a mention stands for, None where it carries no proposal.

    Who is of a government's sector stands for the state, who is of a movement's for the movement;
    "the new government" of a country is that country. A stranger to the registry is a party only
    by name and as a rebel or party.
    """
    actor = mention.actor or ""
    if actor in book.persons:
        own = book.groups.get(actor)
        if own and mention.sector not in STATE_SECTORS:
            return own
        return book.by_country.get(mention.country or "", own)
    if actor:
        return book.by_actor.get(actor)
    if mention.sector in STATE_SECTORS:
        return book.by_country.get(mention.country or "")
    return mention.name if mention.name and mention.sector in OWN_SECTORS else None


def people_of(mention: Mention, book: PartyBook) -> str | None:
    """Return the state whose people are meant ("Israelis"), for what is told of peoples at large."""
    return party_of(mention, book) or book.by_country.get(mention.country or "")


def person_of(mention: Mention, book: PartyBook) -> str | None:
    """Return the person or body behind a party, with the office held: "Chuck Hagel, defense secretary"."""
    party = party_of(mention, book)
    name = mention.name or mention.text
    if name == party:
        return None
    return f"{name}, {mention.role}" if mention.role else name


def foreign_party(name: str, country: str | None, sectors: str, book: PartyBook) -> str | None:
    """Return the party that another data set's actor stands for.

    Known names go by the registry; rebels and opposition stand for themselves; all others of a
    country for it, as in the event data sets that ICEWS rankings are tested on.
    """
    known = book.by_name.get(name.casefold())
    if known or not name:
        return known
    state = book.by_country.get(country or "")
    return name if state is None or DISSENT.search(sectors) else state


def named_party(name: str, book: PartyBook) -> str | None:
    """Return the party a user means by a name, an alias, a country's code or a registry id."""
    return (
        book.by_name.get(name.casefold())
        or book.by_country.get(name.upper())
        or book.by_actor.get(name)
        or book.by_actor.get(name.casefold())
    )
