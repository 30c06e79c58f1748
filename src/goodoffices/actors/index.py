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
    "people", "person",
]  # fmt: skip
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "MAC", "VNM"})
PARTICLES = frozenset({
    "al", "el", "bin", "ibn", "ben", "abu", "de", "da", "di", "del", "der", "den", "van", "von",
    "la", "le", "dos", "ter", "ould", "os", "ad", "as", "ash", "an", "umm", "bint",
})  # fmt: skip
_OPENERS = frozenset({
    "in", "on", "at", "by", "but", "and", "as", "if", "when", "while", "after", "before", "for",
    "from", "with", "to", "the", "a", "an", "since", "that", "then", "though", "although", "because",
    "like", "under", "against", "did", "does", "is", "was", "has", "had", "will", "can", "or", "so",
})  # fmt: skip
_COMMON = frozenset({
    "party", "army", "cartel", "council", "movement", "front", "alliance", "ministry", "agency",
    "court", "commission", "group", "parliament", "forces", "government", "congress", "police",
    "brigade", "brigades", "militia", "coalition", "committee", "league", "authority", "mission",
    "tribunal", "assembly", "senate", "department", "organisation", "organization", "network",
    "faction", "union", "fleet", "corps", "administration", "bloc", "guard", "guards",
})  # fmt: skip
_NONE: frozenset[str] = frozenset()
_UNSURE = 5  # up to this many letters a name in capitals is an acronym


class Entry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One name or phrase: its folded words joined by spaces, its use, and the id of what it names.

    `capitals` holds, word by word, whether a capital is needed; `exact` needs all of them
    (acronyms: WHO, IS). `country` limits an office phrase to one state.
    """

    phrase: str
    use: Use
    ref: str
    capitals: tuple[bool, ...] = ()
    exact: bool = False
    plural: bool = False
    country: str | None = None


class Atom(msgspec.Struct, frozen=True, gc=False):
    """A stretch of words, `first` up to not including `last`, and what it can be; () is a plain word.

    `uses` holds what its entries can be used as.
    """

    first: int
    last: int
    entries: tuple[Entry, ...] = ()
    uses: frozenset[str] = frozenset()


class Index(msgspec.Struct, frozen=True):
    """All entries by phrase, and for each first word how many words its phrases have, most first."""

    phrases: Mapping[str, tuple[Entry, ...]]
    lengths: Mapping[str, tuple[int, ...]]


def build_index(
    actors: Iterable[Actor], agents: AgentsFile, offices: Mapping[str, Office]
) -> Index:
    """Return the index of all names and of all words of the lexicon."""
    phrases: dict[str, list[Entry]] = {}
    lengths: dict[str, set[int]] = {}
    for entry in _entries(actors, agents, offices):
        if entry.phrase:
            phrases.setdefault(entry.phrase, []).append(entry)
            first, _, _ = entry.phrase.partition(" ")
            lengths.setdefault(first, set()).add(entry.phrase.count(" ") + 1)
    return Index(
        {key: tuple(sorted(row, key=_order)) for key, row in phrases.items()},
        {key: tuple(sorted(row, reverse=True)) for key, row in lengths.items()},
    )


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
        if not index.lengths.get(words[at].key):
            atoms.append(Atom(at, at + 1))
            at += 1
            continue
        size, entries = _longest(words, at, index, loose=loose)
        uses = frozenset([entry.use for entry in entries]) if entries else _NONE
        atoms.append(Atom(at, at + size, entries, uses))
        at += size
    return tuple([_whole(words, atoms, k) for k in range(len(atoms))])


def _whole(words: tuple[Word, ...], atoms: list[Atom], k: int) -> Atom:
    """Return atom `k`, as a plain word where a person's one name is part of a longer one."""
    atom = atoms[k]
    if atom.last - atom.first > 1 or not atom.entries or atom.entries[0].use != "person":
        return atom
    for other, gap in ((k - 1, atom.first), (k + 1, atom.last)):
        if 0 <= other < len(atoms) and _part_of_name(words, atoms[other], gap):
            return Atom(atom.first, atom.last)
    return atom


def _part_of_name(words: tuple[Word, ...], other: Atom, gap: int) -> bool:
    """Return True if a plain word with a capital stands right beside, at the gap before word `gap`."""
    word = words[other.first]
    near = words[gap].start - words[gap - 1].end == 1
    return near and not other.entries and word.text[0].isupper() and word.key not in _OPENERS


def _longest(
    words: tuple[Word, ...], at: int, index: Index, *, loose: bool
) -> tuple[int, tuple[Entry, ...]]:
    for size in index.lengths.get(words[at].key, ()):
        if at + size > len(words):
            continue
        stretch = words[at : at + size]
        row = index.phrases.get(" ".join([word.key for word in stretch]))
        if row is not None:
            found = tuple([entry for entry in row if _fits(stretch, entry, loose=False)])
            if loose and not found:
                found = tuple([entry for entry in row if _fits(stretch, entry, loose=True)])
            if found and not _splits(words, at, size, found, index):
                return size, found
    return 1, ()


def _splits(
    words: tuple[Word, ...], at: int, size: int, found: tuple[Entry, ...], index: Index
) -> bool:
    """Return True if the entries found cut a longer phrase that begins inside them in two."""
    if size > 2 and _splits_name(words, at, size, found, index):
        return True
    owner = next((k for k in range(at, at + size - 1) if words[k].owns), None)
    if owner is None or found[0].use != "name" or at + size == len(words):
        return False
    length, entries = _longest(words, owner + 1, index, loose=False)
    return owner + 1 + length > at + size and any(entry.use == "office" for entry in entries)


def _splits_name(
    words: tuple[Word, ...], at: int, size: int, found: tuple[Entry, ...], index: Index
) -> bool:
    """Return True for an office that swallows half a name: "president of the Republic | of Korea"."""
    if any(entry.use != "office" for entry in found):
        return False
    for start in range(at + 2, at + size):
        if words[start - 1].key in {"of", "the"}:
            length, entries = _longest(words, start, index, loose=False)
            if start + length > at + size and entries and entries[0].use in {"name", "region"}:
                return True
    return False


def _fits(words: tuple[Word, ...], entry: Entry, *, loose: bool) -> bool:
    if entry.exact and not (loose and len(words) > 1):
        return all(word.text.replace(".", "").isupper() for word in words)
    if loose or not entry.capitals:
        return True
    return all(not need or word.capital for word, need in zip(words, entry.capitals, strict=True))


def _entries(
    actors: Iterable[Actor], agents: AgentsFile, offices: Mapping[str, Office]
) -> Iterator[Entry]:
    for actor in actors:
        yield from _of_actor(actor)
    for office in offices.values():
        yield from _of_office(office)
    for agent in agents.agent:
        for text, plural in forms(agent):
            yield Entry(_phrase(text), "agent", agent.id, plural=plural)
    for modifier in agents.modifier:
        yield from (Entry(_phrase(text), "modifier", modifier.id) for text in modifier.words)
    for title in agents.title:
        yield from (_named(text, "title", title.id) for text in title.words)
    for people in agents.people:
        yield from (_named(text, "people", people.id) for text in people.words)


def _of_actor(actor: Actor) -> Iterator[Entry]:
    use: Use = "person" if actor.kind == "person" else "name"
    yield from (_named(text, use, actor.id) for text in {actor.name, *actor.aliases})
    yield from (_named(text, "demonym", actor.id) for text in actor.demonyms)
    yield from (_named(text, "region", actor.id) for text in actor.regions)
    others = (text for text in actor.metonyms if text != actor.capital)
    yield from (_named(text, "metonym", actor.id) for text in others)
    if actor.capital is not None:
        yield _named(actor.capital, "capital", actor.id)


def _of_office(office: Office) -> Iterator[Entry]:
    yield from (Entry(_phrase(text), "office", office.id) for text in office.says)
    for country, says in office.says_in.items():
        yield from (Entry(_phrase(text), "office", office.id, country=country) for text in says)


def _named(text: str, use: Use, ref: str) -> Entry:
    words = tuple(word for word in words_of(text.removeprefix("the ").removeprefix("The ")))
    phrase = " ".join(word.key for word in words)
    capitals = tuple(word.capital for word in words)
    if len(words) > 1 and words[-1].key in _COMMON:
        capitals = (*capitals[:-1], False)
    letters = "".join(word.text for word in words).replace(".", "")
    exact = letters.isupper() and len(letters) <= _UNSURE
    return Entry(phrase, use, ref, capitals, exact)


def _order(entry: Entry) -> tuple[str, str]:
    return (entry.use, entry.ref)


def _phrase(text: str) -> str:
    return " ".join(keys_of(text))
