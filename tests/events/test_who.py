"""Who fills a role: forces loyal to a chief, "they" in somebody's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_forces_loyal_to_a_president_are_his_countrys(read_text: Read) -> None:
    """Forces without a flag are of the country of whom they are loyal to."""
    text = "Forces loyal to President Salva Kiir attacked a rebel camp near Yei."
    event = next(e for e in read_text(text, published="2015-05-01").events if e.type == "ASSAULT")
    assert [(p.country, p.sector) for p in event.actors] == [("SSD", "MIL")]


def test_they_in_a_quotation_is_not_who_speaks(read_text: Read) -> None:
    """Nobody says "they" of himself."""
    text = '"They have agreed to a ceasefire," said Foreign Minister Ana Palacio.'
    events = read_text(text, published="2003-05-01").events
    assert not [e for e in events if any("Palacio" in p.text for p in e.actors)]
