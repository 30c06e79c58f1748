"""What `find_parties` returns: every mention of a party in a story, findable by its place."""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.shapes import Party

MentionKind = Literal["person", "state", "group", "agent", "pronoun", "place", "adjective"]

LISTED = "listed with others"  # why "Fatah" is a party in "Fatah and Hamas gunmen"
HALF = "a half of the land spoken of"  # why each of "the two Koreas" is a party
PEOPLE = "nationality"  # why a party is a people: "Colombians"
ISSUER = "whoever issues the text"  # why "we" are a party in a declaration


class PartyMention(msgspec.Struct, frozen=True, kw_only=True):
    """One mention: tokens `first` up to, not including, `last` of a sentence; `head` governs them.

    `party` is who is meant, its span the name with its title. `kind` "adjective" is a nation said
    of something else ("Israeli" in "Israeli assaults"), "place" a name that stands for where and not
    for who ("met in Berlin"), "pronoun" one whose party has no country where it isn't resolved.
    `members` are the parties of "both sides", "the two countries", "U.S. and British officials".
    """

    sentence: int
    first: int
    last: int
    head: int
    party: Party
    kind: MentionKind
    plural: bool = False
    why: str = ""
    members: tuple[Party, ...] = ()


class Parties(msgspec.Struct, frozen=True):
    """All mentions of a story, by sentence, in the order of their tokens."""

    rows: tuple[tuple[PartyMention, ...], ...] = ()

    def in_sentence(self, index: int) -> tuple[PartyMention, ...]:
        """Return the mentions in the sentence with this index."""
        return self.rows[index] if 0 <= index < len(self.rows) else ()

    def at(self, sentence: int, token: int) -> PartyMention | None:
        """Return the mention whose head is token `token`, else the shortest that covers it."""
        covering: PartyMention | None = None
        for mention in self.in_sentence(sentence):
            if mention.head == token:
                return mention
            if mention.first <= token < mention.last and (
                covering is None or mention.last - mention.first < covering.last - covering.first
            ):
                covering = mention
        return covering
