"""Offices said loosely: "the Syrian leader", "the Hamas chief", "the UN envoy for Yemen"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.actors.actor import Actor
from goodoffices.actors.phrase import Context, Phrase, country_of, time_of, uses
from goodoffices.actors.timeline import (
    LAST,
    Tenure,
    first_day,
    holders,
    last_day,
    last_holder,
    tenure_key,
)  # fmt: skip
from goodoffices.actors.words import keys_of

_LEADERS = frozenset({"leader", "strongman", "ruler", "dictator"})
_CHIEFS = frozenset({"leader", "chief", "head", "boss", "chairman"})
_BODIES = (
    "secretary-general", "commission-president", "director-general", "high-representative",
    "high-commissioner", "council-president", "intelligence-chief", "army-chief", "police-chief",
    "chief-executive", "group-leader",
)  # fmt: skip
_STATES = (
    "supreme-leader", "head-of-state", "president", "monarch", "prime-minister", "chancellor",
)  # fmt: skip
_MEDIATORS = frozenset({"mediator", "facilitator"})
_LEADING = re.compile(
    r"(?:political |supreme |overall )?(?:leader|chairman|president) of (?:the )?(?!.*\b(?:in|abroad)\b)"
)
_GROUPS = ("group-leader", "political-leader", "leader", "party-leader")
_NATIONS = frozenset({"name", "demonym", "capital", "modifier"})


def leader_at(phrase: Phrase, at: int) -> Actor | None:
    """Return the one that "the Syrian leader", "Hamas's chief" means on the day, else None.

    Only a definite phrase with nothing but the nation or group before the head says so: "a Syrian
    leader" and "the Syrian Kurdish leader" may be anyone.
    """
    return _leader(phrase, at, *country_of(phrase, at)) if at and _plain(phrase, at) else None


def leader_of(phrase: Phrase, at: int, country: str | None, owner: Actor | None) -> Actor | None:
    """Return the one that "the leader" at atom `at` "of" a state or group means on the day."""
    if not _led(phrase) or any(not uses(atom) & {"modifier"} for atom in phrase.atoms[:at]):
        return None
    return _leader(phrase, at, country, owner)


def _leader(phrase: Phrase, at: int, country: str | None, owner: Actor | None) -> Actor | None:
    context, means = phrase.context, time_of(phrase, at)
    key = phrase.words[phrase.atoms[at].last - 1].key
    if context.undated or means == "elect":
        return None
    if owner is not None and owner.kind == "state":
        owner = None
    if owner is not None and key in _CHIEFS:
        if owner.sectors[:1] in {("GOV",), ("PRE",)} and owner.kind in {"government", "body"}:
            return _of_state(context, owner.id, means)
        return _of_group(context, owner, means)
    if owner is None and country is not None and key in _LEADERS:
        return _of_state(context, country, means)
    return None


def _plain(phrase: Phrase, at: int) -> bool:
    """Return True if the phrase is definite, with one nation or group and no word of another kind."""
    owned = phrase.words[phrase.atoms[at - 1].last - 1].owns
    named = [k for k in range(at) if uses(phrase.atoms[k]) & (_NATIONS - {"modifier"})]
    words = all(uses(atom) & _NATIONS for atom in phrase.atoms[:at])
    return (_led(phrase) or owned) and words and len(named) == 1 and not phrase.hidden(named[0])


def _led(phrase: Phrase) -> bool:
    first = phrase.atoms[0].first
    return first > 0 and phrase.words[first - 1].key == "the"


def leader_of_group(context: Context, group: Actor) -> Actor | None:
    """Return who led a group on the day, None where several did or none is known."""
    return None if context.undated else _of_group(context, group, None)


def _of_group(context: Context, group: Actor, means: str | None) -> Actor | None:
    """Return the one leader of a group; None where several share the lead.

    Who has a title of their own counts only if it says that they lead the whole: "leader of", not
    "senior leader" or "leader in the south".
    """
    names = {keys_of(name.removeprefix("the ")) for name in (group.name, *group.aliases)}
    for office in _GROUPS if group.kind in {"armed-group", "party"} else _BODIES:
        row = context.registry.tenures.get(tenure_key(office, group.id), ())
        wide = context.registry.tenures.get(tenure_key(office, group.country or ""), ())
        leading = (
            *(one for one in row if not one.apart or any(_titles_led(context, one, office))),
            *(one for one in wide if names & set(_titles_led(context, one, office))),
        )
        if not leading:
            continue
        if means == "former":
            left = last_holder(leading, context.day)
            return context.registry.actors[left] if left is not None else None
        found = set(holders(leading, context.day))
        if found:
            return context.registry.actors[found.pop()] if len(found) == 1 else None
    return None


def _titles_led(context: Context, tenure: Tenure, office: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of what a tenure's title says that its holder led."""
    for post in context.registry.actors[tenure.actor].posts:
        if post.office == office and first_day(post.since) == tenure.first and post.title:
            found = _LEADING.match(post.title)
            if found is not None:
                yield keys_of(post.title[found.end() :])


def _of_state(context: Context, whose: str, means: str | None) -> Actor | None:
    """Return who leads a state: by the office that leads it, where the lexicon names one."""
    leading = [one.id for one in context.registry.offices.values() if whose in one.leads_in]
    if "leader" in leading:
        return None
    rows = [
        context.registry.tenures.get(tenure_key(office, whose), ())
        for office in (*leading, *_STATES)
    ]
    if means == "former":
        heads = rows[: len(leading) or _STATES.index("prime-minister")]
        return _left_last(context, [one for row in heads for one in row])
    found = next((held[0] for row in rows if (held := holders(row, context.day))), None)
    return context.registry.actors[found] if found is not None else None


def _left_last(context: Context, row: list[Tenure]) -> Actor | None:
    """Return who led last of those who no longer do."""
    now = set(holders(tuple(row), context.day))
    found = last_holder(tuple(one for one in row if one.actor not in now), context.day)
    return context.registry.actors[found] if found is not None else None


def envoy_before(phrase: Phrase, at: int, office: str, whose: str) -> Actor | None:
    """Return the one that "the UN Yemen envoy" means: the state right before the office is the topic."""
    if at < 2 or "name" not in uses(phrase.atoms[at - 1]):
        return None
    return envoy_for(phrase.context, office, whose, phrase.text(phrase.atoms[at - 1]))


def envoy_for(
    context: Context, office: str, whose: str, topic: str | None, country: str | None = None
) -> Actor | None:
    """Return the one who held `office` of `whose` on the day under a title naming the topic.

    The topic is a name, or the state `country` by its name or adjective.
    """
    if context.undated:
        return None
    names = [keys_of(topic)] if topic else names_of_state(context, country)
    found = {
        one.id: one
        for one in _held(context, office, whose)
        if any(_told(title, names) for title in _titles(one, office, context))
    }
    return next(iter(found.values())) if len(found) == 1 else None


def names_of_state(context: Context, country: str | None) -> list[tuple[str, ...]]:
    """Return the words of each way of naming a state or one of its regions."""
    state = context.registry.state(country)
    if state is None:
        return []
    return [keys_of(name) for name in (state.name, *state.demonyms, *state.regions)]


def _told(title: str, names: list[tuple[str, ...]]) -> bool:
    keys = set(keys_of(title))
    return any(name and keys.issuperset(name) for name in names)


def _held(context: Context, office: str, whose: str) -> Iterator[Actor]:
    row = context.registry.tenures.get(tenure_key(office, whose), ())
    return (context.registry.actors[one] for one in holders(row, context.day))


def _titles(actor: Actor, office: str, context: Context) -> Iterator[str]:
    for post in actor.posts:
        inside = context.day is None or (
            first_day(post.since) <= context.day <= last_day(post.until)
        )
        if post.office == office and post.title is not None and inside and not _under(post.title):
            yield post.title


def mediator_for(phrase: Phrase, at: int, country: str | None) -> Actor | None:
    """Return the one that "the mediator in the Honduran crisis" means: known by noun and state.

    Nobody says whose envoy that is; so all are looked at that bore the noun in their title.
    """
    context, noun = phrase.context, phrase.words[phrase.atoms[at].last - 1].key
    names = names_of_state(context, country)
    if not names or context.undated or noun not in _MEDIATORS:
        return None
    found = {
        one.id: one
        for key in context.registry.tenures
        if key.startswith("envoy ")
        for one in _held(context, "envoy", key.partition(" ")[2])
        for title in _titles(one, "envoy", context)
        if _MEDIATORS & set(keys_of(title)) and _told(title, names)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _under(title: str) -> bool:
    """Return True for a title below another: "deputy envoy for Yemen"."""
    return bool({"deputy", "vice", "assistant", "former", "senior"} & set(keys_of(title)))


def body_said(phrase: Phrase, at: int) -> Actor | None:
    """Return the agency that an office's own words name: "CIA director"."""
    atom, registry = phrase.atoms[at], phrase.context.registry
    for last in range(atom.last - 1, atom.first, -1):
        key = " ".join(word.key for word in phrase.words[atom.first : last])
        for entry in registry.index.phrases.get(key, ()):
            if entry.use == "name" and registry.actors[entry.ref].kind in {"agency", "body"}:
                return registry.actors[entry.ref]
    return None


def head_of(context: Context, office: str, body: Actor) -> Actor | None:
    """Return who held a state's office on the day under a title naming `body`, or under none."""
    row = context.registry.tenures.get(tenure_key(office, body.country or ""), ())
    people = [context.registry.actors[one] for one in holders(row, context.day)]
    names = [set(keys_of(name)) for name in (body.name, *body.aliases)]
    titled = [one for one in people if _has_title(one, office, names, context)]
    found = titled or [one for one in people if any(post.title is None for post in one.posts)]
    return found[0] if len(found) == 1 or (found and not titled) else None


def _has_title(actor: Actor, office: str, names: list[set[str]], context: Context) -> bool:
    titles = (
        set(keys_of(post.title))
        for post in actor.posts
        if post.office == office and post.title and first_day(post.since) <= (context.day or LAST)
    )
    return any(name <= title for title in titles for name in names)
