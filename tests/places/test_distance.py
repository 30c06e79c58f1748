"""A distance tells how far off from a place another one is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def _place(reading: Reading) -> str | None:
    """Return the place of the first event."""
    place = reading.events[0].place
    return place.name if place else None


def test_what_lies_far_from_a_town_did_not_happen_in_it(read_text: Read) -> None:
    """The village that is measured is the place, whether a list has it or not."""
    text = "Rebels ambushed an army patrol in Kavrelo, 140 km east of Kathmandu."
    assert _place(read_text(text, published="2004-04-05")) == "Kavrelo"


def test_a_town_far_off_is_no_place_for_want_of_another(read_text: Read) -> None:
    """Where only the far town is named the event has no place; a near one will do."""
    assert (
        _place(read_text("Rebels shelled a camp 50 km from Goma.", published="2012-04-05")) is None
    )
    assert (
        _place(read_text("Rebels shelled a camp 5 km from Goma.", published="2012-04-05")) == "Goma"
    )
