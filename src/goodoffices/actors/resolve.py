"""A mention and a day in; who is meant, of which country, acting as what, and why."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from goodoffices.actors.alone import read_surname, scan_mention
from goodoffices.actors.index import Atom
from goodoffices.actors.persons import name_start, read_person, read_unknown
from goodoffices.actors.phrase import Cities, Context, Phrase, Reading, strip_leading, uses
from goodoffices.actors.read import complete, read_phrase
from goodoffices.actors.registry import Registry
from goodoffices.actors.words import Word
from goodoffices.shapes import Party

PREPOSITIONS = frozenset({
    "of", "in", "from", "for", "to", "at", "with", "who", "that", "which", "near", "under", "on",
    "by", "inside", "against", "across", "along", "and", "or", "during", "after", "before", "whose",
})  # fmt: skip
_TELLING = frozenset({"person", "agent", "group"})
_PLACES = frozenset({"name", "capital", "region", "metonym"})
_AFTER = frozenset({"of", "for", "from", "in", "at", "to", "inside", "near"})


class Story(msgspec.Struct, frozen=True):
    """What a mention is read beside: the parties named so far, and the state last spoken of."""

    parties: tuple[Party, ...] = ()
    country: str | None = None


class Resolution(msgspec.Struct, frozen=True):
    """The answer. `as_of` is the day it holds for, `why` the reason in words."""

    actor: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    as_of: str | None = None
    why: str = ""


class Answer(msgspec.Struct, frozen=True):
    """One line of `goodoffices actor --format jsonl`, without the id."""

    actor: str | None
    name: str | None
    country: str | None
    sector: str | None
    role: str | None
    as_of: str | None
    why: str = ""


def resolve(
    mention: str,
    date: str | None,
    registry: Registry,
    story: Story | None = None,
    cities: Cities | None = None,
) -> Resolution:
    """Return who `mention` means on `date`.

    Args:
        mention: A name, a title, an office, a kind of people: "former President Nazarbayev".
        date: An ISO day; null asks for what the registry last knew.
        registry: From `load_registry`.
        story: The story it stands in, for surnames, "the government".
        cities: A town's country, or null where it isn't known; without it only capitals count.

    """
    context = Context(registry, date, cities=cities)
    reading = read_mention(mention, context)
    if story is not None:
        reading = _in_story(mention, reading, story)
    return Resolution(
        reading.actor, reading.name, reading.country, reading.sector, reading.role, date,
        reading.why or "nothing in it is known",
    )  # fmt: skip


def answer(
    mention: str, date: str | None, registry: Registry, cities: Cities | None = None
) -> Answer:
    """Return the line that `goodoffices actor` prints for a mention on a day."""
    found = resolve(mention, date, registry, cities=cities)
    return msgspec.convert(msgspec.structs.asdict(found), Answer)


def read_mention(mention: str, context: Context) -> Reading:
    """Return the reading of a mention that stands by itself, its apposition included."""
    parts = [
        part for part in mention.replace("(", ",").replace(")", ",").split(",") if part.strip()
    ]
    readings = [_read_part(part, context) for part in parts]
    if not readings:
        return Reading()
    main = next((one for one in readings if one.kind == "person"), readings[0])
    others = [one for one in readings if one is not main and one.kind != "none"]
    told = others[0] if main.kind == "none" and others else main
    if told.kind == "agent" and told.name is None and not told.plural:
        return replace(told, name=_name_beside(parts, readings, context))
    if told.kind == "none" and len(parts) == 1:
        return read_surname(parts[0].strip(), context) or told
    return told


def _name_beside(parts: list[str], readings: list[Reading], context: Context) -> str | None:
    """Return the unknown name that stands beside a description: "the governor's aide, Anna Roth"."""
    for part, reading in zip(parts, readings, strict=True):
        words, atoms = scan_mention(part, context.registry)
        if reading.kind == "none" and atoms:
            start = name_start(Phrase(words, atoms, context))
            if start == 0 and len(atoms) > 1:
                return part.strip()
    return None


def _read_part(text: str, context: Context, *, topic: bool = False) -> Reading:
    words, atoms = scan_mention(text, context.registry, topic=topic)
    atoms = strip_leading(words, atoms)
    cut = next((k for k in range(1, len(atoms)) if _cuts(words, atoms[k])), len(atoms))
    reading = read_phrase(words, atoms[:cut], context)
    if cut + 1 >= len(atoms):
        return reading
    key = words[atoms[cut].first].key
    if key not in _AFTER and (reading.kind != "none" or key != "and"):
        return reading
    named = _named_after(words, atoms, cut, context) if reading.kind in _TELLING else None
    end = atoms[named.head].first if named is not None else len(words)
    after = text[words[atoms[cut + 1].first].start : words[end - 1].end]
    rest = _read_part(after, context, topic=reading.kind != "none")
    if named is not None:
        return _described(reading, named, key, rest)
    if reading.kind in {"none", "nation"}:
        told = reading.kind == "none" and key in {"of", "and"} and rest.kind in _TELLING
        return rest if told else reading
    phrase = Phrase(words, strip_leading(words, atoms[:cut]), context)
    done = complete(phrase, reading, key, rest)
    if done.country is None and done.actor is None and rest.country is None:
        return replace(done, country=_where(words, atoms[cut + 1 :], context))
    return done


def _named_after(
    words: tuple[Word, ...], atoms: tuple[Atom, ...], cut: int, context: Context
) -> Reading | None:
    """Return the person of "ambassador to Peru Anna Roth"; `head` is the atom the name begins with."""
    rest = Phrase(words, atoms[cut + 1 :], context)
    start = len(rest.atoms) - 1 if rest.persons(rest.atoms[-1]) else name_start(rest)
    if not start or not uses(rest.atoms[start - 1]) & _PLACES:
        return None
    whole = Phrase(words, (*atoms[:cut], *rest.atoms[start:]), context)
    if rest.persons(rest.atoms[-1]):
        found: Reading | None = read_person(whole, len(whole.atoms) - 1)
    else:
        found = read_unknown(whole, cut)
    return replace(found, head=cut + 1 + start) if found is not None else None


def _described(reading: Reading, named: Reading, key: str, rest: Reading) -> Reading:
    """Return a named person with the country and sector that "of Peru" before the name lends."""
    if named.actor is not None or key not in {"of", "for", "from"}:
        return named
    sector = (rest.sector if reading.weak and rest.kind == "group" else None) or named.sector
    return replace(named, country=named.country or rest.country, sector=sector)


def _where(words: tuple[Word, ...], atoms: tuple[Atom, ...], context: Context) -> str | None:
    """Return the country told further on: "a professor of law at a college in Scotland"."""
    for k, atom in enumerate(atoms[:-1]):
        key = words[atom.first].key
        if _cuts(words, atom) and key not in _AFTER - {"to"}:
            return None
        if key in {"in", "at", "of", "from", "near"}:
            rest = atoms[k + 1 :]
            found = read_phrase(words, rest[: _until(words, rest)], context)
            if found.country is not None and found.why != "town":
                return found.country
    return None


def _until(words: tuple[Word, ...], atoms: tuple[Atom, ...]) -> int:
    return next((k for k in range(len(atoms)) if _cuts(words, atoms[k])), len(atoms))


def _cuts(words: tuple[Word, ...], atom: Atom) -> bool:
    return not atom.entries and words[atom.first].key in PREPOSITIONS


def _in_story(mention: str, reading: Reading, story: Story) -> Reading:
    """Return the reading with the story's help: a surname heard before, the state spoken of."""
    if reading.kind == "none":
        for party in reversed(story.parties):
            if party.name and party.name.split()[-1:] == mention.split()[-1:]:
                return Reading(
                    kind="person", actor=party.actor, name=party.name, country=party.country,
                    sector=party.sector, role=party.role, why="named before in the story",
                )  # fmt: skip
    if reading.country is None and reading.domestic:
        return replace(reading, country=story.country, why=f"{reading.why}, of the state spoken of")
    return reading
