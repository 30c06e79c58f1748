"""Every name and every lexicon word in one table, and the scan that finds them in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from goodoffices.actors.actor import Actor
from goodoffices.actors.lexicon import AgentsFile, Office, forms
from goodoffices.actors.words import Word, keys_of, words_of

Use = Literal[
    "name", "demonym", "capital", "metonym", "region", "office", "agent", "modifier", "title",
    "people",
]  # fmt: skip
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "MAC", "VNM"})
PARTICLES = frozenset({
    "al", "el", "bin", "ibn", "ben", "abu", "de", "da", "di", "del", "der", "den", "van", "von",
    "la", "le", "dos", "ter", "ould", "os", "ad", "as", "ash", "an", "umm", "bint",
})  # fmt: skip
_UNSURE = 5  # up to this many letters a name in capitals is an acronym


class Entry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One name or phrase: its folded words, what it is used as, and the id of what it names.

    `capitals` holds, word by word, whether a capital is needed; `exact` needs all of them
    (acronyms: WHO, IS). `country` limits an office phrase to one state.
    """

    keys: tuple[str, ...]
    use: Use
    ref: str
    capitals: tuple[bool, ...] = ()
    exact: bool = False
    plural: bool = False
    country: str | None = None


class Atom(msgspec.Struct, frozen=True, gc=False):
    """A stretch of words, `first` up to not including `last`, and what it can be; [] is a plain word."""

    first: int
    last: int
    entries: tuple[Entry, ...] = ()


Index = Mapping[str, tuple[Entry, ...]]


def build_index(
    actors: Iterable[Actor], agents: AgentsFile, offices: Mapping[str, Office]
) -> dict[str, tuple[Entry, ...]]:
    """Return all entries by their first word, those with most words first."""
    table: dict[str, list[Entry]] = {}
    for entry in _entries(actors, agents, offices):
        if entry.keys:
            table.setdefault(entry.keys[0], []).append(entry)
    return {key: tuple(sorted(row, key=_order)) for key, row in table.items()}


def surnames_of(actors: Iterable[Actor]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the persons by folded surname."""
    table: dict[str, dict[str, None]] = {}
    for actor in actors:
        if actor.kind == "person":
            for key in surname_keys(actor):
                table.setdefault(key, {})[actor.id] = None
    return {key: tuple(ids) for key, ids in table.items()}


def surname_keys(actor: Actor) -> frozenset[str]:
    """Return what a person is called in short, folded, words joined by a space."""
    if actor.surname is not None:
        return frozenset({" ".join(keys_of(actor.surname))})
    first = actor.country in FAMILY_FIRST
    found: set[str] = set()
    for name in (actor.name, *actor.aliases):
        keys = keys_of(name)
        if len(keys) < 2:
            found.update(keys)
            continue
        found.add(keys[0] if first else keys[-1])
        if not first and keys[-2] in PARTICLES:
            found.add(" ".join(keys[-2:]))
    return frozenset(found)


def scan(words: tuple[Word, ...], index: Index, *, loose: bool = False) -> tuple[Atom, ...]:
    """Return `words` cut into atoms from left to right, the longest entry first.

    `loose` lets a name match in small letters (a mention typed without capitals).
    """
    atoms: list[Atom] = []
    at = 0
    while at < len(words):
        entries = _longest(words, at, index.get(words[at].key, ()), loose=loose)
        last = at + (len(entries[0].keys) if entries else 1)
        atoms.append(Atom(at, last, entries))
        at = last
    return tuple(atoms)


def _longest(
    words: tuple[Word, ...], at: int, row: tuple[Entry, ...], *, loose: bool
) -> tuple[Entry, ...]:
    found: list[Entry] = []
    for entry in row:
        if found and len(entry.keys) < len(found[0].keys):
            break
        if _fits(words, at, entry, loose=loose):
            found.append(entry)
    return tuple(found)


def _fits(words: tuple[Word, ...], at: int, entry: Entry, *, loose: bool) -> bool:
    size = len(entry.keys)
    if at + size > len(words):
        return False
    for k in range(1, size):
        if words[at + k].key != entry.keys[k]:
            return False
    if entry.exact and not (loose and size > 1):
        return all(words[at + k].text.replace(".", "").isupper() for k in range(size))
    if loose or not entry.capitals:
        return True
    return all(not need or words[at + k].capital for k, need in enumerate(entry.capitals))


def _entries(
    actors: Iterable[Actor], agents: AgentsFile, offices: Mapping[str, Office]
) -> Iterator[Entry]:
    for actor in actors:
        yield from _of_actor(actor)
    for office in offices.values():
        yield from _of_office(office)
    for agent in agents.agent:
        for text, plural in forms(agent):
            yield Entry(keys_of(text), "agent", agent.id, plural=plural)
    for modifier in agents.modifier:
        yield from (Entry(keys_of(text), "modifier", modifier.id) for text in modifier.words)
    for title in agents.title:
        yield from (_named(text, "title", title.id) for text in title.words)
    for people in agents.people:
        yield from (_named(text, "people", people.id) for text in people.words)


def _of_actor(actor: Actor) -> Iterator[Entry]:
    yield from (_named(text, "name", actor.id) for text in {actor.name, *actor.aliases})
    yield from (_named(text, "demonym", actor.id) for text in actor.demonyms)
    yield from (_named(text, "region", actor.id) for text in actor.regions)
    others = (text for text in actor.metonyms if text != actor.capital)
    yield from (_named(text, "metonym", actor.id) for text in others)
    if actor.capital is not None:
        yield _named(actor.capital, "capital", actor.id)


def _of_office(office: Office) -> Iterator[Entry]:
    yield from (Entry(keys_of(text), "office", office.id) for text in office.says)
    for country, says in office.says_in.items():
        yield from (Entry(keys_of(text), "office", office.id, country=country) for text in says)


def _named(text: str, use: Use, ref: str) -> Entry:
    words = tuple(word for word in words_of(text.removeprefix("the ").removeprefix("The ")))
    keys = tuple(word.key for word in words)
    letters = "".join(word.text for word in words).replace(".", "")
    exact = letters.isupper() and len(letters) <= _UNSURE
    return Entry(keys, use, ref, tuple(word.capital for word in words), exact)


def _order(entry: Entry) -> tuple[int, str, str]:
    return (-len(entry.keys), entry.use, entry.ref)
