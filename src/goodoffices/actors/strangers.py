"""Names the registry lacks: what the parser's names and the story make of them."""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.actors.chunks import Cut
from goodoffices.actors.persons import name_start
from goodoffices.actors.phrase import Phrase, Reading, country_of
from goodoffices.shapes import Party

_BODIES = frozenset({"ORG", "NORP"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TAGS = frozenset({"NNP", "NNPS"})


def read_stranger(cut: Cut, phrase: Phrase, known: Mapping[str, Party]) -> Reading | None:
    """Return the reading of a name that no registry holds, or None if the phrase ends in no name.

    One named before in the story is taken from there; else the parser says whether it is a person,
    a body or a place, and nothing more is known.
    """
    start = name_start(phrase)
    if start is None:
        return None
    first, last = phrase.atoms[start].first, phrase.atoms[-1].last
    name = phrase.said(start, len(phrase.atoms))
    if (
        (party := known.get(phrase.words[last - 1].key)) is not None
        and party.name is not None
        and (last - first == 1 or party.name.split()[0] == name.split()[0])
    ):
        return Reading(
            kind="person", name=party.name, country=party.country, sector=party.sector,
            role=party.role, head=last - 1, first=first, last=last, why="named before in the story",
        )  # fmt: skip
    label = cut.token(last - 1).ent
    if cut.token(last - 1).tag not in _TAGS or (start and not label):
        return None
    return _labelled(phrase, label, name, start)


def _labelled(phrase: Phrase, label: str, name: str, start: int) -> Reading | None:
    first, last = phrase.atoms[start].first, phrase.atoms[-1].last
    country, _ = country_of(phrase, start)
    if label == "PERSON" and last - first > 1:
        return Reading(
            kind="person",
            name=name,
            country=country,
            head=last - 1,
            first=first,
            last=last,
            why="a name",
        )
    if label in _BODIES:
        return Reading(
            kind="group", name=name, country=country, head=last - 1, first=first, last=last,
            why="a body's name", body=True,
        )  # fmt: skip
    if label in _PLACES:
        return Reading(
            kind="place",
            name=name,
            country=country,
            head=last - 1,
            first=first,
            last=last,
            why="a place's name",
        )
    return None
