"""What a deed told by a noun hangs on, as `lexicon/open` lists it: "a proposal for talks"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal, NamedTuple

import msgspec

from goodoffices.rules import load_words
from goodoffices.shapes import EventType, Status

Made = Status | Literal["absent", "clause"]
Reach = Literal["any", "full", "new", "one"]


class Above(NamedTuple):
    """A word that a noun hangs on, `link` being how; `lemmas` are the ways to look it up."""

    token: int
    lemmas: tuple[str, ...]
    link: str
    noun: bool = False


class Epithets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a noun that say what became, or is to become, of its deed."""

    failed: frozenset[str]
    absent: frozenset[str]
    hypothetical: frozenset[str]
    planned: frozenset[str]


class Hanging(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that a noun may hang on, how it hangs on them, and what that makes of its deed."""

    by: frozenset[str]
    status: Made
    reach: Reach
    yes: tuple[str, ...]
    no: tuple[str, ...]
    nouns: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    types: frozenset[EventType] = frozenset()

    def takes(self, kind: EventType) -> bool:
        """Whether it speaks of such deeds."""
        return not self.types or kind in self.types


class Open(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """All that leaves the deed of a noun open, as reviewed in the lexicon."""

    unsettled: frozenset[str]
    happened: frozenset[str]
    epithets: Epithets
    hanging: tuple[Hanging, ...]

    @cached_property
    def by_word(self) -> Mapping[tuple[str, bool, str], tuple[Hanging, ...]]:
        """What each word, a noun or another, makes of what hangs on it in each way."""
        found: dict[tuple[str, bool, str], tuple[Hanging, ...]] = {}
        for one in self.hanging:
            words = [(w, True) for w in one.nouns] + [(w, False) for w in one.words]
            for key in ((word, noun, link) for word, noun in words for link in one.by):
                found[key] = (*found.get(key, ()), one)
        return found

    def over(self, above: Above, kind: EventType) -> Iterator[Hanging]:
        """Yield what a word makes of a deed that hangs on it."""
        for lemma in above.lemmas:
            key = (lemma, above.noun, above.link)
            yield from (h for h in self.by_word.get(key, ()) if h.takes(kind))


def load_open() -> Open:
    """Return what leaves nouns open; raise LexiconError where the file is broken."""
    return load_words("open/nouns.toml", Open)
