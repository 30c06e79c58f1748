"""A mention and a day in; who is meant, of which country, acting as what, and why."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from goodoffices.actors.index import Atom, scan
from goodoffices.actors.phrase import Cities, Context, Phrase, Reading, strip_leading
from goodoffices.actors.read import complete, read_phrase
from goodoffices.actors.registry import Registry
from goodoffices.actors.words import Word, words_of
from goodoffices.shapes import Party

PREPOSITIONS = frozenset({
    "of", "in", "from", "for", "to", "at", "with", "who", "that", "which", "near", "under", "on",
    "by", "inside", "against", "across", "along", "and", "or", "during", "after", "before", "whose",
})  # fmt: skip
_TELLING = frozenset({"person", "agent", "group"})
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
    if main.kind == "none" and others:
        return replace(others[0], name=others[0].name)
    return main


def _read_part(text: str, context: Context) -> Reading:
    words = words_of(text)
    atoms = scan(words, context.registry.index, loose=text == text.lower())
    atoms = strip_leading(words, atoms)
    cut = next((k for k in range(1, len(atoms)) if _cuts(words, atoms[k])), len(atoms))
    reading = read_phrase(words, atoms[:cut], context)
    if cut + 1 >= len(atoms):
        return reading
    key = words[atoms[cut].first].key
    if key not in _AFTER and (reading.kind != "none" or key != "and"):
        return reading
    rest = _read_part(text[words[atoms[cut + 1].first].start :], context)
    if reading.kind in {"none", "nation"}:
        told = reading.kind == "none" and key in {"of", "and"} and rest.kind in _TELLING
        return rest if told else reading
    return complete(Phrase(words, strip_leading(words, atoms[:cut]), context), reading, key, rest)


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
