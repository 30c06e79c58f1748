"""What a post makes of its holder on a day: sector, role, the country acted for."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.actors.actor import Actor, Post
from goodoffices.actors.index import scan
from goodoffices.actors.phrase import Context, Phrase, modifier_sector, sector_of_actor
from goodoffices.actors.timeline import LAST, Held, first_day, held_on, last_day
from goodoffices.actors.words import keys_of, words_of

LEADERS = frozenset(
    {"leader", "group-leader", "political-leader", "deputy-leader", "military-leader"}
)


def pick(persons: Iterable[Actor], country: str | None, context: Context) -> Actor:
    """Return the likeliest of several bearers of a name: of the country said, in office on the day."""
    return max(persons, key=lambda actor: _likely(actor, country, context))


def standing(actor: Actor, held: Held, context: Context) -> tuple[str | None, str | None]:
    """Return sector and role of a person by the registry alone."""
    own = actor.sectors[0] if actor.sectors else None
    if held.post is None or held.tense in {"never", "future"}:
        return own, None
    role = role_of(held.post, context, actor.country)
    if held.tense == "current":
        return post_sector(held.post, actor, context) or own, role
    if own is not None and own not in {"GOV", "MIL", "LEG"}:
        return own, f"{role} (former)"
    kept = post_sector(held.post, actor, context)
    return (kept if kept in {"REB", "REL"} else "ELI"), f"{role} (former)"


def role_of(post: Post, context: Context, country: str | None) -> str:
    """Return the name of a post as it is said in `country`."""
    office = context.registry.offices.get(post.office)
    if post.title is not None:
        return post.title
    if office is None:
        return post.office.replace("-", " ")
    says = (*office.says_in.get(post.of or country or "", ()), *office.says)
    return says[0] if says else post.office.replace("-", " ")


def post_sector(post: Post, actor: Actor, context: Context) -> str | None:
    """Return the sector a post gives: its own, its office's, else that of the body it belongs to.

    The body may be told by the title alone ("leader of the Northern Front"); a leader of one we
    don't know has no sector, a spokesman or envoy of none is his government's.
    """
    if post.sector is not None:
        return post.sector
    office = context.registry.offices.get(post.office)
    if office is not None and office.sector is not None:
        return office.sector
    body = context.registry.actors.get(post.of or "") or _body_in(post.title, context)
    own = actor.sectors[0] if actor.sectors else None
    if post.of is None and (said := _title_sector(post.title, context)) is not None:
        return said
    if body is not None and body.kind != "state":
        return sector_of_actor(body, context.day) or own
    if own is not None or post.office in LEADERS:
        return own
    return "ELI" if body is None and _called_back(post, actor, context) else "GOV"


def _called_back(post: Post, actor: Actor, context: Context) -> bool:
    """Return True for a former statesman who mediates for nobody's government: "mediator for Burundi"."""
    if not {"mediator", "facilitator"} & set(keys_of(post.title or "")):
        return False
    held = [one for one in actor.posts if one.since is not None and one.office != post.office]
    day = context.day or LAST
    over = [one for one in held if last_day(one.until) < day]
    return bool(over) and not any(
        first_day(one.since) <= day <= last_day(one.until) for one in held
    )


def _title_sector(title: str | None, context: Context) -> str | None:
    """Return the sector that the words before the head of a title lend: "military spokesman"."""
    words = words_of((title or "").partition(" of ")[0])
    phrase = Phrase(words, scan(words, context.registry.index), context)
    lent = [modifier_sector(phrase, k)[0] for k in range(len(phrase.atoms) - 1)]
    return next((one for one in reversed(lent) if one), None)


def _body_in(title: str | None, context: Context) -> Actor | None:
    """Return the body that a title names: "leader of the Northern Front"."""
    words = words_of(title or "")
    for atom in scan(words, context.registry.index):
        for entry in atom.entries:
            actor = context.registry.actors.get(entry.ref) if entry.use == "name" else None
            if actor is not None and actor.kind != "state":
                return actor
    return None


def highest(actor: Actor, context: Context) -> Held | None:
    """Return the highest post ever held as held: what a story without a day means at best."""
    if not actor.posts:
        return None
    offices = context.registry.offices
    best = max(
        actor.posts,
        key=lambda p: (offices[p.office].rank if p.office in offices else 0, last_day(p.until)),
    )
    return Held("current", best)


def served(actor: Actor, held: Held, context: Context) -> str | None:
    """Return the country a person acts for: the body's while in its service, else the own."""
    if held.tense != "current" or held.post is None or held.post.of is None:
        return actor.country
    body = context.registry.actors.get(held.post.of)
    return body.country if body is not None and body.country else actor.country


def reason(actor: Actor, held: Held, context: Context) -> str:
    """Return why a person is said to be what they are, with the post's days."""
    if held.post is None:
        return f"registry: {actor.id}"
    tail = as_last_known(actor, context.day)
    since, until = held.post.since or "?", held.post.until or "now"
    return f"registry: {actor.id}, {held.tense} {held.post.office} {since} to {until}{tail}"


def as_last_known(actor: Actor, day: str | None) -> str:
    """Return the words that end a reason where the day is past what the actor's file was checked for."""
    past = day is not None and bool(actor.checked_until) and day > last_day(actor.checked_until)
    return f" (as last known on {actor.checked_until})" if past else ""


def _likely(actor: Actor, country: str | None, context: Context) -> tuple[bool, int, int, str]:
    held = held_on(actor, context.day, context.registry.offices)
    place = {"current": 3, "former": 2, "never": 1, "future": 0}[held.tense]
    office = context.registry.offices.get(held.post.office) if held.post else None
    newest = first_day(held.post.since) if held.post else ""
    return (
        country is not None and actor.country == country,
        place,
        office.rank if office else 0,
        newest,
    )
