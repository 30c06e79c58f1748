"""A short name that two groups share means the one that the story has named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_the_taliban_of_a_story_are_those_it_named(read_text: Read) -> None:
    """After Tehreek-i-Taliban Pakistan the Taliban are the Pakistani ones, else the Afghan ones."""
    text = (
        "Tehreek-i-Taliban Pakistan met tribal elders on Monday. "
        "The Taliban attacked a school in Peshawar."
    )
    event = next(e for e in read_text(text).events if e.type == "ASSAULT")
    assert [p.actor for p in event.actors] == ["pak.ttp"]
    event = next(e for e in read_text("The Taliban attacked a school.").events)
    assert [p.actor for p in event.actors] == ["afg.taliban"]
