"""Whose deed "the raid" is that a third party condemns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Event, Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]
DAY = "2031-05-06"


def condemned(read_text: Read, text: str, by: str) -> set[str | None]:
    """Return the countries that a state condemns in a story."""
    events: tuple[Event, ...] = read_text(text, published=DAY).events
    found = [e for e in events if e.type == "ACCUSE" and by in {p.country for p in e.actors}]
    assert found
    return {p.country for e in found for p in e.recipients}


def test_a_condemned_raid_is_its_raiders(read_text: Read) -> None:
    """Who is told to have raided is condemned by whoever condemns "the raid" afterwards."""
    text = "Chilean troops raided a camp in Tacna. The mayor wept. Bolivia condemned the raid."
    assert condemned(read_text, text, "BOL") == {"CHL"}


def test_an_attack_by_one_of_two_is_nobodys(read_text: Read) -> None:
    """Where two sides did violence, "the violence" is not laid at the door of the last."""
    text = (
        "Chilean troops raided a camp in Tacna. Peruvian soldiers shelled Arica. Bolivia condemned "
        "the violence."
    )
    assert condemned(read_text, text, "BOL") == set()


def test_a_town_before_a_raid_is_not_condemned(read_text: Read) -> None:
    """In "condemned the Hebron raid" nobody condemns Hebron."""
    assert condemned(read_text, "Norway condemned the Hebron raid.", "NOR") == set()
