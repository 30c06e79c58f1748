"""The registry: reviewed text in, one frozen table of who is who out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

import msgspec

from goodoffices.actors.actor import Actor
from goodoffices.actors.cache import (
    Compiled,
    cache_folder,
    collector_resting,
    read_cache,
    write_cache,
)
from goodoffices.actors.index import Index, build_index, surnames_of
from goodoffices.actors.lexicon import (
    Agent,
    AgentsFile,
    Modifier,
    Office,
    OfficesFile,
    People,
    Title,
    is_lexicon,
    lexica_in,
    read_lexica,
    read_toml,
)  # fmt: skip
from goodoffices.actors.timeline import Tenure, first_day, tenures
from goodoffices.actors.words import fold
from goodoffices.errors import LexiconError

SHIPPED = Path(str(files("goodoffices") / "lexicon" / "actors"))


class ActorsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one file of actors holds."""

    checked_until: str
    actor: tuple[Actor, ...] = ()


class Registry(msgspec.Struct, frozen=True):
    """All actors and the generic lexicon, loaded; nothing in it changes afterwards.

    `index` finds them in text, `surnames` the persons by their last name, `tenures` the holders
    of an office by `tenure_key`; `female` and `male` given names, `given_places`, `place_nouns`,
    `deals` and `landmarks` as in the lexicon. `hash` is that of the files' contents.
    """

    actors: Mapping[str, Actor]
    offices: Mapping[str, Office]
    agents: Mapping[str, Agent]
    modifiers: Mapping[str, Modifier]
    titles: Mapping[str, Title]
    peoples: Mapping[str, People]
    index: Index
    surnames: Mapping[str, tuple[str, ...]]
    tenures: Mapping[str, tuple[Tenure, ...]]
    female: frozenset[str]
    male: frozenset[str]
    given_places: frozenset[str]
    place_nouns: frozenset[str]
    deals: frozenset[str]
    landmarks: frozenset[str]
    states: Mapping[str, str]
    hash: str

    def state(self, country: str | None) -> Actor | None:
        """Return the state with this country code, if the registry holds it."""
        found = self.states.get(country) if country else None
        return self.actors[found] if found else None


def load_registry(
    extra: Path | None = None,
    cache: Path | None = None,
    shipped: Path = SHIPPED,
    *,
    seen: bool = True,
) -> Registry:
    """Return the registry we ship, with the files under `extra` (a folder or a file) put over it.

    An actor of the user's replaces ours of the same id. Raises LexiconError for a file that
    can't be read, naming the file and the key.

    Args:
        extra: The user's own files of actors.
        cache: Where the compiled registry is kept; the user's cache folder when left out.
        shipped: The folder of the registry itself, with the files of agents and offices.
        seen: False leaves out what is marked `seen`: added because a development set named it.

    """
    own, lexica = files_of(shipped), lexica_in(shipped)
    users = files_of(extra) if extra is not None else ()
    digest = registry_hash((*lexica, *own, *users))
    if not seen:
        digest = hashlib.sha256(f"{digest} unseen".encode()).hexdigest()
    folder = cache if cache is not None else cache_folder()
    with collector_resting():
        compiled = read_cache(digest, folder)
        if compiled is not None:
            return _registry(compiled, digest)
    read = (_read_all(own), _read_all(users))
    actors = _merged(*(tuple(one for one in row if seen or not one.seen) for row in read))
    compiled = compile_actors(actors, *read_lexica(shipped))
    write_cache(digest, folder, compiled)
    return _registry(compiled, digest)


def make_registry(
    actors: Iterable[Actor], agents: AgentsFile, offices: OfficesFile, digest: str = ""
) -> Registry:
    """Return a registry of these actors and lexica, indexed."""
    return _registry(compile_actors(tuple(actors), agents, offices), digest)


def compile_actors(actors: tuple[Actor, ...], agents: AgentsFile, offices: OfficesFile) -> Compiled:
    """Return all tables that finding and resolving needs."""
    by_office = {office.id: office for office in offices.office}
    return Compiled(
        actors={actor.id: actor for actor in actors},
        agents=agents,
        offices=offices,
        index=build_index(actors, agents, by_office),
        surnames=surnames_of(actors),
        tenures=tenures(actors),
        states={one.country: one.id for one in actors if one.kind == "state" and one.country},
    )


def _registry(compiled: Compiled, digest: str) -> Registry:
    agents = compiled.agents
    return Registry(
        actors=compiled.actors,
        offices={office.id: office for office in compiled.offices.office},
        agents={agent.id: agent for agent in agents.agent},
        modifiers={one.id: one for one in agents.modifier},
        titles={one.id: one for one in agents.title},
        peoples={one.id: one for one in agents.people},
        index=compiled.index,
        surnames=compiled.surnames,
        tenures=compiled.tenures,
        female=frozenset(fold(name) for name in agents.female),
        male=frozenset(fold(name) for name in agents.male),
        given_places=frozenset(fold(name) for name in agents.given_places),
        place_nouns=frozenset(fold(name) for name in agents.place_nouns),
        deals=frozenset(fold(name) for name in agents.deals),
        landmarks=frozenset(fold(name) for name in agents.landmarks),
        states=compiled.states,
        hash=digest,
    )


def registry_hash(paths: Iterable[Path]) -> str:
    """Return one hash of the contents of `paths`, whatever folder they lie in."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def files_of(where: Path) -> tuple[Path, ...]:
    """Return the files of actors under a folder (or the one file); LexiconError where there is none."""
    if where.is_file():
        return (where,)
    if not where.is_dir():
        raise LexiconError(f"{where}: no such file or folder of actors")
    return tuple(sorted(path for path in where.rglob("*.toml") if not is_lexicon(path)))


def _read_all(paths: Iterable[Path]) -> tuple[Actor, ...]:
    return tuple(actor for path in paths for actor in read_actors(path))


def read_actors(path: Path) -> tuple[Actor, ...]:
    """Return the actors of one file, each with the file's name and its `checked_until`."""
    read = read_toml(path, ActorsFile)
    return tuple(
        msgspec.structs.replace(actor, file=path.name, checked_until=read.checked_until)
        for actor in read.actor
    )


def _merged(ours: tuple[Actor, ...], users: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return one actor an id: the users' over ours, continued entries joined to theirs."""
    whole = _by_id(one for one in ours if not one.continued)
    whole |= _by_id(one for one in users if not one.continued)
    for more in (one for one in (*ours, *users) if one.continued):
        whole[more.id] = _joined(whole[more.id], more) if more.id in whole else more
    return tuple(whole.values())


def _joined(actor: Actor, more: Actor) -> Actor:
    names = dict.fromkeys((*actor.aliases, more.name, *more.aliases))
    posts = tuple(post for post in more.posts if post not in actor.posts)
    return msgspec.structs.replace(
        actor,
        phases=(*actor.phases, *(one for one in more.phases if one not in actor.phases)),
        aliases=tuple(name for name in names if name != actor.name),
        posts=tuple(sorted((*actor.posts, *posts), key=lambda post: first_day(post.since))),
    )


def _by_id(actors: Iterable[Actor]) -> dict[str, Actor]:
    held: dict[str, Actor] = {}
    for actor in actors:
        if actor.id in held:
            raise LexiconError(
                f"{actor.file}: actor {actor.id!r} is also in {held[actor.id].file}; "
                "an id names one actor: rename one, or write continued = true in the second"
            )
        held[actor.id] = actor
    return held
