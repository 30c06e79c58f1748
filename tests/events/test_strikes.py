"""Strikes of which a sentence does not tell whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.events.strikes import WHY
from goodoffices.shapes import Event, Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]
FLOWN = "Kenyan jets bombed a Shabab camp near Jilib on Monday. "


def last(reading: Reading) -> Event:
    """Return the last event of a reading."""
    return max(reading.events, key=lambda event: event.trigger.start)


@pytest.mark.parametrize(
    "text",
    [
        "The strikes destroyed three trucks, a bunker and a bridge.",
        "Three strikes engaged two Shabab units and damaged a supply route.",
        "The raids hit two Shabab camps.",
    ],
)
def test_the_strikes_are_of_whoever_struck_before(text: str, read_text: Read) -> None:
    """The words are the strikes', the party is who flew them."""
    event = last(read_text(FLOWN + text))
    assert [(p.country, p.name, p.why) for p in event.actors] == [("KEN", "Kenyan jets", WHY)]
    assert event.actors[0].text in text


def test_what_the_strikes_hit_is_told_piece_by_piece(read_text: Read) -> None:
    """Things of nobody's are told where the striker is."""
    event = last(read_text(FLOWN + "The strikes destroyed three trucks, a bunker and a bridge."))
    assert [p.text for p in event.recipients] == ["three trucks", "bunker", "bridge"]


@pytest.mark.parametrize(
    "before", ["", "Teachers in Kenya met on Monday. ", "Kenya blamed Somalia on Monday. "]
)
def test_strikes_of_nobody_stay_nobodys(before: str, read_text: Read) -> None:
    """Where nobody struck before, no one does; things alone make no event."""
    events = read_text(before + "The strikes destroyed a bridge.").events
    assert not [event for event in events if event.type == "ASSAULT"]
    hit = last(read_text(before + "The strikes destroyed a Shabab camp."))
    assert not hit.actors
