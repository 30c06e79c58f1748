"""Rankings of third parties for the desk: the same calls as the command line's `channels`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.channels import (
    Events,
    Ranking,
    Reason,
    Told,
    day_number,
    find_channels,
    shipped_weights,
    weights_for,
)
from goodoffices.channels.dealings import Dealings, imports_of, read_dealings
from goodoffices.channels.network import Network, Tie, ties_among
from goodoffices.channels.parties import named_party
from goodoffices.channels.table import place_of
from goodoffices.channels.told_on import told_on
from goodoffices.desk.charts.network import Between, tie_of
from goodoffices.desk.desk import Desk
from goodoffices.desk.sides import Sides, party_book
from goodoffices.record import Record
from goodoffices.record.columns import Ints
from goodoffices.record.follow import Follower

YEAR = 365
BLIND = (
    "Seen is only what was reported in what was read. Not seen: back-channels nobody reported, and"
    " languages that are not read."
)


class Ranked(msgspec.Struct, frozen=True, kw_only=True):
    """The ranking for two parties as of a day; their ties, and those of the ranked, over a year before.

    `ranking` is null where a side isn't told of by then: `note` says which. `reports` is how many
    reports with events or standings it rests on.
    """

    ranking: Ranking | None
    ties: tuple[Tie, ...]
    direct: Tie | None
    reports: int
    note: str = ""


def told_by(desk: Desk, asof: str, sides: tuple[str, str]) -> Told:
    """Return what the record tells up to a day, of reports published by then."""
    book = party_book(desk)
    meant = tuple(party for side in sides if (party := named_party(side, book)))
    return desk.keep(("told", asof, meant), lambda: told_on(dealings(desk), asof, meant))


def dealings(desk: Desk) -> Dealings:
    """Return all that the record tells of who deals with whom, as it is now."""
    book = party_book(desk)

    def read(record: Record, reports: Ints | None, known: Dealings | None) -> Dealings:
        return read_dealings(record, book, reports, known)

    return desk.followed("dealings", lambda: Follower(read, imports_of))


def rank_between(
    desk: Desk, sides: Sides, asof: str, limit: int, only: str | None = None
) -> Ranked:
    """Return who can carry a proposal between two parties, by the plain weights, best first.

    Args:
        desk: the desk.
        sides: the two, by any name that the registry or the record knows.
        asof: the last ISO day known.
        limit: third parties at most.
        only: one third party, by name.

    """
    key = ("ranked", sides.pair, asof, limit, only)
    return desk.keep(key, lambda: _rank(desk, sides, asof, limit, only))


def _rank(desk: Desk, sides: Sides, asof: str, limit: int, only: str | None) -> Ranked:
    told = told_by(desk, asof, sides.pair)
    names = [_named(desk, side, told.events) for side in sides.pair]
    missing = [name for name in names if place_of(name, told.events) is None]
    if missing:
        note = f"Nothing that came out by {asof} tells of {' or '.join(missing)}."
        return Ranked(ranking=None, ties=(), direct=None, reports=told.reports, note=note)
    third = None if only is None else _named(desk, only, told.events)
    shipped = desk.keep_always(("weights",), shipped_weights)
    plain = weights_for(asof, [one for one in shipped if one.fitted_until is None])
    found = find_channels(
        told.events, names[0], names[1], day_number(asof), plain, told.testimonies, limit, third
    )
    ranked = (found.a, found.b, *(one.third_party for one in found.channels))
    ties = ties_among(told.events, day_number(asof), YEAR, ranked)
    network = Network(asof=found.asof, since=found.asof, actors=(), ties=ties)
    return Ranked(
        ranking=found, ties=ties, direct=tie_of(network, found.a, found.b), reports=told.reports
    )


def _named(desk: Desk, name: str, events: Events) -> str:
    """Return the name that the events use for what was typed: a name, an alias or a country's code."""
    place = place_of(name, events)
    if place is not None:
        return events.names[place]
    folded = name.casefold()
    for actor in desk.registry().actors.values():
        known = (actor.name, *actor.aliases)
        is_code = actor.kind == "state" and folded == (actor.country or "").casefold()
        if is_code or any(folded == word.casefold() for word in known):
            for word in known:
                place = place_of(word, events)
                if place is not None:
                    return events.names[place]
    return name


def betweens(ranked: Ranked, href: str) -> list[Between]:
    """Return the ranked third parties with their ties to either side, to draw; `href` ends in their rank."""
    found = ranked.ranking
    if found is None:
        return []
    network = Network(asof=found.asof, since=found.asof, actors=(), ties=ranked.ties)
    return [
        Between(
            name=one.third_party, rank=one.rank, score=one.score,
            to_a=tie_of(network, one.third_party, found.a),
            to_b=tie_of(network, one.third_party, found.b),
            href=f"{href}{one.rank}",
        )
        for one in found.channels
    ]  # fmt: skip


def merged(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return reasons that say the same as one, with the sum of their weights, the weightiest first."""
    by_words: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_words.setdefault(reason.reason, []).append(reason)
    found = [
        msgspec.structs.replace(group[0], weight=sum(one.weight for one in group))
        for group in by_words.values()
    ]
    return tuple(sorted(found, key=lambda one: -abs(one.weight)))
