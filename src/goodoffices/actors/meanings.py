"""What a name in a question may mean to a record: ids and codes, best first, as the registry reads names."""

from __future__ import annotations

from goodoffices.actors.phrase import Cities
from goodoffices.actors.registry import Registry
from goodoffices.actors.resolve import answer


def meanings(
    words: str, registry: Registry, cities: Cities | None = None, date: str | None = None
) -> tuple[str, ...]:
    """Return the ids and codes that `words` may stand for, the closest first; none where they mean nobody.

    Args:
        words: a name as a person gives it: "Tehran", "Palestinians", "IDF".
        registry: as loaded.
        cities: gives the country of a large town's name.
        date: the ISO day on which somebody is meant; now where left out.

    An actor's id comes first. A people or a state is its country's code; a body of a state without an
    entry of its own, the code and its sector ("ISR.MIL"). A person is nobody but himself, a town or
    region that isn't a capital no party.

    """
    found = answer(words, date, registry, cities)
    if found.country is None or (found.actor is None and found.name is not None):
        return ()
    own = (found.actor,) if found.actor else ()
    if found.role is not None or found.actor == found.country:
        return own
    if found.sector == "MIL" or (found.actor is None and found.sector):
        return (*own, f"{found.country}.{found.sector}")
    return own or (found.country,)
