"""Headline and body: one event, with both sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model

STORY = """The Kenyan army attacked a rebel camp in Somalia

Fighter jets struck before dawn, officials say

NAIROBI (Harbour Wire) - The Kenyan army attacked a rebel camp in Somalia on Tuesday, it said.
"""


def test_headline_told_by_the_body_is_no_second_event(read_text: Callable[..., Reading]) -> None:
    """The body's event carries its own date and names the headline's sentence in `also`."""
    reading = read_text(STORY, published="2015-10-14")
    bombed = [e for e in reading.events if e.type == "ASSAULT" and e.actors]
    assert len(bombed) == 1
    assert bombed[0].date.start == "2015-10-13"
    assert 0 in bombed[0].also


def test_other_events_stay_apart(read_text: Callable[..., Reading]) -> None:
    """A headline about another act keeps its event."""
    text = STORY.replace(
        "The Kenyan army attacked a rebel camp in Somalia\n", "Kenya condemned Uganda\n"
    )
    reading = read_text(text, published="2015-10-14")
    assert {e.type for e in reading.events} >= {"ACCUSE", "ASSAULT"}
