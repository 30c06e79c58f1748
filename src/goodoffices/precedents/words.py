"""The words of precedents, as reviewed in `lexicon/precedents/words.toml`."""

from __future__ import annotations

from functools import cached_property

import msgspec

from goodoffices.rules import load_words
from goodoffices.shapes import Outcome, PrecedentKind


class PrecedentWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Nouns by kind, the words that make another thing of them, brokers' and parties' verbs."""

    nouns: dict[PrecedentKind, tuple[str, ...]]
    not_before: frozenset[str]
    broker: frozenset[str]
    make: frozenset[str]
    by_noun: frozenset[str]
    outcome: dict[Outcome, tuple[str, ...]]
    public: frozenset[str]
    plain: frozenset[str]
    conflict: frozenset[str]

    @cached_property
    def kinds(self) -> dict[str, PrecedentKind]:
        """The kind that each noun tells."""
        return {noun: kind for kind, nouns in self.nouns.items() for noun in nouns}

    @cached_property
    def ends(self) -> frozenset[str]:
        """The verbs by which a truce or a deal comes to its end, the first word of each."""
        told = (*self.outcome.get("collapsed", ()), *self.outcome.get("failed", ()))
        return frozenset(form for verb in told for form in (verb.replace(" ", "_"), verb)) | {
            "end", "expire", "break", "fall", "finish", "last", "rage", "drag_on",
        }  # fmt: skip


def load_precedent_words() -> PrecedentWords:
    """Return the words; raise LexiconError where the file is broken."""
    return load_words("precedents/words.toml", PrecedentWords)
