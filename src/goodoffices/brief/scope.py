"""What a brief is of: a saved situation, or two sides, and the questions asked within it."""

from __future__ import annotations

import msgspec
import numpy as np

from goodoffices.brief.ground import Ground
from goodoffices.channels import PartyBook
from goodoffices.channels.parties import named_party
from goodoffices.errors import InputError
from goodoffices.record import Handling, Situation
from goodoffices.record.columns import nocase
from goodoffices.record.situations import get_situation
from goodoffices.record.who import find_who

ALIKE = 5  # names told where nobody is called so
_IMPORTED = """
SELECT 1 FROM imported_events
WHERE day <= :asof AND (source = :side COLLATE NOCASE OR target = :side COLLATE NOCASE) LIMIT 1
"""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A brief that is asked for: of a situation, of two sides, or of two sides within a situation.

    `asof` is the last ISO day known; `since` the day to tell changes from, `since_why` where it
    comes from; `handling` the closest mark that may be in it.
    """

    situation: str | None = None
    between: tuple[str, str] | None = None
    asof: str
    since: str
    since_why: str = "as asked"
    handling: Handling = "clear"


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the record: what lies in `situation`; `pair` are the two sides, None if not told."""

    title: str
    situation: Situation
    pair: tuple[str, str] | None


def settle(ground: Ground, asked: Asked, book: PartyBook) -> Scope:
    """Return what to ask; two sides without a situation become one.

    Raises:
        InputError: neither is given; no situation is called so; nobody told of by then is called so.

    """
    if asked.situation is None and asked.between is None:
        raise InputError("SITUATION", "nothing to be briefed on", "name one, or --between A B")
    for side in asked.between or ():
        _check(ground, side)
    if asked.situation is None:
        assert asked.between is not None  # noqa: S101 - one of the two is given, see above
        saved = Situation(name=" and ".join(asked.between), parties=asked.between)
    else:
        saved = get_situation(ground.record.connection, asked.situation)
    sides = asked.between or (saved.parties if len(saved.parties) == len(("A", "B")) else None)
    pair = None if sides is None else (_named(sides[0], book), _named(sides[1], book))
    return Scope(title=saved.name, situation=saved, pair=pair)


def _named(side: str, book: PartyBook) -> str:
    return named_party(side, book) or side


def _check(ground: Ground, side: str) -> None:
    """Refuse a name that nobody bears of whom anything is told by then."""
    cast, present = ground.events.words.cast, ground.events.present()
    if (cast.meant(find_who(ground.record.connection, side)) & present).any():
        return
    if ground.record.connection.execute(_IMPORTED, {"side": side, "asof": ground.asof}).fetchone():
        return
    part = nocase(side)
    called = {cast.people.words[k].name for k in np.flatnonzero(present).tolist()}
    alike = sorted((name for name in called if name and part in nocase(name)), key=_shortest)
    remedy = "use a name, an id or a country's code"
    if alike:
        remedy = f"it names {', '.join(alike[:ALIKE])}"
    raise InputError(side, "is nobody this record names", remedy)


def _shortest(name: str) -> tuple[int, str]:
    return len(name), name
