"""The third parties that could carry a proposal, in the lines of a brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goodoffices.brief.acts import Act
from goodoffices.brief.background import is_offer
from goodoffices.brief.cite import distinct, source_of
from goodoffices.brief.days import when
from goodoffices.brief.shape import Item
from goodoffices.brief.wording import tell
from goodoffices.channels import (
    Channel,
    PartyBook,
    Ranking,
    day_number,
    find_channels,
    read_record,
    shipped_weights,
    weights_for,
)
from goodoffices.errors import InputError
from goodoffices.record import Record

EACH = 1  # dealings with each side told of


def find_go_betweens(
    known: Record, pair: tuple[str, str], asof: str, book: PartyBook, limit: int
) -> Ranking | str:
    """Return the ranking on that day by the plain weights, or why there is none."""
    told = read_record(known, asof, book, pair)
    plain = weights_for(asof, [one for one in shipped_weights() if one.fitted_until is None])
    try:
        return find_channels(told.events, *pair, day_number(asof), plain, told.testimonies, limit)
    except InputError as error:
        return str(error)


def channel_item(channel: Channel, sides: Sequence[str], acts: Mapping[str, Act]) -> Item:
    """Return a third party with its latest dealings with each side, and the words that tell them.

    `acts` are those of the brief by the ids of their tellings: what the line tells, it tells as the
    rest of the brief does. What the ranking counts besides, `goodoffices channels` shows.
    """
    told: dict[str, Act] = {}
    for side in sides:
        own = [act for event in _events(channel, side) if (act := acts.get(event)) and _names(act)]
        for act in [act for act in own if act.line.status != "offered" or is_offer(act)][:EACH]:
            told.setdefault(act.line.finding, act)
    latest = sorted(told.values(), key=lambda act: act.line.day or "", reverse=True)
    return Item(
        text=f"{channel.rank}. {channel.third_party}: "
        + "; ".join(f"{when(act.line)}, {tell(act)}" for act in latest),
        sources=distinct(source_of(act.line) for act in latest),
        day=channel.last,
        review="worked out",
    )


def _names(act: Act) -> bool:
    """Whether the act's own sentence names anybody: else it doesn't speak of the third party."""
    return any(who.known for who in (*act.actors, *act.recipients, *act.hosts))


def _events(channel: Channel, side: str) -> Iterator[str]:
    """Return the events between a third party and a side that speak for it, the weightiest reason first."""
    for reason in channel.why:
        for row in reason.evidence if reason.weight > 0 else ():
            if {row.source, row.target} == {channel.third_party, side}:
                yield from (cited.event for cited in row.cited if cited.event)
