"""Officeholders of another data set made into actors of ours, in files that `--actors` takes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from goodoffices.actors.actor import Actor, Kind, Post
from goodoffices.actors.imported import Found, Haul
from goodoffices.actors.index import scan
from goodoffices.actors.phrase import Context, Phrase, is_second, uses
from goodoffices.actors.registry import Registry
from goodoffices.actors.timeline import first_day
from goodoffices.actors.words import keys_of, words_of
from goodoffices.errors import InputError
from goodoffices.shapes import Failure

_ORDER = ("office", "title", "of", "from", "until", "end", "sector", "acting", "source", "note")


class Harvest(msgspec.Struct, frozen=True):
    """Actors made of a data set, by country, and what could not be made one."""

    actors: Mapping[str, tuple[Actor, ...]]
    failures: tuple[Failure, ...] = ()


def make_actors(haul: Haul, registry: Registry, source: str) -> Harvest:
    """Return the actors of `haul`; those the registry knows by name only add to it.

    Every post says `source`. What has no country, no name in Latin letters or an office that the
    registry has no word for is among the failures.
    """
    failures = list(haul.failures)
    made: dict[str, list[Actor]] = {}
    taken = set(registry.actors)
    for one in haul.found:
        names = [name for name in dict.fromkeys((one.name, *one.aliases)) if _latin(name)]
        if one.country is None or not names:
            what = "no country" if one.country is None else "no name in Latin letters"
            remedy = "give --country" if one.country is None else "give one"
            failures.append(Failure(where=one.where, reason=f"{one.name!r}: {what}", remedy=remedy))
            continue
        posts = tuple(_posts(one, registry, source, failures))
        actor = _actor(one, one.country, names, posts, registry, taken)
        if actor is not None:
            taken.add(actor.id)
            made.setdefault(one.country, []).append(actor)
    return Harvest({key: tuple(row) for key, row in sorted(made.items())}, tuple(failures))


def _latin(name: str) -> bool:
    keys = keys_of(name)
    return bool(keys) and all(key.isascii() for key in keys)


def _posts(one: Found, registry: Registry, source: str, failures: list[Failure]) -> Iterator[Post]:
    for held in one.holdings:
        country = held.country or one.country
        office, title = office_of_label(held.label, country, registry)
        if office is None or held.since is None:
            what = "no beginning" if office is not None else "an office without a word for it"
            remedy = "give its first day" if office is not None else "see offices*.toml"
            reason = f"{one.name!r}: {held.label!r}: {what}"
            failures.append(Failure(where=one.where, reason=reason, remedy=remedy))
            continue
        yield Post(
            office=office,
            since=held.since,
            until=held.until,
            of=country if country != one.country else None,
            title=title,
            source=source,
        )


def office_of_label(
    label: str, country: str | None, registry: Registry
) -> tuple[str | None, str | None]:
    """Return the office a data set's label means, and the label as title where it says more.

    "President of Peru" is the president; "Deputy Minister of Trade" is a minister called so. An
    office under "deputy" or "vice" is not the office.
    """
    words = words_of(label)
    phrase = Phrase(words, scan(words, registry.index, loose=True), Context(registry))
    for k, atom in enumerate(phrase.atoms):
        able = [e for e in atom.entries if e.use == "office" and e.country in {None, country}]
        if not able:
            continue
        best = min(able, key=lambda entry: entry.country is None)
        if is_second(phrase, k):
            return ("minister", label) if "minister" in best.phrase else (None, None)
        return best.ref, None if _is_plain(phrase, k, country) else label
    member = words[:1] and words[0].key == "member"
    return ("legislator", label) if member else (None, None)


def _is_plain(phrase: Phrase, at: int, country: str | None) -> bool:
    """Return True if nothing but the state stands beside the office: "Prime Minister of Peru"."""
    for k, atom in enumerate(phrase.atoms):
        of_state = any(actor.country == country for _, actor in phrase.actors(atom))
        small = not uses(atom) and phrase.words[atom.first].key in {"of", "the"}
        if k != at and not of_state and not small:
            return False
    return True


def _actor(
    one: Found,
    country: str,
    names: list[str],
    posts: tuple[Post, ...],
    registry: Registry,
    taken: set[str],
) -> Actor | None:
    """Return the actor for `one`: new, or what it adds to one of ours; None where that is nothing."""
    known = _known(names, country, one.kind, registry)
    if known is None:
        return Actor(
            id=_new_id(names[0], country, taken),
            name=names[0],
            kind=one.kind,
            country=country,
            aliases=tuple(names[1:]),
            posts=posts,
        )
    held = {(post.office, first_day(post.since)[:4]) for post in known.posts}
    fresh = tuple(p for p in posts if (p.office, first_day(p.since)[:4]) not in held)
    old = {keys_of(name) for name in (known.name, *known.aliases)}
    aliases = tuple(name for name in names if keys_of(name) not in old)
    if not fresh and not aliases:
        return None
    return Actor(
        id=known.id, name=known.name, kind=known.kind, continued=True, aliases=aliases, posts=fresh
    )


def _known(names: list[str], country: str, kind: Kind, registry: Registry) -> Actor | None:
    """Return the actor of this kind and country that bears one of the names."""
    for name in names:
        for entry in registry.index.phrases.get(" ".join(keys_of(name)), ()):
            actor = registry.actors.get(entry.ref) if entry.use in {"name", "person"} else None
            if actor is not None and actor.country == country and actor.kind == kind:
                return actor
    return None


def _new_id(name: str, country: str, taken: set[str]) -> str:
    """Return an id made of country and name that nobody has."""
    keys = keys_of(name)
    able = [f"{country.lower()}.{keys[-1]}", f"{country.lower()}.{'-'.join(keys)}"]
    free = (one for one in able if one not in taken)
    found = next(free, None)
    number = 2
    while found is None:
        found = f"{able[-1]}-{number}" if f"{able[-1]}-{number}" not in taken else None
        number += 1
    return found


def write_files(harvest: Harvest, folder: Path, checked_until: str) -> tuple[Path, ...]:
    """Write a file of actors for each country into `folder`; return the paths.

    Raises InputError where one is there already: nothing of the user's is overwritten.
    """
    paths = {folder / f"{country}.toml": actors for country, actors in harvest.actors.items()}
    for path in paths:
        if path.exists():
            raise InputError(str(path), "is there already", "give another folder with -o")
    folder.mkdir(parents=True, exist_ok=True)
    for path, actors in paths.items():
        path.write_text(file_of(actors, checked_until), encoding="utf-8")
    return tuple(paths)


def file_of(actors: Iterable[Actor], checked_until: str) -> str:
    """Return a file of actors as TOML; `read_actors` reads the same from it."""
    tables = "\n".join(_table(actor) for actor in actors)
    return f"checked_until = {_quoted(checked_until)}\n\n{tables}"


def _table(actor: Actor) -> str:
    lines = ["[[actor]]"]
    for key in ("id", "name", "kind", "country", "aliases", "continued"):
        value = getattr(actor, key)
        if value:
            lines.append(f"{key} = {_value(value)}")
    if actor.posts:
        lines.append("posts = [")
        lines.extend(f"  {_post(post)}," for post in actor.posts)
        lines.append("]")
    return "\n".join(lines) + "\n"


def _post(post: Post) -> str:
    told = msgspec.to_builtins(post) | {"source": post.source}
    return "{ " + ", ".join(f"{key} = {_value(told[key])}" for key in _ORDER if key in told) + " }"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_quoted(str(one)) for one in value) + "]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    """Return a TOML string: JSON's, with the one control character that only TOML forbids."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def newest_day(harvest: Harvest) -> str | None:
    """Return the last day that any post begins or ends on: until then the data is known to reach."""
    posts = (post for row in harvest.actors.values() for actor in row for post in actor.posts)
    days = (day for post in posts for day in (post.since, post.until) if day is not None)
    return max((first_day(day) for day in days), default=None)
