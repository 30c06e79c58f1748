"""What a mention is resolved with: its sentence, what stands before and after it, the story so far."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from goodoffices.actors.antecedents import Story
from goodoffices.actors.drafts import Draft
from goodoffices.actors.phrase import Context
from goodoffices.language.tokens import Quote, Sentence, between


class History(msgspec.Struct, frozen=True):
    """What a story has named so far.

    `persons` holds the registry's persons by surname; `strangers` other persons by surname, and
    groups by the acronym that the story gave them.
    """

    story: tuple[tuple[Sentence, tuple[Draft, ...]], ...] = ()
    persons: Mapping[str, str] = {}
    strangers: Mapping[str, Draft] = {}
    quotes: tuple[Quote, ...] = ()


class Here(msgspec.Struct, frozen=True):
    """Where a mention stands: `before` it in its sentence (resolved), `after` it (not yet)."""

    sentence: Sentence
    before: tuple[Draft, ...]
    after: tuple[Draft, ...]
    history: History
    context: Context

    @property
    def story(self) -> Story:
        """The sentences before this one, with their mentions."""
        return self.history.story

    def quoted(self, draft: Draft) -> bool:
        """Return True if the mention stands inside a quotation."""
        start = draft.party.start
        return bool(between(self.history.quotes, start, start + 1))
