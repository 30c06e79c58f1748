"""Names the registry lacks: what the parser's names and the story make of them."""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.actors.chunks import Cut
from goodoffices.actors.drafts import Draft
from goodoffices.actors.persons import name_start
from goodoffices.actors.phrase import (
    Phrase,
    Reading,
    ReadingKind,
    country_of,
    modifier_sector,
)  # fmt: skip

_BODIES = frozenset({"ORG", "NORP"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TAGS = frozenset({"NNP", "NNPS"})


def read_stranger(cut: Cut, phrase: Phrase, known: Mapping[str, Draft]) -> Reading | None:
    """Return the reading of a name that no registry holds, or None if the phrase ends in no name.

    One named before in the story is taken from there; else the parser says whether it is a person,
    a body or a place, and nothing more is known.
    """
    start = name_start(phrase)
    if start is None:
        return None
    word = phrase.atoms[-1].last - 1
    name = phrase.said(start, len(phrase.atoms))
    if (draft := known.get(phrase.words[word].key)) is not None and _same(draft, name):
        return _again(phrase, draft, start)
    token = cut.token(word)
    if token.tag not in _TAGS or (start and not token.ent):
        return None
    kind = _kind(token.ent, name)
    return _reading(phrase, kind, name, start) if kind is not None else None


def _same(draft: Draft, name: str) -> bool:
    """Return True if `name` is the surname of, or begins as, the name met before."""
    words, told = name.split(), (draft.party.name or "").split()
    return len(words) == 1 or words[:1] == told[:1]


def _again(phrase: Phrase, draft: Draft, start: int) -> Reading:
    party, last = draft.party, phrase.atoms[-1].last
    return Reading(
        kind="group" if draft.mention.kind == "group" else "person", actor=party.actor,
        name=party.name, country=party.country, sector=party.sector, role=party.role,
        body=draft.mention.kind == "group", head=last - 1, first=phrase.atoms[start].first, last=last,
        why="named before in the story",
    )  # fmt: skip


def _kind(label: str, name: str) -> ReadingKind | None:
    if label == "PERSON" and " " in name:
        return "person"
    if label in _BODIES:
        return "group"
    return "place" if label in _PLACES else None


def _reading(phrase: Phrase, kind: ReadingKind, name: str, start: int) -> Reading:
    """Return the name with the nation and, for a body, the sector that the words before it give."""
    last = phrase.atoms[-1].last
    lent = [modifier_sector(phrase, k)[0] for k in range(start)] if kind == "group" else []
    return Reading(
        kind=kind, name=name, country=country_of(phrase, start)[0], body=kind == "group",
        sector=next((one for one in reversed(lent) if one), None), head=last - 1,
        first=phrase.atoms[start].first, last=last, why=f"a name, {kind} to the parser",
    )  # fmt: skip
