"""A name that may be a place's, and what reading one story needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from goodoffices.language.tokens import Entity, Sentence
from goodoffices.places.lexicon import Entry, PlaceLexicon, Words

Evidence = Literal["dateline", "label", "type", "inside", "target", "beside", "none"]
Wants = Literal["", "place", "admin1"]
Lookup = Callable[[str], tuple[Entry, ...]]
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_LABELS = frozenset({"PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LANGUAGE"})
ARTICLES = frozenset({"al", "el", "as", "ad", "an", "ar", "ash", "at", "az"})
QUOTES = "'`\u2018\u2019"
POSSESSIVE = frozenset({"'s", "\u2019s", "'", "\u2019"})
DASHES = frozenset({"\u2014", "\u2013", "-", "--"})
LISTING = frozenset({",", "and", "or"})


class Candidate(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` may name one of `entries`; up to `end` with a noun ("Jenin camp").

    `wants` is the precision that such a noun asks for; `country` the one that owns the place by
    the words before it ("the Syrian city of", "Ukraine's"); `follows` says that the candidate
    before it may lie in it ("Athens, Georgia", "Rafah in southern Gaza").
    """

    sentence: int
    first: int
    last: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    evidence: Evidence
    label: str
    wants: Wants = ""
    country: str | None = None
    follows: bool = False


class Reader(msgspec.Struct, frozen=True):
    """What reading one story needs: words, a lookup that remembers, and the story's surnames."""

    lexicon: PlaceLexicon
    lookup: Lookup
    kept: Lookup
    surnames: frozenset[str]

    @property
    def words(self) -> Words:
        """The lexicon's words."""
        return self.lexicon.words


class Scan(msgspec.Struct, frozen=True):
    """One sentence being read: the name that each token belongs to, and where its dateline ends."""

    sentence: Sentence
    reader: Reader
    names: Mapping[int, Entity]
    dateline: int = 0
