"""The third parties that could carry a proposal, in the lines of a brief."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice

from goodoffices.brief.acts import Act
from goodoffices.brief.background import is_offer
from goodoffices.brief.cite import distinct, source_of
from goodoffices.brief.days import when
from goodoffices.brief.ground import Ground
from goodoffices.brief.shape import Item
from goodoffices.brief.wording import tell
from goodoffices.channels import (
    Channel,
    Ranking,
    Weights,
    day_number,
    find_channels,
    shipped_weights,
)
from goodoffices.errors import InputError

EACH = 1  # dealings with each side told of


def find_go_betweens(ground: Ground, pair: tuple[str, str], limit: int) -> Ranking | str:
    """Return the ranking on that day by the plain weights, or why there is none."""
    told, day = ground.told(pair), day_number(ground.asof)
    try:
        return find_channels(told.events, *pair, day, _plain(), told.testimonies, limit)
    except InputError as error:
        return str(error)


@cache
def _plain() -> Weights:
    """Return the weights that were fitted to nothing."""
    return next(one for one in shipped_weights() if one.fitted_until is None)


def channel_item(channel: Channel, sides: Sequence[str], find: Callable[[str], Act | None]) -> Item:
    """Return a third party with its latest dealings with each side, and the words that tell them.

    `find` gives an act of the brief by the id of a telling: what the line tells, it tells as the rest
    of the brief does. What the ranking counts besides, `goodoffices channels` shows.
    """
    told: dict[str, Act] = {}
    for side in sides:
        own = (act for event in _events(channel, side) if (act := find(event)) and _names(act))
        fit = (act for act in own if act.line.status != "offered" or is_offer(act))
        for act in islice(fit, EACH):
            told.setdefault(act.line.finding, act)
    latest = sorted(told.values(), key=lambda act: act.line.day or "", reverse=True)
    return Item(
        text=f"{channel.rank}. {channel.third_party}: "
        + "; ".join(f"{when(act.line)}, {tell(act)}" for act in latest),
        sources=distinct(source_of(act.line) for act in latest),
        day=channel.last,
        review="worked out",
    )


def first_dealings(channels: Sequence[Channel], sides: Sequence[str]) -> Iterator[str]:
    """Yield the events that a line of each third party most likely tells: the first with each side."""
    for channel in channels:
        for side in sides:
            yield from islice(_events(channel, side), EACH)


def _names(act: Act) -> bool:
    """Whether the act's own sentence names anybody: else it doesn't speak of the third party."""
    return any(who.known for who in (*act.actors, *act.recipients, *act.hosts))


def _events(channel: Channel, side: str) -> Iterator[str]:
    """Return the events between a third party and a side that speak for it, the weightiest reason first."""
    for reason in channel.why:
        for row in reason.evidence if reason.weight > 0 else ():
            if {row.source, row.target} == {channel.third_party, side}:
                yield from (cited.event for cited in row.cited if cited.event)
