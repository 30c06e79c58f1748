"""Officeholders out of other people's data sets: what was read, before it becomes actors of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from goodoffices.actors.actor import Kind
from goodoffices.errors import InputError
from goodoffices.shapes import Failure

_DAY = re.compile(r"\+?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$")


class Holding(msgspec.Struct, frozen=True):
    """An office as the data set calls it, of which state, and its days, as exact as told."""

    label: str
    country: str | None = None
    since: str | None = None
    until: str | None = None


class Found(msgspec.Struct, frozen=True):
    """A person or body of a data set. `where` is the line it stood in, `kind` as in the registry."""

    key: str
    name: str
    where: str
    kind: Kind = "person"
    aliases: tuple[str, ...] = ()
    country: str | None = None
    holdings: tuple[Holding, ...] = ()


class Haul(msgspec.Struct, frozen=True):
    """What a file held, and what of it can't be used."""

    found: tuple[Found, ...]
    failures: tuple[Failure, ...] = ()


def read_day(text: str | None, where: str) -> str | None:
    """Return a day as the registry writes it, "2012-06" or longer or shorter; None where none is told.

    Takes ISO days and times, and Wikidata's "+2012-06-00T00:00:00Z". Raises InputError for others.
    """
    if text is None or not text.strip():
        return None
    match = _DAY.match(text.strip())
    if match is None:
        raise InputError(
            where, f"{text.strip()!r} is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD"
        )
    parts = [match[1]]
    for part in (match[2], match[3]):
        if part in {None, "00"}:
            break
        parts.append(part)
    return "-".join(parts)


def joined(found: Iterator[Found]) -> tuple[Found, ...]:
    """Return one entry for each key, with the names and holdings of all of its rows."""
    whole: dict[str, Found] = {}
    for one in found:
        old = whole.get(one.key)
        whole[one.key] = one if old is None else _added(old, one)
    return tuple(whole.values())


def _added(old: Found, new: Found) -> Found:
    names = dict.fromkeys((*old.aliases, new.name, *new.aliases))
    return msgspec.structs.replace(
        old,
        aliases=tuple(name for name in names if name != old.name),
        country=old.country or new.country,
        holdings=tuple(dict.fromkeys((*old.holdings, *new.holdings))),
    )
