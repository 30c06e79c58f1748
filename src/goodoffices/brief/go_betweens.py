"""The third parties that could carry a proposal, in the lines of a brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodoffices.brief.cite import distinct, source_at
from goodoffices.brief.shape import Item, Source
from goodoffices.channels import (
    Channel,
    Citation,
    PartyBook,
    Ranking,
    Reason,
    day_number,
    find_channels,
    read_record,
    shipped_weights,
    weights_for,
)
from goodoffices.errors import InputError
from goodoffices.record import Record

CITED = 3
REASONS = 2
PEOPLE = 2


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


def channel_item(known: Record, channel: Channel) -> Item:
    """Return a third party with why it stands there, what speaks against it, and the words."""
    speaking = [one for one in channel.why if one.weight > 0 and list(_cited(one))][:REASONS]
    reasons = list(dict.fromkeys(one.reason for one in speaking))
    people = f"; through {'; '.join(channel.people[:PEOPLE])}" if channel.people else ""
    but = f"; but {'; '.join(channel.caveats[:1])}" if channel.caveats else ""
    return Item(
        text=f"{channel.rank}. {channel.third_party}: {'; '.join(reasons)}{people}{but}",
        sources=_sources(known, speaking),
        day=channel.last,
        review="worked out",
    )


def _cited(reason: Reason) -> Iterator[Citation]:
    for row in reason.evidence:
        yield from row.cited[:1]


def _sources(known: Record, reasons: Iterable[Reason]) -> tuple[Source, ...]:
    cited = [one for reason in reasons for one in list(_cited(reason))[:CITED]]
    return distinct(
        source_at(known, one.report, None, one.sentence or "", one.words or "") for one in cited
    )[:CITED]
