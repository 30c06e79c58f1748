"""Reads officeholders from OpenSanctions' FollowTheMoney entities: one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from goodoffices.actors.actor import Kind
from goodoffices.actors.codes import country_code
from goodoffices.actors.imported import Found, Haul, Holding, read_day
from goodoffices.errors import InputError
from goodoffices.shapes import Failure

_BODIES: dict[str, Kind] = {"PublicBody": "agency", "Company": "company"}
_ARMED = "crime.terror"
_USED = frozenset({"Person", "Position", "Occupancy", "Organization", *_BODIES})


class Entity(msgspec.Struct, frozen=True):
    """One entity; a property's values are words, or the ids of other entities (or these whole)."""

    id: str
    schema: str
    properties: dict[str, list[Any]] = {}
    where: str = ""

    def words(self, *names: str) -> tuple[str, ...]:
        """Return the values of the properties `names`, those that are words."""
        values = (value for name in names for value in self.properties.get(name, ()))
        return tuple(value for value in values if isinstance(value, str))

    def first(self, *names: str) -> str | None:
        """Return the first word of the first of `names` that has any."""
        return next(iter(self.words(*names)), None)

    def refs(self, name: str) -> Iterator[str]:
        """Yield the ids of the entities a property points to."""
        for value in self.properties.get(name, ()):
            yield value["id"] if isinstance(value, dict) and "id" in value else str(value)


def read_entities(path: Path, country: str | None = None) -> Haul:
    """Return persons with their occupancies, public bodies, companies and armed groups of a file.

    Args:
        path: A file of FollowTheMoney entities, one a line.
        country: The state of those that name none.

    Raises:
        InputError: The file can't be read.

    """
    failures: list[Failure] = []
    entities: dict[str, Entity] = {}
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                _keep(line, f"{path.name}:{number}", entities, failures)
    held = _holdings(entities, country, failures)
    found = (_found(one, held, country, failures) for one in entities.values())
    return Haul(tuple(one for one in found if one is not None), tuple(failures))


def _keep(line: bytes, where: str, entities: dict[str, Entity], failures: list[Failure]) -> None:
    try:
        entity = msgspec.json.decode(line, type=Entity)
        for one in _whole(msgspec.structs.replace(entity, where=where)):
            if one.schema in _USED:
                entities.setdefault(one.id, one)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        remedy = 'give lines like {"id": "...", "schema": "Person", "properties": {...}}'
        failures.append(Failure(where=where, reason=str(error), remedy=remedy))


def _whole(entity: Entity) -> Iterator[Entity]:
    """Yield an entity and those written out inside it."""
    yield entity
    for values in entity.properties.values():
        for value in values:
            if isinstance(value, dict) and {"id", "schema"} <= value.keys():
                inner = msgspec.convert(value, type=Entity, strict=False)
                yield from _whole(msgspec.structs.replace(inner, where=entity.where))


def _holdings(
    entities: Mapping[str, Entity], country: str | None, failures: list[Failure]
) -> dict[str, list[Holding]]:
    """Return the offices of each person, by the person's id."""
    held: dict[str, list[Holding]] = {}
    for one in entities.values():
        if one.schema != "Occupancy":
            continue
        try:
            for holder in one.refs("holder"):
                held.setdefault(holder, []).extend(_posts(one, entities, country))
        except InputError as error:
            failures.append(Failure(where=error.where, reason=error.what, remedy=error.remedy))
    return held


def _posts(
    occupancy: Entity, entities: Mapping[str, Entity], country: str | None
) -> Iterator[Holding]:
    since, until = occupancy.first("startDate"), occupancy.first("endDate")
    if until is None and "ended" in occupancy.words("status"):
        what = f"occupancy {occupancy.id!r} has ended on a day that isn't told"
        raise InputError(occupancy.where, what, "give endDate")
    for ref in occupancy.refs("post"):
        post = entities.get(ref)
        label = post.first("name") if post is not None else None
        if post is None or label is None:
            what = f"occupancy {occupancy.id!r}: position {ref!r} is not in the file"
            raise InputError(occupancy.where, what, "export positions too")
        yield Holding(
            label=label,
            country=_country(post, "country", "jurisdiction") or country,
            since=read_day(since, occupancy.where),
            until=read_day(until, occupancy.where),
        )


def _found(
    entity: Entity,
    held: Mapping[str, list[Holding]],
    country: str | None,
    failures: list[Failure],
) -> Found | None:
    kind = _kind(entity)
    names = entity.words("name", "alias")
    if kind is None or not names:
        return None
    holdings = tuple(held.get(entity.id, ()))
    try:
        own = _country(entity, "country", "citizenship", "nationality", "jurisdiction")
    except InputError as error:
        failures.append(Failure(where=error.where, reason=error.what, remedy=error.remedy))
        return None
    return Found(
        key=entity.id,
        name=names[0],
        where=entity.where,
        kind=kind,
        aliases=names[1:],
        country=own or next((one.country for one in holdings if one.country), country),
        holdings=holdings,
    )


def _kind(entity: Entity) -> Kind | None:
    """Return the registry's kind; an organisation is one only where its topics tell what it is."""
    if entity.schema == "Organization":
        return "armed-group" if _ARMED in entity.words("topics") else None
    return "person" if entity.schema == "Person" else _BODIES.get(entity.schema)


def _country(entity: Entity, *names: str) -> str | None:
    told = entity.first(*names)
    return country_code(told, entity.where) if told is not None else None
