"""Who can carry a proposal between two parties now, and why: a ranking that gives its reasons."""

from goodoffices.channels.from_record import Told, read_record
from goodoffices.channels.parties import PartyBook, make_book
from goodoffices.channels.rank import find_channels, rank
from goodoffices.channels.shape import Channel, Citation, Evidence, Ranking, Reason
from goodoffices.channels.table import Events, day_number, make_events, read_events
from goodoffices.channels.testimony import Testimony
from goodoffices.channels.weights import (
    Weights,
    check_earlier,
    read_weights,
    shipped_weights,
    weights_for,
)

__all__ = [
    "Channel", "Citation", "Events", "Evidence", "PartyBook", "Ranking", "Reason", "Testimony",
    "Told", "Weights", "check_earlier", "day_number", "find_channels", "make_book", "make_events",
    "rank", "read_events", "read_record", "read_weights", "shipped_weights", "weights_for",
]  # fmt: skip
