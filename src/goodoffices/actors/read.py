"""A phrase in, a reading out: by which of the ways of naming a party it goes."""

from __future__ import annotations

from msgspec.structs import replace

from goodoffices.actors.actor import Actor
from goodoffices.actors.index import Atom, Entry
from goodoffices.actors.leaders import envoy_for, leader_at, leader_of, mediator_for
from goodoffices.actors.lexicon import Agent
from goodoffices.actors.parties import PEOPLE
from goodoffices.actors.persons import (
    known_person,
    name_start,
    office_of,
    read_office,
    read_person,
    read_unknown,
)  # fmt: skip
from goodoffices.actors.phrase import (
    Context,
    Phrase,
    Reading,
    country_of,
    head_sector,
    is_active,
    is_elect,
    modifier_sector,
    nation_of,
    sector_of,
    sector_of_actor,
    strip_leading,
    time_of,
    uses,
)  # fmt: skip
from goodoffices.actors.words import Word

_BEYOND = frozenset(
    "neighbours neighbors neighbour neighbor allies ally rivals rival foes foe".split()
)
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
_ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF", "PTY"})  # PTY: a coalition
_LOCAL = frozenset({"body", "agency", "party", "government", "media"})
_FIGHTING = frozenset({"REB", "UAF", "PRM"})  # "Hamas militants" are Hamas
_SERVING = frozenset({"aide", "adviser", "advisor", "aides", "advisers", "advisors", "assistant"})
_WITH_PARTS = frozenset({"armed-group", "party", "state"})
_ENVOYS = frozenset({"representative", "envoy", "mediator"})
_BROKERING = frozenset({"brokered", "mediated", "facilitated", "sponsored"})
_INVARIANT = frozenset({"ese", "iss", "ish", "nch", "tch"})


def read_phrase(words: tuple[Word, ...], atoms: tuple[Atom, ...], context: Context) -> Reading:
    """Return what the noun phrase `atoms` means; `kind` is "none" where it is no party."""
    if not atoms:
        return Reading()
    phrase = Phrase(words, strip_leading(words, atoms), context)
    last = len(phrase.atoms) - 1
    head = phrase.atoms[last]
    if phrase.persons(head):
        return read_person(phrase, last)
    if (start := name_start(phrase)) is not None:
        return (read_unknown(phrase, start) if start else None) or _town(phrase, start)
    return _by_head(phrase, last)


def _town(phrase: Phrase, start: int) -> Reading:
    """Return the town that the words from atom `start` on name, else the nation of the phrase."""
    name = phrase.said(start, len(phrase.atoms))
    cities = phrase.context.cities
    country = cities(name) if cities is not None else None
    if country is None:
        return _nations(phrase)
    first, last = phrase.atoms[start].first, phrase.atoms[-1].last
    return Reading(
        kind="place", name=name, country=country, sector="CVL", head=last - 1, first=first, last=last,
        why="town",
    )  # fmt: skip


def _by_head(phrase: Phrase, at: int) -> Reading:
    head = phrase.atoms[at]
    kinds = uses(head)
    if "name" in kinds:
        return _named(phrase, at)
    elected = is_elect(phrase, at) and "office" in uses(phrase.atoms[at - 1])
    if "office" in kinds or elected:
        return read_office(phrase, at - elected)
    if "agent" in kinds or "title" in kinds:
        return _agent(phrase, at)
    if kinds & {"capital", "metonym", "region"}:
        return _seat(phrase, at)
    if "demonym" in kinds or "people" in kinds:
        return _people(phrase, at)
    return _nations(phrase)


def _named(phrase: Phrase, at: int) -> Reading:
    """Return the state, body or group at atom `at`."""
    country, _ = country_of(phrase, at)
    found = [actor for entry, actor in phrase.actors(phrase.atoms[at]) if entry.use == "name"]
    day = phrase.context.day
    actor = max(
        found,
        key=lambda one: (
            one.country == country,
            one.kind == "state",
            is_active(one, day),
            one.id,
        ),
    )
    if country is not None and actor.country != country and actor.kind in _LOCAL:
        return _namesake(phrase, at, actor, country)
    kind = "state" if actor.kind == "state" else "group"
    bare = kind == "state" and actor.sectors[:1] != ("PRE",)
    sector = None if bare else sector_of_actor(actor, day)
    return _of_actor(phrase, at, actor, sector, kind == "state", f"registry: {actor.id}")


def _namesake(phrase: Phrase, at: int, actor: Actor, country: str) -> Reading:
    """Return the body of the same name in the country said: "the Peruvian Congress"."""
    if "agent" in uses(phrase.atoms[at]):
        return _agent(phrase, at)
    found = _of_actor(
        phrase,
        at,
        actor,
        sector_of_actor(actor, phrase.context.day),
        False,
        f"like {actor.id}, of {country}",
    )
    return replace(found, actor=None, name=None, country=country, first=phrase.atoms[0].first)


def _of_actor(
    phrase: Phrase, at: int, actor: Actor, sector: str | None, state: bool, why: str
) -> Reading:
    atom = phrase.atoms[at]
    return Reading(
        kind="state" if state else "group", actor=actor.id, name=actor.name, country=actor.country,
        sector=sector, body=True, head=atom.last - 1, first=atom.first, last=atom.last, why=why,
    )  # fmt: skip


def _seat(phrase: Phrase, at: int) -> Reading:
    """Return a capital or seat of power as the government, a region as a place."""
    atom = phrase.atoms[at]
    country, _ = country_of(phrase, at)
    found = [(entry, actor) for entry, actor in phrase.actors(atom)]
    entry, actor = max(
        found, key=lambda one: (one[1].country == country, one[0].use != "region", one[1].id)
    )
    if entry.use == "region":
        reading = _of_actor(phrase, at, actor, None, False, f"region of {actor.id}")
        return replace(reading, kind="place", actor=None, name=phrase.text(atom))
    return _of_actor(phrase, at, actor, "GOV", True, f"{entry.use} of {actor.id}")


def _people(phrase: Phrase, at: int) -> Reading:
    """Return a nationality or people standing alone: "Palestinians", "the Kurds"."""
    atom = phrase.atoms[at]
    country = nation_of(phrase, at)[0] or _broker(phrase, at)
    registry = phrase.context.registry
    sector = next(
        (registry.peoples[entry.ref].sector for entry in atom.entries if entry.use == "people"),
        None,
    )
    if country is None:
        country, _ = country_of(phrase, at)
    lent = [modifier_sector(phrase, k)[0] for k in range(at)]
    sector = next((one for one in lent if one), sector)
    key = phrase.words[atom.last - 1].key
    return Reading(
        kind="people", country=country, sector=sector,
        plural=key.endswith("s") and key[-3:] not in _INVARIANT,
        head=atom.last - 1, first=phrase.atoms[0].first, last=atom.last, why=PEOPLE,
    )  # fmt: skip


def _broker(phrase: Phrase, at: int) -> str | None:
    """Return the country of "Egyptian" in "Egyptian-brokered", who acts, if nothing else is told."""
    atom = phrase.atoms[at]
    after = phrase.words[atom.last].key if atom.last < len(phrase.words) else ""
    if after not in _BROKERING or not phrase.words[atom.last - 1].joined:
        return None
    return next((actor.country for _, actor in phrase.actors(atom)), None)


def _agent(phrase: Phrase, at: int) -> Reading:
    """Return those named by what they are: "Palestinian militants", "riot police", "officials"."""
    atom, registry = phrase.atoms[at], phrase.context.registry
    if (leader := leader_at(phrase, at)) is not None:
        return _leader(phrase, at, leader)
    country, owner = (None, None) if _is_beyond(phrase, at) else country_of(phrase, at)
    agents = [(e, registry.agents[e.ref]) for e in atom.entries if e.use == "agent"]
    if agents and country is None:
        country = agents[0][1].country
    if agents and agents[0][1].thing and country is None and not _crewed(phrase, at):
        return _nations(phrase)
    sector, weak = sector_of(phrase, at, owner), head_sector(phrase, at)[1]
    if time_of(phrase, at) in {"former", "elect"} and sector in _OFFICIAL:
        sector = "ELI"
    fighting = owner is not None and owner.kind == "armed-group" and sector in _FIGHTING
    group = owner if owner is not None and (weak or fighting) else None
    name = _body_name(phrase, at) if any(a.body for _, a in agents) else None
    return Reading(
        kind="group" if name else "agent", actor=group.id if group else None,
        name=name or (group.name if group else None), country=country, sector=sector,
        role=_role(phrase, at, agents), weak=weak, plural=any(entry.plural for entry, _ in agents),
        domestic=name is None and any(a.domestic for _, a in agents),
        body=any(a.body for _, a in agents), beside=_beside(phrase, at),
        head=atom.last - 1, first=phrase.atoms[0].first, last=atom.last,
        why=f"agent {agents[0][0].ref}" if agents else "title",
    )  # fmt: skip


def _is_beyond(phrase: Phrase, at: int) -> bool:
    """Return True for those a nation only has to do with: "Yemen's neighbours" are not Yemen's own."""
    if phrase.text(phrase.atoms[at]).lower() not in _BEYOND:
        return False
    before = (atom for atom in phrase.atoms[:at] if "demonym" not in uses(atom))
    return any(uses(atom) & {"name", "capital"} for atom in before)


def _crewed(phrase: Phrase, at: int) -> bool:
    """Return True if a word before tells whose the thing is: "rebel tanks", "coalition aircraft"."""
    return any(modifier_sector(phrase, k)[0] in _ARMED for k in range(at))


def _leader(phrase: Phrase, at: int, leader: Actor) -> Reading:
    """Return who leads a state or group on the day: "the Syrian leader"."""
    reading, role = known_person(phrase, at, leader), phrase.said(0, at + 1)
    sector = "ELI" if time_of(phrase, at) == "former" else reading.sector
    return replace(
        reading, role=role, sector=sector, last=phrase.atoms[at].last,
        why=f"who led on the day; {reading.why}",
    )  # fmt: skip


def _body_name(phrase: Phrase, at: int) -> str | None:
    """Return the proper name a body's word ends, "Northern Dawn Front"; None for "the front"."""
    start = at
    while start and not phrase.atoms[start - 1].entries and _capital(phrase, start - 1):
        start -= 1
    return phrase.said(start, at + 1) if start < at and _capital(phrase, at) else None


def _capital(phrase: Phrase, k: int) -> bool:
    word = phrase.words[phrase.atoms[k].last - 1]
    return word.text[0].isupper() and not word.owns


def _beside(phrase: Phrase, at: int) -> str | None:
    """Return the second of two nationalities joined by a hyphen."""
    for k in range(at - 1):
        tied = phrase.words[phrase.atoms[k].last - 1].joined
        if tied and {"demonym"} <= uses(phrase.atoms[k]) & uses(phrase.atoms[k + 1]):
            return nation_of(phrase, k + 1)[0]
    return None


def _role(phrase: Phrase, at: int, agents: list[tuple[Entry, Agent]]) -> str | None:
    """Return the description of one person; many, or a body, have none."""
    if any(entry.plural or agent.body for entry, agent in agents):
        return None
    return phrase.said(0, at + 1)


def _nations(phrase: Phrase) -> Reading:
    """Return the nation that a phrase with another head carries: "Israeli assaults"."""
    unplaced = replace(phrase, context=replace(phrase.context, cities=None))
    country, owner = country_of(unplaced, len(phrase.atoms))
    if country is None and owner is None:
        return Reading()
    at = next(k for k in range(len(phrase.atoms)) if nation_of(phrase, k) != (None, None))
    atom = phrase.atoms[at]
    return Reading(
        kind="nation", country=country, actor=owner.id if owner else None,
        name=owner.name if owner else None,
        sector=sector_of_actor(owner, phrase.context.day) if owner else None,
        head=atom.last - 1, first=atom.first, last=atom.last, why="nation of the phrase",
    )  # fmt: skip


def complete(phrase: Phrase, reading: Reading, preposition: str, other: Reading) -> Reading:
    """Return `reading` with what stands after "of", "for", "from" or "in": its country, its body.

    "the president of Egypt" is a person of that day, "spokesman for the rebels" one of theirs;
    "people in the UK" are of there. An ambassador to a state is not of that state.
    """
    if other.kind == "none":
        return reading
    at = len(phrase.atoms) - 1
    at -= is_elect(phrase, at)
    if (envoy := _envoy(phrase, at, reading, preposition, other)) is not None:
        return envoy
    serves = preposition == "to" and phrase.words[phrase.atoms[at].last - 1].key in _SERVING
    if preposition in {"to", "with", "against", "on"} and not serves:
        return reading
    if preposition in {"in", "at", "inside", "near"}:
        return reading if reading.country else replace(reading, country=other.country)
    return _of_other(phrase, at, reading, preposition, other)


def _of_other(
    phrase: Phrase, at: int, reading: Reading, preposition: str, other: Reading
) -> Reading:
    """Return `reading` as that of the state or body told after "of", "for" or "from"."""
    body = phrase.context.registry.actors.get(other.actor or "")
    if "office" in uses(phrase.atoms[at]) and reading.actor is None:
        found = office_of(phrase, at, other.country, body)
        return replace(found, sector=_lent(found, other), country=reading.country or found.country)
    part = other.weak and other.body and (body is None or body.kind in _WITH_PARTS)
    whole = preposition == "of" and not part  # "the Houthi delegation" is a part of theirs
    if whole and (chief := leader_of(phrase, at, other.country, body)) is not None:
        return _leader(phrase, at, chief)
    fighting = body is not None and body.kind == "armed-group" and reading.sector in _FIGHTING
    named = body is not None and body.kind not in {"state", "person"}
    group = body if named and (reading.weak or fighting) else None
    return replace(
        reading, country=reading.country or other.country, sector=_lent(reading, other),
        actor=reading.actor or (group.id if group else None),
        name=reading.name or (group.name if group else None),
        domestic=reading.domestic or (reading.weak and other.domestic),
    )  # fmt: skip


def _envoy(
    phrase: Phrase, at: int, reading: Reading, preposition: str, other: Reading
) -> Reading | None:
    """Return the envoy for what `other` names, "the UN envoy for Yemen", if just one had that title."""
    country, owner = country_of(phrase, at)
    whose = owner.id if owner is not None else country
    office = reading.office or ("envoy" if phrase.said(at, at + 1) in _ENVOYS else None)
    if office is None or reading.plural or preposition not in {"to", "for", "on", "in", "of"}:
        return None
    if whose is None:
        found = mediator_for(phrase, at, other.country) if office == "envoy" else None
        return known_person(phrase, at, found) if found is not None else None
    if preposition == "of" or reading.kind == "person":
        return None
    found = envoy_for(phrase.context, office, whose, other.name, other.country)
    if found is None:
        return None
    sector = reading.sector if owner is None else sector_of_actor(owner, phrase.context.day)
    return replace(
        reading, kind="person", actor=found.id, name=found.name, sector=sector,
        why=f"{office} of {whose} for {other.name or other.country} on {phrase.context.day}",
    )  # fmt: skip


def _lent(reading: Reading, other: Reading) -> str | None:
    if reading.sector == "ELI" or not reading.weak or other.kind in {"state", "nation", "place"}:
        return reading.sector
    return other.sector or reading.sector
