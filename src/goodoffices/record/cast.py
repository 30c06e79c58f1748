"""Everybody a record names, numbered once: questions ask for people by country, id or name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from goodoffices.record.columns import Codes, Flags, nocase
from goodoffices.record.who import Who


class Person(NamedTuple):
    """Somebody as the record names them, whatever the part."""

    actor: str | None
    name: str | None
    country: str | None
    sector: str | None


class Cast:
    """Everybody the record ever named, numbered; found again by country, id or name."""

    def __init__(self) -> None:
        self.people: Codes[Person] = Codes()
        self._by_country: dict[str, list[int]] = defaultdict(list)
        self._by_actor: dict[str, list[int]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)

    def number(self, person: Person) -> int:
        """Return somebody's number."""
        known = len(self.people)
        found = self.people.number(person)
        if found == known:
            if person.country is not None:
                self._by_country[person.country].append(found)
            if person.actor is not None:
                self._by_actor[person.actor].append(found)
            if person.name is not None:
                self._by_name[nocase(person.name)].append(found)
        return found

    def of_country(self, country: str) -> Sequence[int]:
        """Return who acts for a country or body."""
        return self._by_country.get(country, ())

    def of_id(self, actor: str) -> Sequence[int]:
        """Return who has this id of the registry."""
        return self._by_actor.get(actor, ())

    def called(self, name: str) -> Sequence[int]:
        """Return who is called so, whatever the case."""
        return self._by_name.get(nocase(name), ())

    def flags(self, numbers: Sequence[int]) -> Flags:
        """Return, by number, whether somebody is among these."""
        found = np.zeros(len(self.people), np.bool_)
        found[list(numbers)] = True
        return found

    def meant(self, who: Who) -> Flags:
        """Return, by number, who is meant, as `who.party_test` has it."""
        own = [one for country in who.countries for one in self.of_country(country)]
        if who.sector:
            return self.flags([one for one in own if self.people.words[one].sector == who.sector])
        own += [one for actor in who.actors for one in self.of_id(actor)]
        if not who.actors:
            own += [one for name in who.names for one in self.called(name)]
        return self.flags(own)
