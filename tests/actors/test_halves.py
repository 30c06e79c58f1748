"""The two halves of a parted land."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def countries(reading: Reading, sentence: int = 0) -> set[str | None]:
    """Return the countries of who does or undergoes what a sentence tells."""
    found = [event for event in reading.events if event.sentence == sentence]
    return {party.country for event in found for party in (*event.actors, *event.recipients)}


def test_two_halves_named_once(read_text: Read) -> None:
    """The name that two share behind "and" is both's."""
    text = "Talks between North and South Korea opened in the border village."
    assert countries(read_text(text)) == {"PRK", "KOR"}


def test_the_north_is_a_state_and_no_surname(read_text: Read) -> None:
    """Where one of the Koreas was named, "the North" is the northern one; elsewhere it is nobody."""
    told = read_text("South Korea held a drill. The North threatened all-out war.")
    assert countries(told, 1) == {"PRK"}
    other = read_text("Mali held a drill. The North threatened all-out war.")
    assert "PRK" not in countries(other, 1)


def test_the_two_koreas_are_both(read_text: Read) -> None:
    """They are two parties at one place of the text."""
    text = "The two Koreas exchanged artillery fire on Tuesday."
    assert countries(read_text(text)) == {"PRK", "KOR"}
