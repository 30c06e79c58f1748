"""A mention being made: what was read, with the words around it that later steps look at."""

from __future__ import annotations

from typing import cast

import msgspec
from msgspec.structs import replace

from goodoffices.actors.lexicon import SECTORS
from goodoffices.actors.parties import PartyMention
from goodoffices.actors.phrase import Reading
from goodoffices.language.tokens import Sentence
from goodoffices.shapes import Party, Sector

_SETTLERS = frozenset({"settler", "settlers"})
SPOKEN = frozenset({"person", "state", "group", "agent", "place"})


class Draft(msgspec.Struct, frozen=True):
    """A mention with its reading; `lead` holds the folded words that stand before it in its phrase.

    `noun` is the head in small letters, `begin` the token its phrase begins with.
    """

    mention: PartyMention
    reading: Reading
    lead: tuple[str, ...] = ()
    noun: str = ""
    begin: int = 0

    @property
    def party(self) -> Party:
        """The party of the mention."""
        return self.mention.party

    @property
    def definite(self) -> bool:
        """True where "the", "this" or "both" says that it was named before."""
        return bool({"the", "this", "that", "these", "those", "both"} & set(self.lead))


def given(draft: Draft, party: Party, why: str, **changes: object) -> Draft:
    """Return `draft` as meaning `party`: its words stay, who they mean is taken over."""
    own = draft.mention.party
    taken = replace(
        own, actor=party.actor, name=party.name, country=party.country, sector=party.sector,
        role=party.role, why=why,
    )  # fmt: skip
    return replace(draft, mention=replace(draft.mention, party=taken, why=why, **changes))


def placed(draft: Draft, country: str, why: str) -> Draft:
    """Return `draft` as belonging to `country`; settlers among Palestinians are Israelis."""
    country = "ISR" if country == "PSE" and draft.noun in _SETTLERS else country
    party = replace(draft.party, country=country, why=f"{draft.party.why}; {why}")
    return replace(draft, mention=replace(draft.mention, party=party, why=party.why))


def is_subject(sentence: Sentence, mention: PartyMention) -> bool:
    """Return True if the mention is a subject (or the agent of a passive)."""
    token = sentence.tokens[mention.head]
    if token.dep == "conj":
        token = sentence.tokens[token.head]
    return token.dep in {"nsubj", "nsubjpass", "csubj"} or (
        token.dep == "pobj" and sentence.tokens[token.head].dep == "agent"
    )


def same(one: Party, two: Party) -> bool:
    """Return True if two parties are the same one, as far as their names and countries tell."""
    if one.actor is not None or two.actor is not None:
        return one.actor == two.actor
    return (one.name, one.country, one.sector) == (two.name, two.country, two.sector)


def sector(value: str | None) -> Sector | None:
    """Return `value` as one of the closed list of sectors."""
    return cast("Sector", value) if value in SECTORS else None
