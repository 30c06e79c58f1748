"""Persons: the one named, the one who held an office on the day, the one only a title tells about."""

from __future__ import annotations

from msgspec.structs import replace

from goodoffices.actors.actor import Actor
from goodoffices.actors.index import PARTICLES
from goodoffices.actors.leaders import body_said, envoy_before, head_of
from goodoffices.actors.lexicon import Office
from goodoffices.actors.phrase import (
    Context,
    Phrase,
    Reading,
    country_of,
    head_sector,
    is_second,
    modifier_sector,
    sector_of,
    sector_of_actor,
    time_of,
    uses,
)  # fmt: skip
from goodoffices.actors.posts import (
    LEADERS,
    as_last_known,
    highest,
    pick,
    reason,
    role_of,
    served,
    standing,
)
from goodoffices.actors.timeline import (
    Held,
    first_day,
    held_before,
    held_on,
    holders,
    last_day,
    last_holder,
    next_holder,
    tenure_key,
)  # fmt: skip

_TITLES = frozenset({"office", "agent", "title"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "ELI"})
_HEADS_OF_STATE = ("president", "head-of-state", "supreme-leader", "monarch")
_SAME = {
    "president": _HEADS_OF_STATE,
    "head-of-state": ("head-of-state", "president", "supreme-leader", "monarch"),
    "supreme-leader": ("supreme-leader",),
    "prime-minister": ("prime-minister", "chancellor"),
    "chancellor": ("chancellor", "prime-minister"),
}


def title_at(phrase: Phrase, before: int) -> int | None:
    """Return the last atom before atom `before` that is an office, an agent or a title."""
    for k in range(before - 1, -1, -1):
        if uses(phrase.atoms[k]) & _TITLES:
            return k
    return None


def read_person(phrase: Phrase, at: int) -> Reading:
    """Return the person of the registry named by atom `at`, with the post held on the day."""
    country, owner = country_of(phrase, at)
    found = pick(phrase.persons(phrase.atoms[at]), country, phrase.context)
    reading = known_person(phrase, at, found)
    if reading.country is None and owner is not None:
        return replace(reading, country=owner.country)
    return reading


def known_person(phrase: Phrase, at: int, actor: Actor) -> Reading:
    """Return `actor` as introduced by the atoms before `at`: the registry's post, else the title's."""
    context, title = phrase.context, title_at(phrase, at)
    held = held_on(actor, context.day, context.registry.offices)
    if context.undated:
        held = highest(actor, context) or held
    means = time_of(phrase, at)
    sector, role = standing(actor, held, context)
    if title is not None and held.tense != "current":
        sector, role = _by_title(phrase, title, actor, means, sector, role)
    elif means == "former" and title is not None:
        sector, role = _left(phrase, title, actor, sector, role)
    country = _said_country(phrase, at, actor, held, served(actor, held, context))
    if title is not None and sector in {"PTY", "LEG", None} and _opposes(phrase, title):
        sector = "OPP"
    if title is not None and held.tense != "current" and role == phrase.said(0, title + 1):
        _, owner = _office(phrase, title, None, country_of(phrase, title)[1])
        country = (owner.country if owner is not None else None) or country
    return Reading(
        kind="person", actor=actor.id, name=actor.name, country=country, sector=sector,
        role=role, head=phrase.atoms[at].last - 1, first=phrase.atoms[0].first,
        last=phrase.atoms[at].last, why=reason(actor, held, context),
    )  # fmt: skip


def _opposes(phrase: Phrase, title: int) -> bool:
    """Return True for a title that says "opposition" by itself or with a word before it."""
    sector, _ = head_sector(phrase, title)
    return sector == "OPP" or any(modifier_sector(phrase, k)[0] == "OPP" for k in range(title))


def _said_country(
    phrase: Phrase, at: int, actor: Actor, held: Held, served_by: str | None
) -> str | None:
    """Return the country a person acts for, where the words before the name say another.

    "U.S. administrator" is the Americans' though the post is another state's; "Soviet foreign
    minister" is the state's whose office it was.
    """
    said, owner = country_of(phrase, at)
    if said is None or owner is not None or held.tense != "current" or held.post is None:
        return served_by
    title = title_at(phrase, at)
    office = office_id(phrase, title, said) if title is not None else None
    if said == actor.country or (office == held.post.office and held.post.of is None):
        return said
    return served_by


def read_unknown(phrase: Phrase, start: int) -> Reading | None:
    """Return the person named by the words from atom `start` on, known only by the title before.

    A surname of the registry's after a title that its bearer held is that person.
    """
    title = title_at(phrase, start)
    if title is None:
        return None
    country, owner = country_of(phrase, start)
    if (known := _by_surname(phrase, start, title, country)) is not None:
        return known_person(phrase, len(phrase.atoms) - 1, known)
    _, owner = _office(phrase, title, country, owner)
    country = country or (owner.country if owner is not None else None)
    sector = sector_of(phrase, title, owner)
    means = time_of(phrase, start)
    if means in {"former", "elect"} and sector in _OFFICIAL:
        sector = "ELI"
    last = phrase.atoms[-1].last
    role = phrase.said(0, title + 1)
    body = names_body(phrase, title)
    return Reading(
        kind="group" if body else "person", body=body, role=None if body else role,
        name=phrase.said(start, len(phrase.atoms)), country=country, sector=sector,
        domestic=owner is None and sector in _OFFICIAL, head=last - 1,
        first=phrase.atoms[0].first, last=last, why=f"named after the title {role!r}",
    )  # fmt: skip


def names_body(phrase: Phrase, title: int) -> bool:
    """Return True if a body's word stands before the name: "the newspaper Aurora"."""
    agents = phrase.context.registry.agents
    return any(
        entry.use == "agent" and agents[entry.ref].body for entry in phrase.atoms[title].entries
    )


def read_office(phrase: Phrase, at: int) -> Reading:
    """Return who holds the office at atom `at`: a person of the registry, or a holder unnamed."""
    country, owner = country_of(phrase, at)
    return office_of(phrase, at, country, owner)


def office_of(phrase: Phrase, at: int, country: str | None, owner: Actor | None) -> Reading:
    """Return the holder of the office at atom `at` in `country`, or in the body `owner`."""
    context, means = phrase.context, time_of(phrase, at)
    office, owner = _office(phrase, at, country, owner)
    body = body_said(phrase, at) if owner is None or owner.kind == "state" else None
    owner = body or owner
    country = country or (owner.country if owner is not None else None)
    whose = owner.id if owner is not None and owner.kind != "state" else country
    actor = None
    if office is not None and whose is not None and not is_second(phrase, at):
        actor = holder_of(context, office, whose, means)
        actor = actor or envoy_before(phrase, at, office, whose)
        actor = actor or (head_of(context, office, body) if body and means is None else None)
    sector = sector_of(phrase, at, owner)
    if means in {"former", "elect"} and sector not in {"REB", "PTY", "REL"}:
        sector = "ELI"
    elif sector is None and owner is not None:
        sector = sector_of_actor(owner, context.day)
    elif sector is None and country is not None and office not in LEADERS:
        sector = "GOV"
    role, atom = phrase.said(0, at + 1), phrase.atoms[at]
    return Reading(
        kind="person" if actor else "agent", actor=actor.id if actor else None,
        name=actor.name if actor else None, country=country, sector=sector, role=role,
        domestic=owner is None and _at_home(context, office, sector, means), office=office,
        weak=head_sector(phrase, at)[1], head=atom.last - 1,
        first=phrase.atoms[0].first, last=atom.last,
        why=_why_holder(actor, f"{office} of {whose}", context) if actor else f"office {role!r}",
    )  # fmt: skip


def _why_holder(actor: Actor, what: str, context: Context) -> str:
    return f"held {what} on {context.day}{as_last_known(actor, context.day)}"


def _office(
    phrase: Phrase, at: int, country: str | None, owner: Actor | None
) -> tuple[str | None, Actor | None]:
    """Return the office said and the body or state it belongs to: "the UN chief" says both."""
    office = office_id(phrase, at, country)
    if office is None and country is None and owner is None:
        return _only_in(phrase, at)
    spec = phrase.context.registry.offices.get(office or "")
    if spec is None or spec.same is None:
        return office, owner
    return spec.same, phrase.context.registry.actors.get(spec.of or "", owner)


def _only_in(phrase: Phrase, at: int) -> tuple[str | None, Actor | None]:
    """Return an office and the one state where it is called so: "the taoiseach"."""
    found = {(one.ref, one.country) for one in phrase.atoms[at].entries if one.use == "office"}
    if len(found) != 1:
        return None, None
    office, country = found.pop()
    return office, phrase.context.registry.state(country)


def _at_home(context: Context, office: str | None, sector: str | None, means: str | None) -> bool:
    """Return True for an office that belongs to the state a story is in, if no other is said."""
    spec = context.registry.offices.get(office or "")
    official = sector in _OFFICIAL | {"OPP"} or (means == "former" and sector == "ELI")
    return spec is not None and not spec.abroad and official


def office_id(phrase: Phrase, at: int, country: str | None) -> str | None:
    """Return the office that atom `at` says in `country`; a state's own way of saying goes first."""
    found = None
    for entry in phrase.atoms[at].entries:
        if entry.use == "office" and entry.country == country and country is not None:
            return entry.ref
        if entry.use == "office" and entry.country is None:
            found = entry.ref
    return found


def holder_of(context: Context, office: str, whose: str, means: str | None) -> Actor | None:
    """Return the one who held a sole office on the day.

    Where `means` is former, the one who left it last; where it is elect, who took it next.
    """
    registry = context.registry
    spec = registry.offices.get(office)
    if spec is None or context.undated:
        return None
    if not spec.sole:
        return _single(context, spec, whose) if means in {None, "current"} else None
    for one in _SAME.get(office, (office,)):
        row = registry.tenures.get(tenure_key(one, whose), ())
        if means == "former":
            found = last_holder(row, context.day)
        elif means == "elect":
            found = next_holder(row, context.day)
        else:
            found = next(iter(holders(row, context.day)), None)
        if found is not None:
            return registry.actors[found]
    return None


def _single(context: Context, spec: Office, whose: str) -> Actor | None:
    """Return the only one in a `single` office on the day."""
    row = context.registry.tenures.get(tenure_key(spec.id, whose), ())
    found = set(holders(row, context.day)) if spec.single else set()
    return context.registry.actors[found.pop()] if len(found) == 1 else None


def name_start(phrase: Phrase) -> int | None:
    """Return where a trailing run of capitalised plain words begins: a name the registry lacks."""
    at = len(phrase.atoms)
    if phrase.atoms[-1].entries:
        return None
    while at > 0 and _in_name(phrase, at - 1):
        at -= 1
    while at < len(phrase.atoms) and phrase.words[phrase.atoms[at].first].key in PARTICLES:
        if phrase.words[phrase.atoms[at].first].capital:
            break
        at += 1
    return at if at < len(phrase.atoms) else None


def _in_name(phrase: Phrase, k: int) -> bool:
    atom = phrase.atoms[k]
    word = phrase.words[atom.first]
    if atom.entries and "people" not in uses(atom):
        return False
    if k + 1 < len(phrase.atoms) and word.owns:
        return False
    return word.text[0].isupper() or (word.key in PARTICLES and k + 1 < len(phrase.atoms))


def _by_surname(phrase: Phrase, start: int, title: int, country: str | None) -> Actor | None:
    registry = phrase.context.registry
    if len(phrase.atoms) - start > 2:
        return _by_last_name(phrase, start, title, country)
    key = " ".join(
        word.key for word in phrase.words[phrase.atoms[start].first : phrase.atoms[-1].last]
    )
    office = office_id(phrase, title, country)
    fits = [
        actor
        for actor in (registry.actors[one] for one in registry.surnames.get(key, ()))
        if (country is None or country == actor.country)
        and _held_ever(actor, office, phrase.context)
    ]
    exact = [one for one in fits if any(post.office == office for post in one.posts)]
    return pick(exact or fits, country, phrase.context) if fits else None


def _by_last_name(phrase: Phrase, start: int, title: int, country: str | None) -> Actor | None:
    """Return who held the office that day by that last name, spelt otherwise: "Nuri Kamal al-Maliki"."""
    words = phrase.words[phrase.atoms[start].first : phrase.atoms[-1].last]
    context, office, day = phrase.context, office_id(phrase, title, country), phrase.context.day
    known = context.registry.surnames.get(words[-1].key, ())
    if office is None or office == "minister" or day is None:
        return None
    bearers = (context.registry.actors[one] for one in known)
    held = [
        actor
        for actor in bearers
        if country in {None, actor.country}
        and actor.name[:1] == words[0].text[:1]
        and any(
            post.office == office and first_day(post.since) <= day <= last_day(post.until)
            for post in actor.posts
        )
    ]
    return held[0] if len(held) == 1 else None


def _held_ever(actor: Actor, office: str | None, context: Context) -> bool:
    day = context.day
    begun = [post for post in actor.posts if day is None or first_day(post.since) <= day]
    if office is None or office == "minister":
        return bool(begun)
    same = _SAME.get(office, (office,))
    return any(post.office in same for post in begun)


def _by_title(
    phrase: Phrase,
    title: int,
    actor: Actor,
    means: str | None,
    sector: str | None,
    role: str | None,
) -> tuple[str | None, str | None]:
    """Return sector and role where the story gives a title and the registry has no post that day."""
    if means == "former":
        return _left(phrase, title, actor, sector, role)
    if role is not None and _past_title(phrase, title, actor):
        return sector, role
    _, owner = country_of(phrase, title)
    said = sector_of(phrase, title, owner)
    if means == "elect":
        return "ELI", phrase.said(0, title + 1)
    return (said or sector), phrase.said(0, title + 1)


def _past_title(phrase: Phrase, title: int, actor: Actor) -> bool:
    office = office_id(phrase, title, actor.country)
    return office is None or held_before(actor, office, phrase.context.day) is not None


def _left(
    phrase: Phrase, title: int, actor: Actor, sector: str | None, role: str | None
) -> tuple[str | None, str | None]:
    """Return sector and role of someone called "former" or "then": the post named is over."""
    office = office_id(phrase, title, actor.country)
    post = held_before(actor, office, phrase.context.day) if office else None
    if post is None and office is None:
        return sector, role
    held = held_on(actor, phrase.context.day, phrase.context.registry.offices)
    other = held.tense == "current" and held.post is not None and held.post.office != office
    if other and sector in _OFFICIAL | {"REB", "REL"}:
        return sector, role
    return "ELI", (
        role_of(post, phrase.context, actor.country) if post else phrase.text(phrase.atoms[title])
    ) + " (former)"
