"""Who is named in a stretch of text: states, groups, bodies and people, as a reader would call them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from goodoffices.actors import Registry
from goodoffices.actors.index import scan
from goodoffices.actors.words import words_of

NAMED = ("name", "demonym", "capital", "metonym", "person")
OF_STATE = frozenset({"state", "person", "government", "agency", "body"})
BOTH = re.compile(
    r"\b(?:both|the two|the|two|all) (?:sides|parties|countries|enemies|neighbou?rs|foes|rivals|combatants"
    r"|belligerents)\b|\beach other\b|\bone another\b|\b(?:warring|rival) (?:sides|parties)\b",
    re.IGNORECASE,
)
BOTH_AFTER = re.compile(r"\b(?:each|both)\b", re.IGNORECASE)
# What may stand between the parts of one subject: offices, titles, commas and "and".
_WITHIN = re.compile(
    r"(?:[\s,.'\u2019-]|\b(?:s|and|the|of|as|well|for|foreign|prime|defen[cs]e|minister|ministry|president"
    r"|secretary|general|leader|leaders|ministers|presidents|chief|state|government|spokesman|army|military"
    r"|special|envoy|envoys|coordinator|cabinet|security|armed|wing|factions|forces|council|its|their|both"
    r"|militants|groups|officials?)\b|\b[A-Z][\w'\u2019-]*)*"
)


class Named(msgspec.Struct, frozen=True):
    """A party named in a text, and where; `country` as in the registry."""

    name: str
    country: str | None
    start: int
    end: int


class Names(msgspec.Struct, frozen=True):
    """What is needed to find who is named: the registry, and whom the record knows.

    `surnames` are those of people in the record, with their registry ids; `countries` says for whom
    the record takes an actor, which with people depends on the office that they held.
    """

    registry: Registry
    surnames: Mapping[str, str]
    countries: Mapping[str, str]

    def find(self, text: str) -> tuple[Named, ...]:
        """Return who is named in `text`, in order; officials stand for their state."""
        return tuple(
            Named(*self._called(ref), start, end) for ref, start, end in self._mentions(text)
        )

    def refs(self, text: str) -> frozenset[str]:
        """Return the registry's ids of those named in `text`."""
        return frozenset(ref for ref, _, _ in self._mentions(text))

    def _mentions(self, text: str) -> Iterator[tuple[str, int, int]]:
        words = words_of(text)
        for atom in scan(words, self.registry.index):
            start, end = words[atom.first].start, words[atom.last - 1].end
            entry = next((e for e in atom.entries if e.use in NAMED), None)
            if entry is not None:
                yield entry.ref, start, end
            elif text[start:end] in self.surnames:
                yield self.surnames[text[start:end]], start, end

    def _called(self, ref: str) -> tuple[str, str | None]:
        actor = self.registry.actors[ref]
        country = self.countries.get(ref, actor.country)
        if actor.kind == "person" and country == "UNO":
            return "United Nations", country
        if country is not None and actor.kind in OF_STATE and country in self.registry.actors:
            return self.registry.actors[country].name, country
        return actor.name, country


def first_group(named: Sequence[Named], text: str) -> tuple[Named, ...]:
    """Return the parties that are named first, side by side: "Ostmark, Norland and Sudria"."""
    group: list[Named] = []
    for one in named:
        if group and not _WITHIN.fullmatch(text, group[-1].end, one.start):
            break
        group.append(one)
    return tuple(group)
