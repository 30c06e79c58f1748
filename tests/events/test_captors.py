"""Who let captives go that "were freed"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.shapes import Reading

Read = Callable[..., Reading]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Three nurses kidnapped by Somali gunmen were released after ten months.", {"SOM"}),
        ("Two Italian engineers held by Libyan militiamen were freed in Sabratha.", {"LBY"}),
        ("Two Italian engineers held by Libyan militiamen were freed in a raid.", set()),
        ("Two Italian engineers were freed in Sabratha.", set()),
    ],
)
def test_who_held_them_let_them_go(text: str, by: set[str], read_text: Read) -> None:
    """Captives whom nobody came for are freed by their captors."""
    (release,) = [e for e in read_text(text).events if e.type == "RETREAT"]
    assert {p.country for p in release.actors} == by


@pytest.mark.model
def test_nobody_held_himself(read_text: Read) -> None:
    """Captives told with nobody who held them were neither seized nor let go by themselves."""
    events = read_text(
        "Nine Greek sailors, held captive in Benin for a month, have been freed, ending a row between the two"
        " countries."
    ).events
    assert {e.type for e in events} == {"ASSAULT", "RETREAT"}
    assert not [p for e in events for p in e.actors if p.country == "GRC"]
