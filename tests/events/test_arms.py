"""What strikes and what is struck where no side is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.events.arms import STRIKING, STRUCK
from goodoffices.shapes import Event, Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def attacks(reading: Reading) -> list[Event]:
    """Return the assaults of a reading."""
    return [event for event in reading.events if event.type == "ASSAULT"]


def test_jets_strike_where_nobody_is_told_to_own_them(read_text: Read) -> None:
    """The jets are the actor, of no country."""
    (event,) = attacks(read_text("Jets bombed a Shabab camp near Afgoye."))
    assert [(p.text, p.country, p.why) for p in event.actors] == [("Jets", None, STRIKING)]


def test_jets_of_a_state_are_that_state(read_text: Read) -> None:
    """Whose they are says more than what they are."""
    (event,) = attacks(read_text("Kenyan jets bombed a Shabab camp near Afgoye."))
    assert [p.country for p in event.actors] == ["KEN"]


def test_what_is_hit_from_the_air_is_told_piece_by_piece(read_text: Read) -> None:
    """The trucks and the gun stand beside the camp that is somebody's."""
    (event,) = attacks(
        read_text("Kenyan jets attacked a Shabab camp, two trucks and a machine gun on Monday.")
    )
    things = [p.text for p in event.recipients if p.why == STRUCK]
    assert things == ["two trucks", "machine gun"]
    assert any("Shabab" in p.text for p in event.recipients)


def test_strikes_that_killed_and_destroyed_are_one_event(read_text: Read) -> None:
    """The vehicles are told with the dead."""
    (event,) = attacks(
        read_text("Kenyan air strikes killed ten Shabab fighters and destroyed four vehicles.")
    )
    assert [p.text for p in event.recipients] == ["ten Shabab fighters", "four vehicles"]


@pytest.mark.parametrize(
    "text",
    [
        "Shabab fighters set off bombs along the road to Baidoa.",
        "Kenyan soldiers attacked Shabab fighters and their positions.",
    ],
)
def test_what_is_wielded_or_owned_is_not_told_as_struck(text: str, read_text: Read) -> None:
    """Bombs that go off are no victims; positions of those who are named are theirs."""
    found = [p.text for event in attacks(read_text(text)) for p in event.recipients]
    assert not any("bomb" in text or "positions" in text for text in found)
