"""When an act was done that tells no day of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]


def test_what_was_done_to_broker_dates_the_brokering(read_text: Read) -> None:
    """A purpose has the day of what was done for it."""
    text = "In May 2003 Norway worked with Oman to broker a truce between Chad and the rebels."
    brokered = [e for e in read_text(text, published="2005-01-01").events if e.type == "CONSULT"]
    assert [(e.date.start, e.date.end) for e in brokered] == [("2003-05-01", "2003-05-31")]


def test_a_purpose_nothing_was_done_for_has_no_day(read_text: Read) -> None:
    """What somebody would do on a day dates nothing that was done."""
    text = "In May Norway would not work with Oman to broker a truce between Chad and the rebels."
    events = read_text(text, published="2005-01-01").events
    assert not [e for e in events if e.type == "CONSULT" and e.status == "actual" and e.date.start]
