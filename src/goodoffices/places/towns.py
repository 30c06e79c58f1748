"""Which country a large town lies in, for whoever asks by name alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from goodoffices.places.gazetteer import Gazetteer

LARGE: Final = 50_000  # people; below it a name alone says too little


def country_of_town(gazetteer: Gazetteer) -> Callable[[str], str | None]:
    """Return a function from a town's name to its country's code, None where no large town has it."""

    def country(name: str) -> str | None:
        towns = [e for e in gazetteer.lookup(name) if e.kind == "city" and e.population >= LARGE]
        largest = max(
            towns, key=lambda entry: (entry.population, entry.country or ""), default=None
        )
        return largest.country if largest else None

    return country
