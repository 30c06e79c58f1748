"""Whose short name it is where two groups share it: "the Taliban" after "Tehreek-i-Taliban Pakistan"."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.actors.drafts import Draft
from goodoffices.actors.here import Here
from goodoffices.actors.words import DASHES


def namesake(here: Here, draft: Draft) -> Draft | None:
    """Return the mention of the group last named with a word that is another group's whole name.

    None where that other group was named after it, or nobody of the name but itself.
    """
    word = draft.party.text.lower()
    if draft.mention.kind != "group" or draft.party.actor is None or " " in word:
        return None
    for one in _named(here):
        if one.party.actor == draft.party.actor:
            return None
        words = {*_words(one.party.text), *_words(one.party.name or "")}
        if word in words and one.party.text.lower() != word:
            return one
    return None


def _named(here: Here) -> Iterator[Draft]:
    """Yield the groups named before, the last first."""
    rows = (here.before, *(row for _, row in reversed(here.story)))
    for row in rows:
        told = (d for d in reversed(row) if d.party.actor is not None)
        yield from (d for d in told if d.mention.kind == "group")


def _words(name: str) -> list[str]:
    for dash in DASHES:
        name = name.replace(dash, " ")
    return name.lower().replace("(", " ").replace(")", " ").split()
