"""Which country a large town or a province lies in, for whoever asks by name alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from goodoffices.places.gazetteer import Gazetteer
from goodoffices.places.lexicon import Entry

LARGE: Final = 50_000  # people; below it a name alone says too little


def country_of_town(gazetteer: Gazetteer) -> Callable[[str], str | None]:
    """Return a function from a town's or province's name to its country's code.

    It gives null where no large town has the name, nor provinces of one country alone, and for
    words that are rarely said of the town ("More", "First").
    """
    words = gazetteer.lexicon.words
    barred = words.never | words.plain

    def country(name: str) -> str | None:
        if name.casefold() in barred:
            return None
        entries = gazetteer.lookup(name)
        towns = [e for e in entries if e.kind == "city" and e.population >= LARGE]
        largest = max(
            towns, key=lambda entry: (entry.population, entry.country or ""), default=None
        )
        return largest.country if largest else _of_province(entries)

    return country


def _of_province(entries: tuple[Entry, ...]) -> str | None:
    """Return the country of the provinces of a name, null where two countries have one."""
    countries = {e.country for e in entries if e.kind == "region"}
    return countries.pop() if len(countries) == 1 else None
