"""Tests of what courts and rulers bring about by saying so."""

from __future__ import annotations

import pytest

from goodoffices.pipeline import load_engine, read
from goodoffices.shapes import Event, Report

pytestmark = pytest.mark.model


def events(text: str) -> list[Event]:
    """Return the events read in one sentence."""
    return list(read(Report(id="t", text=text, published="2018-07-10"), load_engine()).events)


def told(text: str) -> list[tuple[str, str | None]]:
    """Return type and mode of each event of one sentence."""
    return [(event.type, event.mode) for event in events(text)]


def test_what_a_court_makes_one_pay_is_a_judgment() -> None:
    """A court's order to pay convicts; a minister's call to pay asks."""
    judged = "Russia must pay the owners of the firm 50 million dollars, judges in Vienna decided."
    assert ("SANCTION", "convict") in told(judged)
    asked = "Russia must pay the owners of the firm 50 million dollars, the Polish minister said."
    assert ("SANCTION", "convict") not in told(asked)


def test_who_says_the_constitution_is_suspended_suspended_it() -> None:
    """The general who goes on air to say so did it."""
    text = (
        "Fiji's army commander went on television to say that the country was under military rule."
    )
    assert [e.actors[0].text for e in events(text) if e.type == "COERCE"] == [
        "Fiji's army commander"
    ]


def test_what_people_may_no_longer_do_is_kept_from_them() -> None:
    """What rulers say women may no longer do is a ban; what families can no longer afford is none."""
    banned = "Women in Herat may no longer board a plane alone, the Taliban told airlines."
    assert told(banned) == [("COERCE", "restrict")]
    assert told("Families can no longer afford bread, the Chadian minister said.") == []
    assert told("Refugees can no longer work in the camps, the UN said.") == []
